import * as v from "valibot";
import { jsonOrNull } from "../call.ts";
import type { Told } from "../connector.ts";
import { fromBase64, isSigned } from "../signed.ts";
import type { Own } from "./api.ts";

/** What Shopify tells by itself: which order changed. */

const id = v.optional(v.union([v.number(), v.string()]));
const Happened = v.object({ id, order_id: id });

export async function verify({ clientSecret }: Own, headers: Headers, body: string): Promise<Told | null> {
  const signature = fromBase64(headers.get("X-Shopify-Hmac-SHA256") ?? "");
  const webhook = headers.get("X-Shopify-Webhook-Id");
  if (!webhook || !(await isSigned(clientSecret, body, signature))) return null;
  const told = v.safeParse(Happened, jsonOrNull(body));
  const isOrder = headers.get("X-Shopify-Topic")?.startsWith("orders/");
  const order = told.success ? (isOrder ? told.output.id : told.output.order_id) : undefined;
  return { id: webhook, orderId: order === undefined ? null : String(order) };
}
