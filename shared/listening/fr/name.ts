import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/** French names of order lines. The title is quoted, whatever its language; "article" gives the sentence its gender. */

const numbers = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
const longestTitle = 60;

/** Names `quantity` units of a line: "votre article « Tasse »", "l'un de vos deux articles « Tasse »". */
export function name(line: Line, quantity: number): Named {
  const title = `«\u00a0${shorten(line.title)}\u00a0»`;
  if (line.quantity === 1) return { text: `votre article ${title}`, plural: false };
  const all = `vos ${word(line.quantity)} articles ${title}`;
  if (quantity >= line.quantity) return { text: all, plural: true };
  // "de l'un", never "de un".
  return { text: `${quantity === 1 ? "l'un" : word(quantity)} de ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

const small = new Set(["un", "une", "le", "la", "les", "lot", "paire", "set", "pack", "de", "du", "des"]);

/** French puts first what a thing is: "Tasse" of "Tasse bleue avec couvercle". */
export function headOf(title: string): string {
  const words = title.split(" ");
  return words.find((each) => /^\p{L}/u.test(each) && !small.has(each.toLowerCase())) ?? words[0] ?? "";
}
