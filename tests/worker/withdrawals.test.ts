import { runDurableObjectAlarm } from "cloudflare:test";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  answerOf,
  caseOf,
  HOST,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  samplePolicy,
  SHOP,
  submission,
} from "./client.ts";
import type { Call, OrderFacts, Shopper } from "./client.ts";
import { NOOR, signIn } from "./members.ts";
import { OrderShape } from "./shapes.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  balances,
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
  stubOf,
} from "./support.ts";
import type { Mail, World } from "./support.ts";

/** The statutory withdrawal: received whatever it says, past every limit where the right is open, to a person where not. */

const NOW = "2036-11-10T08:30:00Z";
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));
const Received = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^wdr_[\w-]{22}$/)),
  receivedAt: instant,
  caseId: v.nullable(v.string()),
  receipt: v.string(),
});

let world: World;
let merchant: Merchant;

/** Nothing goes out by itself, and no remedy is offered: none of it is asked. */
const strict = {
  ...samplePolicy,
  base: {
    ...samplePolicy.base,
    refund: "no",
    replacement: "no",
    store_credit: "no",
    autoUpTo: 0,
    restockingFeeBp: 2000,
  },
  products: [{ id: "fresh", name: "fresh food", tags: ["fresh"], withdrawalExempt: "d", terms: {} }],
  limits: { perDay: { amount: 0, count: 0 } },
};
const openShop = async (over: Record<string, unknown> = {}) => {
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: strict, ...over });
};

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  await openShop();
});
afterEach(closeWorld);

const [mug] = sampleOrder().lines as Record<string, unknown>[];
const sent = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
const unsent = { fulfilledAt: undefined, deliveredAt: undefined };
const line = (over: object = {}) => ({ ...mug, ...sent, ...over });

function orderOf(over: Partial<OrderFacts> = {}, of: object = {}): OrderFacts {
  const customer = { id: "c_1", email: "ada@example.com", name: "Ada" };
  return sampleOrder({ placedAt: "2036-11-01T10:00:00Z", lines: [line(of)], customer, ...over });
}

const declaration = (over: Record<string, unknown> = {}) => ({
  name: "Ada Lovelace",
  contact: "ada@example.com",
  order: "#1042",
  lang: "en",
  ...over,
});

type Declared = { shopper: Shopper; received: v.InferOutput<typeof Received>; shown: Case };

/** Declares with a token and looks at the case that came of it. */
async function declare(order = orderOf(), over: Record<string, unknown> = {}): Promise<Declared> {
  const shopper = await shopperFor(merchant, order);
  const received = await answerOf(await shopper.call("/v1/withdrawals", { body: declaration(over) }), 201, Received);
  return { shopper, received, shown: await caseOf(await shopper.get(received.caseId!)) };
}

const nobody = (body: unknown, more: Call = {}) => send(requestOf("/v1/withdrawals", { body, ...more }));
const fromNowhere = (over: Record<string, unknown> = {}, more: Call = {}) =>
  nobody({ ...declaration(over), merchant: merchant.id }, more);

const mailsTo = (address: string) => world.mails.filter(({ to }) => to === address);
async function receiptTo(address: string): Promise<Mail> {
  const found = () => mailsTo(address).find(({ subject }) => subject.startsWith("Your withdrawal"));
  await pumpUntil(merchant.id, found, "the receipt");
  return found()!;
}
const refunds = async () => (await balances(merchant.id)).map(({ reserved, state }) => [reserved, state]);

