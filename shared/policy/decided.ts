import { formatMoney } from "../money.ts";
import { reasonTable } from "../reasons.ts";
import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { BEYOND, pointName } from "./points.ts";
import { factsOf } from "./made-up.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import type { DecidedOffer, Decision, Reasoning } from "./decision.ts";
import { amountIn, canonical, perDayOf } from "./document.ts";
import { countryName } from "./example.ts";
import { raised } from "./law.ts";
import type { Raised } from "./law.ts";
import { modes } from "./modes.ts";
import type { Mode } from "./modes.ts";
import type { Cell, Scan } from "./scan.ts";
import { pathOf } from "./scan.ts";
import type { Terms } from "./terms.ts";
import { goodsWords, knobNames, valueWords } from "./words.ts";

/** What a check finds in the decisions themselves, cell by cell. */

type Decided = { scan: Scan; cell: Cell; point: Point; decision: Decision };

export const rank = (mode: Mode) => modes.indexOf(mode);
export const offerOf = (decision: Decision, remedy: OfferedRemedy) =>
  decision.offers.find((offer) => offer.remedy === remedy);
export const modeOf = (decision: Decision, remedy: OfferedRemedy): Mode => offerOf(decision, remedy)?.mode ?? "no";

/**
 * Decides the items of each class, or of every so many, and reports what is wrong with each and with how they follow
 * one another.
 */
export function findDecided(scan: Scan, step: number): void {
  const automatic = tallyOf();
  for (const cell of scan.classes.filter((_, index) => index % step === 0)) {
    if (scan.spent()) break;
    const points = scan.pointsOf(cell);
    const decisions = points.map((point) => scan.decide(cell.kind, point));
    for (const [index, decision] of decisions.entries()) {
      const own = { scan, cell, point: points[index]!, decision };
      for (const look of looks) look(own);
      automatic.add(own);
    }
    findOrder(scan, cell, points, decisions);
  }
  // Half of the cells can't show that something happens in none of them.
  if (!scan.spent() && !scan.thin && step === 1) automatic.report(scan);
}

const looks: readonly ((own: Decided) => void)[] = [
  findTooMuch,
  findLaw,
  findCreditFirst,
  findNothing,
  findWindow,
  findKeep,
  findCaps,
  findNoneByItself,
  findPartOfNothing,
];

/** What no policy may bring about: should it ever be seen, it is `decide()` that is wrong. */
function findTooMuch({ scan, cell, point, decision }: Decided): void {
  const { policy } = scan;
  const { kind, resolved } = cell;
  const { facts } = factsOf(policy, kind, point);
  const most = Math.min(facts.refundable, point.worth + facts.order.shippingPaid);
  const auto = resolved.terms.autoUpTo ?? 0;
  const day = perDayOf(policy, auto, kind.currency).amount ?? 0;
  const { perCustomer } = policy.limits;
  const customer = perCustomer ? (amountIn(perCustomer.amount, kind.currency, policy.currency) ?? 0) : auto;
  const cap = Math.min(auto, day, customer);
  for (const { remedy, mode, amount, value } of decision.offers) {
    const found = { path: `base/${remedy}`, severity: "error", example: { kind, point } } as const;
    if (amount > most)
      scan.find({ ...found, code: "pays_more_than_left", text: "More would go back than is left of what was paid." });
    if (mode === "automatic" && value + (decision.extra?.cost ?? 0) > cap)
      scan.find({ ...found, code: "automatic_above_cap", text: "More would go out by itself than its limits allow." });
  }
}

const packWords = { eu: "the EU", uk: "the United Kingdom", us: "the United States", "us-ca": "California" } as const;

