import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
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
import { LEA, NOOR, signIn } from "./members.ts";
import { connectPlatform, openPlatform } from "./paying-platform.ts";
import type { FakePlatform } from "./paying-platform.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  balances,
  closeWorld,
  DAY,
  HOUR,
  later,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
  stubOf,
} from "./support.ts";
import type { World } from "./support.ts";

/** What becomes of money after it was promised: over which payments, what nobody could tell of, what comes back. */

const NOW = "2036-11-10T10:00:00Z";

let world: World;
let platform: FakePlatform;
let merchant: Merchant;

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
  platform = openPlatform(world);
});
afterEach(closeWorld);

/** A shop with the sample's policy and a platform that carries refunds out; what else it does is its own server's. */
async function openShop(over: object = {}): Promise<void> {
  const limits = { perDay: { amount: 10_000_000, count: 100_000 } };
  const policy = { ...samplePolicy, base: { ...samplePolicy.base, ...over }, limits };
  merchant = await newMerchant({ webhookUrl: world.webhook, policy });
  await connectPlatform(merchant.id);
}

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com` };
  const placedAt = "2036-11-01T10:00:00Z";
  return sampleOrder({ id, number: `#${id}`, placedAt, lines: [{ ...line, ...dates }], customer, ...over });
}

type Opened = { shopper: Shopper; shown: Case };

async function openCase(order: OrderFacts, over: Record<string, unknown> = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  return { shopper, shown: await caseOf(await shopper.submit(submission(over)), 201) };
}
const fresh = async ({ shopper, shown }: Opened) => caseOf(await shopper.get(shown.id));
const stateOf = async (opened: Opened) => (await fresh(opened)).settlements[0]!.state;
const reach = (opened: Opened, state: string) =>
  pumpUntil(merchant.id, async () => (await fresh(opened)).state === state, state);

async function quiet(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await runDurableObjectAlarm(stubOf(merchant.id));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

/** A case whose refund went through at the platform. */
async function refunded(id = "1", over: Partial<OrderFacts> = {}): Promise<Opened> {
  const opened = await openCase(orderOf(id, over));
  await caseOf(await opened.shopper.accept(opened.shown, "refund"));
  await reach(opened, "resolved");
  return opened;
}

const saysOutcome = (id: string, body: object, key = newKey()) =>
  send(requestOf(`/v1/merchant/settlements/${id}/outcome`, { token: merchant.apiKey, body, key }));
const tells = (body: object | string, signature = "platform", to = merchant.id) =>
  send(
    new Request(`https://amends.test/v1/platform/${to}`, {
      method: "POST",
      headers: { "x-signature": signature },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
const eventsOf = (type: string) => world.deliveries.filter((delivery) => delivery.type === type);

describe("a refund over several payments", () => {
  const payments = [
    { id: "gift", method: "gift_card", label: "Gift card", captured: 4000 },
    { id: "card", method: "card", label: "Visa •••• 4242", captured: 1570 },
  ];

  test("goes back over the last captured first, and the ledger keeps which", async () => {
    await openShop();
    await refunded("1", { payments });
    const tenders = [
      { payment: "card", amount: 1570 },
      { payment: "gift", amount: 1215 },
    ];
    expect(platform.refunds).toMatchObject([{ amount: 2785, tenders }]);
    const kept = await rows(
      merchant.id,
      `SELECT order_id, line_id, payment, tenders.amount, customer_id, day FROM ledger JOIN tenders USING (settlement_id)
       WHERE kind = 'paid' ORDER BY seq`,
    );
    const about = { order_id: "1", line_id: "l1", customer_id: "c_1", day: "2036-11-10" };
    expect(kept).toEqual(tenders.map((tender) => ({ ...about, ...tender })));
  });

  test("the next one goes on where it ended, and what went back elsewhere counts", async () => {
    await openShop();
    await refunded("1", { payments });
    passTime(MINUTE);
    // Somebody gave 10.00 back over the gift card; the shop tells of ours too.
    const said = [
      { ...payments[0]!, refunded: 2215 },
      { ...payments[1]!, refunded: 1570 },
    ];
    const order = orderOf("1", { payments: said, refunded: 3785 });
    const opened = await openCase(order);
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => platform.refunds.length === 2, "the second");
    expect(platform.refunds[1]).toMatchObject({ amount: 1785, tenders: [{ payment: "gift", amount: 1785 }] });
  });

  test("an older token never lowers what went back over a payment", async () => {
    await openShop();
    const said = [{ ...payments[0]!, refunded: 1000 }, payments[1]!];
    const opened = await openCase(orderOf("1", { payments: said, refunded: 1000 }));
    const claims = { iat: Math.floor(Date.now() / 1000) - 600, exp: Math.floor(Date.now() / 1000) + 600 };
    const old = shopperOf(send, await signToken(merchant, orderOf("1", { payments }), { claims }));
    await caseOf(await old.act(opened.shown.id, "message", { text: "Hello?" }));
    const seen = await rows<{ refunds: string }>(merchant.id, "SELECT refunds FROM orders");
    expect(JSON.parse(seen[0]!.refunds)).toMatchObject({ payments: { gift: { seen: 1000, most: 1000 } } });
  });

  test("money that no payment accounts for is named as such, and asked alike each time", async () => {
    await openShop();
    const opened = await openCase(orderOf("1", { payments: [{ ...payments[1]!, captured: 2000 }] }));
    let lost = 1;
    platform.answer = () => (lost-- > 0 ? new Response(null, { status: 500 }) : Response.json({ state: "succeeded" }));
    platform.finds = () => false;
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => platform.asked.pay === 1);
    await quiet();
    passTime(HOUR);
    await reach(opened, "resolved");
    const tenders = [
      { payment: "card", amount: 2000 },
      { payment: null, amount: 785 },
    ];
    expect(platform.refunds.map((refund) => refund.tenders)).toEqual([tenders, tenders]);
  });

  test("settlement.requested says which payments", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const opened = await openCase(orderOf("1", { payments }));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await reach(opened, "resolved");
    expect(eventsOf("settlement.requested")[0]!.data["settlement"]).toMatchObject({
      tenders: [
        { payment: "card", amount: 1570 },
        { payment: "gift", amount: 1215 },
      ],
    });
  });

  test("staff who send it by hand read how much goes back over which", async () => {
    merchant = await newMerchant();
    const opened = await openCase(orderOf("1", { payments }));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(opened.shown.id)).settlements[0]).toMatchObject({
      byHand: true,
      over: [
        { payment: "Visa •••• 4242", amount: 1570 },
        { payment: "Gift card", amount: 1215 },
      ],
    });
  });

  test("credit goes back over no payment", async () => {
    await openShop();
    const opened = await openCase(orderOf("1", { payments }));
    await caseOf(await opened.shopper.accept(opened.shown, "store_credit"));
    await pumpUntil(merchant.id, async () => {
      passTime(MINUTE);
      return (await fresh(opened)).state === "resolved";
    });
    expect(await rows(merchant.id, "SELECT * FROM tenders")).toEqual([]);
  });
});

