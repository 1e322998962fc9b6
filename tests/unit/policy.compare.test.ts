// What changes from one policy to the next, in a merchant's words: every difference told, and nothing that isn't one.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { compare } from "../../shared/policy/compare.ts";
import { Policy, canonical } from "../../shared/policy/document.ts";
import { policy } from "./arbitraries.ts";

const fresh = { id: "fresh", tags: ["perishable"], withdrawalExempt: "d", terms: { windowDays: { atMost: 7 } } };
const last = { id: "last", name: "Last pieces", tags: ["last"], only: ["changed_mind"], terms: { refund: "no" } };
const bare = { schema: "resolution-policy/1", id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };
const policyOf = (more: object) => v.parse(Policy, { ...bare, base: { windowDays: 30, refund: "offer" }, ...more });
const before = policyOf({ reasons: { damaged: { windowDays: 60 } }, products: [last] });
const texts = (more: object) =>
  compare(before, policyOf({ reasons: before.reasons, products: [last], ...more })).map(({ text }) => text);

describe("a change is told", () => {
  test.each<[object, string[]]>([
    [{ reasons: { damaged: { windowDays: 30 } } }, ["For damaged goods, the window goes from 60 to 30 days."]],
    [{ reasons: { damaged: { windowDays: 1 } } }, ["For damaged goods, the window goes from 60 to 1 day."]],
    [
      { returns: { address: "Dock 4" } },
      ["The address for returns is now set: Dock 4.", "The label for returns is now set: none."],
    ],
    [{ reasons: {} }, ["For damaged goods, the window is no longer set; it was 60 days."]],
    [{ base: { windowDays: 30, refund: "person" } }, ["Money back goes from offered to decided by a person."]],
    [
      { base: { windowDays: 30, refund: "offer", autoUpTo: { EUR: 8000, JPY: 13000 } } },
      ["The most that is settled by itself on one order is now set: €80.00 / ¥13,000."],
    ],
    [
      { products: [last, fresh] },
      [
        "New: product group “fresh”: the list of tags perishable; the exception from withdrawal, Art. 16 letter (d); the window at most 7 days.",
      ],
    ],
    [
      { products: [] },
      [
        "Gone: product group “last”: the name said to shoppers Last pieces; the list of tags last; the list of reasons it is for a change of mind; money back not given.",
      ],
    ],
    [
      { products: [{ ...last, tags: ["last", "end"] }] },
      ["For goods in “Last pieces”, the list of tags goes from last to last and end."],
    ],
    [
      { products: [{ ...last, terms: { refund: "person" } }] },
      ["For goods in “Last pieces”, money back goes from not given to decided by a person."],
    ],
    [
      { stages: { unfulfilled: { wholeOrderOnly: true, reasons: ["cancel"] } } },
      [
        "Before goods are sent, what is open goes from every reason to cancelling.",
        "Before goods are sent, an order is now settled whole, or by a person.",
      ],
    ],
    [{ stages: { delivered: {} } }, ["Once goods are delivered: a rule that says nothing yet is new."]],
    [
      {
        staff: [
          { role: "agent", perCase: 2000, abovePolicyBp: 2500, perDay: 20_000, canWaive: ["window"], approves: 0 },
        ],
      },
      [
        "For each agent, what may be given above the policy on one case is now set: €20.00.",
        "For each agent, how far above what the policy offers they may go is now set: 25 %.",
        "For each agent, what each may give above the policy in a day is now set: €200.00.",
        "For each agent, what they may set aside is now set: the window.",
        "For each agent, what they may approve of others is now set: €0.00.",
      ],
    ],
    [{ signals: [{ signal: "cases90d", atLeast: 4 }] }, ["New: a person looks from 4 cases in 90 days on."]],
    [
      { signals: [{ signal: "refundRate365d", atLeast: 3050, minimumOrders: 5 }] },
      ["New: a person looks from 30.5 % of orders with money back in a year, of 5 orders or more on."],
    ],
    [
      { limits: { perDay: { amount: 5000, count: 3 } } },
      [
        "What is settled by itself in a day is now set: €50.00.",
        "The number of cases settled by themselves in a day is now set: 3.",
      ],
    ],
    [{ timeZone: "Europe/Rome" }, ["The time zone goes from Europe/Berlin to Europe/Rome."]],
    [{ law: ["eu"] }, ["Law that holds besides each country's own goes from none to eu."]],
    [{ service: { ...before.service, offerDays: 7 } }, ["How long an offer stands goes from 14 to 7 days."]],
  ])("%j", (more, told) => expect(texts(more)).toEqual(told));

  test("with where it stands, and from what to what", () => {
    expect(
      compare(before, policyOf({ reasons: { damaged: { windowDays: { atLeast: 60 } } }, products: [last] })),
    ).toEqual([
      {
        path: "reasons/damaged/windowDays",
        from: 60,
        to: { atLeast: 60 },
        text: "For damaged goods, the window goes from 60 to at least 60 days.",
      },
    ]);
  });

  test.each([
    ["nothing hangs on it", last.terms, fresh.terms],
    ["nothing hangs on it", { windowDays: { plus: 10 } }, { windowDays: { plus: 15 } }],
    ["nothing hangs on it", { windowDays: { atLeast: 90 } }, { windowDays: 14 }],
    ["a later one wins", { windowDays: 14 }, { windowDays: 20, refund: "no" }],
    ["a later one wins", { windowDays: 14 }, { windowDays: { plus: 15 } }],
    ["a later one adds to an earlier one", { windowDays: { plus: 15 } }, { windowDays: 14 }],
    [
      "a later one wins or adds to an earlier one",
      { refund: "no", keepUpTo: { plus: 1 } },
      { refund: "person", keepUpTo: 1 },
    ],
  ])("when only the order of groups changes: %s", (what, of, beside) => {
    const groups = [
      { ...last, terms: of },
      { ...fresh, terms: beside },
    ];
    const [one, other] = [policyOf({ products: groups }), policyOf({ products: groups.toReversed() })];
    expect(compare(one, other)).toEqual([
      {
        path: "products",
        from: ["last", "fresh"],
        to: ["fresh", "last"],
        text: `The order of the product groups is now “fresh” and “last”; ${what}.`,
      },
    ]);
  });

  test("when a number becomes the same number for one currency", () => {
    const [one, other] = [policyOf({ base: { autoUpTo: 80 } }), policyOf({ base: { autoUpTo: { EUR: 80 } } })];
    expect(compare(one, other).map(({ text }) => text)).toEqual([
      "The most that is settled by itself on one order is written another way and stays €0.80.",
    ]);
  });
});

