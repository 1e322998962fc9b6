import { day, dayAndTime } from "./format.ts";
import type { Order } from "./orders.ts";

type Status = { label: string; tone: "calm" | "waiting" | "late"; detail: string };

/** Where the parcel is, in a word and a sentence; `now` in milliseconds. */
export function statusOf(order: Order, now: number): Status {
  const { deliveredAt, fulfilledAt } = order.lines[0]!;
  if (deliveredAt) return { label: "Delivered", tone: "calm", detail: `Delivered ${dayAndTime(deliveredAt)}` };
  if (!fulfilledAt)
    return { label: "Being packed", tone: "waiting", detail: `We're packing it. ${expectation(order)}` };
  const late = order.expectedAt !== undefined && Date.parse(order.expectedAt) < now;
  if (late) return { label: "Overdue", tone: "late", detail: `Not here yet. ${expectation(order)}` };
  return { label: "On its way", tone: "waiting", detail: `On its way. ${expectation(order)}` };
}

function expectation({ expectedAt }: Order): string {
  return expectedAt ? `Expected ${day(expectedAt)}` : "";
}
