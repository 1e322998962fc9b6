// Walks every state of a scenario, breadth first, so that what it finds wrong it finds by a shortest way.
import { isOpen, ofStates, ofSteps } from "./invariants.ts";
import type { Invariant } from "./invariants.ts";
import { moneySteps, orderSteps } from "./money.ts";
import type { Rules } from "./rules.ts";
import { clockSteps, contextsOf, shopperSteps, staffSteps } from "./steps.ts";
import type { Step } from "./steps.ts";
import { beginning, keyOf } from "./world.ts";
import type { Scenario, World } from "./world.ts";

export type Violation = { invariant: Invariant; trace: readonly string[] };
export type Explored = { states: number; steps: number; deepest: number; violation: Violation | null };

/** A state that was found, with the step that led there first; `ways` are the states one step on, by who takes it. */
type Found = { world: World; parent: Found | null; step: Step | null; depth: number; ways: Way[] };
type Way = { to: Found; byShopper: boolean };

export function stepsFrom(scenario: Scenario, rules: Rules, world: World): Step[] {
  const own = contextsOf(scenario, rules, world).flatMap((context) => [
    ...shopperSteps(context),
    ...staffSteps(context),
    ...clockSteps(context),
    ...moneySteps(context),
  ]);
  return [...own, ...orderSteps(scenario, world)];
}

/** Everything that can be reached, or the first violation met. */
export function explore(scenario: Scenario, rules: Rules): Explored {
  const first: Found = { world: beginning, parent: null, step: null, depth: 0, ways: [] };
  const found = new Map([[keyOf(scenario, beginning), first]]);
  const order = [first];
  let count = 0;
  for (const here of order) {
    const steps = stepsFrom(scenario, rules, here.world);
    const broken = brokenIn(scenario, rules, here.world, steps);
    if (broken) return { ...sizeOf(order, count), violation: { invariant: broken, trace: traceOf(here) } };
    for (const step of steps) {
      count += 1;
      const wrong = brokenBy(scenario, here.world, step);
      if (wrong)
        return { ...sizeOf(order, count), violation: { invariant: wrong, trace: [...traceOf(here), said(step)] } };
      const key = keyOf(scenario, step.after);
      let there = found.get(key);
      if (!there) {
        there = { world: step.after, parent: here, step, depth: here.depth + 1, ways: [] };
        found.set(key, there);
        order.push(there);
      }
      if (there !== here) here.ways.push({ to: there, byShopper: isShoppers(step) });
    }
  }
  return { ...sizeOf(order, count), violation: stuckIn(order) };
}

const sizeOf = (order: readonly Found[], steps: number) => ({
  states: order.length,
  steps,
  deepest: order.at(-1)!.depth,
});

const isShoppers = ({ by }: Step) => by === "shopper" || by === "shop" || by === "crash";

const rulesOfStates = Object.entries(ofStates) as [Invariant, NonNullable<(typeof ofStates)[Invariant]>][];
const rulesOfSteps = Object.entries(ofSteps) as [Invariant, NonNullable<(typeof ofSteps)[Invariant]>][];

function brokenIn(scenario: Scenario, rules: Rules, world: World, steps: readonly Step[]): Invariant | null {
  return rulesOfStates.find(([, holds]) => !holds({ scenario, world, rules, steps }))?.[0] ?? null;
}

function brokenBy(scenario: Scenario, before: World, step: Step): Invariant | null {
  return rulesOfSteps.find(([, holds]) => !holds({ scenario, before, step }))?.[0] ?? null;
}

/** From everywhere both requests can come to an end (C7), and without their shoppers (C9). */
function stuckIn(order: readonly Found[]): Violation | null {
  const ways = [
    ["C7", () => true],
    ["C9", ({ byShopper }: Way) => !byShopper],
  ] as const;
  for (const [invariant, counts] of ways) {
    const ends = reaching(order, counts);
    const stuck = order.find((each) => !ends.has(each));
    if (stuck) return { invariant, trace: [...traceOf(stuck), "and nothing ends it"] };
  }
  return null;
}

/** The states from which one with nothing open is reached by such ways: backwards from those. */
function reaching(order: readonly Found[], counts: (way: Way) => boolean): Set<Found> {
  const before = new Map<Found, Found[]>();
  for (const each of order)
    for (const way of each.ways) {
      if (!counts(way)) continue;
      const known = before.get(way.to);
      if (known) known.push(each);
      else before.set(way.to, [each]);
    }
  const ends = new Set(order.filter(({ world }) => !world.items.some(isOpen)));
  for (const end of ends) for (const earlier of before.get(end) ?? []) ends.add(earlier);
  return ends;
}

const names = ["first", "second"];

function said({ by, what, item, member }: Step): string {
  return [item === null ? "order" : names[item], member ?? by, what].join(": ");
}

/** The steps that led to a state, from the beginning. */
function traceOf(state: Found): string[] {
  const trace: string[] = [];
  for (let here: Found | null = state; here?.step; here = here.parent) trace.push(said(here.step));
  return trace.toReversed();
}
