import { exponentOf } from "../money.ts";
import type { Order } from "../order.ts";
import { reasonTable, reasons } from "../reasons.ts";
import type { Lane, Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import { DAY, iso, localDate } from "../time.ts";
import type { Facts } from "./decision.ts";
import { amountIn, canonical, perDayOf, stages } from "./document.ts";
import type { Amount, Policy, Stage } from "./document.ts";
import { packOf } from "./law.ts";
import { amountKnobs } from "./terms.ts";
import type { Resolved, Subject } from "./terms.ts";

/**
 * The cells of a policy: dates, amounts, tags, countries and stages cut into classes, so that each class need be decided
 * but once. Conditions are a join: what is counted of a customer or spent before needn't be crossed with the rest.
 */

/** One kind of item: all that the layers and the law look at of it, but for how long ago and how much. */
export type Kind = Subject & { business: boolean };

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

type Place = { country: string; business: boolean };

/** Enough of the world for each pack of law, and for none, also where markets name some of it. */
const countries = "DE FR AT GB US CH NO CA AU JP NZ BR".split(" ");
/** What is crossed: groups alone or in pairs, and how many things at a time are out of the ordinary. */
const strengths = [
  { size: 2, together: 5 },
  { size: 1, together: 5 },
  { size: 1, together: 2 },
  { size: 1, together: 1 },
] as const;

/** Every kind of item the policy tells apart, the ordinary ones first, up to `most`; whether really all of them. */
export function kindsOf(policy: Policy, most: number): { kinds: Kind[]; complete: boolean } {
  const all = strengths.map((strength) => ({ strength, kinds: () => crossed(policy, strength, most) }));
  for (const { strength, kinds } of all) {
    const found = kinds();
    if (found) return { kinds: found, complete: strength.size === 2 };
  }
  // One thing at a time is always few enough: the schema bounds every list.
  return { kinds: crossed(policy, strengths[3], Infinity)!, complete: false };
}

type Strength = (typeof strengths)[number];

/** Where goods mostly are when somebody asks. */
const likely = stages.toReversed();

/** Each combination of what the layers look at; null where they are too many. */
function crossed(policy: Policy, { size, together }: Strength, most: number): Kind[] | null {
  const tagsFor = new Map(reasons.map((reason) => [reason, setsOf(groupsFor(policy, reason), size)]));
  const kinds: Kind[] = [];
  for (const { odd, ...rest } of surroundings(policy, size)) {
    if (odd > together) continue;
    for (const [reason, sets] of tagsFor) {
      for (const tags of odd < together ? sets : sets.slice(0, 1)) {
        for (const stage of likely) kinds.push({ reason, stage, tags, ...rest });
      }
    }
    if (kinds.length > most) return null;
  }
  return kinds;
}

/** What doesn't hang on the item itself, with how much of it is out of the ordinary. */
function* surroundings(policy: Policy, size: 1 | 2) {
  const [places, dates, customers] = [placesOf(policy), datesOf(policy), setsOf(policy.customers, size)];
  for (const [i, currency] of currenciesOf(policy).entries())
    for (const [j, customerTags] of customers.entries())
      for (const [k, placedOn] of dates.entries())
        for (const [l, place] of places.entries()) {
          const odd = [i, j, k, l].filter((index) => index > 0).length;
          yield { odd, currency, customerTags, placedOn, ...place };
        }
}

const groupsFor = (policy: Policy, reason: Reason) =>
  policy.products.filter((group) => !group.only || group.only.includes(reason));

/** Tags that fall under no group, under each, and with `size` 2 under each pair; a tag of its own where a group has one. */
function setsOf(groups: readonly { tags: readonly string[] }[], size: 1 | 2): string[][] {
  const uses = (tag: string) => groups.filter((group) => group.tags.includes(tag)).length;
  const own = groups.map(({ tags }) => tags.reduce((best, tag) => (uses(tag) < uses(best) ? tag : best)));
  const pairs = size === 1 ? [] : own.flatMap((one, index) => own.slice(index + 1).map((other) => [one, other]));
  const all = [[], ...own.map((tag) => [tag]), ...pairs];
  return [...new Map(all.map((set) => [[...new Set(set)].sort().join("\n"), [...new Set(set)]])).values()];
}

/** A country for each pack of law and each set of markets; businesses, where a consumer there has a law. */
function placesOf(policy: Policy): Place[] {
  const all = [...new Set([...countries, ...policy.markets.flatMap((market) => market.countries)])];
  const marketsOf = (country: string) =>
    policy.markets.map((market) => (market.countries.includes(country) ? "1" : "0")).join("");
  const consumers = new Map<string, Place>();
  const businesses = new Map<string, Place>();
  for (const country of all) {
    const own = `${marketsOf(country)} ${packOf(country)}`;
    if (!consumers.has(own)) consumers.set(own, { country, business: false });
    if (!businesses.has(marketsOf(country))) businesses.set(marketsOf(country), { country, business: true });
  }
  return [...consumers.values(), ...businesses.values()];
}

/** A day in each span between the seasons' edges: the first is in as few of them as may be. */
export function datesOf({ seasons }: Pick<Policy, "seasons">): string[] {
  if (seasons.length === 0) return ["2026-06-03"];
  const after = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  const edges = seasons.flatMap(({ orderedFrom, orderedTo }) => [
    after(orderedFrom, -1),
    orderedFrom,
    orderedTo,
    after(orderedTo, 1),
  ]);
  const within = (date: string) =>
    seasons.map((season) => (season.orderedFrom <= date && date <= season.orderedTo ? "1" : "0")).join("");
  // The first day of each: later ones of the same would take its place.
  const classes = new Map(
    [...new Set(edges)]
      .sort()
      .reverse()
      .map((date) => [within(date), date]),
  );
  return [...classes].sort(([a], [b]) => a.split("1").length - b.split("1").length).map(([, date]) => date);
}

/** Each currency the document names, its own first, and one that it doesn't know. */
export function currenciesOf(policy: Policy): string[] {
  const named = amountsOf(policy).flatMap(({ amount }) => (typeof amount === "number" ? [] : Object.keys(amount)));
  const known = [...new Set([policy.currency, ...named])];
  const other = ["NOK", "PLN", "SEK"].filter((code) => !known.includes(code)).slice(0, 1);
  return [...known, ...other];
}

/** Every amount of the document, with where it stands. */
export function amountsOf(policy: Policy): { path: string; amount: Amount }[] {
  const inLayers = layersOf(policy).flatMap(({ path, terms }) =>
    amountKnobs.flatMap((knob) => {
      const value = terms[knob];
      if (value === undefined) return [];
      const operator = ["atLeast", "atMost", "plus"].find((name) => typeof value === "object" && name in value);
      const amount = operator ? (value as Record<string, Amount>)[operator]! : (value as Amount);
      return [{ path: `${path}/${knob}`, amount }];
    }),
  );
  const inExtras = layersOf(policy).flatMap(({ path, terms: { extra } }) =>
    extra && extra !== "none" ? [{ path: `${path}/extra/maxCost`, amount: extra.maxCost }] : [],
  );
  const { perCustomer, perDay } = policy.limits;
  const inLimits = [
    ...(perCustomer ? [{ path: "limits/perCustomer/amount", amount: perCustomer.amount }] : []),
    ...(perDay ? [{ path: "limits/perDay/amount", amount: perDay.amount }] : []),
  ];
  return [...inLayers, ...inExtras, ...inLimits];
}

export type LayerAt = { at: string; path: string; terms: Policy["base"] };

/** Every layer of the document: its name in explanations, and where its knobs stand. */
export function layersOf(policy: Policy): LayerAt[] {
  const lists = ["products", "seasons", "markets", "customers"] as const;
  return [
    { at: "base", path: "base", terms: policy.base },
    ...stages.flatMap((stage) => {
      const own = policy.stages[stage];
      return own ? [{ at: `stages/${stage}`, path: `stages/${stage}/terms`, terms: own.terms }] : [];
    }),
    ...reasons.flatMap((reason) => {
      const terms = policy.reasons[reason];
      return terms ? [{ at: `reasons/${reason}`, path: `reasons/${reason}`, terms }] : [];
    }),
    ...lists.flatMap((list) =>
      policy[list].map(({ id, terms }) => ({ at: `${list}/${id}`, path: `${list}/${id}/terms`, terms })),
    ),
  ];
}

/** A name that two kinds share exactly where the document and the law treat them alike. */
export function classOf(kind: Kind, resolved: Resolved): string {
  const { reason, stage, currency, country, business } = kind;
  const packs = business ? "business" : (packOf(country) ?? "none");
  return `${reason} ${stage} ${currency} ${packs} ${nameOf(resolved)}`;
}

const names = new WeakMap<Resolved, string>();

/** What was resolved, as text. For “other”, being offered by the base alone counts for less: so does it here. */
function nameOf(resolved: Resolved): string {
  const known = names.get(resolved);
  if (known !== undefined) return known;
  const { terms, sources, exempt, skipSignals } = resolved;
  const base = offered.map((remedy) => sources[remedy] === "base");
  const name = canonical([terms, base, exempt !== null, [...skipSignals].sort()]);
  names.set(resolved, name);
  return name;
}

const nothing = { amount: 0, count: 0 };
const none: Facts["automatic"] = { order: 0, customer: nothing, day: nothing };

const PARCEL = 295;
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
const UNDERWAY = 3;
const sentAfter = (underway: number) => Math.min(1, underway);
/** Days a parcel is taken to travel. */
const TRANSIT = 5;

const scaled = (minor: number, currency: string) => {
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

/** Keeps what a pure function said, up to so many: a check asks for the same few dates all the time. */
function remembered<K, V>(slow: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= 2000) kept.clear();
    const said = slow(key);
    kept.set(key, said);
    return said;
  };
}

