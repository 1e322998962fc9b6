import type { Fault, Reason } from "../reasons.ts";
import type { OfferedRemedy } from "../remedies.ts";

/** What the server says, as one shape that every language fills. `{name}` marks what is put in. */

/** The same sentence by how upset somebody is. */
export type ByRegister = Record<"plain" | "warm" | "grave", string>;

/** A sentence about one thing and about several: the verb differs. */
export type ByNumber = Record<"one" | "many", string>;

export type ReadingTexts = {
  /** Reasons as a shopper would name them. */
  reasons: Record<Reason, string>;
  /** What we answer first, by whose fault it is: an apology only where it is due. */
  opening: Record<Fault, ByRegister>;
  safety: Record<"injury" | "danger", string>;
  questions: {
    /** Nothing was understood. */
    reason: string;
    /** We have a guess or two. */
    reasonGuess: string;
    lines: string;
  };
  summary: {
    /** Clauses without capital and full stop, joined later. {thing} = "your blue mug", {damage} = "broken". */
    reasons: Record<Reason, ByNumber>;
    /** Where it is about the whole order. */
    whole: Partial<Record<Reason, string>>;
    wishes: Record<OfferedRemedy | "explanation", ByNumber>;
    /** The wish for a replacement where the goods aren't there, and where others came: "a new one" would be odd. */
    sendAgain: ByNumber;
    sendRight: ByNumber;
    everything: string;
    /** {count} things, where naming each would take too long. */
    several: string;
    damage: string;
    and: string;
    /** Between whole clauses. */
    andClause: string;
  };
};

export type Texts = { reading: ReadingTexts };
