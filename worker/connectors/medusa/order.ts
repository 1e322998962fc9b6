import * as v from "valibot";
import { exponentOf, parseDecimal } from "../../../shared/money.ts";
import { Order } from "../../../shared/order.ts";
import type { Api } from "./api.ts";

/** Medusa's orders, and what they say in our words. Its money is decimals of the major unit. */

const text = v.string();
const some = v.nullish(text);
const decimal = v.pipe(v.number(), v.finite(), v.minValue(0));

const Payment = v.object({
  id: text,
  provider_id: some,
  created_at: text,
  captures: v.nullish(v.array(v.object({ amount: decimal })), []),
  refunds: v.nullish(v.array(v.object({ id: text, amount: decimal, note: some })), []),
});

const Item = v.object({
  id: text,
  title: text,
  variant_title: some,
  variant_id: some,
  variant_sku: some,
  thumbnail: some,
  quantity: v.number(),
  total: decimal,
  tax_total: v.nullish(decimal, 0),
  detail: v.nullish(v.object({ return_received_quantity: v.nullish(v.number()) })),
});

const Parcel = v.object({
  shipped_at: some,
  delivered_at: some,
  canceled_at: some,
  items: v.array(v.object({ line_item_id: some })),
});

export const MedusaOrder = v.object({
  id: text,
  display_id: v.number(),
  email: some,
  currency_code: text,
  created_at: text,
  shipping_total: v.nullish(decimal, 0),
  shipping_tax_total: v.nullish(decimal, 0),
  customer: v.nullish(v.object({ id: text, has_account: v.boolean() })),
  items: v.array(Item),
  payment_collections: v.nullish(v.array(v.object({ payments: v.nullish(v.array(Payment), []) })), []),
  fulfillments: v.nullish(v.array(Parcel), []),
  shipping_address: v.nullish(v.object({ first_name: some, last_name: some, country_code: some })),
});
export type MedusaOrder = v.InferOutput<typeof MedusaOrder>;

const fields = [
  "id,display_id,email,currency_code,created_at,shipping_total,shipping_tax_total,customer.id,customer.has_account",
  "*items,items.detail.return_received_quantity,*payment_collections.payments,*payment_collections.payments.captures",
  "*payment_collections.payments.refunds,*fulfillments,*fulfillments.items,*shipping_address",
].join(",");

/** The order with this id of Medusa's own; null where it knows none. */
export async function readOrder(api: Api, id: string): Promise<MedusaOrder | null> {
  const path = `/admin/orders/${encodeURIComponent(id)}?fields=${fields}`;
  return (await api.read(path, v.object({ order: MedusaOrder })))?.order ?? null;
}

const Numbered = v.object({ orders: v.array(v.object({ id: text, display_id: v.number(), email: some })) });

/** The order of this number, with or without its #, if the e-mail is its own. */
export async function readOrderByNumber(api: Api, number: string, email: string): Promise<MedusaOrder | null> {
  const digits = /^#?(\d{1,9})$/.exec(number.trim())?.[1];
  if (!digits) return null;
  const address = email.trim().toLowerCase();
  // Medusa has no filter for numbers, and no exact one for addresses.
  const path = `/admin/orders?q=${encodeURIComponent(address)}&limit=200&order=-created_at&fields=id,display_id,email`;
  const found = (await api.read(path, Numbered))?.orders.find(
    (order) => order.display_id === Number(digits) && order.email?.toLowerCase() === address,
  );
  return found ? readOrder(api, found.id) : null;
}

/* ---- Money ---- */

/** Minor units. Shares of a discount have more digits than the currency: they are rounded. Throws for what is no amount. */
function minorOf(amount: number, currency: string): number {
  const minor = parseDecimal(amount.toFixed(exponentOf(currency)), currency);
  if (minor === null) throw new RangeError(`No amount of ${currency}: ${amount}`);
  return minor;
}

