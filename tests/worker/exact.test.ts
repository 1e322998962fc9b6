import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { nextDue } from "../../worker/merchant/sweep.ts";
import {
  acceptBody,
  caseOf,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  samplePolicy,
  shopperOf,
  signToken,
  submission,
} from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  balances,
  closeWorld,
  DAY,
  HOUR,
  later,
  MINUTE,
  never,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
  stubOf,
  succeeded,
} from "./support.ts";
import type { Delivery, World } from "./support.ts";

/** What must be exact: one case for one request, budgets to the cent, money once. */

// Ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T10:00:00Z";

let world: World;
let merchant: Merchant;

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

/** A merchant with the sample's policy, and these limits and base terms. */
const openShop = async (limits: object = { perDay: { amount: 10_000_000, count: 100_000 } }, base: object = {}) => {
  merchant = await newMerchant({
    webhookUrl: world.webhook,
    policy: { ...samplePolicy, base: { ...samplePolicy.base, ...base }, limits },
  });
};

/** The sample's order, delivered last week by this file's clock. */
function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  return sampleOrder({
    id,
    number: `#${id}`,
    placedAt: "2036-11-01T10:00:00Z",
    lines: [{ ...line, ...dates }],
    customer: { id: `c_${id}`, email: `${id}@example.com` },
    ...over,
  });
}

/** One mug for 24.90, whole. */
function oneMug(): Record<string, unknown> {
  const [line] = orderOf("any").lines as Record<string, unknown>[];
  return { ...line, quantity: 1, paid: 2490 };
}

/** An order of two lines, a mug and a bowl, 24.90 each. */
function twoLines(id: string): OrderFacts {
  return orderOf(id, { lines: [oneMug(), { ...oneMug(), id: "l2", sku: "BOWL", title: "Blue bowl" }] });
}

type Opened = { shopper: Shopper; shown: Case };

async function openCase(order: OrderFacts, over: Record<string, unknown> = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  return { shopper, shown: await caseOf(await shopper.submit(submission(over)), 201) };
}
const openMany = (orders: OrderFacts[]) => Promise.all(orders.map((order) => openCase(order)));
const acceptAll = (cases: Opened[], remedy: string) =>
  Promise.all(cases.map(async ({ shopper, shown }) => caseOf(await shopper.accept(shown, remedy))));

const fresh = async ({ shopper, shown }: Opened) => caseOf(await shopper.get(shown.id));
const asked = () => world.deliveries.filter((delivery) => delivery.type === "settlement.requested");
const resolved = (opened: Opened) =>
  pumpUntil(merchant.id, async () => (await fresh(opened)).state === "resolved", "resolved");

/** Orders to settle go to this; every other event is acknowledged. */
const shopAnswers = (answer: (delivery: Delivery) => Response | Promise<Response>) => {
  world.shop = (delivery) =>
    delivery.type === "settlement.requested" ? answer(delivery) : new Response(null, { status: 204 });
};

