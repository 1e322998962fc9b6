import type * as v from "valibot";
import { next } from "../../shared/case.ts";
import type { ItemFacts } from "../../shared/case.ts";
import type {
  AcceptRequest,
  AskPersonRequest,
  ContestRequest,
  MessageRequest,
  Offer,
  RateRequest,
  UndoRequest,
  WithdrawRequest,
} from "../../shared/contract.ts";
import { asGood, waitsForGoods } from "../../shared/policy/decision.ts";
import type { DecidedOffer, Decision } from "../../shared/policy/decision.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { Refusal } from "../problem.ts";
import { watchCanary } from "./canary.ts";
import { addEvent, mayRate, pinned, ranks, saveCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { decideAgain } from "./deciding.ts";
import { photoAsked, shownOffer, withVariant } from "./decisions.ts";
import { attach } from "./evidence.ts";
import { planFollowUp } from "./following.ts";
import { goneFor } from "./ledger.ts";
import { mailShopper } from "./mail.ts";
import { factsOfItem, factsOn, move, pick, requireVersion, unavailable } from "./moves.ts";
import { moneyLeft } from "./orders.ts";
import type { Known } from "./orders.ts";
import { notify } from "./outbox.ts";
import { recordStood } from "./overturns.ts";
import { limit } from "./rates.ts";
import { beginAgain, sent, withGoodsHere } from "./returns.ts";
import { sendEvidence } from "./send-evidence.ts";
import { cancel, promise } from "./settlements.ts";
import type { Tx } from "./tx.ts";
import { requireUnitsAgain } from "./units.ts";
import { said } from "./words.ts";

/** What a shopper does to a case. Each loads nothing and saves once; the caller has checked that the case is theirs. */

export type Context = { tx: Tx; row: CaseRow; known: Known };

/**
 * The shopper picks a remedy for each item. Decided again on fresh facts: as good as shown is settled as shown,
 * worse goes to a person with what was shown as the floor. Throws `stale_version`, `action_not_available`,
 * `consent_required`.
 */
function accept({ tx, row, known }: Context, request: v.InferOutput<typeof AcceptRequest>): void {
  requireVersion(tx, row, request.version);
  // In the items' own order: each sees what the ones before it reserved, as when they were shown.
  const place = (id: string) => row.items.findIndex((item) => item.id === id);
  const choices = request.choices.toSorted((one, other) => place(one.item) - place(other.item));
  const accepted = choices.map((choice) => chosenNow(tx, row, choice));
  row.version += 1;
  for (const chosen of accepted) acceptOne({ tx, row, known }, chosen);
  saveCase(tx, row);
  watchCanary(tx);
}

type Choice = v.InferOutput<typeof AcceptRequest>["choices"][number];
type Chosen = { item: ItemRow; offer: Offer; variant: string | null };

function chosenNow(tx: Tx, row: CaseRow, choice: Choice): Chosen {
  const [item] = pick(tx, row, [choice.item], "accept", "shopper") as [ItemRow];
  const offer = shownOffer(item, choice.remedy);
  if (!offer || Date.parse(offer.expiresAt) < tx.now)
    return unavailable(tx, row, `“${choice.remedy}” is not on offer for item “${item.id}”.`);
  if (offer.consent !== null && !choice.consent) {
    throw new Refusal("consent_required", "Credit in place of money needs the shopper's own yes.", {
      errors: [{ path: `choices.${choice.item}.consent`, code: "consent_required", message: offer.consent }],
    });
  }
  return { item, offer, variant: variantIn(offer, choice) };
}

/** Which variant it is to be. Throws `invalid` where an exchange names none of those on offer. */
function variantIn({ variants }: Offer, { item, variant }: Choice): string | null {
  if (!variants || variants.length === 0) return null;
  if (variants.some(({ id }) => id === variant)) return variant!;
  const detail = "Please say which one you would like instead.";
  throw new Refusal("invalid", detail, {
    errors: [{ path: `choices.${item}.variant`, code: "unknown_variant", message: detail }],
  });
}

function acceptOne(context: Context, { item, offer: shown, variant }: Chosen): void {
  const { tx, row } = context;
  const offer = withGoodsHere(item, shown);
  const isPolicys = !item.byStaff.includes(offer.remedy);
  // What the policy gave for an item once, it doesn't give once more: whoever asks again is asking a person.
  const isOver = isPolicys && goneFor(tx, row, item.id).remedies > 0;
  const again = isPolicys && !isOver ? decidedAgain(context, item, offer) : null;
  const fresh = isOver ? overMode : again ? freshMode(again.decision, item, offer) : staffsMode(context, offer);
  const wasWithPerson = item.state === "in_review";
  item.chosen = offer.remedy;
  item.variant = variant;
  const from = { ...fresh, returns: waitsForGoods(offer), chosen: wasWithPerson ? null : item.chosen };
  item.state = next(item.state, "accept", "shopper", factsOfItem(item, from)) ?? item.state;
  addEvent(tx, row, "shopper", "accept", {
    items: [item.id],
    private: { ...pinned(row), lang: row.lang, consent: offer.consent, offers: { [item.id]: [offer] } },
  });
  const { note } = textsOf(row.lang);
  if (item.state === "awaiting_evidence") item.asked = photoAsked;
  if (item.state === "awaiting_evidence") return;
  if (item.state === "in_review") {
    if (again && !wasWithPerson) recordStood(tx, row, item.id, again.facts, again.decision);
    item.note = offer.mode === "automatic" && !wasWithPerson ? note.changed : note.chosen;
    return;
  }
  item.note = null;
  promise(tx, row, item, withVariant(offer, variant), { by: "shopper", automatic: isPolicys });
  if (offer.return && item.goods === null) mailShopper(tx, row, "send_back", offer.return);
}

/** The decision about what was shown, as of now. */
function decidedAgain({ tx, row, known }: Context, item: ItemRow, offer: Offer) {
  return decideAgain(tx, row, item, known, shownBefore(item, offer));
}

const shownBefore = (item: ItemRow, { remedy }: Offer) =>
  item.decision.offers.find((candidate) => candidate.remedy === remedy) as DecidedOffer;

type Fresh = Pick<ItemFacts, "mode" | "asShown">;
const overMode: Fresh = { mode: "person", asShown: false };

/** Whether the policy still gives what it showed. */
function freshMode(decision: Decision, item: ItemRow, offer: Offer): Fresh {
  const fresh = decision.offers.find((candidate) => candidate.remedy === offer.remedy);
  const sameExtra = item.extra === null || item.extra.maxCost === decision.extra?.cost;
  const asShown = fresh !== undefined && asGood(fresh, shownBefore(item, offer)) && sameExtra;
  return { mode: fresh?.mode ?? "person", asShown };
}

/** A person's word stands as long as there is money for it. */
function staffsMode({ tx, known }: Context, offer: Offer): Fresh {
  return { mode: "automatic", asShown: offer.amount <= moneyLeft(tx, known).left };
}

/**
 * Something else would make it right: a person looks, with everything already told. An item that had expired let go of
 * its units, and must find them free. Throws `stale_version`, `action_not_available`, `case_open`, `quantity_exceeds_left`.
 */
function askPerson({ tx, row }: Context, request: v.InferOutput<typeof AskPersonRequest>): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "ask_person", "shopper");
  for (const item of items) {
    if (item.state === "expired") requireUnitsAgain(tx, row, item);
    move(item, "ask_person", "shopper");
    item.wish = request.wish ?? null;
    item.asked = null;
    item.note = textsOf(row.lang).note.asked;
  }
  row.version += 1;
  addEvent(tx, row, "shopper", "ask_person", {
    items: items.map((item) => item.id),
    ...(request.wish && said(tx, row, request.wish)),
  });
  saveCase(tx, row);
}

