import type { ConnectorAnswer } from "../../shared/contract.ts";
import type { createCalls } from "../api.ts";

/** What the room of connections asks the server. Each call may be made twice, so none needs a key. */

export type ConnectApi = ReturnType<typeof createConnectApi>;

const path = "/desk/api/connector";

export function createConnectApi({ read, plain }: ReturnType<typeof createCalls>) {
  return {
    now: () => read<ConnectorAnswer>(path),
    connect: (platform: Record<string, string>) => plain<ConnectorAnswer>("PUT", path, platform),
    check: () => plain<ConnectorAnswer>("POST", `${path}/check`),
    disconnect: () => plain<ConnectorAnswer>("DELETE", path),
  };
}
