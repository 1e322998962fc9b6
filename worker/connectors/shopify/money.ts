import * as v from "valibot";
import { toDecimal } from "../../../shared/money.ts";
import type { RemedyOrder, Told } from "../connector.ts";
import type { Ask } from "./api.ts";
import { UserErrors, noteOf, refusal } from "./deeds.ts";
import type { Deed, Done, Job } from "./deeds.ts";
import { operations } from "./operations.ts";
import { takeBack } from "./returns.ts";
import { Amount, CREDIT, Transaction, gid, minor, numberOf, paymentsOf } from "./order.ts";

/** Money back, to where it came from, or as credit in the customer's account: a refund on Shopify either way. */

const Refund = v.object({
  id: v.string(),
  note: v.nullable(v.string()),
  totalRefundedSet: Amount,
  transactions: v.object({
    nodes: v.array(
      v.object({ id: v.string(), kind: v.string(), status: v.string(), errorCode: v.nullish(v.string()) }),
    ),
  }),
});
type Refund = v.InferOutput<typeof Refund>;
const Refunds = v.object({ order: v.nullable(v.object({ refunds: v.array(Refund) })) });
const Refunded = v.object({
  refundCreate: v.nullable(v.object({ refund: v.nullable(Refund), userErrors: UserErrors })),
});

export function refund(job: Job): Deed {
  const { ask, remedy, order } = job;
  return {
    async find() {
      const { order: found } = await ask(operations.refunds, { id: order }, Refunds);
      const own = found?.refunds.filter(({ note }) => note?.includes(remedy.settlementId)) ?? [];
      if (own.length > 1) throw new Error("Shopify has more than one refund with this settlement's id.");
      return own[0] ? stateOf(own[0], remedy) : null;
    },
    async carryOut() {
      const input = remedy.remedy === "store_credit" ? asCredit(job) : await asMoney(job);
      if (typeof input === "string") return { state: "failed", reason: input };
      const key = await uuidOf(remedy.settlementId);
      const { refundCreate } = await ask(operations.refund, { input, key }, Refunded);
      if (refundCreate?.userErrors.length) return refusal(refundCreate.userErrors);
      if (!refundCreate?.refund) throw new Error("Shopify answered without a refund.");
      return stateOf(refundCreate.refund, remedy);
    },
  };
}

function stateOf({ id, transactions }: Refund, { remedy }: RemedyOrder): Done {
  const states = transactions.nodes.filter(({ kind }) => kind === "REFUND");
  const failed = states.filter(isFailed);
  if (failed[0] && failed.length === states.length) return { state: "failed", reason: refusedBy(failed[0]) };
  if (failed[0]) throw new Error("One payment took its part of the refund and another one refused.");
  // A refund is there before its money has gone anywhere.
  const none = states.length === 0 && remedy !== "store_credit";
  if (none || states.some(({ status }) => status !== "SUCCESS")) return { state: "pending" };
  return { state: "succeeded", reference: numberOf(id) };
}

const isFailed = ({ status }: { status: string }) => status === "FAILURE" || status === "ERROR";
const refusedBy = ({ errorCode }: { errorCode?: string | null | undefined }) =>
  `Shopify's payment provider refused: ${errorCode ?? "no reason said"}.`;

/**
 * Which settlement's refund a failed transaction was of, and whether all of its money stayed or a part. Asked of Shopify
 * rather than believed: what is told may be old, or of a try that went well later.
 */
export async function failureOf(ask: Ask, order: string, transaction: string): Promise<Failure> {
  const { order: found } = await ask(operations.refunds, { id: order }, Refunds);
  const own = found?.refunds.find(({ transactions }) => transactions.nodes.some(({ id }) => id === transaction));
  const settlementId = /\bset_[\w-]{22}/.exec(own?.note ?? "")?.[0];
  const states = own?.transactions.nodes.filter(({ kind }) => kind === "REFUND") ?? [];
  const failed = states.find(isFailed);
  if (!settlementId || !failed) return {};
  return states.every(isFailed)
    ? { refundFailed: { settlementId, reason: refusedBy(failed) } }
    : { inDoubt: settlementId };
}

