import * as v from "valibot";
import { jsonOrNull } from "../call.ts";
import type { Told } from "../connector.ts";
import { fromBase64, isSigned } from "../signed.ts";
import type { Ask, Own } from "./api.ts";
import { failureOf } from "./money.ts";
import { gid } from "./order.ts";

/** What Shopify tells by itself: which order changed, and that a refund's money stayed after all. */

const id = v.optional(v.union([v.number(), v.string()]));
const Happened = v.object({ id, order_id: id, kind: v.optional(v.unknown()), status: v.optional(v.unknown()) });
type Happened = v.InferOutput<typeof Happened>;

/** Throws where Shopify is to be asked and can't be: it then tells again. */
export async function verify(own: Own, open: () => Ask, headers: Headers, body: string): Promise<Told | null> {
  const signature = fromBase64(headers.get("X-Shopify-Hmac-SHA256") ?? "");
  const webhook = headers.get("X-Shopify-Webhook-Id");
  if (!webhook || !(await isSigned(own.clientSecret, body, signature))) return null;
  const read = v.safeParse(Happened, jsonOrNull(body));
  if (!read.success) return { id: webhook, orderId: null };
  const isOrder = headers.get("X-Shopify-Topic")?.startsWith("orders/");
  const order = isOrder ? read.output.id : read.output.order_id;
  if (order === undefined) return { id: webhook, orderId: null };
  return { id: webhook, orderId: String(order), ...(await failureIn(open, String(order), read.output)) };
}

/** `order_transactions/create` comes for every change of a transaction's state, days after the refund too. */
async function failureIn(open: () => Ask, orderId: string, { id: transactionId, kind, status }: Happened) {
  if (kind !== "refund" || (status !== "failure" && status !== "error")) return null;
  const order = gid("Order", orderId);
  const transaction = gid("OrderTransaction", String(transactionId));
  return order && transaction ? failureOf(open(), order, transaction) : null;
}
