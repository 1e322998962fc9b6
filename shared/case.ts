import type { Mode } from "./policy/modes.ts";
import type { Remedy } from "./remedies.ts";

/**
 * The one table of what can happen to an item. The API authorises by it, both screens draw their buttons from it,
 * the docs' diagram is printed from it, and a test walks all of it.
 */

export const itemStates = [
  "offered",
  "awaiting_evidence",
  "in_review",
  "awaiting_approval",
  "awaiting_return",
  "settling",
  "resolved",
  "declined",
  "withdrawn",
  "expired",
] as const;
export type ItemState = (typeof itemStates)[number];

/** A case has no state of its own: it is the first of these that any of its items has. */
const precedence: readonly ItemState[] = [
  "in_review",
  "awaiting_approval",
  "awaiting_evidence",
  "offered",
  "awaiting_return",
  "settling",
  "resolved",
  "declined",
  "withdrawn",
  "expired",
];

/** Throws RangeError for a case without items, which none is. */
export function caseState(states: readonly ItemState[]): ItemState {
  const state = precedence.find((candidate) => states.includes(candidate));
  if (!state) throw new RangeError("A case has at least one item.");
  return state;
}

/** Nothing more is going to happen by itself; no unit of it is being worked on. */
export const closed = new Set<ItemState>(["resolved", "declined", "withdrawn", "expired"]);

/** Closed without anything carried out: the units are free for a new case. */
export const released = new Set<ItemState>(["withdrawn", "expired"]);

export const shopperActions = [
  "accept",
  "ask_person",
  "send_evidence",
  "sent",
  "withdraw",
  "undo",
  "contest",
  "rate",
  "message",
] as const;
export type ShopperAction = (typeof shopperActions)[number];

export const staffActions = [
  "pick_up",
  "release",
  "take_over",
  "offer",
  "settle",
  "propose",
  "approve",
  "send_back",
  "decline",
  "request_evidence",
  "undo",
  "reopen",
  "label",
  "receive",
  "record_outcome",
  "message",
  "note",
] as const;
export type StaffAction = (typeof staffActions)[number];

export const actors = ["shopper", "staff", "policy", "platform", "clock"] as const;
export type Actor = (typeof actors)[number];

/** What the table's guards may look at. All of it is about one item. */
export type ItemFacts = {
  /** The mode of the offer in question: the one accepted, or the best of a fresh decision. */
  mode: Mode;
  /** Decided again, the offer is as good as shown, or better. */
  asShown: boolean;
  /** The offer in question waits for the goods to come back. */
  returns: boolean;
  chosen: Remedy | null;
  /** The shopper has already asked for a second look at this item. */
  contested: boolean;
  /** Staff name a possible remedy in the place of a declined one. */
  alternative: boolean;
  /** The item's settlement waits for a person to carry it out. */
  byHand: boolean;
  /** Who may still take back the promise made last: nothing of it has been sent. */
  undoBy: "shopper" | "staff" | null;
  /** The shopper's answer to "is it right now?"; null before there is one. */
  satisfied: "yes" | "not_really" | null;
  /** It came by the statutory withdrawal. */
  declared: boolean;
  /** Of goods that come back, enough is known for the remedy to go out. */
  farEnough: boolean;
  /** Goods that were promised back are on their way, or here. */
  onItsWay: boolean;
  /** Goods were promised back, and what became of them isn't known yet. */
  expected: boolean;
  /** What came back isn't what was promised. */
  problem: boolean;
  /** What was paid came back: the bank could not take it. */
  bounced: boolean;
  /** What this member may do with the proposal on it: approve an offer or settling, take back their own, or nothing. */
  approval: "offer" | "settle" | "own" | null;
};

type Guard = (facts: ItemFacts) => boolean;
type Row = {
  from: ItemState | "new";
  action: string;
  by: Actor;
  guard?: { name: string; holds: Guard };
  to: ItemState;
};

