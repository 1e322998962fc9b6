import type { Platform } from "../../shared/platforms.ts";
import type { Around, Connector } from "./connector.ts";
import { shopifyConnector } from "./shopify.ts";
import { stripeConnector } from "./stripe.ts";
import { testConnector } from "./test.ts";
import { webhookConnector } from "./webhook.ts";

/** Who carries remedies out, by name. A platform's own file is the only one that knows it. */

export const platforms = {
  stripe: stripeConnector,
  shopify: shopifyConnector,
} as const satisfies { [Kind in Platform["kind"]]?: Make<Kind> };

type Make<Kind extends Platform["kind"]> = (own: Extract<Platform, { kind: Kind }>, around: Around) => Connector;

export type WebhookTarget = { url: string; secret: string };

/** The connector of a platform that is set up. */
export function platformConnector(platform: Platform, around: Around): Connector {
  const make = (platforms as Partial<Record<string, (own: Platform, around: Around) => Connector>>)[platform.kind];
  if (!make) throw new Error(`No connector for ${platform.kind}.`);
  return make(platform, around);
}

export { testConnector, webhookConnector };
