// The back-test, by hand and against what decides each item alone.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { outcomes } from "../../shared/contract.ts";
import { backtest, outcomeOf } from "../../shared/policy/backtest.ts";
import type { Past } from "../../shared/policy/backtest.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Facts } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import { Order } from "../../shared/order.ts";
import { policy, situation } from "./arbitraries.ts";
import { order, usual } from "./teahouse.ts";

const policyOf = (base: object, more: object = {}) =>
  v.parse(Policy, {
    schema: "resolution-policy/1",
    id: "teahouse",
    currency: "EUR",
    timeZone: "Europe/Berlin",
    base: { windowDays: 30, refund: "offer", replacement: "offer", store_credit: "offer", ...base },
    ...more,
  });

const live = policyOf({ autoUpTo: 8000 });
const strict = policyOf({ autoUpTo: 1000 });
const factsOf = (over: Partial<Facts> = {}, own: object = {}): Facts => ({
  ...usual,
  order: v.parse(Order, { ...order, ...own }),
  ...over,
});

const gift = { kind: "gift", name: "Tea", maxCost: 300 };

let made = 0;
/** A decision as it was made then, under this policy. */
function past(at: string, by: Policy, facts: Facts = factsOf()): Past {
  const [id, now] = [`case_${++made}`, Date.parse(at)];
  return { case: id, item: "i1", decision: { ...decide(by, by, facts, now), facts, at: now } };
}

function tried(candidate: Policy, all: readonly Past[]) {
  const run = backtest(candidate, live);
  for (const each of all) run.add(each);
  return run.result();
}

