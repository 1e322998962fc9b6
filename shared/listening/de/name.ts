import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/** German names of order lines: „Blaue Tasse“, „eines von zwei Stück „Blaue Tasse““. A title has any gender: it is quoted. */

const numbers = ["null", "eines", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
const longestTitle = 60;

/** Names `quantity` units of a line, as subject or object: the forms are the same in both. */
export function name(line: Line, quantity: number): Named {
  const title = `„${shorten(line.title)}“`;
  if (line.quantity === 1) return { text: title, plural: false };
  const all = `${word(line.quantity)} Stück ${title}`;
  if (quantity >= line.quantity) return { text: all, plural: true };
  return { text: `${word(quantity)} von ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

/** Quotation marks of the title's own would end ours. */
function shorten(title: string): string {
  const plain = title.replace(/[„“”"]/g, "’");
  if (plain.length <= longestTitle) return plain;
  const cut = plain.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

const prepositions = new Set("mit ohne für aus von in im zum zur auf with for of".split(" "));

/** The word that says what kind of thing it is: "Tasse" of "Blaue Tasse mit Deckel"; of "Porzellan-Kanne" the last part. */
export function headOf(title: string): string {
  const words = title.split(" ");
  const cut = words.findIndex((part, index) => index > 0 && prepositions.has(part.toLowerCase()));
  const head = (cut > 0 ? words[cut - 1] : words.at(-1)) ?? "";
  return head.split("-").at(-1) ?? "";
}
