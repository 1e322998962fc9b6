import { mulDivFloor } from "../money.ts";
import type { Reason } from "../reasons.ts";
import type { Counts } from "./decision.ts";
import type { SignalRule } from "./document.ts";

/** Whether a signal stands: what its rule counts, against what it allows. Pure. */

/** What a rule finds, in basis points for the rate and a plain count for the others; null where nothing can be said. */
export function foundBy(rule: SignalRule, counts: Counts): number | null {
  if (rule.signal !== "refundRate365d") return counts[rule.signal] ?? 0;
  const rate = counts.refundRate365d;
  if (!rate || rate.orders === 0 || rate.orders < rule.minimumOrders) return null;
  return mulDivFloor(rate.refunds, 10_000, rate.orders);
}

/** What a rule found for an item of this reason; null where it doesn't stand. */
export function standing(rule: SignalRule, counts: Counts, reason: Reason): number | null {
  const got = foundBy(rule, counts);
  return got !== null && got >= rule.atLeast && rule.reasons?.includes(reason) !== false ? got : null;
}

/** The least that makes a rule stand. */
export function leastFor(rule: SignalRule): Counts {
  if (rule.signal !== "refundRate365d") return { [rule.signal]: rule.atLeast };
  const orders = Math.max(1, rule.minimumOrders);
  return { refundRate365d: { refunds: Math.ceil((orders * rule.atLeast) / 10_000), orders } };
}

/** Fewer decisions than this say nothing of a rule. */
const ENOUGH = 50;

/** Whether a rule makes people wait for little: of those decided after it, it was overturned for more than four in five. */
export function overturnedTooOften({ upheld, overturned }: { upheld: number; overturned: number }): boolean {
  const decided = upheld + overturned;
  return decided >= ENOUGH && overturned * 5 > decided * 4;
}
