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
export const offered = ["refund", "replacement", "store_credit"] as const satisfies readonly Remedy[];
export type OfferedRemedy = (typeof offered)[number];

/** Days from settlement until the shopper has it, by remedy: [earliest, latest]. */
export const arrivalDays = {
  refund: [3, 7],
  replacement: [2, 4],
  store_credit: [0, 0],
} as const satisfies Record<OfferedRemedy, readonly [number, number]>;
