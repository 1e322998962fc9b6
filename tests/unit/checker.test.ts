// Every state that two requests about one order can come to, with all that can go wrong between us and a platform: the
// product's own table, walked breadth first. Then the faults that this must find, each planted by itself.
import { afterAll, describe, expect, test } from "vitest";
import { table } from "../../shared/case.ts";
import { explore } from "./checker/explore.ts";
import { faults } from "./checker/faults.ts";
import { product } from "./checker/rules.ts";
import type { Rules } from "./checker/rules.ts";
import { scenarios } from "./checker/scenarios.ts";
import type { Scenario } from "./checker/world.ts";

/** Which rows of the table the walk has taken, by from, action, actor and where it led. */
const taken = new Set<string>();
const watched: Rules = {
  ...product,
  next: (from, action, by, facts) => {
    const to = product.next(from, action, by, facts);
    if (to !== null) taken.add(`${from} ${action} ${by} ${to}`);
    return to;
  },
};

describe("money leaves exactly once", () => {
  const explored: number[] = [];
  afterAll(() => console.log(`${explored.reduce((all, each) => all + each, 0)} states explored in all.`));

  test.each(Object.values<Scenario>(scenarios).map((scenario) => [scenario.name, scenario] as const))(
    "%s",
    (name, scenario) => {
      const { states, steps, deepest, violation } = explore(scenario, watched);
      explored.push(states);
      console.log(`${name}: ${states} states, ${steps} steps, ${deepest} deep.`);
      expect(violation).toBeNull();
    },
  );

  test("every row of the table was taken on the way, but for those the small world leaves out", () => {
    const rows = table
      .map(({ from, action, by, to }) => [from, action, by, to])
      .filter((row) => !isNote(row))
      .map((row) => row.join(" "));
    expect(rows.filter((row) => !taken.has(row))).toEqual(leftOut);
  });
});

const leftOut = [
  // There is always money for a declaration here, and a photo settles what a photo was asked for.
  "new declare shopper in_review",
  "offered accept shopper awaiting_evidence",
  "awaiting_evidence send_evidence shopper awaiting_evidence",
  // Goods that come when nothing waits for them any more: a person looks, and no money moves by it.
  "expired receive staff in_review",
  // What comes back from the bank here is an item's newest payment: nothing else is on its way or offered beside it.
  "settling failed platform settling",
  "expired failed platform in_review",
  // Nobody withdraws by law here from what a photo is asked for.
  "awaiting_evidence lapse clock in_review",
];

/** A note about goods on their way moves nothing; what the platform says of them is what staff say, and they are walked. */
const isNote = ([from, action, by, to]: readonly string[]) =>
  from === to ? ["receive", "label", "sent"].includes(action!) : action === "receive" && by === "platform";

describe("and what is planted is found, by a shortest way", () => {
  test.each(faults.map((fault) => [fault.name, fault] as const))("%s", (name, fault) => {
    const { violation, states } = explore(scenarios[fault.scenario], { ...product, ...fault.rules });
    console.log(`${name}, after ${states} states: ${violation?.invariant}\n  ${violation?.trace.join("\n  ")}`);
    expect(violation?.invariant).toBe(fault.breaks);
    expect(violation?.trace).toHaveLength(fault.steps);
  });
});
