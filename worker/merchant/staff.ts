import type * as v from "valibot";
import { next, released, unknownFacts } from "../../shared/case.ts";
import type { StaffAction } from "../../shared/case.ts";
import type { Offer, Role, StaffOffer, staffRequests } from "../../shared/contract.ts";
import { formatMoney, unitsOf } from "../../shared/money.ts";
import { lineOf } from "../../shared/order.ts";
import type { Line } from "../../shared/order.ts";
import { othersOf } from "../../shared/policy/conditions.ts";
import { arrivalOf } from "../../shared/policy/decide.ts";
import { shippingIn, waitsForGoods } from "../../shared/policy/decision.ts";
import { RETURN_DAYS } from "../../shared/policy/setting.ts";
import { goodsOf, paying } from "../../shared/remedies.ts";
import type { Remedy } from "../../shared/remedies.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { endOfDayAfter, iso } from "../../shared/time.ts";
import { addEvent, eventsOf, offersNow, orderOf, pinned, saveCase, settlementsOf } from "./cases.ts";
import type { CaseRow, EventRow, ItemRow } from "./cases.ts";
import { consentFor, destination, shownOffer, withVariant } from "./decisions.ts";
import { planFollowUp } from "./following.ts";
import { boundsFor, invalid, judge, requireLatitude } from "./latitude.ts";
import { goneFor } from "./ledger.ts";
import { takeOver, pickUp, release, requireLease, requireNobodyElse } from "./lease.ts";
import { mailShopper } from "./mail.ts";
import { factsOn, move, pick, requireVersion, unavailable } from "./moves.ts";
import { knownOrder, moneyLeft } from "./orders.ts";
import { notify } from "./outbox.ts";
import { judged, unjudged } from "./overturns.ts";
import { policyOf } from "./policies.ts";
import { approve, approved, propose, requireNoThird, sendBack } from "./proposals.ts";
import { beginAgain, label, receive, withGoodsHere } from "./returns.ts";
import { applyOutcome, cancel, promise } from "./settlements.ts";
import type { Tx } from "./tx.ts";
import { requireUnitsAgain } from "./units.ts";
import { use, usedIn } from "./used.ts";
import type { Allowance } from "./used.ts";

/** What staff do to a case. All of it but picking up needs a live lease: two people never work one case. */

export type Member = { id: string; name: string; email: string; role: Role };
export type Context = { tx: Tx; row: CaseRow; me: Member };
type Request<Action extends StaffAction> = v.InferOutput<(typeof staffRequests)[Action]>;

const moneyOf = (tx: Tx, row: CaseRow) => moneyLeft(tx, knownOrder(tx, row.orderId)!);

/** What gives all of an item's money. A part of it, for who keeps the goods, is an offer of its own. */
const wholeMoney = new Set<Remedy>(["refund", "store_credit"]);

/** What a person may offer for an item: never below what its shopper has seen, never above what is left. */
export function boundsOf(tx: Tx, row: CaseRow, item: ItemRow): { min: number; max: number } {
  const shown = item.offers.filter(({ remedy }) => wholeMoney.has(remedy)).map((offer) => offer.amount);
  const { left } = moneyOf(tx, row);
  return { min: Math.min(Math.max(0, ...shown), left), max: left };
}

function offerFrom(tx: Tx, row: CaseRow, item: ItemRow, made: StaffOffer, all: readonly StaffOffer[]): Offer {
  const order = orderOf(tx, row);
  const { service, timeZone } = policyOf(tx, row.termsHash);
  requireBounds(tx, row, item, made);
  const line = lineOf(order, item.lineId)!;
  const goods = goodsOf[made.remedy] ?? made.goods;
  const comesBack = goods === "return";
  const pays = paying.has(made.remedy);
  const amount = pays ? made.amount : 0;
  const bonus = made.remedy === "store_credit" ? made.bonus : 0;
  const refund = all.find((other) => other.remedy === "refund");
  return {
    remedy: made.remedy,
    mode: "automatic",
    amount,
    bonus,
    value: pays ? amount + bonus : unitsOf(line.paid, line.quantity, 0, item.quantity),
    parts: amount > 0 ? [{ of: "goods", amount }] : [],
    fees: [],
    goods,
    return: comesBack
      ? {
          paidBy: "merchant",
          cost: 0,
          until: iso(endOfDayAfter(tx.now, service.offerDays + RETURN_DAYS, timeZone)),
          when: "received",
        }
      : null,
    variants: made.remedy === "exchange" ? variantsOn(line) : null,
    to: destination(order, made.remedy, row.lang),
    arrives: comesBack ? null : arrivalOf(made.remedy, tx.now, timeZone),
    consent: consentFor(order, { remedy: made.remedy, amount, bonus }, refund, row.lang),
    expiresAt: iso(endOfDayAfter(tx.now, service.offerDays, timeZone)),
    why: [],
  };
}

