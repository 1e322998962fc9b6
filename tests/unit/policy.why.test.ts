// Every reason that can make an offer worse, with exact numbers, once on each side of its limit.
import { describe, expect, test } from "vitest";
import { whyCodes } from "../../shared/policy/decision.ts";
import type { Decision, Facts, Reasoning, WhyCode } from "../../shared/policy/decision.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import { decideWith, order, unsent, usual } from "./teahouse.ts";
import type { Change } from "./teahouse.ts";

const whyOf = (decision: Decision, remedy: OfferedRemedy) =>
  [...decision.offers, ...decision.declined].find((each) => each.remedy === remedy)!.why;

/** What makes it worse; what is one step inside; for which remedy; and what is said of it. */
type Example = [code: WhyCode, outside: Change, inside: Change, remedy: OfferedRemedy, said: Partial<Reasoning>];

const limits = (own: object) => ({ policy: { limits: own } });
const automatic = (more: Partial<Facts["automatic"]>) => ({ facts: { automatic: { ...usual.automatic, ...more } } });
const perCustomer = (amount: number, count: number) => limits({ perCustomer: { days: 90, amount, count } });
const perDay = (amount: number, count: number) => limits({ perDay: { amount, count } });
const share = { signals: [{ signal: "refundRate365d", atLeast: 4000, minimumOrders: 5 }] };

const red = { id: "MUG-RD", title: "Red" };
/** Another mug is there for it. */
const swap: Change = { base: { exchange: "offer" }, line: { variants: [red] } };

