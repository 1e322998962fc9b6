// The law above the document: each rule on both sides of its line, and what holds of all of them.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import { packOf, raised } from "../../shared/policy/law.ts";
import type { Legal } from "../../shared/policy/law.ts";
import { defaults, termsFor } from "../../shared/policy/terms.ts";
import { lanes, offered, reasons } from "../../shared/contract.ts";
import { policy, situation } from "./arbitraries.ts";
import { termsOf } from "./policy.oracle.ts";
import { about, decideWith, order as teahouseOrder, unsent } from "./teahouse.ts";
import type { Change } from "./teahouse.ts";

const nothing = { refund: "no", replacement: "no", store_credit: "no" } as const;
const never = { windowDays: 0, afterWindow: "no" } as const;
const modeOf = (decision: Decision, remedy: string) =>
  decision.offers.find((offer) => offer.remedy === remedy)?.mode ?? "no";
const refundOf = (decision: Decision) => decision.offers.find((offer) => offer.remedy === "refund");

/** The teahouse's order somewhere else, with this base for every reason. */
const at = (country: string, reason: string, base: object, more: Change = {}) =>
  decideWith({
    ...more,
    base,
    policy: { reasons: {}, products: [], ...more.policy },
    order: { country, ...more.order },
    facts: { reason, ...more.facts } as Change["facts"] & object,
  });

/** Calendar days after the goods came, at noon. */
const after = (days: number) => new Date(Date.parse("2026-11-05T11:00:00Z") + days * 86_400_000).toISOString();

describe("a right of withdrawal", () => {
  test.each([
    ["DE", 14, "person"],
    ["DE", 15, "no"],
    ["NO", 14, "person"],
    ["GB", 14, "person"],
    ["GB", 15, "no"],
    ["US", 1, "no"],
    ["CH", 1, "no"],
  ] as const)("%s, day %i after delivery: a refund that the shop doesn't offer is %s", (country, day, mode) => {
    expect(modeOf(at(country, "changed_mind", { ...nothing, ...never }, { now: after(day) }), "refund")).toBe(mode);
  });

  test("runs from the day the goods came, whatever the shop counts from", () => {
    const base = { ...never, refund: "offer", windowDays: 20, windowFrom: "ordered", autoUpTo: 8000, keepUpTo: 9000 };
    const order = { placedAt: "2026-09-01T10:00:00Z" };
    const on = (country: string) =>
      modeOf(at(country, "changed_mind", { ...base, windowDays: 20 }, { now: after(3), order }), "refund");
    expect([on("DE"), on("GB"), on("CH")]).toEqual(["automatic", "automatic", "no"]);
  });

  // The teahouse's goods came on a Thursday; a day later the fortnight ends on a Friday, three days later on a Sunday.
  test.each([
    ["DE", "2026-11-06T09:00:00Z", "2026-11-20T22:30:00Z", "person"],
    ["DE", "2026-11-06T09:00:00Z", "2026-11-20T23:00:00Z", "no"],
    ["DE", "2026-11-08T09:00:00Z", "2026-11-23T22:30:00Z", "person"],
    ["DE", "2026-11-08T09:00:00Z", "2026-11-23T23:00:00Z", "no"],
    ["GB", "2026-11-08T09:00:00Z", "2026-11-22T23:00:00Z", "no"],
  ] as const)("%s, %s: ends as the law counts, at %s it is %s", (country, deliveredAt, now, mode) => {
    const it = at(country, "changed_mind", { ...nothing, ...never }, { now, line: { deliveredAt } });
    expect(modeOf(it, "refund")).toBe(mode);
  });

  test("lasts for all of an order until a fortnight after the last of it, with no fee and the delivery back", () => {
    const base = { refund: "offer", restockingFeeBp: 2000, autoUpTo: 8000, windowDays: 60 };
    const withLast = (deliveredAt: string | undefined) => {
      const lid = { id: "l2", title: "Lid", quantity: 1, paid: 0, deliveredAt };
      return refundOf(
        at("DE", "changed_mind", base, { now: after(20), order: { lines: [...teahouseOrder.lines, lid] } }),
      );
    };
    expect(withLast(after(0))).toMatchObject({ amount: 1992, fees: [{ code: "restocking", amount: 498 }] });
    expect(withLast(after(10))).toMatchObject({ amount: 2785, fees: [] });
    expect(withLast(undefined)).toMatchObject({ amount: 2785, fees: [] });
  });

  test("names its article, and what it lifted from what", () => {
    const { lawRaised } = at("DE", "changed_mind", { ...nothing, ...never }, { now: after(5) });
    expect(lawRaised).toContainEqual({
      pack: "eu",
      article: "Directive 2011/83, Art. 9 and 13(1)",
      knob: "refund",
      from: "no",
      to: "person",
    });
  });

  test("leaves no fee, and gives the delivery back; elsewhere the shop keeps its fee", () => {
    const base = { refund: "offer", restockingFeeBp: 2000, autoUpTo: 8000 };
    const [there, here] = ["DE", "CH"].map((country) => refundOf(at(country, "changed_mind", base, { now: after(5) })));
    expect(there).toMatchObject({ amount: 2785, fees: [], mode: "automatic" });
    expect(refundOf(at("GB", "changed_mind", base, { now: after(5) }))).toMatchObject({ amount: 2785, fees: [] });
    expect(here).toMatchObject({ amount: 1992, fees: [{ code: "restocking", amount: 498 }] });
  });

  test("not for what is exempt, nor for a business", () => {
    const fresh = { id: "fresh", tags: ["ceramics"], withdrawalExempt: "d", terms: {} };
    const exempt = { now: after(5), policy: { products: [fresh] } };
    expect(modeOf(at("DE", "changed_mind", nothing, exempt), "refund")).toBe("no");
    const customer = { email: "ada@example.com", business: true };
    expect(modeOf(at("DE", "changed_mind", nothing, { now: after(5), order: { customer } }), "refund")).toBe("no");
  });
});