/** A person who offers an exchange takes care of any difference: each variant in stock will do. */
const variantsOn = (line: Line): Offer["variants"] =>
  line.variants ? othersOf(line).map(({ id, title }) => ({ id, title, back: 0 })) : null;

function requireBounds(tx: Tx, row: CaseRow, item: ItemRow, made: StaffOffer): void {
  if (!paying.has(made.remedy)) return;
  const { max } = boundsOf(tx, row, item);
  const { shown, most } = boundsFor(tx, row, item, made.remedy);
  const { currency } = orderOf(tx, row);
  const money = (minor: number) => formatMoney(minor, currency, "en");
  if (made.amount > max) invalid("amount", "above_left", `At most ${money(max)} is left of what was paid.`);
  if (made.amount < shown) invalid("amount", "below_shown", `The shopper has been shown ${money(shown)} already.`);
  if (made.amount < 1) invalid("amount", "too_small", "An offer of money needs an amount.");
  if (made.amount + made.bonus > most) {
    invalid("bonus", "above_left", `Credit and bonus together may be ${money(most)} at most.`);
  }
}

/** Another offer; the shopper decides. Throws `invalid` above what is left, below what was shown, above the latitude. */
function makeOffer(context: Context, request: Request<"offer">): void {
  const { tx, row } = context;
  requireVersion(tx, row, request.version);
  const [item] = pick(tx, row, [request.item], "offer", "staff") as [ItemRow];
  const offers = builtOffers(tx, row, item, request.offers);
  const allowance = requireLatitude(context, item, offers, request.waives);
  if (allowance.alone) approved(context, item, true);
  move(item, "offer", "staff");
  offerNow(context, item, offers, request, allowance);
}

/** Puts offers in front of the shopper, and saves; the caller has moved the item. */
export function offerNow(context: Context, item: ItemRow, offers: Offer[], said: Said, allowance: Allowance): void {
  const { tx, row, me } = context;
  const { text } = said;
  placeOffers(context, item, offers, allowance);
  answered(row, item, text ?? null);
  judged(tx, row, item, offers, said.signalWrong);
  addEvent(tx, row, "staff", "offer", {
    items: [item.id],
    staff: me.id,
    ...(text && { text }),
    private: { ...pinned(row), ...wrongly(said), offers: offersNow([item]), ...usedIn(tx, allowance) },
  });
  saveCase(tx, row);
  // Saved first: the mail says until when it is the shopper's turn.
  mailShopper(tx, row, "offered", { by: me.name, ...(text && { text }) });
}

/** Offers as they would stand on the screen. Throws `invalid` for what nobody may offer. */
export function builtOffers(tx: Tx, row: CaseRow, item: ItemRow, made: readonly StaffOffer[]): Offer[] {
  if (new Set(made.map((each) => each.remedy)).size < made.length) {
    invalid("offers", "twice", "Each remedy at most once.");
  }
  return made.map((each) => offerFrom(tx, row, item, each, made));
}

function placeOffers(context: Context, item: ItemRow, offers: readonly Offer[], allowance: Allowance): void {
  const { tx, row, me } = context;
  // What the shopper could have had at once stays on the table, unless this very remedy is offered anew or declined.
  const declined = new Set<string>(item.declined.map((each) => each.remedy));
  const named = new Set<string>([...offers.map((each) => each.remedy), ...declined]);
  const kept = item.offers.filter((each) => each.mode === "automatic" && !named.has(each.remedy));
  const isOver = goneFor(tx, row, item.id).remedies > 0;
  const all = isOver ? [...offers] : [...offers, ...kept];
  // What staff offered before and stands on is held on, by whoever puts it there now.
  const before = all.filter((each) => !offers.includes(each) && item.byStaff.includes(each.remedy));
  const above = { ...judge(context, item, before).above, ...allowance.above };
  item.offers = withConsent(tx, row, all);
  markStaffs(item, offers);
  item.chosen = null;
  use(tx, row, item, me, { ...allowance, above });
}

