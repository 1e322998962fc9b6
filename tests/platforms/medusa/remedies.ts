// Settlements as the worker makes them, carried out as its pump does: look, do, look again, and again after a while.
import { randomUUID } from "node:crypto";
import { medusaConnector } from "../../../worker/connectors/medusa.ts";
import type { Connector, RemedyOrder, Result, Steps } from "../../../worker/connectors/connector.ts";
import { refundsOf } from "./shop.ts";
import type { Bought, Shop } from "./shop.ts";

export function remedyFor(bought: Bought, over: Partial<RemedyOrder> = {}): RemedyOrder {
  return {
    settlementId: `set_${randomUUID().replaceAll("-", "")}`,
    itemId: "i1",
    remedy: "refund",
    amount: 2000,
    bonus: 0,
    currency: "EUR",
    parts: [],
    tenders: [],
    goods: "keep",
    back: null,
    variant: null,
    extra: null,
    case: { id: "case_1", reference: "AB12-CD34" },
    order: { id: bought.id, number: `#${bought.number}` },
    line: { id: bought.item, sku: "MUG-L", title: "Mug", quantity: 1 },
    customer: { id: null, email: bought.email },
    attempt: 0,
    ...over,
  };
}

/** A connector with its own network, clock and memory; all three outlive a crash of what uses them. */
export class Bench {
  readonly shop: Shop;
  /** Milliseconds by which the clock is ahead. */
  ahead = 0;
  /** How the network behaves; the real one unless a test says otherwise. */
  network: typeof fetch = fetch;
  readonly #saved = new Map<string, string>();

  constructor(shop: Shop) {
    this.shop = shop;
  }

  connector(over: Partial<{ url: string; apiKey: string; shippingOptionId: string | undefined }> = {}): Connector {
    const { url, apiKey, shippingOptionId } = this.shop;
    return medusaConnector(
      { kind: "medusa", url, apiKey, shippingOptionId, ...over },
      { fetch: (...request) => this.network(...request), now: () => new Date(Date.now() + this.ahead) },
    );
  }

  steps({ settlementId }: RemedyOrder): Steps {
    return {
      load: () => JSON.parse(this.#saved.get(settlementId) ?? "null") as unknown,
      save: (progress) => void this.#saved.set(settlementId, JSON.stringify(progress)),
    };
  }

  /** One try of the pump's. What a crash throws goes through. */
  async once(remedy: RemedyOrder): Promise<Result> {
    const [connector, steps] = [this.connector(), this.steps(remedy)];
    const look = () => connector.findRemedy(remedy, steps);
    const found = await look();
    if (found) return found;
    let result: Result;
    try {
      result = await connector.execute(remedy, steps);
    } catch (error) {
      if (error instanceof Crash) throw error;
      result = { state: "unclear", problem: String(error) };
    }
    return result.state === "succeeded" ? result : ((await look()) ?? result);
  }

  /** Tries until it is known how it ended, with the pauses that the pump makes. */
  async toTheEnd(remedy: RemedyOrder, tries = 6): Promise<Result> {
    let result: Result = { state: "unclear", problem: "Not tried." };
    for (let attempt = 0; attempt < tries && result.state === "unclear"; attempt += 1) {
      result = await this.once({ ...remedy, attempt });
      this.ahead += 150_000;
    }
    return result;
  }
}

/** The worker's process ended: nothing of it runs on. */
export class Crash extends Error {}

/* ---- What Medusa's own records say of a settlement ---- */

export type Recorded = { refunds: number; refunded: number; claims: number; credits: number; cards: number };

/** Only what is done counts: a claim that nobody confirmed sends nothing. */
export async function recordedOf(shop: Shop, bought: Bought, { settlementId: id }: RemedyOrder): Promise<Recorded> {
  const refunds = (await refundsOf(shop, bought)).filter(({ note }) => note?.includes(id));
  const { claims } = await shop.get(`/admin/claims?order_id=${bought.id}&fields=id,metadata`);
  const { order_changes } = await shop.get(`/admin/orders/${bought.id}/changes`);
  const confirmed = (claim: { id: string; metadata: { amends?: string } | null }) =>
    claim.metadata?.amends === id &&
    order_changes.some((change: Change) => change.claim_id === claim.id && change.status === "confirmed");
  const { gift_cards } = await shop.get(`/admin/gift-cards?reference_id=${id}`);
  return {
    refunds: refunds.length,
    refunded: refunds.reduce((sum, { amount }) => sum + amount, 0),
    claims: claims.filter(confirmed).length,
    credits: (await creditsOf(shop, bought)).filter(({ note }) => note?.includes(id)).length,
    cards: gift_cards.length,
  };
}

type Change = { claim_id: string | null; status: string };

/** What somebody began and didn't finish: it holds up everything else about the order. */
export async function halfOpen(shop: Shop, { id }: Bought): Promise<number> {
  const { order_changes } = await shop.get(`/admin/orders/${id}/changes`);
  return order_changes.filter(({ status }: Change) => status === "pending" || status === "requested").length;
}

export async function creditsOf(shop: Shop, bought: Bought): Promise<{ amount: number; note: string | null }[]> {
  const { store_credit_accounts } = await shop.get(`/admin/store-credit-accounts?customer_id=${bought.customer}`);
  const lists = store_credit_accounts.map(({ id }: { id: string }) =>
    shop.get(`/admin/store-credit-accounts/${id}/transactions?limit=100`),
  );
  return (await Promise.all(lists)).flatMap(({ transactions }) => transactions);
}