/** A refund that was paid, and whose answer was lost until nobody could tell any more. */
async function unknownRefund(): Promise<Opened> {
  const opened = await openCase(orderOf("1"));
  platform.answer = () => new Response(null, { status: 500 });
  platform.finds = () => false;
  await caseOf(await opened.shopper.accept(opened.shown, "refund"));
  for (let round = 0; round < 14 && (await stateOf(opened)) !== "unknown"; round++) {
    await quiet();
    passTime(HOUR);
  }
  expect(await stateOf(opened)).toBe("unknown");
  return opened;
}

/** The hours after now at which the platform is asked, of so many. */
async function looksWithin(hours: number): Promise<number[]> {
  const since = Date.now();
  const looks: number[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    passTime(HOUR);
    const before = platform.asked.find;
    // As quiet as it gets where the hours are many and little is due.
    for (let round = 0; round < 3; round++) {
      await runDurableObjectAlarm(stubOf(merchant.id));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    if (platform.asked.find > before) looks.push((Date.now() - since) / HOUR);
  }
  return looks;
}

describe("what a platform will tell of later", () => {
  /** On its way, by the platform's own word. */
  async function pendingRefund(): Promise<Opened> {
    const opened = await openCase(orderOf("1"));
    platform.answer = () => Response.json({ state: "pending" });
    platform.finds = () => false;
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await quiet();
    expect(await stateOf(opened)).toBe("sending");
    return opened;
  }

  test("is looked for meanwhile, for not every platform tells by itself, and is not asked for again", async () => {
    await openShop();
    const opened = await pendingRefund();
    expect(await looksWithin(71)).toEqual([1, 4, 12, 24, 48]);
    expect(await stateOf(opened)).toBe("sending");
    expect(await rows(merchant.id, "SELECT attempts FROM settlements")).toEqual([{ attempts: 1 }]);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, open: 2785 }]);
    await looksWithin(2);
    expect(await stateOf(opened)).toBe("unknown");
    expect(await looksWithin(24)).not.toEqual([]);
    expect(platform.asked.pay).toBe(1);
  });

  test("is written down as soon as it is found, once", async () => {
    await openShop();
    const opened = await pendingRefund();
    platform.finds = () => true;
    passTime(HOUR);
    await reach(opened, "resolved");
    expect((await fresh(opened)).settlements[0]).toMatchObject({ state: "succeeded", reference: "found" });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 2785, released: 0 }]);
    expect(await rows(merchant.id, "SELECT id FROM outbox WHERE channel = 'money'")).toEqual([]);
    expect(platform.asked.pay).toBe(1);
  });

  test("is looked for no more once the platform has told", async () => {
    await openShop();
    const opened = await pendingRefund();
    await saysOutcome((await fresh(opened)).settlements[0]!.id, { state: "failed", reason: "The account is closed." });
    expect(await looksWithin(24)).toEqual([]);
    expect(await fresh(opened)).toMatchObject({ state: "in_review" });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 0, released: 2785 }]);
  });
});

