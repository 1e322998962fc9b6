/** What can put an item right. Keeping or returning the goods is a property of an offer, not a remedy. */
export const remedies = [
  "refund",
  "store_credit",
  "replacement",
  "exchange",
  "resend_part",
  "partial_refund",
  "repair",
  "explanation",
] as const;
export type Remedy = (typeof remedies)[number];

/** The remedies the policy can offer a shopper now, in the order they stand on screen: the shopper's money first. */
export const offered = [
  "refund",
  "replacement",
  "exchange",
  "resend_part",
  "repair",
  "store_credit",
  "partial_refund",
] as const satisfies readonly Remedy[];
export type OfferedRemedy = (typeof offered)[number];

/** Days from settlement until the shopper has it, by remedy: [earliest, latest]. */
export const arrivalDays = {
  refund: [3, 7],
  replacement: [2, 4],
  exchange: [2, 4],
  resend_part: [2, 4],
  repair: [7, 14],
  store_credit: [0, 0],
  partial_refund: [3, 7],
} as const satisfies Record<OfferedRemedy, readonly [number, number]>;

/** What gives money or credit. The others send goods: their `value` says what was paid for those. */
export const paying: ReadonlySet<Remedy> = new Set(["refund", "store_credit", "partial_refund"]);

/** Where the remedy itself says whether the goods come back. */
export const goodsOf: Partial<Record<Remedy, "keep" | "return">> = {
  partial_refund: "keep",
  resend_part: "keep",
  repair: "return",
};

/** What a shopper's words may ask for. */
export const wishes = ["refund", "replacement", "store_credit", "explanation"] as const satisfies readonly Remedy[];
export type Wish = (typeof wishes)[number];
