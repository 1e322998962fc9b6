// Money by properties: sums are exact at any size, and no rounding ever makes or loses a minor unit.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocate,
  basisPointsOf,
  exponentOf,
  exponents,
  formatMoney,
  mulDivFloor,
  parseDecimal,
  toDecimal,
  unitsOf,
} from "../../shared/money.ts";

const safe = fc.oneof(fc.maxSafeNat(), fc.nat(100_000), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));
const currency = fc.constantFrom(...Object.keys(exponents));
const weights = fc.array(safe, { minLength: 1, maxLength: 12 });
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + BigInt(number), 0n);

describe("the table of currencies", () => {
  // Where engines' own tables differ from ISO 4217, or from each other.
  test.each([
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["ISK", 0],
    ["UGX", 0],
    ["HUF", 2],
    ["IDR", 2],
    ["COP", 2],
    ["PKR", 2],
    ["RSD", 2],
    ["LAK", 2],
    ["TWD", 2],
    ["MGA", 2],
    ["IQD", 3],
    ["KWD", 3],
    ["TND", 3],
    ["CLF", 4],
    ["UYW", 4],
  ])("%s has %i digits", (code, digits) => expect(exponentOf(code)).toBe(digits));

  test("holds the active codes, each in capitals and once", () => {
    const codes = Object.keys(exponents);
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.filter((code) => ["BGN", "HRK", "ANG", "ZWL", "SLL", "XXX"].includes(code))).toEqual([]);
  });

  test.each(["EU", "eur", "", "constructor", "__proto__", "toString"])("“%s” is no currency", (code) => {
    expect(() => exponentOf(code)).toThrow(RangeError);
    expect(() => toDecimal(1, code)).toThrow(RangeError);
    expect(() => parseDecimal("1", code)).toThrow(RangeError);
  });

  test("can't be changed by anybody", () => expect(Object.isFrozen(exponents)).toBe(true));
});

