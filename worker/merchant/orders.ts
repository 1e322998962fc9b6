import { released } from "../../shared/case.ts";
import type { ItemState } from "../../shared/case.ts";
import { lineOf } from "../../shared/order.ts";
import type { Order } from "../../shared/order.ts";
import { goneFor, ownRefunds, taken, tendersHeld } from "./ledger.ts";
import type { Own } from "./ledger.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** An order as a token says it, with the instant the token was signed. */
export type Claim = { order: Order; iat: number; emailHash: string };

/**
 * Refunds that were not ours: what the shop said at most, and how much of it can't have been, and surely was, someone
 * else's. The two differ while a refund of ours is under way: the shop may count it already, or not yet.
 */
type Elsewhere = { seen: number; least: number; most: number };
type Refunds = { money: Elsewhere; units: Record<string, Elsewhere>; payments?: Record<string, Elsewhere> };

type OrderRow = { iat: number; facts: string; refunds: string; email_hash: string };

/** What is known of an order: the newest facts, and refunds that were not ours, the most they can have been. */
export type Known = {
  order: Order;
  refundedElsewhere: number;
  unitsElsewhere: Record<string, number>;
  /** The same of each payment, by its id. */
  paymentsElsewhere: ReadonlyMap<string, number>;
  /** Of the customer's e-mail, normalised: one of the two ways to know a customer again. */
  emailHash: string;
};

/** What a transaction has read or written of orders: each is read once, and written by `observe` alone. */
const inHand = new WeakMap<Tx, Map<string, Known>>();

/** The order as last seen, or null if no case was ever opened about it. */
export function knownOrder(tx: Tx, id: string): Known | null {
  const held = inHand.get(tx)?.get(id);
  if (held) return held;
  const row = rowOf(tx, id);
  return row ? hold(tx, known(stored(row.facts), stored(row.refunds), row.email_hash)) : null;
}

function hold(tx: Tx, found: Known): Known {
  const orders = inHand.get(tx) ?? new Map<string, Known>();
  inHand.set(tx, orders.set(found.order.id, found));
  return found;
}

function rowOf(tx: Tx, id: string): OrderRow | undefined {
  return tx.sql.exec<OrderRow>("SELECT iat, facts, refunds, email_hash FROM orders WHERE id = ?", id).toArray()[0];
}

function known(order: Order, refunds: Refunds, emailHash: string): Known {
  const most = (each: Record<string, Elsewhere> = {}) =>
    Object.entries(each).map(([id, seen]) => [id, seen.most] as const);
  return {
    order,
    refundedElsewhere: refunds.money.most,
    unitsElsewhere: Object.fromEntries(most(refunds.units)),
    paymentsElsewhere: new Map(most(refunds.payments)),
    emailHash,
  };
}

/** Takes in what a token says: the newest facts win, refunds seen never sink, whatever an old token says. */
export function observe(tx: Tx, { order, iat, emailHash }: Claim): Known {
  const row = rowOf(tx, order.id);
  // A page that shows another currency changes what is shown, not what was paid: 2490 promised in one is no 2490 in it.
  const before = knownOrder(tx, order.id);
  if (before && before.order.currency !== order.currency) return before;
  const newest = !row || iat >= row.iat;
  const facts = newest ? order : stored<Order>(row.facts);
  const refunds = refundsAfter(tx, row && stored<Refunds>(row.refunds), order, iat, newest);
  tx.sql.exec(
    `INSERT INTO orders VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET iat = max(iat, ?2), facts = ?3,
       refunds = ?4, customer = ?5, email_hash = ?6`,
    order.id,
    iat,
    JSON.stringify(facts),
    JSON.stringify(refunds),
    facts.customer.id ?? null,
    emailHash,
  );
  return hold(tx, known(facts, refunds, emailHash));
}

function refundsAfter(tx: Tx, before: Refunds | undefined, order: Order, iat: number, newest: boolean): Refunds {
  const ours = ownRefunds(tx, order.id, iat);
  const none = { done: 0, underWay: 0 };
  const units = order.lines.map((line) => {
    const own = ours.units[line.id] ?? none;
    return [line.id, elsewhere(before?.units[line.id], line.refundedQuantity, own, newest)] as const;
  });
  const payments = order.payments.map(({ id, refunded }) => {
    const own = ours.payments.get(id) ?? none;
    return [id, elsewhere(before?.payments?.[id], refunded, own, newest)] as const;
  });
  return {
    money: elsewhere(before?.money, order.refunded, ours.money, newest),
    units: Object.fromEntries(units),
    // A token that leaves a payment out has said nothing of it.
    payments: { ...before?.payments, ...Object.fromEntries(payments) },
  };
}

function elsewhere(before: Elsewhere | undefined, said: number, own: Own, newest: boolean): Elsewhere {
  if (before && !newest && said <= before.seen) return before;
  const least = Math.max(before?.least ?? 0, said - own.done - own.underWay);
  // Less than was seen before: one of ours has come back. What was someone else's stays so.
  const sunk = before && said < before.seen ? before : { seen: said, most: 0 };
  return { seen: sunk.seen, least, most: Math.max(least, said - own.done, sunk.most) };
}

/**
 * The money of an order: paid, gone back through anyone, promised, and what can still go back. The one place that says
 * what the ceiling is; `over` is by how much somebody else's refund has passed it since.
 */
export function moneyLeft(
  tx: Tx,
  { order, refundedElsewhere }: Known,
): { paid: number; refunded: number; reserved: number; left: number; over: number } {
  const sums = taken(tx, order.id);
  const refunded = refundedElsewhere + sums.paid;
  const left = order.paid - refunded - sums.reserved;
  return { paid: order.paid, refunded, reserved: sums.reserved, left: Math.max(0, left), over: Math.max(0, -left) };
}

/** What has gone back of each payment, or is on its way, through anyone. */
export function goneOver(tx: Tx, { order, paymentsElsewhere }: Known): Map<string, number> {
  const gone = tendersHeld(tx, order.id);
  for (const [payment, amount] of paymentsElsewhere) gone.set(payment, (gone.get(payment) ?? 0) + amount);
  return gone;
}

/** An item of any case. */
export type ItemRef = { caseId: string; itemId: string };

/** Units of a line that no case of ours holds or has used, but for the item named, and nobody else has refunded. */
export function unitsLeft(tx: Tx, { order, unitsElsewhere }: Known, lineId: string, but?: ItemRef): number {
  const quantity = lineOf(order, lineId)?.quantity ?? 0;
  return quantity - (unitsElsewhere[lineId] ?? 0) - (unitsHeld(tx, order.id, but)[lineId] ?? 0);
}

/** Taken back or lapsed, and never put right: what something went out for isn't there to be put right once more. */
function isFree(
  tx: Tx,
  orderId: string,
  { case_id, id, state }: { case_id: string; id: string; state: string },
): boolean {
  return released.has(state as ItemState) && goneFor(tx, { orderId, id: case_id }, id).remedies === 0;
}

/** Units of each line that our own items hold or have used, but for the item named. */
export function unitsHeld(tx: Tx, orderId: string, but?: ItemRef): Record<string, number> {
  const held: Record<string, number> = {};
  type Row = { case_id: string; id: string; line_id: string; quantity: number; state: string };
  for (const item of tx.sql.exec<Row>(
    "SELECT case_id, id, line_id, quantity, state FROM items WHERE order_id = ?",
    orderId,
  )) {
    const own = but && item.case_id === but.caseId && item.id === but.itemId;
    if (own || isFree(tx, orderId, item)) continue;
    held[item.line_id] = (held[item.line_id] ?? 0) + item.quantity;
  }
  return held;
}