const examples: Example[] = [
  [
    "by_hand",
    { base: { refund: "person" } },
    { base: { refund: "offer" } },
    "refund",
    { mode: "person", at: "base", limit: "person" },
  ],
  [
    "by_hand",
    { facts: { reason: "other" } },
    { facts: { reason: "other" }, policy: { reasons: { other: { refund: "offer" } } } },
    "refund",
    { mode: "person", at: "base", limit: "offer" },
  ],
  [
    "not_sent_yet",
    { facts: { reason: "never_arrived" }, line: unsent },
    { facts: { reason: "never_arrived" } },
    "refund",
    { mode: "person", at: "order" },
  ],
  ["not_offered", { base: { refund: "no" } }, {}, "refund", { mode: "no", at: "base", limit: "no" }],
  [
    "not_offered",
    { facts: { reason: "cancel" }, line: unsent },
    { facts: { reason: "damaged" } },
    "replacement",
    { mode: "no", at: "order" },
  ],
  [
    "product_group",
    { line: { tags: ["final-sale"] }, facts: { reason: "changed_mind" } },
    { line: { tags: ["final-sale"] } },
    "refund",
    { mode: "no", at: "products/final", limit: "no" },
  ],
  [
    "product_group",
    { line: { tags: ["final-sale"] }, facts: { reason: "changed_mind" } },
    { facts: { reason: "changed_mind" } },
    "store_credit",
    { mode: "person", at: "products/final", limit: "person" },
  ],
  [
    "window_passed",
    { now: "2027-01-04T23:00:00Z" },
    { now: "2027-01-04T22:59:59Z" },
    "refund",
    { mode: "person", at: "reasons/damaged", limit: 60, got: 61, unit: "days" },
  ],
  [
    "window_passed",
    { now: "2027-01-04T23:00:00Z", base: { afterWindow: "no" } },
    { now: "2027-01-04T22:59:59Z", base: { afterWindow: "no" } },
    "replacement",
    { mode: "no", limit: 60, got: 61 },
  ],
  [
    "window_passed",
    { line: { deliveredAt: undefined }, now: "2027-01-06T23:00:00Z" },
    { line: { deliveredAt: undefined }, now: "2027-01-06T22:59:59Z" },
    "refund",
    { limit: 60, got: 61 },
  ],
  [
    "too_soon",
    { facts: { reason: "never_arrived" }, now: "2026-11-07T22:59:59Z" },
    { facts: { reason: "never_arrived" }, now: "2026-11-07T23:00:00Z" },
    "refund",
    { mode: "person", at: "reasons/never_arrived", limit: 3, got: 2, unit: "days" },
  ],
  [
    "too_soon",
    { facts: { reason: "late" }, line: { deliveredAt: undefined }, order: { expectedAt: "2026-11-10T12:00:00Z" } },
    { facts: { reason: "late" }, line: { deliveredAt: undefined }, order: { expectedAt: "2026-11-09T12:00:00Z" } },
    "refund",
    { limit: 0, got: -1 },
  ],
  ["not_sent_yet", { line: unsent }, { line: { deliveredAt: undefined } }, "refund", { mode: "person", at: "order" }],
  [
    "already_sent",
    { facts: { reason: "cancel" }, line: { deliveredAt: undefined } },
    { facts: { reason: "cancel" }, line: unsent },
    "refund",
    { mode: "person", at: "order" },
  ],
  [
    "amount_unknown",
    { facts: { reason: "charged_wrong" } },
    { facts: { reason: "other" } },
    "refund",
    { mode: "person" },
  ],
  [
    "out_of_stock",
    { line: { inStock: false } },
    { line: { inStock: true } },
    "replacement",
    { mode: "no", at: "order" },
  ],
  [
    "nothing_left",
    { facts: { refundable: 0 } },
    { facts: { refundable: 1 } },
    "refund",
    { mode: "no", limit: 0, got: 0 },
  ],
  [
    "money_back_already",
    { facts: { refundable: 2489 } },
    { facts: { refundable: 2490 } },
    "replacement",
    { mode: "person", limit: 2490, got: 2489, unit: "money" },
  ],
  [
    "above_auto",
    automatic({ order: 5216 }),
    automatic({ order: 5215 }),
    "refund",
    { mode: "person", at: "base", limit: 8000, got: 8001, unit: "money" },
  ],
  ["above_auto", automatic({ order: 4938 }), automatic({ order: 4937 }), "store_credit", { limit: 8000, got: 8001 }],
  ["above_auto", automatic({ order: 5511 }), automatic({ order: 5510 }), "replacement", { limit: 8000, got: 8001 }],
  [
    "above_auto",
    { line: { paid: 0 }, base: { autoUpTo: 0 } },
    { line: { paid: 0 }, base: { autoUpTo: 1 } },
    "replacement",
    { limit: 0, got: 0 },
  ],
  [
    "above_order_limit",
    limits({ perOrderBp: 4999 }),
    limits({ perOrderBp: 5000 }),
    "refund",
    { at: "limits/perOrderBp", limit: 2784, got: 2785, unit: "money" },
  ],
  [
    "above_customer_limit",
    perCustomer(2784, 1),
    perCustomer(2785, 1),
    "refund",
    { at: "limits/perCustomer", limit: 2784, got: 2785, unit: "money" },
  ],
  ["above_customer_limit", perCustomer(9999, 0), perCustomer(9999, 1), "refund", { limit: 0, got: 1, unit: "count" }],
  [
    "above_day_limit",
    perDay(2784, 1),
    perDay(2785, 1),
    "refund",
    { at: "limits/perDay", limit: 2784, got: 2785, unit: "money" },
  ],
  ["above_day_limit", perDay(9999, 0), perDay(9999, 1), "refund", { limit: 0, got: 1, unit: "count" }],
  [
    "above_day_limit",
    automatic({ day: { amount: 157_216, count: 9 } }),
    automatic({ day: { amount: 157_215, count: 9 } }),
    "refund",
    { limit: 160_000, got: 160_001 },
  ],
  [
    "above_day_limit",
    automatic({ day: { amount: 9, count: 100 } }),
    automatic({ day: { amount: 9, count: 99 } }),
    "refund",
    { limit: 100, got: 101, unit: "count" },
  ],
  [
    "currency_not_set",
    { order: { currency: "USD" } },
    {
      order: { currency: "USD" },
      base: { autoUpTo: { USD: 8000 } },
      policy: { limits: { perDay: { amount: { USD: 9000 }, count: 9 } } },
    },
    "refund",
    { at: "base", limit: null, got: "USD" },
  ],
  [
    "payment_disputed",
    { order: { payments: [{ ...order.payments[0], disputed: true }] } },
    {},
    "refund",
    { mode: "person", at: "order" },
  ],
  [
    "credit_only",
    { base: { afterWindow: "store_credit" }, now: "2027-01-05T12:00:00Z" },
    { base: { afterWindow: "store_credit" } },
    "refund",
    { mode: "no", at: "reasons/damaged", limit: 60, unit: "days" },
  ],
  [
    "stage_closed",
    { policy: { stages: { delivered: { reasons: ["changed_mind"] } } } },
    { policy: { stages: { delivered: { reasons: ["damaged"] } } } },
    "refund",
    { mode: "person", at: "stages/delivered", limit: "delivered" },
  ],
  [
    "whole_order_only",
    { policy: { stages: { delivered: { wholeOrderOnly: true } } } },
    { policy: { stages: { delivered: { wholeOrderOnly: true } } }, facts: { wholeOrder: true } },
    "refund",
    { mode: "person", at: "stages/delivered" },
  ],
  [
    "replaced_before",
    { facts: { replaced: 1 } },
    { facts: { replaced: 0 } },
    "replacement",
    { mode: "person", at: "default", limit: 1, got: 1, unit: "count" },
  ],
  [
    "signal",
    { policy: { signals: [{ signal: "cases90d", atLeast: 4 }] }, facts: { signals: { cases90d: 4 } } },
    { policy: { signals: [{ signal: "cases90d", atLeast: 4 }] }, facts: { signals: { cases90d: 3 } } },
    "refund",
    { mode: "person", at: "signals/0", limit: 4, got: 4, unit: "count", signal: "cases90d" },
  ],
  [
    "signal",
    { policy: share, facts: { signals: { refundRate365d: { refunds: 2, orders: 5 } } } },
    { policy: share, facts: { signals: { refundRate365d: { refunds: 1, orders: 5 } } } },
    "refund",
    { mode: "person", at: "signals/0", limit: 4000, got: 4000, unit: "share", signal: "refundRate365d" },
  ],
  [
    "signal",
    { policy: share, facts: { signals: { refundRate365d: { refunds: 5, orders: 5 } } } },
    // Of fewer orders than the rule asks for, and where the shop doesn't say how many there are, it never stands.
    { policy: share, facts: { signals: { refundRate365d: { refunds: 4, orders: 4 } } } },
    "refund",
    { got: 10_000 },
  ],
  [
    "signal",
    {
      policy: { signals: [{ signal: "cases90d", atLeast: 4, reasons: ["damaged"] }] },
      facts: { signals: { cases90d: 9 } },
    },
    {
      policy: { signals: [{ signal: "cases90d", atLeast: 4, reasons: ["late"] }] },
      facts: { signals: { cases90d: 9 } },
    },
    "refund",
    { at: "signals/0" },
  ],
  [
    "signal",
    { policy: { signals: [{ signal: "cases90d", atLeast: 4 }] }, facts: { signals: { cases90d: 9 } } },
    {
      policy: {
        signals: [{ signal: "cases90d", atLeast: 4 }],
        customers: [{ id: "vip", tags: ["vip"], skipSignals: ["cases90d"] }],
      },
      order: { customer: { email: "ada@example.com", tags: ["vip"] } },
      facts: { signals: { cases90d: 9 } },
    },
    "refund",
    { at: "signals/0" },
  ],
  [
    "evidence_needed",
    { base: { evidenceAbove: 2489 } },
    { base: { evidenceAbove: 2490 } },
    "refund",
    { mode: "evidence", at: "base", limit: 2489, got: 2490, unit: "money" },
  ],
  [
    "evidence_needed",
    { base: { evidenceAbove: 0 } },
    { base: { evidenceAbove: 0 }, facts: { evidence: true } },
    "store_credit",
    { mode: "evidence", got: 2490 },
  ],
  [
    "evidence_needed",
    { base: { evidenceAbove: 0 } },
    { base: { evidenceAbove: 0 }, facts: { reason: "changed_mind" } },
    "refund",
    { mode: "evidence" },
  ],
  [
    "evidence_needed",
    { base: { evidenceAbove: 0 } },
    { base: { evidenceAbove: 0 }, facts: { reason: "never_arrived" } },
    "refund",
    { mode: "evidence" },
  ],
  [
    "proof_needed",
    { base: { withProof: "receipt" }, now: "2027-01-05T12:00:00Z", facts: { evidence: true } },
    { base: { withProof: "receipt" }, now: "2027-01-05T12:00:00Z", facts: { proof: true } },
    "store_credit",
    { mode: "evidence", at: "base", limit: "receipt", got: 61 },
  ],
  [
    "proof_needed",
    { base: { withProof: "either", afterWindow: "store_credit" }, now: "2027-01-05T12:00:00Z" },
    { base: { withProof: "either", afterWindow: "store_credit" } },
    "refund",
    { mode: "evidence" },
  ],
  [
    "exchanged_before",
    { ...swap, facts: { exchanged: 1 } },
    { ...swap, facts: { replaced: 1 } },
    "exchange",
    { at: "default", limit: 1, got: 1, unit: "count" },
  ],
  ["variant_unknown", { base: { exchange: "offer" } }, swap, "exchange", { at: "order" }],
  [
    "price_differs",
    { ...swap, line: { variants: [{ ...red, price: 2491 }] } },
    { ...swap, line: { variants: [{ ...red, price: 2490 }] } },
    "exchange",
    { at: "default", limit: "settle" },
  ],
  [
    "price_differs",
    { base: { exchange: "offer", priceDifference: "person" }, line: { variants: [{ ...red, price: 2489 }] } },
    { base: { exchange: "offer", priceDifference: "waive" }, line: { variants: [{ ...red, price: 9999 }] } },
    "exchange",
    { at: "base", limit: "person" },
  ],
  [
    "out_of_stock",
    { ...swap, line: { variants: [{ ...red, inStock: false }] } },
    swap,
    "exchange",
    { mode: "no", at: "order" },
  ],
  [
    // The very thing that was bought is no other one to exchange it for, whatever it costs now.
    "out_of_stock",
    { ...swap, line: { sku: red.id, variants: [{ ...red, price: 9999 }] } },
    swap,
    "exchange",
    { mode: "no", at: "order" },
  ],
  [
    "nothing_left",
    { base: { partial_refund: "offer" }, facts: { quantity: 2 } },
    { base: { partial_refund: "offer", partialRefundBp: 3000 }, facts: { quantity: 2 } },
    "partial_refund",
    { mode: "no" },
  ],
  ["safety", { facts: { safety: true } }, { facts: { safety: false } }, "refund", { mode: "person", at: "words" }],
  [
    "paused",
    { facts: { paused: true } },
    { facts: { paused: false } },
    "refund",
    { mode: "person", at: "kill switch" },
  ],
];

