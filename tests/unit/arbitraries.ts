// Generators of well-formed policies, orders and facts: what `decide()` must bear, edges more often than chance has them.
import * as fc from "fast-check";
import * as v from "valibot";
import { Order } from "../../shared/order.ts";
import type { Counts, Facts } from "../../shared/policy/decision.ts";
import { Policy, refundTimes, signals, waivables } from "../../shared/policy/document.ts";
import { reasons } from "../../shared/reasons.ts";
import { roles } from "../../shared/roles.ts";

const DAY = 86_400_000;
const start = Date.parse("2026-03-20T00:00:00Z");

export const currencies = ["EUR", "USD", "JPY", "KWD"] as const;
const currency = fc.oneof(
  { weight: 3, arbitrary: fc.constant("EUR" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...currencies) },
);
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns"] as const;
/** Each with a law of its own, and one without. */
const countries = ["DE", "GB", "US", "CH"] as const;
const tagNames = ["ceramics", "final-sale", "perishable", "bulky"] as const;

const someTags = fc.subarray([...tagNames]);
/** Everyday amounts, with now and then one at the end of what a safe integer can say. */
export const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 4, arbitrary: fc.constantFrom(1000, 2490, 4980) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER) },
);
const amounts = fc.oneof(
  { weight: 3, arbitrary: amount },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...currencies), amount) },
);

const knob = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 3, arbitrary: value as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.record({ atLeast: value }) },
    { weight: 1, arbitrary: fc.record({ atMost: value }) },
    { weight: 1, arbitrary: fc.record({ plus: value }) },
  );

const availability = fc.constantFrom("offer", "offer", "offer", "person", "no");
const basisPoints = fc.integer({ min: 0, max: 10_000 });

const everyKnob = fc.record({
  windowDays: knob(fc.integer({ min: 0, max: 90 })),
  waitDays: knob(fc.integer({ min: 0, max: 10 })),
  windowFrom: fc.constantFrom("delivered", "fulfilled", "ordered"),
  afterWindow: fc.constantFrom("person", "no", "store_credit"),
  restockingFeeBp: knob(basisPoints),
  replacementsPerOrder: knob(fc.nat(3)),
  refund: availability,
  replacement: availability,
  store_credit: availability,
  exchange: availability,
  resend_part: availability,
  repair: availability,
  partial_refund: availability,
  partialRefundBp: knob(basisPoints),
  priceDifference: fc.constantFrom("waive", "settle", "person"),
  withProof: fc.constantFrom("none", "receipt", "packaging", "either"),
  refundWhen: fc.constantFrom(...refundTimes),
  refundTo: fc.constantFrom("original", "gift_card"),
  exchangesPerOrder: knob(fc.nat(3)),
  extra: fc.oneof(
    fc.constant("none"),
    fc.record({ kind: fc.constant("discount_code"), valueBp: fc.integer({ min: 1, max: 10_000 }), maxCost: amounts }),
    fc.record({ kind: fc.constant("gift"), name: fc.constant("A tin of tea"), maxCost: amounts }),
  ),
  storeCreditBonusBp: knob(basisPoints),
  storeCreditBonusMax: knob(amounts),
  refundShipping: fc.constantFrom("none", "standard", "all"),
  returnPaidBy: fc.constantFrom("merchant", "shopper"),
  keepUpTo: knob(amounts),
  autoUpTo: knob(amounts),
  evidenceAbove: knob(amounts),
});
/** A few of them: with all knobs turned at random, hardly anything would ever be automatic. */
const layer = everyKnob.chain((all) =>
  fc.subarray(Object.entries(all), { maxLength: 6 }).map((some): object => Object.fromEntries(some)),
);

/** A limit that most orders stay under, or just not. */
const enough = fc.oneof(fc.integer({ min: 5000, max: 60_000 }), fc.constant(Number.MAX_SAFE_INTEGER));
const offers = { refund: "offer", replacement: "offer", store_credit: "offer" } as const;
const productGroup = fc.record(
  {
    withdrawalExempt: fc.constantFrom("c", "d"),
    name: fc.constantFrom("Last pieces", "Fresh"),
    tags: fc.subarray([...tagNames, "sku:MUG"], { minLength: 1 }),
    only: fc.subarray([...reasons], { minLength: 1 }),
    terms: layer,
  },
  { requiredKeys: ["tags", "terms"] },
);
/** Each of a list under an id of its own. */
const named = <T extends object>(one: fc.Arbitrary<T>, most: number) =>
  fc.array(one, { maxLength: most }).map((all) => all.map((each, index) => ({ id: `n${index}`, ...each })));

