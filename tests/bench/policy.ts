// npm run bench:policy: decisions a second, ours beside code written by hand for the same eight rules and beside a rules
// engine, in one run. What counts are the ratios: the machine is the same for all of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";
import * as v from "valibot";
import { basisPointsOf, unitsOf } from "../../shared/money.ts";
import { Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, Facts, Reasoning } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import { arrivalOf } from "../../shared/policy/decide.ts";
import { daysBetween, endOfDayAfter, isoOfDayEnd } from "../../shared/time.ts";
import type { Reason } from "../../shared/reasons.ts";

const zone = "Europe/Berlin";
const now = Date.parse("2026-11-09T14:00:00Z");

/** Eight rules: window, limit, photo, keeping, delivery's share, bonus, its cap, and the day's budget. */
const eight = v.parse(Policy, {
  schema: "resolution-policy/1",
  id: "eight",
  currency: "EUR",
  timeZone: zone,
  base: {
    windowDays: 60,
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    autoUpTo: 8000,
    evidenceAbove: 4000,
    keepUpTo: 3000,
    refundShipping: "standard",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 250,
  },
  limits: { perDay: { amount: 150_000, count: 1000 } },
});

const order = (paid: number, days: number) => {
  const deliveredAt = new Date(now - days * 86_400_000).toISOString();
  return v.parse(Order, {
    id: "1042",
    currency: "EUR",
    placedAt: "2026-08-01T10:00:00Z",
    country: "CH",
    lines: [{ id: "l1", title: "Mug", quantity: 2, paid, fulfilledAt: deliveredAt, deliveredAt }],
    shippingPaid: 590,
    paid: paid + 590,
    customer: { email: "ada@example.com" },
  });
};
const nothing = { amount: 0, count: 0 };
const factsOf = (paid: number, days: number, evidence: boolean, day: number, reason: Reason = "damaged"): Facts => ({
  order: order(paid, days),
  lineId: "l1",
  quantity: 1,
  reason,
  unitsGone: 0,
  shippingGone: 0,
  refundable: paid + 590,
  automatic: { order: 0, customer: nothing, day: { amount: day, count: 3 } },
  paused: false,
  safety: false,
  evidence,
  proof: false,
  replaced: 0,
  exchanged: 0,
  extras: 0,
  wholeOrder: false,
  signals: {},
});

const some = [
  factsOf(4980, 3, true, 0),
  factsOf(4980, 70, true, 0),
  factsOf(9900, 3, false, 0),
  factsOf(18_000, 3, true, 0),
  factsOf(4980, 3, true, 149_999),
  factsOf(2400, 3, false, 1000),
];

/** The same eight rules as somebody would write them who knew they never change. */
function byHand(facts: Facts, at: number): Decision {
  const line = facts.order.lines[0]!;
  const worth = unitsOf(line.paid, line.quantity, 0, facts.quantity);
  const shipping = unitsOf(facts.order.shippingPaid, line.quantity, 0, facts.quantity);
  const since = daysBetween(Date.parse(line.deliveredAt!), at, zone);
  const shared: Reasoning[] = [];
  if (since > 60) {
    shared.push({ at: "base", limit: 60, got: since, unit: "days", code: "window_passed", mode: "person" });
  }
  if (worth > 4000 && !facts.evidence) {
    shared.push({ code: "evidence_needed", mode: "evidence", at: "base", limit: 4000, got: worth, unit: "money" });
  }
  const back = worth > 3000;
  const ends = isoOfDayEnd(endOfDayAfter(at, 14, zone));
  const until = back ? isoOfDayEnd(endOfDayAfter(at, 28, zone)) : "";
  const offers = (["refund", "replacement", "store_credit"] as const).map((remedy): DecidedOffer => {
    const money = remedy === "replacement" ? 0 : worth + shipping;
    const bonus = remedy === "store_credit" ? Math.min(basisPointsOf(money, 1000), 250) : 0;
    const value = remedy === "replacement" ? worth : money + bonus;
    const day = facts.automatic.day.amount + value;
    const why = [...shared];
    const auto = facts.automatic.order + value;
    if (auto > 8000)
      why.push({ code: "above_auto", mode: "person", at: "base", limit: 8000, got: auto, unit: "money" });
    if (day > 150_000) {
      why.push({
        code: "above_day_limit",
        mode: "person",
        at: "limits/perDay",
        limit: 150_000,
        got: day,
        unit: "money",
      });
    }
    const parts = [
      { of: "goods" as const, amount: worth },
      { of: "shipping" as const, amount: shipping },
    ];
    const person = why.some(({ mode }) => mode === "person");
    return {
      remedy,
      mode: person ? "person" : why.length > 0 ? "evidence" : "automatic",
      amount: money,
      bonus,
      value,
      parts: remedy === "replacement" ? [] : parts,
      fees: [],
      goods: back ? "return" : "keep",
      return: back ? { paidBy: "merchant", cost: 0, until, when: "sent_back" } : null,
      variants: null,
      onGiftCard: false,
      arrives: back ? null : arrivalOf(remedy, at, zone),
      expiresAt: ends,
      why,
    };
  });
  const near = offers.some(({ mode }) => mode === "automatic") ? undefined : offers.find(({ why }) => why.length === 1);
  return {
    lane: "conformity",
    offers,
    declined: [],
    extra: null,
    layers: ["base"],
    lawRaised: [],
    counterfactual: near ? { remedy: near.remedy, reason: near.why[0]! } : null,
  };
}