describe("declared on the order's own page, in time", () => {
  test("the goods come back first, then all of it goes the way it was paid, past every limit", async () => {
    const { received, shown, shopper } = await declare();
    expect(shown).toMatchObject({
      state: "awaiting_return",
      summary: "I withdraw from my contract for order #1042: 2 × Blue mug.",
      responseDue: { who: "shopper", at: "2036-11-24T22:59:59Z" },
    });
    expect(shown.items[0]).toMatchObject({
      lane: "withdrawal",
      quantity: 2,
      chosen: "refund",
      offers: [{ remedy: "refund", amount: 5570, bonus: 0, fees: [], goods: "return", to: "Visa •••• 4242" }],
    });
    expect(shown.items[0]!.offers[0]!.return).toEqual({
      paidBy: "shopper",
      cost: null,
      until: "2036-11-24T22:59:59Z",
      when: "sent_back",
    });
    expect(await refunds()).toEqual([[5570, "scheduled"]]);
    expect(received.receivedAt).toBe(NOW);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases).toEqual([]);
    await noor.does(shown.id, "pick_up");
    await noor.does(shown.id, "receive", { version: 1 });
    await pumpUntil(merchant.id, async () => (await caseOf(await shopper.get(shown.id))).state === "resolved");
    expect(world.deliveries.filter(({ type }) => type === "settlement.requested")).toHaveLength(1);
    expect(await refunds()).toEqual([[5570, "succeeded"]]);
  });

  test.each([
    ["were never sent", unsent, {}],
    ["need not come back", {}, { keepUpTo: 5000 }],
  ])("goods that %s are refunded on the spot", async (_, of, base) => {
    await openShop({ policy: { ...strict, base: { ...strict.base, ...base } } });
    const { shown, shopper } = await declare(orderOf({}, of));
    expect(shown).toMatchObject({ state: "settling", items: [{ offers: [{ amount: 5570, return: null }] }] });
    await pumpUntil(merchant.id, async () => (await caseOf(await shopper.get(shown.id))).state === "resolved");
  });

  test("one of two brings its own price and its share of the delivery, and the other one later the rest", async () => {
    const one = { lines: [{ lineId: "l1", quantity: 1 }] };
    const { shown } = await declare(orderOf(), one);
    expect(shown.items).toMatchObject([{ quantity: 1, offers: [{ amount: 2785 }] }]);
    const { shown: other } = await declare(orderOf(), one);
    expect(other.id).not.toBe(shown.id);
    expect(other.items).toMatchObject([{ quantity: 1, offers: [{ amount: 2785 }] }]);
  });

  test("of several lines each gets its share, to the cent of what was paid", async () => {
    const lines = [line({ paid: 1000 }), line({ id: "l2", title: "Pot", quantity: 1, paid: 2001 })];
    const { shown } = await declare(orderOf({ lines, paid: 3591 }));
    const amounts = shown.items.map(({ offers }) => offers[0]!.amount);
    expect(amounts.reduce((all, each) => all + each, 0)).toBe(3591);
    expect((await refunds()).length).toBe(2);
  });

  test("what was refunded by hand before is not refunded again", async () => {
    const { shown } = await declare(orderOf({ refunded: 5000 }));
    expect(shown.items[0]!.offers[0]!.amount).toBe(570);
  });

  test("a payment that the bank is looking at, and nothing left: a person makes sure, and the amount stands", async () => {
    const payments = [{ id: "p1", method: "card", label: "Visa", captured: 5570, refunded: 0, disputed: true }];
    const { shown } = await declare(orderOf({ payments }));
    expect(shown).toMatchObject({
      state: "in_review",
      items: [{ chosen: "refund", offers: [{ amount: 5570, mode: "person" }] }],
    });
    expect(shown.items[0]!.note).toContain("Your bank is looking at this payment already");
    await openShop();
    const { shown: gone } = await declare(orderOf({ refunded: 5570 }));
    expect(gone).toMatchObject({ state: "in_review", items: [{ chosen: null, offers: [] }] });
    expect(gone.items[0]!.note).toContain("Nothing is left of what was paid");
  });

  test("the kill switch stops what would leave by itself, not the right", async () => {
    await rows(merchant.id, "UPDATE settings SET json = json_set(json, '$.paused', json('true'))");
    const { shown } = await declare(orderOf({}, unsent));
    expect(shown).toMatchObject({ state: "in_review", items: [{ chosen: "refund", offers: [{ amount: 5570 }] }] });
    expect(await refunds()).toEqual([]);
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(shown.id, "pick_up");
    expect((await noor.does(shown.id, "settle", { version: 1 })).case.state).toBe("settling");
  });

  test("can be taken back as easily, and then declared once more", async () => {
    const { shown, shopper } = await declare();
    expect((await caseOf(await shopper.act(shown.id, "withdraw", { version: 1 }))).state).toBe("withdrawn");
    const { shown: again } = await declare();
    expect(again.state).toBe("awaiting_return");
  });
});

