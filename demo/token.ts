import { SignJWT } from "jose";
import type { Order } from "./orders.ts";

/** What the merchant was given when it was made. */
export type Merchant = { id: string; tokenSecret: string; webhookSecret: string };

const hour = 3600;

/**
 * The order as a signed token for the script tag: a compact JWS, HS256 with the UTF-8 bytes of the merchant's token
 * secret, good for one hour from `now` (milliseconds).
 */
export function signOrder(order: Order, merchant: Merchant, now: number): Promise<string> {
  const issued = Math.floor(now / 1000);
  return new SignJWT({ order })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(merchant.id)
    .setSubject(order.id)
    .setAudience("amends")
    .setIssuedAt(issued)
    .setExpirationTime(issued + hour)
    .sign(new TextEncoder().encode(merchant.tokenSecret));
}
