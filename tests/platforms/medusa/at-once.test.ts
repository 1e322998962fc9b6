// Two at once, through the real worker, on a Medusa that pays as often as it is asked: paid once, and the books agree.
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { medusaConnector } from "../../../worker/connectors/medusa.ts";
import type { Platform } from "../../../shared/platforms.ts";
import { caseOf, samplePolicy, shopperOf, signToken, staff, submission } from "../../worker/client.ts";
import type { Shopper } from "../../worker/client.ts";
import type { Case, Merchant } from "../../worker/shapes.ts";
import { install } from "../install.ts";
import { startWorker } from "../worker.ts";
import type { Worker } from "../worker.ts";
import { startMedusa } from "./server.ts";
import type { Server } from "./server.ts";
import { openShop, refundsOf } from "./shop.ts";
import type { Bought, Shop } from "./shop.ts";

const rounds = 50;
/** Several rounds side by side: other orders' settlements are under way while two want the same one. */
const sideBySide = 3;

const policy = {
  ...samplePolicy,
  base: { ...samplePolicy.base, autoUpTo: 1_000_000 },
  reasons: { damaged: { keepUpTo: 1_000_000 } },
  limits: { perDay: { amount: 1_000_000_000, count: 100_000 } },
};

describe.skipIf(install(import.meta.dirname))("two at once, on Medusa", () => {
  let server: Server;
  let shop: Shop;
  let worker: Worker;
  let merchant: Merchant;
  let platform: Platform & { kind: "medusa" };

  beforeAll(async () => {
    server = await startMedusa();
    shop = await openShop(server.url);
    worker = await startWorker();
    platform = { kind: "medusa", url: shop.url, apiKey: shop.apiKey };
    merchant = await worker.merchantOn(platform, { policy });
  });
  afterAll(async () => {
    await worker?.stop();
    await server?.stop();
  });

  type Opened = { bought: Bought; shopper: Shopper; opened: Case };

  /** Somebody whose one mug of two arrived broken. Medusa's own facts are what the token says. */
  async function openCase(): Promise<Opened> {
    const bought = await shop.order();
    await shop.deliver(bought);
    const order = (await medusaConnector(platform, { fetch, now: () => new Date() }).getOrder!(bought.id))!;
    const shopper = shopperOf(worker.send, () => signToken(merchant, order));
    const items = [{ lineId: bought.item, quantity: 1, reason: "damaged" }];
    return { bought, shopper, opened: await caseOf(await shopper.submit(submission({ items })), 201) };
  }

  async function ended({ shopper, opened }: Opened): Promise<Case> {
    for (;;) {
      const now = await caseOf(await shopper.get(opened.id));
      if (now.state !== "settling") return now;
      await setTimeout(200);
    }
  }

  /** Exactly one settlement and one refund at Medusa, of one amount, in cents. */
  async function expectPaidOnce(one: Opened): Promise<number> {
    const found = await ended(one);
    expect(found).toMatchObject({ state: "resolved", settlements: [{ state: "succeeded" }] });
    const { id, amount } = found.settlements[0]!;
    const refunds = await refundsOf(shop, one.bought);
    expect(refunds).toMatchObject([{ amount: amount / 100, note: expect.stringContaining(id) }]);
    return amount;
  }

  /** The worker's ledger and Medusa's records agree, order by order and in all. */
  async function expectSameBooks(all: readonly Opened[]): Promise<number> {
    let total = 0;
    for (const one of all) total += await expectPaidOnce(one);
    const ids = new Set(all.map(({ bought }) => bought.id));
    const kept = (await worker.settlements(merchant.id)).filter(({ orderId }) => ids.has(orderId));
    expect(kept).toHaveLength(all.length);
    for (const { state, paid, amount, held } of kept)
      expect({ state, paid, held }).toEqual({ state: "succeeded", paid: amount, held: 0 });
    expect(kept.reduce((sum, { paid }) => sum + paid, 0)).toBe(total);
    return total;
  }

  async function inRounds(play: (one: Opened) => Promise<void>): Promise<Opened[]> {
    const all: Opened[] = [];
    let begun = 0;
    const lane = async () => {
      while (begun++ < rounds) {
        const one = await openCase();
        await play(one);
        all.push(one);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
    return all;
  }

  test(`${rounds} rounds of two accepts at once`, async () => {
    const all = await inRounds(async ({ shopper, opened }) => {
      const answers = await Promise.all([shopper.accept(opened, "refund"), shopper.accept(opened, "refund")]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });
    const total = await expectSameBooks(all);
    console.log(`${rounds} rounds of two accepts: ${all.length} refunds of ${total} cents in all, in both books.`);
  });

  test(`${rounds} rounds of two staff at once`, async () => {
    const [noor, lea] = await Promise.all(staff.map(({ email }) => worker.signIn(merchant.id, email)));
    const all = await inRounds(async ({ shopper, opened }) => {
      const { version } = await caseOf(await shopper.act(opened.id, "ask_person", { version: opened.version }));
      const settles = async (act: NonNullable<typeof noor>, get: string) => {
        await act(opened.id, get);
        return (await act(opened.id, "settle", { version, remedy: "refund" })).status;
      };
      const statuses = await Promise.all([settles(noor!, "pick_up"), settles(lea!, "take_over")]);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    });
    const total = await expectSameBooks(all);
    console.log(`${rounds} rounds of two staff: ${all.length} refunds of ${total} cents in all, in both books.`);
  });

  test("without the worker in between, Medusa pays each that asks", async () => {
    let most = 0;
    for (let round = 0; round < 40 && most <= 45; round += 1) {
      const bought = await shop.order();
      const ask = () => shop.post(`/admin/payments/${bought.payment}/refund`, { amount: 45 });
      await Promise.allSettled(Array.from({ length: 6 }, ask));
      most = (await refundsOf(shop, bought)).reduce((sum, { amount }) => sum + amount, 0);
    }
    expect(most).toBeGreaterThan(45);
    console.log(`Six at once without the worker: ${most} back of 45.`);
  });
});
