// What a shop publishes of its policy: the numbers that decide, the law's part, and nothing that is nobody's business.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { toneHints } from "../../desk/tone.ts";
import { Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import { Policy, signals } from "../../shared/policy/document.ts";
import { bonusBeside, faceOf, together, told, usualBonus } from "../../shared/policy/face.ts";
import { currencyFor, homeOf } from "../../shared/policy/home.ts";
import { returnPolicyOf } from "../../shared/policy/schema-org.ts";
import type { Face, Rule } from "../../shared/policy/face.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { offered } from "../../shared/remedies.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import { localDate } from "../../shared/time.ts";
import type { Reason } from "../../shared/reasons.ts";
import { dePolicy } from "../../shared/texts/de-policy.ts";
import { enPolicy } from "../../shared/texts/en-policy.ts";
import { frPolicy } from "../../shared/texts/fr-policy.ts";
import { languages } from "../../shared/texts/index.ts";
import { itPolicy } from "../../shared/texts/it-policy.ts";
import { nlPolicy } from "../../shared/texts/nl-policy.ts";
import { policyLanguages, policyTextsOf } from "../../shared/texts/policy.ts";
import type { PolicyTexts } from "../../shared/texts/policy.ts";
import { ptPolicy } from "../../shared/texts/pt-policy.ts";
import { policy as somePolicy } from "./arbitraries.ts";
import { about, order, usual } from "./teahouse.ts";
import { tones } from "./texts.tones.ts";

const DAY = 86_400_000;
const plain = {
  schema: "resolution-policy/1",
  id: "shop",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  base: { windowDays: 30, refund: "offer", replacement: "offer", store_credit: "offer", autoUpTo: 8000 },
};
const parse = (change: object = {}) => v.parse(Policy, { ...plain, ...change });
const where = (over: Partial<Parameters<typeof faceOf>[1]> = {}) => ({
  country: "DE",
  currency: "EUR",
  today: "2026-06-10",
  ...over,
});
const ruleIn = (rules: readonly Rule[], reason: Reason) => rules.find((rule) => rule.reason === reason)!;
const ruleFor = (policy: Policy, reason: Reason, over = {}) => ruleIn(faceOf(policy, where(over)).rules, reason);
const spans = (rule: Rule) => told(rule).map(({ until, modes }) => [until?.days ?? null, modes.refund]);

describe("what is told", () => {
  test("a window, and what comes after it", () => {
    expect(spans(ruleFor(parse(), "changed_mind", { country: "CH" }))).toEqual([
      [30, "offer"],
      [null, "person"],
    ]);
  });

  test.each([
    [
      "DE",
      [
        [14, "person"],
        [null, "no"],
      ],
    ],
    [
      "GB",
      [
        [14, "person"],
        [null, "no"],
      ],
    ],
    ["CH", [[null, "no"]]],
  ])("in %s, the law's days for a change of mind that the document leaves out", (country, expected) => {
    const policy = parse({
      base: { ...plain.base, afterWindow: "no" },
      reasons: { changed_mind: { refund: "no", replacement: "no", store_credit: "no" } },
    });
    expect(spans(ruleFor(policy, "changed_mind", { country }))).toEqual(expected);
  });

  test.each([
    [
      "DE",
      [
        [7, "offer"],
        [730, "person"],
        [null, "no"],
      ],
    ],
    [
      "GB",
      [
        [30, "offer"],
        [2190, "person"],
        [null, "no"],
      ],
    ],
    [
      "US",
      [
        [7, "offer"],
        [null, "no"],
      ],
    ],
  ])("in %s, goods with a fault after a window of a week", (country, expected) => {
    const policy = parse({ base: { ...plain.base, windowDays: 7, afterWindow: "no" } });
    expect(spans(ruleFor(policy, "defective", { country }))).toEqual(expected);
  });

  test("no fee while the law leaves none, then the shop's own", () => {
    const policy = parse({ base: { ...plain.base, restockingFeeBp: 1500 } });
    const fees = (country: string) => told(ruleFor(policy, "changed_mind", { country })).map(({ fee }) => fee);
    expect(fees("DE")).toEqual([0, 1500, 1500]);
    expect(fees("CH")).toEqual([1500, 1500]);
    expect(told(ruleFor(policy, "damaged")).map(({ fee }) => fee)).toEqual([0, 0]);
  });

  test("the way back: kept, paid by us where it is our fault, and none where nothing came", () => {
    const policy = parse({ base: { ...plain.base, keepUpTo: 1200, returnPaidBy: "shopper" } });
    expect(ruleFor(policy, "damaged").back).toEqual({ paidBy: "merchant", keepUpTo: 1200 });
    expect(ruleFor(policy, "changed_mind").back).toEqual({ paidBy: "shopper", keepUpTo: 1200 });
    for (const reason of ["missing", "never_arrived", "cancel"] as const)
      expect(ruleFor(policy, reason).back).toBe(null);
  });

  test("photos, waiting, extra on credit and the whole order", () => {
    const policy = parse({
      base: { ...plain.base, evidenceAbove: 6000, storeCreditBonusBp: 1000, storeCreditBonusMax: 1500 },
      reasons: { never_arrived: { waitDays: 3 } },
      stages: { unfulfilled: { wholeOrderOnly: true } },
    });
    expect(ruleFor(policy, "damaged").photoAbove).toBe(6000);
    expect(ruleFor(policy, "changed_mind").photoAbove).toBe(null);
    expect(ruleFor(policy, "never_arrived").wait).toBe(3);
    expect(ruleFor(policy, "damaged").ways[0]!.bonus).toEqual({ bp: 1000, max: 1500 });
    expect(ruleFor(policy, "cancel").wholeOrder).toBe(true);
    expect(ruleFor(policy, "damaged").wholeOrder).toBe(false);
  });

  test("what a person always looks at says so", () => {
    for (const reason of ["charged_wrong", "other"] as const)
      expect(ruleFor(parse(), reason).ways[0]!.modes.refund).toBe("person");
    const said = parse({ reasons: { other: { refund: "offer" } } });
    expect(ruleFor(said, "other").ways[0]!.modes).toMatchObject({ refund: "offer", store_credit: "person" });
  });

  test("days count from where the document counts them", () => {
    const from = (windowFrom: string, reason: Reason) =>
      ruleFor(parse({ base: { ...plain.base, windowFrom } }), reason, { country: "CH" }).ways[0]!.until;
    expect(from("delivered", "damaged")).toEqual({ days: 30, from: "delivered" });
    expect(from("ordered", "damaged")).toEqual({ days: 30, from: "ordered" });
    expect(from("delivered", "late")).toEqual({ days: 30, from: "due" });
    expect(from("fulfilled", "late")).toEqual({ days: 30, from: "fulfilled" });
    expect(from("delivered", "cancel")).toBe(null);
    expect(from("ordered", "cancel")).toEqual({ days: 30, from: "ordered" });
  });

  test.each([
    ["DE", "changed_mind", 14, "ordered", [14, "delivered"]],
    ["DE", "changed_mind", 7, "fulfilled", [14, "delivered"]],
    ["DE", "changed_mind", 20, "ordered", [14, "delivered", 20, "ordered"]],
    ["GB", "damaged", 30, "ordered", [30, "delivered"]],
    ["GB", "damaged", 60, "fulfilled", [30, "delivered", 60, "fulfilled"]],
    ["CH", "changed_mind", 14, "ordered", [14, "ordered"]],
  ] as const)("in %s, for %s, the law's clock beside %i days from %s", (country, reason, days, windowFrom, clocks) => {
    const base = { ...plain.base, refundShipping: "all", windowDays: days, windowFrom };
    const ways = told(ruleFor(parse({ base }), reason, { country }));
    expect(ways.flatMap(({ until }) => (until ? [until.days, until.from] : []))).toEqual(clocks);
    const endless = parse({
      base: { ...base, afterWindow: "no", refund: "no", replacement: "no", store_credit: "no" },
    });
    expect(told(ruleFor(endless, "other", { country }))).toHaveLength(1);
  });

  test("a window that counts from another day isn't only a longer one", () => {
    const season = { id: "w", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowFrom: "ordered" } };
    const { windows, rules } = faceOf(parse({ seasons: [season] }), where({ country: "CH" })).seasons[0]!;
    expect([windows, rules.length > 0]).toEqual([[], true]);
  });
});

