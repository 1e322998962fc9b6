// What the tests of decisions reckon with: read off policy and facts once more, without the code under test.
import { expect } from "vitest";
import { basisPointsOf } from "../../shared/money.ts";
import { subjectOf } from "../../shared/policy/setting.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import { amountIn, perDayOf } from "../../shared/policy/document.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { offered } from "../../shared/remedies.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";

/** Who keeps the goods for all of the money is offered no part of it, and is better off. */
export const keepsAll = ({ offers }: Decision) =>
  offers.some(({ remedy, goods }) => remedy === "refund" && goods === "keep");

/** What the document says of this item, before the law. */
export const termsOf = (policy: Policy, facts: Facts) => termsFor(policy, subjectOf(policy, facts, lineOf(facts)));
export const severity = ["automatic", "evidence", "person", "no"];
export const lineOf = (facts: Facts) => facts.order.lines.find((line) => line.id === facts.lineId)!;
export const modes = (decision: Decision) =>
  offered.map((remedy) => decision.offers.find((offer) => offer.remedy === remedy)?.mode ?? "no");

const valueOf = ({ offers }: Decision, remedy: OfferedRemedy) =>
  offers.find((offer) => offer.remedy === remedy)?.value ?? 0;

export function neverWorse(before: Decision, after: Decision): void {
  const [from, to] = [modes(before), modes(after)];
  for (const [index, mode] of from.entries()) {
    if (offered[index] === "partial_refund" && keepsAll(after)) continue;
    // Without the fee that comes later it is more, and a limit may ask for a person for more.
    if (valueOf(after, offered[index]!) > valueOf(before, offered[index]!)) continue;
    expect(severity.indexOf(to[index]!), offered[index]).toBeLessThanOrEqual(severity.indexOf(mode));
  }
}

export function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The limits on what goes out by itself, read off the document once more. */
export function room(risk: Policy, facts: Facts): { amount: number; count: number } {
  const { currency, paid } = facts.order;
  const { terms } = termsOf(risk, facts);
  const { order, customer, day } = facts.automatic;
  const perDay = perDayOf(risk, terms.autoUpTo ?? 0, currency);
  const { perCustomer, perOrderBp } = risk.limits;
  const left = [(terms.autoUpTo ?? -1) - order, (perDay.amount ?? -1) - day.amount];
  if (perOrderBp !== undefined) left.push(basisPointsOf(paid, perOrderBp) - order);
  if (perCustomer) left.push((amountIn(perCustomer.amount, currency, risk.currency) ?? -1) - customer.amount);
  const counts = [perDay.count - day.count, perCustomer ? perCustomer.count - customer.count : Infinity];
  return { amount: Math.min(...left), count: Math.min(...counts) };
}
