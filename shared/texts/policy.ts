import type { Clock } from "../policy/face.ts";
import type { RefundTime } from "../policy/document.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Reason } from "../reasons.ts";
import { dePolicy } from "./de-policy.ts";
import { enPolicy } from "./en-policy.ts";
import { esPolicy } from "./es-policy.ts";
import { frPolicy } from "./fr-policy.ts";
import { itPolicy } from "./it-policy.ts";
import { nlPolicy } from "./nl-policy.ts";
import { ptPolicy } from "./pt-policy.ts";
import type { Proof } from "./texts.ts";

/** When something holds. `until` is null where nothing ends it. */
export type When = { place: "first" | "next" | "last"; until: { days: number; from: Clock } | null };

/** What the published policy says, as one shape that every language fills. Amounts, shares and dates come in as words. */
export type PolicyTexts = {
  /** The language's tag, for dates and the page. */
  lang: string;
  /** Its own name: "Deutsch". */
  language: string;
  languages: string;
  title: (shop: string) => string;
  lead: string;
  /** With a country's name. */
  place: (country: string) => string;
  places: string;
  sections: Record<
    "fault" | "parcel" | "mind" | "rest" | "groups" | "customers" | "seasons" | "people" | "version",
    string
  >;
  reasons: Record<Reason, string>;
  withdrawal: {
    title: string;
    text: (days: number) => string;
    except: (groups: readonly string[]) => string;
    /** Among them, goods whose group has no name. */
    special: string;
  };
  /** What can be had: chosen freely, and what a person looks at first. */
  choose: (when: When, remedies: readonly OfferedRemedy[]) => string;
  person: (when: When, remedies: readonly OfferedRemedy[]) => string;
  personToo: (remedies: readonly OfferedRemedy[]) => string;
  nothing: (when: When) => string;
  /** What goes back to who keeps it. */
  part: (share: string) => string;
  /** What a remedy waits for where something comes back. */
  goesOut: Record<RefundTime, string>;
  /** What we ask for once the usual time has passed. */
  proof: Record<Proof, string>;
  bonus: (facts: { share: string; max: string | null }) => string;
  /** Where there is extra elsewhere. */
  noBonus: string;
  /** A little more than is owed, in the words that an offer has for it: never a promise. */
  extra: (what: string) => string;
  shipping: Record<"none" | "standard" | "all", string>;
  fee: (share: string) => string;
  back: Record<"merchant" | "shopper", string>;
  keep: (amount: string) => string;
  photo: (amount: string | null) => string;
  wait: (days: number) => string;
  wholeOrder: string;
  group: string;
  special: string;
  /** A merchant's own word, in quotation marks. */
  quoted: (name: string) => string;
  /** Under groups of customers; `customerGoods` where goods have rules of their own. */
  customer: string;
  customerGoods: string;
  season: (from: string, to: string) => string;
  seasonNote: string;
  /** How long something holds in place of how long it usually does: `what` are reasons. */
  window: (facts: { what: string; days: number; usual: number; from: Clock }) => string;
  hours: (days: readonly string[], from: string, to: string) => string;
  zone: (zone: string) => string;
  reply: (hours: number) => string;
  offers: (days: number) => string;
  always: string;
  pinned: string;
  rights: string;
  version: (hash: string, since: string) => string;
};

/** By primary language, in the order in which they are offered. */
export const policyLanguages: ReadonlyMap<string, PolicyTexts> = new Map<string, PolicyTexts>([
  ["en", enPolicy],
  ["de", dePolicy],
  ["nl", nlPolicy],
  ["fr", frPolicy],
  ["it", itPolicy],
  ["es", esPolicy],
  ["pt", ptPolicy],
]);

const base = (lang: string) => lang.toLowerCase().split(/[-_]/, 1)[0]!;

/** What the published policy says, in the language of a BCP 47 tag; English where we don't have it. */
export function policyTextsOf(lang: string): PolicyTexts {
  return policyLanguages.get(base(lang)) ?? enPolicy;
}