/** What the document says less of than the law, where the law lifts it. Said of a market alone, it is refused. */
function findLaw({ scan, cell, point, decision }: Decided): void {
  const { kind, resolved } = cell;
  for (const { knob, from, to, pack, article } of decision.lawRaised) {
    const source = resolved.sources[knob];
    const path = pathOf(source, knob);
    if (scan.knows("law_forbids", path)) continue;
    if (!source.startsWith("markets/") && scan.knows("law_raises", path)) continue;
    if (isMoot({ scan, cell, point, decision }, knob)) continue;
    const forbidden = knob === "refund" && source.startsWith("markets/");
    const where = `In ${packWords[pack]} the law gives more for ${goodsWords[kind.reason]} than this says (${article})`;
    const change = liftedWords(scan, { knob, from, to });
    const text = forbidden
      ? `${where}. This market is made for ${countryName(kind.country)} and can't say less: there ${change}.`
      : `${where}. There ${change}, whatever stands here.`;
    const code = forbidden ? "law_forbids" : "law_raises";
    scan.find({ code, severity: forbidden ? "error" : "warning", path, text, example: { kind, point } });
  }
}

/** Whether the law lifts what would be the same without it: to a business, who has no such law. */
function isMoot({ scan, cell, point, decision }: Decided, knob: keyof Terms): boolean {
  const { kind } = cell;
  // The shop pays the way back wherever the fault isn't the shopper's, with or without a law.
  if (knob === "returnPaidBy" && reasonTable[kind.reason].fault !== "nobody") return true;
  return alike(decision, scan.decide({ ...kind, business: true }, point));
}

/** Whether two decisions come to the same for the shopper and the till. Words and their sources may differ. */
export function alike(one: Decision, other: Decision): boolean {
  const alikeExtra = canonical(one.extra) === canonical(other.extra);
  return one.lane === other.lane && alikeExtra && offered.every((remedy) => sameOffer(one, other, remedy));
}

function sameOffer(one: Decision, other: Decision, remedy: OfferedRemedy): boolean {
  const [a, b] = [offerOf(one, remedy), offerOf(other, remedy)];
  if (!a || !b) return a === b;
  return (
    a.mode === b.mode &&
    a.amount === b.amount &&
    a.bonus === b.bonus &&
    a.goods === b.goods &&
    a.return?.paidBy === b.return?.paidBy &&
    a.return?.when === b.return?.when &&
    a.onGiftCard === b.onGiftCard &&
    canonical(a.variants) === canonical(b.variants) &&
    a.fees.length === b.fees.length &&
    proofOf(a) === proofOf(b)
  );
}

/** The proof that opens it; null where none does, be it that a person looks anyway. */
export const proofOf = ({ mode, why }: DecidedOffer) =>
  mode === "evidence" ? (why.find(({ code }) => code === "proof_needed")?.limit ?? null) : null;

function liftedWords({ policy }: Scan, { knob, from, to }: Pick<Raised, "knob" | "from" | "to">): string {
  const words = (value: Raised["from"]) => valueWords(knob, value, policy.currency);
  return `${knobNames[knob]} goes from ${words(from)} to ${words(to)}`;
}

/** Terms that promise nothing: what the law lifts of them is what it asks for. */
const least = (terms: Terms): Terms => ({
  ...terms,
  ...Object.fromEntries(offered.map((remedy) => [remedy, "no"])),
});

/** Whether the law asks for money back for this item, on this day, wherever the document stands. */
function lawAsksRefund({ scan, cell, point, decision }: Decided): boolean {
  const { kind, resolved } = cell;
  const daysSince = kind.stage === "unfulfilled" ? null : point.day;
  const legal = { ...kind, lane: decision.lane, daysSince, exempt: resolved.exempt !== null };
  return raised(scan.policy, { ...resolved, terms: least(resolved.terms) }, legal).raised.some(
    ({ knob }) => knob === "refund",
  );
}

/** The worst condition of a remedy, and where it stands in the document. */
function blamed(decision: Decision, remedy: OfferedRemedy): Reasoning | null {
  const why = offerOf(decision, remedy)?.why ?? decision.declined.find((each) => each.remedy === remedy)?.why ?? [];
  return why.toSorted((a, b) => rank(b.mode) - rank(a.mode))[0] ?? null;
}

const knobOfCode: Partial<Record<Reasoning["code"], keyof Terms>> = {
  window_passed: "afterWindow",
  credit_only: "afterWindow",
  too_soon: "waitDays",
  evidence_needed: "evidenceAbove",
  proof_needed: "withProof",
  above_auto: "autoUpTo",
  replaced_before: "replacementsPerOrder",
  exchanged_before: "exchangesPerOrder",
  price_differs: "priceDifference",
};

