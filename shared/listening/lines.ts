import type { Line, Order } from "../order.ts";
import type { Lexicon } from "./lexicon.ts";
import { hear, type Heard, type Word } from "./words.ts";

/** Which lines of the order the words mean, and how many units. */

export type Meant = { lineId: string; quantity: number };

/** Neighbouring words that name the same line or lines: "the blue ceramic mug". */
type Mention = { lines: string[]; start: number; end: number; clause: number };

/** Clauses that speak of trouble, and clauses that say all is well. */
export type Clauses = { trouble: ReadonlySet<number>; fine: ReadonlySet<number> };

/** What is read, against what. */
export type Scene = { heard: Heard; order: Order; lexicon: Lexicon; clauses: Clauses; now: number };

/** Units that can still be put right. */
export function unitsLeft(line: Line): number {
  return Math.max(0, line.quantity - line.refundedQuantity);
}

/** Every line with all its remaining units. */
export function wholeOrder(order: Order): Meant[] {
  return order.lines
    .map((line) => ({ lineId: line.id, quantity: unitsLeft(line) }))
    .filter((meant) => meant.quantity > 0);
}

/** The words of a line's title, variant and SKU that tell it from nothing: stems. */
export function titleStems(line: Line, lexicon: Lexicon): Set<string> {
  const { words } = hear([line.title, line.variant ?? "", (line.sku ?? "").replaceAll("-", " ")].join(" "), lexicon);
  return new Set(words.filter((word) => !lexicon.unspecific.has(word.text)).map((word) => lexicon.stem(word.text)));
}

/**
 * Lines named in the text by title, variant or SKU. Empty if none is named, or a name fits several and nothing tells
 * which. The order of the lines doesn't matter.
 */
export function namedLines({ heard, order, lexicon, clauses }: Scene): string[] {
  const mentions = mentionsOf(heard.words, order, lexicon);
  const troubled = mentions.filter((mention) => !clauses.fine.has(mention.clause));
  const told = troubled.filter((mention) => clauses.trouble.has(mention.clause));
  const chosen = told.length > 0 ? told : troubled;
  const clear = chosen.filter((mention) => mention.lines.length === 1 || allOf(heard.words, mention, lexicon));
  return [...new Set(clear.flatMap((mention) => mention.lines))];
}

function mentionsOf(words: readonly Word[], order: Order, lexicon: Lexicon): Mention[] {
  const byStem = linesByStem(order, lexicon);
  const mentions: Mention[] = [];
  for (const [index, word] of words.entries()) {
    const lines = byStem.get(lexicon.stem(word.text));
    if (!lines) continue;
    const last = mentions.at(-1);
    const shared =
      last && last.clause === word.clause && index - last.end <= 2 ? last.lines.filter((id) => lines.includes(id)) : [];
    if (shared.length > 0) Object.assign(last!, { lines: shared, end: index });
    else mentions.push({ lines, start: index, end: index, clause: word.clause });
  }
  return mentions;
}

function linesByStem(order: Order, lexicon: Lexicon): Map<string, string[]> {
  const byStem = new Map<string, string[]>();
  for (const line of order.lines) {
    if (unitsLeft(line) === 0) continue;
    for (const stem of titleStems(line, lexicon)) byStem.set(stem, [...(byStem.get(stem) ?? []), line.id]);
  }
  return byStem;
}

/** "both mugs", "all the mugs": a name that fits several lines means all of them. */
function allOf(words: readonly Word[], mention: Mention, lexicon: Lexicon): boolean {
  return words
    .slice(Math.max(0, mention.start - 3), mention.start)
    .some((word) => word.clause === mention.clause && (lexicon.every.has(word.text) || lexicon.both.has(word.text)));
}

/** "the second one": the line at that place, where the order has several. */
export function ordinalLine({ heard, order, lexicon }: Scene): string | null {
  if (order.lines.length === 1) return null;
  for (const [index, word] of heard.words.entries()) {
    const place = Object.hasOwn(lexicon.ordinals, word.text) ? lexicon.ordinals[word.text]! : 0;
    const next = heard.words[index + 1];
    if (place === 0 || next === undefined || !lexicon.ones.has(next.text)) continue;
    return order.lines.at(place > 0 ? place - 1 : place)?.id ?? null;
  }
  return null;
}

/**
 * How many of a line's units are meant: a count near its name or anywhere ("one of the two"), else one for a singular,
 * else all that are left.
 */
export function unitsMeant({ heard, lexicon, clauses }: Scene, line: Line): number {
  const left = unitsLeft(line);
  if (left <= 1) return left;
  const stems = titleStems(line, lexicon);
  const words = relevant(heard.words, stems, lexicon, clauses);
  const counted = words.map((_, index) => countAt(words, index, stems, lexicon, line)).find((count) => count !== null);
  if (counted != null) return Math.min(counted, left);
  if (words.some((word) => lexicon.plural.has(word.text) || isPluralName(word.text, stems, lexicon))) return left;
  return words.some((word) => stems.has(word.text) || lexicon.singular.has(word.text)) ? 1 : left;
}

/** Words of the troubled clauses, or all of them; those first that name the line. */
function relevant(words: readonly Word[], stems: ReadonlySet<string>, lexicon: Lexicon, clauses: Clauses): Word[] {
  const troubled = words.filter((word) => clauses.trouble.has(word.clause) && !clauses.fine.has(word.clause));
  const naming = new Set(words.filter((word) => stems.has(lexicon.stem(word.text))).map((word) => word.clause));
  const named = troubled.filter((word) => naming.has(word.clause));
  const rest = words.filter((word) => !clauses.fine.has(word.clause));
  return named.length > 0 ? named : troubled.length > 0 ? [...troubled, ...rest] : rest;
}

/** A count at this place: "one of", "two mugs", "2 were", "both", "the other one", "half of". */
function countAt(
  words: readonly Word[],
  index: number,
  stems: ReadonlySet<string>,
  lexicon: Lexicon,
  line: Line,
): number | null {
  const word = words[index]!;
  const next = words[index + 1]?.text ?? "";
  const after = words[index + 2]?.text ?? "";
  if (lexicon.both.has(word.text)) return 2;
  const number = numberOf(word.text, lexicon);
  if (number === null) return null;
  if (next === "of") return Math.max(1, Math.floor(number < 1 ? line.quantity * number : number));
  const names =
    stems.has(lexicon.stem(next)) || stems.has(lexicon.stem(after)) || lexicon.verbs.has(next) || next === "out";
  if (!names || number < 1 || number > line.quantity) return null;
  // "the two mugs" in "one of the two mugs" was answered by "one of" before.
  return number;
}

function numberOf(word: string, lexicon: Lexicon): number | null {
  if (Object.hasOwn(lexicon.numbers, word)) return lexicon.numbers[word]!;
  return /^\d{1,4}$/.test(word) && Number(word) > 0 ? Number(word) : null;
}

function isPluralName(word: string, stems: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const stem = lexicon.stem(word);
  return stem !== word && stems.has(stem);
}