describe("a little extra", () => {
  const code = { kind: "discount_code", valueBp: 1000, maxCost: { EUR: 500 } };
  const extraIn = (over: object, at: object = {}) =>
    ruleFor(parse({ base: { ...plain.base, extra: code, ...over } }), "damaged", at).extra;

  test("is told where something is settled by itself, at its cost there", () => {
    expect(extraIn({})).toEqual({ kind: "discount_code", valueBp: 1000, name: null, cost: 500 });
    expect(extraIn({ extra: { kind: "gift", name: "A spoon", maxCost: 300 } })).toMatchObject({ name: "A spoon" });
  });

  test.each([
    ["only a person settles", { refund: "person", replacement: "person", store_credit: "person" }, {}],
    ["the currency has no number", {}, { currency: "USD" }],
    ["there is none", { extra: "none" }, {}],
  ])("is not told where %s", (_, over, at) => expect(extraIn(over, at)).toBe(null));

  test("is not told where no customer ever gets one", () => {
    const policy = parse({ base: { ...plain.base, extra: code }, limits: { extrasPerCustomer90d: 0 } });
    expect(ruleFor(policy, "damaged").extra).toBe(null);
  });
});

describe("groups, seasons, markets", () => {
  const sale = { id: "sale-2", name: "final sale", tags: ["fs"], only: ["changed_mind"], terms: { refund: "no" } };
  const winter = { id: "w", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowDays: 75 } };
  const spring = { ...winter, id: "s", orderedFrom: "2026-03-01", orderedTo: "2026-04-01" };

  test("a group says only what differs, under its own name", () => {
    const { groups } = faceOf(parse({ products: [sale] }), where());
    expect(groups.map(({ name, rules }) => [name, rules.map(({ reason }) => reason)])).toEqual([
      ["final sale", ["changed_mind"]],
    ]);
    const same = { ...sale, terms: { autoUpTo: 1 } };
    expect(faceOf(parse({ products: [same] }), where()).groups).toEqual([]);
  });

  test("of two groups with one tag alike, each is itself", () => {
    const both = [sale, { ...sale, id: "b", name: "bulky", tags: ["fs", "big"], terms: { returnPaidBy: "merchant" } }];
    const { groups } = faceOf(parse({ products: both }), where({ country: "CH" }));
    expect(groups[1]!.rules[0]!.ways[0]!.modes.refund).toBe("offer");
  });

  test("what the right of withdrawal leaves out is named, where there is that right", () => {
    const policy = parse({ products: [{ ...sale, withdrawalExempt: "c" }] });
    expect(faceOf(policy, where()).withdrawal).toEqual({ days: 14, except: ["final sale"] });
    expect(faceOf(policy, where({ country: "US" })).withdrawal).toBe(null);
    expect(faceOf(parse({ law: ["eu"] }), where({ country: "US" })).withdrawal).toEqual({ days: 14, except: [] });
    // For goods that broke it changes nothing of the right to change one's mind.
    const broken = parse({ products: [{ ...sale, only: ["damaged"], withdrawalExempt: "d" }] });
    expect(faceOf(broken, where()).withdrawal).toEqual({ days: 14, except: [] });
  });

  test.each([
    ["2026-06-10", ["2026-11-01"]],
    ["2026-11-01", ["2026-11-01"]],
    ["2026-12-24", ["2026-11-01"]],
    ["2026-12-25", []],
    ["2026-03-15", ["2026-03-01"]],
  ])("on %s the season now or next is %j", (today, from) => {
    const { seasons, rules } = faceOf(parse({ seasons: [winter, spring] }), where({ today }));
    expect(seasons.map((season) => season.from)).toEqual(from);
    for (const season of seasons) expect(ruleIn(season.rules, "damaged").ways[0]!.until!.days).toBe(75);
    expect(ruleIn(rules, "damaged").ways[0]!.until!.days).toBe(30);
  });

  test("where seasons overlap, each span says what holds on its own days, and on no other", () => {
    const week = { id: "b", orderedFrom: "2026-11-20", orderedTo: "2026-11-30", terms: { windowDays: 90 } };
    const policy = parse({ seasons: [{ ...winter, terms: { windowDays: 45 } }, week] });
    const on = (today: string) =>
      faceOf(policy, where({ country: "CH", today })).seasons.map(({ from, to, windows }) => [
        from,
        to,
        windows[0]!.days,
      ]);
    const [first, second, third] = [
      ["2026-11-01", "2026-11-19", 45],
      ["2026-11-20", "2026-11-30", 90],
      ["2026-12-01", "2026-12-24", 45],
    ] as const;
    expect(on("2026-11-05")).toEqual([first, second, third]);
    expect(on("2026-11-25")).toEqual([second, third]);
    expect(on("2026-12-01")).toEqual([third]);
    const endless = parse({ seasons: [{ ...winter, orderedFrom: "1970-01-01", orderedTo: "9999-12-31" }] });
    expect(faceOf(endless, where()).seasons).toMatchObject([{ from: "1970-01-01", to: "9999-12-31" }]);
  });

  test("a season that only lasts longer says just that, what else it changes is told whole", () => {
    const policy = parse({ reasons: { late: { windowDays: 90 } }, seasons: [winter] });
    const windows = (of: Policy) => faceOf(of, where({ country: "CH" })).seasons[0]!.windows;
    const all = windows(policy);
    expect(all.map((each) => [each.days, each.usual, each.from])).toEqual([
      [75, 30, "delivered"],
      [75, 90, "due"],
      [75, 30, "due"],
    ]);
    expect(all.flatMap(({ reasons }) => reasons)).toHaveLength(9);
    expect(
      windows(parse({ seasons: [{ ...winter, terms: { windowDays: 75, returnPaidBy: "merchant" } }] }))[0]!.reasons,
    ).not.toContain("changed_mind");
  });

  test("the extra on credit is said once where it is the same, and where it is another", () => {
    const base = { ...plain.base, storeCreditBonusBp: 1000 };
    const of = (change: object) => usualBonus(faceOf(parse({ base, ...change }), where()));
    const tenth = { bp: 1000, max: null };
    expect(of({})).toEqual(tenth);
    expect(of({ reasons: { late: { store_credit: "no" } } })).toEqual(tenth);
    expect(of({ reasons: { late: { storeCreditBonusBp: 500 } } })).toBe(null);
    expect(of({ base: plain.base })).toBe(null);
    const beside = (terms: object) =>
      bonusBeside(tenth, ruleFor(parse({ base, reasons: { late: terms } }), "late").ways[0]!);
    expect(beside({})).toBe(null);
    expect(beside({ store_credit: "no" })).toBe(null);
    expect(beside({ storeCreditBonusBp: 0 })).toBe("none");
    expect(beside({ storeCreditBonusBp: 500 })).toEqual({ bp: 500, max: null });
  });

  const members = { id: "c-1", name: "members", tags: ["vip", "m"], terms: { windowDays: { plus: 15 } } };
  const elsewhere = where({ country: "CH" });

  test("a group of customers says what it gets beyond, under its own name", () => {
    const { customers } = faceOf(parse({ customers: [members] }), elsewhere);
    expect(customers.map(({ name }) => name)).toEqual(["members"]);
    expect(customers[0]!.windows).toContainEqual(expect.objectContaining({ days: 45, usual: 30, from: "delivered" }));
    expect(customers[0]!.windows.flatMap(({ reasons }) => reasons)).toContain("changed_mind");
  });

  test("a group of customers without a name, or without anything to say, isn't told", () => {
    const { name: _, ...nameless } = members;
    const quiet = { ...members, terms: { autoUpTo: 99_999 }, skipSignals: ["cases90d"] };
    for (const group of [nameless, quiet])
      expect(faceOf(parse({ customers: [group] }), elsewhere).customers).toEqual([]);
  });

  test("a window after which nothing changes is no difference: what a person always looks at has none", () => {
    const { customers } = faceOf(parse({ customers: [members] }), elsewhere);
    expect(customers[0]!.rules.map(({ reason }) => reason)).not.toContain("charged_wrong");
  });

  test("a market is its countries'", () => {
    const policy = parse({ markets: [{ id: "far", countries: ["US", "CA"], terms: { windowDays: 60 } }] });
    const days = (country: string) => ruleFor(policy, "damaged", { country }).ways[0]!.until!.days;
    expect([days("CA"), days("CH")]).toEqual([60, 30]);
    expect([homeOf(policy), homeOf(parse()), homeOf(parse({ timeZone: "Asia/Kolkata" }))]).toEqual(["US", "DE", ""]);
  });

  test("amounts are in the country's currency where there are any", () => {
    const policy = parse({ base: { ...plain.base, keepUpTo: { EUR: 1000, USD: 1100 } } });
    expect(["US", "FR", "GB", "XX"].map((country) => currencyFor(policy, country))).toEqual([
      "USD",
      "EUR",
      "EUR",
      "EUR",
    ]);
    expect(ruleFor(policy, "damaged", { country: "US", currency: "USD" }).back!.keepUpTo).toBe(1100);
  });

  test("reasons with the same rule are told together", () => {
    const face = faceOf(parse({ reasons: { defective: { windowDays: 365 } } }), where({ country: "CH" }));
    const reasons = together(face.rules).map((each) => each.reasons);
    expect(reasons).toContainEqual(["damaged", "wrong_item", "not_as_described"]);
    expect(reasons).toContainEqual(["defective"]);
    expect(reasons.flat().length).toBe(12);
  });
});

