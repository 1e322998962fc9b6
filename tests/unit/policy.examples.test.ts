// Decisions by example: design.md's own, and what becomes of goods, shipping and lane.
import { describe, expect, test } from "vitest";
import type { Facts } from "../../shared/policy/decision.ts";
import { decideWith, unsent } from "./teahouse.ts";
import type { Change } from "./teahouse.ts";

describe("design.md's example: one of two mugs broken", () => {
  const { offers, lane, layers, declined } = decideWith({});

  test("is settled at once by money, a new one, or credit", () => {
    const expiresAt = "2026-11-23T22:59:59Z";
    const parts = [
      { of: "goods", amount: 2490 },
      { of: "shipping", amount: 295 },
    ];
    const kept = { goods: "keep", fees: [], return: null, variants: null, onGiftCard: false };
    const alike = { mode: "automatic", ...kept, expiresAt, why: [] };
    expect(offers).toEqual([
      {
        ...alike,
        remedy: "refund",
        amount: 2785,
        bonus: 0,
        value: 2785,
        parts,
        arrives: { from: "2026-11-12", to: "2026-11-16" },
      },
      {
        ...alike,
        remedy: "replacement",
        amount: 0,
        bonus: 0,
        value: 2490,
        parts: [],
        arrives: { from: "2026-11-11", to: "2026-11-13" },
      },
      {
        ...alike,
        remedy: "store_credit",
        amount: 2785,
        bonus: 278,
        value: 3063,
        parts,
        arrives: { from: "2026-11-09", to: "2026-11-09" },
      },
    ]);
    expect([lane, layers, declined]).toEqual(["conformity", ["base", "reasons/damaged"], []]);
  });

  test("both mugs are twice that, and go back: they are worth more than may be kept", () => {
    const [refund] = decideWith({ facts: { quantity: 2 } }).offers;
    expect(refund).toMatchObject({
      amount: 5570,
      goods: "return",
      arrives: null,
      return: { paidBy: "merchant", cost: 0, until: "2026-12-07T22:59:59Z", when: "sent_back" },
    });
  });
});

describe("goods", () => {
  const goodsOf = (change: Change) => decideWith(change).offers[0]?.goods;

  test("may be kept up to what the policy says", () => {
    expect(goodsOf({ line: { paid: 6000 }, order: { paid: 6590 } })).toBe("keep");
    expect(goodsOf({ line: { paid: 6002 } })).toBe("return");
  });

  test("that aren't there can't go back", () => {
    expect(goodsOf({ facts: { reason: "never_arrived" } })).toBe("keep");
    expect(goodsOf({ facts: { reason: "late" }, line: { deliveredAt: undefined } })).toBe("keep");
    expect(goodsOf({ facts: { reason: "cancel" }, line: unsent })).toBe("keep");
  });

  test("that came late go back like others", () => expect(goodsOf({ facts: { reason: "late" } })).toBe("return"));

  test("go back at the shop's cost where it is at fault, else as the policy says", () => {
    const paidBy = (reason: Facts["reason"]) => decideWith({ facts: { reason, quantity: 2 } }).offers[0]?.return;
    expect(paidBy("wrong_item")).toMatchObject({ paidBy: "merchant", cost: 0 });
    expect(paidBy("changed_mind")).toMatchObject({ paidBy: "shopper", cost: null });
  });
});

describe("shipping", () => {
  const shippingOf = (change: Change) =>
    decideWith(change).offers[0]!.parts.find((part) => part.of === "shipping")?.amount ?? 0;
  const wants = (refundShipping: string) => ({ policy: { reasons: { damaged: { refundShipping } } } });

  test.each([
    ["none", 0],
    ["standard", 295],
    ["all", 590],
  ])("%s of 5.90 for one of two is %i", (word, amount) => expect(shippingOf(wants(word))).toBe(amount));

  test("is never given back twice", () => {
    expect(shippingOf({ ...wants("all"), facts: { shippingGone: 400 } })).toBe(190);
    expect(shippingOf({ ...wants("standard"), facts: { shippingGone: 590 } })).toBe(0);
    expect(shippingOf({ ...wants("all"), facts: { refundable: 2500 } })).toBe(10);
  });
});

describe("the lane", () => {
  test.each<[Facts["reason"], string, string]>([
    ["changed_mind", "2026-11-19T22:59:59Z", "withdrawal"],
    ["changed_mind", "2026-11-19T23:00:00Z", "goodwill"],
    ["wrong_size", "2026-11-09T12:00:00Z", "withdrawal"],
    ["damaged", "2026-11-09T12:00:00Z", "conformity"],
    ["late", "2026-11-09T12:00:00Z", "delivery"],
    ["charged_wrong", "2026-11-09T12:00:00Z", "billing"],
    ["cancel", "2026-11-09T12:00:00Z", "order_change"],
    ["other", "2026-11-09T12:00:00Z", "goodwill"],
  ])("of %s at %s is %s", (reason, at, lane) => expect(decideWith({ facts: { reason }, now: at }).lane).toBe(lane));

  test("stays withdrawal while nobody knows of a delivery", () =>
    expect(decideWith({ facts: { reason: "changed_mind" }, line: unsent, now: "2027-06-01T12:00:00Z" }).lane).toBe(
      "withdrawal",
    ));
});

test("a bonus of more than all of it, at the end of what a number can say, still adds up", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const { offers } = decideWith({
    base: { storeCreditBonusBp: 10_000, storeCreditBonusMax: most },
    policy: { reasons: { damaged: { storeCreditBonusBp: { plus: 10_000 }, storeCreditBonusMax: { plus: most } } } },
    order: { paid: most, shippingPaid: 0 },
    line: { quantity: 1, paid: most - 5 },
    facts: { refundable: most },
  });
  expect(offers.find((offer) => offer.remedy === "store_credit")).toMatchObject({
    amount: most - 5,
    bonus: 5,
    value: most,
  });
});
