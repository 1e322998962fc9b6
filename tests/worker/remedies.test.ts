import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { real } from "../unit/pictures.ts";
import { caseOf, problemOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { NOOR, signIn } from "./members.ts";
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
  setClock,
  shopperFor,
} from "./support.ts";
import type { Delivery, World } from "./support.ts";

/** What puts it right besides money, credit and a new one: an exchange, a part of the money; what each waits for; extras. */

const NOW = "2036-11-10T08:30:00Z";

let world: World;
let merchant: Merchant;

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

type Terms = { base?: object; reasons?: object; limits?: object; service?: object };

/** A merchant with the sample's policy, changed so. */
async function openShop({ base = {}, reasons = {}, limits = {}, service = {} }: Terms): Promise<void> {
  const policy = {
    ...samplePolicy,
    base: { ...samplePolicy.base, ...base },
    reasons: { ...samplePolicy.reasons, ...reasons },
    limits,
    service: { ...samplePolicy.service, ...service },
  };
  merchant = await newMerchant({ webhookUrl: world.webhook, policy });
}

/** Two mugs, delivered last week where no law of ours says more than the policy does. */
function orderOf(id: string, over: Partial<OrderFacts> = {}, line: object = {}): OrderFacts {
  const [mugs] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const placedAt = "2036-11-01T10:00:00Z";
  const lines = [{ ...mugs, ...dates, ...line }];
  return sampleOrder({ id, number: `#${id}`, placedAt, country: "US", lines, ...over });
}

const variants = [
  { id: "MUG-GR", title: "Green, 350 ml", price: 2490 },
  { id: "MUG-S", title: "Blue, 250 ml", price: 1990 },
  { id: "MUG-XL", title: "Blue, 600 ml", price: 2990 },
  { id: "MUG-RED", title: "Red, 350 ml", price: 2490, inStock: false },
];

type Opened = { shopper: Shopper; shown: Case };

async function open(order: OrderFacts, reason = "damaged"): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  const items = [{ lineId: "l1", quantity: 1, reason }];
  return { shopper, shown: await caseOf(await shopper.submit(submission({ items })), 201) };
}

const choose = ({ shopper, shown }: Opened, remedy: string, more: object = {}) =>
  shopper.act(shown.id, "accept", { version: shown.version, choices: [{ item: "i1", remedy, ...more }] });
const fresh = async ({ shopper, shown }: Opened) => caseOf(await shopper.get(shown.id));
const resolved = (opened: Opened) =>
  pumpUntil(merchant.id, async () => (await fresh(opened)).state === "resolved", "resolved");
const asked = () => world.deliveries.filter(({ type }) => type === "settlement.requested");
const offerOf = ({ items }: Case, remedy: string) => items[0]!.offers.find((offer) => offer.remedy === remedy);
const mailed = (words: RegExp) =>
  pumpUntil(merchant.id, () => world.mails.some(({ text }) => words.test(text)), `a mail that says ${words}`);

/** What a member of staff offers for the item, once its shopper has asked for a person. */
async function offeredBy(opened: Opened, offers: object[]): Promise<Opened> {
  const { id, version, state } = await fresh(opened);
  if (state !== "in_review") await caseOf(await opened.shopper.act(id, "ask_person", { version }));
  const noor = await signIn(world, merchant.id, NOOR);
  await noor.does(id, "pick_up");
  await noor.does(id, "offer", { version: (await fresh(opened)).version, item: "i1", offers });
  return { ...opened, shown: await fresh(opened) };
}

