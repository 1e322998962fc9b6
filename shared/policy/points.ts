import { exponentOf } from "../money.ts";
import { reasonTable } from "../reasons.ts";
import type { Lane } from "../reasons.ts";
import type { Facts } from "./decision.ts";
import { amountIn, perDayOf } from "./document.ts";
import type { Policy, Stage } from "./document.ts";
import type { Kind } from "./kinds.ts";
import type { Resolved } from "./terms.ts";

/**
 * The items of a kind between which a decision may change: both sides of every line. Conditions are a join: what is
 * counted of a customer or spent before needn't be crossed with the rest.
 */

/** One item of a kind: an order that could be placed. `day` counts from when the goods were there or were due. */
export type Point = {
  day: number;
  /** What was paid for it, in the order's minor units. */
  worth: number;
  evidence: boolean;
  /** It is the only line of its order. */
  alone?: boolean;
  /** Only a part of the order is asked about. */
  partial?: boolean;
  /** What is left of its payment, where most went back before. */
  left?: number;
  /** Nothing else was paid for with it: else an order holds more, so that no share of it is all. */
  exact?: boolean;
  /** Days from the order until it was there. */
  underway?: number;
  /** Days before it would have been there that it was promised for. */
  promised?: number;
  replaced?: number;
  exchanged?: number;
  extras?: number;
  /** A photo of the receipt or the packaging was sent when it was asked for. */
  proof?: boolean;
  /** What it could be exchanged for; unknown if absent. */
  variants?: "even" | "cheaper" | "dearer" | "none";
  /** A part of it was paid with a gift card. */
  giftCard?: boolean;
  signals?: Facts["signals"];
  automatic?: Facts["automatic"];
};

const nothing = { amount: 0, count: 0 };

export const none: Facts["automatic"] = { order: 0, customer: nothing, day: nothing };

export const PARCEL = 295;

/** A number this high says "always" or "never", and nothing is worth as much. */
export const BEYOND = 100_000_000;

/** Days after which a rule of law speaks no more. */
export const lawDays: Record<Lane, readonly number[]> = {
  // Days of rest make it longer, four of them in a row at most: from Christmas to a Sunday.
  withdrawal: [14, 18],
  conformity: [30, 365, 730, 2190],
  delivery: [],
  billing: [],
  order_change: [],
  goodwill: [],
};

/** Days from an order until it is there, in the orders we make up. */
export const UNDERWAY = 3;

export const sentAfter = (underway: number) => Math.min(1, underway);

/** Days a parcel is taken to travel. */
const TRANSIT = 5;

export const scaled = (minor: number, currency: string) => {
  const exponent = exponentOf(currency);
  return exponent === 3 ? minor * 10 : minor;
};

/** An everyday amount: 24.90. */
export const usualWorth = (currency: string) => scaled(2490, currency);

/**
 * The items of a kind between which a decision may change: both sides of every line drawn by these terms. `thin`: each
 * day with two amounts, each amount on one day. As conditions are a join, little is seen only by crossing both.
 */
export function pointsOf(policy: Policy, kind: Kind, resolved: Resolved, thin: boolean): Point[] {
  const days = dayEdges(kind, resolved, UNDERWAY);
  const worths = worthEdges(policy, kind, resolved);
  const [small, usual] = [worths[0]!, usualWorth(kind.currency)];
  const [open, more] = [openPoint(kind, resolved), resolved.terms.replacementsPerOrder];
  const some = thin ? sorted([small, usual]) : worths;
  const points: Point[] = [
    ...days.flatMap((day) => some.map((worth) => ({ day, worth, evidence: true }))),
    ...worths.flatMap((worth) => [true, false].map((evidence) => ({ ...open, worth, evidence }))),
    ...[small, usual].map((worth) => ({ ...open, worth, alone: true })),
    { ...open, worth: small, partial: true },
    // Worth much, and yet little can go out: the limits on what goes out don't hide a photo that is asked for.
    ...worths.map((worth) => ({ ...open, worth, evidence: false, left: 1 })),
    ...[more - 1, more].filter((replaced) => replaced > 0).map((replaced) => ({ ...open, worth: small, replaced })),
    ...spentBefore(kind, resolved).map((automatic) => ({ ...open, worth: small, automatic })),
    ...longOpen(kind, resolved, small),
    ...forExchange(resolved, { ...open, worth: small }),
    ...forExtra(policy, kind, resolved, { ...open, worth: small }),
    ...(resolved.terms.withProof === "none"
      ? []
      : days.map((day) => ({ day, worth: small, evidence: true, proof: true }))),
    ...(resolved.terms.refundTo === "original" ? [] : [{ ...open, worth: small, giftCard: true }]),
  ];
  return [...new Map(points.map((point) => [pointName(point), point])).values()];
}

/** Each other variant there may be, and the exchanges before at which a person looks. */
function forExchange({ terms }: Resolved, open: Point): Point[] {
  if (terms.exchange === "no") return [];
  const even = { ...open, variants: "even" as const };
  const before = [terms.exchangesPerOrder - 1, terms.exchangesPerOrder].filter((exchanged) => exchanged > 0);
  return [
    ...(["even", "cheaper", "dearer", "none"] as const).map((variants) => ({ ...open, variants })),
    ...before.map((exchanged) => ({ ...even, exchanged })),
  ];
}

