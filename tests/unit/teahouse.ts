// policy.md's tea house and one order of two mugs: what the examples of decisions change one thing of.
import * as v from "valibot";
import { Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import type { Subject } from "../../shared/policy/terms.ts";
import { Policy } from "../../shared/policy/document.ts";

const now = Date.parse("2026-11-09T14:03:00Z");

/** policy.md's tea house, in the words of the schema. */
const teahouse = {
  schema: "resolution-policy/1",
  id: "teahouse",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  base: {
    windowDays: 30,
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1500,
    autoUpTo: 8000,
  },
  reasons: {
    damaged: { windowDays: 60, keepUpTo: 3000, returnPaidBy: "merchant", refundShipping: "standard" },
    never_arrived: { windowDays: 90, waitDays: 3, refundShipping: "all" },
    changed_mind: { replacement: "no" },
  },
  products: [
    {
      id: "final",
      name: "final sale",
      tags: ["final-sale"],
      only: ["changed_mind"],
      terms: { refund: "no", store_credit: "person" },
    },
  ],
};

const line = {
  id: "l1",
  title: "Blue mug",
  quantity: 2,
  paid: 4980,
  tags: ["ceramics"],
  fulfilledAt: "2026-11-02T08:00:00Z",
  deliveredAt: "2026-11-05T09:12:00Z",
};
export const order = {
  id: "1042",
  currency: "EUR",
  placedAt: "2026-11-01T10:00:00Z",
  country: "CH",
  lines: [line],
  shippingPaid: 590,
  paid: 5570,
  payments: [{ id: "p1", method: "card", label: "Visa •••• 4242", captured: 5570 }],
  customer: { email: "ada@example.com" },
};
const nothing = { amount: 0, count: 0 };
export const usual = {
  lineId: "l1",
  quantity: 1,
  reason: "damaged",
  unitsGone: 0,
  shippingGone: 0,
  refundable: 5570,
  automatic: { order: 0, customer: nothing, day: nothing },
  paused: false,
  safety: false,
  evidence: false,
  proof: false,
  replaced: 0,
  exchanged: 0,
  extras: 0,
  wholeOrder: false,
  signals: {},
} as const;

export type Change = {
  policy?: object;
  base?: object;
  order?: object;
  line?: object;
  facts?: Partial<Facts>;
  now?: string;
};

export function decideWith(change: Change): Decision {
  const base = { ...teahouse.base, ...change.base };
  const policy = v.parse(Policy, { ...teahouse, base, ...change.policy });
  const own = v.parse(Order, { ...order, lines: [{ ...line, ...change.line }], ...change.order });
  return decide(policy, policy, { ...usual, ...change.facts, order: own }, change.now ? Date.parse(change.now) : now);
}

/** A line that is still in the shop. */
export const unsent = { fulfilledAt: undefined, deliveredAt: undefined };

/** Such an item, as the layers look at it. */
export const about = (part: Partial<Subject>): Subject => ({
  reason: "damaged",
  tags: [],
  currency: "EUR",
  stage: "delivered",
  placedOn: "2026-11-01",
  country: "CH",
  customerTags: [],
  ...part,
});
