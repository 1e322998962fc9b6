// Faults to plant, one at a time: each takes the place of one thing the product does, and must be found.
import { next } from "../../../shared/case.ts";
import type { ItemState } from "../../../shared/case.ts";
import { product } from "./rules.ts";
import type { Rules } from "./rules.ts";
import type { Invariant } from "./invariants.ts";
import type { scenarios } from "./scenarios.ts";

type Next = typeof next;
type Fault = {
  name: string;
  /** Where it shows. */
  scenario: keyof typeof scenarios;
  /** What it breaks first, by a shortest way. */
  breaks: Invariant;
  /** How many steps that way has. */
  steps: number;
  rules: Partial<Rules>;
};

/** The table with some of its answers changed. */
const table = (changed: (...asked: Parameters<Next>) => ItemState | null | undefined): Partial<Rules> => ({
  next: (...asked) => {
    const answer = changed(...asked);
    return answer === undefined ? next(...asked) : answer;
  },
});

export const faults: readonly Fault[] = [
  {
    name: "a fresh key for each try",
    scenario: "looks",
    breaks: "C2",
    steps: 13,
    rules: { triedAgain: { known: null } },
  },
  {
    name: "a fresh key for each try, late requests",
    scenario: "keys",
    breaks: "C2",
    steps: 13,
    rules: { triedAgain: { known: null } },
  },
  {
    name: "not looked up before it is tried again",
    scenario: "looks",
    breaks: "C2",
    steps: 13,
    rules: { looksFirst: false },
  },
  {
    name: "two of an order under way at once",
    scenario: "byHand",
    breaks: "C1",
    steps: 15,
    rules: { mayBegin: () => true },
  },
  { name: "nothing reserved", scenario: "looks", breaks: "L2", steps: 2, rules: { promised: { reserved: 0 } } },
  { name: "no version on accept", scenario: "desk", breaks: "seen", steps: 4, rules: { isCurrent: () => true } },
  {
    name: "one's own proposal approved",
    scenario: "desk",
    breaks: "C6",
    steps: 4,
    rules: { approval: ({ proposal }) => proposal },
  },
  {
    name: "withdrawn while it settles",
    scenario: "looks",
    breaks: "C5",
    steps: 4,
    rules: table((from, action) => (from === "settling" && action === "withdraw" ? "withdrawn" : undefined)),
  },
  {
    name: "resolved before the platform has confirmed",
    scenario: "looks",
    breaks: "C3",
    steps: 2,
    rules: { sent: { state: "resolved" } },
  },
  { name: "a reservation not released", scenario: "looks", breaks: "C8", steps: 7, rules: { freed: () => ({}) } },
  {
    name: "a decline that is final",
    scenario: "deskAgain",
    breaks: "C10",
    steps: 3,
    rules: table((from, action) => (from === "declined" && action === "contest" ? null : undefined)),
  },
  {
    name: "no end to waiting for goods",
    scenario: "returned",
    breaks: "C12",
    steps: 2,
    rules: table((from, action) => (from === "awaiting_return" && action === "lapse" ? null : undefined)),
  },
  {
    name: "a declaration that asks the policy",
    scenario: "declared",
    breaks: "law",
    steps: 1,
    rules: table((from, action, by, facts) =>
      action === "declare" ? next(from, "submit", by, { ...facts, mode: "person" }) : undefined,
    ),
  },
  {
    name: "a worse decision settled all the same",
    scenario: "undone",
    breaks: "P6",
    steps: 3,
    rules: {
      decided: (at) => (at.item.state === "offered" ? { mode: "automatic", asShown: true } : product.decided(at)),
    },
  },
  {
    name: "contested, and decided by the same person",
    scenario: "deskAgain",
    breaks: "other person",
    steps: 5,
    rules: { mayDecide: () => true },
  },
  {
    name: "what was carried out can be carried out again",
    scenario: "again",
    breaks: "C2",
    steps: 15,
    rules: { hasRoom: () => true },
  },
  { name: "one unit in two requests", scenario: "oneUnit", breaks: "C11", steps: 2, rules: { isFree: () => true } },
  {
    name: "an event counted each time it comes",
    scenario: "looks",
    breaks: "C13",
    steps: 8,
    rules: { toldAgain: ({ paid }) => ({ paid: paid + 1 }) },
  },
  {
    name: "money that came back, and nobody looks",
    scenario: "comesBack",
    breaks: "C3",
    steps: 9,
    rules: table((from, action) => (from === "resolved" && action === "failed" ? null : undefined)),
  },
];