/** Credit names the money in whose place it is, whoever offered which. */
function withConsent(tx: Tx, row: CaseRow, offers: readonly Offer[]): Offer[] {
  const money = offers.find(({ remedy }) => remedy === "refund");
  return offers.map((each) => ({ ...each, consent: consentFor(orderOf(tx, row), each, money, row.lang) }));
}

/** From now on these are a person's word: they stand as long as there is money for them, and are declined no more. */
function markStaffs(item: ItemRow, offers: readonly Offer[]): void {
  const remedies = new Set<Remedy>(offers.map(({ remedy }) => remedy));
  item.byStaff = [...new Set([...item.byStaff, ...offers.map(({ remedy }) => remedy)])];
  item.declined = item.declined.filter(({ remedy }) => !remedies.has(remedy));
}

function answered(row: CaseRow, item: ItemRow, note: string | null): void {
  item.note = note;
  row.unanswered = false;
  row.version += 1;
}

/** What is said with a step: words to the shopper, and which signals were wrong. */
export type Said = { text?: string | undefined; signalWrong: Request<"offer">["signalWrong"] };

/** What an event keeps of the signals that whoever decided called wrong. */
const wrongly = ({ signalWrong }: Pick<Said, "signalWrong">) => (signalWrong.length > 0 ? { signalWrong } : {});

/**
 * Carries out what the shopper chose, as it was shown, or gives all the item's money back the way it was paid. Anything
 * else is an offer that the shopper accepts: staff never impose credit.
 */
function settle(context: Context, request: Request<"settle">): void {
  const { tx, row } = context;
  requireVersion(tx, row, request.version);
  for (const item of pick(tx, row, request.items, "settle", "staff")) {
    const chosen = settled(tx, row, item, request.remedy);
    const allowance = requireLatitude(context, item, [chosen], request.waives);
    if (allowance.alone) approved(context, item, true);
    move(item, "settle", "staff", { returns: waitsForGoods(chosen) });
    settleNow(context, item, chosen, request, allowance);
  }
  saveCase(tx, row);
}

/** What settling an item comes to. Throws `action_not_available` where nothing was chosen, or less is left. */
export function settled(tx: Tx, row: CaseRow, item: ItemRow, remedy: "chosen" | "refund"): Offer {
  const chosen = withGoodsHere(item, remedy === "refund" ? fullRefund(tx, row, item) : chosenOffer(tx, row, item));
  // An item that is asked about again has had its remedy: settling is a click, and a click must not give it twice.
  const gone = goneFor(tx, row, item.id).value;
  if (gone > 0 && chosen.value > worthOf(tx, row, item) - gone)
    unavailable(tx, row, "Something has gone out for this already. What is still due can be offered.");
  if (chosen.amount > moneyOf(tx, row).left) unavailable(tx, row, "Less than that is left of what was paid.");
  return chosen;
}

/** Promises what is settled; the caller has moved the item, and saves. */
export function settleNow(context: Context, item: ItemRow, chosen: Offer, said: Said, allowance: Allowance): void {
  const { tx, row, me } = context;
  const { chosen: wanted, offers, byStaff, declined } = item;
  const before: Before = { chosen: wanted, offers, byStaff, declined };
  takeAsChosen(item, chosen);
  use(tx, row, item, me, allowance);
  answered(row, item, null);
  judged(tx, row, item, [chosen], said.signalWrong);
  addEvent(tx, row, "staff", "settle", {
    items: [item.id],
    staff: me.id,
    private: { ...pinned(row), ...wrongly(said), offers: { [item.id]: [chosen] }, before, ...usedIn(tx, allowance) },
  });
  promise(tx, row, item, chosen, { by: "staff", automatic: false });
  if (chosen.return && item.goods === null) mailShopper(tx, row, "send_back", chosen.return);
}

/** What undoing goes back to. */
type Before = Pick<ItemRow, "chosen" | "offers" | "byStaff" | "declined">;

/** What was shown stays as it was shown, each variant with its own amount; anything else is a person's word. */
function takeAsChosen(item: ItemRow, chosen: Offer): void {
  item.chosen = chosen.remedy;
  const shown = shownOffer(item, chosen.remedy);
  const asShown = shown?.value === chosen.value;
  const taken = asShown ? { ...shown, return: chosen.return } : chosen;
  item.offers = shown ? item.offers.map((each) => (each === shown ? taken : each)) : [taken, ...item.offers];
  if (!asShown) markStaffs(item, [chosen]);
}

