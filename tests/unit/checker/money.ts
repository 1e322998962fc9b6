// How a settlement leaves: lease, ceiling, `findRemedy`, the request, the answer, and everything that can go wrong between.
//
// The platform asks nothing back and pays each request it lets in. Two that it lets in at the same moment are both compared
// with what is left before either is paid, as real ones do. What we rely on of it: with `looks`, that a request has been
// carried out or is lost before a call's time limit and the pause after it are over; with `keys`, that it answers one key
// alike for ever; and that it doesn't let in its own staff's refund while it carries out one of ours.
import { unknownFacts } from "../../../shared/case.ts";
import type { Step } from "./steps.ts";
import { leftOf } from "./rules.ts";
import type { At } from "./rules.ts";
import { allSettlements, lastOf, sum, withItem, withSettlement } from "./world.ts";
import type { Scenario, Settlement, World } from "./world.ts";

/** The last try's doubt is for a person. */
const mostTries = 2;

type Context = At & { index: number };
type Last = Context & { last: Settlement };
type Word = "paid" | "refused";

export function moneySteps(context: Context): Step[] {
  const last = lastOf(context.item);
  if (!last) return [];
  const at = { ...context, last };
  return [...pumped(at), ...atThePlatform(at), ...answered(at), ...recorded(at), ...toldAgain(at), ...cameBack(at)];
}

const step = ({ index }: Context, by: Step["by"], what: string, after: World): Step[] => [
  { by, what, item: index, after },
];

/** The object's own part, up to the request's leaving. */
function pumped(at: Last): Step[] {
  const { last, world, index, rules } = at;
  const open = last.state === "scheduled" || last.state === "sending";
  if (last.queued && open && last.call === null && !last.undoable && rules.mayBegin(besides(at)))
    return step(at, "platform", "leased", withSettlement(world, index, leased(at)));
  if (last.call === "begun") return looked(at);
  if (last.call === "looked") {
    return step(
      at,
      "platform",
      "the request leaves",
      withSettlement(world, index, { call: "waiting", request: "on its way" }),
    );
  }
  return [];
}

/** The world without this one's newest settlement. */
const besides = ({ world, index, item }: Last) =>
  withItem(world, index, { settlements: item.settlements.slice(0, -1) });

const leased = ({ last, rules }: Last): Partial<Settlement> => ({
  state: "sending",
  call: "begun",
  // One that died in its last try is taken up again, and its doubt is the last one.
  tries: Math.min(last.tries + 1, mostTries),
  ...(last.tries > 0 ? rules.triedAgain : {}),
});

/** The ceiling once more, on what tokens have told since; then what the platform knows already. */
function looked(at: Last): Step[] {
  const { last, world, index, scenario, rules } = at;
  if (leftOf(scenario, world) < 0) {
    if (last.tries === 1) return step(at, "platform", "above the ceiling, nothing sent", concluded(at, "refused"));
    return step(at, "platform", "above the ceiling, in doubt", withSettlement(world, index, unknown));
  }
  // With `looks`, the call's limit and the pause were longer than any request takes.
  if (scenario.platform === "looks" && last.request !== null) return [];
  const found = rules.looksFirst && scenario.platform !== "keys" ? last.known : null;
  if (found) return step(at, "platform", `looks it up: ${found}`, concluded(at, found));
  return step(at, "platform", "looks it up: nothing", withSettlement(world, index, { call: "looked" }));
}

const unknown: Partial<Settlement> = { state: "unknown", call: null, queued: false };

/** The platform's own part: it goes on whether we live or not. */
function atThePlatform(at: Last): Step[] {
  const { last, world, index, scenario } = at;
  const now = (what: string, changes: Partial<Settlement>) =>
    step(at, "platform", what, withSettlement(world, index, changes));
  if (last.request === "let in") return now("the platform pays", { request: null, ...pays(last) });
  if (last.request !== "on its way") return [];
  if (scenario.platform === "keys" && last.known) return now("the platform knows the key", { request: null });
  const fits = scenario.units > paidOut(world);
  const letIn = fits ? now("the platform lets it in", { request: "let in" }) : [];
  if (scenario.platform === "sure" && fits) return letIn;
  const lost = scenario.platform === "sure" ? [] : now("the request is lost", { request: null });
  return [...letIn, ...lost, ...now("the platform refuses", { request: null, ...refuses(scenario) })];
}

const pays = ({ payments }: Settlement): Partial<Settlement> => ({ payments: payments + 1, known: "paid" });
const refuses = ({ platform }: Scenario): Partial<Settlement> => (platform === "keys" ? { known: "refused" } : {});

/** Coins the platform has given back for the order, through anyone. */
export const paidOut = (world: World): number => world.byHand + sum(allSettlements(world), ({ payments }) => payments);

