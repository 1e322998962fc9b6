// Vendure 3.6 or newer, by its Admin API and an API key. docs/platforms/vendure.md says what it can't do.
import type { Outcome } from "../../shared/contract.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import { capabilities } from "./capabilities.ts";
import type { Around, Connector, RemedyOrder, Steps } from "./connector.ts";
import { Trouble, askOf } from "./vendure/api.ts";
import type { Own } from "./vendure/api.ts";
import { faultsOf } from "./vendure/check.ts";
import { credit } from "./vendure/coupon.ts";
import { goods, takeBack } from "./vendure/goods.ts";
import { leftOf, money, paymentsOf } from "./vendure/money.ts";
import { orderBy, orderOf } from "./vendure/order.ts";
import { unclear } from "./vendure/run.ts";
import type { Part, Run } from "./vendure/run.ts";

/** What each remedy is made of, in the order it is brought about. */
const partsOf: Partial<Record<OfferedRemedy, readonly Part[]>> = {
  refund: [money],
  partial_refund: [money],
  store_credit: [credit],
  replacement: [goods],
  // The new one first: it may be out of stock, and money can't be taken back.
  exchange: [goods, money],
};

/** A look, all of it, and a look once more have to fit in the time a settlement is leased for. */
const LOOKS_WITHIN = 8_000;
const DONE_WITHIN = 25_000;

/** Vendure refunds twice when asked twice, and has no key against it: everything is looked for before it is done. */
export function vendureConnector(own: Own, around: Around): Connector {
  const ask = askOf(own, around);
  const runOf = (remedy: RemedyOrder, steps: Steps, within: number): Run => ({
    ask: askOf(own, around, within),
    remedy,
    steps,
    now: () => around.now().getTime(),
    coupon: () => couponCode(own.apiKey, remedy.settlementId),
  });
  return {
    capabilities: capabilities.vendure(),
    findRemedy: (remedy, steps) => find(runOf(remedy, steps, LOOKS_WITHIN)),
    execute: (remedy, steps) => execute(runOf(remedy, steps, DONE_WITHIN)),
    abandon: async (remedy, steps) => {
      if (parts(remedy).includes(goods)) await takeBack(runOf(remedy, steps, DONE_WITHIN));
    },
    check: () => faultsOf(ask),
    getOrder: (id) => orderOf(ask, id),
    findOrder: (number, email) => orderBy(ask, number, email),
    quoteRefund: async (remedy) =>
      (await paymentsOf({ ask, remedy }))?.reduce((sum, payment) => sum + leftOf(payment), 0) ?? null,
  };
}

/** An exchange for something as dear gives no money back. */
const parts = ({ remedy, amount }: RemedyOrder) =>
  (partsOf[remedy] ?? []).filter((part) => remedy !== "exchange" || part !== money || amount > 0);

/**
 * Succeeded when all of it is there. Throws when Vendure doesn't say: “nothing found” would let it be done once more.
 * Of a remedy in two parts, one that failed while the other is there is for a person, and so is neither.
 */
async function find(run: Run): Promise<Outcome | null> {
  const found = await Promise.all(parts(run.remedy).map((part) => part.find(run)));
  const [first] = found;
  if (found.length === 1) return first ?? null;
  return found.every((outcome) => outcome?.state === "succeeded") ? first! : null;
}

async function execute(run: Run): ReturnType<Part["execute"]> {
  let first: Outcome | null = null;
  try {
    for (const part of parts(run.remedy)) {
      const result = await part.execute(run);
      if (result.state === "failed" && first) return unclear(`${first.reference} is on its way. ${result.reason}`);
      if (result.state !== "succeeded") return result;
      first ??= result;
    }
    return first ?? { state: "failed", reason: `Vendure can't do “${run.remedy.remedy}”.` };
  } catch (error) {
    if (error instanceof Trouble) return unclear(error.message);
    throw error;
  }
}

/** Who knows the settlement, as its shopper does, must not know the code: until it is used it is worth the goods. */
async function couponCode(apiKey: string, settlementId: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const hash = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes(apiKey), hash, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(settlementId)));
  // 80 bits in letters and digits that nobody mistakes for others.
  return Array.from(mac.subarray(0, 16), (byte) => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[byte & 31]).join("");
}
