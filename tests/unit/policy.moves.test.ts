// What another version would decide otherwise: told in words, wherever there is something to tell, and nowhere else.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy } from "../../shared/policy/document.ts";
import { decide } from "../../shared/policy/decide.ts";
import { alike } from "../../shared/policy/decided.ts";
import { kindsOf } from "../../shared/policy/kinds.ts";
import { noMoves, note } from "../../shared/policy/moved.ts";
import { compared } from "../../shared/policy/moves.ts";
import { cellOf } from "../../shared/policy/scan.ts";
import { policy as somePolicy, situation } from "./arbitraries.ts";

const bare = { schema: "resolution-policy/1", id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };
const base = { refund: "offer", replacement: "offer", store_credit: "offer", autoUpTo: 8000 };
const policyOf = (more: object = {}) => v.parse(Policy, { ...bare, base, ...more });
const gift = { kind: "gift", name: "Tea", maxCost: 300 };
const vip = (terms: object) => ({ customers: [{ id: "vip", tags: ["vip"], terms }] });
const told = (before: object, after: object) => compared(policyOf(before), policyOf(after));
const texts = (before: object, after: object) => told(before, after).moves.map(({ text }) => text);

describe("what is decided otherwise", () => {
  test("says for whom, of which worth, and from what to what", () => {
    const mended = { ...base, autoUpTo: 20_000 };
    expect(texts({}, { base: { ...base, autoUpTo: 9000 } })).toContain(
      "Damaged goods, goods that don't work, wrong goods, missing goods and goods not as described, of €80.01 to €90.00: money back and store credit, decided by a person before, given at once now.",
    );
    expect(texts(vip({}), vip({ autoUpTo: mended.autoUpTo }))[0]).toMatch(
      /^For customers in “vip”, .* of €80.01 to €200.00: .*, decided by a person before, given at once now\.$/,
    );
  });

  test("says on which days, and puts remedies and reasons together", () => {
    expect(texts({}, { base: { ...base, windowDays: 60 } })).toEqual([
      "Every reason but a wrong charge, cancelling and any other reason, 31 to 60 days after it came or was due: money back, a replacement and store credit, decided by a person before, given at once now.",
    ]);
  });

  test("says “some of them” where two changes meet, and names each scope within one sentence", () => {
    const winter = { id: "winter", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowDays: 15 } };
    const [first] = texts({}, { base: { ...base, autoUpTo: 6000 }, seasons: [winter] });
    // A cheap thing, soon, is decided as before: it is within both ranges.
    expect(first).toMatch(/, some of them, of €24\.90 to €80\.00, .* days after it came or was due: /);
    const goods = { id: "hygiene", tags: ["hygiene"], terms: { refund: "person" } };
    const both = { products: [goods], customers: [{ id: "vip", tags: ["vip"], terms: {} }] };
    const [only] = texts(both, { ...both, customers: [{ id: "vip", tags: ["vip"], terms: { refund: "offer" } }] });
    expect(only).toMatch(/^For goods in “hygiene”, for customers in “vip”, [a-z]/);
  });

  test("tells of amounts and of goods that come back, where the way to it stays as it is", () => {
    const all = (before: object, after: object) =>
      texts({ base: { ...base, ...before } }, { base: { ...base, ...after } });
    const last = (found: readonly string[]) => found.map((text) => text.split(", ").at(-1));
    expect(last(all({}, { refundShipping: "all" }))).toContain("more than before.");
    expect(last(all({ storeCreditBonusBp: 1000 }, { storeCreditBonusBp: 500 }))).toContain("less than before.");
    expect(last(all({}, { keepUpTo: 5000 }))).toContain("with nothing to send back now.");
    expect(last(all({ returnPaidBy: "merchant" }, { returnPaidBy: "shopper" }))).toEqual([
      "with the way back to pay now.",
    ]);
  });

  test.each([
    [{}, { refundWhen: "received" }, "now waiting until the goods are back."],
    [{}, { refundWhen: "accepted" }, "now waiting for nothing."],
    [{}, { refundTo: "gift_card" }, "on the gift card it was paid with now."],
    [{ refundTo: "gift_card" }, {}, "on no gift card now."],
    [{ exchange: "offer" }, { exchange: "offer", priceDifference: "waive" }, "with another choice now."],
    [{ withProof: "receipt" }, { withProof: "packaging" }, "with another proof asked for now."],
    [{}, { extra: gift }, "with a little extra now, without one before."],
    [{ extra: gift }, {}, "without a little extra now, with one before."],
    [{ extra: gift }, { extra: { ...gift, name: "A spoon" } }, "with another little extra now."],
  ])("tells of everything else that a shopper sees: %j, then %j", (was, is, said) => {
    const found = texts({ base: { ...base, ...was } }, { base: { ...base, ...is } });
    expect(found.some((text) => text.endsWith(said))).toBe(true);
  });

  test("gives an order for each", () => {
    const { moves } = told({}, { base: { ...base, autoUpTo: 9000 } });
    expect(moves[0]!.example).toBe(
      "An order from Germany, placed 3 June 2026: a damaged item of €80.01, on the day of delivery, with a photo.",
    );
  });

  test("is told by an order in the policy's own currency, and by another only where that alone is about it", () => {
    const both = { ...base, autoUpTo: { EUR: 8000, USD: 8000 } };
    const dollars = texts({ base: both }, { base: { ...both, autoUpTo: { EUR: 8000, USD: 9000 } } });
    expect(dollars.length).toBeGreaterThan(0);
    expect(dollars.filter((text) => !text.includes("$80.01 to $90.00") && !text.includes("to $90.00"))).toEqual([]);
    const all = texts({ base: both }, { base: { ...both, autoUpTo: { EUR: 9000, USD: 9000 } } });
    expect(all.filter((text) => text.includes("$"))).toEqual([]);
  });

  test("nothing, where the documents say the same in other words", () => {
    expect(told({}, { base: { ...base, windowDays: 30, waitDays: 0 } }).moves).toEqual([]);
  });

  test("is bounded, and says how much more there is", () => {
    const each = ["damaged", "defective", "wrong_item", "missing", "not_as_described", "wrong_size", "changed_mind"];
    const reasons = Object.fromEntries(
      each.map((reason, index) => [
        reason,
        { windowDays: 31 + index, keepUpTo: 1000 * (index + 1), storeCreditBonusBp: 100 * (index + 1) },
      ]),
    );
    const { moves, more } = told({}, { reasons });
    expect(moves).toHaveLength(20);
    expect(more).toBeGreaterThan(0);
  });
});