describe("goods that aren't right", () => {
  test.each([
    ["DE", 730, "person"],
    ["DE", 731, "no"],
    ["GB", 2190, "person"],
    ["GB", 2191, "no"],
    ["US", 30, "no"],
    ["CH", 30, "no"],
  ] as const)("%s, day %i: money and a new one are %s where the shop has nothing", (country, day, mode) => {
    const decision = at(country, "defective", { ...nothing, ...never }, { now: after(day) });
    expect([modeOf(decision, "refund"), modeOf(decision, "replacement")]).toEqual([mode, mode]);
  });

  test("California, where the shop says so: a year", () => {
    const law = { policy: { law: ["us-ca"] } };
    const on = (day: number) =>
      modeOf(at("US", "defective", { ...nothing, ...never }, { ...law, now: after(day) }), "refund");
    expect([on(365), on(366)]).toEqual(["person", "no"]);
  });

  test("Britain's thirty days stand, however short the shop's own window", () => {
    const short = { refund: "offer", windowDays: 5, autoUpTo: 8000, keepUpTo: 9000 };
    const on = (country: string, day: number) => modeOf(at(country, "damaged", short, { now: after(day) }), "refund");
    expect([on("GB", 30), on("GB", 31), on("CH", 30)]).toEqual(["automatic", "person", "person"]);
  });

  test("the way back is the shop's, and the article that says so is named", () => {
    const { lawRaised } = at("DE", "defective", { refund: "offer", returnPaidBy: "shopper", restockingFeeBp: 500 });
    const article = "Directive 2019/771, Art. 14(1) and (2)";
    expect(lawRaised).toContainEqual({ pack: "eu", article, knob: "returnPaidBy", from: "shopper", to: "merchant" });
    expect(lawRaised).toContainEqual({ pack: "eu", article, knob: "restockingFeeBp", from: 500, to: 0 });
  });

  test("money is as easy as credit, where credit goes out by itself", () => {
    const base = { refund: "no", store_credit: "offer", autoUpTo: 8000, keepUpTo: 9000 };
    const [there, here] = ["DE", "CH"].map((country) => at(country, "damaged", base));
    expect([modeOf(there!, "refund"), modeOf(there!, "store_credit")]).toEqual(["automatic", "automatic"]);
    expect([modeOf(here!, "refund"), modeOf(here!, "store_credit")]).toEqual(["no", "automatic"]);
  });

  test("money is as easy as a part of it, where that goes out by itself", () => {
    const part = { partial_refund: "offer", partialRefundBp: 2000 } as const;
    const base = { refund: "no", store_credit: "no", ...part, autoUpTo: 8000, keepUpTo: 0 };
    const [there, here] = ["DE", "CH"].map((country) => at(country, "damaged", base));
    expect([modeOf(there!, "refund"), modeOf(there!, "partial_refund")]).toEqual(["automatic", "automatic"]);
    expect([modeOf(here!, "refund"), modeOf(here!, "partial_refund")]).toEqual(["no", "automatic"]);
  });
});

