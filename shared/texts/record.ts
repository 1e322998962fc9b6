import type { ItemState } from "../case.ts";
import type { Mode, Offer, SettlementState } from "../contract.ts";
import type { Remedy } from "../remedies.ts";
import { deRecord } from "./de-record.ts";
import { enRecord } from "./en-record.ts";
import { esRecord } from "./es-record.ts";
import { frRecord } from "./fr-record.ts";
import { itRecord } from "./it-record.ts";
import { nlRecord } from "./nl-record.ts";
import { ptRecord } from "./pt-record.ts";

/**
 * What the record of a case says, as one shape that every language fills. English is read by staff as well, so it speaks
 * of the shopper; the other languages are read by shoppers alone, and speak to them.
 */
export type RecordTexts = {
  /** The language's tag, for dates and the page. */
  lang: string;
  title: (reference: string) => string;
  lead: (shop: string, madeAt: string) => string;
  zone: (zone: string) => string;
  parts: Record<"shopper" | "staff", string>;
  test: string;
  head: Record<HeadWord, string>;
  dueFrom: Record<"shopper" | "staff", string>;
  words: string;
  veiled: string;
  understood: string;
  answers: string;
  items: Record<"title" | "chosen" | "wish" | "asked" | "photo" | "offers" | "declined" | "photos" | "note", string>;
  offer: Record<"remedy" | "amount" | "extra" | "goods" | "to" | "arrives" | "expires" | "keep" | "return", string>;
  /** What a remedy waits for of goods that come back. */
  waits: Record<NonNullable<Offer["return"]>["when"], string>;
  events: Record<"title" | "terms" | "risk" | "consent" | "payment" | "problem" | "disposition" | "waives", string> & {
    version: (version: number) => string;
    photos: (n: number) => string;
  };
  payments: Record<PaymentWord, string> & { by: Record<"shopper" | "staff", string> };
  staff: Record<StaffWord, string>;
  /** Who did it, where it was no person. */
  who: Record<"policy" | "platform" | "clock" | "staff", string>;
  /** Events by their handles; one that isn't here is shown by its handle. */
  what: Readonly<Record<string, string>>;
  asksPhoto: string;
  asksBoth: string;
  rated: Record<"yes" | "not_really", string>;
  states: Record<ItemState, string>;
  settlements: Record<SettlementState, string>;
  remedies: Record<Remedy, string>;
  modes: Record<Mode, string>;
};

type HeadWord =
  | "order"
  | "placed"
  | "paid"
  | "paidWith"
  | "shopper"
  | "opened"
  | "state"
  | "version"
  | "policy"
  | "risk"
  | "due"
  | "followUp"
  | "satisfied";
type PaymentWord =
  | "title"
  | "none"
  | "key"
  | "item"
  | "state"
  | "reference"
  | "promised"
  | "leaves"
  | "ended"
  | "expected"
  | "attempts"
  | "problem";
type StaffWord =
  | "notes"
  | "noNotes"
  | "decisions"
  | "layers"
  | "facts"
  | "reading"
  | "money"
  | "paid"
  | "refunded"
  | "reserved"
  | "left";

/** By primary language. */
export const recordLanguages: ReadonlyMap<string, RecordTexts> = new Map<string, RecordTexts>([
  ["en", enRecord],
  ["de", deRecord],
  ["nl", nlRecord],
  ["fr", frRecord],
  ["it", itRecord],
  ["es", esRecord],
  ["pt", ptRecord],
]);

/** What the record says, in the language of a BCP 47 tag; English where we don't have it. */
export function recordTextsOf(lang: string): RecordTexts {
  return recordLanguages.get(lang.toLowerCase().split(/[-_]/, 1)[0]!) ?? enRecord;
}