/** How much may go out by itself, of whom, and how often: each turned to something else. */
function otherwise(policy: Policy): Policy {
  const quiet = <T extends object>(terms: T) => ({ ...terms, autoUpTo: 123_457, replacementsPerOrder: 7 });
  const each = <T extends { terms: object }>(layers: readonly T[]) =>
    layers.map((layer) => ({ ...layer, terms: quiet(layer.terms) }));
  return v.parse(Policy, {
    ...policy,
    base: quiet(policy.base),
    products: each(policy.products),
    seasons: each(policy.seasons),
    markets: each(policy.markets),
    customers: [{ id: "gold-members", tags: ["gold"], terms: { windowDays: 999 }, skipSignals: ["cases90d"] }],
    signals: signals.map((signal) => ({
      signal,
      atLeast: 13,
      ...(signal === "refundRate365d" && { minimumOrders: 13 }),
    })),
    limits: {
      perOrderBp: 7777,
      perCustomer: { days: 91, amount: 45_671, count: 17 },
      perDay: { amount: 891_011, count: 71 },
      // None at all is no number of them: then there is no extra.
      ...(policy.limits.extrasPerCustomer90d === 0 && { extrasPerCustomer90d: 0 }),
    },
  });
}

const countries = fc.constantFrom("DE", "GB", "US", "CH");

