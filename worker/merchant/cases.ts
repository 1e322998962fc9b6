import { closed } from "../../shared/case.ts";
import type { ItemState } from "../../shared/case.ts";
import type { Actor, Asked, Declined, Item, Offer, Settlement, SettlementState } from "../../shared/contract.ts";
import type { Disposition, GoodsProblem, GoodsStep } from "../../shared/contract.ts";
import type { FullReading } from "../../shared/listening/index.ts";
import type { Order } from "../../shared/order.ts";
import type { Decision, Facts, Return } from "../../shared/policy/decision.ts";
import { completed, completedOffer } from "../../shared/policy/kept.ts";
import type { Lane, Reason } from "../../shared/reasons.ts";
import type { OfferedRemedy, Remedy } from "../../shared/remedies.ts";
import { DAY, afterWorking, iso, replyDue } from "../../shared/time.ts";
import { datesOf } from "../../shared/withdrawal.ts";
import { notFound } from "../problem.ts";
import { knownOrder } from "./orders.ts";
import { policyOf } from "./policies.ts";
import type { StoredProposal } from "./proposals.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";
import { endHold } from "./used.ts";
import type { Held } from "./used.ts";

/** A case as its rows say it. Loaded whole, changed in memory, saved once: one request, one transaction. */
export type CaseRow = {
  id: string;
  reference: string;
  orderId: string;
  version: number;
  openedAt: number;
  lang: string;
  text: string;
  reading: StoredReading;
  termsHash: string;
  riskHash: string;
  lastSeq: number;
  due: { who: "shopper" | "staff"; at: number } | null;
  /** The shopper wrote something that nobody has answered. */
  unanswered: boolean;
  lease: { staffId: string; until: number } | null;
  /** Its place in the queue before all promised times. */
  rank: Rank;
  /** By when it is to be settled since a person was needed; null for no bound, and once it is closed. */
  resolveBy: number | null;
  /** When we ask whether it is right now. */
  followUpAt: number | null;
  satisfied: "yes" | "not_really" | null;
  /** When the contract was withdrawn from by law; null for every other case. */
  declaredAt: number | null;
  items: ItemRow[];
};

/**
 * Danger comes first, then money that the law wants sent within days, then what wasn't right after all, then what nobody
 * approved or settled in time.
 */