const instant = remembered(iso);
const noons = remembered((zone: string) => remembered((date: string) => noonOf(date, zone)));

/** Noon or so of a date where the shop is, whatever its zone. */
function noonOf(date: string, zone: string): number {
  const hours = ["11", "02", "22"].map((hour) => Date.parse(`${date}T${hour}:00:00Z`));
  return hours.find((at) => localDate(at, zone) === date) ?? hours[0]!;
}

/** Such an item as `decide` takes it: facts, and when they are asked about. */
export function factsOf(policy: Policy, kind: Kind, point: Point): { facts: Facts; now: number } {
  const placed = noons(policy.timeZone)(kind.placedOn);
  const after = (days: number) => placed + days * DAY;
  const { underway = UNDERWAY } = point;
  const start = startOf(kind.stage, underway);
  const order = orderOf(policy, kind, point, {
    placedAt: instant(placed),
    fulfilledAt: kind.stage === "unfulfilled" ? undefined : instant(after(sentAfter(underway))),
    deliveredAt: kind.stage === "delivered" ? instant(after(underway)) : undefined,
    expectedAt: point.promised === undefined ? undefined : instant(after(start - point.promised)),
  });
  const facts: Facts = {
    order,
    lineId: "l1",
    quantity: 1,
    reason: kind.reason,
    unitsGone: 0,
    shippingGone: 0,
    refundable: point.left ?? order.paid,
    automatic: point.automatic ?? none,
    paused: false,
    safety: false,
    evidence: point.evidence,
    proof: point.proof ?? false,
    replaced: point.replaced ?? 0,
    exchanged: point.exchanged ?? 0,
    extras: point.extras ?? 0,
    wholeOrder: !point.partial,
    signals: point.signals ?? {},
  };
  return { facts, now: after(start + point.day) };
}

