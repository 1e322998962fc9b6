import type { Start } from "./index.ts";

/** What every trade's policy has alike, so that the trades' own files say only what sets them apart. */

type Reasons = NonNullable<Start["reasons"]>;

/** Parcels are waited for a little; a wrong charge is put right with money; who cancels wants money too. */
export const forAnyTrade = {
  late: { waitDays: 2, windowDays: 90, refundShipping: "all" },
  never_arrived: { waitDays: 4, windowDays: 90, refundShipping: "all" },
  charged_wrong: { replacement: "no", store_credit: "no" },
  cancel: { store_credit: "no", refundShipping: "all" },
} as const satisfies Reasons;

/** Many cases, or parcels that never arrive more than once: a person looks, and nothing else. */
export const usualSignals: NonNullable<Start["signals"]> = [
  { signal: "cases90d", atLeast: 4 },
  { signal: "neverArrived365d", atLeast: 2, reasons: ["never_arrived"] },
  { signal: "photoSeenBefore", atLeast: 1, reasons: ["damaged", "defective", "wrong_item", "not_as_described"] },
];

export const usualService: NonNullable<Start["service"]> = {
  hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
  firstReplyWorkingHours: 8,
  offerDays: 14,
  followUpDays: 3,
};

/** Gifts are bought early and opened late. */
export const giftSeason = (year: number) => ({
  id: "winter-gifts",
  orderedFrom: `${year}-11-01`,
  orderedTo: `${year}-12-24`,
  terms: { windowDays: { atLeast: 75 } },
});