/** Where in the document the condition stands that made a remedy worse; null where none of it did. */
function pathOfReason(cell: Cell, remedy: OfferedRemedy, { code, at }: Reasoning): string | null {
  if (at.startsWith("limits/") || at.startsWith("signals/")) return at;
  if (code === "stage_closed") return `${at}/reasons`;
  if (code === "whole_order_only") return `${at}/wholeOrderOnly`;
  if (at === "order" || at === "words" || at === "kill switch") return null;
  const knob = knobOfCode[code] ?? remedy;
  return pathOf(cell.resolved.sources[knob], knob);
}

/** What takes the place of the money, and how it is called. */
const lesser = [
  ["store_credit", "store credit"],
  ["partial_refund", "part of the money"],
] as const;

/**
 * Money is never harder to reach than credit or a part of it: an error where the law asks for the money, a warning where
 * the fault is the shop's or the carrier's.
 */
function findCreditFirst(own: Decided): void {
  const { scan, cell, point, decision } = own;
  const { kind } = cell;
  const refund = modeOf(decision, "refund");
  const asked = lawAsksRefund(own);
  const why = blamed(decision, "refund");
  if (!why || why.code === "nothing_left") return;
  const path = pathOfReason(cell, "refund", why) ?? pathOf(cell.resolved.sources.refund, "refund");
  const example = { kind, point };
  if (asked && refund === "no") {
    const law = `The law of ${countryName(kind.country)}`;
    const text = `${law} asks for money back for ${goodsWords[kind.reason]} here, and this refuses it.`;
    scan.find({ code: "law_broken", severity: "error", path, text, example });
  }
  if (!asked && reasonTable[kind.reason].fault === "nobody") return;
  for (const [remedy, name] of lesser) {
    const other = modeOf(decision, remedy);
    if (rank(refund) <= rank(other)) continue;
    const verdict = asked
      ? "The law asks for the money, so it can't be harder to reach."
      : "Shoppers should reach their money as easily.";
    const text = `For ${goodsWords[kind.reason]}, ${name} is ${modeWords[other]} while money back is ${modeWords[refund]}. ${verdict}`;
    scan.find({ code: "credit_before_money", severity: asked ? "error" : "warning", path, text, example });
  }
}

/** How it is to be reached. */
export const modeWords: Record<Mode, string> = {
  automatic: "given at once",
  evidence: "given with a photo",
  person: "decided by a person",
  no: "not given",
};

/** Nothing is offered and nobody looks: unfair where something went wrong, and seldom meant anywhere. */
function findNothing({ scan, cell, point, decision }: Decided): void {
  const { kind, resolved } = cell;
  if (decision.offers.length > 0) return;
  const reasons = decision.declined.flatMap(({ remedy, why }) => (remedy === "replacement" ? [] : why));
  if (reasons.some(({ at }) => at === "order")) return;
  const late = reasons.some(({ code }) => code === "window_passed" || code === "credit_only");
  const faulty = reasonTable[kind.reason].fault !== "nobody";
  if (late && !faulty) return;
  const knob = late ? "afterWindow" : "refund";
  const source = resolved.sources[knob];
  const fault = faulty ? ", though the fault isn't the shopper's" : "";
  const what = late ? "nothing is offered after the window" : "nothing at all is offered";
  // Mostly meant of goods that nobody wants to take back, and written for whatever happens to them.
  const group = source.startsWith("products/") && faulty;
  const wayOn = group ? " If you mean it for some reasons only, tick those under “Only for these reasons”." : "";
  scan.find({
    code: "nothing_offered",
    severity: faulty && !late ? "error" : "warning",
    path: pathOf(source, knob),
    text: `For ${goodsWords[kind.reason]}, ${what} and no person looks${fault}.${wayOn}`,
    example: { kind, point },
  });
}

function findWindow({ scan, cell, point }: Decided): void {
  const { kind, resolved } = cell;
  if (resolved.terms.windowDays > 0 || kind.stage !== "delivered") return;
  const path = pathOf(resolved.sources.windowDays, "windowDays");
  const text = "A window of no days closes on the day it opens: hardly anyone could use it.";
  scan.find({ code: "window_zero", path, text, example: { kind, point: { ...point, day: 1 } } });
}

