// The small world the checker walks: two requests about one order, its money, and a platform that pays when asked.
//
// What is left out: amounts (each request is about one unit, worth one coin), credit and exchanges, pick-ups, photos,
// words, dates. What is kept is all that decides whether a coin leaves, and how often.
import type { ItemState } from "../../../shared/case.ts";

export const people = ["Noor", "Lea"] as const;
export type Person = (typeof people)[number];

/** A settlement with its row in the outbox, its entries in the ledger, and what the platform knows of it. */
export type Settlement = {
  state: "scheduled" | "sending" | "succeeded" | "failed" | "unknown" | "canceled";
  /** Whose word it was: only they may undo it. */
  by: "shopper" | "staff";
  /** The policy gave it, so it counts against the budget. */
  automatic: boolean;
  /** The undo window is open: nothing is sent before it closes. */
  undoable: boolean;
  /** There is a row in the outbox. A lease that ran out is no different from a row that is due. */
  queued: boolean;
  /** How often it has been taken up. */
  tries: number;
  /**
   * How far the delivery under way has come; it lives in the isolate's memory, so a crash leaves null. `begun`: leased,
   * nothing asked. `looked`: within the ceiling, and `findRemedy` knew of nothing. `waiting`: the request has left.
   */
  call: "begun" | "looked" | "waiting" | null;
  /**
   * The request on its own way, which no crash of ours stops: not yet there, or let in by a platform that has compared it
   * with what is left and not yet paid.
   */
  request: "on its way" | "let in" | null;
  /** What the platform answers for this settlement's key, or finds under it. Refusals are kept only by platforms with keys. */
  known: "paid" | "refused" | null;
  /** Coins that left the platform for this settlement, by its own records. */
  payments: number;
  /** Entries of the ledger, by kind. Money that came back after all takes one `paid` back. */
  reserved: number;
  released: number;
  paid: number;
};

/** One item of a case of its own. A case with several items is two of these that share a version, and less can happen. */
export type Item = {
  state: ItemState | "new";
  /** Whose offer is on the screen; a different offer is a different version of the case. */
  offer: "policy" | "staff" | null;
  /** The offer on the page the shopper is looking at, which may be old. */
  seen: "policy" | "staff" | null;
  /** The shopper has chosen a remedy. */
  chosen: boolean;
  /** The photo that the policy wants is there. */
  photo: boolean;
  contested: boolean;
  declinedBy: Person | null;
  proposedBy: Person | null;
  proposal: "offer" | "settle" | null;
  /** Withdrawn from by law. */
  declared: boolean;
  /** The shopper has sent the goods back. */
  posted: boolean;
  /** The shopper's answer to "is it right now?" */
  satisfied: "yes" | "not_really" | null;
  /** How often staff opened it again. */
  reopened: number;
  settlements: readonly Settlement[];
};

export type World = {
  items: readonly [Item, Item];
  /** The kill switch: nothing is automatic any more. */
  paused: boolean;
  /** Coins that somebody gave back in the shop's admin. */
  byHand: number;
  /** What tokens have said: all that was refunded at most, and how much of it was surely, and perhaps, not ours. */
  seen: number;
  least: number;
  most: number;
};

/** What one of the two requests may meet; what isn't named can't happen, so that each scenario stays small. */
export type Story = {
  /** How it is opened. */
  opens: "submit" | "declare";
  /** The policy asks for a photo. */
  photo: boolean;
  /** What is offered waits for the goods. */
  returns: boolean;
  /** Two people work on it: they offer, propose, approve, send back and ask; else one settles or declines. */
  desk: boolean;
  /** What is over may be asked about again: contested, rated, opened again by staff, asked about once it has expired. */
  again: boolean;
  /** What is promised can be taken back for a while. */
  undo: boolean;
};

export type Scenario = {
  name: string;
  stories: readonly [Story, Story];
  /** Coins paid for the order, one a unit. With one unit both requests are about the same. */
  units: 1 | 2;
  /** Coins that may go out by themselves for this order. */
  budget: number;
  /**
   * `looks`: pays whenever it is asked; what it has done can be found under the settlement's id before the next look.
   * `keys`: answers the same key alike, however late a request arrives; nothing can be looked up.
   * `sure`: always pays, never fails: for scenarios about people.
   */
  platform: "looks" | "keys" | "sure";
  /** Coins that somebody may refund in the shop's admin. */
  handRefunds: number;
  /** The kill switch may be pressed. */
  mayPause: boolean;
  /** The platform may say, after it had paid, that the money came back. */
  comesBack: boolean;
};

export const newItem: Item = {
  state: "new",
  offer: null,
  seen: null,
  chosen: false,
  photo: false,
  contested: false,
  declinedBy: null,
  proposedBy: null,
  proposal: null,
  declared: false,
  posted: false,
  satisfied: null,
  reopened: 0,
  settlements: [],
};

export const beginning: World = { items: [newItem, newItem], paused: false, byHand: 0, seen: 0, least: 0, most: 0 };

/** The world with one of its items changed. */
export function withItem(world: World, index: number, changes: Partial<Item>): World {
  const [first, second] = world.items;
  const changed = { ...world.items[index]!, ...changes };
  return { ...world, items: index === 0 ? [changed, second] : [first, changed] };
}

/** The world with an item's newest settlement changed; the earlier ones have ended. */
export function withSettlement(world: World, index: number, changes: Partial<Settlement>): World {
  const { settlements } = world.items[index]!;
  const last = { ...settlements.at(-1)!, ...changes };
  return withItem(world, index, { settlements: [...settlements.slice(0, -1), last] });
}

export const lastOf = (item: Item): Settlement | undefined => item.settlements.at(-1);

export const allSettlements = ({ items }: World): Settlement[] => items.flatMap(({ settlements }) => settlements);

export const sum = <T>(all: readonly T[], count: (one: T) => number): number =>
  all.reduce((total, one) => total + count(one), 0);

/** Whether it holds its coin: reserved, and neither free again nor gone. */
export const isHeld = ({ reserved, released, paid }: Settlement): boolean => reserved - released - paid > 0;

const textOf = ({ settlements, ...item }: Item): string =>
  `${Object.values(item).join()}[${settlements.map((each) => Object.values(each).join()).join(";")}]`;

/** One text for each world; the two requests are interchangeable where their stories are the same. */
export function keyOf(scenario: Scenario, { items, ...rest }: World): string {
  const [one, other] = [textOf(items[0]), textOf(items[1])];
  const swapped = scenario.stories[0] === scenario.stories[1] && other < one;
  return `${swapped ? other + one : one + other}${Object.values(rest).join()}`;
}