describe("the receipt", () => {
  test("says content, date and time, on the screen and in a mail on the spot", async () => {
    const { received, shown } = await declare();
    const lines = [
      "We have received your withdrawal",
      "Received on Monday, 10 November 2036, 09:30:00 CET.",
      "",
      "I withdraw from my contract for order #1042: 2 × Blue mug.",
      "",
      "Name: Ada Lovelace",
      "E-mail: ada@example.com",
      "Shop: Tea House",
      `Receipt: ${received.id}`,
      "",
      `Please send the goods back by Monday 24 November, with a note that says ${shown.reference}. As soon as they are with us, or you show us that they are on their way, we send €55.70 to Visa •••• 4242.`,
      "",
      "The postage is yours.",
      "",
      "Our address:",
      "Tea House, Leaf Lane 1, 10115 Berlin",
    ];
    expect(received.receipt).toBe(lines.join("\n"));
    const mail = await receiptTo("ada@example.com");
    expect(mail.subject).toBe("Your withdrawal, order #1042");
    const link = new RegExp(`${HOST}/o/${merchant.id}/c/[\\w-]{22}`).exec(mail.text)![0];
    expect(mail.text).toBe(
      [
        "Hello Ada Lovelace,",
        "",
        "We have received your withdrawal. Received on Monday, 10 November 2036, 09:30:00 CET.",
        "",
        "    I withdraw from my contract for order #1042: 2 × Blue mug.",
        "",
        "    Name: Ada Lovelace",
        "    E-mail: ada@example.com",
        "    Shop: Tea House",
        `    Receipt: ${received.id}`,
        "",
        ...lines.slice(10),
        "",
        "Here you can always see where it stands, and write to us:",
        link,
        "",
        "Please keep this mail: it is your receipt. We don't see replies to it.",
        "",
        "Tea House",
      ].join("\n"),
    );
    expect((await send(requestOf(new URL(link).pathname))).status).toBe(200);
  });

  test("goes to the address given and to the order's own", async () => {
    await declare(orderOf(), { contact: "work@example.com" });
    await receiptTo("work@example.com");
    await receiptTo("ada@example.com");
  });

  test("is in the shopper's language", async () => {
    const { received } = await declare(orderOf(), { lang: "de-AT" });
    expect(received.receipt).toContain(
      "Ihr Widerruf ist bei uns eingegangen\nEingegangen am Montag, 10. November 2036, 09:30:00 MEZ.",
    );
    expect(received.receipt).toContain("Hiermit widerrufe ich meinen Vertrag über die Bestellung #1042: 2 × Blue mug.");
  });

  test("stands in the record, as the shopper's own words", async () => {
    const { shopper, shown } = await declare();
    const record = (await (await shopper.call(`/v1/cases/${shown.id}/record`)).json()) as {
      events: { event: string; words: string }[];
    };
    expect(record.events[0]).toMatchObject({ event: "declare", words: shown.summary });
    expect(shown.timeline[0]).toMatchObject({ by: "shopper", event: "declare" });
  });
});

describe("a person looks, and the receipt goes out all the same", () => {
  const swiss = { country: "CH" };
  const business = { customer: { email: "ada@example.com", name: "Ada", business: true } };
  test.each([
    [
      "late",
      orderOf({}, { deliveredAt: "2036-10-20T09:00:00Z" }),
      "The time for withdrawing ended on Monday 3 November,",
    ],
    [
      "of exempt goods",
      orderOf({}, { tags: ["fresh"] }),
      "This was sold as “fresh food”, which the right of withdrawal leaves out,",
    ],
    ["of a business", orderOf(business), "and this order was placed for a business,"],
    [
      "where the law has no such right",
      orderOf(swiss),
      "Where this order went there is no right of withdrawal by law,",
    ],
  ])("%s", async (_, order, sentence) => {
    const { received, shown } = await declare(order);
    expect(shown.state).toBe("in_review");
    expect(shown.items[0]!.note).toContain(sentence);
    expect(received.receipt).toContain(sentence);
    expect(received.receipt).toContain(
      "One of us looks at it personally. You'll hear from us by Tuesday 11 November, 09:30 at the latest",
    );
    expect(await refunds()).toEqual([]);
    await receiptTo("ada@example.com");
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases.map(({ id }) => id)).toEqual([shown.id]);
  });

  test("of goods in and out of the right, each goes its own way", async () => {
    const { shown } = await declare(
      orderOf({ lines: [line(), line({ id: "l2", title: "Cheese", tags: ["fresh"] })], paid: 10_550 }),
    );
    expect(shown.items.map(({ state }) => state)).toEqual(["awaiting_return", "in_review"]);
  });

  test("what the shop itself offers after the period is there for a person to settle", async () => {
    await openShop({ policy: samplePolicy });
    const { shown } = await declare(orderOf({}, { deliveredAt: "2036-10-20T09:00:00Z" }));
    expect(shown.state).toBe("in_review");
    expect(shown.items[0]!.offers.map(({ remedy, mode }) => [remedy, mode])).toContainEqual(["refund", "person"]);
  });
});

