import { caseState, itemActions } from "../../shared/case.ts";
import type { ItemState, ShopperAction } from "../../shared/case.ts";
import type { Case, Item, Settlement, TimelineEntry } from "../../shared/contract.ts";
import { lineOf } from "../../shared/order.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { iso } from "../../shared/time.ts";
import { codeOf, eventsOf, mayRate, orderOf, settlementsOf } from "./cases.ts";
import type { CaseRow, ItemRow, SettlementRow } from "./cases.ts";
import { extraDue } from "./decisions.ts";
import { photosOf } from "./evidence.ts";
import { factsOfItem, factsOn } from "./moves.ts";
import { knownOrder, unitsLeft } from "./orders.ts";
import { returnsNow } from "./policies.ts";
import { backView } from "./returns.ts";
import type { Tx } from "./tx.ts";

/** The case as its shopper sees it: nothing of staff's notes, signals or budgets is in it. */
export function shopperView(tx: Tx, row: CaseRow): Case {
  const order = orderOf(tx, row);
  const photos = photosOf(tx, row);
  const { safety } = row.reading;
  return {
    id: row.id,
    reference: row.reference,
    orderId: row.orderId,
    version: row.version,
    state: caseState(row.items.map(stateShown)),
    currency: order.currency,
    lang: row.lang,
    test: order.test,
    openedAt: iso(row.openedAt),
    policyVersion: row.termsHash,
    text: row.text,
    summary: row.reading.summary,
    responseDue: row.due && { who: row.due.who, at: iso(row.due.at) },
    items: row.items.map((item) => itemView(tx, row, item, photos[item.id] ?? [])),
    availableActions: shopperActionsOn(tx, row),
    timeline: forShopper(tx, row.id),
    settlements: settlementsOf(tx, row.id).map((settlement) => settlementView(tx, settlement)),
    returns: row.items.some((item) => backView(item) !== null) ? returnsNow(tx) : null,
    safety: safety && { text: textsOf(row.lang).reading.safety[safety] },
    followUpAt: row.followUpAt === null ? null : iso(row.followUpAt),
    satisfied: row.satisfied,
  };
}

/** As its shopper may see it: with the codes that are theirs, opened here and nowhere else. */
function settlementView(tx: Tx, settlement: SettlementRow): Settlement {
  const { byHand: _1, attempts: _2, problem: _3, promisedBy: _4, undoUntil: _5, ...shown } = settlement;
  const opened = (code: string | null) => code && tx.secrets.open(codeOf(settlement.id), code);
  const extra = shown.extra && { ...shown.extra, code: opened(shown.extra.code) };
  return { ...shown, creditCode: opened(shown.creditCode), extra };
}

/** Who approves what among staff is no shopper's concern: it is with a person. */
export const stateShown = ({ state }: ItemRow): ItemState => (state === "awaiting_approval" ? "in_review" : state);

function itemView(tx: Tx, row: CaseRow, item: ItemRow, evidence: Item["evidence"]): Item {
  return {
    id: item.id,
    lineId: item.lineId,
    title: lineOf(orderOf(tx, row), item.lineId)?.title ?? item.lineId,
    quantity: item.quantity,
    reason: item.reason,
    lane: item.lane,
    state: stateShown(item),
    chosen: item.chosen,
    evidence,
    asked: item.asked && { photo: item.asked.photo, questions: item.asked.questions },
    offers: item.offers,
    declined: item.declined,
    extra: extraDue(tx, row, item),
    variant: variantTitle(item),
    back: backView(item),
    note: item.note,
  };
}

/** How the variant chosen in an exchange is called; null where it was not an exchange in the end. */
export function variantTitle({ chosen, variant, offers }: ItemRow): string | null {
  if (chosen !== "exchange") return null;
  const all = offers.flatMap((offer) => offer.variants ?? []);
  return variant && (all.find(({ id }) => id === variant)?.title ?? variant);
}

/** Drawn from the table, so that no button is shown that the server would refuse. */
function shopperActionsOn(tx: Tx, row: CaseRow): Case["availableActions"] {
  const allowed = new Map(
    row.items.map((item) => [item, itemActions(item.state, "shopper", factsOfItem(item, factsOn(tx, row, item)))]),
  );
  const fits = (action: ShopperAction) =>
    row.items
      .filter((item) => allowed.get(item)!.includes(action as never))
      .filter((item) => action !== "ask_person" || item.state !== "expired" || stillFree(tx, row, item))
      .filter((item) => action !== "accept" || item.offers.some((offer) => Date.parse(offer.expiresAt) >= tx.now))
      .map((item) => item.id);
  const onItems = (["accept", "ask_person", "send_evidence", "sent", "withdraw", "undo", "contest"] as const)
    .map((action) => ({ action, items: fits(action) }))
    .filter(({ items }) => items.length > 0);
  return [...onItems, ...(mayRate(row) ? [{ action: "rate" as const }] : []), { action: "message" }];
}

/** Whether what an expired item let go of hasn't gone to another case since. */
function stillFree(tx: Tx, row: CaseRow, item: ItemRow): boolean {
  const known = knownOrder(tx, row.orderId);
  return known !== null && item.quantity <= unitsLeft(tx, known, item.lineId, { caseId: row.id, itemId: item.id });
}

/** An entry of the record, and whether its words are to be veiled at the desk. */
type Recorded = TimelineEntry & { veiled: boolean };

/** A case's record, its members of staff by whatever name the reader may know them by. */
export function timelineOf(tx: Tx, caseId: string, nameOf: (name: string) => string = whole): Recorded[] {
  const events = eventsOf(tx, caseId);
  const names = events.some(({ data }) => data.staff) ? staffNames(tx, nameOf) : new Map<string, string>();
  return events.map(({ seq, at, by, event, data }) => ({
    seq,
    at: iso(at),
    by,
    event,
    ...(data.text !== undefined && { text: data.text }),
    ...(data.items && { items: data.items }),
    ...(data.photos && { photos: data.photos }),
    ...(data.staff && { staff: names.get(data.staff) ?? "" }),
    veiled: data.abusive ?? false,
  }));
}

function staffNames(tx: Tx, nameOf: (name: string) => string): ReadonlyMap<string, string> {
  const staff = tx.sql.exec<{ id: string; name: string }>("SELECT id, name FROM staff").toArray();
  return new Map(staff.map(({ id, name }) => [id, nameOf(name)]));
}

/** The record as its shopper may see it: no word of what is veiled, for what we make of their words is not theirs. */
export function forShopper(tx: Tx, caseId: string): TimelineEntry[] {
  return timelineOf(tx, caseId, firstName)
    .filter(({ event }) => open.has(event))
    .map(({ veiled: _veiled, ...entry }) => entry);
}

const whole = (name: string) => name;
const firstName = (name: string) => name.split(/\s/)[0] ?? "";

/** What a shopper sees of the record. Named one by one: what goes on between staff is not theirs, nor is what comes later. */
const open = new Set([
  "submit",
  "declare",
  "decide",
  "accept",
  "ask_person",
  "send_evidence",
  "withdraw",
  "undo",
  "contest",
  "rate",
  "message",
  "offer",
  "settle",
  "decline",
  "request_evidence",
  "reopen",
  "label",
  "sent",
  "sent_back",
  "receive",
  "inspected",
  "settled",
  "failed",
  "lapse",
  "follow_up",
]);

/** The entity tag of a case: its last event, and its version. */
export function etagOf(row: CaseRow): string {
  return `"${row.version}.${row.lastSeq}"`;
}