describe("what nobody could tell of", () => {
  test("is looked for after 1, 4 and 12 hours and then daily for 14 days, counts as spent, and is never paid again", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    platform.answer = () => new Response(null, { status: 500 });
    platform.finds = () => false;
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await rows(merchant.id, "UPDATE outbox SET attempts = 11 WHERE channel = 'money'");
    await pumpUntil(merchant.id, async () => (await stateOf(opened)) === "unknown", "unknown");
    const paid = platform.asked.pay;
    const looks = await looksWithin(20 * 24);
    expect(looks).toEqual([1, 4, 12, ...Array.from({ length: 14 }, (_, day) => (day + 1) * 24)]);
    expect(platform.asked.pay).toBe(paid);
    expect(await fresh(opened)).toMatchObject({ state: "settling", responseDue: { who: "staff" } });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 0, released: 0, open: 2785 }]);
    expect(await rows(merchant.id, "SELECT id FROM outbox WHERE channel = 'money'")).toEqual([]);
  });

  test("is written down as soon as it is found", async () => {
    await openShop();
    const opened = await unknownRefund();
    const paid = platform.asked.pay;
    expect((await balances(merchant.id))[0]).toMatchObject({ open: 2785 });
    platform.finds = () => true;
    passTime(4 * HOUR);
    await reach(opened, "resolved");
    expect((await fresh(opened)).settlements[0]).toMatchObject({ state: "succeeded", reference: "found" });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 2785, released: 0 }]);
    expect(platform.asked.pay).toBe(paid);
  });

  test("is a person's to record all the while; then it is looked for no more", async () => {
    await openShop();
    const opened = await unknownRefund();
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(opened.shown.id, "pick_up");
    const { version, settlements } = (await fresh(opened)) as Case;
    const settlement = settlements[0]!.id;
    await noor.does(opened.shown.id, "record_outcome", { version, settlement, state: "succeeded" });
    const before = platform.asked.find;
    passTime(2 * DAY);
    await quiet();
    expect(platform.asked.find).toBe(before);
    expect(await stateOf(opened)).toBe("succeeded");
  });

  test("is not looked for while another refund of its order is under way", async () => {
    await openShop();
    const opened = await unknownRefund();
    const other = await openCase(orderOf("1"));
    platform.answer = () => Response.json({ state: "pending" });
    await caseOf(await other.shopper.accept(other.shown, "refund"));
    const sending = async () => {
      passTime(2000);
      return (await stateOf(other)) === "sending";
    };
    await pumpUntil(merchant.id, sending, "sending");
    const settlement = (await fresh(opened)).settlements[0]!.id;
    const looked: string[] = [];
    platform.finds = (id) => {
      looked.push(id);
      return false;
    };
    passTime(5 * HOUR);
    await quiet();
    expect(looked).not.toContain(settlement);
    await saysOutcome((await fresh(other)).settlements[0]!.id, { state: "succeeded" });
    platform.finds = () => true;
    passTime(MINUTE);
    await reach(opened, "resolved");
  });

  test("while it is looked for, nothing else of its order goes out", async () => {
    await openShop();
    const opened = await unknownRefund();
    const answers = world.platform!;
    let answered = false;
    const looking = (request: Request) => request.method === "GET" && request.url.includes("/refunds/");
    world.platform = (request) =>
      looking(request) ? later(() => (answered ? Response.json(false) : null)) : answers(request);
    platform.answer = () => Response.json({ state: "succeeded" });
    const before = platform.asked.pay;
    passTime(5 * HOUR);
    await quiet();
    const LOOKING = "SELECT id FROM settlements WHERE looking_until > ?";
    expect(await rows(merchant.id, LOOKING, Date.now())).toHaveLength(1);
    const other = await openCase(orderOf("1"));
    await caseOf(await other.shopper.accept(other.shown, "refund"));
    passTime(2000);
    await quiet();
    expect([await stateOf(other), platform.asked.pay]).toEqual(["scheduled", before]);
    answered = true;
    await quiet();
    passTime(2000);
    await reach(other, "resolved");
    expect(await stateOf(opened)).toBe("unknown");
  });
});

