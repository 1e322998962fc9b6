import type { Mode } from "../contract.ts";
import { allocate, basisPointsOf, unitsOf } from "../money.ts";
import type { Line, Order } from "../order.ts";
import { laneOf, reasonTable } from "../reasons.ts";
import type { Lane, Reason } from "../reasons.ts";
import { arrivalDays, offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { daysBetween, endOfDayAfter, isoOfDayEnd, localDate, localDateAfter } from "../time.ts";
import { amountIn, perDayOf } from "./document.ts";
import type { Policy, Signal, Stage } from "./document.ts";
import { raised } from "./law.ts";
import type { Legal, Raised } from "./law.ts";
import { termsFor } from "./terms.ts";
import type { Resolved, Sources, Subject, Terms } from "./terms.ts";

/** Days a parcel is taken to travel where only its dispatch is known. */
const TRANSIT_DAYS = 5;
/** Days the right of withdrawal stays open from delivery: Art. 9(2) of Directive 2011/83, and the shop's own elsewhere. */
const WITHDRAWAL_DAYS = 14;
/** Days to send goods back after the offer itself would have lapsed. */
export const RETURN_DAYS = 14;

/**
 * Everything a decision about one item rests on, stored with it so that it can be made again to the byte. Amounts in
 * the order's currency, minor units. What is "gone" has been refunded, replaced or promised, by anyone.
 */
export type Facts = {
  order: Order;
  lineId: string;
  quantity: number;
  reason: Reason;
  /** Units of this line that are gone. */
  unitsGone: number;
  /** Of the shipping cost, what is gone. */
  shippingGone: number;
  /** Paid for the order, less what was refunded or is reserved. */
  refundable: number;
  /** Value settled by itself so far: on this order, for this customer within the limit's days, today. */
  automatic: { order: number; customer: { amount: number; count: number }; day: { amount: number; count: number } };
  /** The merchant has switched off everything automatic. */
  paused: boolean;
  /** The words speak of injury or danger. */
  safety: boolean;
  /** There is a photo. */
  evidence: boolean;
  /** Replacements promised or sent on this order so far. */
  replaced: number;
  /** The whole of the order is asked about, nothing of it left out. */
  wholeOrder: boolean;
  /** What was counted of this customer, where anything was. */
  signals: Partial<Record<Signal, number>>;
};

export const whyCodes = [
  "by_hand",
  "not_offered",
  "product_group",
  "window_passed",
  "too_soon",
  "not_sent_yet",
  "already_sent",
  "amount_unknown",
  "out_of_stock",
  "nothing_left",
  "money_back_already",
  "evidence_needed",
  "credit_only",
  "stage_closed",
  "whole_order_only",
  "replaced_before",
  "signal",
  "above_auto",
  "above_order_limit",
  "above_customer_limit",
  "above_day_limit",
  "currency_not_set",
  "payment_disputed",
  "safety",
  "paused",
] as const;
export type WhyCode = (typeof whyCodes)[number];

/** One condition that made an offer worse: where it stands, what it allows, what was found. */
export type Reasoning = {
  code: WhyCode;
  mode: Mode;
  at: string;
  limit: number | string | null;
  got: number | string | null;
  /** What the two are counted in, where they are numbers. */
  unit?: "money" | "days" | "count";
};

export type DecidedOffer = {
  remedy: OfferedRemedy;
  mode: Mode;
  amount: number;
  bonus: number;
  value: number;
  /** What the amount is made of, before fees. */
  parts: { of: "goods" | "shipping"; amount: number }[];
  fees: { code: "restocking"; amount: number }[];
  goods: "keep" | "return";
  return: { paidBy: "merchant" | "shopper"; cost: number | null; until: string } | null;
  arrives: { from: string; to: string } | null;
  expiresAt: string;
  why: Reasoning[];
};

export type Decision = {
  lane: Lane;
  offers: DecidedOffer[];
  declined: { remedy: OfferedRemedy; why: Reasoning[]; instead: OfferedRemedy[] }[];
  layers: string[];
  /** What the law lifted above the document. */
  lawRaised: Raised[];
  /** The one condition that keeps a remedy from being instant; null where there are several, or none. */
  counterfactual: { remedy: OfferedRemedy; reason: Reasoning } | null;
};

const severity: readonly Mode[] = ["automatic", "evidence", "person", "no"];

/** A mode is the worst of independent conditions: a join, so that no condition can undo another. */
export function worst(found: readonly { mode: Mode }[]): Mode {
  let all: Mode = "automatic";
  for (const { mode } of found) if (severity.indexOf(mode) > severity.indexOf(all)) all = mode;
  return all;
}

/**
 * What the policy allows for one item. Total and pure: every well-formed policy and facts give a decision, the same one
 * each time. `terms` is the version live when the order was placed, `risk` the version live now: it alone says how much
 * may go out by itself.
 * @param now milliseconds, UTC
 */
export function decide(terms: Policy, risk: Policy, facts: Facts, now: number): Decision {
  const line = facts.order.lines.find((candidate) => candidate.id === facts.lineId);
  if (!line) throw new RangeError("The line is checked at the edge.");
  const setting = settingOf(terms, risk, facts, line, now);
  const alike = conditions(setting);
  const money = refundOf(setting);
  const limits = limitsOf(setting);
  const all = offered.map((remedy) => offerOf(setting, remedy, money, alike, limits));
  const offers = all.filter((offer) => offer.mode !== "no");
  return {
    lane: setting.lane,
    offers,
    declined: offers.length === all.length ? [] : declinedOf(all, offers),
    layers: setting.layers,
    lawRaised: setting.lawRaised,
    counterfactual: counterfactual(offers),
  };
}

function declinedOf(all: readonly DecidedOffer[], offers: readonly DecidedOffer[]): Decision["declined"] {
  return all
    .filter((offer) => offer.mode === "no")
    .map(({ remedy, why }) => ({
      remedy,
      why: why.filter((reason) => reason.mode === "no"),
      instead: offers.map((offer) => offer.remedy),
    }));
}

/** What is one step away from being instant: the first remedy that a single condition holds back. */
function counterfactual(offers: readonly DecidedOffer[]): Decision["counterfactual"] {
  if (offers.some((offer) => offer.mode === "automatic")) return null;
  const near = offers.find((offer) => offer.why.length === 1);
  return near ? { remedy: near.remedy, reason: near.why[0]! } : null;
}

type Setting = {
  policy: Policy;
  risk: Policy;
  terms: Terms;
  sources: Sources;
  layers: string[];
  lawRaised: Raised[];
  /** The terms of the version live now: it alone says how much may go out by itself. */
  limits: Resolved;
  now: number;
  stage: Stage;
  lane: Lane;
  /** Calendar days since the goods arrived; null while they haven't. */
  since: number | null;
  line: Line;
  facts: Facts;
  /** How the goods come back before anything goes out; null where they stay. */
  goesBack: DecidedOffer["return"];
  expiresAt: string;
};

function settingOf(policy: Policy, risk: Policy, facts: Facts, line: Line, now: number): Setting {
  const { order, reason } = facts;
  const { timeZone, service } = policy;
  const subject = subjectOf(policy, facts, line);
  const { stage } = subject;
  const resolved = termsFor(policy, subject);
  const arrived = arrivedAt(line);
  const since = arrived === null ? null : daysBetween(arrived, now, timeZone);
  const open = since === null || since <= WITHDRAWAL_DAYS;
  const lane = laneOf(reason, open && resolved.exempt === null);
  const legal: Legal = {
    country: order.country,
    business: order.customer.business,
    lane,
    stage,
    daysSince: since,
  };
  const lifted = raised(policy, resolved, legal);
  return {
    policy,
    risk,
    terms: lifted.terms,
    sources: lifted.sources,
    layers: resolved.layers,
    lawRaised: lifted.raised,
    limits: risk === policy ? resolved : termsFor(risk, subjectOf(risk, facts, line)),
    stage,
    lane,
    since,
    line,
    facts,
    now,
    goesBack: returnsGoods(facts, line, lifted.terms, stage) ? returnTerms(policy, lifted.terms, facts, now) : null,
    expiresAt: isoOfDayEnd(endOfDayAfter(now, service.offerDays, timeZone)),
  };
}

/** What the layers look at of an item. */
export function subjectOf(
  { timeZone, seasons }: Policy,
  { order, reason }: Pick<Facts, "order" | "reason">,
  line: Line,
): Subject {
  return {
    reason,
    tags: line.tags,
    currency: order.currency,
    stage: stageOf(line),
    placedOn: seasons.length > 0 ? localDate(ms(order.placedAt), timeZone) : "",
    country: order.country,
    customerTags: order.customer.tags,
  };
}

/** Where the goods are, as the order says it. */
export function stageOf(line: Line): Stage {
  if (line.deliveredAt) return "delivered";
  return line.fulfilledAt ? "in_transit" : "unfulfilled";
}

const ms = (instant: string) => Date.parse(instant);

/** When the goods were with the shopper, as far as anyone knows; null while they can't have been. */
export function arrivedAt(line: Line): number | null {
  if (line.deliveredAt) return ms(line.deliveredAt);
  return line.fulfilledAt ? ms(line.fulfilledAt) + TRANSIT_DAYS * 86_400_000 : null;
}

/** When the parcel should have been there. */
function dueAt({ line, facts }: Setting): number {
  if (line.deliveredAt) return ms(line.deliveredAt);
  if (facts.order.expectedAt) return ms(facts.order.expectedAt);
  return arrivedAt(line) ?? ms(facts.order.placedAt) + TRANSIT_DAYS * 86_400_000;
}

/** Looks at one thing and adds what it finds; none of them knows of another. */
type Condition = (setting: Setting, found: Reasoning[]) => void;

/** The conditions that hold alike for every remedy. */
function conditions(setting: Setting): Reasoning[] {
  const found: Reasoning[] = [];
  for (const condition of shared) condition(setting, found);
  return found;
}

const windowIsOpen: Condition = (setting, found) => {
  const passed = windowPassed(setting);
  const { afterWindow } = setting.terms;
  // Credit alone: said for each of the other remedies by itself.
  if (passed && afterWindow !== "store_credit") found.push({ ...passed, code: "window_passed", mode: afterWindow });
};

const waitIsOver: Condition = (setting, found) => {
  const { facts, terms, sources, policy, now } = setting;
  if (reasonTable[facts.reason].lane !== "delivery") return;
  const [limit, got] = [terms.waitDays, daysBetween(dueAt(setting), now, policy.timeZone)];
  if (got < limit) found.push({ code: "too_soon", mode: "person", at: sources.waitDays, limit, got, unit: "days" });
};

type Passed = Pick<Reasoning, "at" | "limit" | "got" | "unit">;

/** How long the window has been over; null while it is open. */
function windowPassed({ facts, line, terms, sources, policy, since, now }: Setting): Passed | null {
  const from = { delivered: null, fulfilled: line.fulfilledAt ?? null, ordered: facts.order.placedAt }[
    terms.windowFrom
  ];
  const got = from === null ? (since ?? 0) : daysBetween(ms(from), now, policy.timeZone);
  if (got <= terms.windowDays) return null;
  return { at: sources.windowDays, limit: terms.windowDays, got, unit: "days" };
}

/** A person looks, for what the order itself says. */
const byOrder = (code: WhyCode): Reasoning => ({ code, mode: "person", at: "order", limit: null, got: null });

/** Money for goods still in the warehouse would leave the parcel on its way all the same: a person stops it first. */
const parcelIsStopped: Condition = ({ facts, stage, policy }, found) => {
  const sent = stage !== "unfulfilled";
  if (facts.reason === "cancel") return void (sent && found.push(byOrder("already_sent")));
  // Unless the shop has said that for this reason its own system stops the parcel.
  if (!sent && !policy.stages.unfulfilled?.reasons?.includes(facts.reason)) found.push(byOrder("not_sent_yet"));
};

/** What the document opens at this point of the order, and whether in parts. */
const stageIsOpen: Condition = ({ facts, stage, policy }, found) => {
  const rules = policy.stages[stage];
  const at = `stages/${stage}`;
  if (rules?.reasons && !rules.reasons.includes(facts.reason))
    found.push({ code: "stage_closed", mode: "person", at, limit: stage, got: null });
  if (rules?.wholeOrderOnly && !facts.wholeOrder)
    found.push({ code: "whole_order_only", mode: "person", at, limit: stage, got: null });
};

const noPersonIsNeeded: Condition = ({ facts }, found) => {
  if (facts.reason === "charged_wrong") found.push(byOrder("amount_unknown"));
  // A chargeback may already be taking the money back; paying as well would pay twice.
  if (facts.order.payments.some((payment) => payment.disputed)) found.push(byOrder("payment_disputed"));
  if (facts.safety) found.push({ code: "safety", mode: "person", at: "words", limit: null, got: null });
  if (facts.paused) found.push({ code: "paused", mode: "person", at: "kill switch", limit: null, got: null });
};

/** A signal asks for a person and can do nothing else; some customer groups are spared it. */
const noSignalStands: Condition = ({ facts, risk, limits }, found) => {
  for (const [index, { signal, atLeast, reasons }] of risk.signals.entries()) {
    const got = facts.signals[signal] ?? 0;
    if (got < atLeast || limits.skipSignals.has(signal) || reasons?.includes(facts.reason) === false) continue;
    found.push({ code: "signal", mode: "person", at: `signals/${index}`, limit: atLeast, got, unit: "count" });
  }
};

/**
 * A photo of goods that are there and not right, where they are worth enough; who changed their mind needs no proof.
 * Measured by the goods and not by the offer, so that no choice of remedy avoids it. Where the order's currency has no
 * number, a photo is asked for.
 */
const photoIsThere: Condition = ({ facts, line, limits: { terms, sources } }, found) => {
  const { arrived, lane } = reasonTable[facts.reason];
  if (facts.evidence || !arrived || lane === "withdrawal") return;
  const [limit, got] = [terms.evidenceAbove ?? 0, worthOf(line, facts)];
  const at = sources.evidenceAbove;
  if (got > limit) found.push({ code: "evidence_needed", mode: "evidence", at, limit, got, unit: "money" });
};

const shared: readonly Condition[] = [
  windowIsOpen,
  waitIsOver,
  parcelIsStopped,
  stageIsOpen,
  noPersonIsNeeded,
  noSignalStands,
  photoIsThere,
];

/** What was paid for the units asked about. */
function worthOf(line: Line, { unitsGone, quantity }: Facts): number {
  return unitsOf(line.paid, line.quantity, unitsGone, quantity);
}

type Money = { goods: number; shipping: number };

/** What this item's units and their share of the shipping cost are worth as money, within what is left of the payment. */
function refundOf({ facts, line, terms }: Setting): Money {
  const { order } = facts;
  const shippingLeft = Math.max(0, order.shippingPaid - facts.shippingGone);
  const wanted = {
    none: () => 0,
    standard: () => shippingShare(order, line, facts),
    all: () => shippingLeft,
  }[terms.refundShipping]();
  const capped = Math.min(worthOf(line, facts), facts.refundable);
  return { goods: capped, shipping: Math.min(wanted, shippingLeft, facts.refundable - capped) };
}

function shippingShare(order: Order, line: Line, facts: Facts): number {
  if (order.lines.length === 1) return unitsOf(order.shippingPaid, line.quantity, facts.unitsGone, facts.quantity);
  // By id, not as listed: a shop that lists its lines another way on the next page view changes no amount.
  const lines = order.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shares = allocate(
    order.shippingPaid,
    lines.map((each) => each.paid),
  );
  return unitsOf(shares[lines.indexOf(line)]!, line.quantity, facts.unitsGone, facts.quantity);
}

/** Adds each limit that this value would pass. */
type Limits = (value: number, found: Reasoning[]) => void;

/** How much may go out by itself: each limit on its own, so that none hides another. */
function limitsOf({ facts, risk, limits: { terms, sources } }: Setting): Limits {
  const { order, automatic } = facts;
  const inCurrency = (value: Parameters<typeof amountIn>[0]) => amountIn(value, order.currency, risk.currency);
  const perDay = perDayOf(risk, terms.autoUpTo ?? 0, order.currency);
  const { perCustomer, perOrderBp } = risk.limits;
  const perOrder = perOrderBp === undefined ? null : basisPointsOf(order.paid, perOrderBp);
  const customer = perCustomer && { amount: inCurrency(perCustomer.amount), count: perCustomer.count };

  return (value, found) => {
    const atMost = (unit: "money" | "count", code: WhyCode, at: string, limit: number | null, got: number) => {
      if (limit === null)
        found.push({ code: "currency_not_set", mode: "person", at, limit: null, got: order.currency });
      // A limit of nothing lets nothing out, not even what cost nothing.
      else if (got > limit || limit === 0) found.push({ code, mode: "person", at, limit, got, unit });
    };
    atMost("money", "above_auto", sources.autoUpTo, terms.autoUpTo, automatic.order + value);
    if (perOrder !== null) atMost("money", "above_order_limit", "limits/perOrderBp", perOrder, automatic.order + value);
    if (customer) {
      const at = "limits/perCustomer";
      atMost("money", "above_customer_limit", at, customer.amount, automatic.customer.amount + value);
      atMost("count", "above_customer_limit", at, customer.count, automatic.customer.count + 1);
    }
    atMost("money", "above_day_limit", "limits/perDay", perDay.amount, automatic.day.amount + value);
    atMost("count", "above_day_limit", "limits/perDay", perDay.count, automatic.day.count + 1);
  };
}

function offerOf(
  setting: Setting,
  remedy: OfferedRemedy,
  money: Money,
  alike: readonly Reasoning[],
  limits: Limits,
): DecidedOffer {
  const { policy, facts, line, now, expiresAt } = setting;
  const fee = remedy === "replacement" ? 0 : feeOf(setting, money);
  const total = money.goods + money.shipping - fee;
  const amount = remedy === "replacement" ? 0 : total;
  const bonus = remedy === "store_credit" ? bonusOf(setting, total) : 0;
  const value = remedy === "replacement" ? worthOf(line, facts) : amount + bonus;
  const why: Reasoning[] = [];
  availability(setting, remedy, total, why);
  why.push(...alike);
  limits(value, why);
  const { goesBack } = setting;
  return {
    remedy,
    mode: worst(why),
    amount,
    bonus,
    value,
    parts: remedy === "replacement" ? [] : partsOf(money),
    fees: fee > 0 ? [{ code: "restocking", amount: fee }] : [],
    goods: goesBack ? "return" : "keep",
    return: goesBack,
    arrives: goesBack ? null : arrivalOf(remedy, now, policy.timeZone),
    expiresAt,
    why,
  };
}

/** Kept back where goods come back for nobody's fault; the law leaves nothing of it where it says so. */
function feeOf(setting: Setting, money: Money): number {
  const { facts, terms } = setting;
  if (reasonTable[facts.reason].fault !== "nobody" || !setting.goesBack) return 0;
  return basisPointsOf(money.goods, terms.restockingFeeBp);
}

const partsOf = (money: Money) =>
  (["goods", "shipping"] as const).map((of) => ({ of, amount: money[of] })).filter((part) => part.amount > 0);

/** Local dates between which the shopper has it. */
export function arrivalOf(remedy: OfferedRemedy, now: number, zone: string): { from: string; to: string } {
  const [from, to] = arrivalDays[remedy];
  return { from: localDateAfter(now, from, zone), to: localDateAfter(now, to, zone) };
}

function bonusOf({ terms }: Setting, amount: number): number {
  // Layers may add up to more than all of it: at the end of what a number can say, the sum must still be one.
  const sayable = Number.MAX_SAFE_INTEGER - amount;
  return Math.min(basisPointsOf(amount, terms.storeCreditBonusBp), terms.storeCreditBonusMax ?? 0, sayable);
}

/** Whether this remedy is there at all. */
function availability(setting: Setting, remedy: OfferedRemedy, total: number, found: Reasoning[]): void {
  const { terms, sources, facts } = setting;
  const passed = remedy !== "store_credit" && terms.afterWindow === "store_credit" ? windowPassed(setting) : null;
  if (passed) found.push({ ...passed, code: "credit_only", mode: "no" });
  const knob = terms[remedy];
  const at = sources[remedy];
  if (knob !== "offer") {
    const code = at.startsWith("products/") ? "product_group" : knob === "person" ? "by_hand" : "not_offered";
    found.push({ code, mode: knob, at, limit: knob, got: null });
  }
  // What nobody has understood is paid by itself only where the merchant says so for this very reason.
  if (facts.reason === "other" && knob === "offer" && at === "base") {
    found.push({ code: "by_hand", mode: "person", at, limit: knob, got: null });
  }
  if (remedy === "replacement") return canBeSent(setting, found);
  if (total === 0) found.push({ code: "nothing_left", mode: "no", at: "order", limit: 0, got: 0 });
}

/** What is asked of a replacement alone. */
function canBeSent({ terms, sources, line, facts }: Setting, found: Reasoning[]): void {
  const at = "order";
  if (line.inStock === false) found.push({ code: "out_of_stock", mode: "no", at, limit: null, got: null });
  // Who cancels wants none of it; a replacement would be a second parcel.
  if (facts.reason === "cancel") found.push({ code: "not_offered", mode: "no", at, limit: null, got: null });
  // A shop that refunds by hand doesn't always say for which units: a replacement on top would pay twice.
  const [worth, got] = [worthOf(line, facts), facts.refundable];
  if (worth > got) found.push({ code: "money_back_already", mode: "person", at, limit: worth, got, unit: "money" });
  const limit = terms.replacementsPerOrder;
  if (facts.replaced < limit) return;
  const source = sources.replacementsPerOrder;
  found.push({ code: "replaced_before", mode: "person", at: source, limit, got: facts.replaced, unit: "count" });
}

/** Goods come back if they arrived, and are worth more than the shop lets the shopper keep. */
function returnsGoods(facts: Facts, line: Line, terms: Terms, stage: Stage): boolean {
  // What came late is there all the same, once it was delivered.
  const arrived = facts.reason === "late" ? stage === "delivered" : reasonTable[facts.reason].arrived;
  return arrived && stage !== "unfulfilled" && worthOf(line, facts) > (terms.keepUpTo ?? 0);
}

function returnTerms(policy: Policy, terms: Terms, facts: Facts, now: number): DecidedOffer["return"] {
  // The shopper never pays to send back what was the shop's or the carrier's fault.
  const paidBy = reasonTable[facts.reason].fault === "nobody" ? terms.returnPaidBy : "merchant";
  const until = isoOfDayEnd(endOfDayAfter(now, policy.service.offerDays + RETURN_DAYS, policy.timeZone));
  return { paidBy, cost: paidBy === "merchant" ? 0 : null, until };
}

/** Whether what is offered now is at least what was shown: the shopper never gets less than the screen said. */
export function asGood(fresh: DecidedOffer, shown: DecidedOffer): boolean {
  return (
    severity.indexOf(fresh.mode) <= severity.indexOf(shown.mode) &&
    fresh.amount >= shown.amount &&
    fresh.bonus >= shown.bonus &&
    !(fresh.goods === "return" && shown.goods === "keep")
  );
}

/**
 * Facts for deciding again about an offer that was shown. What will be settled is the amount on the screen, so the limits
 * are asked about that one: an item before it that took less than it might have must not lift this one over a limit.
 */
export function forShown(facts: Facts, shown: Pick<DecidedOffer, "remedy" | "amount" | "fees">): Facts {
  if (shown.remedy === "replacement") return facts;
  const before = shown.fees.reduce((sum, fee) => sum + fee.amount, shown.amount);
  return { ...facts, refundable: Math.min(facts.refundable, before) };
}

/**
 * Decides several items of one case in order, each seeing what the ones before it may take: so that offers shown
 * together can be accepted together. The facts come back as each decision saw them.
 */
export function decideEach(
  terms: Policy,
  risk: Policy,
  items: readonly Facts[],
  now: number,
): { facts: Facts; decision: Decision }[] {
  let taken = { money: 0, shipping: 0, value: 0, count: 0 };
  return items.map((item) => {
    const facts = after(item, taken);
    const decision = decide(terms, risk, facts, now);
    taken = add(taken, decision);
    return { facts, decision };
  });
}

type Taken = { money: number; shipping: number; value: number; count: number };

function after(facts: Facts, taken: Taken): Facts {
  const { order, customer, day } = facts.automatic;
  const more = (budget: { amount: number; count: number }) => ({
    amount: budget.amount + taken.value,
    count: budget.count + taken.count,
  });
  return {
    ...facts,
    refundable: Math.max(0, facts.refundable - taken.money),
    shippingGone: facts.shippingGone + taken.shipping,
    automatic: { order: order + taken.value, customer: more(customer), day: more(day) },
  };
}

function add(taken: Taken, decision: Decision): Taken {
  const automatic = decision.offers.filter((offer) => offer.mode === "automatic");
  const most = (numbers: number[]) => Math.max(0, ...numbers);
  return {
    money: taken.money + most(decision.offers.map((offer) => offer.amount)),
    shipping: taken.shipping + most(decision.offers.map((offer) => shippingIn(offer))),
    value: taken.value + most(automatic.map((offer) => offer.value)),
    count: taken.count + (automatic.length > 0 ? 1 : 0),
  };
}

/** Of an offer's amount, what goes back for shipping. */
export function shippingIn(offer: Pick<DecidedOffer, "parts">): number {
  return offer.parts.find((part) => part.of === "shipping")?.amount ?? 0;
}
