// policy.md's invariants of a decision that no other file states, by their names there.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { itemActions, itemStates } from "../../shared/case.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, WhyCode } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import type { Layer } from "../../shared/policy/document.ts";
import { amountKnobs } from "../../shared/policy/terms.ts";
import { offered } from "../../shared/remedies.ts";
import { situation } from "./arbitraries.ts";
import type { Situation } from "./arbitraries.ts";
import { termsOf } from "./policy.oracle.ts";

const NEVER = Number.MAX_SAFE_INTEGER;

test("D4: who has an open item that no person looks at can ask for one, whatever was decided", () => {
  const withPerson = new Set(["in_review", "awaiting_approval", "awaiting_return", "settling"]);
  const ended = new Set(["resolved", "declined", "withdrawn"]);
  for (const state of itemStates) {
    if (withPerson.has(state) || ended.has(state)) continue;
    expect(itemActions(state, "shopper", {}), state).toContain("ask_person");
  }
  // What was decided against them, too, is looked at again.
  for (const state of ["declined", "resolved"] as const)
    expect(itemActions(state, "shopper", {}), state).toContain("contest");
});

describe("D12: layers and the terms they come to decide alike", () => {
  /** The document with everything that its layers say of this item written into its base, and nothing else said. */
  function flattened(document: Policy, { facts }: Pick<Situation, "facts">): Policy {
    const { terms } = termsOf(document, facts);
    const own = Object.fromEntries(
      // An amount that the order's currency has no number for is one for no currency at all.
      amountKnobs.map((knob) => [knob, terms[knob] === null ? {} : { [facts.order.currency]: terms[knob] }]),
    );
    const bare = <T extends { terms: Layer }>(layers: readonly T[]) => layers.map((layer) => ({ ...layer, terms: {} }));
    const stages = Object.entries(document.stages).map(([stage, rules]) => [stage, { ...rules, terms: {} }]);
    return v.parse(Policy, {
      ...document,
      base: { ...terms, ...own },
      stages: Object.fromEntries(stages) as Policy["stages"],
      reasons: {},
      products: bare(document.products),
      seasons: [],
      markets: [],
      customers: bare(document.customers),
    });
  }
  const outcome = ({ lane, offers, declined, extra }: Decision) => ({
    lane,
    extra,
    offers: offers.map(({ why, ...offer }) => ({ ...offer, limits: why.map(({ limit, got }) => [limit, got]) })),
    declined: declined.map(({ remedy }) => remedy),
  });

  test("to the last amount and limit", () => {
    fc.assert(
      fc.property(situation, (own) => {
        const { terms, risk, facts, now } = own;
        // What nobody has understood is paid by itself only where its own reason says so: there the layer is the point.
        fc.pre(facts.reason !== "other");
        const flat = decide(flattened(terms, own), flattened(risk, own), facts, now);
        expect(outcome(flat)).toEqual(outcome(decide(terms, risk, facts, now)));
      }),
      { numRuns: 600 },
    );
  });
});

