// The remedies beyond money, the same again and credit, and the little extra: what each comes to, and when it is there.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideEach } from "../../shared/policy/decide.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import { refundTimes } from "../../shared/policy/document.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import { offered } from "../../shared/remedies.ts";
import { situation } from "./arbitraries.ts";
import { decideWith } from "./teahouse.ts";
import type { Change } from "./teahouse.ts";

const offerOf = (decision: Decision, remedy: OfferedRemedy) =>
  decision.offers.find((offer) => offer.remedy === remedy) ?? null;
const with1 = (base: object, more: Change = {}) => decideWith({ ...more, base: { ...base, ...more.base } });
const red = { id: "MUG-RD", title: "Red", price: 2490 };
const small = { id: "MUG-S", title: "Small", price: 1990 };
const large = { id: "MUG-L", title: "Large", price: 2990 };

describe("an exchange", () => {
  const swap = (variants: object[], base: object = {}, line: object = {}) =>
    offerOf(with1({ exchange: "offer", ...base }, { line: { variants, ...line } }), "exchange");

  test("names what is in stock, and what goes back with each", () =>
    expect(swap([red, small, large, { ...red, id: "MUG-GN", inStock: false }])).toMatchObject({
      mode: "automatic",
      amount: 0,
      value: 2490,
      goods: "keep",
      variants: [
        { id: "MUG-RD", title: "Red", back: 0 },
        { id: "MUG-S", title: "Small", back: 500 },
      ],
    }));
  test("is not for itself", () => expect(swap([red], {}, { sku: "MUG-RD" })).toBeNull());
  test("with nobody paying the difference is counted as what the dearer costs", () => {
    const offer = swap([small, large], { priceDifference: "waive" })!;
    expect(offer.variants!.map(({ back }) => back)).toEqual([0, 0]);
    expect(offer.value).toBe(2990);
  });
  test("of two is twice the difference", () => {
    const both = with1({ exchange: "offer" }, { line: { variants: [small] }, facts: { quantity: 2 } });
    expect(offerOf(both, "exchange")!.variants).toEqual([{ id: "MUG-S", title: "Small", back: 1000 }]);
  });
  test("gives back no more than is left", () => {
    const little = with1({ exchange: "offer" }, { line: { variants: [small] }, facts: { refundable: 300 } });
    expect(offerOf(little, "exchange")!.variants).toEqual([{ id: "MUG-S", title: "Small", back: 300 }]);
  });
  test("is for what is there", () => {
    const never: Change = { line: { variants: [red] }, facts: { reason: "never_arrived" } };
    expect(offerOf(with1({ exchange: "offer" }, never), "exchange")).toBeNull();
  });
});

describe("the tax in an amount", () => {
  const taxed = { line: { tax: 795 }, order: { shippingTax: 94 } };
  const partsOf = (decision: Decision) => offerOf(decision, "refund")!.parts;

  test("is what was charged on those units and their shipping", () =>
    expect(partsOf(with1({}, taxed))).toEqual([
      { of: "goods", amount: 2490, tax: 397 },
      { of: "shipping", amount: 295, tax: 47 },
    ]));
  test("of each unit in turn sums to the line's", () => {
    const taxes = [0, 1].map((unitsGone) => partsOf(with1({}, { ...taxed, facts: { unitsGone } }))[0]!.tax!);
    expect(taxes).toEqual([397, 398]);
  });
  test("isn't spoken of where the order doesn't say", () =>
    expect(partsOf(with1({})).every((part) => !("tax" in part))).toBe(true));
  test("is never more than the amount where it wasn't more than the price", () =>
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const line = facts.order.lines.find(({ id }) => id === facts.lineId)!;
        fc.pre((line.tax ?? 0) <= line.paid);
        for (const { parts } of decide(terms, risk, facts, now).offers)
          for (const { of, amount, tax = 0 } of parts) if (of === "goods") expect(tax).toBeLessThanOrEqual(amount + 1);
      }),
    ));
});

describe("a part of the money for who keeps it", () => {
  const kept = (facts: Change["facts"], base: object = {}) =>
    offerOf(with1({ partial_refund: "offer", partialRefundBp: 3000, ...base }, { facts }), "partial_refund");

  test("is its share of the goods' price, and nothing comes back", () =>
    expect(kept({ quantity: 2 })).toMatchObject({
      mode: "automatic",
      amount: 1494,
      value: 1494,
      goods: "keep",
      return: null,
      parts: [{ of: "goods", amount: 1494 }],
    }));
  test("isn't offered to who keeps it for all of the money", () => expect(kept({ quantity: 1 })).toBeNull());
  // A dearer one that comes back is offered a part: a cheaper one that doesn't is served no worse (D6).
  test("is offered where all of the money isn't to be had, kept or not", () => {
    for (const quantity of [1, 2]) expect(kept({ quantity }, { refund: "no" })).toMatchObject({ mode: "automatic" });
    expect(kept({ reason: "never_arrived" }, { refund: "no" })).toBeNull();
  });
  test("isn't offered for what never came", () => expect(kept({ reason: "never_arrived", quantity: 2 })).toBeNull());
});

test("a part of the money is never easier to get than all of it", () => {
  const limited = with1({ partial_refund: "offer", partialRefundBp: 3000, autoUpTo: 5000 }, { facts: { quantity: 2 } });
  expect(limited.offers.map(({ remedy, mode }) => [remedy, mode])).toEqual([
    ["refund", "person"],
    ["replacement", "automatic"],
    ["store_credit", "person"],
    ["partial_refund", "person"],
  ]);
});

