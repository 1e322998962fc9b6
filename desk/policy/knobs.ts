import type { Terms } from "../../shared/policy/terms.ts";
import { knobVocabulary } from "../../shared/policy/vocabulary.ts";

/** The knobs a layer may turn, as a merchant reads them. What each means stands in the document's own schema. */

export type Knob = keyof Terms;

type Option = readonly [value: string, words: string];
export type NumberKind = "days" | "count" | "share" | "amount";
export type KnobAbout = {
  label: string;
  /** What holds if no layer says anything. */
  empty: string;
} & ({ kind: NumberKind } | { kind: "extra" } | { kind: "choice"; options: readonly Option[] });

const availability: readonly Option[] = [
  ["offer", "We offer it"],
  ["person", "One of us looks first"],
  ["no", "We don't offer it"],
];

export const knobs = {
  refund: { kind: "choice", options: availability, label: "Money back", empty: "not offered" },
  replacement: { kind: "choice", options: availability, label: "The same again", empty: "not offered" },
  exchange: { kind: "choice", options: availability, label: "Another size or colour", empty: "not offered" },
  resend_part: { kind: "choice", options: availability, label: "The missing part", empty: "not offered" },
  repair: { kind: "choice", options: availability, label: "A repair", empty: "not offered" },
  store_credit: { kind: "choice", options: availability, label: "Store credit", empty: "not offered" },
  storeCreditBonusBp: { kind: "share", label: "Extra on store credit", empty: "nothing extra" },
  storeCreditBonusMax: { kind: "amount", label: "That extra, at most", empty: "no cap" },
  partial_refund: {
    kind: "choice",
    options: availability,
    label: "Keep it, and part of the money back",
    empty: "not offered",
  },
  partialRefundBp: { kind: "share", label: "How much of its price", empty: "nothing" },
  priceDifference: {
    kind: "choice",
    label: "Where another variant has another price",
    options: [
      ["settle", "Cheaper: the difference goes back. Dearer: one of us looks"],
      ["waive", "Nobody pays the difference"],
      ["person", "One of us looks"],
    ],
    empty: "the difference goes back where it is cheaper",
  },
  windowDays: { kind: "days", label: "How long shoppers can come to us", empty: "30 days" },
  windowFrom: {
    kind: "choice",
    label: "Counted from",
    options: [
      ["delivered", "The day it arrives"],
      ["fulfilled", "The day it is sent"],
      ["ordered", "The day it is ordered"],
    ],
    empty: "the day it arrives",
  },
  afterWindow: {
    kind: "choice",
    label: "After that",
    options: [
      ["person", "One of us looks"],
      ["store_credit", "Store credit alone"],
      ["no", "The answer is no"],
    ],
    empty: "one of us looks",
  },
  withProof: {
    kind: "choice",
    label: "With proof, also after that",
    options: [
      ["none", "No"],
      ["receipt", "With a photo of the receipt"],
      ["packaging", "With a photo of the original packaging"],
      ["either", "With a photo of either"],
    ],
    empty: "no",
  },
  waitDays: { kind: "days", label: "Wait for a late parcel", empty: "no waiting" },
  keepUpTo: { kind: "amount", label: "Goods they may keep, up to", empty: "everything comes back" },
  returnPaidBy: {
    kind: "choice",
    label: "Who pays the way back",
    options: [
      ["shopper", "The shopper"],
      ["merchant", "We do"],
    ],
    empty: "the shopper",
  },
  refundWhen: {
    kind: "choice",
    label: "When goods come back, we settle",
    options: [
      ["accepted", "At once"],
      ["sent_back", "As soon as they are on their way"],
      ["received", "When they are here"],
      ["inspected", "When we have looked at them"],
    ],
    empty: "as soon as they are on their way",
  },
  refundTo: {
    kind: "choice",
    label: "Store credit goes",
    options: [
      ["original", "On a credit of its own"],
      ["gift_card", "On the gift card they paid with, if they did"],
    ],
    empty: "on a credit of its own",
  },
  restockingFeeBp: { kind: "share", label: "Restocking fee", empty: "no fee" },
  refundShipping: {
    kind: "choice",
    label: "What delivery cost, back too",
    options: [
      ["none", "Nothing of it"],
      ["standard", "This item's share"],
      ["all", "All that is left of it"],
    ],
    empty: "nothing of it",
  },
  evidenceAbove: { kind: "amount", label: "Ask for a photo above", empty: "no photo is asked for" },
  autoUpTo: { kind: "amount", label: "By itself on one order, at most", empty: "nothing goes out by itself" },
  replacementsPerOrder: { kind: "count", label: "New ones by themselves on one order", empty: "one" },
  exchangesPerOrder: { kind: "count", label: "Exchanges by themselves on one order", empty: "one" },
  extra: { kind: "extra", label: "A little extra", empty: "nothing extra" },
} as const satisfies Record<Knob, KnobAbout>;

export const allKnobs = Object.keys(knobs) as Knob[];

/** One line on what it does, from the document's vocabulary; empty where its name says as much. */
export function meaningOf(knob: Knob): string {
  const { meaning } = knobVocabulary[knob];
  // Shares are typed as per cent here.
  const said = meaning.replace(/,? in basis points( of it)?/, "");
  return said === `${knobs[knob].label}.` ? "" : said;
}

export const units: Readonly<Record<Exclude<NumberKind, "amount">, string>> = {
  days: "days",
  count: "",
  share: "%",
};
