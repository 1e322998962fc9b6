import type { QueueAnswer } from "../../shared/contract.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { Refusal } from "../problem.ts";
import { lookOf } from "./desk.ts";
import { messageOf } from "./mail.ts";
import { enqueue } from "./outbox.ts";
import { limit } from "./rates.ts";
import type { Member } from "./staff.ts";
import type { Tx } from "./tx.ts";

/** Staff sign in with a one-time code by mail. Answers are alike whether the address is known or not. */

const CODE_MINUTES = 10;
const CODE_TRIES = 5;
const SESSION = 12 * 3_600_000;
const HOUR = 3_600_000;

/** Who asks for a code or tries one: whoever knows an address must not be able to lock its owner out. */
export type Caller = { email: string; from: string };

/** Sends a fresh code, if somebody has this address; the one before it, asked for from the same place, stops working. */
export function sendCode(tx: Tx, { email, from }: Caller, code: string, hash: string): void {
  limit(tx, `sign_in:${email} ${from}`, 5, HOUR);
  limit(tx, `sign_in:${email}`, 30, HOUR);
  if (!memberByEmail(tx, email)) return;
  const until = tx.now + CODE_MINUTES * 60_000;
  tx.sql.exec("INSERT OR REPLACE INTO sign_in_codes VALUES (?, ?, ?, ?, 0)", email, from, hash, until);
  const letter = textsOf("en").signIn({ code, shop: tx.settings.name, minutes: CODE_MINUTES });
  enqueue(tx, "mail", `sign_in:${email}`, messageOf(tx, email, letter, { lang: "en", thread: null }));
}

/** Trades a code for a session; a code works once and bears five tries. A wrong one is counted: null, not a throw. */
export function openSession(
  tx: Tx,
  { email, from }: Caller,
  codeHash: string,
  sessionHash: string,
): Omit<QueueAnswer, "cases" | "nextCursor"> | null {
  limit(tx, `session:${email} ${from}`, 20, HOUR);
  limit(tx, `session:${email}`, 100, HOUR);
  const me = memberByEmail(tx, email);
  const fits = tx.sql
    .exec(
      "SELECT 1 FROM sign_in_codes WHERE email = ? AND hash = ? AND until > ? AND tries < ?",
      email,
      codeHash,
      tx.now,
      CODE_TRIES,
    )
    .toArray();
  if (!me || fits.length === 0) {
    tx.sql.exec("UPDATE sign_in_codes SET tries = tries + 1 WHERE email = ? AND caller = ?", email, from);
    return null;
  }
  tx.sql.exec("DELETE FROM sign_in_codes WHERE email = ?", email);
  tx.sql.exec("INSERT INTO sessions VALUES (?, ?, ?)", sessionHash, me.id, tx.now + SESSION);
  return { me, look: lookOf(tx) };
}

export function closeSession(tx: Tx, sessionHash: string): void {
  tx.sql.exec("DELETE FROM sessions WHERE hash = ?", sessionHash);
}

/** Who may: the member whose session it is. Throws `session_missing`, `role_required`. */
export type Who = (tx: Tx, sessionHash: string) => Member;

/** Whoever is signed in. */
export const memberOf: Who = (tx, sessionHash) => {
  const row = tx.sql
    .exec<Member>(
      `SELECT staff.id AS id, name, email, role FROM sessions JOIN staff ON staff.id = staff_id
       WHERE hash = ? AND until > ? AND active = 1`,
      sessionHash,
      tx.now,
    )
    .toArray()[0];
  if (!row) throw new Refusal("session_missing", "Please sign in.");
  return row;
};

/** Whoever is signed in, if they lead. Everybody else is told `whose` it is. */
export function leadOf(whose: string): Who {
  return (tx, sessionHash) => {
    const me = memberOf(tx, sessionHash);
    if (me.role === "lead") return me;
    throw new Refusal("role_required", whose);
  };
}

function memberByEmail(tx: Tx, email: string): Member | null {
  const rows = tx.sql.exec<Member>("SELECT id, name, email, role FROM staff WHERE email = ? AND active = 1", email);
  return rows.toArray()[0] ?? null;
}