describe("D14: an explanation is faithful", () => {
  const everyLayer = (document: Policy, knobs: readonly (keyof Layer)[], put: Layer): Policy => {
    const loose = (terms: Layer): Layer =>
      Object.fromEntries(Object.entries(terms).filter(([knob]) => !knobs.includes(knob as keyof Layer)));
    const each = <T extends { terms: Layer }>(layers: readonly T[]) =>
      layers.map((layer) => ({ ...layer, terms: loose(layer.terms) }));
    const inRecord = <T>(record: Partial<Record<string, T>>, change: (inner: T) => T) =>
      Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, change(inner!)]));
    return {
      ...document,
      base: { ...loose(document.base), ...put },
      stages: inRecord(document.stages, (rules) => ({ ...rules!, terms: loose(rules!.terms) })) as Policy["stages"],
      reasons: inRecord(document.reasons, (terms) => loose(terms!)) as Policy["reasons"],
      products: each(document.products),
      seasons: each(document.seasons),
      markets: each(document.markets),
      customers: each(document.customers),
    };
  };
  const knob =
    (name: keyof Layer, value: unknown) =>
    (own: Situation): Situation => ({ ...own, terms: everyLayer(own.terms, [name], { [name]: value } as Layer) });
  const riskKnob =
    (name: keyof Layer, value: number) =>
    (own: Situation): Situation => ({
      ...own,
      risk: everyLayer(own.risk, [name], { [name]: { [own.facts.order.currency]: value } } as Layer),
    });
  const fact =
    (part: Partial<Situation["facts"]>) =>
    (own: Situation): Situation => ({ ...own, facts: { ...own.facts, ...part } });
  const line =
    (change: (own: Situation) => object) =>
    (own: Situation): Situation => ({
      ...own,
      facts: {
        ...own.facts,
        order: {
          ...own.facts.order,
          lines: own.facts.order.lines.map((each) =>
            each.id === own.facts.lineId ? { ...each, ...change(own) } : each,
          ),
        },
      },
    });
  const limits =
    (change: (limits: Policy["limits"], currency: string) => Policy["limits"]) =>
    (own: Situation): Situation => ({
      ...own,
      risk: { ...own.risk, limits: change(own.risk.limits, own.facts.order.currency) },
    });
  const stage = (part: "reasons" | "wholeOrderOnly") => (own: Situation) => ({
    ...own,
    terms: {
      ...own.terms,
      stages: Object.fromEntries(
        Object.entries(own.terms.stages).map(([name, rules]) => [name, { ...rules, [part]: undefined }]),
      ) as Policy["stages"],
    },
  });

  /** For each code that a policy, an order or a count alone makes: what takes exactly that limit away. */
  const relaxed: Partial<Record<WhyCode, (own: Situation) => Situation>> = {
    window_passed: knob("windowDays", NEVER),
    credit_only: knob("windowDays", NEVER),
    proof_needed: knob("windowDays", NEVER),
    stage_closed: stage("reasons"),
    whole_order_only: stage("wholeOrderOnly"),
    safety: fact({ safety: false }),
    paused: fact({ paused: false }),
    signal: (own) => ({ ...own, risk: { ...own.risk, signals: [] } }),
    evidence_needed: riskKnob("evidenceAbove", NEVER),
    above_auto: riskKnob("autoUpTo", NEVER),
    above_order_limit: limits((rest) => ({ ...rest, perOrderBp: undefined })),
    above_customer_limit: limits((rest) => ({ ...rest, perCustomer: undefined })),
    above_day_limit: limits((rest, currency) => ({
      ...rest,
      perDay: { amount: { [currency]: NEVER }, count: 1_000_000 },
    })),
    payment_disputed: (own) => ({
      ...own,
      facts: { ...own.facts, order: { ...own.facts.order, payments: [] } },
    }),
    out_of_stock: line(() => ({ inStock: true })),
    replaced_before: fact({ replaced: 0 }),
    exchanged_before: fact({ exchanged: 0 }),
  };

  /** A limit of nothing at all lets nothing out, whatever else is relaxed; a few codes have no limit to take away. */
  const relaxable = ({ why }: DecidedOffer) =>
    why.length > 0 &&
    why.every(({ code, limit, got }) => relaxed[code] && limit !== 0 && Number(got ?? 0) < 1e9) &&
    why.some(({ mode }) => mode !== "no");
  const decided = ({ terms, risk, facts, now }: Situation) => decide(terms, risk, facts, now);
  const offerIn = (decision: Decision, remedy: string) => decision.offers.find((offer) => offer.remedy === remedy);
  /** A day's limit of its own: else it is made of the one for an order, and goes with it. */
  const withDay = ({ risk, ...own }: Situation): Situation => {
    const perDay = risk.limits.perDay ?? { amount: { [own.facts.order.currency]: 50_000 }, count: 9 };
    return { ...own, risk: { ...risk, limits: { ...risk.limits, perDay } } };
  };
  const relaxAll = (own: Situation, codes: Iterable<WhyCode>) =>
    [...codes].reduce((sum, code) => relaxed[code]!(sum), own);

  test("without what it lists the offer is instant; with any one of them left it is not", () => {
    let [seen, several] = [0, 0];
    fc.assert(
      fc.property(situation.map(withDay), (own) => {
        for (const remedy of offered) {
          const offer = offerIn(decided(own), remedy);
          if (!offer || !relaxable(offer)) continue;
          const codes = new Set(offer.why.map(({ code }) => code));
          // Relaxing the window for proof and for credit is one and the same.
          const free = offerIn(decided(relaxAll(own, codes)), remedy);
          expect([free?.mode, free?.why.map(({ code }) => code)]).toEqual(["automatic", []]);
          seen += 1;
          for (const left of codes) {
            const others = [...codes].filter((code) => code !== left);
            const held = offerIn(decided(relaxAll(own, others)), remedy);
            expect(held?.why.map(({ code }) => code)).toContain(left);
          }
          if (codes.size > 1) several += 1;
        }
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(50);
    expect(several).toBeGreaterThan(10);
  });
});
