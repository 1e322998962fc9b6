import * as v from "valibot";
import { mulDivFloor } from "../money.ts";
import { reasons } from "../reasons.ts";
import { offered } from "../remedies.ts";
import { roles } from "../roles.ts";
import { amount, basisPoints, country, currencyCode, date, days, integer, shortText, tags } from "../schema.ts";
import { Examples } from "./examples.ts";
import { stages } from "./stages.ts";
import type { Stage } from "./stages.ts";

/**
 * The merchant's limits, `resolution-policy/1`. Layers apply in a fixed order, base < stage < reason < product groups <
 * season < market < customer groups, so that two rules never need a priority. A document says nothing about any person.
 */

/** How a layer changes a number set below it: a plain one sets it. */
const knob = <T extends v.GenericSchema>(value: T) =>
  v.union([
    value,
    v.strictObject({ atLeast: value }),
    v.strictObject({ atMost: value }),
    v.strictObject({ plus: value }),
  ]);

/** An amount in the policy's currency, or one for each currency; an order in a currency without one goes to a person. */
export const Amount = v.union([amount, v.record(currencyCode, amount)]);
export type Amount = v.InferOutput<typeof Amount>;
const amountKnob = knob(Amount);

export const availabilities = ["offer", "person", "no"] as const;
const availability = v.picklist(availabilities);
const count = integer(0, 1_000_000);
const share = v.pipe(basisPoints, v.minValue(1));

/** When what was chosen goes out, where the goods come back: the later, the further to the left. */
export const refundTimes = ["inspected", "received", "sent_back", "accepted"] as const;
export type RefundTime = (typeof refundTimes)[number];

/** A little more than is owed: goodwill. `maxCost` is what it costs the shop at most, and what the limits count. */
const Extra = v.variant("kind", [
  v.strictObject({ kind: v.literal("discount_code"), valueBp: share, maxCost: Amount }),
  v.strictObject({ kind: v.literal("free_shipping"), maxCost: Amount }),
  v.strictObject({ kind: v.literal("gift"), name: shortText(100), maxCost: Amount }),
]);
export type Extra = v.InferOutput<typeof Extra>;

/** The knobs that say whether a remedy is there, each by the remedy's own name. */
const remedyKnobs = v.entriesFromList(offered, v.optional(availability));

/**
 * What one layer may say; what each knob means stands in vocabulary.ts. What no layer says takes its value from
 * `defaults` in terms.ts.
 */
export const LayerTerms = v.strictObject({
  windowDays: v.optional(knob(days)),
  windowFrom: v.optional(v.picklist(["delivered", "fulfilled", "ordered"])),
  waitDays: v.optional(knob(days)),
  afterWindow: v.optional(v.picklist(["person", "store_credit", "no"])),
  withProof: v.optional(v.picklist(["none", "receipt", "packaging", "either"])),
  ...remedyKnobs,
  storeCreditBonusBp: v.optional(knob(basisPoints)),
  storeCreditBonusMax: v.optional(amountKnob),
  partialRefundBp: v.optional(knob(basisPoints)),
  priceDifference: v.optional(v.picklist(["waive", "settle", "person"])),
  restockingFeeBp: v.optional(knob(basisPoints)),
  refundShipping: v.optional(v.picklist(["none", "standard", "all"])),
  returnPaidBy: v.optional(v.picklist(["merchant", "shopper"])),
  refundWhen: v.optional(v.picklist(refundTimes)),
  refundTo: v.optional(v.picklist(["original", "gift_card"])),
  keepUpTo: v.optional(amountKnob),
  replacementsPerOrder: v.optional(knob(count)),
  exchangesPerOrder: v.optional(knob(count)),
  evidenceAbove: v.optional(amountKnob),
  autoUpTo: v.optional(amountKnob),
  extra: v.optional(v.union([v.literal("none"), Extra])),
});
export type Layer = v.InferOutput<typeof LayerTerms>;

const layerId = shortText(100);
const someReasons = v.pipe(v.array(v.picklist(reasons)), v.minLength(1));

export { stages };
export type { Stage };

/** What holds while an order's goods are still here, on their way, or there. */
const StageRules = v.strictObject({
  /** Open for these reasons alone; for all of them if absent. Any other goes to a person. */
  reasons: v.optional(someReasons),
  /** The order as a whole, or a person. */
  wholeOrderOnly: v.optional(v.boolean(), false),
  terms: v.optional(LayerTerms, {}),
});