export const ranks = { danger: 0, urgent: 1, reopened: 2, escalated: 3, usual: 4 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

type StoredReading = FullReading & { summary: string };

export type ItemRow = {
  id: string;
  lineId: string;
  quantity: number;
  reason: Reason;
  lane: Lane;
  state: ItemState;
  chosen: OfferedRemedy | null;
  wish: string | null;
  contested: boolean;
  declinedBy: string | null;
  /** The remedies that a member of staff offered or settled; any other offer is the policy's. */
  byStaff: OfferedRemedy[];
  note: string | null;
  offers: Offer[];
  declined: Declined[];
  decision: StoredDecision;
  asked: StoredAsked | null;
  /** The little extra shown with the offers. */
  extra: Item["extra"];
  /** The variant chosen in an exchange, by its id. */
  variant: string | null;
  /** What is known of goods that come back. */
  goods: GoodsStep | null;
  parcel: Parcel;
  lapsesAt: number | null;
  /** The lapse that a reminder was sent of. */
  reminded: number | null;
  remindAt: number | null;
  /** What waits for another person's approval. */
  proposal: StoredProposal | null;
  /** The latitude used for what is offered or on its way. */
  held: Held | null;
};

/** What brings goods back, since when the shopper says it is on its way, and what became of what was in it. */
export type Parcel = {
  labelUrl: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  sentAt: number | null;
  disposition: Disposition | null;
  problem: { code: GoodsProblem; text: string | null } | null;
};
export const noParcel: Parcel = {
  labelUrl: null,
  carrier: null,
  trackingNumber: null,
  sentAt: null,
  disposition: null,
  problem: null,
};

/** What was asked, and until when the answer is waited for; null: as long as the offers stand. */
type StoredAsked = Asked & { until: number | null };

/** A decision with everything it rested on: it can be made again, to the byte. */
export type StoredDecision = Decision & { facts: Facts; at: number; termsHash: string; riskHash: string };

type Columns = Record<string, SqlStorageValue>;

/** Loads a case. Throws `not_found`. */
export function loadCase(tx: Tx, id: string): CaseRow {
  const row = tx.sql.exec<Columns>("SELECT * FROM cases WHERE id = ?", id).toArray()[0];
  if (!row) throw notFound();
  const items = tx.sql.exec<Columns>("SELECT * FROM items WHERE case_id = ? ORDER BY length(id), id", id).toArray();
  return {
    id,
    reference: String(row["reference"]),
    orderId: String(row["order_id"]),
    version: Number(row["version"]),
    openedAt: Number(row["opened_at"]),
    lang: String(row["lang"]),
    text: String(row["text"]),
    reading: stored(String(row["reading"])),
    termsHash: String(row["terms_hash"]),
    riskHash: String(row["risk_hash"]),
    lastSeq: Number(row["last_seq"]),
    due: row["due_who"] === null ? null : { who: row["due_who"] as "shopper" | "staff", at: Number(row["due_at"]) },
    unanswered: row["unanswered"] === 1,
    lease:
      row["lease_staff"] === null ? null : { staffId: String(row["lease_staff"]), until: Number(row["lease_until"]) },
    rank: Number(row["rank"]) as Rank,
    resolveBy: row["resolve_by"] === null ? null : Number(row["resolve_by"]),
    followUpAt: row["follow_up_at"] === null ? null : Number(row["follow_up_at"]),
    satisfied: row["satisfied"] as CaseRow["satisfied"],
    declaredAt: row["declared_at"] === null ? null : Number(row["declared_at"]),
    items: items.map(itemFrom),
  };
}

/** Loads a case by its id or its reference, however that was typed. Throws `not_found`. */
export function findCase(tx: Tx, idOrReference: string): CaseRow {
  const reference = idOrReference.trim().toUpperCase();
  const found = tx.sql.exec<{ id: string }>("SELECT id FROM cases WHERE reference = ?", reference).toArray()[0];
  return loadCase(tx, found?.id ?? idOrReference);
}

function itemFrom(row: Columns): ItemRow {
  const text = (column: string) => (row[column] === null ? null : String(row[column]));
  return {
    id: String(row["id"]),
    lineId: String(row["line_id"]),
    quantity: Number(row["quantity"]),
    reason: String(row["reason"]) as Reason,
    lane: String(row["lane"]) as Lane,
    state: String(row["state"]) as ItemState,
    chosen: text("chosen") as OfferedRemedy | null,
    wish: text("wish"),
    contested: row["contested"] === 1,
    declinedBy: text("declined_by"),
    byStaff: stored(String(row["by_staff"])),
    note: text("note"),
    offers: stored<Offer[]>(String(row["offers"])).map(completedOffer),
    declined: stored(String(row["declined"])),
    decision: completed(stored<StoredDecision>(String(row["decision"]))),
    asked: row["asked"] === null ? null : stored(String(row["asked"])),
    extra: row["extra"] === null ? null : stored(String(row["extra"])),
    variant: text("variant"),
    goods: text("goods") as ItemRow["goods"],
    parcel: row["parcel"] === null ? noParcel : stored(String(row["parcel"])),
    lapsesAt: row["lapses_at"] === null ? null : Number(row["lapses_at"]),
    reminded: row["reminded"] === null ? null : Number(row["reminded"]),
    remindAt: row["remind_at"] === null ? null : Number(row["remind_at"]),
    proposal: row["proposal"] === null ? null : stored(String(row["proposal"])),
    held: row["held"] === null ? null : stored(String(row["held"])),
  };
}

/** Writes a new case's row; its items and everything else follow with `saveCase`. */
export function insertCase(tx: Tx, row: CaseRow, answers: Record<string, string>): void {
  tx.sql.exec(
    `INSERT INTO cases (id, reference, order_id, version, opened_at, lang, text, answers, reading, terms_hash, risk_hash, last_seq, declared_at)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    row.id,
    row.reference,
    row.orderId,
    row.version,
    row.openedAt,
    row.lang,
    row.text,
    JSON.stringify(answers),
    JSON.stringify(row.reading),
    row.termsHash,
    row.riskHash,
    row.lastSeq,
    row.declaredAt,
  );
}

/** Saves what can change of a case, with whose turn it is now. */
export function saveCase(tx: Tx, row: CaseRow): void {
  const wasStaff = row.due?.who === "staff";
  row.due = dueOf(tx, row);
  // Done for now: the next time it is staff's turn, anyone may pick it up.
  if (wasStaff && row.due?.who !== "staff") {
    row.lease = null;
    if (row.rank !== ranks.danger) row.rank = ranks.usual;
  }
  row.resolveBy = resolveByOf(tx, row);
  if (row.resolveBy !== null && row.resolveBy <= tx.now && row.due?.who === "staff") {
    row.rank = Math.min(row.rank, ranks.escalated) as Rank;
  }
  if (!isClosed(row)) row.followUpAt = null;
  const lawful = lawfulDates(tx, row);
  if (lawful && lawful.urgentAt <= tx.now) row.rank = Math.min(row.rank, ranks.urgent) as Rank;
  tx.sql.exec(
    `UPDATE cases SET version = ?, last_seq = ?, due_who = ?, due_at = ?, unanswered = ?, lease_staff = ?, lease_until = ?,
       rank = ?, follow_up_at = ?, satisfied = ?, declared_at = ?, lawful_at = ?, resolve_by = ?
     WHERE id = ?`,
    row.version,
    row.lastSeq,
    row.due?.who ?? null,
    row.due?.at ?? null,
    row.unanswered ? 1 : 0,
    row.lease?.staffId ?? null,
    row.lease?.until ?? null,
    row.rank,
    row.followUpAt,
    row.satisfied,
    row.declaredAt,
    lawful ? ([lawful.staffAt, lawful.urgentAt].find((at) => at > tx.now) ?? null) : null,
    row.resolveBy,
    row.id,
  );
  for (const item of row.items) saveItem(tx, row, item);
  tx.touched.set(row.id, row.lastSeq);
}

/** Everything is done, something of it was put right, and the shopper hasn't said yet whether it is. */
export const mayRate = (row: CaseRow) =>
  row.satisfied === null && isClosed(row) && row.items.some((item) => item.state === "resolved");

/** Nothing of it is going to happen by itself any more. */
export const isClosed = (row: CaseRow) => row.items.every((item) => closed.has(item.state));

function saveItem(tx: Tx, row: CaseRow, item: ItemRow): void {
  // Both last as long as the state they belong to, whatever ended it.
  endHold(tx, row, item);
  if (item.state !== "awaiting_approval") item.proposal = null;
  tx.sql.exec(
    `INSERT OR REPLACE INTO items (case_id, id, order_id, line_id, quantity, reason, lane, state, chosen, wish, contested,
       declined_by, by_staff, note, offers, declined, decision, asked, extra, variant, goods, parcel, lapses_at, reminded, remind_at,
       proposal, held) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    row.id,
    item.id,
    row.orderId,
    item.lineId,
    item.quantity,
    item.reason,
    item.lane,
    item.state,
    item.chosen,
    item.wish,
    item.contested ? 1 : 0,
    item.declinedBy,
    JSON.stringify(item.byStaff),
    item.note,
    JSON.stringify(item.offers),
    JSON.stringify(item.declined),
    JSON.stringify(item.decision),
    item.asked && JSON.stringify(item.asked),
    item.extra && JSON.stringify(item.extra),
    item.variant,
    item.goods,
    item.parcel === noParcel ? null : JSON.stringify(item.parcel),
    lapseOf(tx, row, item),
    item.reminded,
    remindAt(tx, item),
    item.proposal && JSON.stringify(item.proposal),
    item.held && JSON.stringify(item.held),
  );
}

const REMINDER = 3 * DAY;
/** How long goods that were sent back may travel before a person looks where they are. */
const ON_ITS_WAY = 14 * DAY;

/** Once, three days before something lapses; what is over sooner needs no reminder. */
function remindAt(tx: Tx, item: ItemRow): number | null {
  const ends = remindedOf(item);
  if (ends === null || item.reminded === ends) return null;
  const at = ends - REMINDER;
  // What was planned is still to be done, however late; what was asked for less than three days is not.
  return at > tx.now || at === item.remindAt ? at : null;
}

/** Whether what a shopper is reminded of on an item ends within three days. */
export function isEndNear(tx: Tx, item: ItemRow): boolean {
  const ends = remindedOf(item);
  return ends !== null && ends - REMINDER <= tx.now;
}

/**
 * When the clock moves an item on by itself. After a withdrawal by law not at once: the goods may have been sent on the
 * last day, and the contract is over all the same.
 */
export function lapseOf(tx: Tx, row: CaseRow, item: ItemRow): number | null {
  if (item.state === "awaiting_approval") return item.proposal?.until ?? null;
  const ends = turnEndOf(item);
  if (item.state !== "awaiting_return") return ends;
  return lawfulDates(tx, row)?.givenUpAt ?? ends;
}

/** How goods are to come back, by what was chosen; null where they aren't. */
export const backOf = (item: ItemRow): Return | null =>
  item.offers.find(({ remedy }) => remedy === item.chosen)?.return ?? null;

/** Goods were promised back, and what became of them isn't known yet. */
export const isExpected = (item: ItemRow) => backOf(item) !== null && item.parcel.disposition === null;

/** As a scan, staff or the shopper say. */
export const isOnItsWay = ({ goods, parcel }: ItemRow) => goods !== null || parcel.sentAt !== null;

/**
 * What a shopper is reminded of before it ends: their turn; or goods that they promised back and were trusted with. Who
 * has sent them needs no reminder.
 */
export function remindedOf(item: ItemRow): number | null {
  if (item.state !== "awaiting_return" && item.state !== "resolved") return turnEndOf(item);
  const back = backOf(item);
  return back && isExpected(item) && !isOnItsWay(item) ? Date.parse(back.until) : null;
}

/** The end of the shopper's turn: an offer's, an answer's, or the last day for sending goods back. */
export function turnEndOf(item: ItemRow): number | null {
  const instants = item.offers.map((offer) => Date.parse(offer.expiresAt));
  if (item.state === "awaiting_evidence" && item.asked?.until) return item.asked.until;
  if (item.state === "offered" || item.state === "awaiting_evidence") return Math.max(...instants);
  const back = backOf(item);
  if (item.state !== "awaiting_return" || !back) return null;
  // What is here waits for us; what is on its way is looked for once it should have come.
  if (item.goods === "received") return null;
  return Date.parse(back.until) + (isOnItsWay(item) ? ON_ITS_WAY : 0);
}

/** For what changes of a case without its being saved: a settlement that is on its way now, or stuck. */
export function touchCaseOf(tx: Tx, settlementId: string): void {
  const found = tx.sql.exec<{ id: string; seq: number }>(
    "SELECT cases.id AS id, last_seq AS seq FROM settlements JOIN cases ON cases.id = case_id WHERE settlements.id = ?",
    settlementId,
  );
  for (const { id, seq } of found) tx.touched.set(id, seq);
}

/** Whose turn it is and until when. A turn that goes on keeps its clock: the promise was made when it began. */
function dueOf(tx: Tx, row: CaseRow): CaseRow["due"] {
  if (wantsStaff(tx, row)) {
    if (row.due?.who === "staff") return row.due;
    const { service, timeZone } = policyOf(tx, row.riskHash);
    return { who: "staff", at: replyDue(tx.now, service, timeZone) };
  }
  const lawful = lawfulDates(tx, row);
  // Money that is due by law is looked after by a person in good time, wherever the goods are.
  if (lawful && lawful.staffAt <= tx.now) return { who: "staff", at: lawful.refundBy };
  const ends = row.items.map(turnEndOf).filter((at) => at !== null);
  return ends.length > 0 ? { who: "shopper", at: Math.min(...ends) } : null;
}

/** The bound is set when a person is first needed, and holds however often it is the shopper's turn in between. */
function resolveByOf(tx: Tx, row: CaseRow): number | null {
  if (isClosed(row)) return null;
  if (row.resolveBy !== null || row.due?.who !== "staff") return row.resolveBy;
  const { service, timeZone } = policyOf(tx, row.riskHash);
  const { resolveWorkingHours } = service;
  return resolveWorkingHours === undefined ? null : afterWorking(tx.now, resolveWorkingHours, service, timeZone);
}

/** The dates of a withdrawal by law, as long as some of it isn't carried out. */
function lawfulDates(tx: Tx, row: CaseRow): ReturnType<typeof datesOf> | null {
  if (row.declaredAt === null || isClosed(row)) return null;
  return datesOf(row.declaredAt, policyOf(tx, row.termsHash).timeZone);
}

function wantsStaff(tx: Tx, row: CaseRow): boolean {
  if (row.unanswered) return true;
  if (row.items.some((item) => item.state === "in_review" || item.state === "awaiting_approval")) return true;
  if (row.items.some((item) => item.state === "awaiting_return" && item.goods === "received")) return true;
  return settlementsOf(tx, row.id).some((settlement) => settlement.byHand);
}

/** Appends an event. What it says is for ever. */
export function addEvent(tx: Tx, row: CaseRow, by: Actor, event: string, data: EventData = {}): void {
  row.lastSeq += 1;
  const json = JSON.stringify({ ...data, version: row.version });
  tx.sql.exec("INSERT INTO events VALUES (?,?,?,?,?,?)", row.id, row.lastSeq, tx.now, by, event, json);
}

/** What an event keeps of the versions it was decided by. */
export const pinned = (row: CaseRow) => ({ terms: row.termsHash, risk: row.riskHash });

/** What an event keeps of the offers that stood on the screen, by item: they may be others later. */
export function offersNow(items: readonly ItemRow[]): Record<string, Offer[]> {
  return Object.fromEntries(items.map((item) => [item.id, item.offers]));
}

/**
 * `text`, `items` and `photos` are for both sides; `staff` names a person by id; `abusive` veils the text at the desk;
 * `version` is the case's after it; the rest is for staff alone.
 */
type EventData = {
  text?: string;
  items?: string[];
  photos?: number;
  staff?: string;
  abusive?: true;
  private?: Record<string, unknown>;
};
export type EventRow = { seq: number; at: number; by: Actor; event: string; data: EventData & { version: number } };

export function eventsOf(tx: Tx, caseId: string): EventRow[] {
  type Row = { seq: number; at: number; by: string; event: string; data: string };
  const rows = tx.sql.exec<Row>("SELECT seq, at, by, event, data FROM events WHERE case_id = ? ORDER BY seq", caseId);
  return rows.toArray().map((row) => ({ ...row, by: row.by as Actor, data: stored<EventRow["data"]>(row.data) }));
}

export type SettlementRow = Settlement & {
  byHand: boolean;
  attempts: number;
  problem: string | null;
  promisedBy: "shopper" | "staff";
  undoUntil: number | null;
};

export function settlementsOf(tx: Tx, caseId: string): SettlementRow[] {
  const rows = tx.sql
    .exec<Columns>("SELECT * FROM settlements WHERE case_id = ? ORDER BY created_at, id", caseId)
    .toArray();
  return rows.map(settlementFrom);
}

/** What a settlement's codes are sealed as. */
export const codeOf = (settlementId: string) => `code/${settlementId}`;

export function settlementFrom(row: Columns): SettlementRow {
  const text = (column: string) => (row[column] === null ? null : String(row[column]));
  const state = String(row["state"]) as SettlementState;
  return {
    id: String(row["id"]),
    itemId: String(row["item_id"]),
    remedy: String(row["remedy"]) as Remedy,
    amount: Number(row["amount"]),
    bonus: Number(row["bonus"]),
    state,
    notBefore: iso(Number(row["not_before"])),
    reference: text("reference"),
    creditCode: text("credit_code"),
    expectedBy: text("expected_by"),
    extra: row["extra"] === null ? null : { text: String(row["extra"]), code: text("extra_code") },
    // What no platform carries out, or none could say how it ended, is a person's to look into and record.
    byHand: (state === "sending" && row["connector"] === "manual") || state === "unknown",
    attempts: Number(row["attempts"]),
    problem: text("problem"),
    promisedBy: String(row["promised_by"]) as SettlementRow["promisedBy"],
    undoUntil: row["undo_until"] === null ? null : Number(row["undo_until"]),
  };
}

/** The order of a case. A case always has one. */
export function orderOf(tx: Tx, row: CaseRow): Order {
  const known = knownOrder(tx, row.orderId);
  if (!known) throw new Error(`Case ${row.id} has no order.`);
  return known.order;
}
