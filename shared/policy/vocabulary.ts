import { offered } from "../remedies.ts";
import type { Terms } from "./terms.ts";

/**
 * What each field of the document means: a line of words, the unit of its number, what holds without it, an example.
 * worker/policy-schema.ts lays it over the schema's structure and ranges, and the editor reads it; deciding needs none of it.
 */

export type Meaning = {
  meaning: string;
  unit?:
    | "calendar days"
    | "basis points"
    | "minor units"
    | "seconds"
    | "working hours"
    | "cases"
    | "settlements"
    | "orders"
    | "pieces"
    | "cases or basis points";
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
    meaning: "A little more than is owed, with what is to be had at once, where the limits have room for it.",
    standard: "none",
    example: { kind: "discount_code", valueBp: 1000, maxCost: 1000 },
  },
} as const satisfies Record<keyof Terms, Meaning>;

const days = { unit: "calendar days" } as const;
const minor = { unit: "minor units" } as const;
const seconds = (standard: number): Meaning => ({
  meaning: "How long that can be taken back before it leaves.",
  unit: "seconds",
  standard,
  example: 30,
});
const name = (of: string): Meaning => ({ meaning: `What explanations call this ${of}; each once.`, example: "vip" });
const terms: Meaning = { meaning: "What is different there.", example: { windowDays: 60 } };
const someReasons: Meaning = {
  meaning: "For these reasons only; for all of them if absent.",
  example: ["changed_mind"],
};