describe("decimals", () => {
  test.each([
    [2785, "EUR", "27.85"],
    [5, "EUR", "0.05"],
    [0, "EUR", "0.00"],
    [500, "JPY", "500"],
    [1234, "KWD", "1.234"],
    [7, "UYW", "0.0007"],
    [-278, "USD", "-2.78"],
    [-5, "JPY", "-5"],
    [Number.MAX_SAFE_INTEGER, "EUR", "90071992547409.91"],
    [Number.MAX_SAFE_INTEGER, "UYW", "900719925474.0991"],
  ])("%i %s is %s", (minor, code, text) => expect(toDecimal(minor, code)).toBe(text));

  test("M6: come back as they went, in every currency at any size", () => {
    fc.assert(
      fc.property(safe, currency, (minor, code) => {
        expect(parseDecimal(toDecimal(minor, code), code)).toBe(minor);
      }),
      { numRuns: 2000 },
    );
  });

  test("are shown with every digit, in every currency at any size", () => {
    fc.assert(
      fc.property(safe, currency, (minor, code) => {
        const shown = formatMoney(minor, code, "en").replaceAll(/[^\d.]/g, "");
        expect(parseDecimal(shown.replace(/^\./, ""), code)).toBe(minor);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["27.85", "EUR", 2785],
    ["27.8", "EUR", 2780],
    ["27", "EUR", 2700],
    [" 27.85 ", "EUR", 2785],
    ["0027.85", "EUR", 2785],
    ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
  ])("“%s” %s is %i", (text, code, minor) => expect(parseDecimal(text, code)).toBe(minor));

  test.each([
    ["27.855", "EUR"],
    ["1.5", "JPY"],
    ["90071992547409.92", "EUR"],
    ["-1", "EUR"],
    ["+1", "EUR"],
    ["1e3", "EUR"],
    ["1,50", "EUR"],
    [".5", "EUR"],
    ["5.", "EUR"],
    ["", "EUR"],
    ["٣", "EUR"],
    ["0x10", "EUR"],
    ["NaN", "EUR"],
  ])("“%s” %s is no amount", (text, code) => expect(parseDecimal(text, code)).toBeNull());

  test.each([
    [2785, "EUR", "en", "€27.85"],
    [278, "EUR", "en-GB", "€2.78"],
    [3000, "JPY", "en", "¥3,000"],
    [123_456, "HUF", "en", "HUF\u00a01,234.56"],
    [1500, "IQD", "en", "IQD\u00a01.500"],
  ])("%i %s is read as %s: %s", (minor, code, lang, text) => expect(formatMoney(minor, code, lang)).toBe(text));
});

describe("shares", () => {
  test("M3: sum exactly, are within one unit of exact, and zero weight gets zero", () => {
    fc.assert(
      fc.property(safe, weights, (total, own) => {
        fc.pre(own.some((weight) => weight > 0));
        const shares = allocate(total, own);
        expect(sumOf(shares)).toBe(BigInt(total));
        const all = sumOf(own);
        for (const [index, share] of shares.entries()) {
          const exact = BigInt(total) * BigInt(own[index]!);
          const off = BigInt(share) * all - exact;
          expect(off > -all && off < all).toBe(true);
          if (own[index] === 0) expect(share).toBe(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("follow the weights: who weighs more never gets less", () => {
    fc.assert(
      fc.property(safe, weights, (total, own) => {
        fc.pre(own.some((weight) => weight > 0));
        const byWeight = allocate(total, own)
          .map((share, index) => ({ share, weight: own[index]! }))
          .toSorted((a, b) => a.weight - b.weight || a.share - b.share);
        for (const [index, one] of byWeight.slice(1).entries()) {
          expect(one.share).toBeGreaterThanOrEqual(byWeight[index]!.share);
        }
      }),
    );
  });

  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [5, [1, 1], [3, 2]],
    [590, [4980, 0, 990], [492, 0, 98]],
    [1, [1, 2], [0, 1]],
    [7, [0, 0], [7, 0]],
    [0, [3, 4], [0, 0]],
    [7, [], []],
  ])("of %i by %j are %j", (total, own, shares) => expect(allocate(total, own)).toEqual(shares));
});

describe("units of a line", () => {
  const groups = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });

  test("M4: sum to the line in any grouping, each within one unit of exact", () => {
    fc.assert(
      fc.property(safe, groups, (total, own) => {
        const quantity = own.reduce((sum, each) => sum + each, 0);
        let gone = 0;
        const taken = own.map((take) => {
          const part = unitsOf(total, quantity, gone, take);
          gone += take;
          const off = BigInt(part) * BigInt(quantity) - BigInt(total) * BigInt(take);
          expect(off > -BigInt(quantity) && off < BigInt(quantity)).toBe(true);
          return part;
        });
        expect(sumOf(taken)).toBe(BigInt(total));
        expect(taken.every((part) => part >= 0 && part <= total)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("taken as the first ones again and again never pass the line", () => {
    fc.assert(
      fc.property(safe, fc.integer({ min: 1, max: 50 }), (total, quantity) => {
        expect(BigInt(unitsOf(total, quantity, 0, 1)) * BigInt(quantity) <= BigInt(total)).toBe(true);
      }),
    );
  });

  test.each([
    [4980, 2, 0, 1, 2490],
    [100, 3, 0, 1, 33],
    [100, 3, 1, 1, 33],
    [100, 3, 2, 1, 34],
    [100, 3, 0, 3, 100],
    [0, 3, 0, 2, 0],
  ])("of %i for %i, %i gone: %i more are worth %i", (total, quantity, gone, take, worth) =>
    expect(unitsOf(total, quantity, gone, take)).toBe(worth),
  );
});

describe("proportions", () => {
  test("round down, exact where the product passes 2^53", () => {
    fc.assert(
      fc.property(safe, fc.nat(10_000), (minor, bp) => {
        const part = BigInt(basisPointsOf(minor, bp));
        const exact = BigInt(minor) * BigInt(bp);
        expect(part * 10_000n <= exact && exact < (part + 1n) * 10_000n).toBe(true);
      }),
    );
    expect(mulDivFloor(Number.MAX_SAFE_INTEGER, 9999, 10_000)).toBe(9_006_298_534_815_516);
    expect(basisPointsOf(2785, 1000)).toBe(278);
  });
});
