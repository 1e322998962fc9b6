import { textsOf } from "../../shared/texts/index.ts";
import { DAY } from "../../shared/time.ts";
import { addEvent, loadCase, saveCase } from "./cases.ts";
import { cancel } from "./settlements.ts";
import { move } from "./shopper.ts";
import type { Tx } from "./tx.ts";

const SLICE = 50;
const ANSWERS = 30 * DAY;

/** What the clock does by itself: offers lapse, returns that never came are closed, old answers and sessions go. */
export function sweep(tx: Tx): void {
  const due = tx.sql
    .exec<{ case_id: string }>("SELECT DISTINCT case_id FROM items WHERE lapses_at <= ? LIMIT ?", tx.now, SLICE)
    .toArray();
  for (const { case_id } of due) lapse(tx, case_id);
  tx.sql.exec("DELETE FROM answers WHERE at < ?", tx.now - ANSWERS);
  tx.sql.exec("DELETE FROM sessions WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM sign_in_codes WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM case_keys WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM rates WHERE since <= ?", tx.now - DAY);
}

function lapse(tx: Tx, caseId: string): void {
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
