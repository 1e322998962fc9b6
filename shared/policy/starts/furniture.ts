import { forAnyTrade, usualService, usualSignals } from "./common.ts";
import type { Start } from "./index.ts";

const faulty = { windowDays: 90, refundShipping: "standard", keepUpTo: 4000 } as const;

/** Furniture: what is bulky is fetched at our cost when it is our doing, and a person arranges it; parts go out at once. */
export const furniture = (_year: number): Start => ({
  base: {
    windowDays: 30,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    returnPaidBy: "merchant",
    storeCreditBonusBp: 500,
    storeCreditBonusMax: 3000,
    evidenceAbove: 3000,
    autoUpTo: 20_000,
  },
  reasons: {
    // A scratch is often kept for less, and a part costs less than the way back of the whole.
    damaged: { ...faulty, resend_part: "offer", partial_refund: "offer", partialRefundBp: 2500 },
    defective: { ...faulty, resend_part: "offer" },
    wrong_item: faulty,
    not_as_described: faulty,
    missing: { windowDays: 90, resend_part: "offer" },
    wrong_size: { refundShipping: "standard", returnPaidBy: "shopper" },
    changed_mind: { replacement: "no", refundShipping: "standard", returnPaidBy: "shopper" },
    ...forAnyTrade,
    // Freight takes its time.
    late: { ...forAnyTrade.late, waitDays: 5 },
    never_arrived: { ...forAnyTrade.never_arrived, waitDays: 7 },
  },
  products: [
    {
      id: "bulky",
      name: "large and heavy",
      tags: ["bulky", "freight"],
      only: ["damaged", "defective", "wrong_item", "not_as_described", "wrong_size", "changed_mind"],
      // Someone has to agree on a day to fetch it, whatever the shopper chooses.
      terms: {
        refund: "person",
        replacement: "person",
        store_credit: "person",
        partial_refund: "person",
        returnPaidBy: "merchant",
      },
    },
    {
      id: "made-to-order",
      name: "made for you",
      tags: ["made-to-order", "cut-to-size"],
      only: ["changed_mind", "wrong_size"],
      withdrawalExempt: "c",
      terms: { refund: "no", replacement: "no", store_credit: "person" },
    },
    {
      id: "bedding",
      name: "sealed for hygiene",
      tags: ["bedding", "hygiene"],
      only: ["changed_mind", "wrong_size"],
      withdrawalExempt: "e",
      terms: { refund: "person", replacement: "person", store_credit: "person" },
    },
  ],
  signals: usualSignals,
  limits: { perCustomer: { days: 90, amount: 50_000, count: 3 }, perDay: { amount: 400_000, count: 40 } },
  service: { ...usualService, firstReplyWorkingHours: 16 },
  examples: [
    {
      name: "A missing part goes out at once",
      given: { reason: "missing", item: 3000, day: 3 },
      then: { replacement: "automatic", item: "keep" },
    },
    {
      name: "What is large and broken is fetched: one of us agrees on a day",
      given: { reason: "damaged", item: 19_000, day: 3, tags: ["bulky"], evidence: true },
      then: { refund: "person", replacement: "person", item: "return" },
    },
  ],
});