describe("a refund that comes back from the bank", () => {
  const failed = { state: "failed", reason: "account closed 4242" };

  test("opens the case again, ahead of the usual ones; the money is free, the shopper told kindly, once", async () => {
    await openShop();
    const opened = await refunded();
    const waiting = await openCase(orderOf("2"), { items: [{ lineId: "l1", quantity: 1, reason: "other" }] });
    expect((await fresh(waiting)).state).toBe("in_review");
    const { id } = (await fresh(opened)).settlements[0]!;
    await pumpUntil(merchant.id, () => world.mails.length >= 3);
    const mails = world.mails.length;
    const key = newKey();
    const answers = [
      await saysOutcome(id, failed, key),
      await saysOutcome(id, failed, key),
      await saysOutcome(id, failed),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await quiet();
    const now = await fresh(opened);
    expect(now).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect(now.items[0]!.note).toContain("came back to us");
    expect(now.settlements[0]!.state).toBe("failed");
    expect(JSON.stringify(now)).not.toContain("account closed");
    expect(world.mails.slice(mails).map(({ to }) => to)).toEqual(["1@example.com"]);
    expect(eventsOf("settlement.failed")).toHaveLength(1);
    expect(eventsOf("case.reopened")).toHaveLength(1);
    const kinds = await rows<{ kind: string }>(
      merchant.id,
      "SELECT kind FROM ledger WHERE settlement_id = ? ORDER BY id",
      id,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["reserved", "paid", "bounced"]);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases.map(({ reference }) => reference)).toEqual([
      opened.shown.reference,
      waiting.shown.reference,
    ]);
  });

  test("frees the day's budget, the order's money and the payment; staff settle it again, once", async () => {
    await openShop();
    const opened = await refunded();
    const { id } = (await fresh(opened)).settlements[0]!;
    await saysOutcome(id, failed);
    const noor = await signIn(world, merchant.id, NOOR);
    const { money } = await noor.does(opened.shown.id, "pick_up");
    expect(money).toEqual({ paid: 5570, refunded: 0, reserved: 0, left: 5570 });
    const { version } = await fresh(opened);
    await noor.does(opened.shown.id, "settle", {
      version,
      settlements: [{ item: "i1", remedy: "refund", amount: 2785 }],
    });
    passTime(2 * MINUTE);
    await reach(opened, "resolved");
    expect(platform.refunds).toHaveLength(2);
    expect(platform.refunds[1]!.tenders).toEqual(platform.refunds[0]!.tenders);
    expect((await balances(merchant.id)).reduce((sum, { paid }) => sum + paid, 0)).toBe(2785);
  });

  const aboutTheOther = submission({ items: [{ lineId: "l1", quantity: 1, reason: "other" }] });

  test("is no other money, though a page from before the bank's word says that it has gone back", async () => {
    await openShop();
    const opened = await refunded();
    const { id } = (await fresh(opened)).settlements[0]!;
    passTime(5 * MINUTE);
    const before = await signToken(merchant, orderOf("1", { refunded: 2785 }));
    const page = shopperOf(send, () => Promise.resolve(before));
    passTime(5 * MINUTE);
    await saysOutcome(id, failed);
    await caseOf(await page.submit(aboutTheOther), 201);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(opened.shown.id)).money).toEqual({ paid: 5570, refunded: 0, reserved: 0, left: 5570 });
  });

  test("is what the shop says it is, once it has heard of it: what has gone back since was somebody else's", async () => {
    await openShop();
    const opened = await refunded();
    await saysOutcome((await fresh(opened)).settlements[0]!.id, failed);
    passTime(5 * MINUTE);
    const page = await shopperFor(merchant, orderOf("1", { refunded: 2785 }));
    await caseOf(await page.submit(aboutTheOther), 201);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(opened.shown.id)).money).toMatchObject({ refunded: 2785, left: 2785 });
  });

  /** Refunded, and not content: a person has it. */
  async function contested(opened: Opened) {
    const { id, version } = await fresh(opened);
    await caseOf(await opened.shopper.act(id, "contest", { version, text: "The lid was broken too." }));
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(id, "pick_up");
    return { id, noor };
  }
  const lid = { item: "i1", offers: [{ remedy: "partial_refund", amount: 1000 }] };
  const version = async (opened: Opened) => (await fresh(opened)).version;

  test("leaves what is on its way since to go on, and to end as its own platform says", async () => {
    await openShop();
    const opened = await refunded();
    const first = (await fresh(opened)).settlements[0]!.id;
    const { id, noor } = await contested(opened);
    await noor.does(id, "offer", { version: await version(opened), ...lid });
    await caseOf(await opened.shopper.accept(await fresh(opened), "partial_refund"));
    expect((await saysOutcome(first, failed)).status).toBe(200);
    const between = await fresh(opened);
    expect(between.state).toBe("settling");
    expect((await noor.queue()).cases).toMatchObject([{ id, waiting: true }]);
    passTime(2 * MINUTE);
    await reach(opened, "resolved");
    await quiet();
    expect((await fresh(opened)).settlements.map(({ state }) => state).toSorted()).toEqual(["failed", "succeeded"]);
    const kinds = await rows<{ kind: string }>(merchant.id, "SELECT kind FROM ledger WHERE settlement_id <> ? ORDER BY id", first); // prettier-ignore
    expect(kinds.map(({ kind }) => kind)).toEqual(["reserved", "paid"]);
    expect(await rows(merchant.id, "SELECT 1 FROM outbox WHERE dead = 1")).toEqual([]);
  });

  test("is on somebody's desk whatever became of the item since", async () => {
    await openShop();
    const closed = await refunded("1");
    const no = await contested(closed);
    await no.noor.does(no.id, "decline", { version: await version(closed), item: "i1", text: "We can't do more." });
    await saysOutcome((await fresh(closed)).settlements[0]!.id, failed);
    const again = await fresh(closed);
    expect(again).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect(again.items[0]!.note).toContain("came back to us");
    const open = await refunded("2");
    const more = await contested(open);
    await more.noor.does(more.id, "offer", { version: await version(open), ...lid });
    await saysOutcome((await fresh(open)).settlements[0]!.id, failed);
    expect(await fresh(open)).toMatchObject({ state: "offered", responseDue: { who: "staff" } });
  });

  test("told by the platform itself: the same, once, however often it tells", async () => {
    await openShop();
    const opened = await refunded();
    const { id } = (await fresh(opened)).settlements[0]!;
    const told = { id: "evt_1", orderId: "1", refundFailed: { settlementId: id, reason: "account closed" } };
    for (const again of [1, 2, 3]) expect([again, (await tells(told)).status]).toEqual([again, 200]);
    expect((await tells({ ...told, id: "evt_2" })).status).toBe(200);
    await quiet();
    expect((await fresh(opened)).state).toBe("in_review");
    expect(eventsOf("settlement.failed")).toHaveLength(1);
  });

  test("is no way to take back goods that were sent, nor to call settled what failed", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    await caseOf(await opened.shopper.accept(opened.shown, "replacement"));
    await reach(opened, "resolved");
    const sent = (await fresh(opened)).settlements[0]!.id;
    expect((await problemOf(await saysOutcome(sent, failed))).code).toBe("action_not_available");
    const other = await refunded("2");
    const { id } = (await fresh(other)).settlements[0]!;
    await saysOutcome(id, failed);
    expect((await problemOf(await saysOutcome(id, { state: "succeeded" }))).code).toBe("action_not_available");
  });
});

