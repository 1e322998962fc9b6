import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskCase } from "../../shared/contract.ts";
import { en } from "../../shared/texts/en.ts";
import { real } from "../unit/pictures.ts";
import { caseOf, problemOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { LEA, NOOR, signIn } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  allDelivered,
  balances,
  closeWorld,
  DAY,
  HOUR,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";

/** A case between its two sides: asking and answering, undoing, opening again, words that hurt or warn, being asked later. */

// A Monday morning in Berlin, ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";
const second = 1000;

let world: World;
let merchant: Merchant;

const withPhotos = { ...samplePolicy, base: { ...samplePolicy.base, evidenceAbove: 2000 } };
const undoing = (undoSeconds: object) => ({
  ...samplePolicy,
  service: { ...samplePolicy.service, undoSeconds },
});

const openShop = async (policy: object = samplePolicy, over: object = {}) =>
  void (merchant = await newMerchant({ webhookUrl: world.webhook, policy, ...over }));

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  const placedAt = "2036-11-01T10:00:00Z";
  return sampleOrder({ id, number: `#${id}`, placedAt, lines: [{ ...line, ...dates }], customer, ...over });
}

async function upload(shopper: Shopper): Promise<string> {
  const answer = await shopper.call("/v1/evidence", { raw: real.jpeg, headers: { "content-type": "image/jpeg" } });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const opened = async (order = orderOf("1"), over: Record<string, unknown> = {}) => {
  const shopper = await shopperFor(merchant, order);
  const shown = await caseOf(await shopper.submit(submission(over)), 201);
  return { shopper, shown, id: shown.id, act: actor(shopper, shown.id) };
};
const actor = (shopper: Shopper, id: string) => async (action: string, body: object) =>
  caseOf(await shopper.act(id, action, body));

const fresh = async ({ shopper, id }: { shopper: Shopper; id: string }) => caseOf(await shopper.get(id));
const until = (it: { shopper: Shopper; id: string }, state: string) =>
  pumpUntil(merchant.id, async () => (await fresh(it)).state === state, state);
const actions = (shown: { availableActions: { action: string }[] }) =>
  shown.availableActions.map(({ action }) => action);
const paid = () => world.deliveries.filter(({ type }) => type === "settlement.requested").length;
const mailsTo = (to: string) => world.mails.filter((mail) => mail.to === to);
/** Everything that was to leave has left. */
const quiet = () => allDelivered(merchant.id);
const nothingReserved = async () => expect((await balances(merchant.id)).every(({ open }) => open === 0)).toBe(true);

describe("a photo that makes it instant", () => {
  beforeEach(() => openShop(withPhotos));

  test("is asked for where the policy wants one, and then it is", async () => {
    const it = await opened();
    expect(it.shown).toMatchObject({ state: "awaiting_evidence", responseDue: { who: "shopper" } });
    expect(it.shown.items[0]).toMatchObject({ asked: { photo: true, questions: [] } });
    const said = ["evidence", "A photo would make this instant."];
    expect(it.shown.items[0]!.offers.map(({ mode, why }) => [mode, why[0]?.text])).toEqual([said, said, said]);
    expect(actions(it.shown)).toEqual(["ask_person", "send_evidence", "withdraw", "message"]);
    const evidence = [await upload(it.shopper)];
    const after = await it.act("send_evidence", { version: 1, item: "i1", evidence });
    expect(after).toMatchObject({ state: "offered", version: 2 });
    expect(after.items[0]).toMatchObject({ asked: null, evidence: [{ id: evidence[0] }] });
    expect(after.items[0]!.offers.map(({ mode }) => mode)).toEqual(["automatic", "automatic", "automatic"]);
    expect(after.timeline.at(-1)).toMatchObject({ event: "send_evidence", photos: 1 });
    await caseOf(await it.shopper.accept(after, "refund"));
    await until(it, "resolved");
  });

  test("isn't asked for when it came with the words", async () => {
    const shopper = await shopperFor(merchant, orderOf("1"));
    const evidence = [await upload(shopper)];
    const items = [{ lineId: "l1", quantity: 1, reason: "damaged", evidence }];
    expect(await caseOf(await shopper.submit(submission({ items })), 201)).toMatchObject({ state: "offered" });
  });

  test("isn't asked for where it would change nothing: a person looks anyway", async () => {
    await openShop({ ...withPhotos, base: { ...withPhotos.base, autoUpTo: 0 } });
    expect((await opened()).shown.state).toBe("in_review");
  });

  test("who has none is looked after by a person", async () => {
    const it = await opened();
    const after = await it.act("ask_person", { version: 1, items: ["i1"] });
    expect(after).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect(after.items[0]!.asked).toBeNull();
  });

  test("can't be another order's, and what was refused leaves everything as it was", async () => {
    const it = await opened();
    const other = await shopperFor(merchant, orderOf("2"));
    const evidence = [await upload(other)];
    const problem = await problemOf(await it.shopper.act(it.id, "send_evidence", { version: 1, item: "i1", evidence }));
    expect(problem).toMatchObject({ status: 422, errors: [{ path: "evidence", code: "unknown_evidence" }] });
    expect(await fresh(it)).toEqual(it.shown);
  });

  test("that comes when less is left than was shown goes to a person, with what was shown as the floor", async () => {
    const it = await opened();
    const evidence = [await upload(it.shopper)];
    const later = await shopperFor(merchant, orderOf("1", { refunded: 4000 }));
    const after = await caseOf(await later.act(it.id, "send_evidence", { version: 1, item: "i1", evidence }));
    expect(after.state).toBe("in_review");
    expect(after.items[0]!.offers.map(({ amount }) => amount)).toEqual(it.shown.items[0]!.offers.map((o) => o.amount));
  });
});

describe("a question", () => {
  const people = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } };

  test("is asked, answered in place, and decided about again", async () => {
    await openShop(people);
    const it = await opened();
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    const question = "Does the lid still close?";
    const asked = await noor.does(it.id, "request_evidence", { version: 1, item: "i1", photo: true, question });
    expect(asked.case).toMatchObject({ state: "awaiting_evidence", version: 2, responseDue: { who: "shopper" } });
    expect(asked.lease).toBeNull();
    expect((await noor.queue()).cases).toEqual([]);
    await pumpUntil(
      merchant.id,
      () => mailsTo("1@example.com").some(({ text }) => text.includes(question)),
      "the mail",
    );

    const shown = await fresh(it);
    const { questions, photo } = shown.items[0]!.asked!;
    expect([photo, questions]).toEqual([true, [{ id: expect.any(String), text: question }]]);
    const answers = { [questions[0]!.id]: "No, it doesn't." };
    const half = await it.act("send_evidence", { version: 2, item: "i1", answers });
    expect(half).toMatchObject({ state: "awaiting_evidence", version: 3 });
    expect(half.items[0]!.asked).toEqual({ photo: true, questions: [] });
    expect(half.timeline.at(-1)!.text).toBe(`${question}\nNo, it doesn't.`);
    const whole = await it.act("send_evidence", { version: 3, item: "i1", evidence: [await upload(it.shopper)] });
    expect(whole).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect(whole.items[0]!.note).toBe(en.note.heard);
    expect((await noor.queue()).cases).toHaveLength(1);
  });

  test("that nobody asked can't be answered", async () => {
    await openShop(withPhotos);
    const it = await opened();
    const body = { version: 1, item: "i1", answers: { q9: "Yes" } };
    expect(await problemOf(await it.shopper.act(it.id, "send_evidence", body))).toMatchObject({
      errors: [{ path: "answers.q9", code: "unknown_question" }],
    });
    const nothing = await problemOf(await it.shopper.act(it.id, "send_evidence", { version: 1, item: "i1" }));
    expect(nothing).toMatchObject({ status: 422, code: "invalid" });
  });

  test("nobody answers is reminded of once, and ends; a person can still be asked", async () => {
    await openShop(people);
    const it = await opened();
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    await noor.does(it.id, "request_evidence", { version: 1, item: "i1", question: "Which one?" });
    const before = mailsTo("1@example.com").length;
    passTime(12 * DAY);
    await pumpUntil(merchant.id, () => mailsTo("1@example.com").length > before + 1, "the reminder");
    passTime(1 * DAY);
    await quiet();
    expect(mailsTo("1@example.com").length).toBe(before + 2);
    passTime(3 * DAY);
    await until(it, "expired");
    expect(actions(await fresh(it))).toContain("ask_person");
  });

  test("a photo for the person who has the case is seen by them, and changes nothing else", async () => {
    await openShop(people);
    const it = await opened();
    const after = await it.act("send_evidence", { version: 1, item: "i1", evidence: [await upload(it.shopper)] });
    expect(after).toMatchObject({ state: "in_review", version: 1 });
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases[0]).toMatchObject({ waiting: true });
    expect((await noor.open(it.id)).items[0]!.evidence).toHaveLength(1);
  });
});