describe("what is nobody's business", () => {
  test("budgets, limits, signals and customer groups without a name change nothing of it", () => {
    fc.assert(
      fc.property(somePolicy, countries, (policy, country) => {
        const at = where({ country, currency: policy.currency });
        expect(faceOf(otherwise(policy), at)).toEqual(faceOf(policy, at));
      }),
      { numRuns: 150 },
    );
  });

  test("no id and no tag of the document is in it", () => {
    const policy = parse({
      products: [{ id: "p-secret", tags: ["t-secret"], terms: { refund: "person" } }],
      seasons: [
        {
          id: "s-secret",
          orderedFrom: "2026-06-01",
          orderedTo: "2026-07-01",
          terms: { windowDays: { plus: 9 }, returnPaidBy: "merchant" },
        },
      ],
      markets: [{ id: "m-secret", countries: ["DE"], terms: { keepUpTo: 40 } }],
      customers: [{ id: "c-secret", tags: ["g-secret"], terms: { windowDays: 99 } }],
    });
    const face = faceOf(policy, where());
    expect(face.groups.length + face.seasons.length).toBe(2);
    expect(JSON.stringify([face, returnPolicyOf(face, "https://x.test")])).not.toContain("secret");
  });
});

const stageFor = (reason: Reason) => {
  if (reason === "cancel") return "unfulfilled";
  return reason === "late" || reason === "never_arrived" ? "in_transit" : "delivered";
};
const placedOn = (day: number) => new Date(Date.parse("2026-06-10T10:00:00Z") - day * DAY).toISOString();

