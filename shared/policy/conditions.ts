import { basisPointsOf } from "../money.ts";
import { paying } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Line } from "../order.ts";
import { daysBetween } from "../time.ts";
import type { DecidedOffer, Facts, Reasoning, WhyCode } from "./decision.ts";
import { amountIn, perDayOf } from "./document.ts";
import type { Mode } from "./modes.ts";
import { dueAt, ms } from "./setting.ts";
import type { Setting } from "./setting.ts";
import { standing } from "./signals.ts";

/** Everything that can keep an offer from being instant: alike for all remedies, of one of them, and by what it is worth. */

/** Looks at one thing and adds what it finds; none of them knows of another. */
type Condition = (setting: Setting, found: Reasoning[]) => void;

/** The conditions that hold alike for every remedy. */
export function conditions(setting: Setting): Reasoning[] {
  const found: Reasoning[] = [];
  for (const condition of shared) condition(setting, found);
  return found;
}

const windowIsOpen: Condition = (setting, found) => {
  // Credit alone: said for each of the other remedies by itself.
  const passed = setting.terms.afterWindow === "store_credit" ? null : late(setting);
  if (passed) found.push(passed);
};

/** What the window asks for once it has passed: proof where that opens it again, else what the document says. */
function late(setting: Setting): Reasoning | null {
  const { facts, line, terms, sources, policy, since, now, about } = setting;
  const { windowDays: limit, windowFrom, afterWindow, withProof } = terms;
  const from = { delivered: undefined, fulfilled: line.fulfilledAt, ordered: facts.order.placedAt }[windowFrom];
  const counted = from ? daysBetween(ms(from), now, policy.timeZone) : (since ?? 0);
  // Nobody's days run out on a parcel before it was due.
  const got = !from && about.lane === "delivery" ? Math.min(counted, daysDue(setting)) : counted;
  if (got <= limit) return null;
  if (withProof !== "none") {
    if (facts.proof) return null;
    return { code: "proof_needed", mode: "evidence", at: sources.withProof, limit: withProof, got };
  }
  const passed = { at: sources.windowDays, limit, got, unit: "days" } as const;
  if (afterWindow === "store_credit") return { ...passed, code: "credit_only", mode: "no" };
  return { ...passed, code: "window_passed", mode: afterWindow };
}

/** Days since the parcel should have been there; negative before. */
const daysDue = (setting: Setting) => daysBetween(dueAt(setting), setting.now, setting.policy.timeZone);

const waitIsOver: Condition = (setting, found) => {
  const { about, terms, sources } = setting;
  if (about.lane !== "delivery") return;
  const [limit, got] = [terms.waitDays, daysDue(setting)];
  if (got < limit) found.push({ code: "too_soon", mode: "person", at: sources.waitDays, limit, got, unit: "days" });
};

/** What the order itself says: a person looks, unless it leaves nothing to look at. */
const byOrder = (code: WhyCode, mode: Mode = "person", at = "order"): Reasoning => {
  return { code, mode, at, limit: null, got: null };
};

/** Money for goods still in the warehouse would leave the parcel on its way all the same: a person stops it first. */
const parcelIsStopped: Condition = ({ facts, stage, policy }, found) => {
  const sent = stage !== "unfulfilled";
  if (facts.reason === "cancel") return void (sent && found.push(byOrder("already_sent")));
  // Unless the shop has said that for this reason its own system stops the parcel.
  if (!sent && !policy.stages.unfulfilled?.reasons?.includes(facts.reason)) found.push(byOrder("not_sent_yet"));
};

/** What the document opens at this point of the order, and whether in parts. */
const stageIsOpen: Condition = ({ facts, stage, policy }, found) => {
  const rules = policy.stages[stage];
  const at = `stages/${stage}`;
  if (rules?.reasons?.includes(facts.reason) === false)
    found.push({ code: "stage_closed", mode: "person", at, limit: stage, got: null });
  if (rules?.wholeOrderOnly && !facts.wholeOrder)
    found.push({ code: "whole_order_only", mode: "person", at, limit: stage, got: null });
};

