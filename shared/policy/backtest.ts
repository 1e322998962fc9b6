import { outcomes } from "../contract.ts";
import type { BacktestAnswer, Outcomes } from "../contract.ts";
import { iso, localDate } from "../time.ts";
import { decide } from "./decide.ts";
import type { DecidedOffer, Decision, Facts } from "./decision.ts";
import { canonical } from "./document.ts";
import type { Policy } from "./document.ts";
import { completedFacts } from "./kept.ts";
import { offersShown } from "./shown.ts";

/**
 * A candidate tried on decisions that were made: each is made again with the facts and the time stored with it, so that
 * nothing but the candidate differs. Pure; the order in which decisions come changes nothing.
 */

/** `extra` is missing of decisions from before there was one. */
type Decided = Pick<Decision, "offers" | "declined"> & Partial<Pick<Decision, "extra">>;

/** A decision as it is kept. `at` is milliseconds, UTC. */
export type Past = {
  case: string;
  item: string;
  decision: Decided & { facts: Facts; at: number };
};

type ShownFlip = Omit<BacktestAnswer["flips"][number], "reference">;
type Result = Omit<BacktestAnswer, "hash" | "live" | "more" | "flips"> & { flips: ShownFlip[] };
type Pair = { before: number; after: number };
type Day = { items: number; persons: Pair; automatic: Map<string, Pair> };
type Flip = { past: Past; before: Outcomes; decision: Decision; after: Outcomes };

const FLIPS = 50;

/** What no stored decision tells. */
const unknown = [
  "Requests that nobody made because of the limits at the time.",
  "What shoppers would have chosen among other offers.",
  "Budgets are counted as they were used then, not as the candidate would have used them.",
];

/** What an item came to: the easiest way that is open, or none. */
export function outcomeOf({ offers }: Pick<Decided, "offers">): Outcomes {
  const has = (mode: string) => offers.some((offer) => offer.mode === mode);
  if (has("automatic")) return "automatic";
  if (has("evidence")) return "evidence";
  return offers.length > 0 ? "person" : "declined";
}

/** The most that can go out by itself for an item, in minor units: what comes with it is of that. */
function automaticOf({ offers, extra }: Pick<Decided, "offers" | "extra">): number {
  const most = offers.reduce((sum, { mode, value }) => (mode === "automatic" ? Math.max(sum, value) : sum), 0);
  return most + (extra?.cost ?? 0);
}

/** The same offers, to the amount, with the same little extra: what else differs is only why. */
export function sameOffers(one: Decided, other: Decided): boolean {
  const isThere = (own: DecidedOffer) => {
    const found = other.offers.find(({ remedy }) => remedy === own.remedy);
    return found !== undefined && isSeenAlike(own, found);
  };
  return one.offers.length === other.offers.length && one.offers.every(isThere) && isAlike(one.extra, other.extra);
}

/** Whether a shopper sees the same in both. Older ones say nothing of variants, gift cards, or what is waited for. */
function isSeenAlike(one: DecidedOffer, other: DecidedOffer): boolean {
  return (
    one.mode === other.mode &&
    one.amount === other.amount &&
    one.bonus === other.bonus &&
    one.goods === other.goods &&
    one.return?.paidBy === other.return?.paidBy &&
    one.return?.when === other.return?.when &&
    Boolean(one.onGiftCard) === Boolean(other.onGiftCard) &&
    isAlike(one.variants, other.variants)
  );
}

/** Mostly neither is there: a back-test asks some hundred thousand times. */
const isAlike = (one: unknown, other: unknown) =>
  (!one && !other) || canonical(one ?? null) === canonical(other ?? null);

const pair = (): Pair => ({ before: 0, after: 0 });
const newDay = (): Day => ({ items: 0, persons: pair(), automatic: new Map() });

function at<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const found = map.get(key) ?? fresh();
  map.set(key, found);
  return found;
}

/**
 * A back-test of a candidate. `add` takes one stored decision, `result` sums up what has come so far. Orders that only
 * try things out are left out. `live` names the groups of products in what was decided before.
 */
