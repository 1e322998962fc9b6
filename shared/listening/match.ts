import type { Cue, Lexicon } from "./lexicon.ts";
import type { Heard, Word } from "./words.ts";

/** Finds a lexicon's patterns in words. Patterns are bounded, so the time is linear in the number of words. */

type Slot = { exact: ReadonlySet<string>; stems: readonly string[]; gap: boolean };
type Pattern = { cue: Cue; weight: number; slots: Slot[]; words: number };
export type Matcher = {
  exact: Map<string, Pattern[]>;
  stems: Map<string, Pattern[]>;
  negators: ReadonlySet<string>;
};

/** Words that matched: their places, what they are a sign of, and how strongly. */
export type Hit = { cue: Cue; weight: number; at: number[] };

const gapLength = 4;
// How far back a negation or an "if" is looked for.
const farthest = 8;
// Stems are looked up by their first letters, so no stem may be shorter.
const stemKey = 3;

/** Compiles a lexicon once. Throws on a stem that is too short, which a test would show. */
export function compile(lexicon: Lexicon): Matcher {
  const matcher: Matcher = { exact: new Map(), stems: new Map(), negators: lexicon.negators };
  for (const [cue, patterns] of Object.entries(lexicon.cues)) {
    for (const [weight, texts] of Object.entries(patterns)) {
      for (const text of texts.split(/[;\n]/)) addPattern(matcher, lexicon, cue as Cue, Number(weight), text.trim());
    }
  }
  return matcher;
}

function addPattern(matcher: Matcher, lexicon: Lexicon, cue: Cue, weight: number, text: string): void {
  if (text === "") return;
  const slots = text.split(/ +/).map((part) => slotOf(part, lexicon));
  const pattern = { cue, weight, slots, words: slots.filter((slot) => !slot.gap).length };
  for (const word of slots[0]!.exact) push(matcher.exact, word, pattern);
  for (const key of new Set(slots[0]!.stems.map((stem) => stem.slice(0, stemKey)))) push(matcher.stems, key, pattern);
}

function slotOf(part: string, lexicon: Lexicon): Slot {
  if (part === "..") return { exact: new Set(), stems: [], gap: true };
  const words = part.split("|").flatMap((word) => (word.startsWith("#") ? groupOf(word.slice(1), lexicon) : [word]));
  const stems = words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
  if (stems.some((stem) => stem.length < stemKey)) throw new RangeError(`Stem too short: ${part}`);
  return { exact: new Set(words.filter((word) => !word.endsWith("*"))), stems, gap: false };
}

