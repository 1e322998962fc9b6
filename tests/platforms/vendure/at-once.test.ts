// Through the real worker, on a Vendure that pays as often as it is asked: two at once, two payments, staff who pay by hand.
// Paid once, and the books agree.
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vendureConnector } from "../../../worker/connectors/vendure.ts";
import type { Platform } from "../../../shared/platforms.ts";
import { caseOf, samplePolicy, shopperOf, signToken, staff, submission } from "../../worker/client.ts";
import type { Shopper } from "../../worker/client.ts";
import type { Case, Merchant } from "../../worker/shapes.ts";
import { install } from "../install.ts";
import { startWorker } from "../worker.ts";
import type { Worker } from "../worker.ts";
import { networkOf } from "./remedies.ts";
import { startShop } from "./shop.ts";
import type { Bought, Shop, Wanted } from "./shop.ts";

const rounds = 50;
/** Several rounds side by side: other orders' settlements are under way while two want the same one. */
const sideBySide = 5;

const policy = {
  ...samplePolicy,
  currency: "USD",
  base: { ...samplePolicy.base, autoUpTo: 1_000_000 },
  reasons: { damaged: { keepUpTo: 1_000_000 } },
  limits: { perDay: { amount: 1_000_000_000, count: 100_000 } },
};

describe.skipIf(install(import.meta.dirname))("through the real worker, on Vendure with a gateway of 150 ms", () => {
  let shop: Shop;
  let worker: Worker;
  let merchant: Merchant;
  let platform: Platform & { kind: "vendure" };

  beforeAll(async () => {
    shop = await startShop();
    worker = await startWorker();
    platform = { kind: "vendure", url: shop.url, apiKey: shop.apiKey };
    merchant = await worker.merchantOn(platform, { currency: "USD", policy });
  });
  afterAll(async () => {
    await worker?.stop();
    await shop?.stop();
  });

  type Opened = { bought: Bought; shopper: Shopper; opened: Case };

  /** Somebody whose one mug of two arrived broken. Vendure's own facts are what the token says. */
  async function openCase(round: number, wanted: Wanted = {}): Promise<Opened> {
    const bought = await shop.bought({ quantity: 2, refund: "slow", email: `ada${round}@example.com`, ...wanted });
    const order = (await vendureConnector(platform, networkOf()).getOrder!(bought.id))!;
    const shopper = shopperOf(worker.send, () => signToken(merchant, order));
    const items = [{ lineId: bought.lines[0]!.id, quantity: 1, reason: "damaged" }];
    return { bought, shopper, opened: await caseOf(await shopper.submit(submission({ items })), 201) };
  }

  async function ended({ shopper, opened }: Opened): Promise<Case> {
    for (;;) {
      const now = await caseOf(await shopper.get(opened.id));
      if (now.state !== "settling") return now;
      await setTimeout(50);
    }
  }

  /** Exactly one settlement, one refund at Vendure and one at the gateway, all of one amount; nothing is held any more. */
  async function expectPaidOnce(one: Opened): Promise<number> {
    const found = await ended(one);
    expect(found.state).toBe("resolved");
    expect(found.settlements).toMatchObject([{ state: "succeeded" }]);
    const { id, amount } = found.settlements[0]!;
    const refunds = await shop.refunds(one.bought.id);
    expect(refunds).toMatchObject([{ state: "Settled", total: amount, reason: expect.stringContaining(id) }]);
    expect((await shop.gateway(one.bought.code)).map((each) => each.amount)).toEqual([amount]);
    return amount;
  }

  async function expectSameBooks(all: readonly Opened[], total: number): Promise<void> {
    const ids = new Set(all.map(({ bought }) => bought.id));
    const kept = (await worker.settlements(merchant.id)).filter(({ orderId }) => ids.has(orderId));
    expect(kept).toHaveLength(all.length);
    expect(kept.every(({ state, paid, amount, held }) => state === "succeeded" && paid === amount && held === 0)).toBe(
      true,
    );
    expect(kept.reduce((sum, { paid }) => sum + paid, 0)).toBe(total);
  }

  /** So many rounds, some side by side. @returns each round's case */
  async function inRounds(from: number, play: (one: Opened) => Promise<void>): Promise<Opened[]> {
    const all: Opened[] = [];
    const left = Array.from({ length: rounds }, (_, index) => from + index);
    const lane = async () => {
      for (let round = left.shift(); round !== undefined; round = left.shift()) {
        const one = await openCase(round);
        await play(one);
        all.push(one);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
    return all;
  }

  async function sumOf(all: readonly Opened[]): Promise<number> {
    let total = 0;
    for (const one of all) total += await expectPaidOnce(one);
    return total;
  }

  test(`${rounds} rounds of two accepts at once`, async () => {
    let won = 0;
    const all = await inRounds(0, async ({ shopper, opened }) => {
      const answers = await Promise.all([shopper.accept(opened, "refund"), shopper.accept(opened, "refund")]);
      won += answers.filter(({ status }) => status === 200).length;
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });
    const total = await sumOf(all);
    await expectSameBooks(all, total);
    console.log(
      `${rounds} rounds of two accepts: ${won} accepted, ${rounds} refunds of ${total} in all, in all three books.`,
    );
  });

  test(`${rounds} rounds of two staff at once`, async () => {
    const [noor, lea] = await Promise.all(staff.map(({ email }) => worker.signIn(merchant.id, email)));
    let won = 0;
    const all = await inRounds(rounds, async ({ shopper, opened }) => {
      const { version } = await caseOf(await shopper.act(opened.id, "ask_person", { version: opened.version }));
      const settles = async (act: NonNullable<typeof noor>, get: string) => {
        await act(opened.id, get);
        return (await act(opened.id, "settle", { version, remedy: "refund" })).status;
      };
      const statuses = await Promise.all([settles(noor!, "pick_up"), settles(lea!, "take_over")]);
      won += statuses.filter((status) => status === 200).length;
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    });
    const total = await sumOf(all);
    await expectSameBooks(all, total);
    console.log(
      `${rounds} rounds of two staff: ${won} settled, ${rounds} refunds of ${total} in all, in all three books.`,
    );
  });

  test("an order paid in two payments: what the last one hasn't got goes back over the first", async () => {
    const one = await openCase(2 * rounds, { first: 4000 });
    const [first, second] = one.bought.payments;
    await caseOf(await one.shopper.accept(one.opened, "refund"));
    expect((await ended(one)).state).toBe("resolved");
    const refunds = (await shop.refunds(one.bought.id)).map(({ payment, total, state }) => [payment, total, state]);
    expect(refunds).toEqual([
      [first, 2490 - (one.bought.total - 4000), "Settled"],
      [second, one.bought.total - 4000, "Settled"],
    ]);
    await expectSameBooks([one], 2490);
  });

  test("what staff have to send by hand is not done before they have settled it in Vendure", async () => {
    const one = await openCase(2 * rounds + 1, { refund: "by-hand" });
    await caseOf(await one.shopper.accept(one.opened, "refund"));
    while ((await shop.refunds(one.bought.id)).length === 0) await setTimeout(50);
    // Long enough for another look or two.
    await setTimeout(5000);
    expect((await caseOf(await one.shopper.get(one.opened.id))).state).toBe("settling");
    expect(await shop.refunds(one.bought.id)).toMatchObject([{ state: "Pending", total: 2490 }]);
    await shop.settleRefunds(one.bought.id, "by transfer");
    expect(await ended(one)).toMatchObject({ state: "resolved", settlements: [{ reference: "by transfer" }] });
    await expectSameBooks([one], 2490);
    expect(await shop.refunds(one.bought.id)).toHaveLength(1);
  });

  test("without the worker in between, Vendure pays each that asks", async () => {
    const bought = await shop.bought({ refund: "slow" });
    const { payments } = (await vendureConnector(platform, networkOf()).getOrder!(bought.id))!;
    const i = { paymentId: payments[0]!.id, amount: bought.total, lines: [], shipping: 0, adjustment: 0 };
    const ask = () => shop.admin(`mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename}}`, { i });
    await Promise.allSettled([ask(), ask(), ask()]);
    const paid = (await shop.gateway(bought.code)).reduce((sum, { amount }) => sum + amount, 0);
    expect(paid).toBeGreaterThan(bought.total);
    console.log(`Three at once without the worker: ${paid} back of ${bought.total}.`);
  });
});