const noPersonIsNeeded: Condition = ({ facts }, found) => {
  if (facts.reason === "charged_wrong") found.push(byOrder("amount_unknown"));
  // A chargeback may already be taking the money back; paying as well would pay twice.
  if (facts.order.payments.some((payment) => payment.disputed)) found.push(byOrder("payment_disputed"));
  if (facts.safety) found.push(byOrder("safety", "person", "words"));
  if (facts.paused) found.push(byOrder("paused", "person", "kill switch"));
};

/** A signal asks for a person and can do nothing else; some customer groups are spared it. */
const noSignalStands: Condition = ({ facts, risk, limits }, found) => {
  for (const [index, rule] of risk.signals.entries()) {
    const { signal, atLeast: limit } = rule;
    const got = limits.skipSignals.has(signal) ? null : standing(rule, facts.signals, facts.reason);
    if (got === null) continue;
    const unit = signal === "refundRate365d" ? "share" : "count";
    found.push({ code: "signal", mode: "person", at: `signals/${index}`, limit, got, unit, signal });
  }
};

/**
 * A photo of goods that are there and not right, where they are worth enough; who changed their mind needs no proof.
 * Measured by the goods and not by the offer, so that no choice of remedy avoids it. Where the order's currency has no
 * number, a photo is asked for.
 */
const photoIsThere: Condition = ({ facts, about, worth: got, limits: { terms, sources } }, found) => {
  if (facts.evidence || !about.arrived || about.lane === "withdrawal") return;
  const limit = terms.evidenceAbove ?? 0;
  const at = sources.evidenceAbove;
  if (got > limit) found.push({ code: "evidence_needed", mode: "evidence", at, limit, got, unit: "money" });
};

const shared: readonly Condition[] = [
  windowIsOpen,
  waitIsOver,
  parcelIsStopped,
  stageIsOpen,
  noPersonIsNeeded,
  noSignalStands,
  photoIsThere,
];

/** Whether it makes sense to speak of this remedy here at all. */
export function fits({ about, arrived, goesBack, terms }: Setting, remedy: OfferedRemedy): boolean {
  // Who may keep the goods for all of the money is asked nothing by a part of it.
  if (remedy === "partial_refund") return arrived && (goesBack !== null || terms.refund === "no");
  if (remedy === "exchange" || remedy === "repair") return arrived;
  return remedy !== "resend_part" || about.lane === "conformity";
}

/** Whether this remedy is there at all. `amount` is the money or the credit it would give. */
export function availability(setting: Setting, remedy: OfferedRemedy, amount: number, found: Reasoning[]): void {
  const { terms, sources, facts } = setting;
  const passed = remedy !== "store_credit" && terms.afterWindow === "store_credit" ? late(setting) : null;
  if (passed) found.push(passed);
  const knob = terms[remedy];
  const at = sources[remedy];
  if (knob !== "offer") {
    const code = at.startsWith("products/") ? "product_group" : knob === "person" ? "by_hand" : "not_offered";
    found.push({ code, mode: knob, at, limit: knob, got: null });
  }
  // What nobody has understood is paid by itself only where the merchant says so for this very reason.
  if (facts.reason === "other" && knob === "offer" && at === "base") {
    found.push({ code: "by_hand", mode: "person", at, limit: knob, got: null });
  }
  if (!paying.has(remedy)) return canBeSent(setting, remedy, found);
  if (amount === 0) found.push({ code: "nothing_left", mode: "no", at: "order", limit: 0, got: 0 });
}

/** What is asked of a remedy that sends goods. */
function canBeSent(setting: Setting, remedy: OfferedRemedy, found: Reasoning[]): void {
  const { line, facts, worth: limit } = setting;
  if (remedy === "replacement" && line.inStock === false) found.push(byOrder("out_of_stock", "no"));
  if (remedy === "exchange") hasVariant(setting, found);
  // Who cancels wants none of it; a replacement would be a second parcel.
  if (facts.reason === "cancel") found.push(byOrder("not_offered", "no"));
  // A shop that refunds by hand doesn't always say for which units: a replacement on top would pay twice.
  const got = facts.refundable;
  if (limit > got) found.push({ code: "money_back_already", mode: "person", at: "order", limit, got, unit: "money" });
  if (remedy === "exchange") notTooOften(setting, "exchanged_before", "exchangesPerOrder", facts.exchanged, found);
  else if (remedy !== "repair") notTooOften(setting, "replaced_before", "replacementsPerOrder", facts.replaced, found);
}

