// How far staff may go above the policy: the rules of latitude, for any decision and any limits.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { basisPointsOf } from "../../shared/money.ts";
import { decide } from "../../shared/policy/decide.ts";
import { Policy, waivables } from "../../shared/policy/document.ts";
import { approvesUpTo, givenBy, latitude, roomOf } from "../../shared/policy/latitude.ts";
import type { Given, Room, Step } from "../../shared/policy/latitude.ts";
import { offered } from "../../shared/remedies.ts";
import { samplePolicy } from "../worker/client.ts";
import { situation } from "./arbitraries.ts";

const minor = fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));
const conditions = fc.subarray([...waivables]);
const room: fc.Arbitrary<Room> = fc.record({
  perCase: minor,
  perDay: minor,
  abovePolicyBp: fc.integer({ min: 0, max: 100_000 }),
  canWaive: conditions,
});
const goods = fc.constantFrom("keep" as const, "return" as const);
const given: fc.Arbitrary<Given> = fc
  .record({
    remedy: fc.constantFrom(...offered),
    amount: fc.integer({ min: 0, max: 50_000 }),
    bonus: fc.integer({ min: 0, max: 2_000 }),
    fee: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 })),
    goods,
    conditions: fc.subarray(["window" as const, "evidence" as const]),
  })
  .map(({ bonus, ...rest }) => ({ ...rest, value: rest.amount + bonus }));
const step: fc.Arbitrary<Step> = fc
  .record({
    remedy: fc.constantFrom(...offered),
    amount: fc.integer({ min: 0, max: 60_000 }),
    bonus: fc.nat(3_000),
    goods,
  })
  .map(({ bonus, ...rest }) => ({ ...rest, value: rest.amount + bonus }));
const bounds = fc.record({ shown: fc.integer({ min: 0, max: 40_000 }), most: fc.integer({ min: 0, max: 60_000 }) });
const free = { shown: 0, most: Number.MAX_SAFE_INTEGER };

const asGiven = ({ remedy, amount, value, goods: whose }: Given): Step => ({ remedy, amount, value, goods: whose });
const everything: Room = { perCase: 1e9, perDay: 1e9, abovePolicyBp: 100_000, canWaive: [...waivables] };

