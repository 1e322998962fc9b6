import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { laneOf, reasonTable, reasons } from "../reasons.ts";
import type { Reason } from "../reasons.ts";
import { dateAt, DAY } from "../time.ts";
import { extraAt } from "./decision.ts";
import type { DecidedExtra } from "./decision.ts";
import { amountIn } from "./document.ts";
import type { Policy, Service, Stage, availabilities } from "./document.ts";
import { packOf, raised } from "./law.ts";
import { PERIOD_DAYS } from "./period.ts";
import { termsFor } from "./terms.ts";
import type { Resolved, Subject, Terms } from "./terms.ts";

/**
 * What a shop shows of its policy: what holds for an item, reason by reason, the law's part included, and nothing of how
 * much goes out by itself, of budgets or of signals. Resolved by what decides, so that what is published is what is
 * enforced. Pure.
 */

type Availability = (typeof availabilities)[number];

/** Days count from here; "due" stands for goods that haven't come. */
export type Clock = "delivered" | "due" | "fulfilled" | "ordered";

/** What holds for a span of days. */
export type Way = {
  /** Its last day; null where nothing ends it. */
  until: { days: number; from: Clock } | null;
  /** The shop's own window hasn't passed. */
  open: boolean;
  modes: Record<OfferedRemedy, Availability>;
  /** Extra on credit, in basis points; `max` in minor units, null where nothing caps it. Null where there is none. */
  bonus: { bp: number; max: number | null } | null;
  /** Kept back of the price, in basis points. */
  fee: number;
  shipping: Terms["refundShipping"];
  /** Of the price, what goes back to who keeps it, in basis points; nothing where that isn't offered. */
  part: number;
  /** What we wait for where it comes back. */
  when: Terms["refundWhen"];
  /** What is asked for as proof, once the window has passed. */
  proof: Terms["withProof"];
};

/** What holds for one reason. Amounts are minor units of the face's currency. */
export type Rule = {
  reason: Reason;
  /** Days to wait for a parcel. */
  wait: number;
  /** Who pays the way back, and up to which worth goods are kept; null where nothing comes back. */
  back: { paidBy: "merchant" | "shopper"; keepUpTo: number } | null;
  /** Above this worth a photo is asked for; null where it never is. */
  photoAbove: number | null;
  /** The order as a whole, or a person. */
  wholeOrder: boolean;
  /** A little more than is owed: where something is settled by itself and the limits have room for it. */
  extra: DecidedExtra | null;
  /** In order of days; the last has no end. */
  ways: Way[];
};

/** How long something holds in place of how long it usually does. */
export type Window = { reasons: Reason[]; days: number; usual: number; from: Clock };

/** What differs from ordinary goods: `windows` are of those rules that differ in nothing else. */
export type Differing = { rules: Rule[]; windows: Window[] };

/** Whose page it is: a country of ISO 3166-1 ("" for none), a currency, and the date in the policy's time zone. */
export type Where = { country: string; currency: string; today: string };

export type Face = Where & {
  timeZone: string;
  /** Days of the right of withdrawal and the groups it leaves out, null for one without a name; null where there is none. */
  withdrawal: { days: number; except: (string | null)[] } | null;
  /** For ordinary goods, one for each reason. */
  rules: Rule[];
  /** Where they differ from those: product groups by their names, */
  groups: { name: string | null; rules: Rule[] }[];
  /** groups of customers that have a name, */
  customers: ({ name: string } & Differing)[];
  /** and orders of a season, now or next. Dates are included. */
  seasons: ({ from: string; to: string } & Differing)[];
  service: Pick<Service, "hours" | "firstReplyWorkingHours" | "offerDays">;
};

/** Days on which one of the law's periods ends, in any of its packs. */
const lawEdges = [14, 30, 365, 730, 2190];
/** Before every season: a layer that begins later says nothing of it. */
const NO_SEASON = "";

const stagesOf: Partial<Record<Reason, Stage>> = {
  cancel: "unfulfilled",
  late: "in_transit",
  never_arrived: "in_transit",
};

type Kind = Pick<Subject, "tags" | "placedOn" | "customerTags">;
const ordinary: Kind = { tags: [], placedOn: NO_SEASON, customerTags: [] };