describe("a parcel that never came, and one not sent yet", () => {
  test.each([
    ["DE", "never_arrived", "person"],
    ["GB", "late", "person"],
    ["CH", "never_arrived", "no"],
    ["US", "never_arrived", "no"],
  ] as const)("%s, %s, under way: %s", (country, reason, mode) => {
    const line = { deliveredAt: undefined };
    expect(modeOf(at(country, reason, { ...nothing, ...never }, { line }), "refund")).toBe(mode);
  });

  test.each([
    ["DE", "never_arrived", "person"],
    ["GB", "never_arrived", "person"],
    ["DE", "late", "no"],
    ["CH", "never_arrived", "no"],
  ] as const)("%s, %s, though the carrier says that it was delivered: %s", (country, reason, mode) => {
    expect(modeOf(at(country, reason, { ...nothing, ...never }), "refund")).toBe(mode);
  });

  test.each([
    ["DE", "person"],
    ["GB", "person"],
    ["US", "person"],
    ["CH", "no"],
  ] as const)("%s, canceled before it was sent: %s, also long after the order", (country, mode) => {
    const own = { ...nothing, ...never, windowFrom: "ordered" };
    for (const now of [after(0), after(90)])
      expect(modeOf(at(country, "cancel", own, { line: unsent, now }), "refund")).toBe(mode);
  });

  test.each(["cancel", "never_arrived"])(
    "%s: all that was paid goes back, the delivery too, as easily as credit",
    (reason) => {
      const base = { refund: "no", store_credit: "offer", autoUpTo: 8000 };
      const line = reason === "cancel" ? unsent : { deliveredAt: undefined };
      const order = { expectedAt: after(-10) };
      const [there, too, here] = ["DE", "GB", "CH"].map((country) => at(country, reason, base, { line, order }));
      for (const it of [there, too]) expect(refundOf(it!)).toMatchObject({ mode: "automatic", amount: 2785, fees: [] });
      expect([refundOf(here!), modeOf(here!, "store_credit")]).toEqual([undefined, "automatic"]);
    },
  );

  test("what the law leaves out of the right of withdrawal isn't canceled by law", () => {
    const made = { id: "made", tags: ["ceramics"], withdrawalExempt: "c", terms: {} };
    expect(modeOf(at("DE", "cancel", nothing, { line: unsent, policy: { products: [made] } }), "refund")).toBe("no");
  });

  test("nobody's days run out on a parcel before it was due", () => {
    const base = { refund: "offer", autoUpTo: 8000, windowDays: 30, afterWindow: "no" };
    const line = { fulfilledAt: "2026-05-02T09:00:00Z", deliveredAt: undefined };
    const on = (now: string) =>
      modeOf(at("JP", "never_arrived", base, { line, order: { expectedAt: "2026-06-16T12:00:00Z" }, now }), "refund");
    const days = ["2026-06-17T12:00:00Z", "2026-07-16T12:00:00Z", "2026-07-17T12:00:00Z"];
    expect(days.map(on)).toEqual(["automatic", "automatic", "no"]);
  });
});

