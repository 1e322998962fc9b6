import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { caseOf, newKey, problemOf, requestOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { LEA, NOOR, signIn } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  allDelivered,
  closeWorld,
  DAY,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
} from "./support.ts";
import type { Delivery, World } from "./support.ts";

/** What was put right once, and is asked about, offered or settled again: nothing is given twice, and nothing shown is lost. */

const NOW = "2036-11-10T08:30:00Z";
let world: World;
let merchant: Merchant;
beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

type Terms = { base?: object; reasons?: object; limits?: object; service?: object; staff?: object[] };
async function openShop({ base = {}, reasons = {}, limits = {}, service = {}, ...more }: Terms = {}): Promise<void> {
  const policy = {
    ...samplePolicy,
    base: { ...samplePolicy.base, ...base },
    reasons: { ...samplePolicy.reasons, ...reasons },
    limits,
    service: { ...samplePolicy.service, ...service },
    ...more,
  };
  merchant = await newMerchant({ webhookUrl: world.webhook, policy });
}
function orderOf(id: string, over: Partial<OrderFacts> = {}, line: object = {}): OrderFacts {
  const [mugs] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const lines = [{ ...mugs, ...dates, ...line }];
  return sampleOrder({ id, number: `#${id}`, placedAt: "2036-11-01T10:00:00Z", country: "US", lines, ...over });
}
type Opened = { shopper: Shopper; shown: Case };
async function open(order: OrderFacts, reason = "damaged", quantity = 1): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  return {
    shopper,
    shown: await caseOf(await shopper.submit(submission({ items: [{ lineId: "l1", quantity, reason }] })), 201),
  };
}
const fresh = async ({ shopper, shown }: Opened) => caseOf(await shopper.get(shown.id));
const choose = async (it: Opened, remedy: string, more: object = {}) =>
  it.shopper.act(it.shown.id, "accept", {
    version: (await fresh(it)).version,
    choices: [{ item: "i1", remedy, ...more }],
  });
const resolved = (it: Opened) => pumpUntil(merchant.id, async () => (await fresh(it)).state === "resolved", "resolved");
const noorOn = async (it: Opened, email = NOOR) => {
  const who = await signIn(world, merchant.id, email);
  const does = async (action: string, body: object = {}) => {
    await who.act(it.shown.id, "pick_up");
    return who.does(it.shown.id, action, { version: (await fresh(it)).version, ...body });
  };
  const refused = async (action: string, body: object = {}) => {
    await who.act(it.shown.id, "pick_up");
    return who.refused(it.shown.id, action, { version: (await fresh(it)).version, ...body });
  };
  return { who, does, refused };
};
const askPerson = async (it: Opened) =>
  caseOf(await it.shopper.act(it.shown.id, "ask_person", { version: (await fresh(it)).version }));
const jug = {
  id: "l2",
  title: "Jug",
  quantity: 1,
  paid: 9000,
  fulfilledAt: "2036-11-03T09:00:00Z",
  deliveredAt: "2036-11-05T09:12:00Z",
};
const [mugs] = sampleOrder().lines as Record<string, unknown>[];
const one = {
  ...mugs,
  quantity: 1,
  paid: 2490,
  fulfilledAt: "2036-11-03T09:00:00Z",
  deliveredAt: "2036-11-05T09:12:00Z",
};
const twoLines = (id: string) =>
  orderOf(id, {
    lines: [one, jug],
    paid: 2490 + 9000 + 590,
    payments: [{ id: "p1", method: "card", captured: 12080, refunded: 0 }],
  });

const agentLimits = {
  role: "agent",
  perCase: 2000,
  abovePolicyBp: 10000,
  perDay: 2000,
  canWaive: ["window", "evidence"],
  approves: 0,
};
const leadLimits = {
  role: "lead",
  perCase: 40000,
  abovePolicyBp: 50000,
  perDay: 300000,
  canWaive: ["window", "evidence", "return", "restocking"],
  approves: 40000,
};
const variants = [
  { id: "MUG-GR", title: "Green", price: 2490 },
  { id: "MUG-S", title: "Small", price: 1990 },
];
const extra = { kind: "discount_code", valueBp: 1000, maxCost: 1000 };

/** Refunded, and the shopper isn't content: a person is asked to look again. */
async function refundedAndAsked(order: OrderFacts): Promise<Opened> {
  const it = await open(order);
  await caseOf(await choose(it, "refund"));
  await resolved(it);
  await contest(it);
  return it;
}
const contest = async (it: Opened) => {
  const { id, version } = await fresh(it);
  return caseOf(await it.shopper.act(id, "contest", { version, text: "There is more to it." }));
};

