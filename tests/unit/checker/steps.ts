// What shoppers, staff and the clock can do in a world, each step led by the product's own table.
import { released } from "../../../shared/case.ts";
import type { Actor, ItemAction, ItemFacts, ItemState } from "../../../shared/case.ts";
import { factsOf } from "./rules.ts";
import type { At, Rules } from "./rules.ts";
import { lastOf, people, withItem, withSettlement } from "./world.ts";
import type { Item, Person, Scenario, Settlement, World } from "./world.ts";

/** One thing that can happen. `item` is which of the two requests it is about; null for what is about the order. */
export type Step = { by: Actor | "shop" | "crash"; what: string; item: number | null; member?: Person; after: World };

const mostReopened = 1;
/** A third settlement meets nothing that the second didn't. */
const mostSettlements = 2;

type Context = At & { index: number; facts: ItemFacts };

export function contextsOf(scenario: Scenario, rules: Rules, world: World): Context[] {
  return [0, 1].map((index) => {
    const at = { scenario, world, rules, item: world.items[index]!, story: scenario.stories[index]! };
    return { ...at, index, facts: factsOf(at) };
  });
}

/** A step along the table, or none where the table, a missing offer or a missing coin forbids it. */
function moved(
  context: Context,
  action: ItemAction,
  by: "shopper" | "staff" | "clock",
  { facts, more, member }: { facts?: Partial<ItemFacts>; more?: Partial<Item>; member?: Person } = {},
): Step[] {
  const { item, index, world, rules } = context;
  const to = rules.next(item.state, action, by, { ...context.facts, ...facts });
  if (to === null) return [];
  const settled = withItem(world, index, { ...more, state: to, ...ended(item.state, to) });
  const after = promises(context, action, to) ? promise(context, settled, by, action) : canceled(context, settled, to);
  if (after === null) return [];
  return [{ by, what: `${action} → ${after.items[index]!.state}`, item: index, ...(member && { member }), after }];
}

/** What belongs to a state ends with it. */
function ended(from: Item["state"], to: Item["state"]): Partial<Item> {
  const proposal = from === "awaiting_approval" && to !== from ? { proposedBy: null, proposal: null } : {};
  return to === "awaiting_return" || to === from ? proposal : { ...proposal, posted: false };
}

const promises = ({ item }: Context, action: ItemAction, to: Item["state"]) =>
  (to === "settling" || to === "awaiting_return") &&
  item.state !== to &&
  ["accept", "declare", "settle", "approve"].includes(action);

/** Reserves a coin and makes the settlement, with its key for ever. Goods that come back hold up the row in the outbox. */
function promise({ item, index, story, rules }: Context, world: World, by: string, action: ItemAction): World | null {
  if (item.settlements.length >= mostSettlements) return null;
  const settlement: Settlement = {
    state: "scheduled",
    by: by === "staff" ? "staff" : "shopper",
    automatic: action === "accept" && item.offer === "policy",
    undoable: story.undo && !story.returns && action !== "declare",
    queued: !story.returns,
    tries: 0,
    call: null,
    request: null,
    known: null,
    payments: 0,
    reserved: 0,
    released: 0,
    paid: 0,
    ...rules.promised,
  };
  const chosen = withItem(world, index, { chosen: true, satisfied: null });
  const made = withItem(chosen, index, { settlements: [...item.settlements, settlement] });
  return withItem(made, index, world.items[index]!.state === "settling" ? rules.sent : {});
}

/** Whatever leaves a promise behind before anything was sent takes it back. */
function canceled({ item, rules, index }: Context, world: World, to: Item["state"]): World {
  const last = lastOf(item);
  if (last?.state !== "scheduled" || to === "settling" || to === "awaiting_return") return world;
  return withSettlement(world, index, { state: "canceled", queued: false, undoable: false, ...rules.freed(last) });
}

export function shopperSteps(context: Context): Step[] {
  const { item, story, rules } = context;
  if (item.state === "new") return opening(context);
  return [
    ...(item.offer !== null && rules.isCurrent(item) ? accept(context) : []),
    ...(item.offer !== item.seen ? [looked(context)] : []),
    ...(item.state !== "expired" || (story.again && rules.isFree(context))
      ? moved(context, "ask_person", "shopper")
      : []),
    ...sendEvidence(context),
    ...moved(context, "withdraw", "shopper"),
    ...moved(context, "undo", "shopper", { more: { chosen: false } }),
    ...(story.again ? asksAgain(context) : []),
    ...(story.returns && item.state === "awaiting_return" && !item.posted ? [posted(context)] : []),
  ];
}

function opening(context: Context): Step[] {
  const { story, rules } = context;
  if (!rules.isFree(context)) return [];
  if (story.opens === "submit") {
    const { mode } = rules.decided({ ...context, item: { ...context.item, offer: "policy" } });
    return moved(context, "submit", "shopper", { facts: { mode }, more: { offer: "policy", seen: "policy" } });
  }
  // No decision: all the law asks is that the right is open, and that there is money to give back.
  const mode = rules.hasRoom(context) ? "automatic" : "person";
  return moved(context, "declare", "shopper", { facts: { mode }, more: { declared: true } });
}

