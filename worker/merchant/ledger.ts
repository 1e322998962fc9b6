import { daysAgo, today } from "./policies.ts";
import type { Tx } from "./tx.ts";

/**
 * The ledger: every amount owed, reserved and paid, append-only. A reservation ends in exactly one `paid` or `released`,
 * and what was paid may come back from the bank once: `bounced` takes the reservation back for good.
 * `amount` is money or credit that takes the place of money; `value` is what the policy's limits count.
 */
export type Entry = {
  kind: "owed" | "reserved" | "released" | "paid" | "bounced";
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
  /** Of that value, what the little extra costs. */
  extra: number;
  automatic: boolean;
  customerId: string | null;
  emailHash: string;
  test: boolean;
};

export function record(tx: Tx, entry: Entry): void {
  tx.sql.exec(
    `INSERT INTO ledger (at, day, kind, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount,
       shipping, value, extra, automatic, customer_id, email_hash, test) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    tx.now,
    today(tx),
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
    entry.extra,
    entry.automatic ? 1 : 0,
    entry.customerId,
    entry.emailHash,
    entry.test ? 1 : 0,
  );
}

/**
 * Ends a settlement's reservation: the same amounts once more, as paid, as free again, or as paid in vain. What came with
 * the money is no bank's to send back: its shopper has had that.
 */
export function close(tx: Tx, settlementId: string, kind: "paid" | "released" | "bounced"): void {
  tx.sql.exec(
    `INSERT INTO ledger (at, day, kind, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount,
       shipping, value, extra, automatic, customer_id, email_hash, test)
     SELECT ?1, day, ?2, order_id, line_id, case_id, item_id, settlement_id, remedy, currency, amount, shipping,
       iif(?2 = 'bounced', value - extra, value), iif(?2 = 'bounced', 0, extra), automatic, customer_id, email_hash, test
     FROM ledger WHERE settlement_id = ?3 AND kind = 'reserved'`,
    tx.now,
    kind,
    settlementId,
  );
}

// A reservation holds until it is released; paying it only says that it has left, unless it comes back.
const HELD = "CASE kind WHEN 'reserved' THEN 1 WHEN 'released' THEN -1 WHEN 'bounced' THEN -1 ELSE 0 END";
const PAID = "CASE kind WHEN 'paid' THEN 1 WHEN 'bounced' THEN -1 ELSE 0 END";

type Taken = {
  paid: number;
  reserved: number;
  shipping: number;
  automatic: number;
  replaced: number;
  exchanged: number;
};

/** Of an order: money and credit paid, still reserved, shipping used, value that went out by itself, what was sent. */
export function taken(tx: Tx, orderId: string): Taken {
  type Sums = Omit<Taken, "reserved"> & { held: number };
  const { held, ...rest } = tx.sql
    .exec<Sums>(
      `SELECT coalesce(sum(amount * ${HELD}), 0) AS held,
         coalesce(sum(amount * ${PAID}), 0) AS paid,
         coalesce(sum(shipping * ${HELD}), 0) AS shipping,
         coalesce(sum(CASE WHEN automatic = 1 THEN value * ${HELD} END), 0) AS automatic,
         coalesce(sum(CASE WHEN remedy IN ('replacement', 'resend_part') THEN ${HELD} END), 0) AS replaced,
         coalesce(sum(CASE WHEN remedy = 'exchange' THEN ${HELD} END), 0) AS exchanged
       FROM ledger WHERE order_id = ?`,
      orderId,
    )
    .one();
  return { ...rest, reserved: held - rest.paid };
}

/** Of each payment of an order: what of ours has gone back over it, or is on its way. */
export function tendersHeld(tx: Tx, orderId: string): Map<string, number> {
  const rows = tx.sql.exec<{ payment: string; held: number }>(
    `SELECT payment, sum(tenders.amount * ${HELD}) AS held FROM ledger JOIN tenders USING (settlement_id)
     WHERE order_id = ? AND payment IS NOT NULL GROUP BY payment`,
    orderId,
  );
  return new Map(rows.toArray().map(({ payment, held }) => [payment, held]));
}

/** A refund of ours then: done, so that the shop counted it too, or under way, so that it may have. */
export type Own = { done: number; underWay: number };

type OwnRefunds = { money: Own; units: Record<string, Own>; payments: Map<string, Own> };

/** By how much the time in a token may lie behind ours: clocks differ by a minute at most, and it counts whole seconds. */
const BEHIND = 61_000;

/**
 * Our own refunds of an order, as a token signed at that time by the shop's clock may count them: the money, of each
 * payment too, and the units of each line. What began a little later may be in it already,
 * and what the bank sent back only later was in it still.
 */
export function ownRefunds(tx: Tx, orderId: string, at: number): OwnRefunds {
  type Row = { line_id: string; amount: number; quantity: number; done: number };
  // Who keeps the goods, or gets others, gives no units back.
  const rows = tx.sql.exec<Row>(
    `SELECT items.line_id, sent.amount, iif(sent.remedy = 'refund', items.quantity, 0) AS quantity, ${DONE}
       FROM ${SENT} JOIN items ON items.case_id = sent.case_id AND items.id = sent.item_id WHERE ${THEN}`,
    at,
    orderId,
    BEHIND,
  );
  const money: Own = { done: 0, underWay: 0 };
  const units: Record<string, Own> = {};
  for (const { line_id, amount, quantity, done } of rows) {
    const line = (units[line_id] ??= { done: 0, underWay: 0 });
    const when = done === 1 ? "done" : "underWay";
    money[when] += amount;
    line[when] += quantity;
  }
  return { money, units, payments: ownTenders(tx, orderId, at) };
}

// ?1 is the instant, ?2 the order, ?3 how far the clocks may differ.
const SENT = `settlements sent
  LEFT JOIN ledger paid ON paid.order_id = ?2 AND paid.settlement_id = sent.id AND paid.kind = 'paid'
  LEFT JOIN ledger bounced ON bounced.settlement_id = sent.id AND bounced.kind = 'bounced'`;
const THEN = `sent.order_id = ?2 AND sent.remedy IN ('refund', 'partial_refund', 'exchange') AND sent.not_before < ?1 + ?3
  AND (sent.state IN ('sending', 'succeeded', 'unknown') OR bounced.at > ?1)`;
const DONE = "paid.at <= ?1 AND (bounced.at IS NULL OR bounced.at > ?1 + ?3) AS done";

function ownTenders(tx: Tx, orderId: string, at: number): Map<string, Own> {
  const payments = new Map<string, Own>();
  const rows = tx.sql.exec<{ payment: string; amount: number; done: number }>(
    `SELECT tenders.payment, tenders.amount, ${DONE} FROM ${SENT} JOIN tenders ON tenders.settlement_id = sent.id
     WHERE ${THEN} AND tenders.payment IS NOT NULL`,
    at,
    orderId,
    BEHIND,
  );
  for (const { payment, amount, done } of rows) {
    const own = payments.get(payment) ?? { done: 0, underWay: 0 };
    own[done === 1 ? "done" : "underWay"] += amount;
    payments.set(payment, own);
  }
  return payments;
}

type Gone = { remedies: number; value: number; extra: number };

/** What has gone out for one item, or is promised: how many remedies, what they are worth, and the extra that came with them. */
export function goneFor(tx: Tx, of: { orderId: string; id: string }, itemId: string): Gone {
  return tx.sql
    .exec<Gone>(
      `SELECT coalesce(sum(${HELD}), 0) AS remedies, coalesce(sum((value - extra) * ${HELD}), 0) AS value,
         coalesce(sum(extra * ${HELD}), 0) AS extra
       FROM ledger WHERE order_id = ? AND case_id = ? AND item_id = ?`,
      of.orderId,
      of.id,
      itemId,
    )
    .one();
}

const EXTRAS_DAYS = 90;

/** How many extras this customer was given in 90 days; of the two ways to know a customer, the fuller counts. */
export function extrasOf(tx: Tx, { id, emailHash }: { id: string | null; emailHash: string }): number {
  const count = (column: "customer_id" | "email_hash", value: string) =>
    tx.sql
      .exec<{ given: number }>(
        `SELECT coalesce(sum(${HELD}), 0) AS given FROM ledger WHERE ${column} = ? AND day >= ? AND extra > 0 AND test = 0`,
        value,
        daysAgo(tx, EXTRAS_DAYS),
      )
      .one().given;
  return Math.max(count("email_hash", emailHash), id === null ? 0 : count("customer_id", id));
}

type Budget = { amount: number; count: number };

/**
 * What has gone out by itself today: how often in all, and how much in this currency. Kept as sums, since a busy day has
 * thousands of entries.
 */
export function spentToday(tx: Tx, currency: string): Budget {
  const sum = tx.sql
    .exec<Partial<Budget>>(
      "SELECT sum(amount) FILTER (WHERE currency = ?) AS amount, sum(count) AS count FROM day_sums WHERE day = ?",
      currency,
      today(tx),
    )
    .one();
  return { amount: Math.max(0, sum.amount ?? 0), count: Math.max(0, sum.count ?? 0) };
}

/**
 * What has gone to this customer by itself in so many days: how often in all, and how much in this currency. Of the two
 * ways to know a customer, the fuller counts.
 */
export function spentOn(
  tx: Tx,
  customer: { id: string | null; emailHash: string },
  currency: string,
  days: number,
): Budget {
  // By the day of the reservation, which its end has too: what ended counts against its own reservation and no other.
  const since = daysAgo(tx, days);
  const byEmail = budget(tx, currency, "email_hash = ? AND day >= ?", [customer.emailHash, since]);
  if (!customer.id) return byEmail;
  const byId = budget(tx, currency, "customer_id = ? AND day >= ?", [customer.id, since]);
  return { amount: Math.max(byId.amount, byEmail.amount), count: Math.max(byId.count, byEmail.count) };
}

function budget(tx: Tx, currency: string, where: string, bindings: (string | number)[]): Budget {
  return tx.sql
    .exec<Budget>(
      // Never below zero: a release counts when it happens, its reservation may have left the window.
      `SELECT max(0, coalesce(sum(value * ${HELD}) FILTER (WHERE currency = ?), 0)) AS amount,
         max(0, coalesce(sum(${HELD}), 0)) AS count
       FROM ledger WHERE automatic = 1 AND test = 0 AND ${where}`,
      currency,
      ...bindings,
    )
    .one();
}