/** `day`: since it came or was due. `lead`: how many days before that it was ordered and, if it was, sent. */
type Asked = { reason: Reason; country: string; day: number; lead: Lead; tags: string[]; customerTags: string[] };
type Lead = { ordered: number; fulfilled: number };

/** The same item, decided on that day with every limit out of the way. */
function decided(policy: Policy, { reason, country, day, lead, tags, customerTags }: Asked): Decision {
  const sent = placedOn(day + lead.fulfilled);
  const dates = {
    delivered: { fulfilledAt: sent, deliveredAt: placedOn(day) },
    in_transit: { fulfilledAt: sent },
    unfulfilled: {},
  }[stageFor(reason)];
  const own = v.parse(Order, {
    ...order,
    customer: { ...order.customer, tags: customerTags },
    country,
    currency: policy.currency,
    placedAt: placedOn(day + lead.ordered),
    lines: [{ id: "l1", title: "Mug", quantity: 1, paid: 5000, tags, variants: [{ id: "v", title: "Red" }], ...dates }],
    shippingPaid: 590,
    paid: 5590,
  });
  const facts = { ...usual, order: own, reason, refundable: 5590, evidence: true, proof: true, wholeOrder: true };
  return decide(policy, policy, facts, Date.parse(placedOn(0)));
}

/** Everything that isn't published is out of the way; of products, seasons and customers, one at most. */
const limitless = (policy: Policy): Policy => {
  const loose = <T extends object>(terms: T) => ({
    ...terms,
    autoUpTo: 1e12,
    replacementsPerOrder: 9,
    exchangesPerOrder: 9,
    waitDays: 0,
  });
  const each = <T extends { terms: object }>(layers: readonly T[]) =>
    layers.map((layer) => ({ ...layer, terms: loose(layer.terms) }));
  const stages = Object.entries(policy.stages).map(([stage, rules]) => [
    stage,
    { ...rules, terms: loose(rules.terms) },
  ]);
  return v.parse(Policy, {
    ...policy,
    base: loose(policy.base),
    reasons: Object.fromEntries(Object.entries(policy.reasons).map(([reason, terms]) => [reason, loose(terms)])),
    stages: Object.fromEntries(stages) as Policy["stages"],
    products: each(policy.products.slice(0, 1)),
    seasons: policy.products.length > 0 ? [] : each(policy.seasons),
    customers:
      policy.products.length + policy.seasons.length > 0
        ? []
        : each(policy.customers).map((group) => ({ ...group, name: "members" })),
    markets: each(policy.markets),
    signals: [],
    limits: {},
  });
};

/** What the page says of that item: under its group, under its season, under its buyer's group, or for ordinary goods. */
function published(policy: Policy, reason: Reason, country: string, ordered: number): Rule {
  const [season] = policy.seasons;
  const today = season?.orderedFrom ?? "2026-06-10";
  const { rules, groups, seasons, customers } = faceOf(policy, { country, currency: policy.currency, today });
  const date = localDate(Date.parse(placedOn(ordered)), policy.timeZone);
  const inSeason = season && season.orderedFrom <= date && date <= season.orderedTo;
  const own = [...groups, ...customers, ...(inSeason ? seasons : [])].flatMap((each) => each.rules);
  return own.find((rule) => rule.reason === reason) ?? ruleIn(rules, reason);
}

const nothingOffered = Object.fromEntries(offered.map((remedy) => [remedy, "no"]));
const asMode = { automatic: "offer", evidence: "offer", person: "person", no: "no" } as const;

/** What a reader finds for that day: of the spans that are told, the first that hasn't ended by its own clock. */
function wayOf(rule: Rule, day: number, lead: Lead): Rule["ways"][number] {
  const since = { delivered: day, due: day, fulfilled: day + lead.fulfilled, ordered: day + lead.ordered };
  return told(rule).find(({ until }) => until === null || since[until.from] <= until.days)!;
}

