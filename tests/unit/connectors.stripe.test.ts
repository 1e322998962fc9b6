// The Stripe connector against a stateful mock that isn't ours, beside Stripe's own SDK, and what the mock doesn't know.
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Around, Connector } from "../../worker/connectors/connector.ts";
import { stripeConnector } from "../../worker/connectors/stripe.ts";
import { ask, cuts, cutting, keptSteps, late, remedyOf, settle, settlementId } from "./connectors.support.ts";

const apiKey = "sk_test_of_the_tests";
const webhookSecret = "whsec_of_the_tests";
const now = new Date("2026-11-22T10:00:00Z");

let server: Server;
let url: string;
let sdk: Stripe;

beforeAll(async () => {
  process.env["LOG_LEVEL"] = "silent";
  // It has no types of its own.
  const mock = createRequire(import.meta.url)("stripe-stateful-mock") as { createExpressApp: () => RequestListener };
  server = createServer(mock.createExpressApp());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  sdk = new Stripe(apiKey, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: 0 });
});

afterAll(() => server.close());

const connect = (around: Partial<Around> = {}, own: { apiKey?: string } = {}): Connector =>
  stripeConnector({ kind: "stripe", apiKey, webhookSecret, url, ...own }, { fetch, now: () => now, ...around });

const charged = (amount: number, currency = "usd") => sdk.charges.create({ amount, currency, source: "tok_visa" });
const over = (...tenders: [string, number][]) => tenders.map(([payment, amount]) => ({ payment, amount }));
let made = 0;
const freshId = () => `set_${String((made += 1)).padStart(22, "0")}`;

/** The mock knows charges alone: a payment intent is the charge of the same name. */
const withIntents: typeof fetch = async (input, init) => {
  const intent = /payment_intents\/pi_(\w+)/.exec(String(input))?.[1];
  const path = String(input)
    .replace(/payment_intents\/pi_(\w+)\?expand\[]=latest_charge/, "charges/ch_$1")
    .replace("payment_intent=pi_", "charge=ch_");
  const body = String(init?.body ?? "").replace("payment_intent=pi_", "charge=ch_");
  const answer = await fetch(path, { ...init, ...(init?.body && { body }) });
  return intent ? Response.json({ latest_charge: await answer.json() }) : answer;
};

/** A Stripe that answers every refund so, and has made none. */
const answering =
  (status: number, body: unknown): typeof fetch =>
  async (input, init) => {
    if (init?.method === "POST") return Response.json(body, { status });
    if (String(input).includes("/refunds")) return Response.json({ data: [], has_more: false });
    return Response.json({ currency: "usd", amount_captured: 5000, amount_refunded: 0 });
  };

