import type { Lane, Reason } from "../reasons.ts";
import { refundTimes } from "./document.ts";
import type { LawPack, Policy, Stage } from "./document.ts";
import type { Sources, Terms } from "./terms.ts";

/**
 * What the law asks, as code above every document: it can only raise what a consumer gets, and each rule names its
 * article so that a lawyer can check it. Nothing here is legal advice.
 */

/** What the rules look at. Days are calendar days since the goods arrived; null while they haven't. */
export type Legal = {
  country: string;
  business: boolean;
  reason: Reason;
  lane: Lane;
  stage: Stage;
  daysSince: number | null;
  /** Goods that the law leaves out of the right of withdrawal. */
  exempt: boolean;
};

/** A knob the law lifted, from what to what, and where it says so. */
export type Raised = { pack: LawPack; article: string; knob: keyof Floor; from: Value; to: Value };
type Value = string | number | null;

type Rule = {
  article: string;
  applies(item: Legal): boolean;
  /** At least so much, for each knob it is about. */
  raises: Partial<Floor>;
};

/** The least the law asks of a knob. A window is a number of days that may not be shorter. */
type Floor = {
  refund: "person" | "offer";
  replacement: "person";
  windowDays: number;
  windowFrom: "delivered";
  afterWindow: "person";
  returnPaidBy: "merchant";
  refundWhen: "sent_back";
  restockingFeeBp: 0;
  refundShipping: "standard";
};

const within = (days: number) => (item: Legal) => item.daysSince === null || item.daysSince <= days;
const TWO_YEARS = 730;
const SIX_YEARS = 2190;
const ONE_YEAR = 365;

/** Its lane is this one only while the period lasts: period.ts. */
const withdrawal = (item: Legal) => item.lane === "withdrawal";
/** One may withdraw before anything came, too. */
const canceled = (item: Legal) => item.lane === "order_change" && item.stage !== "delivered" && !item.exempt;
const conformity = (days: number) => (item: Legal) => item.lane === "conformity" && within(days)(item);
/** To have them is what counts, not what a carrier says of them: Art. 18(1) and 20 of Directive 2011/83. */
const overdue = ({ lane, stage, reason }: Legal) =>
  lane === "delivery" && (stage !== "delivered" || reason === "never_arrived");

/** All that was paid goes back, or a person sees to it, however much time has passed. */
const allPaid = { refund: "person", afterWindow: "person", refundShipping: "standard" } as const;
/** A fortnight from delivery at least. */
const fortnight = { windowDays: 14, windowFrom: "delivered" } as const;

const eu: readonly Rule[] = [
  {
    article: "Directive 2011/83, Art. 9 and 13(1)",
    applies: withdrawal,
    raises: { ...allPaid, ...fortnight },
  },
  {
    article: "Directive 2011/83, Art. 9 and 13(1)",
    applies: canceled,
    raises: { ...allPaid, restockingFeeBp: 0 },
  },
  { article: "Directive 2011/83, Art. 13(3)", applies: withdrawal, raises: { refundWhen: "sent_back" } },
  { article: "Directive 2011/83, Art. 14(1) and (5)", applies: withdrawal, raises: { restockingFeeBp: 0 } },
  {
    article: "Directive 2019/771, Art. 10 and 13",
    applies: conformity(TWO_YEARS),
    raises: { refund: "person", replacement: "person", afterWindow: "person" },
  },
  {
    article: "Directive 2019/771, Art. 14(1) and (2)",
    applies: conformity(TWO_YEARS),
    raises: { returnPaidBy: "merchant", restockingFeeBp: 0 },
  },
  {
    article: "Directive 2011/83, Art. 18(2) and (3)",
    applies: overdue,
    raises: allPaid,
  },
];

