import { localDate } from "../time.ts";
import { amountsOf, layersOf, meetingOf } from "./layers.ts";
import { usualWorth } from "./points.ts";
import type { Kind } from "./kinds.ts";
import type { AmountAt, LayerAt } from "./layers.ts";
import { amountIn } from "./document.ts";
import type { Amount, Layer, Policy, SignalRule } from "./document.ts";
import { countryName } from "./example.ts";
import type { Scan } from "./scan.ts";
import { pathOf } from "./scan.ts";
import { leastFor } from "./signals.ts";
import { amountWords, capital, knobNames, listed, operatorOf, percent, signalWords, valueWords } from "./words.ts";

/** What a check finds in the document as it is written, with the cells only to show whom it would hit. */

/** @param now milliseconds, UTC; without it no season is said to have passed */
export function findWritten(scan: Scan, now: number | undefined): void {
  findFloors(scan);
  findMarkets(scan);
  findSeasons(scan, now);
  findCurrencies(scan);
  findStaffCurrencies(scan);
  findEarlySignals(scan);
}

/** The first kind of item for which this holds, as an everyday order. */
function exampleWhere({ cells }: Scan, holds: (kind: Kind) => boolean) {
  const kind = cells.find((cell) => holds(cell.kind))?.kind;
  return kind && { kind, point: { day: 3, worth: usualWorth(kind.currency), evidence: true } };
}

type Bound = { at: string; value: number; words: string };

/**
 * A floor above a cap: the cap wins. Where that is so for every item the floor speaks about, the two contradict each
 * other; where they only meet now and then, the merchant should know.
 */
function findFloors(scan: Scan): void {
  const { policy } = scan;
  const layers = new Map(layersOf(policy).map((layer) => [layer.at, layer]));
  const met = new Map<string, { kind: Kind; floor: Bound; cap: Bound; knob: keyof Layer }>();
  const held = new Set<string>();
  for (const { kind, resolved } of scan.cells) {
    const own = resolved.layers.map((at) => layers.get(at)!);
    for (const knob of Object.keys(knobNames) as (keyof Layer)[]) {
      const floors = boundsOf(own, knob, "atLeast", kind.currency, policy);
      if (floors.length === 0) continue;
      const [cap] = boundsOf(own, knob, "atMost", kind.currency, policy).sort((a, b) => a.value - b.value);
      for (const floor of floors) {
        const path = pathOf(floor.at, knob);
        if (!cap || floor.value <= cap.value) held.add(path);
        else if (!met.has(path)) met.set(path, { kind, floor, cap, knob });
      }
    }
  }
  for (const [path, { kind, floor, cap, knob }] of met) {
    const [low, high] = [`${floor.words} (${floor.at})`, `${cap.words} (${cap.at})`];
    const text = held.has(path)
      ? `${capital(knobNames[knob])} is ${low} and also ${high}. Where both speak, the cap wins.`
      : `${capital(knobNames[knob])} is ${low}, but always also ${high}. The cap wins, so it is never reached.`;
    const example = { kind, point: { day: 3, worth: usualWorth(kind.currency), evidence: true } };
    scan.find({ code: "floor_above_cap", severity: held.has(path) ? "warning" : "error", path, text, example });
  }
}

function boundsOf(
  layers: readonly LayerAt[],
  knob: keyof Layer,
  operator: "atLeast" | "atMost",
  currency: string,
  policy: Policy,
): Bound[] {
  return layers.flatMap(({ at, terms }) => {
    const knobValue = terms[knob];
    if (operatorOf(knobValue) !== operator) return [];
    const value = amountIn(
      (knobValue as Record<string, Amount>)[operator]!,
      amountLike(knob) ? currency : "",
      amountLike(knob) ? policy.currency : "",
    );
    return value === null ? [] : [{ at, value, words: valueWords(knob, knobValue, policy.currency) }];
  });
}

/** Days and shares are plain numbers, whatever an order's currency. */
const amountLike = (knob: keyof Layer) =>
  knob === "storeCreditBonusMax" || knob === "keepUpTo" || knob === "evidenceAbove" || knob === "autoUpTo";

/** Knobs that both layers turn. */
const both = (one: Layer, other: Layer) =>
  (Object.keys(knobNames) as (keyof Layer)[]).filter((knob) => one[knob] !== undefined && other[knob] !== undefined);

const knobList = (knobs: readonly (keyof Layer)[]) => listed(knobs.map((knob) => knobNames[knob]));

/** Which of two that set the same holds, the later one of the list last. */
function meetingWords(knobs: readonly (keyof Layer)[], one: Layer, other: Layer): string {
  const wins = (knob: keyof Layer) => meetingOf(one[knob], other[knob]) === "wins";
  const [won, shared] = [knobs.filter(wins), knobs.filter((knob) => !wins(knob))];
  if (shared.length === 0) return "The later one in the list wins.";
  if (won.length === 0) return "Both apply.";
  return `For ${knobList(won)} the later one in the list wins, for ${knobList(shared)} both apply.`;
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));
}

function findMarkets(scan: Scan): void {
  for (const [one, other] of pairs(scan.policy.markets)) {
    const country = one.countries.find((code) => other.countries.includes(code));
    const knobs = both(one.terms, other.terms);
    if (country === undefined || knobs.length === 0) continue;
    scan.find({
      code: "country_in_two_markets",
      path: `markets/${other.id}/countries`,
      text: `${countryName(country)} is in the markets “${one.id}” and “${other.id}”, and both set ${knobList(knobs)}. ${meetingWords(knobs, one.terms, other.terms)}`,
      example: exampleWhere(
        scan,
        (kind) => one.countries.includes(kind.country) && other.countries.includes(kind.country),
      ),
    });
  }
}

