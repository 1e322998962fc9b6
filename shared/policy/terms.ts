import type { Reason } from "../reasons.ts";
import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { amountIn } from "./document.ts";
import type { Amount, Extra, Layer, Policy, RefundTime, Signal, Stage, availabilities } from "./document.ts";

type Availability = (typeof availabilities)[number];

/** What holds for one item, every knob settled. Amounts are in the order's currency; null where it has no number. */
export type Terms = Record<OfferedRemedy, Availability> & {
  windowDays: number;
  windowFrom: "delivered" | "fulfilled" | "ordered";
  waitDays: number;
  afterWindow: "person" | "store_credit" | "no";
  withProof: "none" | "receipt" | "packaging" | "either";
  storeCreditBonusBp: number;
  storeCreditBonusMax: number | null;
  partialRefundBp: number;
  priceDifference: "waive" | "settle" | "person";
  restockingFeeBp: number;
  refundShipping: "none" | "standard" | "all";
  returnPaidBy: "merchant" | "shopper";
  refundWhen: RefundTime;
  refundTo: "original" | "gift_card";
  keepUpTo: number | null;
  replacementsPerOrder: number;
  exchangesPerOrder: number;
  evidenceAbove: number | null;
  autoUpTo: number | null;
  extra: Extra | "none";
};

/** Which layer said it last, for each knob: what an explanation points to. */
export type Sources = Record<keyof Terms, string>;

export const defaults: Terms = {
  windowDays: 30,
  windowFrom: "delivered",
  waitDays: 0,
  afterWindow: "person",
  withProof: "none",
  refund: "no",
  replacement: "no",
  exchange: "no",
  resend_part: "no",
  repair: "no",
  store_credit: "no",
  partial_refund: "no",
  storeCreditBonusBp: 0,
  // No cap of its own: a merchant who gives a tenth and says no more means a tenth.
  storeCreditBonusMax: Number.MAX_SAFE_INTEGER,
  partialRefundBp: 0,
  priceDifference: "settle",
  restockingFeeBp: 0,
  refundShipping: "none",
  returnPaidBy: "shopper",
  // As the law of withdrawal has it: once the goods are back, or are shown to be on their way.
  refundWhen: "sent_back",
  refundTo: "original",
  keepUpTo: 0,
  replacementsPerOrder: 1,
  exchangesPerOrder: 1,
  // Never: a photo is asked for where the merchant says it matters.
  evidenceAbove: Number.MAX_SAFE_INTEGER,
  autoUpTo: 0,
  extra: "none",
};

const plain = [
  "windowDays",
  "waitDays",
  "storeCreditBonusBp",
  "partialRefundBp",
  "restockingFeeBp",
  "replacementsPerOrder",
  "exchangesPerOrder",
] as const;
/** Knobs that are amounts of money. */
export const amountKnobs = ["storeCreditBonusMax", "keepUpTo", "evidenceAbove", "autoUpTo"] as const;
const choices = [
  "windowFrom",
  "afterWindow",
  "withProof",
  ...offered,
  "priceDifference",
  "refundShipping",
  "returnPaidBy",
  "refundWhen",
  "refundTo",
  "extra",
] as const;
const shares = new Set<keyof Terms>(["storeCreditBonusBp", "partialRefundBp", "restockingFeeBp"]);

/** What a layer may look at. `placedOn` is a date in the policy's time zone, empty where no season asks for it. */
export type Subject = {
  reason: Reason;
  tags: readonly string[];
  currency: string;
  stage: Stage;
  placedOn: string;
  country: string;
  customerTags: readonly string[];
};

type Named = { at: string; terms: Layer };

/** Everything the document says of one kind of item; the same object for the same layers. */
export type Resolved = {
  terms: Terms;
  sources: Sources;
  layers: string[];
  /** What is offered at all, in the order it stands on screen: the three everyone knows, and what the document names. */
  remedies: OfferedRemedy[];
  /** The group that takes its goods out of the right of withdrawal, or null. */
  exempt: string | null;
  skipSignals: ReadonlySet<Signal>;
};

const isIn = (season: Policy["seasons"][number], day: string) => season.orderedFrom <= day && day <= season.orderedTo;
const shared = (some: readonly string[], others: readonly string[]) => some.some((one) => others.includes(one));

