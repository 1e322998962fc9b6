import { runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { caseOf, newKey, problemOf, requestOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { NOOR, signIn } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  allDelivered,
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
import type { World } from "./support.ts";

/** Goods that come back: labels, the shopper's word, receipts by staff and by the shop's own system, and what time does. */

const NOW = "2036-11-10T08:30:00Z";
const LABEL = "https://labels.example/l/1?token=x";
let world: World;
let merchant: Merchant;

const returns = {
  address: "Tea House, Dock 4, 20457 Hamburg",
  instructions: "Wrap cups one by one.",
  label: "link",
};
const policyWith = (base: Record<string, unknown> = {}, more: Record<string, unknown> = { returns }) => ({
  ...samplePolicy,
  base: { ...samplePolicy.base, refundWhen: "received", ...base },
  ...more,
});
const openShop = async (policy: unknown = policyWith()) => {
  merchant = await newMerchant({ webhookUrl: world.webhook, policy });
};

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

/** Two lines, delivered last week, outside the European Union: the policy's own words hold. */
function orderOf(over: Partial<OrderFacts> = {}): OrderFacts {
  const [mug] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const lines = [
    { ...mug, ...dates, id: "l1", title: "Blue mug", quantity: 1, paid: 2490 },
    { ...mug, ...dates, id: "l2", title: "Red mug", quantity: 1, paid: 2490 },
  ];
  const customer = { id: "c_1", email: "ada@example.com", name: "Ada" };
  return sampleOrder({ placedAt: "2036-11-01T10:00:00Z", country: "CH", lines, customer, ...over });
}

const both = {
  text: "Too small.",
  items: ["l1", "l2"].map((lineId) => ({ lineId, quantity: 1, reason: "wrong_size" })),
};
const one = { text: "Too small.", items: [both.items[0]] };

/** Opened and accepted: a refund that waits for the goods, unless the policy says otherwise. */
async function accepted(what: object = one): Promise<{ shopper: Shopper; shown: Case }> {
  const shopper = await shopperFor(merchant, orderOf());
  const shown = await caseOf(await shopper.submit(submission(what as never)), 201);
  return { shopper, shown: await caseOf(await shopper.accept(shown, "refund")) };
}

const tell = (id: string, body: unknown, key = newKey(), token: string = merchant.apiKey) =>
  send(requestOf(`/v1/merchant/cases/${id}/return`, { token, body, key }));
const told = async (id: string, body: unknown) => {
  const answer = await tell(id, body);
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as { state: string; items: { id: string; state: string; goods: string | null }[] };
};
const sent = () => world.deliveries.filter(({ type }) => type === "settlement.requested");
const mailed = (words: string) => world.mails.filter(({ text }) => text.includes(words));
const eventsOf = (id: string) =>
  rows<{ by: string; event: string }>(merchant.id, "SELECT by, event FROM events WHERE case_id = ? ORDER BY seq", id);
async function atDesk(id: string) {
  const noor = await signIn(world, merchant.id, NOOR);
  await noor.does(id, "pick_up");
  return noor;
}
/** A token lasts a day: whoever comes back later has a new one. */
const later = async ({ id }: Case) => {
  const shopper = await shopperFor(merchant, orderOf());
  return { shopper, shown: await caseOf(await shopper.get(id)) };
};
const ringUntil = (state: string, about: Case) =>
  pumpUntil(merchant.id, async () => (await later(about)).shown.state === state, state);

describe("instructions", () => {
  test("the live version's address and words stand on the page and in the mail", async () => {
    await openShop();
    const { shown } = await accepted();
    expect(shown.returns).toEqual(returns);
    await pumpUntil(merchant.id, () => mailed("Dock 4")[0], "the mail");
    expect(mailed("Dock 4")[0]!.text).toContain("Wrap cups one by one.");
    expect(mailed("Dock 4")[0]!.text).toContain("We'll send you a label for it.");
  });

  test("without a section the shop's own address holds, and who keeps the goods reads of none", async () => {
    await openShop(policyWith({}, {}));
    const { shown } = await accepted();
    const address = "Tea House, Leaf Lane 1, 10115 Berlin";
    expect(shown.returns).toEqual({ address, instructions: null, label: "none" });
    const other = await shopperFor(merchant, orderOf({ id: "2", number: "#2" }));
    expect((await caseOf(await other.submit(submission()), 201)).returns).toBeNull();
  });
});

describe("a label", () => {
  test("by the shop's system: shown, mailed once, and no new version", async () => {
    await openShop();
    const { shown, shopper } = await accepted();
    const parcel = { carrier: "Post", trackingNumber: "RR1" };
    await told(shown.id, { labelUrl: LABEL, ...parcel });
    await told(shown.reference, { labelUrl: LABEL });
    const now = await caseOf(await shopper.get(shown.id));
    expect(now.version).toBe(shown.version);
    expect(now.items[0]!.back).toMatchObject({ labelUrl: LABEL, ...parcel, goods: null });
    await pumpUntil(merchant.id, () => mailed("labels.example")[0], "the mail");
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect(mailed("Your label, at labels.example")).toHaveLength(1);
    expect((await eventsOf(shown.id)).filter(({ event }) => event === "label")).toEqual([
      { by: "platform", event: "label" },
    ]);
  });

  test("by staff, at the desk", async () => {
    await openShop();
    const { shown } = await accepted();
    const noor = await atDesk(shown.id);
    const after = await noor.does(shown.id, "label", { version: shown.version, labelUrl: LABEL });
    expect(after.items[0]).toMatchObject({ back: { labelUrl: LABEL }, state: "awaiting_return" });
  });

  test.each(["http://labels.example/1", "javascript:alert(1)", "https://a:b@labels.example/1", "labels.example", ""])(
    "is no link but https: %j",
    async (labelUrl) => {
      await openShop();
      const { shown } = await accepted();
      expect((await problemOf(await tell(shown.id, { labelUrl }))).code).toBe("invalid");
    },
  );
});

describe("receipts by the shop's system", () => {
  test("C13: said twice, under one key or two, the money goes once", async () => {
    await openShop();
    const { shown } = await accepted();
    const key = newKey();
    const answers = [await tell(shown.id, { what: "received" }, key), await tell(shown.id, { what: "received" }, key)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]!.headers.get("idempotent-replayed")).toBe("true");
    expect(await told(shown.id, { what: "received" })).toMatchObject({ state: "settling" });
    await ringUntil("resolved", shown);
    expect(await told(shown.id, { what: "received" })).toMatchObject({ state: "resolved" });
    // A scan that comes late: what is here doesn't go back on its way.
    expect(await told(shown.id, { what: "sent_back" })).toMatchObject({ items: [{ goods: "received" }] });
    expect(sent()).toHaveLength(1);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2490, paid: 2490, released: 0 }]);
    expect((await eventsOf(shown.id)).filter(({ event }) => event === "receive")).toHaveLength(1);
  });

  test("a scan is as far as some policies wait for, and not as others", async () => {
    await openShop();
    const waits = await accepted();
    expect(await told(waits.shown.id, { what: "sent_back" })).toMatchObject({ state: "awaiting_return" });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2490, released: 0, state: "scheduled" }]);
    await openShop(policyWith({ refundWhen: "sent_back" }));
    const goes = await accepted();
    expect(await told(goes.shown.id, { what: "sent_back" })).toMatchObject({ state: "settling" });
  });

  test("nobody else's key, no case of another shop, and nothing where no goods are to come", async () => {
    await openShop();
    const { shown } = await accepted();
    const other = await newMerchant();
    expect((await problemOf(await tell(shown.id, { what: "received" }, newKey(), "mer_x.y"))).code).toBe("key_wrong");
    expect((await problemOf(await tell(shown.id, { what: "received" }, newKey(), other.apiKey))).code).toBe(
      "not_found",
    );
    const shopper = await shopperFor(merchant, orderOf({ id: "2", number: "#2" }));
    const kept = await caseOf(await shopper.submit(submission()), 201);
    expect((await problemOf(await tell(kept.id, { what: "received" }))).code).toBe("action_not_available");
    for (const body of [{}, { what: "sent_back", disposition: "restock" }, { what: "gone" }])
      expect((await problemOf(await tell(shown.id, body))).code).toBe("invalid");
  });

  test("of several items each goes by itself; none named means those that wait", async () => {
    await openShop();
    const { shown } = await accepted(both);
    const first = await told(shown.id, { items: ["i1"], what: "received" });
    expect(first.items.map(({ state }) => state)).toEqual(["settling", "awaiting_return"]);
    const rest = await told(shown.id, { what: "received", disposition: "restock" });
    expect(rest.items).toMatchObject([{ disposition: null }, { disposition: "restock", state: "settling" }]);
    await ringUntil("resolved", shown);
    expect(sent()).toHaveLength(2);
  });
});

