// How a policy's layers add up to the terms of one item.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy, amountIn } from "../../shared/policy/document.ts";
import type { Layer } from "../../shared/policy/document.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { reasons } from "../../shared/reasons.ts";
import { currencies, policy } from "./arbitraries.ts";
import { about, decideWith } from "./teahouse.ts";

const bare = { schema: "resolution-policy/1", id: "shop", currency: "EUR", timeZone: "Europe/Berlin", base: {} };
const policyOf = (more: object) => v.parse(Policy, { ...bare, ...more });

describe("layers", () => {
  const damaged = (base: Layer, own: Layer = {}, ...groups: Layer[]) => {
    const products = groups.map((terms, index) => ({ id: `g${index}`, tags: ["t"], terms }));
    return termsFor(policyOf({ base, reasons: { damaged: own }, products }), about({ tags: ["t"] }));
  };

  test("say nothing: everything is no, nothing goes out", () => {
    expect(termsFor(policyOf({}), about({})).terms).toEqual({
      windowDays: 30,
      windowFrom: "delivered",
      waitDays: 0,
      afterWindow: "person",
      refund: "no",
      replacement: "no",
      exchange: "no",
      resend_part: "no",
      repair: "no",
      store_credit: "no",
      partial_refund: "no",
      withProof: "none",
      partialRefundBp: 0,
      priceDifference: "settle",
      refundWhen: "sent_back",
      refundTo: "original",
      exchangesPerOrder: 1,
      extra: "none",
      storeCreditBonusBp: 0,
      storeCreditBonusMax: Number.MAX_SAFE_INTEGER,
      restockingFeeBp: 0,
      replacementsPerOrder: 1,
      refundShipping: "none",
      returnPaidBy: "shopper",
      keepUpTo: 0,
      autoUpTo: 0,
      evidenceAbove: Number.MAX_SAFE_INTEGER,
    });
  });

  test.each<[string, Layer, Layer, Layer[], number, string]>([
    ["a number sets", { windowDays: 30 }, { windowDays: 60 }, [], 60, "reasons/damaged"],
    ["a later layer sets last", { windowDays: 30 }, { windowDays: 60 }, [{ windowDays: 7 }], 7, "products/g0"],
    ["groups in their listed order", {}, {}, [{ windowDays: 9 }, { windowDays: 8 }], 8, "products/g1"],
    ["plus adds", { windowDays: 30 }, { windowDays: { plus: 15 } }, [], 45, "reasons/damaged"],
    ["plus adds to the default", {}, { windowDays: { plus: 15 } }, [], 45, "reasons/damaged"],
    ["set after plus forgets it", {}, { windowDays: { plus: 15 } }, [{ windowDays: 7 }], 7, "products/g0"],
    ["atLeast lifts", { windowDays: 30 }, { windowDays: { atLeast: 75 } }, [], 75, "reasons/damaged"],
    ["atLeast leaves more alone", { windowDays: 90 }, { windowDays: { atLeast: 75 } }, [], 90, "base"],
    ["atMost lowers", { windowDays: 30 }, { windowDays: { atMost: 7 } }, [], 7, "reasons/damaged"],
    ["atMost leaves less alone", { windowDays: 3 }, { windowDays: { atMost: 7 } }, [], 3, "base"],
    [
      "a cap is a cap: atMost before atLeast",
      {},
      { windowDays: { atMost: 7 } },
      [{ windowDays: { atLeast: 75 } }],
      7,
      "reasons/damaged",
    ],
    ["a cap holds against a later set", {}, { windowDays: { atMost: 7 } }, [{ windowDays: 60 }], 7, "reasons/damaged"],
    [
      "a cap holds against a later plus",
      { windowDays: { atMost: 40 } },
      {},
      [{ windowDays: { plus: 60 } }],
      40,
      "base",
    ],
    [
      "the highest of two atLeast",
      {},
      { windowDays: { atLeast: 80 } },
      [{ windowDays: { atLeast: 40 } }],
      80,
      "reasons/damaged",
    ],
    [
      "the lowest of two atMost",
      {},
      { windowDays: { atMost: 8 } },
      [{ windowDays: { atMost: 20 } }],
      8,
      "reasons/damaged",
    ],
  ])("%s", (_, base, own, groups, windowDays, at) => {
    const { terms, sources } = damaged(base, own, ...groups);
    expect([terms.windowDays, sources.windowDays]).toEqual([windowDays, at]);
  });

  test("choices take the last word", () => {
    const { terms, sources } = damaged({ refund: "offer", afterWindow: "no" }, { refund: "person" }, { refund: "no" });
    expect([terms.refund, sources.refund]).toEqual(["no", "products/g0"]);
    expect([terms.afterWindow, sources.afterWindow]).toEqual(["no", "base"]);
    expect([terms.replacement, sources.replacement]).toEqual(["no", "default"]);
  });

  test("of products apply by any of their tags, and for their reasons only", () => {
    const own = policyOf({
      products: [
        { id: "final", tags: ["final-sale", "outlet"], only: ["changed_mind"], terms: { refund: "no" } },
        { id: "fresh", tags: ["perishable"], terms: { windowDays: 2 } },
      ],
      reasons: { changed_mind: { refund: "offer" } },
    });
    const layersOf = (reason: "changed_mind" | "damaged", tags: string[]) =>
      termsFor(own, about({ reason, tags })).layers;
    expect(layersOf("changed_mind", ["outlet"])).toEqual(["base", "reasons/changed_mind", "products/final"]);
    expect(layersOf("damaged", ["outlet", "perishable"])).toEqual(["base", "products/fresh"]);
    expect(layersOf("damaged", ["Final-Sale"])).toEqual(["base"]);
    expect(termsFor(own, about({ reason: "changed_mind", tags: ["outlet"] })).terms.refund).toBe("no");
  });

  test("of products apply by a SKU too: to that one, whatever its tags", () => {
    const products = [{ id: "one", tags: ["sku:MUG-BL"], terms: { refund: "no" } }] as const;
    const layersOf = (sku?: string) => decideWith({ policy: { products }, line: { sku, tags: ["x"] } }).layers;
    expect(layersOf("MUG-BL")).toContain("products/one");
    expect(layersOf("MUG-BLUE")).not.toContain("products/one");
    expect(layersOf(undefined)).not.toContain("products/one");
  });

  test.each<[string, Layer, Layer, "EUR" | "USD", number | null]>([
    ["a plain amount is in the policy's currency", { autoUpTo: 8000 }, {}, "EUR", 8000],
    ["and says nothing of another", { autoUpTo: 8000 }, {}, "USD", null],
    ["an amount for each", { autoUpTo: { EUR: 8000, USD: 9000 } }, {}, "USD", 9000],
    ["plus in each", { autoUpTo: { USD: 9000 } }, { autoUpTo: { plus: { USD: 100 } } }, "USD", 9100],
    [
      "a floor in another currency lifts nothing",
      { autoUpTo: { USD: 9000 } },
      { autoUpTo: { atLeast: 50_000 } },
      "USD",
      9000,
    ],
    [
      "a cap in another currency leaves nothing to rely on",
      { autoUpTo: { USD: 9000 } },
      { autoUpTo: { atMost: 100 } },
      "USD",
      null,
    ],
  ])("%s", (_, base, own, currency, autoUpTo) => {
    const terms = termsFor(policyOf({ base, reasons: { damaged: own } }), about({ currency })).terms;
    expect(terms.autoUpTo).toBe(autoUpTo);
  });

  test("no layer ever passes a cap that one of them sets", () => {
    fc.assert(
      fc.property(policy, fc.constantFrom(...reasons), fc.constantFrom(...currencies), (own, reason, currency) => {
        const tags = ["ceramics", "final-sale"];
        const { terms } = termsFor(own, about({ reason, tags, currency }));
        const groups = own.products.filter(
          (group) => group.tags.some((tag) => tags.includes(tag)) && (group.only?.includes(reason) ?? true),
        );
        for (const layer of [own.base, own.reasons[reason] ?? {}, ...groups.map((group) => group.terms)]) {
          if (typeof layer.windowDays === "object" && "atMost" in layer.windowDays)
            expect(terms.windowDays).toBeLessThanOrEqual(layer.windowDays.atMost);
          const cap = layer.autoUpTo;
          if (typeof cap !== "object" || !("atMost" in cap)) continue;
          const limit = amountIn(cap.atMost as number, currency, own.currency);
          expect(terms.autoUpTo === null || (limit !== null && terms.autoUpTo <= limit)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("which layers speak", () => {
  const own = policyOf({
    base: { windowDays: 1 },
    stages: { in_transit: { terms: { windowDays: 2 } } },
    reasons: { damaged: { windowDays: 3 } },
    products: [{ id: "mugs", tags: ["mug"], terms: { windowDays: 4 } }],
    seasons: [{ id: "gifts", orderedFrom: "2026-11-10", orderedTo: "2026-12-24", terms: { windowDays: 5 } }],
    markets: [{ id: "alps", countries: ["CH", "AT"], terms: { windowDays: 6 } }],
    customers: [{ id: "vip", tags: ["vip"], terms: { windowDays: 7 }, skipSignals: ["cases90d"] }],
  });
  const on = (part: Parameters<typeof about>[0]) => termsFor(own, about({ reason: "other", country: "DE", ...part }));

  test.each<[string, Parameters<typeof about>[0], number, string]>([
    ["base alone", {}, 1, "base"],
    ["the stage", { stage: "in_transit" }, 2, "stages/in_transit"],
    ["the reason over the stage", { stage: "in_transit", reason: "damaged" }, 3, "reasons/damaged"],
    ["a product group over the reason", { reason: "damaged", tags: ["mug"] }, 4, "products/mugs"],
    ["a season over a product group", { tags: ["mug"], placedOn: "2026-12-01" }, 5, "seasons/gifts"],
    ["a market over a season", { placedOn: "2026-12-01", country: "AT" }, 6, "markets/alps"],
    ["a customer group over a market", { country: "AT", customerTags: ["vip"] }, 7, "customers/vip"],
  ])("%s", (_, part, windowDays, at) => {
    const { terms, sources } = on(part);
    expect([terms.windowDays, sources.windowDays]).toEqual([windowDays, at]);
  });

  test("all of them, always in this order", () => {
    const all = on({
      stage: "in_transit",
      reason: "damaged",
      tags: ["mug"],
      placedOn: "2026-11-10",
      country: "CH",
      customerTags: ["vip"],
    });
    expect(all.layers).toEqual([
      "base",
      "stages/in_transit",
      "reasons/damaged",
      "products/mugs",
      "seasons/gifts",
      "markets/alps",
      "customers/vip",
    ]);
    expect([...all.skipSignals]).toEqual(["cases90d"]);
  });

  test.each([
    ["2026-11-09", 1],
    ["2026-11-10", 5],
    ["2026-12-24", 5],
    ["2026-12-25", 1],
  ])("a season has its first and its last day: %s", (placedOn, windowDays) => {
    expect(on({ placedOn }).terms.windowDays).toBe(windowDays);
  });

  test("what was asked first leaves no trace in what is asked later", () => {
    const asked = [{}, { tags: ["mug"] }, { customerTags: ["vip"] }, { country: "AT" }] as const;
    const alone = asked.map((part) => termsFor(structuredClone(own), about({ country: "DE", ...part })).terms);
    const [forth, back] = [asked, asked.toReversed()].map((order) =>
      order.map((part) => termsFor(own, about({ country: "DE", ...part })).terms),
    );
    expect([forth, back!.toReversed()]).toEqual([alone, alone]);
  });
});