const guard = (name: string, holds: Guard) => ({ name, holds });
const automatic = guard("any offer automatic", (item) => item.mode === "automatic");
const needsEvidence = guard("any offer wants evidence", (item) => item.mode === "evidence");
const settlesNow = guard(
  "automatic, as shown, goods kept",
  (item) => item.mode === "automatic" && item.asShown && !item.returns,
);
const settlesOnReturn = guard(
  "automatic, as shown, goods come back",
  (item) => item.mode === "automatic" && item.asShown && item.returns,
);
const wantsEvidence = guard("as shown, wants evidence", (item) => item.mode === "evidence" && item.asShown);
const nothingChosen = guard("nothing chosen yet", (item) => item.chosen === null);
const keeps = guard("goods kept", (item) => !item.returns);
const comesBack = guard("goods come back", (item) => item.returns);
const firstContest = guard("not contested before", (item) => !item.contested);
const instead = guard("something else is offered", (item) => item.alternative);
const byHand = guard("carried out by hand", (item) => item.byHand);
const ownUndo = guard("accepted by the shopper, nothing sent", (item) => item.undoBy === "shopper");
const staffUndo = guard("settled by staff, nothing sent", (item) => item.undoBy === "staff");
const rightReturns = guard("the right is open, goods come back", (item) => item.mode === "automatic" && item.returns);
const rightKeeps = guard("the right is open, goods kept", (item) => item.mode === "automatic");
const farEnough = guard("as far as the policy waits for", (item) => item.farEnough);
const goodsExpected = guard("goods are expected back", (item) => item.expected);
const notAsPromised = guard("not what was promised", (item) => item.problem);
const byLaw = guard("withdrawn from by law, or on its way back", (item) => item.declared || item.onItsWay);
const bounced = guard("the money came back from the bank", (item) => item.bounced);
const notReally = guard("not really", (item) => item.satisfied === "not_really");
const approvesOffer = guard("an offer, proposed by another person", (item) => item.approval === "offer");
const approvesKeeping = guard(
  "settling, proposed by another person, goods kept",
  (item) => item.approval === "settle" && !item.returns,
);
const approvesReturn = guard("settling, proposed by another person", (item) => item.approval === "settle");
const mayAnswer = guard("by who may approve, or proposed it", (item) => item.approval !== null);

