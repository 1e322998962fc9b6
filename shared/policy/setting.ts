import { unitsOf } from "../money.ts";
import type { Line } from "../order.ts";
import { laneOf, reasonTable } from "../reasons.ts";
import type { Lane, Reason } from "../reasons.ts";
import { daysBetween, endOfDayAfter, isoOfDayEnd, localDate } from "../time.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Facts, Return } from "./decision.ts";
import type { Policy, Stage } from "./document.ts";
import { raised } from "./law.ts";
import type { Raised } from "./law.ts";
import { arrivedAt, isInPeriod, TRANSIT } from "./period.ts";
import { termsFor } from "./terms.ts";
import type { Resolved, Sources, Subject, Terms } from "./terms.ts";

/** Where an item stands: its terms with the law above them, its place in time, and whether the goods come back. */

/** Days to send goods back after the offer itself would have lapsed. */
export const RETURN_DAYS = 14;

/** One item with everything that its decision looks at, worked out once. */
export type Setting = {
  policy: Policy;
  risk: Policy;
  terms: Terms;
  sources: Sources;
  layers: string[];
  lawRaised: Raised[];
  /** The terms of the version live now: it alone says how much may go out by itself. */
  limits: Resolved;
  now: number;
  stage: Stage;
  lane: Lane;
  /** Calendar days since the goods arrived; null while they haven't. */
  since: number | null;
  line: Line;
  facts: Facts;
  /** What follows from the reason alone. */
  about: (typeof reasonTable)[Reason];
  /** What was paid for the units asked about. */
  worth: number;
  /** The goods are with the shopper, so that something could come back. */
  arrived: boolean;
  /** How they come back; null where they stay. */
  goesBack: Return | null;
  /** The remedies there are a word about. */
  remedies: readonly OfferedRemedy[];
  expiresAt: string;
};

export function settingOf(policy: Policy, risk: Policy, facts: Facts, line: Line, now: number): Setting {
  const { order, reason } = facts;
  const { timeZone, service } = policy;
  const subject = subjectOf(policy, facts, line);
  const { stage } = subject;
  const resolved = termsFor(policy, subject);
  const from = arrivedAt(line);
  const since = from === null ? null : daysBetween(from, now, timeZone);
  const about = reasonTable[reason];
  const exempt = resolved.exempt !== null;
  // The calendar is asked only where it makes a difference: it is what takes longest here.
  const lane = laneOf(reason, !exempt && about.lane === "withdrawal" && isInPeriod(policy, order, now));
  const { country, customer } = order;
  const legal = { country, business: customer.business, reason, lane, stage, daysSince: since, exempt };
  const lifted = raised(policy, resolved, legal);
  const { terms, sources } = lifted;
  const worth = worthOf(line, facts);
  // What came late is there all the same, once it was delivered.
  const arrived = reason === "late" ? stage === "delivered" : about.arrived && stage !== "unfulfilled";
  // They stay where they are worth no more than the shop lets the shopper keep.
  const isKept = worth <= (terms.keepUpTo ?? 0);
  return {
    policy,
    risk,
    terms,
    sources,
    layers: resolved.layers,
    lawRaised: lifted.raised,
    limits: risk === policy ? resolved : termsFor(risk, subjectOf(risk, facts, line)),
    stage,
    lane,
    since,
    line,
    facts,
    about,
    worth,
    now,
    arrived,
    goesBack: arrived && !isKept ? returnTerms({ policy, terms, about, now }) : null,
    remedies: resolved.remedies,
    expiresAt: isoOfDayEnd(endOfDayAfter(now, service.offerDays, timeZone)),
  };
}

/** What the layers look at of an item. */
export function subjectOf(
  { timeZone, seasons, products }: Policy,
  { order, reason }: Pick<Facts, "order" | "reason">,
  line: Line,
): Subject {
  return {
    reason,
    // A product is known by its number too, written as a tag: "sku:MUG-BL".
    tags: line.sku !== undefined && products.length > 0 ? [...line.tags, `sku:${line.sku}`] : line.tags,
    currency: order.currency,
    stage: stageOf(line),
    placedOn: seasons.length > 0 ? localDate(ms(order.placedAt), timeZone) : "",
    country: order.country,
    customerTags: order.customer.tags,
  };
}

/** Where the goods are, as the order says it. */
export function stageOf(line: Line): Stage {
  if (line.deliveredAt) return "delivered";
  return line.fulfilledAt ? "in_transit" : "unfulfilled";
}

export const ms = (instant: string) => Date.parse(instant);

/** When the parcel should have been there. */
export function dueAt({ line, facts }: Setting): number {
  const said = line.deliveredAt ?? facts.order.expectedAt;
  return said ? ms(said) : (arrivedAt(line) ?? ms(facts.order.placedAt) + TRANSIT);
}

/** What was paid for the units asked about. */
export const worthOf = (line: Line, facts: Facts) => shareOf(line.paid, line, facts);

/** What of a sum for the whole line falls to the units asked about. */
export function shareOf(total: number, line: Line, { unitsGone, quantity }: Facts): number {
  return unitsOf(total, line.quantity, unitsGone, quantity);
}

type Returning = Pick<Setting, "policy" | "terms" | "about" | "now">;

/** How goods come back under these terms. */
function returnTerms({ policy, terms, about, now }: Returning): Return {
  // The shopper never pays to send back what was the shop's or the carrier's fault.
  const paidBy = about.fault === "nobody" ? terms.returnPaidBy : "merchant";
  const until = isoOfDayEnd(endOfDayAfter(now, policy.service.offerDays + RETURN_DAYS, policy.timeZone));
  return { paidBy, cost: paidBy === "merchant" ? 0 : null, until, when: terms.refundWhen };
}

/** How they come back for this remedy: what is to be repaired always does, and what is kept for less never. */
export function returnFor(setting: Setting, remedy: OfferedRemedy): Return | null {
  if (remedy === "partial_refund" || remedy === "resend_part") return null;
  if (remedy !== "repair") return setting.goesBack;
  const back = setting.goesBack ?? returnTerms(setting);
  // Nobody repairs what they don't have.
  return back.when === "inspected" ? back : { ...back, when: "received" };
}
