// Each remedy, cut off at every call it makes: whatever was lost, in the end it is there once and nothing lies about.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { vendureConnector } from "../../../worker/connectors/vendure.ts";
import type { Around, RemedyOrder, Result, Steps } from "../../../worker/connectors/connector.ts";
import { install } from "../install.ts";
import { memory, networkOf, remedyFor, tried } from "./remedies.ts";
import type { Death } from "./remedies.ts";
import { startShop } from "./shop.ts";
import type { Bought, Made, Shop, Wanted } from "./shop.ts";

type Kind = {
  what: string;
  wanted: Wanted;
  over: (bought: Bought) => Partial<RemedyOrder>;
  /** Where it goes back over several payments: each one's share, and an order of its own for each cut. */
  shares?: (bought: Bought) => number[];
};

const kinds: Kind[] = [
  { what: "a refund", wanted: {}, over: () => ({ amount: 100 }) },
  { what: "a refund that staff send by hand", wanted: { refund: "by-hand" }, over: () => ({ amount: 100 }) },
  {
    what: "a refund shared out over two payments",
    wanted: { quantity: 2, first: 1500 },
    over: ({ payments: [first, second] }) => ({
      amount: 1100,
      tenders: [
        { payment: first!, amount: 700 },
        { payment: second!, amount: 400 },
      ],
    }),
    shares: () => [700, 400],
  },
  {
    what: "a refund over two payments, the fullest first",
    wanted: { quantity: 2, first: 1500 },
    over: ({ total }) => ({ amount: total - 500 }),
    shares: ({ total }) => [total - 1500, 1000],
  },
  { what: "store credit", wanted: {}, over: () => ({ remedy: "store_credit", amount: 1500, bonus: 150 }) },
  { what: "a replacement", wanted: {}, over: () => ({ remedy: "replacement", amount: 0 }) },
  {
    what: "an exchange with money back",
    wanted: { sku: "MUG-500" },
    over: () => ({ remedy: "exchange", amount: 100, variant: "1" }),
  },
];