/** Rings until nothing more is due now, and what was started has ended. */
async function quiet(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await runDurableObjectAlarm(stubOf(merchant.id));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

describe("many at once", () => {
  test("200 identical submissions make one case, one answer and one mail", async () => {
    await openShop();
    const shopper = await shopperFor(merchant, orderOf("1"));
    const key = newKey();
    const responses = await Promise.all(Array.from({ length: 200 }, () => shopper.submit(submission(), key)));
    expect(new Set(responses.map((response) => response.status))).toEqual(new Set([201]));
    const replays = responses.filter((response) => response.headers.get("idempotent-replayed") === "true");
    expect(replays).toHaveLength(199);
    expect(new Set(await Promise.all(responses.map((response) => response.text()))).size).toBe(1);
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM cases")).toEqual([{ n: 1 }]);
    await pumpUntil(merchant.id, () => world.mails.length > 0);
    await quiet();
    expect(world.mails).toHaveLength(1);
  });

  test("200 submissions under keys of their own take the units there are", async () => {
    await openShop();
    const shopper = await shopperFor(merchant, orderOf("1"));
    const responses = await Promise.all(Array.from({ length: 200 }, () => shopper.submit()));
    expect(responses.filter((response) => response.status === 201)).toHaveLength(2);
    const refused = responses.filter((response) => response.status !== 201);
    expect((await problemOf(refused[0]!)).code).toBe("case_open");
    expect(new Set(refused.map((response) => response.status))).toEqual(new Set([409]));
  });

  test("200 accepts against a day's budget: exactly those that fit, the others in review with their wish", async () => {
    const budget = 100_000;
    const each = 2785;
    const fit = Math.floor(budget / each);
    await openShop({ perDay: { amount: budget, count: 1000 } });
    const cases = await openMany(Array.from({ length: 200 }, (_, index) => orderOf(String(index))));
    expect(cases.every(({ shown }) => shown.items[0]!.offers[0]!.mode === "automatic")).toBe(true);
    const answers = await acceptAll(cases, "refund");

    const settling = answers.filter((answer) => answer.state === "settling");
    const waiting = answers.filter((answer) => answer.state === "in_review");
    expect([settling.length, waiting.length]).toEqual([fit, 200 - fit]);
    for (const answer of waiting) {
      expect(answer.items[0]!.chosen).toBe("refund");
      expect(answer.settlements).toEqual([]);
      expect(answer.responseDue!.who).toBe("staff");
      expect(JSON.stringify(answer)).not.toMatch(/budget|day_limit|100000|1,000/i);
    }
    const [ledger] = await rows<{ sum: number }>(merchant.id, "SELECT sum(value) AS sum FROM ledger");
    expect(ledger!.sum).toBe(fit * each);

    await pumpUntil(merchant.id, () => new Set(asked().map(({ id }) => id)).size === fit, "all that fit");
    await quiet();
    expect(asked()).toHaveLength(fit);
    expect((await balances(merchant.id)).reduce((sum, row) => sum + row.paid, 0)).toBe(fit * each);
  });

  test("a day's count holds as its amount does, and tomorrow is another day", async () => {
    await openShop({ perDay: { amount: 10_000_000, count: 3 } });
    const cases = await openMany(Array.from({ length: 10 }, (_, index) => orderOf(String(index))));
    const answers = await acceptAll(cases, "replacement");
    expect(answers.filter((answer) => answer.state === "settling")).toHaveLength(3);
    passTime(DAY);
    const [tomorrow] = await openMany([orderOf("tomorrow")]);
    expect((await acceptAll([tomorrow!], "replacement"))[0]!.state).toBe("settling");
  });

  test.each([
    ["one id and many addresses", (index: number) => ({ id: "c_1", email: `${index}@example.com` })],
    [
      "one address, spelt many ways",
      (index: number) => ({ id: `c_${index}`, email: index % 2 ? "Ada@x.test" : "ADA@X.TEST" }),
    ],
  ])("40 accepts of %s: as many as the customer's limit allows", async (_, customer) => {
    await openShop({
      perDay: { amount: 10_000_000, count: 1000 },
      perCustomer: { days: 90, amount: 20_000, count: 50 },
    });
    const orders = Array.from({ length: 40 }, (__, index) => orderOf(String(index), { customer: customer(index) }));
    const answers = await acceptAll(await openMany(orders), "refund");
    expect(answers.filter((answer) => answer.state === "settling")).toHaveLength(Math.floor(20_000 / 2785));
    const [other] = await openMany([orderOf("other")]);
    expect((await acceptAll([other!], "refund"))[0]!.state).toBe("settling");
  });

  test("an order's automatic value is bounded over all its cases", async () => {
    await openShop({ perDay: { amount: 10_000_000, count: 1000 } }, { autoUpTo: 5000 });
    const [first, second] = [await openCase(orderOf("1")), await openCase(orderOf("1"))];
    const answers = await acceptAll([first, second], "refund");
    expect(answers.map((answer) => answer.state).sort()).toEqual(["in_review", "settling"]);
  });

  test("what is shown as settled at once is so, whatever was chosen of the items before it", async () => {
    await openShop(undefined, { autoUpTo: 4000, storeCreditBonusBp: 0 });
    // A voucher on the whole order: both lines are worth 24.90, and 34.90 was paid.
    const order = { ...twoLines("1"), shippingPaid: 0, paid: 3490 };
    const items = ["l1", "l2"].map((lineId) => ({ lineId, quantity: 1, reason: "damaged" }));
    const { shopper, shown } = await openCase(order, { items });
    const refund = shown.items[1]!.offers.find((offer) => offer.remedy === "refund")!;
    expect(refund).toMatchObject({ mode: "automatic", amount: 1000 });
    const choices = [
      { item: "i1", remedy: "replacement" },
      { item: "i2", remedy: "refund" },
    ];
    const accepted = await caseOf(await shopper.act(shown.id, "accept", { version: shown.version, choices }));
    expect(accepted.items.map((item) => item.state)).toEqual(["settling", "settling"]);
    const amounts = Object.fromEntries(accepted.settlements.map(({ itemId, amount }) => [itemId, amount]));
    expect(amounts).toEqual({ i1: 0, i2: 1000 });
  });

  test("50 accepts of one case under keys of their own: one is taken, the others are told it is stale", async () => {
    await openShop();
    const { shopper, shown } = await openCase(orderOf("1"));
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, index) => shopper.accept(shown, index % 2 ? "refund" : "store_credit")),
    );
    const refused = responses.filter((response) => response.status !== 200);
    expect(refused).toHaveLength(49);
    for (const response of refused) expect((await problemOf(response)).code).toBe("stale_version");
    expect(await balances(merchant.id)).toHaveLength(1);
  });
});

