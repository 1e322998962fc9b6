import type { Order } from "../order.ts";
import type { Reason } from "../reasons.ts";
import { kindOf, type Hit } from "./match.ts";
import type { Scene, Telling } from "./lines.ts";
import { isSure, weigh } from "./reasons.ts";
import type { Naming } from "./subjects.ts";

/** Two troubles in one text: which line each sign is about, and so each line's own reason. */

/** A sign of trouble and the lines it is about; null = said of no line ("it was late"). */
type Trouble = { hit: Hit; lines: readonly string[] | null };

export type Troubles = {
  /** Lines named as having trouble; empty if none is, or if it is unclear which. */
  lines: readonly string[];
  /** Of these, what is said of them is in words we don't know: "the apron has somebody's name on it". */
  doubted: readonly string[];
  of: readonly Trouble[];
};

/** These are about a parcel or an order unless their own clause names an item. */
const ofOrder: ReadonlySet<string> = new Set([
  "reason.absent",
  "reason.late",
  "reason.never_arrived",
  "reason.cancel",
  "reason.charged_wrong",
  "reason.other",
]);

/** `hits` = signs that stand; those only supposed name nothing. */
export function troublesOf(hits: readonly Hit[], naming: Naming, scene: Scene): Troubles {
  const of = hits
    .filter((hit) => kindOf(hit.cue) === "reason")
    .map((hit) => ({ hit, lines: linesOf(hit, naming, scene) }));
  const told = of.flatMap(({ lines }) => (lines === null ? [] : [lines]));
  if (told.length === 0) return { of, doubted: [], lines: [...new Set([...naming.values()].flat())] };
  if (told.some((lines) => lines.length === 0)) return { of, doubted: [], lines: [] };
  const known = new Set(told.flat());
  const doubted = doubtedIn(naming, scene).filter((id) => !known.has(id));
  return { of, doubted, lines: [...new Set([...known, ...doubted])] };
}

/** What is denied of a line, or, once there was trouble, told of it at all, is no small talk. */
function doubtedIn(naming: Naming, { heard, lexicon, clauses }: Scene): string[] {
  const within = (set: ReadonlySet<string>) =>
    new Set(heard.words.filter((word) => set.has(word.text)).map((word) => word.clause));
  const [denied, said] = [within(lexicon.negators), within(lexicon.being)];
  const first = Math.min(...clauses.trouble);
  const isDoubted = (clause: number) => denied.has(clause) || (said.has(clause) && clause > first);
  return [...naming].flatMap(([clause, lines]) => (isDoubted(clause) && !clauses.trouble.has(clause) ? lines : []));
}

/** By the last of its clauses that names something ("it came and the mug is broken"), else what was named before it. */
function linesOf(hit: Hit, naming: Naming, scene: Scene): readonly string[] | null {
  const words = hit.at.map((place) => scene.heard.words[place]!);
  // Of "the whisk broke while I used the bowl" the sign ends with "while": what follows isn't what broke.
  const clauses = [...new Set(words.filter(({ text }) => !scene.lexicon.breaks.has(text)).map(({ clause }) => clause))];
  // "I ordered the mug but got a red plate" spans both; what came was left out before.
  const swapped = clauses.filter((clause) => scene.clauses.swap.has(clause));
  const named = swapped.flatMap((clause) => naming.get(clause) ?? []);
  if (named.length > 0) return named;
  const last = clauses.findLast((clause) => naming.has(clause));
  if (last !== undefined) return naming.get(last)!;
  if (ofOrder.has(hit.cue)) return null;
  const before = [...naming.keys()].filter((clause) => clause < clauses[0]!);
  return before.length > 0 ? naming.get(Math.max(...before))! : null;
}

/** The clauses whose signs of trouble are about this line alone, and whether these say that something isn't there. */
export function tellingOf(lineId: string, { of }: Troubles, { heard }: Scene): Telling {
  const own = of.filter(({ lines }) => lines?.length === 1 && lines[0] === lineId);
  const clauses = new Set(own.flatMap(({ hit }) => hit.at.map((place) => heard.words[place]!.clause)));
  return { clauses, lacking: own.some(({ hit }) => hit.cue === "reason.missing") };
}

/**
 * A line's own reason: by what is said of it and of nothing else, what is said of no line counting too. Null if that
 * isn't clear. `whole` = the reason of the whole text, if that is clear: it holds for a line of which nothing is said.
 */
export function reasonOf(
  lineId: string,
  { troubles, whole, order, now }: { troubles: Troubles; whole: Reason | null; order: Order; now: number },
): Reason | null {
  if (troubles.doubted.includes(lineId)) return null;
  const own = troubles.of.filter(({ lines }) => lines?.includes(lineId));
  if (own.length === 0) return whole;
  const loose = troubles.of.filter(({ lines }) => lines === null);
  const absent = own.filter(({ hit }) => hit.cue === "reason.absent");
  const together = [...new Set(absent.map(({ lines }) => lines ?? []))].flat();
  const candidates = weigh(
    [...own, ...loose].map(({ hit }) => hit),
    order,
    together,
    now,
  );
  return isSure(candidates) ? candidates[0]!.reason : null;
}
