import type { Counts } from "../../shared/policy/decision.ts";
import type { Signal } from "../../shared/policy/document.ts";
import { DAY, iso } from "../../shared/time.ts";
import type { Known } from "./orders.ts";
import type { Tx } from "./tx.ts";

/**
 * What is counted of a customer, by their id or e-mail as a whole, from this shop's own cases and nothing else. It can
 * only ask for a person, and only where the policy says so. What is counted and what staff are shown of it is one query,
 * so that they can't differ.
 */

type CountedOfCustomer = Exclude<Signal, "photoSeenBefore">;

/** The customer's cases of a year until then, but the one being decided: nobody counts against themselves. */
const own = `WITH own AS (SELECT cases.id, cases.order_id, orders.facts, cases.opened_at >= ?6 AS recent,
      orders.id <> ?7 AS elsewhere, unixepoch(json_extract(orders.facts, '$.placedAt')) * 1000 >= ?3 AS placed
    FROM cases JOIN orders ON orders.id = cases.order_id
    WHERE (orders.customer = ?1 OR orders.email_hash = ?2) AND cases.opened_at >= ?3 AND cases.opened_at <= ?4
      AND cases.id IS NOT ?5)`;

const settled = `FROM own JOIN settlements ON settlements.case_id = own.id
    WHERE settlements.state = 'succeeded' AND settlements.ended_at <= ?4`;

/** Money to where it came from, in whole or in part; credit stays with the shop. */
const moneyBack = "settlements.remedy <> 'store_credit' AND settlements.amount > 0";

/** Each signal's cases, as many rows as it counts. A share is of orders placed within the year, so those alone count. */
const counted = {
  cases90d: "SELECT id, NULL AS amount FROM own WHERE recent",
  neverArrived365d: `SELECT DISTINCT own.id, NULL AS amount FROM own JOIN items ON items.case_id = own.id
    WHERE items.reason = 'never_arrived'`,
  refunds365d: `SELECT own.id, settlements.amount ${settled} AND ${moneyBack}`,
  kept365d: `SELECT own.id, settlements.amount ${settled} AND json_extract(settlements.offer, '$.goods') = 'keep'`,
  disputes365d: `SELECT max(own.id) AS id, NULL AS amount FROM own, json_each(own.facts, '$.payments') AS payment
    WHERE placed AND elsewhere AND json_extract(payment.value, '$.disputed') GROUP BY own.order_id`,
  refundRate365d: `SELECT max(own.id) AS id, sum(settlements.amount) AS amount ${settled} AND placed AND ${moneyBack}
    GROUP BY own.order_id`,
} as const satisfies Record<CountedOfCustomer, string>;

const counts = Object.entries(counted).map(([signal, rows]) => `(SELECT count(*) FROM (${rows})) AS ${signal}`);
const countAll = `${own} SELECT ${counts.join(", ")}`;

/** `at` is when it is counted, in milliseconds; `but` the case being decided. */
const bindings = ({ order, emailHash }: Known, but: string | null, at: number) => [
  order.customer.id ?? null,
  emailHash,
  at - 365 * DAY,
  at,
  but,
  at - 90 * DAY,
  order.id,
];

/**
 * As of now. Without the shop's own number of orders there is no rate: we have seen those somebody asked about, and of
 * them nearly all have money back.
 */
export function signalsOf(tx: Tx, known: Known, but: string | null): Counts {
  const { refundRate365d: refunds, ...plain } = tx.sql
    .exec<Record<CountedOfCustomer, number>>(countAll, ...bindings(known, but, tx.now))
    .one();
  const orders = known.order.customer.orders365d;
  return { ...plain, ...(orders !== undefined && { refundRate365d: { refunds, orders } }) };
}

/** A case that was counted; `amount` is what went back to the customer, in the case's currency, where that is why. */
export type Source = { id: string; reference: string; openedAt: string; amount: number | null; currency: string };

const SHOWN = 20;

/** What a signal was counted from at that instant, newest first, the last twenty. */
export function sourcesOf(tx: Tx, known: Known, but: string, signal: CountedOfCustomer, at: number): Source[] {
  const rows = `${own}, counted AS (${counted[signal]})`;
  return sourceRows(tx, rows, bindings(known, but, at));
}

/** The cases that came before with a photo of this item: the same bytes, or the same look. */
export function photoSources(tx: Tx, caseId: string, itemId: string): Source[] {
  const rows = `WITH counted AS (SELECT DISTINCT other.case_id AS id, NULL AS amount FROM evidence AS mine
    JOIN evidence AS other ON other.order_id <> mine.order_id AND other.case_id IS NOT NULL AND other.at <= mine.at
      AND (other.sha256 = mine.sha256 OR other.look = mine.look)
    WHERE mine.case_id = ? AND mine.item_id = ?)`;
  return sourceRows(tx, rows, [caseId, itemId]);
}

function sourceRows(tx: Tx, rows: string, values: (string | number | null)[]): Source[] {
  type Row = { id: string; reference: string; opened_at: number; amount: number | null; currency: string };
  return tx.sql
    .exec<Row>(
      `${rows} SELECT cases.id, reference, opened_at, counted.amount, json_extract(orders.facts, '$.currency') AS currency
         FROM counted JOIN cases ON cases.id = counted.id JOIN orders ON orders.id = cases.order_id
         ORDER BY opened_at DESC, cases.id LIMIT ${SHOWN}`,
      ...values,
    )
    .toArray()
    .map(({ opened_at, ...row }) => ({ ...row, openedAt: iso(opened_at) }));
}
