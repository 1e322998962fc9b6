import { caseState } from "../../shared/case.ts";
import type { CaseRecord, Disposition, Item, RecordedEvent, TimelineEntry, Waiver } from "../../shared/contract.ts";
import type { Offer } from "../../shared/contract.ts";
import { recordTextsOf } from "../../shared/texts/record.ts";
import type { RecordTexts } from "../../shared/texts/record.ts";
import { iso } from "../../shared/time.ts";
import { forShopper, stateShown, timelineOf, variantTitle } from "./case-view.ts";
import { eventsOf, orderOf, settlementFrom } from "./cases.ts";
import type { CaseRow, EventRow, ItemRow, StoredDecision } from "./cases.ts";
import { decisionShown, moneyShown } from "./desk.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** The record of a case: every word, decision and payment, for proof. The shopper's part leaves out what is staff's. */

type Part = CaseRecord["part"];
type Writing = { tx: Tx; row: CaseRow; part: Part; texts: RecordTexts };

/** What events keep besides what both sides see. Events written before a key was kept don't have it. */
type Kept = {
  terms?: string;
  risk?: string;
  offers?: Record<string, Offer[]>;
  consent?: string | null;
  settlement?: string;
  reason?: string | null;
  problem?: string | null;
  photo?: boolean;
  satisfied?: "yes" | "not_really";
  replaced?: StoredDecision;
  waives?: Waiver[];
  disposition?: Disposition;
};

/** The whole record for staff, or the shopper's own part, in the words of `lang`. */
export function recordOf(tx: Tx, row: CaseRow, part: Part, lang: string): CaseRecord {
  const writing = { tx, row, part, texts: recordTextsOf(lang) };
  return {
    part,
    madeAt: iso(tx.now),
    shop: tx.settings.name,
    timeZone: tx.settings.timeZone,
    case: headOf(writing),
    order: orderIn(tx, row),
    items: row.items.map((item) => itemIn(writing, item)),
    events: eventsIn(writing),
    payments: paymentsIn(writing),
    staff: part === "staff" ? staffPart(tx, row) : null,
  };
}

const stateIn = (part: Part, item: ItemRow) => (part === "staff" ? item.state : stateShown(item));

function headOf({ tx, row, part }: Writing): CaseRecord["case"] {
  const order = orderOf(tx, row);
  const { answers } = tx.sql.exec<{ answers: string }>("SELECT answers FROM cases WHERE id = ?", row.id).one();
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: caseState(row.items.map((item) => stateIn(part, item))),
    currency: order.currency,
    lang: row.lang,
    test: order.test,
    openedAt: iso(row.openedAt),
    policyVersion: row.termsHash,
    text: row.text,
    summary: row.reading.summary,
    answers: stored(answers),
    responseDue: row.due && { who: row.due.who, at: iso(row.due.at) },
    followUpAt: row.followUpAt === null ? null : iso(row.followUpAt),
    satisfied: row.satisfied,
  };
}

function orderIn(tx: Tx, row: CaseRow): CaseRecord["order"] {
  const { id, number, placedAt, country, paid, shippingPaid, lines, payments, customer } = orderOf(tx, row);
  return {
    id,
    number: number ?? id,
    placedAt,
    country,
    paid,
    shippingPaid,
    lines: lines.map((line) => ({ id: line.id, title: line.title, quantity: line.quantity, paid: line.paid })),
    payments: payments.map(({ method, label, captured }) => ({ method, label: label ?? null, captured })),
    customer: { name: customer.name ?? null, email: customer.email },
  };
}

function itemIn({ tx, row, part }: Writing, item: ItemRow): CaseRecord["items"][number] {
  const state = stateIn(part, item);
  const { id, lineId, quantity, reason, lane, chosen, wish, note, offers, declined } = item;
  const title = orderOf(tx, row).lines.find((line) => line.id === lineId)?.title ?? lineId;
  const asked: Item["asked"] = item.asked && { photo: item.asked.photo, questions: item.asked.questions };
  const photos = photosIn(tx, row, id);
  const about = { id, lineId, title, quantity, reason, lane, state, chosen, variant: variantTitle(item), wish, note };
  return { ...about, asked, photos, offers, declined, extra: item.extra };
}

/** Photos by what tells them apart for ever; their addresses run out. */
function photosIn(tx: Tx, row: CaseRow, itemId: string): CaseRecord["items"][number]["photos"] {
  type Row = { id: string; at: number; type: string; size: number; sha256: string };
  return tx.sql
    .exec<Row>(
      "SELECT id, at, type, size, sha256 FROM evidence WHERE case_id = ? AND item_id = ? ORDER BY at, id",
      row.id,
      itemId,
    )
    .toArray()
    .map((photo) => ({ ...photo, at: iso(photo.at) }));
}

