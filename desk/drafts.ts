import type { DeskCase, DeskItem, OfferedRemedy, Outcome, Settlement, StaffOffer } from "../shared/contract.ts";
import { unitsOf } from "../shared/money.ts";
import { offered, paying } from "../shared/remedies.ts";
import { amountField, money, parseAmount } from "./format.ts";
import { text } from "./strings.ts";

/** What a member of staff has typed, before it is checked. Amounts are decimals as typed, never numbers. */
export type OfferDraft = {
  remedy: OfferedRemedy;
  on: boolean;
  amount: string;
  bonus: string;
  goods: "keep" | "return";
};

/** What of an item the checks look at. */
type Bounded = Pick<DeskItem, "bounds" | "offers">;

export type FieldError = { field: string; text: string };
type Checked<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

/** Begins with what the limits would give, raised or lowered into the bounds; nothing is switched on. */
export function offerDrafts(item: DeskItem, currency: string): OfferDraft[] {
  return offered.map((remedy) => {
    const shown = item.offers.find((offer) => offer.remedy === remedy);
    const decided = item.decision.offers.find((offer) => offer.remedy === remedy);
    const like = shown ?? decided;
    return {
      remedy,
      on: false,
      amount: amountField(within(like?.amount || item.bounds.max, item.bounds), currency),
      bonus: amountField(like?.bonus ?? 0, currency),
      goods: shown?.goods ?? "keep",
    };
  });
}

function within(amount: number, bounds: DeskItem["bounds"]): number {
  return Math.min(Math.max(amount, bounds.min), bounds.max);
}

/** The offers switched on, in minor units, or what is wrong with each field (named `refund.amount`). */
export function checkOffers(drafts: readonly OfferDraft[], item: Bounded, currency: string): Checked<StaffOffer[]> {
  const results = drafts.filter((draft) => draft.on).map((draft) => checkOffer(draft, item, currency));
  const errors = results.flatMap((result) => (result.ok ? [] : result.errors));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: results.flatMap((result) => (result.ok ? [result.value] : [])) };
}

function checkOffer(draft: OfferDraft, item: Bounded, currency: string): Checked<StaffOffer> {
  const { remedy, goods } = draft;
  if (!paying.has(remedy)) return { ok: true, value: { remedy, amount: 0, bonus: 0, goods } };
  // A part of the money is no less than nothing of it.
  const bounds = remedy === "partial_refund" ? { ...item.bounds, min: 1 } : item.bounds;
  const amount = checkAmount(draft.amount, bounds, currency);
  const bonus = remedy === "store_credit" ? checkBonus(draft.bonus, amount, item, currency) : 0;
  const errors = [
    ...(typeof amount === "string" ? [{ field: `${remedy}.amount`, text: amount }] : []),
    ...(typeof bonus === "string" ? [{ field: `${remedy}.bonus`, text: bonus }] : []),
  ];
  if (typeof amount === "string" || typeof bonus === "string") return { ok: false, errors };
  return { ok: true, value: { remedy, amount, bonus, goods } };
}

/** Minor units, or the sentence to show. */
function checkAmount(typed: string, bounds: DeskItem["bounds"], currency: string): number | string {
  if (typed.trim() === "") return text.errors.amountMissing;
  const amount = parseAmount(typed, currency);
  if (amount === null) return text.errors.amountShape(amountField(bounds.max, currency));
  if (amount === 0) return text.errors.amountMissing;
  if (amount < bounds.min) return text.errors.amountLow(money(bounds.min, currency));
  if (amount > bounds.max) return text.errors.amountHigh(money(bounds.max, currency));
  return amount;
}

/** Credit and extra together stay within what is left of the payment, or what was shown if that was more. */
function checkBonus(typed: string, amount: number | string, item: Bounded, currency: string): number | string {
  if (typed.trim() === "") return 0;
  const bonus = parseAmount(typed, currency);
  if (bonus === null) return text.errors.amountShape(amountField(500, currency));
  const shown = item.offers.find(({ remedy }) => remedy === "store_credit")?.value ?? 0;
  const most = Math.max(item.bounds.max, shown);
  return typeof amount === "number" && amount + bonus > most ? text.errors.bonusHigh(money(most, currency)) : bonus;
}

/** Words as typed, trimmed; what was left empty is left out. */
export function filled(typed: Readonly<Record<string, string>>): Record<string, string> {
  const trimmed = Object.entries(typed).map(([name, words]) => [name, words.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, words]) => words !== ""));
}

export type OutcomeDraft = {
  state: "succeeded" | "failed";
  reference: string;
  creditCode: string;
  extraCode: string;
  expectedBy: string;
  reason: string;
};

/** The body of `record_outcome` without version and settlement; fields left empty are left out. */
export function checkOutcome(
  draft: OutcomeDraft,
  { remedy, extra }: Pick<Settlement, "remedy" | "extra">,
): Checked<Outcome> {
  const reason = draft.reason.trim();
  if (draft.state === "failed") {
    if (reason === "") return { ok: false, errors: [{ field: "reason", text: text.errors.noReason }] };
    return { ok: true, value: { state: "failed", reason } };
  }
  const creditCode = remedy === "store_credit" ? draft.creditCode.trim() : "";
  const extraCode = extra ? draft.extraCode.trim() : "";
  const given = filled({ reference: draft.reference, creditCode, extraCode, expectedBy: draft.expectedBy });
  return { ok: true, value: { state: "succeeded", ...given } };
}

/** What was paid for the units the case is about, minor units: the figure the queue shows for it. */
export function atStake(shown: DeskCase): number {
  return sum(shown.items.map((item) => paidFor(shown, item)));
}

/** What a full refund of these items comes to, minor units: all paid for the units, delivery as shown, and no more than is left. */
export function fullRefund(shown: DeskCase, items: readonly DeskItem[]): number {
  const amounts = items.map((item) => {
    const refund = item.offers.find(({ remedy }) => remedy === "refund");
    const shipping = refund?.parts.find((part) => part.of === "shipping")?.amount ?? 0;
    return Math.max(refund?.amount ?? 0, paidFor(shown, item) + shipping);
  });
  return Math.min(sum(amounts), shown.money.left);
}

/** What was paid for the units of an item, minor units. */
export function paidFor(shown: DeskCase, item: DeskItem): number {
  const line = shown.order.lines.find(({ id }) => id === item.lineId);
  return line ? unitsOf(line.paid, line.quantity, 0, item.quantity) : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
