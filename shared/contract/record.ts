import * as v from "valibot";
import { actors } from "../case.ts";
import { dispositions } from "../goods.ts";
import { remedies } from "../remedies.ts";
import { amount, date } from "../schema.ts";
import { Case, Item, Offer, settlementStates } from "./case.ts";
import { DeskCase, DeskItem } from "./desk-case.ts";
import { instant, int, text } from "./fields.ts";
import { Waiver } from "./staff-requests.ts";

/** The record of a case, to keep or to hand on. */

const RecordedOffer = v.object({ item: text, ...Offer.entries });

/** One entry of the record. What was shown, chosen and agreed to stands in it as it was at that moment. */
export const RecordedEvent = v.object({
  seq: int,
  at: instant,
  by: v.picklist(actors),
  /** A name: the shopper's, the member of staff's; for the rest, what it was. */
  who: text,
  /** The event's stable handle, such as `accept`. */
  event: text,
  /** The same in words. */
  what: text,
  /** What was written or said. */
  words: v.nullable(text),
  /** Abusive words: veiled on the desk's screens, whole in the record. In staff's part only. */
  veiled: v.optional(v.boolean()),
  items: v.array(text),
  /** How many photos came with it. */
  photos: int,
  /** The case's version after it. */
  version: int,
  /** The versions it was decided by; `risk` in staff's part only. */
  policy: v.nullable(v.object({ terms: text, risk: v.nullable(text) })),
  /** What was shown, offered, chosen or settled. */
  offers: v.array(RecordedOffer),
  /** The words the shopper agreed to. */
  consent: v.nullable(text),
  /** The settlement it is about. */
  payment: v.nullable(text),
  /** What stood in the way. In staff's part only. */
  problem: v.optional(v.nullable(text)),
  /** The conditions of the policy that were set aside, and why. In staff's part only. */
  waives: v.optional(v.array(Waiver)),
  /** What happened to goods that came back. In staff's part only. */
  disposition: v.optional(v.nullable(v.picklist(dispositions))),
});
export type RecordedEvent = v.InferOutput<typeof RecordedEvent>;

const RecordedPhoto = v.object({ id: text, at: instant, type: text, size: int, sha256: text });

const RecordedItem = v.object({
  ...v.omit(Item, ["evidence", "back"]).entries,
  wish: v.nullable(text),
  photos: v.array(RecordedPhoto),
});

/** A settlement, with its key for ever. Codes that are worth money are never in a record. */
const RecordedPayment = v.object({
  key: text,
  item: text,
  remedy: v.picklist(remedies),
  amount,
  bonus: amount,
  /** The little extra that goes with it. */
  extra: v.nullable(text),
  state: v.picklist(settlementStates),
  reference: v.nullable(text),
  promisedBy: v.picklist(["shopper", "staff"]),
  promisedAt: instant,
  notBefore: instant,
  endedAt: v.nullable(instant),
  expectedBy: v.nullable(date),
  attempts: int,
  /** What stood in the way. In staff's part only. */
  problem: v.optional(v.nullable(text)),
});

const RecordedDecision = v.object({ item: text, ...DeskItem.entries.decision.entries, facts: v.unknown() });

/**
 * All that happened in a case. `part` says whose it is: the shopper's own has no notes, signals, budgets or risk
 * version, and knows staff by first name.
 */
export const CaseRecord = v.object({
  part: v.picklist(["shopper", "staff"]),
  madeAt: instant,
  shop: text,
  timeZone: text,
  case: v.object({
    ...v.omit(Case, ["orderId", "items", "availableActions", "timeline", "settlements", "returns", "safety"]).entries,
    answers: v.record(text, text),
  }),
  order: v.object({
    id: text,
    number: text,
    placedAt: instant,
    country: text,
    paid: amount,
    shippingPaid: amount,
    lines: v.array(v.object({ id: text, title: text, quantity: int, paid: amount })),
    payments: v.array(v.object({ method: text, label: v.nullable(text), captured: amount })),
    customer: v.object({ name: v.nullable(text), email: text }),
  }),
  items: v.array(RecordedItem),
  events: v.array(RecordedEvent),
  payments: v.array(RecordedPayment),
  staff: v.nullable(
    v.object({
      riskVersion: text,
      notes: DeskCase.entries.notes,
      /** Every decision by the limits, those replaced since too, oldest first. */
      decisions: v.array(RecordedDecision),
      reading: v.unknown(),
      money: DeskCase.entries.money,
    }),
  ),
});
export type CaseRecord = v.InferOutput<typeof CaseRecord>;
