import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/**
 * Portuguese names of order lines: "o seu produto “Caneca azul”", "uma das suas duas unidades de “Caneca azul”". A title has any
 * gender, number and language, so nothing agrees with it: it stands in quotation marks behind a word of ours.
 */

const numbers = ["zero", "uma", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"];
const longestTitle = 60;
const small = new Set("o a os as um uma uns umas de do da meu minha".split(" "));

/** Names `quantity` units of a line. */
export function name(line: Line, quantity: number): Named {
  const title = `“${shorten(line.title)}”`;
  if (line.quantity === 1) return { text: `o seu produto ${title}`, plural: false };
  const all = `${word(line.quantity)} unidades de ${title}`;
  if (quantity >= line.quantity) return { text: `as suas ${all}`, plural: true };
  return { text: `${word(quantity)} das suas ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

/** The first word that isn't small: in Portuguese the thing comes before what it is like. */
export function headOf(title: string): string {
  const words = title.split(" ");
  return words.find((part) => !small.has(part.toLowerCase()) && !/^\d/.test(part)) ?? words[0] ?? "";
}