type Dates = Pick<Order, "placedAt" | "expectedAt"> & Pick<Order["lines"][number], "fulfilledAt" | "deliveredAt">;

function orderOf(policy: Policy, kind: Kind, point: Point, dates: Dates): Order {
  const { placedAt, expectedAt, fulfilledAt, deliveredAt } = dates;
  const line = { title: "Item", quantity: 1, paid: point.worth, refundedQuantity: 0, fulfilledAt, deliveredAt };
  const lines: Order["lines"] = [{ ...line, id: "l1", tags: [...kind.tags], variants: variantsAt(point) }];
  if (!point.alone) lines.push({ ...line, id: "l2", tags: [] });
  const shippingPaid = 2 * scaled(PARCEL, kind.currency);
  const paid = lines.length * point.worth + shippingPaid;
  return {
    id: "1",
    currency: kind.currency,
    placedAt,
    expectedAt,
    country: kind.country,
    lines,
    shippingPaid,
    paid: point.exact ? paid : paid * ampleness(policy),
    refunded: 0,
    payments: point.giftCard ? [{ id: "p1", method: "gift_card", captured: paid, refunded: 0, disputed: false }] : [],
    customer: { email: "shopper@example.com", tags: [...kind.customerTags], business: kind.business },
    test: false,
  };
}

/** The other variants of such an item. */
function variantsAt({ variants, worth }: Point): Order["lines"][number]["variants"] {
  if (variants === undefined) return undefined;
  const price = { even: worth, none: worth, cheaper: Math.floor(worth / 2), dearer: 2 * worth }[variants];
  return [{ id: "v2", title: "Another", price, inStock: variants !== "none" }];
}

/** How much larger than our two lines an order has to be so that its own limit holds nothing back. */
function ampleness({ limits: { perOrderBp } }: Policy): number {
  return perOrderBp ? Math.ceil(40_000 / perOrderBp) : 1;
}

/** Days from the order until its goods are there, are taken to be, or are due. */
function startOf(stage: Stage, underway: number): number {
  return { delivered: underway, in_transit: sentAfter(underway) + TRANSIT, unfulfilled: TRANSIT }[stage];
}