function accept(context: Context): Step[] {
  const { item, rules } = context;
  const decided = rules.decided(context);
  const facts = { ...decided, chosen: item.chosen ? ("refund" as const) : null };
  return moved(context, "accept", "shopper", { facts, more: { chosen: true } });
}

function looked({ item, index, world }: Context): Step {
  const after = withItem(world, index, { seen: item.offer });
  return { by: "shopper", what: "looks at the page", item: index, after };
}

function sendEvidence(context: Context): Step[] {
  const { item, story } = context;
  if (!story.photo || item.photo) return [];
  const { mode } = context.rules.decided({ ...context, item: { ...item, photo: true, offer: "policy" } });
  const more = item.state === "awaiting_evidence" ? { photo: true, offer: "policy", seen: "policy" } : { photo: true };
  return moved(context, "send_evidence", "shopper", { facts: { mode }, more: more as Partial<Item> });
}

function asksAgain(context: Context): Step[] {
  const { item } = context;
  const chosen = item.state === "resolved" ? false : item.chosen;
  const contested = moved(context, "contest", "shopper", { more: { contested: true, chosen } });
  if (item.satisfied !== null) return contested;
  const rated = (["yes", "not_really"] as const).flatMap((satisfied) =>
    moved(context, "rate", "shopper", { facts: { satisfied }, more: { satisfied, chosen: satisfied === "yes" } }),
  );
  return [...contested, ...rated];
}

function posted({ index, world }: Context): Step {
  const after = withItem(world, index, { posted: true });
  return { by: "shopper", what: "sends the goods back", item: index, after };
}

export function staffSteps(context: Context): Step[] {
  const { desk, again } = context.story;
  return people.slice(0, desk || again ? 2 : 1).flatMap((member) => stepsOf(context, member));
}

function stepsOf(context: Context, member: Person): Step[] {
  const { item, story, rules } = context;
  const by = (action: ItemAction, more: Partial<Item> = {}, facts: Partial<ItemFacts> = {}) =>
    moved(context, action, "staff", { more, facts, member });
  const decides = item.state !== "in_review" || rules.mayDecide(item, member);
  const basic = [
    ...(decides && rules.hasRoom(context) ? by("settle") : []),
    ...(decides ? by("decline", story.again ? { declinedBy: member } : {}) : []),
    ...(item.posted ? received(context, member) : []),
    ...by("undo"),
    ...(story.again ? reopened(context, by) : []),
  ];
  if (!story.desk) return basic;
  return [...basic, ...(decides ? reviewing(context, by, member) : []), ...answering(context, by, member)];
}

type By = (action: ItemAction, more?: Partial<Item>, facts?: Partial<ItemFacts>) => Step[];

function reviewing(context: Context, by: By, member: Person): Step[] {
  const { item, rules, story } = context;
  const isNew = !rules.hasRoom(context) ? [] : by("offer", { offer: "staff", chosen: false });
  const kinds = rules.hasRoom(context) ? (["offer", "settle"] as const) : [];
  const proposed = kinds.flatMap((proposal) => by("propose", { proposedBy: member, proposal }));
  const instead = rules.hasRoom(context)
    ? by("decline", { offer: "staff", chosen: false, declinedBy: member }, { alternative: true })
    : [];
  const asked = story.photo && !item.photo ? by("request_evidence") : [];
  return [...isNew, ...proposed, ...instead, ...asked];
}

function reopened(context: Context, by: By): Step[] {
  const { item, rules } = context;
  if (item.reopened >= mostReopened || (released.has(item.state as ItemState) && !rules.isFree(context))) return [];
  return by("reopen", { chosen: false, reopened: item.reopened + 1 });
}

/** What waits for another's word. */
function answering(context: Context, by: By, member: Person): Step[] {
  const { item, rules } = context;
  if (item.state !== "awaiting_approval") return [];
  const approval = rules.approval(item, member);
  const facts = { approval };
  const more: Partial<Item> = item.proposal === "offer" ? { offer: "staff", chosen: false } : {};
  return [...(rules.hasRoom(context) ? by("approve", more, facts) : []), ...by("send_back", {}, facts)];
}

/** The goods are here, or on their way, which is as far as the policy waits for: what was promised goes out. */
function received(context: Context, member: Person): Step[] {
  const { index } = context;
  const fine = moved(context, "receive", "staff", { member }).map((step) => ({
    ...step,
    after: withSettlement(step.after, index, { queued: true }),
  }));
  // Empty, or something else: what was promised for it is taken back, and a person looks.
  return [...fine, ...moved(context, "receive", "staff", { member, facts: { problem: true } })];
}

export function clockSteps(context: Context): Step[] {
  const { item, index, world, story } = context;
  const last = lastOf(item);
  const closing = last?.state === "scheduled" && last.undoable;
  return [
    ...moved(context, "lapse", "clock"),
    ...(closing && story.undo
      ? [
          {
            by: "clock" as const,
            what: "it can be undone no longer",
            item: index,
            after: withSettlement(world, index, { undoable: false }),
          },
        ]
      : []),
  ];
}
