import type { Facts } from "../../shared/policy/decision.ts";
import { DAY } from "../../shared/time.ts";
import type { Known } from "./orders.ts";
import type { Tx } from "./tx.ts";

/**
 * What is counted of a customer, by their id or e-mail, from this shop's own cases and nothing else. It can only ask for
 * a person, and only where the policy says so. `but` is the case being decided: nobody counts against themselves.
 */
export function signalsOf(tx: Tx, { order, emailHash }: Known, but: string | null): Facts["signals"] {
  const [quarter, year] = [tx.now - 90 * DAY, tx.now - 365 * DAY];
  type Counts = { cases: number; never: number; refunds: number; kept: number };
  const { cases, never, refunds, kept } = tx.sql
    .exec<Counts>(
      `WITH own AS (SELECT cases.id, cases.opened_at FROM cases JOIN orders ON orders.id = cases.order_id
         WHERE (orders.customer = ?1 OR orders.email_hash = ?2) AND cases.opened_at >= ?3 AND cases.id IS NOT ?4)
       SELECT (SELECT count(*) FROM own WHERE opened_at >= ?5) AS cases,
         (SELECT count(DISTINCT case_id) FROM items WHERE case_id IN (SELECT id FROM own) AND reason = 'never_arrived') AS never,
         (SELECT count(*) FROM settlements WHERE case_id IN (SELECT id FROM own) AND remedy = 'refund'
            AND state = 'succeeded') AS refunds,
         (SELECT count(*) FROM settlements WHERE case_id IN (SELECT id FROM own) AND state = 'succeeded'
            AND json_extract(offer, '$.goods') = 'keep') AS kept`,
      order.customer.id ?? null,
      emailHash,
      year,
      but,
      quarter,
    )
    .one();
  return { cases90d: cases, neverArrived365d: never, refunds365d: refunds, kept365d: kept };
}
