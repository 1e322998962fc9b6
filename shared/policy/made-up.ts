import type { Order } from "../order.ts";
import { DAY, iso, localDate } from "../time.ts";
import type { Facts } from "./decision.ts";
import type { Policy } from "./document.ts";
import type { Kind } from "./kinds.ts";
import { none, PARCEL, scaled, sentAfter, startOf, UNDERWAY } from "./points.ts";
import type { Point } from "./points.ts";

/** An item of a kind as an order that could be placed: made up, so that the real `decide` can be asked about it. */

/** Keeps what a pure function said, up to so many: a check asks for the same few dates all the time. */
function remembered<K, V>(slow: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= 2000) kept.clear();
    const said = slow(key);
    kept.set(key, said);
    return said;
  };
}

const instant = remembered(iso);

const noons = remembered((zone: string) => remembered((date: string) => noonOf(date, zone)));

/** Noon or so of a date where the shop is, whatever its zone. */
export function noonOf(date: string, zone: string): number {
  const hours = ["11", "02", "22"].map((hour) => Date.parse(`${date}T${hour}:00:00Z`));
  return hours.find((at) => localDate(at, zone) === date) ?? hours[0]!;
}

/** Such an item as `decide` takes it: facts, and when they are asked about. */
export function factsOf(policy: Policy, kind: Kind, point: Point): { facts: Facts; now: number } {
  const placed = noons(policy.timeZone)(kind.placedOn);
  const after = (days: number) => placed + days * DAY;
  const { underway = UNDERWAY } = point;
  const start = startOf(kind.stage, underway);
  const order = orderOf(policy, kind, point, {
    placedAt: instant(placed),
    fulfilledAt: kind.stage === "unfulfilled" ? undefined : instant(after(sentAfter(underway))),
    deliveredAt: kind.stage === "delivered" ? instant(after(underway)) : undefined,
    expectedAt: point.promised === undefined ? undefined : instant(after(start - point.promised)),
  });
  const facts: Facts = {
    order,
    lineId: "l1",
    quantity: 1,
    reason: kind.reason,
    unitsGone: 0,
    shippingGone: 0,
    refundable: point.left ?? order.paid,
    automatic: point.automatic ?? none,
    paused: false,
    safety: false,
    evidence: point.evidence,
    proof: point.proof ?? false,
    replaced: point.replaced ?? 0,
    exchanged: point.exchanged ?? 0,
    extras: point.extras ?? 0,
    wholeOrder: !point.partial,
    signals: point.signals ?? {},
  };
  return { facts, now: after(start + point.day) };
}

type Dates = Pick<Order, "placedAt" | "expectedAt"> & Pick<Order["lines"][number], "fulfilledAt" | "deliveredAt">;

function orderOf(policy: Policy, kind: Kind, point: Point, dates: Dates): Order {
  const { placedAt, expectedAt, fulfilledAt, deliveredAt } = dates;
  const line = { title: "Item", quantity: 1, paid: point.worth, refundedQuantity: 0, fulfilledAt, deliveredAt };
  const lines: Order["lines"] = [{ ...line, id: "l1", tags: [...kind.tags], variants: variantsAt(point) }];
  if (!point.alone) lines.push({ ...line, id: "l2", tags: [] });
  const shippingPaid = 2 * scaled(PARCEL, kind.currency);
  const paid = lines.length * point.worth + shippingPaid;
  return {
    id: "1",
    currency: kind.currency,
    placedAt,
    expectedAt,
    country: kind.country,
    lines,
    shippingPaid,
    paid: point.exact ? paid : paid * ampleness(policy),
    refunded: 0,
    payments: point.giftCard ? [{ id: "p1", method: "gift_card", captured: paid, refunded: 0, disputed: false }] : [],
    customer: { email: "shopper@example.com", tags: [...kind.customerTags], business: kind.business },
    test: false,
  };
}

/** The other variants of such an item. */
function variantsAt({ variants, worth }: Point): Order["lines"][number]["variants"] {
  if (variants === undefined) return undefined;
  const price = { even: worth, none: worth, cheaper: Math.floor(worth / 2), dearer: 2 * worth }[variants];
  return [{ id: "v2", title: "Another", price, inStock: variants !== "none" }];
}

/** How much larger than our two lines an order has to be so that its own limit holds nothing back. */
function ampleness({ limits: { perOrderBp } }: Policy): number {
  return perOrderBp ? Math.ceil(40_000 / perOrderBp) : 1;
}
