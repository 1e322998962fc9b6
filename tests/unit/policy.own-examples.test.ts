// The merchant's own examples: run through the very decision a shopper gets, and a wall before what breaks one.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { check, problemsOf, sample } from "../../shared/policy/check.ts";
import { compare } from "../../shared/policy/compare.ts";
import { canonical, Policy } from "../../shared/policy/document.ts";
import type { Example } from "../../shared/policy/examples.ts";
import { exampleNow, runExample, runExamples } from "../../shared/policy/run-examples.ts";
import { startOf, starts } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { reasons } from "../../shared/reasons.ts";
import { policy as anyPolicy } from "./arbitraries.ts";

const demoDocument = JSON.parse(readFileSync("demo/policy.json", "utf8")) as Record<string, unknown>;
const demo = v.parse(Policy, demoDocument);
const withBase = (over: object) => v.parse(Policy, { ...demo, base: { ...demo.base, ...over } });
const failing = (policy: Policy) => runExamples(policy).filter(({ holds }) => !holds);
const cup: Example = {
  name: "a broken cup",
  given: { reason: "damaged", item: 2490, shipping: 590, day: 3, evidence: true },
  then: { refund: "automatic", item: "keep", amount: 3080 },
};

describe("an example", () => {
  test("holds where it comes out as said, and says nothing of what it doesn't name", () => {
    expect(runExample(demo, cup)).toEqual({ name: "a broken cup", holds: true, misses: [] });
  });

  test("that comes out otherwise says what was expected, what came, and why", () => {
    const { holds, misses } = runExample(withBase({ autoUpTo: 1000 }), cup);
    expect(holds).toBe(false);
    expect(misses).toEqual([
      {
        about: "refund",
        expected: "at once",
        found: "by a person",
        text: "Money back: expected at once, now by a person. Automatic value of this order would be €30.80, limit €10.00.",
      },
    ]);
    const other = runExample(demo, { ...cup, then: { item: "return", amount: 2490, store_credit: "no" } });
    expect(other.misses.map(({ text }) => text)).toEqual([
      "Store credit: expected not at all, now at once.",
      "The goods: expected the goods come back, now the goods stay.",
      "What goes back: expected €24.90, now €30.80.",
    ]);
  });

  test.each<[string, Partial<Example["given"]>, Example["then"]]>([
    ["its photo", { item: 6900, evidence: false }, { refund: "evidence" }],
    ["its days", { day: 61 }, { refund: "person" }],
    ["how many there were", { item: 1000, quantity: 3 }, { amount: 3590 }],
    ["its tags", { reason: "changed_mind", tags: ["final-sale"], country: "US" }, { refund: "no" }],
    ["its country", { reason: "changed_mind", tags: ["final-sale"], country: "DE" }, { refund: "automatic" }],
    ["its currency", { item: 9600, currency: "JPY", evidence: false }, { refund: "evidence" }],
    ["where it is", { reason: "cancel", stage: "unfulfilled", evidence: false }, { refund: "automatic" }],
  ])("is told apart by %s", (_, given, then) => {
    expect(runExample(demo, { name: "x", given: { ...cup.given, ...given }, then }).misses).toEqual([]);
  });

  test("is told apart by the day of its order, and by the customer's tags", () => {
    const season = { id: "gifts", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowDays: 90 } };
    const vip = { id: "vip", tags: ["vip"], terms: { windowDays: { plus: 15 } } };
    const policy = v.parse(Policy, { ...demo, reasons: {}, seasons: [season], customers: [vip] });
    const at = (given: object) => exampleNow(policy, "x", { ...cup.given, day: 40, ...given }).then.refund;
    expect([at({}), at({ placedOn: "2026-12-01" }), at({ customerTags: ["vip"] })]).toEqual([
      "person",
      "automatic",
      "automatic",
    ]);
  });

  test("made of what happens now holds, whatever the policy and the order", () => {
    const given = fc.record(
      {
        reason: fc.constantFrom(...reasons),
        item: fc.integer({ min: 0, max: 30_000 }),
        quantity: fc.integer({ min: 1, max: 4 }),
        shipping: fc.nat(900),
        evidence: fc.boolean(),
        day: fc.nat(120),
        stage: fc.constantFrom("unfulfilled" as const, "in_transit" as const, "delivered" as const),
        country: fc.constantFrom("DE", "GB", "US"),
        currency: fc.constantFrom("EUR", "JPY"),
      },
      { requiredKeys: ["reason", "item"] },
    );
    fc.assert(
      fc.property(anyPolicy, given, (policy, own) => {
        const kept = exampleNow(policy, "x", own);
        expect(runExample(policy, kept).misses).toEqual([]);
        expect(problemsOf({ ...policy, examples: [kept] })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("in the document", () => {
  test("a failing one is an error at its place, found while typing as well as before it goes live", () => {
    const broken = withBase({ storeCreditBonusBp: 0, autoUpTo: 1000 });
    for (const checked of [check(broken), sample(broken)]) {
      const found = checked.findings.filter(({ code }) => code === "example_fails");
      expect(found).toMatchObject([
        { severity: "error", path: "examples/0" },
        { severity: "error", path: "examples/1" },
      ]);
      expect(found[0]!.text).toContain("“A broken cup is put right at once and stays” comes out otherwise.");
      expect(found[0]!.example).toContain("a damaged item of €24.90");
    }
    expect(check(demo).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("a word that isn't known is named, a hundred are the most, and one has to say something", () => {
    const of = (example: unknown) => problemsOf({ ...demoDocument, examples: [example] }).map(({ path }) => path);
    expect(of({ ...cup, then: { refnud: "automatic" } })).toContain("examples.0.then.refnud");
    expect(of({ ...cup, then: {} })).toEqual(["examples.0.then"]);
    expect(of({ ...cup, given: { ...cup.given, quantity: 0 } })).toEqual(["examples.0.given.quantity"]);
    expect(problemsOf({ ...demoDocument, examples: Array.from({ length: 101 }, () => cup) })).toHaveLength(1);
  });

  test("is compared like the rest: empty exactly where both say the same", () => {
    const names = demo.examples.map(({ name }) => name);
    const changed = (examples: Policy["examples"]) => compare(demo, { ...demo, examples }).map(({ text }) => text);
    expect(changed(demo.examples)).toEqual([]);
    expect(changed(demo.examples.slice(1))).toEqual([`The example “${names[0]}” is gone.`]);
    expect(changed([...demo.examples, cup])).toEqual(["The example “a broken cup” is new."]);
    expect(changed(demo.examples.with(0, { ...demo.examples[0]!, then: { refund: "person" } }))).toEqual([
      `The example “${names[0]}” is another now.`,
    ]);
    expect(changed(demo.examples.toReversed())).toEqual(["The examples stand in another order."]);
    expect(canonical({ ...demo, examples: demo.examples.toReversed() })).not.toBe(canonical(demo));
  });

  test.each(["EUR", "JPY", "KWD", "USD"])("those we ship hold, in %s as well", (currency) => {
    expect(failing(demo)).toEqual([]);
    expect(demo.examples).toHaveLength(3);
    for (const trade of Object.keys(starts) as Trade[]) {
      const start = v.parse(Policy, startOf(trade, { id: "shop", currency, timeZone: "Europe/Berlin" }, 2026));
      expect([trade, start.examples.length >= 2, failing(start)]).toEqual([trade, true, []]);
    }
  });
});