describe("what became of the goods", () => {
  test("staff note it with the receipt; it is staff's alone, and in the record", async () => {
    await openShop();
    const { shown, shopper } = await accepted();
    const noor = await atDesk(shown.id);
    const request = { version: shown.version, what: "inspected", disposition: "refurbish" };
    const after = await noor.does(shown.id, "receive", request);
    expect(after.items[0]).toMatchObject({ state: "settling", disposition: "refurbish", problem: null });
    const record = (await (await noor.call(`/cases/${shown.id}/record`)).json()) as { events: object[] };
    expect(record.events).toContainEqual(expect.objectContaining({ event: "inspected", disposition: "refurbish" }));
    expect(await (await shopper.call(`/v1/cases/${shown.id}/record`)).text()).not.toContain("refurbish");
  });

  test.each(["empty", "other_item", "damaged", "incomplete"])(
    "C8: %s goes to a person with nothing reserved, and a kind word",
    async (code) => {
      await openShop();
      const { shown } = await accepted();
      await told(shown.id, { what: "received", problem: { code, text: "A brick." } });
      const now = await later(shown);
      expect(now.shown.state).toBe("in_review");
      expect(now.shown.items[0]!.note).toContain("Your parcel is here, thank you.");
      expect(JSON.stringify(now.shown)).not.toContain("brick");
      expect(await balances(merchant.id)).toMatchObject([{ reserved: 2490, released: 2490, open: 0 }]);
      // Said again it is known; and nothing goes out until a person says so.
      await told(shown.id, { what: "received", problem: { code } });
      const noor = await atDesk(shown.id);
      expect((await noor.open(shown.id)).items[0]).toMatchObject({ problem: { code, text: "A brick." } });
      const settled = await noor.does(shown.id, "settle", { version: now.shown.version });
      // The goods are here: nothing more is waited for.
      expect(settled.case.state).toBe("settling");
      await ringUntil("resolved", shown);
      expect(sent()).toHaveLength(1);
    },
  );

  test("of a statutory withdrawal the refund stays due: its dates go on with a person", async () => {
    await openShop();
    const order = orderOf({ country: "DE" });
    const shopper = await shopperFor(merchant, order);
    const body = { name: "Ada", contact: "ada@example.com", order: "#1042", lang: "en" };
    const declared = (await (await shopper.call("/v1/withdrawals", { body })).json()) as { caseId: string };
    await told(declared.caseId, { items: ["i1"], what: "received", problem: { code: "damaged" } });
    const lawful = await rows(merchant.id, "SELECT lawful_at FROM cases WHERE id = ?", declared.caseId);
    expect(lawful[0]!["lawful_at"]).toBe(Date.parse(NOW) + 10 * DAY);
    passTime(13 * DAY);
    const due = () => rows(merchant.id, "SELECT due_who, rank FROM cases WHERE id = ?", declared.caseId);
    await pumpUntil(merchant.id, async () => (await due())[0]!["rank"] === 1, "the law's date");
    expect(await due()).toEqual([{ due_who: "staff", rank: 1 }]);
  });
});

