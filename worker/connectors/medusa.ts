import * as v from "valibot";
import { capabilities } from "./capabilities.ts";
import { apiOf, Unanswered } from "./medusa/api.ts";
import type { Api, Own } from "./medusa/api.ts";
import { factsOf, paymentsOf, readOrder, readOrderByNumber } from "./medusa/order.ts";
import { abandon, carryOut, findRemedy, sameCurrency } from "./medusa/remedies.ts";
import type { Work } from "./medusa/remedies.ts";
import type { Around, Connector, Fault, RemedyOrder, Steps } from "./connector.ts";

/** A look, all of it, and a look once more have to fit in the time a settlement is leased for. */
const LOOKS_WITHIN = 8_000;
const DONE_WITHIN = 25_000;

/**
 * Medusa 2, by its Admin API: facts and look-up; refunds, store credit or a gift card by its loyalty plugin, and
 * replacements and exchanges as claims. Docs: docs/platforms/medusa.md.
 */
export function medusaConnector(own: Own, around: Around): Connector {
  const askFor = (within?: number) => apiOf(own, around, within);
  const workOf = async (remedy: RemedyOrder, steps: Steps, within: number): Promise<Work | null> => {
    const api = askFor(within);
    const order = await readOrder(api, remedy.order.id);
    return order && { api, own, around, remedy, order, steps };
  };
  return {
    capabilities: capabilities.medusa(own),
    async findRemedy(remedy, steps) {
      const work = await workOf(remedy, steps, LOOKS_WITHIN);
      return work && findRemedy(work);
    },
    async execute(remedy, steps) {
      const work = await workOf(remedy, steps, DONE_WITHIN);
      if (!work) return { state: "failed", reason: `Medusa knows no order ${remedy.order.id}.` };
      if (!sameCurrency(work)) return { state: "failed", reason: `The order isn't in ${remedy.currency} in Medusa.` };
      return carryOut(work);
    },
    async abandon(remedy, steps) {
      const work = await workOf(remedy, steps, DONE_WITHIN);
      if (work) await abandon(work);
    },
    check: () => faultsOf(askFor(DONE_WITHIN), own),
    async getOrder(id) {
      const order = await readOrder(askFor(), id);
      return order && factsOf(order);
    },
    async findOrder(number, email) {
      const order = await readOrderByNumber(askFor(), number, email);
      return order && factsOf(order);
    },
    async quoteRefund({ order: { id } }) {
      const order = await readOrder(askFor(), id);
      return order && paymentsOf(order).reduce((left, { captured, refunded }) => left + captured - refunded, 0);
    },
  };
}

/* ---- The set-up ---- */

const Anything = v.looseObject({});

async function faultsOf(api: Api, own: Own): Promise<Fault[]> {
  const orders = await faultAt(api, "/admin/orders?limit=1&fields=id");
  if (orders) return [orders];
  const faults: Fault[] = [];
  const plugin = await faultAt(api, "/admin/gift-cards?limit=1&fields=id");
  if (plugin) {
    const text = `Store credit needs Medusa's loyalty plugin, and isn't there: ${plugin.text}`;
    faults.push(plugin.code === "address" ? { code: "missing", text } : plugin);
  }
  const option = own.shippingOptionId && (await optionFault(api, own.shippingOptionId));
  return option ? [...faults, option] : faults;
}

async function optionFault(api: Api, id: string): Promise<Fault | null> {
  try {
    if (await api.read(`/admin/shipping-options/${encodeURIComponent(id)}?fields=id`, Anything)) return null;
    return { code: "missing", text: `Medusa knows no shipping option ${id}. Its id starts with so_.` };
  } catch (error) {
    return faultFrom(error);
  }
}

async function faultAt(api: Api, path: string): Promise<Fault | null> {
  try {
    await api.read(path, Anything);
    return null;
  } catch (error) {
    return faultFrom(error);
  }
}

function faultFrom(error: unknown): Fault {
  const said = error instanceof Error ? error.message : "No answer.";
  if (!(error instanceof Unanswered))
    return { code: "unreachable", text: `Medusa doesn't answer: ${said} Is it up, and open to the internet?` };
  if (error.status === 401)
    return { code: "credentials", text: `${said} Make a secret API key in Medusa's settings, and put it in whole.` };
  if (error.status === 403) return { code: "permission", text: `${said} The key may not do this.` };
  if (error.status >= 500 || error.status === 429)
    return { code: "unreachable", text: `${said} Try again in a while.` };
  return { code: "address", text: `${said} The address is that of Medusa's backend, without /admin or /app.` };
}