describe("a part sent after", () => {
  test.each(["missing", "damaged", "defective"] as const)("is for goods that aren't right: %s", (reason) =>
    expect(offerOf(with1({ resend_part: "offer" }, { facts: { reason } }), "resend_part")).toMatchObject({
      mode: "automatic",
      amount: 0,
      // Nobody here knows what a part costs: on the safe side it counts as the whole.
      value: 2490,
      goods: "keep",
    }),
  );
  test("isn't for a change of mind", () =>
    expect(offerOf(with1({ resend_part: "offer" }, { facts: { reason: "changed_mind" } }), "resend_part")).toBeNull());
});

describe("a repair", () => {
  const repair = (base: object) => offerOf(with1({ repair: "offer", ...base }), "repair")!;

  test("always wants the goods, also those that may be kept", () =>
    expect(repair({})).toMatchObject({ goods: "return", arrives: null, return: { paidBy: "merchant", cost: 0 } }));
  test.each([
    ["accepted", "received"],
    ["sent_back", "received"],
    ["received", "received"],
    ["inspected", "inspected"],
  ] as const)("where remedies wait for %s, waits for %s", (refundWhen, when) =>
    expect(repair({ refundWhen }).return!.when).toBe(when),
  );
});

describe("what a remedy waits for", () => {
  test.each(refundTimes)("%s is said with the goods' return", (refundWhen) => {
    const refund = offerOf(with1({ refundWhen }, { facts: { quantity: 2 } }), "refund")!;
    expect(refund.return!.when).toBe(refundWhen);
    expect(refund.arrives === null).toBe(refundWhen !== "accepted");
  });
  test.each([
    ["DE", "inspected", "sent_back"],
    ["GB", "received", "sent_back"],
    ["DE", "accepted", "accepted"],
    ["CH", "inspected", "inspected"],
  ] as const)("for a change of mind in %s, %s is %s by law", (country, refundWhen, when) => {
    const decision = with1({ refundWhen }, { order: { country }, facts: { reason: "changed_mind", quantity: 2 } });
    expect(offerOf(decision, "refund")!.return!.when).toBe(when);
  });
});

describe("credit", () => {
  const gift = { payments: [{ id: "p1", method: "gift_card", label: "Gift card •• 77", captured: 5570 }] };

  test("goes on the gift card where the document says so and there is one", () => {
    const onCard = (base: object, order: object) => offerOf(with1(base, { order }), "store_credit")!.onGiftCard;
    expect(onCard({ refundTo: "gift_card" }, gift)).toBe(true);
    expect(onCard({ refundTo: "gift_card" }, {})).toBe(false);
    expect(onCard({}, gift)).toBe(false);
  });
});

describe("a little extra", () => {
  const code = { kind: "discount_code", valueBp: 1000, maxCost: 1000 };
  const given = (more: Change = {}, extra: object = code) => with1({ extra }, more).extra;

  test("comes with what is settled by itself", () =>
    expect(given()).toEqual({ kind: "discount_code", valueBp: 1000, name: null, cost: 1000 }));
  test("has a name where it is a gift", () =>
    expect(given({}, { kind: "gift", name: "A tin of tea", maxCost: 300 })).toMatchObject({ name: "A tin of tea" }));
  test("doesn't where a person looks", () => expect(given({ facts: { paused: true } })).toBeNull());
  test("isn't the price of a faster remedy: where the limits have no room for it, it is the extra that goes", () => {
    // The dearest remedy is the credit with its bonus: 30.63.
    const limit = (autoUpTo: number) => with1({ extra: code, autoUpTo });
    expect(limit(4063).extra).not.toBeNull();
    expect(limit(4062).extra).toBeNull();
    expect(limit(4062).offers.map(({ mode }) => mode)).toEqual(["automatic", "automatic", "automatic"]);
  });
  test("is given as often as the limit says, once where it says nothing", () => {
    expect(given({ facts: { extras: 1 } })).toBeNull();
    const twice = { limits: { extrasPerCustomer90d: 2 } };
    expect(given({ facts: { extras: 1 }, policy: twice })).not.toBeNull();
    expect(given({ facts: { extras: 2 }, policy: twice })).toBeNull();
  });
  test("needs a number for the order's currency", () =>
    expect(given({}, { ...code, maxCost: { USD: 1000 } })).toBeNull());
  test("of a case goes to one of its items, and its cost is what the next one sees", () =>
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const all = decideEach(terms, risk, [facts, facts, facts], now);
        const most = Math.max(0, (risk.limits.extrasPerCustomer90d ?? 1) - facts.extras);
        expect(all.filter(({ decision }) => decision.extra).length).toBeLessThanOrEqual(most);
      }),
    ));
  test("changes no amount and no mode", () =>
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const without = decide(terms, risk, { ...facts, extras: 1_000_000 }, now);
        expect(without.extra).toBeNull();
        expect(decide(terms, risk, facts, now).offers).toEqual(without.offers);
      }),
    ));
});

test("the order on the screen is the shopper's: their money first, and never a part of it before all of it", () => {
  expect(offered[0]).toBe("refund");
  expect(offered.at(-1)).toBe("partial_refund");
  fc.assert(
    fc.property(situation, ({ terms, risk, facts, now }) => {
      const places = decide(terms, risk, facts, now).offers.map(({ remedy }) => offered.indexOf(remedy));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});
