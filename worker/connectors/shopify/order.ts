import * as v from "valibot";
import { exponentOf, parseDecimal } from "../../../shared/money.ts";
import { Order } from "../../../shared/order.ts";
import type { Payment } from "../../../shared/order.ts";
import type { Ask } from "./api.ts";
import { operations } from "./operations.ts";

/** An order as Shopify tells it, in our words: in the currency the customer paid in, which is the one refunds go back in. */

export const Amount = v.object({ presentmentMoney: v.object({ amount: v.string() }) });
export type Amount = v.InferOutput<typeof Amount>;
const TaxLines = v.array(v.object({ priceSet: Amount }));

export const Transaction = v.object({
  id: v.string(),
  kind: v.string(),
  status: v.string(),
  gateway: v.nullable(v.string()),
  formattedGateway: v.nullish(v.string()),
  amountSet: Amount,
  parentTransaction: v.nullable(v.object({ id: v.string() })),
});
export type Transaction = v.InferOutput<typeof Transaction>;

const Address = v.nullable(v.object({ countryCodeV2: v.nullable(v.string()) }));
const Fulfillment = v.object({
  status: v.string(),
  createdAt: v.string(),
  deliveredAt: v.nullable(v.string()),
  trackingInfo: v.array(
    v.object({ company: v.nullable(v.string()), number: v.nullable(v.string()), url: v.nullable(v.string()) }),
  ),
  fulfillmentLineItems: v.object({
    nodes: v.array(v.object({ quantity: v.nullable(v.number()), lineItem: v.object({ id: v.string() }) })),
  }),
});
type Fulfillment = v.InferOutput<typeof Fulfillment>;

const Facts = v.object({
  legacyResourceId: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
  processedAt: v.string(),
  test: v.boolean(),
  presentmentCurrencyCode: v.string(),
  taxesIncluded: v.boolean(),
  customer: v.nullable(v.object({ legacyResourceId: v.string(), displayName: v.string(), tags: v.array(v.string()) })),
  shippingAddress: Address,
  billingAddress: Address,
  totalReceivedSet: Amount,
  shippingLines: v.object({ nodes: v.array(v.object({ discountedPriceSet: Amount, taxLines: TaxLines })) }),
  transactions: v.array(Transaction),
  refunds: v.array(v.object({ note: v.nullable(v.string()), totalRefundedSet: Amount })),
  fulfillments: v.array(Fulfillment),
});
type Facts = v.InferOutput<typeof Facts>;

const Line = v.object({
  id: v.string(),
  sku: v.nullable(v.string()),
  title: v.string(),
  variantTitle: v.nullable(v.string()),
  quantity: v.number(),
  refundableQuantity: v.number(),
  originalTotalSet: Amount,
  discountAllocations: v.array(v.object({ allocatedAmountSet: Amount })),
  taxLines: TaxLines,
  image: v.nullable(v.object({ url: v.string() })),
  product: v.nullable(v.object({ tags: v.array(v.string()) })),
  variant: v.nullable(v.object({ availableForSale: v.boolean() })),
});
type Line = v.InferOutput<typeof Line>;
const Lines = v.object({
  order: v.nullable(
    v.object({
      lineItems: v.object({
        nodes: v.array(Line),
        pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
      }),
    }),
  ),
});

/** Begins the note of a refund of ours that went out as credit: no money came back with it. */
export const CREDIT = "Amends, as credit: ";

/**
 * Shopify's own number of a thing, as its templates print it too. Another spelling of the same order is refused: it
 * would be a second order to us, with a ledger of its own.
 */
export const gid = (type: string, id: string) => (/^\d{1,20}$/.test(id) ? `gid://shopify/${type}/${id}` : null);
export const numberOf = (id: string) => id.slice(id.lastIndexOf("/") + 1);

/** Minor units of Shopify's decimals, which have a digit more than some currencies: "500.0" yen. Throws for others. */
export function minor({ presentmentMoney: { amount } }: Amount, currency: string): number {
  const [whole = "", fraction = ""] = amount.split(".");
  const digits = exponentOf(currency);
  const rest = fraction.slice(digits);
  const parsed = /^0*$/.test(rest)
    ? parseDecimal(`${whole}${digits && fraction ? `.${fraction.slice(0, digits)}` : ""}`, currency)
    : null;
  if (parsed === null) throw new Error(`Shopify says ${amount} ${currency}, which is no amount.`);
  return parsed;
}

/** The facts of an order; null where there is none, or where they aren't enough to decide by: no e-mail, no country. */
export async function orderFacts(ask: Ask, id: string): Promise<Order | null> {
  const own = gid("Order", id);
  if (!own) return null;
  const { order } = await ask(operations.order, { id: own }, v.object({ order: v.nullable(Facts) }));
  if (!order) return null;
  const parsed = v.safeParse(Order, orderOf(order, await linesOf(ask, own)));
  return parsed.success ? parsed.output : null;
}

