import { forAnyTrade, giftSeason, usualService, usualSignals } from "./common.ts";
import type { Start } from "./index.ts";

const faulty = { windowDays: 90, refundShipping: "standard", keepUpTo: 1500 } as const;
const notWanted = ["changed_mind", "wrong_size"] as const;

/** Clothes and shoes: much comes back because it doesn't fit, so that way back is ours; gifts have until spring. */
export const fashion = (year: number): Start => ({
  base: {
    windowDays: 30,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    returnPaidBy: "merchant",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1500,
    evidenceAbove: 4000,
    autoUpTo: 12_000,
  },
  reasons: {
    damaged: faulty,
    defective: { ...faulty, windowDays: 180 },
    wrong_item: faulty,
    not_as_described: faulty,
    missing: { windowDays: 60, resend_part: "offer" },
    // The usual wish is another size, not the money.
    wrong_size: { refundShipping: "standard", exchange: "offer" },
    changed_mind: { replacement: "no", exchange: "offer", refundShipping: "standard", returnPaidBy: "shopper" },
    ...forAnyTrade,
  },
  products: [
    {
      id: "hygiene",
      name: "sealed for hygiene",
      tags: ["hygiene", "underwear", "swimwear", "earrings"],
      only: [...notWanted],
      withdrawalExempt: "e",
      terms: { refund: "person", replacement: "person", store_credit: "person" },
    },
    {
      id: "made-to-order",
      name: "made for you",
      tags: ["made-to-order", "personalised"],
      only: [...notWanted],
      withdrawalExempt: "c",
      terms: { refund: "no", replacement: "no", store_credit: "person" },
    },
  ],
  seasons: [giftSeason(year)],
  customers: [{ id: "vip", tags: ["vip"], terms: { windowDays: { plus: 15 }, autoUpTo: { atLeast: 20_000 } } }],
  signals: usualSignals,
  limits: { perCustomer: { days: 90, amount: 30_000, count: 6 }, perDay: { amount: 250_000, count: 80 } },
  service: usualService,
  examples: [
    {
      name: "The wrong size comes back at our cost, the money at once",
      given: { reason: "wrong_size", item: 6500, day: 6 },
      then: { refund: "automatic", replacement: "automatic", item: "return" },
    },
    {
      name: "Not wanted any more after the window: one of us looks",
      given: { reason: "changed_mind", item: 4500, day: 40 },
      then: { refund: "person", store_credit: "person" },
    },
    {
      name: "A small thing that arrived broken need not come back",
      given: { reason: "damaged", item: 1200, day: 10 },
      then: { refund: "automatic", replacement: "automatic", item: "keep" },
    },
  ],
});
