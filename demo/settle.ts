import { randomInt } from "node:crypto";
import { money } from "./format.ts";
import { instantOf, orderOf, storyOf } from "./orders.ts";
import type { Order, OrderLine } from "./orders.ts";
import type { Records } from "./records.ts";

/** What Amends asks the shop to carry out: `data` of a `settlement.requested` webhook, as far as the shop needs it. */
export type Request = {
  settlement: { id: string; remedy: string; amount: number; bonus: number; currency: string };
  order: { id: string };
  line: { id: string; quantity: number };
};

/** How it went. `expectedBy` is a date. */
export type Outcome =
  | { state: "succeeded"; reference: string; creditCode?: string; expectedBy: string }
  | { state: "failed"; reason: string };

type Job = Request & { order: Order; line: OrderLine; now: number; take: number };

/** The request in a webhook's data, or null when it isn't one. */
export function requestIn(data: unknown): Request | null {
  const { settlement, order, line } = fields(data);
  const { id, remedy, amount, bonus, currency } = fields(settlement);
  const orderId = fields(order)["id"];
  const { id: lineId, quantity } = fields(line);
  if (typeof id !== "string" || typeof remedy !== "string" || typeof currency !== "string") return null;
  if (typeof orderId !== "string" || typeof lineId !== "string") return null;
  if (!isAmount(amount) || !isAmount(bonus ?? 0) || !isAmount(quantity)) return null;
  const extra = Number(bonus ?? 0);
  return {
    settlement: { id, remedy, amount, bonus: extra, currency },
    order: { id: orderId },
    line: { id: lineId, quantity },
  };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * Carries out one remedy and notes it in `records`. No `await` from the first check to the last note: two requests
 * that arrive together can't both see the same money as free. A settlement asked for before is answered in the same
 * bytes and nothing is done.
 */
export function settle(request: Request, records: Records, now: number): string {
  const { id } = request.settlement;
  const earlier = Object.hasOwn(records.answers, id) ? records.answers[id] : undefined;
  if (earlier !== undefined) return earlier;
  const answer = JSON.stringify(carryOut(request, records, now));
  records.answers[id] = answer;
  return answer;
}

function carryOut(request: Request, records: Records, now: number): Outcome {
  const { settlement, order: wanted, line: part } = request;
  const story = storyOf(wanted.id);
  const order = story && orderOf(story, now, "", records.refunds);
  const line = order?.lines.find(({ id }) => id === part.id);
  if (!order || !line) return failed("We don't know this order.");
  if (settlement.currency !== order.currency) return failed(`This order was paid in ${order.currency}.`);
  const job = { ...request, order, line, now, take: part.quantity };
  if (settlement.remedy === "refund") return refund(job, records);
  if (settlement.remedy === "store_credit") return issueCredit(job, records);
  if (settlement.remedy === "replacement") return sendAgain(job, records);
  return failed(`We can't carry out "${settlement.remedy}".`);
}

function failed(reason: string): Outcome {
  return { state: "failed", reason };
}

function refund(job: Job, records: Records): Outcome {
  const { amount } = job.settlement;
  const left = job.order.paid - job.order.refunded;
  if (amount === 0) return failed("A refund needs an amount.");
  if (amount > left) return failed(`Only ${money(left, job.order.currency)} of this order can still be refunded.`);
  const done = note(job, records, "R");
  records.refunds.push({ ...done, amount, quantity: job.take });
  return { state: "succeeded", reference: done.reference, expectedBy: dateIn(5, job.now) };
}

function issueCredit(job: Job, records: Records): Outcome {
  const { amount, bonus } = job.settlement;
  if (amount + bonus === 0) return failed("A store credit needs an amount.");
  const done = note(job, records, "C");
  const code = creditCode();
  records.credits.push({ ...done, amount, bonus, code });
  return { state: "succeeded", reference: done.reference, creditCode: code, expectedBy: dateIn(0, job.now) };
}

function sendAgain(job: Job, records: Records): Outcome {
  if (!job.line.inStock) return failed(`${job.line.title} is sold out.`);
  const done = note(job, records, "S");
  const expectedBy = dateIn(3, job.now);
  records.shipments.push({ ...done, title: job.line.title, quantity: job.take, expectedBy });
  return { state: "succeeded", reference: done.reference, expectedBy };
}

/** What every kind of record has; takes the next reference, such as KC-R-1007. */
function note(job: Job, records: Records, kind: "R" | "C" | "S") {
  records.lastReference += 1;
  return {
    settlementId: job.settlement.id,
    orderId: job.order.id,
    lineId: job.line.id,
    reference: `KC-${kind}-${records.lastReference}`,
    at: new Date(job.now).toISOString(),
    currency: job.order.currency,
  };
}

/** Ten characters nobody mistakes for one another, in two halves. */
function creditCode(): string {
  const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  const pick = () => alphabet[randomInt(alphabet.length)];
  return ["KETTLE", Array.from({ length: 5 }, pick).join(""), Array.from({ length: 5 }, pick).join("")].join("-");
}

function dateIn(days: number, now: number): string {
  return instantOf([days, "12:00"], now).slice(0, 10);
}