/** The bank sends a refund of ours back. */
const bounce = async (it: Opened) =>
  send(
    requestOf(`/v1/merchant/settlements/${(await fresh(it)).settlements[0]!.id}/outcome`, {
      token: merchant.apiKey,
      body: { state: "failed", reason: "account closed" },
      key: newKey(),
    }),
  );

/** Withdrawn from by law under no order we knew how to find, until somebody matched it 16 days later. */
async function matchedLate(over: object = {}): Promise<Opened> {
  const order = { ...twoLines("1042"), country: "DE", ...over };
  // Another line is asked about, so that the order is known.
  const page = await shopperFor(merchant, order);
  await page.submit(submission({ items: [{ lineId: "l2", quantity: 1, reason: "other" }] }));
  const body = { name: "Ada", contact: "ada@example.com", order: "#1042", lang: "en", merchant: merchant.id };
  const { id } = await (await send(requestOf("/v1/withdrawals", { body }))).json<{ id: string }>();
  await allDelivered(merchant.id);
  passTime(16 * DAY);
  world.mails.length = 0;
  const noor = await signIn(world, merchant.id, NOOR);
  const matched = await noor.call(`/withdrawals/${id}/match`, { body: { order: "1042" } });
  const { case: shown } = await matched.json<{ case: Case }>();
  return { shopper: await shopperFor(merchant, order), shown };
}
const byLawAlone = { refund: "no", store_credit: "no", replacement: "no", autoUpTo: 0, keepUpTo: 100_000 };

describe("a unit that was put right once", () => {
  test("is not there for another refund, though its item was asked about again and taken back", async () => {
    await openShop();
    const it = await refundedAndAsked(twoLines("1"));
    const { id, version } = await fresh(it);
    await caseOf(await it.shopper.act(id, "withdraw", { version }));
    const again = await it.shopper.submit(submission({ items: [{ lineId: "l1", quantity: 1, reason: "damaged" }] }));
    expect((await problemOf(again)).code).toBe("quantity_exceeds_left");
  });

  test("nor though what was offered besides has lapsed", async () => {
    await openShop();
    const it = await refundedAndAsked(twoLines("1"));
    const noor = await noorOn(it);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "partial_refund", amount: 300 }] });
    await allDelivered(merchant.id);
    passTime(16 * DAY);
    const back = { shopper: await shopperFor(merchant, twoLines("1")), shown: it.shown };
    await pumpUntil(merchant.id, async () => (await fresh(back)).state === "expired");
    const again = submission({ items: [{ lineId: "l1", quantity: 1, reason: "damaged" }] });
    expect((await problemOf(await back.shopper.submit(again))).code).toBe("quantity_exceeds_left");
  });

  test("nor by a withdrawal after the law", async () => {
    await openShop();
    const order = { ...twoLines("1042"), country: "DE" };
    const it = await refundedAndAsked(order);
    const { id, version } = await fresh(it);
    await caseOf(await it.shopper.act(id, "withdraw", { version }));
    await it.shopper.call("/v1/withdrawals", {
      body: {
        name: "Ada",
        contact: "ada@example.com",
        order: "#1042",
        lang: "en",
        lines: [{ lineId: "l1", quantity: 1 }],
      },
    });
    const sum = await rows<{ s: number }>(
      merchant.id,
      "SELECT sum(amount) AS s FROM ledger WHERE kind='reserved' AND line_id='l1'",
    );
    expect(sum[0]!.s).toBe(2618);
  });
});

describe("money that came back from the bank", () => {
  test("leaves what somebody gave by hand since within what was paid", async () => {
    await openShop();
    const it = await open(orderOf("1"));
    await caseOf(await choose(it, "refund"));
    await resolved(it);
    passTime(300_000);
    const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
    const page = await shopperFor(merchant, orderOf("1", { refunded: 2785 }));
    const two = await caseOf(await page.submit(submission({ items })), 201);
    await bounce(it);
    passTime(600_000);
    const BY_HAND = 2000;
    const shopper = await shopperFor(merchant, orderOf("1", { refunded: BY_HAND }));
    const later = { shopper, shown: it.shown };
    await caseOf(await shopper.act(it.shown.id, "message", { text: "hello" }));
    const noor = await noorOn(later);
    await noor.does("settle", { remedy: "refund" });
    await resolved(later);
    const last = await caseOf(await choose({ shopper, shown: two }, "refund"));
    if (last.state === "settling") await resolved({ shopper, shown: two });
    const paid = await rows<{ s: number }>(
      merchant.id,
      "SELECT sum(amount) AS s FROM settlements WHERE state='succeeded'",
    );
    expect(paid[0]!.s + BY_HAND).toBeLessThanOrEqual(5570);
  });

  test("brings no little extra a second time", async () => {
    await openShop({ reasons: { damaged: { ...samplePolicy.reasons.damaged, extra } } });
    world.shop = ({ type, data }) =>
      type !== "settlement.requested"
        ? new Response(null, { status: 204 })
        : Response.json({
            state: "succeeded",
            ...((data["settlement"] as { extra: string | null }).extra && { extraCode: newKey() }),
          });
    const it = await open(orderOf("1"));
    await caseOf(await choose(it, "refund"));
    await resolved(it);
    await bounce(it);
    expect((await fresh(it)).state).toBe("in_review");
    const noor = await noorOn(it);
    await noor.does("settle", { remedy: "refund" });
    await resolved(it);
    const codes = (await fresh(it)).settlements.filter((s) => s.extra?.code);
    expect(codes).toHaveLength(1);
  });
});