describe("undoing", () => {
  test("a shopper takes credit back within its seconds: nothing was sent, the budget is free, all can be chosen again", async () => {
    await openShop(undoing({ store_credit: 30 }));
    const it = await opened();
    const chosen = await caseOf(await it.shopper.accept(it.shown, "store_credit"));
    expect(chosen).toMatchObject({
      state: "settling",
      settlements: [{ state: "scheduled", notBefore: "2036-11-10T08:30:30Z" }],
    });
    expect(actions(chosen)).toContain("undo");
    passTime(29 * second);
    await pumpUntil(
      merchant.id,
      async () => (await rows(merchant.id, "SELECT 1 FROM outbox WHERE channel <> 'money'")).length === 0,
      "quiet",
    );
    expect(paid()).toBe(0);
    const back = await it.act("undo", { version: 2 });
    expect(back).toMatchObject({ state: "offered", version: 3, settlements: [{ state: "canceled" }] });
    expect(back.items[0]!.chosen).toBeNull();
    await nothingReserved();
    passTime(HOUR);
    await caseOf(await it.shopper.accept(back, "refund"));
    await until(it, "resolved");
    expect(paid()).toBe(1);
  });

  test("is over when it leaves: then it is settled, once", async () => {
    await openShop(undoing({ store_credit: 30 }));
    const it = await opened();
    await caseOf(await it.shopper.accept(it.shown, "store_credit"));
    passTime(30 * second);
    const late = await problemOf(await it.shopper.act(it.id, "undo", { version: 2 }));
    expect(late).toMatchObject({ code: "action_not_available", case: { state: "settling" } });
    await until(it, "resolved");
    expect(paid()).toBe(1);
  });

  test("a refund goes at once: there is nothing to undo", async () => {
    await openShop(undoing({}));
    const it = await opened();
    expect(actions(await caseOf(await it.shopper.accept(it.shown, "refund")))).not.toContain("undo");
  });

  test("staff take back what they settled, without the lease that ended with it; nobody else's shopper can", async () => {
    await openShop({ ...undoing({ staff: 60 }), base: { ...samplePolicy.base, autoUpTo: 0 } });
    const it = await opened();
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    const settled = await noor.does(it.id, "settle", { version: 1, remedy: "refund" });
    expect(settled.case.state).toBe("settling");
    expect(settled.lease).toBeNull();
    expect(actions(settled)).toEqual(["pick_up", "undo"]);
    expect(actions(await fresh(it))).not.toContain("undo");
    passTime(59 * second);
    const undone = await noor.does(it.id, "undo", { version: 2 });
    expect(undone.case).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    await nothingReserved();
    passTime(HOUR);
    await quiet();
    expect(paid()).toBe(0);
  });

  test("of what is carried out by hand ends when a person is to carry it out", async () => {
    merchant = await newMerchant({
      policy: { ...undoing({ staff: 60 }), base: { ...samplePolicy.base, autoUpTo: 0 } },
    });
    const it = await opened();
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    await noor.does(it.id, "settle", { version: 1, remedy: "refund" });
    expect((await noor.queue()).cases).toEqual([]);
    passTime(60 * second);
    await pumpUntil(merchant.id, async () => (await noor.queue()).cases.length === 1, "the queue");
    await noor.does(it.id, "pick_up");
    const { settlements, case: shown } = await noor.open(it.id);
    const body = { version: shown.version, settlement: settlements[0]!.id, state: "succeeded" };
    expect((await noor.does(it.id, "record_outcome", body)).case.state).toBe("resolved");
  });
});