describe("a settlement", () => {
  test("survives a restart before it is sent, and is sent once", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    const key = newKey();
    const answer = await (await opened.shopper.accept(opened.shown, "refund", key)).text();
    expect(asked()).toEqual([]);
    await evictDurableObject(stubOf(merchant.id));
    const replay = await opened.shopper.accept(opened.shown, "refund", key);
    expect([replay.headers.get("idempotent-replayed"), await replay.text()]).toEqual(["true", answer]);
    await resolved(opened);
    await quiet();
    expect(asked().map(({ id }) => id)).toEqual([(await fresh(opened)).settlements[0]!.id]);
  });

  test("survives a restart while the shop is being asked: asked again under the same id, paid once", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    const refunds = new Set<string>();
    shopAnswers((delivery) => {
      refunds.add(delivery.id);
      return never();
    });
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => asked().length === 1, "asked");
    await abortAllDurableObjects();
    world.shop = succeeded;
    expect((await fresh(opened)).settlements[0]!.state).toBe("sending");
    passTime(2 * MINUTE);
    await resolved(opened);
    expect(asked().length).toBeGreaterThan(1);
    expect(new Set([...refunds, ...asked().map(({ id }) => id)]).size).toBe(1);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 2785, released: 0 }]);
  });

  const brief = () => {
    const real = AbortSignal.timeout.bind(AbortSignal);
    return vi.spyOn(AbortSignal, "timeout").mockImplementation(() => real(30));
  };

  test.each<[string, () => Response | Promise<Response>]>([
    ["500", () => new Response("oops", { status: 500 })],
    ["404", () => new Response(null, { status: 404 })],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://elsewhere.test/" } })],
    ["200 without JSON", () => new Response("OK")],
    ["200 with an empty body", () => new Response(null)],
    ["200 with another state", () => Response.json({ state: "maybe" })],
    ["204", () => new Response(null, { status: 204 })],
    ["no connection", () => Promise.reject(new TypeError("Network connection lost."))],
    ["nothing at all", never],
  ])("that the shop answers with %s is asked again under the same id until it is known", async (_, answer) => {
    const timeout = brief();
    await openShop();
    const opened = await openCase(orderOf("1"));
    let times = 0;
    shopAnswers((delivery) => (++times <= 3 ? answer() : succeeded(delivery)));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    for (let round = 0; round < 6 && (await fresh(opened)).state !== "resolved"; round++) {
      const before = times;
      await pumpUntil(merchant.id, () => times > before, "another try");
      await pumpUntil(
        merchant.id,
        async () => times > 3 || (await rows(merchant.id, ENDED, Date.now() + 40_000)).length > 0,
      );
      expect(["settling", "resolved"]).toContain((await fresh(opened)).state);
      passTime(HOUR);
    }
    await resolved(opened);
    expect(times).toBe(4);
    expect(new Set(asked().map(({ id }) => id)).size).toBe(1);
    expect(new Set(asked().map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 2785, released: 0 }]);
    expect(timeout).toHaveBeenCalledWith(10_000);
    expect(world.strangers).toEqual([]);
  });

  test("nobody can tell of is a person's after twelve tries, counts as spent, and is asked no more", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    shopAnswers(() => new Response(null, { status: 500 }));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    for (let round = 0; round < 15; round++) {
      await quiet();
      passTime(HOUR);
    }
    const now = await fresh(opened);
    expect(asked()).toHaveLength(12);
    expect(now).toMatchObject({ state: "settling", responseDue: { who: "staff" } });
    expect(now.settlements[0]!.state).toBe("unknown");
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 0, released: 0, open: 2785 }]);
  });

  test("promised for later and never told of is a person's after three days", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    shopAnswers(() => new Response(null, { status: 202 }));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await quiet();
    passTime(3 * DAY - MINUTE);
    await quiet();
    expect((await fresh(opened)).settlements[0]!.state).toBe("sending");
    passTime(2 * MINUTE);
    await quiet();
    expect((await fresh(opened)).settlements[0]!.state).toBe("unknown");
    expect(asked()).toHaveLength(1);
    const told = await send(
      requestOf(`/v1/merchant/settlements/${asked()[0]!.id}/outcome`, {
        token: merchant.apiKey,
        body: { state: "succeeded", reference: "late" },
      }),
    );
    expect(told.status).toBe(200);
    expect((await fresh(opened)).state).toBe("resolved");
  });

  test("that fails frees its reservation and goes to a person, and the shopper is told kindly", async () => {
    await openShop({ perDay: { amount: 3000, count: 10 } });
    const opened = await openCase(orderOf("1"));
    shopAnswers(() => Response.json({ state: "failed", reason: "card closed 4242" }));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, async () => (await fresh(opened)).state === "in_review", "in review");
    const now = await fresh(opened);
    expect(now.items[0]).toMatchObject({ chosen: "refund", note: expect.stringContaining("on our side") as string });
    expect(now.settlements[0]!.state).toBe("failed");
    expect(JSON.stringify(now)).not.toContain("card closed");
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 0, released: 2785, open: 0 }]);
    await pumpUntil(merchant.id, () => world.deliveries.some(({ type }) => type === "settlement.failed"));
    // The day's budget of 30.00 has room again.
    world.shop = succeeded;
    const next = await openCase(orderOf("2"));
    expect((await acceptAll([next], "refund"))[0]!.state).toBe("settling");
  });

  test("of an order is alone under way, while another order's is not held up", async () => {
    await openShop();
    const both = {
      items: [
        { lineId: "l1", quantity: 1, reason: "damaged" },
        { lineId: "l2", quantity: 1, reason: "damaged" },
      ],
    };
    const first = await openCase(twoLines("1"), both);
    const other = await openCase(orderOf("2"));
    const open: Delivery[] = [];
    const answered = new Set<number>();
    shopAnswers((delivery) => {
      const turn = open.push(delivery) - 1;
      return later(() => (answered.has(turn) ? Response.json({ state: "succeeded" }) : null));
    });
    expect((await acceptAll([first], "refund"))[0]!.settlements).toHaveLength(2);
    await caseOf(await other.shopper.accept(other.shown, "refund"));
    await pumpUntil(merchant.id, () => open.length === 2, "two orders under way");
    await quiet();
    const orders = () => open.map(({ data }) => (data["order"] as { id: string }).id);
    expect(orders().toSorted()).toEqual(["1", "2"]);
    const SENDING = "SELECT count(*) AS n FROM settlements WHERE state = 'sending' AND order_id = '1'";
    expect(await rows(merchant.id, SENDING)).toEqual([{ n: 1 }]);
    answered.add(orders().indexOf("1"));
    passTime(2000);
    await pumpUntil(merchant.id, () => open.length === 3, "the order's second");
    expect(orders().filter((id) => id === "1")).toHaveLength(2);
    for (const turn of open.keys()) answered.add(turn);
    await resolved(first);
    expect((await fresh(first)).settlements.map(({ state }) => state)).toEqual(["succeeded", "succeeded"]);
  });

  test("that only waits for a slot keeps its turn, whatever else is delivered meanwhile", async () => {
    await openShop();
    const cases = await openMany(["1", "2", "3", "4"].map((id) => orderOf(id)));
    shopAnswers(never);
    await acceptAll(cases, "refund");
    await quiet();
    const waiting = await rows<{ due_at: number }>(
      merchant.id,
      "SELECT due_at FROM outbox WHERE channel = 'money' AND attempts = 0",
    );
    expect(waiting).toHaveLength(2);
    for (const { due_at } of waiting) expect(due_at).toBeLessThanOrEqual(Date.now());
  });

  test("is signed anew and never changes what it asks", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    let times = 0;
    shopAnswers((delivery) => (++times === 1 ? new Response(null, { status: 503 }) : succeeded(delivery)));
    await caseOf(await opened.shopper.accept(opened.shown, "store_credit"));
    await pumpUntil(merchant.id, () => times === 1);
    await pumpUntil(merchant.id, async () => (await rows(merchant.id, PROBLEMS)).length > 0);
    passTime(HOUR);
    await resolved(opened);
    const [first, second] = asked();
    expect(second!.headers.get("webhook-timestamp")).not.toBe(first!.headers.get("webhook-timestamp"));
    expect(second!.headers.get("webhook-id")).toBe(first!.headers.get("webhook-id"));
    expect(first!.data["settlement"]).toMatchObject({ remedy: "store_credit", amount: 2785, bonus: 278 });
    expect(second!.data).toEqual(first!.data);
  });
});