describe("the period", () => {
  const stateAt = async (at: string, of: object = {}, over: Partial<OrderFacts> = {}) => {
    setClock(at);
    return (await declare(orderOf(over, of))).shown.state;
  };
  const [inTime, late] = ["awaiting_return", "in_review"];

  test.each([
    ["2036-11-19T22:59:59Z", inTime],
    ["2036-11-19T23:00:00Z", late],
  ])("ends with the fourteenth day in the shop's time zone: %s", async (at, state) =>
    expect(await stateAt(at)).toBe(state),
  );

  test.each([
    ["2036-11-24T22:59:59Z", inTime],
    ["2036-11-24T23:00:00Z", late],
  ])("that would end on a Saturday ends on the Monday: %s", async (at, state) =>
    expect(await stateAt(at, { deliveredAt: "2036-11-08T09:00:00Z" })).toBe(state),
  );

  test.each([
    ["GB", "2036-11-22T22:59:59Z", inTime],
    ["GB", "2036-11-22T23:00:00Z", late],
  ])("in %s it ends on the Saturday itself: %s", async (country, at, state) =>
    expect(await stateAt(at, { deliveredAt: "2036-11-08T09:00:00Z" }, { country })).toBe(state),
  );

  test("begins when the last of the goods is there, and not before", async () => {
    const lines = [line({ deliveredAt: "2036-10-20T09:00:00Z" }), line({ id: "l2", title: "Pot", ...unsent })];
    const { shown } = await declare(orderOf({ lines, paid: 10_550 }));
    expect(shown.items.map(({ state }) => state)).toEqual(["awaiting_return", "settling"]);
  });
});

describe("GET /v1/order", () => {
  const rightOf = async (order: OrderFacts, lang = "en") => {
    const shopper = await shopperFor(merchant, order);
    return (await answerOf(await shopper.call(`/v1/order?lang=${lang}`), 200, OrderShape)).withdrawal;
  };

  test("says until when, for which lines, and by which label", async () => {
    const lines = [line(), line({ id: "l2", tags: ["fresh"] }), line({ id: "l3", refundedQuantity: 2 })];
    const right = { until: "2036-11-19T22:59:59Z", lines: ["l1"] };
    expect(await rightOf(orderOf({ lines, paid: 15_530 }))).toEqual({ ...right, label: "Withdraw from contract here" });
    expect(await rightOf(orderOf({ lines, paid: 15_530 }), "de")).toEqual({ ...right, label: "Vertrag widerrufen" });
  });

  test("goes on as long as goods are still to come", async () =>
    expect(await rightOf(orderOf({}, unsent))).toMatchObject({ until: "2036-11-24T22:59:59Z" }));

  test.each([
    ["late", orderOf({}, { deliveredAt: "2036-10-20T09:00:00Z" })],
    ["exempt", orderOf({}, { tags: ["fresh"] })],
    ["elsewhere", orderOf({ country: "US" })],
    ["a business", orderOf({ customer: { email: "ada@example.com", business: true } })],
    ["all refunded", orderOf({}, { refundedQuantity: 2 })],
  ])("is null: %s", async (_, order) => expect(await rightOf(order)).toBeNull());

  test("the shop's own document may give the right elsewhere", async () => {
    await openShop({ policy: { ...strict, law: ["eu"] } });
    expect(await rightOf(orderOf({ country: "CH" }))).toMatchObject({ lines: ["l1"] });
  });
});

describe("units that are in a case already", () => {
  test("the declaration is received, stands in that case, and a person reads it", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const before = await caseOf(
      await shopper.submit(submission({ items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] })),
      201,
    );
    const { received, shown } = await declare();
    expect(shown.id).toBe(before.id);
    expect(received.receipt).toContain(`You have told us about this before, in ${before.reference}.`);
    expect(shown.timeline.at(-1)).toMatchObject({ event: "declare", text: shown.timeline.at(-1)!.text });
    expect(shown.timeline.at(-1)!.text).toContain("I withdraw from my contract");
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases).toMatchObject([{ id: before.id, waiting: true }]);
  });

  test("an offer that nobody takes doesn't end what was declared: a person has it then, in every case of the line", async () => {
    await openShop({ policy: { ...samplePolicy, service: { ...samplePolicy.service, offerDays: 5 } } });
    const shopper = await shopperFor(merchant, orderOf());
    const one = submission({ items: [{ lineId: "l1", quantity: 1, reason: "changed_mind" }] });
    const cases = [await caseOf(await shopper.submit(one), 201), await caseOf(await shopper.submit(one), 201)];
    expect(cases.map(({ state }) => state)).toEqual(["offered", "offered"]);
    passTime(DAY);
    const { received } = await declare();
    for (const { reference } of cases) expect(received.receipt).toContain(reference);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases.map(({ id }) => id).toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
    passTime(9 * DAY);
    const later = await shopperFor(merchant, orderOf());
    for (const { id } of cases)
      await pumpUntil(merchant.id, async () => (await caseOf(await later.get(id))).state === "in_review", "a person");
  });

  test("those that are free go their own way", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const before = await caseOf(await shopper.submit(), 201);
    const { received, shown } = await declare();
    expect(shown.id).not.toBe(before.id);
    expect(shown.items).toMatchObject([{ quantity: 1, state: "awaiting_return", offers: [{ amount: 2785 }] }]);
    expect(received.receipt).toContain(before.reference);
    expect(received.receipt).toContain("I withdraw from my contract for order #1042: 2 × Blue mug.");
    // The law's dates hold for the units in the earlier case, too.
    expect(await rows(merchant.id, "SELECT DISTINCT declared_at FROM cases")).toEqual([
      { declared_at: Date.parse(NOW) },
    ]);
  });

  test("those that somebody refunded are said to be gone; there is no case", async () => {
    const shopper = await shopperFor(merchant, orderOf({ refunded: 5570 }, { refundedQuantity: 2 }));
    const received = await answerOf(await shopper.call("/v1/withdrawals", { body: declaration() }), 201, Received);
    expect(received.caseId).toBeNull();
    expect(received.receipt).toContain("The money for this has gone back already");
  });
});