describe("some days later", () => {
  const settledCase = async () => {
    await openShop();
    const it = await opened();
    await caseOf(await it.shopper.accept(it.shown, "refund"));
    await until(it, "resolved");
    await quiet();
    return it;
  };

  test("we ask once whether it is right; a yes ends it", async () => {
    const it = await settledCase();
    const shown = await fresh(it);
    // The money should be there on the 15th at the latest; three days after that we ask.
    expect(shown.followUpAt!.slice(0, 10) > "2036-11-15").toBe(true);
    expect(actions(shown)).toContain("rate");
    const before = mailsTo("1@example.com").length;
    passTime(Date.parse(shown.followUpAt!) - Date.now());
    await pumpUntil(merchant.id, () => mailsTo("1@example.com").length > before, "the question");
    expect(await fresh(it)).toMatchObject({ followUpAt: null, state: "resolved" });
    const yes = await it.act("rate", { satisfied: "yes" });
    expect(yes).toMatchObject({ state: "resolved", satisfied: "yes", version: shown.version });
    expect(actions(yes)).not.toContain("rate");
    const again = await problemOf(await it.shopper.act(it.id, "rate", { satisfied: "not_really" }));
    expect(again.code).toBe("action_not_available");
    passTime(30 * DAY);
    await quiet();
    expect(mailsTo("1@example.com").length).toBe(before + 1);
  });

  test("an answer given before we ask is not asked for again", async () => {
    const it = await settledCase();
    expect(await it.act("rate", { satisfied: "yes" })).toMatchObject({ followUpAt: null });
    const before = world.mails.length;
    passTime(30 * DAY);
    await quiet();
    expect(world.mails.length).toBe(before);
  });

  test("“not really” is a person's, ahead of the others, and pays nothing by itself", async () => {
    const it = await settledCase();
    const waiting = await opened(orderOf("2"));
    await waiting.act("ask_person", { version: 1, items: ["i1"], wish: "Only the lid" });
    passTime(HOUR);
    const again = await it.act("rate", { satisfied: "not_really", text: "The new one leaks too." });
    expect(again).toMatchObject({ state: "in_review", satisfied: "not_really", responseDue: { who: "staff" } });
    expect(again.items[0]).toMatchObject({ chosen: null, note: en.note.reopened });
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases.map(({ id, reopened }) => [id, reopened])).toEqual([
      [it.id, true],
      [waiting.id, false],
    ]);
    await pumpUntil(merchant.id, () => world.deliveries.some(({ type }) => type === "case.reopened"), "the shop told");
    expect(paid()).toBe(1);
  });
});

