// The policy document: what the schema takes and refuses, and what its name is made of.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy, amountIn, canonical, firstPolicy, perDayOf } from "../../shared/policy/document.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { reasons } from "../../shared/reasons.ts";
import { policy } from "./arbitraries.ts";
import { about } from "./teahouse.ts";

const bare = { schema: "resolution-policy/1", id: "shop", currency: "EUR", timeZone: "Europe/Berlin", base: {} };
const takes = (more: object) => v.safeParse(Policy, { ...bare, ...more }).success;
const policyOf = (more: object) => v.parse(Policy, { ...bare, ...more });

describe("the schema", () => {
  test("needs no more than a name, a currency, a zone and a base", () => {
    expect(v.parse(Policy, bare)).toEqual({
      ...bare,
      law: [],
      examples: [],
      stages: {},
      reasons: {},
      products: [],
      seasons: [],
      markets: [],
      customers: [],
      signals: [],
      limits: {},
      service: {
        hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
        firstReplyWorkingHours: 8,
        offerDays: 14,
        followUpDays: 3,
        undoSeconds: { refund: 0, replacement: 0, store_credit: 30, staff: 60 },
      },
    });
  });

  test.each<[string, object]>([
    ["a number", { base: { windowDays: 30, autoUpTo: 8000 } }],
    ["atLeast", { base: { windowDays: { atLeast: 30 } } }],
    ["atMost", { base: { storeCreditBonusBp: { atMost: 500 } } }],
    ["plus", { base: { waitDays: { plus: 2 } } }],
    ["an amount for each currency", { base: { autoUpTo: { EUR: 8000, JPY: 12_000 } } }],
    ["an operator on amounts for each currency", { base: { keepUpTo: { atMost: { EUR: 100, KWD: 30 } } } }],
    ["every reason", { reasons: Object.fromEntries(reasons.map((reason) => [reason, {}])) }],
    ["limits", { limits: { perOrderBp: 10_000, perCustomer: { days: 90, amount: { EUR: 1 }, count: 0 } } }],
    [
      "a share of orders with its minimum",
      { signals: [{ signal: "refundRate365d", atLeast: 3000, minimumOrders: 5 }] },
    ],
  ])("takes %s", (_, more) => expect(takes(more)).toBe(true));

  const service = { hours: [{ days: ["mon"], from: "09:00", to: "17:00" }], firstReplyWorkingHours: 8 };
  test.each<[string, object]>([
    ["an unknown key at the top", { colour: "red" }],
    ["an outcome for a signal", { signals: [{ signal: "cases90d", atLeast: 4, mode: "no" }] }],
    ["a share of orders without its minimum", { signals: [{ signal: "refundRate365d", atLeast: 3000 }] }],
    ["a minimum of orders for a plain count", { signals: [{ signal: "cases90d", atLeast: 4, minimumOrders: 5 }] }],
    ["a share of more than all", { signals: [{ signal: "refundRate365d", atLeast: 10_001, minimumOrders: 5 }] }],
    ["an unknown knob", { base: { credit: "offer" } }],
    ["an unknown operator", { base: { windowDays: { atleast: 3 } } }],
    ["two operators in one", { base: { windowDays: { atLeast: 3, atMost: 5 } } }],
    ["no operator", { base: { windowDays: {} } }],
    ["an unknown reason", { reasons: { broken: {} } }],
    ["an unknown word for a remedy", { base: { refund: "yes" } }],
    ["an amount in an unknown currency", { base: { autoUpTo: { EURO: 5 } } }],
    ["a 31 February", { seasons: [{ id: "s", orderedFrom: "2026-02-01", orderedTo: "2026-02-31", terms: {} }] }],
    [
      "a season before all orders",
      { seasons: [{ id: "s", orderedFrom: "0001-01-01", orderedTo: "2026-12-24", terms: {} }] },
    ],
    ["a negative amount", { base: { autoUpTo: -1 } }],
    ["half a cent", { base: { autoUpTo: 0.5 } }],
    ["an amount beyond safe integers", { base: { autoUpTo: 2 ** 53 } }],
    ["an amount as text", { base: { autoUpTo: "80.00" } }],
    ["more than all of it", { base: { storeCreditBonusBp: 10_001 } }],
    ["negative days", { base: { windowDays: -1 } }],
    ["an unknown zone", { timeZone: "Europe/Atlantis" }],
    ["an unknown currency", { currency: "EURO" }],
    ["another schema", { schema: "resolution-policy/2" }],
    ["a product group without tags", { products: [{ id: "g", tags: [], terms: {} }] }],
    ["a product group for no reason", { products: [{ id: "g", tags: ["a"], only: [], terms: {} }] }],
    [
      "hours that close before they open",
      { service: { ...service, hours: [{ days: ["mon"], from: "17:00", to: "09:00" }] } },
    ],
    ["no hours", { service: { ...service, hours: [] } }],
    ["the hour 24", { service: { ...service, hours: [{ days: ["mon"], from: "09:00", to: "24:00" }] } }],
    ["no time to answer", { service: { ...service, firstReplyWorkingHours: 0 } }],
    ["offers that never stand", { service: { ...service, offerDays: 0 } }],
  ])("refuses %s", (_, more) => expect(takes(more)).toBe(false));

  test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "takes no meaning from the name %s, wherever it stands",
    (name) => {
      const json = `{"${name}": {"refund": "offer", "autoUpTo": 5}}`;
      const evil = JSON.parse(json) as object;
      const evilAmount = JSON.parse(`{"${name}": 100000}`) as object;
      for (const more of [
        evil,
        { base: evil },
        { reasons: evil },
        { limits: evil },
        { base: { autoUpTo: evilAmount } },
      ]) {
        const parsed = v.safeParse(Policy, { ...bare, ...more });
        if (!parsed.success) continue;
        const { terms } = termsFor(parsed.output, about({}));
        expect([terms.refund, terms.autoUpTo ?? 0]).toEqual(["no", 0]);
        expect(canonical(parsed.output)).not.toContain(name);
      }
      expect(amountIn({ EUR: 5 }, name, "EUR")).toBeNull();
      expect(({} as Record<string, unknown>)["refund"]).toBeUndefined();
    },
  );

  test("takes its own output, and says the same again", () => {
    fc.assert(
      fc.property(policy, (own) => {
        expect(v.parse(Policy, structuredClone(own))).toEqual(own);
      }),
    );
  });
});

