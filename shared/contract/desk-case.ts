import * as v from "valibot";
import { staffActions } from "../case.ts";
import { dispositions, goodsProblems } from "../goods.ts";
import { Order } from "../order.ts";
import { signals, waivables } from "../policy/document.ts";
import { modes } from "../policy/modes.ts";
import { offered } from "../remedies.ts";
import { amount } from "../schema.ts";
import { Case, Item, Settlement, TimelineEntry, Why } from "./case.ts";
import { Lease, SessionAnswer } from "./desk.ts";
import { instant, int, text } from "./fields.ts";
import { CaseSummary } from "./shopper-answers.ts";
import { Waiver } from "./staff-requests.ts";

/** A case, as staff read it. */

const known = v.nullable(v.union([v.number(), text]));
export const StaffWhy = v.object({ ...Why.entries, at: text, limit: known, got: known });
export type StaffWhy = v.InferOutput<typeof StaffWhy>;

export const DecidedOffer = v.object({
  remedy: v.picklist(offered),
  mode: v.picklist(modes),
  amount,
  bonus: amount,
  value: amount,
  why: v.array(StaffWhy),
});

/** What the policy gives for a remedy, whoever looks: its value, a fee it keeps, and the conditions it comes with. */
const Given = v.object({
  remedy: v.picklist(offered),
  amount,
  value: amount,
  fee: amount,
  goods: v.picklist(["keep", "return"]),
  conditions: v.array(v.picklist(waivables)),
});

const ItemLatitude = v.object({
  /** What is left above the policy: of this case's, and of today's. */
  perCase: amount,
  perDay: amount,
  /** Of what the policy gives, in basis points. */
  abovePolicyBp: amount,
  canWaive: v.array(v.picklist(waivables)),
  /** From this value on nobody else may approve, and this member acts alone; null where there is always somebody. */
  aloneAbove: v.nullable(amount),
  given: v.array(Given),
  /** For each remedy what may be given by oneself: never below what was shown, at most with nothing set aside. */
  bands: v.array(v.object({ remedy: v.picklist(offered), floor: amount, ceiling: amount })),
});

const Proposal = v.object({
  by: text,
  at: instant,
  /** When it goes back, if nobody answers. */
  until: instant,
  kind: v.picklist(["offer", "settle"]),
  gives: v.array(
    v.object({
      remedy: v.picklist(offered),
      amount,
      bonus: amount,
      value: amount,
      goods: v.picklist(["keep", "return"]),
      /** By how much it is above the policy. */
      above: amount,
    }),
  ),
  waives: v.array(Waiver),
  /** What the shopper would read with it. */
  text: v.nullable(text),
  note: v.nullable(text),
  mine: v.boolean(),
  mayApprove: v.boolean(),
});
export type Proposal = v.InferOutput<typeof Proposal>;

export const DeskItem = v.object({
  ...Item.entries,
  /** What the shopper said would make it right instead. */
  wish: v.nullable(text),
  decision: v.object({
    policyVersion: text,
    riskVersion: text,
    at: instant,
    offers: v.array(DecidedOffer),
    layers: v.array(text),
    /** The remedy that only this one thing kept from being instant; null where more than one did, or none. */
    counterfactual: v.nullable(v.object({ remedy: v.picklist(offered), why: StaffWhy })),
  }),
  /** Its photos have been seen on another order before: the ids of those. A hint to look twice, no more. */
  seenBefore: v.array(text),
  /** When the clock moves it on by itself: an answer that didn't come, an offer's end, the last day for sending back. */
  lapsesAt: v.nullable(instant),
  /** What a person may offer now: never below one shown, never above what is left of the payment. */
  bounds: v.object({ min: amount, max: amount }),
  /** How far this member may go above the policy alone; null where nothing but the payment bounds it. */
  latitude: v.nullable(ItemLatitude),
  /** What waits for another person's approval. */
  proposal: v.nullable(Proposal),
  disposition: v.nullable(v.picklist(dispositions)),
  /** How what came back isn't what was promised. */
  problem: v.nullable(v.object({ code: v.picklist(goodsProblems), text: v.nullable(text) })),
});
export type DeskItem = v.InferOutput<typeof DeskItem>;

export const DeskSettlement = v.object({
  ...Settlement.entries,
  /** A person carries it out, or finds out how it ended, and records that. */
  byHand: v.boolean(),
  attempts: int,
  problem: v.nullable(text),
  /** Which payments it goes back over, once that is decided; null is what none of those known accounts for. */
  over: v.array(v.object({ payment: v.nullable(text), amount })),
});

export type DeskSettlement = v.InferOutput<typeof DeskSettlement>;

/** A case that a signal was counted from; `amount` is what went back, where that is what counts. */
const SignalSource = v.object({
  ...v.pick(CaseSummary, ["id", "reference"]).entries,
  openedAt: instant,
  amount: v.nullable(amount),
  currency: text,
});

/** A signal for which items went to a person. Staff's alone: no shopper ever hears of one. */
export const StandingSignal = v.object({
  signal: v.picklist(signals),
  /** From how many on, and how many there were; of a share, basis points. */
  limit: int,
  got: int,
  /** What a share is made of. */
  rate: v.nullable(v.object({ refunds: int, orders: int, minimumOrders: int })),
  items: v.array(text),
  /** Newest first, the last twenty. */
  from: v.array(SignalSource),
  /** What became of items that this very rule sent to a person. */
  before: v.object({ upheld: int, overturned: int }),
  /** Somebody has said that it was wrong here. */
  wrong: v.boolean(),
});
export type StandingSignal = v.InferOutput<typeof StandingSignal>;

export const DeskCase = v.object({
  case: Case,
  items: v.array(DeskItem),
  order: Order,
  /** All that was understood of the words, anger and threats too. */
  reading: v.unknown(),
  /** The calm boundary in the shopper's language, where abusive words came and it hasn't been said since. */
  boundary: v.nullable(text),
  lease: v.nullable(Lease),
  availableActions: v.array(v.object({ action: v.picklist(staffActions), items: v.optional(v.array(text)) })),
  notes: v.array(v.object({ at: instant, by: text, text })),
  settlements: v.array(DeskSettlement),
  /** `veiled`: abusive words, hidden until somebody opens them. The case's own text is the first entry's. */
  timeline: v.array(v.object({ ...TimelineEntry.entries, veiled: v.boolean() })),
  money: v.object({ paid: amount, refunded: amount, reserved: amount, left: amount }),
  history: v.array(v.object({ ...CaseSummary.entries, openedAt: instant, summary: text })),
  signals: v.array(StandingSignal),
  ...SessionAnswer.entries,
});
export type DeskCase = v.InferOutput<typeof DeskCase>;
