// What goes wrong between us and Medusa: crashes, lost and late answers, other people's changes. However it goes, each
// remedy is there exactly once in Medusa's own records, and nothing half-open is left behind.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RemedyOrder } from "../../../worker/connectors/connector.ts";
import { Bench, Crash, halfOpen, recordedOf, remedyFor } from "./remedies.ts";
import type { Recorded } from "./remedies.ts";
import { install } from "../install.ts";
import { startMedusa } from "./server.ts";
import type { Server } from "./server.ts";
import { openShop, refundsOf } from "./shop.ts";
import type { Bought, Shop } from "./shop.ts";

describe.skipIf(install(import.meta.dirname))("between us and Medusa", () => {
  let server: Server;
  let shop: Shop;
  const none = { refunds: 0, refunded: 0, claims: 0, credits: 0, cards: 0 };

  beforeAll(async () => {
    server = await startMedusa();
    shop = await openShop(server.url);
  });
  afterAll(() => server?.stop());

  type Kind = { title: string; registered?: boolean; make: (bought: Bought) => RemedyOrder; wanted: Partial<Recorded> };

  const kinds: Kind[] = [
    { title: "refund", make: (bought) => remedyFor(bought), wanted: { refunds: 1, refunded: 20 } },
    {
      title: "replacement",
      make: (bought) => remedyFor(bought, { remedy: "replacement", amount: 0 }),
      wanted: { claims: 1 },
    },
    {
      title: "exchange",
      make: (bought) => remedyFor(bought, { remedy: "exchange", amount: 500, variant: shop.smallMug }),
      wanted: { claims: 1, refunds: 1, refunded: 5 },
    },
    {
      title: "credit to an account",
      registered: true,
      make: (bought) => remedyFor(bought, { remedy: "store_credit" }),
      wanted: { credits: 1 },
    },
    {
      title: "gift card for a guest",
      make: (bought) => remedyFor(bought, { remedy: "store_credit" }),
      wanted: { cards: 1 },
    },
  ];

  async function delivered(registered = false): Promise<Bought> {
    const bought = await shop.order({ registered });
    await shop.deliver(bought);
    return bought;
  }

  const isTelling = (init: RequestInit | undefined) => (init?.method ?? "GET") !== "GET";
  const timedOut = () => new DOMException("The operation was aborted due to timeout", "TimeoutError");

  describe("a crash between every two calls", () => {
    test.each(kinds)("of a $title, then going on: exactly one", async ({ title, registered, make, wanted }) => {
      let points = 0;
      for (let died = false, after = 0; after === 0 || died; after += 1) {
        const bought = await delivered(registered);
        const [bench, remedy] = [new Bench(shop), make(bought)];
        died = await crashAfter(bench, after, () => bench.once(remedy));
        bench.network = fetch;
        expect(await bench.toTheEnd(remedy), `after ${after} calls`).toMatchObject({ state: "succeeded" });
        expect(await recordedOf(shop, bought, remedy), `after ${after} calls`).toEqual({ ...none, ...wanted });
        expect(await halfOpen(shop, bought), `after ${after} calls`).toBe(0);
        points += died ? 1 : 0;
      }
      expect(points).toBeGreaterThan(3);
      console.log(`${title}: crashed at ${points} points, each time gone on to exactly one; no half-open claim left.`);
    });

    /** The process ends when so many calls have been answered. False when it came to its end before. */
    async function crashAfter(bench: Bench, calls: number, work: () => Promise<unknown>): Promise<boolean> {
      let left = calls;
      bench.network = async (...request) => {
        if (left === 0) throw new Crash();
        left -= 1;
        return fetch(...request);
      };
      try {
        await work();
        return false;
      } catch (error) {
        if (error instanceof Crash) return true;
        throw error;
      }
    }
  });

  describe("an answer that never comes", () => {
    test.each(kinds)("of a $title, at every call: exactly one", async ({ title, registered, make, wanted }) => {
      let lost = 0;
      for (let losing = true, at = 0; losing; at += 1) {
        losing = false;
        const bought = await delivered(registered);
        const [bench, remedy] = [new Bench(shop), make(bought)];
        let told = 0;
        bench.network = async (input, init) => {
          const response = await fetch(input, init);
          if (!isTelling(init) || told++ !== at) return response;
          losing = true;
          throw timedOut();
        };
        expect(await bench.toTheEnd(remedy), `call ${at}`).toMatchObject({ state: "succeeded" });
        expect(await recordedOf(shop, bought, remedy), `call ${at}`).toEqual({ ...none, ...wanted });
        expect(await halfOpen(shop, bought), `call ${at}`).toBe(0);
        lost += losing ? 1 : 0;
      }
      expect(lost).toBeGreaterThan(0);
      console.log(`${title}: ${lost} answers lost after Medusa had done it, exactly one each time.`);
    });

    test("a refund that arrives after we have looked for it is waited for, and not asked for again", async () => {
      const bought = await delivered();
      const [bench, remedy] = [new Bench(shop), remedyFor(bought)];
      let arrive = () => Promise.resolve();
      let sent = 0;
      bench.network = async (input, init) => {
        if (!isTelling(init)) return fetch(input, init);
        sent += 1;
        const { signal: _, ...call } = init!;
        arrive = async () => void (await fetch(input, call));
        throw timedOut();
      };
      expect(await bench.once(remedy)).toMatchObject({ state: "unclear" });
      expect(await bench.once(remedy)).toMatchObject({
        state: "unclear",
        problem: expect.stringContaining("may still"),
      });
      expect(sent).toBe(1);
      await arrive();
      // It is there; whether its gateway takes it is known when the call must be over.
      expect(await bench.once(remedy)).toMatchObject({ state: "unclear" });
      bench.ahead += 150_000;
      expect(await bench.once(remedy)).toMatchObject({ state: "succeeded" });
      expect(await refundsOf(shop, bought)).toHaveLength(1);
      expect(sent).toBe(1);
    });

    test("a gateway that failed may have paid, and Medusa forgets about it: never asked again, a person looks", async () => {
      const bought = await delivered();
      const [bench, remedy] = [new Bench(shop), remedyFor(bought)];
      let sent = 0;
      bench.network = async (input, init) => {
        if (!isTelling(init)) return fetch(input, init);
        sent += 1;
        return Response.json({ code: "unknown_error", message: "An unknown error occurred." }, { status: 500 });
      };
      expect(await bench.toTheEnd(remedy)).toMatchObject({
        state: "unclear",
        problem: expect.stringContaining("look at the gateway"),
      });
      expect(sent).toBe(1);
    });
  });

  describe("other people's changes of an order", () => {
    const begin = async (bought: Bought) => {
      const { claim } = await shop.post("/admin/claims", { type: "replace", order_id: bought.id });
      return claim.id as string;
    };

    test.each(kinds.slice(0, 3))(
      "hold up a $title, are left alone, and it goes on when they are done",
      async ({ make, wanted }) => {
        const bought = await delivered();
        const [bench, remedy] = [new Bench(shop), make(bought)];
        const theirs = await begin(bought);
        const held = await bench.once(remedy);
        expect(held).toMatchObject({
          state: "unclear",
          problem: expect.stringContaining("somebody began in Medusa (claim)"),
        });
        expect(await recordedOf(shop, bought, remedy)).toEqual(none);
        expect(await halfOpen(shop, bought)).toBe(1);
        const { claims } = await shop.get(`/admin/claims?order_id=${bought.id}&fields=id`);
        expect(claims.map(({ id }: { id: string }) => id)).toEqual([theirs]);
        await shop.remove(`/admin/claims/${theirs}/request`);
        expect(await bench.once(remedy)).toMatchObject({ state: "succeeded" });
        expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, ...wanted });
      },
    );

    test("begun between our look and our call: Medusa answers 400 and has paid, which is found", async () => {
      const bought = await delivered();
      const [bench, remedy] = [new Bench(shop), remedyFor(bought)];
      const answers: number[] = [];
      bench.network = async (input, init) => {
        if (!isTelling(init)) return fetch(input, init);
        await begin(bought);
        const response = await fetch(input, init);
        answers.push(response.status);
        return response;
      };
      expect(await bench.once(remedy)).toMatchObject({ state: "succeeded", reference: expect.stringMatching(/^ref_/) });
      expect(answers).toEqual([400]);
      expect(await recordedOf(shop, bought, remedy)).toEqual({ ...none, refunds: 1, refunded: 20 });
    });

    test("a remedy given up for good leaves no claim of its own half-open", async () => {
      const bought = await delivered();
      const [bench, remedy] = [new Bench(shop), remedyFor(bought, { remedy: "replacement", amount: 0 })];
      await shop.post("/admin/claims", {
        type: "replace",
        order_id: bought.id,
        metadata: { amends: remedy.settlementId },
      });
      await bench.connector().abandon!(remedy, bench.steps(remedy));
      expect(await halfOpen(shop, bought)).toBe(0);
      const theirs = await begin(bought);
      await bench.connector().abandon!(remedy, bench.steps(remedy));
      expect(await halfOpen(shop, bought)).toBe(1);
      await shop.remove(`/admin/claims/${theirs}/request`);
    });
  });

  test("a server in trouble, and one that says nothing we know: unclear, never failed", async () => {
    const bought = await delivered();
    for (const answer of [
      () => new Response("<h1>502</h1>", { status: 502 }),
      () => new Response("{}", { status: 200 }),
      () => Response.json({ message: "Too many" }, { status: 429 }),
      () => new Response(null, { status: 302, headers: { location: "https://elsewhere.test/" } }),
      () => new Response("x".repeat(5_000_000)),
    ]) {
      const [bench, remedy] = [new Bench(shop), remedyFor(bought)];
      bench.network = async () => answer();
      await expect(bench.once(remedy)).rejects.toThrow();
      bench.network = async (input, init) => (isTelling(init) ? answer() : fetch(input, init));
      expect(await bench.once(remedy)).toMatchObject({ state: "unclear" });
    }
    expect(await refundsOf(shop, bought)).toEqual([]);
  });
});
