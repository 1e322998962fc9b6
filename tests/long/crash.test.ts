// workerd under a stream of shoppers, and then all of `npm start`, killed in the middle again and again: nothing acknowledged
// is lost, nothing is paid twice, and the ledger is what the shop's own books say.
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { operatorKey } from "../bench/workerd.ts";
import { startAmends } from "../browser/harness.ts";
import type { Amends } from "../browser/harness.ts";
import { caseOf, answerOf, merchantOf, merchantRequest, requestOf, submission } from "../worker/client.ts";
import { OrderShape } from "../worker/shapes.ts";
import type { Shopper } from "../worker/client.ts";
import type { Case } from "../worker/shapes.ts";
import { allBroken, orderAs, orderIds, pageOf, refundsOnDisk, visitorOf } from "./demo.ts";
import type { Refund } from "./demo.ts";
import { startBare } from "./bare.ts";
import type { Entry } from "./bare.ts";
import { patientSend, Stream, untilNothingLeft } from "./patience.ts";
import { groupStartedWith, killGroup } from "./processes.ts";
import { Receiver } from "./receiver.ts";
import { generousPolicy, putRight, settlementIn, submitKey } from "./shoppers.ts";
import type { Told } from "./shoppers.ts";

const orders = 420;
const kills = 20;
const atOnce = 8;
/** A row that was leased when its worker was killed comes again after 75 seconds. */
const patience = 240_000;

const linux = process.platform === "linux";
if (!linux) console.log("Skipped: the processes to kill are found in /proc, which only Linux has.");

test(`kill -9 of workerd, ${kills} times: every answer given still stands, each order is settled once`, async () => {
  const receiver = new Receiver();
  const { webhooks, mail } = await receiver.open();
  const bare = await startBare(mail);
  try {
    const luck = { again: 0, replayed: 0 };
    const send = patientSend(bare.worker, luck);
    const body = merchantRequest({ policy: generousPolicy, webhookUrl: webhooks });
    const merchant = await merchantOf(await send(requestOf("/operator/merchants", { token: operatorKey, body })));
    receiver.secret = merchant.webhookSecret;

    const work = Array.from({ length: orders }, (_, index) => () => putRight(send, merchant, index));
    const stream = new Stream(work, atOnce);
    for (let kill = 1; kill <= kills; kill += 1) {
      await stream.midway(Math.floor((orders * kill) / (kills + 1)));
      await bare.kill();
      await bare.startAgain();
    }
    const told = await stream.all();
    const { again, replayed } = luck;

    const cases = await settled(told);
    await everyEventCame(receiver, orders);
    expectAsTold(told, cases);
    await expectOneCaseEach(told);
    expectPaidOnce(receiver, cases);
    expectSameSums(await bare.ledger(merchant.id), receiver);
    expect(receiver.wrong).toEqual([]);
    const failed = Object.values(receiver.failures).reduce((sum, each) => sum + each, 0);
    expect(failed / receiver.calls).toBeGreaterThan(0.2);
    const coins = receiver.paid.reduce((sum, { amount }) => sum + amount, 0);
    console.log(
      `workerd killed ${kills} times: ${told.length} cases and accepts acknowledged, ${again} tries without an answer, ` +
        `${replayed} of which had been written down; ${receiver.paid.length} settled once, ${coins} cents by the shop's ` +
        `books and by the ledger. Webhooks: ${receiver.calls} calls for ${receiver.messages.size} messages, failed ` +
        `${JSON.stringify(receiver.failures)}.`,
    );
  } finally {
    await bare.remove();
    await receiver.close();
  }
});

describe.skipIf(!linux)("killed in the middle", () => {
  let amends: Amends;

  afterAll(async () => {
    await amends.remove();
  });

  async function killWorker(): Promise<void> {
    const killed = await killGroup(groupStartedWith(join(amends.state, "worker")));
    expect(killed).toContain("workerd");
  }

  test("the demo shop, and then the worker, while they settle: the shop's own records show each refund once", async () => {
    amends = await startAmends();
    const send = patientSend(amends.worker, { again: 0, replayed: 0 });
    const ids = await orderIds(amends);
    const visitors = ids.map((id) => visitorOf(amends, send, id));
    const stream = new Stream(
      visitors.map((visitor) => () => allBroken(visitor)),
      3,
    );
    await stream.midway(3);
    await killGroup(groupStartedWith(join(amends.state, "shop.json")));
    const before = refundsOnDisk(amends).length;
    await amends.restart();
    await stream.midway(7);
    await killWorker();
    await amends.restart();
    const promised = (await stream.all()).flat().flatMap((found) => found.settlements.map(({ id }) => ({ id, found })));

    const byOrder = (order: string) => visitors[ids.indexOf(order)]!;
    const now = async ({ found }: { found: Case }) => caseOf(await byOrder(found.orderId).get(found.id));
    await untilNothingLeft(async () => {
      const cases = await Promise.all(promised.map(now));
      return cases.filter((each) => settlementIn(each).state !== "succeeded").map((each) => `${each.id} ${each.state}`);
    }, patience);

    const refunds = refundsOnDisk(amends);
    // The shop's own test order is settled as well, and never reaches the shop.
    const real = promised.filter(({ found }) => !found.test);
    expect(real.length).toBeLessThan(promised.length);
    expect(refunds.map(({ settlementId }) => settlementId).toSorted()).toEqual(real.map(({ id }) => id).toSorted());
    expect(refunds.length).toBeGreaterThan(before);
    for (const { found } of real) await expectSameBooks(found.orderId, byOrder(found.orderId), refunds);
    console.log(
      `Demo shop killed after ${before} refunds, then the worker: ${refunds.length} promised, each made once.`,
    );
  });

  /** An order's page, its next token and its cases tell of the same refunds as the shop's file. */
  async function expectSameBooks(id: string, visitor: Shopper, refunds: readonly Refund[]): Promise<void> {
    const own = refunds.filter(({ orderId }) => orderId === id);
    const page = await pageOf(amends, `/orders/${id}`);
    for (const { reference } of own) expect(page).toContain(reference);
    const sum = own.reduce((all, { amount }) => all + amount, 0);
    expect((await orderAs(visitor)).refunded).toBe(sum);
    const { cases } = await answerOf(await visitor.order(), 200, OrderShape);
    const all = await Promise.all(cases.map(async (each) => caseOf(await visitor.get(each.id))));
    const settlements = all.flatMap((each) => each.settlements);
    expect(settlements.reduce((total, { amount }) => total + amount, 0)).toBe(sum);
    expect(settlements.map(({ reference }) => reference).toSorted()).toEqual(
      own.map(({ reference }) => reference).toSorted(),
    );
  }
});

