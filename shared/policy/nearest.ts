import * as v from "valibot";
import { idTwice, Policy } from "./document.ts";

/** What is wrong with a document, in words that name the place and, where there is one, the word that was meant. */

export type Problem = {
  /** Dotted, as the merchant's JSON has it: "base.refnud". */
  path: string;
  code: string;
  message: string;
};

/** How many letters to change, add, leave out or swap with the next to get from one word to the other. */
export function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}

const plainly = (word: string) => word.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The known word that was most likely meant; null where none is near. Case, "_" and "-" count for nothing. */
export function nearest(word: string, known: readonly string[]): string | null {
  // Nobody mistypes so much, and the work grows with the length.
  if (word.length > 60) return null;
  const plain = plainly(word);
  const begun = known.find((each) => plain.length >= 4 && plainly(each).startsWith(plain));
  if (begun !== undefined) return begun;
  const most = Math.max(1, Math.floor(plain.length / 3));
  const near = known
    .map((each) => ({ each, far: distance(plain, plainly(each)) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return near[0]?.each ?? null;
}

/**
 * What is wrong with this value as a policy, in the order of the document; empty where it is one. At most 50: more
 * help nobody.
 */
export function problemsOf(value: unknown): Problem[] {
  const result = v.safeParse(Policy, value);
  return result.success ? [] : result.issues.slice(0, 50).map((issue) => problemOf(issue));
}

type Issue = v.BaseIssue<unknown>;

function problemOf(issue: Issue): Problem {
  const path = (issue.path ?? []).map((item) => String(item.key));
  const at = path.join(".");
  const say = (code: string, message: string): Problem => ({ path: at, code, message });
  const own = path.at(-1) ?? "";
  if (issue.type === "strict_object" && issue.expected === "never") {
    return say("unknown_key", `${at}: not known here.${meant(own, keysAt(path.slice(0, -1)))}`);
  }
  if (issue.received === "undefined") return say("missing", `${at || "The document"}: missing.`);
  const words = optionsAt(path);
  if (issue.type === "picklist" || (issue.type === "variant" && words.length > 0))
    return say("unknown_word", unknownWord(at, issue.input, words));
  if (issue.type === "union") return inUnion(say, at, issue);
  if (issue.message === idTwice) return takenId(at, issue.input as readonly { id: string }[]);
  if (issue.type === "literal") return say("invalid", `${at}: has to be ${issue.expected}.`);
  return say("invalid", `${at || "The document"}: ${sentence(issue, own)}`);
}

const meant = (word: string, known: readonly string[]) => {
  // Right elsewhere, and not here: that word itself was not mistyped.
  const near = nearest(
    word,
    known.filter((each) => each !== word),
  );
  return near === null ? "" : ` Did you mean ${near}?`;
};

function unknownWord(at: string, input: unknown, options: readonly string[]): string {
  const listed = `${at}: one of ${options.join(", ")}.`;
  return typeof input === "string" ? `${listed}${meant(input, options)}` : listed;
}

/** Said of the later one: it is the one that was given a name in use. */
function takenId(at: string, list: readonly { id: string }[]): Problem {
  const ids = list.map(({ id }) => id);
  const index = ids.findIndex((id, position) => ids.indexOf(id) < position);
  const path = `${at}.${index}.id`;
  return { path, code: "invalid", message: `${path}: “${ids[index]}” is taken; each has a name of its own.` };
}

const operatorWords = ["atLeast", "atMost", "plus"];

/** A number, or one of the operators: what is wrong with it is said of the one that was begun. */
function inUnion(say: (code: string, message: string) => Problem, at: string, issue: Issue): Problem {
  const { input } = issue;
  const words = operatorWords.join(", ");
  if (input === null || typeof input !== "object" || Array.isArray(input))
    return say("invalid", `${at}: a whole number of zero or more, or one of ${words}.`);
  const keys = Object.keys(input);
  const wrong = keys.find((key) => !operatorWords.includes(key));
  if (keys.length === 0 || (keys.length > 1 && wrong === undefined))
    return say("invalid", `${at}: a number, or exactly one of ${words}.`);
  if (wrong === undefined) return say("invalid", `${at}.${keys[0]}: a whole number of zero or more.`);
  if (/^[A-Z]{3}$/.test(wrong)) return say("invalid", `${at}.${wrong}: a whole number of zero or more.`);
  return { path: `${at}.${wrong}`, code: "unknown_key", message: unknownOperator(at, wrong) };
}

const unknownOperator = (at: string, wrong: string) =>
  `${at}.${wrong}: neither a currency nor one of ${operatorWords.join(", ")}.${meant(wrong, operatorWords)}`;

/** What an empty list lacks. */
const oneOf: Readonly<Record<string, string>> = {
  tags: " tag",
  countries: " country",
  days: " day",
  only: " reason",
  reasons: " reason",
};

/** Our own sentences as they are; the library's in ours. */
function sentence({ type, message, expected, requirement, input }: Issue, own: string): string {
  const most = typeof requirement === "number" || typeof requirement === "string" ? requirement : "";
  const said: Record<string, string> = {
    max_value: `${most} at most.`,
    min_value: `${most} or more.`,
    max_length: `${most} at most.`,
    min_length: Array.isArray(input) && most === 1 ? `put in at least one${oneOf[own] ?? ""}.` : `at least ${most}.`,
    non_empty: "can't be empty.",
    integer: "a whole number.",
    safe_integer: "a whole number that isn't beyond counting.",
    iso_date: "a date such as 2026-12-24.",
  };
  const kinds: Record<string, string> = {
    number: "a number.",
    string: "text.",
    boolean: "true or false.",
    array: "a list.",
    strict_object: "an object.",
    object: "an object.",
    record: "an object.",
    variant: "an object.",
  };
  return said[type] ?? kinds[type] ?? (expected === null || !message.startsWith("Invalid") ? message : `${expected}.`);
}

type Node = {
  type: string;
  key?: string;
  literal?: unknown;
  entries?: Record<string, Node>;
  wrapped?: Node;
  item?: Node;
  value?: Node;
  options?: readonly unknown[];
};

/** The schema's own node at this place of a document; null where it has none. */
function nodeAt(path: readonly string[]): Node | null {
  let node: Node | undefined = unwrapped(Policy as unknown as Node);
  for (const key of path) {
    node = unwrapped(entriesOf(node)[key] ?? node?.item ?? node?.value);
    if (!node) return null;
  }
  return node ?? null;
}

/** What may stand in an object; of a variant, all that any of its forms may have, with the words that tell them apart. */
function entriesOf(node: Node | undefined): Record<string, Node> {
  if (node?.type !== "variant") return node?.entries ?? {};
  const forms = (node.options as Node[]).map((form) => form.entries ?? {});
  const words = forms.map((form) => form[node.key!]!).flatMap(({ options, literal }) => options ?? [literal]);
  return { ...Object.assign({}, ...forms), [node.key!]: { type: "picklist", options: words } };
}

function unwrapped(node: Node | undefined): Node | undefined {
  return node?.wrapped ? unwrapped(node.wrapped) : node;
}

const keysAt = (path: readonly string[]) => Object.keys(entriesOf(nodeAt(path) ?? undefined));

/** The words of a choice; none where something else than a word is chosen. */
const optionsAt = (path: readonly string[]) => {
  const node = nodeAt(path);
  return node?.type === "picklist" ? (node.options ?? []).map(String) : [];
};