describe("what staff settled and took back", () => {
  test("is no word of theirs beside the next offer", async () => {
    await openShop({
      base: { autoUpTo: 0, restockingFeeBp: 2000, keepUpTo: 100000 },
      service: { undoSeconds: { staff: 60, store_credit: 0 } },
      staff: [agentLimits, leadLimits],
    });
    const it = await open(orderOf("1"), "changed_mind");
    const lea = await noorOn(it, LEA);
    await lea.does("settle", { remedy: "refund", waives: [{ condition: "restocking", reason: "faithful" }] });
    await lea.does("undo");
    const noor = await noorOn(it);
    await lea.who.act(it.shown.id, "release", {});
    await noor.does("offer", { item: "i1", offers: [{ remedy: "partial_refund", amount: 300 }] });
    const { items } = await fresh(it);
    expect(items[0]!.offers.map(({ remedy }) => remedy)).not.toContain("refund");
  });

  test("leaves the shopper's own choice as it was", async () => {
    await openShop({ base: { autoUpTo: 0 }, service: { undoSeconds: { staff: 60, store_credit: 0 } } });
    const it = await open(orderOf("1"));
    await caseOf(await choose(it, "replacement"));
    expect((await fresh(it)).items[0]!.chosen).toBe("replacement");
    const noor = await noorOn(it);
    await noor.does("settle", { remedy: "refund" });
    await noor.does("undo");
    const now = await fresh(it);
    expect(now.items[0]!.chosen).toBe("replacement");
  });
});

describe("offers of staff beside others", () => {
  test("S5: keep within the day's latitude, however they stand beside each other", async () => {
    await openShop({ base: { autoUpTo: 0 }, staff: [agentLimits] });
    const [first, second] = await Promise.all(
      ["1", "2"].map((n) => open(orderOf(n, { customer: { id: n, email: `${n}@example.com` } }))),
    );
    const noor = await noorOn(first!);
    const above = { item: "i1", offers: [{ remedy: "refund", amount: 4785 }] };
    await noor.does("offer", above);
    await askPerson(first!);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "replacement" }] });
    await caseOf(await choose(first!, "refund"));
    await resolved(first!);
    expect((await (await noorOn(second!)).refused("offer", above)).errors![0]!.code).toBe("above_latitude");
  });

  test("ask for the shopper's own yes to credit where money is on offer", async () => {
    await openShop();
    const it = await open(orderOf("1"));
    await askPerson(it);
    const noor = await noorOn(it);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "store_credit", amount: 3000 }] });
    const r = await choose(it, "store_credit");
    expect((await problemOf(r)).code).toBe("consent_required");
  });

  test("name the money that is on offer now", async () => {
    await openShop();
    const it = await open(orderOf("1"));
    await askPerson(it);
    const noor = await noorOn(it);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "refund", amount: 4000 }] });
    const offers = (await fresh(it)).items[0]!.offers;
    expect(offers.find((o) => o.remedy === "store_credit")!.consent).toContain("40.00");
  });

  test("are not said to be declined as well", async () => {
    await openShop({ base: { autoUpTo: 0 } });
    const it = await open(orderOf("1"));
    const noor = await noorOn(it);
    await noor.does("decline", { item: "i1", text: "No money for this.", instead: [{ remedy: "replacement" }] });
    await askPerson(it);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "refund", amount: 2785 }] });
    const now = (await fresh(it)).items[0]!;
    await askPerson(it);
    await noor.does("offer", { item: "i1", offers: [{ remedy: "store_credit", amount: 2785 }] });
    expect(now.declined.map((d) => d.remedy)).not.toContain("refund");
  });

  test("given by who has nobody else are in the record, with a no as well", async () => {
    const policy = {
      ...samplePolicy,
      base: { ...samplePolicy.base, autoUpTo: 0 },
      staff: [{ ...leadLimits, perCase: 0, perDay: 0, abovePolicyBp: 0, approves: 0 }],
    };
    merchant = await newMerchant({
      webhookUrl: world.webhook,
      policy,
      staff: [{ email: LEA, name: "Lea", role: "lead" }],
    });
    const it = await open(orderOf("1"));
    const lea = await noorOn(it, LEA);
    await lea.does("decline", { item: "i1", text: "no, but", instead: [{ remedy: "store_credit", amount: 5000 }] });
    const desk = await lea.who.open(it.shown.id);
    expect(desk.timeline.map((t) => t.event)).toContain("approve");
  });
});

