import { formatMoney } from "../money.ts";
import { reasons } from "../reasons.ts";
import type { Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { modeOf, modeWords, offerOf, proofOf } from "./decided.ts";
import type { DecidedOffer, Decision } from "./decision.ts";
import { canonical } from "./document.ts";
import type { Policy } from "./document.ts";
import { exampleOf } from "./example.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import type { Cell } from "./scan.ts";
import { capital, goodsWords, knobNames, listed, scopeWords, valueWords } from "./words.ts";

/** What differs between two versions' decisions, put together and told in few sentences. English. */

/** Orders that are decided otherwise in one and the same way, with one of them in words. */
export type Move = { text: string; example: string };

type Range = { least: number; most: number };
const rangeOf = (numbers: readonly number[]): Range => ({ least: Math.min(...numbers), most: Math.max(...numbers) });
const widened = ({ least, most }: Range, by: number): Range => rangeOf([least, most, by]);

/** One item under both versions. `cell` is of the later one. */
export type Seen = { cell: Cell; point: Point; was: Decision; is: Decision };

/** What was noted so far: what differs; and all that was looked at, by its sort. */
export type Moves = { moved: Map<string, Moved>; looked: Map<string, Looked[]> };
export const noMoves = (): Moves => ({ moved: new Map(), looked: new Map() });

/** An item, and of which remedies something differs. */
type Looked = { worth: number; day: number; scopes: readonly string[]; differs: ReadonlySet<OfferedRemedy> };

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
  sorts: Set<string>;
  many: number;
  /** Not all orders of that worth and on those days that were looked at: others of them are decided as before. */
  some: boolean;
  example: { kind: Kind; point: Point };
};

/** Adds what differs for one item, if anything does. */
export function note(moves: Moves, seen: Seen): void {
  const { cell, point } = seen;
  const { kind, resolved } = cell;
  const about = { scopes: scopesOf(resolved.layers), plain: isPlain(point) };
  const sort = [kind.reason, kind.currency, kind.stage, point.evidence, about.plain].join("\n");
  const differs = new Set<OfferedRemedy>();
  for (const remedy of offered) {
    const how = differenceOf(seen.was, seen.is, remedy);
    if (how === null) continue;
    differs.add(remedy);
    noteOne(moves, { ...about, remedy, how, sort }, seen);
  }
  const { worth, day } = point;
  const alike = moves.looked.get(sort) ?? [];
  moves.looked.set(sort, alike);
  alike.push({ worth, day, scopes: about.scopes, differs });
}

type Noted = { scopes: readonly string[]; plain: boolean; remedy: OfferedRemedy; how: string; sort: string };

function noteOne({ moved }: Moves, { scopes, plain, remedy, how, sort }: Noted, { cell, point }: Seen): void {
  const { reason, currency } = cell.kind;
  const { worth, day } = point;
  const key = [remedy, how, reason, currency, plain].join("\n");
  const known = moved.get(key);
  if (!known) {
    const about = { remedies: [remedy], how, reasons: [reason], currency, scopes, plain };
    const ranges = { worth: rangeOf([worth]), days: rangeOf([day]), sorts: new Set([sort]) };
    moved.set(key, { ...about, ...ranges, many: 1, some: false, example: { kind: cell.kind, point } });
    return;
  }
  known.sorts.add(sort);
  known.scopes = known.scopes.filter((scope) => scopes.includes(scope));
  known.worth = widened(known.worth, worth);
  known.days = widened(known.days, day);
  known.many += 1;
}

const scopesOf = (layers: readonly string[]) =>
  layers.filter((at) => /^(products|seasons|markets|customers)\//.test(at));

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
  if (one.bonus !== other.bonus || one.fees.length !== other.fees.length) return "made up of other parts now";
  if (one.goods !== other.goods)
    return other.goods === "keep" ? "with nothing to send back now" : "with goods to send back now";
  return wayDiffers(one, other) ?? finerDifference(one, other) ?? extraDiffers(was, is, other);
}

