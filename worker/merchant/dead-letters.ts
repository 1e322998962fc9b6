import type { DeadLetter, DeadLetters } from "../../shared/contract.ts";
import { iso } from "../../shared/time.ts";
import type { MailMessage } from "../ports/mail.ts";
import { notFound, Refusal } from "../problem.ts";
import type { Channel } from "./outbox.ts";
import { knownOrder } from "./orders.ts";
import { leadOf } from "./sign-in.ts";
import type { Member } from "./staff.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * What could not be delivered after all tries, for leads: mail, webhooks, and orders whose money doesn't add up. Of a mail
 * only its subject and receiver are shown, of a webhook its kind: what is in them is for whoever they are for.
 */

const PAGE = 50;

type Row = { id: number; channel: Exclude<Channel, "money">; subject: string; payload: string; due_at: number } & {
  attempts: number;
  problem: string | null;
};
const COLUMNS = "id, channel, subject, payload, due_at, attempts, problem";

export const letterLead = leadOf("What couldn't be delivered is a lead's to look after.");

/** A page of them, newest first. The cursor is the last one's id. */
export function deadLetters(tx: Tx, cursor: string | null): DeadLetters {
  const before = /^\d{1,15}$/.test(cursor ?? "") ? Number(cursor) : Number.MAX_SAFE_INTEGER;
  const rows = tx.sql
    .exec<Row>(`SELECT ${COLUMNS} FROM outbox WHERE dead = 1 AND id < ? ORDER BY id DESC LIMIT ?`, before, PAGE + 1)
    .toArray();
  const page = rows.slice(0, PAGE);
  return {
    letters: page.map((row) => shown(tx, row)),
    nextCursor: rows.length > PAGE ? String(page.at(-1)!.id) : null,
  };
}

/** How many there are, for the desk's top bar. */
export function deadCount(tx: Tx): number {
  return tx.sql.exec<{ count: number }>("SELECT count(*) AS count FROM outbox WHERE dead = 1").one().count;
}

function shown(tx: Tx, row: Row): DeadLetter {
  const { id, channel, attempts, problem, due_at } = row;
  return { id, channel, ...faceOf(tx, row), problem, tries: attempts, at: iso(due_at), again: !isCode(row) };
}

function faceOf(tx: Tx, row: Row): Pick<DeadLetter, "about" | "to"> {
  if (row.channel === "facts") {
    const order = knownOrder(tx, row.subject)?.order;
    return { about: order?.number ?? row.subject, to: tx.settings.platform?.kind ?? null };
  }
  if (row.channel === "mail") {
    const { to, subject } = stored<Pick<MailMessage, "to" | "subject">>(row.payload);
    return { about: isCode(row) ? null : subject, to };
  }
  const url = tx.settings.webhookUrl;
  // The host alone: an address may carry a key of the shop's.
  return { about: stored<{ type: string }>(row.payload).type, to: url && new URL(url).host };
}

/** A sign-in code stands in its mail's subject, and has run out long since. */
const isCode = ({ channel, subject }: Pick<Row, "channel" | "subject">) =>
  channel === "mail" && subject.startsWith("sign_in:");

/** Tries it again from the start. Throws `not_found`, and `action_not_available` for what is of no use any more. */
export function replayLetter(tx: Tx, me: Member, id: string): void {
  const row = deadOne(tx, id);
  if (isCode(row)) throw new Refusal("action_not_available", "That code has run out. They can ask for a new one.");
  tx.sql.exec("UPDATE outbox SET dead = 0, attempts = 0, due_at = ? WHERE id = ?", tx.now, row.id);
  note(tx, me, row, "replayed", null);
}

/** Gives it up for good, for a reason that is kept. Throws `not_found`. */
export function discardLetter(tx: Tx, me: Member, id: string, reason: string): void {
  const row = deadOne(tx, id);
  tx.sql.exec("DELETE FROM outbox WHERE id = ?", row.id);
  note(tx, me, row, "discarded", reason);
}

function deadOne(tx: Tx, id: string): Row {
  const row = tx.sql.exec<Row>(`SELECT ${COLUMNS} FROM outbox WHERE dead = 1 AND id = ?`, id).toArray()[0];
  if (!row) throw notFound();
  return row;
}

function note(tx: Tx, me: Member, row: Row, did: "replayed" | "discarded", reason: string | null): void {
  const { about, to } = faceOf(tx, row);
  tx.sql.exec(
    "INSERT INTO dead_letter_log (at, by, did, letter, channel, about, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
    tx.now,
    me.id,
    did,
    row.id,
    row.channel,
    [about, to].filter(Boolean).join(", "),
    reason,
  );
  tx.touched.set(`letter_${row.id}`, 0);
}
