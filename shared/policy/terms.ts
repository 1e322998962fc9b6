import type { Reason } from "../reasons.ts";
import { amountIn } from "./document.ts";
import type { Amount, Layer, Policy } from "./document.ts";

/** What holds for one item, every knob settled. Amounts are in the order's currency; null where it has no number. */
export type Terms = {
  windowDays: number;
  waitDays: number;
  afterWindow: "person" | "no";
  refund: Availability;
  replacement: Availability;
  store_credit: Availability;
  storeCreditBonusBp: number;
  storeCreditBonusMax: number | null;
  refundShipping: "none" | "standard" | "all";
  returnPaidBy: "merchant" | "shopper";
  keepUpTo: number | null;
  autoUpTo: number | null;
  evidenceAbove: number | null;
};
type Availability = "offer" | "person" | "no";

/** Which layer said it last, for each knob: what an explanation points to. */
export type Sources = Record<keyof Terms, string>;

const defaults: Terms = {
  windowDays: 30,
  waitDays: 0,
  afterWindow: "person",
  refund: "no",
  replacement: "no",
  store_credit: "no",
  storeCreditBonusBp: 0,
  // No cap of its own: a merchant who gives a tenth and says no more means a tenth.
  storeCreditBonusMax: Number.MAX_SAFE_INTEGER,
  refundShipping: "none",
  returnPaidBy: "shopper",
  keepUpTo: 0,
  autoUpTo: 0,
  // Never: a photo is asked for where the merchant says it matters.
  evidenceAbove: Number.MAX_SAFE_INTEGER,
};

const plain = ["windowDays", "waitDays", "storeCreditBonusBp"] as const;
const amounts = ["storeCreditBonusMax", "keepUpTo", "autoUpTo", "evidenceAbove"] as const;
const choices = ["afterWindow", "refund", "replacement", "store_credit", "refundShipping", "returnPaidBy"] as const;

type Named = { at: string; terms: Layer };

/** The layers that speak about such an item, in the order in which they apply. */
function layersFor(policy: Policy, reason: Reason, tags: readonly string[]): Named[] {
  const groups = policy.products.filter(
    (group) => group.tags.some((tag) => tags.includes(tag)) && (!group.only || group.only.includes(reason)),
  );
  const own = policy.reasons[reason];
  return [
    { at: "base", terms: policy.base },
    ...(own ? [{ at: `reasons/${reason}`, terms: own }] : []),
    ...groups.map((group) => ({ at: `products/${group.id}`, terms: group.terms })),
  ];
}

type Operation = { kind: "set" | "plus" | "atLeast" | "atMost"; value: number | null; at: string };

const kinds = ["atLeast", "atMost", "plus"] as const;

function operation(knob: unknown, at: string, toNumber: (value: Amount) => number | null): Operation {
  if (typeof knob === "object" && knob !== null) {
    for (const kind of kinds) {
      if (Object.hasOwn(knob, kind)) return { kind, value: toNumber((knob as Record<string, Amount>)[kind]!), at };
    }
  }
  return { kind: "set", value: toNumber(knob as Amount), at };
}

/**
 * `set` and `plus` in layer order, then every `atLeast`, then every `atMost`: a cap is a cap, also where it has no
 * number for the order's currency: then nothing is known to be allowed.
 */
function fold(start: number | null, operations: readonly Operation[]): { value: number | null; at: string } {
  let value = start;
  let at = "default";
  const apply = (kind: Operation["kind"], change: (own: number | null, other: number | null) => number | null) => {
    for (const step of operations.filter((candidate) => candidate.kind === kind)) {
      const changed = change(value, step.value);
      if (changed !== value) [value, at] = [changed, step.at];
    }
  };
  for (const step of operations) {
    if (step.kind === "set") [value, at] = [step.value, step.at];
    if (step.kind === "plus" && value !== null && step.value !== null) [value, at] = [value + step.value, step.at];
  }
  apply("atLeast", (own, other) => (own === null || other === null ? own : Math.max(own, other)));
  apply("atMost", (own, other) => (own === null || other === null ? null : Math.min(own, other)));
  return { value, at };
}

/** The terms of such an item, with the layer that set each knob. Pure; the same for the same document and facts. */
export function termsFor(
  policy: Policy,
  reason: Reason,
  tags: readonly string[],
  currency: string,
): { terms: Terms; sources: Sources; layers: string[] } {
  const layers = layersFor(policy, reason, tags);
  const terms: Terms = { ...defaults };
  const sources = Object.fromEntries(Object.keys(defaults).map((knob) => [knob, "default"])) as Sources;
  const inCurrency = (value: Amount) => amountIn(value, currency, policy.currency);
  const said = (knob: keyof Layer) => layers.filter((layer) => layer.terms[knob] !== undefined);

  for (const knob of plain) {
    const steps = said(knob).map((layer) => operation(layer.terms[knob], layer.at, (value) => value as number));
    const { value, at } = fold(terms[knob], steps);
    [terms[knob], sources[knob]] = [value ?? 0, at];
  }
  for (const knob of amounts) {
    const steps = said(knob).map((layer) => operation(layer.terms[knob], layer.at, inCurrency));
    const { value, at } = fold(terms[knob], steps);
    [terms[knob], sources[knob]] = [value, at];
  }
  for (const knob of choices) {
    const last = said(knob).at(-1);
    if (last) Object.assign(terms, { [knob]: last.terms[knob] });
    if (last) sources[knob] = last.at;
  }
  return { terms, sources, layers: layers.map((layer) => layer.at) };
}
