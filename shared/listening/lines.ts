import type { Line, Order } from "../order.ts";
import type { Lexicon } from "./lexicon.ts";
import { hear, type Heard, type Word } from "./words.ts";

/** Which lines of the order the words mean, and how many units. */

export type Meant = { lineId: string; quantity: number };

/** Clauses that speak of trouble, that say all is well, and those whose one trouble is that something else came. */
export type Clauses = { trouble: ReadonlySet<number>; fine: ReadonlySet<number>; swap: ReadonlySet<number> };

/** Where a line's trouble is told, and whether that says that something isn't there. */
export type Telling = { clauses: ReadonlySet<number>; lacking: boolean };

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
 * How many of a line's units are meant, by the clauses that tell its trouble if they say so, else by those that name it:
 * "I ordered two mugs. One is chipped."
 */
export function unitsMeant(scene: Scene, line: Line, telling: Telling): number {
  const left = unitsLeft(line);
  if (left <= 1) return left;
  const { heard, lexicon, clauses } = scene;
  const told = heard.words.filter((word) => telling.clauses.has(word.clause));
  const rest = complement(told, scene, line, telling);
  if (rest !== null && rest > 0) return rest;
  const relevant = relevantTo(heard.words, titleStems(line, lexicon), lexicon, clauses);
  return unitsIn(told, scene, line) ?? unitsIn(relevant, scene, line) ?? left;
}

/** Said by what there is: "only three came", "one survived, the others are broken". Null if it isn't said so. */
function complement(told: readonly Word[], { heard, lexicon }: Scene, line: Line, telling: Telling): number | null {
  const left = unitsLeft(line);
  const counts = (word: Word | undefined) => (word ? numberOf(word.text, lexicon) : null);
  const only = told.findIndex((word) => lexicon.only.has(word.text));
  if (telling.lacking && only >= 0 && !told.some((word) => lexicon.lacking.has(word.text))) {
    const got = told
      .slice(only + 1, only + 4)
      .map(counts)
      .find((count) => count !== null);
    return got == null ? null : left - Math.ceil(got);
  }
  if (!told.some((word) => lexicon.others.has(word.text)) || told.some((word) => counts(word) !== null)) return null;
  const elsewhere = heard.words.filter((word) => !telling.clauses.has(word.clause)).map(counts);
  return left - Math.ceil(elsewhere.find((count) => count !== null) ?? 0);
}

/** A count near the line's name or anywhere ("one of the two"), else one for a singular, all for a plural; else null. */
function unitsIn(words: readonly Word[], { lexicon }: Scene, line: Line): number | null {
  const left = unitsLeft(line);
  const stems = titleStems(line, lexicon);
  const counted = words.map((_, index) => countAt(words, index, stems, lexicon, line)).find((count) => count !== null);
  if (counted != null) return Math.min(counted, left);
  if (words.some((word) => lexicon.plural.has(word.text) || isPluralName(word.text, stems, lexicon))) return left;
  return words.some((word) => isOne(word.text, stems, lexicon)) ? 1 : null;
}

/** Words of the troubled clauses, or all of them; those first that name the line. */
function relevantTo(words: readonly Word[], stems: ReadonlySet<string>, lexicon: Lexicon, clauses: Clauses): Word[] {
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
  if (lexicon.of.has(next)) return Math.max(1, Math.floor(number < 1 ? line.quantity * number : number));
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

/** "The handle broke": of four cups, one. */
function isOne(word: string, stems: ReadonlySet<string>, { singular, havers }: Lexicon): boolean {
  return stems.has(word) || singular.has(word) || Object.hasOwn(havers, word);
}

function isPluralName(word: string, stems: ReadonlySet<string>, lexicon: Lexicon): boolean {
  const stem = lexicon.stem(word);
  return stem !== word && stems.has(stem);
}
