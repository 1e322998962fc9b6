import type { Item, Offer, Why } from "../../shared/contract.ts";
import { formatMoney } from "../../shared/money.ts";
import { paidWith } from "../../shared/order.ts";
import type { Order } from "../../shared/order.ts";
import type { DecidedOffer, Decision, Facts, Reasoning } from "../../shared/policy/decision.ts";
import type { Policy } from "../../shared/policy/document.ts";
import type { Reason } from "../../shared/reasons.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import { tagOf, textsOf } from "../../shared/texts/index.ts";
import type { CaseRow, ItemRow, StoredDecision } from "./cases.ts";
import { extrasOf, goneFor, spentOn, spentToday, taken } from "./ledger.ts";
import { moneyLeft } from "./orders.ts";
import type { Known } from "./orders.ts";
import { policyOf } from "./policies.ts";
import type { Tx } from "./tx.ts";

/** An item as facts about it are asked for: how many units of its line are gone already. */
type Asked = {
  lineId: string;
  quantity: number;
  reason: Reason;
  unitsGone: number;
  safety: boolean;
  evidence: boolean;
  proof: boolean;
  wholeOrder: boolean;
  signals: Facts["signals"];
};

/** Everything a decision rests on, from the token, the ledger and the history, as of now. */
export function factsOf(tx: Tx, known: Known, risk: Policy, asked: Asked): Facts {
  const { order } = known;
  const sums = taken(tx, order.id);
  const customer = { id: order.customer.id ?? null, emailHash: known.emailHash };
  const days = risk.limits.perCustomer?.days ?? 90;
  return {
    order,
    lineId: asked.lineId,
    quantity: asked.quantity,
    reason: asked.reason,
    unitsGone: asked.unitsGone,
    shippingGone: sums.shipping,
    refundable: moneyLeft(tx, known).left,
    automatic: {
      order: sums.automatic,
      customer: spentOn(tx, customer, order.currency, days),
      day: spentToday(tx, order.currency),
    },
    paused: tx.settings.paused,
    safety: asked.safety,
    evidence: asked.evidence,
    proof: asked.proof,
    wholeOrder: asked.wholeOrder,
    signals: asked.signals,
    replaced: sums.replaced,
    exchanged: sums.exchanged,
    extras: extrasOf(tx, customer),
  };
}

/** A decision as it is kept: with its facts, so that it can be made again to the byte. */
export function keep(
  tx: Tx,
  decision: Decision,
  facts: Facts,
  versions: { termsHash: string; riskHash: string },
): StoredDecision {
  return { ...decision, facts, at: tx.now, ...versions };
}

/** The offers in the shopper's words. What they say is what will be settled. */
export function offersFor(
  tx: Tx,
  decision: Decision,
  { order, reason }: Facts,
  lang: string,
  versions: { termsHash: string },
): Offer[] {
  const policy = policyOf(tx, versions.termsHash);
  const refund = decision.offers.find((offer) => offer.remedy === "refund");
  // An amount that only a person can tell is not shown as a guess: what is shown can't be lowered.
  const known = decision.offers.filter((offer) => !offer.why.some(({ code }) => code === "amount_unknown"));
  return known.map((offer) => ({
    remedy: offer.remedy,
    mode: offer.mode,
    amount: offer.amount,
    bonus: offer.bonus,
    value: offer.value,
    parts: offer.parts,
    fees: offer.fees.map((fee) => ({ ...fee, why: textsOf(lang).fees[fee.code] })),
    goods: offer.goods,
    return: offer.return,
    variants: offer.variants,
    to: offer.onGiftCard ? giftCard(order, lang) : destination(order, offer.remedy, lang),
    arrives: offer.arrives,
    consent: consentFor(order, offer, refund, lang),
    expiresAt: offer.expiresAt,
    why: whyFor(offer.why, policy, lang, reason),
  }));
}

/** Where the remedy goes, as the shopper knows it. */
export function destination(order: Order, remedy: OfferedRemedy, lang: string): string {
  const { to } = textsOf(lang);
  return remedy === "refund" || remedy === "partial_refund" ? (paidWith(order) ?? to.refund) : to[remedy];
}

const giftCard = ({ payments }: Order, lang: string) =>
  payments.find(({ method }) => method === "gift_card")?.label ?? textsOf(lang).to.gift_card;

