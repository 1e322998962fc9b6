import { en } from "./en.ts";
import type { Texts } from "./texts.ts";

/** By primary language. */
const languages: ReadonlyMap<string, Texts> = new Map([["en", en]]);

/** What the server says, in the language of a BCP 47 tag ("en-GB"); English where we don't have it. */
export function textsOf(lang: string): Texts {
  return languages.get(lang.toLowerCase().split(/[-_]/, 1)[0]!) ?? en;
}