describe("the money is on its way within fourteen days", () => {
  test("staff are asked from the tenth day on, before the others from the twelfth, until it is", async () => {
    const { shown } = await declare();
    setClock("2036-11-20T08:29:59Z");
    await runDurableObjectAlarm(stubOf(merchant.id));
    const queued = () => rows(merchant.id, "SELECT due_who, rank FROM cases WHERE id = ?", shown.id);
    expect(await queued()).toEqual([{ due_who: "shopper", rank: 4 }]);
    setClock("2036-11-20T08:30:00Z");
    await pumpUntil(merchant.id, async () => (await queued())[0]!["due_who"] === "staff", "the tenth day");
    expect(await queued()).toEqual([{ due_who: "staff", rank: 4 }]);
    setClock("2036-11-22T08:30:00Z");
    await pumpUntil(merchant.id, async () => (await queued())[0]!["rank"] === 1, "the twelfth day");

    const waiting = await shopperFor(merchant, orderOf({ id: "1", number: "#1" }));
    await caseOf(await waiting.submit(submission({ items: [{ lineId: "l1", quantity: 1, reason: "other" }] })), 201);
    const noor = await signIn(world, merchant.id, NOOR);
    const queue = (await noor.queue()).cases;
    expect(queue).toHaveLength(2);
    expect(queue[0]).toMatchObject({ id: shown.id, due: "2036-11-24T22:59:59Z" });
    await noor.does(shown.id, "pick_up");
    await noor.does(shown.id, "receive", { version: 1 });
    await pumpUntil(merchant.id, async () => (await noor.open(shown.id)).case.state === "resolved");
    expect((await noor.queue()).cases).toHaveLength(1);
    expect(await rows(merchant.id, "SELECT lawful_at FROM cases WHERE id = ?", shown.id)).toEqual([
      { lawful_at: null },
    ]);
  });

  test("it never lapses: goods that don't come are a person's to look into", async () => {
    const { shown, shopper } = await declare();
    passTime(15 * DAY);
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect((await caseOf(await shopper.get(shown.id))).state).toBe("awaiting_return");
    const later = await shopperFor(merchant, orderOf());
    passTime(14 * DAY);
    await pumpUntil(merchant.id, async () => (await caseOf(await later.get(shown.id))).state === "in_review");
    expect(await refunds()).toEqual([[5570, "canceled"]]);
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(shown.id, "pick_up");
    const { version } = (await noor.open(shown.id)).case;
    expect((await noor.does(shown.id, "settle", { version })).case.state).toBe("awaiting_return");
  });

  test("a reminder comes before the last day for sending back, and says nothing of closing", async () => {
    await declare();
    passTime(12 * DAY);
    const reminder = () => mailsTo("ada@example.com").find(({ text }) => text.includes("A reminder"));
    await pumpUntil(merchant.id, reminder, "the reminder");
    expect(reminder()!.text).toContain(
      "A reminder: please send the goods back by Monday 24 November. If you have, just tell us.",
    );
    expect(reminder()!.text).not.toContain("close");
  });
});