describe("a day's budget", () => {
  test("is twenty times what goes out by itself on one order, where the document doesn't say", () => {
    expect(perDayOf(policyOf({}), 8000, "EUR")).toEqual({ amount: 160_000, count: 100 });
    expect(perDayOf(policyOf({}), 0, "EUR")).toEqual({ amount: 0, count: 100 });
  });

  test("is what the document says, in the currencies it says it in", () => {
    const own = policyOf({ limits: { perDay: { amount: { EUR: 5, JPY: 700 }, count: 3 } } });
    expect(perDayOf(own, 8000, "JPY")).toEqual({ amount: 700, count: 3 });
    expect(perDayOf(own, 8000, "USD")).toEqual({ amount: null, count: 3 });
  });
});

describe("the name of a version", () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, shuffled(inner)]),
    );
  };

  test("doesn't change with the order of keys", () => {
    fc.assert(
      fc.property(policy, (own) => {
        expect(canonical(shuffled(own))).toBe(canonical(own));
      }),
    );
  });

  test("is the document's own text: it comes back whole", () => {
    fc.assert(
      fc.property(policy, (own) => {
        expect(v.parse(Policy, JSON.parse(canonical(own)))).toEqual(own);
      }),
    );
  });

  test("changes with any number, word or order of groups", () => {
    const groups = [
      { id: "a", tags: ["x"], terms: { refund: "no" } },
      { id: "b", tags: ["x"], terms: { refund: "offer" } },
    ];
    const names = [
      {},
      { base: { autoUpTo: 1 } },
      { base: { autoUpTo: 2 } },
      { base: { autoUpTo: { EUR: 1 } } },
      { base: { refund: "person" } },
      { products: groups },
      { products: groups.toReversed() },
    ].map((more) => canonical(policyOf(more)));
    expect(new Set(names).size).toBe(names.length);
  });

  test("is the same whether defaults are written or left out", () => {
    expect(canonical(policyOf({ reasons: {}, limits: {}, products: [] }))).toBe(canonical(policyOf({})));
  });

  test("sorts by code unit, in no one's alphabet", () =>
    expect(canonical({ b: 1, a: { d: 1, c: [2, { z: 1, y: 2 }] }, ä: 1, Z: 1 })).toBe(
      '{"Z":1,"a":{"c":[2,{"y":2,"z":1}],"d":1},"b":1,"ä":1}',
    ));
});

test("a merchant who sets nothing has a policy of the same shape", () => {
  const first = firstPolicy("mer_1", "JPY", "Asia/Tokyo");
  expect(v.parse(Policy, structuredClone(first))).toEqual(first);
  expect(first.base).toEqual({ windowDays: 30, refund: "person", replacement: "person", store_credit: "person" });
});