function chosenOffer(tx: Tx, row: CaseRow, item: ItemRow): Offer {
  const chosen = item.chosen && shownOffer(item, item.chosen);
  return (
    (chosen && withVariant(chosen, item.variant)) ||
    unavailable(tx, row, "The shopper hasn't chosen anything yet: make an offer, or refund in full.")
  );
}

/** All that was paid for the item, with its share of the shipping cost as shown. */
function worthOf(tx: Tx, row: CaseRow, item: ItemRow): number {
  const shown = shownOffer(item, "refund");
  const line = lineOf(orderOf(tx, row), item.lineId)!;
  const goods = unitsOf(line.paid, line.quantity, 0, item.quantity);
  return Math.max(shown?.amount ?? 0, goods + (shown ? shippingIn(shown) : 0));
}

/** All the item's money, or what is left of it, back to where it came from. */
function fullRefund(tx: Tx, row: CaseRow, item: ItemRow): Offer {
  const shown = shownOffer(item, "refund");
  const amount = Math.min(worthOf(tx, row, item), moneyOf(tx, row).left);
  const made: StaffOffer = { remedy: "refund", amount, bonus: 0, goods: shown?.goods ?? "keep" };
  const refund = offerFrom(tx, row, item, made, [made]);
  if (!shown) return refund;
  const parts = shown.amount === amount ? shown.parts : partsOf(amount, shippingIn(shown));
  return { ...refund, parts, return: shown.return };
}

/** What of it is for shipping is counted as that: another item isn't to be given it once more. */
function partsOf(amount: number, shipping: number): Offer["parts"] {
  const back = Math.min(shipping, amount);
  const parts: Offer["parts"] = [
    { of: "goods", amount: amount - back },
    { of: "shipping", amount: back },
  ];
  return parts.filter((part) => part.amount > 0);
}

/** No to what was asked, in kind words, with what is possible in its place. */
function decline(context: Context, request: Request<"decline">): void {
  const { tx, row, me } = context;
  requireVersion(tx, row, request.version);
  const [item] = pick(tx, row, [request.item], "decline", "staff") as [ItemRow];
  const alternative = request.instead.length > 0;
  const asked = item.chosen ?? item.offers[0]?.remedy ?? "refund";
  const instead = request.instead.map((each) => each.remedy);
  item.declined = [
    ...item.declined.filter((each) => each.remedy !== asked),
    { remedy: asked, why: [{ code: "by_hand", text: request.text }], instead },
  ];
  const offers = builtOffers(tx, row, item, request.instead);
  const allowance = requireLatitude(context, item, offers, request.waives);
  if (allowance.alone) approved(context, item, true);
  if (alternative) placeOffers(context, item, offers, allowance);
  move(item, "decline", "staff", { alternative });
  item.declinedBy = me.id;
  answered(row, item, request.text);
  planFollowUp(tx, row);
  judged(tx, row, item, [], request.signalWrong);
  addEvent(tx, row, "staff", "decline", {
    items: [item.id],
    staff: me.id,
    text: request.text,
    private: {
      ...pinned(row),
      ...wrongly(request),
      offers: alternative ? offersNow([item]) : {},
      ...usedIn(tx, allowance),
    },
  });
  saveCase(tx, row);
  mailShopper(tx, row, "declined", { text: request.text, by: me.name, instead: alternative });
}

/**
 * Asks for a photo or an answer: it is the shopper's turn, for as long as an offer stands. Throws `stale_version`,
 * `action_not_available`.
 */
function requestEvidence({ tx, row, me }: Context, request: Request<"request_evidence">): void {
  requireVersion(tx, row, request.version);
  const [item] = pick(tx, row, [request.item], "request_evidence", "staff") as [ItemRow];
  const { service, timeZone } = policyOf(tx, row.termsHash);
  const { photo, question } = request;
  item.asked = {
    photo,
    questions: question === undefined ? [] : [{ id: `q${row.lastSeq + 1}`, text: question }],
    until: endOfDayAfter(tx.now, service.offerDays, timeZone),
  };
  move(item, "request_evidence", "staff");
  answered(row, item, null);
  addEvent(tx, row, "staff", "request_evidence", {
    items: [item.id],
    staff: me.id,
    ...(question !== undefined && { text: question }),
    private: { photo },
  });
  saveCase(tx, row);
  mailShopper(tx, row, "asked", { by: me.name, photo, ...(question !== undefined && { text: question }) });
}

