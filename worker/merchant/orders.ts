import { released } from "../../shared/case.ts";
import type { ItemState } from "../../shared/case.ts";
import { lineOf } from "../../shared/order.ts";
import type { Order } from "../../shared/order.ts";
import { refundedUnits, taken } from "./ledger.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** An order as a token says it, with the instant the token was signed. */
export type Claim = { order: Order; iat: number; emailHash: string };

type OrderRow = {
  iat: number;
  facts: string;
  refunded_seen: number;
  refunded_elsewhere: number;
  units_elsewhere: string;
  email_hash: string;
};

/** What is known of an order: the newest facts, and refunds that were not ours. */
export type Known = {
  order: Order;
  refundedElsewhere: number;
  unitsElsewhere: Record<string, number>;
  /** Of the customer's e-mail, normalised: one of the two ways to know a customer again. */
  emailHash: string;
};

/** The order as last seen, or null if no case was ever opened about it. */
export function knownOrder(tx: Tx, id: string): Known | null {
  const row = rowOf(tx, id);
  if (!row) return null;
  return {
    order: stored(row.facts),
    refundedElsewhere: row.refunded_elsewhere,
    unitsElsewhere: stored(row.units_elsewhere),
    emailHash: row.email_hash,
  };
}

function rowOf(tx: Tx, id: string): OrderRow | undefined {
  const columns = "iat, facts, refunded_seen, refunded_elsewhere, units_elsewhere, email_hash";
  return tx.sql.exec<OrderRow>(`SELECT ${columns} FROM orders WHERE id = ?`, id).toArray()[0];
}

/**
 * Takes in what a token says. The newest facts win; refunds seen never sink, whatever an old token says. What was
 * refunded elsewhere is what the shop says less what had left through us by then: a refund of ours that the shop had
 * recorded but we had not yet counts as somebody else's, which can only make us more careful.
 */
export function observe(tx: Tx, { order, iat, emailHash }: Claim): Known {
  const row = rowOf(tx, order.id);
  const before = row && {
    elsewhere: row.refunded_elsewhere,
    units: stored<Record<string, number>>(row.units_elsewhere),
  };
  const seenMore = !row || order.refunded > row.refunded_seen;
  const refundedElsewhere = seenMore
    ? Math.max(before?.elsewhere ?? 0, order.refunded - taken(tx, order.id, iat).refunded)
    : row.refunded_elsewhere;
  const own = refundedUnits(tx, order.id, iat);
  const unitsElsewhere = Object.fromEntries(
    order.lines.map((line) => [
      line.id,
      Math.max(before?.units[line.id] ?? 0, line.refundedQuantity - (own[line.id] ?? 0)),
    ]),
  );
  const newest = !row || iat >= row.iat ? order : stored<Order>(row.facts);
  tx.sql.exec(
    `INSERT INTO orders VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET iat = max(iat, ?2), facts = ?3,
       refunded_seen = max(refunded_seen, ?4), refunded_elsewhere = ?5, units_elsewhere = ?6, customer = ?7, email_hash = ?8`,
    order.id,
    iat,
    JSON.stringify(newest),
    order.refunded,
    refundedElsewhere,
    JSON.stringify(unitsElsewhere),
    newest.customer.id ?? null,
    emailHash,
  );
  return { order: newest, refundedElsewhere, unitsElsewhere, emailHash };
}

/** Units of a line that no case of ours holds or has used, and nobody else has refunded. */
export function unitsLeft(tx: Tx, { order, unitsElsewhere }: Known, lineId: string): number {
  const quantity = lineOf(order, lineId)?.quantity ?? 0;
  return quantity - (unitsElsewhere[lineId] ?? 0) - (unitsHeld(tx, order.id)[lineId] ?? 0);
}

/** Units of each line that our own items hold or have used, but for the items named. */
export function unitsHeld(tx: Tx, orderId: string, but?: { caseId: string; itemId: string }): Record<string, number> {
  const held: Record<string, number> = {};
  type Row = { case_id: string; id: string; line_id: string; quantity: number; state: string };
  for (const item of tx.sql.exec<Row>(
    "SELECT case_id, id, line_id, quantity, state FROM items WHERE order_id = ?",
    orderId,
  )) {
    const own = but && item.case_id === but.caseId && item.id === but.itemId;
    if (own || released.has(item.state as ItemState)) continue;
    held[item.line_id] = (held[item.line_id] ?? 0) + item.quantity;
  }
  return held;
}