describe("opened again by staff", () => {
  test("what was declined, with words; units that went to another case stay there", async () => {
    await openShop({ ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } });
    const it = await opened(orderOf("1"), { items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] });
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    await noor.does(it.id, "decline", { version: 1, item: "i1", text: "We sold this as it is." });
    const lea = await signIn(world, merchant.id, LEA);
    await lea.does(it.id, "pick_up");
    const body = { version: 2, text: "We were wrong. We're looking again." };
    const open2 = await lea.does(it.id, "reopen", body);
    expect(open2.case).toMatchObject({ state: "in_review", version: 3 });
    await pumpUntil(
      merchant.id,
      () => mailsTo("1@example.com").some(({ text }) => text.includes("We were wrong.")),
      "mail",
    );

    const mine = await it.act("withdraw", { version: 3 });
    const other = await caseOf(await it.shopper.submit(submission()), 201);
    await lea.does(it.id, "pick_up");
    expect(await lea.refused(it.id, "reopen", { version: mine.version, text: "Once more." })).toMatchObject({
      code: "case_open",
      case: { id: other.id },
    });
  });
});

describe("words", () => {
  test("of danger in a message come to the front with what to do first, and pay nothing", async () => {
    await openShop();
    const calm = await opened(orderOf("1"));
    await calm.act("message", { text: "Any news?" });
    passTime(HOUR);
    const it = await opened(orderOf("2"));
    expect(it.shown.safety).toBeNull();
    const after = await it.act("message", { text: "The other one caught fire and burnt my hand." });
    expect(after.safety!.text).toMatch(/health|stop using/i);
    expect(after.items[0]!.offers).toEqual(it.shown.items[0]!.offers);
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.queue()).cases.map(({ id, safety }) => [id, safety])).toEqual([
      [it.id, true],
      [calm.id, false],
    ]);
    // What could go out by itself a moment ago is looked at by a person now.
    expect((await caseOf(await it.shopper.accept(after, "refund"))).state).toBe("in_review");
  });

  test("that hurt are veiled, answered with the boundary once, and change no offer", async () => {
    await openShop();
    const it = await opened();
    const noor = await signIn(world, merchant.id, NOOR);
    const hurt = "You stupid idiots, go to hell.";
    const after = await it.act("message", { text: hurt });
    expect(after.items).toEqual(it.shown.items);
    expect(JSON.stringify(after)).not.toMatch(/veiled|abus/);
    await noor.does(it.id, "pick_up");
    const seen = await noor.open(it.id);
    expect(seen.timeline.filter(({ veiled }) => veiled).map(({ text }) => text)).toEqual([hurt]);
    expect(seen.boundary).toBe(en.boundary);
    const said: DeskCase = await noor.does(it.id, "message", { text: seen.boundary });
    expect(said.boundary).toBeNull();
    await it.act("message", { text: "Sorry about that." });
    expect((await noor.open(it.id)).boundary).toBeNull();
    await it.act("message", { text: "Idiots, all of you." });
    expect((await noor.open(it.id)).boundary).toBe(en.boundary);
  });
});