export function backtest(candidate: Policy, live: Policy): { add(past: Past): void; result(): Result } {
  const moved = new Map<string, number>();
  const days = new Map<string, Day>();
  let flips: Flip[] = [];
  let [changed, flipped] = [0, 0];

  const add = (past: Past): void => {
    const { facts, at: then } = past.decision;
    if (facts.order.test) return;
    const decision = decide(candidate, candidate, completedFacts(facts), then);
    const [before, after] = [outcomeOf(past.decision), outcomeOf(decision)];
    moved.set(`${before} ${after}`, (moved.get(`${before} ${after}`) ?? 0) + 1);
    count(at(days, localDate(then, candidate.timeZone), newDay), facts.order.currency, past.decision, decision);
    if (!sameOffers(past.decision, decision)) changed += 1;
    if (before === after) return;
    flipped += 1;
    flips.push({ past, before, decision, after });
    if (flips.length >= 4 * FLIPS) flips = newest(flips);
  };

  const result = (): Result => ({
    ...sums(days),
    matrix: matrixOf(moved),
    flipped,
    changed,
    flips: newest(flips).map((flip) => shownFlip(flip, live, candidate)),
    unknown,
  });
  return { add, result };
}

function count(day: Day, currency: string, before: Decided, after: Decided): void {
  const flow = at(day.automatic, currency, pair);
  day.items += 1;
  for (const [when, decided] of [["before", before] as const, ["after", after] as const]) {
    if (outcomeOf(decided) === "person") day.persons[when] += 1;
    flow[when] += automaticOf(decided);
  }
}

/** By time, then by name, so that the order of coming doesn't show. */
function newest(flips: readonly Flip[]): Flip[] {
  const name = ({ past }: Flip) => `${past.case} ${past.item}`;
  const later = (a: Flip, b: Flip) => b.past.decision.at - a.past.decision.at || (name(a) < name(b) ? -1 : 1);
  return flips.toSorted(later).slice(0, FLIPS);
}

function matrixOf(moved: ReadonlyMap<string, number>): Result["matrix"] {
  const row = (before: Outcomes) =>
    Object.fromEntries(outcomes.map((after) => [after, moved.get(`${before} ${after}`) ?? 0]));
  return Object.fromEntries(outcomes.map((before) => [before, row(before)])) as Result["matrix"];
}

function sums(days: ReadonlyMap<string, Day>): Pick<Result, "items" | "persons" | "automatic" | "days" | "longest"> {
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  const [persons, all] = [pair(), new Map<string, Pair>()];
  for (const [, day] of inOrder) {
    addTo(persons, day.persons);
    for (const [currency, flow] of day.automatic) addTo(at(all, currency, pair), flow);
  }
  return {
    items: inOrder.reduce((sum, [, day]) => sum + day.items, 0),
    persons,
    automatic: flows(all),
    days: inOrder.map(([day, each]) => ({ ...each, day, automatic: flows(each.automatic) })),
    longest: { before: busiest(inOrder, "before"), after: busiest(inOrder, "after") },
  };
}

function addTo(sum: Pair, more: Pair): void {
  sum.before += more.before;
  sum.after += more.after;
}

const flows = (all: ReadonlyMap<string, Pair>) =>
  [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, flow]) => ({ currency, ...flow }));

function busiest(days: readonly [string, Day][], when: keyof Pair): Result["longest"]["before"] {
  const most = Math.max(0, ...days.map(([, { persons }]) => persons[when]));
  const found = days.find(([, { persons }]) => persons[when] === most);
  return found && most > 0 ? { day: found[0], persons: most } : null;
}

function shownFlip({ past, before, decision, after }: Flip, live: Policy, candidate: Policy): ShownFlip {
  const { facts, at: then } = past.decision;
  const { order, lineId, quantity, reason } = facts;
  const shown = (policy: Policy, decided: Decided) => offersShown(policy, order.currency, decided);
  return {
    case: past.case,
    item: past.item,
    at: iso(then),
    title: order.lines.find((line) => line.id === lineId)?.title ?? lineId,
    quantity,
    reason,
    currency: order.currency,
    before: { outcome: before, offers: shown(live, past.decision) },
    after: { outcome: after, offers: shown(candidate, decision) },
  };
}
