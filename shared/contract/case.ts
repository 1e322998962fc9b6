import * as v from "valibot";
import { actors, itemStates, shopperActions } from "../case.ts";
import { goodsSteps } from "../goods.ts";
import { labelWays, refundTimes } from "../policy/document.ts";
import { modes } from "../policy/modes.ts";
import { lanes, reasons } from "../reasons.ts";
import { offered, remedies } from "../remedies.ts";
import { amount, date } from "../schema.ts";
import { instant, int, text } from "./fields.ts";
import { satisfactions } from "./shopper-requests.ts";

/** A case, as its shopper reads it. */

export const Why = v.object({ code: text, text });
export type Why = v.InferOutput<typeof Why>;

export const Offer = v.object({
  remedy: v.picklist(offered),
  mode: v.picklist(modes),
  /** Money or credit, without the bonus. */
  amount,
  bonus: amount,
  /** What the shopper gets, as the policy counts it: for a replacement, what was paid for the units. */
  value: amount,
  /** `tax` is what of it is tax, where the order says what was charged: for the credit note. */
  parts: v.array(v.object({ of: v.picklist(["goods", "shipping"]), amount, tax: v.optional(amount) })),
  fees: v.array(v.object({ code: text, amount, why: text })),
  goods: v.picklist(["keep", "return"]),
  /** `cost` is null where the shopper pays what the carrier asks. */
  return: v.nullable(
    v.object({
      paidBy: v.picklist(["merchant", "shopper"]),
      cost: v.nullable(amount),
      until: instant,
      /** What the remedy waits for: `accepted` is nothing. */
      when: v.picklist(refundTimes),
    }),
  ),
  /** What it can be exchanged for, and what goes back with each; null for every other remedy. */
  variants: v.nullable(v.array(v.object({ id: text, title: text, back: amount }))),
  to: text,
  /** Null while the remedy waits for goods to come back. */
  arrives: v.nullable(v.object({ from: date, to: date })),
  /** The words to agree to, where credit takes the place of money. */
  consent: v.nullable(text),
  expiresAt: instant,
  why: v.array(Why),
});
export type Offer = v.InferOutput<typeof Offer>;

export const Declined = v.object({
  remedy: v.picklist(offered),
  why: v.array(Why),
  instead: v.array(v.picklist(offered)),
});
export type Declined = v.InferOutput<typeof Declined>;

/** A little more than is owed: shown with what is to be had at once, given once, with whatever is settled. */
const Extra = v.object({
  kind: v.picklist(["discount_code", "free_shipping", "gift"]),
  valueBp: v.nullable(int),
  maxCost: amount,
  text,
});

/** A photo, at an address that works for ten minutes. */
const Evidence = v.object({ id: text, url: text });

/** What we would like to know before an item goes on; null where nothing was asked. */
export const Asked = v.object({ photo: v.boolean(), questions: v.array(v.object({ id: text, text })) });
export type Asked = v.InferOutput<typeof Asked>;

/** Of an item whose goods come back: by when, how far they are, and the parcel they are in. */
const Back = v.object({
  until: instant,
  goods: v.nullable(v.picklist(goodsSteps)),
  labelUrl: v.nullable(text),
  carrier: v.nullable(text),
  trackingNumber: v.nullable(text),
  /** When the shopper said that it is on its way. */
  sentAt: v.nullable(instant),
});
export type Back = v.InferOutput<typeof Back>;

export const Item = v.object({
  id: text,
  lineId: text,
  title: text,
  quantity: int,
  reason: v.picklist(reasons),
  lane: v.picklist(lanes),
  state: v.picklist(itemStates),
  chosen: v.nullable(v.picklist(remedies)),
  evidence: v.array(Evidence),
  asked: v.nullable(Asked),
  offers: v.array(Offer),
  declined: v.array(Declined),
  extra: v.nullable(Extra),
  /** The variant chosen in an exchange. */
  variant: v.nullable(text),
  /** Null where no goods are to come back. */
  back: v.nullable(Back),
  /** Kind words about where the item stands, where its state alone doesn't say it. */
  note: v.nullable(text),
});
export type Item = v.InferOutput<typeof Item>;

export const settlementStates = ["scheduled", "sending", "succeeded", "failed", "unknown", "canceled"] as const;
export type SettlementState = (typeof settlementStates)[number];

export const Settlement = v.object({
  id: text,
  itemId: text,
  remedy: v.picklist(remedies),
  amount,
  bonus: amount,
  state: v.picklist(settlementStates),
  notBefore: instant,
  reference: v.nullable(text),
  creditCode: v.nullable(text),
  expectedBy: v.nullable(date),
  /** The little extra that goes with it, and its code once there is one. */
  extra: v.nullable(v.object({ text, code: v.nullable(text) })),
});
export type Settlement = v.InferOutput<typeof Settlement>;

export const TimelineEntry = v.object({
  seq: int,
  at: instant,
  by: v.picklist(actors),
  event: text,
  /** What was written, where something was. */
  text: v.optional(text),
  items: v.optional(v.array(text)),
  /** Photos that came with it. */
  photos: v.optional(int),
  /** The member of staff: by first name to a shopper, in full at the desk. */
  staff: v.optional(text),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;

export const Case = v.object({
  id: text,
  /** Short, to say aloud: "A-7K3F9". */
  reference: text,
  orderId: text,
  version: int,
  state: v.picklist(itemStates),
  currency: text,
  lang: text,
  test: v.boolean(),
  openedAt: instant,
  /** The version whose terms apply. */
  policyVersion: text,
  text,
  summary: text,
  responseDue: v.nullable(v.object({ who: v.picklist(["shopper", "staff"]), at: instant })),
  items: v.array(Item),
  availableActions: v.array(v.object({ action: v.picklist(shopperActions), items: v.optional(v.array(text)) })),
  timeline: v.array(TimelineEntry),
  settlements: v.array(Settlement),
  /** How goods are sent back, as the shop says today; null where none are to come back. */
  returns: v.nullable(
    v.object({ address: v.nullable(text), instructions: v.nullable(text), label: v.picklist(labelWays) }),
  ),
  /** Words of injury or danger were read: what to do first. */
  safety: v.nullable(v.object({ text })),
  /** When we ask whether it is right now; null before it is settled, and once we have asked or heard. */
  followUpAt: v.nullable(instant),
  satisfied: v.nullable(v.picklist(satisfactions)),
});
export type Case = v.InferOutput<typeof Case>;
