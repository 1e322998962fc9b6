import * as v from "valibot";
import { shortText } from "./schema.ts";

/** The shop platforms that carry remedies out, and what each needs to be connected. Keys go in and never come out. */

/** https, or http on this machine for trying things out. No query, no fragment, no user. */
export const platformUrl = v.pipe(
  v.string(),
  v.url(),
  v.maxLength(500),
  v.check((text) => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/.test(text), "An https address."),
  v.check((text) => !/[?#@]/.test(text), "An address alone: no user, query or fragment."),
  v.transform((text) => text.replace(/\/+$/, "")),
);

const key = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(8),
  v.maxLength(500),
  v.regex(/^[\x21-\x7e]+$/, "Printable ASCII."),
);

export const Vendure = v.strictObject({
  kind: v.literal("vendure"),
  /** The Admin API's address: `https://shop.example/admin-api`. */
  url: platformUrl,
  /** `lookupId:secret`, as Vendure shows it once. */
  apiKey: key,
});

export const Medusa = v.strictObject({
  kind: v.literal("medusa"),
  /** The backend's address: `https://api.shop.example`. */
  url: platformUrl,
  /** A secret API key, `sk_…`. */
  apiKey: key,
  /** How a replacement is sent; without one, replacements go to a person. */
  shippingOptionId: v.optional(shortText(100)),
});

export const Stripe = v.strictObject({
  kind: v.literal("stripe"),
  /** A restricted key that may read charges and payment intents and write refunds. */
  apiKey: key,
  /** Of the webhook endpoint, `whsec_…`, for refunds that fail later. */
  webhookSecret: v.optional(key),
  /** Elsewhere than Stripe's own address, for trying things out. */
  url: v.optional(platformUrl),
});

export const Shopify = v.strictObject({
  kind: v.literal("shopify"),
  /** The shop's own domain: `kettle.myshopify.com`. */
  shop: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, "Such as kettle.myshopify.com.")),
  /** Of an app of the merchant's own: tokens are fetched with these and last a day. */
  clientId: key,
  clientSecret: key,
  /** Elsewhere than Shopify's own address, for trying things out. */
  url: v.optional(platformUrl),
});

export const Platform = v.variant("kind", [Vendure, Medusa, Stripe, Shopify]);
export type Platform = v.InferOutput<typeof Platform>;
export const platformKinds = ["vendure", "medusa", "stripe", "shopify"] as const satisfies Platform["kind"][];
