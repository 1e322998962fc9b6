import { changed, removed } from "./altered.ts";
import { compare } from "./compare.ts";
import type { Change } from "./compare.ts";
import { decide } from "./decide.ts";
import { alike } from "./decided.ts";
import { canonical } from "./document.ts";
import type { Layer, Policy } from "./document.ts";
import { kindsOf } from "./kinds.ts";
import type { Kind } from "./kinds.ts";
import { layersOf } from "./layers.ts";
import { factsOf } from "./made-up.ts";
import { noMoves, note, tellAll } from "./moved.ts";
import type { Move, Seen } from "./moved.ts";
import { pointName, pointsOf } from "./points.ts";
import type { Point } from "./points.ts";
import { cellOf } from "./scan.ts";
import type { Cell } from "./scan.ts";
import { defaults } from "./terms.ts";

/** What another version would decide otherwise: every kind of item is decided under both. Pure. */

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
  const moves = noMoves();
  const whole = eachPair(before, after, { cells, most: MOST }, (seen) => {
    note(moves, seen);
    return true;
  });
  const told = tellAll(moves, after);
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
