import { textsOf } from "../../shared/texts/index.ts";
import { DAY } from "../../shared/time.ts";
import { addEvent, loadCase, saveCase } from "./cases.ts";
import { cancel } from "./settlements.ts";
import { move } from "./moves.ts";
import type { Tx } from "./tx.ts";

const SLICE = 50;
const ANSWERS = 30 * DAY;

/** The cases in which something has lapsed, a slice of them. */
export function lapsed(tx: Tx): string[] {
  const due = tx.sql
    .exec<{ case_id: string }>("SELECT DISTINCT case_id FROM items WHERE lapses_at <= ? LIMIT ?", tx.now, SLICE)
    .toArray();
  return due.map(({ case_id }) => case_id);
}

/** One case that can't be moved on must not hold up the others: it comes again in an hour. */
export function postpone(tx: Tx, caseId: string): void {
  tx.sql.exec(
    "UPDATE items SET lapses_at = ? WHERE case_id = ? AND lapses_at <= ?",
    tx.now + 3_600_000,
    caseId,
    tx.now,
  );
}

/** Old answers, sessions, codes and links go. */
export function prune(tx: Tx): void {
  tx.sql.exec("DELETE FROM answers WHERE at < ?", tx.now - ANSWERS);
  tx.sql.exec("DELETE FROM sessions WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM sign_in_codes WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM case_keys WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM rates WHERE since <= ?", tx.now - DAY);
}

/** What the clock does by itself: offers lapse, returns that never came are closed. */
export function lapse(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  const items = row.items.filter((item) => item.lapsesAt !== null && item.lapsesAt <= tx.now);
  for (const item of items) {
    cancel(tx, row, item);
    move(item, "lapse", "clock");
    item.note = textsOf(row.lang).note.expired;
  }
  row.version += 1;
  addEvent(tx, row, "clock", "lapse", { items: items.map((item) => item.id) });
  saveCase(tx, row);
}

/** The next instant at which something here is due, or null. Channels whose slots are taken wake us when they are done. */
export function nextDue(sql: SqlStorage, channels: readonly string[]): number | null {
  const marks = channels.map(() => "?").join(", ") || "NULL";
  const { outbox, lapsing } = sql
    .exec<{ outbox: number | null; lapsing: number | null }>(
      `SELECT (SELECT min(due_at) FROM outbox WHERE dead = 0 AND channel IN (${marks})) AS outbox,
         (SELECT min(lapses_at) FROM items WHERE lapses_at IS NOT NULL) AS lapsing`,
      ...channels,
    )
    .one();
  const times = [outbox, lapsing].filter((at) => at !== null);
  return times.length > 0 ? Math.min(...times) : null;
}
