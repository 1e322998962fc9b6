import * as v from "valibot";
import type { Outcome } from "../../shared/contract.ts";
import { formatMoney } from "../../shared/money.ts";
import { Order } from "../../shared/order.ts";
import type { Steps } from "../connectors/connector.ts";
import { Refusal } from "../problem.ts";
import { connectorFor, remedyOf, settlementAt, stepsOf } from "./asking.ts";
import type { Asked, Transact } from "./asking.ts";
import { takeIn } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { pauseAfter } from "./looks.ts";
import { knownOrder } from "./orders.ts";
import { readAgain } from "./outbox.ts";
import { platformOf } from "./platform.ts";
import { applyOutcome } from "./settlements.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * Our ledger against the platform's own records, after the fact: settlements that nobody could tell of, and orders that
 * something was told of. What doesn't add up in the end is for a lead to see; nothing here moves money.
 */

type Row = { id: number; subject: string; payload: string; attempts: number };

/**
 * Asks what became of a settlement that is `unknown`, or that the platform wanted to tell of later. What is found is
 * written down; what isn't stays with a person.
 */
export async function lookAgain(row: Row, transact: Transact): Promise<void> {
  const asked = transact((tx) => openOne(tx, row.subject, row.attempts));
  const found = asked && (await findQuietly(asked, stepsOf(row.subject, transact)));
  transact((tx) => (found ? tell(tx, row.subject, found) : askLater(tx, row)));
}

const OPEN = "state = 'unknown' OR state = 'sending' AND deadline IS NOT NULL";

/** Null where its end is known by now, or what it was made for isn't set up any more. */
function openOne(tx: Tx, id: string, attempts: number): Asked | null {
  const columns = tx.sql.exec(`SELECT * FROM settlements WHERE id = ? AND (${OPEN})`, id).toArray()[0];
  const connector = columns && connectorFor(tx, String(columns["connector"]));
  return connector ? { connector, remedy: remedyOf(tx, { subject: id, attempts }, columns) } : null;
}

async function findQuietly({ connector, remedy }: Asked, steps: Steps): Promise<Outcome | null> {
  try {
    return await connector.findRemedy(remedy, steps);
  } catch (error) {
    console.warn("A platform couldn't be asked what became of a settlement; it is asked again.", error);
    return null;
  }
}

function askLater(tx: Tx, { id, subject, attempts }: Row): void {
  tx.sql.exec("UPDATE settlements SET looking_until = NULL WHERE id = ?", subject);
  const pause = pauseAfter(attempts + 1);
  if (pause === null) tx.sql.exec("DELETE FROM outbox WHERE id = ?", id);
  else tx.sql.exec("UPDATE outbox SET due_at = ? WHERE id = ?", tx.now + pause, id);
}

/**
 * Writes down what the platform says became of a settlement. Somebody may have said otherwise meanwhile: money has one
 * truth, and a lead is told that there seem to be two.
 */
export function tell(tx: Tx, id: string, outcome: Outcome): void {
  tx.sql.exec("UPDATE settlements SET looking_until = NULL WHERE id = ?", id);
  const { order_id: order, state } = tx.sql
    .exec<{ order_id: string; state: string }>("SELECT order_id, state FROM settlements WHERE id = ?", id)
    .one();
  try {
    applyOutcome(tx, id, outcome, "platform");
    if (state === "unknown") readAgain(tx, order);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tx.sql.exec(
      "INSERT INTO outbox (channel, subject, payload, due_at, dead, problem) VALUES ('facts', ?, ?, ?, 1, ?)",
      order,
      JSON.stringify({ settlement: id }),
      tx.now,
      twoTruths(id, state, outcome.state),
    );
  }
}

const twoTruths = (id: string, ours: string, theirs: string) =>
  `Settlement ${id} stands here as ${ours}; the platform says ${theirs}.`;

/**
 * Reads an order from the platform and holds our ledger against it. Gives what doesn't add up, or what kept us from
 * reading; null when all is well, or where the platform knows no facts. The platform may be behind: it is tried again.
 */
export async function readOrder({ subject, payload }: Row, transact: Transact): Promise<string | null> {
  const { connector, doubt, at } = transact((tx) => ({
    connector: platformOf(tx),
    doubt: settlementAt(tx, stored<{ settlement?: string }>(payload).settlement),
    at: tx.now,
  }));
  try {
    const found =
      doubt && (await doubt.connector.findRemedy(doubt.remedy, stepsOf(doubt.remedy.settlementId, transact)));
    if (doubt && found && found.state !== doubt.state)
      return twoTruths(doubt.remedy.settlementId, doubt.state, found.state);
    if (!connector?.capabilities.facts || !connector.getOrder) return null;
    const said = await connector.getOrder(subject);
    const fresh = said && { order: v.parse(Order, said), at };
    return transact((tx) => compare(tx, subject, fresh, at));
  } catch (error) {
    return error instanceof Error ? error.message : "The platform couldn't be asked.";
  }
}

/** Takes in what moves of an order. More back than ours is somebody else's refund; less means that one of us is wrong. */
function compare(tx: Tx, id: string, fresh: Fresh | null, at: number): string | null {
  const known = knownOrder(tx, id);
  if (!known || known.order.test) return null;
  const { currency } = known.order;
  takeIn(tx, known, fresh);
  const ours = recorded(tx, id, at);
  const theirs = fresh?.order.refunded ?? 0;
  if (theirs >= ours) return null;
  const says = (amount: number) => formatMoney(amount, currency, "en");
  return `Our ledger has ${says(ours)} refunded through the platform; its own records have ${says(theirs)}.`;
}

/** What the platform told us that it recorded, by then. */
function recorded(tx: Tx, orderId: string, at: number): number {
  return tx.sql
    .exec<{ sum: number }>(
      `SELECT coalesce(sum(amount), 0) AS sum FROM settlements WHERE order_id = ? AND connector = ? AND state = 'succeeded'
         AND remedy IN ('refund', 'partial_refund', 'exchange') AND ended_at <= ?`,
      orderId,
      tx.settings.platform?.kind ?? "",
      at,
    )
    .one().sum;
}
