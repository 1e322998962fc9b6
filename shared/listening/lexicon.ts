import type { Reason } from "../reasons.ts";
import type { Wish } from "../remedies.ts";
import type { Line } from "../order.ts";
import type { Grammar } from "./words.ts";

/** What a lexicon says, one file a language, and nothing about how it is matched. */

export const threats = ["legal", "dispute", "publicity"] as const;
export type Threat = (typeof threats)[number];
/** A fault with a sentence of its own: "doesn't work" would be odd to say of stale tea. */
export type Fault = "broke" | "leaks" | "spoiled";
export type Safety = "injury" | "danger";

/**
 * What words can be a sign of. `reason.absent` = the goods aren't there: the order's facts say which reason that is.
 * `sink` = means nothing, and keeps shorter patterns from matching ("late husband").
 * `everything` = the whole order; `fine` = said of an item that has no trouble.
 */
export type Cue =
  | `reason.${Reason}`
  | "reason.absent"
  | `wish.${Wish}`
  | "upset"
  | "anger"
  | "abuse"
  | `threat.${Threat}`
  | `safety.${Safety}`
  | "everything"
  | "fine"
  | "sink";

/**
 * Patterns by weight (3 says it outright, 1 is a hint), separated by ";" or a new line. A pattern is words with a space
 * between; `a|b` = either, `stem*` = begins so, `..` = up to four words in between, `#name` = a group of the lexicon.
 */
export type Patterns = Partial<Record<1 | 2 | 3, string>>;

export type Lexicon = Grammar & {
  cues: Readonly<Partial<Record<Cue, Patterns>>>;
  /** Alternatives that many patterns share. */
  groups: Readonly<Record<string, string>>;
  negators: ReadonlySet<string>;
  /** Words a negation reaches across: "not [really] broken". */
  fillers: ReadonlySet<string>;
  /** As well, for wishes: "don't [want] a refund". */
  wanting: ReadonlySet<string>;
  /** Words that set what follows aside: "a voucher rather [than] a refund". */
  aside: ReadonlySet<string>;
  /** Words that make what follows hypothetical: "if it is damaged". */
  hedges: ReadonlySet<string>;
  /** First words of questions about goods in general: "do you have ...?". */
  asking: ReadonlySet<string>;
  numbers: Readonly<Record<string, number>>;
  ordinals: Readonly<Record<string, number>>;
  /** Words that stand for a mentioned item or unit after an ordinal ("the second one"). */
  ones: ReadonlySet<string>;
  /** Between a count and what it is counted out of: "one of the two". */
  of: ReadonlySet<string>;
  /** Verbs after which something is said of a thing: "the apron has ...". */
  being: ReadonlySet<string>;
  /** Before a count of what there is, and for what is left when that is taken away. */
  only: ReadonlySet<string>;
  others: ReadonlySet<string>;
  /** Before a name that fits several lines: all of them. */
  every: ReadonlySet<string>;
  both: ReadonlySet<string>;
  /** Pronouns that mean one unit, and several. */
  singular: ReadonlySet<string>;
  plural: ReadonlySet<string>;
  /** What is said of a thing that should have come, and of one that did: "I ordered the blue mug but got the red". */
  ordered: ReadonlySet<string>;
  came: ReadonlySet<string>;
  /** Title words that tell no item from another ("the", "set"). */
  unspecific: ReadonlySet<string>;
  /** Parts as a sentence can name them ("lid"), and words for some part ("piece"). */
  parts: ReadonlySet<string>;
  pieces: ReadonlySet<string>;
  /** "missing", "without"; after them, "its" begins a part, "from" or "in" a place. */
  lacking: ReadonlySet<string>;
  owners: ReadonlySet<string>;
  places: ReadonlySet<string>;
  /** A part in the singular -> the kinds of things that have it; wares have no parts at all. */
  havers: Readonly<Record<string, ReadonlySet<string>>>;
  wares: ReadonlySet<string>;
  /** After a part: what it belongs to comes next ("the lid of"). */
  belonging: ReadonlySet<string>;
  /** Before a word that could be a part too, these make it a verb: "how do you handle this?". */
  acting: ReadonlySet<string>;
  /** A title's word -> what it is called for short: "teapot" -> "pot". */
  short: Readonly<Record<string, string>>;
  /** What makes a thing a mere means: "poured the tea", "hot tea", "a cup of tea", after a pronoun "for tea". */
  using: ReadonlySet<string>;
  hot: ReadonlySet<string>;
  serving: ReadonlySet<string>;
  aims: ReadonlySet<string>;
  /** Small words that may stand between these and the thing. */
  between: ReadonlySet<string>;
  /** The one form under which a noun's singular and plural meet. */
  stem: (word: string) => string;
  /** The word of a title that says what kind of thing it is: "Mug" of "Blue Mug with lid". */
  head: (title: string) => string;
  /** How damage looks, by the shopper's own words: the word said back -> the words it stands for. */
  damage: Readonly<Record<string, string>>;
  /** What a thing does that isn't as it should be, likewise. */
  faults: Readonly<Record<Fault, string>>;
};

/** An item as a sentence names it, and whether its verb is plural. */
export type Named = { text: string; plural: boolean };

/** Names `quantity` of a line's units: "one of your two blue mugs". */
export type Namer = (line: Line, quantity: number) => Named;
