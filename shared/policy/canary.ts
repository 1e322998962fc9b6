import { formatMoney } from "../money.ts";
import { percent } from "./words.ts";

/** A candidate for a share of the orders: which order is given it, and when it stops by itself. Pure. */

/** `shareBp`: of the orders, in basis points. The rest says from when on the candidate is too dear, or too much work. */
export type Bounds = {
  shareBp: number;
  /** By how much an item may cost more, or be a person's more often, than under the live version, in basis points. */
  aboveBp: number;
  /** Items decided on each side before the two are compared. */
  leastItems: number;
};

/** What was counted on one side in one currency: items decided, those for a person, and what went out by itself. */
export type Count = { candidate: boolean; currency: string; items: number; persons: number; spent: number };

/**
 * Whether an order is decided by the candidate. By the order's id and nothing of the person; with the candidate's name, so
 * that the next candidate meets other orders. A larger share keeps all orders of the smaller one.
 */
export function isAssigned(orderId: string, candidate: string, shareBp: number): boolean {
  return bucketOf(`${candidate} ${orderId}`) < shareBp;
}

const BUCKETS = 10_000;

/** FNV-1a, mixed once more as MurmurHash3 ends, for ids that differ in their last digit alone. */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
}

/** Why a canary stops by itself, as a sentence for its log; null while it is within its bounds. */
export function stopReason(counts: readonly Count[], bounds: Bounds): string | null {
  const currencies = [...new Set(counts.map(({ currency }) => currency))].sort();
  for (const currency of currencies) {
    const [own, others] = sides(counts.filter((count) => count.currency === currency));
    if (isAbove(own.spent, own.items, others.spent, others.items, bounds)) return dearer(own, others, currency, bounds);
  }
  const [own, others] = sides(counts);
  return isAbove(own.persons, own.items, others.persons, others.items, bounds) ? busier(own, others, bounds) : null;
}

type Side = Pick<Count, "items" | "persons" | "spent">;

function sides(counts: readonly Count[]): [own: Side, others: Side] {
  const sum = (candidate: boolean) =>
    counts
      .filter((count) => count.candidate === candidate)
      .reduce(
        (side, { items, persons, spent }) => ({
          items: side.items + items,
          persons: side.persons + persons,
          spent: side.spent + spent,
        }),
        { items: 0, persons: 0, spent: 0 },
      );
  return [sum(true), sum(false)];
}

/** Whether `own / items` is more than the others' by more than the bound. Exact: sums of money outgrow a double's digits. */
function isAbove(own: number, items: number, other: number, others: number, { aboveBp, leastItems }: Bounds): boolean {
  if (items < leastItems || others < leastItems) return false;
  return BigInt(own) * BigInt(others) * 10_000n > BigInt(other) * BigInt(items) * BigInt(10_000 + aboveBp);
}

function dearer(own: Side, others: Side, currency: string, { aboveBp }: Bounds): string {
  const each = ({ spent, items }: Side) => formatMoney(Math.floor(spent / items), currency, "en");
  return `It stopped by itself: ${each(own)} went out by itself for each item, ${each(others)} under the live version. More than ${percent(aboveBp)} above is the bound.`;
}

function busier(own: Side, others: Side, { aboveBp }: Bounds): string {
  const share = ({ persons, items }: Side) => percent(Math.floor((persons / items) * 100) * 100);
  return `It stopped by itself: ${share(own)} of its items went to a person, ${share(others)} under the live version. More than ${percent(aboveBp)} above is the bound.`;
}
