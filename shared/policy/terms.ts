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

/** Knobs that are amounts of money. */
export const amountKnobs = ["storeCreditBonusMax", "keepUpTo", "evidenceAbove", "autoUpTo"] as const;
const amounts = new Set<string>(amountKnobs);
const shares = new Set<string>(["storeCreditBonusBp", "partialRefundBp", "restockingFeeBp"]);

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

/** Tells the layers of the lists that speak about such an item, in the order in which they apply. */
function listed(policy: Policy, subject: Subject, tell: (at: string, terms: Layer) => void): void {
  for (const group of policy.products) {
    if (shared(group.tags, subject.tags) && group.only?.includes(subject.reason) !== false)
      tell(`products/${group.id}`, group.terms);
  }
  for (const season of policy.seasons) if (isIn(season, subject.placedOn)) tell(`seasons/${season.id}`, season.terms);
  for (const market of policy.markets) {
    if (market.countries.includes(subject.country)) tell(`markets/${market.id}`, market.terms);
  }
  for (const group of policy.customers) {
    if (shared(group.tags, subject.customerTags)) tell(`customers/${group.id}`, group.terms);
  }
}

/** All layers that speak about such an item, in the order in which they apply. */
function layersFor(policy: Policy, subject: Subject): Named[] {
  const { stage, reason } = subject;
  const found: Named[] = [];
  const add = (at: string, terms: Layer | undefined) => void (terms && found.push({ at, terms }));
  add("base", policy.base);
  add(`stages/${stage}`, policy.stages[stage]?.terms);
  add(`reasons/${reason}`, policy.reasons[reason]);
  listed(policy, subject, add);
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
  // Built a million times, so without a list.
  let name = "";
  listed(policy, subject, (at) => void (name += `\n${at}`));
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

function resolve(policy: Policy, layers: readonly Named[], currency: string): Resolved {
  const terms: Terms = { ...defaults };
  const sources = {} as Sources;
  for (const knob of Object.keys(defaults) as (keyof Terms)[]) {
    const toValue = (said: Said) => (amounts.has(knob) ? amountIn(said as Amount, currency, policy.currency) : said);
    const { value, at } = fold(terms[knob], stepsOf(layers, knob, toValue));
    // Layers may add up to more than all of it.
    Object.assign(terms, { [knob]: shares.has(knob) ? Math.min(10_000, value as number) : value });
    sources[knob] = at;
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

type Known = number | null;

/** What another number makes of one's own; undefined where it changes nothing. Null: none in the order's currency. */
const operators = {
  plus: (own: Known, more: Known) =>
    // "Always" and a little more is still a number that can be said.
    own === null || more === null ? undefined : Math.min(own + more, Number.MAX_SAFE_INTEGER),
  atLeast: (own: Known, least: Known) => (own === null || least === null || least <= own ? undefined : least),
  // A cap is a cap, also without a number: then nothing is known to be allowed.
  atMost: (own: Known, most: Known) => (own === null || (most !== null && most >= own) ? undefined : most),
};
type Operator = keyof typeof operators;

/** What a layer says of a knob, without its operator: a number, an amount, or a word. */
type Said = NonNullable<Layer[keyof Layer]>;
type Step = { operator: Operator | undefined; value: unknown; at: string };

function stepsOf(layers: readonly Named[], knob: keyof Layer, toValue: (said: Said) => unknown): Step[] {
  return layers.flatMap(({ at, terms }) => {
    const said = terms[knob];
    if (said === undefined) return [];
    const operator = (Object.keys(operators) as Operator[]).find((one) => Object.hasOwn(said as object, one));
    return { operator, value: toValue(operator ? (said as Record<Operator, Said>)[operator] : said), at };
  });
}

/** What is set and added in the layers' order, then every `atLeast`, then every `atMost`. */
function fold(start: unknown, steps: readonly Step[]): { value: unknown; at: string } {
  let [value, at] = [start, "default"];
  const bounds: unknown[] = ["atLeast", "atMost"];
  for (const step of steps.toSorted((a, b) => bounds.indexOf(a.operator) - bounds.indexOf(b.operator))) {
    const { operator } = step;
    const changed = operator ? operators[operator](value as Known, step.value as Known) : step.value;
    if (changed !== undefined) [value, at] = [changed, step.at];
  }
  return { value, at };
}
