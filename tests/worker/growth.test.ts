import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test } from "vitest";
import { caseOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import { NOOR, signIn } from "./members.ts";
import type { Merchant } from "./shapes.ts";
import { allDelivered, closeWorld, newMerchant, openWorld, setClock, shopperFor, stubOf } from "./support.ts";
import type { World } from "./support.ts";

/** A merchant with a hundred thousand cases must answer as fast as one with ten: nothing that is done for one case reads all. */

const CASES = 40;

let world: World;
let merchant: Merchant;
let ids = 0;
/** The last case that waits for a person. */
let left = "";

beforeEach(async () => {
  setClock("2036-11-10T08:30:00Z");
  world = openWorld();
  const limits = { perDay: { amount: 100_000_000, count: 10_000 } };
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: { ...samplePolicy, limits } });
});
afterEach(closeWorld);

/** Some are settled at once, some wait for a person, and all mail and webhooks are delivered: each does all there is. */
async function oneOfEach(): Promise<void> {
  for (const reason of ["damaged", "other"]) {
    const id = `G${++ids}`;
    const customer = { id: `c_${id}`, email: `${id}@example.com`, name: "Ada" };
    const [line] = sampleOrder().lines as Record<string, unknown>[];
    const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
    const placedAt = "2036-11-01T10:00:00Z";
    const order = sampleOrder({ id, number: `#${id}`, placedAt, customer, lines: [{ ...line, ...dates }] });
    const shopper = await shopperFor(merchant, order);
    const items = [{ lineId: "l1", quantity: 1, reason }];
    const opened = await caseOf(await shopper.submit(submission({ items })), 201);
    const choices = [{ item: "i1", remedy: "refund" }];
    if (opened.state === "in_review") left = opened.id;
    else await caseOf(await shopper.act(opened.id, "accept", { version: 1, choices }));
    await caseOf(await shopper.get(opened.id));
  }
  await allDelivered(merchant.id);
}

/** A member of staff takes the next, looks and settles it. */
async function byStaff(): Promise<void> {
  const noor = await signIn(world, merchant.id, NOOR);
  await noor.does(left, "pick_up");
  await noor.open(left);
  await noor.does(left, "settle", { version: 1, remedy: "refund" });
  await allDelivered(merchant.id);
}

/** The rows that the merchant's object reads while `work` goes on, by statement. */
async function readBy(work: () => Promise<unknown>): Promise<Map<string, number>> {
  type Sql = DurableObjectStorage["sql"];
  const cursors: [string, ReturnType<Sql["exec"]>][] = [];
  const restore = await runInDurableObject(stubOf(merchant.id), (_, { storage }) => {
    const kind = Object.getPrototypeOf(storage.sql) as Sql;
    const { exec } = kind;
    kind.exec = function watched<T extends Record<string, SqlStorageValue>>(
      this: Sql,
      query: string,
      ...given: unknown[]
    ) {
      const cursor = exec.call<Sql, [string, ...unknown[]], SqlStorageCursor<T>>(this, query, ...given);
      cursors.push([query, cursor as (typeof cursors)[number][1]]);
      return cursor;
    };
    return () => (kind.exec = exec);
  });
  await work();
  return runInDurableObject(stubOf(merchant.id), () => {
    restore();
    const read = new Map<string, number>();
    for (const [query, cursor] of cursors) read.set(query, Math.max(read.get(query) ?? 0, cursor.rowsRead));
    return read;
  });
}

test("what is read for one case doesn't grow with the cases there are", async () => {
  const all = async () => {
    await oneOfEach();
    await byStaff();
  };
  await all();
  const before = await readBy(all);
  for (let round = 0; round < CASES; round += 1) await oneOfEach();
  const after = await readBy(all);
  const grown = [...after].filter(([query, read]) => read > (before.get(query) ?? 0) + CASES / 2);
  expect(before.size).toBeGreaterThan(30);
  expect(grown).toEqual([]);
}, 60_000);
