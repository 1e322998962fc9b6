import { forAnyTrade, usualService, usualSignals } from "./common.ts";
import type { Start } from "./index.ts";

const faulty = { windowDays: 30, refundShipping: "standard" } as const;
const notWanted = ["changed_mind", "wrong_size"] as const;

/** Food and drink: nobody sends a broken jar back; what spoils has a week, and what is fresh isn't returned for taste. */
export const food = (_year: number): Start => ({
  base: {
    windowDays: 21,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    returnPaidBy: "merchant",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1000,
    keepUpTo: 6000,
    evidenceAbove: 2500,
    autoUpTo: 6000,
  },
  reasons: {
    // A broken jar spoils more than its price says.
    damaged: { ...faulty, extra: { kind: "discount_code", valueBp: 1000, maxCost: 500 } },
    defective: faulty,
    wrong_item: faulty,
    not_as_described: faulty,
    missing: faulty,
    wrong_size: { refundShipping: "standard", returnPaidBy: "shopper" },
    changed_mind: { replacement: "no", refundShipping: "standard", returnPaidBy: "shopper", keepUpTo: 0 },
    ...forAnyTrade,
    late: { ...forAnyTrade.late, waitDays: 1 },
    never_arrived: { ...forAnyTrade.never_arrived, waitDays: 2 },
  },
  products: [
    {
      id: "fresh",
      name: "fresh",
      tags: ["perishable", "fresh", "chilled"],
      terms: { windowDays: { atMost: 7 } },
    },
    {
      id: "fresh-unwanted",
      name: "fresh",
      tags: ["perishable", "fresh", "chilled"],
      only: [...notWanted],
      withdrawalExempt: "d",
      terms: { refund: "no", replacement: "no", store_credit: "person" },
    },
    {
      id: "sealed",
      name: "sealed for hygiene",
      tags: ["sealed"],
      only: [...notWanted],
      withdrawalExempt: "e",
      terms: { refund: "person", replacement: "person", store_credit: "person" },
    },
  ],
  customers: [{ id: "subscribers", tags: ["subscriber"], terms: { autoUpTo: { atLeast: 9000 } } }],
  signals: usualSignals,
  limits: { perCustomer: { days: 90, amount: 15_000, count: 5 }, perDay: { amount: 120_000, count: 80 } },
  service: usualService,
  examples: [
    {
      name: "A broken jar is paid back at once and stays",
      given: { reason: "damaged", item: 1290, day: 1 },
      then: { refund: "automatic", replacement: "automatic", item: "keep" },
    },
    {
      name: "What is fresh has a week",
      given: { reason: "damaged", item: 990, day: 9, tags: ["fresh"] },
      then: { refund: "person", replacement: "person" },
    },
    {
      name: "What is fresh doesn't come back for taste",
      given: { reason: "changed_mind", item: 990, day: 2, tags: ["fresh"] },
      then: { refund: "no", replacement: "no", store_credit: "person" },
    },
  ],
});
