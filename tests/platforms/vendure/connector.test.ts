// The connector against a real Vendure: what it says of orders, and each remedy once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vendureConnector } from "../../../worker/connectors/vendure.ts";
import { install } from "../install.ts";
import { memory, networkOf, remedyFor, settlement } from "./remedies.ts";
import { permissions, startShop } from "./shop.ts";
import type { Shop } from "./shop.ts";

describe.skipIf(install(import.meta.dirname))("Vendure 3.7.3", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop?.stop());

  const connect = (over: { url?: string; apiKey?: string } = {}) =>
    vendureConnector({ kind: "vendure", url: shop.url, apiKey: shop.apiKey, ...over }, networkOf());

  describe("the set-up", () => {
    test("is well with the permissions the docs name", async () => {
      expect(await connect().check!()).toEqual([]);
    });

    test.each(permissions)("without %s: that one is named, and only that", async (missing) => {
      const apiKey = await shop.keyWith(permissions.filter((each) => each !== missing));
      const faults = await connect({ apiKey }).check!();
      expect(faults.map(({ code }) => code)).toEqual(["permission"]);
      expect(faults[0]!.text).toContain(missing);
    });

    test("a wrong key, a wrong address, nobody there", async () => {
      const codeOf = async (over: { url?: string; apiKey?: string }) =>
        (await connect(over).check!()).map(({ code }) => code);
      expect(await codeOf({ apiKey: "not:a-key-of-theirs" })).toEqual(["credentials"]);
      expect(await codeOf({ url: `${new URL(shop.url).origin}/nothing-here` })).toEqual(["address"]);
      expect(await codeOf({ url: "http://127.0.0.1:1/admin-api" })).toEqual(["unreachable"]);
    });

    test("checking moves nothing", async () => {
      const last = await shop.bought();
      await connect().check!();
      expect(await shop.ordersSince(last.id)).toEqual([]);
    });
  });

  describe("the facts", () => {
    test("an order as it was paid and delivered", async () => {
      const bought = await shop.bought({ quantity: 2 });
      const found = await connect().getOrder!(bought.id);
      const [line] = bought.lines;
      expect(found).toMatchObject({
        id: bought.id,
        number: bought.code,
        currency: "USD",
        country: "DE",
        paid: bought.total,
        refunded: 0,
        shippingPaid: bought.total - line!.paid,
        payments: [{ captured: bought.total, refunded: 0 }],
        tracking: { carrier: "DHL", number: "T123" },
        customer: { email: "ada@example.com", name: "Ada L" },
      });
      expect(found!.lines).toHaveLength(1);
      expect(found!.lines[0]).toMatchObject({
        id: line!.id,
        sku: "MUG-350",
        quantity: 2,
        paid: line!.paid,
        inStock: true,
      });
      expect(Date.now() - Date.parse(found!.lines[0]!.deliveredAt!)).toBeLessThan(60_000);
      expect(found!.lines[0]!.variants).toMatchObject([
        { title: "Blue mug 500 ml", inStock: true, price: 2990 },
        { title: "Blue mug one litre", inStock: false, price: 1990 },
      ]);
    });

    test("its payments stand in the order in which they were made", async () => {
      const bought = await shop.bought({ quantity: 2, first: 1500 });
      expect((await connect().getOrder!(bought.id))!.payments!.map(({ id, captured }) => [id, captured])).toEqual([
        [bought.payments[0], 1500],
        [bought.payments[1], bought.total - 1500],
      ]);
    });

    test("what somebody refunded there counts, what failed doesn't", async () => {
      const bought = await shop.bought();
      const { id: paymentId } = (await connect().getOrder!(bought.id))!.payments[0]!;
      const i = { paymentId, amount: 700, reason: "by hand", lines: [], shipping: 0, adjustment: 0 };
      await shop.admin(`mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename}}`, { i });
      expect(await connect().getOrder!(bought.id)).toMatchObject({ refunded: 700, payments: [{ refunded: 700 }] });
      expect(await connect().quoteRefund!(remedyFor(bought))).toBe(bought.total - 700);
      const failing = await shop.bought({ refund: "failed" });
      await connect().execute(remedyFor(failing), memory());
      expect(await connect().getOrder!(failing.id)).toMatchObject({ refunded: 0 });
    });

    test("is found by number and e-mail, however they are typed, and by nothing less", async () => {
      const { code, id } = await shop.bought({ email: "Bea@Example.com" });
      const { findOrder } = connect();
      expect((await findOrder!(` #${code.toLowerCase()} `, "bea@example.COM"))?.id).toBe(id);
      expect(await findOrder!(code, "ada@example.com")).toBeNull();
      expect(await findOrder!("NOSUCHORDER", "bea@example.com")).toBeNull();
      expect(await connect().getOrder!("999999")).toBeNull();
    });
  });

  describe("money", () => {
    test("a part, then the rest, then no more", async () => {
      const bought = await shop.bought();
      const connector = connect();
      const [part, rest, more] = [1000, bought.total - 1000, 1].map((amount) => remedyFor(bought, { amount }));
      expect(await connector.findRemedy(part!, memory())).toBeNull();
      expect(await connector.execute(part!, memory())).toMatchObject({ state: "succeeded" });
      expect(await connector.findRemedy(part!, memory())).toMatchObject({ state: "succeeded" });
      expect(await connector.findRemedy(rest!, memory())).toBeNull();
      expect(await connector.execute(rest!, memory())).toMatchObject({ state: "succeeded" });
      expect(await connector.execute(more!, memory())).toMatchObject({ state: "failed" });
      const refunds = await shop.refunds(bought.id);
      expect(refunds.map(({ total }) => total)).toEqual([1000, bought.total - 1000]);
      expect(refunds[0]!.reason).toContain(part!.settlementId);
    });

    test("asked for twice, it goes once", async () => {
      const bought = await shop.bought();
      const remedy = remedyFor(bought, { amount: 1000 });
      for (const _ of [1, 2, 3])
        expect(await connect().execute(remedy, memory())).toMatchObject({ state: "succeeded" });
      expect(await shop.gateway(bought.code)).toHaveLength(1);
    });

    test("out of the fullest payment first, and then out of the next", async () => {
      const bought = await shop.bought({ quantity: 2, first: 1500 });
      expect(await connect().execute(remedyFor(bought, { amount: bought.total - 500 }), memory())).toMatchObject({
        state: "succeeded",
      });
      expect((await shop.refunds(bought.id)).map(({ total }) => total)).toEqual([1000, bought.total - 1500]);
    });

    test("over the payments that it was shared out over, however full they are", async () => {
      const bought = await shop.bought({ quantity: 2, first: 1500 });
      const [first, second] = bought.payments as [string, string];
      const tenders = [
        { payment: second, amount: 300 },
        { payment: first, amount: 1200 },
      ];
      expect(await connect().execute(remedyFor(bought, { amount: 1500, tenders }), memory())).toMatchObject({
        state: "succeeded",
      });
      expect(await shop.refunds(bought.id)).toMatchObject([
        { payment: first, total: 1200 },
        { payment: second, total: 300 },
      ]);
    });

    test("what no payment is named for, or one with less left or none of Vendure's, goes over the fullest", async () => {
      const bought = await shop.bought({ quantity: 2, first: 1500 });
      const [first, second] = bought.payments as [string, string];
      const by = (payment: string | null, amount: number) => ({ payment, amount });
      const tenders = [by(first, 1400), by(null, 100), by("none of theirs", 200)];
      const refunded = remedyFor(bought, { amount: 1700, tenders });
      expect(await connect().execute(refunded, memory())).toMatchObject({ state: "succeeded" });
      const more = remedyFor(bought, { amount: 500, tenders: [by(first, 500)] });
      expect(await connect().execute(more, memory())).toMatchObject({ state: "succeeded" });
      const sent = async ({ settlementId }: typeof more) =>
        (await shop.refunds(bought.id))
          .filter(({ reason }) => reason.includes(settlementId))
          .map(({ payment, total }) => [payment, total]);
      expect(await sent(refunded)).toEqual([
        [first, 1400],
        [second, 300],
      ]);
      expect(await sent(more)).toEqual([
        [first, 100],
        [second, 400],
      ]);
    });

    test("a payment method that can't refund: not done before staff say in Vendure that they sent it", async () => {
      const bought = await shop.bought({ refund: "by-hand" });
      const [remedy, steps] = [remedyFor(bought), memory()];
      for (const _ of [1, 2, 3]) {
        expect(await connect().execute(remedy, steps)).toMatchObject({ state: "unclear" });
        expect(await connect().findRemedy(remedy, steps)).toBeNull();
      }
      expect(await shop.refunds(bought.id)).toMatchObject([{ state: "Pending", total: bought.total }]);
      await shop.settleRefunds(bought.id, "by transfer");
      expect(await connect().findRemedy(remedy, steps)).toMatchObject({
        state: "succeeded",
        reference: "by transfer",
      });
      expect(await shop.refunds(bought.id)).toHaveLength(1);
    });

    test("a gateway that says later: on its way, and once", async () => {
      const bought = await shop.bought({ refund: "pending" });
      const [remedy, steps] = [remedyFor(bought), memory()];
      for (const _ of [1, 2, 3]) {
        // Vendure takes this for an error, and answers so; the refund is there.
        expect(await connect().execute(remedy, steps)).toEqual({ state: "pending" });
        expect(await connect().findRemedy(remedy, steps)).toBeNull();
      }
      await shop.settleRefunds(bought.id, "bank");
      expect(await connect().findRemedy(remedy, memory())).toMatchObject({ state: "succeeded", reference: "bank" });
      expect(await shop.refunds(bought.id)).toHaveLength(1);
    });

    test.each([
      ["pending", "pending"],
      ["by-hand", "unclear"],
    ] as const)("one payment %s, the other settled: both go at once, and it is %s", async (firstRefund, state) => {
      const bought = await shop.bought({ quantity: 2, first: 1500, firstRefund });
      const [remedy, steps] = [remedyFor(bought), memory()];
      for (const _ of [1, 2]) expect(await connect().execute(remedy, steps)).toMatchObject({ state });
      expect(await connect().findRemedy(remedy, steps)).toBeNull();
      expect(await shop.refunds(bought.id)).toMatchObject([
        { state: "Pending", total: 1500 },
        { state: "Settled", total: bought.total - 1500 },
      ]);
      await shop.settleRefunds(bought.id, "bank");
      expect(await connect().findRemedy(remedy, steps)).toMatchObject({ state: "succeeded" });
      expect(await shop.refunds(bought.id)).toHaveLength(2);
    });

    test("the first payment's gateway declines: failed, and the other isn't asked", async () => {
      const bought = await shop.bought({ quantity: 2, first: 1500, firstRefund: "failed" });
      const [remedy, steps] = [remedyFor(bought), memory()];
      for (const _ of [1, 2]) expect(await connect().execute(remedy, steps)).toMatchObject({ state: "failed" });
      expect(await connect().findRemedy(remedy, memory())).toMatchObject({ state: "failed" });
      expect(await shop.refunds(bought.id)).toMatchObject([{ state: "Failed", total: 1500 }]);
      expect(await shop.gateway(bought.code)).toEqual([]);
    });

    test.each(["failed", "throws", "pays and throws"] as const)(
      "the second payment's gateway %s: a part has gone back, so nobody can say, and neither is asked again",
      async (refund) => {
        const bought = await shop.bought({ quantity: 2, first: 1500, firstRefund: "settled", refund });
        const [remedy, steps] = [remedyFor(bought), memory()];
        for (const minutes of [0, 10, 100]) {
          const around = networkOf({ minutes });
          const connector = vendureConnector({ kind: "vendure", url: shop.url, apiKey: shop.apiKey }, around);
          expect(await connector.execute(remedy, steps)).toMatchObject({ state: "unclear" });
          expect(await connector.findRemedy(remedy, steps)).toBeNull();
        }
        const moved = (await shop.gateway(bought.code)).map(({ amount }) => amount);
        expect(moved).toEqual(refund === "pays and throws" ? [1500, bought.total - 1500] : [1500]);
      },
    );

    test("a gateway that declines: failed, and it stays so", async () => {
      const bought = await shop.bought({ refund: "failed" });
      const remedy = remedyFor(bought);
      expect(await connect().execute(remedy, memory())).toMatchObject({ state: "failed" });
      expect(await connect().findRemedy(remedy, memory())).toMatchObject({ state: "failed" });
      expect(await connect().execute(remedy, memory())).toMatchObject({ state: "failed" });
      expect(await shop.refunds(bought.id)).toHaveLength(1);
    });

    test.each(["throws", "pays and throws"] as const)(
      "a gateway that %s: nobody can say, and it is never asked again",
      async (refund) => {
        const bought = await shop.bought({ refund });
        const [remedy, steps] = [remedyFor(bought), memory()];
        for (const minutes of [0, 10, 100])
          expect(
            await vendureConnector(
              { kind: "vendure", url: shop.url, apiKey: shop.apiKey },
              networkOf({ minutes }),
            ).execute(remedy, steps),
          ).toMatchObject({ state: "unclear" });
        expect(await shop.gateway(bought.code)).toHaveLength(refund === "throws" ? 0 : 1);
        expect(await shop.refunds(bought.id)).toEqual([]);
      },
    );
  });

  describe("goods and credit", () => {
    test("a replacement is an order of its own that costs nothing", async () => {
      const bought = await shop.bought({ quantity: 2 });
      const remedy = remedyFor(bought, { remedy: "replacement", amount: 0 });
      const connector = connect();
      const result = await connector.execute(remedy, memory());
      const [made, ...more] = await shop.ordersSince(bought.id);
      expect(result).toEqual({ state: "succeeded", reference: made!.code });
      expect(more).toEqual([]);
      expect(made).toMatchObject({
        state: "PaymentSettled",
        totalWithTax: 0,
        lines: [{ quantity: 1, productVariant: { sku: "MUG-350" } }],
      });
      // Also where nothing that was saved is left.
      expect(await connector.findRemedy(remedy, memory())).toEqual(result);
      expect(await shop.coupons(remedy.settlementId)).toMatchObject([{ enabled: false, usageLimit: 1 }]);
      expect(await shop.notes(bought.id)).toEqual([expect.stringContaining(made!.code)]);
    });

    test("its coupon can't be told from the settlement, and the order is found under another key too", async () => {
      const bought = await shop.bought();
      const remedy = remedyFor(bought, { remedy: "replacement", amount: 0 });
      await connect().execute(remedy, memory());
      const [{ couponCode } = { couponCode: "" }] = await shop.coupons(remedy.settlementId);
      expect(couponCode).toMatch(/^[A-Z2-9]{16}$/);
      const again = connect({ apiKey: await shop.keyWith(permissions) });
      expect(await again.findRemedy(remedy, memory())).toMatchObject({ state: "succeeded" });
      await expect(shop.priceWith(couponCode)).rejects.toThrow("COUPON_CODE_INVALID_ERROR");
    });

    test("an exchange: the other variant, and what it costs less", async () => {
      const bought = await shop.bought({ sku: "MUG-500" });
      const variant = (await connect().getOrder!(bought.id))!.lines[0]!.variants![0]!;
      const remedy = remedyFor(bought, { remedy: "exchange", amount: 500, variant: variant.id });
      expect(await connect().execute(remedy, memory())).toMatchObject({ state: "succeeded" });
      expect(await shop.ordersSince(bought.id)).toMatchObject([
        { totalWithTax: 0, lines: [{ quantity: 1, productVariant: { sku: "MUG-350" } }] },
      ]);
      expect(await shop.refunds(bought.id)).toMatchObject([{ state: "Settled", total: 500 }]);
      expect(await connect().findRemedy(remedy, memory())).toMatchObject({ state: "succeeded" });
    });

    test("what isn't in stock fails, and nothing is left of it", async () => {
      const bought = await shop.bought({ sku: "MUG-500" });
      const gone = (await connect().getOrder!(bought.id))!.lines[0]!.variants!.find(({ inStock }) => !inStock)!;
      const remedy = remedyFor(bought, { remedy: "exchange", amount: 500, variant: gone.id });
      expect(await connect().execute(remedy, memory())).toMatchObject({ state: "failed" });
      expect(await shop.ordersSince(bought.id)).toEqual([]);
      expect(await shop.refunds(bought.id)).toEqual([]);
    });

    test("credit is a code that can be used once, for goods", async () => {
      const bought = await shop.bought();
      const remedy = remedyFor(bought, { remedy: "store_credit", amount: 1500, bonus: 150 });
      const result = await connect().execute(remedy, memory());
      expect(result).toMatchObject({ state: "succeeded", creditCode: expect.any(String) });
      const { creditCode } = result as { creditCode: string };
      expect(await shop.priceWith(creditCode, { email: "new@example.com" })).toEqual({
        goods: 2490 - 1650,
        shipping: 590,
      });
      expect(await connect().execute(remedy, memory())).toMatchObject({ creditCode });
      expect(await connect().findRemedy(remedy, memory())).toMatchObject({ state: "succeeded", creditCode });
      expect(await shop.coupons(remedy.settlementId)).toMatchObject([{ usageLimit: 1, enabled: true }]);
    });

    test("where prices are without tax a coupon would be worth more: a person does it", async () => {
      const bought = await shop.bought();
      const without = (pricesIncludeTax: boolean) =>
        shop.admin(`mutation($i:UpdateChannelInput!){updateChannel(input:$i){__typename}}`, {
          i: { id: "1", pricesIncludeTax },
        });
      await without(false);
      const remedy = remedyFor(bought, { remedy: "store_credit" });
      const result = await connect().execute(remedy, memory());
      await without(true);
      expect(result).toMatchObject({ state: "failed" });
      expect(await shop.coupons(remedy.settlementId)).toEqual([]);
    });

    test("an order of ours that staff canceled isn't made a second time", async () => {
      const bought = await shop.bought();
      const [remedy, steps] = [remedyFor(bought, { remedy: "replacement", amount: 0 }), memory()];
      await connect().execute(remedy, steps);
      const [made] = await shop.ordersSince(bought.id);
      await shop.admin(`mutation($i:CancelOrderInput!){cancelOrder(input:$i){__typename}}`, {
        i: { orderId: made!.id },
      });
      expect(await connect().findRemedy(remedy, steps)).toBeNull();
      expect(await connect().execute(remedy, steps)).toMatchObject({
        state: "failed",
        reason: expect.stringContaining(made!.code),
      });
      expect(await shop.ordersSince(bought.id)).toMatchObject([{ id: made!.id, state: "Cancelled" }]);
    });

    test("what was begun is taken back when it will not go on", async () => {
      const bought = await shop.bought();
      const [remedy, steps] = [remedyFor(bought, { remedy: "replacement", amount: 0 }), memory()];
      const dying = networkOf({ dies: { call: 9, when: "after" } });
      await vendureConnector({ kind: "vendure", url: shop.url, apiKey: shop.apiKey }, dying).execute(remedy, steps);
      expect(await shop.ordersSince(bought.id)).toHaveLength(1);
      await connect().abandon!(remedy, steps);
      expect(await shop.ordersSince(bought.id)).toEqual([]);
      expect((await shop.coupons(remedy.settlementId)).filter(({ enabled }) => enabled)).toEqual([]);
    });
  });

  test("a settlement is looked for by what it is called, and answers that say nothing are no “nothing”", async () => {
    const bought = await shop.bought();
    const remedy = remedyFor(bought, { settlementId: settlement() });
    const wrong = connect({ apiKey: "not:a-key-of-theirs" });
    await expect(wrong.findRemedy(remedy, memory())).rejects.toThrow();
    expect(await wrong.execute(remedy, memory())).toMatchObject({ state: "unclear" });
  });
});