/** A try that has ended moves its row's due time from the end of the lease to that of the next try. */
const ENDED = "SELECT 1 FROM outbox WHERE channel = 'money' AND due_at < ?";
const PROBLEMS = "SELECT problem FROM settlements WHERE problem IS NOT NULL";

describe("three channels", () => {
  const signIn = () =>
    send(requestOf("/desk/api/sign-in", { body: { merchant: merchant.id, email: "noor@teahouse.test" }, key: null }));

  test("a shop that hangs delays no mail and no sign-in code", async () => {
    await openShop();
    world.shop = never;
    const cases = await openMany(Array.from({ length: 5 }, (_, index) => orderOf(String(index))));
    await acceptAll(cases, "refund");
    await pumpUntil(merchant.id, () => world.deliveries.length >= 4, "every slot taken");
    await signIn();
    await pumpUntil(merchant.id, () => world.mails.some(({ to }) => to === "noor@teahouse.test"), "a code");
    expect(world.mails.filter(({ to }) => to.endsWith("@example.com"))).toHaveLength(5);
  });

  test("a mail service that hangs delays no money and no webhook", async () => {
    await openShop();
    world.mail = never;
    const opened = await openCase(orderOf("1"));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await resolved(opened);
    await pumpUntil(merchant.id, () => world.deliveries.some(({ type }) => type === "case.resolved"));
    expect(world.mails).toEqual([]);
  });

  test("a mail that wasn't taken is sent again, once", async () => {
    await openShop();
    let tries = 0;
    world.mail = () => new Response(null, { status: ++tries < 3 ? 500 : 202 });
    await openCase(orderOf("1"));
    for (let round = 0; round < 5; round++) {
      await quiet();
      passTime(HOUR);
    }
    expect([tries, world.mails.length]).toEqual([3, 1]);
  });

  test("an event nobody takes ends as dead, to be seen, and holds up nothing", async () => {
    await openShop();
    world.shop = (delivery) =>
      delivery.type === "case.submitted" ? new Response(null, { status: 410 }) : succeeded(delivery);
    const opened = await openCase(orderOf("1"));
    for (let round = 0; round < 24; round++) {
      await quiet();
      passTime(6 * HOUR);
    }
    expect(world.deliveries.filter(({ type }) => type === "case.submitted")).toHaveLength(20);
    expect(await rows(merchant.id, "SELECT dead, problem FROM outbox")).toEqual([
      { dead: 1, problem: expect.stringContaining("410") as string },
    ]);
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await resolved(opened);
  });

  test("a shop that is down for half an hour loses nothing and calls nobody", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    world.shop = () => new Response(null, { status: 503 });
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    for (let minute = 0; minute < 30; minute++) {
      await quiet();
      passTime(MINUTE);
    }
    expect((await fresh(opened)).settlements[0]!.state).toBe("sending");
    expect(await rows(merchant.id, "SELECT id FROM outbox WHERE dead = 1")).toEqual([]);
    world.shop = succeeded;
    for (let hour = 0; hour < 3; hour++) {
      passTime(HOUR);
      await quiet();
    }
    expect((await fresh(opened)).state).toBe("resolved");
    expect(await rows(merchant.id, "SELECT id FROM outbox")).toEqual([]);
  });
});

