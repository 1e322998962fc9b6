// Offers of one case shown together, and whether what is offered now is as good as what was shown.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideEach } from "../../shared/policy/decide.ts";
import { asGood, shippingIn } from "../../shared/policy/decision.ts";
import type { DecidedOffer } from "../../shared/policy/decision.ts";
import { factsOfCase, instantNow, policy, situation } from "./arbitraries.ts";
import { room } from "./policy.oracle.ts";

describe("offers shown together", () => {
  const together = fc.record({ terms: policy, risk: policy, items: factsOfCase, now: instantNow });

  test("M1: can be accepted together, whichever is chosen of each", () => {
    let seen = 0;
    fc.assert(
      fc.property(together, fc.infiniteStream(fc.nat(2)), ({ terms, risk, items, now }, picks) => {
        const decided = decideEach(terms, risk, items, now);
        const chosen = decided.map(
          ({ decision: { offers } }) => offers[Number(picks.next().value) % Math.max(1, offers.length)],
        );
        const money = chosen.reduce((sum, offer) => sum + BigInt(offer?.amount ?? 0), 0n);
        expect(money <= BigInt(items[0]!.refundable)).toBe(true);
        const shipping = chosen.reduce((sum, offer) => sum + (offer ? shippingIn(offer) : 0), 0);
        expect(shipping).toBeLessThanOrEqual(items[0]!.order.shippingPaid - items[0]!.shippingGone);

        let [value, count] = [0n, 0];
        for (const [index, offer] of chosen.entries()) {
          if (offer?.mode !== "automatic") continue;
          value += BigInt(offer.value);
          count += 1;
          const left = room(risk, items[index]!);
          expect(value <= BigInt(left.amount)).toBe(true);
          expect(count).toBeLessThanOrEqual(left.count);
          if (count > 1) seen += 1;
        }
      }),
      { numRuns: 900 },
    );
    expect(seen).toBeGreaterThan(1);
  });

  test("are each what was decided on the facts that come back with them", () => {
    fc.assert(
      fc.property(together, ({ terms, risk, items, now }) => {
        for (const { facts, decision } of decideEach(terms, risk, items, now)) {
          expect(decide(terms, risk, facts, now)).toEqual(decision);
        }
        expect(decideEach(terms, risk, items, now)[0]!.decision).toEqual(decide(terms, risk, items[0]!, now));
      }),
      { numRuns: 200 },
    );
  });
});

describe("as good as shown", () => {
  test("is everything that it was shown as", () => {
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        for (const offer of decide(terms, risk, facts, now).offers)
          expect(asGood(offer, structuredClone(offer))).toBe(true);
      }),
    );
  });

  const shown: DecidedOffer = {
    remedy: "store_credit",
    mode: "automatic",
    amount: 2785,
    bonus: 278,
    value: 3063,
    parts: [{ of: "goods", amount: 2785 }],
    fees: [],
    goods: "keep",
    return: null,
    variants: null,
    onGiftCard: false,
    arrives: null,
    expiresAt: "2026-11-23T22:59:59Z",
    why: [],
  };

  test.each<[string, Partial<DecidedOffer>, boolean]>([
    ["more money", { amount: 2786 }, true],
    ["a later end", { expiresAt: "2026-11-24T22:59:59Z" }, true],
    ["a cent less", { amount: 2784 }, false],
    ["a cent less bonus", { bonus: 277 }, false],
    ["a person", { mode: "person" }, false],
    ["evidence", { mode: "evidence" }, false],
    ["goods that must come back", { goods: "return" }, false],
  ])("with %s: %s %s", (_, change, good) => expect(asGood({ ...shown, ...change }, shown)).toBe(good));

  test("with goods that may be kept after all", () => expect(asGood(shown, { ...shown, goods: "return" })).toBe(true));
});