describe("a change by which nothing is decided otherwise", () => {
  const idle = (before: object, after: object) => told(before, after).changes.map((change) => change.idle);

  test.each([
    ["a photo for who changed their mind, who needs none", { reasons: { changed_mind: { evidenceAbove: 100 } } }],
    ["a new group that says what holds anyway", { products: [{ id: "a", tags: ["a"], terms: { windowDays: 30 } }] }],
  ])("is named as such: %s", (_, more) => expect(idle({}, more)).toEqual([true]));

  test.each([
    ["a window", { base: { ...base, windowDays: 31 } }],
    ["a new group", { products: [{ id: "a", tags: ["a"], terms: { windowDays: 31 } }] }],
    ["what isn't about terms", { limits: { perDay: { amount: 5000, count: 7 } } }],
    ["how long an offer stands", { service: { ...policyOf().service, offerDays: 3 } }],
  ])("is not: %s", (_, more) => expect(idle({}, more)).not.toContain(true));

  test("another kind of proof isn't", () => {
    const asked = (withProof: string) => ({ base: { ...base, withProof } });
    expect(idle(asked("receipt"), asked("packaging"))).toEqual([false]);
  });

  test("each by itself: beside one that counts, the other is idle all the same", () => {
    const after = { base: { ...base, windowDays: 31 }, reasons: { changed_mind: { evidenceAbove: 100 } } };
    expect(idle({}, after)).toEqual([false, true]);
  });
});

test("for any two policies and facts: something is noted exactly where they don't decide alike", () => {
  const kind = kindsOf(policyOf(), 1).kinds[0]!;
  const point = { day: 0, worth: 1, evidence: true };
  fc.assert(
    fc.property(situation, somePolicy, ({ terms, facts, now }, other) => {
      const after = { ...other, currency: terms.currency, timeZone: terms.timeZone };
      const [was, is] = [decide(terms, terms, facts, now), decide(after, after, facts, now)];
      const moves = noMoves();
      note(moves, { cell: cellOf(after, kind), point, was, is });
      expect(moves.moved.size > 0).toBe(!alike({ ...was, lane: is.lane }, is));
    }),
    { numRuns: 1500 },
  );
});

test("for any two policies: nothing is told of the same, and every sentence is whole", () => {
  fc.assert(
    fc.property(somePolicy, somePolicy, (one, other) => {
      expect(compared(one, one)).toEqual({ changes: [], moves: [], more: 0, sampled: expect.any(Boolean) });
      const after = { ...other, currency: one.currency, timeZone: one.timeZone };
      for (const { text, example } of compared(one, after).moves) {
        expect(`${text} ${example}`).not.toMatch(/undefined|NaN|\[object|, ,|: ,| {2}/);
        expect(text).toMatch(/^\p{Lu}.*\.$/u);
      }
    }),
    { numRuns: 3 },
  );
});