function expectSame({ offers, declined, extra }: Decision, rule: Rule, way: Rule["ways"][number]): void {
  const modes = [
    ...offers.map((offer) => [offer.remedy, asMode[offer.mode]]),
    ...declined.map((each) => [each.remedy, "no"]),
  ];
  // What is of no use to this item isn't spoken of: nothing to keep for less where it is kept for all of its money.
  const kept = way.modes.refund !== "no" && (rule.back === null || 5000 <= rule.back.keepUpTo);
  const spoken = { ...way.modes, ...(kept && { partial_refund: "no" }) };
  expect({ ...nothingOffered, ...Object.fromEntries(modes) }).toEqual(spoken);
  const atOnce = offers.some(({ mode }) => mode === "automatic");
  // One that costs more than everything that goes out by itself never goes with it: "where we can".
  const hasRoom = rule.extra !== null && rule.extra.cost < 1e11;
  expect(extra).toEqual(atOnce && hasRoom ? rule.extra : null);
  for (const offer of offers) {
    if (offer.remedy !== "refund" && offer.remedy !== "store_credit") continue;
    const shipping = offer.parts.find(({ of }) => of === "shipping")?.amount ?? 0;
    expect(shipping).toBe(way.shipping === "none" ? 0 : 590);
    const back = rule.back !== null && 5000 > rule.back.keepUpTo;
    expect(offer.return?.paidBy ?? null).toBe(back ? rule.back!.paidBy : null);
    const fee = back ? Math.floor((5000 * way.fee) / 10_000) : 0;
    expect(offer.fees.map(({ amount }) => amount)).toEqual(fee > 0 ? [fee] : []);
    const most = Math.min(Math.floor((offer.amount * (way.bonus?.bp ?? 0)) / 10_000), way.bonus?.max ?? Infinity);
    if (offer.remedy === "store_credit") expect(offer.bonus).toBe(most);
  }
}

describe("what is published is what is enforced", () => {
  const someReason = fc.constantFrom<Reason[]>(
    "damaged",
    "defective",
    "missing",
    "late",
    "never_arrived",
    "cancel",
    "wrong_size",
    "changed_mind",
    "charged_wrong",
    "other",
  );
  const someDay = fc.oneof(
    fc.constantFrom(0, 1, 13, 14, 15, 29, 30, 31, 364, 365, 366, 730, 731, 2190, 2191),
    fc.integer({ min: 0, max: 120 }),
    // Within a season.
    fc.integer({ min: 50, max: 90 }),
  );

  const someLead = fc.record({ sent: fc.integer({ min: 0, max: 9 }), wait: fc.integer({ min: 0, max: 9 }) });

  /** What isn't sent counts from no day but that of the order; a parcel is due five days after it was sent. */
  function leadFor(reason: Reason, { sent, wait }: { sent: number; wait: number }): Lead {
    const stage = stageFor(reason);
    if (stage === "unfulfilled") return { ordered: 0, fulfilled: 0 };
    const fulfilled = stage === "in_transit" ? 5 : sent;
    return { ordered: fulfilled + wait, fulfilled };
  }

  test("on each day, for each reason, wherever it went, whatever it is and whenever it was ordered and sent", () => {
    const asked = fc.tuple(someReason, countries, someDay, someLead);
    fc.assert(
      fc.property(somePolicy.map(limitless), asked, (policy, [reason, country, day, some]) => {
        const lead = leadFor(reason, some);
        const rule = published(policy, reason, country, day + lead.ordered);
        const tags = policy.products[0]?.tags.slice(0, 1) ?? [];
        const customerTags = policy.customers[0]?.tags.slice(0, 1) ?? [];
        const decision = decided(policy, { reason, country, day, lead, tags, customerTags });
        const whys = [...decision.offers, ...decision.declined].flatMap(({ why }) => why);
        // A whole price kept back leaves nothing to pay: that is the amount's doing.
        fc.pre(whys.every(({ code }) => code !== "nothing_left"));
        expectSame(decision, rule, wayOf(rule, day, lead));
      }),
      { numRuns: 4000 },
    );
  });
});

