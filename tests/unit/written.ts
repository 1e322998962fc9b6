// policy.md's example, section 2.3, in the words of the schema; what isn't in the schema is left out.
export const written = {
  schema: "resolution-policy/1",
  id: "teahouse",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  law: ["eu"],
  base: {
    windowDays: 30,
    waitDays: 0,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1500,
    restockingFeeBp: 0,
    refundShipping: "none",
    returnPaidBy: "shopper",
    keepUpTo: 0,
    evidenceAbove: 1_000_000_000,
    autoUpTo: 8000,
  },
  reasons: {
    damaged: {
      windowDays: 60,
      keepUpTo: 3000,
      evidenceAbove: 2000,
      returnPaidBy: "merchant",
      refundShipping: "standard",
    },
    never_arrived: { windowDays: 90, waitDays: 3, autoUpTo: 5000, refundShipping: "all" },
    late: { refund: "no", replacement: "no" },
    changed_mind: { replacement: "no" },
  },
  products: [
    {
      id: "final-sale",
      tags: ["final-sale"],
      only: ["changed_mind"],
      terms: { refund: "no", store_credit: "person" },
    },
    {
      id: "fresh",
      tags: ["perishable"],
      withdrawalExempt: "d",
      terms: { windowDays: { atMost: 7 }, keepUpTo: 1_000_000_000 },
    },
  ],
  seasons: [
    {
      id: "winter-gifts",
      orderedFrom: "2026-11-01",
      orderedTo: "2026-12-24",
      terms: { windowDays: { atLeast: 75 } },
    },
  ],
  customers: [
    {
      id: "vip",
      tags: ["vip"],
      terms: { windowDays: { plus: 15 }, autoUpTo: { atLeast: 16_000 } },
      skipSignals: ["cases90d"],
    },
  ],
  limits: {
    perOrderBp: 10_000,
    perCustomer: { days: 90, amount: 20_000, count: 4 },
    perDay: { amount: 150_000, count: 60 },
  },
  signals: [
    { signal: "cases90d", atLeast: 4 },
    { signal: "neverArrived365d", atLeast: 2, reasons: ["never_arrived"] },
  ],
  service: {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:30" }],
    firstReplyWorkingHours: 8,
  },
};