describe("without a token", () => {
  test("it is kept and receipted, and the answer is the same whether there is such an order or not", async () => {
    await declare(orderOf({ id: "77", number: "#77" }), { order: "#77" });
    const known = await answerOf(await fromNowhere({ order: "#77" }), 201, Received);
    const unknown = await answerOf(await fromNowhere({ order: "#78" }), 201, Received);
    const same = (received: typeof known, order: string) => ({
      ...received,
      id: "",
      receipt: received.receipt.replaceAll(received.id, "").replaceAll(order, ""),
    });
    expect(same(known, "#77")).toEqual(same(unknown, "#78"));
    expect(known.caseId).toBeNull();
    expect(known.receipt).toContain("I withdraw from my contract for order #77.");
    expect(known.receipt).toContain("One of us finds your order next, and writes to you.");
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM cases")).toEqual([{ n: 1 }]);
  });

  test("its receipt is dated, and opens no case to anybody", async () => {
    const { id } = await answerOf(await fromNowhere({ contact: "else@example.com" }), 201, Received);
    const mail = await receiptTo("else@example.com");
    expect(mail.text).toContain("Received on Monday, 10 November 2036, 09:30:00 CET.");
    expect(mail.text).toContain(`Receipt: ${id}`);
    expect(mail.text).not.toContain("/c/");
  });

  test("a few mails a day go to one address, and all of it is received", async () => {
    for (let time = 0; time < 7; time += 1)
      await answerOf(await fromNowhere({ contact: time % 2 ? "a@example.com" : "A@example.com" }), 201, Received);
    await answerOf(await fromNowhere({ contact: "last@example.com" }), 201, Received);
    await receiptTo("last@example.com");
    expect(world.mails.filter(({ to }) => to.toLowerCase() === "a@example.com")).toHaveLength(4);
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM withdrawals")).toEqual([{ n: 8 }]);
  });

  test("from one place ten an hour, for one shop a thousand a day", async () => {
    const from = (place: string) =>
      fromNowhere({ contact: `${newKey()}@example.com` }, { headers: { "CF-Connecting-IP": place } });
    for (let time = 0; time < 10; time += 1) expect((await from("192.0.2.1")).status).toBe(201);
    expect(await problemOf(await from("192.0.2.1"))).toMatchObject({ code: "rate_limited" });
    expect((await from("192.0.2.2")).status).toBe(201);
    await rows(merchant.id, "UPDATE rates SET count = 1000 WHERE name = 'withdraw'");
    const refused = await problemOf(await from("192.0.2.3"));
    expect(refused).toMatchObject({ code: "rate_limited" });
    expect(Number(refused.response.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  test("another order's number on an order's own page waits for a person too", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const received = await answerOf(
      await shopper.call("/v1/withdrawals", { body: declaration({ order: "1043" }) }),
      201,
      Received,
    );
    expect(received.caseId).toBeNull();
    expect(await rows(merchant.id, "SELECT contract FROM withdrawals WHERE ended_at IS NULL")).toEqual([
      { contract: "1043" },
    ]);
  });

  test.each([
    ["no shop", { merchant: undefined }, 422, "invalid"],
    ["no name", { name: " " }, 422, "invalid"],
    ["no address", { contact: "ada" }, 422, "invalid"],
    ["no contract", { order: "" }, 422, "invalid"],
    ["advertising in a name", { name: "Win at https://prize.example" }, 422, "invalid"],
    ["advertising in an order", { order: "WWW.prize.example" }, 422, "invalid"],
    ["no such shop", { merchant: `mer_${"x".repeat(22)}` }, 404, "unknown_merchant"],
  ])("refuses %s", async (_, over, status, code) => {
    const refused = await problemOf(await nobody({ ...declaration(), merchant: merchant.id, ...over }));
    expect(refused).toMatchObject({ status, code });
  });

  test("refuses a page that is not on the list", async () => {
    expect(await problemOf(await fromNowhere({}, { headers: { origin: "https://else.test" } }))).toMatchObject({
      code: "origin_not_allowed",
    });
    expect((await fromNowhere({}, { headers: { origin: SHOP } })).status).toBe(201);
  });
});

describe("a retry", () => {
  test("is answered alike, once; another body under its key is not", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const key = newKey();
    const first = await shopper.call("/v1/withdrawals", { body: declaration(), key });
    passTime(5000);
    const again = await shopper.call("/v1/withdrawals", { body: declaration(), key });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM withdrawals")).toEqual([{ n: 1 }]);
    const other = await shopper.call("/v1/withdrawals", { body: declaration({ name: "Bob" }), key });
    expect(await problemOf(other)).toMatchObject({ code: "idempotency_key_reused" });
    expect(await problemOf(await shopper.call("/v1/withdrawals", { body: declaration(), key: null }))).toMatchObject({
      code: "idempotency_key_required",
    });
  });

  test("with lines the order hasn't got, or more of them, is told so", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const withLines = (lines: object[]) => shopper.call("/v1/withdrawals", { body: declaration({ lines }) });
    expect(await problemOf(await withLines([{ lineId: "l9", quantity: 1 }]))).toMatchObject({ code: "unknown_line" });
    expect(await problemOf(await withLines([{ lineId: "l1", quantity: 3 }]))).toMatchObject({
      code: "quantity_exceeds_left",
    });
    expect(await problemOf(await withLines([]))).toMatchObject({ code: "invalid" });
    expect(await rows(merchant.id, "SELECT count(*) AS n FROM withdrawals")).toEqual([{ n: 0 }]);
  });

  test("in a loop comes to an end", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    const statuses = [];
    for (let time = 0; time < 11; time += 1)
      statuses.push((await shopper.call("/v1/withdrawals", { body: declaration() })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
  });
});

describe("behind a mail's link", () => {
  test("the key of a case opens the way for its order", async () => {
    const shopper = await shopperFor(merchant, orderOf());
    await caseOf(await shopper.submit(), 201);
    await pumpUntil(merchant.id, () => mailsTo("ada@example.com").length > 0, "a mail");
    const key = /\/c\/([\w-]{22})/.exec(mailsTo("ada@example.com")[0]!.text)![1]!;
    const call = { token: `${merchant.id}.${key}`, body: declaration() };
    const received = await answerOf(await send(requestOf("/v1/withdrawals", call)), 201, Received);
    expect(received.receipt).toContain("we send €27.85 to Visa •••• 4242");
  });
});

describe("unmatched, at the desk", () => {
  const waitFor = async () => {
    await (await shopperFor(merchant, orderOf())).submit();
    const received = await answerOf(await fromNowhere({ name: "Ada L." }), 201, Received);
    const noor = await signIn(world, merchant.id, NOOR);
    return { received, noor };
  };

  test("a person finds the order: it goes on as of the day it was received", async () => {
    const { received, noor } = await waitFor();
    const { withdrawals } = await noor.queue();
    expect(withdrawals).toEqual([
      {
        id: received.id,
        receivedAt: NOW,
        name: "Ada L.",
        contact: "ada@example.com",
        order: "#1042",
        due: "2036-11-11T08:30:00Z",
      },
    ]);
    passTime(11 * DAY);
    const again = await signIn(world, merchant.id, NOOR);
    const matched = await again.call(`/withdrawals/${received.id}/match`, { body: { order: "1042" } });
    expect(matched.status).toBe(200);
    const { case: shown } = (await matched.json()) as { case: Case };
    expect(shown.items).toMatchObject([{ state: "awaiting_return", quantity: 1, offers: [{ amount: 2785 }] }]);
    // Only now do they hear where to send it; the money is due as of the declaration.
    expect(shown.items[0]!.offers[0]!.return!.until).toBe("2036-12-05T22:59:59Z");
    expect(shown.responseDue).toEqual({ who: "staff", at: "2036-11-24T22:59:59Z" });
    expect((await again.queue()).withdrawals).toEqual([]);
    await pumpUntil(
      merchant.id,
      () => mailsTo("ada@example.com").some(({ text }) => text.includes("Please send it back by Friday 5 December")),
      "what to do",
    );
    expect(
      await problemOf(await again.call(`/withdrawals/${received.id}/match`, { body: { order: "1042" } })),
    ).toMatchObject({ code: "action_not_available" });
  });

  test("by a case's reference as well; what is called by no such name is not found", async () => {
    const { received, noor } = await waitFor();
    const match = (order: string) => noor.call(`/withdrawals/${received.id}/match`, { body: { order } });
    expect(await problemOf(await match("#9"))).toMatchObject({ code: "not_found" });
    const [row] = await rows<{ reference: string }>(merchant.id, "SELECT reference FROM cases");
    expect((await match(row!.reference.toLowerCase())).status).toBe(200);
  });

  test("or is answered, and that is that", async () => {
    const { received, noor } = await waitFor();
    const text = "We can't find an order 1042 of yours. Which e-mail address did you use?";
    const answered = await noor.call(`/withdrawals/${received.id}/answer`, { body: { text } });
    expect(answered.status).toBe(200);
    await pumpUntil(
      merchant.id,
      () => mailsTo("ada@example.com").some((mail) => mail.text.includes(text)),
      "the answer",
    );
    expect((await noor.queue()).withdrawals).toEqual([]);
    expect(await problemOf(await noor.call(`/withdrawals/${received.id}/answer`, { body: { text } }))).toMatchObject({
      code: "action_not_available",
    });
    expect(await problemOf(await noor.call("/withdrawals/wdr_x/answer", { body: { text } }))).toMatchObject({
      code: "not_found",
    });
  });

  test("is nobody else's business", async () => {
    const { id } = await answerOf(await fromNowhere(), 201, Received);
    const call = { body: { order: "1042" }, headers: { origin: HOST } };
    expect(await problemOf(await send(requestOf(`/desk/api/withdrawals/${id}/match`, call)))).toMatchObject({
      code: "session_missing",
    });
  });
});

describe("the page of its own", () => {
  const page = (lang = "en", query = "") =>
    send(requestOf(`/o/${merchant.id}/withdraw${query}`, { headers: { "accept-language": lang } }));
  const post = (fields: Record<string, string>) =>
    send(
      requestOf(`/o/${merchant.id}/withdraw`, {
        raw: new URLSearchParams(fields),
        headers: { "content-type": "application/x-www-form-urlencoded" },
        key: null,
      }),
    );
  const filled = { key: "k".repeat(22), lang: "en", name: "Ada", order: "#1042", contact: "ada@example.com" };

  test("is a plain form with one button, and runs no script", async () => {
    const response = await page("en", "?order=%231042");
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self';/,
    );
    expect(text).not.toContain("<script");
    expect([...text.matchAll(/<button>(.*?)<\/button>/g)].map(([, label]) => label)).toEqual(["Confirm withdrawal"]);
    expect(text).toContain("<h1>Withdraw from contract here</h1>");
    expect(text).toContain('value="#1042"');
    expect([...text.matchAll(/<input\s[^>]*?name="(\w+)"/gs)].map(([, field]) => field)).toEqual([
      "key",
      "lang",
      "name",
      "order",
      "contact",
    ]);
  });

  test.each([
    ["de", "Vertrag widerrufen", "Widerruf bestätigen"],
    ["fr-CA", "Renoncer au contrat ici", "Confirmer la rétractation"],
    ["es", "Desistir del contrato aquí", "Confirmar desistimiento"],
    ["pt", "Retrate-se do contrato aqui", "Confirmar retratação"],
    ["it", "Recedere dal contratto qui", "Conferma recesso"],
    ["nl", "Hier de overeenkomst herroepen", "Herroeping bevestigen"],
    ["ja, en;q=0.1", "Withdraw from contract here", "Confirm withdrawal"],
  ])("speaks %s", async (lang, withdraw, confirm) => {
    const text = await (await page(lang)).text();
    expect(text).toContain(`<h1>${withdraw}</h1>`);
    expect(text).toContain(`<button>${confirm}</button>`);
  });

  test("gives the receipt, once, however often it is sent", async () => {
    const first = await post(filled);
    const text = await first.text();
    expect(first.status).toBe(201);
    expect(text).toContain("We have received your withdrawal");
    expect(text).toContain("Received on Monday, 10 November 2036, 09:30:00 CET.");
    expect(text).toMatch(
      /href="data:text\/plain;charset=utf-8,We%20have%20received[^"]*" download="wdr_[\w-]{22}\.txt"/,
    );
    expect(await (await post(filled)).text()).toBe(text);
    expect(await rows(merchant.id, "SELECT name, contact, contract FROM withdrawals")).toEqual([
      { name: "Ada", contact: "ada@example.com", contract: "#1042" },
    ]);
    await receiptTo("ada@example.com");
  });

  test("comes back with what was written and what is missing", async () => {
    const response = await post({ ...filled, name: "", contact: "<b>" });
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).toContain("Please write your name.");
    expect(text).toContain("Please write an e-mail address, such as ada@example.com.");
    expect(text).toContain('value="&lt;b&gt;"');
    expect(text).toContain('value="#1042"');
    expect(await rows(merchant.id, "SELECT 1 FROM withdrawals")).toEqual([]);
  });

  test("keeps what was written where it can't be taken now", async () => {
    await rows(merchant.id, "INSERT INTO rates VALUES ('withdraw', ?, 1000)", Date.now());
    const response = await post(filled);
    expect(response.status).toBe(429);
    const text = await response.text();
    expect(text).toContain("We couldn&#39;t take this just now.");
    expect(text).toContain('value="Ada"');
  });

  test("another declaration under a used key is asked for once more, under a new one", async () => {
    await post(filled);
    const text = await (await post({ ...filled, order: "#7" })).text();
    const key = /name="key" value="([\w-]+)"/.exec(text)![1]!;
    expect(key).not.toBe(filled.key);
    expect((await post({ ...filled, order: "#7", key })).status).toBe(201);
  });

  test("is there for no shop that isn't, for no other method and no other body", async () => {
    expect((await send(requestOf(`/o/mer_${"x".repeat(22)}/withdraw`))).status).toBe(404);
    expect((await send(requestOf("/o/shop/withdraw"))).status).toBe(404);
    expect((await send(requestOf(`/o/${merchant.id}/withdraw`, { method: "PUT" }))).status).toBe(405);
    expect((await send(requestOf(`/o/${merchant.id}/withdraw`, { body: filled }))).status).toBe(415);
    const long = await post({ ...filled, name: "x".repeat(20_000) });
    expect(long.status).toBe(413);
  });
});