/** Both sides of what leaves room for the extra, and of how many one customer gets. */
function forExtra(policy: Policy, { currency }: Kind, { terms }: Resolved, open: Point): Point[] {
  if (terms.extra === "none") return [];
  const cost = amountIn(terms.extra.maxCost, currency, policy.currency);
  if (cost === null) return [];
  const most = policy.limits.extrasPerCustomer90d ?? 1;
  const room = (terms.autoUpTo ?? 0) - cost;
  return [
    ...[most - 1, most].filter((extras) => extras > 0).map((extras) => ({ ...open, extras })),
    ...[room, room + 1].filter((worth) => worth > 0 && worth < BEYOND).map((worth) => ({ ...open, worth })),
  ];
}

/** A name that no two items of a kind share, but for what was counted of the customer. */
export function pointName({ day, worth, evidence, alone, partial, left, ...rest }: Point): string {
  const { replaced, exchanged, extras, proof, variants, giftCard, underway, promised, automatic } = rest;
  const more = [replaced, exchanged, extras, proof, variants, giftCard, underway, promised, automatic?.order];
  return [day, worth, evidence, alone, partial, left, ...more].join(" ");
}

/**
 * What was settled on the order before, up to its limit: long ago perhaps, so that no other limit knows of it. Without
 * it, a limit for a day would hide the one for an order.
 */
function spentBefore({ currency }: Kind, { terms: { autoUpTo } }: Resolved): NonNullable<Point["automatic"]>[] {
  if (autoUpTo === null || autoUpTo >= BEYOND) return [];
  const [parcel, usual] = [scaled(PARCEL, currency), usualWorth(currency)];
  const before = [autoUpTo, autoUpTo - 1, autoUpTo - parcel - 1, autoUpTo - usual - 2 * parcel];
  return before.filter((order) => order > 0).map((order) => ({ ...none, order }));
}

/** The day on which nothing that has to do with time holds anything back, if there is one. */
function openPoint(kind: Kind, { terms }: Resolved): Omit<Point, "worth"> {
  const soon = terms.windowFrom === "delivered" ? {} : { underway: 0 };
  const start = startOf(kind.stage, soon.underway ?? UNDERWAY);
  const arrived = kind.stage === "delivered";
  const late = reasonTable[kind.reason].lane === "delivery" && !arrived;
  return { day: arrived ? 0 : -start, evidence: true, ...soon, ...(late ? { promised: terms.waitDays + start } : {}) };
}

/** The window's own days where the way was short and the promise long past, so that only the window speaks. */
function longOpen(kind: Kind, resolved: Resolved, worth: number): Point[] {
  const { day: _day, ...open } = openPoint(kind, resolved);
  if (open.underway === undefined && open.promised === undefined) return [];
  return dayEdges(kind, resolved, open.underway ?? UNDERWAY).map((day) => ({ ...open, day, worth }));
}

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

function dayEdges({ stage, reason }: Kind, { terms }: Resolved, underway: number): number[] {
  const { windowDays, waitDays, windowFrom } = terms;
  const start = startOf(stage, underway);
  const before = { delivered: 0, fulfilled: start - sentAfter(underway), ordered: start }[windowFrom];
  const { lane } = reasonTable[reason];
  const waits = lane === "delivery" ? [waitDays - 1, waitDays] : [];
  const law = stage === "unfulfilled" ? [] : lawDays[lane].flatMap((day) => [day, day + 1]);
  const window = [windowDays, windowDays - before].flatMap((day) => [day, day + 1]);
  // Nobody asks before the order, or about goods that came before they came.
  const first = stage === "delivered" ? 0 : -start;
  return sorted([first, 0, ...window, ...waits, ...law]).filter((day) => day >= first);
}

function worthEdges(policy: Policy, { currency }: Kind, { terms }: Resolved): number[] {
  const { perCustomer } = policy.limits;
  const auto = terms.autoUpTo ?? 0;
  const customer = perCustomer ? amountIn(perCustomer.amount, currency, policy.currency) : null;
  const day = perDayOf(policy, auto, currency).amount;
  const least = Math.min(auto, customer ?? auto, day ?? auto);
  const parcel = scaled(PARCEL, currency);
  const bonus = terms.storeCreditBonusBp;
  const credited = Math.floor(((least - parcel) * 10_000) / (10_000 + bonus));
  const capped = bonus > 0 ? Math.floor(((terms.storeCreditBonusMax ?? 0) * 10_000) / bonus) : 0;
  const lines = [terms.keepUpTo ?? 0, terms.evidenceAbove ?? 0, auto, least, least - parcel, credited, capped];
  const edges = lines.filter((line) => line > 0 && line < BEYOND).flatMap((line) => [line, line + 1]);
  return sorted([usualWorth(currency), ...edges]);
}

/** Days from the order until its goods are there, are taken to be, or are due. */
export function startOf(stage: Stage, underway: number): number {
  return { delivered: underway, in_transit: sentAfter(underway) + TRANSIT, unfulfilled: TRANSIT }[stage];
}
