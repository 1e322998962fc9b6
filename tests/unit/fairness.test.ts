// Who gets a person, as a lead sees it: every item counted once, no small group by its name.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { merged, OTHER } from "../../shared/policy/fairness.ts";
import { overturnedTooOften } from "../../shared/policy/signals.ts";

const group = fc.record({ name: fc.string(), items: fc.integer({ min: 1, max: 40 }), persons: fc.nat(40) });
const groups = fc.uniqueArray(group, { selector: ({ name }) => name });

test("groups of fewer than ten are told as one, and nothing is lost or counted twice", () => {
  fc.assert(
    fc.property(groups, (all) => {
      const told = merged(all);
      const sum = (list: typeof all, what: "items" | "persons") => list.reduce((total, each) => total + each[what], 0);
      expect(sum(told, "items")).toBe(sum(all, "items"));
      expect(sum(told, "persons")).toBe(sum(all, "persons"));
      const own = told.filter((each) => all.includes(each));
      expect(own.every(({ items }) => items >= 10)).toBe(true);
      expect(told.slice(own.length).map(({ name }) => name)).toEqual(own.length < all.length ? [OTHER] : []);
    }),
  );
});

test.each([
  [49, 0, false],
  [50, 0, true],
  [40, 10, false],
  [41, 10, true],
  [0, 50, false],
])("overturned %i times and upheld %i times: too often is %s", (overturned, upheld, expected) =>
  expect(overturnedTooOften({ overturned, upheld })).toBe(expected),
);
