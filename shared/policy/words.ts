import { formatMoney } from "../money.ts";
import type { Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import type { Amount, Extra, Layer, Policy, Signal, SignalRule, Stage, Waivable } from "./document.ts";

/** What a policy says, in a merchant's words: for what a check finds and for what a change changes. English. */

type Knob = keyof Layer;

/** What each knob is about, as the subject of a sentence. */
export const knobNames = {
  windowDays: "the window",
  windowFrom: "the day the window is counted from",
  waitDays: "the wait for a parcel",
  afterWindow: "what happens after the window",
  withProof: "the proof that opens the window again",
  refund: "money back",
  replacement: "a replacement",
  exchange: "an exchange",
  resend_part: "sending a missing part",
  repair: "a repair",
  store_credit: "store credit",
  partial_refund: "part of the money to keep it",
  storeCreditBonusBp: "the extra on credit",
  storeCreditBonusMax: "the most that extra can be",
  partialRefundBp: "the part of the money that goes back to who keeps the goods",
  priceDifference: "what happens where another variant has another price",
  restockingFeeBp: "the restocking fee",
  refundShipping: "what goes back of shipping",
  returnPaidBy: "who pays the way back",
  refundWhen: "what a remedy waits for where goods come back",
  refundTo: "where credit goes",
  keepUpTo: "the worth up to which goods need not come back",
  replacementsPerOrder: "the number of replacements on one order",
  exchangesPerOrder: "the number of exchanges on one order",
  evidenceAbove: "the worth above which a photo is asked for",
  autoUpTo: "the most that is settled by itself on one order",
  extra: "a little extra",
} as const satisfies Record<Knob, string>;

const availability = { offer: "offered", person: "decided by a person", no: "not given" };

const choices: Partial<Record<Knob, Record<string, string>>> = {
  windowFrom: { delivered: "the delivery", fulfilled: "the dispatch", ordered: "the order" },
  afterWindow: { person: "a person looks", store_credit: "store credit alone", no: "the answer is no" },
  ...Object.fromEntries(offered.map((remedy) => [remedy, availability])),
  withProof: {
    none: "none",
    receipt: "a photo of the receipt",
    packaging: "a photo of the original packaging",
    either: "a photo of the receipt or the original packaging",
  },
  priceDifference: {
    waive: "nobody pays it",
    settle: "what is cheaper goes back, what is dearer goes to a person",
    person: "a person looks",
  },
  refundWhen: {
    inspected: "until the goods are looked at",
    received: "until the goods are back",
    sent_back: "until the goods are on their way back",
    accepted: "for nothing",
  },
  refundTo: { original: "a credit of its own", gift_card: "the gift card the order was paid with" },
  refundShipping: { none: "nothing", standard: "the item's share", all: "all that is left" },
  returnPaidBy: { merchant: "the shop", shopper: "the shopper" },
};

/** How goods are called that are asked about for this reason. */
export const goodsWords = {
  damaged: "damaged goods",
  defective: "goods that don't work",
  wrong_item: "wrong goods",
  missing: "missing goods",
  not_as_described: "goods not as described",
  late: "late parcels",
  never_arrived: "parcels that never arrive",
  wrong_size: "goods of the wrong size",
  changed_mind: "a change of mind",
  charged_wrong: "a wrong charge",
  cancel: "cancelling",
  other: "any other reason",
} as const satisfies Record<Reason, string>;

export const stageWords = {
  unfulfilled: "before goods are sent",
  in_transit: "while goods are on their way",
  delivered: "once goods are delivered",
} as const satisfies Record<Stage, string>;

export const signalWords = {
  cases90d: "cases in 90 days",
  neverArrived365d: "parcels said never to have arrived in a year",
  refunds365d: "refunds in a year",
  kept365d: "goods refunded and kept in a year",
  photoSeenBefore: "photos seen before",
  disputes365d: "other orders with a disputed payment in a year",
  refundRate365d: "orders with money back in a year",
} as const satisfies Record<Signal, string>;

/** The conditions that staff may set aside. */
export const waivableWords = {
  window: "the window",
  evidence: "the photo",
  return: "sending goods back",
  restocking: "the restocking fee",
} as const satisfies Record<Waivable, string>;

export const plural = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;
const day = (many: number) => plural(many, "day", "days");

export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Basis points as a percentage: 1250 is "12.5 %". */
export const percent = (bp: number) => `${bp / 100} %`;

/** From what on a rule asks for a person: "4 cases in 90 days", "30 % of orders with money back in a year, …". */
export function ruleWords(rule: SignalRule): string {
  const name = signalWords[rule.signal];
  if (rule.signal !== "refundRate365d") return `${rule.atLeast} ${name}`;
  return `${percent(rule.atLeast)} of ${name}, of ${plural(rule.minimumOrders, "order", "orders")} or more`;
}

/** "€80.00", or one for each currency. */
export function amountWords(amount: Amount, currency: string): string {
  if (typeof amount === "number") return formatMoney(amount, currency, "en");
  const each = Object.entries(amount).map(([code, minor]) => formatMoney(minor, code, "en"));
  return each.length === 0 ? "no amount at all" : each.join(" / ");
}

const counted: Partial<Record<Knob, (value: number) => string>> = {
  windowDays: day,
  waitDays: day,
  storeCreditBonusBp: percent,
  partialRefundBp: percent,
  restockingFeeBp: percent,
  replacementsPerOrder: String,
  exchangesPerOrder: String,
};

type ExtraLike = { kind: Extra["kind"]; valueBp?: number | null; name?: string | null; most: string };

/** "10 % off the next order, up to €10.00". */
export function extraWords({ kind, valueBp, name, most }: ExtraLike): string {
  if (kind === "discount_code") return `${percent(valueBp ?? 0)} off the next order, up to ${most}`;
  return kind === "free_shipping" ? `free delivery of the next order, up to ${most}` : `${name} (${most})`;
}

/** The operator a knob's value is under; null for a plain one. An amount for each currency is no operator. */
export function operatorOf(value: unknown): "atLeast" | "atMost" | "plus" | null {
  if (typeof value !== "object" || value === null) return null;
  return (["atLeast", "atMost", "plus"] as const).find((name) => Object.hasOwn(value, name)) ?? null;
}

/** What a knob is set to: "30 days", "at least €20.00", "the shop". */
export function valueWords(knob: Knob, value: unknown, currency: string): string {
  const operator = operatorOf(value);
  const own = operator === null ? value : (value as Record<string, unknown>)[operator];
  if (knob === "extra") {
    const extra = value as Extra | "none";
    return extra === "none" ? "nothing" : extraWords({ ...extra, most: amountWords(extra.maxCost, currency) });
  }
  const words =
    typeof own === "string"
      ? (choices[knob]?.[own] ?? own)
      : (counted[knob]?.(own as number) ?? amountWords(own as Amount, currency));
  if (operator === null) return words;
  return { atLeast: `at least ${words}`, atMost: `at most ${words}`, plus: `${words} more` }[operator];
}

/** Where a layer speaks, as the beginning of a sentence: "For damaged goods,". Empty for the base. */
export function scopeWords(at: string, policy: Policy): string {
  const [kind, id = ""] = at.split(/\/(.*)/s);
  const name = policy.products.find((group) => group.id === id)?.name ?? id;
  switch (kind) {
    case "stages":
      return `${capital(stageWords[id as Stage])},`;
    case "reasons":
      return `For ${goodsWords[id as Reason]},`;
    case "products":
      return `For goods in “${name}”,`;
    case "seasons":
      return `For orders of the season “${id}”,`;
    case "markets":
      return `In the market “${id}”,`;
    case "customers":
      return `For customers in “${id}”,`;
    default:
      return "";
  }
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Two parts as one sentence, the first of which may be empty. */
export const sentenceOf = (scope: string, rest: string) => capital(scope === "" ? rest : `${scope} ${rest}`);
