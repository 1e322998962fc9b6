import type { CaseTexts } from "./case.ts";
import { enCase } from "./en.case.ts";

/** By primary language; English where we don't have it. */
const languages: Readonly<Record<string, CaseTexts>> = { en: enCase };

/** What the server says about a case, in this language. `lang` is a BCP 47 tag. */
export function textsOf(lang: string): CaseTexts {
  return languages[lang.toLowerCase().split(/[-_]/)[0] ?? ""] ?? enCase;
}