describe("goods that come back", () => {
  /** A refund that waits until they are here. */
  async function promised(): Promise<Opened & { id: string }> {
    await openShop({ refundWhen: "received" });
    const items = [{ lineId: "l1", quantity: 1, reason: "wrong_size" }];
    const opened = await openCase(orderOf("1", { country: "CH" }), { text: "Too small.", items });
    const shown = await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    expect(shown.state).toBe("awaiting_return");
    return { ...opened, shown, id: shown.settlements[0]!.id };
  }
  const arrive = ({ shown: { id } }: Opened) =>
    send(
      requestOf(`/v1/merchant/cases/${id}/return`, {
        token: merchant.apiKey,
        body: { what: "inspected", disposition: "restock" },
        key: newKey(),
      }),
    );

  test("are told of when they are promised, and what became of them with the money", async () => {
    const opened = await promised();
    await pumpUntil(merchant.id, () => platform.goods[0], "told");
    await quiet();
    expect(platform.asked.pay).toBe(0);
    expect((await arrive(opened)).status).toBe(200);
    await reach(opened, "resolved");
    expect(platform.goods).toEqual([`expected ${opened.id} null`]);
    expect(platform.refunds).toMatchObject([{ settlement: opened.id, back: { disposition: "restock" } }]);
  });

  test("no longer promised, what was opened for them is taken back", async () => {
    const opened = await promised();
    await pumpUntil(merchant.id, () => platform.goods[0], "told");
    const { version } = await fresh(opened);
    await caseOf(await opened.shopper.act(opened.shown.id, "withdraw", { version, items: ["i1"] }));
    await pumpUntil(merchant.id, () => platform.goods[1], "told");
    expect(platform.goods).toEqual([`expected ${opened.id} null`, `abandoned ${opened.id} null`]);
  });

  test("that the platform doesn't hear of keep no money waiting, and once it is paid there is nothing to tell", async () => {
    platform.takesGoods = () => false;
    const opened = await promised();
    await quiet();
    await arrive(opened);
    await reach(opened, "resolved");
    platform.takesGoods = () => true;
    passTime(HOUR);
    await quiet();
    expect([platform.goods, platform.asked.pay]).toEqual([[], 1]);
    const waiting = await rows(merchant.id, "SELECT payload FROM outbox WHERE payload LIKE '%goods%'");
    expect(waiting).toEqual([]);
  });

  test("a refund that waits for none tells of none", async () => {
    await openShop();
    await refunded();
    await quiet();
    expect([platform.goods, platform.refunds[0]!.back]).toEqual([[], null]);
  });
});