const ProductGroup = v.strictObject({
  id: layerId,
  /** The merchant's own word for it, said to shoppers: "final sale". */
  name: v.optional(shortText(100)),
  tags: v.pipe(tags, v.minLength(1)),
  /** For these reasons only; for all of them if absent. */
  only: v.optional(someReasons),
  /** Outside the right of withdrawal: the letter of Art. 16 of Directive 2011/83 that says so. */
  withdrawalExempt: v.optional(v.picklist(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"])),
  terms: LayerTerms,
});

/** Orders placed on these days, both included, in the policy's time zone. */
const Season = v.pipe(
  v.strictObject({ id: layerId, orderedFrom: date, orderedTo: date, terms: LayerTerms }),
  v.check(
    ({ orderedFrom, orderedTo }) => !orderedTo || orderedFrom <= orderedTo,
    "Its first day must not come after its last.",
  ),
);
const Market = v.strictObject({ id: layerId, countries: v.pipe(v.array(country), v.minLength(1)), terms: LayerTerms });

/**
 * Counted from the shop's own cases, and only ever a reason for a person to look. None of them reads who somebody is or
 * where they live: no name, address, language or country, and no part of an e-mail's address.
 */
const counts = ["cases90d", "neverArrived365d", "refunds365d", "kept365d", "photoSeenBefore", "disputes365d"] as const;
export const signals = [...counts, "refundRate365d"] as const;
export type Signal = (typeof signals)[number];

const CustomerGroup = v.strictObject({
  id: layerId,
  /** The merchant's own word for it, said to shoppers: "members". A group without one is told to nobody. */
  name: v.optional(shortText(100)),
  tags: v.pipe(tags, v.minLength(1)),
  terms: v.optional(LayerTerms, {}),
  skipSignals: v.optional(v.array(v.picklist(signals)), []),
});

/** From how many on a person looks. There is no field for an outcome: a signal can do nothing else. */
const SignalRule = v.variant("signal", [
  v.strictObject({
    signal: v.picklist(counts),
    atLeast: v.pipe(count, v.minValue(1)),
    /** For these reasons only; for all of them if absent. */
    reasons: v.optional(someReasons),
  }),
  v.strictObject({
    signal: v.literal("refundRate365d"),
    /** Of the customer's orders, the share with money back, in basis points. */
    atLeast: v.pipe(basisPoints, v.minValue(1)),
    /** Of fewer orders than this a share says nothing. */
    minimumOrders: count,
    reasons: v.optional(someReasons),
  }),
]);
export type SignalRule = v.InferOutput<typeof SignalRule>;

export const lawPacks = ["eu", "uk", "us", "us-ca"] as const;
export type LawPack = (typeof lawPacks)[number];

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day such as 09:00."));
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const seconds = integer(0, 3600);

/** How long what was settled can be taken back before it leaves, in seconds. */
const UndoSeconds = v.strictObject({
  /** After a shopper's own choice, by remedy: credit is the one that may be chosen in haste. */
  refund: v.optional(seconds, 0),
  replacement: v.optional(seconds, 0),
  store_credit: v.optional(seconds, 30),
  exchange: v.optional(seconds),
  resend_part: v.optional(seconds),
  repair: v.optional(seconds),
  partial_refund: v.optional(seconds),
  /** After a member of staff settled, whatever the remedy. */
  staff: v.optional(seconds, 60),
});

const workingHours = v.pipe(v.number(), v.minValue(0.25), v.maxValue(400));
const Service = v.strictObject({
  hours: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ days: v.pipe(v.array(v.picklist(weekdays)), v.minLength(1)), from: clock, to: clock }),
        v.check((hours) => hours.from < hours.to, "Opens before it closes."),
      ),
    ),
    v.minLength(1),
  ),
  /** Within how many working hours a person answers. */
  firstReplyWorkingHours: workingHours,
  /** Within how many working hours, counted from when a person is first needed, a case is settled; no bound, if absent. */
  resolveWorkingHours: v.optional(workingHours),
  /** How many calendar days an offer stands. */
  offerDays: v.optional(integer(1, 365), 14),
  /** How many calendar days after the remedy should be there we ask whether it is right now. */
  followUpDays: v.optional(integer(0, 60), 3),
  undoSeconds: v.optional(UndoSeconds, {}),
  /** Whose a proposal is that nobody answered in the time for a first reply, and a case that took too long. */
  escalateTo: v.optional(v.picklist(roles)),
});
export type Service = v.InferOutput<typeof Service>;

const Limits = v.strictObject({
  /** Of what was paid for the order, in basis points. Extra credit counts, so that this may go above all of it. */
  perOrderBp: v.optional(integer(0, 20_000)),
  perCustomer: v.optional(v.strictObject({ days: v.pipe(days, v.minValue(1)), amount: Amount, count })),
  perDay: v.optional(v.strictObject({ amount: Amount, count })),
  /** How many extras one customer gets in 90 days; one, if absent. */
  extrasPerCustomer90d: v.optional(count),
});