type PerOrder = "exchangesPerOrder" | "replacementsPerOrder";

function notTooOften(
  { terms, sources }: Setting,
  code: WhyCode,
  knob: PerOrder,
  got: number,
  found: Reasoning[],
): void {
  const limit = terms[knob];
  if (got >= limit) found.push({ code, mode: "person", at: sources[knob], limit, got, unit: "count" });
}

/** There is another variant to exchange it for, at a price that can be settled here. */
function hasVariant(setting: Setting, found: Reasoning[]): void {
  const { line, sources, terms } = setting;
  if (!line.variants) return void found.push(byOrder("variant_unknown"));
  if (variantsOf(setting).length > 0) return;
  const at = sources.priceDifference;
  if (othersOf(line).length > 0)
    found.push({ code: "price_differs", mode: "person", at, limit: terms.priceDifference, got: null });
  else found.push(byOrder("out_of_stock", "no"));
}

/** What the item can be exchanged for without anybody paying here, and what goes back with each. */
export function variantsOf({ line, facts, terms, worth }: Setting): NonNullable<DecidedOffer["variants"]> {
  const found: NonNullable<DecidedOffer["variants"]> = [];
  for (const { id, title, price } of othersOf(line)) {
    const cheaper = price === undefined ? 0 : worth - price * facts.quantity;
    const even = cheaper === 0 || terms.priceDifference === "waive";
    if (!even && (cheaper < 0 || terms.priceDifference === "person")) continue;
    found.push({ id, title, back: even ? 0 : Math.min(cheaper, facts.refundable) });
  }
  return found;
}

/** What the dearest of those variants is worth: the shop may waive a difference, its limits don't. */
export function dearestOf({ line, facts, terms, worth }: Setting): number {
  if (terms.priceDifference !== "waive") return worth;
  return Math.max(worth, ...othersOf(line).map(({ price = 0 }) => price * facts.quantity));
}

/** The variants in stock but the one that was bought, which shops list among them: that one is a replacement. */
export const othersOf = ({ sku, variants = [] }: Line) => variants.filter(({ id, inStock }) => inStock && id !== sku);

/** So much and so often; null where the document has no number for the order's currency. */
type Budget = { amount: number | null; count: number };

/** Adds each limit that this value would pass. */
export type Limits = (value: number, found: Reasoning[]) => void;

/** How much may go out by itself: each limit on its own, so that none hides another. */
export function limitsOf({ facts, risk, limits: { terms, sources } }: Setting): Limits {
  const { order, automatic } = facts;
  const perDay = perDayOf(risk, terms.autoUpTo ?? 0, order.currency);
  const { perCustomer, perOrderBp } = risk.limits;
  const perOrder = perOrderBp === undefined ? null : basisPointsOf(order.paid, perOrderBp);
  const customer = perCustomer && {
    amount: amountIn(perCustomer.amount, order.currency, risk.currency),
    count: perCustomer.count,
  };

  return (value, found) => {
    const atMost = (
      code: WhyCode,
      at: string,
      limit: number | null,
      got: number,
      unit: "money" | "count" = "money",
    ) => {
      if (limit === null) found.push({ code: "currency_not_set", mode: "person", at, limit, got: order.currency });
      // A limit of nothing lets nothing out, not even what cost nothing.
      else if (got > limit || limit === 0) found.push({ code, mode: "person", at, limit, got, unit });
    };
    const within = (code: WhyCode, at: string, limit: Budget, used: Facts["automatic"]["day"]) => {
      atMost(code, at, limit.amount, used.amount + value);
      atMost(code, at, limit.count, used.count + 1, "count");
    };
    atMost("above_auto", sources.autoUpTo, terms.autoUpTo, automatic.order + value);
    if (perOrder !== null) atMost("above_order_limit", "limits/perOrderBp", perOrder, automatic.order + value);
    if (customer) within("above_customer_limit", "limits/perCustomer", customer, automatic.customer);
    within("above_day_limit", "limits/perDay", perDay, automatic.day);
  };
}