describe("beside Stripe's own SDK, on the same mock", () => {
  test("a part of a payment goes back, and both write the same", async () => {
    const [one, other] = [await charged(5000), await charged(5000)];
    const remedy = remedyOf({ settlementId: freshId(), amount: 2000, tenders: over([one.id, 2000]) });
    const outcome = await settle(connect(), remedy, keptSteps());
    const theirs = await sdk.refunds.create(
      {
        charge: other.id,
        amount: 2000,
        reason: "requested_by_customer",
        metadata: { settlement: remedy.settlementId, tender: "0", order: "1042", case: "A-7K3F9" },
      },
      { idempotencyKey: freshId() },
    );
    const ours = await sdk.refunds.retrieve(outcome.reference!);
    const same = ({ amount, currency, status, reason, metadata }: Stripe.Refund) => [
      amount,
      currency,
      status,
      reason,
      metadata,
    ];
    expect(same(ours)).toEqual(same(theirs));
    expect(await amountsBack(one.id)).toEqual([2000]);
  });

  test("asked twice it is the same refund", async () => {
    const { id } = await charged(5000);
    const remedy = remedyOf({ settlementId: freshId(), amount: 2000, tenders: over([id, 2000]) });
    const [first, second] = [
      await connect().execute(remedy, keptSteps()),
      await settle(connect(), remedy, keptSteps()),
    ];
    expect(second).toEqual(first);
    const replay = await sdk.refunds.create(
      {
        charge: id,
        amount: 2000,
        reason: "requested_by_customer",
        metadata: { settlement: remedy.settlementId, tender: "0", order: "1042", case: "A-7K3F9" },
      },
      { idempotencyKey: remedy.settlementId },
    );
    expect(replay.id).toBe("reference" in first ? first.reference : "");
    expect(await amountsBack(id)).toEqual([2000]);
  });

  test("one that timed out and arrives after we looked again is the same refund", async () => {
    const { id } = await charged(5000);
    const remedy = remedyOf({ settlementId: freshId(), amount: 2000, tenders: over([id, 2000]) });
    const network = late(fetch, (body) => body.startsWith("charge="));
    expect((await settle(connect({ fetch: network }), remedy, keptSteps())).state).toBe("succeeded");
    expect(await amountsBack(id)).toEqual([2000]);
  });

  test("a key used for something else leaves it open, and moves nothing", async () => {
    const { id } = await charged(5000);
    const remedy = remedyOf({ settlementId: freshId(), amount: 2000, tenders: over([id, 2000]) });
    await sdk.refunds.create({ charge: id, amount: 100 }, { idempotencyKey: remedy.settlementId });
    const theirs = sdk.refunds.create({ charge: id, amount: 2000 }, { idempotencyKey: remedy.settlementId });
    await expect(theirs).rejects.toMatchObject({ type: "StripeIdempotencyError" });
    expect(await ask(connect(), remedy, keptSteps())).toMatchObject({ state: "unclear" });
    expect(await amountsBack(id)).toEqual([100]);
  });

  test("more than is left is refused by both; ours doesn't even ask", async () => {
    const { id } = await charged(5000);
    await sdk.refunds.create({ charge: id, amount: 4000 });
    await expect(sdk.refunds.create({ charge: id, amount: 1001 })).rejects.toMatchObject({ statusCode: 400 });
    const remedy = remedyOf({ settlementId: freshId(), amount: 1001, tenders: over([id, 1001]) });
    expect(await settle(connect(), remedy, keptSteps())).toMatchObject({ state: "failed" });
    expect(await connect().quoteRefund!(remedy)).toBe(1000);
    expect(await amountsBack(id)).toEqual([4000]);
  });

  test("refunded by hand in between: Stripe's own word, in ours", async () => {
    const { id } = await charged(5000);
    const remedy = remedyOf({ settlementId: freshId(), amount: 5000, tenders: over([id, 5000]) });
    // Just after we looked how much is left.
    const overtaken: typeof fetch = async (input, init) => {
      if (init?.method === "POST") await sdk.refunds.create({ charge: id });
      return fetch(input, init);
    };
    const outcome = await settle(connect({ fetch: overtaken }), remedy, keptSteps());
    await expect(sdk.refunds.create({ charge: id })).rejects.toMatchObject({ code: "charge_already_refunded" });
    expect(outcome).toEqual({
      state: "failed",
      reason: "Stripe: This payment has been refunded in full already.",
    });
  });
});

