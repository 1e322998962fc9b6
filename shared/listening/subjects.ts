import type { Lexicon } from "./lexicon.ts";
import { titleStems, unitsLeft, type Scene } from "./lines.ts";
import type { Word } from "./words.ts";

/** What a trouble is said of where no item is its subject: parts stand for what has them, what is only used for nothing. */

/** The lines named in a clause; an empty list if a name there fits several and nothing tells which. */
export type Naming = ReadonlyMap<number, readonly string[]>;

// "poured a hot cup of my tea": so many small words stand between at most.
const farthest = 6;

/** True where the word at `start` is only poured, drunk or burnt with: "poured the tea", "a cup of tea", "it for tea". */
export function isUsed(start: number, { heard, lexicon }: Scene): boolean {
  const { words } = heard;
  const near = (at: number) => (words[at]?.clause === words[start]!.clause ? words[at]!.text : "");
  for (let at = start - 1; at >= start - farthest; at--) {
    const text = near(at);
    if (lexicon.using.has(text) || lexicon.hot.has(text)) return true;
    if (lexicon.of.has(text) && lexicon.serving.has(near(at - 1))) return true;
    if (lexicon.aims.has(text)) return lexicon.singular.has(near(at - 1)) || lexicon.plural.has(near(at - 1));
    if (!lexicon.between.has(text)) return false;
  }
  return false;
}

/** Adds what parts stand for. Where a clause names a part and only lines that can't have it, it is unclear what is meant. */
export function withParts(naming: Naming, scene: Scene): Naming {
  const { heard, order, lexicon, clauses } = scene;
  // Once for all words, so that a long text about a long order stays quick.
  const titles = new Set(order.lines.flatMap((line) => [...titleStems(line, lexicon)]));
  const may = new Map(Object.keys(lexicon.havers).map((part) => [part, mayHave(part, scene)]));
  const all = new Map(naming);
  for (const [at, { text, clause }] of heard.words.entries()) {
    const owners = may.get(text);
    if (owners === undefined || owners.all.size === 0) continue;
    if (clauses.fine.has(clause) || !isLoosePart(at, titles, scene)) continue;
    const here = all.get(clause);
    if (here === undefined) all.set(clause, settled(owners, all, clause));
    else if (!here.some((id) => owners.all.has(id))) all.set(clause, []);
  }
  return all;
}

/** "The lid"; but not "its lid", "the teapot's lid", "the lid of the teapot": the words say whose it is. "You handle" is no part. */
function isLoosePart(at: number, titles: ReadonlySet<string>, { heard, lexicon }: Scene): boolean {
  const { words } = heard;
  const { text, clause } = words[at]!;
  const near = (word: Word | undefined) => (word?.clause === clause ? word.text : "");
  const [before, after] = [near(words[at - 1]), near(words[at + 1])];
  if (lexicon.owners.has(before) || lexicon.belonging.has(after) || lexicon.acting.has(before)) return false;
  return !titles.has(lexicon.stem(text)) && !titles.has(lexicon.stem(before));
}

/** Lines that have such a part, and these with those of which we don't know: a title we can't place may have anything. */
type May = { have: ReadonlySet<string>; all: ReadonlySet<string> };

function mayHave(part: string, { order, lexicon }: Scene): May {
  const left = order.lines.filter((line) => unitsLeft(line) > 0);
  const kinds = left.map((line) => ({ id: line.id, has: hasPart(part, line.title, lexicon) }));
  return {
    have: new Set(kinds.filter(({ has }) => has === true).map(({ id }) => id)),
    all: new Set(kinds.filter(({ has }) => has !== false).map(({ id }) => id)),
  };
}

/** By the words of the title; null if none of them is a kind of thing we know. */
function hasPart(part: string, title: string, lexicon: Lexicon): boolean | null {
  const words = title.split(/[^\p{L}\p{N}]+/u).map((word) => lexicon.stem(lexicon.head(word)));
  if (words.some((word) => lexicon.havers[part]!.has(word))) return true;
  const head = lexicon.stem(lexicon.head(title));
  const known = lexicon.wares.has(head) || Object.values(lexicon.havers).some((kinds) => kinds.has(head));
  return known ? false : null;
}

/** The only line that can have it, else those named before that can, else those named after that do; else it is unclear. */
function settled({ have, all }: May, naming: Naming, clause: number): readonly string[] {
  if (have.size === 1 && all.size === 1) return [...have];
  const among = (lines: ReadonlySet<string>, fits: (place: number) => boolean) =>
    [...new Set([...naming].flatMap(([place, named]) => (fits(place) ? named : [])))].filter((id) => lines.has(id));
  const before = among(all, (place) => place < clause);
  return before.length > 0 ? before : among(have, (place) => place > clause);
}
