import type { Order } from "../order.ts";
import type { Reason } from "../reasons.ts";
import { languageOf, type Language } from "./languages.ts";
import type { Wish } from "../remedies.ts";
import type { Cue } from "./lexicon.ts";
import {
  ordinalLine,
  titleStems,
  unitsLeft,
  unitsMeant,
  wholeOrder,
  type Clauses,
  type Meant,
  type Scene,
} from "./lines.ts";
import { hitsIn, isHedged, isNegated, kindOf, type Hit } from "./match.ts";
import { namingOf } from "./mentions.ts";
import { moodOf, type Mood } from "./mood.ts";
import { isDelivered, isSure, weigh, type Candidate } from "./reasons.ts";
import { withParts } from "./subjects.ts";
import { reasonOf, tellingOf, troublesOf, type Troubles } from "./troubles.ts";
import { hear, type Heard } from "./words.ts";

export { publicReading } from "./public.ts";
export { reasonLabels, reply, summarise, type Told } from "./say.ts";
export type { Safety, Threat } from "./lexicon.ts";
export type { Meant } from "./lines.ts";
export type { Register, Upset } from "./mood.ts";
export type { Candidate } from "./reasons.ts";

/** Which words were a sign of what; for staff, and for finding out why a reading went wrong. */
export type Evidence = { of: Cue; words: string };

/** A line that is meant, and what is wrong with it. */
export type Troubled = Meant & { reason: Reason | null };

/** Everything the words say. Mood, threats and evidence are for staff only: shoppers read devtools. */
export type FullReading = Mood & {
  /** Those with evidence, best first. */
  reasons: Candidate[];
  /** True if each line meant has its clear reason; with no line known, if the first reason is clearly ahead. */
  sure: boolean;
  /** What is meant, each with its own reason, null if that is unclear; empty if it is unclear what is meant. */
  lines: Troubled[];
  wish: Wish | null;
  evidence: Evidence[];
};

/** `now` in milliseconds. `lang` is a BCP 47 tag; English where we don't have the language. */
export type Input = { text: string; lang: string; order: Order; now: number };

/** Reads a shopper's words against the order. Pure and total: any string gives a reading. */
export function read({ text, lang, order, now }: Input): FullReading {
  const language = languageOf(lang);
  const heard = hear(text, language.lexicon);
  const { hits, softened } = signsIn(heard, order, language);
  const reasonHits = [...hits.filter((hit) => kindOf(hit.cue) === "reason"), ...softened];
  const clauses = clausesOf(heard, hits);
  const scene: Scene = { heard, order, lexicon: language.lexicon, clauses, now };
  const troubles = troublesOf(hits, withParts(namingOf(scene), scene), scene);
  const reasons = weigh(reasonHits, order, troubles.lines, now);
  const whole = isSure(reasons) ? reasons[0]!.reason : null;
  const lines = linesMeant(scene, troubles, hits, whole).map((meant) => ({
    ...meant,
    reason: reasonOf(meant.lineId, { troubles, whole, order, now }),
  }));
  return {
    reasons,
    sure: lines.length > 0 ? lines.every(({ reason }) => reason !== null) : whole !== null,
    lines,
    wish: wishOf(hits),
    ...moodOf(heard, hits),
    evidence: evidenceOf(heard, hits),
  };
}

/** The mood of words that are not about a new order's trouble: a message, a wish. Pure and total. */
export function moodIn(text: string, lang: string): Mood {
  const { lexicon, matcher } = languageOf(lang);
  const heard = hear(text, lexicon);
  return moodOf(
    heard,
    hitsIn(matcher, heard.words).filter((hit) => !isNegated(hit, heard.words, lexicon)),
  );
}

