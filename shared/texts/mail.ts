import type { Letter } from "../letter.ts";
import type { LabelWay } from "../policy/document.ts";
import type { Remedy } from "../remedies.ts";

/** What the server writes to shoppers and staff, as one shape that every language fills. */

/** One a turn; which facts each needs stands beside it. */
export type MailKind =
  | "received"
  /** Words of the product itself: `text`. */
  | "answered"
  /** A person wrote: `text`, `by`. */
  | "message"
  /** A person asks something, or for a photo: `asks`, `by`. */
  | "asked"
  /** A person made an offer: `text` if they added words, `by`. */
  | "offered"
  /** A person declined: `text`, `by`. */
  | "declined"
  | "send_back"
  /** A label for sending goods back: `label`, `until`. */
  | "label"
  /** Settled already, and the goods are to come back: a reminder on which nothing hangs, `until`. */
  | "expected_back"
  | "settled"
  /** What was settled is taken back before it went out: `text` if there are words. */
  /** Some days later: is it right now? */
  | "follow_up"
  /** We look at it again: `text` if there are words. */
  | "reopened"
  /** One reminder before it lapses: what was asked (`asks`), goods to send back (`sendsBack`), else an offer. */
  | "expiring";

/** What every kind is told; amounts and dates come in as words. Null where there is nothing to say. */
export type MailFacts = {
  shop: string;
  name: string | null;
  reference: string;
  order: string;
  summary: string;
  link: string;
  /** When a person answers at the latest; null if it is not our turn. */
  due: string | null;
  /** Until when it is the shopper's turn: to choose, to answer, to send back. */
  until: string | null;
  text: string | null;
  /** What we wait for the shopper to answer: a question, a photo or both. */
  asks: { question: string | null; photo: boolean } | null;
  /** We wait for goods to come back. */
  sendsBack: boolean;
  /** Goods come back, and what they come back for doesn't wait for them. */
  started: boolean;
  /** The first name of whoever of us did it. */
  by: string | null;
  /** Something was declined that the shopper can ask us to look at once more. */
  again: boolean;
  /** Something else is on offer. */
  instead: boolean;
  settled:
    | {
        remedy: Remedy;
        item: string;
        amount: string;
        /** What goes back besides, where an exchange is for something cheaper. */
        back: string | null;
        bonus: string | null;
        reference: string | null;
        expectedBy: string | null;
        /** A code came with it, which a mail never says. */
        code: boolean;
        /** The little extra that goes with it, and whether a code came for that. */
        extra: string | null;
        extraCode: boolean;
        /** Nothing of the case is open any more. */
        all: boolean;
      }
    | undefined;
  returnAddress: string | null;
  /** How the shop wants goods sent, in its own words. */
  instructions: string | null;
  /** The label for it; and how there comes to be one. */
  label: { url: string; host: string } | null;
  labelWay: LabelWay;
  /** Somebody reads what is sent back to this mail. */
  replies: boolean;
  test: boolean;
};

export type MailTexts = {
  mail: Record<MailKind, (facts: MailFacts) => Letter>;
  signIn: (facts: { code: string; shop: string; minutes: number }) => Letter;
};

/** Whether a code is to be seen on the page, which a mail never says. */
export function hasCode({ settled }: MailFacts): boolean {
  return settled !== undefined && ((settled.code && settled.remedy === "store_credit") || settled.extraCode);
}
