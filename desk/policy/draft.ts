/** The document while it is written: JSON as it stands, changed by copies. The form, the file and the wire have no other. */

export type Draft = { readonly [key: string]: unknown };
/** Where something stands in the document: names, and positions in lists. */
export type Path = readonly (string | number)[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands there; undefined where nothing does. */
export function at(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );
}

/** A copy in which this stands there; `undefined` takes it away, and with it what would be left empty. */
export function put(document: Draft, path: Path, value: unknown): Draft {
  return tidy(replaced(document, path, value) as Draft, path);
}

function replaced(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  // A position says that it is a list, also where the document has none there yet.
  if (Array.isArray(whole) || typeof key === "number") {
    return inList(Array.isArray(whole) ? whole : [], Number(key), rest, value);
  }
  const own = isObject(whole) ? whole : {};
  const inner = replaced(own[key], rest, value);
  if (inner !== undefined) return { ...own, [key]: inner };
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== String(key)));
}

function inList(list: readonly unknown[], index: number, rest: Path, value: unknown): unknown[] {
  const inner = replaced(list[index], rest, value);
  if (inner === undefined) return list.filter((_, position) => position !== index);
  return index >= list.length ? [...list, inner] : list.with(index, inner);
}

/** Parts that mean the same left out as left empty: an empty one would only look like a difference. */
const optionalParts = new Set(["reasons", "stages", "limits", "returns", "undoSeconds", "terms"]);

/** Groups whose terms stand there even where they say nothing. */
const namedByTerms = new Set(["products", "seasons", "markets"]);

function tidy(document: Draft, path: Path): Draft {
  let whole = document;
  for (let length = path.length - 1; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const value = at(whole, part);
    const mayGo = optionalParts.has(String(part.at(-1))) || optionalParts.has(String(part.at(-2)));
    if (!mayGo || namedByTerms.has(String(part[0])) || !isObject(value) || Object.keys(value).length > 0) break;
    whole = replaced(whole, part, undefined) as Draft;
  }
  return whole;
}

export const operators = ["set", "atLeast", "atMost", "plus"] as const;
export type Operator = (typeof operators)[number];

/** How a layer changes a number, and the number or amounts themselves. */
export function operationIn(value: unknown): { operator: Operator; inner: unknown } {
  if (isObject(value)) {
    const operator = operators.find((one) => one !== "set" && Object.hasOwn(value, one));
    if (operator) return { operator, inner: value[operator] };
  }
  return { operator: "set", inner: value };
}

/** The other way round; nothing stays nothing. */
export function withOperation(operator: Operator, inner: unknown): unknown {
  if (inner === undefined) return undefined;
  return operator === "set" ? inner : { [operator]: inner };
}

/** An amount's number for each currency; a plain number is in the policy's own. */
export function amountsIn(value: unknown, currency: string): Record<string, number> {
  if (typeof value === "number") return { [currency]: value };
  return isObject(value) ? (value as Record<string, number>) : {};
}

/** The other way round, as short as the document allows. */
export function amountOf(amounts: Readonly<Record<string, number>>, currency: string): unknown {
  const named = Object.keys(amounts);
  if (named.length === 0) return undefined;
  return named.length === 1 && named[0] === currency ? amounts[currency] : amounts;
}

/** Where a finding or a problem points, with positions for the ids and roles in it: "products/final-sale/terms" is products, 0, terms. */
export function pathOf(document: Draft, named: string): Path {
  const path: (string | number)[] = [];
  for (const part of named.split(/[/.]/).filter((one) => one !== "")) {
    const list = at(document, path);
    if (!Array.isArray(list)) path.push(part);
    else path.push(positionOf(list, part));
  }
  return path;
}

function positionOf(list: readonly unknown[], part: string): number | string {
  const byName = list.findIndex((one) => isObject(one) && (one["id"] ?? one["role"]) === part);
  if (byName >= 0) return byName;
  return /^\d+$/.test(part) ? Number(part) : part;
}

/** The name of a place, the same for the same path: what fields are found by. */
export const nameOf = (path: Path): string => path.join("/");