/** The entries this reader sees on the case's timeline, each with all that was kept of it. */
function eventsIn(writing: Writing): RecordedEvent[] {
  const { tx, row, part } = writing;
  const kept = new Map(eventsOf(tx, row.id).map((event) => [event.seq, event]));
  const seen = part === "staff" ? timelineOf(tx, row.id) : forShopper(tx, row.id);
  return seen.map((entry) => eventIn(writing, entry, kept.get(entry.seq)!));
}

type Seen = TimelineEntry & { veiled?: boolean };

function eventIn(writing: Writing, entry: Seen, { data }: EventRow): RecordedEvent {
  const { row, part } = writing;
  const kept: Kept = data.private ?? {};
  const staff = part === "staff";
  return {
    seq: entry.seq,
    at: entry.at,
    by: entry.by,
    who: whoOf(writing, entry),
    event: entry.event,
    what: whatOf(writing, entry, kept),
    // The first words are the case's own.
    words: entry.event === "submit" ? row.text : (entry.text ?? null),
    ...(staff && { veiled: entry.veiled ?? false }),
    items: entry.items ?? [],
    photos: entry.photos ?? 0,
    version: data.version,
    policy: kept.terms === undefined ? null : { terms: kept.terms, risk: staff ? (kept.risk ?? null) : null },
    offers: Object.entries(kept.offers ?? {}).flatMap(([item, offers]) => offers.map((offer) => ({ item, ...offer }))),
    consent: kept.consent ?? null,
    payment: kept.settlement ?? null,
    ...(staff && {
      problem: kept.problem ?? kept.reason ?? null,
      waives: kept.waives ?? [],
      disposition: kept.disposition ?? null,
    }),
  };
}

function whoOf({ tx, row, texts }: Writing, { by, staff }: Seen): string {
  const { customer } = orderOf(tx, row);
  if (by === "shopper") return customer.name ?? customer.email;
  return by === "staff" ? staff || texts.who.staff : texts.who[by];
}

function whatOf({ texts }: Writing, { event, text }: Seen, { photo, satisfied }: Kept): string {
  if (event === "request_evidence" && photo) return text === undefined ? texts.asksPhoto : texts.asksBoth;
  if (event === "rate" && satisfied) return texts.rated[satisfied];
  return texts.what[event] ?? event.replaceAll("_", " ");
}

type PaymentRow = Record<string, SqlStorageValue>;

function paymentsIn({ tx, row, part }: Writing): CaseRecord["payments"] {
  const rows = tx.sql
    .exec<PaymentRow>("SELECT * FROM settlements WHERE case_id = ? ORDER BY created_at, id", row.id)
    .toArray();
  return rows.map((each) => {
    const { id, itemId, remedy, amount, bonus, state, reference, promisedBy, notBefore, ...rest } =
      settlementFrom(each);
    const endedAt = each["ended_at"] === null ? null : iso(Number(each["ended_at"]));
    const promisedAt = iso(Number(each["created_at"]));
    const { expectedBy, attempts, problem } = rest;
    const extra = rest.extra && rest.extra.text;
    const common = { key: id, item: itemId, remedy, amount, bonus, extra, state, reference, promisedBy, promisedAt };
    return { ...common, notBefore, endedAt, expectedBy, attempts, ...(part === "staff" && { problem }) };
  });
}

function staffPart(tx: Tx, row: CaseRow): NonNullable<CaseRecord["staff"]> {
  const notes = timelineOf(tx, row.id).filter(({ event }) => event === "note");
  return {
    riskVersion: row.riskHash,
    notes: notes.map(({ at, staff, text }) => ({ at, by: staff ?? "", text: text ?? "" })),
    decisions: decisionsOn(tx, row).map(({ item, decision }) => ({
      item,
      ...decisionShown(tx, row, decision),
      facts: decision.facts,
    })),
    reading: row.reading,
    money: moneyShown(tx, row),
  };
}

/** Every decision, oldest first: those that a new one took the place of stand in its event. */
function decisionsOn(tx: Tx, row: CaseRow): { item: string; decision: StoredDecision }[] {
  const replaced = eventsOf(tx, row.id).flatMap(({ data }) => {
    const { replaced: decision }: Kept = data.private ?? {};
    return decision && data.items?.[0] ? [{ item: data.items[0], decision }] : [];
  });
  const standing = row.items.map(({ id, decision }) => ({ item: id, decision }));
  return [...replaced, ...standing].toSorted((a, b) => a.decision.at - b.decision.at);
}