describe("the shopper says it is sent", () => {
  const say = (shopper: Shopper, shown: Case, more: object = {}) =>
    shopper.act(shown.id, "sent", { version: shown.version, ...more });

  test("no money moves; the reminder stays away, and what was promised doesn't lapse unseen (C12)", async () => {
    await openShop();
    const { shown, shopper } = await accepted();
    const parcel = { carrier: "Post", trackingNumber: "RR1" };
    const now = await caseOf(await say(shopper, shown, parcel));
    expect(now).toMatchObject({ state: "awaiting_return", version: shown.version });
    expect(now.items[0]!.back).toMatchObject({ ...parcel, sentAt: NOW });
    expect(now.responseDue?.who).toBe("shopper");
    const until = Date.parse(shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!.return!.until);
    setClock(new Date(until + DAY).toISOString());
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect((await later(shown)).shown.state).toBe("awaiting_return");
    expect(mailed("A reminder")).toEqual([]);
    setClock(new Date(until + 15 * DAY).toISOString());
    await ringUntil("in_review", shown);
    expect(sent()).toEqual([]);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2490, released: 2490 }]);
  });

  test("a photo of the receipt goes to a person, who notes that it is on its way", async () => {
    await openShop(policyWith({ refundWhen: "sent_back" }));
    const { shown, shopper } = await accepted();
    const png = Uint8Array.from(
      atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
      (byte) => byte.charCodeAt(0),
    );
    const upload = await shopper.call("/v1/evidence", { raw: png, headers: { "content-type": "image/png" } });
    const { id } = (await upload.json()) as { id: string };
    const now = await caseOf(await say(shopper, shown, { evidence: [id] }));
    expect(now).toMatchObject({ state: "awaiting_return", responseDue: { who: "staff" } });
    expect(sent()).toEqual([]);
    const noor = await atDesk(shown.id);
    const after = await noor.does(shown.id, "receive", { version: now.version, what: "sent_back" });
    expect(after.case).toMatchObject({ state: "settling" });
    await ringUntil("resolved", shown);
    expect((await noor.queue()).cases).toEqual([]);
  });
});