describe("why", () => {
  test.each(examples.map((example, index) => [`${example[0]}, ${example[3]} (${index})`, example] as const))(
    "%s",
    (_, [code, outside, inside, remedy, said]) => {
      const found = whyOf(decideWith(outside), remedy).find((reason) => reason.code === code);
      expect(found).toMatchObject({ mode: "person", ...said });
      expect(whyOf(decideWith(inside), remedy).map((reason) => reason.code)).not.toContain(code);
    },
  );

  test("each code has an example", () =>
    expect([...new Set(examples.map(([code]) => code))].toSorted()).toEqual([...whyCodes].toSorted()));

  test("inside every limit there is none", () =>
    expect(decideWith({}).offers.map((offer) => offer.why)).toEqual([[], [], []]));

  test("each limit stands for itself: none hides another", () => {
    const codes = whyOf(
      decideWith({ policy: { limits: { perOrderBp: 1, perDay: { amount: 1, count: 0 } } }, facts: { paused: true } }),
      "refund",
    );
    expect(codes.map((reason) => reason.code)).toEqual([
      "paused",
      "above_order_limit",
      "above_day_limit",
      "above_day_limit",
    ]);
  });

  test("a decline says only what declines it, and what is there in its place", () => {
    expect(decideWith({ line: { inStock: false }, facts: { paused: true } }).declined).toEqual([
      {
        remedy: "replacement",
        why: [{ code: "out_of_stock", mode: "no", at: "order", limit: null, got: null }],
        instead: ["refund", "store_credit"],
      },
    ]);
  });
});