describe("several payments", () => {
  test.each(cuts(14))("each gives its part once, through $lost of call $call lost, then it $then", async (cut) => {
    const [one, other] = [await charged(3000), await charged(2000)];
    const tenders = over([one.id, 3000], [other.id.replace("ch_", "pi_"), 1500]);
    const remedy = remedyOf({ settlementId: freshId(), amount: 4500, tenders });
    const steps = keptSteps();
    await ask(connect({ fetch: cutting(withIntents, cut) }), remedy, steps);
    const outcome = await settle(connect({ fetch: withIntents }), remedy, steps);
    expect(outcome.state).toBe("succeeded");
    expect(await amountsBack(one.id)).toEqual([3000]);
    expect(await amountsBack(other.id)).toEqual([1500]);
  });

  test("it takes no more calls than are cut there", async () => {
    const [one, other] = [await charged(3000), await charged(2000)];
    const network = cutting(withIntents, null);
    const remedy = remedyOf({ settlementId: freshId(), amount: 4500, tenders: over([one.id, 3000], [other.id, 1500]) });
    await ask(connect({ fetch: network }), remedy, keptSteps());
    expect(network.count).toBeLessThanOrEqual(14);
  });

  test("one that a part went back of, and then no more, is for a person", async () => {
    const [one, other] = [await charged(3000), await charged(2000)];
    const remedy = remedyOf({ settlementId: freshId(), amount: 4500, tenders: over([one.id, 3000], [other.id, 1500]) });
    const steps = keptSteps();
    await sdk.refunds.create({ charge: other.id });
    expect(await ask(connect(), remedy, steps)).toMatchObject({ state: "unclear" });
    expect(await amountsBack(one.id)).toEqual([3000]);
  });
});

describe("what an answer means", () => {
  const remedy = remedyOf({ amount: 2000, tenders: over(["ch_1", 2000]) });
  const refund = (status: string) => ({ id: "re_1", amount: 2000, status, metadata: { settlement: settlementId } });
  const error = (code: string, type = "invalid_request_error") => ({ error: { type, code, message: "In its words." } });

  test.each([
    ["succeeded", "succeeded"],
    ["pending", "pending"],
    ["requires_action", "pending"],
    ["failed", "failed"],
    ["canceled", "failed"],
  ])("a refund that is %s: %s", async (status, state) => {
    const result = await connect({ fetch: answering(200, refund(status)) }).execute(remedy, keptSteps());
    expect(result.state).toBe(state);
  });

  test.each([
    [400, error("charge_disputed"), "failed"],
    [400, error("refund_disputed_payment"), "failed"],
    [400, error("charge_not_refundable"), "failed"],
    [400, error("balance_insufficient"), "failed"],
    [400, error("amount_too_large"), "failed"],
    [404, error("resource_missing"), "failed"],
    [400, error("", "idempotency_error"), "unclear"],
    [401, error("api_key_expired"), "unclear"],
    [403, error("more_permissions_required"), "unclear"],
    [409, error("idempotency_key_in_use"), "unclear"],
    [429, error("lock_timeout"), "unclear"],
    [500, error("", "api_error"), "unclear"],
    [200, { surprise: true }, "unclear"],
    [302, {}, "unclear"],
  ])("%i %j: %s", async (status, body, state) => {
    expect((await ask(connect({ fetch: answering(status, body) }), remedy, keptSteps())).state).toBe(state);
  });

  test.each(["ISK", "MGA", "UGX"])("%s, which Stripe counts otherwise, is for a person", async (currency) => {
    const network = cutting(fetch, null);
    const result = await connect({ fetch: network }).execute(remedyOf({ currency }), keptSteps());
    expect([result.state, network.count]).toEqual(["failed", 0]);
  });

  test("a payment in another currency gives nothing", async () => {
    const { id } = await charged(5000, "eur");
    const result = await settle(
      connect(),
      remedyOf({ settlementId: freshId(), tenders: over([id, 2785]) }),
      keptSteps(),
    );
    expect(result.state).toBe("failed");
    expect(await amountsBack(id)).toEqual([]);
  });

  test.each(["paypal-1", "ch_1/../../x", "re_1", null])("%s is no payment of Stripe's", async (payment) => {
    const network = cutting(fetch, null);
    const tenders = [{ payment, amount: 2785 }];
    expect((await ask(connect({ fetch: network }), remedyOf({ tenders }), keptSteps())).state).toBe("failed");
    expect(network.count).toBe(0);
  });
});