describe("money and the shop's own refunds", () => {
  const at = (ms: number) => Math.floor((Date.now() + ms) / 1000);
  const token = async (refunded: number, ms: number, over: Partial<OrderFacts> = {}): Promise<Shopper> => {
    const claims = { iat: at(ms), exp: at(ms) + 3600 };
    return shopperOf(send, await signToken(merchant, orderOf("1", { ...over, refunded }), { claims }));
  };

  test("a refund made elsewhere is seen before we pay: a person looks, with what was shown as the floor", async () => {
    await openShop();
    const { shown } = await openCase(orderOf("1"));
    passTime(MINUTE);
    const newer = await token(5000, 0);
    const answer = await caseOf(await newer.accept(shown, "refund"));
    expect(answer).toMatchObject({ state: "in_review", settlements: [] });
    expect(answer.items[0]!.chosen).toBe("refund");
    expect(answer.items[0]!.offers[0]!.amount).toBe(2785);
  });

  test("what is left can still be paid, and the two together are never more than was paid", async () => {
    await openShop();
    const { shown } = await openCase(orderOf("1"));
    passTime(MINUTE);
    const answer = await caseOf(await (await token(2785, 0)).accept(shown, "refund"));
    expect(answer).toMatchObject({ state: "settling" });
    expect(answer.settlements[0]!.amount + 2785).toBe(5570);
  });

  test.each([
    ["an older token", -30 * MINUTE, 0],
    ["a newer one that forgets", 10 * MINUTE, 0],
  ])("%s never lowers what was seen", async (_, ms, refunded) => {
    await openShop();
    const { shown } = await openCase(orderOf("1"));
    await caseOf(await (await token(5000, 0)).act(shown.id, "message", { text: "Hello?" }));
    if (ms > 0) passTime(ms);
    const late = await token(refunded, Math.min(ms, 0));
    expect((await caseOf(await late.accept(shown, "refund"))).state).toBe("in_review");
  });

  test("a refund of our own that the shop tells of later is not counted twice", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    await acceptAll([opened], "refund");
    await resolved(opened);
    passTime(MINUTE);
    const second = await caseOf(await (await token(2785, 0)).submit(), 201);
    expect(second.items[0]!.offers[0]).toMatchObject({ remedy: "refund", mode: "automatic", amount: 2785 });
  });

  test("a refund of our own that the shop tells of before its answer comes is not somebody else's for ever", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    shopAnswers(() => new Response(null, { status: 202 }));
    await acceptAll([opened], "refund");
    await quiet();
    passTime(MINUTE);
    const early = await token(2785, 0);
    await caseOf(await early.act(opened.shown.id, "message", { text: "Is it on its way?" }));
    const path = `/v1/merchant/settlements/${asked()[0]!.id}/outcome`;
    const told = await send(requestOf(path, { token: merchant.apiKey, body: { state: "succeeded" } }));
    expect(told.status).toBe(200);
    passTime(MINUTE);
    const second = await caseOf(await (await token(2785, 0)).submit(), 201);
    expect(second.items[0]!.offers[0]).toMatchObject({ remedy: "refund", mode: "automatic", amount: 2785 });
  });

  test.each([
    ["within the same second", 0, 1000],
    ["by a clock that is behind", -30_000, MINUTE],
  ])("a refund of our own that the shop tells of %s is not somebody else's for ever", async (_, behind, passes) => {
    await openShop();
    passTime(300);
    const opened = await openCase(orderOf("1"));
    await acceptAll([opened], "refund");
    await resolved(opened);
    const lines = [{ ...(orderOf("1").lines as object[])[0], refundedQuantity: 1 }];
    const early = await token(2785, behind, { lines });
    await caseOf(await early.act(opened.shown.id, "message", { text: "That was quick." }));
    passTime(passes);
    const second = await caseOf(await (await token(2785, behind, { lines })).submit(), 201);
    expect(second.items[0]!.offers[0]).toMatchObject({ remedy: "refund", mode: "automatic", amount: 2785 });
  });

  test("an order's next settlement waits for one that is promised for later, and goes as soon as that has ended", async () => {
    await openShop();
    const both = [
      { lineId: "l1", quantity: 1, reason: "damaged" },
      { lineId: "l2", quantity: 1, reason: "damaged" },
    ];
    const opened = await openCase(twoLines("1"), { items: both });
    shopAnswers(() => new Response(null, { status: 202 }));
    await acceptAll([opened], "refund");
    await quiet();
    passTime(HOUR);
    await quiet();
    expect(asked()).toHaveLength(1);
    const path = `/v1/merchant/settlements/${asked()[0]!.id}/outcome`;
    await send(requestOf(path, { token: merchant.apiKey, body: { state: "succeeded" } }));
    await quiet();
    expect(new Set(asked().map(({ id }) => id)).size).toBe(2);
  });

  test("the newest facts win: a dispute seen by a newer token isn't forgotten by an older one", async () => {
    await openShop();
    const { shown } = await openCase(orderOf("1"));
    const payments = [{ id: "p1", method: "card", label: "Visa •••• 4242", captured: 5570, disputed: true }];
    await caseOf(await (await token(0, 0, { payments })).act(shown.id, "message", { text: "I asked my bank." }));
    expect((await caseOf(await (await token(0, -30 * MINUTE)).accept(shown, "refund"))).state).toBe("in_review");
  });

  test("what was refunded elsewhere stays so, however little the shop tells of ours", async () => {
    await openShop();
    const { shown } = await openCase(orderOf("1"));
    const accepted = await caseOf(await (await token(2000, 0)).accept(shown, "refund"));
    expect(accepted.state).toBe("settling");
    await resolved({ shown, shopper: await token(2000, 0) });
    passTime(MINUTE);
    const second = await caseOf(await (await token(2100, 0)).submit(), 201);
    expect(second.items[0]!.offers[0]!.amount).toBe(5570 - 2785 - 2000);
  });

  test("a refund made elsewhere after the accept, before anything was sent: nothing is sent, all is free again", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    await acceptAll([opened], "refund");
    passTime(MINUTE);
    await (await token(5570, 0)).act(opened.shown.id, "message", { text: "You paid me by hand." });
    await pumpUntil(merchant.id, async () => (await fresh(opened)).state === "in_review", "in review");
    expect(asked()).toEqual([]);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 0, released: 2785 }]);
  });

  test("a refund that the shop made but could not answer for is not called failed when its own token shows it", async () => {
    await openShop();
    const paid = 3080;
    const one = { lines: [oneMug()], paid };
    const opened = await openCase(orderOf("1", one));
    shopAnswers(() => new Response(null, { status: 500 }));
    expect((await acceptAll([opened], "refund"))[0]!.settlements[0]!.amount).toBe(paid);
    await pumpUntil(merchant.id, () => asked().length === 1);
    await pumpUntil(merchant.id, async () => (await rows(merchant.id, PROBLEMS)).length > 0);
    passTime(MINUTE);
    await (await token(paid, 0, one)).act(opened.shown.id, "message", { text: "I see it." });
    await quiet();
    passTime(HOUR);
    await quiet();
    const now = await fresh(opened);
    expect(now.settlements[0]!.state).toBe("unknown");
    expect(now.responseDue!.who).toBe("staff");
    expect(await balances(merchant.id)).toMatchObject([{ reserved: paid, paid: 0, released: 0, open: paid }]);
  });

  test("the ledger only grows, and every reservation is paid, released or open", async () => {
    await openShop();
    const [paid, failed, open] = await openMany(["1", "2", "3"].map((id) => orderOf(id)));
    const [withdrawn, lapsed] = await Promise.all(["4", "5"].map((id) => openCase(orderOf(id), wrongSize)));
    shopAnswers((delivery) => {
      const { id } = delivery.data["order"] as { id: string };
      if (id === "3") return new Response(null, { status: 202 });
      return Response.json({ state: id === "2" ? "failed" : "succeeded" });
    });
    const LEDGER = "SELECT * FROM ledger ORDER BY id";
    await acceptAll([paid!, failed!, open!, withdrawn!, lapsed!], "refund");
    const before = await rows(merchant.id, LEDGER);
    expect(before).toHaveLength(5);
    await quiet();
    const { version } = await fresh(withdrawn!);
    await caseOf(await withdrawn!.shopper.act(withdrawn!.shown.id, "withdraw", { version }));
    passTime(40 * DAY);
    await quiet();
    const after = await rows(merchant.id, LEDGER);
    expect(after.slice(0, before.length)).toEqual(before);
    const states = await Promise.all([paid!, failed!, open!].map(async (one) => (await fresh(one)).state));
    expect(states).toEqual(["resolved", "in_review", "settling"]);
    const all = await balances(merchant.id);
    expect(all.map(({ state }) => state).sort()).toEqual(["canceled", "canceled", "failed", "succeeded", "unknown"]);
    for (const row of all) {
      expect(row.paid + row.released + row.open).toBe(row.reserved);
      expect([row.paid, row.released, row.open].filter((amount) => amount > 0)).toHaveLength(1);
    }
    const kinds = await rows(
      merchant.id,
      "SELECT settlement_id, kind, count(*) AS n FROM ledger GROUP BY 1, 2 HAVING n > 1",
    );
    expect(kinds).toEqual([]);
  });
});

