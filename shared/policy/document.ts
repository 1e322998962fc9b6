import * as v from "valibot";
import { mulDivFloor } from "../money.ts";
import { reasons } from "../reasons.ts";
import { amount, basisPoints, currencyCode, days, shortText, tags } from "../schema.ts";

/**
 * The merchant's limits, `resolution-policy/1`. Layers apply in a fixed order, base < reason < product groups, so that
 * two rules never need a priority. A document says nothing about any person.
 */

/** How a layer changes a number set below it: a plain number sets it. */
const operators = <T extends v.GenericSchema<unknown, number>>(number: T) =>
  [v.strictObject({ atLeast: number }), v.strictObject({ atMost: number }), v.strictObject({ plus: number })] as const;

const numberKnob = <T extends v.GenericSchema<unknown, number>>(number: T) => v.union([number, ...operators(number)]);

/** An amount in the policy's currency, or one for each currency; an order in a currency without one goes to a person. */
export const Amount = v.union([amount, v.record(currencyCode, amount)]);
export type Amount = v.InferOutput<typeof Amount>;
const amountKnob = v.union([
  Amount,
  v.strictObject({ atLeast: Amount }),
  v.strictObject({ atMost: Amount }),
  v.strictObject({ plus: Amount }),
]);

const availability = v.picklist(["offer", "person", "no"]);

/** What one layer may say. What no layer says takes its value from `defaults` in terms.ts. */
const Terms = v.strictObject({
  /** Calendar days from delivery within which the shop settles by itself. */
  windowDays: v.optional(numberKnob(days)),
  /** Calendar days to wait for a parcel after it was due or marked delivered. */
  waitDays: v.optional(numberKnob(days)),
  /** After the window: a person looks, or the answer is no. */
  afterWindow: v.optional(v.picklist(["person", "no"])),
  refund: v.optional(availability),
  replacement: v.optional(availability),
  store_credit: v.optional(availability),
  /** On top of credit, in basis points of it, and no more than the maximum. */
  storeCreditBonusBp: v.optional(numberKnob(basisPoints)),
  storeCreditBonusMax: v.optional(amountKnob),
  /** Of what shipping cost: nothing, this item's share, or all that is left of it. */
  refundShipping: v.optional(v.picklist(["none", "standard", "all"])),
  returnPaidBy: v.optional(v.picklist(["merchant", "shopper"])),
  /** The goods need not come back when what was paid for them is no more than this. */
  keepUpTo: v.optional(amountKnob),
  /** All that is settled by itself on one order, at most. */
  autoUpTo: v.optional(amountKnob),
  /** Goods worth more than this are settled by themselves only with a photo; asked for only where the goods arrived. */
  evidenceAbove: v.optional(amountKnob),
});
export type Layer = v.InferOutput<typeof Terms>;

const ProductGroup = v.strictObject({
  id: shortText(100),
  /** The merchant's own word for it, said to shoppers: "final sale". */
  name: v.optional(shortText(100)),
  tags: v.pipe(tags, v.minLength(1)),
  /** For these reasons only; for all of them if absent. */
  only: v.optional(v.pipe(v.array(v.picklist(reasons)), v.minLength(1))),
  terms: Terms,
});

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day such as 09:00."));
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3600));

/** How long what was settled can be taken back before it leaves, in seconds. */
const UndoSeconds = v.strictObject({
  /** After a shopper's own choice, by remedy: credit is the one that may be chosen in haste. */
  refund: v.optional(seconds, 0),
  replacement: v.optional(seconds, 0),
  store_credit: v.optional(seconds, 30),
  /** After a member of staff settled, whatever the remedy. */
  staff: v.optional(seconds, 60),
});

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
  firstReplyWorkingHours: v.pipe(v.number(), v.minValue(0.25), v.maxValue(400)),
  /** How many calendar days an offer stands. */
  offerDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 14),
  /** How many calendar days after the remedy should be there we ask whether it is right now. */
  followUpDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 3),
  undoSeconds: v.optional(UndoSeconds, {}),
});
export type Service = v.InferOutput<typeof Service>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Limits = v.strictObject({
  /** Of what was paid for the order, in basis points. Extra credit counts, so that this may go above all of it. */
  perOrderBp: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20_000))),
  perCustomer: v.optional(v.strictObject({ days: v.pipe(days, v.minValue(1)), amount: Amount, count })),
  perDay: v.optional(v.strictObject({ amount: Amount, count })),
});

export const Policy = v.strictObject({
  schema: v.literal("resolution-policy/1"),
  id: shortText(100),
  currency: currencyCode,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, "A time zone such as Europe/Berlin.")),
  base: Terms,
  reasons: v.optional(v.partial(v.strictObject(v.entriesFromList(reasons, Terms))), {}),
  products: v.optional(v.pipe(v.array(ProductGroup), v.maxLength(200)), []),
  limits: v.optional(Limits, {}),
  service: v.optional(Service, {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
    firstReplyWorkingHours: 8,
    offerDays: 14,
  }),
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
