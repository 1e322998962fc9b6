// What must hold, in the words of the specification: of every state, of every step, and of every way out.
import { closed, unknownFacts } from "../../../shared/case.ts";
import type { Step } from "./steps.ts";
import { contextsOf } from "./steps.ts";
import type { Rules } from "./rules.ts";
import { product } from "./rules.ts";
import { paidOut } from "./money.ts";
import { allSettlements, isHeld, lastOf, sum } from "./world.ts";
import type { Item, Scenario, Settlement, World } from "./world.ts";

export type Invariant =
  | "C1"
  | "C2"
  | "C3"
  | "C4"
  | "C5"
  | "C6"
  | "C7"
  | "C8"
  | "C9"
  | "C10"
  | "C11"
  | "C12"
  | "C13"
  | "L1"
  | "L2"
  | "L4"
  | "L6"
  | "P6"
  | "other person"
  | "seen"
  | "law";

type OfState = (at: { scenario: Scenario; world: World; rules: Rules; steps: readonly Step[] }) => boolean;

export const isOpen = ({ state }: Item) => state !== "new" && !closed.has(state);
const isLive = ({ state }: Settlement) => !["canceled", "failed"].includes(state);
const every = (world: World, holds: (item: Item) => boolean) => world.items.every(holds);
const holding = ({ settlements }: Item) => settlements.some(isHeld);

/** Coins promised by the policy alone, whatever the ledger says of them. */
const byItself = (world: World) => allSettlements(world).filter((each) => each.automatic && isLive(each)).length;
const inLedger = (world: World) =>
  sum(
    allSettlements(world).filter(({ automatic }) => automatic),
    ({ reserved, released }) => reserved - released,
  );

/** Of every state. */
export const ofStates: Partial<Record<Invariant, OfState>> = {
  // Refunds of an order, by anyone, never pass what was paid.
  C1: ({ scenario, world }) => paidOut(world) <= scenario.units,
  // No item is paid twice.
  C2: ({ world }) => every(world, ({ settlements }) => sum(settlements, ({ payments }) => payments) <= 1),
  // Resolved only after, and equal to, what the platform recorded.
  C3: ({ world }) =>
    every(
      world,
      (item) =>
        item.state !== "resolved" || item.settlements.some((each) => each.state === "succeeded" && each.payments === 1),
    ),
  // Within the budget, posted and reserved, whatever the ledger thinks.
  C4: ({ scenario, world }) => byItself(world) <= scenario.budget,
  // What is closed without a payment holds no reservation, and nothing left or will leave for it.
  C5: ({ world }) =>
    every(
      world,
      (item) =>
        !["declined", "withdrawn", "expired"].includes(item.state) ||
        (!holding(item) &&
          item.settlements.every(
            (each) => each.state === "succeeded" || (each.payments === 0 && each.request === null),
          )),
    ),
  // The statutory right can be declared wherever it is open.
  law: ({ scenario, world, steps }) =>
    world.items.every(
      (_, index) =>
        !isRight(scenario, world, index) ||
        steps.some(({ item, what }) => item === index && what.startsWith("declare")),
    ),
  C8: ({ world }) => every(world, (item) => item.state !== "in_review" || !holding(item)),
  // A decline can be contested, once.
  C10: ({ world, rules }) =>
    every(world, ({ state, contested }) => {
      if (state !== "declined" || contested) return true;
      return rules.next(state, "contest", "shopper", { ...unknownFacts, contested }) !== null;
    }),
  // A unit is in one request at most.
  C11: ({ scenario, world }) => world.items.filter(isOpen).length <= scenario.units,
  // Every open state has a timer, or somebody of ours, or the platform, who moves it on.
  C12: ({ world, steps }) =>
    world.items.every((item, index) => !isOpen(item) || hasMover(index, steps) || isWaiting(world, index)),
  L1: ({ scenario, world }) => inLedger(world) <= scenario.budget,
  // Each reservation ends in exactly one payment or release, and each settlement that stands has its reservation.
  L2: ({ world }) =>
    allSettlements(world).every(({ state, reserved, released, paid }) => {
      if (state === "succeeded") return reserved === 1 && paid === 1 && released === 0;
      const isOver = state === "failed" || state === "canceled";
      return reserved === 1 && paid === 0 && released === (isOver ? 1 : 0);
    }),
  // The ledger is the platform's records, as soon as nothing is in doubt.
  L6: ({ world }) =>
    allSettlements(world).every(({ state, payments, request, paid }) =>
      ["sending", "unknown", "scheduled"].includes(state)
        ? true
        : payments === paid && (request === null || state !== "failed"),
    ),
};

const movers = ["staff", "clock", "platform"];
const hasMover = (index: number, steps: readonly Step[]) =>
  steps.some(({ by, item: about }) => about === index && movers.includes(by));
/** At most one settlement of an order is under way: the other's end is what it waits for. */
const isWaiting = ({ items }: World, index: number) =>
  items[index]!.state === "settling" &&
  items.some((other, place) => place !== index && lastOf(other)?.state === "sending");

type OfStep = (at: { scenario: Scenario; before: World; step: Step }) => boolean;

const decides = ["settle", "offer", "propose", "decline", "request_evidence", "approve"];
const isNewPromise = (before: World, { after, item }: Step) =>
  item !== null && after.items[item]!.settlements.length > before.items[item]!.settlements.length;

/** Of every step. */
export const ofSteps: Partial<Record<Invariant, OfStep>> = {
  // Whoever approves is another person than who proposed.
  C6: ({ before, step }) => !step.what.startsWith("approve") || before.items[step.item!]!.proposedBy !== step.member,
  // What comes twice is as if it had come once.
  C13: ({ before, step }) =>
    step.what !== "says the same once more" || JSON.stringify(before) === JSON.stringify(step.after),
  // Nothing goes out by itself under the kill switch.
  P6: ({ before, step }) => !before.paused || byItself(step.after) <= byItself(before),
  // Of two accepts on one budget at most one wins: what is promised had room when it was promised.
  L4: ({ scenario, before, step }) => byItself(step.after) <= byItself(before) || byItself(before) < scenario.budget,
  // A contested decline is decided by somebody else.
  "other person": ({ before, step }) => {
    if (step.item === null || step.member === undefined) return true;
    const { state, contested, declinedBy } = before.items[step.item]!;
    const isReview = state === "in_review" || state === "awaiting_approval";
    return !(isReview && contested && declinedBy === step.member && decides.some((name) => step.what.startsWith(name)));
  },
  // Declared, it asks neither policy nor budget nor kill switch: the money is promised at once.
  law: ({ scenario, before, step }) =>
    !step.what.startsWith("declare") || !isRight(scenario, before, step.item!) || promised(step),
  // A shopper's yes is to what was on their page.
  seen: ({ before, step }) => {
    if (!step.what.startsWith("accept") || !isNewPromise(before, step)) return true;
    const { offer, seen } = before.items[step.item!]!;
    return offer === seen;
  },
};

const promised = ({ after, item }: Step) => ["settling", "awaiting_return"].includes(after.items[item!]!.state);

/** Whether the statutory right is open on one of the two: nobody has its unit, and its money is there. */
function isRight(scenario: Scenario, world: World, index: number): boolean {
  const context = contextsOf(scenario, product, world)[index]!;
  const { item, story } = context;
  return item.state === "new" && story.opens === "declare" && product.isFree(context) && product.hasRoom(context);
}
