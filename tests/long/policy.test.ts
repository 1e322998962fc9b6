// Decisions over very many random policies, orders and facts: other ones each night. A failure prints its seed.
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide, decideEach } from "../../shared/policy/decide.ts";
import type { DecidedOffer } from "../../shared/policy/decision.ts";
import { factsOfCase, instantNow, policy, situation } from "../unit/arbitraries.ts";
import { acceptableTogether, acceptedInTurn, holds } from "./invariants.ts";
import type { Decide, Together } from "./invariants.ts";

const slice = 5000;
const together: fc.Arbitrary<Together> = fc.record({
  terms: policy,
  risk: policy,
  items: factsOfCase,
  now: instantNow,
});
const togetherAndPicks = fc.record({ own: together, picks: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }) });

/** In slices, so that whoever waits for this process hears from it in between. */
async function manyTimes<T>(runs: number, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): Promise<void> {
  for (let done = 0; done < runs; done += slice) {
    fc.assert(
      fc.property(arbitrary, (value) => check(value)),
      { numRuns: slice },
    );
    await setImmediate();
  }
}

/** Counts by name, for the line that says what has been tried. */
function tally() {
  const counts: Record<string, number> = {};
  const add = (name: string, by = 1) => void (counts[name] = (counts[name] ?? 0) + by);
  const print = (title: string) =>
    console.log(
      `${title}: ${Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(", ")}`,
    );
  return { counts, add, print };
}

test("one item: total, pure, within what is left, automatic within every limit", async () => {
  const { counts, add, print } = tally();
  await manyTimes(140_000, situation, (own) => {
    const { offers, declined } = holds(decide, own);
    add("cases");
    add("declined", declined.length);
    for (const { mode } of offers) add(mode);
  });
  print("One item");
  expect(counts["cases"]).toBe(140_000);
  // Were nothing automatic, nothing above would say much.
  expect(counts["automatic"]).toBeGreaterThan(2000);
});

test("several items: what is shown together can be accepted together", async () => {
  const { counts, add, print } = tally();
  await manyTimes(60_000, togetherAndPicks, ({ own, picks }) => {
    const decided = decideEach(own.terms, own.risk, own.items, own.now);
    for (const { facts, decision } of decided) {
      const again = holds(decide, { ...own, facts });
      if (JSON.stringify(again) !== JSON.stringify(decision)) throw new Error("Decided on the facts that came back.");
    }
    acceptableTogether(own, decided);
    const chosen = picks.values();
    add(
      "accepted",
      acceptedInTurn(own, decided, (of) => (chosen.next().value ?? 0) % of),
    );
    const automatic = decided.filter(({ decision }) => decision.offers.some((offer) => offer.mode === "automatic"));
    add("cases");
    add("items", decided.length);
    if (automatic.length > 1) add("with several automatic");
  });
  print("Several items");
  expect(counts["cases"]).toBe(60_000);
  expect(counts["with several automatic"]).toBeGreaterThan(200);
});

describe("a wrong decision is seen", () => {
  const changed =
    (change: (offer: DecidedOffer) => Partial<DecidedOffer>): Decide =>
    (...given) => {
      const decision = decide(...given);
      return { ...decision, offers: decision.offers.map((offer) => ({ ...offer, ...change(offer) })) };
    };
  let calls = 0;
  const wrong: [string, Decide][] = [
    ["another one each time", (...given) => ({ ...decide(...given), layers: [String(++calls)] })],
    [
      "that changes the facts",
      (terms, risk, facts, now) => decide(terms, risk, Object.assign(facts, { safety: true }), now),
    ],
    ["without one of the remedies", (...given) => ({ ...decide(...given), declined: [] })],
    ["a cent too high", changed(({ amount }) => ({ amount: amount + 1 }))],
    ["with a bonus on money", changed(({ remedy }) => (remedy === "refund" ? { bonus: 1 } : {}))],
    ["automatic for all", changed(() => ({ mode: "automatic", why: [] }))],
    ["with no reason for a person", changed(() => ({ why: [] }))],
  ];

  test.each(wrong)("%s", (_, decideIt) => {
    expect(() =>
      fc.assert(
        fc.property(situation, (own) => void holds(decideIt, own)),
        { numRuns: 2000 },
      ),
    ).toThrow();
  });

  test("each item as if it were alone", () => {
    const alone = ({ terms, risk, items, now }: Together) =>
      items.map((facts) => ({ facts, decision: decide(terms, risk, facts, now) }));
    const property = fc.property(together, (own) => acceptableTogether(own, alone(own)));
    expect(() => fc.assert(property, { numRuns: 2000 })).toThrow();
  });
});