describe("the set-up", () => {
  test.each([
    ["pk_live_1234", "a publishable key, which can't refund"],
    ["whsec_1234", "no key of Stripe's"],
  ])("%s: %s", async (key, text) => {
    const [fault] = await connect({}, { apiKey: key }).check!();
    expect(fault).toMatchObject({ code: "credentials", text: expect.stringContaining(text) });
  });

  test("a key that Stripe doesn't know", async () => {
    expect(await connect({}, { apiKey: "sk_live_unknown" }).check!()).toMatchObject([{ code: "credentials" }]);
  });

  test("a key that may not refund is named so; one that may has no fault", async () => {
    const rights =
      (allowed: boolean): typeof fetch =>
      async (_, init) =>
        init?.method === "POST"
          ? Response.json({}, { status: allowed ? 404 : 403 })
          : Response.json({ data: [], has_more: false });
    expect(await connect({ fetch: rights(true) }).check!()).toEqual([]);
    const [fault] = await connect({ fetch: rights(false) }).check!();
    expect(fault).toMatchObject({ code: "permission", text: expect.stringContaining("write refunds") });
  });

  test("nobody there", async () => {
    const network = cutting(fetch, { call: 0, lost: "question", then: "dies" });
    expect(await connect({ fetch: network }).check!()).toMatchObject([{ code: "unreachable" }]);
  });
});

describe("what Stripe tells by itself", () => {
  const refund = {
    id: "re_1",
    amount: 2000,
    status: "failed",
    failure_reason: "lost_or_stolen_card",
    metadata: { settlement: settlementId, order: "1042" },
  };
  const event = (type: string, object: unknown) => JSON.stringify({ id: "evt_1", type, data: { object } });
  const at = now.getTime() / 1000;
  const signed = (payload: string, timestamp = at, secret = webhookSecret) =>
    new Headers({ "Stripe-Signature": Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) });

  test.each(["refund.failed", "refund.updated"])("%s names the settlement whose money came back", async (type) => {
    const body = event(type, refund);
    expect(await connect().verifyWebhook!(signed(body), body)).toEqual({
      id: "evt_1",
      orderId: "1042",
      refundFailed: { settlementId, reason: "Stripe says refund re_1 failed: lost_or_stolen_card." },
    });
  });

  test("a refund that goes well, or one made by hand, is news and no more", async () => {
    for (const object of [{ ...refund, status: "succeeded" }, { ...refund, metadata: {} }, { id: "ch_1" }]) {
      const body = event("refund.updated", object);
      expect(await connect().verifyWebhook!(signed(body), body)).not.toHaveProperty("refundFailed");
    }
  });

  test("none but Stripe's own word, and of now", async () => {
    const body = event("refund.failed", refund);
    const verify = (headers: Headers, text = body) => connect().verifyWebhook!(headers, text);
    expect(await verify(signed(body, at - 299))).not.toBeNull();
    expect(await verify(signed(body, at - 301))).toBeNull();
    expect(await verify(signed(body, at + 301))).toBeNull();
    expect(await verify(signed(body), `${body} `)).toBeNull();
    expect(await verify(signed(body, at, "whsec_another"))).toBeNull();
    expect(await verify(new Headers())).toBeNull();
    expect(await verify(new Headers({ "Stripe-Signature": `t=${at},v1=` }))).toBeNull();
    const own = signed(body).get("Stripe-Signature")!;
    expect(await verify(new Headers({ "Stripe-Signature": own.replace("v1=", "v0=") }))).toBeNull();
    // While a secret is being changed there are two.
    const two = new Headers({ "Stripe-Signature": own.replace(",v1=", `,v1=${"0".repeat(64)},v1=`) });
    expect(await verify(two)).not.toBeNull();
  });
});

async function amountsBack(charge: string): Promise<number[]> {
  const { data } = await sdk.refunds.list({ charge, limit: 100 });
  return data.map(({ amount }) => amount);
}