const someReasons = fc.subarray([...reasons], { minLength: 1 });
const stageRules = fc.record(
  { reasons: someReasons, wholeOrderOnly: fc.boolean(), terms: layer },
  { requiredKeys: [] },
);
const days = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((day) => new Date(start + day * DAY).toISOString().slice(0, 10));
const season = fc.record({ orderedFrom: days(-5, 15), orderedTo: days(16, 50), terms: layer });
const market = fc.record({ countries: fc.subarray([...countries], { minLength: 1 }), terms: layer });
const counted = fc.constantFrom(...signals.filter((signal) => signal !== "refundRate365d"));
const customerGroup = fc.record(
  {
    tags: fc.subarray([...tagNames], { minLength: 1 }),
    terms: layer,
    skipSignals: fc.subarray(["cases90d", "refundRate365d"]),
  },
  { requiredKeys: ["tags"] },
);
const signalRule = fc.oneof(
  fc.record(
    { signal: counted, atLeast: fc.integer({ min: 1, max: 6 }), reasons: someReasons },
    { requiredKeys: ["signal", "atLeast"] },
  ),
  fc.record(
    {
      signal: fc.constant("refundRate365d"),
      atLeast: fc.integer({ min: 1, max: 10_000 }),
      minimumOrders: fc.nat(6),
      reasons: someReasons,
    },
    { requiredKeys: ["signal", "atLeast", "minimumOrders"] },
  ),
);

const count = fc.integer({ min: 0, max: 6 });
const limits = fc.record(
  {
    perOrderBp: fc.oneof(basisPoints, fc.constant(10_000)),
    perCustomer: fc.record({ days: fc.integer({ min: 1, max: 365 }), amount: fc.oneof(enough, amounts), count }),
    perDay: fc.record({ amount: fc.oneof(enough, amounts), count }),
    extrasPerCustomer90d: fc.nat(3),
  },
  { requiredKeys: [] },
);

const staffLimits = fc.record({
  perCase: amounts,
  abovePolicyBp: fc.integer({ min: 0, max: 100_000 }),
  perDay: amounts,
  canWaive: fc.subarray([...waivables]),
  approves: amounts,
});
const staff = fc
  .subarray([...roles])
  .chain((some) => fc.tuple(...some.map((role) => staffLimits.map((own) => ({ role, ...own })))));

/** A policy as the schema gives it out: its base offers everything, so that the other layers have something to change. */
const returns = fc.option(
  fc.record(
    {
      address: fc.constantFrom("Dock 4, Hamburg", "Kiln Road 3"),
      instructions: fc.constantFrom("Wrap it well.", "One by one."),
      label: fc.constantFrom("none", "link", "on_request"),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

export const policy: fc.Arbitrary<Policy> = fc
  .record({
    currency,
    timeZone: fc.constantFrom(...zones),
    base: fc
      .tuple(enough, layer)
      .map(([autoUpTo, own]) => ({ autoUpTo, refundShipping: "standard", ...offers, ...own })),
    reasons: fc.dictionary(fc.constantFrom(...reasons), layer, { maxKeys: 5 }),
    products: named(productGroup, 3),
    stages: fc.dictionary(fc.constantFrom("unfulfilled", "in_transit", "delivered"), stageRules, { maxKeys: 1 }),
    seasons: named(season, 1),
    markets: named(market, 1),
    customers: named(customerGroup, 1),
    signals: fc.array(signalRule, { maxLength: 2 }),
    law: fc.subarray(["eu", "us-ca"], { maxLength: 1 }),
    limits,
    staff,
    returns,
  })
  .map((document) => v.parse(Policy, { schema: "resolution-policy/1", id: "shop", ...document }));

const instant = fc.integer({ min: start, max: start + 40 * DAY }).map((at) => new Date(at).toISOString());

const variant = fc
  .record({ price: amount, inStock: fc.boolean(), name: fc.constantFrom("S", "M", "L") }, { requiredKeys: ["name"] })
  .map(({ name, ...rest }) => ({ id: name, title: name, ...rest }));

const line = fc.record(
  {
    quantity: fc.integer({ min: 1, max: 5 }),
    paid: amount,
    tax: fc.integer({ min: 0, max: 3000 }),
    tags: someTags,
    sku: fc.constantFrom("S", "M", "MUG"),
    fulfilledAt: instant,
    deliveredAt: instant,
    inStock: fc.boolean(),
    variants: fc.array(variant, { maxLength: 3 }),
  },
  { requiredKeys: ["quantity", "paid", "tags"] },
);

const rarely = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const payment = fc.record({
  method: fc.constantFrom("card", "paypal", "gift_card"),
  captured: amount,
  disputed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** An order as the schema gives it out. What was paid for it may be less than for its lines, or more: shops differ. */
export const order: fc.Arbitrary<Order> = fc
  .record(
    {
      currency,
      country: fc.constantFrom(...countries),
      customer: fc.record({ tags: someTags, business: rarely }),
      placedAt: instant,
      expectedAt: instant,
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      shippingPaid: fc.integer({ min: 0, max: 2000 }),
      discount: fc.integer({ min: -500, max: 3000 }),
      payments: fc.array(payment, { maxLength: 2 }),
    },
    { requiredKeys: ["currency", "country", "customer", "placedAt", "lines", "shippingPaid", "discount", "payments"] },
  )
  .map(({ lines, discount, payments, customer, ...rest }) => {
    const all = lines.reduce((sum, each) => sum + each.paid, rest.shippingPaid) - discount;
    return v.parse(Order, {
      ...rest,
      id: "1042",
      lines: lines.map((each, index) => ({ ...each, id: `l${index}`, title: `Thing ${index}` })),
      paid: Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, all)),
      payments: payments.map((each, index) => ({ ...each, id: `p${index}` })),
      customer: { email: "ada@example.com", name: "Ada", ...customer },
    });
  });

const before = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: amount });
const spent = fc.record({ amount: before, count: fc.oneof(fc.constant(0), count) });

const reason = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("damaged" as const, "missing" as const, "changed_mind" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...reasons) },
);