/** Every other field, by its path; `*` stands for any name or place in a list. */
export const fieldVocabulary: Readonly<Record<string, Meaning>> = {
  schema: { meaning: "The form this document is written in.", example: "resolution-policy/1" },
  id: { meaning: "The merchant's own name for it.", example: "teahouse" },
  currency: { meaning: "The currency of every amount that names none, as in ISO 4217.", example: "EUR" },
  timeZone: { meaning: "Where days begin and end, and seasons, and working hours.", example: "Europe/Berlin" },
  law: {
    meaning: "Packs of law beside the order's country's own, which always apply.",
    standard: [],
    example: ["eu"],
  },
  base: { meaning: "What holds unless a layer below says otherwise.", example: { windowDays: 30, refund: "offer" } },
  stages: {
    meaning: "What holds while goods are still here, on their way, or there.",
    standard: {},
    example: { unfulfilled: { reasons: ["cancel"] } },
  },
  "stages/*": { meaning: "One of the three.", example: { wholeOrderOnly: true } },
  "stages/*/reasons": { meaning: "Open for these reasons alone; any other goes to a person.", example: ["cancel"] },
  "stages/*/wholeOrderOnly": { meaning: "The order as a whole, or a person.", standard: false, example: true },
  "stages/*/terms": terms,
  reasons: { meaning: "What is different for a reason.", standard: {}, example: { damaged: { windowDays: 60 } } },
  "reasons/*": { meaning: "What is different for it.", example: { windowDays: 60 } },
  products: {
    meaning: "What is different for goods with certain tags, in this order.",
    standard: [],
    example: [{ id: "sale", tags: ["final-sale"], terms: { refund: "no" } }],
  },
  "products/*/id": name("group"),
  "products/*/name": { meaning: "The merchant's word for it, said to shoppers.", example: "final sale" },
  "products/*/tags": {
    meaning: "Goods with any of these tags; sku: and its SKU means one product.",
    example: ["final-sale", "sku:MUG-BL"],
  },
  "products/*/only": someReasons,
  "products/*/withdrawalExempt": {
    meaning: "Outside the right of withdrawal: the letter of Art. 16 of Directive 2011/83 that says so.",
    example: "c",
  },
  "products/*/terms": terms,
  seasons: {
    meaning: "What is different for orders placed on certain days.",
    standard: [],
    example: [{ id: "gifts", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowDays: 75 } }],
  },
  "seasons/*/id": name("season"),
  "seasons/*/orderedFrom": { meaning: "The first of those days.", example: "2026-11-01" },
  "seasons/*/orderedTo": { meaning: "The last of those days.", example: "2026-12-24" },
  "seasons/*/terms": terms,
  markets: {
    meaning: "What is different for orders sent to certain countries.",
    standard: [],
    example: [{ id: "alps", countries: ["CH", "AT"], terms: { windowDays: 45 } }],
  },
  "markets/*/id": name("market"),
  "markets/*/countries": { meaning: "Those countries, as in ISO 3166-1.", example: ["CH", "AT"] },
  "markets/*/terms": terms,
  customers: {
    meaning: "What is different for customers with certain tags.",
    standard: [],
    example: [{ id: "vip", tags: ["vip"], skipSignals: ["cases90d"] }],
  },
  "customers/*/id": name("group"),
  "customers/*/name": {
    meaning: "The merchant's word for it, said to shoppers; a group without one is told to nobody.",
    example: "members",
  },
  "customers/*/tags": { meaning: "Customers with any of these tags.", example: ["vip"] },
  "customers/*/terms": terms,
  "customers/*/skipSignals": { meaning: "Signals that are not asked about them.", standard: [], example: ["cases90d"] },
  signals: {
    meaning: "From how many on a person looks. A signal can do nothing else.",
    standard: [],
    example: [{ signal: "cases90d", atLeast: 4 }],
  },
  "signals/*/signal": { meaning: "What is counted of a customer, from this shop's own cases.", example: "cases90d" },
  "signals/*/atLeast": {
    meaning: "From this count on; of `refundRate365d`, from this share of orders on.",
    unit: "cases or basis points",
    example: 4,
  },
  "signals/*/minimumOrders": {
    meaning: "Of `refundRate365d` alone: of fewer orders than this a share says nothing.",
    unit: "orders",
    example: 5,
  },
  "signals/*/reasons": someReasons,
  limits: {
    meaning: "How much may go out by itself, beside `autoUpTo`.",
    standard: {},
    example: { perDay: { amount: 150_000, count: 60 } },
  },
  "limits/perOrderBp": {
    meaning: "Of what was paid for the order; extra credit counts, so it may go above all of it.",
    unit: "basis points",
    example: 10_000,
  },
  "limits/perCustomer": {
    meaning: "For one customer, known by id or e-mail, within so many days.",
    example: { days: 90, amount: 20_000, count: 4 },
  },
  "limits/perCustomer/days": { meaning: "Within so many days.", ...days, example: 90 },
  "limits/perCustomer/amount": { meaning: "At most so much.", ...minor, example: 20_000 },
  "limits/perCustomer/count": { meaning: "At most so often.", unit: "settlements", example: 4 },
  "limits/perDay": {
    meaning: "In one day, for everybody together; twenty times `autoUpTo` and a hundred if absent.",
    example: { amount: 150_000, count: 60 },
  },
  "limits/perDay/amount": { meaning: "At most so much.", ...minor, example: 150_000 },
  "limits/perDay/count": { meaning: "At most so often.", unit: "settlements", example: 60 },
  "limits/extrasPerCustomer90d": {
    meaning: "How many extras one customer gets in 90 days.",
    unit: "settlements",
    standard: 1,
    example: 1,
  },
  staff: {
    meaning: "How far each role may go above what the policy offers; one without an entry, as far as was paid.",
    example: [{ role: "agent", perCase: 2000, abovePolicyBp: 2500, perDay: 20_000, canWaive: ["window"], approves: 0 }],
  },
  "staff/*/role": { meaning: "Whose limits these are; each role once.", example: "agent" },
  "staff/*/perCase": { meaning: "Above the policy on one case, at most.", ...minor, example: 2000 },
  "staff/*/abovePolicyBp": { meaning: "Above what it offers, at most.", unit: "basis points", example: 2500 },
  "staff/*/perDay": { meaning: "Above the policy in a day, at most, by each of them.", ...minor, example: 20_000 },
  "staff/*/canWaive": { meaning: "Conditions they may set aside, with a reason.", example: ["window", "evidence"] },
  "staff/*/approves": { meaning: "Up to this they approve what others propose.", ...minor, example: 20_000 },
  returns: {
    meaning: "How goods are sent back; what holds is what the live version says.",
    example: { address: "Teahouse, Dock 4, 20457 Hamburg", label: "link" },
  },
  "returns/address": {
    meaning: "Where to; the shop's own address for returns if absent.",
    example: "Teahouse, Dock 4, 20457 Hamburg",
  },
  "returns/instructions": {
    meaning: "Said to shoppers as it stands, in the page and in mail.",
    example: "Please wrap cups one by one.",
  },
  "returns/label": {
    meaning: "Whether there is a label: none, a link that the shop attaches to each case, or for who asks.",
    standard: "none",
    example: "link",
  },
  service: {
    meaning: "When a person answers, and how long things stand.",
    example: { hours: [{ days: ["mon"], from: "09:00", to: "17:00" }], firstReplyWorkingHours: 8 },
  },
  "service/hours": {
    meaning: "When somebody is there.",
    example: [{ days: ["mon", "tue"], from: "09:00", to: "17:00" }],
  },
  "service/hours/*/days": { meaning: "On these days.", example: ["mon", "tue"] },
  "service/hours/*/from": { meaning: "From this time of day.", example: "09:00" },
  "service/hours/*/to": { meaning: "To this time of day.", example: "17:00" },
  "service/firstReplyWorkingHours": {
    meaning: "Within how much working time a person answers.",
    unit: "working hours",
    standard: 8,
    example: 8,
  },
  "service/resolveWorkingHours": {
    meaning:
      "Within how much working time a case that needs a person is settled; after that it goes ahead of the others.",
    unit: "working hours",
    example: 24,
  },
  "service/offerDays": { meaning: "How long an offer stands.", ...days, standard: 14, example: 14 },
  "service/followUpDays": {
    meaning: "How long after the remedy should be there we ask whether it is right now.",
    ...days,
    standard: 3,
    example: 3,
  },
  "service/escalateTo": {
    meaning: "The role that a proposal nobody answered in time is for, and a case that took too long.",
    example: "lead",
  },
  "service/undoSeconds": {
    meaning: "How long what was settled can be taken back, by remedy.",
    standard: {},
    example: { store_credit: 30 },
  },
  "service/undoSeconds/refund": seconds(0),
  "service/undoSeconds/replacement": seconds(0),
  "service/undoSeconds/exchange": seconds(0),
  "service/undoSeconds/resend_part": seconds(0),
  "service/undoSeconds/repair": seconds(0),
  "service/undoSeconds/store_credit": seconds(30),
  "service/undoSeconds/partial_refund": seconds(0),
  "service/undoSeconds/staff": seconds(60),
  examples: {
    meaning: "The merchant's own tests: orders in few words, and what must become of them before this goes live.",
    standard: [],
    example: [{ name: "A broken cup", given: { reason: "damaged", item: 2490 }, then: { refund: "automatic" } }],
  },
  "examples/*/name": { meaning: "What the check calls it.", example: "A broken cup is put right at once" },
  "examples/*/given": {
    meaning: "An order of one line, all of it asked about.",
    example: { reason: "late", item: 2490 },
  },
  "examples/*/given/reason": { meaning: "Why the shopper asks.", example: "damaged" },
  "examples/*/given/item": { meaning: "What was paid for one of them.", ...minor, example: 2490 },
  "examples/*/given/quantity": { meaning: "How many there are.", unit: "pieces", standard: 1, example: 2 },
  "examples/*/given/shipping": { meaning: "What was paid for delivery.", ...minor, standard: 0, example: 590 },
  "examples/*/given/evidence": { meaning: "There is a photo.", standard: false, example: true },
  "examples/*/given/proof": { meaning: "There is a photo of receipt or packaging.", standard: false, example: true },
  "examples/*/given/day": {
    meaning: "Since it was delivered; on its way or not sent yet, since it was due.",
    ...days,
    standard: 0,
    example: 3,
  },
  "examples/*/given/stage": { meaning: "Where the goods are.", standard: "delivered", example: "in_transit" },
  "examples/*/given/tags": { meaning: "The goods' tags.", standard: [], example: ["final-sale"] },
  "examples/*/given/customerTags": { meaning: "The customer's tags.", standard: [], example: ["vip"] },
  "examples/*/given/business": { meaning: "Bought by a business.", standard: false, example: true },
  "examples/*/given/country": { meaning: "Where to; the shop's own if absent, as in ISO 3166-1.", example: "DE" },
  "examples/*/given/currency": { meaning: "Of its amounts; the policy's if absent.", example: "USD" },
  "examples/*/given/placedOn": { meaning: "The day of the order, for what a season says.", example: "2026-11-20" },
  "examples/*/then": {
    meaning: "What must become of it; what isn't named may be either way.",
    example: { refund: "no" },
  },
  ...Object.fromEntries(
    offered.map((own) => [
      `examples/*/then/${own}`,
      { meaning: "How this remedy must come out.", example: "automatic" },
    ]),
  ),
  "examples/*/then/item": { meaning: "Whether the goods may stay where they are.", example: "keep" },
  "examples/*/then/amount": {
    meaning: "What goes back: the refund's amount, or the credit's without its bonus where there is no refund.",
    ...minor,
    example: 2490,
  },
};

/** Fields inside a knob's own value. */
export const innerVocabulary: Readonly<Record<string, Meaning>> = {
  "extra/kind": { meaning: "What is given.", example: "discount_code" },
  "extra/valueBp": { meaning: "How much off the next order.", unit: "basis points", example: 1000 },
  "extra/name": { meaning: "What it is, said to shoppers.", example: "a tin of tea" },
  "extra/maxCost": { meaning: "What it costs the shop at most.", ...minor, example: 1000 },
};