describe("every difference and no other", () => {
  test("none exactly where the canonical texts are equal", () => {
    fc.assert(
      fc.property(policy, policy, fc.boolean(), (one, other, twin) => {
        const second = twin ? v.parse(Policy, structuredClone(one)) : other;
        expect(compare(one, second).length === 0).toBe(canonical(one) === canonical(second));
      }),
      { numRuns: 500 },
    );
  });

  /** Every leaf of a document by its place; named lists by their ids or roles, as the changes name them. */
  const leaves = (value: unknown, at = ""): [string, unknown][] => {
    if (value === null || typeof value !== "object") return [[at, value]];
    const keyed = Array.isArray(value)
      ? value.map((each, index) => [each?.id ?? each?.role ?? index, each] as const)
      : Object.entries(value);
    return keyed.flatMap(([key, each]) =>
      (key === "id" || key === "role") && at !== "" ? [] : leaves(each, at === "" ? `${key}` : `${at}/${key}`),
    );
  };

  test("each leaf that differs lies under the path of a change, and no change goes from one thing to the same", () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        const [from, to] = [new Map(leaves(one)), new Map(leaves(other))];
        // The schema fills in a false that nobody wrote.
        const value = (own: Map<string, unknown>, at: string) => own.get(at) || undefined;
        const filled = (at: string) => at.endsWith("/wholeOrderOnly") && value(from, at) === value(to, at);
        const different = [...new Set([...from.keys(), ...to.keys()])].filter(
          (at) => from.get(at) !== to.get(at) && !filled(at),
        );
        const paths = compare(one, other).map(({ path }) => path);
        const under = (at: string, path: string) => at === path || at.startsWith(`${path}/`);
        for (const at of different)
          expect(
            paths.some((path) => under(at, path)),
            at,
          ).toBe(true);
        for (const { from: was, to: is } of compare(one, other)) {
          expect(canonical(was)).not.toBe(canonical(is));
        }
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 300 },
    );
  });

  test("the same each time, with nothing of the documents changed", () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        const kept = canonical([one, other]);
        expect(compare(one, other)).toEqual(compare(structuredClone(one), structuredClone(other)));
        expect(canonical([one, other])).toBe(kept);
      }),
      { numRuns: 100 },
    );
  });

  test("no sentence says “undefined” or “[object”", () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        for (const { text } of compare(one, other)) {
          expect(text).toMatch(/^[A-Z].*\.$/su);
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
