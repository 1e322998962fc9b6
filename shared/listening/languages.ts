import { textsOf } from "../texts/index.ts";
import type { ReadingTexts } from "../texts/texts.ts";
import { lexicon as de } from "./de/lexicon.ts";
import { name as deName } from "./de/name.ts";
import { lexicon as en } from "./en/lexicon.ts";
import { name as enName } from "./en/name.ts";
import { lexicon as es } from "./es/lexicon.ts";
import { name as esName } from "./es/name.ts";
import { lexicon as fr } from "./fr/lexicon.ts";
import { name as frName } from "./fr/name.ts";
import { lexicon as it } from "./it/lexicon.ts";
import { name as itName } from "./it/name.ts";
import { lexicon as pt } from "./pt/lexicon.ts";
import { name as ptName } from "./pt/name.ts";
import { lexicon as nl } from "./nl/lexicon.ts";
import { name as nlName } from "./nl/name.ts";
import type { Lexicon, Namer } from "./lexicon.ts";
import { compile, type Matcher } from "./match.ts";

/** Everything that listening and answering need of one language. */
export type Language = { lexicon: Lexicon; matcher: Matcher; name: Namer; texts: ReadingTexts };

const heard: ReadonlyMap<string, { lexicon: Lexicon; name: Namer }> = new Map([
  ["en", { lexicon: en, name: enName }],
  ["de", { lexicon: de, name: deName }],
  ["nl", { lexicon: nl, name: nlName }],
  ["es", { lexicon: es, name: esName }],
  ["pt", { lexicon: pt, name: ptName }],
  ["fr", { lexicon: fr, name: frName }],
  ["it", { lexicon: it, name: itName }],
]);

/** Compiling a lexicon takes milliseconds: each is compiled when somebody first speaks its language. */
const known = new Map<string, Language>();

/** The language of a BCP 47 tag ("en-GB"), English where we don't have it. */
export function languageOf(lang: string): Language {
  const base = lang.toLowerCase().split(/[-_]/, 1)[0]!;
  const code = heard.has(base) ? base : "en";
  const language = known.get(code) ?? languageFrom(code);
  known.set(code, language);
  return language;
}

function languageFrom(code: string): Language {
  const { lexicon, name } = heard.get(code)!;
  return { lexicon, matcher: compile(lexicon), name, texts: textsOf(code).reading };
}
