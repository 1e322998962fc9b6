import type { Mode } from "../contract.ts";
import type { WhyCode } from "../policy/decision.ts";
import type { Signal } from "../policy/document.ts";
import type { Fault, Reason } from "../reasons.ts";
import type { Extra } from "../policy/document.ts";
import type { Terms } from "../policy/terms.ts";
import type { OfferedRemedy, Wish } from "../remedies.ts";
import type { MailTexts } from "./mail.ts";

/** What the server says, as one shape that every language fills. `{name}` marks what is put in. */

/** The same sentence by how upset somebody is. */
type ByRegister = Record<"plain" | "warm" | "grave", string>;

/** A sentence about one thing and about several: the verb differs. */
export type ByNumber = Record<"one" | "many", string>;

export type ReadingTexts = {
  /** Reasons as a shopper would name them. */
  reasons: Record<Reason, string>;
  /**
   * What we answer first, by whose fault it is: an apology only where it is due. Unclear = it may be ours, or not.
   */
  opening: Record<Fault | "unclear", ByRegister>;
  safety: Record<"injury" | "danger", string>;
  questions: {
    /** Nothing was understood. */
    reason: string;
    /** We have a guess or two. */
    reasonGuess: string;
    lines: string;
    /** Of some items we know what happened, of others not. */
    each: string;
  };
  summary: {
    /** Clauses without capital and full stop, joined later. {thing} = "your blue mug", {damage} = "broken". */
    reasons: Record<Reason, ByNumber>;
    /** Where the shopper's own words say how it fails. */
    faults: Record<"broke" | "leaks" | "spoiled", ByNumber>;
    /** Something is missing, and the words say what: a part by its name, some part, or the thing itself. */
    lack: Record<"named" | "part" | "all", ByNumber>;
    /** Where it is about the whole order. */
    whole: Partial<Record<Reason, string>>;
    wishes: Record<Wish, ByNumber>;
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

/** What the server says about a case, as one shape that every language fills. Amounts and dates come in as words. */
export type WhyFacts = {
  limit: number | string | null;
  got: number | string | null;
  /** What it leads to: a person who looks, or a no. */
  mode: Mode;
  /** The product group's name, as the merchant says it to shoppers. */
  group: string | null;
  /** The item's reason, as a shopper would name it. */
  reason: string;
  /** The signal's name; to staff alone. */
  signal?: string;
};

/** What may be asked for as proof once the window has passed. */
export type Proof = Exclude<Terms["withProof"], "none">;

type CaseTexts = {
  /** "Thursday 12 November" of "2026-11-12". */
  date: (day: string) => string;
  /** "Tuesday 24 November, 12:00", in that time zone. */
  dateTime: (at: number, zone: string) => string;
  /** To the shopper, kind. */
  why: Record<WhyCode, (facts: WhyFacts) => string>;
  /** To staff, exact. */
  staffWhy: Record<WhyCode, (facts: WhyFacts) => string>;
  /** How staff know each signal, as the beginning of a sentence. */
  signals: Record<Signal, string>;
  /** What a fee is for, after its amount: "Less €5.00: …". */
  fees: { restocking: string };
  to: Record<OfferedRemedy | "gift_card", string>;
  /** A little more than is owed. `share` is "10 %", `most` and `name` as the merchant has them. */
  extra: Record<Extra["kind"], (facts: { share: string; most: string; name: string }) => string>;
  consent: (facts: { credit: string; bonus: string | null; refund: string; to: string }) => string;
  note: {
    /** Everything needs a person from the start. */
    person: string;
    /** What was shown can't be settled by itself any more. */
    changed: string;
    asked: string;
    chosen: string;
    contested: string;
    settlement_failed: string;
    /** Money that was on its way didn't arrive. */
    refund_bounced: string;
    expired: string;
    /** What came back isn't what was promised; said kindly, for it may be our own mistake. */
    goods_unclear: string;
    /** The shopper's answer or photo is with the person who asked for it. */
    heard: string;
    /** It wasn't right after all. */
    reopened: string;
  };
  /** Said by staff in one keystroke where words hurt: a boundary, and the help goes on. */
  boundary: string;
  /** The page of its own that a mail's link opens: what it says before our script does, and if the link is dead. */
  hosted: Record<"title" | "noscript" | "missing" | "missingWhy", string>;
};

export type Texts = { reading: ReadingTexts } & CaseTexts & MailTexts;
