import type { Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, Facts, Reasoning } from "../../shared/policy/decision.ts";
import type { Policy, Stage } from "../../shared/policy/document.ts";
import type { Example as Kept } from "../../shared/policy/examples.ts";
import { worthOf } from "../../shared/policy/starts/scale.ts";
import { reasonTable } from "../../shared/reasons.ts";
import type { Reason } from "../../shared/reasons.ts";
import { extraWords } from "../../shared/policy/words.ts";
import { en } from "../../shared/texts/en.ts";
import { DAY, iso, localDate } from "../../shared/time.ts";
import { money } from "../format.ts";
import { knobs } from "./knobs.ts";
import { text } from "./strings.ts";

/** Small orders in words, and what the policy makes of each. Pure: decided by `decide` itself, as a shopper's would be. */

export type Example = {
  id: string;
  /** What happened, as one would tell it; the amount is put in. */
  story: (amount: string) => string;
  /** Euro cents, turned into about as much in the policy's currency. */
  cents: number;
  shippingCents?: number;
  reason: Reason;
  /** Days since it arrived, was due, or was ordered. */
  day: number;
  stage?: Stage;
  photo?: boolean;
  tags?: readonly string[];
  customerTags?: readonly string[];
};

export type Outcome = {
  id: string;
  story: string;
  words: string;
  /** A second, quiet sentence: what the shopper reads, or what the law adds. */
  also: string;
  /** As it is decided by what is live, where that differs. */
  until: string | null;
  mode: "automatic" | "evidence" | "person" | "no";
  /** The order as the document's own examples have it. */
  given: Kept["given"];
};

const usual: readonly Example[] = [
  {
    id: "mug",
    story: (a) => `A mug for ${a} arrives broken. Day 3, with a photo.`,
    cents: 2490,
    reason: "damaged",
    day: 3,
    photo: true,
  },
  {
    id: "vase",
    story: (a) => `A vase for ${a} arrives broken. Day 5, no photo yet.`,
    cents: 7900,
    reason: "damaged",
    day: 5,
  },
  {
    id: "coat",
    story: (a) => `A coat for ${a} plus delivery isn't what they hoped for. Day 10.`,
    cents: 11_900,
    shippingCents: 590,
    reason: "changed_mind",
    day: 10,
  },
  {
    id: "scarf",
    story: (a) => `A scarf for ${a} isn't wanted any more. Day 40.`,
    cents: 3500,
    reason: "changed_mind",
    day: 40,
  },
  { id: "shoes", story: (a) => `Shoes for ${a} don't fit. Day 6.`, cents: 6500, reason: "wrong_size", day: 6 },
  {
    id: "lamp",
    story: (a) => `A lamp for ${a} stops working after half a year.`,
    cents: 5900,
    reason: "defective",
    day: 182,
    photo: true,
  },
  {
    id: "parcel",
    story: (a) => `A parcel worth ${a} plus delivery never arrived. It was due six days ago.`,
    cents: 4500,
    shippingCents: 590,
    reason: "never_arrived",
    day: 6,
    stage: "in_transit",
  },
  {
    id: "cancel",
    story: (a) => `An order of ${a} plus delivery is cancelled before it is sent.`,
    cents: 5000,
    shippingCents: 590,
    reason: "cancel",
    day: 0,
    stage: "unfulfilled",
  },
];

/** The usual ones, then two for the merchant's own groups: of goods and of customers, or two of goods. */
export function examplesFor(policy: Policy): Example[] {
  const customers = policy.customers.slice(0, 1).map(forCustomers);
  const products = policy.products.slice(0, 2 - customers.length).map(forProducts);
  return [...usual, ...products, ...customers];
}

function forProducts(group: Policy["products"][number]): Example {
  const reason = group.only?.includes("changed_mind") === false ? group.only[0]! : "changed_mind";
  const name = group.name ?? group.id;
  const said = en.reading.reasons[reason].toLowerCase().replace(/^i /, "I ");
  const story = (a: string) => `Goods “${name}” for ${a}: “${said}”. Day 4.`;
  return { id: `products/${group.id}`, story, cents: 3000, reason, day: 4, tags: group.tags };
}

