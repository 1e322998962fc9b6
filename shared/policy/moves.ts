import { formatMoney } from "../money.ts";
import { reasons } from "../reasons.ts";
import type { Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { changed, removed } from "./altered.ts";
import { factsOf } from "./made-up.ts";
import { kindsOf } from "./kinds.ts";
import { layersOf } from "./layers.ts";
import { pointName, pointsOf } from "./points.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import { compare } from "./compare.ts";
import type { Change } from "./compare.ts";
import { decide } from "./decide.ts";
import { alike, modeOf, modeWords, offerOf } from "./decided.ts";
import type { Decision } from "./decision.ts";
import { canonical } from "./document.ts";
import type { Layer, Policy } from "./document.ts";
import { exampleOf } from "./example.ts";
import { cellOf } from "./scan.ts";
import type { Cell } from "./scan.ts";
import { defaults } from "./terms.ts";
import { capital, goodsWords, knobNames, listed, scopeWords } from "./words.ts";

/**
 * What another version would decide otherwise: every kind of item is decided under both, and what differs is put together
 * and told as a merchant would. Pure.
 */

/** Orders that are decided otherwise in one and the same way, with one of them in words. */
export type Move = { text: string; example: string };

/** A difference between the documents. `idle`: no order is decided otherwise by it. */
export type Weighed = Change & { idle: boolean };

export type Compared = {
  changes: Weighed[];
  /** Those that are about most kinds of orders first. */
  moves: Move[];
  /** So many more than are listed. */
  more: number;
  /** Not every kind of order was looked at. */
  sampled: boolean;
};

const KINDS = 20_000;
const MOST = 100_000;
/** Enough to find the one order that a change is about, if there is one. */
const MOST_OF_ONE = 10_000;
const LISTED = 20;

/** Compares the documents, and what both decide. */
export function compared(before: Policy, after: Policy): Compared {
  const changes = compare(before, after);
  if (changes.length === 0) return { changes: [], moves: [], more: 0, sampled: false };
  const [one, other] = [kindsOf(before, KINDS), kindsOf(after, KINDS)];
  const kinds = new Map([...other.kinds, ...one.kinds].map((kind) => [nameOf(kind), kind]));
  const cells = [...kinds.values()].map((kind) => cellOf(after, kind));
  const moves = new Map<string, Moved>();
  const whole = eachPair(before, after, { cells, most: MOST }, (seen) => {
    for (const remedy of offered) note(moves, remedy, seen);
    return true;
  });
  const told = together([...moves.values()], after.currency).map((move) => tell(move, after));
  return {
    changes: changes.map((change) => ({ ...change, idle: isIdle(change, after, cells) })),
    moves: told.slice(0, LISTED),
    more: Math.max(0, told.length - LISTED),
    sampled: !whole || !one.complete || !other.complete,
  };
}

const nameOf = ({ tags, customerTags, ...rest }: Kind) => [...Object.values(rest), tags, customerTags].join("\n");

/** Whether the candidate would decide alike without this change. What isn't about terms is never called idle. */
function isIdle(change: Change, after: Policy, cells: readonly Cell[]): boolean {
  const found = reverted(change, after);
  if (found === null) return false;
  const about = cells.filter(({ resolved }) => resolved.layers.includes(found.at));
  return eachPair(found.without, after, { cells: about, most: MOST_OF_ONE }, ({ was, is }) => alike(was, is));
}

/** The candidate without this change, and the layer that it is in; null where it isn't one of terms, or a layer that is gone. */
function reverted({ path, from }: Change, after: Policy): { without: Policy; at: string } | null {
  const layers = layersOf(after);
  const layer = layers.find((each) => path.startsWith(`${each.path}/`));
  const knob = layer ? path.slice(layer.path.length + 1) : "";
  if (layer && Object.hasOwn(defaults, knob)) {
    const terms = { ...layer.terms, [knob]: from ?? undefined } as Layer;
    return { without: changed(after, layer.at, terms), at: layer.at };
  }
  const isNew = from === null && layers.some(({ at }) => at === path);
  return isNew ? { without: removed(after, path), at: path } : null;
}

/** One item under both versions. `cell` is of the later one. */
type Seen = { cell: Cell; point: Point; was: Decision; is: Decision };

/**
 * Decides each item of these cells that either document tells apart, under both, until `look` says no. Whether it came to
 * the end: false too where no more may be decided.
 */
function eachPair(
  before: Policy,
  after: Policy,
  { cells, most }: { cells: readonly Cell[]; most: number },
  look: (seen: Seen) => boolean,
): boolean {
  const sameRules = canonical(rulesOf(before)) === canonical(rulesOf(after));
  const seen = new Set<string>();
  let left = most;
  for (const cell of cells) {
    const { kind } = cell;
    const own = cellOf(before, kind);
    const pair = `${own.name}\n${cell.name}`;
    if ((sameRules && own.name === cell.name) || seen.has(pair)) continue;
    seen.add(pair);
    for (const point of pointsOfBoth(before, after, kind, own, cell)) {
      if (left === 0) return false;
      left -= 1;
      const { facts, now } = factsOf(after, kind, point);
      const [was, is] = [decide(before, before, facts, now), decide(after, after, facts, now)];
      if (!look({ cell, point, was, is })) return false;
    }
  }
  return true;
}

/** What decides beside an item's terms. */
const rulesOf = ({ limits, signals, law, timeZone, stages }: Policy) => ({ limits, signals, law, timeZone, stages });

function pointsOfBoth(before: Policy, after: Policy, kind: Kind, own: Cell, cell: Cell): Point[] {
  const all = [...pointsOf(before, kind, own.resolved, true), ...pointsOf(after, kind, cell.resolved, true)];
  return [...new Map(all.map((point) => [pointName(point), point])).values()];
}

type Range = { least: number; most: number };
const rangeOf = (numbers: readonly number[]): Range => ({ least: Math.min(...numbers), most: Math.max(...numbers) });
const widened = ({ least, most }: Range, by: number): Range => rangeOf([least, most, by]);

/** What differs of some remedies for some reasons, in one way: which of the items that were looked at. */
type Moved = {
  remedies: OfferedRemedy[];
  how: string;
  reasons: Reason[];
  currency: string;
  /** Groups, seasons, markets that all of them fall under. */
  scopes: readonly string[];
  worth: Range;
  days: Range;
  /** Nothing was spent, replaced or asked about before: such items say most. */
  plain: boolean;
  many: number;
  example: { kind: Kind; point: Point };
};

function note(moves: Map<string, Moved>, remedy: OfferedRemedy, { cell, point, was, is }: Seen): void {
  const how = differenceOf(was, is, remedy);
  if (how === null) return;
  const { kind, resolved } = cell;
  const { reason, currency } = kind;
  const plain = isPlain(point);
  const key = [remedy, how, reason, currency, plain].join("\n");
  const scopes = resolved.layers.filter((at) => /^(products|seasons|markets|customers)\//.test(at));
  const known = moves.get(key);
  if (!known) {
    const [worth, days] = [rangeOf([point.worth]), rangeOf([point.day])];
    const about = { remedies: [remedy], how, reasons: [reason], currency, scopes, worth, days };
    moves.set(key, { ...about, plain, many: 1, example: { kind, point } });
    return;
  }
  known.scopes = known.scopes.filter((scope) => scopes.includes(scope));
  known.worth = widened(known.worth, point.worth);
  known.days = widened(known.days, point.day);
  known.many += 1;
}

const isPlain = ({ automatic, left, partial, alone, replaced, exchanged, extras }: Point) =>
  !automatic && left === undefined && !partial && !alone && !replaced && !exchanged && !extras;

/** How a remedy is another one than before; null where it is the same. */
function differenceOf(was: Decision, is: Decision, remedy: OfferedRemedy): string | null {
  const [from, to] = [modeOf(was, remedy), modeOf(is, remedy)];
  if (from !== to) return `${modeWords[from]} before, ${modeWords[to]} now`;
  const [one, other] = [offerOf(was, remedy), offerOf(is, remedy)];
  if (!one || !other) return null;
  const [before, after] = [one.amount + one.bonus, other.amount + other.bonus];
  if (before !== after) return before < after ? "more than before" : "less than before";
  if (one.goods !== other.goods)
    return other.goods === "keep" ? "with nothing to send back now" : "with goods to send back now";
  if (one.return?.paidBy === other.return?.paidBy) return null;
  return other.return?.paidBy === "merchant" ? "with the way back paid now" : "with the way back to pay now";
}

/**
 * Each difference told once: by plain items in the policy's own currency, where they show it, and by others only where
 * they don't; several reasons in one, and several remedies.
 */
function together(all: readonly Moved[], currency: string): Moved[] {
  const plainest = all.toSorted((a, b) => weight(a, currency) - weight(b, currency));
  const first = merged(
    plainest,
    ({ remedies, how, reasons: about }) => [remedies, how, about],
    (known) => known,
  );
  const byReasons = merged(
    first,
    ({ remedies, ...move }) => [remedies, ...alikeIn(move)],
    (known, move) => ({
      ...known,
      reasons: [...known.reasons, ...move.reasons],
      many: known.many + move.many,
    }),
  );
  const byRemedies = merged(
    byReasons,
    (move) => [move.reasons, ...alikeIn(move)],
    (known, move) => ({
      ...known,
      remedies: [...known.remedies, ...move.remedies],
      many: known.many + move.many,
    }),
  );
  return byRemedies.sort((a, b) => b.many - a.many);
}

const weight = (move: Moved, currency: string) => (move.plain ? 0 : 2) + (move.currency === currency ? 0 : 1);
const alikeIn = (move: Omit<Moved, "remedies">) => [move.how, move.scopes, worthWords(move), daysWords(move)];

/** Puts together what has the same key, in the order it came. */
function merged(all: readonly Moved[], keyOf: (move: Moved) => unknown, join: (known: Moved, move: Moved) => Moved) {
  const found = new Map<string, Moved>();
  for (const move of all) {
    const key = canonical(keyOf(move));
    const known = found.get(key);
    found.set(key, known ? join(known, move) : move);
  }
  return [...found.values()];
}

/** Of which worth: said where more than one was seen. */
function worthWords({ worth: { least, most }, currency }: Pick<Moved, "worth" | "currency">): string[] {
  const [from, to] = [least, most].map((amount) => formatMoney(amount, currency, "en"));
  return least === most ? [] : [`of ${from} to ${to}`];
}

function daysWords({ days: { least, most } }: Pick<Moved, "days">): string[] {
  const from = Math.max(0, least);
  return from < most ? [`${from} to ${most} days after it came or was due`] : [];
}

/** Few reasons by name; of many, those that are left out. */
function reasonsSaid(about: readonly Reason[]): string {
  const named = (some: readonly Reason[]) => listed(some.map((reason) => goodsWords[reason]));
  if (about.length === reasons.length) return "whatever happened";
  return about.length > 6 ? `every reason but ${named(reasons.filter((one) => !about.includes(one)))}` : named(about);
}

function tell(move: Moved, policy: Policy): Move {
  const scopes = move.scopes.map((at) => scopeWords(at, policy).slice(0, -1));
  const about = [...scopes, reasonsSaid(move.reasons), ...worthWords(move), ...daysWords(move)].join(", ");
  const { kind, point } = move.example;
  const given = listed(move.remedies.map((remedy) => knobNames[remedy]));
  return { text: `${capital(about)}: ${given}, ${move.how}.`, example: exampleOf(kind, point) };
}
