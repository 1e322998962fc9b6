// M6 where the worker runs: its engine has other ideas of some currencies' decimals than Node's, and we ask neither.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exponents, formatMoney, parseDecimal, toDecimal } from "../../shared/money.ts";

const minor = fc.oneof(fc.nat(1_000_000), fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER));

test("M6: amounts come back as they went, in every currency of ISO 4217, and are shown with every digit", () => {
  for (const currency of Object.keys(exponents))
    fc.assert(
      fc.property(minor, (amount) => {
        expect(parseDecimal(toDecimal(amount, currency), currency)).toBe(amount);
        const digits = formatMoney(amount, currency, "en").replace(/\D/g, "");
        expect(digits).toBe(toDecimal(amount, currency).replace(/\D/g, ""));
      }),
      { numRuns: 5 },
    );
});