function forCustomers({ id, tags }: Policy["customers"][number]): Example {
  const story = (a: string) => `A bag for ${a} isn't wanted any more by someone in “${id}”. Day 40.`;
  return { id: `customers/${id}`, story, cents: 8900, reason: "changed_mind", day: 40, customerTags: tags };
}

/** Where orders come from in the examples, guessed from the merchant's zone. */
export function homeOf(timeZone: string): string {
  const known: Readonly<Record<string, string>> = {
    "Europe/London": "GB",
    "Europe/Berlin": "DE",
    "Europe/Vienna": "AT",
    "Europe/Zurich": "CH",
    "Europe/Paris": "FR",
    "Europe/Madrid": "ES",
    "Europe/Rome": "IT",
    "Europe/Amsterdam": "NL",
    "Asia/Tokyo": "JP",
    "Australia/Sydney": "AU",
  };
  if (known[timeZone]) return known[timeZone];
  return timeZone.startsWith("America/") ? "US" : timeZone.startsWith("Europe/") ? "DE" : "US";
}

/** The home country, the large markets, and whichever the policy names. */
export function countriesFor(policy: Policy): string[] {
  const named = policy.markets.flatMap((market) => market.countries);
  return [...new Set([homeOf(policy.timeZone), "DE", "GB", "US", ...named])].slice(0, 20);
}

/**
 * What becomes of each example, in words; beside it what the live policy makes of it, where that is something else.
 * @param now milliseconds, UTC
 */
export function outcomesOf(policy: Policy, live: Policy, country: string, now: number): Outcome[] {
  return examplesFor(policy).map((example) => {
    const facts = factsOf(policy, example, country, now);
    const told = (by: Policy) => {
      const decision = decide(by, by, facts, now);
      return { decision, words: wordsFor(facts, decision) };
    };
    const [mine, theirs] = [told(policy), told(live)];
    return {
      id: example.id,
      story: example.story(money(facts.order.lines[0]!.paid, policy.currency)),
      words: mine.words,
      also: alsoFor(policy, facts, mine.decision),
      until: mine.words === theirs.words ? null : theirs.words,
      mode: easiest(mine.decision.offers),
      given: givenOf(policy, example, facts.order),
    };
  });
}

/** The day of the order only where a season may ask for it: else it would age. */
function givenOf({ seasons, timeZone }: Policy, example: Example, order: Order): Kept["given"] {
  const { reason, day, stage, photo, tags, customerTags } = example;
  return {
    reason,
    item: order.lines[0]!.paid,
    ...(order.shippingPaid > 0 && { shipping: order.shippingPaid }),
    day,
    ...(stage && { stage }),
    ...(photo && { evidence: true }),
    ...(tags && { tags: [...tags] }),
    ...(customerTags && { customerTags: [...customerTags] }),
    country: order.country,
    ...(seasons.length > 0 && { placedOn: localDate(Date.parse(order.placedAt), timeZone) }),
  };
}

const easiest = (offers: readonly DecidedOffer[]): Outcome["mode"] =>
  (["automatic", "evidence", "person"] as const).find((mode) => offers.some((offer) => offer.mode === mode)) ?? "no";

/** Everything a decision rests on, for an order that is about nothing else. */
function factsOf(policy: Policy, example: Example, country: string, now: number): Facts {
  const order = orderOf(policy, example, country, now);
  return {
    order,
    lineId: "l1",
    quantity: 1,
    reason: example.reason,
    unitsGone: 0,
    shippingGone: 0,
    refundable: order.paid,
    automatic: { order: 0, customer: { amount: 0, count: 0 }, day: { amount: 0, count: 0 } },
    paused: false,
    safety: false,
    evidence: example.photo === true,
    proof: false,
    replaced: 0,
    exchanged: 0,
    extras: 0,
    wholeOrder: true,
    signals: {},
  };
}

