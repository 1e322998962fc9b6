import type { Order } from "../order.ts";
import type { Lane, Reason } from "../reasons.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Extra, RefundTime, Signal } from "./document.ts";
import type { Raised } from "./law.ts";
import { modes } from "./modes.ts";
import type { Mode } from "./modes.ts";

/** What a decision rests on, and what it says. */

/**
 * Everything a decision about one item rests on, stored with it so that it can be made again to the byte. Amounts in
 * the order's currency, minor units. What is "gone" has been refunded, replaced or promised, by anyone.
 */
export type Facts = {
  order: Order;
  lineId: string;
  quantity: number;
  reason: Reason;
  /** Units of this line that are gone. */
  unitsGone: number;
  /** Of the shipping cost, what is gone. */
  shippingGone: number;
  /** Paid for the order, less what was refunded or is reserved. */
  refundable: number;
  /** Value settled by itself so far: on this order, for this customer within the limit's days, today. */
  automatic: { order: number; customer: { amount: number; count: number }; day: { amount: number; count: number } };
  /** The merchant has switched off everything automatic. */
  paused: boolean;
  /** The words speak of injury or danger. */
  safety: boolean;
  /** There is a photo. */
  evidence: boolean;
  /** There is a photo of the receipt or the packaging, sent when it was asked for. */
  proof: boolean;
  /** Replacements and parts promised or sent on this order so far. */
  replaced: number;
  /** Exchanges promised or sent on this order so far. */
  exchanged: number;
  /** Extras given to this customer in 90 days. */
  extras: number;
  /** The whole of the order is asked about, nothing of it left out. */
  wholeOrder: boolean;
  signals: Counts;
};

/** Of a customer's orders of the last 365 days, those with money back. `orders` is the shop's word, never our guess. */
export type RefundRate = { refunds: number; orders: number };

/** What was counted of this customer, where anything was; the rate only where the shop says how many orders there are. */
export type Counts = Partial<Record<Exclude<Signal, "refundRate365d">, number>> & { refundRate365d?: RefundRate };

export const whyCodes = [
  "by_hand",
  "not_offered",
  "product_group",
  "window_passed",
  "too_soon",
  "not_sent_yet",
  "already_sent",
  "amount_unknown",
  "out_of_stock",
  "nothing_left",
  "money_back_already",
  "evidence_needed",
  "proof_needed",
  "credit_only",
  "stage_closed",
  "whole_order_only",
  "replaced_before",
  "exchanged_before",
  "variant_unknown",
  "price_differs",
  "signal",
  "above_auto",
  "above_order_limit",
  "above_customer_limit",
  "above_day_limit",
  "currency_not_set",
  "payment_disputed",
  "safety",
  "paused",
] as const;
export type WhyCode = (typeof whyCodes)[number];

/** One condition that made an offer worse: where it stands, what it allows, what was found. */
export type Reasoning = {
  code: WhyCode;
  mode: Mode;
  at: string;
  limit: number | string | null;
  got: number | string | null;
  /** What the two are counted in, where they are numbers; a share is in basis points. */
  unit?: "money" | "days" | "count" | "share";
  /** Which signal it is, for the code of that name; decisions from before it was said have none. */
  signal?: Signal;
};

/** How goods come back: by when, at whose cost, and what the remedy waits for. `cost` null: what the carrier asks. */
export type Return = { paidBy: "merchant" | "shopper"; cost: number | null; until: string; when: RefundTime };

/** Goodwill beyond what is owed: given with whichever remedy is settled by itself. `cost` is what the limits count. */
export type DecidedExtra = { kind: Extra["kind"]; valueBp: number | null; name: string | null; cost: number };

/** The document's extra, at its cost in the currency at hand. */
export const extraAt = (extra: Extra, cost: number): DecidedExtra => ({
  kind: extra.kind,
  valueBp: extra.kind === "discount_code" ? extra.valueBp : null,
  name: extra.kind === "gift" ? extra.name : null,
  cost,
});

export type DecidedOffer = {
  remedy: OfferedRemedy;
  mode: Mode;
  amount: number;
  bonus: number;
  value: number;
  /** What the amount is made of, before fees; `tax` is what of it is tax, where the order says what was charged. */
  parts: { of: "goods" | "shipping"; amount: number; tax?: number }[];
  fees: { code: "restocking"; amount: number }[];
  goods: "keep" | "return";
  return: Return | null;
  /** What it can be exchanged for, and what goes back with each; null for every other remedy. */
  variants: { id: string; title: string; back: number }[] | null;
  /** Credit goes on the gift card the order was paid with. */
  onGiftCard: boolean;
  arrives: { from: string; to: string } | null;
  expiresAt: string;
  why: Reasoning[];
};

export type Decision = {
  lane: Lane;
  offers: DecidedOffer[];
  declined: { remedy: OfferedRemedy; why: Reasoning[]; instead: OfferedRemedy[] }[];
  extra: DecidedExtra | null;
  layers: string[];
  /** What the law lifted above the document. */
  lawRaised: Raised[];
  /** The one condition that keeps a remedy from being instant; null where there are several, or none. */
  counterfactual: { remedy: OfferedRemedy; reason: Reasoning } | null;
};

/** A mode is the worst of independent conditions: a join, so that no condition can undo another. */
export function worst(found: readonly { mode: Mode }[]): Mode {
  let all: Mode = "automatic";
  for (const { mode } of found) if (modes.indexOf(mode) > modes.indexOf(all)) all = mode;
  return all;
}

/** Whether what is offered now is at least what was shown: the shopper never gets less than the screen said. */
export function asGood(fresh: DecidedOffer, shown: DecidedOffer): boolean {
  return (
    modes.indexOf(fresh.mode) <= modes.indexOf(shown.mode) &&
    fresh.amount >= shown.amount &&
    fresh.bonus >= shown.bonus &&
    (shown.variants ?? []).every(({ id, back }) => fresh.variants?.some((one) => one.id === id && one.back >= back)) &&
    !(fresh.goods === "return" && shown.goods === "keep")
  );
}

/** Whether the remedy goes out only once something is known of the goods that come back. */
export function waitsForGoods({ return: back }: { return: Pick<Return, "when"> | null }): boolean {
  return back !== null && back.when !== "accepted";
}

/** Of an offer's amount, what goes back for shipping. */
export function shippingIn(offer: Pick<DecidedOffer, "parts">): number {
  return offer.parts.find((part) => part.of === "shipping")?.amount ?? 0;
}