describe("schema.org", () => {
  const said = (policy: Policy, over = {}) => returnPolicyOf(faceOf(policy, where(over)), "https://x.test/p/m");

  test("a usual shop", () => {
    const base = { ...plain.base, keepUpTo: 1500, returnPaidBy: "shopper" };
    const winter = {
      id: "w",
      orderedFrom: "2026-11-01",
      orderedTo: "2026-12-24",
      terms: { windowDays: { atLeast: 75 } },
    };
    expect(said(parse({ base, seasons: [winter] }))).toEqual({
      "@context": "https://schema.org",
      "@type": "MerchantReturnPolicy",
      applicableCountry: "DE",
      merchantReturnLink: "https://x.test/p/m",
      returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
      merchantReturnDays: 30,
      refundType: [
        "https://schema.org/FullRefund",
        "https://schema.org/ExchangeRefund",
        "https://schema.org/StoreCreditRefund",
      ],
      returnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
      customerRemorseReturnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
      returnMethod: ["https://schema.org/ReturnByMail", "https://schema.org/KeepProduct"],
      itemDefectReturnFees: "https://schema.org/FreeReturn",
      returnPolicySeasonalOverride: [
        {
          "@type": "MerchantReturnPolicySeasonalOverride",
          startDate: "2026-11-01",
          endDate: "2026-12-24",
          returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
          merchantReturnDays: 75,
          refundType: [
            "https://schema.org/FullRefund",
            "https://schema.org/ExchangeRefund",
            "https://schema.org/StoreCreditRefund",
          ],
          returnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
        },
      ],
    });
  });

  test("the law's fortnight where the shop takes nothing back, and nothing where there is none", () => {
    const policy = parse({
      base: { ...plain.base, afterWindow: "no" },
      reasons: { changed_mind: { refund: "no", replacement: "no", store_credit: "no" } },
    });
    expect(said(policy)).toMatchObject({ merchantReturnDays: 14, refundType: ["https://schema.org/FullRefund"] });
    expect(said(policy, { country: "CH" })).toMatchObject({
      returnPolicyCategory: "https://schema.org/MerchantReturnNotPermitted",
    });
    expect(said(policy, { country: "CH" })).not.toHaveProperty("merchantReturnDays");
  });

  test("fees: none, one, both", () => {
    const fees = (base: object) => said(parse({ base: { ...plain.base, ...base } }), { country: "CH" });
    expect(fees({ returnPaidBy: "merchant" })).toMatchObject({ returnFees: "https://schema.org/FreeReturn" });
    const both = fees({ returnPaidBy: "shopper", restockingFeeBp: 1250 });
    expect(both).toMatchObject({ restockingFee: 12.5, itemDefectReturnFees: "https://schema.org/FreeReturn" });
    expect(both.returnFees).toHaveLength(2);
  });

  test("its numbers are those the terms give", () => {
    fc.assert(
      fc.property(somePolicy, (policy) => {
        const at = where({ country: "CH", currency: policy.currency });
        const data = returnPolicyOf(faceOf({ ...policy, law: [] }, at), "https://x.test");
        const subject = about({ reason: "changed_mind", currency: policy.currency, country: "CH", placedOn: "" });
        const { terms } = termsFor(policy, subject);
        const some = offered.some((remedy) => terms[remedy] !== "no");
        // Its days are counted from delivery, by its own definition.
        const days = some && terms.windowFrom === "delivered" ? terms.windowDays : undefined;
        expect(data.merchantReturnDays).toBe(days);
        const swaps = terms.replacement !== "no" || terms.exchange !== "no";
        expect([data.refundType ?? []].flat().includes("https://schema.org/ExchangeRefund")).toBe(swaps);
        const money = terms.refund !== "no" || terms.store_credit !== "no";
        expect(data.restockingFee).toBe(money && terms.restockingFeeBp > 0 ? terms.restockingFeeBp / 100 : undefined);
        expect(data.returnFees ?? []).toEqual(data.customerRemorseReturnFees ?? []);
      }),
      { numRuns: 300 },
    );
  });
});

const calls: { [K in keyof PolicyTexts]?: unknown[][] } = {
  title: [["Kettle & Clay"]],
  place: [["Germany"]],
  choose: [],
  person: [],
  nothing: [],
  personToo: [[["refund"]], [["refund", "store_credit"]]],
  bonus: [[{ share: "10%", max: "€15.00" }], [{ share: "10%", max: null }]],
  fee: [["15%"], ["8%"]],
  keep: [["€12.00"]],
  photo: [["€60.00"], [null]],
  wait: [[1], [3]],
  quoted: [["Final sale"]],
  window: [[{ what: "It broke", days: 75, usual: 30, from: "delivered" }]],
  season: [
    ["1 November 2026", "24 December 2026"],
    ["8 November 2026", "11 December 2026"],
  ],
  hours: [[["Monday", "Tuesday"], "09:00", "17:00"]],
  zone: [["Europe/Berlin"]],
  reply: [[8], [1], [0.5], [1.5]],
  offers: [[14], [1]],
  version: [["3f2a9c1d04", "1 November 2026"]],
  part: [["30%"], ["8%"]],
  extra: [["10% off your next order"]],
};
const three = ["refund", "replacement", "store_credit"] as const satisfies readonly OfferedRemedy[];
const whens = (["delivered", "due", "fulfilled", "ordered"] as const).flatMap((from) => [
  { place: "first" as const, until: { days: 30, from } },
  { place: "next" as const, until: { days: 1, from } },
  { place: "first" as const, until: null },
  { place: "last" as const, until: null },
]);