/** Goods that need not come back, but are worth more than what is settled by itself. */
function findKeep({ scan, cell, point, decision }: Decided): void {
  const { kind, resolved } = cell;
  const { keepUpTo, autoUpTo } = resolved.terms;
  if (keepUpTo === null || autoUpTo === null || autoUpTo === 0 || keepUpTo >= BEYOND) return;
  if (point.worth > keepUpTo || point.worth <= autoUpTo || !reasonTable[kind.reason].arrived) return;
  const held = decision.offers.some(({ goods, why }) => goods === "keep" && why[0]?.code === "above_auto");
  if (!held || kind.stage === "unfulfilled") return;
  const money = (minor: number) => formatMoney(minor, kind.currency, "en");
  scan.find({
    code: "keep_above_auto",
    path: pathOf(resolved.sources.keepUpTo, "keepUpTo"),
    text: `Goods worth up to ${money(keepUpTo)} need not come back, but only ${money(autoUpTo)} is settled by itself; above that a person decides.`,
    example: { kind, point },
  });
}

/** One order alone would pass a limit for a day or a customer: the limit on an order is never reached. */
function findCaps({ scan, cell, point, decision }: Decided): void {
  const codes = { above_day_limit: "cap_above_day", above_customer_limit: "cap_above_customer" } as const;
  const { kind, resolved } = cell;
  if (point.automatic || resolved.terms.autoUpTo === null) return;
  for (const { why } of decision.offers) {
    if (why.some(({ code }) => code === "above_auto")) continue;
    for (const { code, at, limit, unit } of why) {
      if ((code !== "above_day_limit" && code !== "above_customer_limit") || unit !== "money") continue;
      const money = (minor: number) => formatMoney(minor, kind.currency, "en");
      const who = code === "above_day_limit" ? "in a whole day" : "for one customer";
      const text = `Up to ${money(resolved.terms.autoUpTo)} is settled by itself on one order, but only ${money(Number(limit))} ${who}: one order alone can be above it.`;
      scan.find({ code: codes[code], path: `${at}/amount`, text, example: { kind, point } });
    }
  }
}

/** Remedies that send goods, each with the knob that says how often by themselves and what it says when that is never. */
const counted = [
  ["replacement", "replacementsPerOrder", "replaced_before", "A replacement"],
  ["resend_part", "replacementsPerOrder", "replaced_before", "A missing part"],
  ["exchange", "exchangesPerOrder", "exchanged_before", "An exchange"],
] as const;

function findNoneByItself({ scan, cell, point, decision }: Decided): void {
  const { kind, resolved } = cell;
  for (const [remedy, knob, code, name] of counted) {
    if (resolved.terms[knob] > 0 || point.replaced || point.exchanged) continue;
    const why = offerOf(decision, remedy)?.why ?? [];
    if (why.length !== 1 || why[0]!.code !== code) continue;
    const path = pathOf(resolved.sources[knob], knob);
    const text = `${name} is offered, but none is settled by itself on an order: a person decides on each.`;
    scan.find({ code: "replacement_by_person", path, text, example: { kind, point } });
  }
}

/** A part of the money, and the part is nothing. */
function findPartOfNothing({ scan, cell, point }: Decided): void {
  const { kind, resolved } = cell;
  if (resolved.terms.partial_refund !== "offer" || resolved.terms.partialRefundBp > 0) return;
  const path = pathOf(resolved.sources.partial_refund, "partial_refund");
  const text = "Part of the money is offered to who keeps the goods, but nothing says how much: so it is never given.";
  scan.find({ code: "part_of_nothing", path, text, example: { kind, point } });
}

