import { capabilities } from "./capabilities.ts";
import type { Around, Connector, RemedyOrder, Steps } from "./connector.ts";
import { openShopify } from "./shopify/api.ts";
import type { Ask, Own } from "./shopify/api.ts";
import { check } from "./shopify/check.ts";
import { card, creditGoesTo } from "./shopify/credit.ts";
import { doAll, findAll } from "./shopify/deeds.ts";
import type { Deed, Job } from "./shopify/deeds.ts";
import { deleteDraft, goods } from "./shopify/goods.ts";
import { findOrder } from "./shopify/look-up.ts";
import { quote, refund } from "./shopify/money.ts";
import { gid, orderFacts } from "./shopify/order.ts";
import { cancelReturn, openReturn, takeBack } from "./shopify/returns.ts";
import { verify } from "./shopify/told.ts";

/**
 * Shopify. A remedy is one deed or several, and each is looked for before it is done: a refund by its note, which holds
 * the settlement's id (and by its idempotency key), a draft order by the id we saved and its tag, a gift card by its code,
 * which is ours. So a remedy that was cut short goes on where it stood. Goods that come back get a return there, which
 * moves no money.
 */

export function shopifyConnector(own: Own, around: Around): Connector {
  const open = () => openShopify(own, around);
  const jobOf = (remedy: RemedyOrder, steps: Steps) => jobFor(own, open(), remedy, steps);
  return {
    capabilities: capabilities.shopify(),
    findRemedy: async (remedy, steps) => findAll(await deedsOf(jobOf(remedy, steps))),
    execute: async (remedy, steps) => {
      const job = jobOf(remedy, steps);
      if (job && remedy.remedy !== "refund") await takeBack(job);
      return doAll(await deedsOf(job));
    },
    expectGoods: async (remedy, steps) => {
      const job = jobOf(remedy, steps);
      if (job) await openReturn(job);
    },
    abandon: (remedy, steps) => abandon(jobOf(remedy, steps)),
    check: () => check(open()),
    getOrder: (id) => orderFacts(open(), id),
    findOrder: (number, email) => findOrder(open(), number, email),
    quoteRefund: (remedy) => quote(open(), remedy),
    verifyWebhook: (headers, body) => verify(own, open, headers, body),
  };
}

/** Null where the ids aren't Shopify's. */
function jobFor(own: Own, ask: Ask, remedy: RemedyOrder, steps: Steps): Job | null {
  const order = gid("Order", remedy.order.id);
  const line = gid("LineItem", remedy.line.id);
  if (!order || !line) return null;
  return { own, ask, remedy, steps, order, line };
}

async function deedsOf(job: Job | null): Promise<Deed[] | null> {
  if (!job) return null;
  const { remedy, amount, bonus } = job.remedy;
  switch (remedy) {
    case "refund":
    case "partial_refund":
      return [refund(job)];
    case "replacement":
      return [goods(job)];
    case "exchange":
      return amount > 0 ? [goods(job), refund(job)] : [goods(job)];
    case "store_credit":
      if ((await creditGoesTo(job)) === "card") return [card(job, amount + bonus)];
      return bonus > 0 ? [refund(job), card(job, bonus)] : [refund(job)];
    default:
      throw new Error(`Shopify carries out no ${remedy}.`);
  }
}

/** Takes away what was begun: a draft that became no order, a return that nothing came of. */
async function abandon(job: Job | null): Promise<void> {
  if (!job) return;
  await deleteDraft(job);
  if (job.remedy.back) await cancelReturn(job);
}
