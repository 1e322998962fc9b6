import { lineOf, type Order } from "../order.ts";
import { reasons, reasonTable, type Fault, type Reason } from "../reasons.ts";
import type { ByNumber, ReadingTexts } from "../texts/texts.ts";
import { languageOf, type Language } from "./languages.ts";
import type { Wish } from "../remedies.ts";
import type { Named } from "./lexicon.ts";
import { unitsLeft } from "./lines.ts";
import { lackOf } from "./parts.ts";
import type { Register } from "./mood.ts";
import { hear } from "./words.ts";

/** What we say back. Every sentence comes from the texts; here they are only chosen and joined. */

/** An item as the shopper tells it. Ids that the order doesn't have are passed over. */
export type Told = { lineId: string; quantity: number; reason: Reason };

/** With more things than this in one clause, they are counted instead of named. */
const longestList = 3;

/** The reasons as a shopper would name them, in the library's order. */
export function reasonLabels(lang: string): { reason: Reason; label: string }[] {
  const { texts } = languageOf(lang);
  return reasons.map((reason) => ({ reason, label: texts.reasons[reason] }));
}

/** The opening: an apology where the fault is the merchant's or carrier's, else sympathy; graver when very upset. */
export function reply(told: { fault: Fault | "unclear"; register: Register; lang: string }): string {
  return languageOf(told.lang).texts.opening[told.fault][told.register];
}

/** Whose fault several troubles are together: an apology is due if it is for one of them. */
export function faultOf(told: readonly Reason[]): Fault {
  const faults = new Set<Fault>(told.map((reason) => reasonTable[reason].fault));
  return (["merchant", "carrier"] as const).find((fault) => faults.has(fault)) ?? "nobody";
}

/** Whose fault it is if one of these is what happened and we don't know which. */
export function faultAmong(candidates: readonly Reason[]): Fault | "unclear" {
  const faults = new Set<Fault>(candidates.map((reason) => reasonTable[reason].fault));
  if (faults.has("nobody") && faults.size > 1) return "unclear";
  return faultOf(candidates);
}

/**
 * The case in one sentence: "One of your two blue mugs arrived broken, and you'd like a new one." `text` = the shopper's
 * words, so that a torn shirt isn't said to be broken. Empty string if no item is of this order.
 */
export function summarise(told: {
  items: readonly Told[];
  wish: Wish | null;
  order: Order;
  lang: string;
  text?: string;
}): string {
  const language = languageOf(told.lang);
  const items = told.items.filter((item) => lineOf(told.order, item.lineId) !== null);
  if (items.length === 0) return "";
  const groups = [...groupByReason(items)];
  const said = { order: told.order, language, text: told.text ?? "", alone: groups.length === 1 };
  const clauses = groups.map(([reason, group]) => clauseOf(reason, group, said));
  const wish = wishClause(told.wish, items, told.order, language);
  return `${upperFirst(joinClauses([...clauses, ...wish], language.texts))}.`;
}

function groupByReason(items: readonly Told[]): Map<Reason, Told[]> {
  const groups = new Map<Reason, Told[]>();
  for (const item of items) groups.set(item.reason, [...(groups.get(item.reason) ?? []), item]);
  return groups;
}

/** `alone` = there is no other trouble, so that the words can only be about this one. */
type Said = { order: Order; language: Language; text: string; alone: boolean };

function clauseOf(reason: Reason, items: readonly Told[], said: Said): string {
  const { order, language, text } = said;
  const { summary } = language.texts;
  const whole = isWhole(items, order);
  const sentence = whole ? summary.whole[reason] : undefined;
  if (sentence !== undefined) return sentence;
  const everything = whole && items.length > longestList;
  const thing = everything ? { text: summary.everything, plural: false } : things(items, order, language);
  const values = { thing: thing.text, damage: wordIn(text, language, language.lexicon.damage) ?? summary.damage };
  if (reason === "missing" && items.length === 1) return lackClause(items[0]!, thing, said);
  const fault = reason === "defective" && said.alone ? wordIn(text, language, language.lexicon.faults) : null;
  return fill(byNumber(fault === null ? summary.reasons[reason] : summary.faults[fault], thing.plural), values);
}

/** "your teapot came without its lid", as far as the words say it. */
function lackClause(item: Told, thing: Named, { order, language, text }: Said): string {
  const { summary } = language.texts;
  const lack = lackOf(text, lineOf(order, item.lineId)!, language);
  const pattern = lack === null ? summary.reasons.missing : summary.lack[typeof lack === "string" ? lack : "named"];
  const part = lack !== null && typeof lack === "object" ? lack.part : "";
  return fill(byNumber(pattern, thing.plural), { thing: thing.text, part });
}

/** True if the items are all that is left of the order. */
function isWhole(items: readonly Told[], order: Order): boolean {
  return order.lines.every((line) => {
    const told = items.filter((item) => item.lineId === line.id).reduce((sum, item) => sum + item.quantity, 0);
    return told >= unitsLeft(line);
  });
}

function things(items: readonly Told[], order: Order, { name, texts }: Language): Named {
  if (items.length > longestList)
    return { text: fill(texts.summary.several, { count: String(items.length) }), plural: true };
  const named = items.map((item) => name(lineOf(order, item.lineId)!, item.quantity));
  if (named.length === 1) return named[0]!;
  const all = named.map((thing) => thing.text);
  return { text: `${all.slice(0, -1).join(", ")} ${texts.summary.and} ${all.at(-1)!}`, plural: true };
}

function wishClause(wish: Wish | null, items: readonly Told[], order: Order, { texts, name }: Language): string[] {
  // To cancel is to want the money back.
  if (wish === null || (wish === "refund" && items.every((item) => item.reason === "cancel"))) return [];
  const units = items.reduce((sum, item) => sum + item.quantity, 0);
  const plural = units > 1 || name(lineOf(order, items[0]!.lineId)!, units).plural;
  const sentence = wish === "replacement" ? replacementFor(items, texts) : texts.summary.wishes[wish];
  return [byNumber(sentence, plural && !isParcel(items, order))];
}

function replacementFor(items: readonly Told[], { summary }: ReadingTexts): ByNumber {
  if (items.every((item) => !reasonTable[item.reason].arrived)) return summary.sendAgain;
  return items.every((item) => item.reason === "wrong_item") ? summary.sendRight : summary.wishes.replacement;
}

/** The order was said as one thing ("your parcel"), so the wish is for one. */
function isParcel(items: readonly Told[], order: Order): boolean {
  const lost = items.every((item) => item.reason === "late" || item.reason === "never_arrived");
  return lost && isWhole(items, order);
}

function joinClauses(clauses: readonly string[], { summary }: ReadingTexts): string {
  if (clauses.length === 1) return clauses[0]!;
  return `${clauses.slice(0, -1).join(", ")}${summary.andClause} ${clauses.at(-1)!}`;
}

/** The word said back for what the shopper wrote, if they wrote of one thing and only one. */
function wordIn<T extends string>(text: string, { lexicon }: Language, table: Readonly<Record<T, string>>): T | null {
  const words = new Set(hear(text, lexicon).words.map((word) => word.text));
  const said = (Object.keys(table) as T[]).filter((word) => table[word].split(" ").some((form) => words.has(form)));
  return said.length === 1 ? said[0]! : null;
}

function byNumber(sentence: ByNumber, plural: boolean): string {
  return plural ? sentence.many : sentence.one;
}

/** Puts names in by a function, so that a title with "$&" in it stays as it is. */
function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