/** The little extra in the shopper's words; null where there is none. */
export function extraFor({ extra }: Decision, { order }: Facts, lang: string): Item["extra"] {
  if (!extra) return null;
  const { kind, valueBp, name, cost } = extra;
  const share = new Intl.NumberFormat(tagOf(lang), { style: "percent", maximumFractionDigits: 2 });
  const facts = {
    share: share.format((valueBp ?? 0) / 10_000),
    most: formatMoney(cost, order.currency, tagOf(lang)),
    name: name ?? "",
  };
  return { kind, valueBp, maxCost: cost, text: textsOf(lang).extra[kind](facts) };
}

/** What was shown of it, as long as it is to be had: it comes with whatever is settled for the item first, and once. */
export function extraDue(tx: Tx, row: Pick<CaseRow, "orderId" | "id">, item: ItemRow): Item["extra"] {
  return item.extra && goneFor(tx, row, item.id).extra === 0 ? item.extra : null;
}

/** Words to agree to, only where credit would take the place of money that is on offer as well. */
export function consentFor(
  order: Order,
  credit: Pick<DecidedOffer, "remedy" | "amount" | "bonus">,
  refund: Pick<DecidedOffer, "amount"> | undefined,
  lang: string,
): string | null {
  if (credit.remedy !== "store_credit" || !refund) return null;
  const money = (minor: number) => formatMoney(minor, order.currency, tagOf(lang));
  return textsOf(lang).consent({
    credit: money(credit.amount),
    bonus: credit.bonus > 0 ? money(credit.bonus) : null,
    refund: money(refund.amount),
    to: destination(order, "refund", lang),
  });
}

/** Why in kind words. Budgets and other customers' doings never show: all of those say the same one sentence. */
export function whyFor(why: readonly Reasoning[], policy: Policy, lang: string, about: Reason): Why[] {
  const texts = textsOf(lang);
  const said = why.map(({ code, mode, at, limit, got }) => ({
    code: secret.has(code) ? "by_hand" : code,
    text: texts.why[code]({ limit, got, mode, group: groupOf(policy, at), reason: texts.reading.reasons[about] }),
  }));
  return said.filter((one, index) => said.findIndex((other) => other.text === one.text) === index);
}

const secret = new Set([
  "above_auto",
  "above_order_limit",
  "above_customer_limit",
  "above_day_limit",
  "currency_not_set",
  "paused",
  "signal",
  "payment_disputed",
]);

function groupOf(policy: Policy, at: string): string | null {
  const group = policy.products.find((candidate) => at === `products/${candidate.id}`);
  return group?.name ?? null;
}

/** The decided offer behind what is on the screen, or undefined for a remedy that isn't there. */
export function shownOffer(item: ItemRow, remedy: string): Offer | undefined {
  return item.offers.find((offer) => offer.remedy === remedy);
}

/** An exchange with what goes back for the variant chosen; any other offer as it is. */
export function withVariant(offer: Offer, variant: string | null): Offer {
  const back = offer.variants?.find(({ id }) => id === variant)?.back ?? 0;
  return back === 0 ? offer : { ...offer, amount: back, parts: [{ of: "goods", amount: back }] };
}

/** The easiest of the offers decides where the item goes: `automatic` before `evidence` before `person`. */
export function bestMode(decision: Decision): "automatic" | "evidence" | "person" {
  const has = (mode: string) => decision.offers.some((offer) => offer.mode === mode);
  if (has("automatic")) return "automatic";
  return has("evidence") ? "evidence" : "person";
}

/** What the policy asks for where a photo would make it instant; as long as the offers stand. */
export const photoAsked: NonNullable<ItemRow["asked"]> = { photo: true, questions: [], until: null };

/** Whether that photo is to show a receipt or the packaging. */
export const wantsProof = ({ decision }: Pick<ItemRow, "decision">) =>
  decision.offers.some(({ why }) => why.some(({ code }) => code === "proof_needed"));

/** Whether these items are all there is of the order. */
export function isWhole(order: Order, items: readonly { lineId: string; quantity: number }[]): boolean {
  const asked = (id: string) => items.reduce((sum, item) => sum + (item.lineId === id ? item.quantity : 0), 0);
  return order.lines.every((line) => asked(line.id) >= line.quantity);
}