describe("S1 above the latitude it is a proposal", () => {
  test("within means within each of the limits, and the conditions set aside are the role's to set aside", () => {
    fc.assert(
      fc.property(room, given, step, bounds, (own, policy, asked, bound) => {
        const { verdict, above, waived } = latitude(own, policy, asked, bound);
        if (verdict !== "within") return;
        expect(above).toBe(Math.max(0, asked.value - policy.value));
        expect(above).toBeLessThanOrEqual(own.perCase);
        expect(above).toBeLessThanOrEqual(own.perDay);
        expect(above).toBeLessThanOrEqual(basisPointsOf(policy.value, own.abovePolicyBp));
        expect(waived.filter((each) => !own.canWaive.includes(each))).toEqual([]);
        expect(asked.value).toBeLessThanOrEqual(bound.most);
      }),
    );
  });

  test("one minor unit above any of the limits needs approval, and the limit is named", () => {
    const policy: Given = { remedy: "refund", amount: 10_000, value: 10_000, fee: 0, goods: "keep", conditions: [] };
    const limits = [
      ["perCase", { ...everything, perCase: 500 }, 500],
      ["perDay", { ...everything, perDay: 300 }, 300],
      ["abovePolicyBp", { ...everything, abovePolicyBp: 1000 }, 1000],
    ] as const;
    for (const [hurdle, own, margin] of limits) {
      const at = (amount: number) =>
        latitude(own, policy, { remedy: "refund", amount, value: amount, goods: "keep" }, free);
      expect(at(10_000 + margin)).toMatchObject({ verdict: "within", above: margin, hurdle: null });
      expect(at(10_001 + margin)).toMatchObject({ verdict: "approval", above: margin + 1, hurdle });
      expect(at(1).ceiling).toBe(10_000 + margin);
    }
  });

  test("the ceiling is exactly where approval begins", () => {
    fc.assert(
      fc.property(room, given, bounds, (own, policy, bound) => {
        const plain = { ...policy, fee: 0, conditions: [], goods: "keep" as const };
        const of = (value: number) =>
          latitude(own, plain, { remedy: policy.remedy, amount: value, value, goods: "keep" }, { ...bound, shown: 0 });
        const { ceiling } = of(0);
        expect(of(ceiling).verdict).toBe("within");
        expect(of(ceiling + 1).verdict).toBe(ceiling + 1 > bound.most ? "beyond" : "approval");
      }),
    );
  });

  test("what the policy gives uses nothing, though nothing be left", () => {
    fc.assert(
      fc.property(given, (policy) => {
        const none: Room = { perCase: 0, perDay: 0, abovePolicyBp: 0, canWaive: [...waivables] };
        expect(latitude(none, policy, asGiven(policy), free)).toMatchObject({ verdict: "within", above: 0 });
      }),
    );
  });

  test("less room never lets more through", () => {
    fc.assert(
      fc.property(room, room, given, step, (one, other, policy, asked) => {
        const less: Room = {
          perCase: Math.min(one.perCase, other.perCase),
          perDay: Math.min(one.perDay, other.perDay),
          abovePolicyBp: Math.min(one.abovePolicyBp, other.abovePolicyBp),
          canWaive: one.canWaive.filter((each) => other.canWaive.includes(each)),
        };
        if (latitude(less, policy, asked, free).verdict !== "within") return;
        expect(latitude(one, policy, asked, free).verdict).toBe("within");
      }),
    );
  });

  test("a role without an entry is bounded by the payment alone", () => {
    fc.assert(
      fc.property(given, step, bounds, (policy, asked, bound) => {
        const { verdict, ceiling, waived } = latitude(null, policy, asked, bound);
        const beyond = asked.value > bound.most || asked.amount < Math.min(bound.shown, bound.most);
        expect([verdict, ceiling, waived]).toEqual([beyond ? "beyond" : "within", bound.most, []]);
      }),
    );
  });
});

describe("S3 never below what the shopper saw", () => {
  test("less than shown is beyond everybody, however large the room", () => {
    fc.assert(
      fc.property(given, step, bounds, (policy, asked, bound) => {
        fc.pre(asked.amount < Math.min(bound.shown, bound.most));
        expect(latitude(everything, policy, asked, bound)).toMatchObject({
          verdict: "beyond",
          floor: Math.min(bound.shown, bound.most),
        });
      }),
    );
  });

  test("more than is left is beyond everybody too", () => {
    fc.assert(
      fc.property(fc.option(room), given, step, bounds, (own, policy, asked, bound) => {
        fc.pre(asked.value > bound.most);
        expect(latitude(own, policy, asked, bound).verdict).toBe("beyond");
      }),
    );
  });
});