describe.skipIf(install(import.meta.dirname))("Vendure, cut off", () => {
  let shop: Shop;
  /** The id of the newest order there is; those after it were made by what is tested. */
  let newest = "0";
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop?.stop());

  const connect = (around: Around, url = shop.url) =>
    vendureConnector({ kind: "vendure", url, apiKey: shop.apiKey }, around);

  async function buy(wanted: Wanted): Promise<Bought> {
    const bought = await shop.bought({ quantity: 50, ...wanted });
    newest = bought.id;
    return bought;
  }

  /** One try; after it staff send what waits for their hands, as often as it is written down. */
  async function triedOn(around: Around, remedy: RemedyOrder, steps: Steps): Promise<Result> {
    const result = await tried(connect(around), remedy, steps);
    if (result.state === "succeeded" || (await shop.settleRefunds(remedy.order.id, "by hand")) === 0) return result;
    return tried(connect(networkOf()), remedy, steps);
  }

  /** Tries again, three minutes later each time, until it is done. @returns how many tries that took */
  async function carriedOn(remedy: RemedyOrder, steps: Steps): Promise<number> {
    for (let again = 1; again <= 5; again++) {
      const result = await triedOn(networkOf({ minutes: 3 * again }), remedy, steps);
      if (result.state === "succeeded") return again;
      expect(result.state).toBe("unclear");
    }
    throw new Error(`${remedy.settlementId} was never done.`);
  }

  /** Once, in Vendure's records and in the gateway's, and no draft or open coupon beside it. */
  async function expectOnce({ remedy, amount, settlementId }: RemedyOrder, bought: Bought, kind?: Kind) {
    const own = (await shop.refunds(bought.id)).filter(({ reason }) => reason.includes(settlementId));
    const money = remedy === "store_credit" || amount === 0 ? [] : (kind?.shares?.(bought) ?? [amount]);
    const byAmount = (amounts: number[]) => amounts.toSorted((one, other) => other - one);
    expect(byAmount(own.map(({ total }) => total))).toEqual(money);
    expect(own.every(({ state }) => state === "Settled")).toBe(true);
    const moved = (await shop.gateway(bought.code)).filter(({ reason }) => reason.includes(settlementId));
    expect(byAmount(moved.map((each) => each.amount))).toEqual(kind?.wanted.refund === "by-hand" ? [] : money);

    const sends = remedy === "replacement" || remedy === "exchange";
    const orders: Made[] = await shop.ordersSince(newest);
    expect(orders.map(({ state, totalWithTax, lines }) => [state, totalWithTax, lines])).toEqual(
      sends ? [["PaymentSettled", 0, [{ quantity: 1, productVariant: { sku: "MUG-350" } }]]] : [],
    );
    newest = orders.at(-1)?.id ?? newest;
    expect((await shop.notes(bought.id)).filter((note) => note.includes(settlementId))).toHaveLength(sends ? 1 : 0);
    const coupons = (await shop.coupons(settlementId)).map(({ enabled }) => enabled);
    expect(coupons).toEqual(remedy === "store_credit" ? [true] : sends ? [false] : []);
  }

  describe.each(kinds)("$what", (kind) => {
    const { wanted, over, shares } = kind;

    test.each([
      ["the process dies", {}],
      ["one call is lost", { lost: 1 }],
    ])("%s, before and after each call", async (what, lost) => {
      let bought = await buy(wanted);
      const whole = networkOf();
      const first = remedyFor(bought, over(bought));
      expect(await triedOn(whole, first, memory())).toMatchObject({ state: "succeeded" });
      await expectOnce(first, bought, kind);

      let [cuts, waited] = [0, 0];
      for (let call = 1; call <= whole.calls; call++)
        for (const when of ["before", "after"] as const) {
          if (shares) bought = await buy(wanted);
          const dies: Death = { call, when, ...lost };
          const [remedy, steps] = [remedyFor(bought, over(bought)), memory()];
          const then = await triedOn(networkOf({ dies }), remedy, steps);
          cuts += 1;
          // At once, as when a lease is over soon; and once it is sure that nothing is still at work over there.
          if (then.state !== "succeeded") {
            const now = await triedOn(networkOf(), remedy, steps);
            if (now.state !== "succeeded") waited += await carriedOn(remedy, steps);
          }
          await expectOnce(remedy, bought, kind);
        }
      console.log(
        `${what}: ${cuts} cuts over ${whole.calls} calls, each done once; ${waited} had to wait two minutes.`,
      );
    });
  });

  test("a draft that staff have begun stays, also where one of ours of the same minute is cleared away", async () => {
    const bought = await buy({});
    type Draft = { createDraftOrder: { id: string } };
    const { createDraftOrder: theirs } = await shop.admin<Draft>(`mutation{createDraftOrder{id}}`);
    await shop.admin(
      `mutation($o:ID!){addItemToDraftOrder(orderId:$o,input:{productVariantId:"4",quantity:1}){__typename}}`,
      {
        o: theirs.id,
      },
    );
    newest = theirs.id;
    const [remedy, steps] = [remedyFor(bought, { remedy: "replacement", amount: 0 }), memory()];
    const around = networkOf();
    const losing: Around = {
      now: around.now,
      fetch: async (url, init) => {
        const answer = await around.fetch(url, init);
        if (String(init?.body).includes("createDraftOrder")) throw new TypeError("The answer got lost.");
        return answer;
      },
    };
    expect(await tried(connect(losing), remedy, steps)).toMatchObject({ state: "unclear" });
    expect(await shop.ordersSince(newest)).toMatchObject([{ state: "Draft", lines: [] }]);
    await carriedOn(remedy, steps);
    await expectOnce(remedy, bought);
    expect((await shop.ordersSince(bought.id))[0]).toMatchObject({ id: theirs.id, state: "Draft" });
  });

  test("a shop so slow that a try is over in the middle: it goes on at the next, and is done once", async () => {
    const bought = await buy({});
    const [remedy, steps] = [remedyFor(bought, { remedy: "replacement", amount: 0 }), memory()];
    let tries = 0;
    for (let state = ""; state !== "succeeded"; tries++) {
      expect(tries).toBeLessThan(12);
      const around = networkOf();
      // Six seconds a call, by the clock that counts.
      const slow: Around = {
        fetch: around.fetch,
        now: () => new Date(Date.now() + tries * 180_000 + around.calls * 6_000),
      };
      state = (await tried(connect(slow), remedy, steps)).state;
    }
    await expectOnce(remedy, bought);
    expect(tries).toBeGreaterThan(2);
  });

  describe("what stands in between", () => {
    let proxy: Proxy | null = null;
    afterEach(() => proxy?.close());

    test.each([
      ["says 400 after it was paid", "answers 400"],
      ["says 200 and nothing after it was paid", "answers nothing"],
    ] as const)("%s: it is found, and paid once", async (_, fault) => {
      const bought = await buy({});
      const [remedy, steps] = [remedyFor(bought, { amount: 100 }), memory()];
      proxy = await proxyTo(shop.url, "refundOrder", fault);
      expect(await tried(connect(networkOf(), proxy.url), remedy, steps)).toMatchObject({ state: "succeeded" });
      expect(proxy.faults).toBe(1);
      await expectOnce(remedy, bought);
    });

    test("never answers after it was paid: the time runs out, and it is found", async () => {
      const bought = await buy({});
      const [remedy, steps] = [remedyFor(bought, { amount: 100 }), memory()];
      proxy = await proxyTo(shop.url, "refundOrder", "hangs");
      expect(await tried(connect(networkOf(), proxy.url), remedy, steps)).toMatchObject({ state: "succeeded" });
      await expectOnce(remedy, bought);
    });

    test("holds the call back until we have given up: it isn't sent again meanwhile", async () => {
      const bought = await buy({});
      const [remedy, steps] = [remedyFor(bought, { amount: 100 }), memory()];
      proxy = await proxyTo(shop.url, "refundOrder", "is late");
      expect(await tried(connect(networkOf(), proxy.url), remedy, steps)).toMatchObject({ state: "unclear" });
      expect(await tried(connect(networkOf()), remedy, steps)).toMatchObject({ state: "unclear" });
      expect(await shop.refunds(bought.id)).toEqual([]);
      await proxy.let();
      expect(await tried(connect(networkOf()), remedy, steps)).toMatchObject({ state: "succeeded" });
      await expectOnce(remedy, bought);
    });

    test("a redirect isn't followed, and an answer without end isn't read", async () => {
      const bought = await buy({});
      for (const fault of ["redirects", "never ends"] as const) {
        proxy = await proxyTo(shop.url, "payments", fault);
        const result = await tried(connect(networkOf(), proxy.url), remedyFor(bought, { amount: 100 }), memory());
        expect(result).toMatchObject({ state: "unclear" });
        await proxy.close();
      }
      expect(await shop.refunds(bought.id)).toEqual([]);
    });
  });
});