describe("a platform's own word", () => {
  /** A refund that the platform will say the end of later. */
  async function pendingRefund(): Promise<Opened> {
    await openShop();
    platform.finds = () => false;
    platform.answer = () => Response.json({ state: "pending" });
    const opened = await openCase(orderOf("1"));
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    const pending = async () => {
      passTime(2000);
      return (await rows(merchant.id, "SELECT 1 FROM settlements WHERE deadline IS NOT NULL"))[0];
    };
    await pumpUntil(merchant.id, pending, "pending");
    return opened;
  }

  test("has it looked at once at a time, and never sent again", async () => {
    await pendingRefund();
    passTime(10 * MINUTE);
    const { pay, find } = platform.asked;
    platform.delay = 300;
    await tells({ id: "evt_1", orderId: "1" });
    await pumpUntil(merchant.id, () => platform.asked.find > find, "asked");
    await tells({ id: "evt_2", orderId: "1" });
    await quiet();
    expect(platform.asked).toMatchObject({ pay, find: find + 1 });
  });

  test("ends a refund that was on its way, days before we would have asked", async () => {
    const opened = await pendingRefund();
    const DEADLINE = "SELECT deadline FROM settlements";
    const deadline = await rows(merchant.id, DEADLINE);
    passTime(HOUR);
    await tells({ id: "evt_1", orderId: "1" });
    await quiet();
    expect(await stateOf(opened)).toBe("sending");
    // However often it tells, the refund is unknown when its time is over.
    expect(await rows(merchant.id, DEADLINE)).toEqual(deadline);
    platform.finds = () => true;
    const asked = platform.asked.pay;
    await tells({ id: "evt_2", orderId: "1" });
    await reach(opened, "resolved");
    expect(platform.asked.pay).toBe(asked);
  });

  test("has its order read again: what was refunded elsewhere is known before anybody asks", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    passTime(MINUTE);
    const before = platform.asked.order;
    platform.order = (id) => orderOf(id, { refunded: 5000 });
    expect((await tells({ id: "evt_1", orderId: "1" })).status).toBe(200);
    await pumpUntil(merchant.id, () => platform.asked.order === before + 1, "read");
    await quiet();
    platform.order = () => null;
    expect((await caseOf(await opened.shopper.accept(opened.shown, "refund"))).state).toBe("in_review");
  });

  test("is taken in once: of an order nobody asked about, nothing is", async () => {
    await openShop();
    await openCase(orderOf("1"));
    const before = platform.asked.order;
    for (const _ of [1, 2, 3]) {
      await tells({ id: "evt_1", orderId: "1" });
      await quiet();
    }
    await tells({ id: "evt_2", orderId: "elsewhere" });
    await quiet();
    expect(platform.asked.order).toBe(before + 1);
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM platform_told")).toEqual([{ n: 2 }]);
    passTime(31 * DAY);
    await openCase(orderOf("2", { placedAt: new Date().toISOString() }));
    await quiet();
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM platform_told")).toEqual([{ n: 0 }]);
  });

  test("that isn't signed so, can't be read, or comes where no platform is, is refused alike", async () => {
    await openShop();
    const known = merchant;
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const none = await newMerchant();
    const answers = [
      await tells({ id: "x", orderId: null }, "wrong"),
      await tells("not JSON"),
      await tells("{}", "platform", none.id),
    ];
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0]!)).toMatchObject({ code: "key_wrong" });
    expect((await problemOf(await tells("{}", "platform", "mer_nobody4567890123456789"))).code).toBe(
      "unknown_merchant",
    );
    expect((await problemOf(await tells("{}", "platform", "nonsense"))).code).toBe("unknown_merchant");
    expect((await problemOf(await tells(" ".repeat(256 * 1024 + 1), "platform", known.id))).code).toBe(
      "body_too_large",
    );
  });
});