/** The shopper takes the request back. What was promised and not sent is free again. */
function withdraw({ tx, row }: Context, request: v.InferOutput<typeof WithdrawRequest>): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "withdraw", "shopper");
  for (const item of items) {
    cancel(tx, row, item);
    move(item, "withdraw", "shopper");
    item.note = null;
  }
  row.version += 1;
  planFollowUp(tx, row);
  addEvent(tx, row, "shopper", "withdraw", { items: items.map((item) => item.id) });
  saveCase(tx, row);
}

/** The shopper takes a choice back while nothing of it has been sent: what was offered is there to choose from again. */
function undo({ tx, row }: Context, request: v.InferOutput<typeof UndoRequest>): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "undo", "shopper", (item) => factsOn(tx, row, item));
  for (const item of items) {
    const facts = factsOn(tx, row, item);
    cancel(tx, row, item);
    move(item, "undo", "shopper", facts);
    item.chosen = null;
    item.variant = null;
  }
  row.version += 1;
  addEvent(tx, row, "shopper", "undo", { items: items.map((item) => item.id) });
  saveCase(tx, row);
}

/** Please look again: once an item, and by someone else where there is anyone. */
function contest({ tx, row }: Context, request: v.InferOutput<typeof ContestRequest>): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "contest", "shopper", (item) => ({ contested: item.contested }));
  for (const item of items) {
    // What was carried out already must not be a click away from being carried out again.
    if (item.state === "resolved") beginAgain(item);
    move(item, "contest", "shopper");
    item.contested = true;
    item.note = textsOf(row.lang).note.contested;
  }
  attach(tx, row, items[0]!.id, request.evidence);
  row.version += 1;
  addEvent(tx, row, "shopper", "contest", {
    items: items.map((item) => item.id),
    ...(request.evidence.length > 0 && { photos: request.evidence.length }),
    ...said(tx, row, request.text),
  });
  saveCase(tx, row);
}

