// Settlements for the tests of a connector, and a network that dies when it is told to.
import { randomBytes } from "node:crypto";
import type { Around, Connector, RemedyOrder, Result, Steps } from "../../../worker/connectors/connector.ts";

export const settlement = () => `set_${randomBytes(16).toString("base64url")}`;

type Ordered = { id: string; code: string; total: number; lines: { id: string; sku: string }[] };

/** All of what was paid back, for one unit of the first line; `over` says what differs. */
export function remedyFor({ id, code, total, lines }: Ordered, over: Partial<RemedyOrder> = {}): RemedyOrder {
  return {
    settlementId: settlement(),
    itemId: "i1",
    remedy: "refund",
    amount: total,
    bonus: 0,
    currency: "USD",
    parts: [],
    tenders: [],
    goods: "keep",
    back: null,
    variant: null,
    extra: null,
    case: { id: "case_1", reference: "A-7K3F9" },
    order: { id, number: code },
    line: { id: lines[0]!.id, sku: lines[0]!.sku, title: "Blue mug", quantity: 1 },
    customer: { id: null, email: "ada@example.com" },
    attempt: 0,
    ...over,
  };
}

/** What a settlement has saved, as the merchant's object keeps it: as JSON. */
export function memory(): Steps {
  let kept: string | null = null;
  return {
    load: () => (kept === null ? null : (JSON.parse(kept) as unknown)),
    save: (progress) => void (kept = JSON.stringify(progress)),
  };
}

/** From this call on so many get no answer; the first of them still reached the other side (`after`), or didn't. */
export type Death = { call: number; when: "before" | "after"; lost?: number };

/**
 * The network so many minutes from now. What is lost for good (`lost` left out) is as when the process is killed.
 * `calls` counts those made.
 */
export function networkOf({ minutes = 0, dies }: { minutes?: number; dies?: Death } = {}): Around & { calls: number } {
  const network = {
    calls: 0,
    now: () => new Date(Date.now() + minutes * 60_000),
    fetch: async (...request: Parameters<typeof fetch>) => {
      network.calls += 1;
      if (!dies || network.calls < dies.call || network.calls >= dies.call + (dies.lost ?? Infinity))
        return fetch(...request);
      if (network.calls === dies.call && dies.when === "after") await (await fetch(...request)).arrayBuffer();
      throw new TypeError("The process died.");
    },
  };
  return network;
}

/** One try, as the merchant's object makes it: look, do, and after any doubt look once more. */
export async function tried(connector: Connector, remedy: RemedyOrder, steps: Steps): Promise<Result> {
  const problem = (error: unknown): Result => ({ state: "unclear", problem: String(error) });
  try {
    const found = await connector.findRemedy(remedy, steps);
    if (found) return found;
    const result = await connector.execute(remedy, steps).catch(problem);
    return result.state === "succeeded" ? result : ((await connector.findRemedy(remedy, steps)) ?? result);
  } catch (error) {
    return problem(error);
  }
}