describe("what is settled", () => {
  test("leaves each variant its own amount, should it fail", async () => {
    await openShop({
      reasons: {
        wrong_size: {
          exchange: "offer",
          priceDifference: "settle",
          keepUpTo: 3000,
          refund: "no",
          replacement: "no",
          store_credit: "no",
        },
      },
      limits: { perDay: { amount: 5000, count: 1 } },
    });
    const it = await open(orderOf("1", {}, { variants }), "wrong_size");
    const o2 = await open(orderOf("2", { customer: { id: "c_9", email: "b@example.com" } }));
    await caseOf(await choose(o2, "replacement"));
    const sent = await caseOf(await choose(it, "exchange", { variant: "MUG-S" }));
    expect(sent.state).toBe("in_review");
    world.shop = (d: Delivery) =>
      d.type === "settlement.requested"
        ? Response.json({ state: "failed", reason: "out of stock" })
        : new Response(null, { status: 204 });
    const noor = await noorOn(it);
    await noor.does("settle");
    await pumpUntil(merchant.id, async () => (await fresh(it)).state === "in_review");
    await noor.does("offer", { item: "i1", offers: [{ remedy: "partial_refund", amount: 700 }] });
    const now = await caseOf(await choose(it, "exchange", { variant: "MUG-GR" }));
    expect(now.settlements.map(({ state, amount }) => [state, amount])).toContainEqual(["scheduled", 0]);
  });

  test("counts what of it is for shipping, above what was shown as well", async () => {
    await openShop({ base: { autoUpTo: 0, restockingFeeBp: 2000, refundShipping: "all", refundWhen: "accepted" } });
    const lines = [one, { ...one, id: "l2", paid: 3000 }, { ...one, id: "l3", paid: 5000 }];
    const order = orderOf("1", {
      country: "CH",
      lines,
      paid: 2490 + 8000 + 590,
      payments: [{ id: "p1", method: "card", captured: 11080, refunded: 0 }],
    });
    const it = await open(order, "changed_mind");
    const noor = await noorOn(it);
    await noor.does("settle", { remedy: "refund" });
    const ledger = await rows(merchant.id, "SELECT amount, shipping FROM ledger WHERE kind='reserved'");
    const shopper = await shopperFor(merchant, order);
    const items = [{ lineId: "l2", quantity: 1, reason: "changed_mind" }];
    const second = await caseOf(await shopper.submit(submission({ items })), 201);
    expect(ledger).toEqual([{ amount: 3080, shipping: 590 }]);
    expect(second.items[0]!.offers[0]!.parts.map(({ of }) => of)).toEqual(["goods"]);
  });

  test("stays what the law gives, and no gift of staff", async () => {
    await openShop({ base: byLawAlone, staff: [{ ...agentLimits, perCase: 0, perDay: 0, abovePolicyBp: 0 }] });
    const it = await matchedLate({
      payments: [{ id: "p1", method: "card", captured: 12080, refunded: 0, disputed: true }],
    });
    const noor = await noorOn(it);
    world.shop = (d: Delivery) =>
      d.type === "settlement.requested"
        ? Response.json({ state: "failed", reason: "later" })
        : new Response(null, { status: 204 });
    await noor.does("settle");
    await pumpUntil(merchant.id, async () => (await fresh(it)).state === "in_review");
    const again = await noor.who.act(it.shown.id, "pick_up");
    expect(again.status).toBe(200);
    const r = await noor.who.act(it.shown.id, "settle", { version: (await fresh(it)).version });
    expect(r.status).toBe(200);
  });

  test("is worth what it is, without the little extra", async () => {
    await openShop({
      reasons: { damaged: { refund: "person", partial_refund: "offer", partialRefundBp: 3000, extra, keepUpTo: 0 } },
      staff: [agentLimits],
    });
    const it = await open(orderOf("1", { country: "CH" }));
    await caseOf(await choose(it, "partial_refund"));
    await resolved(it);
    const { id, version } = await fresh(it);
    await caseOf(await it.shopper.act(id, "contest", { version, text: "x" }));
    const noor = await noorOn(it);
    await noor.who.act(id, "pick_up");
    const desk = await noor.who.open(id);
    const given = desk.items[0]!.latitude!.given.find((g) => g.remedy === "refund")!;
    expect(given.amount).toBe(2490 - 747);
  });
});

