import type { RemedyOrder } from "./connector.ts";

/** Which payments the rest of a refund goes back over, on platforms that refund one payment at a time. */

/** A payment by its platform's own count, in minor units: what can still go back of it, and what of this remedy has. */
export type Account = { id: string; left: number; ours: number };

export type Share = { id: string; amount: number };

/**
 * What is still to go back, and over which payment: as it was shared out, as far as each has that much left, and the rest
 * over those with most left. Each payment is named once. They sum to less than the rest where all together have too little.
 * Asked again after any of them has gone, it names the others, just as before.
 */
export function sharesOf({ amount, tenders }: Pick<RemedyOrder, "amount" | "tenders">, accounts: Account[]): Share[] {
  const payments = accounts.map((account) => ({ ...account, amount: 0 }));
  let rest = amount - payments.reduce((sum, { ours }) => sum + ours, 0);
  const take = (payment: (typeof payments)[number], most: number) => {
    const share = Math.max(0, Math.min(rest, most, payment.left - payment.amount));
    payment.amount += share;
    rest -= share;
  };
  for (const tender of tenders) {
    const payment = payments.find(({ id }) => id === tender.payment);
    if (payment) take(payment, tender.amount - payment.ours);
  }
  for (const payment of payments.toSorted((a, b) => b.left - b.amount - (a.left - a.amount))) take(payment, rest);
  return payments.filter((payment) => payment.amount > 0).map(({ id, amount: share }) => ({ id, amount: share }));
}
