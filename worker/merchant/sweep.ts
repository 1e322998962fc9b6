import { textsOf } from "../../shared/texts/index.ts";
import { DAY, iso } from "../../shared/time.ts";
import { addEvent, isEndNear, isOnItsWay, loadCase, ranks, remindedOf, saveCase } from "./cases.ts";
import { followUp, planFollowUp } from "./following.ts";
import { mailShopper } from "./mail.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
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
  if (open!.length > 0) remindOpen(tx, row, open!, firsts[1]!);
}

function remindOpen(tx: Tx, row: CaseRow, items: readonly ItemRow[], first: number): void {
  const text = row.declaredAt === null ? null : sendBackReminder(tx, row, first);
  if (text !== null) return mailShopper(tx, row, "answered", { text });
  mailShopper(tx, row, "expiring", { until: iso(first), items });
}

/** What only has to be written down: saving the case works out whose turn it is, and its place in the queue. */
const noted = (event: string) => (tx: Tx, caseId: string) => {
  const row = loadCase(tx, caseId);
  addEvent(tx, row, "clock", event);
  saveCase(tx, row);
};

/** What the clock does with a case, and the column that says when; of those that are `only`. Its index bears its name. */
export type Chore = {
  name: string;
  table: "items" | "cases";
  column: string;
  only?: string;
  run: (tx: Tx, caseId: string) => void;
};

/** `refund_due`: the date by which the law wants a refund draws nearer. `overdue`: it waits for staff too long. */
export const chores: readonly Chore[] = [
  { name: "lapsing", table: "items", column: "lapses_at", run: lapse },
  { name: "reminding", table: "items", column: "remind_at", run: remind },
  { name: "following_up", table: "cases", column: "follow_up_at", run: followUp },
  { name: "lawful", table: "cases", column: "lawful_at", run: noted("refund_due") },
  {
    name: "overdue",
    table: "cases",
    column: "resolve_by",
    only: `due_who = 'staff' AND rank = ${ranks.usual}`,
    run: noted("overdue"),
  },
];

const idIn = { items: "case_id", cases: "id" } as const;
const from = ({ name, table, only = "TRUE" }: Chore) => `FROM ${table} INDEXED BY ${name} WHERE ${only}`;

/** The cases whose time for it has come, a slice of them. */
export function casesDue(tx: Tx, chore: Chore): string[] {
  return tx.sql
    .exec<{ id: string }>(
      `SELECT DISTINCT ${idIn[chore.table]} AS id ${from(chore)} AND ${chore.column} <= ? LIMIT ?`,
      tx.now,
      SLICE,
    )
    .toArray()
    .map(({ id }) => id);
}

/** A case that can't be moved on comes again in an hour: it holds up nothing else. */
export function postpone(tx: Tx, { table, column }: Chore, caseId: string): void {
  const hour = 3_600_000;
  tx.sql.exec(
    `UPDATE ${table} SET ${column} = ? WHERE ${idIn[table]} = ? AND ${column} <= ?`,
    tx.now + hour,
    caseId,
    tx.now,
  );
}

const names = Object.keys(channels);
const nextOfEach = `SELECT
  ${names.map((name) => `(SELECT min(due_at) FROM outbox WHERE dead = 0 AND channel = '${name}' AND due_at > ?) AS ${name}`).join(", ")},
  ${chores.map((chore) => `(SELECT min(${chore.column}) ${from(chore)} AND ${chore.column} IS NOT NULL) AS ${chore.name}`).join(",\n  ")},
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
