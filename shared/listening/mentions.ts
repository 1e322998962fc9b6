import type { Lexicon } from "./lexicon.ts";
import { titleStems, unitsLeft, type Scene } from "./lines.ts";
import { isUsed, type Naming } from "./subjects.ts";
import type { Word } from "./words.ts";

/** Where the words name lines of the order. */

/** Neighbouring words that name the same line or lines: "the blue ceramic mug". */
type Mention = { lines: string[]; start: number; end: number; clause: number };

// How many words back one looks for "I ordered ...": longer sentences are rare, and made to be slow.
const farthest = 40;

/** What each clause names by title, variant or SKU, but for what is said to be fine. */
export function namingOf(scene: Scene): Naming {
  const mentions = meantToCome(resolve(specific(subjectsOf(scene), scene), scene), scene);
  const homes = homesIn(scene);
  const naming = new Map<number, string[]>();
  for (const mention of mentions) {
    const lines = isClear(mention, scene) ? mention.lines : [];
    const clause = homes.get(mention.clause) ?? mention.clause;
    naming.set(clause, [...new Set([...(naming.get(clause) ?? []), ...lines])]);
  }
  return naming;
}

/**
 * Clauses that say nothing by themselves belong to a neighbour: "the mug, the whisk and the apron are broken" to the one
 * that ends the list, "where are my mug and the whisk?" to the one before.
 */
function homesIn(scene: Scene): Map<number, number> {
  const { heard, lexicon } = scene;
  const clauses = [...Map.groupBy(heard.words, (word) => word.clause)];
  const bare = bareIn(clauses, scene);
  const homes = new Map<number, number>();
  for (const [at, [clause, words]] of clauses.entries()) {
    const before = clauses[at - 1]?.[0];
    if (before === undefined || !bare.has(clause) || !lexicon.joins.has(words[0]!.text)) continue;
    homes.set(clause, homes.get(before) ?? before);
  }
  for (const [at, [clause, words]] of [...clauses.entries()].reverse()) {
    const next = clauses[at + 1]?.[1][0];
    if (!bare.has(clause) || homes.has(clause) || next?.sentence !== words[0]!.sentence) continue;
    homes.set(clause, homes.get(next.clause) ?? next.clause);
  }
  return homes;
}

/** Clauses of names and small words only. */
function bareIn(clauses: readonly [number, readonly Word[]][], { order, lexicon }: Scene): Set<number> {
  const titles = new Set(order.lines.flatMap((line) => [...titleStems(line, lexicon)]));
  const isSmall = ({ text }: Word) =>
    !lexicon.verbs.has(text) &&
    (lexicon.unspecific.has(text) || lexicon.joins.has(text) || titles.has(lexicon.stem(text)));
  return new Set(clauses.filter(([, words]) => words.every(isSmall)).map(([clause]) => clause));
}

/** What is only used names nothing: "the handle broke when I poured the tea". */
function subjectsOf(scene: Scene): Mention[] {
  return mentionsOf(scene).filter((mention) => !isUsed(mention.start, scene));
}

function mentionsOf(scene: Scene): Mention[] {
  const { words } = scene.heard;
  const byStem = linesByStem(scene);
  const linesAt = (word: Word | undefined) => byStem.get(scene.lexicon.stem(word?.text ?? "")) ?? [];
  const mentions: Mention[] = [];
  for (const [index, word] of words.entries()) {
    const lines = linesAt(word);
    if (lines.length === 0 || scene.clauses.fine.has(word.clause)) continue;
    const last = mentions.at(-1);
    const shared =
      last && last.clause === word.clause && index - last.end <= 2 ? last.lines.filter((id) => lines.includes(id)) : [];
    // "On the first pour" doesn't name a tea of the first flush.
    const counts = Object.hasOwn(scene.lexicon.ordinals, word.text);
    if (shared.length > 0) Object.assign(last!, { lines: shared, end: index });
    else if (!counts || linesAt(words[index + 1]).some((id) => lines.includes(id)))
      mentions.push({ lines, start: index, end: index, clause: word.clause });
  }
  return mentions;
}

function linesByStem({ order, lexicon }: Scene): Map<string, string[]> {
  const byStem = new Map<string, string[]>();
  for (const line of order.lines) {
    if (unitsLeft(line) === 0) continue;
    for (const stem of namesOf(titleStems(line, lexicon), lexicon))
      byStem.set(stem, [...(byStem.get(stem) ?? []), line.id]);
  }
  return byStem;
}

/** With what a word of a title is called for short: "the pot" is the teapot. */
function namesOf(stems: Iterable<string>, { short }: Lexicon): Set<string> {
  return new Set([...stems].flatMap((stem) => (Object.hasOwn(short, stem) ? [stem, short[stem]!] : [stem])));
}

