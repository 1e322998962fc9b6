import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/** Italian names of order lines. The title is quoted, whatever its language; "articolo" gives the sentence its gender. */

const numbers = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
const longestTitle = 60;

/** Names `quantity` units of a line: "il tuo articolo “Tazza”", "uno dei tuoi due articoli “Tazza”". */
export function name(line: Line, quantity: number): Named {
  const title = `“${shorten(line.title)}”`;
  if (line.quantity === 1) return { text: `il tuo articolo ${title}`, plural: false };
  const all = `tuoi ${word(line.quantity)} articoli ${title}`;
  if (quantity >= line.quantity) return { text: `i ${all}`, plural: true };
  return { text: `${word(quantity)} dei ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

const small = new Set([
  "un",
  "una",
  "uno",
  "il",
  "la",
  "lo",
  "i",
  "gli",
  "le",
  "set",
  "paio",
  "confezione",
  "di",
  "da",
]);

/** Italian puts first what a thing is: "Tazza" of "Tazza blu con coperchio". */
export function headOf(title: string): string {
  const words = title.split(" ");
  return words.find((each) => /^\p{L}/u.test(each) && !small.has(each.toLowerCase())) ?? words[0] ?? "";
}
