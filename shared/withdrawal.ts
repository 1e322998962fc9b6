import { allocate, unitsOf } from "./money.ts";
import type { Line, Order } from "./order.ts";
import { arrivalOf } from "./policy/decide.ts";
import { isInPeriod, PERIOD_DAYS, periodEnd } from "./policy/period.ts";
import { stageOf, subjectOf } from "./policy/setting.ts";
import { waitsForGoods } from "./policy/decision.ts";
import type { DecidedOffer, Facts, Return } from "./policy/decision.ts";
import type { Policy } from "./policy/document.ts";
import { packOf } from "./policy/law.ts";
import { termsFor } from "./policy/terms.ts";
import { DAY, endOfDayAfter, iso } from "./time.ts";

/**
 * The statutory right of withdrawal: who has it, until when, and what it gives. Art. 9 to 16 of Directive 2011/83 and the
 * Consumer Contracts Regulations 2013. It stands beside the policy: no limit, budget or signal is asked. Pure.
 */

/** To send the goods back: Art. 14(1). And to send the money back: Art. 13(1). Both from the declaration. */
const BACK_DAYS = 14;

/** Why a declaration goes to a person. It is received all the same. */
export type Hurdle = "business" | "elsewhere" | "exempt" | "late";

/** Whether the law of the order's country, or the shop's own word, gives this right. */
function hurdleOf(policy: Policy, { customer, country }: Order): "business" | "elsewhere" | null {
  if (customer.business) return "business";
  const packs = [packOf(country), ...policy.law];
  return packs.includes("eu") || packs.includes("uk") ? null : "elsewhere";
}

/** The group that takes these goods out of the right, by its id; null where none does. */
export function exemptBy(policy: Policy, order: Order, line: Line): string | null {
  return termsFor(policy, subjectOf(policy, { order, reason: "changed_mind" }, line)).exempt;
}

/** What stands in the way of a declaration made at that time; null where nothing does. */
export function standsInTheWay(policy: Policy, order: Order, line: Line, at: number): Hurdle | null {
  const whole = hurdleOf(policy, order);
  if (whole) return whole;
  if (exemptBy(policy, order, line) !== null) return "exempt";
  return isInPeriod(policy, order, at) ? null : "late";
}

/** The right as it stands: the lines it is open for, and until when at least; null where it is open for none. */
export function openRight(policy: Policy, order: Order, now: number): { until: string; lines: string[] } | null {
  const lines = order.lines.filter(
    (line) => line.refundedQuantity < line.quantity && standsInTheWay(policy, order, line, now) === null,
  );
  if (lines.length === 0) return null;
  const until = periodEnd(policy, order) ?? endOfDayAfter(now, PERIOD_DAYS, policy.timeZone);
  return { until: iso(until), lines: lines.map(({ id }) => id) };
}

/** When what the law asks after a declaration is due, in the policy's zone; times in milliseconds. */
export function datesOf(declaredAt: number, zone: string) {
  const end = endOfDayAfter(declaredAt, BACK_DAYS, zone);
  return {
    /** The goods are to be on their way. */
    sendBackBy: end,
    /** The money is to be on its way. */
    refundBy: end,
    /** From here on it is staff's turn, whatever else is awaited. */
    staffAt: declaredAt + 10 * DAY,
    /** From here on it goes before all others but danger. */
    urgentAt: declaredAt + 12 * DAY,
    /** Goods that haven't come by now are a person's to look into. */
    givenUpAt: endOfDayAfter(declaredAt, 2 * BACK_DAYS, zone),
  };
}

type Given = Pick<DecidedOffer, "amount" | "parts" | "goods" | "return" | "arrives">;

/**
 * What the declaration gives for one item: all that was paid for its units and their share of the standard delivery,
 * within what is left of the payment, with no fee; goods that the shop wants back come back first. Art. 13 and 14. Days to
 * send them back count from when it is answered, in milliseconds: who hasn't heard where to can't have sent anything.
 */
export function refundFor(policy: Policy, facts: Facts, line: Line, answeredAt: number): Given {
  const { order, unitsGone, quantity } = facts;
  const { terms } = termsFor(policy, subjectOf(policy, facts, line));
  const worth = unitsOf(line.paid, line.quantity, unitsGone, quantity);
  const goods = Math.min(worth, facts.refundable);
  const left = Math.max(0, order.shippingPaid - facts.shippingGone);
  const share = terms.refundShipping === "all" ? left : shareOf(order, line, facts);
  const shipping = Math.min(share, left, facts.refundable - goods);
  const comesBack = stageOf(line) !== "unfulfilled" && worth > (terms.keepUpTo ?? 0);
  const { returnPaidBy: paidBy } = terms;
  const until = iso(datesOf(answeredAt, policy.timeZone).sendBackBy);
  // No later than once they are shown to be on their way: Art. 13(3).
  const when = terms.refundWhen === "accepted" ? "accepted" : "sent_back";
  const back: Return | null = comesBack ? { paidBy, cost: paidBy === "merchant" ? 0 : null, until, when } : null;
  return {
    amount: goods + shipping,
    parts: [
      { of: "goods" as const, amount: goods },
      { of: "shipping" as const, amount: shipping },
    ].filter(({ amount }) => amount > 0),
    goods: comesBack ? "return" : "keep",
    return: back,
    arrives: waitsForGoods({ return: back }) ? null : arrivalOf("refund", answeredAt, policy.timeZone),
  };
}

/** The units' share of what delivery cost; the shares of all lines add up to it. By id, not as listed. */
function shareOf(order: Order, line: Line, { unitsGone, quantity }: Facts): number {
  const lines = order.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shares = allocate(
    order.shippingPaid,
    lines.map(({ paid }) => paid),
  );
  return unitsOf(shares[lines.findIndex(({ id }) => id === line.id)]!, line.quantity, unitsGone, quantity);
}