/** In order: of the rows that fit from, action and actor, the first whose guard holds is taken. */
export const table = [
  { from: "new", action: "submit", by: "shopper", guard: automatic, to: "offered" },
  { from: "new", action: "submit", by: "shopper", guard: needsEvidence, to: "awaiting_evidence" },
  { from: "new", action: "submit", by: "shopper", to: "in_review" },

  // The statutory withdrawal: no decision, no limit.
  { from: "new", action: "declare", by: "shopper", guard: rightReturns, to: "awaiting_return" },
  { from: "new", action: "declare", by: "shopper", guard: rightKeeps, to: "settling" },
  { from: "new", action: "declare", by: "shopper", to: "in_review" },

  { from: "offered", action: "accept", by: "shopper", guard: settlesNow, to: "settling" },
  { from: "offered", action: "accept", by: "shopper", guard: settlesOnReturn, to: "awaiting_return" },
  { from: "offered", action: "accept", by: "shopper", guard: wantsEvidence, to: "awaiting_evidence" },
  { from: "offered", action: "accept", by: "shopper", to: "in_review" },
  { from: "in_review", action: "accept", by: "shopper", guard: nothingChosen, to: "in_review" },

  { from: "offered", action: "ask_person", by: "shopper", to: "in_review" },
  { from: "awaiting_evidence", action: "ask_person", by: "shopper", to: "in_review" },
  { from: "expired", action: "ask_person", by: "shopper", to: "in_review" },

  { from: "awaiting_evidence", action: "send_evidence", by: "shopper", guard: automatic, to: "offered" },
  { from: "awaiting_evidence", action: "send_evidence", by: "shopper", guard: needsEvidence, to: "awaiting_evidence" },
  { from: "awaiting_evidence", action: "send_evidence", by: "shopper", to: "in_review" },
  { from: "in_review", action: "send_evidence", by: "shopper", to: "in_review" },

  { from: "offered", action: "withdraw", by: "shopper", to: "withdrawn" },
  { from: "awaiting_evidence", action: "withdraw", by: "shopper", to: "withdrawn" },
  { from: "in_review", action: "withdraw", by: "shopper", to: "withdrawn" },
  { from: "awaiting_approval", action: "withdraw", by: "shopper", to: "withdrawn" },
  { from: "awaiting_return", action: "withdraw", by: "shopper", to: "withdrawn" },

  { from: "declined", action: "contest", by: "shopper", guard: firstContest, to: "in_review" },
  { from: "resolved", action: "contest", by: "shopper", guard: firstContest, to: "in_review" },

  { from: "resolved", action: "rate", by: "shopper", guard: notReally, to: "in_review" },
  { from: "resolved", action: "rate", by: "shopper", to: "resolved" },
  { from: "settling", action: "undo", by: "shopper", guard: ownUndo, to: "offered" },
  { from: "settling", action: "undo", by: "staff", guard: staffUndo, to: "in_review" },

  { from: "in_review", action: "request_evidence", by: "staff", to: "awaiting_evidence" },
  { from: "in_review", action: "offer", by: "staff", to: "offered" },
  { from: "in_review", action: "settle", by: "staff", guard: keeps, to: "settling" },
  { from: "in_review", action: "settle", by: "staff", guard: comesBack, to: "awaiting_return" },
  { from: "in_review", action: "decline", by: "staff", guard: instead, to: "offered" },
  { from: "in_review", action: "decline", by: "staff", to: "declined" },

  // Above one's own latitude: another person approves, or it goes back.
  { from: "in_review", action: "propose", by: "staff", to: "awaiting_approval" },
  { from: "awaiting_approval", action: "approve", by: "staff", guard: approvesOffer, to: "offered" },
  { from: "awaiting_approval", action: "approve", by: "staff", guard: approvesKeeping, to: "settling" },
  { from: "awaiting_approval", action: "approve", by: "staff", guard: approvesReturn, to: "awaiting_return" },
  { from: "awaiting_approval", action: "send_back", by: "staff", guard: mayAnswer, to: "in_review" },
  { from: "awaiting_approval", action: "send_evidence", by: "shopper", to: "awaiting_approval" },
  { from: "awaiting_approval", action: "lapse", by: "clock", to: "in_review" },

  // Goods that come back, as staff or the shop's own system say: only what the policy waits for moves money.
  { from: "awaiting_return", action: "receive", by: "staff", guard: notAsPromised, to: "in_review" },
  { from: "awaiting_return", action: "receive", by: "staff", guard: farEnough, to: "settling" },
  { from: "awaiting_return", action: "receive", by: "staff", to: "awaiting_return" },
  { from: "awaiting_return", action: "receive", by: "platform", guard: notAsPromised, to: "in_review" },
  { from: "awaiting_return", action: "receive", by: "platform", guard: farEnough, to: "settling" },
  { from: "awaiting_return", action: "receive", by: "platform", to: "awaiting_return" },
  // Wherever else they turn up, it is written down; after the time ran out, a person looks.
  { from: "in_review", action: "receive", by: "staff", guard: goodsExpected, to: "in_review" },
  { from: "in_review", action: "receive", by: "platform", guard: goodsExpected, to: "in_review" },
  { from: "settling", action: "receive", by: "staff", guard: goodsExpected, to: "settling" },
  { from: "settling", action: "receive", by: "platform", guard: goodsExpected, to: "settling" },
  { from: "resolved", action: "receive", by: "staff", guard: goodsExpected, to: "resolved" },
  { from: "resolved", action: "receive", by: "platform", guard: goodsExpected, to: "resolved" },
  { from: "expired", action: "receive", by: "staff", guard: goodsExpected, to: "in_review" },
  { from: "expired", action: "receive", by: "platform", guard: goodsExpected, to: "in_review" },
  { from: "awaiting_return", action: "label", by: "staff", to: "awaiting_return" },
  { from: "awaiting_return", action: "label", by: "platform", to: "awaiting_return" },
  { from: "resolved", action: "label", by: "staff", guard: goodsExpected, to: "resolved" },
  { from: "resolved", action: "label", by: "platform", guard: goodsExpected, to: "resolved" },
  // The shopper's word that it is sent: it stops the reminders, and moves no money.
  { from: "awaiting_return", action: "sent", by: "shopper", to: "awaiting_return" },
  { from: "resolved", action: "sent", by: "shopper", guard: goodsExpected, to: "resolved" },

  { from: "settling", action: "record_outcome", by: "staff", guard: byHand, to: "settling" },

  { from: "resolved", action: "reopen", by: "staff", to: "in_review" },
  { from: "declined", action: "reopen", by: "staff", to: "in_review" },
  { from: "withdrawn", action: "reopen", by: "staff", to: "in_review" },
  { from: "expired", action: "reopen", by: "staff", to: "in_review" },

  { from: "settling", action: "settled", by: "platform", to: "resolved" },
  // An earlier refund of the item came back: the one on its way is another, and goes on.
  { from: "settling", action: "failed", by: "platform", guard: bounced, to: "settling" },
  { from: "settling", action: "failed", by: "platform", to: "in_review" },
  { from: "resolved", action: "failed", by: "platform", guard: bounced, to: "in_review" },
  { from: "declined", action: "failed", by: "platform", guard: bounced, to: "in_review" },
  { from: "withdrawn", action: "failed", by: "platform", guard: bounced, to: "in_review" },
  { from: "expired", action: "failed", by: "platform", guard: bounced, to: "in_review" },

  // Who has withdrawn from the contract doesn't lose that by not answering.
  { from: "offered", action: "lapse", by: "clock", guard: byLaw, to: "in_review" },
  { from: "offered", action: "lapse", by: "clock", to: "expired" },
  { from: "awaiting_evidence", action: "lapse", by: "clock", guard: byLaw, to: "in_review" },
  { from: "awaiting_evidence", action: "lapse", by: "clock", to: "expired" },
  // The contract is over, or the goods were sent, all the same: a person finds out where they are.
  { from: "awaiting_return", action: "lapse", by: "clock", guard: byLaw, to: "in_review" },
  { from: "awaiting_return", action: "lapse", by: "clock", to: "expired" },
] as const satisfies readonly Row[];

