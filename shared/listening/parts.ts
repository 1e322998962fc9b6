import type { Line } from "../order.ts";
import type { Language } from "./languages.ts";
import { titleStems } from "./lines.ts";
import { hitsIn, isNegated } from "./match.ts";
import { hear, type Word } from "./words.ts";

/** How something is missing: a part that has a name, some part, or the thing itself; null if the words don't say. */

export type Lack = { part: string } | "part" | "all" | null;

/** Reads only the clauses that speak of something missing, so that a broken handle isn't said to be missing. */
export function lackOf(text: string, line: Line, language: Language): Lack {
  const { lexicon } = language;
  const words = lackingIn(text, language);
  const stems = titleStems(line, lexicon);
  const isTitle = (word: Word) => stems.has(lexicon.stem(word.text));
  const parts = new Set(
    words.filter((word, at) => isPart(words, at, language) && !isTitle(word)).map((word) => word.text),
  );
  if (parts.size === 1) return { part: [...parts][0]! };
  if (parts.size > 1 || words.some((word) => lexicon.pieces.has(word.text))) return "part";
  const lacksMore = words.some((word, at) => lexicon.lacking.has(word.text) && goesOn(words, at, language));
  return words.some(isTitle) && !lacksMore ? "all" : null;
}

function lackingIn(text: string, { lexicon, matcher }: Language): Word[] {
  const { words } = hear(text, lexicon);
  const signs = hitsIn(matcher, words).filter((hit) => hit.cue === "reason.missing" && !isNegated(hit, words, lexicon));
  const clauses = new Set(signs.flatMap((hit) => hit.at.map((place) => words[place]!.clause)));
  return words.filter((word) => clauses.has(word.clause));
}

/** "the lid"; of parts we have no name for, only "missing its spout". Plain letters: it is said back as it stands. */
function isPart(words: readonly Word[], at: number, { lexicon }: Language): boolean {
  const { text } = words[at]!;
  if (lexicon.parts.has(text)) return true;
  const owned = lexicon.owners.has(words[at - 1]?.text ?? "") && lexicon.lacking.has(words[at - 2]?.text ?? "");
  return owned && /^[a-z]{3,20}$/.test(text) && !lexicon.pieces.has(text);
}

/** "missing three prongs" says of what; "is missing", "missing from the box" doesn't. */
function goesOn(words: readonly Word[], at: number, { lexicon }: Language): boolean {
  const next = words[at + 1];
  return next !== undefined && next.clause === words[at]!.clause && !lexicon.places.has(next.text);
}