function findSeasons(scan: Scan, now: number | undefined): void {
  const { seasons, timeZone } = scan.policy;
  for (const [one, other] of pairs(seasons)) {
    const knobs = both(one.terms, other.terms);
    const from = one.orderedFrom > other.orderedFrom ? one.orderedFrom : other.orderedFrom;
    const to = one.orderedTo < other.orderedTo ? one.orderedTo : other.orderedTo;
    if (from > to || knobs.length === 0) continue;
    scan.find({
      code: "seasons_overlap",
      path: `seasons/${other.id}/orderedFrom`,
      text: `From ${from} to ${to} it is the season “${one.id}” and also “${other.id}”, and both set ${knobList(knobs)}. ${meetingWords(knobs, one.terms, other.terms)}`,
      example: exampleWhere(scan, ({ placedOn }) => from <= placedOn && placedOn <= to),
    });
  }
  const today = now === undefined ? "" : localDate(now, timeZone);
  for (const { id, orderedTo } of seasons.filter((season) => season.orderedTo < today)) {
    scan.find({
      code: "season_passed",
      path: `seasons/${id}/orderedTo`,
      text: `The season “${id}” ended on ${orderedTo}. It still holds for orders placed in it, and for no new ones.`,
    });
  }
}

/** The currencies that these amounts have numbers for. */
const codesIn = ({ currency }: Policy, amounts: readonly { amount: Amount }[]) =>
  amounts.flatMap(({ amount }) => (typeof amount === "number" ? [currency] : Object.keys(amount)));

/** Orders in a currency that one amount has no number for go to a person, however well the others know it. */
function findCurrencies(scan: Scan): void {
  const { policy } = scan;
  const amounts = amountsOf(policy);
  const named = [...new Set([policy.currency, ...codesIn(policy, amounts)])];
  for (const { path, amount, operator } of amounts) {
    const missing = named.filter((code) => !codesIn(policy, [{ amount }]).includes(code));
    // Nothing is nothing in every currency, and what has no number comes to the same.
    if (missing.length === 0 || amount === 0) continue;
    scan.find({
      code: "currency_missing",
      path,
      text: `${capital(amountWords(amount, policy.currency))} says nothing for orders in ${listed(missing)}, which other amounts name. ${missingWords(path, operator)}`,
      example: exampleWhere(scan, ({ currency }) => currency === missing[0]),
    });
  }
}

/** What an amount without a number comes to. */
function missingWords(path: string, operator: AmountAt["operator"]): string {
  if (operator === "atLeast" || operator === "plus") return "For those it changes nothing.";
  return withoutNumber[path.split("/").at(-1)!] ?? "What has no amount isn't settled by itself.";
}

const withoutNumber: Record<string, string> = {
  keepUpTo: "For those, goods always go back.",
  storeCreditBonusMax: "For those there is no extra on credit.",
  evidenceAbove: "For those a photo is always asked for.",
  maxCost: "For those there is no little extra.",
};

const staffAmounts = ["perCase", "perDay", "approves"] as const;

/** Above the policy nothing is given in a currency that a role's limit has no number for: said where others name it. */
function findStaffCurrencies({ policy, find }: Scan): void {
  const named = [...new Set([policy.currency, ...codesIn(policy, amountsOf(policy))])];
  for (const limits of policy.staff ?? []) {
    for (const key of staffAmounts) {
      const own = codesIn(policy, [{ amount: limits[key] }]);
      const missing = named.filter((code) => !own.includes(code));
      if (missing.length === 0 || limits[key] === 0) continue;
      const says = `${capital(amountWords(limits[key], policy.currency))} says nothing for orders in ${listed(missing)}`;
      const text = `${says}, which other amounts name. In those nothing goes above the policy without another person.`;
      find({ code: "currency_missing", path: `staff/${limits.role}/${key}`, text });
    }
  }
}

/** Counts that nearly everyone who comes back has. */
const everyday = ["cases90d", "refunds365d", "kept365d"];
/** Of fewer orders, one refund is a large share already. */
const FEW_ORDERS = 3;
/** Less than one order in a hundred. */
const SMALL_SHARE = 100;

function findEarlySignals(scan: Scan): void {
  for (const [index, rule] of scan.policy.signals.entries()) {
    const found = exampleWhere(scan, ({ reason }) => !rule.reasons || rule.reasons.includes(reason));
    const example = found && { ...found, point: { ...found.point, signals: leastFor(rule) } };
    for (const { knob, text } of earlyWith(rule)) {
      scan.find({ code: "signal_fires_early", path: `signals/${index}/${knob}`, text, example });
    }
  }
}

/** What of a rule asks for a person nearly always, and why. */
function earlyWith(rule: SignalRule): { knob: string; text: string }[] {
  const name = signalWords[rule.signal];
  if (rule.signal !== "refundRate365d") {
    if (rule.atLeast > 1 || !everyday.includes(rule.signal)) return [];
    return [
      { knob: "atLeast", text: `From one of “${name}” on a person looks: that is everyone who was here before.` },
    ];
  }
  const few = `A share of fewer than ${FEW_ORDERS} orders says little: one refund is half of them or more.`;
  const small = `From ${percent(rule.atLeast)} of “${name}” on a person looks: one refund in a hundred orders is more.`;
  return [
    ...(rule.minimumOrders < FEW_ORDERS ? [{ knob: "minimumOrders", text: few }] : []),
    ...(rule.atLeast < SMALL_SHARE ? [{ knob: "atLeast", text: small }] : []),
  ];
}
