import type { Terms } from "./terms.ts";

/**
 * What each field of the document means: a line of words, the unit of its number, what holds without it, an example. Laid
 * over the schema's structure and ranges by schema-of-the-document.ts, and read by the editor; deciding needs none of it.
 */

export type Meaning = {
  meaning: string;
  unit?: "calendar days" | "basis points" | "minor units" | "seconds" | "working hours" | "cases" | "settlements";
  /** What holds where the document says nothing. */
  standard?: unknown;
  example: unknown;
};

const remedy = (meaning: string): Meaning => ({ meaning, standard: "no", example: "offer" });

/** The knobs of a layer. A number takes `atLeast`, `atMost` and `plus` besides. */
export const knobVocabulary = {
  windowDays: {
    meaning: "Calendar days within which the shop settles by itself.",
    unit: "calendar days",
    standard: 30,
    example: 30,
  },
  windowFrom: { meaning: "What those days are counted from.", standard: "delivered", example: "delivered" },
  waitDays: {
    meaning: "Calendar days to wait for a parcel after it was due or marked delivered.",
    unit: "calendar days",
    standard: 0,
    example: 3,
  },
  afterWindow: {
    meaning: "After the window: a person looks, store credit alone, or the answer is no.",
    standard: "person",
    example: "person",
  },
  withProof: {
    meaning: "A photo of this opens the window again: the receipt, the original packaging, or either.",
    standard: "none",
    example: "receipt",
  },
  refund: remedy("Money back the way it was paid: offered, by a person, or not."),
  replacement: remedy("The same again: offered, by a person, or not."),
  exchange: remedy("Another variant of the same thing: offered, by a person, or not."),
  resend_part: remedy("The part that is missing or broken, sent after: offered, by a person, or not."),
  repair: remedy("Goods come back and are repaired: offered, by a person, or not."),
  store_credit: remedy("Credit for this shop: offered, by a person, or not."),
  partial_refund: remedy("Part of the money back, and the goods are kept: offered, by a person, or not."),
  storeCreditBonusBp: {
    meaning: "Extra on top of credit, in basis points of it.",
    unit: "basis points",
    standard: 0,
    example: 1000,
  },
  storeCreditBonusMax: { meaning: "That extra, at most.", unit: "minor units", example: 1500 },
  partialRefundBp: {
    meaning: "Of the goods' price, what goes back to who keeps them, in basis points.",
    unit: "basis points",
    standard: 0,
    example: 3000,
  },
  priceDifference: {
    meaning: "Where another variant costs more or less: what is cheaper goes back, nobody pays it, or a person looks.",
    standard: "settle",
    example: "settle",
  },
  restockingFeeBp: {
    meaning: "Kept back from the goods' price where the fault is nobody's, in basis points.",
    unit: "basis points",
    standard: 0,
    example: 0,
  },
  refundShipping: {
    meaning: "Of what shipping cost: nothing, this item's share, or all that is left of it.",
    standard: "none",
    example: "standard",
  },
  returnPaidBy: {
    meaning: "Who pays the way back where the fault is nobody's; else the shop does.",
    standard: "shopper",
    example: "merchant",
  },
  refundWhen: {
    meaning: "What a remedy waits for where goods come back: nothing, that they are sent, here, or looked at.",
    standard: "sent_back",
    example: "received",
  },
  refundTo: {
    meaning: "Where credit goes: on a credit of its own, or on the gift card that the order was paid with.",
    standard: "original",
    example: "gift_card",
  },
  keepUpTo: {
    meaning: "Goods worth no more than this need not come back.",
    unit: "minor units",
    standard: 0,
    example: 3000,
  },
  replacementsPerOrder: {
    meaning: "Replacements and parts settled by themselves on one order, at most.",
    unit: "settlements",
    standard: 1,
    example: 1,
  },
  exchangesPerOrder: {
    meaning: "Exchanges settled by themselves on one order, at most.",
    unit: "settlements",
    standard: 1,
    example: 1,
  },
  evidenceAbove: {
    meaning: "Goods worth more than this are settled by themselves only with a photo.",
    unit: "minor units",
    example: 2000,
  },
  autoUpTo: {
    meaning: "All that is settled by itself on one order, at most.",
    unit: "minor units",
    standard: 0,
    example: 8000,
  },
  extra: {
    meaning: "A little more than is owed, with whatever is settled by itself, where the limits have room for it.",
    standard: "none",
    example: { kind: "discount_code", valueBp: 1000, maxCost: 1000 },
  },
} as const satisfies Record<keyof Terms, Meaning>;
