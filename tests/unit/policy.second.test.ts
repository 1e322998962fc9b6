// Which changes of a policy ask for a second lead; and that what asks for none lets out no more and takes nothing away.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { decide } from "../../shared/policy/decide.ts";
import { Policy } from "../../shared/policy/document.ts";
import { needsSecond } from "../../shared/policy/second.ts";
import { facts, instantNow, policy as anyPolicy } from "./arbitraries.ts";
import { written } from "./written.ts";

const shop = v.parse(Policy, written);
const of = (more: object) => v.parse(Policy, { ...shop, ...more });
const base = (over: object) => of({ base: { ...shop.base, ...over } });
const paths = (before: Policy, after: Policy) => needsSecond(before, after).map(({ path }) => path);
const limits = (over: object) => of({ limits: { ...shop.limits, ...over } });
const { perDay } = shop.limits;
const rate = { signal: "refundRate365d", atLeast: 5000, minimumOrders: 4 } as const;
const cases90d = { signal: "cases90d", atLeast: 4 } as const;

describe("a second lead", () => {
  test.each<[string, Policy, Policy, string[]]>([
    ["nothing changed", shop, shop, []],
    ["more by itself on an order", shop, base({ autoUpTo: 9000 }), ["base/autoUpTo"]],
    ["less by itself", shop, base({ autoUpTo: 7000 }), []],
    ["the same in one currency, more in another", shop, base({ autoUpTo: { EUR: 8000, USD: 1 } }), ["base/autoUpTo"]],
    ["a photo asked for later", base({ evidenceAbove: 2000 }), base({ evidenceAbove: 3000 }), ["base/evidenceAbove"]],
    ["a photo asked for sooner", base({ evidenceAbove: 2000 }), base({ evidenceAbove: 1000 }), []],
    ["no photo any more", base({ evidenceAbove: 2000 }), base({ evidenceAbove: undefined }), ["base/evidenceAbove"]],
    ["a shorter window", shop, base({ windowDays: 20 }), ["base/windowDays"]],
    ["a longer window", shop, base({ windowDays: 40 }), ["base/windowDays"]],
    ["a remedy by a person", shop, base({ replacement: "person" }), ["base/replacement"]],
    ["less extra on credit", shop, base({ storeCreditBonusBp: 500 }), ["base/storeCreditBonusBp"]],
    ["a fee", shop, base({ restockingFeeBp: 500 }), ["base/restockingFeeBp"]],
    ["more in a day", shop, limits({ perDay: { ...perDay, count: 61 } }), ["limits/perDay/count"]],
    ["less in a day", shop, limits({ perDay: { ...perDay, count: 1 } }), []],
    ["no limit for an order", shop, limits({ perOrderBp: undefined }), ["limits/perOrderBp"]],
    [
      "a sign that looks later",
      of({ signals: [cases90d] }),
      of({ signals: [{ ...cases90d, atLeast: 5 }] }),
      ["signals/0"],
    ],
    ["a sign that looks sooner", of({ signals: [cases90d] }), of({ signals: [{ ...cases90d, atLeast: 3 }] }), []],
    [
      "a sign for some alone",
      of({ signals: [cases90d] }),
      of({ signals: [{ ...cases90d, reasons: ["late"] }] }),
      ["signals/0"],
    ],
    [
      "a share asked of fewer customers",
      of({ signals: [rate] }),
      of({ signals: [{ ...rate, minimumOrders: 6 }] }),
      ["signals/0"],
    ],
    ["a share asked of more customers", of({ signals: [rate] }), of({ signals: [{ ...rate, minimumOrders: 3 }] }), []],
    ["a new sign", of({ signals: [] }), of({ signals: [cases90d] }), []],
    ["no law besides", of({ law: ["eu"] }), of({ law: [] }), ["law"]],
    ["a new address for returns", shop, of({ returns: { address: "Dock 4", label: "none" } }), ["returns/address"]],
    ["no label any more", of({ returns: { label: "link" } }), of({ returns: { label: "none" } }), ["returns/label"]],
    [
      "a label, and how to wrap",
      of({ returns: { label: "none" } }),
      of({ returns: { label: "link", instructions: "Wrap it well." } }),
      [],
    ],
    ["other hours", shop, of({ service: { ...shop.service, offerDays: 7 } }), []],
    [
      "examples",
      shop,
      of({ examples: [{ name: "x", given: { reason: "late", item: 1 }, then: { refund: "no" } }] }),
      [],
    ],
  ])("%s", (_, before, after, asks) => expect(paths(before, after)).toEqual(asks));

  test("is asked for a group that comes or goes, also where its id reads like a field", () => {
    for (const id of ["fine", "name", "skipSignals", "autoUpTo", "x/name", "wholeOrderOnly"]) {
      const [none, one] = [of({ products: [] }), of({ products: [{ id, tags: ["x"], terms: { refund: "no" } }] })];
      expect([id, paths(none, one).length, paths(one, none).length]).toEqual([id, 1, 1]);
    }
    const named = (name: string) => of({ products: [{ id: "x", name, tags: ["x"], terms: {} }] });
    expect(paths(named("Fresh"), named("Very fresh"))).toEqual([]);
  });

  test("and whatever asks for none lets out no more and takes nothing away", () => {
    let seen = 0;
    fc.assert(
      fc.property(changed, facts, instantNow, ([before, after], own, now) => {
        fc.pre(needsSecond(before, after).length === 0);
        const [was, is] = [decide(before, before, own, now), decide(after, after, own, now)];
        const amounts = (decision: typeof was) =>
          decision.offers.map(({ remedy, amount, bonus }) => [remedy, amount, bonus]);
        expect(amounts(is)).toEqual(amounts(was));
        const instant = (decision: typeof was) =>
          decision.offers.filter(({ mode }) => mode === "automatic").map(({ remedy }) => remedy);
        for (const remedy of instant(is)) expect(instant(was)).toContain(remedy);
        seen += instant(was).length > 0 ? 1 : 0;
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(35);
  });
});

/** A policy, and the same with one part of another's in its place. */
const changed = fc
  .tuple(
    anyPolicy,
    anyPolicy,
    fc.constantFrom("autoUpTo", "evidenceAbove", "replacementsPerOrder", "exchangesPerOrder"),
    fc.nat(7),
  )
  .map(([before, other, knob, which]): [Policy, Policy] => {
    const swap = (layer: object, from: object) =>
      v.parse(Policy.entries.base, { ...layer, [knob]: Reflect.get(from, knob) });
    const [reason] = Object.keys(before.reasons) as (keyof Policy["reasons"])[];
    const ways: (() => Partial<Policy>)[] = [
      () => ({ base: swap(before.base, other.base) }),
      () => ({ limits: other.limits }),
      () => ({ signals: other.signals }),
      () => ({ service: other.service }),
      () => (reason ? { reasons: { ...before.reasons, [reason]: swap(before.reasons[reason]!, other.base) } } : {}),
      () => ({ products: before.products.map((group) => ({ ...group, terms: swap(group.terms, other.base) })) }),
      () => ({ customers: before.customers.map((group) => ({ ...group, skipSignals: [] })) }),
      () => ({ stages: other.stages }),
    ];
    return [before, { ...before, ...ways[which]!() }];
  });
