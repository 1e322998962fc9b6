import { offered } from "../../shared/remedies.ts";
import type { Connector } from "./connector.ts";

/** For orders marked `test`: everything runs, nothing reaches anyone. */
export const testConnector: Connector = {
  capabilities: { remedies: offered, facts: false, lookUp: false },
  findRemedy: async () => null,
  execute: async () => ({ state: "succeeded", reference: "TEST" }),
};