describe("all of the law", () => {
  const legal: fc.Arbitrary<Legal> = fc.record({
    country: fc.constantFrom("DE", "FR", "GB", "US", "CH", "JP"),
    business: fc.boolean(),
    reason: fc.constantFrom(...reasons),
    lane: fc.constantFrom(...lanes),
    stage: fc.constantFrom("unfulfilled", "in_transit", "delivered"),
    daysSince: fc.option(fc.integer({ min: 0, max: 3000 })),
    exempt: fc.boolean(),
  });
  const order = { no: 0, person: 1, offer: 2 };

  test("only ever raises: nothing is harder, costlier or shorter with it than without", () => {
    fc.assert(
      fc.property(policy, legal, (own, item) => {
        const before = termsFor(own, about({ country: item.country, stage: item.stage }));
        const { terms, raised: lifted } = raised(own, before, item);
        for (const remedy of offered) expect(order[terms[remedy]]).toBeGreaterThanOrEqual(order[before.terms[remedy]]);
        expect(terms.windowDays).toBeGreaterThanOrEqual(before.terms.windowDays);
        expect(terms.restockingFeeBp).toBeLessThanOrEqual(before.terms.restockingFeeBp);
        expect([terms.autoUpTo, terms.evidenceAbove]).toEqual([before.terms.autoUpTo, before.terms.evidenceAbove]);
        for (const { knob, from, to, article } of lifted) {
          expect([from, article.length > 10]).toEqual([before.terms[knob] === from ? from : expect.anything(), true]);
          expect(to).not.toBe(from);
        }
        if (item.business) expect(lifted).toEqual([]);
      }),
    );
  });

  test("D5: inside a law's time no remedy it names is out, whatever the document says", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const decision = decide(terms, risk, facts, now);
        if (facts.order.customer.business || packOf(facts.order.country) !== "eu") return;
        if (decision.lane !== "conformity" && decision.lane !== "withdrawal") return;
        const refund = decision.declined.find(({ remedy }) => remedy === "refund");
        // Nothing is left of what was paid, or the two years are over: then, and only then.
        if (refund) expect(refund.why.map(({ code }) => code)).toSatisfy(isOver);
      }),
      { numRuns: 1500 },
    );
  });
  const isOver = (codes: string[]) => codes.every((code) => code === "nothing_left" || code === "window_passed");

  test("D9: where the law asks for money, credit never goes out by itself while money is refused for being money", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const decision = decide(terms, risk, facts, now);
        if (facts.order.customer.business || packOf(facts.order.country) !== "eu") return;
        if (decision.lane !== "conformity" || modeOf(decision, "store_credit") !== "automatic") return;
        const refund = [...decision.offers, ...decision.declined].find(({ remedy }) => remedy === "refund")!;
        expect(refund.why.map(({ code }) => code)).not.toContain("not_offered");
        expect(refund.why.map(({ code }) => code)).not.toContain("product_group");
      }),
      { numRuns: 1500 },
    );
  });

  test("knows its countries", () => {
    expect(["DE", "IS", "GB", "US", "CH", "JP"].map(packOf)).toEqual(["eu", "eu", "uk", "us", null, null]);
    expect(defaults.restockingFeeBp).toBe(0);
  });

  test("is nothing but the document where there is none", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const own = { ...facts, order: { ...facts.order, country: "CH" } };
        if (terms.law.length > 0) return;
        expect(decide(terms, risk, own, now).lawRaised).toEqual([]);
        expect(termsOf(terms, own).layers[0]).toBe("base");
      }),
    );
  });
});