/** The record's page, as text. */
async function recordPage(id: string): Promise<string> {
  const noor = await signIn(world, merchant.id, NOOR);
  const markup = await (await noor.call(`/cases/${id}/record?as=page`)).text();
  return markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("an exchange", () => {
  const exchanging = { reasons: { wrong_size: { exchange: "offer", priceDifference: "settle", keepUpTo: 3000 } } };

  test("names what is in stock and costs no more, and what goes back with each", async () => {
    await openShop(exchanging);
    const { shown } = await open(orderOf("1", {}, { variants }), "wrong_size");
    expect(offerOf(shown, "exchange")).toMatchObject({
      mode: "automatic",
      amount: 0,
      variants: [
        { id: "MUG-GR", title: "Green, 350 ml", back: 0 },
        { id: "MUG-S", title: "Blue, 250 ml", back: 500 },
      ],
    });
  });

  test.each([{}, { variant: "MUG-XL" }, { variant: "MUG-RED" }])(
    "without a variant of those is refused: %j",
    async (more) => {
      await openShop(exchanging);
      const it = await open(orderOf("1", {}, { variants }), "wrong_size");
      const problem = await problemOf(await choose(it, "exchange", more));
      expect(problem).toMatchObject({
        code: "invalid",
        errors: [{ path: "choices.i1.variant", code: "unknown_variant" }],
      });
      expect(await fresh(it)).toEqual(it.shown);
      expect(await rows(merchant.id, "SELECT 1 FROM ledger")).toEqual([]);
    },
  );

  test("goes to the shop with the variant's id; the shopper and the mail read its name", async () => {
    await openShop(exchanging);
    const it = await open(orderOf("1", {}, { variants }), "wrong_size");
    const chosen = await caseOf(await choose(it, "exchange", { variant: "MUG-GR" }));
    expect(chosen.items[0]).toMatchObject({ chosen: "exchange", variant: "Green, 350 ml", state: "settling" });
    await resolved(it);
    expect(asked().map(({ data }) => data)).toMatchObject([
      { settlement: { remedy: "exchange", amount: 0, variant: "MUG-GR" } },
    ]);
    await mailed(/your exchange is on its way, 1 × Blue mug, Green, 350 ml\./);
    expect(await recordPage(it.shown.id)).toContain("Exchange: Green, 350 ml");
  });

  test("for something cheaper gives the difference back, once, and no more of the order is gone", async () => {
    await openShop(exchanging);
    const it = await open(orderOf("1", {}, { variants }), "wrong_size");
    await caseOf(await choose(it, "exchange", { variant: "MUG-S" }));
    await resolved(it);
    expect(asked()[0]!.data).toMatchObject({ settlement: { amount: 500, variant: "MUG-S" } });
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 500, paid: 500, released: 0, open: 0 }]);
    await mailed(/Blue, 250 ml, and €5\.00 goes back the way you paid\./);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(it.shown.id)).money).toMatchObject({ paid: 5570, reserved: 0, left: 5070 });
  });

  test("that nobody can name the variants of is a person's, and needs none", async () => {
    await openShop(exchanging);
    const it = await open(orderOf("1"), "wrong_size");
    expect(offerOf(it.shown, "exchange")).toMatchObject({ mode: "person", variants: [] });
    const chosen = await caseOf(await choose(it, "exchange"));
    expect(chosen.items[0]).toMatchObject({ chosen: "exchange", variant: null, state: "in_review" });
  });

  test("asked for, and then money back by staff: nothing of the variant is left", async () => {
    await openShop({ reasons: { wrong_size: { exchange: "person", keepUpTo: 3000 } } });
    const it = await open(orderOf("1", {}, { variants: variants.slice(0, 1) }), "wrong_size");
    const chosen = await caseOf(await choose(it, "exchange", { variant: "MUG-GR" }));
    expect(chosen.items[0]).toMatchObject({ state: "in_review", variant: "Green, 350 ml" });
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(chosen.id, "pick_up");
    await noor.does(chosen.id, "settle", { version: chosen.version, remedy: "refund" });
    await resolved(it);
    expect(asked()[0]!.data).toMatchObject({ settlement: { remedy: "refund", variant: null } });
    expect((await fresh(it)).items[0]).toMatchObject({ chosen: "refund", variant: null });
  });
});