/** Takes back what staff settled while nothing of it has been sent: a person looks again. */
function undo({ tx, row, me }: Context, request: Request<"undo">): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "undo", "staff", (item) => factsOn(tx, row, item));
  for (const item of items) {
    const facts = factsOn(tx, row, item);
    cancel(tx, row, item);
    unjudged(tx, row, item);
    move(item, "undo", "staff", facts);
    Object.assign(item, settledBefore(tx, row, item));
    item.note = textsOf(row.lang).note.person;
  }
  row.version += 1;
  addEvent(tx, row, "staff", "undo", { items: items.map((item) => item.id), staff: me.id });
  saveCase(tx, row);
}

/** What was shown and chosen when it was settled last. */
function settledBefore(tx: Tx, row: CaseRow, item: ItemRow): Before | undefined {
  const isOf = ({ event, data }: EventRow) => event === "settle" && data.items?.includes(item.id);
  return eventsOf(tx, row.id).findLast(isOf)?.data.private?.["before"] as Before | undefined;
}

/**
 * Opens what was closed, with words for the shopper. What was carried out isn't a click away from being carried out
 * again; units let go of must still be free. Throws `case_open`, `quantity_exceeds_left` besides the usual.
 */
function reopen({ tx, row, me }: Context, request: Request<"reopen">): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "reopen", "staff");
  for (const item of items) {
    if (released.has(item.state)) requireUnitsAgain(tx, row, item);
    move(item, "reopen", "staff");
    beginAgain(item);
    item.note = request.text;
  }
  row.version += 1;
  addEvent(tx, row, "staff", "reopen", { items: items.map((item) => item.id), staff: me.id, text: request.text });
  saveCase(tx, row);
  mailShopper(tx, row, "reopened", { text: request.text });
  notify(tx, "case.reopened", { case: { id: row.id, reference: row.reference, orderId: row.orderId } });
}

/** As whom a member of staff tells of goods that come back. */
const tellerOf = ({ tx, row, me }: Context) => ({ tx, row, by: "staff" as const, staff: me.id });

/** How a remedy carried out by hand, or one nobody could tell of, ended. */
function recordOutcome({ tx, row, me }: Context, request: Request<"record_outcome">): void {
  requireVersion(tx, row, request.version);
  const settlement = settlementsOf(tx, row.id).find((candidate) => candidate.id === request.settlement);
  const item = row.items.find((candidate) => candidate.id === settlement?.itemId);
  const fits =
    item && next(item.state, "record_outcome", "staff", { ...unknownFacts, byHand: settlement?.byHand ?? false });
  if (!fits) return unavailable(tx, row, "That settlement is not yours to record.");
  const { version: _, settlement: id, ...outcome } = request;
  applyOutcome(tx, id, outcome, "staff", me.id);
}

/** A word to the shopper. The clock for a case still with us starts again: they have heard from us. */
function message({ tx, row, me }: Context, request: Request<"message">): void {
  row.unanswered = false;
  row.due = null;
  addEvent(tx, row, "staff", "message", { text: request.text, staff: me.id });
  saveCase(tx, row);
  mailShopper(tx, row, "message", { text: request.text, by: me.name });
}

/** A word between staff. */
function writeNote({ tx, row, me }: Context, request: Request<"note">): void {
  addEvent(tx, row, "staff", "note", { text: request.text, staff: me.id });
  saveCase(tx, row);
}

const steps = {
  offer: makeOffer,
  settle,
  propose,
  approve,
  send_back: sendBack,
  decline,
  request_evidence: requestEvidence,
  undo,
  reopen,
  label: (context: Context, request: Request<"label">) => label(tellerOf(context), request),
  receive: (context: Context, request: Request<"receive">) => receive(tellerOf(context), request),
  record_outcome: recordOutcome,
  message,
  note: writeNote,
} as const;

/** What needs no hold, and what is asked in its place. */
const unleased: Partial<Record<StaffAction, (context: Context) => void>> = {
  undo: requireNobodyElse,
  approve: requireNoThird,
  send_back: requireNoThird,
};

/** Does one action of staff. Throws the refusals of the action, and `lease_lost`. */
export function act(context: Context, action: StaffAction, request: unknown): void {
  if (action === "pick_up") return pickUp(context);
  if (action === "release") return release(context);
  if (action === "take_over") return takeOver(context, request as Request<"take_over">);
  (unleased[action] ?? requireLease)(context);
  // The request was parsed by this very action's schema at the edge.
  (steps[action] as (context: Context, request: unknown) => void)(context, request);
}
