import { DAY, localDate } from "../../shared/time.ts";
import type { Tx } from "./tx.ts";

/**
 * The ledger: every amount owed, reserved and paid, append-only. A reservation ends in exactly one `paid` or `released`.
 * `amount` is money or credit that takes the place of money; `value` is what the policy's limits count.
 */
export type Entry = {
  kind: "owed" | "reserved" | "released" | "paid";
  orderId: string;
  lineId: string;
  caseId: string;
  itemId: string;
  settlementId: string | null;
  remedy: string;
  currency: string;
  amount: number;
  shipping: number;
  value: number;
  automatic: boolean;
  customerId: string | null;
  emailHash: string;
  test: boolean;
};

export function record(tx: Tx, entry: Entry): void {
  tx.sql.exec(
    `INSERT INTO ledger (at, day, kind, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount,
       shipping, value, automatic, customer_id, email_hash, test) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    tx.now,
    localDate(tx.now, tx.settings.timeZone),
    entry.kind,
    entry.orderId,
    entry.lineId,
    entry.caseId,
    entry.itemId,
    entry.settlementId,
    entry.remedy,
    entry.currency,
    entry.amount,
    entry.shipping,
    entry.value,
    entry.automatic ? 1 : 0,
    entry.customerId,
    entry.emailHash,
    entry.test ? 1 : 0,
  );
}

/** Ends a settlement's reservation: the same amounts once more, as paid or as free again. */
export function close(tx: Tx, settlementId: string, kind: "paid" | "released"): void {
  tx.sql.exec(
    `INSERT INTO ledger (at, day, kind, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount,
       shipping, value, automatic, customer_id, email_hash, test)
     SELECT ?, day, ?, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount, shipping, value,
       automatic, customer_id, email_hash, test FROM ledger WHERE settlement_id = ? AND kind = 'reserved'`,
    tx.now,
    kind,
    settlementId,
  );
}

// A reservation holds until it is released; paying it only says that it has left.
const HELD = "CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 ELSE 0 END";

/** Of an order: money and credit paid, the money alone, still reserved, shipping used, value that went out by itself. */
export function taken(
  tx: Tx,
  orderId: string,
  until = Number.MAX_SAFE_INTEGER,
): { paid: number; refunded: number; reserved: number; shipping: number; automatic: number } {
  type Sums = { held: number; paid: number; refunded: number; shipping: number; automatic: number };
  const sums = tx.sql
    .exec<Sums>(
      `SELECT coalesce(sum(amount * ${HELD}), 0) AS held,
         coalesce(sum(CASE WHEN kind = 'paid' THEN amount END), 0) AS paid,
         coalesce(sum(CASE WHEN kind = 'paid' AND remedy = 'refund' THEN amount END), 0) AS refunded,
         coalesce(sum(shipping * ${HELD}), 0) AS shipping,
         coalesce(sum(CASE WHEN automatic = 1 THEN value * ${HELD} END), 0) AS automatic
       FROM ledger WHERE order_id = ? AND at <= ?`,
      orderId,
      until,
    )
    .one();
  const { held, ...rest } = sums;
  return { ...rest, reserved: held - sums.paid };
}

/** Units of each line that our own refunds had paid for by then: what the shop's own count holds as well. */
export function refundedUnits(tx: Tx, orderId: string, until: number): Record<string, number> {
  type Row = { line_id: string; units: number };
  const rows = tx.sql.exec<Row>(
    `SELECT ledger.line_id, sum(items.quantity) AS units FROM ledger JOIN items
       ON items.case_id = ledger.case_id AND items.id = ledger.item_id
     WHERE ledger.order_id = ? AND kind = 'paid' AND remedy = 'refund' AND at <= ? GROUP BY ledger.line_id`,
    orderId,
    until,
  );
  return Object.fromEntries(rows.toArray().map((row) => [row.line_id, row.units]));
}

type Budget = { amount: number; count: number };

/** What has gone out by itself today, in this currency. */
export function spentToday(tx: Tx, currency: string): Budget {
  return budget(tx, "day = ? AND currency = ?", [localDate(tx.now, tx.settings.timeZone), currency]);
}

/** What has gone to this customer by itself in so many days; of the two ways to know a customer, the fuller counts. */
export function spentOn(
  tx: Tx,
  customer: { id: string | null; emailHash: string },
  currency: string,
  days: number,
): Budget {
  const since = tx.now - days * DAY;
  const byEmail = budget(tx, "email_hash = ? AND at >= ? AND currency = ?", [customer.emailHash, since, currency]);
  if (!customer.id) return byEmail;
  const byId = budget(tx, "customer_id = ? AND at >= ? AND currency = ?", [customer.id, since, currency]);
  return { amount: Math.max(byId.amount, byEmail.amount), count: Math.max(byId.count, byEmail.count) };
}

function budget(tx: Tx, where: string, bindings: (string | number)[]): Budget {
  return tx.sql
    .exec<Budget>(
      // Never below zero: a release counts when it happens, its reservation may have left the window.
      `SELECT max(0, coalesce(sum(value * ${HELD}), 0)) AS amount, max(0, coalesce(sum(${HELD}), 0)) AS count
       FROM ledger WHERE automatic = 1 AND test = 0 AND ${where}`,
      ...bindings,
    )
    .one();
}