/**
 * Is it right now? Once, when everything is done. "Not really" opens what was settled again, for a person and ahead of
 * the others; nothing that was carried out is a click away from being carried out again.
 */
function rate({ tx, row }: Context, request: v.InferOutput<typeof RateRequest>): void {
  if (!mayRate(row)) return unavailable(tx, row, "There is nothing to ask about now.");
  row.satisfied = request.satisfied;
  row.followUpAt = null;
  const items = row.items.filter((item) => item.state === "resolved");
  for (const item of items) {
    move(item, "rate", "shopper", { satisfied: request.satisfied });
    if (item.state === "resolved") continue;
    beginAgain(item);
    item.note = textsOf(row.lang).note.reopened;
  }
  const again = request.satisfied === "not_really";
  if (again) row.version += 1;
  if (again && row.rank === ranks.usual) row.rank = ranks.reopened;
  addEvent(tx, row, "shopper", "rate", {
    items: items.map((item) => item.id),
    ...(request.text && said(tx, row, request.text)),
    private: { satisfied: request.satisfied },
  });
  saveCase(tx, row);
  if (!again) return;
  mailShopper(tx, row, "reopened");
  notify(tx, "case.reopened", { case: { id: row.id, reference: row.reference, orderId: row.orderId } });
}

const MESSAGES_AN_HOUR = 60;

/** A word from the shopper: staff answer it, whatever state the case is in. Throws `rate_limited`. */
function message({ tx, row }: Context, request: v.InferOutput<typeof MessageRequest>): void {
  limit(tx, `message:${row.id}`, MESSAGES_AN_HOUR, 3_600_000);
  row.unanswered = true;
  addEvent(tx, row, "shopper", "message", said(tx, row, request.text));
  saveCase(tx, row);
}

export const shopperSteps = {
  accept,
  ask_person: askPerson,
  send_evidence: sendEvidence,
  sent,
  withdraw,
  undo,
  contest,
  rate,
  message,
};
