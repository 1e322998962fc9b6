import type { Remedy } from "./remedies.ts";

/** Which of an order's payments a refund goes back over: one rule for every order, whoever carries it out. */

/** A share of a refund, in minor units. `payment` is the payment's id; null is money that no payment accounts for. */
export type Tender = { payment: string | null; amount: number };

/** What sends money back the way it came; credit doesn't. */
export const refunding: ReadonlySet<Remedy> = new Set(["refund", "partial_refund", "exchange"]);

/**
 * Shares a refund out: the payment captured last first, each at most what it captured less what has gone back of it
 * through anyone (`gone`, by payment). `payments` stand in the order in which they were captured. The shares sum to
 * `amount` exactly; what is more than all payments have left is a share of its own, so that it is seen and not lost.
 */
export function tendersOf(
  amount: number,
  payments: readonly { id: string; captured: number }[],
  gone: ReadonlyMap<string, number>,
): Tender[] {
  const tenders: Tender[] = [];
  let rest = amount;
  for (const { id, captured } of payments.toReversed()) {
    const share = Math.min(rest, Math.max(0, captured - (gone.get(id) ?? 0)));
    if (share > 0) tenders.push({ payment: id, amount: share });
    rest -= share;
  }
  if (rest > 0) tenders.push({ payment: null, amount: rest });
  return tenders;
}
