import { en as enTexts } from "../texts/en.ts";
import type { ReadingTexts } from "../texts/texts.ts";
import { lexicon as enLexicon } from "./en/lexicon.ts";
import { name as enName } from "./en/name.ts";
import type { Lexicon, Namer } from "./lexicon.ts";
import { compile, type Matcher } from "./match.ts";

/** Everything that listening and answering need of one language. */
export type Language = { lexicon: Lexicon; matcher: Matcher; name: Namer; texts: ReadingTexts };

const languages: ReadonlyMap<string, Language> = new Map([
  ["en", { lexicon: enLexicon, matcher: compile(enLexicon), name: enName, texts: enTexts.reading }],
]);

/** The language of a BCP 47 tag ("en-GB"), English where we don't have it. */
export function languageOf(lang: string): Language {
  const base = lang.toLowerCase().split(/[-_]/, 1)[0]!;
  return languages.get(base) ?? languages.get("en")!;
}