/** All that can be counted of a customer. */
export const counts: fc.Arbitrary<Counts> = fc.record(
  {
    cases90d: fc.nat(5),
    neverArrived365d: fc.nat(3),
    refunds365d: fc.nat(7),
    kept365d: fc.nat(7),
    photoSeenBefore: fc.nat(2),
    disputes365d: fc.nat(2),
    refundRate365d: fc.record({ refunds: fc.nat(8), orders: fc.nat(8) }),
  },
  { requiredKeys: [] },
);

const ofOrder = (own: Order) =>
  fc
    .record({
      reason,
      shippingGone: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: own.shippingPaid })),
      refundable: fc.oneof(fc.constant(own.paid), fc.integer({ min: 0, max: own.paid })),
      automatic: fc.record({ order: before, customer: spent, day: spent }),
      paused: rarely,
      safety: rarely,
      evidence: fc.boolean(),
      proof: fc.boolean(),
      replaced: fc.constantFrom(0, 0, 0, 1, 2),
      exchanged: fc.constantFrom(0, 0, 0, 1, 2),
      extras: fc.constantFrom(0, 0, 0, 1, 2),
      wholeOrder: fc.boolean(),
      signals: counts,
    })
    .map((rest) => ({ ...rest, order: own }));

/** Units asked for of a line, some of which may be gone: together never more than it has. */
const units = (own: Order, index: number) => {
  const { id, quantity } = own.lines[index]!;
  return fc.integer({ min: 1, max: quantity }).chain((asked) =>
    fc.record({
      lineId: fc.constant(id),
      quantity: fc.constant(asked),
      unitsGone: fc.integer({ min: 0, max: quantity - asked }),
    }),
  );
};

/** Facts about one item. */
export const facts: fc.Arbitrary<Facts> = order.chain((own) =>
  fc
    .tuple(ofOrder(own), fc.nat(own.lines.length - 1))
    .chain(([rest, index]) => units(own, index).map((asked) => ({ ...rest, ...asked }))),
);

/** Facts about every line of one order, as one case asks for them: alike but for line, units and reason. */
export const factsOfCase: fc.Arbitrary<Facts[]> = order.chain((own) =>
  ofOrder(own).chain((rest) =>
    fc
      .tuple(...own.lines.map((_, index) => fc.tuple(units(own, index), reason)))
      .map((all) => all.map(([asked, each]) => ({ ...rest, ...asked, reason: each }))),
  ),
);

export const instantNow = fc.integer({ min: start, max: start + 70 * DAY });

/** All that `decide()` takes. */
export type Situation = { terms: Policy; risk: Policy; facts: Facts; now: number };
export const situation: fc.Arbitrary<Situation> = fc.record({ terms: policy, risk: policy, facts, now: instantNow });