/** All that a language's page can say: plain words as they are, functions with everything they can be given. */
function sentences(t: PolicyTexts): string[] {
  const { lang: _, withdrawal, ...others } = t;
  const { special, ...law } = withdrawal;
  const plainWords = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(plainWords) : [];
  };
  return [
    ...whens.flatMap((when) => [
      ...[t.choose, t.person].flatMap((say) => [...offered.map((remedy) => say(when, [remedy])), say(when, three)]),
      t.nothing(when),
    ]),
    ...Object.entries(calls).flatMap(([key, each]) =>
      each.map((call) => (t[key as keyof PolicyTexts] as (...all: unknown[]) => string)(...call)),
    ),
    law.text(14),
    law.text(1),
    law.except([t.quoted("Food"), special]),
    ...plainWords([others, law]),
  ];
}

describe.each([...policyLanguages])("its words in %s", (lang, t) => {
  const said = sentences(t);
  const functions = Object.entries(t).filter(([, value]) => typeof value === "function");

  test("are all looked at here", () => {
    expect(functions.map(([key]) => key).toSorted()).toEqual(Object.keys(calls).toSorted());
    expect(said.length).toBeGreaterThan(110);
  });
  test("are calm, and have no gap", () => {
    const { banned } = tones[lang]!;
    expect(
      said.filter((line) => banned.test(line) || /[!¡]|undefined|null(?!\p{L})|NaN|\[object| {2}/u.test(line)),
    ).toEqual([]);
    expect(said.filter((line) => !/^[„“«¿]?[\p{Lu}\d]/u.test(line.replace("\u00a0", "")))).toEqual([]);
  });
  test("promise a person by the words that the rest of the product has for one", () => {
    const looks = lang === "en" ? /one of us/i : new RegExp(tones[lang]!.looks, "i");
    for (const when of whens) expect(t.person(when, offered)).toMatch(looks);
    for (const line of [t.personToo(["refund"]), t.wholeOrder, t.always, t.reply(8)]) expect(line).toMatch(looks);
    for (const when of whens) expect(t.nothing(when)).not.toMatch(looks);
  });
  test("are short sentences", () => {
    const long = said.flatMap((text) => text.split(/(?<=[.:;])\s/)).filter((line) => line.split(/\s+/).length > 26);
    expect(long).toEqual([]);
  });
  test.runIf(lang !== "en")("leave no sentence in English", () => {
    const english = new Set(sentences(enPolicy));
    expect(said.filter((text) => text.length > 12 && english.has(text))).toEqual([]);
  });
});

describe("its words", () => {
  const t = enPolicy as PolicyTexts;
  test("are ones that the desk's own check of tone would leave as they are", () =>
    expect(sentences(t).flatMap((line) => toneHints(line, 1))).toEqual([]));
  test.each([
    [
      t.choose(whens[0]!, offered),
      "Within 30 days of delivery, you can choose your money back, the same again, another size or colour, the missing part, a repair, store credit or part of your money back, and you keep it.",
    ],
    [t.choose(whens[1]!, ["refund"]), "After that, and within 1 day of delivery, you can have your money back."],
    [
      t.window({ what: "It broke", days: 75, usual: 30, from: "delivered" }),
      "It broke: within 75 days of delivery, in place of 30",
    ],
    [t.choose(whens[2]!, ["refund"]), "You can have your money back."],
    [
      t.person(whens[3]!, ["refund", "store_credit"]),
      "Later than that, one of us looks at it personally. What we can do then: your money back or store credit.",
    ],
    [t.withdrawal.except(["“sale”", "“food”"]), "This right leaves out “sale” and “food”."],
    [
      dePolicy.choose(whens[0]!, three),
      "Innerhalb von 30 Tagen nach der Lieferung haben Sie die Wahl: Ihr Geld zurück, dasselbe noch einmal oder ein Guthaben.",
    ],
    [dePolicy.choose(whens[2]!, ["refund"]), "Sie bekommen Ihr Geld zurück."],
    [dePolicy.nothing(whens[3]!), "Später bleibt es so, wie es ist."],
    [frPolicy.season("1 novembre 2026", "24 décembre 2026"), "Commandes du 1er novembre 2026 au 24 décembre 2026"],
    [itPolicy.season("8 novembre 2026", "11 dicembre 2026"), "Ordini dall'8 novembre 2026 all'11 dicembre 2026"],
    [itPolicy.fee("8%"), "Se torna da noi, tratteniamo l'8% del prezzo per il rientro in magazzino."],
    [nlPolicy.nothing(whens[0]!), "Tot en met 30 dagen na de bezorging nemen we het om deze reden niet terug."],
  ])("%s", (line, text) => expect(line).toBe(text));
  test("are English where we don't have the language", () => {
    expect(["en-GB", "tlh", "", "__proto__"].map(policyTextsOf)).toEqual([t, t, t, t]);
    expect(["de-AT", "PT_br", "nl"].map(policyTextsOf)).toEqual([dePolicy, ptPolicy, nlPolicy]);
  });
  test("are there in every language the product speaks", () =>
    expect([...policyLanguages.keys()].toSorted()).toEqual([...languages.keys()].toSorted()));
});

test("a face is data: the same for the same document", () => {
  const face: Face = faceOf(parse(), where());
  expect(JSON.parse(JSON.stringify(face))).toEqual(face);
});