type Paid = { id: string; provider: string; captured: number; refunded: number; refunds: Refund[] };
type Refund = { id: string; amount: number; note: string };

export const currencyOf = (order: MedusaOrder): string => order.currency_code.toUpperCase();

/** Each payment, in the order they were made, with what came in through it and what went back, in minor units. */
export function paymentsOf(order: MedusaOrder): Paid[] {
  const minor = ({ amount }: { amount: number }) => minorOf(amount, currencyOf(order));
  const sum = (amounts: number[]) => amounts.reduce((all, each) => all + each, 0);
  return order.payment_collections
    .flatMap((collection) => collection.payments)
    .toSorted((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at))
    .map(({ id, provider_id, captures, refunds }) => ({
      id,
      provider: provider_id ?? "",
      captured: sum(captures.map(minor)),
      refunded: sum(refunds.map(minor)),
      refunds: refunds.map((refund) => ({ id: refund.id, amount: minor(refund), note: refund.note ?? "" })),
    }));
}

/* ---- Facts ---- */

/** What the policy knows of an order. Null where a part of it is no fact of ours, such as an order without an address. */
export function factsOf(order: MedusaOrder): Order | null {
  const currency = currencyOf(order);
  const payments = paymentsOf(order);
  const { shipping_address: address, customer } = order;
  const name = [address?.first_name, address?.last_name].filter(Boolean).join(" ");
  const facts = v.safeParse(Order, {
    id: order.id,
    number: `#${order.display_id}`,
    currency,
    placedAt: order.created_at,
    country: address?.country_code?.toUpperCase(),
    lines: order.items.map((item) => lineOf(item, order)),
    shippingPaid: minorOf(order.shipping_total, currency),
    shippingTax: minorOf(order.shipping_tax_total, currency),
    paid: payments.reduce((all, { captured }) => all + captured, 0),
    refunded: payments.reduce((all, { refunded }) => all + refunded, 0),
    payments: payments.map(({ id, provider, captured, refunded }) => ({
      id,
      method: methodOf(provider),
      captured,
      refunded,
    })),
    customer: {
      // A guest gets a customer of Medusa's too, a new one for every e-mail: nobody to be known again by.
      ...(customer?.has_account && { id: customer.id }),
      email: order.email,
      ...(name && { name }),
    },
  });
  return facts.success ? facts.output : null;
}

function lineOf(item: MedusaOrder["items"][number], order: MedusaOrder): Record<string, unknown> {
  const parcels = order.fulfillments.filter(
    (parcel) => !parcel.canceled_at && parcel.items.some(({ line_item_id }) => line_item_id === item.id),
  );
  const latest = (when: "shipped_at" | "delivered_at") => {
    const instants = parcels.map((parcel) => parcel[when]);
    // What is still on its way has not been delivered, whatever else of the line has.
    return instants.every(Boolean) ? instants.toSorted().at(-1) : undefined;
  };
  const [fulfilledAt, deliveredAt] = [latest("shipped_at"), latest("delivered_at")];
  return {
    id: item.id,
    ...(item.variant_sku && { sku: item.variant_sku }),
    title: item.title,
    ...(item.variant_title && { variant: item.variant_title }),
    quantity: item.quantity,
    paid: minorOf(item.total, currencyOf(order)),
    tax: minorOf(item.tax_total, currencyOf(order)),
    ...(item.thumbnail && { imageUrl: item.thumbnail }),
    ...(fulfilledAt && { fulfilledAt }),
    ...(deliveredAt && { deliveredAt }),
    refundedQuantity: item.detail?.return_received_quantity ?? 0,
  };
}

/** Medusa names the provider of a payment, `pp_stripe_stripe`, and not what was paid with. */
function methodOf(provider: string): Order["payments"][number]["method"] {
  if (/paypal/i.test(provider)) return "paypal";
  return /stripe|adyen|mollie|braintree|card/i.test(provider) ? "card" : "other";
}