function groupOf(name: string, lexicon: Lexicon): string[] {
  const group = lexicon.groups[name];
  if (group === undefined) throw new RangeError(`No such group: ${name}`);
  return group.split("|");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Every pattern in the words, those left out that a longer one of the same kind contains. */
export function hitsIn(matcher: Matcher, words: readonly Word[]): Hit[] {
  const hits: Hit[] = [];
  for (const [index, word] of words.entries()) {
    const byWord = matcher.exact.get(word.text) ?? [];
    const byStem = matcher.stems.get(word.text.slice(0, stemKey)) ?? [];
    for (const pattern of [...byWord, ...byStem.filter((other) => !byWord.includes(other))]) {
      const at = matchAt(pattern.slots, words, index, matcher.negators);
      if (at) hits.push({ cue: pattern.cue, weight: pattern.weight, at });
    }
  }
  return longest(withinClauses(hits, words));
}

/**
 * "It arrived and the mug is broken" isn't "arrived .. broken": where a sign stands within one clause, the same one
 * across two is dropped. Not for what was ordered and what came: those are two clauses by nature.
 */
function withinClauses(hits: readonly Hit[], words: readonly Word[]): Hit[] {
  const crosses = ({ at }: Hit) => words[at[0]!]!.clause !== words[at.at(-1)!]!.clause;
  const within = new Map<number, Hit[]>();
  for (const hit of hits) if (!crosses(hit)) for (const place of hit.at) push(within, place, hit);
  const same = (hit: Hit) => (other: Hit) => other.cue === hit.cue && other.weight >= hit.weight;
  return hits.filter(
    (hit) =>
      !crosses(hit) || hit.cue === "reason.wrong_item" || !hit.at.some((place) => within.get(place)?.some(same(hit))),
  );
}

function matchAt(
  slots: readonly Slot[],
  words: readonly Word[],
  start: number,
  negators: ReadonlySet<string>,
): number[] | null {
  if (!fits(slots[0]!, words[start]!.text)) return null;
  const at = [start];
  let reach = 0;
  for (const slot of slots.slice(1)) {
    if (slot.gap) {
      reach = gapLength;
      continue;
    }
    const found = findSlot(slot, words, at.at(-1)!, reach, negators);
    if (found === null) return null;
    at.push(found);
    reach = 0;
  }
  return at;
}

/**
 * The next fit within reach. A gap never skips a negation ("is not broken" isn't "is .. broken"), and what a negation
 * governs is in its own clause. The nearest fit is never taken back: patterns stay linear, at the price of a rare miss.
 */
function findSlot(
  slot: Slot,
  words: readonly Word[],
  last: number,
  reach: number,
  negators: ReadonlySet<string>,
): number | null {
  const from = words[last]!;
  const governed = negators.has(from.text);
  for (let index = last + 1; index <= last + 1 + reach; index++) {
    const word = words[index];
    if (word === undefined || word.sentence !== from.sentence || (governed && word.clause !== from.clause)) return null;
    if (fits(slot, word.text)) return index;
    if (negators.has(word.text)) return null;
  }
  return null;
}

function fits(slot: Slot, word: string): boolean {
  return slot.exact.has(word) || slot.stems.some((stem) => word.startsWith(stem));
}

/**
 * "Phrases before words": a hit inside a longer one of its kind says nothing of its own. A sink is of every kind, and
 * what somebody threatens with is no reason ("or I'll dispute the charge").
 */
function longest(hits: Hit[]): Hit[] {
  const kept = new Map<number, Hit[]>();
  return [...hits]
    .sort((a, b) => b.at.length - a.at.length || precedence(b) - precedence(a))
    .filter((hit) => {
      const owners = kept.get(hit.at[0]!) ?? [];
      if (owners.some((owner) => contains(owner, hit))) return false;
      for (const place of hit.at) push(kept, place, hit);
      return true;
    });
}

function precedence(hit: Hit): number {
  return hit.cue === "sink" ? 8 : kindOf(hit.cue) === "threat" ? 4 : hit.weight;
}

function contains(owner: Hit, hit: Hit): boolean {
  const masks = owner.cue === "sink" || (kindOf(owner.cue) === "threat" && kindOf(hit.cue) === "reason");
  if (!masks && kindOf(owner.cue) !== kindOf(hit.cue)) return false;
  const longer = owner.at.length > hit.at.length || owner.cue === hit.cue || masks;
  return longer && hit.at.every((place) => owner.at.includes(place));
}

export function kindOf(cue: Cue): string {
  return cue.split(".")[0]!;
}

/** True where a negation governs the hit: "not [really] broken", "nothing is missing". */
export function isNegated(hit: Hit, words: readonly Word[], lexicon: Lexicon): boolean {
  const first = words[hit.at[0]!]!;
  const wish = kindOf(hit.cue) === "wish";
  const inside = words.slice(hit.at[0]! + 1, hit.at.at(-1)!);
  if (wish && inside.some((word) => lexicon.aside.has(word.text))) return true;
  for (let index = hit.at[0]! - 1; index >= Math.max(0, hit.at[0]! - farthest); index--) {
    const word = words[index]!;
    if (word.clause !== first.clause) return false;
    if (lexicon.negators.has(word.text)) return true;
    if (!lexicon.fillers.has(word.text) && !(wish && lexicon.wanting.has(word.text))) return false;
  }
  return false;
}

/** What one asks about one's own order: "check if it is lost" supposes nothing. */
const ofDelivery: ReadonlySet<Cue> = new Set<Cue>([
  "reason.absent",
  "reason.late",
  "reason.never_arrived",
  "reason.cancel",
  "reason.charged_wrong",
]);

/** True where it is only supposed or asked: "if it is damaged", "do you have ripped ones?". */
export function isHedged(hit: Hit, heard: Heard, lexicon: Lexicon): boolean {
  const first = heard.words[hit.at[0]!]!;
  const sentence = heard.sentences[first.sentence]!;
  if (ofDelivery.has(hit.cue)) return false;
  if (sentence.question && lexicon.asking.has(sentence.first)) return true;
  for (let index = hit.at[0]! - 1; index >= Math.max(0, hit.at[0]! - farthest); index--) {
    const word = heard.words[index]!;
    if (word.clause !== first.clause) return false;
    if (lexicon.hedges.has(word.text)) return true;
  }
  return false;
}
