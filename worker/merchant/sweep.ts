import { textsOf } from "../../shared/texts/index.ts";
import { DAY, iso } from "../../shared/time.ts";
import { addEvent, isEndNear, isOnItsWay, lawfulDue, loadCase, overdue, remindedOf, saveCase } from "./cases.ts";
import { followUp, followUpsDue, planFollowUp } from "./following.ts";
import { mailShopper } from "./mail.ts";
import type { CaseRow } from "./cases.ts";
import { channels } from "./outbox.ts";
import { cancel } from "./settlements.ts";
import { move } from "./moves.ts";
import { lapseProposals } from "./proposals.ts";
import { sendBackReminder } from "./receipts.ts";
import { pruneShadow } from "./shadow.ts";
import type { Tx } from "./tx.ts";

const SLICE = 50;
const ANSWERS = 30 * DAY;
const TOLD = 30 * DAY;

/** The cases in which something has lapsed, a slice of them. */
function lapsed(tx: Tx): string[] {
  const due = tx.sql
    .exec<{ case_id: string }>(
      "SELECT DISTINCT case_id FROM items INDEXED BY lapsing WHERE lapses_at <= ? LIMIT ?",
      tx.now,
      SLICE,
    )
    .toArray();
  return due.map(({ case_id }) => case_id);
}

/** A case that can't be moved on comes again in an hour. */
const postpone = (table: "items" | "cases", column: string) => (tx: Tx, caseId: string) => {
  const id = table === "items" ? "case_id" : "id";
  const hour = 3_600_000;
  tx.sql.exec(`UPDATE ${table} SET ${column} = ? WHERE ${id} = ? AND ${column} <= ?`, tx.now + hour, caseId, tx.now);
};

/** Old answers, sessions, codes, links and differences of trials go. */
export function prune(tx: Tx): void {
  tx.sql.exec("DELETE FROM answers WHERE at < ?", tx.now - ANSWERS);
  tx.sql.exec("DELETE FROM sessions WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM sign_in_codes WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM look_ups WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM case_keys WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM rates WHERE since <= ?", tx.now - DAY);
  tx.sql.exec("DELETE FROM platform_told WHERE at < ?", tx.now - TOLD);
  pruneShadow(tx);
}

/** What the clock does by itself: offers lapse, returns that never came are closed, proposals nobody answers go back. */
function lapse(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  const due = row.items.filter((item) => item.lapsesAt !== null && item.lapsesAt <= tx.now);
  const proposed = due.filter((item) => item.proposal !== null);
  if (proposed.length > 0) lapseProposals(tx, row, proposed);
  const items = due.filter((item) => !proposed.includes(item));
  if (items.length === 0) return;
  for (const item of items) {
    cancel(tx, row, item);
    move(item, "lapse", "clock", { declared: row.declaredAt !== null, onItsWay: isOnItsWay(item) });
    item.note = textsOf(row.lang).note[item.state === "in_review" ? "person" : "expired"];
  }
  row.version += 1;
  planFollowUp(tx, row);
  addEvent(tx, row, "clock", "lapse", { items: items.map((item) => item.id) });
  saveCase(tx, row);
}

/** The cases in which something lapses soon, a slice of them. */
function remindersDue(tx: Tx): string[] {
  const due = tx.sql
    .exec<{ case_id: string }>(
      "SELECT DISTINCT case_id FROM items INDEXED BY reminding WHERE remind_at <= ? LIMIT ?",
      tx.now,
      SLICE,
    )
    .toArray();
  return due.map(({ case_id }) => case_id);
}