const wrongSize = { text: "It's the wrong size.", items: [{ lineId: "l1", quantity: 1, reason: "wrong_size" }] };

describe("the clock", () => {
  test("an offer ends by itself; then a person can still be asked", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    const end = Date.parse(opened.shown.items[0]!.offers[0]!.expiresAt);
    passTime(end - 1000 - Date.now());
    await quiet();
    expect((await fresh(opened)).state).toBe("offered");
    passTime(2000);
    await pumpUntil(merchant.id, async () => (await fresh(opened)).state === "expired", "expired");
    const now = await fresh(opened);
    expect(now.timeline.at(-1)).toMatchObject({ by: "clock", event: "lapse" });
    expect(now.availableActions).toEqual([{ action: "ask_person", items: ["i1"] }, { action: "message" }]);
    const late = await opened.shopper.act(now.id, "accept", {
      ...acceptBody(opened.shown, "refund"),
      version: now.version,
    });
    expect((await problemOf(late)).code).toBe("action_not_available");
    const asking = await caseOf(await opened.shopper.act(now.id, "ask_person", { version: now.version }));
    expect(asking).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
  });

  test("an offer past its end is no offer, even before the clock has closed it", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    passTime(20 * DAY);
    const shopper = await shopperFor(merchant, orderOf("1"));
    const late = await problemOf(await shopper.accept(opened.shown, "refund"));
    expect(late.code).toBe("action_not_available");
    expect(late.case!.availableActions.map(({ action }) => action)).not.toContain("accept");
  });

  test("units of an expired or withdrawn case are free for another", async () => {
    await openShop();
    const both = { items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] };
    const { shopper, shown } = await openCase(orderOf("1"), both);
    await caseOf(await shopper.act(shown.id, "withdraw", { version: 1 }));
    await openCase(orderOf("1"), both);
    passTime(20 * DAY);
    await quiet();
    const again = await openCase(orderOf("1"), both);
    expect(again.shown.items[0]!.quantity).toBe(2);
  });

  test("an expired case can't come back for units that another case has by now", async () => {
    await openShop();
    const both = { items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] };
    const old = await openCase(orderOf("1"), both);
    passTime(20 * DAY);
    await quiet();
    const other = await openCase(orderOf("1"));
    const { version, availableActions } = await fresh(old);
    expect(availableActions).toEqual([{ action: "message" }]);
    const refused = await problemOf(await old.shopper.act(old.shown.id, "ask_person", { version }));
    expect(refused).toMatchObject({ code: "case_open", case: { id: other.shown.id } });
    await caseOf(await other.shopper.act(other.shown.id, "withdraw", { version: 1 }));
    const back = await caseOf(await old.shopper.act(old.shown.id, "ask_person", { version }));
    expect(back.state).toBe("in_review");
    expect((await problemOf(await other.shopper.submit())).code).toBe("case_open");
  });

  test("goods that never come back: the promise ends, the budget is free, the shopper may ask", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"), wrongSize);
    const offer = opened.shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!;
    expect(offer).toMatchObject({ goods: "return", arrives: null, return: { paidBy: "shopper", cost: null } });
    const [accepted] = await acceptAll([opened], "refund");
    expect(accepted).toMatchObject({
      state: "awaiting_return",
      responseDue: { who: "shopper", at: offer.return!.until },
    });
    expect(accepted!.settlements[0]).toMatchObject({ state: "scheduled", notBefore: offer.return!.until });
    await pumpUntil(
      merchant.id,
      () => world.mails.some(({ text }) => text.includes("Leaf Lane 1")),
      "where to send it",
    );
    expect(await balances(merchant.id)).toMatchObject([{ open: offer.amount, released: 0 }]);
    passTime(30 * DAY);
    await pumpUntil(merchant.id, async () => (await fresh(opened)).state === "expired", "expired");
    expect(asked()).toEqual([]);
    expect(await balances(merchant.id)).toMatchObject([{ state: "canceled", open: 0, released: offer.amount }]);
  });

  test("a shop can't call settled what waits for goods to come back", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"), wrongSize);
    const [accepted] = await acceptAll([opened], "refund");
    const path = `/v1/merchant/settlements/${accepted!.settlements[0]!.id}/outcome`;
    const told = await send(requestOf(path, { token: merchant.apiKey, body: { state: "succeeded" } }));
    expect((await problemOf(told)).code).toBe("action_not_available");
    expect(await fresh(opened)).toEqual(accepted);
    expect(await balances(merchant.id)).toMatchObject([{ paid: 0, released: 0 }]);
  });

  test("stored answers, codes and links go when their time is over", async () => {
    await openShop();
    await openCase(orderOf("1"));
    await quiet();
    const count = async (table: string) =>
      (await rows<{ n: number }>(merchant.id, `SELECT count(*) AS n FROM ${table}`))[0]!.n;
    expect([await count("answers"), await count("case_keys")]).toEqual([2, 1]);
    passTime(29 * DAY);
    await openCase(orderOf("2", { placedAt: new Date().toISOString() }));
    passTime(2 * DAY);
    await quiet();
    expect(await count("answers")).toBe(1);
    passTime(90 * DAY);
    await quiet();
    await openCase(orderOf("3", { placedAt: new Date().toISOString() }));
    await quiet();
    expect(await count("case_keys")).toBe(1);
  });
});