/** The modes alone, as rules of a general engine: it has no amounts, dates or reasons. */
function engine(): Engine {
  const above = (fact: string, value: number) => ({ fact, operator: "greaterThan", value });
  const rule = (type: string, ...all: object[]) => ({ conditions: { all }, event: { type } });
  const rules = [
    rule("window_passed", above("since", 60)),
    rule("evidence_needed", above("worth", 4000), { fact: "evidence", operator: "equal", value: false }),
    rule("above_auto", above("value", 8000)),
    rule("above_day_limit", above("day", 150_000)),
    rule("return", above("worth", 3000)),
    rule("bonus_capped", above("bonus", 250)),
    rule("shipping", above("shipping", 0)),
    rule("bonus", above("bonus", 0)),
  ];
  return new Engine(rules as never);
}

const rate = (count: number, ms: number) => Math.round(count / (ms / 1000));

/** Warmed up, then the best of five: a neighbour on the machine only ever makes it slower. */
function perSecond(count: number, run: (index: number) => unknown): number {
  const once = () => {
    const start = performance.now();
    for (let index = 0; index < count; index++) run(index);
    return performance.now() - start;
  };
  once();
  return rate(count, Math.min(...Array.from({ length: 5 }, once)));
}

async function perSecondAsync(count: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) await run(index);
  return rate(count, performance.now() - start);
}

for (const facts of some) assert.deepEqual(decide(eight, eight, facts, now), byHand(facts, now));

const whole = v.parse(Policy, JSON.parse(readFileSync(new URL("../../demo/policy.json", import.meta.url), "utf8")));
const reasons = ["damaged", "changed_mind", "never_arrived", "late", "other", "defective"] as const;
const mixed = reasons.map((reason) => factsOf(4980, 3, false, 0, reason));

const ours = perSecond(100_000, (index) => decide(eight, eight, some[index % some.length]!, now));
const hand = perSecond(100_000, (index) => byHand(some[index % some.length]!, now));
const full = perSecond(100_000, (index) => decide(whole, whole, mixed[index % mixed.length]!, now));
const rules = engine();
const general = await perSecondAsync(3000, (index) => {
  const { order: own, evidence, automatic } = some[index % some.length]!;
  const worth = own.lines[0]!.paid / 2;
  const value = worth + 295;
  return rules.run({
    since: 3,
    worth,
    evidence,
    value,
    day: automatic.day.amount + value,
    bonus: value / 10,
    shipping: 295,
  });
});

const line = (name: string, number: number, more = "") =>
  console.log(`${name.padEnd(34)} ${number.toLocaleString("en").padStart(10)} /s  ${more}`);
line("eight rules, by hand", hand);
line("eight rules, decide()", ours, `${(hand / ours).toFixed(2)} times the time by hand (bar: 2)`);
line(
  "eight rules, json-rules-engine",
  general,
  `${Math.round(ours / general)} times the time of decide(), modes alone`,
);
line("the demo shop's policy, decide()", full, `bar: 250,000/s`);
