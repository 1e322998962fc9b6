import { productOf } from "./catalogue.ts";
import { timeZone } from "./format.ts";
import type { Records } from "./records.ts";
import { stories } from "./stories.ts";
import type { Moment, Story } from "./stories.ts";

/** An order as the token carries it: amounts in minor units, times ISO 8601 in UTC. */
export type Order = {
  id: string;
  number: string;
  currency: string;
  placedAt: string;
  country: string;
  lines: OrderLine[];
  shippingPaid: number;
  paid: number;
  refunded: number;
  payments: { id: string; method: string; label: string; captured: number; refunded: number; disputed: boolean }[];
  customer: { id: string; email: string; name: string; tags: readonly string[] };
  expectedAt?: string;
  tracking?: { carrier: string; number: string };
  test?: true;
};

export type OrderLine = {
  id: string;
  sku: string;
  title: string;
  variant?: string;
  quantity: number;
  paid: number;
  tags: readonly string[];
  imageUrl: string;
  inStock: boolean;
  variants?: { id: string; title: string; price: number; inStock: boolean }[];
  refundedQuantity: number;
  fulfilledAt?: string;
  deliveredAt?: string;
};

const dateFormat = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The instant of a moment, counted from the day it is at the shop; `now` in milliseconds. */
export function instantOf([offset, time]: Moment, now: number): string {
  const day = new Date(`${dateFormat.format(now)}T${time}:00Z`);
  day.setUTCDate(day.getUTCDate() + offset);
  return day.toISOString().replace(".000Z", "Z");
}

export function storyOf(id: string): Story | null {
  return stories.find((story) => story.id === id) ?? null;
}

/** The order as it stands at `now`, with what the shop has refunded since; pictures are addressed from `origin`. */
export function orderOf(story: Story, now: number, origin: string, refunds: Records["refunds"]): Order {
  const lines = story.lines.map((_, index) => lineAt(story, index, now, origin));
  const goods = lines.reduce((sum, line) => sum + line.paid, 0);
  const paid = goods + story.shipping;
  const made = refunds.filter((refund) => refund.orderId === story.id);
  const refunded = made.reduce((sum, refund) => sum + refund.amount, 0);
  for (const line of lines) line.refundedQuantity = unitsRefunded(line, made);
  return {
    id: story.id,
    number: `#${story.id}`,
    currency: story.currency,
    placedAt: instantOf(story.placed, now),
    country: story.country,
    lines,
    shippingPaid: story.shipping,
    paid,
    refunded,
    payments: [{ id: `pay_${story.id}`, ...story.payment, captured: paid, refunded, disputed: false }],
    customer: customerOf(story),
    ...(story.expected && { expectedAt: instantOf(story.expected, now) }),
    ...(story.parcel && { tracking: { carrier: story.parcel[0], number: story.parcel[1] } }),
    ...(story.test && { test: story.test }),
  };
}

function lineAt(story: Story, index: number, now: number, origin: string): OrderLine {
  const { sku, quantity, inStock = true } = story.lines[index]!;
  const product = productOf(sku);
  return {
    id: `l${index + 1}`,
    sku,
    title: product.title,
    ...(product.variant && { variant: product.variant }),
    quantity,
    paid: product.price[story.currency] * quantity,
    tags: product.tags,
    imageUrl: `${origin}/pictures/${product.picture}.svg`,
    inStock,
    ...(product.others && {
      variants: product.others.map(({ price, ...other }) => ({
        inStock: true,
        ...other,
        price: price[story.currency],
      })),
    }),
    refundedQuantity: 0,
    ...(story.sent && { fulfilledAt: instantOf(story.sent, now) }),
    ...(story.delivered && { deliveredAt: instantOf(story.delivered, now) }),
  };
}

function unitsRefunded(line: OrderLine, made: Records["refunds"]): number {
  const units = made.reduce((sum, refund) => sum + (refund.lineId === line.id ? refund.quantity : 0), 0);
  return Math.min(units, line.quantity);
}

function customerOf({ customer }: Story): Order["customer"] {
  return { id: customer.id, email: customer.email, name: customer.name, tags: customer.tags ?? [] };
}
