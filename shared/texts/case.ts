import type { WhyCode } from "../policy/decide.ts";
import type { Remedy } from "../remedies.ts";

/** What the server says about a case, as one shape that every language fills. Amounts and dates come in as words. */
export type WhyFacts = { limit: number | string | null; got: number | string | null; group: string | null };

export type MailKind = "received" | "answered" | "settled" | "send_back";

export type MailFacts = {
  shop: string;
  name: string | null;
  reference: string;
  order: string;
  summary: string;
  link: string;
  /** When a person answers at the latest, in words; null if it is not our turn. */
  due: string | null;
  text: string | null;
  settled:
    | { remedy: Remedy; amount: string; bonus: string | null; reference: string | null; expectedBy: string | null }
    | undefined;
  returnAddress: string | null;
  until: string | null;
  test: boolean;
};

export type Mail = { subject: string; text: string };

export type CaseTexts = {
  /** "Thursday 12 November" of "2026-11-12". */
  date: (day: string) => string;
  /** "Tuesday 24 November, 12:00", in that time zone. */
  dateTime: (at: number, zone: string) => string;
  /** To the shopper, kind. */
  why: Record<WhyCode, (facts: WhyFacts) => string>;
  /** To staff, exact. */
  staffWhy: Record<WhyCode, (facts: WhyFacts) => string>;
  to: { refund: string; replacement: string; store_credit: string };
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
    expired: string;
  };
  mail: Record<MailKind, (facts: MailFacts) => Mail>;
  signIn: (facts: { code: string; shop: string; minutes: number }) => Mail;
};