describe("L6: the ledger and the platform's own records", () => {
  test("agree after reconciliation, or a lead sees that they don't until they do", async () => {
    await openShop();
    vi.spyOn(console, "error").mockImplementation(() => {});
    await refunded();
    passTime(MINUTE);
    platform.order = (id) => orderOf(id, { refunded: 1000 });
    await tells({ id: "evt_1", orderId: "1" });
    const lea = await signIn(world, merchant.id, LEA);
    for (let round = 0; round < 8; round++) {
      await quiet();
      passTime(10 * MINUTE);
    }
    expect((await lea.queue()).deadLetters).toBe(1);
    const { letters } = (await (await lea.call("/dead-letters")).json()) as { letters: { id: number }[] };
    expect(letters).toMatchObject([
      {
        channel: "facts",
        about: "#1",
        to: "medusa",
        problem: "Our ledger has €27.85 refunded through the platform; its own records have €10.00.",
      },
    ]);
    platform.order = (id) => orderOf(id, { refunded: 2785 });
    expect((await lea.call(`/dead-letters/${letters[0]!.id}/replay`, { body: {} })).status).toBe(200);
    await quiet();
    expect((await lea.queue()).deadLetters).toBe(0);
    expect(await rows(merchant.id, "SELECT id FROM outbox WHERE channel = 'facts'")).toEqual([]);
  });

  test("don't agree on a refund that its bank sent back in part: a lead reads what the platform says", async () => {
    await openShop();
    vi.spyOn(console, "error").mockImplementation(() => {});
    const opened = await refunded();
    const { id } = (await fresh(opened)).settlements[0]!;
    platform.order = () => orderOf("1", { refunded: 2785 });
    platform.finds = () => {
      throw new Error("One payment took its part.");
    };
    await tells({ id: "evt_1", orderId: "1", inDoubt: id });
    for (let round = 0; round < 8; round++) {
      await quiet();
      passTime(10 * MINUTE);
    }
    const lea = await signIn(world, merchant.id, LEA);
    const { letters } = (await (await lea.call("/dead-letters")).json()) as { letters: object[] };
    expect(letters).toMatchObject([{ channel: "facts", about: "#1", problem: "One payment took its part." }]);
    expect((await fresh(opened)).state).toBe("resolved");
  });

  test("say two things of one settlement: a lead is told, and no money moves", async () => {
    await openShop();
    const opened = await openCase(orderOf("1"));
    platform.delay = 60;
    await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => platform.asked.pay === 1, "asked");
    // Somebody says that it failed while the platform is paying.
    await saysOutcome((await fresh(opened)).settlements[0]!.id, { state: "failed" });
    await new Promise((resolve) => setTimeout(resolve, 120));
    await quiet();
    const lea = await signIn(world, merchant.id, LEA);
    const { letters } = (await (await lea.call("/dead-letters")).json()) as {
      letters: { id: number; problem: string }[];
    };
    expect(letters.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/^Settlement set_\S+ stands here as failed; the platform says succeeded\.$/) as string,
    ]);
    expect(await rows(merchant.id, "SELECT kind FROM ledger ORDER BY id")).toEqual([
      { kind: "reserved" },
      { kind: "released" },
    ]);
    // Looked at again it is still so; given up with a reason it is gone.
    await lea.call(`/dead-letters/${letters[0]!.id}/replay`, { body: {} });
    for (let round = 0; round < 8; round++) {
      await quiet();
      passTime(10 * MINUTE);
    }
    expect((await lea.queue()).deadLetters).toBe(1);
    expect(
      (await lea.call(`/dead-letters/${letters[0]!.id}/discard`, { body: { reason: "Booked by hand." } })).status,
    ).toBe(200);
    expect((await lea.queue()).deadLetters).toBe(0);
  });
});

describe("what could not be delivered", () => {
  type Letters = { letters: Record<string, unknown>[]; nextCursor: string | null };
  const lettersOf = async (member: Awaited<ReturnType<typeof signIn>>, cursor = ""): Promise<Letters> =>
    (await member.call(`/dead-letters${cursor}`)).json();

  /** So many dead webhooks, as if the shop's server had been away for days. */
  const bury = (count: number) =>
    rows(
      merchant.id,
      `INSERT INTO outbox (channel, subject, payload, due_at, attempts, dead, problem)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       SELECT 'webhooks', 'evt_' || i, '{"type":"case.submitted","data":{"secret":"words"}}', ?, 20, 1, 'The shop answered 410.' FROM n`,
      count,
      Date.now(),
    );

  test("is a lead's to see, page by page, newest first, with nothing secret in it", async () => {
    await openShop();
    const [lea, noor] = [await signIn(world, merchant.id, LEA), await signIn(world, merchant.id, NOOR)];
    await bury(60);
    await rows(
      merchant.id,
      `INSERT INTO outbox (channel, subject, payload, due_at, attempts, dead, problem) VALUES
         ('mail', 'sign_in:noor@teahouse.test', '{"to":"noor@teahouse.test","subject":"123456 is your sign-in code"}', 0, 20, 1, NULL),
         ('mail', 'case_x', '{"to":"ada@example.com","subject":"A-7K3F9: your order","text":"https://amends.test/o/m/c/KEY"}', 0, 20, 1, 'No.')`,
    );
    const first = await lettersOf(lea);
    expect(first.letters).toHaveLength(50);
    expect(first.letters.slice(0, 3)).toMatchObject([
      { channel: "mail", to: "ada@example.com", about: "A-7K3F9: your order", again: true },
      { channel: "mail", to: "noor@teahouse.test", about: null, again: false },
      { channel: "webhooks", to: "shop.test", about: "case.submitted", problem: "The shop answered 410.", tries: 20 },
    ]);
    const second = await lettersOf(lea, `?cursor=${first.nextCursor}`);
    expect([second.letters.length, second.nextCursor]).toEqual([12, null]);
    expect(JSON.stringify([first, second])).not.toMatch(/123456|KEY|secret|webhooks\/\d/);
    expect((await problemOf(await noor.call("/dead-letters"))).code).toBe("role_required");
    expect((await problemOf(await noor.call("/dead-letters/1/discard", { body: { reason: "x" } }))).code).toBe(
      "role_required",
    );
    expect([(await lea.queue()).deadLetters, (await noor.queue()).deadLetters]).toEqual([62, undefined]);
  });

  test("is delivered when it is tried again, or given up with a reason, and both are written down", async () => {
    await openShop();
    const lea = await signIn(world, merchant.id, LEA);
    await bury(2);
    const [second, first] = (await lettersOf(lea)).letters.map(({ id }) => id);
    const key = newKey();
    for (const _ of [1, 2])
      expect((await lea.call(`/dead-letters/${first}/replay`, { body: {}, key })).status).toBe(200);
    await pumpUntil(merchant.id, () => eventsOf("case.submitted").length > 0, "delivered");
    await quiet();
    expect(eventsOf("case.submitted").map(({ id }) => id)).toEqual(["evt_1"]);
    const nothing = await lea.call(`/dead-letters/${second}/discard`, { body: { reason: " " } });
    expect((await problemOf(nothing)).code).toBe("invalid");
    expect(
      (await lea.call(`/dead-letters/${second}/discard`, { body: { reason: "Told them by phone." } })).status,
    ).toBe(200);
    expect((await problemOf(await lea.call(`/dead-letters/${second}/replay`, { body: {} }))).code).toBe("not_found");
    expect((await lettersOf(lea)).letters).toEqual([]);
    expect(await rows(merchant.id, "SELECT did, about, reason FROM dead_letter_log")).toEqual([
      { did: "replayed", about: "case.submitted, shop.test", reason: null },
      { did: "discarded", about: "case.submitted, shop.test", reason: "Told them by phone." },
    ]);
    await expect(rows(merchant.id, "DELETE FROM dead_letter_log")).rejects.toThrow("append-only");
  });
});

