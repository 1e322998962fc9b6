import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/**
 * Spanish names of order lines: "tu artículo «Taza azul»", "una de tus dos unidades de «Taza azul»". A title has any
 * gender, number and language, so nothing agrees with it: it stands in quotation marks behind a word of ours.
 */

const numbers = ["cero", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
const longestTitle = 60;
const small = new Set("el la los las un una unos unas de del mi tu su".split(" "));

/** Names `quantity` units of a line. */
export function name(line: Line, quantity: number): Named {
  const title = `«${shorten(line.title)}»`;
  if (line.quantity === 1) return { text: `tu artículo ${title}`, plural: false };
  const all = `${word(line.quantity)} unidades de ${title}`;
  if (quantity >= line.quantity) return { text: `tus ${all}`, plural: true };
  return { text: `${word(quantity)} de tus ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

/** The first word that isn't small: in Spanish the thing comes before what it is like. */
export function headOf(title: string): string {
  const words = title.split(" ");
  return words.find((part) => !small.has(part.toLowerCase()) && !/^\d/.test(part)) ?? words[0] ?? "";
}