/** At whose cost the goods come back, and what is waited for. */
function wayDiffers({ return: before }: DecidedOffer, { return: after }: DecidedOffer): string | null {
  if (before?.paidBy !== after?.paidBy)
    return after?.paidBy === "merchant" ? "with the way back paid now" : "with the way back to pay now";
  return !after || before?.when === after.when ? null : `now waiting ${valueWords("refundWhen", after.when, "")}`;
}

/** What it goes out on, what it can be exchanged for, what goes back with it, and what is asked for before. */
function finerDifference(one: DecidedOffer, other: DecidedOffer): string | null {
  if (one.onGiftCard !== other.onGiftCard)
    return other.onGiftCard ? "on the gift card it was paid with now" : "on no gift card now";
  if (canonical(one.variants) !== canonical(other.variants)) {
    const ids = ({ variants }: DecidedOffer) => canonical(variants?.map(({ id }) => id));
    return ids(one) === ids(other) ? "with another difference in price given back now" : "with another choice now";
  }
  return proofOf(one) === proofOf(other) ? null : "with another proof asked for now";
}

/** Goodwill comes with whatever is settled by itself: told of those alone. */
function extraDiffers({ extra: before }: Decision, { extra: after }: Decision, { mode }: DecidedOffer): string | null {
  if (mode !== "automatic" || canonical(before) === canonical(after)) return null;
  if (!before) return "with a little extra now, without one before";
  return after ? "with another little extra now" : "without a little extra now, with one before";
}

/** All that was noted, as a merchant would tell it: what is about most kinds of orders first. */
export function tellAll({ moved, looked }: Moves, after: Policy): Move[] {
  const all = [...moved.values()].map((move) => ({ ...move, some: hasOthers(move, looked) }));
  return together(all, after.currency).map((move) => tell(move, after));
}

/** Whether items of the same scopes, worths and days are decided as before: two changes that meet are no rectangle. */
function hasOthers({ remedies, sorts, scopes, worth, days }: Moved, looked: Moves["looked"]): boolean {
  const isWithin = (by: number, { least, most }: Range) => least <= by && by <= most;
  const isOther = (item: Looked) =>
    !item.differs.has(remedies[0]!) &&
    isWithin(item.worth, worth) &&
    isWithin(item.day, days) &&
    scopes.every((scope) => item.scopes.includes(scope));
  return [...sorts].some((sort) => looked.get(sort)!.some(isOther));
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
  const byReasons = merged(first, (move) => [move.remedies, ...alikeIn(move)], joined("reasons"));
  const byRemedies = merged(byReasons, (move) => [move.reasons, ...alikeIn(move)], joined("remedies"));
  return byRemedies.sort((a, b) => b.many - a.many);
}

const weight = (move: Moved, currency: string) => (move.plain ? 0 : 2) + (move.currency === currency ? 0 : 1);
const joined = (list: "reasons" | "remedies") => (known: Moved, move: Moved) => ({
  ...known,
  [list]: [...known[list], ...move[list]],
  many: known.many + move.many,
});
const alikeIn = (move: Moved) => [move.how, move.some, move.scopes, worthWords(move), daysWords(move)];

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

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Few reasons by name; of many, those that are left out. */
function reasonsSaid(about: readonly Reason[]): string {
  const named = (some: readonly Reason[]) => listed(some.map((reason) => goodsWords[reason]));
  if (about.length === reasons.length) return "whatever happened";
  return about.length > 6 ? `every reason but ${named(reasons.filter((one) => !about.includes(one)))}` : named(about);
}

function tell(move: Moved, policy: Policy): Move {
  const scopes = move.scopes.map((at) => uncapital(scopeWords(at, policy).slice(0, -1)));
  const bounds = [...worthWords(move), ...daysWords(move)];
  const some = move.some ? ["some of them"] : [];
  const about = [...scopes, reasonsSaid(move.reasons), ...some, ...bounds].join(", ");
  const { kind, point } = move.example;
  const given = listed(move.remedies.map((remedy) => knobNames[remedy]));
  return { text: `${capital(about)}: ${given}, ${move.how}.`, example: exampleOf(kind, point) };
}
