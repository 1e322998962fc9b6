import { forAnyTrade, usualService, usualSignals } from "./common.ts";
import type { Start } from "./index.ts";

const faulty = { windowDays: 60 } as const;

/** Downloads, keys and courses: nothing comes back, a new link costs nothing, and what was begun with consent is kept. */
export const digital = (_year: number): Start => ({
  base: {
    windowDays: 30,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    returnPaidBy: "merchant",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1000,
    refundShipping: "standard",
    // There is nothing to send.
    keepUpTo: 1_000_000,
    replacementsPerOrder: 2,
    autoUpTo: 6000,
  },
  reasons: {
    damaged: faulty,
    defective: faulty,
    wrong_item: faulty,
    not_as_described: faulty,
    missing: faulty,
    changed_mind: { windowDays: 14, replacement: "no" },
    ...forAnyTrade,
    late: { windowDays: 60 },
    never_arrived: { windowDays: 60 },
  },
  // Nothing is packed here: what is late or wrongly bought needn't be stopped at a warehouse first.
  stages: { unfulfilled: { reasons: ["cancel", "late", "never_arrived", "changed_mind"] } },
  products: [
    {
      id: "begun",
      name: "already begun or downloaded",
      tags: ["downloaded", "begun", "key-shown"],
      only: ["changed_mind", "wrong_size"],
      withdrawalExempt: "m",
      terms: { refund: "no", replacement: "no", store_credit: "person" },
    },
  ],
  signals: usualSignals.slice(0, 2),
  limits: { perCustomer: { days: 90, amount: 12_000, count: 3 }, perDay: { amount: 100_000, count: 60 } },
  service: usualService,
  examples: [
    {
      name: "A download that doesn't work is put right at once",
      given: { reason: "defective", item: 2900, day: 5 },
      then: { refund: "automatic", replacement: "automatic", item: "keep" },
    },
    {
      name: "What was downloaded with consent is kept",
      given: { reason: "changed_mind", item: 2900, day: 5, tags: ["downloaded"] },
      then: { refund: "no", replacement: "no", store_credit: "person" },
    },
  ],
});