/** One mail before something lapses, however many items it is about. */
function remind(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  const soon = row.items.filter((item) => isEndNear(tx, item) && item.reminded !== remindedOf(item));
  if (soon.length === 0) return saveCase(tx, row);
  const [trusted, open] = [true, false].map((done) => soon.filter(({ state }) => (state === "resolved") === done));
  const firsts = [trusted!, open!].map((items) => Math.min(...items.map((item) => remindedOf(item)!)));
  for (const item of soon) item.reminded = remindedOf(item);
  addEvent(tx, row, "clock", "remind", { items: soon.map((item) => item.id) });
  saveCase(tx, row);
  // Settled already: a kind word, and nothing hangs on it.
  if (trusted!.length > 0) mailShopper(tx, row, "expected_back", { until: iso(firsts[0]!) });
  if (open!.length > 0) remindOpen(tx, row, firsts[1]!);
}

function remindOpen(tx: Tx, row: CaseRow, first: number): void {
  const text = row.declaredAt === null ? null : sendBackReminder(tx, row, first);
  if (text !== null) return mailShopper(tx, row, "answered", { text });
  mailShopper(tx, row, "expiring", { until: iso(first) });
}

/** The date by which the law wants a refund draws nearer: saving the case makes it staff's turn, and urgent. */
function drawNearer(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  addEvent(tx, row, "clock", "refund_due");
  saveCase(tx, row);
}

/** It took too long: saving the case puts it ahead of the usual ones. */
function escalate(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  addEvent(tx, row, "clock", "overdue");
  saveCase(tx, row);
}

/** What the clock does, each case in a transaction of its own. `later` keeps one that fails from holding up the rest. */
export const chores = [
  { name: "lapsing", due: lapsed, run: lapse, later: postpone("items", "lapses_at") },
  { name: "reminding", due: remindersDue, run: remind, later: postpone("items", "remind_at") },
  { name: "following", due: followUpsDue, run: followUp, later: postpone("cases", "follow_up_at") },
  { name: "lawful", due: lawfulDue, run: drawNearer, later: postpone("cases", "lawful_at") },
  { name: "overdue", due: overdue, run: escalate, later: postpone("cases", "resolve_by") },
] as const;

const names = Object.keys(channels);
const nextOfEach = `SELECT
  ${names.map((name) => `(SELECT min(due_at) FROM outbox WHERE dead = 0 AND channel = '${name}' AND due_at > ?) AS ${name}`).join(", ")},
  (SELECT min(lapses_at) FROM items WHERE lapses_at IS NOT NULL) AS lapsing,
  (SELECT min(remind_at) FROM items WHERE remind_at IS NOT NULL) AS reminding,
  (SELECT min(follow_up_at) FROM cases WHERE follow_up_at IS NOT NULL) AS following,
  (SELECT min(lawful_at) FROM cases WHERE lawful_at IS NOT NULL) AS lawful,
  (SELECT min(resolve_by) FROM cases INDEXED BY overdue WHERE due_who = 'staff' AND rank = 4 AND resolve_by IS NOT NULL) AS overdue,
  (SELECT min(at) + ${DAY} FROM evidence WHERE case_id IS NULL) AS unused`;

/** When each chore and each channel is next due, by name. */
function dues(sql: SqlStorage, free: readonly string[], now: number): (readonly [name: string, at: number])[] {
  const since = names.map((name) => (free.includes(name) ? 0 : now));
  const row = sql.exec<Record<string, number | null>>(nextOfEach, ...since).one();
  return Object.entries(row).flatMap(([name, at]) => (at === null ? [] : [[name, at] as const]));
}

/** What is due now: chores and the channels of `free` by name, and `unused` photos. */
export function dueNow(sql: SqlStorage, free: readonly string[], now: number): ReadonlySet<string> {
  return new Set(dues(sql, free, now).flatMap(([name, at]) => (at <= now ? [name] : [])));
}

/**
 * The next instant at which something here is due, or null. What waits in a channel whose slots are taken is begun when one
 * is done; but a delivery that dies with its isolate tells nobody, and comes again when its lease is over.
 */
export function nextDue(sql: SqlStorage, free: readonly string[], now: number): number | null {
  const times = dues(sql, free, now).map(([, at]) => at);
  return times.length > 0 ? Math.min(...times) : null;
}