/** The policy as the shop shows it there. */
export function faceOf(policy: Policy, where: Where): Face {
  const rulesOf = (kind: Kind) => reasons.map((reason) => ruleOf(policy, where, reason, kind));
  const rules = rulesOf(ordinary);
  const besides = (change: Partial<Kind>): Differing => {
    const own = differing(rules, rulesOf({ ...ordinary, ...change }));
    return { rules: own, windows: windowsOf(rules, own) };
  };
  const { hours, firstReplyWorkingHours, offerDays } = policy.service;
  return {
    ...where,
    timeZone: policy.timeZone,
    withdrawal: withdrawalOf(policy, where.country),
    rules,
    groups: policy.products.flatMap(({ name, tags }) => {
      const own = besides({ tags: [tagOf(policy.products, tags)] });
      return own.rules.length > 0 ? [{ name: name ?? null, rules: own.rules }] : [];
    }),
    customers: policy.customers.flatMap(({ name, tags }) => {
      if (name === undefined) return [];
      const own = besides({ customerTags: [tagOf(policy.customers, tags)] });
      return own.rules.length > 0 ? [{ name, ...own }] : [];
    }),
    seasons: spansOf(policy, where.today).flatMap((span) => {
      const own = besides({ placedOn: span.from });
      return own.rules.length > 0 ? [{ ...span, ...own }] : [];
    }),
    service: { hours, firstReplyWorkingHours, offerDays },
  };
}

/** The tag that says least of other groups. */
function tagOf(groups: readonly { tags: readonly string[] }[], tags: readonly string[]): string {
  const uses = (tag: string) => groups.filter((group) => group.tags.includes(tag)).length;
  return tags.reduce((best, tag) => (uses(tag) < uses(best) ? tag : best));
}

/** The days of the seasons that are shown, cut wherever any begins or ends: on each of a span the same ones hold. */
function spansOf({ seasons }: Policy, today: string): { from: string; to: string }[] {
  const shown = seasonsOf(seasons, today);
  const edges = seasons.flatMap(({ orderedFrom, orderedTo }) => [Date.parse(orderedFrom), Date.parse(orderedTo) + DAY]);
  const starts = [...new Set(edges)].sort((a, b) => a - b);
  const spans = starts.slice(0, -1).map((start, i) => ({ from: dateAt(start), to: dateAt(starts[i + 1]! - DAY) }));
  const isShown = ({ from, to }: { from: string; to: string }) =>
    to >= today && shown.some(({ orderedFrom, orderedTo }) => orderedFrom <= from && to <= orderedTo);
  return spans.filter(isShown);
}

/** The seasons of today, or the one that begins next. */
function seasonsOf(seasons: Policy["seasons"], today: string): Policy["seasons"] {
  const now = seasons.filter((season) => season.orderedFrom <= today && today <= season.orderedTo);
  if (now.length > 0) return now;
  const ahead = seasons.filter((season) => today < season.orderedFrom);
  return ahead.toSorted((a, b) => (a.orderedFrom < b.orderedFrom ? -1 : 1)).slice(0, 1);
}