/** The conditions of the policy that a role may be allowed to set aside. */
export const waivables = ["window", "evidence", "return", "restocking"] as const;
export type Waivable = (typeof waivables)[number];

/**
 * How far a role may go above what the policy offers. A role without an entry is bounded by what is left of the payment
 * alone, and may approve as much.
 */
const StaffLimits = v.strictObject({
  role: v.picklist(roles),
  /** Above the policy on one case, at most. */
  perCase: Amount,
  /** Above the policy at most this share of what it offers, in basis points. */
  abovePolicyBp: integer(0, 100_000),
  /** Above the policy in a day, at most; of each member. */
  perDay: Amount,
  canWaive: v.pipe(v.array(v.picklist(waivables)), v.maxLength(waivables.length)),
  /** What others propose is approved up to this. */
  approves: Amount,
});
export type StaffLimits = v.InferOutput<typeof StaffLimits>;

const Staff = v.pipe(
  v.array(StaffLimits),
  v.check((list) => new Set(list.map(({ role }) => role)).size === list.length, "Each role once."),
);

/** Whether the shop gives a label for sending goods back: no, a link that comes by itself, or one who asks. */
export const labelWays = ["none", "link", "on_request"] as const;
export type LabelWay = (typeof labelWays)[number];
const words = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000));

/** How goods are sent back, the same everywhere. Operational: what holds is what the live version says. */
const Returns = v.strictObject({
  address: v.optional(words),
  /** Said to shoppers as it stands. */
  instructions: v.optional(words),
  label: v.optional(v.picklist(labelWays), "none"),
});

/** What a list says in which one id stands twice. */
export const idTwice = "Each id once.";

/** An explanation names its layer by this id. */
const layers = <T extends v.GenericSchema<unknown, { id: string }>>(layer: T, most: number) =>
  v.pipe(
    v.array(layer),
    v.maxLength(most),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, idTwice),
  );

export const Policy = v.strictObject({
  schema: v.literal("resolution-policy/1"),
  id: shortText(100),
  currency: currencyCode,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, "A time zone such as Europe/Berlin.")),
  /** More than the order's country brings with it; the packs of the country always apply. */
  law: v.optional(v.array(v.picklist(lawPacks)), []),
  base: LayerTerms,
  stages: v.optional(v.strictObject(v.entriesFromList(stages, v.optional(StageRules))), {}),
  reasons: v.optional(v.strictObject(v.entriesFromList(reasons, v.optional(LayerTerms))), {}),
  products: v.optional(layers(ProductGroup, 200), []),
  seasons: v.optional(layers(Season, 50), []),
  markets: v.optional(layers(Market, 100), []),
  customers: v.optional(layers(CustomerGroup, 50), []),
  signals: v.optional(v.pipe(v.array(SignalRule), v.maxLength(20)), []),
  limits: v.optional(Limits, {}),
  staff: v.optional(Staff),
  returns: v.optional(Returns),
  service: v.optional(Service, {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
    firstReplyWorkingHours: 8,
    offerDays: 14,
  }),
  /** Orders in few words, and what must become of them: tests that have to hold before it goes live. */
  examples: v.optional(Examples, []),
});
export type Policy = v.InferOutput<typeof Policy>;

/** Whether the engine knows this zone of the tz database. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The number for this currency; null when the document has none for it. */
export function amountIn(value: Amount, currency: string, policyCurrency: string): number | null {
  if (typeof value === "number") return currency === policyCurrency ? value : null;
  return Object.hasOwn(value, currency) ? value[currency]! : null;
}

/**
 * What may go out by itself in a day; where the document doesn't say, twenty times `autoUpTo`, the item's own limit for
 * one order. A merchant who sets one limit and forgets the other is still safe.
 */
export function perDayOf(policy: Policy, autoUpTo: number, currency: string): { amount: number | null; count: number } {
  const { perDay } = policy.limits;
  if (!perDay) return { amount: mulDivFloor(autoUpTo, 20, 1), count: 100 };
  return { amount: amountIn(perDay.amount, currency, policy.currency), count: perDay.count };
}

/** What holds for a merchant who has set nothing: every remedy by a person, with a usual window. */
export function firstPolicy(id: string, currency: string, timeZone: string): Policy {
  return v.parse(Policy, {
    schema: "resolution-policy/1",
    id,
    currency,
    timeZone,
    base: { windowDays: 30, refund: "person", replacement: "person", store_credit: "person" },
  });
}

/** The document with its keys in order, as text: what its hash is taken of, so that the same limits have the same name. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
