// `decide()` by properties: over random well-formed policies and facts it always answers, the same each time, and never
// lets out more than every limit allows.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basisPointsOf } from "../../shared/money.ts";
import { decide } from "../../shared/policy/decide.ts";
import { shippingIn, worst } from "../../shared/policy/decision.ts";
import type { DecidedOffer } from "../../shared/policy/decision.ts";
import { firstPolicy } from "../../shared/policy/document.ts";
import { offered, paying } from "../../shared/remedies.ts";
import { policy, situation } from "./arbitraries.ts";
import type { Situation } from "./arbitraries.ts";
import { reasonTable } from "../../shared/reasons.ts";
import { frozen, lineOf, modes, room, termsOf } from "./policy.oracle.ts";

describe("a decision", () => {
  test("D1, D2: is total and pure: frozen inputs, the same bytes each time, every remedy at most once, and money, the same again and credit always", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const [one, other] = [structuredClone({ terms, risk, facts }), frozen({ terms, risk, facts })];
        const decision = decide(other.terms, other.risk, other.facts, now);
        expect(JSON.stringify(decide(one.terms, one.risk, one.facts, now))).toBe(JSON.stringify(decision));
        const named = [...decision.offers, ...decision.declined].map((each) => each.remedy);
        expect(new Set(named).size).toBe(named.length);
        expect(named).toEqual(expect.arrayContaining(["refund", "replacement", "store_credit"]));
        expect(offered).toEqual(expect.arrayContaining(named));
        for (const { instead, why } of decision.declined) {
          expect(instead).toEqual(decision.offers.map((offer) => offer.remedy));
          expect(why.length).toBeGreaterThan(0);
          expect(why.every((reason) => reason.mode === "no")).toBe(true);
        }
      }),
      { numRuns: 700 },
    );
  });

  test("an offer's mode is the worst of its reasons, and an automatic one has none", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        for (const offer of decide(terms, risk, facts, now).offers) {
          expect(offer.mode).not.toBe("no");
          expect(offer.mode).toBe(worst(offer.why));
          expect(offer.why.length === 0).toBe(offer.mode === "automatic");
        }
      }),
    );
  });

  test("M7: survives storage: decided again from its JSON it says the same", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const stored = JSON.parse(JSON.stringify({ terms, risk, facts })) as Omit<Situation, "now">;
        expect(decide(stored.terms, stored.risk, stored.facts, now)).toEqual(decide(terms, risk, facts, now));
      }),
    );
  });
});

describe("amounts", () => {
  test("M5: are safe, never more than is left, than was paid, or than the line and the shipping are worth", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const line = lineOf(facts);
        for (const offer of decide(terms, risk, facts, now).offers) {
          expect(Number.isSafeInteger(offer.amount) && offer.amount >= 0).toBe(true);
          expect(offer.amount).toBeLessThanOrEqual(facts.refundable);
          const goods = offer.parts.find((part) => part.of === "goods")?.amount ?? 0;
          expect(goods).toBeLessThanOrEqual(line.paid);
          expect(shippingIn(offer)).toBeLessThanOrEqual(facts.order.shippingPaid - facts.shippingGone);
          const fees = offer.fees.reduce((sum, fee) => sum + fee.amount, 0);
          expect(offer.parts.reduce((sum, part) => sum + part.amount, 0) - fees).toBe(offer.amount);
          if (fees > 0) expect([reasonTable[facts.reason].fault, offer.goods]).toEqual(["nobody", "return"]);
          if (paying.has(offer.remedy)) expect(offer.value).toBe(offer.amount + offer.bonus);
          else expect([offer.amount, offer.bonus]).toEqual([0, 0]);
          for (const { back } of offer.variants ?? [])
            expect(back).toBeLessThanOrEqual(Math.min(offer.value, facts.refundable));
        }
      }),
      { numRuns: 400 },
    );
  });

  test("of a bonus stay under its share and its cap, and only credit has one", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const own = termsOf(terms, facts).terms;
        const decision = decide(terms, risk, facts, now);
        for (const offer of decision.offers) {
          if (offer.remedy !== "store_credit") expect(offer.bonus).toBe(0);
          expect(offer.bonus).toBeLessThanOrEqual(own.storeCreditBonusMax ?? 0);
          expect(offer.bonus).toBeLessThanOrEqual(basisPointsOf(offer.amount, own.storeCreditBonusBp));
        }
        const credit = decision.offers.find((offer) => offer.remedy === "store_credit");
        const refund = decision.offers.find((offer) => offer.remedy === "refund");
        if (credit && refund) expect(credit.amount).toBe(refund.amount);
      }),
    );
  });

  test("of the units, one after the other, never pass what the line cost", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const line = lineOf(facts);
        const worth = Array.from({ length: line.quantity }, (_, unitsGone) => {
          const one = decide(terms, risk, { ...facts, quantity: 1, unitsGone }, now);
          return one.offers.find((offer) => offer.remedy === "replacement")?.value ?? 0;
        });
        expect(worth.reduce((sum, each) => sum + BigInt(each), 0n) <= BigInt(line.paid)).toBe(true);
      }),
    );
  });
});

describe("automatic", () => {
  test("D3: is within every limit of the version that is live now", () => {
    let seen = 0;
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const left = room(risk, facts);
        const { offers, extra } = decide(terms, risk, facts, now);
        for (const offer of offers) {
          if (offer.mode !== "automatic") continue;
          seen += 1;
          // A little extra is part of what goes out.
          expect(offer.value + (extra?.cost ?? 0)).toBeLessThanOrEqual(left.amount);
          expect(left.count).toBeGreaterThan(0);
        }
      }),
      { numRuns: 700 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  test("is nothing while the switch is off, under the first policy, on a disputed payment, where someone is in danger", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const first = firstPolicy("shop", facts.order.currency, "Europe/Berlin");
        const [payment] = facts.order.payments;
        const disputed = payment && { ...facts.order, payments: [{ ...payment, disputed: true }] };
        const decisions = [
          decide(terms, risk, { ...facts, paused: true }, now),
          decide(terms, risk, { ...facts, safety: true }, now),
          decide(first, risk, facts, now),
          decide(terms, first, facts, now),
          ...(disputed ? [decide(terms, risk, { ...facts, order: disputed }, now)] : []),
        ];
        expect(decisions.flatMap(modes)).not.toContain("automatic");
      }),
    );
  });

  test("is all that budgets, the switch and danger change: neither amounts nor what is offered", () => {
    fc.assert(
      fc.property(situation, policy, ({ terms, risk, facts, now }, otherRisk) => {
        const automatic = {
          order: 10 ** 9,
          customer: { amount: 10 ** 9, count: 99 },
          day: { amount: 10 ** 9, count: 99 },
        };
        const usual = decide(terms, risk, { ...facts, paused: false, safety: false }, now);
        const strict = decide(terms, otherRisk, { ...facts, automatic, paused: true, safety: true }, now);
        const bare = (offer: DecidedOffer) => ({ ...offer, mode: null, why: null });
        expect(strict.offers.map(bare)).toEqual(usual.offers.map(bare));
        expect(strict.declined).toEqual(usual.declined);
      }),
    );
  });
});
