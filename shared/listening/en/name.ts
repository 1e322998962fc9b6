import type { Line } from "../../order.ts";
import type { Named } from "../lexicon.ts";

/** English names of order lines: "your blue mug", "one of your two blue mugs", "your 2 × Jeans". */

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const prepositions = new Set("with for of in from without on by to".split(" "));
const longestTitle = 60;

const irregular: Readonly<Record<string, string>> = {
  knife: "knives",
  shelf: "shelves",
  scarf: "scarves",
  leaf: "leaves",
  loaf: "loaves",
  mouse: "mice",
  tooth: "teeth",
  man: "men",
  woman: "women",
  child: "children",
  foot: "feet",
  potato: "potatoes",
  tomato: "tomatoes",
  person: "people",
};
/** Singular in spite of the last letter. */
const singularS = new Set(["lens", "canvas", "gas", "atlas", "bias", "christmas", "pancreas"]);
/** Not counted by ones, or the same in the plural: "2 × Coffee". */
const uncounted =
  /^(coffee|tea|soap|honey|jewell?ery|clothing|furniture|cutlery|crockery|tableware|stationery|fabric|wool|yarn|paint|oil|wine|water|flour|sugar|salt|rice|chocolate|bread|cheese|luggage|equipment|hardware|software|makeup|shampoo|fish|sheep|series|gold|silver|powder|incense)$/;

/** Names `quantity` units of a line. Where the plural is unsure it says "2 × Title". */
export function name(line: Line, quantity: number): Named {
  const title = shorten(line.title);
  const head = headOf(title);
  const pluralTitle = isPlural(head);
  const counted = line.quantity === 1 ? null : pluralOf(title, head);
  if (line.quantity === 1) return { text: `your ${lowered(title)}`, plural: pluralTitle };
  const all = counted === null ? `${line.quantity} × ${title}` : `${word(line.quantity)} ${counted}`;
  if (quantity >= line.quantity) return { text: `your ${all}`, plural: true };
  return { text: `${word(quantity)} of your ${all}`, plural: quantity > 1 };
}

function word(count: number): string {
  return numbers[count] ?? String(count);
}

function shorten(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))}…`;
}

/**
 * "Blue mug" -> "blue mug". A title with capitals further on ("Blue Mug", "iPhone case", "USB cable") is a name and
 * stays. Plain a-z on purpose: other scripts and signs are left as the merchant wrote them.
 */
function lowered(title: string): string {
  return /^[A-Z](?![A-Z0-9])[^A-Z]*$/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** The word that takes the plural: the last, or the one before "with", "of" ("Mug with lid"). */
export function headOf(title: string): string {
  const words = title.split(" ");
  const cut = words.findIndex((part, index) => index > 0 && prepositions.has(part.toLowerCase()));
  return (cut > 0 ? words[cut - 1] : words.at(-1)) ?? "";
}

function isPlural(head: string): boolean {
  const lower = head.toLowerCase();
  return /^[a-z-]{4,}$/.test(lower) && /[^aious]s$/.test(lower) && !singularS.has(lower);
}

function pluralOf(title: string, head: string): string | null {
  const lower = head.toLowerCase();
  if (!/^[a-z-]{3,}$/.test(lower) || uncounted.test(lower) || isPlural(head)) return null;
  const plural = irregular[lower] ?? regular(lower);
  const written = head === lower ? plural : head[0]! + plural.slice(1);
  const at = title.lastIndexOf(head, headEnd(title, head));
  return lowered(title.slice(0, at) + written + title.slice(at + head.length));
}

/** Where the head begins: the last place it stands as the head of the title. */
function headEnd(title: string, head: string): number {
  const words = title.split(" ");
  const index = words.findIndex(
    (part, place) => part === head && (place === words.length - 1 || prepositions.has(words[place + 1]!.toLowerCase())),
  );
  return words.slice(0, index).join(" ").length + (index > 0 ? 1 : 0);
}

function regular(noun: string): string {
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}
