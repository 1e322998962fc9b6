import type { Platform } from "../shared/platforms.ts";
import type { Around, Connector } from "./connectors/connector.ts";
import { medusaConnector } from "./connectors/medusa.ts";
import { shopifyConnector } from "./connectors/shopify.ts";
import { stripeConnector } from "./connectors/stripe.ts";
import { vendureConnector } from "./connectors/vendure.ts";

/** Part of the worker: see parts.ts. Every platform's connector; merchants without a platform never load it. */

const makers = {
  vendure: vendureConnector,
  medusa: medusaConnector,
  stripe: stripeConnector,
  shopify: shopifyConnector,
} as const satisfies { [Kind in Platform["kind"]]?: Make<Kind> };

type Make<Kind extends Platform["kind"]> = (own: Extract<Platform, { kind: Kind }>, around: Around) => Connector;

export function platformConnector(own: Platform, around: Around): Connector {
  const make = (makers as Partial<Record<string, (own: Platform, around: Around) => Connector>>)[own.kind];
  if (!make) throw new Error(`No connector for ${own.kind}.`);
  return make(own, around);
}
