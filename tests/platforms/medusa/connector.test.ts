// The connector on a real Medusa: what it says of orders, and that each remedy is there, once, in Medusa's own records.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Order } from "../../../shared/order.ts";
import * as v from "valibot";
import { Bench, creditsOf, halfOpen, recordedOf, remedyFor } from "./remedies.ts";
import { install } from "../install.ts";
import { startMedusa } from "./server.ts";
import type { Server } from "./server.ts";
import { openShop, refundsOf } from "./shop.ts";
import type { Shop } from "./shop.ts";

describe.skipIf(install(import.meta.dirname))("Medusa", () => {
  let server: Server;
  let shop: Shop;
  let bench: Bench;
  const none = { refunds: 0, refunded: 0, claims: 0, credits: 0, cards: 0 };

  beforeAll(async () => {
    server = await startMedusa();
    shop = await openShop(server.url);
    bench = new Bench(shop);
  });
  afterAll(() => server?.stop());

  describe("facts", () => {
    test("an order that arrived, in minor units, of a customer with an account", async () => {
      const bought = await shop.order({ registered: true });
      await shop.deliver(bought);
      const order = await bench.connector().getOrder!(bought.id);
      expect(v.is(Order, order)).toBe(true);
      expect(order).toMatchObject({
        id: bought.id,
        number: `#${bought.number}`,
        currency: "EUR",
        country: "DE",
        shippingPaid: 500,
        paid: 4500,
        refunded: 0,
        payments: [{ id: bought.payment, method: "other", captured: 4500, refunded: 0 }],
        customer: { id: bought.customer, email: bought.email, name: "Ada Byron" },
        lines: [{ id: bought.item, sku: "MUG-L", title: "Mug", variant: "Large", quantity: 2, paid: 4000 }],
      });
      const [line] = order!.lines;
      expect(Date.parse(line!.deliveredAt!)).toBeGreaterThanOrEqual(Date.parse(line!.fulfilledAt!));
    });

    test("a guest has no id to be known again by; nothing captured is nothing paid; nothing sent hasn't arrived", async () => {
      const order = (await bench.connector().getOrder!((await shop.order({ capture: false })).id))!;
      expect(order.paid).toBe(0);
      expect(order.customer.id).toBeUndefined();
      expect(order.lines[0]!.deliveredAt).toBeUndefined();
    });

    test("an order nobody placed is null", async () => {
      expect(await bench.connector().getOrder!("order_nobody")).toBeNull();
    });

    test("found by its number and e-mail, with or without #, however the address is written; null for all else", async () => {
      const [bought, other] = [await shop.order(), await shop.order()];
      const find = bench.connector().findOrder!;
      expect((await find(`#${bought.number}`, bought.email))?.id).toBe(bought.id);
      expect((await find(bought.number, ` ${bought.email.toUpperCase()} `))?.id).toBe(bought.id);
      expect(await find(bought.number, other.email)).toBeNull();
      expect(await find("999999", bought.email)).toBeNull();
      expect(await find("1; drop table", bought.email)).toBeNull();
    });
  });

  describe("what is wrong with a set-up", () => {
    const faults = async (over: Parameters<Bench["connector"]>[0]) =>
      (await bench.connector(over).check!()).map(({ code }) => code);

    test("nothing, a key that isn't known, an address of something else or of nobody, a shipping option that isn't there", async () => {
      expect(await faults({})).toEqual([]);
      expect(await faults({ apiKey: "sk_nobody_knows_it" })).toEqual(["credentials"]);
      expect(await faults({ url: `${shop.url}/app` })).toEqual(["address"]);
      expect(await faults({ url: "http://127.0.0.1:9" })).toEqual(["unreachable"]);
      expect(await faults({ shippingOptionId: "so_nobody" })).toEqual(["missing"]);
    });

    test("without a shipping option nothing is sent", () => {
      expect(bench.connector({ shippingOptionId: undefined }).capabilities.remedies).not.toContain("replacement");
      expect(bench.connector().capabilities.remedies).toContain("replacement");
    });
  });

  describe("a refund", () => {
    test("of a part and of the rest, each once however often it is asked for; the facts count both", async () => {
      const bought = await shop.order();
      const part = remedyFor(bought, { amount: 1234, remedy: "partial_refund" });
      const rest = remedyFor(bought, {
        amount: 3266,
        tenders: [
          { payment: bought.payment, amount: 3000 },
          { payment: null, amount: 266 },
        ],
      });
      for (const remedy of [part, rest, part, rest]) {
        expect(await bench.once(remedy)).toMatchObject({
          state: "succeeded",
          reference: expect.stringMatching(/^ref_/),
        });
      }
      expect((await refundsOf(shop, bought)).map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([
        12.34, 32.66,
      ]);
      expect((await bench.connector().getOrder!(bought.id))?.refunded).toBe(4500);
    });

    test("of more than can go back fails and moves nothing; Medusa's own figure says how much can", async () => {
      const bought = await shop.order();
      const quote = () => bench.connector().quoteRefund!(remedyFor(bought));
      expect(await bench.once(remedyFor(bought, { amount: 4000 }))).toMatchObject({ state: "succeeded" });
      expect(await quote()).toBe(500);
      const over = remedyFor(bought, { amount: 501 });
      expect(await bench.once(over)).toEqual({
        state: "failed",
        reason: "Medusa says that 5.00 EUR can still go back.",
      });
      expect(await recordedOf(shop, bought, over)).toEqual(none);
    });

    test("before anything was captured, of no order, or in another currency fails", async () => {
      const bought = await shop.order({ capture: false });
      expect(await bench.once(remedyFor(bought))).toMatchObject({ state: "failed" });
      const elsewhere = remedyFor(bought, { order: { id: "order_nobody", number: null } });
      expect(await bench.once(elsewhere)).toMatchObject({ state: "failed" });
      expect(await bench.once(remedyFor(bought, { currency: "USD" }))).toMatchObject({ state: "failed" });
      expect(await refundsOf(shop, bought)).toEqual([]);
    });

    test("with a key that isn't known any more is unclear, and moves nothing", async () => {
      const remedy = remedyFor(await shop.order());
      const broken = bench.connector({ apiKey: "sk_revoked_since" });
      await expect(broken.execute(remedy, bench.steps(remedy))).rejects.toThrow("401: Unauthorized");
    });
  });

  describe("goods", () => {
    test("a replacement is a confirmed claim that costs nothing, once; the facts of what was bought stay", async () => {
      const bought = await shop.order();
      await shop.deliver(bought);
      const remedy = remedyFor(bought, { remedy: "replacement", amount: 0 });
      const before = await bench.connector().getOrder!(bought.id);
      expect(await bench.once(remedy)).toMatchObject({
        state: "succeeded",
        reference: expect.stringMatching(/^claim_/),
      });
      expect(await bench.once(remedy)).toMatchObject({ state: "succeeded" });
      expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, claims: 1 });
      expect(await halfOpen(shop, bought)).toBe(0);
      const { order } = await shop.get(`/admin/orders/${bought.id}?fields=summary,items.variant_id,items.unit_price`);
      expect(order.summary.pending_difference).toBe(0);
      const after = (await bench.connector().getOrder!(bought.id))!;
      expect(after.lines[0]).toEqual(before!.lines[0]);
      expect(after.lines[1]).toMatchObject({ sku: "MUG-L", quantity: 1, paid: 0 });
    });

    test("an exchange sends the other variant and refunds what it costs less", async () => {
      const bought = await shop.order();
      await shop.deliver(bought);
      const remedy = remedyFor(bought, { remedy: "exchange", amount: 500, variant: shop.smallMug, goods: "return" });
      expect(await bench.once(remedy)).toMatchObject({ state: "succeeded" });
      expect(await bench.once(remedy)).toMatchObject({ state: "succeeded" });
      expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, claims: 1, refunds: 1, refunded: 5 });
      expect((await bench.connector().getOrder!(bought.id))?.lines[1]).toMatchObject({ sku: "MUG-S", paid: 0 });
    });

    test("with the goods sent and too little left to go back, an exchange hasn't failed: a person looks", async () => {
      const bought = await shop.order();
      await shop.deliver(bought);
      const remedy = remedyFor(bought, { remedy: "exchange", amount: 4501, variant: shop.smallMug });
      const half = { state: "unclear", problem: expect.stringContaining("A part of it is done.") };
      expect(await bench.once(remedy)).toMatchObject(half);
      expect(await bench.once(remedy)).toMatchObject(half);
      expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, claims: 1 });
    });

    test("of what can't be sent fails, and leaves the order free for everything else", async () => {
      const bought = await shop.order();
      await shop.deliver(bought);
      const goods = remedyFor(bought, { remedy: "replacement", amount: 0 });
      const wrong = [
        { ...goods, line: { ...goods.line, quantity: 99 } },
        { ...goods, line: { ...goods.line, id: "ordli_nobody", sku: null } },
        { ...goods, remedy: "exchange" as const, variant: "variant_nobody" },
      ];
      for (const remedy of wrong) expect(await bench.once(remedy)).toMatchObject({ state: "failed" });
      expect(await halfOpen(shop, bought)).toBe(0);
      expect(await bench.once(goods)).toMatchObject({ state: "succeeded" });
    });
  });

  describe("credit", () => {
    test("goes to the account of a customer who has one, bonus and all, and the next one too", async () => {
      const bought = await shop.order({ registered: true });
      const [first, second] = [2000, 500].map((amount) =>
        remedyFor(bought, { remedy: "store_credit", amount, bonus: 250 }),
      ) as [ReturnType<typeof remedyFor>, ReturnType<typeof remedyFor>];
      for (const remedy of [first, second, first, second]) {
        const outcome = await bench.once(remedy);
        expect(outcome).toMatchObject({ state: "succeeded", reference: expect.stringMatching(/^sc_trx_/) });
        expect(outcome).not.toHaveProperty("creditCode");
      }
      expect((await creditsOf(shop, bought)).map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([
        7.5, 22.5,
      ]);
    });

    test("goes to a guest as a gift card, whose code a cart takes; asked again, it is the same card", async () => {
      const bought = await shop.order();
      const remedy = remedyFor(bought, { remedy: "store_credit", amount: 1500, bonus: 0 });
      const outcome = await bench.once(remedy);
      expect(outcome).toMatchObject({
        state: "succeeded",
        creditCode: expect.stringMatching(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/),
      });
      expect(await bench.once(remedy)).toEqual(outcome);
      expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, cards: 1 });
      const code = (outcome as { creditCode: string }).creditCode;
      const cart = await shop.cartFor("somebody-new@example.com", 1);
      const { cart: paid } = await shop.buy(`/store/carts/${cart}/gift-cards`, { code });
      expect(paid.total).toBe(10);
    });

    test("of less than Medusa makes a gift card of fails", async () => {
      const remedy = remedyFor(await shop.order(), { remedy: "store_credit", amount: 50 });
      expect(await bench.once(remedy)).toMatchObject({ state: "failed" });
    });
  });
});
