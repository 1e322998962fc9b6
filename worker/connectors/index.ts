import { platformKinds } from "../../shared/platforms.ts";
import type { Platform } from "../../shared/platforms.ts";
import { platforms as part } from "../parts.ts";
import { capabilities } from "./capabilities.ts";
import type { Around, Capabilities, Connector } from "./connector.ts";
import { testConnector } from "./test.ts";
import { webhookConnector } from "./webhook.ts";

/** Who carries remedies out, by name. A platform's own file is the only one that knows it, and is loaded when it is needed. */

type Make = (own: Platform, around: Around) => Connector;

/** Each platform's connector. What it can do is known at once; what it does waits for its part of the worker. */
export const platforms = Object.fromEntries(platformKinds.map((kind) => [kind, lazily])) as Record<
  Platform["kind"],
  Make
>;

function lazily(own: Platform, around: Around): Connector {
  const made = async () => (await part()).platformConnector(own, around);
  return {
    capabilities: (capabilities[own.kind] as (own: Platform) => Capabilities)(own),
    findRemedy: async (remedy, steps) => (await made()).findRemedy(remedy, steps),
    execute: async (remedy, steps) => (await made()).execute(remedy, steps),
    expectGoods: async (remedy, steps) => (await made()).expectGoods?.(remedy, steps),
    abandon: async (remedy, steps) => (await made()).abandon?.(remedy, steps),
    check: async () => (await (await made()).check?.()) ?? [],
    getOrder: async (id) => (await (await made()).getOrder?.(id)) ?? null,
    findOrder: async (number, email) => (await (await made()).findOrder?.(number, email)) ?? null,
    quoteRefund: async (remedy) => (await (await made()).quoteRefund?.(remedy)) ?? null,
    verifyWebhook: async (headers, body) => (await (await made()).verifyWebhook?.(headers, body)) ?? null,
  };
}

/** The connector of a platform that is set up. */
export const platformConnector: Make = (own, around) => platforms[own.kind](own, around);

export { testConnector, webhookConnector };