describe("time", () => {
  const untilOf = (shown: Case) =>
    Date.parse(shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!.return!.until);

  test("one reminder three days before, then it is closed and nothing stays reserved (C5, C9)", async () => {
    await openShop();
    const { shown } = await accepted();
    setClock(new Date(untilOf(shown) - 3 * DAY).toISOString());
    await pumpUntil(merchant.id, () => mailed("A reminder")[0], "the reminder");
    await allDelivered(merchant.id);
    setClock(new Date(untilOf(shown) + 1000).toISOString());
    await ringUntil("expired", shown);
    expect(mailed("A reminder")).toHaveLength(1);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2490, released: 2490 }]);
  });

  test("C7: goods that come after it is closed bring a person, who can end it", async () => {
    await openShop();
    const { shown } = await accepted();
    setClock(new Date(untilOf(shown) + 1000).toISOString());
    await ringUntil("expired", shown);
    expect(await told(shown.id, { what: "received" })).toMatchObject({ state: "in_review" });
    expect(sent()).toEqual([]);
    const noor = await atDesk(shown.id);
    const { version } = (await noor.open(shown.id)).case;
    expect((await noor.does(shown.id, "settle", { version })).case.state).toBe("settling");
    await ringUntil("resolved", shown);
  });

  test("goods on their way never expire: a person looks where they are", async () => {
    await openShop();
    const { shown } = await accepted();
    await told(shown.id, { what: "sent_back" });
    setClock(new Date(untilOf(shown) + 13 * DAY).toISOString());
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect((await later(shown)).shown.state).toBe("awaiting_return");
    expect(mailed("A reminder")).toEqual([]);
    setClock(new Date(untilOf(shown) + 15 * DAY).toISOString());
    await ringUntil("in_review", shown);
  });

  test("C9, C12: every item that waits for goods has a clock or is staff's turn", async () => {
    await openShop(policyWith({ refundWhen: "inspected" }));
    const { shown } = await accepted(both);
    const clocks = () =>
      rows(merchant.id, "SELECT goods, lapses_at IS NOT NULL AS clock FROM items ORDER BY id").then((found) =>
        found.map(({ goods, clock }) => [goods, clock]),
      );
    expect(await clocks()).toEqual([
      [null, 1],
      [null, 1],
    ]);
    await told(shown.id, { items: ["i1"], what: "sent_back" });
    expect(await clocks()).toEqual([
      ["sent_back", 1],
      [null, 1],
    ]);
    await told(shown.id, { items: ["i1"], what: "received" });
    expect((await later(shown)).shown.responseDue?.who).toBe("staff");
  });
});

describe("settled at once, and the goods come back all the same", () => {
  async function trusted() {
    await openShop(policyWith({ refundWhen: "accepted" }));
    const { shown } = await accepted();
    await ringUntil("resolved", shown);
    return later(shown);
  }

  test("the desk expects them; a receipt writes down what became of them and moves no money", async () => {
    const { shown } = await trusted();
    expect(shown.items[0]!.back).toMatchObject({ goods: null });
    expect(shown.returns).toEqual(returns);
    const before = await balances(merchant.id);
    await told(shown.id, { what: "received", disposition: "restock", problem: { code: "damaged" } });
    const noor = await atDesk(shown.id);
    const open = await noor.open(shown.id);
    expect(open.items[0]).toMatchObject({ state: "resolved", disposition: "restock", problem: { code: "damaged" } });
    expect(open.availableActions.map(({ action }) => action)).not.toContain("receive");
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect(await balances(merchant.id)).toEqual(before);
    expect(sent()).toHaveLength(1);
  });

  test("one calm reminder before the day, none for who has sent them, and never a charge", async () => {
    const { shown } = await trusted();
    const until = Date.parse(shown.items[0]!.back!.until);
    setClock(new Date(until - 3 * DAY).toISOString());
    await pumpUntil(merchant.id, () => mailed("A small reminder")[0], "the reminder");
    await allDelivered(merchant.id);
    expect(mailed("A small reminder")[0]!.text).toContain("If it's on its way already, there's nothing to do.");
    setClock(new Date(until + 40 * DAY).toISOString());
    await runDurableObjectAlarm(stubOf(merchant.id));
    expect((await later(shown)).shown.state).toBe("resolved");
    expect(mailed("A small reminder")).toHaveLength(1);
    expect(await balances(merchant.id)).toMatchObject([{ paid: 2490, released: 0 }]);
  });

  test("who says it is sent is not reminded", async () => {
    const { shown, shopper } = await trusted();
    await caseOf(await shopper.act(shown.id, "sent", { version: shown.version }));
    setClock(new Date(Date.parse(shown.items[0]!.back!.until) - DAY).toISOString());
    for (let rings = 0; rings < 3; rings += 1) await runDurableObjectAlarm(stubOf(merchant.id));
    expect(mailed("A small reminder")).toEqual([]);
  });
});
