// Offers of one case shown together, and whether what is offered now is as good as what was shown.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { decide, decideEach, forShown } from "../../shared/policy/decide.ts";
import { asGood, shippingIn } from "../../shared/policy/decision.ts";
import type { DecidedOffer, Decision, Facts } from "../../shared/policy/decision.ts";
import { Order } from "../../shared/order.ts";
import { Policy } from "../../shared/policy/document.ts";
import { factsOfCase, instantNow, policy, situation } from "./arbitraries.ts";
import { room } from "./policy.oracle.ts";
import { order as teaOrder, usual } from "./teahouse.ts";

const bare = { schema: "resolution-policy/1", id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };

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

  /** What is left after this offer, with the little extra that came beside it, was settled. */
  function afterwards(facts: Facts, offer: DecidedOffer, { extra }: Decision): Facts {
    const back = Math.max(0, ...(offer.variants ?? []).map((variant) => variant.back));
    const value = offer.value + (extra?.cost ?? 0);
    const more = ({ amount, count }: Facts["automatic"]["day"]) => ({ amount: amount + value, count: count + 1 });
    const { order, customer, day } = facts.automatic;
    return {
      ...facts,
      refundable: facts.refundable - offer.amount - back,
      shippingGone: facts.shippingGone + shippingIn(offer),
      replaced: facts.replaced + (["replacement", "resend_part"].includes(offer.remedy) ? 1 : 0),
      exchanged: facts.exchanged + (offer.remedy === "exchange" ? 1 : 0),
      extras: facts.extras + (extra ? 1 : 0),
      automatic: { order: order + value, customer: more(customer), day: more(day) },
    };
  }

  type Decided = { facts: Facts; decision: Decision };
  /** Whether what these come to can be taken one after the other, as it was shown. `picks`: one remedy of each. */
  function allTaken([terms, risk, now]: [Policy, Policy, number], all: readonly Decided[], picks: readonly number[]) {
    let used = all[0]!.facts;
    return all.map(({ facts, decision }, index) => {
      const automatic = decision.offers.filter(({ mode }) => mode === "automatic");
      const shown = automatic[picks[index % picks.length]! % Math.max(1, automatic.length)];
      if (!shown) return true;
      const { lineId, quantity, unitsGone, reason } = facts;
      const fresh = decide(terms, risk, forShown({ ...used, lineId, quantity, unitsGone, reason }, shown), now);
      used = afterwards(used, shown, decision);
      return fresh.offers.some((offer) => offer.remedy === shown.remedy && asGood(offer, shown));
    });
  }

  test("M1: what goes out by itself can be settled in any order, each as it was shown", () => {
    let seen = 0;
    const picked = fc.array(fc.nat(6), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(together, picked, fc.boolean(), ({ terms, risk, items, now }, picks, turned) => {
        // Where one may take more than the other, what it takes first may be all that the other may.
        fc.pre(new Set(items.map((item) => room(risk, item).amount)).size === 1);
        const decided = decideEach(terms, risk, items, now);
        const [first, ...rest] = turned ? decided.toReversed() : decided;
        const start = { ...first!, facts: { ...items[0]!, ...asked(first!.facts) } };
        const taken = allTaken([terms, risk, now], [start, ...rest], picks);
        expect(taken).not.toContain(false);
        if (decided.filter(({ decision }) => decision.offers.some(({ mode }) => mode === "automatic")).length > 1)
          seen++;
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(5);
  });

  const asked = ({ lineId, quantity, unitsGone, reason }: Facts) => ({ lineId, quantity, unitsGone, reason });

  test("a part of the money is kept room for as the limits ask about it, whatever is settled before it", () => {
    const base = {
      windowDays: 30,
      autoUpTo: 1e6,
      refundShipping: "standard",
      refund: "offer",
      partial_refund: "offer",
      partialRefundBp: 3000,
    };
    const own = v.parse(Policy, { ...bare, base, limits: { perOrderBp: 10_000 } });
    const line = { title: "Mug", quantity: 1, paid: 2000, deliveredAt: "2026-06-04T10:00:00Z" };
    const lines = ["a", "b"].map((id) => ({ ...line, id }));
    const order = v.parse(Order, { ...teaOrder, currency: "EUR", lines, shippingPaid: 590, paid: 4590 });
    const facts = { ...usual, order, refundable: 4590, evidence: true, reason: "damaged" } as const;
    const now = Date.parse("2026-06-10T10:00:00Z");
    const decided = decideEach(
      own,
      own,
      [
        { ...facts, lineId: "a" },
        { ...facts, lineId: "b" },
      ],
      now,
    );
    const start = { ...decided[1]!, facts: { ...decided[0]!.facts, lineId: "b" } };
    const [partly, wholly] = decided.map(({ decision }) =>
      decision.offers.map(({ remedy, mode }) => `${remedy} ${mode}`),
    );
    const [part, all] = [partly!.indexOf("partial_refund automatic"), wholly!.indexOf("refund automatic")];
    expect(part).toBeGreaterThan(0);
    // Either it isn't given at once beside the part, or both are.
    expect(all >= 0 && allTaken([own, own, now], [start, decided[0]!], [all, part]).includes(false)).toBe(false);
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