describe("S4 what is set aside", () => {
  test("is each condition of the remedy, goods kept that were to come back, and a fee that is dropped", () => {
    fc.assert(
      fc.property(given, step, (policy, asked) => {
        const { waived } = latitude(everything, policy, asked, free);
        expect(policy.conditions.filter((each) => !waived.includes(each))).toEqual([]);
        const asksForGoods = policy.goods === "return" && asked.remedy !== "resend_part";
        expect(waived.includes("return")).toBe(asksForGoods && asked.goods === "keep");
        expect(waived.includes("restocking")).toBe(policy.fee > 0 && asked.amount > policy.amount);
      }),
    );
  });

  test("are the goods, where nearly all of the money is called a part of it and the policy has no such part", () => {
    const none: Room = { perCase: 0, perDay: 0, abovePolicyBp: 0, canWaive: [] };
    const refund: Given = { remedy: "refund", amount: 2490, value: 2490, fee: 0, goods: "return", conditions: [] };
    const part: Step = { remedy: "partial_refund", amount: 2489, value: 2489, goods: "keep" };
    const borrowed = { ...refund, remedy: "partial_refund" as const };
    expect(latitude(none, borrowed, part, free)).toMatchObject({ verdict: "approval", waived: ["return"] });
    const own: Given = { ...borrowed, amount: 747, value: 747, goods: "keep" };
    const asOffered = { ...part, amount: 747, value: 747 };
    expect(latitude(none, own, asOffered, free)).toMatchObject({ verdict: "within", waived: [] });
  });

  test("needs approval where the role may not set it aside", () => {
    fc.assert(
      fc.property(given, step, (policy, asked) => {
        const { waived } = latitude(everything, policy, asked, free);
        const strict = { ...everything, canWaive: [] };
        const { verdict, hurdle } = latitude(strict, policy, asked, free);
        if (waived.length > 0) expect([verdict, hurdle]).toEqual(["approval", "canWaive"]);
      }),
    );
  });

  test("of a fee is money above the policy besides", () => {
    const policy: Given = { remedy: "refund", amount: 9_000, value: 9_000, fee: 1_000, goods: "keep", conditions: [] };
    const whole: Step = { remedy: "refund", amount: 10_000, value: 10_000, goods: "keep" };
    const own: Room = { perCase: 1_000, perDay: 1_000, abovePolicyBp: 2_000, canWaive: ["restocking"] };
    expect(latitude(own, policy, whole, free)).toMatchObject({
      verdict: "within",
      above: 1_000,
      waived: ["restocking"],
    });
    expect(latitude({ ...own, canWaive: [] }, policy, whole, free).hurdle).toBe("canWaive");
    expect(latitude({ ...own, perDay: 999 }, policy, whole, free).hurdle).toBe("perDay");
  });
});

describe("S5 what is left of a day and of a case", () => {
  const limits = {
    role: "agent",
    perCase: { EUR: 2000 },
    abovePolicyBp: 2500,
    perDay: 20_000,
    canWaive: [],
    approves: 0,
  };
  const policy = v.parse(Policy, { ...samplePolicy, staff: [limits] });

  test("shrinks by what was used, and never below nothing", () => {
    fc.assert(
      fc.property(minor, minor, (onCase, today) => {
        const left = roomOf(policy, "agent", "EUR", { onCase, today })!;
        expect(left.perCase).toBe(Math.max(0, 2000 - onCase));
        expect(left.perDay).toBe(Math.max(0, 20_000 - today));
      }),
    );
  });

  test("is nothing in a currency that the policy doesn't name", () => {
    const none = { onCase: 0, today: 0 };
    expect(roomOf(policy, "agent", "USD", none)).toMatchObject({ perCase: 0, perDay: 0 });
    expect(approvesUpTo(policy, "agent", "USD")).toBe(0);
  });

  test("is as today for a role without an entry", () => {
    expect(roomOf(policy, "lead", "EUR", { onCase: 0, today: 0 })).toBeNull();
    expect(approvesUpTo(policy, "lead", "USD")).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("what the policy gives", () => {
  test("for a remedy it offers is that offer, with the conditions that can be set aside", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const decision = { ...decide(terms, risk, facts, now), facts };
        for (const offer of decision.offers) {
          const policy = givenBy(decision, offer.remedy);
          expect([policy.amount, policy.value, policy.goods]).toEqual([offer.amount, offer.value, offer.goods]);
          const codes = new Set<string>(offer.why.map(({ code }) => code));
          expect(policy.conditions.includes("window")).toBe(codes.has("window_passed") || codes.has("credit_only"));
          expect(policy.conditions.includes("evidence")).toBe(
            codes.has("evidence_needed") || codes.has("proof_needed"),
          );
        }
      }),
    );
  });

  test("for money it declines is nothing, unless a date alone stands in the way", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const decision = { ...decide(terms, risk, facts, now), facts };
        const no = decision.declined.find(({ remedy }) => remedy === "refund");
        if (!no) return;
        const byDate = no.why.every(({ code }) => code === "window_passed" || code === "credit_only");
        const policy = givenBy(decision, "refund");
        if (byDate) expect(policy.conditions).toContain("window");
        else expect(policy).toMatchObject({ amount: 0, value: 0, conditions: [] });
        expect(policy.amount).toBeLessThanOrEqual(facts.refundable);
      }),
    );
  });
});
