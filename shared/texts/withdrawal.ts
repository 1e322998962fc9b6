import { deWithdrawal } from "./de-withdrawal.ts";
import { enWithdrawal } from "./en-withdrawal.ts";
import { esWithdrawal } from "./es-withdrawal.ts";
import { frWithdrawal } from "./fr-withdrawal.ts";
import { itWithdrawal } from "./it-withdrawal.ts";
import { nlWithdrawal } from "./nl-withdrawal.ts";
import { ptWithdrawal } from "./pt-withdrawal.ts";
import { statutoryLabels } from "./statutory.ts";

/** What is said of the statutory withdrawal, on pages, in the panel and in its receipt: one object a language. */

/** Amounts, dates and names come in as words. */
export type WithdrawalTexts = {
  /** For dates of a language that names no region. */
  place: string;
  form: {
    lead: string;
    until: (day: string) => string;
    name: string;
    order: string;
    contact: string;
    contactNote: string;
    goods: string;
    fewer: (title: string) => string;
    more: (title: string) => string;
    back: string;
    /** On the page, above fields that can't be read. */
    check: string;
    missing: Record<"name" | "order" | "contact", string>;
    /** On the page, where it couldn't be taken now. */
    later: string;
  };
  /** The declaration, in the shopper's own name. `goods` is null where it is the whole of the contract. */
  statement: (order: string, goods: string | null) => string;
  receipt: {
    title: string;
    subject: (order: string) => string;
    received: (when: string) => string;
    name: string;
    contact: string;
    shop: string;
    number: string;
    mailed: (contact: string) => string;
    save: string;
    follow: string;
  };
  next: {
    back: (facts: { amount: string; to: string; until: string; reference: string }) => string;
    postage: Record<"merchant" | "shopper", string>;
    address: string;
    soon: (facts: { amount: string; to: string; by: string }) => string;
    person: (by: string) => string;
    /** What is named stands in a case already. */
    held: (reference: string) => string;
    gone: string;
    unmatched: string;
    yourPayment: string;
    remind: (until: string) => string;
  };
  /** Why a person looks first. */
  hurdles: {
    late: (until: string) => string;
    exempt: (group: string | null) => string;
    business: string;
    elsewhere: string;
    nothing: string;
    disputed: string;
    paused: string;
  };
  mail: {
    hello: (name: string) => string;
    link: string;
    open: string;
    replies: Record<"yes" | "no", string>;
    test: string;
  };
};

type Language = keyof typeof statutoryLabels;

const texts: Record<Language, WithdrawalTexts> = {
  en: enWithdrawal,
  de: deWithdrawal,
  fr: frWithdrawal,
  es: esWithdrawal,
  pt: ptWithdrawal,
  it: itWithdrawal,
  nl: nlWithdrawal,
};

/** The language of a BCP 47 tag, among those we have; English else. */
export function withdrawalLanguage(lang: string): Language {
  const base = lang.toLowerCase().split(/[-_]/, 1)[0]!;
  return Object.hasOwn(texts, base) ? (base as Language) : "en";
}

export const withdrawalTexts = (lang: string): WithdrawalTexts => texts[withdrawalLanguage(lang)];
export const labelsOf = (lang: string) => statutoryLabels[withdrawalLanguage(lang)];

/** For tagAmong: the languages there are. */
export const withdrawalLanguages: ReadonlySet<string> = new Set(Object.keys(texts));