function orderOf({ currency }: Policy, example: Example, country: string, now: number): Order {
  const { stage = "delivered", day, cents, shippingCents = 0, tags = [], customerTags = [] } = example;
  const [paid, shippingPaid] = [worthOf(cents, currency), worthOf(shippingCents, currency)];
  const ago = (days: number) => iso(now - days * DAY);
  const sent = stage === "unfulfilled" ? {} : { fulfilledAt: ago(day + 2) };
  const there = stage === "delivered" ? { deliveredAt: ago(day) } : {};
  const line = { id: "l1", title: "-", quantity: 1, paid, tags: [...tags], refundedQuantity: 0, ...sent, ...there };
  return {
    id: "example",
    currency,
    placedAt: ago(day + 3),
    country,
    lines: [line],
    shippingPaid,
    paid: paid + shippingPaid,
    refunded: 0,
    payments: [],
    ...(stage === "in_transit" ? { expectedAt: ago(day) } : {}),
    customer: { email: "ada@example.com", tags: [...customerTags], business: false },
    test: false,
  };
}

const phrases = { automatic: text.examples.atOnce, evidence: text.examples.withPhoto, person: text.examples.byPerson };

/** "€24.90 back, a new one, or €24.90 credit plus €2.49, at once; nothing to send back." */
function wordsFor(facts: Facts, { offers, extra }: Decision): string {
  if (offers.length === 0) return text.examples.no;
  const { currency } = facts.order;
  const parts = (["automatic", "evidence", "person"] as const).flatMap((mode) => {
    const those = offers.filter((offer) => offer.mode === mode);
    return those.length === 0 ? [] : [`${either(those.map((offer) => offerWords(offer, currency)))}, ${phrases[mode]}`];
  });
  const fee = offers.find((offer) => offer.fees.length > 0)?.fees[0]?.amount;
  const more = extra ? [text.examples.extra(extraWords({ ...extra, most: money(extra.cost, currency) }))] : [];
  const whole = [
    ...parts,
    ...more,
    ...(fee ? [text.examples.lessFee(money(fee, currency))] : []),
    ...goodsWords(facts, offers),
  ];
  const said = whole.join("; ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

const either = (words: readonly string[]) => new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);

function offerWords({ remedy, amount, bonus }: DecidedOffer, currency: string): string {
  const shown = money(amount, currency);
  if (remedy === "refund") return text.examples.money(shown);
  if (remedy === "partial_refund") return text.examples.part(shown);
  if (remedy !== "store_credit") return text.examples.goods[remedy];
  return bonus > 0 ? text.examples.creditPlus(shown, money(bonus, currency)) : text.examples.credit(shown);
}

function goodsWords({ reason }: Facts, offers: readonly DecidedOffer[]): string[] {
  const back = offers.find((offer) => offer.goods === "return")?.return;
  if (back) return [back.paidBy === "merchant" ? text.examples.backByUs : text.examples.backByShopper];
  return reasonTable[reason].arrived ? [text.examples.nothingBack] : [];
}

/** What the law lifted, else the sentence the shopper reads where it isn't settled at once. */
function alsoFor(policy: Policy, { reason }: Facts, { offers, declined, lawRaised }: Decision): string {
  const lifted = [...new Set(lawRaised.map(({ knob }) => knobs[knob].label.toLowerCase()))];
  if (lifted.length > 0) return text.examples.law(lifted.join(", "));
  if (offers.some(({ mode }) => mode === "automatic")) return "";
  const why = offers[0] ? offers[0].why.find((one) => one.mode === offers[0]!.mode) : declined[0]?.why[0];
  return why ? `“${shopperWhy(policy, why, reason)}”` : "";
}

function shopperWhy(policy: Policy, { code, mode, at, limit, got }: Reasoning, reason: Reason): string {
  const group = policy.products.find(({ id }) => at === `products/${id}`)?.name ?? null;
  return en.why[code]({ limit, got, mode, group, reason: en.reading.reasons[reason] });
}
