import { forAnyTrade, giftSeason, usualService, usualSignals } from "./common.ts";
import type { Start } from "./index.ts";

const faulty = { windowDays: 60, refundShipping: "standard", keepUpTo: 1000 } as const;

/** Devices: a photo early, the long warranty by a person, what was unsealed is looked at first. */
export const electronics = (year: number): Start => ({
  base: {
    windowDays: 30,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    returnPaidBy: "merchant",
    storeCreditBonusBp: 500,
    storeCreditBonusMax: 2000,
    evidenceAbove: 3000,
    autoUpTo: 15_000,
  },
  reasons: {
    damaged: faulty,
    // After two months a fault needs somebody who knows the device.
    defective: { ...faulty, repair: "offer" },
    wrong_item: faulty,
    not_as_described: faulty,
    missing: { windowDays: 60, resend_part: "offer" },
    wrong_size: { refundShipping: "standard", returnPaidBy: "shopper" },
    changed_mind: { replacement: "no", refundShipping: "standard", returnPaidBy: "shopper" },
    ...forAnyTrade,
  },
  products: [
    {
      id: "in-ear",
      name: "worn in the ear",
      tags: ["in-ear", "hygiene"],
      only: ["changed_mind", "wrong_size"],
      withdrawalExempt: "e",
      terms: { refund: "person", replacement: "person", store_credit: "person" },
    },
    {
      id: "sealed-software",
      name: "sealed software",
      tags: ["software", "game"],
      only: ["changed_mind", "wrong_size"],
      withdrawalExempt: "i",
      terms: { refund: "person", replacement: "no", store_credit: "person" },
    },
    {
      id: "batteries",
      name: "with a battery",
      tags: ["battery"],
      only: ["damaged", "defective"],
      terms: { refund: "person", replacement: "person", store_credit: "person" },
    },
  ],
  seasons: [giftSeason(year)],
  customers: [{ id: "vip", tags: ["vip"], terms: { autoUpTo: { atLeast: 25_000 } } }],
  signals: usualSignals,
  limits: { perCustomer: { days: 90, amount: 30_000, count: 3 }, perDay: { amount: 300_000, count: 50 } },
  service: usualService,
  examples: [
    {
      name: "A device that doesn't work, shown in a photo, is put right at once",
      given: { reason: "defective", item: 4900, day: 20, evidence: true },
      then: { refund: "automatic", replacement: "automatic", item: "return" },
    },
    {
      name: "Half a year later somebody who knows the device looks",
      given: { reason: "defective", item: 4900, day: 200, evidence: true },
      then: { refund: "person", replacement: "person" },
    },
    {
      name: "A battery that doesn't work is a person's",
      given: { reason: "defective", item: 2500, day: 20, tags: ["battery"] },
      then: { refund: "person", replacement: "person", store_credit: "person" },
    },
  ],
});