describe("paid once by a platform that pays twice when asked twice", () => {
  const ROUNDS = 50;

  test(`two accepts at once, ${ROUNDS} rounds`, async () => {
    await openShop();
    platform.delay = 150;
    const cases = await Promise.all(Array.from({ length: ROUNDS }, (_, round) => openCase(orderOf(String(round)))));
    const answers = await Promise.all(
      cases.flatMap(({ shopper, shown }) => [shopper.accept(shown, "refund"), shopper.accept(shown, "refund")]),
    );
    const taken = answers.filter(({ status }) => status === 200).length;
    await evictDurableObject(stubOf(merchant.id));
    await untilPaid(ROUNDS);
    await Promise.all(cases.map((opened) => reach(opened, "resolved")));
    await quiet();
    expectPaidOnce(taken, answers.length - taken);
  });

  test(`two of staff at once, ${ROUNDS} rounds`, async () => {
    await openShop({ autoUpTo: 0 });
    platform.delay = 150;
    const [lea, noor] = [await signIn(world, merchant.id, LEA), await signIn(world, merchant.id, NOOR)];
    let [taken, refused] = [0, 0];
    const cases: Opened[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const opened = await openCase(orderOf(String(round)));
      cases.push(opened);
      const { version } = await caseOf(await opened.shopper.accept(opened.shown, "refund"));
      const settle = { version, settlements: [{ item: "i1", remedy: "refund", amount: 2785 }] };
      // Whoever wins the race for the case settles it; the other takes it over and settles it too.
      const both = [lea, noor].map(async (member) => {
        const picked = await member.act(opened.shown.id, "pick_up");
        await picked.arrayBuffer();
        if (picked.status !== 200)
          await (await member.act(opened.shown.id, "take_over", { reason: "Me first." })).arrayBuffer();
        return member.act(opened.shown.id, "settle", settle);
      });
      const answers = await Promise.all(both);
      for (const answer of answers) await answer.arrayBuffer();
      taken += answers.filter(({ status }) => status === 200).length;
      refused += answers.filter(({ status }) => status === 409).length;
    }
    expect(taken + refused).toBe(2 * ROUNDS);
    passTime(2 * MINUTE);
    await untilPaid(ROUNDS);
    await Promise.all(cases.map((opened) => reach(opened, "resolved")));
    await quiet();
    expectPaidOnce(taken, refused);
  });

  /** The platform takes its time, and two at once is all it is asked for. */
  async function untilPaid(refunds: number): Promise<void> {
    for (let round = 0; round < 1000 && platform.refunds.length < refunds; round++) {
      await runDurableObjectAlarm(stubOf(merchant.id));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  function expectPaidOnce(taken: number, refused: number): void {
    const orders = new Set(platform.refunds.map(({ order }) => order));
    console.log(
      `${taken} taken, ${refused} refused; the platform was asked to pay ${platform.asked.pay} times, ` +
        `to look ${platform.asked.find} times, and refunded ${platform.refunds.length} times for ${orders.size} orders.`,
    );
    expect([taken, refused]).toEqual([ROUNDS, ROUNDS]);
    expect([platform.asked.pay, platform.refunds.length, orders.size]).toEqual([ROUNDS, ROUNDS, ROUNDS]);
  }
});
