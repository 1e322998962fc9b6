// What a check says of every order, asked of very many random ones. A failure prints its seed.
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { check, sample } from "../../shared/policy/check.ts";
import { decide } from "../../shared/policy/decide.ts";
import { facts, instantNow, policy } from "../unit/arbitraries.ts";
import { trapped, verdictOf } from "../unit/policy.verdicts.ts";

const CASES = 1_000_000;
const ORDERS = 12_000;

test("no verdict of a check is contradicted by a decision (D10: nor is a group a trap that isn't called one)", async () => {
  // The same orders in every run, so that a change is what fails it; another SEED looks elsewhere.
  const seed = Number(process.env["SEED"] ?? 4242);
  const counts = { policies: 0, verdicts: 0, cases: 0, untrapped: 0, slowest: 0, cells: 0 };
  for (let turn = 0; counts.cases < CASES; turn++) {
    const named = `seed ${seed}, turn ${turn}`;
    const [own] = fc.sample(policy, { seed: seed + turn, numRuns: 1 });
    const orders = fc.sample(fc.tuple(facts, instantNow), { seed: seed + turn, numRuns: ORDERS });
    const start = performance.now();
    const { findings, cells } = check(own!);
    counts.slowest = Math.max(counts.slowest, Math.round(performance.now() - start));
    counts.cells += cells;
    for (const { code, path } of sample(own!).findings)
      expect(
        findings.some((finding) => finding.code === code && finding.path === path),
        named,
      ).toBe(true);
    for (const finding of findings) {
      const holds = verdictOf(own!, finding);
      if (!holds) continue;
      const against = orders.find(([order, at]) => !holds(order, at));
      expect(against, `${named}: ${finding.code} ${finding.path}`).toBe(undefined);
      counts.verdicts += 1;
      counts.cases += orders.length;
    }
    if (!findings.some(({ code }) => code === "vip_trap")) {
      expect(
        orders.find(([order, at]) => trapped(own!, order, at)),
        named,
      ).toBe(undefined);
      counts.untrapped += orders.length;
    }
    counts.policies += 1;
    await setImmediate();
  }
  console.log(`Checked, seed ${seed}: ${JSON.stringify(counts)}`);
  expect(counts.verdicts).toBeGreaterThan(20);
});

test("a verdict that is wrong is contradicted soon", () => {
  const [own] = fc.sample(policy, { seed: 7, numRuns: 1 });
  const wrong = { code: "no_effect", severity: "warning", path: "base/refund", text: "", example: "" } as const;
  const holds = verdictOf(own!, wrong)!;
  const orders = fc.sample(fc.tuple(facts, instantNow), { seed: 8, numRuns: 500 });
  expect(orders.every(([order, at]) => holds(order, at))).toBe(false);
  expect(orders.every(([order, at]) => decide(own!, own!, order, at).lane.length > 0)).toBe(true);
});
