import { randomInt } from "node:crypto";
import { money } from "./format.ts";
import { instantOf, orderOf, storyOf } from "./orders.ts";
import type { Order, OrderLine } from "./orders.ts";
import type { Records } from "./records.ts";

/** What Amends asks the shop to carry out: `data` of a `settlement.requested` webhook, as far as the shop needs it. */
export type Request = {
  settlement: {
    id: string;
    remedy: string;
    amount: number;
    bonus: number;
    currency: string;
    /** What an exchange is for, by its id in the order's token; null where a person agreed on something else. */
    variant: string | null;
    /** A little more, in the shopper's words. */
    extra: string | null;
  };
  order: { id: string };
  line: { id: string; quantity: number };
};

/** How it went. `expectedBy` is a date. */
export type Outcome =
  | { state: "succeeded"; reference: string; creditCode?: string; extraCode?: string; expectedBy: string }
  | { state: "failed"; reason: string };

type Job = Request & { order: Order; line: OrderLine; now: number; take: number };

/** The request in a webhook's data, or null when it isn't one. */
export function requestIn(data: unknown): Request | null {
  const { settlement, order, line } = fields(data);
  const { id, remedy, amount, bonus, currency, variant, extra } = fields(settlement);
  const orderId = fields(order)["id"];
  const { id: lineId, quantity } = fields(line);
  if (typeof id !== "string" || typeof remedy !== "string" || typeof currency !== "string") return null;
  if (typeof orderId !== "string" || typeof lineId !== "string") return null;
  if (!isAmount(amount) || !isAmount(bonus ?? 0) || !isAmount(quantity)) return null;
  return {
    settlement: {
      id,
      remedy,
      amount,
      bonus: Number(bonus ?? 0),
      currency,
      variant: typeof variant === "string" ? variant : null,
      extra: typeof extra === "string" ? extra : null,
    },
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
  const remedy = Object.hasOwn(remedies, settlement.remedy) && remedies[settlement.remedy];
  if (!remedy) return failed(`We can't carry out "${settlement.remedy}".`);
  const outcome = remedy(job, records);
  return outcome.state === "succeeded" ? withExtra(outcome, job, records) : outcome;
}

const remedies: Record<string, (job: Job, records: Records) => Outcome> = {
  refund: (job, records) => refund(job, records, job.take),
  // The shopper keeps the goods: no unit comes back.
  partial_refund: (job, records) => refund(job, records, 0),
  store_credit: issueCredit,
  replacement: sendAgain,
  exchange,
  resend_part: sendPart,
  repair,
};

/** The little extra comes with whatever it was promised with, as a code of its own. */
function withExtra(outcome: Outcome & { state: "succeeded" }, job: Job, records: Records): Outcome {
  const { extra } = job.settlement;
  if (extra === null) return outcome;
  const code = newCode("THANKS");
  records.extras.push({ ...note(job, records, "E"), text: extra, code });
  return { ...outcome, extraCode: code };
}

function failed(reason: string): Outcome {
  return { state: "failed", reason };
}

function refund(job: Job, records: Records, quantity: number): Outcome {
  const { amount } = job.settlement;
  if (amount === 0) return failed("A refund needs an amount.");
  const tooMuch = moreThanLeft(job);
  if (tooMuch) return tooMuch;
  const done = note(job, records, "R");
  records.refunds.push({ ...done, amount, quantity });
  return { state: "succeeded", reference: done.reference, expectedBy: dateIn(5, job.now) };
}

function moreThanLeft({ order, settlement }: Job): Outcome | null {
  const left = order.paid - order.refunded;
  if (settlement.amount <= left) return null;
  return failed(`Only ${money(left, order.currency)} of this order can still be refunded.`);
}

function issueCredit(job: Job, records: Records): Outcome {
  const { amount, bonus } = job.settlement;
  if (amount + bonus === 0) return failed("A store credit needs an amount.");
  const done = note(job, records, "C");
  const code = newCode("KETTLE");
  records.credits.push({ ...done, amount, bonus, code });
  return { state: "succeeded", reference: done.reference, creditCode: code, expectedBy: dateIn(0, job.now) };
}

function sendAgain(job: Job, records: Records): Outcome {
  const { title, inStock } = job.line;
  return inStock ? send(job, records, { title }) : failed(`${title} is sold out.`);
}

/** Another variant in its place, and the difference back where that costs less. */
function exchange(job: Job, records: Records): Outcome {
  const { line, settlement } = job;
  const variant = line.variants?.find(({ id }) => id === settlement.variant);
  if (settlement.variant !== null && !variant?.inStock) return failed(`We can't send that ${line.title}.`);
  const tooMuch = moreThanLeft(job);
  if (tooMuch) return tooMuch;
  const title = variant ? `${line.title}, ${variant.title}` : line.title;
  const outcome = send(job, records, { title, instead: "exchange" });
  const { amount } = settlement;
  if (amount > 0) records.refunds.push({ ...note(job, records, "R"), amount, quantity: 0 });
  return outcome;
}

function sendPart(job: Job, records: Records): Outcome {
  return send(job, records, { title: job.line.title, instead: "part" });
}

type Parcel = Pick<Records["shipments"][number], "title" | "instead">;

function send(job: Job, records: Records, parcel: Parcel): Outcome & { state: "succeeded" } {
  const done = note(job, records, "S");
  const expectedBy = dateIn(3, job.now);
  records.shipments.push({ ...done, ...parcel, quantity: job.take, expectedBy });
  return { state: "succeeded", reference: done.reference, expectedBy };
}

function repair(job: Job, records: Records): Outcome {
  const done = note(job, records, "F");
  const expectedBy = dateIn(10, job.now);
  records.repairs.push({ ...done, title: job.line.title, expectedBy });
  return { state: "succeeded", reference: done.reference, expectedBy };
}

/** What every kind of record has; takes the next reference, such as KC-R-1007. */
function note(job: Job, records: Records, kind: "R" | "C" | "S" | "F" | "E") {
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
function newCode(word: string): string {
  const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  const pick = () => alphabet[randomInt(alphabet.length)];
  return [word, Array.from({ length: 5 }, pick).join(""), Array.from({ length: 5 }, pick).join("")].join("-");
}

function dateIn(days: number, now: number): string {
  return instantOf([days, "12:00"], now).slice(0, 10);
}