describe("a back-test", () => {
  test("counts what moves, the money by day, the longest queue, and shows both explanations", () => {
    const all = [
      past("2026-11-09T14:00:00Z", live),
      past("2026-11-10T14:00:00Z", live),
      past("2026-11-10T15:00:00Z", live),
      past("2026-11-10T16:00:00Z", strict),
    ];
    const result = tried(strict, all);
    expect(result.items).toBe(4);
    expect(result.matrix.automatic).toEqual({ automatic: 0, evidence: 0, person: 3, declined: 0 });
    expect(result.matrix.person).toEqual({ automatic: 0, evidence: 0, person: 1, declined: 0 });
    expect([result.flipped, result.changed]).toEqual([3, 3]);
    expect(result.persons).toEqual({ before: 1, after: 4 });
    // One mug of two for €49.80, without its share of the delivery.
    expect(result.automatic).toEqual([{ currency: "EUR", before: 3 * 2490, after: 0 }]);
    expect(result.days.map(({ day, items, automatic }) => [day, items, automatic[0]!.before])).toEqual([
      ["2026-11-09", 1, 2490],
      ["2026-11-10", 3, 2 * 2490],
    ]);
    expect(result.longest).toEqual({
      before: { day: "2026-11-10", persons: 1 },
      after: { day: "2026-11-10", persons: 3 },
    });
    const [first] = result.flips;
    expect(result.flips.map(({ at }) => at)).toEqual([
      "2026-11-10T15:00:00Z",
      "2026-11-10T14:00:00Z",
      "2026-11-09T14:00:00Z",
    ]);
    expect([first!.before.outcome, first!.after.outcome, first!.title]).toEqual(["automatic", "person", "Blue mug"]);
    expect(first!.before.offers[0]!.why).toEqual([]);
    expect(first!.after.offers[0]!.why[0]!.text).toContain("€10.00");
  });

  test("under the policy that decided, nothing moves", () => {
    const result = tried(live, [past("2026-11-09T14:00:00Z", live), past("2026-12-24T14:00:00Z", live)]);
    expect([result.flipped, result.changed, result.flips]).toEqual([0, 0, []]);
    expect(result.automatic[0]!.before).toBe(result.automatic[0]!.after);
  });

  test("decides with the time that was, not with today's", () => {
    const late = past("2026-12-20T12:00:00Z", policyOf({ autoUpTo: 8000, windowDays: 60 }));
    expect(tried(live, [late]).matrix.automatic.person).toBe(1);
    expect(tried(live, [past("2026-11-20T12:00:00Z", live)]).matrix.automatic.automatic).toBe(1);
  });

  test("another amount in the same outcome is a change and no flip", () => {
    const generous = policyOf({ autoUpTo: 8000, storeCreditBonusBp: 1000 });
    const result = tried(generous, [past("2026-11-09T14:00:00Z", live)]);
    expect([result.flipped, result.changed]).toEqual([0, 1]);
    expect(result.automatic).toEqual([{ currency: "EUR", before: 2490, after: 2739 }]);
  });

  test.each([
    ["a little extra, whose money goes out too", { extra: gift }, 300],
    ["what is waited for", { refundWhen: "accepted" }, 0],
    ["who pays the way back", { returnPaidBy: "merchant" }, 0],
  ])("%s is a change, too, and no flip", (_, terms, more) => {
    const changedMind = factsOf({ reason: "changed_mind" });
    const result = tried(policyOf({ autoUpTo: 8000, ...terms }), [past("2026-11-09T14:00:00Z", live, changedMind)]);
    expect([result.flipped, result.changed]).toEqual([0, 1]);
    expect(result.automatic).toEqual([{ currency: "EUR", before: 2490, after: 2490 + more }]);
  });

  test("a decision from before it said so had no little extra, no variants and no gift card", () => {
    const { decision, ...rest } = past("2026-11-09T14:00:00Z", live);
    const { extra: _1, ...old } = decision;
    const offers = old.offers.map(({ variants: _2, onGiftCard: _3, ...offer }) => offer) as typeof old.offers;
    const stored = { ...rest, decision: { ...old, offers } };
    expect(tried(live, [stored]).changed).toBe(0);
    const { changed, automatic } = tried(policyOf({ autoUpTo: 8000, extra: gift }), [stored]);
    expect([changed, automatic[0]]).toEqual([1, { currency: "EUR", before: 2490, after: 2790 }]);
  });

  test("what was declined counts as declined, and a day is the shop's own", () => {
    const no = policyOf({ refund: "no", replacement: "no", store_credit: "no" });
    // Switzerland: no law of ours lifts it. Half past midnight in Berlin.
    const result = tried(no, [past("2026-11-09T23:30:00Z", live)]);
    expect(result.matrix.automatic.declined).toBe(1);
    expect(result.days.map(({ day }) => day)).toEqual(["2026-11-10"]);
    expect(result.flips[0]!.after.offers.map(({ mode }) => mode)).toEqual(["no", "no", "no"]);
  });

  test("orders that only try things out are left out", () => {
    expect(tried(strict, [past("2026-11-09T14:00:00Z", live, factsOf({}, { test: true }))]).items).toBe(0);
  });

  test("facts from before a fact was kept are read as usual", () => {
    const { replaced: _1, wholeOrder: _2, signals: _3, ...old } = factsOf();
    const before = past("2026-11-09T14:00:00Z", live);
    const stored = { ...before, decision: { ...before.decision, facts: old as Facts } };
    const watchful = policyOf({ autoUpTo: 8000 }, { signals: [{ signal: "cases90d", atLeast: 1 }] });
    expect(tried(watchful, [stored]).flipped).toBe(0);
  });

  test("fifty flips at most, the newest; each currency by itself", () => {
    const hour = (index: number) => new Date(Date.parse("2026-11-09T00:00:00Z") + index * 60_000).toISOString();
    const all = Array.from({ length: 300 }, (_, index) => past(hour((index * 7) % 300), live));
    const dollars = { ...factsOf(), order: { ...factsOf().order, currency: "USD" } };
    const result = tried(strict, [...all, past(hour(0), live, dollars)]);
    expect(result.flips).toHaveLength(50);
    const newest = all.map(({ decision }) => decision.at).sort((a, b) => b - a);
    expect(result.flips.map(({ at }) => Date.parse(at))).toEqual(newest.slice(0, 50));
    expect(result.automatic.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
  });
});

const pastOf = ({ terms, facts, now }: { terms: Policy; facts: Facts; now: number }) => ({
  case: `case_${now}`,
  item: "i1",
  decision: { ...decide(terms, terms, facts, now), facts, at: now },
});

describe("for any policies and facts", () => {
  const all = fc.array(situation, { minLength: 1, maxLength: 12 });

  test("each item is counted once, as the candidate alone decides it", () => {
    fc.assert(
      fc.property(all, policy, (situations, candidate) => {
        const stored = situations.map(pastOf).filter(({ decision }) => !decision.facts.order.test);
        const result = tried(candidate, stored);
        const counts = outcomes.map((after) => outcomes.reduce((sum, before) => sum + result.matrix[before][after], 0));
        const alone = stored.map(({ decision: { facts, at } }) => outcomeOf(decide(candidate, candidate, facts, at)));
        expect(counts).toEqual(outcomes.map((outcome) => alone.filter((one) => one === outcome).length));
        expect(result.items).toBe(stored.length);
        expect(result.persons.after).toBe(result.days.reduce((sum, { persons }) => sum + persons.after, 0));
      }),
      { numRuns: 300 },
    );
  });

  test("the order in which decisions come changes nothing", () => {
    fc.assert(
      fc.property(all, policy, (situations, candidate) => {
        const stored = situations.map((own, index) => ({ ...pastOf(own), case: `case_${index}` }));
        expect(tried(candidate, stored.toReversed())).toEqual(tried(candidate, stored));
      }),
      { numRuns: 200 },
    );
  });
});
