import { allocate, basisPointsOf, mulDivFloor } from "../money.ts";
import type { Line, Order } from "../order.ts";
import { arrivalDays, paying } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { localDateAfter } from "../time.ts";
import { availability, conditions, dearestOf, fits, limitsOf, variantsOf } from "./conditions.ts";
import type { Limits } from "./conditions.ts";
import { extraAt, shippingIn, worst } from "./decision.ts";
import type { DecidedOffer, Decision, Facts, Reasoning } from "./decision.ts";
import { amountIn } from "./document.ts";
import type { Policy } from "./document.ts";
import { returnFor, settingOf, shareOf } from "./setting.ts";
import type { Setting } from "./setting.ts";

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
  const all: DecidedOffer[] = [];
  for (const remedy of setting.remedies)
    if (fits(setting, remedy)) all.push(offerOf(setting, remedy, money, alike, limits));
  const offers = all.filter((offer) => offer.mode !== "no");
  return {
    lane: setting.lane,
    offers,
    declined: offers.length === all.length ? [] : declinedOf(all, offers),
    extra: extraOf(setting, offers, limits),
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

type Money = { goods: number; shipping: number };

/** What this item's units and their share of the shipping cost are worth as money, within what is left of the payment. */
function refundOf({ facts, line, terms, worth }: Setting): Money {
  const { order } = facts;
  const shippingLeft = Math.max(0, order.shippingPaid - facts.shippingGone);
  const goods = Math.min(worth, facts.refundable);
  if (terms.refundShipping === "none") return { goods, shipping: 0 };
  const wanted = terms.refundShipping === "all" ? shippingLeft : shareOf(shippingOf(order, line), line, facts);
  return { goods, shipping: Math.min(wanted, shippingLeft, facts.refundable - goods) };
}

/** The line's share of what was paid for shipping. */
function shippingOf(order: Order, line: Line): number {
  if (order.lines.length === 1) return order.shippingPaid;
  // By id, not as listed: a shop that lists its lines another way on the next page view changes no amount.
  const lines = order.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shares = allocate(
    order.shippingPaid,
    lines.map((each) => each.paid),
  );
  return shares[lines.indexOf(line)]!;
}

function offerOf(
  setting: Setting,
  remedy: OfferedRemedy,
  money: Money,
  alike: readonly Reasoning[],
  limits: Limits,
): DecidedOffer {
  const { policy, now, expiresAt } = setting;
  const fee = wholeMoney.has(remedy) ? feeOf(setting, money) : 0;
  const parts = partsOf(setting, remedy, money);
  const amount = sumOf(parts) - fee;
  const bonus = remedy === "store_credit" ? bonusOf(setting, amount) : 0;
  const value = paying.has(remedy) ? amount + bonus : goodsWorth(setting, remedy);
  const why: Reasoning[] = [];
  availability(setting, remedy, amount, why);
  why.push(...alike);
  limits(remedy === "partial_refund" ? mostOf(setting) : value, why);
  const back = returnFor(setting, remedy);
  return {
    remedy,
    mode: worst(why),
    amount,
    bonus,
    value,
    parts,
    fees: fee > 0 ? [{ code: "restocking", amount: fee }] : [],
    goods: back ? "return" : "keep",
    return: back,
    variants: remedy === "exchange" ? variantsOf(setting) : null,
    onGiftCard: remedy === "store_credit" && onGiftCard(setting),
    arrives: back !== null && back.when !== "accepted" ? null : arrivalOf(remedy, now, policy.timeZone),
    expiresAt,
    why,
  };
}

const onGiftCard = ({ terms, facts }: Setting) =>
  terms.refundTo === "gift_card" && facts.order.payments.some(({ method }) => method === "gift_card");

/**
 * The most that all of the money can be: a part of it must never be easier to get than the whole. Not what is left right
 * now, so that what was shown beside another item can be settled whatever that one took.
 */
const mostOf = ({ worth, facts }: Setting) => worth + facts.order.shippingPaid;

/** What was paid for the goods that are sent. Parts and repairs count as the whole thing: nobody here knows their price. */
const goodsWorth = (setting: Setting, remedy: OfferedRemedy) =>
  remedy === "exchange" ? dearestOf(setting) : setting.worth;

const wholeMoney = new Set<OfferedRemedy>(["refund", "store_credit"]);

/** What the amount is made of: all of the money, a share of the goods' price for who keeps them, or nothing. */
function partsOf(setting: Setting, remedy: OfferedRemedy, { goods, shipping }: Money): DecidedOffer["parts"] {
  if (remedy === "partial_refund") return partsFrom(setting, basisPointsOf(goods, setting.terms.partialRefundBp), 0);
  return wholeMoney.has(remedy) ? partsFrom(setting, goods, shipping) : [];
}

function partsFrom({ facts, line, worth }: Setting, goods: number, shipping: number): DecidedOffer["parts"] {
  const { shippingPaid, shippingTax } = facts.order;
  const parts: DecidedOffer["parts"] = [];
  if (goods > 0) parts.push(partOf("goods", goods, unitsTax(line, facts), worth));
  if (shipping > 0) parts.push(partOf("shipping", shipping, shippingTax, shippingPaid));
  return parts;
}

/** The tax that was charged on these units, shared out as their price is; never worked out anew. */
const unitsTax = (line: Line, facts: Facts) => line.tax && shareOf(line.tax, line, facts);

function partOf(of: "goods" | "shipping", amount: number, tax: number | undefined, whole: number) {
  return tax === undefined ? { of, amount } : { of, amount, tax: mulDivFloor(tax, amount, whole) };
}

const sumOf = (parts: DecidedOffer["parts"]) => parts.reduce((sum, { amount }) => sum + amount, 0);

/**
 * Goodwill, where something is settled by itself and the limits have room for it besides: no extra makes a remedy any
 * slower.
 */
function extraOf({ terms, risk, facts }: Setting, offers: readonly DecidedOffer[], limits: Limits): Decision["extra"] {
  const { extra } = terms;
  if (extra === "none" || facts.extras >= (risk.limits.extrasPerCustomer90d ?? 1)) return null;
  const cost = amountIn(extra.maxCost, facts.order.currency, risk.currency);
  const automatic = offers.filter((offer) => offer.mode === "automatic");
  if (cost === null || automatic.length === 0) return null;
  const found: Reasoning[] = [];
  for (const { value } of automatic) limits(value + cost, found);
  if (found.length > 0) return null;
  return extraAt(extra, cost);
}

/** Kept back where goods come back for nobody's fault; the law leaves nothing of it where it says so. */
function feeOf(setting: Setting, money: Money): number {
  if (setting.about.fault !== "nobody" || !setting.goesBack) return 0;
  return basisPointsOf(money.goods, setting.terms.restockingFeeBp);
}

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

/**
 * Facts for deciding again about an offer that was shown. What will be settled is the amount on the screen, so the limits
 * are asked about that one: an item before it that took less than it might have must not lift this one over a limit.
 */
export function forShown(facts: Facts, shown: Pick<DecidedOffer, "remedy" | "amount" | "fees">): Facts {
  if (!wholeMoney.has(shown.remedy)) return facts;
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
  let taken: Taken = { money: 0, shipping: 0, value: 0, count: 0, replaced: 0, exchanged: 0, extras: 0 };
  return items.map((item) => {
    const facts = after(item, taken);
    const decision = decide(terms, risk, facts, now);
    taken = add(taken, decision);
    return { facts, decision };
  });
}

type Taken = Record<"money" | "shipping" | "value" | "count" | "replaced" | "exchanged" | "extras", number>;

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
    replaced: facts.replaced + taken.replaced,
    exchanged: facts.exchanged + taken.exchanged,
    extras: facts.extras + taken.extras,
    automatic: { order: order + taken.value, customer: more(customer), day: more(day) },
  };
}

function add(taken: Taken, decision: Decision): Taken {
  const automatic = decision.offers.filter((offer) => offer.mode === "automatic");
  const most = (numbers: number[]) => Math.max(0, ...numbers);
  const has = (...remedies: OfferedRemedy[]) => (automatic.some(({ remedy }) => remedies.includes(remedy)) ? 1 : 0);
  return {
    money: taken.money + most(decision.offers.flatMap(({ amount, variants }) => [amount, ...backOf(variants)])),
    shipping: taken.shipping + most(decision.offers.map((offer) => shippingIn(offer))),
    value: taken.value + most(automatic.map((offer) => offer.value)) + (decision.extra?.cost ?? 0),
    count: taken.count + (automatic.length > 0 ? 1 : 0),
    replaced: taken.replaced + has("replacement", "resend_part"),
    exchanged: taken.exchanged + has("exchange"),
    extras: taken.extras + (decision.extra ? 1 : 0),
  };
}

const backOf = (variants: DecidedOffer["variants"]) => (variants ?? []).map(({ back }) => back);
