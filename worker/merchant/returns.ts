import type * as v from "valibot";
import { caseState } from "../../shared/case.ts";
import type { ItemFacts } from "../../shared/case.ts";
import type { GoodsStep, Item, Label, Offer, Receipt, ReturnAnswer } from "../../shared/contract.ts";
import type { ReturnRequest, SentRequest } from "../../shared/contract.ts";
import { waitsForGoods } from "../../shared/policy/decision.ts";
import { refundTimes } from "../../shared/policy/document.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { iso } from "../../shared/time.ts";
import { addEvent, backOf, eventsOf, isExpected, noParcel, saveCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { attach } from "./evidence.ts";
import { mailShopper } from "./mail.ts";
import { move, pick, requireVersion, unavailable } from "./moves.ts";
import { cancel, goAhead } from "./settlements.ts";
import type { Tx } from "./tx.ts";
import { requireUnitsAgain } from "./units.ts";
import { said } from "./words.ts";

/**
 * Goods that come back: the label, the shopper's word that they are sent, and what arrived. A receipt the policy waits
 * for lets the money go; nothing else here does, and nothing here ever takes any back.
 */

/** Who says it: a member of staff, by id, or the shop's own system. */
export type Teller = { tx: Tx; row: CaseRow; by: "staff"; staff: string } | { tx: Tx; row: CaseRow; by: "platform" };

const isReached = (goods: GoodsStep | null, by: GoodsStep) =>
  goods !== null && refundTimes.indexOf(goods) <= refundTimes.indexOf(by);

/** Of the goods as much is known as the chosen remedy waits for. */
const isFarEnough = (item: ItemRow, goods: GoodsStep | null) =>
  isReached(goods, (backOf(item)?.when ?? "received") as GoodsStep);

/** What is chosen, where the goods are as far back as it waits for: nothing more is awaited. */
export function withGoodsHere(item: ItemRow, offer: Offer): Offer {
  const isHere = offer.return !== null && waitsForGoods(offer) && isReached(item.goods, offer.return.when as GoodsStep);
  return isHere ? { ...offer, return: { ...offer.return!, when: "accepted" } } : offer;
}

/** A new round: what was known of the goods belongs to the one before it. */
export function beginAgain(item: ItemRow): void {
  item.chosen = null;
  item.goods = null;
  item.parcel = noParcel;
}

/** What staff's request says of goods. Throws `stale_version`, `action_not_available`. */
export function receive(teller: Teller, request: Receipt & { version: number; items?: string[] | undefined }): void {
  const { tx, row } = teller;
  requireVersion(tx, row, request.version);
  const facts = (item: ItemRow) => factsOf(item, request);
  receiveAll(teller, pick(tx, row, named(row, request.items), "receive", teller.by, facts), request);
  if (saidLast(tx, row) === "sent") row.unanswered = false;
  saveCase(tx, row);
}

/** None named: those that wait for their goods, or else whatever is expected back. */
function named(row: CaseRow, ids: readonly string[] | undefined): readonly string[] | undefined {
  const waiting = row.items.filter(({ state }) => state === "awaiting_return").map(({ id }) => id);
  return ids ?? (waiting.length > 0 ? waiting : undefined);
}

const factsOf = (item: ItemRow, { what, problem }: Receipt): Partial<ItemFacts> => ({
  expected: isExpected(item),
  farEnough: isFarEnough(item, what),
  problem: problem !== undefined,
});

/** What the shopper did last: a photo of a receipt is answered by noting where the goods are, a question is not. */
const saidLast = (tx: Tx, row: CaseRow) => eventsOf(tx, row.id).findLast(({ by }) => by === "shopper")?.event;

function receiveAll(teller: Teller, items: readonly ItemRow[], receipt: Receipt): void {
  const { row } = teller;
  const { what, disposition, problem } = receipt;
  for (const item of items) receiveOne(teller, item, receipt);
  row.version += 1;
  addEvent(teller.tx, row, teller.by, what === "received" ? "receive" : what, {
    items: items.map((item) => item.id),
    ...("staff" in teller && { staff: teller.staff }),
    private: {
      ...(disposition && { disposition }),
      ...(problem && { problem: [problem.code.replaceAll("_", " "), problem.text].filter(Boolean).join(": ") }),
    },
  });
}

function receiveOne({ tx, row, by }: Teller, item: ItemRow, receipt: Receipt): void {
  const { what, disposition, problem } = receipt;
  const before = item.state;
  // Time ran out and its units were let go of: they must still be free.
  if (before === "expired") requireUnitsAgain(tx, row, item);
  move(item, "receive", by, factsOf(item, receipt));
  // Scans come in any order: what is here doesn't go back on its way.
  if (!isReached(item.goods, what)) item.goods = what;
  item.parcel = {
    ...item.parcel,
    ...(disposition && { disposition }),
    ...(problem && { problem: { code: problem.code, text: problem.text ?? null } }),
  };
  if (before !== "in_review" && item.state === "in_review") toPerson(tx, row, item);
  else if (before === "awaiting_return" && item.state === "settling") goAhead(tx, row, item);
}

/** Nothing stays promised while a person looks; what the law gives stays due, and so does its date. */
function toPerson(tx: Tx, row: CaseRow, item: ItemRow): void {
  const { note } = textsOf(row.lang);
  cancel(tx, row, item);
  item.note = item.parcel.problem ? note.goods_unclear : note.person;
  mailShopper(tx, row, "answered", { text: item.note });
}

/** A label for sending goods back, shown on the case's page and mailed. Throws `stale_version`, `action_not_available`. */
export function label(teller: Teller, request: Label & { version: number; items?: string[] | undefined }): void {
  const { tx, row } = teller;
  requireVersion(tx, row, request.version);
  labelAll(teller, request.items, request);
  saveCase(tx, row);
}

function labelAll(teller: Teller, ids: readonly string[] | undefined, { labelUrl, ...parcel }: Label): void {
  const { tx, row, by } = teller;
  const items = pick(tx, row, named(row, ids), "label", by, (item) => ({ expected: isExpected(item) }));
  const fresh = items.filter((item) => item.parcel.labelUrl !== labelUrl);
  for (const item of items) item.parcel = { ...item.parcel, labelUrl, ...parcelIn(parcel) };
  // The same label again is no news.
  if (fresh.length === 0) return;
  addEvent(tx, row, by, "label", {
    items: fresh.map(({ id }) => id),
    ...("staff" in teller && { staff: teller.staff }),
  });
  mailShopper(tx, row, "label", { until: backOf(fresh[0]!)!.until });
}

type Called = Pick<Label, "carrier" | "trackingNumber">;
const parcelIn = ({ carrier, trackingNumber }: Called) => ({
  ...(carrier !== undefined && { carrier }),
  ...(trackingNumber !== undefined && { trackingNumber }),
});

/**
 * What the shop's own system says of a return. Said twice, or out of order, it is the same as said once. Throws
 * `action_not_available`.
 */
export function hearOfReturn(tx: Tx, row: CaseRow, request: ReturnRequest): ReturnAnswer {
  const teller = { tx, row, by: "platform" as const };
  const { labelUrl, what } = request;
  if (labelUrl !== undefined) labelAll(teller, request.items, { ...parcelIn(request), labelUrl });
  if (what !== undefined) hearOfGoods(teller, request.items, { ...request, what });
  saveCase(tx, row);
  return {
    id: row.id,
    reference: row.reference,
    state: caseState(row.items.map(({ state }) => state)),
    items: row.items.map(({ id, state, goods, parcel: { disposition } }) => ({ id, state, goods, disposition })),
  };
}

function hearOfGoods(teller: Teller, ids: readonly string[] | undefined, receipt: Receipt & Called): void {
  const { tx, row, by } = teller;
  const meant = named(row, ids) ?? row.items.filter((item) => backOf(item) !== null).map(({ id }) => id);
  if (meant.length === 0) return unavailable(tx, row, "No goods of this case are to come back.");
  const fresh = meant.filter((id) => !isKnown(row, id, receipt));
  if (fresh.length === 0) return;
  const items = pick(tx, row, fresh, "receive", by, (item) => factsOf(item, receipt));
  for (const item of items) item.parcel = { ...item.parcel, ...parcelIn(receipt) };
  receiveAll(teller, items, receipt);
}

function isKnown(row: CaseRow, id: string, { what, disposition, problem }: Receipt): boolean {
  const item = row.items.find((candidate) => candidate.id === id);
  return (
    item !== undefined &&
    isReached(item.goods, what) &&
    (disposition === undefined || item.parcel.disposition === disposition) &&
    (problem === undefined || item.parcel.problem?.code === problem.code)
  );
}

/**
 * The shopper's word that goods are on their way. It moves no money: it stops the reminders, and keeps what was promised
 * from lapsing unseen. A photo of the carrier's receipt is evidence of having sent, so a person looks. Throws
 * `stale_version`, `action_not_available`, `invalid`.
 */
export function sent({ tx, row }: { tx: Tx; row: CaseRow }, request: v.InferOutput<typeof SentRequest>): void {
  requireVersion(tx, row, request.version);
  const facts = (item: ItemRow) => ({ expected: isExpected(item) });
  const items = pick(tx, row, named(row, request.items), "sent", "shopper", facts);
  for (const item of items) item.parcel = { ...item.parcel, ...parcelIn(request), sentAt: tx.now };
  attach(tx, row, items[0]!.id, request.evidence);
  if (request.evidence.length > 0) row.unanswered = true;
  const parcel = [request.carrier, request.trackingNumber].filter(Boolean).join(" ");
  addEvent(tx, row, "shopper", "sent", {
    items: items.map(({ id }) => id),
    ...(request.evidence.length > 0 && { photos: request.evidence.length }),
    ...(parcel && said(tx, row, parcel)),
  });
  saveCase(tx, row);
}

const shownIn = new Set(["awaiting_return", "in_review", "settling", "resolved"]);

/** What its shopper sees of goods that come back; null where none do. */
export function backView(item: ItemRow): Item["back"] {
  const back = backOf(item);
  if (!back || !shownIn.has(item.state)) return null;
  const { labelUrl, carrier, trackingNumber, sentAt } = item.parcel;
  const { until } = back;
  return { until, goods: item.goods, labelUrl, carrier, trackingNumber, sentAt: sentAt === null ? null : iso(sentAt) };
}