describe("asked about again", () => {
  test("goods that are here are not asked for once more", async () => {
    await openShop({ base: { refundWhen: "received" } });
    const it = await open(orderOf("1", { country: "CH" }), "wrong_size");
    await caseOf(await choose(it, "refund"));
    expect((await fresh(it)).state).toBe("awaiting_return");
    const noor = await noorOn(it);
    await noor.does("receive", { what: "received", problem: { code: "damaged" } });
    await noor.does("offer", { item: "i1", offers: [{ remedy: "store_credit", amount: 2490, goods: "return" }] });
    await allDelivered(merchant.id);
    world.mails.length = 0;
    await caseOf(await choose(it, "store_credit", { consent: true }));
    await allDelivered(merchant.id);
    expect(world.mails.filter((m) => /Please send it back/.test(m.text))).toEqual([]);
  });

  test("a withdrawal found late and refunded is looked at by a person", async () => {
    await openShop({ base: byLawAlone });
    const it = await matchedLate();
    await resolved(it);
    const { id, version } = await fresh(it);
    await caseOf(await it.shopper.act(id, "contest", { version, text: "x" }));
    expect(await caseOf(await choose(it, "refund"))).toMatchObject({ state: "in_review" });
  });

  test("who approves what among staff is none of the shopper's business", async () => {
    await openShop({ base: { autoUpTo: 0 }, staff: [agentLimits] });
    const it = await open(orderOf("1"));
    const noor = await noorOn(it);
    await noor.does("propose", { offer: { item: "i1", offers: [{ remedy: "refund", amount: 5000 }] } });
    const body = (await (await it.shopper.order()).json()) as { cases: { state: string }[] };
    expect(body.cases[0]!.state).toBe("in_review");
  });

  test("a no to one item says nothing of another item's offers", async () => {
    await openShop({ reasons: { other: { refund: "person" } } });
    const shopper = await shopperFor(merchant, twoLines("1"));
    const shown = await caseOf(
      await shopper.submit(
        submission({
          items: [
            { lineId: "l1", quantity: 1, reason: "damaged" },
            { lineId: "l2", quantity: 1, reason: "other" },
          ],
        }),
      ),
      201,
    );
    const it = { shopper, shown };
    const noor = await noorOn(it);
    await noor.does("decline", { item: "i2", text: "We can't do that." });
    await allDelivered(merchant.id);
    const mail = world.mails.find((m) => /We can't do that/.test(m.text))!;
    expect(mail.text).not.toMatch(/something else we can offer/);
  });

  test("a reminder says what ends then, and nothing of what ends later", async () => {
    await openShop({ base: { refundWhen: "received" } });
    const lines = [one, { ...one, id: "l2", title: "Pot", paid: 3000 }];
    const order = orderOf("1", { country: "CH", lines, paid: 6080, payments: [] });
    const shopper = await shopperFor(merchant, order);
    const shown = await caseOf(
      await shopper.submit(
        submission({
          items: [
            { lineId: "l1", quantity: 1, reason: "wrong_size" },
            { lineId: "l2", quantity: 1, reason: "wrong_size" },
          ],
        }),
      ),
      201,
    );
    await caseOf(
      await shopper.act(shown.id, "accept", { version: shown.version, choices: [{ item: "i1", remedy: "refund" }] }),
    );
    await allDelivered(merchant.id);
    world.mails.length = 0;
    passTime(12 * DAY);
    await pumpUntil(merchant.id, () => world.mails.length > 0);
    expect(world.mails[0]!.text).not.toMatch(/you can send it back to us until Monday 24 November/);
  });

  test("nobody is asked to send goods back by a day that has passed", async () => {
    await openShop({ base: { refund: "no" } });
    await matchedLate();
    const asked = () => world.mails.find(({ text }) => /send it back/.test(text));
    await pumpUntil(merchant.id, asked);
    expect(asked()!.text).toContain("by Wednesday 10 December");
  });
});
