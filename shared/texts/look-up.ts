import type { Letter } from "../letter.ts";
import { deLookUp } from "./de-look-up.ts";
import { enLookUp } from "./en-look-up.ts";
import { esLookUp } from "./es-look-up.ts";
import { frLookUp } from "./fr-look-up.ts";
import { itLookUp } from "./it-look-up.ts";
import { nlLookUp } from "./nl-look-up.ts";
import { ptLookUp } from "./pt-look-up.ts";
import { withdrawalLanguage } from "./withdrawal.ts";

/** What is said where an order is found by its number and e-mail: one object a language. */
export type LookUpTexts = {
  title: string;
  lead: string;
  number: string;
  email: string;
  send: string;
  /** Beside a field that can't be read. */
  missing: Record<"number" | "email" | "code", string>;
  codeTitle: string;
  /** The same whether there is such an order or not. */
  sent: (facts: { email: string; minutes: number }) => string;
  code: string;
  open: string;
  wrong: string;
  again: string;
  later: (minutes: number) => string;
  /** The mail. */
  subject: (code: string) => string;
  line: (facts: { shop: string; order: string; minutes: number }) => string;
  leave: string;
};

const texts: Record<ReturnType<typeof withdrawalLanguage>, LookUpTexts> = {
  en: enLookUp,
  de: deLookUp,
  fr: frLookUp,
  es: esLookUp,
  pt: ptLookUp,
  it: itLookUp,
  nl: nlLookUp,
};

/** In the language of a BCP 47 tag; English where we don't have it. */
export const lookUpTexts = (lang: string): LookUpTexts => texts[withdrawalLanguage(lang)];

/** The mail that carries a code. */
export function lookUpLetter(
  lang: string,
  { code, ...facts }: { code: string; shop: string; order: string; minutes: number },
): Letter {
  const { subject, line, leave } = lookUpTexts(lang);
  const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;
  return {
    subject: subject(code),
    greeting: null,
    blocks: [{ kind: "code", text: code }, paragraph(line(facts)), paragraph(leave)],
    sign: null,
    notice: null,
  };
}