describe("a case from before", () => {
  test("whose decision was kept without what decisions say now is accepted as it was shown", async () => {
    await openShop();
    const it = await opened();
    const [kept] = await rows<{ decision: string }>(merchant.id, "SELECT decision FROM items");
    const { lawRaised: _1, counterfactual: _2, offers, facts, ...rest } = JSON.parse(kept!.decision);
    const { evidence: _3, replaced: _4, wholeOrder: _5, signals: _6, ...before } = facts;
    const plain = offers.map(({ fees: _7, ...offer }: Record<string, unknown>) => offer);
    const decision = JSON.stringify({ ...rest, facts: before, offers: plain });
    await rows(merchant.id, "UPDATE items SET decision = ?", decision);
    await caseOf(await it.shopper.accept(it.shown, "refund"));
    await until(it, "resolved");
    const noor = await signIn(world, merchant.id, NOOR);
    expect((await noor.open(it.id)).items[0]!.decision.offers).toHaveLength(3);
  });
});

describe("the record", () => {
  test("keeps the case's version with every event, each once and in order", async () => {
    await openShop(undoing({ store_credit: 30 }));
    const it = await opened();
    let shown: Case = await caseOf(await it.shopper.accept(it.shown, "store_credit"));
    shown = await it.act("undo", { version: shown.version });
    shown = await it.act("ask_person", { version: shown.version });
    await it.act("message", { text: "Hello?" });
    const events = await rows<{ seq: number; event: string; data: string }>(
      merchant.id,
      "SELECT seq, event, data FROM events WHERE case_id = ? ORDER BY seq",
      it.id,
    );
    expect(
      events.map(({ seq, event, data }) => [seq, event, (JSON.parse(data) as { version: number }).version]),
    ).toEqual([
      [1, "submit", 1],
      [2, "decide", 1],
      [3, "accept", 2],
      [4, "undo", 3],
      [5, "ask_person", 4],
      [6, "message", 4],
    ]);
  });
});