describe("the object", () => {
  const TABLES = "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'";

  test("an id nobody made leaves no trace, whoever asks for it", async () => {
    await openShop();
    const nobody = { ...merchant, id: "mer_nobody4567890123456789" };
    const shopper = await shopperFor(nobody, orderOf("1"));
    const answers = [
      await shopper.order(),
      await shopper.submit(),
      await shopper.get(`case_${"a".repeat(22)}`),
      await send(requestOf("/desk/api/sign-in", { body: { merchant: nobody.id, email: "a@b.test" }, key: null })),
      await send(requestOf("/desk/api/session", { body: { merchant: nobody.id, email: "a@b.test", code: "123456" } })),
      await send(
        requestOf("/v1/merchant/settlements/x/outcome", { token: `${nobody.id}.x`, body: { state: "failed" } }),
      ),
    ];
    for (const answer of answers) expect((await problemOf(answer)).code).toBe("unknown_merchant");
    for (const path of [`/o/${nobody.id}`, `/o/${nobody.id}/c/${"a".repeat(22)}`]) {
      const page = await send(requestOf(path));
      expect(page.status).toBe(404);
      await page.arrayBuffer();
    }
    expect(await rows(nobody.id, TABLES)).toEqual([]);
    expect(await runInDurableObject(stubOf(nobody.id), (_, { storage }) => storage.getAlarm())).toBeNull();
    expect((await rows(merchant.id, TABLES)).length).toBeGreaterThan(10);
  });

  test("the alarm never throws and never stops for good, whatever is wrong with one thing in it", async () => {
    await openShop();
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const broken = await openCase(orderOf("1"));
    await quiet();
    world.mails.length = 0;
    await rows(merchant.id, "UPDATE items SET lapses_at = 1, offers = 'not JSON' WHERE case_id = ?", broken.shown.id);
    await rows(
      merchant.id,
      "INSERT INTO outbox (channel, subject, payload, due_at) VALUES ('mail', 'x', 'not JSON', 0)",
    );
    await openCase(orderOf("2"));
    await expect(runDurableObjectAlarm(stubOf(merchant.id))).resolves.toBe(true);
    await pumpUntil(merchant.id, () => world.mails.some(({ to }) => to === "2@example.com"), "the other's mail");
    expect(errors).toHaveBeenCalled();
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM items WHERE lapses_at <= ?", Date.now())).toEqual([
      { n: 0 },
    ]);
    expect(await runInDurableObject(stubOf(merchant.id), (_, { storage }) => storage.getAlarm())).not.toBeNull();
  });

  test("what was on its way when its isolate died wakes the object by itself, though every slot was taken", async () => {
    await openShop();
    await quiet();
    await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) => {
      const now = Date.now();
      const waiting = "INSERT INTO outbox (channel, subject, payload, due_at) VALUES ('money', 'x', '{}', ?)";
      for (const due of [now - 1000, now + 45_000]) sql.exec(waiting, due);
      // What waits for a slot is begun when one is free; what holds one may have died, and its lease ends.
      expect(nextDue(sql, [], now)).toBe(now + 45_000);
      expect(nextDue(sql, ["money"], now)).toBe(now - 1000);
    });
  });

  test("a mail says the reference and a link of its own, and no secret", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    await acceptAll([opened], "refund");
    await resolved(opened);
    await pumpUntil(merchant.id, () => world.mails.length === 2, "two mails");
    const links = new Set<string>();
    for (const mail of world.mails) {
      expect(mail).toMatchObject({ to: "1@example.com", from: expect.stringContaining("Tea House") as string });
      expect(mail.subject + mail.text).toContain(opened.shown.reference);
      const [link] = new RegExp(`https://amends\\.test/o/${merchant.id}/c/[\\w-]{22}\\b`).exec(mail.text)!;
      links.add(link!);
      for (const secret of [merchant.tokenSecret, merchant.webhookSecret, merchant.apiKey]) {
        expect(JSON.stringify(mail)).not.toContain(secret);
      }
    }
    expect(links.size).toBe(2);
    expect(world.mails.map(({ text }) => text).join()).toContain("€27.85");
    const kept = JSON.stringify(await rows(merchant.id, "SELECT * FROM case_keys"));
    for (const link of links) expect(kept).not.toContain(link.slice(-22));
  });

  test("what a shopper gets holds nothing of limits, staff or other customers", async () => {
    await openShop({ perDay: { amount: 100, count: 1 }, perCustomer: { days: 90, amount: 777, count: 9 } });
    const { shown } = await openCase(orderOf("1"));
    expect(shown.items[0]!.offers.map(({ mode }) => mode)).toEqual(["person", "person", "person"]);
    expect(shown.items[0]!.offers[0]!.why).toEqual([
      { code: "by_hand", text: "One of us will look at this personally." },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/777|limit|budget|noor|upset|abuse|threat/i);
  });
});