type Fault = "answers 400" | "answers nothing" | "hangs" | "is late" | "redirects" | "never ends";
type Proxy = { url: string; faults: number; let: () => Promise<void>; close: () => Promise<void> };

/** Passes everything on, but the first call that holds these words meets the fault. */
async function proxyTo(target: string, words: string, fault: Fault): Promise<Proxy> {
  let late = async () => {};
  const server: Server = createServer((request, response) => void pass(request, response));
  const proxy: Proxy = { url: "", faults: 0, let: () => late(), close: () => closed(server) };
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin-api`;
  return proxy;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const headers = {
      "content-type": "application/json",
      "vendure-api-key": String(request.headers["vendure-api-key"]),
    };
    const forward = () => fetch(target, { method: "POST", headers, body });
    if (proxy.faults > 0 || !body.includes(words)) return void response.end(await (await forward()).text());
    proxy.faults += 1;
    if (fault === "is late") late = async () => void (await forward()).body;
    if (fault === "redirects") return void response.writeHead(307, { location: target }).end();
    if (fault === "never ends") return void endless(response);
    if (fault === "is late") return;
    await (await forward()).text();
    if (fault === "answers 400") response.writeHead(400).end("Bad request");
    if (fault === "answers nothing") response.end();
  }
}

async function endless(response: ServerResponse): Promise<void> {
  while (!response.destroyed) {
    response.write(" ".repeat(65_536));
    await setTimeout(1);
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let all = "";
  for await (const chunk of request) all += String(chunk);
  return all;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