const uk: readonly Rule[] = [
  {
    article: "Consumer Contracts Regulations 2013, reg. 29, 30 and 34",
    applies: withdrawal,
    raises: { ...allPaid, ...fortnight, refundWhen: "sent_back", restockingFeeBp: 0 },
  },
  {
    article: "Consumer Contracts Regulations 2013, reg. 29 and 34",
    applies: canceled,
    raises: { ...allPaid, restockingFeeBp: 0 },
  },
  {
    article: "Consumer Rights Act 2015, s. 20 and 22",
    applies: conformity(30),
    raises: { refund: "person", windowDays: 30, windowFrom: "delivered", returnPaidBy: "merchant", restockingFeeBp: 0 },
  },
  {
    article: "Consumer Rights Act 2015, s. 23 and 24",
    applies: conformity(SIX_YEARS),
    raises: {
      refund: "person",
      replacement: "person",
      afterWindow: "person",
      returnPaidBy: "merchant",
      restockingFeeBp: 0,
    },
  },
  {
    article: "Consumer Rights Act 2015, s. 28(6) to (9)",
    applies: overdue,
    raises: allPaid,
  },
];

const us: readonly Rule[] = [
  {
    article: "16 CFR 435.2(b) and (c)",
    applies: (item) => item.stage === "unfulfilled" && (item.lane === "delivery" || item.lane === "order_change"),
    raises: { refund: "person", afterWindow: "person", restockingFeeBp: 0 },
  },
];

const california: readonly Rule[] = [
  {
    article: "California Civil Code 1791.1(c) and 1793.2(d)",
    applies: conformity(ONE_YEAR),
    raises: { refund: "person", replacement: "person", afterWindow: "person", restockingFeeBp: 0 },
  },
];

const packs: Record<LawPack, readonly Rule[]> = { eu, uk, us, "us-ca": [...us, ...california] };

const union = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

/** The pack that comes with an order's country; null where there is none. */
export function packOf(country: string): LawPack | null {
  if (union.has(country)) return "eu";
  if (country === "GB") return "uk";
  return country === "US" ? "us" : null;
}

/** The packs that hold for this item: its country's own, and what the document adds. Businesses have none. */
function packsFor({ law }: Policy, { business, country }: Legal): readonly LawPack[] {
  if (business) return [];
  const own = packOf(country);
  return own === null || law.includes(own) ? law : [own, ...law];
}

/** What knobs say, from the least for the consumer to the most: each knob by itself, in one list for all. */
const ladder: readonly string[] = [
  ["no", "store_credit", "person", "offer"],
  ["ordered", "fulfilled", "delivered"],
  ["shopper", "merchant"],
  refundTimes,
  ["none", "standard", "all"],
].flat();
const rank = (value: Value) => (typeof value === "string" ? ladder.indexOf(value) : Number(value));

/** Whether the floor is above what the terms say. A fee is raised by being lowered. */
function isBelow(knob: keyof Floor, now: Value, floor: Value): boolean {
  return knob === "restockingFeeBp" ? rank(now) > rank(floor) : rank(now) < rank(floor);
}

type Before = { terms: Terms; sources: Sources };

/**
 * The terms with everything lifted that the law asks for, and what was lifted. Where credit or a part of the money goes
 * out by itself and money is due, so does all of it: it must never be harder to reach. Pure; never lowers anything.
 */
export function raised(policy: Policy, { terms, sources }: Before, item: Legal): Before & { raised: Raised[] } {
  const less = terms.store_credit === "offer" || terms.partial_refund === "offer";
  const lifted: Partial<Terms> = {};
  const named: Partial<Sources> = {};
  const all: Raised[] = [];
  for (const pack of packsFor(policy, item)) {
    for (const { article, applies, raises } of packs[pack]) {
      if (!applies(item)) continue;
      const floors = raises.refund && less ? { ...raises, refund: "offer" as const } : raises;
      for (const knob of Object.keys(floors) as (keyof Floor)[]) {
        const [from, to] = [lifted[knob] ?? terms[knob], floors[knob]!];
        if (!isBelow(knob, from, to)) continue;
        Object.assign(lifted, { [knob]: to });
        named[knob] = `law/${pack}`;
        all.push({ pack, article, knob, from, to });
      }
    }
  }
  if (all.length === 0) return { terms, sources, raised: all };
  return { terms: { ...terms, ...lifted }, sources: { ...sources, ...named }, raised: all };
}