describe("a part of the money", () => {
  const part = { reasons: { damaged: { partial_refund: "offer", partialRefundBp: 3000 } } };

  test("pays its share, the goods stay, and the rest of the order is as it was", async () => {
    await openShop(part);
    const it = await open(orderOf("1"));
    expect(offerOf(it.shown, "partial_refund")).toMatchObject({ amount: 747, goods: "keep", return: null });
    await caseOf(await choose(it, "partial_refund"));
    await resolved(it);
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 747, paid: 747, open: 0 }]);
    await mailed(/we've sent €7\.47 back to you for 1 × Blue mug; it is yours to keep\./);
  });

  test("that the shop tells of later is counted once, and takes no unit away", async () => {
    await openShop(part);
    const it = await open(orderOf("1"));
    await caseOf(await choose(it, "partial_refund"));
    await resolved(it);
    passTime(5 * 60_000);
    const later = await shopperFor(merchant, orderOf("1", { refunded: 747 }));
    const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
    const other = await caseOf(await later.submit(submission({ items })), 201);
    expect(offerOf(other, "refund")).toMatchObject({ amount: 2490 });
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(other.id)).money).toMatchObject({ paid: 5570, refunded: 747, left: 5570 - 747 });
  });
});

describe("goods that come back", () => {
  const steps = ["sent_back", "received", "inspected"] as const;
  const inRecord = {
    sent_back: "come back once they are on their way",
    received: "come back once they are here",
    inspected: "come back once they are looked at",
  };

  test.each([
    ["sent_back", 0],
    ["received", 1],
    ["inspected", 2],
  ] as const)("a refund that waits until they are %s goes out then, and not before", async (refundWhen, last) => {
    await openShop({ reasons: { damaged: { keepUpTo: 0, refundWhen } } });
    const it = await open(orderOf("1"));
    expect(offerOf(it.shown, "refund")).toMatchObject({ return: { when: refundWhen }, arrives: null });
    const chosen = await caseOf(await choose(it, "refund"));
    expect(chosen.state).toBe("awaiting_return");
    await mailed(/As soon as it's with us, we do the rest\./);
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(chosen.id, "pick_up");
    for (const [at, what] of steps.slice(0, last + 1).entries()) {
      const { version } = await fresh(it);
      await noor.does(chosen.id, "receive", { version, what });
      expect((await fresh(it)).state).toBe(at === last ? "settling" : "awaiting_return");
    }
    await resolved(it);
    const events = (await fresh(it)).timeline.map(({ event }) => event);
    const said = steps.slice(0, last + 1).map((what) => (what === "received" ? "receive" : what));
    expect(await recordPage(it.shown.id)).toContain(inRecord[refundWhen]);
    expect(events.filter((event) => said.includes(event as (typeof said)[number]))).toEqual(said);
  });

  test("a refund that waits for nothing goes at once, and the mail asks for them all the same", async () => {
    await openShop({ reasons: { damaged: { keepUpTo: 0, refundWhen: "accepted" } } });
    const it = await open(orderOf("1"));
    expect(offerOf(it.shown, "refund")).toMatchObject({ goods: "return", return: { when: "accepted" } });
    expect(offerOf(it.shown, "refund")!.arrives).not.toBeNull();
    await caseOf(await choose(it, "refund"));
    await resolved(it);
    await mailed(/Please send it back by [^]*We've already started on it; please send it back all the same\./);
  });
});

describe("a photo of proof", () => {
  const proof = { base: { windowDays: 2, withProof: "receipt" } };

  async function upload(shopper: Shopper): Promise<string> {
    const answer = await shopper.call("/v1/evidence", { raw: real.jpeg, headers: { "content-type": "image/jpeg" } });
    return ((await answer.json()) as { id: string }).id;
  }

  test("opens what the window had closed, once it was sent where it was asked for", async () => {
    await openShop(proof);
    const it = await open(orderOf("1"), "changed_mind");
    expect(it.shown.state).toBe("awaiting_evidence");
    expect(offerOf(it.shown, "refund")!.why).toMatchObject([{ code: "proof_needed" }]);
    expect(offerOf(it.shown, "refund")!.why[0]!.text).toContain("your receipt");
    const evidence = [await upload(it.shopper)];
    const body = { version: it.shown.version, item: "i1", evidence };
    const shown = await caseOf(await it.shopper.act(it.shown.id, "send_evidence", body));
    expect(offerOf(shown, "refund")).toMatchObject({ mode: "automatic", why: [] });
    expect(await rows(merchant.id, "SELECT proof FROM evidence")).toEqual([{ proof: 1 }]);
  });

  test("is none where it came with the words: nobody had asked for a receipt yet", async () => {
    await openShop(proof);
    const shopper = await shopperFor(merchant, orderOf("1"));
    const items = [{ lineId: "l1", quantity: 1, reason: "changed_mind", evidence: [await upload(shopper)] }];
    const shown = await caseOf(await shopper.submit(submission({ items })), 201);
    expect(offerOf(shown, "refund")).toMatchObject({ mode: "evidence", why: [{ code: "proof_needed" }] });
  });
});

describe("a little extra", () => {
  const extra = { kind: "discount_code", valueBp: 1000, maxCost: 1000 };
  const reasons = { damaged: { ...samplePolicy.reasons.damaged, extra } };
  const ada = { id: "c_77", email: "ada@example.com", name: "Ada", tags: [] };

  /** The shop gives a code with every settlement that an extra comes with. */
  const giving = ({ type, data }: Delivery) => {
    const { extra: given } = data["settlement"] as { extra?: string | null };
    if (type !== "settlement.requested") return new Response(null, { status: 204 });
    return Response.json({ state: "succeeded", ...(given && { extraCode: "THANKS-10" }) });
  };

  test("is shown once for all offers, asked of the shop, and its code is the shopper's but not the mail's", async () => {
    await openShop({ reasons });
    world.shop = (delivery) => ("settlement" in delivery.data ? giving(delivery) : new Response(null, { status: 204 }));
    const it = await open(orderOf("1"));
    const text = "10% off your next order, up to €10.00";
    expect(it.shown.items[0]!.extra).toEqual({ kind: "discount_code", valueBp: 1000, maxCost: 1000, text });
    await caseOf(await choose(it, "refund"));
    await resolved(it);
    expect(asked()[0]!.data).toMatchObject({ settlement: { amount: 2785, extra: text } });
    expect((await fresh(it)).settlements).toMatchObject([{ extra: { text, code: "THANKS-10" } }]);
    await mailed(/And a little extra: 10% off your next order, up to €10\.00\. Your code is on the page below\./);
    const page = await recordPage(it.shown.id);
    expect(page).toContain(`Extra ${text}`);
    expect(page).not.toContain("THANKS-10");
    expect(world.mails.filter(({ text: words, html }) => `${words}${html}`.includes("THANKS-10"))).toEqual([]);
  });

  test("is one in 90 days for a customer, and another after them", async () => {
    await openShop({ reasons, base: { windowDays: 300 } });
    await caseOf(await choose(await open(orderOf("1", { customer: ada })), "refund"));
    const second = await open(orderOf("2", { customer: ada }));
    expect(second.shown.items[0]).toMatchObject({ extra: null, offers: [{ mode: "automatic" }, {}, {}] });
    const others = { id: "c_1", email: "ben@example.com" };
    expect((await open(orderOf("3", { customer: others }))).shown.items[0]!.extra).not.toBeNull();
    passTime(91 * DAY);
    expect((await open(orderOf("4", { customer: ada }))).shown.items[0]!.extra).not.toBeNull();
  });

  test("counts against the day: where there is no room for it, what is owed goes out all the same", async () => {
    // A mug with its shipping and the extra, and a mug with its shipping.
    await openShop({ reasons, limits: { perDay: { amount: 2785 + 1000 + 2785, count: 100 } } });
    await caseOf(await choose(await open(orderOf("1")), "refund"));
    expect(await rows(merchant.id, "SELECT value, extra FROM ledger")).toEqual([{ value: 3785, extra: 1000 }]);
    const second = await open(orderOf("2", { customer: { id: "c_1", email: "ben@example.com" } }));
    expect(second.shown.items[0]!.extra).toBeNull();
    expect((await caseOf(await choose(second, "refund"))).state).toBe("settling");
    expect(await rows(merchant.id, "SELECT sum(value) AS value FROM ledger WHERE kind = 'reserved'")).toEqual([
      { value: 2785 + 1000 + 2785 },
    ]);
  });

  test("taken back with the choice, is there to be given again", async () => {
    await openShop({ reasons, service: { undoSeconds: { refund: 30, store_credit: 0, staff: 0 } } });
    const it = await open(orderOf("1", { customer: ada }));
    const chosen = await caseOf(await choose(it, "refund"));
    expect(chosen.settlements).toMatchObject([{ state: "scheduled", extra: { code: null } }]);
    await caseOf(await it.shopper.act(chosen.id, "undo", { version: chosen.version }));
    expect((await balances(merchant.id)).map(({ open: reserved }) => reserved)).toEqual([0]);
    expect((await open(orderOf("2", { customer: ada }))).shown.items[0]!.extra).not.toBeNull();
  });

  test("comes with what a person offers or settles in the end, too, and counts for its customer", async () => {
    await openShop({ reasons });
    const it = await open(orderOf("1", { customer: ada }));
    const offered = await offeredBy(it, [{ remedy: "store_credit", amount: 2785, bonus: 1000 }]);
    expect(offered.shown.items[0]!.extra).not.toBeNull();
    await caseOf(await choose(offered, "store_credit", { consent: true }));
    const given = await rows(merchant.id, "SELECT remedy, automatic, value, extra FROM ledger");
    expect(given).toEqual([{ remedy: "store_credit", automatic: 0, value: 4785, extra: 1000 }]);
    expect((await open(orderOf("2", { customer: ada }))).shown.items[0]!.extra).toBeNull();
  });

  test("is given once, however often the item is asked about", async () => {
    await openShop({ reasons });
    const it = await open(orderOf("1", { customer: ada }));
    await caseOf(await choose(it, "refund"));
    await resolved(it);
    passTime(DAY);
    const { id, version } = await fresh(it);
    await caseOf(await it.shopper.act(id, "contest", { version, text: "The saucer, too." }));
    const again = await offeredBy(it, [{ remedy: "partial_refund", amount: 500 }]);
    expect(again.shown.items[0]!.extra).toBeNull();
    const chosen = await caseOf(await choose(again, "partial_refund"));
    expect(chosen.settlements.map(({ remedy, extra: given }) => [remedy, given === null])).toEqual([
      ["refund", false],
      ["partial_refund", true],
    ]);
  });
});

describe("an offer of the policy's beside a person's", () => {
  const one = { perDay: { amount: 100_000, count: 1 } };
  const credit = { remedy: "store_credit", amount: 2785, bonus: 1000 };
  /** Another customer's refund, by which all of the day's limit is used. */
  async function useUpTheDay(): Promise<void> {
    const other = await open(orderOf("9", { customer: { id: "c_9", email: "ben@example.com" } }));
    expect((await caseOf(await choose(other, "refund"))).state).toBe("settling");
  }

  test("counts against the day, as it would have done without that person", async () => {
    await openShop({ limits: one });
    const it = await offeredBy(await open(orderOf("1")), [credit]);
    expect(it.shown.items[0]!.offers.map(({ remedy }) => remedy)).toEqual(["store_credit", "refund", "replacement"]);
    expect((await caseOf(await choose(it, "refund"))).state).toBe("settling");
    expect(await rows(merchant.id, "SELECT remedy, automatic FROM ledger")).toEqual([
      { remedy: "refund", automatic: 1 },
    ]);
  });

  test("is decided again when it is taken: what the day has no room for is looked at by a person", async () => {
    await openShop({ limits: one });
    const it = await offeredBy(await open(orderOf("1")), [credit]);
    await useUpTheDay();
    const chosen = await caseOf(await choose(it, "refund"));
    expect(chosen).toMatchObject({ state: "in_review", settlements: [], items: [{ chosen: "refund" }] });
  });

  test("leaves the person's own word as it is", async () => {
    await openShop({ limits: one });
    const it = await offeredBy(await open(orderOf("1")), [credit]);
    await useUpTheDay();
    const chosen = await caseOf(await choose(it, "store_credit", { consent: true }));
    expect(chosen).toMatchObject({ state: "settling", settlements: [{ remedy: "store_credit", bonus: 1000 }] });
  });
});