type Failure = Pick<Told, "refundFailed" | "inDoubt">;

type RefundInput = Record<string, unknown>;

/** No line with it: to the order's books the goods were not refunded, and our own facts count them so. */
function asCredit({ remedy, order }: Job): RefundInput {
  const amount = { amount: toDecimal(remedy.amount, remedy.currency), currencyCode: remedy.currency };
  return {
    orderId: order,
    currency: remedy.currency,
    note: `${CREDIT}${noteOf(remedy)}`,
    notify: false,
    refundMethods: [{ storeCreditRefund: { amount } }],
  };
}

const Payments = v.object({
  order: v.nullable(v.object({ presentmentCurrencyCode: v.string(), transactions: v.array(Transaction) })),
  node: v.nullable(v.object({ refundableQuantity: v.optional(v.number()) })),
});

/** What to ask for, or why it can't be. */
async function asMoney(job: Job): Promise<RefundInput | string> {
  const { ask, remedy, order, line } = job;
  const { order: found, node } = await ask(operations.payments, { id: order, line }, Payments);
  if (!found) return "Shopify has no such order.";
  if (found.presentmentCurrencyCode !== remedy.currency)
    return `The order was paid in ${found.presentmentCurrencyCode}, not ${remedy.currency}.`;
  const transactions = sharesOf(found.transactions, remedy, order);
  if (!transactions) return "Shopify has less left of this order's payments than is to go back.";
  const { quantity } = remedy.line;
  // Units that a return takes off the order, or that somebody took off it by hand, are refunded as money alone.
  const taken = remedy.remedy === "refund" && (await takeBack(job));
  const counted = remedy.remedy === "refund" && !taken && (node?.refundableQuantity ?? 0) >= quantity;
  return {
    orderId: order,
    currency: remedy.currency,
    note: noteOf(remedy),
    notify: false,
    transactions,
    ...(counted && { refundLineItems: [{ lineItemId: line, quantity, restockType: "NO_RESTOCK" }] }),
  };
}

/**
 * The shares that were settled on, as far as they are of Shopify's payments and still there; the rest from what is left,
 * the payment made last first. Null where there isn't enough.
 */
function sharesOf(transactions: Transaction[], { amount, currency, tenders }: RemedyOrder, orderId: string) {
  const settled = new Map(tenders.map((tender) => [tender.payment, tender.amount]));
  const shares = paymentsOf(transactions, currency)
    .toReversed()
    .map(({ id, gateway, captured, refunded }) => {
      const left = Math.max(0, captured - refunded);
      return { id, gateway, left, share: Math.min(left, settled.get(numberOf(id)) ?? 0) };
    });
  let open = shares.reduce((rest, { share }) => rest - share, amount);
  for (const payment of shares) {
    const more = Math.min(open, payment.left - payment.share);
    payment.share += more;
    open -= more;
  }
  if (open > 0) return null;
  return shares
    .filter(({ share }) => share > 0)
    .map(({ id, gateway, share }) => {
      return { orderId, parentId: id, gateway, kind: "REFUND", amount: toDecimal(share, currency) };
    });
}

/** A UUID (version 5, of the URL namespace) that is always the same for a settlement: Shopify wants its keys so. */
async function uuidOf(settlementId: string): Promise<string> {
  const namespace = "6ba7b8119dad11d180b400c04fd430c8";
  const bytes = Uint8Array.from([
    ...namespace.match(/../g)!.map((pair) => Number.parseInt(pair, 16)),
    ...new TextEncoder().encode(settlementId),
  ]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).slice(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const Quote = v.object({
  order: v.nullable(v.object({ suggestedRefund: v.nullable(v.object({ maximumRefundableSet: Amount })) })),
});

export async function quote(ask: Ask, remedy: RemedyOrder): Promise<number | null> {
  const id = gid("Order", remedy.order.id);
  if (!id) return null;
  const suggested = (await ask(operations.quote, { id }, Quote)).order?.suggestedRefund;
  return suggested ? minor(suggested.maximumRefundableSet, remedy.currency) : null;
}
