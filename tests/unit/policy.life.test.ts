// The policy's life, P4 to P6: what was stored before a knob was there, which orders a candidate is given, the kill switch.
// P1 to P3 need the tables: tests/worker/policy.test.ts.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { isAssigned, stopReason } from "../../shared/policy/canary.ts";
import type { Count } from "../../shared/policy/canary.ts";
import { currenciesOf, kindsOf } from "../../shared/policy/kinds.ts";
import { factsOf } from "../../shared/policy/made-up.ts";
import { pointsOf } from "../../shared/policy/points.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import { amountKnobs, defaults, termsFor } from "../../shared/policy/terms.ts";
import { situation } from "./arbitraries.ts";

type Document = Record<string, unknown> & { base: Record<string, unknown>; limits?: object; currency: string };
const stored = (name: string) => JSON.parse(readFileSync(`tests/data/policies/${name}-first.json`, "utf8")) as Document;

/** The same document with every default written out: in all these currencies, for a plain amount is in its own alone. */
function writtenOut(document: Document, currencies: readonly string[]): Policy {
  const inEach = (value: unknown) => Object.fromEntries(currencies.map((currency) => [currency, value]));
  const isAmount = new Set<string>(amountKnobs);
  const said = Object.entries(defaults).map(([knob, value]) => [knob, isAmount.has(knob) ? inEach(value) : value]);
  return v.parse(Policy, {
    law: [],
    stages: {},
    reasons: {},
    products: [],
    seasons: [],
    markets: [],
    customers: [],
    signals: [],
    examples: [],
    ...document,
    base: { ...Object.fromEntries(said), ...document.base },
    limits: { extrasPerCustomer90d: 1, ...document.limits },
  });
}

/** What was decided; which layer said it differs, since the base says everything now. */
const toldOf = (decision: Decision) =>
  JSON.stringify(decision, (key, value: unknown) => (key === "at" || key === "layers" ? undefined : value));

describe("P4: migration", () => {
  test.each(["demo", "handbook"])("the first %s document decides every cell as if each default stood in it", (name) => {
    const document = stored(name);
    const policy = v.parse(Policy, document);
    const currencies = currenciesOf(policy);
    const whole = writtenOut(document, currencies);
    const newer = Object.keys(defaults).filter((knob) => !JSON.stringify(document).includes(`"${knob}"`));
    expect(newer).toEqual(expect.arrayContaining(["exchange", "refundWhen", "withProof", "extra", "evidenceAbove"]));
    let cells = 0;
    for (const kind of kindsOf(policy, 20_000).kinds) {
      for (const point of pointsOf(policy, kind, termsFor(policy, kind), true)) {
        const { facts, now } = factsOf(policy, kind, point);
        const [then, written] = [decide(policy, policy, facts, now), decide(whole, whole, facts, now)];
        if (toldOf(then) !== toldOf(written)) expect(written).toEqual(then);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(10_000);
  });
});

describe("P5: canary", () => {
  const id = fc.string({ minLength: 1, maxLength: 60 });
  const candidate = fc.string({ minLength: 8, maxLength: 50 });
  const share = fc.integer({ min: 0, max: 10_000 });

  test("assignment is stable per order, and a larger share keeps the orders of a smaller one", () => {
    fc.assert(
      fc.property(id, candidate, share, share, (order, hash, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isAssigned(order, hash, less)).toBe(isAssigned(order, hash, less));
        if (isAssigned(order, hash, less)) expect(isAssigned(order, hash, more)).toBe(true);
        expect([isAssigned(order, hash, 0), isAssigned(order, hash, 10_000)]).toEqual([false, true]);
      }),
    );
  });

  test.each([100, 1000, 5000])("of orders numbered one after the other about %i in 10,000 are given it", (shareBp) => {
    const numbers = Array.from({ length: 50_000 }, (_, index) => String(1000 + index));
    const given = numbers.filter((number) => isAssigned(number, "sha256-candidate", shareBp)).length;
    const expected = (numbers.length * shareBp) / 10_000;
    expect(Math.abs(given - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });

  test("another candidate meets other orders", () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => String(index));
    const both = numbers.filter((one) => isAssigned(one, "sha256-a", 5000) && isAssigned(one, "sha256-b", 5000));
    expect(both.length / numbers.length).toBeGreaterThan(0.23);
    expect(both.length / numbers.length).toBeLessThan(0.27);
  });
});

describe("a canary stops", () => {
  const bounds = { shareBp: 1000, aboveBp: 2500, leastItems: 30 };
  const side = (candidate: boolean, items: number, spent: number, persons = 0, currency = "EUR"): Count => ({
    candidate,
    currency,
    items,
    persons,
    spent,
  });

  test.each<[string, Count[], RegExp | null]>([
    ["not before there is enough to compare", [side(true, 29, 1e6), side(false, 900, 1)], null],
    ["not before the others have enough", [side(true, 900, 1e6), side(false, 29, 1)], null],
    ["not at the bound", [side(true, 40, 50_000), side(false, 80, 80_000)], null],
    [
      "a cent above it",
      [side(true, 40, 50_001), side(false, 80, 80_000)],
      /€12\.50 went out by itself for each item, €10\.00/,
    ],
    [
      "in one currency of two",
      [side(true, 30, 0), side(false, 30, 0), side(true, 30, 9, 0, "JPY"), side(false, 30, 3, 0, "JPY")],
      /¥0/,
    ],
    ["for too many people", [side(true, 40, 0, 20), side(false, 80, 0, 8)], /^It stopped by itself: 50 % .* 10 %/],
    ["with sums no double holds", [side(true, 30, 9e15), side(false, 30, 7e15)], /went out by itself/],
    ["never with nothing counted", [], null],
  ])("%s", (_, counts, why) => {
    const reason = stopReason(counts, bounds);
    if (why === null) expect(reason).toBeNull();
    else expect(reason).toMatch(why);
  });
});

describe("P6: kill switch", () => {
  test("on, nothing is automatic and nothing extra is given, whatever the policy and the facts", () => {
    let before = 0;
    fc.assert(
      fc.property(situation, ({ terms, risk, facts, now }) => {
        const usual = decide(terms, risk, { ...facts, paused: false }, now);
        const stopped = decide(terms, risk, { ...facts, paused: true }, now);
        before += usual.offers.some(({ mode }) => mode === "automatic") ? 1 : 0;
        expect(stopped.offers.filter(({ mode }) => mode === "automatic")).toEqual([]);
        expect(stopped.extra).toBeNull();
        // Nobody loses a remedy by it.
        expect(stopped.offers.map(({ remedy, amount }) => [remedy, amount])).toEqual(
          usual.offers.map(({ remedy, amount }) => [remedy, amount]),
        );
      }),
      { numRuns: 2000 },
    );
    expect(before).toBeGreaterThan(20);
  });
});
