import type { Line, Order } from "../order.ts";
import { DAY, endOfDayAfter, localDateAfter } from "../time.ts";
import type { Policy } from "./document.ts";
import { packOf } from "./law.ts";

/** When goods came, and how long after that an order may be withdrawn from. One order is one contract. Pure. */

/** How long a parcel is taken to travel where only its dispatch is known. */
export const TRANSIT = 5 * DAY;
/** Calendar days after the day on which the last of the goods came: Art. 9(2)(b) of Directive 2011/83; elsewhere our own. */
export const PERIOD_DAYS = 14;

/** When the goods were with the shopper, as far as anyone knows, in milliseconds; null while they can't have been. */
export function arrivedAt({ deliveredAt, fulfilledAt }: Line): number | null {
  if (deliveredAt) return Date.parse(deliveredAt);
  return fulfilledAt ? Date.parse(fulfilledAt) + TRANSIT : null;
}

/** Holidays of nearly all the Union that no Easter moves, month and day. */
const holidays = new Set(["01-01", "05-01", "12-25", "12-26"]);

/** Regulation 1182/71, Art. 3(4): a period that ends on a day of rest ends with the next working day. */
function isDayOfRest(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.has(date.slice(5));
}

/**
 * The last second of the period, in the policy's zone; null while it hasn't begun, because some of the goods are still
 * to come. The last of the order's goods counts for all.
 */
export function periodEnd({ timeZone }: Pick<Policy, "timeZone">, { lines, country }: Order): number | null {
  const coming = lines.filter((line) => line.deliveredAt || line.refundedQuantity < line.quantity);
  const arrivals = coming.map(arrivedAt);
  if (arrivals.length === 0 || arrivals.includes(null)) return null;
  const last = Math.max(...arrivals.map(Number));
  let days = PERIOD_DAYS;
  if (packOf(country) === "eu") while (isDayOfRest(localDateAfter(last, days, timeZone))) days += 1;
  return endOfDayAfter(last, days, timeZone);
}

/** Whether a declaration made at that time is still in time. */
export function isInPeriod(policy: Pick<Policy, "timeZone">, order: Order, at: number): boolean {
  const end = periodEnd(policy, order);
  return end === null || at < end + 1000;
}