const fresh = async ({ shopper, opened }: Told): Promise<Case> => caseOf(await shopper.get(opened.id));

/** Every case, once all that was accepted has been carried out. */
async function settled(told: readonly Told[]): Promise<Case[]> {
  let cases: Case[] = [];
  await untilNothingLeft(async () => {
    cases = [];
    for (const each of told) cases.push(await fresh(each));
    return cases
      .filter((each) => each.state !== "resolved")
      .map((each) => `${each.id} ${each.state} ${JSON.stringify(each.settlements)}`);
  }, patience);
  return cases;
}

/** Events are sent at least once too: none is lost, whatever was killed while it was on its way. */
async function everyEventCame(receiver: Receiver, count: number): Promise<void> {
  const types = ["case.submitted", "case.decided", "settlement.requested", "settlement.succeeded", "case.resolved"];
  await untilNothingLeft(() => types.filter((type) => receiver.ofType(type).length < count), patience);
  for (const type of types) expect(receiver.ofType(type), type).toHaveLength(count);
}

/** What the shopper was told when opening and accepting is what became of it. */
function expectAsTold(told: readonly Told[], cases: readonly Case[]): void {
  for (const [index, { opened, accepted, remedy }] of told.entries()) {
    const [found, promised] = [cases[index]!, settlementIn(accepted)];
    const shown = opened.items[0]!.offers.find((offer) => offer.remedy === remedy)!;
    expect(found).toMatchObject({ id: opened.id, reference: opened.reference, openedAt: opened.openedAt });
    const { id, amount, bonus } = settlementIn(found);
    expect({ id, remedy, amount, bonus }).toEqual({
      id: promised.id,
      remedy: promised.remedy,
      amount: shown.amount,
      bonus: shown.bonus,
    });
    expect(settlementIn(found).state).toBe("succeeded");
    expect(found.timeline.filter(({ event }) => event === "settled")).toHaveLength(1);
  }
}

/** However often it was sent, each order's request made one case; sent once more, it is answered with that one. */
async function expectOneCaseEach(told: readonly Told[]): Promise<void> {
  for (const { shopper, opened, order } of told) {
    const { cases } = await answerOf(await shopper.order(), 200, OrderShape);
    expect(cases.map(({ id }) => id)).toEqual([opened.id]);
    const again = await shopper.submit(submission(), submitKey(order));
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await caseOf(again, 201)).toEqual(opened);
  }
}

/** The merchant's books and the cases say the same: each order once, to the cent. */
function expectPaidOnce(receiver: Receiver, cases: readonly Case[]): void {
  const promised = cases.map((found) => {
    const { id: settlement, remedy, amount, bonus } = settlementIn(found);
    return { settlement, order: found.orderId, remedy, amount, bonus };
  });
  const byOrder = (a: { order: string }, b: { order: string }) => a.order.localeCompare(b.order);
  expect(receiver.paid.toSorted(byOrder)).toEqual(promised.toSorted(byOrder));
  expect(new Set(receiver.paid.map(({ order }) => order)).size).toBe(cases.length);
}

/** Every reservation of the ledger was paid, once, and to the cent what the shop has in its own books. */
function expectSameSums(ledger: readonly Entry[], receiver: Receiver): void {
  const of = (kind: Entry["kind"]) =>
    ledger
      .filter((entry) => entry.kind === kind)
      .map(({ settlement, amount }) => `${settlement} ${amount}`)
      .toSorted();
  const books = receiver.paid.map(({ settlement, amount }) => `${settlement} ${amount}`).toSorted();
  expect(of("reserved")).toEqual(books);
  expect(of("paid")).toEqual(books);
  expect(of("released")).toEqual([]);
}