/** An earlier day, or a photo, never makes it worse: so it should be said of no policy. */
function findOrder(scan: Scan, { kind }: Cell, points: readonly Point[], decisions: readonly Decision[]): void {
  const byName = new Map(points.map((point, index) => [pointName(point), decisions[index]!]));
  const before = new Map<string, Decision>();
  for (const [index, point] of points.entries()) {
    const decision = decisions[index]!;
    const found = { path: "base", severity: "error", example: { kind, point } } as const;
    const name = pointName({ ...point, day: 0 });
    const earlier = before.get(name);
    before.set(name, decision);
    const comparable = reasonTable[kind.reason].lane !== "delivery" && !(earlier && endsLaw(earlier, decision));
    if (earlier && comparable && isWorse(earlier, decision))
      scan.find({ ...found, code: "a_day_earlier_is_worse", text: "Who asks a day earlier would get less." });
    const shown = point.evidence ? undefined : byName.get(pointName({ ...point, evidence: true }));
    if (shown && isWorse(shown, decision))
      scan.find({ ...found, code: "more_evidence_is_worse", text: "Who sends a photo would get less." });
  }
}

/**
 * Whether the law spoke of what comes after the window until now: while it does, money isn't harder to reach than credit,
 * so that credit alone may be easier only after that.
 */
const endsLaw = (earlier: Decision, later: Decision) => opensLate(earlier) && !opensLate(later);
const opensLate = ({ lawRaised }: Decision) => lawRaised.some(({ knob }) => knob === "afterWindow");

/**
 * Whether a remedy of no greater amount is harder to reach in the first than in the second, and none is easier: where
 * the law asks for money, a person may look at what would else have been credit at once.
 */
const isWorse = (first: Decision, second: Decision) => isHarder(first, second) && !isHarder(second, first);

function isHarder(first: Decision, second: Decision): boolean {
  return offered.some((remedy) => {
    const [one, other] = [offerOf(first, remedy), offerOf(second, remedy)];
    if (!other) return false;
    return !one || (rank(one.mode) > rank(other.mode) && one.value <= other.value);
  });
}

type Tally = { automatic: boolean; held: Held | null };
/** What holds an item back: the fewer conditions, the nearer it is to being settled by itself. */
type Held = { path: string; conditions: number; example: { kind: Kind; point: Point } };

/** Which reasons are never settled by themselves, though the document offers something for them. */
function tallyOf() {
  const byReason = new Map<Kind["reason"], Tally>();
  return {
    add(own: Decided): void {
      const { reason } = own.cell.kind;
      const known = byReason.get(reason) ?? { automatic: false, held: null };
      byReason.set(reason, known);
      known.automatic ||= own.decision.offers.some(({ mode }) => mode === "automatic");
      if (known.automatic) return;
      const held = heldBy(own);
      if (held && held.conditions < (known.held?.conditions ?? Infinity)) known.held = held;
    },
    report(scan: Scan): void {
      const never = [...byReason].flatMap(([reason, { automatic, held }]) =>
        automatic || !held ? [] : [{ reason, ...held }],
      );
      const any = [...byReason.values()].some(({ automatic }) => automatic);
      if (!any && never.length > 0) return reportNothing(scan, never[0]!);
      for (const { reason, path, example } of never) {
        const text = `For ${goodsWords[reason]}, something is offered but nothing is ever settled by itself: a person decides on each.`;
        scan.find({ code: "never_automatic", path, text, example });
      }
    },
  };
}

function reportNothing(scan: Scan, { path, example }: Held): void {
  const text = "Remedies are offered, but nothing is ever settled by itself: a person decides on every case.";
  scan.find({ code: "nothing_automatic", path, text, example });
}

/** What of the document holds back something it offers; null where the order itself does, or nothing is offered. */
function heldBy({ cell, point, decision }: Decided): Held | null {
  const near = decision.offers.find(
    ({ remedy, mode, why }) =>
      mode !== "automatic" &&
      cell.resolved.terms[remedy] === "offer" &&
      why.every((each) => isTold(cell, remedy, each)),
  );
  const why = near?.why[0];
  if (!near || !why) return null;
  const path = pathOfReason(cell, near.remedy, why)!;
  return { path, conditions: near.why.length, example: { kind: cell.kind, point } };
}

/** Whether the document says so. What nobody has understood goes to a person unless it says otherwise: so it was meant. */
const isTold = (cell: Cell, remedy: OfferedRemedy, why: Reasoning) =>
  why.limit !== "offer" && pathOfReason(cell, remedy, why) !== null;
