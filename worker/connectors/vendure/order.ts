// An order as Vendure knows it, as the facts that decide.
import * as v from "valibot";
import { Order } from "../../../shared/order.ts";
import { amount } from "../../../shared/schema.ts";
import type { Ask } from "./api.ts";
import { Payment, leftOf } from "./money.ts";

const ORDER = `query($id:ID!){order(id:$id){id code orderPlacedAt currencyCode shipping shippingWithTax
  customer{id emailAddress firstName lastName} shippingAddress{countryCode} billingAddress{countryCode}
  lines{id quantity proratedLinePrice proratedLinePriceWithTax
    productVariant{id sku name stockLevel product{variants{id name priceWithTax stockLevel enabled}}}}
  payments{id createdAt method state amount refunds{id state total reason transactionId lines{orderLineId quantity}}}
  fulfillments{id trackingCode method lines{orderLineId quantity}}
  history(options:{filter:{type:{eq:"ORDER_FULFILLMENT_TRANSITION"}},take:200}){items{createdAt data}}}}`;
const BY_CODE = `query($codes:[String!]!){orders(options:{filter:{code:{in:$codes}},take:1}){items{id}}}`;

const text = v.nullish(v.string(), "");
const Quantities = v.array(v.object({ orderLineId: v.string(), quantity: v.number() }));
const Country = v.nullish(v.object({ countryCode: text }));
const Variant = v.object({
  id: v.string(),
  name: v.string(),
  priceWithTax: amount,
  stockLevel: v.string(),
  enabled: v.boolean(),
});
const Placed = v.object({
  id: v.string(),
  code: v.string(),
  orderPlacedAt: v.nullable(v.string()),
  currencyCode: v.string(),
  shipping: amount,
  shippingWithTax: amount,
  customer: v.nullable(
    v.object({ id: v.string(), emailAddress: v.string(), firstName: v.string(), lastName: v.string() }),
  ),
  shippingAddress: Country,
  billingAddress: Country,
  lines: v.array(
    v.object({
      id: v.string(),
      quantity: v.number(),
      proratedLinePrice: amount,
      proratedLinePriceWithTax: amount,
      productVariant: v.object({
        id: v.string(),
        sku: v.string(),
        name: v.string(),
        stockLevel: v.string(),
        product: v.object({ variants: v.array(Variant) }),
      }),
    }),
  ),
  payments: v.nullish(
    v.array(
      v.object({
        ...Payment.entries,
        createdAt: v.string(),
        method: v.string(),
        refunds: v.array(v.object({ ...Payment.entries.refunds.item.entries, lines: Quantities })),
      }),
    ),
    [],
  ),
  fulfillments: v.nullish(
    v.array(v.object({ id: v.string(), method: text, trackingCode: text, lines: Quantities })),
    [],
  ),
  history: v.object({
    items: v.array(
      v.object({ createdAt: v.string(), data: v.looseObject({ fulfillmentId: v.unknown(), to: v.unknown() }) }),
    ),
  }),
});
type Placed = v.InferOutput<typeof Placed>;

/** Null for one that isn't there, isn't placed, or doesn't say what every order has to. @throws Trouble */
export async function orderOf(ask: Ask, id: string): Promise<Order | null> {
  const { order } = await ask(ORDER, { id }, v.object({ order: v.nullable(Placed) }));
  if (!order) return null;
  const mapped = v.safeParse(Order, factsOf(order));
  return mapped.success ? mapped.output : null;
}

