// What the product does at the points where money could go wrong, each as a function that a fault can take the place of.
import { next, unknownFacts } from "../../../shared/case.ts";
import type { ItemFacts } from "../../../shared/case.ts";
import { allSettlements, isHeld, lastOf, sum } from "./world.ts";
import type { Item, Person, Scenario, Settlement, Story, World } from "./world.ts";

/** Where a step happens: everything a rule may look at. */
export type At = { scenario: Scenario; world: World; item: Item; story: Story; rules: Rules };

export type Rules = {
  /** The product's own table. */
  next: typeof next;
  /** Named by every action, the version says whether the page still shows what is on offer. */
  isCurrent: (item: Item) => boolean;
  /** Of a fresh decision about what was shown. */
  decided: (at: At) => Pick<ItemFacts, "mode" | "asShown">;
  /** What a member may do with a proposal. */
  approval: (item: Item, member: Person) => ItemFacts["approval"];
  /** Whether a member may decide what is in review. */
  mayDecide: (item: Item, member: Person) => boolean;
  /** Whether the money of an item, and of its order, allows one more coin. */
  hasRoom: (at: At) => boolean;
  /** Whether its unit is in no other request that is open or was carried out. */
  isFree: (at: At) => boolean;
  /** Whether a delivery may begin while others of the order are under way. */
  mayBegin: (world: World) => boolean;
  /** What changes where a promise is made. */
  promised: Partial<Settlement>;
  /** What a promise that ends without a payment leaves in the ledger. */
  freed: (settlement: Settlement) => Partial<Settlement>;
  /** What changes of the key when it is tried once more. */
  triedAgain: Partial<Settlement>;
  /** What the platform's word changes in a settlement that has ended with that word already. */
  toldAgain: (settlement: Settlement) => Partial<Settlement>;
  /** The state an item takes when what it was promised is sent. */
  sent: Partial<Item>;
  /** What the platform already knows is asked before a request leaves. */
  looksFirst: boolean;
};

/** What is still free of what was paid for the order, as the ledger and the tokens say it. Below zero: somebody else's refund. */
export function leftOf({ units }: Scenario, world: World): number {
  const settlements = allSettlements(world);
  const gone = sum(settlements, ({ paid }) => paid) + sum(settlements, (each) => Number(isHeld(each)));
  return units - world.most - gone;
}

/** Coins that went out by themselves or are about to, by the ledger. */
const automatic = (world: World) =>
  sum(
    allSettlements(world).filter((each) => each.automatic),
    ({ reserved, released }) => reserved - released,
  );

/** What was carried out for it once isn't a click away from being carried out again. */
const hasHad = ({ settlements }: Item) => settlements.some(({ paid }) => paid > 0);

const holdsUnit = ({ state }: Item) => !["new", "withdrawn", "expired"].includes(state);

export const product: Rules = {
  next,
  isCurrent: ({ offer, seen }) => offer === seen,
  decided: ({ scenario, world, item, story }) => {
    const left = leftOf(scenario, world);
    if (item.offer === "staff") return { mode: "automatic", asShown: left >= 1 };
    if (hasHad(item) || world.paused || automatic(world) >= scenario.budget || left < 1)
      return { mode: "person", asShown: left >= 1 };
    return { mode: story.photo && !item.photo ? "evidence" : "automatic", asShown: true };
  },
  approval: (item, member) => {
    const isOther = item.proposedBy !== member && product.mayDecide(item, member);
    return isOther ? item.proposal : item.proposedBy === member ? "own" : null;
  },
  mayDecide: ({ contested, declinedBy }, member) => !contested || declinedBy !== member,
  hasRoom: ({ scenario, world, item }) => leftOf(scenario, world) >= 1 && !hasHad(item),
  isFree: ({ scenario, world, item }) => {
    const others = world.items.filter((each) => each !== item);
    return scenario.units > others.filter(holdsUnit).length;
  },
  mayBegin: (world) => allSettlements(world).every(({ state }) => state !== "sending"),
  promised: { reserved: 1 },
  freed: ({ reserved }) => ({ released: reserved }),
  triedAgain: {},
  toldAgain: () => ({}),
  sent: {},
  looksFirst: true,
};

/** What the table's guards see of an item. */
export function factsOf({ scenario, world, item, story, rules }: At): ItemFacts {
  const last = lastOf(item);
  const decided = rules.decided({ scenario, world, item, story, rules });
  return {
    ...unknownFacts,
    ...decided,
    returns: story.returns,
    chosen: item.chosen ? "refund" : null,
    contested: item.contested,
    byHand: last?.state === "unknown",
    undoBy: last?.state === "scheduled" && last.undoable ? last.by : null,
    satisfied: item.satisfied,
    declared: item.declared,
    farEnough: item.posted,
    onItsWay: item.posted,
  };
}
