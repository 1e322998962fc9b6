// What the tests of platforms share: a remedy, the steps as they are kept, a network that is cut, and the pump's way of asking.
import type { Outcome } from "../../shared/contract.ts";
import type { Connector, RemedyOrder, Result, Steps } from "../../worker/connectors/connector.ts";

export const settlementId = "set_k3JxQ0vT8mYw2ZbN5rHc1A";

export function remedyOf(changes: Partial<RemedyOrder> = {}): RemedyOrder {
  return {
    settlementId,
    itemId: "i1",
    remedy: "refund",
    amount: 2785,
    bonus: 0,
    currency: "USD",
    parts: [{ of: "goods", amount: changes.amount ?? 2785 }],
    goods: "keep",
    back: null,
    variant: null,
    extra: null,
    case: { id: "case_k3JxQ0vT8mYw2ZbN5rHc1A", reference: "A-7K3F9" },
    order: { id: "1042", number: "#1042" },
    tenders: [],
    line: { id: "11", sku: "MUG-BL", title: "Blue mug", quantity: 1 },
    customer: { id: "77", email: "ada@example.com" },
    attempt: 0,
    ...changes,
  };
}

/** Kept as the object keeps them: as JSON. */
export function keptSteps(): Steps {
  let kept = "null";
  return { load: () => JSON.parse(kept) as unknown, save: (progress) => void (kept = JSON.stringify(progress)) };
}

/** What the pump does with a settlement: looks, asks, and looks again after every doubt. */
export async function ask(connector: Connector, remedy: RemedyOrder, steps: Steps): Promise<Result> {
  try {
    const found = await connector.findRemedy(remedy, steps);
    if (found) return found;
    const result = await connector.execute(remedy, steps).catch(unclear);
    return result.state === "succeeded" ? result : ((await connector.findRemedy(remedy, steps)) ?? result);
  } catch (error) {
    return unclear(error);
  }
}

const unclear = (error: unknown): Result => ({ state: "unclear", problem: String(error) });

/** Asks as often as it takes, as the pump does under the same key. */
export async function settle(connector: Connector, remedy: RemedyOrder, steps: Steps): Promise<Outcome> {
  for (let tries = 0; tries < 6; tries += 1) {
    const result = await ask(connector, remedy, steps);
    if (result.state === "succeeded" || result.state === "failed") return result;
  }
  throw new Error("It never came to an end.");
}

/** Which call is lost: before it arrives, or its answer after all was done; that one, or everything from there on. */
export type Cut = { call: number; lost: "question" | "answer"; then: "goes on" | "dies" };

export const cuts = (calls: number): Cut[] =>
  Array.from({ length: calls }, (_, call) => call).flatMap((call) =>
    (["question", "answer"] as const).flatMap((lost) =>
      (["goes on", "dies"] as const).map((then) => ({ call, lost, then })),
    ),
  );

/** A network that is cut once, or for good. `count` says how many calls were tried. */
export function cutting(network: typeof fetch, cut: Cut | null): typeof fetch & { count: number } {
  const cutFetch: typeof fetch & { count: number } = Object.assign(
    async (...request: Parameters<typeof fetch>) => {
      const call = cutFetch.count++;
      if (!cut || call < cut.call || (call > cut.call && cut.then === "goes on")) return network(...request);
      if (call === cut.call && cut.lost === "answer") await network(...request);
      throw new TypeError("The connection was lost.");
    },
    { count: 0 },
  );
  return cutFetch;
}

/** Holds the first such call up, beyond its time limit, until just before the next one like it. */
export function late(network: typeof fetch, isOne: (body: string) => boolean): typeof fetch {
  let held: Parameters<typeof fetch> | null = null;
  let holds = true;
  return async (input, init) => {
    if (!isOne(String(init?.body ?? ""))) return network(input, init);
    if (holds) {
      [holds, held] = [false, [input, { ...init, signal: new AbortController().signal }]];
      throw new DOMException("The operation timed out.", "TimeoutError");
    }
    if (held) await network(...held);
    held = null;
    return network(input, init);
  };
}
