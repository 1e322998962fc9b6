import { reasons } from "../reasons.ts";
import type { Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import { DAY } from "../time.ts";
import { canonical, stages } from "./document.ts";
import type { Policy } from "./document.ts";
import { packOf } from "./law.ts";
import { amountsOf } from "./layers.ts";
import type { Resolved, Subject } from "./terms.ts";

/**
 * The kinds of items a policy tells apart: tags, customers, dates, countries and stages cut into classes, so that each
 * class need be decided but once.
 */

/** One kind of item: all that the layers and the law look at of it, but for how long ago and how much. */
export type Kind = Subject & { business: boolean };

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

type Strength = (typeof strengths)[number];

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
