import * as v from "valibot";
import { amount, country, currencyCode, integer, isRealDay, shortText, tags } from "./schema.ts";

/** An instant in UTC or with an offset; kept as written, compared as milliseconds. */
export const isoInstant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/, "An instant such as 2026-11-01T10:00:00Z."),
  v.check((text) => Number.isFinite(Date.parse(text)) && isRealDay(text.slice(0, 10)), "No such instant."),
);

export const paymentMethods = ["card", "paypal", "bank", "invoice", "gift_card", "other"] as const;

/** The same thing in another size or colour, for an exchange. `price` is what one costs now, tax included. */
const Variant = v.object({
  id: shortText(100),
  title: shortText(200),
  price: v.optional(amount),
  inStock: v.optional(v.boolean(), true),
});

/**
 * One order line. `paid` is what was paid for all its units after discounts, tax included, in minor units;
 * it is the basis of every refund, never a list price.
 */
export const Line = v.object({
  id: shortText(100),
  sku: v.optional(shortText(100)),
  title: shortText(300),
  variant: v.optional(shortText(200)),
  quantity: integer(1, 10_000),
  paid: amount,
  /** Of `paid`, the tax that was charged. */
  tax: v.optional(amount),
  tags: v.optional(tags, []),
  imageUrl: v.optional(shortText(2000)),
  fulfilledAt: v.optional(isoInstant),
  deliveredAt: v.optional(isoInstant),
  refundedQuantity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  inStock: v.optional(v.boolean()),
  variants: v.optional(v.pipe(v.array(Variant), v.maxLength(100))),
});
export type Line = v.InferOutput<typeof Line>;

export const Payment = v.object({
  id: shortText(100),
  method: v.picklist(paymentMethods),
  label: v.optional(shortText(100)),
  captured: amount,
  refunded: v.optional(amount, 0),
  disputed: v.optional(v.boolean(), false),
});
export type Payment = v.InferOutput<typeof Payment>;

/** The facts about a purchase, as the merchant signs them into the order token. */
export const Order = v.pipe(
  v.object({
    id: shortText(100),
    number: v.optional(shortText(100)),
    currency: currencyCode,
    placedAt: isoInstant,
    country,
    lines: v.pipe(v.array(Line), v.minLength(1), v.maxLength(200)),
    shippingPaid: v.optional(amount, 0),
    /** Of `shippingPaid`, the tax that was charged. */
    shippingTax: v.optional(amount),
    paid: amount,
    refunded: v.optional(amount, 0),
    payments: v.optional(v.pipe(v.array(Payment), v.maxLength(20)), []),
    expectedAt: v.optional(isoInstant),
    tracking: v.optional(
      v.object({
        carrier: v.optional(shortText(100)),
        number: v.optional(shortText(100)),
        url: v.optional(shortText(2000)),
      }),
    ),
    customer: v.object({
      id: v.optional(shortText(200)),
      email: v.pipe(v.string(), v.email(), v.maxLength(320)),
      name: v.optional(shortText(200)),
      tags: v.optional(tags, []),
      business: v.optional(v.boolean(), false),
      /**
       * How many orders this customer placed with the shop in the last 365 days, this one among them. Only with it can
       * money back be seen as a share of orders: we know the orders somebody asked about, and of those it would be most.
       */
      orders365d: v.optional(integer(0, 100_000)),
    }),
    test: v.optional(v.boolean(), false),
  }),
  v.check(
    (order) => new Set(order.lines.map((line) => line.id)).size === order.lines.length,
    "Each line needs its own id.",
  ),
);
export type Order = v.InferOutput<typeof Order>;

/** The line with this id, or null: a shopper can name any string. */
export function lineOf(order: Order, lineId: string): Line | null {
  return order.lines.find((line) => line.id === lineId) ?? null;
}

/** Where money goes back to, as the shopper knows it. Null: "the way you paid". */
export function paidWith(order: Order): string | null {
  return order.payments.find((payment) => payment.captured > payment.refunded)?.label ?? null;
}