/** By the number in the shopper's mail, in any case and with or without “#”. @throws Trouble */
export async function orderBy(ask: Ask, number: string, email: string): Promise<Order | null> {
  const typed = number.trim().replace(/^#/, "");
  const Found = v.object({ orders: v.object({ items: v.array(v.object({ id: v.string() })) }) });
  const found = await ask(BY_CODE, { codes: [typed, typed.toUpperCase()] }, Found);
  const id = found.orders.items[0]?.id;
  const order = id ? await orderOf(ask, id) : null;
  return order?.customer.email.toLowerCase() === email.trim().toLowerCase() ? order : null;
}

function factsOf(order: Placed): unknown {
  const { customer, payments, fulfillments, currencyCode } = order;
  const paid = payments
    .filter(({ state }) => state === "Settled")
    .toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
  const sum = (amounts: number[]) => amounts.reduce((all, each) => all + each, 0);
  const sent = fulfillments.at(-1);
  return {
    id: order.id,
    number: order.code,
    currency: currencyCode,
    placedAt: order.orderPlacedAt,
    country: order.shippingAddress?.countryCode || order.billingAddress?.countryCode,
    // Canceled units are no longer among a line's.
    lines: order.lines.filter(({ quantity }) => quantity > 0).map((line) => lineOf(line, order)),
    shippingPaid: order.shippingWithTax,
    shippingTax: order.shippingWithTax - order.shipping,
    paid: sum(paid.map((payment) => payment.amount)),
    refunded: sum(paid.map((payment) => payment.amount - leftOf(payment))),
    payments: paid.map((payment) => ({
      id: payment.id,
      method: methodOf(payment.method),
      captured: payment.amount,
      refunded: payment.amount - leftOf(payment),
    })),
    ...(sent?.trackingCode && { tracking: { carrier: sent.method || undefined, number: sent.trackingCode } }),
    customer: customer && {
      id: customer.id,
      email: customer.emailAddress,
      name: `${customer.firstName} ${customer.lastName}`.trim() || undefined,
    },
  };
}

function lineOf({ id, quantity, proratedLinePriceWithTax, productVariant }: Placed["lines"][number], order: Placed) {
  const { sku, name, stockLevel, product } = productVariant;
  const others = product.variants.filter((each) => each.enabled && each.id !== productVariant.id).slice(0, 100);
  const refunds = order.payments.flatMap((payment) => payment.refunds).filter(({ state }) => state !== "Failed");
  return {
    id,
    sku: sku || undefined,
    title: name,
    quantity,
    paid: proratedLinePriceWithTax,
    fulfilledAt: reached(order, id, quantity, ["Shipped", "Delivered"]),
    deliveredAt: reached(order, id, quantity, ["Delivered"]),
    refundedQuantity: Math.min(quantity, units(refunds, id)),
    inStock: stockLevel !== "OUT_OF_STOCK",
    variants: others.map((each) => ({
      id: each.id,
      title: each.name,
      price: each.priceWithTax,
      inStock: each.stockLevel !== "OUT_OF_STOCK",
    })),
  };
}

const units = (from: readonly { lines: v.InferOutput<typeof Quantities> }[], line: string) =>
  from
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === line)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** When the last of a line's units came so far, by the order's history: a parcel has no dates of its own. */
function reached({ fulfillments, history }: Placed, line: string, quantity: number, states: string[]) {
  const dated = fulfillments.flatMap((fulfillment) => {
    const own = history.items.filter(({ data }) => String(data.fulfillmentId) === fulfillment.id);
    const at = own.filter(({ data }) => states.includes(String(data.to))).map(({ createdAt }) => createdAt);
    return at.length > 0 ? [{ ...fulfillment, at: at.toSorted()[0]! }] : [];
  });
  if (units(dated, line) < quantity) return undefined;
  const own = dated.filter(({ lines }) => lines.some(({ orderLineId }) => orderLineId === line));
  return own
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
}

const methods = [
  ["paypal", /paypal/i],
  ["gift_card", /gift/i],
  ["invoice", /invoice|klarna/i],
  ["bank", /bank|transfer|sepa/i],
  ["card", /card|stripe|braintree|adyen/i],
] as const;

/** Vendure knows its payment methods by names that the shop gave them. */
const methodOf = (code: string) => methods.find(([, pattern]) => pattern.test(code))?.[0] ?? "other";