function withdrawalOf(policy: Policy, country: string): Face["withdrawal"] {
  const packs = [packOf(country), ...policy.law];
  if (!packs.includes("eu") && !packs.includes("uk")) return null;
  const exempt = policy.products.filter(
    ({ withdrawalExempt, only }) => withdrawalExempt && only?.includes("changed_mind") !== false,
  );
  return { days: PERIOD_DAYS, except: [...new Set(exempt.map(({ name }) => name ?? null))] };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
/** As it is told: a window after which nothing changes is no difference to anybody. */
const asTold = (rule: Rule) => ({ ...rule, ways: told(rule).map((way) => ({ ...way, open: true })) });
const differing = (usual: readonly Rule[], own: readonly Rule[]) =>
  own.filter((rule, i) => !same(asTold(rule), asTold(usual[i]!)));

/** The windows of rules that are as usual but for how long they hold. */
function windowsOf(usual: readonly Rule[], own: readonly Rule[]): Window[] {
  const found: Window[] = [];
  for (const rule of own) {
    const before = usual.find(({ reason }) => reason === rule.reason)!;
    const [now, then] = [windowIn(rule), windowIn(before)];
    if (now === null || now.from !== then?.from || !same(endless(rule), endless(before))) continue;
    const window = { days: now.days, usual: then.days, from: now.from };
    const like = found.find((each) => same({ ...each, reasons: [] }, { reasons: [], ...window }));
    if (like) like.reasons.push(rule.reason);
    else found.push({ reasons: [rule.reason], ...window });
  }
  return found;
}

/** The last day of the shop's own window. */
const windowIn = ({ ways }: Rule) => ways.findLast((way) => way.open)?.until ?? null;
const endless = (rule: Rule) => ({ ...rule, ways: told(rule).map((way) => ({ ...way, until: null, open: true })) });

/** Rules that say the same, with their reasons together, in order. */
export function together(rules: readonly Rule[]): { reasons: Reason[]; rule: Rule }[] {
  const found: { reasons: Reason[]; rule: Rule }[] = [];
  for (const rule of rules) {
    const like = found.find((each) => same({ ...each.rule, reason: "" }, { ...rule, reason: "" }));
    if (like) like.reasons.push(rule.reason);
    else found.push({ reasons: [rule.reason], rule });
  }
  return found;
}

/** The spans as a reader needs them: where the window ends and nothing changes, there is nothing to say. */
export function told({ ways }: Rule): Way[] {
  const bare = (way: Way) => ({ ...way, until: null, open: true });
  return ways.reduceRight<Way[]>((kept, way) => {
    const next = kept[0];
    const goesOn = next && same(bare(way), bare(next)) && !isAnotherClock(way, next);
    return goesOn ? kept : [way, ...kept];
  }, []);
}

function ruleOf(policy: Policy, { country, currency }: Where, reason: Reason, kind: Kind): Rule {
  const stage = stagesOf[reason] ?? "delivered";
  const resolved = termsFor(policy, { ...kind, reason, stage, currency, country });
  const { terms } = resolved;
  const { lane, fault, arrived } = reasonTable[reason];
  const photo = arrived && lane !== "withdrawal" && terms.evidenceAbove !== Number.MAX_SAFE_INTEGER;
  const paidBy = fault === "nobody" ? terms.returnPaidBy : "merchant";
  const ways = waysOf({ policy, country, reason, stage, resolved });
  return {
    reason,
    wait: lane === "delivery" ? terms.waitDays : 0,
    back: arrived ? { paidBy, keepUpTo: terms.keepUpTo ?? 0 } : null,
    photoAbove: photo ? (terms.evidenceAbove ?? 0) : null,
    wholeOrder: policy.stages[stage]?.wholeOrderOnly ?? false,
    extra: ways.some(({ modes }) => Object.values(modes).includes("offer")) ? extraIn(policy, terms, currency) : null,
    ways,
  };
}

/** The extra that may come with an item; null where none ever does. */
function extraIn({ limits, currency: own }: Policy, { extra }: Terms, currency: string): Rule["extra"] {
  if (extra === "none" || limits.extrasPerCustomer90d === 0) return null;
  const cost = amountIn(extra.maxCost, currency, own);
  return cost === null ? null : extraAt(extra, cost);
}

type Item = { policy: Policy; country: string; reason: Reason; stage: Stage; resolved: Resolved };

/** Day by day what holds, as the spans in which it stays the same: it changes only where a period of the law or the window ends. */
function waysOf(item: Item): Way[] {
  const edges = countsDays(item) ? [...new Set([...lawEdges, item.resolved.terms.windowDays])] : [];
  const days = edges.sort((a, b) => a - b);
  const spans = [...days, null].map((day) => ({
    ...wayOn(item, day ?? (days.at(-1) ?? 0) + 1),
    until: day === null ? null : { days: day, from: clockOf(item, day) },
  }));
  return spans.filter((way, index) => {
    const next = spans[index + 1];
    return !next || !same({ ...way, until: null }, { ...next, until: null }) || isAnotherClock(way, next);
  });
}

/** Either may end first, and until the other ends the window is open: both are promised. */
const isAnotherClock = (way: Way, next: Way) => next.open && next.until !== null && way.until?.from !== next.until.from;

/** What hasn't been sent has no day to count from, but that of the order. */
const countsDays = ({ stage, resolved }: Item) => stage !== "unfulfilled" || resolved.terms.windowFrom === "ordered";

/** The law's own clock, too, where it lifts the document's. */
function clockOf(item: Item, day: number): Clock {
  const { terms } = liftedOn(item, day);
  if (day <= terms.windowDays && terms.windowFrom !== "delivered") return terms.windowFrom;
  return item.stage === "in_transit" ? "due" : "delivered";
}

/** What the document says of such an item so many days after, with what the law lifts of it. */
function liftedOn({ policy, country, reason, stage, resolved }: Item, day: number) {
  const exempt = resolved.exempt !== null;
  // At least so long: an end on a day of rest, or goods that are still to come, make it longer.
  const lane = laneOf(reason, day <= PERIOD_DAYS && !exempt);
  const daysSince = stage === "unfulfilled" ? null : day;
  return raised(policy, resolved, { country, business: false, reason, lane, stage, daysSince, exempt });
}

/** What holds so many days after. */
function wayOn(item: Item, day: number): Omit<Way, "until"> {
  const { reason } = item;
  const lifted = liftedOn(item, day);
  const { terms } = lifted;
  const open = !countsDays(item) || day <= terms.windowDays;
  const modes = modesOf(item, lifted, open);
  const money = modes.refund !== "no" || modes.store_credit !== "no";
  const { fault, arrived } = reasonTable[reason];
  return {
    open,
    modes,
    bonus: modes.store_credit === "no" ? null : bonusOf(terms),
    fee: money && arrived && fault === "nobody" ? terms.restockingFeeBp : 0,
    shipping: money ? terms.refundShipping : "none",
    part: modes.partial_refund === "no" ? 0 : terms.partialRefundBp,
    when: terms.refundWhen,
    proof: open ? "none" : terms.withProof,
  };
}

function modesOf(item: Item, lifted: Pick<Resolved, "terms" | "sources">, open: boolean): Way["modes"] {
  const modes = offered.map((remedy) => [remedy, modeOf(item, lifted, open, remedy)]);
  return Object.fromEntries(modes) as Way["modes"];
}

/** The conditions of a decision that stand in the document itself. */
function modeOf(
  { policy, reason, stage }: Item,
  { terms, sources }: Pick<Resolved, "terms" | "sources">,
  open: boolean,
  remedy: OfferedRemedy,
): Availability {
  const mode = terms[remedy];
  const { afterWindow } = terms;
  // With proof it is as if the window were open.
  const over = !open && terms.withProof === "none";
  if (over && afterWindow === "no") return "no";
  if (over && afterWindow === "store_credit" && remedy !== "store_credit") return "no";
  if (!isFor(remedy, reason, terms)) return "no";
  if (mode !== "offer") return mode;
  const closed = policy.stages[stage]?.reasons?.includes(reason) === false;
  const byHand = reason === "charged_wrong" || (reason === "other" && sources[remedy] === "base");
  return closed || byHand || (over && afterWindow === "person") ? "person" : "offer";
}

/** Whether a remedy is ever for this reason: what is exchanged, repaired or kept for less has to be there. */
function isFor(remedy: OfferedRemedy, reason: Reason, { keepUpTo, partialRefundBp, refund }: Terms): boolean {
  const { arrived, lane } = reasonTable[reason];
  const keepsAll = refund !== "no" && keepUpTo === Number.MAX_SAFE_INTEGER;
  if (remedy === "replacement") return reason !== "cancel";
  if (remedy === "resend_part") return lane === "conformity";
  if (remedy === "partial_refund") return arrived && partialRefundBp > 0 && !keepsAll;
  return arrived || (remedy !== "exchange" && remedy !== "repair");
}

function bonusOf({ storeCreditBonusBp: bp, storeCreditBonusMax }: Terms): Way["bonus"] {
  const max = storeCreditBonusMax ?? 0;
  if (bp === 0 || max === 0) return null;
  return { bp, max: max === Number.MAX_SAFE_INTEGER ? null : max };
}

/** The extra on credit, where it is the same for all ordinary goods with credit; null else. */
export function usualBonus({ rules }: Face): Way["bonus"] {
  const bonuses = rules.flatMap(({ ways }) => ways.filter(hasCredit).map((way) => way.bonus));
  return bonuses.every((bonus) => same(bonus, bonuses[0])) ? (bonuses[0] ?? null) : null;
}

const hasCredit = ({ modes }: Way) => modes.store_credit !== "no";

/** What is to be said of the extra beside the usual one: its own, that there is none, or nothing. */
export function bonusBeside(usual: Way["bonus"], way: Way): NonNullable<Way["bonus"]> | "none" | null {
  if (!hasCredit(way) || same(way.bonus, usual)) return null;
  return way.bonus ?? "none";
}
