import type { Platform } from "../../shared/platforms.ts";
import type { Capabilities } from "./connector.ts";

/** What each platform can do, known before its connector is loaded: what it can't goes to the merchant's server, or to a person. */
export const capabilities = {
  vendure: () => ({
    remedies: ["refund", "partial_refund", "store_credit", "replacement", "exchange"],
    facts: true,
    lookUp: true,
  }),
  medusa: ({ shippingOptionId }) => ({
    remedies: [
      "refund",
      "partial_refund",
      "store_credit",
      ...(shippingOptionId ? (["replacement", "exchange"] as const) : []),
    ],
    facts: true,
    lookUp: true,
  }),
  stripe: () => ({ remedies: ["refund", "partial_refund"], facts: false, lookUp: false }),
  shopify: () => ({
    remedies: ["refund", "partial_refund", "store_credit", "replacement", "exchange"],
    facts: true,
    lookUp: true,
  }),
} as const satisfies { [Kind in Platform["kind"]]: (own: Extract<Platform, { kind: Kind }>) => Capabilities };
