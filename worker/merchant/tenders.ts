import { refunding, tendersOf } from "../../shared/tenders.ts";
import type { Tender } from "../../shared/tenders.ts";
import type { Remedy } from "../../shared/remedies.ts";
import { goneOver, knownOrder } from "./orders.ts";
import type { Tx } from "./tx.ts";

/** Which payments a settlement's money goes back over, kept with it for good. */

/** What was decided of a settlement; empty where it is no money, or was not sent yet. */
export function tendersKept(tx: Tx, settlementId: string): Tender[] {
  return tx.sql
    .exec<Tender>("SELECT payment, amount FROM tenders WHERE settlement_id = ? ORDER BY seq", settlementId)
    .toArray();
}

/**
 * Decides it once, at the last moment before it goes out: what went back of each payment by then counts. Asked again, it
 * answers the same for ever, for what is sent under a key never changes.
 */
export function shareOut(tx: Tx, settlementId: string): Tender[] {
  const kept = tendersKept(tx, settlementId);
  const { order_id, remedy, amount } = tx.sql
    .exec<{
      order_id: string;
      remedy: string;
      amount: number;
    }>("SELECT order_id, remedy, amount FROM settlements WHERE id = ?", settlementId)
    .one();
  if (kept.length > 0 || !refunding.has(remedy as Remedy)) return kept;
  const known = knownOrder(tx, order_id)!;
  const tenders = tendersOf(amount, known.order.payments, goneOver(tx, known));
  for (const [seq, tender] of tenders.entries())
    tx.sql.exec("INSERT INTO tenders VALUES (?, ?, ?, ?)", settlementId, seq, tender.payment, tender.amount);
  return tenders;
}
