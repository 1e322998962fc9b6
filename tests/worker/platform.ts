// A shop's platform for tests: a connector that knows the orders it is given, in the place of one of the real ones.
import type { Connector } from "../../worker/connectors/connector.ts";
import { platforms } from "../../worker/connectors/index.ts";
import type { OrderFacts } from "./client.ts";

/** What a lead types to connect it, with a key that must never be seen again. */
export const SETTINGS = { kind: "vendure", url: "https://vendure.test/admin-api", apiKey: "lookup:top-secret-key" };

type Order = Awaited<ReturnType<NonNullable<Connector["getOrder"]>>>;

/** Takes a real one's place; `restore` gives it back. Tests put their own in the place of any of its calls. */
export function fakePlatform() {
  const registry = platforms as Record<string, unknown>;
  const real = registry["vendure"];
  const orders = new Map<string, OrderFacts>();
  const calls = { getOrder: 0, findOrder: 0, execute: 0 };
  const connector = {
    capabilities: { remedies: ["refund"], facts: true, lookUp: true },
    check: async () => [],
    findRemedy: async () => null,
    execute: async ({ settlementId }) => {
      calls.execute += 1;
      return { state: "succeeded", reference: `ref-${settlementId}` };
    },
    getOrder: async (id) => {
      calls.getOrder += 1;
      return asOrder(orders.get(id));
    },
    findOrder: async (number, email) => {
      calls.findOrder += 1;
      const found = [...orders.values()].find((order) => order["number"] === number);
      return found && (found["customer"] as { email: string }).email === email ? asOrder(found) : null;
    },
  } satisfies Connector as Connector;
  registry["vendure"] = () => connector;
  const restore = () => {
    if (real) registry["vendure"] = real;
    else delete registry["vendure"];
  };
  return { connector, orders, calls, restore };
}

const asOrder = (facts: OrderFacts | undefined) => (facts ?? null) as Order;
