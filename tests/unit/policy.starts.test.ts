// The five starting policies: whole, lawful, and worth about the same in every currency.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exponents } from "../../shared/money.ts";
import { check, problemsOf } from "../../shared/policy/check.ts";
import { Policy } from "../../shared/policy/document.ts";
import { startOf, starts } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { worthOf } from "../../shared/policy/starts/scale.ts";

const trades = Object.keys(starts) as Trade[];
const merchant = { id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };
const now = Date.parse("2026-11-22T12:00:00Z");

describe("starting policies", () => {
  test.each(trades)("%s is whole in every currency, with the merchant's own zone", (trade) => {
    for (const currency of Object.keys(exponents)) {
      const document = startOf(trade, { id: "shop", currency, timeZone: "Asia/Tokyo" }, 2026);
      expect(problemsOf(document), currency).toEqual([]);
      expect(document).toMatchObject({ currency, timeZone: "Asia/Tokyo", id: "shop" });
    }
  });

  test.each(trades)("%s has nothing unlawful, unfair or contradictory, in euro and in yen", (trade) => {
    for (const currency of ["EUR", "JPY"]) {
      const policy = v.parse(Policy, startOf(trade, { ...merchant, currency }, 2026));
      const { findings } = check(policy, now);
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      // What is left is meant: fresh food has a week, and a download has nothing to send back.
      expect(findings.map(({ code, path }) => `${code} ${path}`).filter((one) => !meant.has(one))).toEqual([]);
    }
  });

  test("each trade has the groups its goods need", () => {
    const exempt = (trade: Trade) =>
      (startOf(trade, merchant, 2026).products ?? []).map(({ withdrawalExempt }) => withdrawalExempt);
    expect(exempt("fashion")).toEqual(["e", "c"]);
    expect(exempt("electronics")).toEqual(expect.arrayContaining(["e", "i"]));
    expect(exempt("food")).toEqual(expect.arrayContaining(["d", "e"]));
    expect(exempt("furniture")).toEqual(expect.arrayContaining(["c", "e"]));
    expect(exempt("digital")).toEqual(["m"]);
    const bulky = startOf("furniture", merchant, 2026).products?.find(({ id }) => id === "bulky");
    expect(bulky?.terms.returnPaidBy).toBe("merchant");
  });

  test("gifts have the season of the year that is asked for", () => {
    expect(startOf("fashion", merchant, 2031).seasons?.[0]).toMatchObject({ orderedFrom: "2031-11-01" });
  });
});

const meant = new Set(["law_raises products/fresh/terms/windowDays", "keep_above_auto base/keepUpTo"]);

describe("about as much in another currency", () => {
  test.each([
    [8000, "EUR", 8000],
    [2490, "EUR", 2490],
    [8000, "USD", 9000],
    [8000, "GBP", 7000],
    [8000, "JPY", 10_000],
    [8000, "HUF", 3_000_000],
    [0, "JPY", 0],
  ])("%i cents are %s %i", (cents, currency, minor) => expect(worthOf(cents, currency)).toBe(minor));

  test("is a round number everywhere, and never nothing", () => {
    for (const currency of Object.keys(exponents)) {
      for (const cents of [1000, 2490, 8000, 250_000]) {
        expect(worthOf(cents, currency), `${cents} ${currency}`).toBeGreaterThan(0);
        expect(Number.isInteger(worthOf(cents, currency))).toBe(true);
      }
    }
  });
});