/**
 * Leaves out words that only go with what another line is called, where that line is named in the same clause: "tea" in
 * "the Darjeeling tea" is no tea canister. "The blue and the red mug" are both meant: both are mugs.
 */
function specific(mentions: readonly Mention[], scene: Scene): Mention[] {
  const headsOf = headsIn(scene);
  const strong = mentions.filter((mention) => isStrong(mention, headsOf(mention), scene));
  const kept = new Set(strong);
  // Heads are one set for each list of lines, so that a long text about a long order stays quick.
  const byClause = new Map<number, Set<ReadonlySet<string>>>();
  for (const mention of strong)
    byClause.set(mention.clause, (byClause.get(mention.clause) ?? new Set()).add(headsOf(mention)));
  return mentions.filter((mention) => {
    if (kept.has(mention)) return true;
    const own = [...headsOf(mention)];
    return ![...(byClause.get(mention.clause) ?? [])].some((heads) => !own.some((head) => heads.has(head)));
  });
}

/** Says what kind of thing it is ("mug", "the blue one"), or says it in several words. */
function isStrong({ start, end }: Mention, heads: ReadonlySet<string>, { heard, lexicon }: Scene): boolean {
  return (
    end > start ||
    heads.has(lexicon.stem(heard.words[start]!.text)) ||
    lexicon.ones.has(heard.words[end + 1]?.text ?? "")
  );
}

/** What kinds of things the lines of a mention are: "mug", "tea". */
function headsIn({ order, lexicon }: Scene): (mention: Mention) => ReadonlySet<string> {
  const heads = new Map(
    order.lines.map((line) => [line.id, namesOf([lexicon.stem(lexicon.head(line.title))], lexicon)]),
  );
  const known = new Map<string, ReadonlySet<string>>();
  return ({ lines }) => {
    const key = lines.join("\n");
    const found = known.get(key) ?? new Set(lines.flatMap((id) => [...heads.get(id)!]));
    known.set(key, found);
    return found;
  };
}

/** A name that fits several lines means the one that is named clearly elsewhere: "The mug broke. It's the red one." */
function resolve(mentions: readonly Mention[], scene: Scene): Mention[] {
  const clear = new Set(mentions.filter((mention) => isClear(mention, scene)).flatMap((mention) => mention.lines));
  return mentions.map((mention) => {
    const lines = mention.lines.filter((id) => clear.has(id));
    return lines.length > 0 && !isClear(mention, scene) ? { ...mention, lines } : mention;
  });
}

/** "both mugs", "all the mugs": a name that fits several lines means all of them. */
function isClear(mention: Mention, { heard, lexicon }: Scene): boolean {
  if (mention.lines.length === 1) return true;
  return heard.words
    .slice(Math.max(0, mention.start - 3), mention.start)
    .some((word) => word.clause === mention.clause && (lexicon.every.has(word.text) || lexicon.both.has(word.text)));
}

/**
 * Where one thing came in place of another, the other has the trouble: "I ordered the blue mug but got the red one".
 * What was ordered and came as well is left out too.
 */
function meantToCome(mentions: readonly Mention[], scene: Scene): Mention[] {
  const { swap, trouble } = scene.clauses;
  const sentences = new Set(scene.heard.words.filter((word) => swap.has(word.clause)).map((word) => word.sentence));
  const isSwapped = ({ clause, start }: Mention) =>
    swap.has(clause) || (!trouble.has(clause) && sentences.has(scene.heard.words[start]!.sentence));
  const swapped = mentions.filter(isSwapped);
  const came = new Set(swapped.filter((one) => roleOf(one, scene) === "came").flatMap((one) => one.lines));
  const ordered = swapped.filter((one) => roleOf(one, scene) === "ordered").flatMap((one) => one.lines);
  const missed = new Set(ordered.filter((id) => !came.has(id)));
  if (missed.size === 0) return [...mentions];
  return mentions.filter((mention) => !isSwapped(mention) || mention.lines.some((id) => missed.has(id)));
}

/** What is said of a thing: by the verb right after it ("the mug I ordered"), else by the words before. */
function roleOf({ start, end, clause }: Mention, { heard, lexicon }: Scene): "ordered" | "came" | null {
  const { words } = heard;
  const after = words.slice(end + 1, end + 3).filter((word) => word.clause === clause && lexicon.verbs.has(word.text));
  const { sentence } = words[start]!;
  const before = words.slice(Math.max(0, start - farthest), start).filter((word) => word.sentence === sentence);
  for (const { text } of [...after, ...before.reverse()]) {
    if (lexicon.ordered.has(text) || lexicon.aside.has(text) || lexicon.negators.has(text)) return "ordered";
    if (lexicon.came.has(text)) return "came";
  }
  return null;
}
