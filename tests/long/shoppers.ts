// Shoppers with something broken: each opens a case and accepts what is offered, through whatever happens meanwhile.
import { caseOf, samplePolicy, shopperOf, signToken, submission, sampleOrder } from "../worker/client.ts";
import type { OrderFacts, Send, Shopper } from "../worker/client.ts";
import type { Case, Merchant } from "../worker/shapes.ts";

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** What one shopper was told. `accepted` is the answer to the accept. */
export type Told = { shopper: Shopper; order: string; remedy: string; opened: Case; accepted: Case };

/** So generous that every small broken thing is settled at once. */
export const generousPolicy = { ...samplePolicy, limits: { perDay: { amount: 1_000_000_000, count: 100_000 } } };

/** An order of two mugs that arrived the day before yesterday; what they cost differs from order to order. */
export function orderNumber(index: number): OrderFacts {
  const id = `L${1000 + index}`;
  const each = 1000 + index * 4;
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  return sampleOrder({
    id,
    number: `#${id}`,
    placedAt: ago(6),
    lines: [{ ...line, paid: 2 * each, fulfilledAt: ago(5), deliveredAt: ago(2) }],
    paid: 2 * each + 590,
    payments: [],
    customer: { id: `c_${id}`, email: `${id.toLowerCase()}@example.com` },
  });
}

const remedies = ["refund", "refund", "store_credit", "replacement"] as const;

/** Opens a case about one of the two mugs and accepts; both answers are the worker's own, however long they took. */
export async function putRight(send: Send, merchant: Merchant, index: number): Promise<Told> {
  const order = orderNumber(index);
  const remedy = remedies[index % remedies.length]!;
  const shopper = shopperOf(send, await signToken(merchant, order));
  const opened = await caseOf(await shopper.submit(submission(), submitKey(order.id)), 201);
  const accepted = await caseOf(await shopper.accept(opened, remedy));
  return { shopper, order: order.id, remedy, opened, accepted };
}

/** The key under which an order's case was submitted: whoever sends it again must get that case. */
export const submitKey = (order: string) => `submit-${order}`;

/** One settlement as the shopper's screen shows it; throws when there isn't exactly one. */
export function settlementIn(found: Case): Case["settlements"][number] {
  if (found.settlements.length !== 1) throw new Error(`${found.id} has ${found.settlements.length} settlements.`);
  return found.settlements[0]!;
}