/** The layers that speak about such an item, in the order in which they apply. */
function layersFor(policy: Policy, subject: Subject): Named[] {
  const { reason, tags, placedOn, country, customerTags, stage } = subject;
  const found: Named[] = [{ at: "base", terms: policy.base }];
  const add = (at: string, terms: Layer | undefined) => void (terms && found.push({ at, terms }));
  add(`stages/${stage}`, policy.stages[stage]?.terms);
  add(`reasons/${reason}`, policy.reasons[reason]);
  for (const group of policy.products) {
    if (shared(group.tags, tags) && (!group.only || group.only.includes(reason)))
      add(`products/${group.id}`, group.terms);
  }
  for (const season of policy.seasons) {
    if (isIn(season, placedOn)) add(`seasons/${season.id}`, season.terms);
  }
  for (const market of policy.markets) {
    if (market.countries.includes(country)) add(`markets/${market.id}`, market.terms);
  }
  for (const group of policy.customers) {
    if (shared(group.tags, customerTags)) add(`customers/${group.id}`, group.terms);
  }
  return found;
}

/** What was resolved before: by currency, stage and reason, and then by the lists' layers that speak as well. */
type Kept = Record<string, Record<string, Map<string, Resolved>>>;
const kept = new WeakMap<Policy, Kept>();
const KEPT = 2000;

/**
 * The terms of such an item, with the layer that set each knob. Pure; the same for the same document and layers, and so
 * remembered by them: documents don't change once they are parsed.
 */
export function termsFor(policy: Policy, subject: Subject): Resolved {
  const known = keptOf(policy, subject);
  const name = listedFor(policy, subject);
  const before = known.get(name);
  if (before) return before;
  const resolved = resolve(policy, layersFor(policy, subject), subject.currency);
  if (known.size >= KEPT) known.clear();
  known.set(name, resolved);
  return resolved;
}

function keptOf(policy: Policy, { currency, stage, reason }: Subject): Map<string, Resolved> {
  let all = kept.get(policy);
  // Without a prototype: a name is only ever a name.
  if (!all) kept.set(policy, (all = Object.create(null) as Kept));
  const byCurrency = (all[currency] ??= Object.create(null) as Kept[string]);
  return (byCurrency[stage + reason] ??= new Map());
}

/** The product groups, seasons, markets and customer groups that speak: built a million times, so without a list. */
function listedFor({ products, seasons, markets, customers }: Policy, subject: Subject): string {
  let name = "";
  for (const group of products) if (shared(group.tags, subject.tags)) name += `\np${group.id}`;
  for (const season of seasons) if (isIn(season, subject.placedOn)) name += `\ns${season.id}`;
  for (const market of markets) if (market.countries.includes(subject.country)) name += `\nm${market.id}`;
  for (const group of customers) if (shared(group.tags, subject.customerTags)) name += `\nc${group.id}`;
  return name;
}

function resolve(policy: Policy, layers: readonly Named[], currency: string): Resolved {
  const terms: Terms = { ...defaults };
  const sources = Object.fromEntries(Object.keys(defaults).map((knob) => [knob, "default"])) as Sources;
  const inCurrency = (value: Amount) => amountIn(value, currency, policy.currency);
  const said = (knob: keyof Layer) => layers.filter((layer) => layer.terms[knob] !== undefined);
  for (const knob of plain) {
    const steps = said(knob).map((layer) => operation(layer.terms[knob], layer.at, (value) => value as number));
    const { value, at } = fold(terms[knob], steps);
    // Layers may add up to more than all of it.
    terms[knob] = shares.has(knob) ? Math.min(10_000, value ?? 0) : (value ?? 0);
    sources[knob] = at;
  }
  for (const knob of amountKnobs) {
    const steps = said(knob).map((layer) => operation(layer.terms[knob], layer.at, inCurrency));
    const { value, at } = fold(terms[knob], steps);
    [terms[knob], sources[knob]] = [value, at];
  }
  for (const knob of choices) {
    const last = said(knob).at(-1);
    if (last) Object.assign(terms, { [knob]: last.terms[knob] });
    if (last) sources[knob] = last.at;
  }
  const names = layers.map((layer) => layer.at);
  const exempt = policy.products.find((group) => group.withdrawalExempt && names.includes(`products/${group.id}`));
  const groups = policy.customers.filter((group) => names.includes(`customers/${group.id}`));
  return {
    terms,
    sources,
    layers: names,
    remedies: offered.filter((remedy) => everyday.has(remedy) || terms[remedy] !== "no"),
    exempt: exempt?.id ?? null,
    skipSignals: new Set(groups.flatMap((group) => group.skipSignals)),
  };
}

/** Of these it is said also that they are not given: shoppers ask for them by name. */
const everyday = new Set<OfferedRemedy>(["refund", "replacement", "store_credit"]);

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
    // "Always" and a little more is still a number that can be said.
    if (step.kind === "plus" && value !== null && step.value !== null)
      [value, at] = [Math.min(value + step.value, Number.MAX_SAFE_INTEGER), step.at];
  }
  apply("atLeast", (own, other) => (own === null || other === null ? own : Math.max(own, other)));
  apply("atMost", (own, other) => (own === null || other === null ? null : Math.min(own, other)));
  return { value, at };
}