/** What the one who waits hears: the answer, or nothing; after any doubt what the platform knows counts. */
function answered(at: Last): Step[] {
  const { last, scenario } = at;
  if (last.call !== "waiting") return [];
  if (last.request !== null)
    return scenario.platform === "keys" ? step(at, "platform", "no answer in time", doubt(at)) : [];
  const heard = last.known
    ? step(at, "platform", `answers: ${last.known}`, concluded(at, last.known))
    : step(at, "platform", "answers: refused", concluded(at, "refused"));
  if (scenario.platform === "sure") return heard;
  // Found after the doubt, where anything can be found.
  const found = scenario.platform === "looks" ? last.known : null;
  const lost = found ? concluded(at, found) : doubt(at);
  return [...heard, ...step(at, "platform", "the answer is lost", lost)];
}

/** Tried again under the same key, or for a person after the last try. */
function doubt({ last, world, index }: Last): World {
  return withSettlement(world, index, last.tries >= mostTries ? unknown : { call: null });
}

/** The outcome in the case, its settlement and the ledger, in one transaction. Said twice it changes nothing. */
function concluded({ last, world, index, item, rules }: Last, word: Word): World {
  const to = rules.next(item.state, word === "paid" ? "settled" : "failed", "platform", unknownFacts);
  const ends: Partial<Settlement> =
    word === "paid" ? { state: "succeeded", paid: last.reserved } : { state: "failed", ...rules.freed(last) };
  const over = withSettlement(world, index, { ...ends, ...forgotten(last) });
  return withItem(over, index, { state: to ?? item.state, satisfied: null });
}

/** Of what has ended, only what can still happen to it is kept, so that equal worlds are equal. */
const forgotten = ({ request, known }: Settlement): Partial<Settlement> => ({
  call: null,
  queued: false,
  tries: 0,
  known: request === null ? null : known,
});

/** A person has looked at the platform's own records, when nothing was on its way any more. */
function recorded(at: Last): Step[] {
  const { last, item, rules } = at;
  const facts = { ...unknownFacts, byHand: last.state === "unknown" };
  if (last.request !== null || rules.next(item.state, "record_outcome", "staff", facts) === null) return [];
  const word = last.payments > 0 ? "paid" : "refused";
  return step(at, "staff", `records the outcome: ${word}`, concluded(at, word));
}

/** Webhooks come at least once: the same word again. */
function toldAgain(at: Last): Step[] {
  const { last, world, index, rules } = at;
  if (last.state !== "succeeded" && last.state !== "failed") return [];
  return step(at, "platform", "says the same once more", withSettlement(world, index, rules.toldAgain(last)));
}

/** The bank gave the money back after all: it is free again, and a person looks at what had been resolved. */
function cameBack(at: Last): Step[] {
  const { last, world, index, item, scenario, rules } = at;
  if (!scenario.comesBack || last.state !== "succeeded" || last.payments === 0) return [];
  const returned: Partial<Settlement> = { state: "failed", payments: last.payments - 1, paid: 0, ...rules.freed(last) };
  const to = rules.next(item.state, "failed", "platform", { ...unknownFacts, bounced: true }) ?? item.state;
  return step(
    at,
    "platform",
    "the money comes back",
    withItem(withSettlement(world, index, returned), index, { state: to }),
  );
}

/** What is about the order: the shop's own refunds, its page loaded anew, the kill switch, a crash. */
export function orderSteps(scenario: Scenario, world: World): Step[] {
  const about = (by: Step["by"], what: string, after: World): Step[] => [{ by, what, item: null, after }];
  const settlements = allSettlements(world);
  const isFree = settlements.every(({ request }) => request !== "let in") && paidOut(world) < scenario.units;
  return [
    ...(world.byHand < scenario.handRefunds && isFree
      ? about("shop", "refunds by hand", { ...world, byHand: world.byHand + 1 })
      : []),
    ...(scenario.handRefunds > 0 ? about("shopper", "loads the shop's page anew", observed(world)) : []),
    ...(scenario.mayPause && !world.paused
      ? about("staff", "presses the kill switch", { ...world, paused: true })
      : []),
    ...(scenario.platform !== "sure" && settlements.some(({ call }) => call !== null)
      ? about("crash", "kill -9", crashed(world))
      : []),
  ];
}

/** As worker/merchant/orders.ts counts it: a token says how much was refunded, ours perhaps among it. */
function observed(world: World): World {
  const said = paidOut(world);
  if (said < world.seen) return world;
  const settlements = allSettlements(world);
  const done = settlements.filter(({ state }) => state === "succeeded").length;
  const underWay = settlements.filter(({ state }) => state === "sending" || state === "unknown").length;
  const least = Math.max(world.least, said - done - underWay);
  return { ...world, seen: said, least, most: Math.max(least, said - done) };
}

/** What was in memory is gone; what was committed, and what is on its way, is not. */
function crashed(world: World): World {
  const items = world.items.map((item) => ({
    ...item,
    settlements: item.settlements.map((each) => ({ ...each, call: null })),
  }));
  return { ...world, items: [items[0]!, items[1]!] };
}