async function linesOf(ask: Ask, id: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after: string | null = null; lines.length <= 200;) {
    const page: v.InferOutput<typeof Lines> = await ask(operations.lines, { id, after }, Lines);
    lines.push(...(page.order?.lineItems.nodes ?? []));
    after = page.order?.lineItems.pageInfo.endCursor ?? null;
    if (!page.order?.lineItems.pageInfo.hasNextPage) break;
  }
  return lines;
}

function orderOf(facts: Facts, lines: Line[]): v.InferInput<typeof Order> {
  const currency = facts.presentmentCurrencyCode;
  const sum = (amounts: Amount[]) => amounts.reduce((all, amount) => all + minor(amount, currency), 0);
  const taxes = (of: Line["taxLines"]) => (facts.taxesIncluded ? 0 : sum(of.map(({ priceSet }) => priceSet)));
  const sent = facts.fulfillments.filter(({ status }) => status === "SUCCESS");
  const tracking = sent[0]?.trackingInfo[0];
  return {
    id: facts.legacyResourceId,
    number: facts.name,
    currency,
    placedAt: facts.processedAt,
    country: facts.shippingAddress?.countryCodeV2 ?? facts.billingAddress?.countryCodeV2 ?? "",
    lines: lines.map((line) => ({
      ...thing(line),
      paid:
        sum([line.originalTotalSet]) -
        sum(line.discountAllocations.map(({ allocatedAmountSet }) => allocatedAmountSet)) +
        taxes(line.taxLines),
      ...deliveryOf(line, sent),
    })),
    shippingPaid: facts.shippingLines.nodes.reduce(
      (all, { discountedPriceSet, taxLines }) => all + sum([discountedPriceSet]) + taxes(taxLines),
      0,
    ),
    paid: sum([facts.totalReceivedSet]),
    // What went out as credit of ours stands in our own books as credit.
    refunded: sum(
      facts.refunds.filter(({ note }) => !note?.startsWith(CREDIT)).map(({ totalRefundedSet }) => totalRefundedSet),
    ),
    payments: paymentsOf(facts.transactions, currency).map(({ id, gateway, label, captured, refunded }) => ({
      id: numberOf(id),
      method: methods[gateway] ?? "other",
      label,
      captured,
      refunded,
    })),
    tracking: tracking && {
      carrier: tracking.company ?? undefined,
      number: tracking.number ?? undefined,
      url: tracking.url ?? undefined,
    },
    customer: {
      id: facts.customer?.legacyResourceId,
      email: facts.email ?? "",
      name: facts.customer?.displayName || undefined,
      tags: facts.customer?.tags ?? [],
    },
    test: facts.test,
  };
}

function thing({ id, sku, title, variantTitle, quantity, refundableQuantity, product, image, variant }: Line) {
  return {
    id: numberOf(id),
    sku: sku || undefined,
    title,
    variant: variantTitle || undefined,
    quantity,
    tags: product?.tags ?? [],
    imageUrl: image?.url,
    refundedQuantity: Math.max(0, quantity - refundableQuantity),
    inStock: variant?.availableForSale,
  };
}

/** Delivered is a line all of whose units went out in parcels that arrived, on the last one's day. */
function deliveryOf({ id, refundableQuantity }: Line, sent: Fulfillment[]) {
  const parcels = sent.flatMap(({ createdAt, deliveredAt, fulfillmentLineItems }) =>
    fulfillmentLineItems.nodes
      .filter(({ lineItem }) => lineItem.id === id)
      .map(({ quantity }) => ({ createdAt, deliveredAt, quantity: quantity ?? 0 })),
  );
  const arrived = parcels.filter(({ deliveredAt }) => deliveredAt !== null);
  const units = arrived.reduce((sum, { quantity }) => sum + quantity, 0);
  const all = arrived.length === parcels.length && units >= refundableQuantity;
  return {
    fulfilledAt: last(parcels.map(({ createdAt }) => createdAt)),
    deliveredAt: all ? last(arrived.flatMap(({ deliveredAt }) => deliveredAt ?? [])) : undefined,
  };
}

const last = (instants: string[]) => instants.toSorted().at(-1);

const methods: Record<string, Payment["method"]> = {
  shopify_payments: "card",
  paypal: "paypal",
  gift_card: "gift_card",
};

export type Paid = { id: string; gateway: string; label: string | undefined; captured: number; refunded: number };

/** What was taken by each payment, and what has gone back or is on its way back of it. Minor units. */
export function paymentsOf(transactions: Transaction[], currency: string): Paid[] {
  const refunds = transactions.filter(
    ({ kind, status }) => kind === "REFUND" && ["SUCCESS", "PENDING", "AWAITING_RESPONSE", "UNKNOWN"].includes(status),
  );
  return transactions
    .filter(({ kind, status }) => (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS")
    .map(({ id, gateway, formattedGateway, amountSet }) => ({
      id,
      gateway: gateway ?? "",
      label: formattedGateway || undefined,
      captured: minor(amountSet, currency),
      refunded: refunds
        .filter(({ parentTransaction }) => parentTransaction?.id === id)
        .reduce((all, refund) => all + minor(refund.amountSet, currency), 0),
    }));
}
