import { caseState, itemActions } from "../../shared/case.ts";
import type {
  DeskCase,
  DeskItem,
  DeskSettlement,
  Lease,
  QueueAnswer,
  QueueEntry,
  StaffAction,
} from "../../shared/contract.ts";
import { unitsOf } from "../../shared/money.ts";
import { counterfactualShown, offersShown } from "../../shared/policy/shown.ts";
import type { Order } from "../../shared/order.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { iso } from "../../shared/time.ts";
import { shopperView, timelineOf } from "./case-view.ts";
import { lapseOf, loadCase, orderOf, ranks, settlementsOf } from "./cases.ts";
import type { CaseRow, ItemRow, StoredDecision } from "./cases.ts";
import { deadCount } from "./dead-letters.ts";
import { seenBefore } from "./evidence.ts";
import { historyOf } from "./history.ts";
import { isLimited, latitudeShown } from "./latitude.ts";
import { holder, mustBeAnother } from "./lease.ts";
import { factsOfItem, factsOn } from "./moves.ts";
import { knownOrder, moneyLeft } from "./orders.ts";
import { standingOn } from "./overturns.ts";
import { policyOf } from "./policies.ts";
import { approvalFacts, approvalMark, isThird, proposalShown, waitsForOthers } from "./proposals.ts";
import { boundsOf } from "./staff.ts";
import type { Context, Member } from "./staff.ts";
import type { Tx } from "./tx.ts";
import { tendersKept } from "./tenders.ts";
import { unmatched } from "./unmatched.ts";

/** What staff see: the queue, and one case with everything that was known and why it was decided so. */

const PAGE = 50;

/**
 * Open cases in which it is staff's turn: danger first, then what wasn't right after all, each by its promised time.
 * The cursor is the last one's place.
 */
export function queue(tx: Tx, me: Member, cursor: string | null): QueueAnswer {
  const [rank, at, id] = cursorFrom(cursor);
  const ids = tx.sql
    .exec<{ id: string; rank: number; due_at: number }>(
      `SELECT id, rank, due_at FROM cases WHERE due_who = 'staff' AND (rank, due_at, id) > (?, ?, ?)
       ORDER BY rank, due_at, id LIMIT ?`,
      rank,
      at,
      id,
      PAGE + 1,
    )
    .toArray();
  const page = ids.slice(0, PAGE);
  const last = page.at(-1);
  return {
    cases: page.map((row) => entryOf(tx, me, loadCase(tx, row.id))),
    nextCursor: ids.length > PAGE && last ? `${last.rank}~${last.due_at}~${last.id}` : null,
    ...(cursor === null && { withdrawals: unmatched(tx) }),
    ...(cursor === null && me.role === "lead" && { deadLetters: deadCount(tx) }),
    me,
    look: lookOf(tx),
  };
}

/** A cursor is only a place in the list: a made-up one shows nothing that the list wouldn't. */
function cursorFrom(cursor: string | null): [number, number, string] {
  const [rank, at, id] = (cursor ?? "").split("~");
  const numbers = [Number(rank), Number(at)] as const;
  return numbers.every(Number.isSafeInteger) && id ? [...numbers, id] : [-1, 0, ""];
}

/** The case to work on next for this member of staff: the first of the queue that nobody has. */
export function nextFree(tx: Tx, me: Member): CaseRow | null {
  const ids = tx.sql.exec<{ id: string }>(
    `SELECT id FROM cases WHERE due_who = 'staff' AND (lease_until IS NULL OR lease_until <= ?)
       ORDER BY rank, due_at, id LIMIT 20`,
    tx.now,
  );
  for (const { id } of ids) {
    const row = loadCase(tx, id);
    if (!mustBeAnother({ tx, row, me }) && !waitsForOthers(tx, row, me)) return row;
  }
  return null;
}

export const lookOf = ({ settings }: Tx) => ({
  name: settings.name,
  accent: settings.accent,
  returnAddress: settings.returnAddress,
});

function entryOf(tx: Tx, me: Member, row: CaseRow): QueueEntry {
  const order = orderOf(tx, row);
  return {
    id: row.id,
    reference: row.reference,
    state: caseState(row.items.map((item) => item.state)),
    order: order.number ?? order.id,
    safety: row.reading.safety !== null,
    reopened: row.rank === ranks.reopened,
    test: order.test,
    summary: row.reading.summary,
    customer: order.customer.name ?? order.customer.email,
    currency: order.currency,
    ...approvalMark(tx, row, me),
    value: row.items.reduce((sum, item) => sum + worthOf(tx, row, item), 0),
    openedAt: iso(row.openedAt),
    due: row.due && iso(row.due.at),
    lease: leaseOf(tx, me, row),
    waiting: row.unanswered,
  };
}

function worthOf(tx: Tx, row: CaseRow, item: ItemRow): number {
  const line = orderOf(tx, row).lines.find((candidate) => candidate.id === item.lineId);
  return line ? unitsOf(line.paid, line.quantity, 0, item.quantity) : 0;
}

function leaseOf(tx: Tx, me: Member, row: CaseRow): Lease | null {
  const held = holder(tx, row);
  return held && { staffId: held.id, name: held.name, until: iso(held.until), mine: held.id === me.id };
}