describe("several items", () => {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const lines = ["l1", "l2"].map((id) => ({ ...line, ...dates, id, title: `Mug ${id}`, paid: 2490, quantity: 1 }));
  const two = () => orderOf("1", { lines, paid: 5570 });
  const both = { items: ["l1", "l2"].map((lineId) => ({ lineId, quantity: 1, reason: "damaged" })) };

  test("each is reminded of before its own end", async () => {
    await openShop({ ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } });
    const it = await opened(two(), both);
    const noor = await signIn(world, merchant.id, NOOR);
    await noor.does(it.id, "pick_up");
    await noor.does(it.id, "request_evidence", { version: 1, item: "i1", question: "Which part?" });
    passTime(5 * DAY);
    const lea = await signIn(world, merchant.id, LEA);
    await lea.does(it.id, "pick_up");
    await lea.does(it.id, "request_evidence", { version: 2, item: "i2", question: "And of this one?" });
    await quiet();
    const before = mailsTo("1@example.com").length;
    passTime(7 * DAY);
    await pumpUntil(merchant.id, () => mailsTo("1@example.com").length === before + 1, "the first reminder");
    passTime(5 * DAY);
    await pumpUntil(merchant.id, () => mailsTo("1@example.com").length >= before + 2, "the second");
    await quiet();
    const reminded = (await fresh(it)).items.map(({ state }) => state);
    expect([mailsTo("1@example.com").length, reminded]).toEqual([before + 2, ["expired", "awaiting_evidence"]]);
  });

  test("the question whether it is right comes also where the last one open is taken back", async () => {
    await openShop();
    const it = await opened(two(), both);
    const choices = [{ item: "i1", remedy: "refund" }];
    await it.act("accept", { version: 1, choices });
    const done = async () => (await fresh(it)).items[0]!.state === "resolved";
    await pumpUntil(merchant.id, done, "the first settled");
    const { version, followUpAt } = await fresh(it);
    expect(followUpAt).toBeNull();
    const closed = await it.act("withdraw", { version, items: ["i2"] });
    expect(closed).toMatchObject({ state: "resolved", followUpAt: expect.any(String) });
    expect(actions(closed)).toContain("rate");
  });

  test("and where its offer runs out", async () => {
    await openShop();
    const it = await opened(two(), both);
    await it.act("accept", { version: 1, choices: [{ item: "i1", remedy: "refund" }] });
    const done = async () => (await fresh(it)).items[0]!.state === "resolved";
    await pumpUntil(merchant.id, done, "the first settled");
    passTime(15 * DAY);
    await pumpUntil(merchant.id, async () => (await fresh(it)).items[1]!.state === "expired", "the end");
    expect((await fresh(it)).followUpAt).not.toBeNull();
  });
});

describe("reminders", () => {
  test("one before an offer runs out, none for what is answered", async () => {
    await openShop();
    const it = await opened(orderOf("1"));
    const done = await opened(orderOf("2"));
    await done.act("withdraw", { version: 1 });
    passTime(12 * DAY);
    const reminded = () => mailsTo("1@example.com").length === 2;
    await pumpUntil(merchant.id, reminded, "the reminder");
    passTime(MINUTE);
    await quiet();
    expect(mailsTo("1@example.com")).toHaveLength(2);
    expect(mailsTo("2@example.com")).toHaveLength(1);
    expect(await fresh(it)).toMatchObject({ state: "offered", version: 1 });
  });
});
