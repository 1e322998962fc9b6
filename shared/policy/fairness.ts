/** Who gets a person: counts by group, with those too small to look at put together. Pure. */

/** `persons` of `items` were looked at by a person. */
export type Group = { name: string; items: number; persons: number };

/** Of fewer, chance says more than the policy, and a name stands for few enough people to be known by it. */
const SMALLEST = 10;
export const OTHER = "other";

/** The largest first; the small ones as one, "other", at the end. */
export function merged(groups: readonly Group[]): Group[] {
  const shown = groups.filter(({ items }) => items >= SMALLEST);
  const small = groups.filter(({ items }) => items < SMALLEST);
  shown.sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1));
  const sum = (what: "items" | "persons") => small.reduce((all, group) => all + group[what], 0);
  return small.length === 0 ? shown : [...shown, { name: OTHER, items: sum("items"), persons: sum("persons") }];
}