export type ItemAction = (typeof table)[number]["action"];

/** An item about which nothing is known but that it exists: what buttons are drawn from. */
export const unknownFacts: ItemFacts = {
  mode: "no",
  asShown: false,
  returns: false,
  chosen: null,
  contested: false,
  alternative: false,
  byHand: false,
  undoBy: null,
  satisfied: null,
  declared: false,
  farEnough: false,
  onItsWay: false,
  expected: false,
  problem: false,
  bounced: false,
  approval: null,
};

/** Where the action leads, or null when the table doesn't allow it. */
export function next(from: ItemState | "new", action: ItemAction, by: Actor, facts: ItemFacts): ItemState | null {
  const rows: readonly Row[] = table;
  const row = rows.find(
    (candidate) =>
      candidate.from === from &&
      candidate.action === action &&
      candidate.by === by &&
      (candidate.guard?.holds(facts) ?? true),
  );
  return row?.to ?? null;
}

/** The actions of the table that this actor may take on an item now. */
export function itemActions(state: ItemState, by: Actor, facts: Partial<ItemFacts>): ItemAction[] {
  const known = { ...unknownFacts, ...facts };
  const named = new Set(table.filter((row) => row.from === state && row.by === by).map((row) => row.action));
  return [...named].filter((action) => next(state, action, by, known) !== null);
}