/** One case, whole. */
export function deskCase(tx: Tx, me: Member, row: CaseRow): DeskCase {
  const order = orderOf(tx, row);
  const shown = shopperView(tx, row);
  const timeline = timelineOf(tx, row.id);
  return {
    case: { ...shown, state: caseState(row.items.map((item) => item.state)) },
    items: row.items.map((item, index) => ({ ...shown.items[index]!, ...deskItem({ tx, row, me }, item) })),
    order,
    reading: row.reading,
    boundary: boundaryFor(row, timeline),
    lease: leaseOf(tx, me, row),
    availableActions: staffActionsOn(tx, me, row),
    notes: timeline
      .filter(({ event }) => event === "note")
      .map(({ at, staff, text }) => ({ at, by: staff ?? "", text: text ?? "" })),
    settlements: settlementsOf(tx, row.id).map(({ promisedBy: _1, undoUntil: _2, ...settlement }) => ({
      ...settlement,
      creditCode: null,
      extra: settlement.extra && { ...settlement.extra, code: null },
      over: paymentsOf(tx, order, settlement.id),
    })),
    timeline,
    money: moneyShown(tx, row),
    history: historyOf(tx, order, row.id),
    signals: standingOn(tx, row),
    look: lookOf(tx),
    me,
  };
}

/** By the payments' names, as whoever carries it out by hand reads them. */
function paymentsOf(tx: Tx, { payments }: Order, settlementId: string): DeskSettlement["over"] {
  const nameOf = (id: string) => payments.find((payment) => payment.id === id)?.label ?? id;
  return tendersKept(tx, settlementId).map(({ payment, amount }) => ({
    payment: payment === null ? null : nameOf(payment),
    amount,
  }));
}

/** Offered again only when words hurt once more: said twice in a row it would be a threat. */
function boundaryFor(row: CaseRow, timeline: DeskCase["timeline"]): string | null {
  const { boundary } = textsOf(row.lang);
  const hurt = timeline.findLast(({ veiled }) => veiled);
  const said = timeline.findLast(({ by, text }) => by === "staff" && text === boundary);
  return hurt && hurt.seq > (said?.seq ?? 0) ? boundary : null;
}

/** What was paid for the order, and what of it is gone, promised and left. */
export function moneyShown(tx: Tx, row: CaseRow): DeskCase["money"] {
  const { over: _, ...shown } = moneyLeft(tx, knownOrder(tx, row.orderId)!);
  return shown;
}

type DeskPart = Pick<
  DeskItem,
  | "state"
  | "decision"
  | "bounds"
  | "wish"
  | "seenBefore"
  | "lapsesAt"
  | "latitude"
  | "proposal"
  | "disposition"
  | "problem"
>;

function deskItem({ tx, row, me }: Context, item: ItemRow): DeskPart {
  const lapses = lapseOf(tx, row, item);
  return {
    state: item.state,
    wish: item.wish,
    seenBefore: seenBefore(tx, row, item.id),
    lapsesAt: lapses === null ? null : iso(lapses),
    decision: decisionShown(tx, row, item.decision),
    bounds: boundsOf(tx, row, item),
    latitude: latitudeShown({ tx, row, me }, item),
    proposal: proposalShown(tx, row, item, me),
    disposition: item.parcel.disposition,
    problem: item.parcel.problem,
  };
}

/** A decision as staff read it: what each remedy came to, and exactly why. */
export function decisionShown(tx: Tx, row: CaseRow, decision: StoredDecision): DeskItem["decision"] {
  const policy = policyOf(tx, row.termsHash);
  const { currency } = orderOf(tx, row);
  return {
    policyVersion: decision.termsHash,
    riskVersion: decision.riskHash,
    at: iso(decision.at),
    layers: decision.layers,
    offers: offersShown(policy, currency, decision),
    counterfactual: counterfactualShown(policy, currency, decision),
  };
}

/**
 * Drawn from the table and the lease: whoever doesn't hold the case may pick it up or take it over. What was settled a
 * moment ago can be undone without, for settling was the holder's last act, and what a colleague proposed is answered
 * without.
 */
function staffActionsOn(tx: Tx, me: Member, row: CaseRow): DeskCase["availableActions"] {
  const held = holder(tx, row);
  const barred = mustBeAnother({ tx, row, me });
  const context = { tx, row, me };
  const answers = isThird(context) ? [] : itemActionsOn(context, ["approve", "send_back"]);
  if (held && held.id !== me.id) return [...answers, ...(barred ? [] : [{ action: "take_over" as const }])];
  if (!held) {
    const pickUp = barred ? [] : [{ action: "pick_up" as const }];
    return [...answers, ...pickUp, ...itemActionsOn(context, ["undo"])];
  }
  const onItems = itemActionsOn(context, [
    "settle",
    "offer",
    ...(isLimited(tx, me) ? ["propose" as const] : []),
    "request_evidence",
    "decline",
    "receive",
    "label",
    "record_outcome",
    "undo",
    "reopen",
  ]);
  return [...answers, ...onItems, { action: "message" }, { action: "note" }, { action: "release" }];
}

function itemActionsOn({ tx, row, me }: Context, actions: readonly StaffAction[]): DeskCase["availableActions"] {
  const waiting = settlementsOf(tx, row.id).filter((settlement) => settlement.byHand);
  const fits = (item: ItemRow, action: StaffAction) => {
    const byHand = waiting.some((settlement) => settlement.itemId === item.id);
    const facts = factsOfItem(item, { ...factsOn(tx, row, item), byHand, ...approvalFacts(tx, row, item, me) });
    return itemActions(item.state, "staff", facts).includes(action as never);
  };
  return actions
    .map((action) => ({ action, items: row.items.filter((item) => fits(item, action)).map(({ id }) => id) }))
    .filter(({ items }) => items.length > 0);
}
