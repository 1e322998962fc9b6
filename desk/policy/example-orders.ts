import type { Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import type { Policy, Stage } from "../../shared/policy/document.ts";
import { itemWords } from "../../shared/policy/example.ts";
import { noonOf } from "../../shared/policy/made-up.ts";
import type { Example } from "../../shared/policy/examples.ts";
import type { Kind } from "../../shared/policy/kinds.ts";
import { pointsOf, UNDERWAY } from "../../shared/policy/points.ts";
import type { Point } from "../../shared/policy/points.ts";
import { worthOf } from "../../shared/policy/starts/scale.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { capital } from "../../shared/policy/words.ts";
import { reasons, reasonTable } from "../../shared/reasons.ts";
import type { Reason } from "../../shared/reasons.ts";
import { en } from "../../shared/texts/en.ts";
import { DAY, iso, localDate } from "../../shared/time.ts";
import { money } from "../format.ts";

/** Which orders stand beside the form: everyday ones, the merchant's own groups, and whatever else comes out otherwise. */

/** An order, and what its shopper says of it. */
type Happened = {
  /** Minor units of the policy's currency. */
  paid: number;
  shippingPaid?: number;
  reason: Reason;
  /** Days since it arrived, was due, or was ordered. */
  day: number;
  stage?: Stage;
  photo?: boolean;
  tags?: readonly string[];
  customerTags?: readonly string[];
  /** The day of the order, where it isn't as many days ago as the rest of it asks for. */
  orderedOn?: string;
};

/** `story`: what happened, as one would tell it. */
export type ExampleOrder = Happened & { id: string; story: string };

/** The same in any currency: `cents` are euro cents, turned into about as much, and the amount is put into the story. */
type Story = Omit<ExampleOrder, "story" | "paid" | "shippingPaid"> & {
  story: (amount: string) => string;
  cents: number;
  shippingCents?: number;
};

const usual: readonly Story[] = [
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

/** So many stand beside the form. */
const MANY = 12;

/** The usual ones; one of the first season; two of groups of goods and customers, or two of goods; and those of `others`. */
export function exampleOrdersFor(policy: Policy, country: string, now: number): ExampleOrder[] {
  const customers = policy.customers.slice(0, 1).map(forCustomers);
  const products = policy.products.slice(0, 2 - customers.length).map(forProducts);
  const seasons = policy.seasons.slice(0, 1).map(forSeason);
  const examples = [...usual, ...seasons, ...products, ...customers].map((story) => priced(policy, story));
  return [...examples, ...others(policy, country, now, examples)];
}

function priced({ currency }: Policy, { story, cents, shippingCents, ...rest }: Story): ExampleOrder {
  const paid = worthOf(cents, currency);
  const shipping = shippingCents === undefined ? {} : { shippingPaid: worthOf(shippingCents, currency) };
  return { ...rest, story: story(money(paid, currency)), paid, ...shipping };
}

function forSeason({ id, orderedFrom }: Policy["seasons"][number]): Story {
  const story = (a: string) => `A scarf for ${a}, ordered in “${id}”, isn't wanted any more. Day 40.`;
  return { id: `seasons/${id}`, story, cents: 3500, reason: "changed_mind", day: 40, orderedOn: orderedFrom };
}

function forProducts(group: Policy["products"][number]): Story {
  const reason = group.only?.includes("changed_mind") === false ? group.only[0]! : "changed_mind";
  const name = group.name ?? group.id;
  const said = en.reading.reasons[reason].toLowerCase().replace(/^i /, "I ");
  const story = (a: string) => `Goods “${name}” for ${a}: “${said}”. Day 4.`;
  return { id: `products/${group.id}`, story, cents: 3000, reason, day: 4, tags: group.tags };
}

function forCustomers({ id, tags }: Policy["customers"][number]): Story {
  const story = (a: string) => `A bag for ${a} isn't wanted any more by someone in “${id}”. Day 40.`;
  return { id: `customers/${id}`, story, cents: 8900, reason: "changed_mind", day: 40, customerTags: tags };
}

/** So many are decided in search of them, which takes a few milliseconds. */
const TRIED = 400;

/** One witness, drawn from the cells, for each outcome that none of these examples has, until there are enough. */
function others(policy: Policy, country: string, now: number, examples: readonly ExampleOrder[]): ExampleOrder[] {
  const outcomeOf = (happened: Happened) => {
    const { facts, at } = askedOf(policy, happened, country, now);
    return shapeOf(decide(policy, policy, facts, at));
  };
  const known = new Set(examples.map(outcomeOf));
  const found: ExampleOrder[] = [];
  let tried = 0;
  for (const { kind, point } of inTurn(policy, likelyKinds(policy, country, now))) {
    if (examples.length + found.length >= MANY || tried >= TRIED) break;
    tried += 1;
    const happened = happenedOf(kind, point);
    const outcome = outcomeOf(happened);
    if (known.has(outcome)) continue;
    known.add(outcome);
    found.push({ ...happened, id: outcome, story: `${capital(itemWords(kind, point))}.` });
  }
  return found;
}

/** What is offered and how, but for amounts and the reasons why. */
function shapeOf({ offers, extra }: Decision): string {
  const shapes = offers.map(({ remedy, mode, goods, fees, bonus, ...offer }) =>
    [remedy, mode, goods, offer.return?.paidBy, fees.length > 0, bonus > 0].join(" "),
  );
  return [...shapes, extra !== null].join("; ");
}

/** Where goods are when somebody says this of them. */
const stageFor = (reason: Reason): Stage =>
  reason === "cancel" ? "unfulfilled" : reasonTable[reason].lane === "delivery" ? "in_transit" : "delivered";

/** Each reason, of goods in no group and of those in each group that is about it. */
function likelyKinds({ currency, timeZone, products }: Policy, country: string, now: number): Kind[] {
  const common = { country, currency, business: false, customerTags: [], placedOn: localDate(now, timeZone) };
  const tagged = [undefined, ...products].flatMap((group) => {
    const about = reasons.filter((reason) => group?.only?.includes(reason) ?? true);
    return about.map((reason) => ({ reason, tags: group?.tags.slice(0, 1) ?? [] }));
  });
  return tagged.map((own) => ({ ...own, ...common, stage: stageFor(own.reason) }));
}

type Drawn = { kind: Kind; point: Point };

/** An item of each kind, then the next of each: so that the first few are about many things. */
function* inTurn(policy: Policy, kinds: readonly Kind[]): Generator<Drawn> {
  const cells = kinds.map((kind) => ({ kind, points: undefined as Point[] | undefined }));
  for (let turn = 0, any = true; any; turn++) {
    any = false;
    for (const cell of cells) {
      const point = (cell.points ??= plainPoints(policy, cell.kind))[turn];
      if (!point) continue;
      any = true;
      yield { kind: cell.kind, point };
    }
  }
}

/** The items of a kind that need no history to be told; with a photo only where one may be asked for. */
function plainPoints(policy: Policy, kind: Kind): Point[] {
  const { arrived, lane } = reasonTable[kind.reason];
  const seen = arrived && lane !== "withdrawal";
  return pointsOf(policy, kind, termsFor(policy, kind), true)
    .filter(({ day, worth: _1, evidence: _2, ...history }) => day >= 0 && Object.keys(history).length === 0)
    .map((point) => ({ ...point, evidence: seen && point.evidence }));
}

const happenedOf = ({ reason, stage, tags }: Kind, { day, worth, evidence }: Point): Happened => ({
  paid: worth,
  reason,
  day,
  stage,
  photo: evidence,
  ...(tags.length > 0 && { tags }),
});

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

/** The day of the order only where a season may ask for it: else it would age. */
export function givenOf({ seasons, timeZone }: Policy, happened: Happened, order: Order): Example["given"] {
  const { reason, day, stage, photo, tags, customerTags } = happened;
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

/** Everything a decision rests on, for an order that is about nothing else, and when it is asked about. */
export function askedOf(
  policy: Policy,
  happened: Happened,
  country: string,
  now: number,
): { facts: Facts; at: number } {
  const { orderedOn, day } = happened;
  const at = orderedOn === undefined ? now : noonOf(orderedOn, policy.timeZone) + (day + UNDERWAY) * DAY;
  const order = orderOf(policy, happened, country, at);
  const facts: Facts = {
    order,
    lineId: "l1",
    quantity: 1,
    reason: happened.reason,
    unitsGone: 0,
    shippingGone: 0,
    refundable: order.paid,
    automatic: { order: 0, customer: { amount: 0, count: 0 }, day: { amount: 0, count: 0 } },
    paused: false,
    safety: false,
    evidence: happened.photo === true,
    proof: false,
    replaced: 0,
    exchanged: 0,
    extras: 0,
    wholeOrder: true,
    signals: {},
  };
  return { facts, at };
}

function orderOf({ currency }: Policy, happened: Happened, country: string, now: number): Order {
  const { stage = "delivered", day, paid, shippingPaid = 0, tags = [], customerTags = [] } = happened;
  const ago = (days: number) => iso(now - days * DAY);
  const sent = stage === "unfulfilled" ? {} : { fulfilledAt: ago(day + 2) };
  const there = stage === "delivered" ? { deliveredAt: ago(day) } : {};
  const line = { id: "l1", title: "-", quantity: 1, paid, tags: [...tags], refundedQuantity: 0, ...sent, ...there };
  return {
    id: "example",
    currency,
    placedAt: ago(day + UNDERWAY),
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
