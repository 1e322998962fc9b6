/** How a language lists and counts, for sentences made of parts. By BCP 47 tag. */

/** "a, b or c" */
export const anyOf = (lang: string, words: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: "disjunction" }).format(words);

/** "a, b and c" */
export const allOf = (lang: string, words: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: "conjunction" }).format(words);

/** "0.5" in English, "0,5" in German. */
export const numberIn = (lang: string, value: number): string => new Intl.NumberFormat(lang).format(value);

const formats = new Map<string, Intl.DateTimeFormat>();

/** How a language writes dates. Kept once made: making one takes longer than deciding a case. */
export function datesIn(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = lang + JSON.stringify(options);
  const format = formats.get(name) ?? new Intl.DateTimeFormat(lang, options);
  formats.set(name, format);
  return format;
}

/** A sentence that begins with what its language writes small elsewhere. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The other way about: what begins a line elsewhere, within a sentence. */
export const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
