import type { Connector, Told } from "../connectors/connector.ts";
import { Refusal } from "../problem.ts";
import { knownOrder } from "./orders.ts";
import { enqueue, readAgain } from "./outbox.ts";
import { LEASE } from "./pump.ts";
import { applyOutcome } from "./settlements.ts";
import type { Tx } from "./tx.ts";

/** What a platform tells of by itself, at least once each: taken in once, by its own id. */

/** What the platform says, or null for what isn't the platform's, or where there is none that tells. */
export async function heard(connector: Connector | null, headers: Headers, body: string): Promise<Told | null> {
  try {
    return (await connector?.verifyWebhook?.(headers, body)) ?? null;
  } catch (error) {
    console.warn("What came as a platform's word couldn't be read.", error);
    return null;
  }
}

/** Remembers it, has the order read again, and takes a refund that came back from the bank for what it is. */
export function takeIn(tx: Tx, told: Told): void {
  const id = `${tx.settings.platform?.kind}:${told.id}`;
  if (tx.sql.exec("SELECT 1 FROM platform_told WHERE id = ?", id).toArray().length > 0) return;
  tx.sql.exec("INSERT INTO platform_told VALUES (?, ?)", id, tx.now);
  if (told.refundFailed) refundFailed(tx, told.refundFailed);
  if (told.orderId === null || !knownOrder(tx, told.orderId)) return;
  readAgain(tx, told.orderId);
  askPending(tx, told.orderId);
  if (told.inDoubt !== undefined) enqueue(tx, "facts", told.orderId, { settlement: told.inDoubt });
}

/** What the platform had not ended yet may have ended: the next look is now, unless one is under way. */
function askPending(tx: Tx, orderId: string): void {
  tx.sql.exec(
    `UPDATE outbox SET due_at = ?1 WHERE channel = 'money' AND json_extract(payload, '$.look') AND due_at > ?1 + ?2 AND subject IN
       (SELECT id FROM settlements WHERE order_id = ?3 AND state = 'sending' AND deadline IS NOT NULL)`,
    tx.now,
    LEASE,
    orderId,
  );
}

/** A refund that isn't ours, or that we know the end of, is no reason for the platform to tell us again. */
function refundFailed(tx: Tx, { settlementId, reason }: NonNullable<Told["refundFailed"]>): void {
  try {
    applyOutcome(tx, settlementId, { state: "failed", reason: reason.slice(0, 1000) }, "platform");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