/** Signs that stand, and those that are only supposed ("if it is damaged"), which count little. */
function signsIn(heard: Heard, order: Order, { lexicon, matcher }: Language): { hits: Hit[]; softened: Hit[] } {
  const titles = new Set(order.lines.flatMap((line) => [...titleStems(line, lexicon)]));
  // A word of a title is a name, not a sign: "Broken Bells" on vinyl, a "Fire pit".
  const isName = (hit: Hit) => hit.at.length === 1 && titles.has(lexicon.stem(heard.words[hit.at[0]!]!.text));
  const standing = hitsIn(matcher, heard.words).filter((hit) => !isName(hit) && !isNegated(hit, heard.words, lexicon));
  const supposed = (hit: Hit) => kindOf(hit.cue) === "reason" && isHedged(hit, heard, lexicon);
  return {
    hits: standing.filter((hit) => !supposed(hit)),
    softened: standing.filter(supposed).map((hit) => ({ ...hit, weight: hit.weight * hedged })),
  };
}

const hedged = 0.2;

function clausesOf(heard: Heard, hits: readonly Hit[]): Clauses {
  const of = (wanted: (hit: Hit) => boolean) =>
    new Set(hits.filter(wanted).flatMap((hit) => hit.at.map((place) => heard.words[place]!.clause)));
  const trouble = of((hit) => kindOf(hit.cue) === "reason");
  const fine = of((hit) => hit.cue === "fine");
  const others = of((hit) => kindOf(hit.cue) === "reason" && hit.cue !== "reason.wrong_item");
  return {
    trouble,
    fine: new Set([...fine].filter((clause) => !trouble.has(clause))),
    swap: new Set([...of((hit) => hit.cue === "reason.wrong_item")].filter((clause) => !others.has(clause))),
  };
}

/** With nothing named, these are about all that hasn't come yet, or the whole order if all of it has ... */
const aboutParcel: ReadonlySet<Reason | null> = new Set<Reason>(["late", "never_arrived", "cancel"]);
/** ... and these about the whole order anyway. */
const aboutOrder: ReadonlySet<Reason | null> = new Set<Reason>(["charged_wrong", "other"]);

function linesMeant(scene: Scene, troubles: Troubles, hits: readonly Hit[], reason: Reason | null): Meant[] {
  const { order, now } = scene;
  const named = troubles.lines;
  const units = (ids: readonly string[]) =>
    order.lines
      .filter((line) => ids.includes(line.id) && unitsLeft(line) > 0)
      .map((line) => ({ lineId: line.id, quantity: unitsMeant(scene, line, tellingOf(line.id, troubles, scene)) }));
  if (named.length > 0) return units(named);
  const ordinal = ordinalLine(scene);
  if (ordinal !== null) return units([ordinal]);
  if (aboutOrder.has(reason) || hits.some((hit) => hit.cue === "everything")) return wholeOrder(order);
  if (aboutParcel.has(reason)) return withoutDelivered(order, now);
  const left = order.lines.filter((line) => unitsLeft(line) > 0);
  return left.length === 1 ? units([left[0]!.id]) : [];
}

/** Of an order that came in part, a late parcel is the other part. */
function withoutDelivered(order: Order, now: number): Meant[] {
  const away = new Set(order.lines.filter((line) => !isDelivered(line, now)).map((line) => line.id));
  const all = wholeOrder(order);
  const waiting = all.filter((meant) => away.has(meant.lineId));
  return waiting.length > 0 ? waiting : all;
}

/** The wish said most plainly; none where two are said alike ("a refund or a new one"). */
function wishOf(hits: readonly Hit[]): Wish | null {
  const best = new Map<Wish, number>();
  for (const hit of hits) {
    if (kindOf(hit.cue) !== "wish") continue;
    const wish = hit.cue.slice("wish.".length) as Wish;
    best.set(wish, Math.max(best.get(wish) ?? 0, hit.weight));
  }
  const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

function evidenceOf(heard: Heard, hits: readonly Hit[]): Evidence[] {
  return hits
    .filter((hit) => hit.cue !== "sink")
    .map((hit) => ({ of: hit.cue, words: hit.at.map((place) => heard.words[place]!.text).join(" ") }));
}
