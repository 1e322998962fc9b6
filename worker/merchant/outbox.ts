import { iso } from "../../shared/time.ts";
import { randomId } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** What leaves the object goes through here, each channel with its own slots: a hanging shop never delays a sign-in code. */
export const channels = { money: 2, facts: 1, mail: 4, webhooks: 2 } as const;
export type Channel = keyof typeof channels;

/** Puts something to leave, now or later, into the same transaction as what it tells of. `subject` is its key for ever. */
export function enqueue(tx: Tx, channel: Channel, subject: string, payload: unknown, at: number = tx.now): void {
  tx.sql.exec(
    "INSERT INTO outbox (channel, subject, payload, due_at) VALUES (?, ?, ?, ?)",
    channel,
    subject,
    JSON.stringify(payload),
    at,
  );
}

/**
 * Has an order read from the merchant's platform again, soon. However often it is asked for, it is one reading; one that
 * was given up is in its place.
 */
export function readAgain(tx: Tx, orderId: string): void {
  tx.sql.exec("DELETE FROM outbox WHERE channel = 'facts' AND subject = ? AND payload = '{}'", orderId);
  enqueue(tx, "facts", orderId, {});
}

type WebhookEvent =
  | "case.submitted"
  | "case.decided"
  | "case.resolved"
  | "case.reopened"
  | "settlement.succeeded"
  | "settlement.failed"
  | "policy.published";

/** Tells the merchant's server, if it listens. */
export function notify(tx: Tx, type: WebhookEvent, data: Record<string, unknown>): void {
  if (!tx.settings.webhookUrl) return;
  enqueue(tx, "webhooks", randomId("evt_"), { type, timestamp: iso(tx.now), data });
}
