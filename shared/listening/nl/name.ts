import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/** Dutch names of order lines: “Blauwe mok”, “één van twee stuks “Blauwe mok””. A title has any gender: it is quoted. */

const numbers = ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
const longestTitle = 60;

/** Names `quantity` units of a line. */
export function name(line: Line, quantity: number): Named {
  const title = `“${shorten(line.title)}”`;
  if (line.quantity === 1) return { text: title, plural: false };
  const all = `${word(line.quantity)} stuks ${title}`;
  if (quantity >= line.quantity) return { text: all, plural: true };
  return { text: `${word(quantity)} van ${all}`, plural: quantity > 1 };
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

const prepositions = new Set("met zonder voor van uit in aan op with for of".split(" "));

/** The word that says what kind of thing it is: "mok" of "Blauwe mok met deksel". */
export function headOf(title: string): string {
  const words = title.split(" ");
  const cut = words.findIndex((part, index) => index > 0 && prepositions.has(part.toLowerCase()));
  const head = (cut > 0 ? words[cut - 1] : words.at(-1)) ?? "";
  return head.split("-").at(-1) ?? "";
}
