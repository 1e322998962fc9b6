// An order found without a token: number, e-mail and a code. Answers tell nothing; the token then works like any other.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerOf, caseOf, problemOf, requestOf, sampleOrder, shopperOf } from "./client.ts";
import { fakePlatform, SETTINGS } from "./platform.ts";
import { OrderShape } from "./shapes.ts";
import type { Merchant } from "./shapes.ts";
import {
  closeWorld,
  HOUR,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";

let world: World;
let platform: ReturnType<typeof fakePlatform>;
let merchant: Merchant;
beforeEach(async () => {
  world = openWorld();
  platform = fakePlatform();
  platform.orders.set("1042", sampleOrder() as never);
  setClock("2026-11-10T10:00:00Z");
  merchant = await newMerchant({ platform: SETTINGS });
});
afterEach(async () => {
  platform.restore();
  await closeWorld();
});

type Asked = { number: string; email: string };
const ada = { number: "#1042", email: "ada@example.com" };
const from = (place: string) => ({ headers: { "CF-Connecting-IP": place } });

const ask = (asked: Asked, more = {}) =>
  send(requestOf("/v1/look-ups", { body: { merchant: merchant.id, lang: "en", ...asked }, key: null, ...more }));
const trade = (asked: Asked, code: string, more = {}) =>
  send(requestOf("/v1/look-ups/session", { body: { merchant: merchant.id, ...asked, code }, key: null, ...more }));

/** All that can be told of an answer. */
const told = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].toSorted(),
  body: await answer.text(),
});

/** Asks, and reads the code from the mail. */
async function codeFor(asked: Asked = ada, more = {}): Promise<string> {
  const before = world.mails.length;
  expect((await ask(asked, more)).status).toBe(202);
  await pumpUntil(merchant.id, () => world.mails.length > before, "a code");
  return /^\d{6}/.exec(world.mails.at(-1)!.text)![0];
}

const notThis = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("asking for a code", () => {
  it("is answered alike for every number and address, byte for byte", async () => {
    const first = await told(await ask(ada));
    expect([first.status, first.body]).toEqual([202, "{}"]);
    for (const asked of [
      { number: "#9999", email: ada.email },
      { number: ada.number, email: "eve@example.com" },
      { number: "nothing of the kind", email: "nobody@example.com" },
    ])
      expect(await told(await ask(asked))).toEqual(first);
    await pumpUntil(merchant.id, () => world.mails.length > 0, "the one mail");
    expect(world.mails.map(({ to }) => to)).toEqual([ada.email]);
  });

  it("doesn't wait for the platform", async () => {
    platform.connector.findOrder = () => new Promise(() => {});
    expect((await ask(ada)).status).toBe(202);
  });

  it("mails nothing where the platform means another address than asked", async () => {
    platform.connector.findOrder = async () => sampleOrder({ customer: { email: "eve@example.com" } }) as never;
    await ask(ada);
    await ask({ number: "#1", email: "bob@example.com" });
    await pumpUntil(merchant.id, () => true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await rows(merchant.id, "SELECT 1 FROM look_ups")).toEqual([]);
    expect(await rows(merchant.id, "SELECT 1 FROM outbox")).toEqual([]);
  });

  it("survives a platform that fails", async () => {
    platform.connector.findOrder = async () => {
      throw new Error("socket hang up");
    };
    expect((await ask(ada)).status).toBe(202);
    expect((await problemOf(await trade(ada, "123456"))).code).toBe("code_wrong");
  });

  it("speaks the shopper's language", async () => {
    await ask(ada, { body: { merchant: merchant.id, lang: "de-AT", ...ada } });
    await pumpUntil(merchant.id, () => world.mails.length > 0, "a code");
    expect(world.mails[0]!.subject).toMatch(/^\d{6} öffnet Ihre Bestellung$/);
    expect(world.mails[0]!.text).toContain("#1042 bei Tea House");
  });

  it("isn't there where nothing finds orders", async () => {
    platform.connector.capabilities = { remedies: [], facts: false, lookUp: false };
    expect((await problemOf(await ask(ada))).code).toBe("not_found");
    expect(platform.calls.findOrder).toBe(0);
  });

  it("has its limits, for an address and for a place, whether they are known or not", async () => {
    for (const email of [ada.email, "nobody@example.com"]) {
      for (let count = 0; count < 5; count++)
        expect((await ask({ ...ada, email }, from(`192.0.2.${email.length}`))).status).toBe(202);
      const problem = await problemOf(await ask({ ...ada, email }, from(`192.0.2.${email.length}`)));
      expect([problem.status, problem.code]).toEqual([429, "rate_limited"]);
      expect(Number(problem.response.headers.get("Retry-After"))).toBeGreaterThan(0);
      // From elsewhere it still goes: nobody locks anybody out by asking.
      expect((await ask({ ...ada, email }, from("198.51.100.9"))).status).toBe(202);
    }
    for (let count = 0; count < 20; count++)
      expect((await ask({ number: "#1", email: `n${count}@example.com` }, from("203.0.113.5"))).status).toBe(202);
    expect((await ask({ number: "#1", email: "last@example.com" }, from("203.0.113.5"))).status).toBe(429);
    passTime(HOUR);
    expect((await ask(ada, from("203.0.113.5"))).status).toBe(202);
  });

  it("keeps neither code nor address where they could be read", async () => {
    const code = await codeFor();
    const [row] = await rows<{ asked: string; hash: string }>(merchant.id, "SELECT asked, hash FROM look_ups");
    expect(JSON.stringify([row!.asked, row!.hash])).not.toMatch(new RegExp(`${code}|ada@|1042`));
  });
});

describe("trading the code", () => {
  const tokenFor = async (asked: Asked = ada) => {
    const answer = await trade(asked, await codeFor(asked));
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { token: string }).token;
  };

  it("gives a token with which everything works, for two hours", async () => {
    const token = await tokenFor();
    const shopper = shopperOf(send, token);
    const { order } = await answerOf(await shopper.order(), 200, OrderShape);
    expect(order).toMatchObject({ id: "1042", number: "#1042", paid: 5570 });
    const shown = await caseOf(await shopper.submit(), 201);
    await caseOf(await shopper.accept(shown, "refund"));
    await pumpUntil(
      merchant.id,
      async () =>
        (await rows<{ state: string }>(merchant.id, "SELECT state FROM settlements"))[0]?.state === "succeeded",
      "the refund",
    );
    passTime(2 * HOUR - 1000);
    expect((await shopper.order()).status).toBe(200);
    passTime(2 * MINUTE);
    expect((await problemOf(await shopper.order())).code).toBe("token_expired");
  });

  it("takes the number with or without its sign, the address in any case, the code with spaces", async () => {
    const code = await codeFor();
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await trade({ number: " 1042", email: "Ada@Example.com" }, spaced)).status).toBe(200);
  });

  it("keeps what the shop's own page said of the order", async () => {
    await caseOf(await (await shopperFor(merchant, sampleOrder())).submit(), 201);
    const [line] = sampleOrder()["lines"] as Record<string, unknown>[];
    const { tags: _, ...bare } = line!;
    platform.orders.set("1042", sampleOrder({ lines: [bare], refunded: 100 }) as never);
    const { order } = await answerOf(await shopperOf(send, await tokenFor()).order(), 200, OrderShape);
    expect(order).toMatchObject({ refunded: 100, lines: [{ tags: ["ceramics"] }] });
  });

  it("isn't for whom the shop's own page has not named", async () => {
    const owner = await shopperFor(merchant, sampleOrder({ customer: { email: "eve@example.com" } }));
    await caseOf(await owner.submit(), 201);
    await ask(ada);
    await ask({ number: "#1", email: "bob@example.com" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await rows(merchant.id, "SELECT 1 FROM look_ups")).toEqual([]);
  });

  it("works once", async () => {
    const code = await codeFor();
    expect((await trade(ada, code)).status).toBe(200);
    expect((await problemOf(await trade(ada, code))).code).toBe("code_wrong");
  });

  it("bears five tries", async () => {
    const code = await codeFor();
    for (let count = 0; count < 5; count++) expect((await trade(ada, notThis(code))).status).toBe(401);
    expect((await trade(ada, code)).status).toBe(401);
    expect((await trade(ada, await codeFor())).status).toBe(200);
  });

  it("lets nobody else's tries use up a code", async () => {
    const code = await codeFor(ada, from("192.0.2.1"));
    for (let count = 0; count < 6; count++) await trade(ada, notThis(code), from("198.51.100.2"));
    expect((await trade(ada, code, from("192.0.2.1"))).status).toBe(200);
  });

  it("ends after ten minutes", async () => {
    const code = await codeFor();
    passTime(10 * MINUTE + 1);
    expect((await trade(ada, code)).status).toBe(401);
  });

  it("says the same for a wrong code, a wrong address and an order that isn't there", async () => {
    const code = await codeFor();
    const first = await told(await trade(ada, notThis(code)));
    expect(first.status).toBe(401);
    expect(await told(await trade({ ...ada, email: "eve@example.com" }, code))).toEqual(first);
    expect(await told(await trade({ ...ada, number: "#9999" }, code))).toEqual(first);
  });

  it("has its limit", async () => {
    for (let count = 0; count < 20; count++) expect((await trade(ada, "000000")).status).toBe(401);
    expect((await problemOf(await trade(ada, "000000"))).code).toBe("rate_limited");
  });
});

describe("as a page", () => {
  const page = (sent?: Record<string, string>, query = "") =>
    send(
      new Request(`https://amends.test/o/${merchant.id}/order${query}`, {
        headers: { "Accept-Language": "de", Origin: "null" },
        redirect: "manual",
        ...(sent && { method: "POST", body: new URLSearchParams(sent) }),
      }),
    );

  it("asks, then takes the code and leads to the order, without a script", async () => {
    const first = await (await page()).text();
    expect(first).toContain("Ihre Bestellung finden");
    expect(first).not.toContain("<script");
    const answer = await page({ ...ada, lang: "de" });
    const second = await answer.text();
    expect([answer.status, second.includes("Sehen Sie in Ihre E-Mails")]).toEqual([200, true]);
    await pumpUntil(merchant.id, () => world.mails.length > 0, "a code");
    const code = /^\d{6}/.exec(world.mails[0]!.text)![0];
    const wrong = await page({ ...ada, lang: "de", code: notThis(code) });
    expect([wrong.status, (await wrong.text()).includes("Dieser Code passt nicht")]).toEqual([401, true]);
    const right = await page({ ...ada, lang: "de", code });
    expect(right.status).toBe(303);
    const [, token] = right.headers.get("Location")!.split("#");
    expect((await shopperOf(send, token!).order()).status).toBe(200);
  });

  it("looks alike for an order that isn't there", async () => {
    const known = await (await page({ ...ada, lang: "de" })).text();
    const unknown = await (await page({ ...ada, number: "#9999", lang: "de" })).text();
    expect(unknown.replaceAll("9999", "1042")).toBe(known);
  });

  it("says what is missing, and what is too much", async () => {
    const missing = await page({ number: "", email: "ada", lang: "de" });
    expect([missing.status, (await missing.text()).match(/aria-invalid="true"/g)?.length]).toEqual([422, 2]);
    for (let count = 0; count < 5; count++) await page({ ...ada, lang: "de" });
    const late = await page({ ...ada, lang: "de" });
    expect([late.status, (await late.text()).includes("in 60 Min.")]).toEqual([429, true]);
  });

  it("isn't there where nothing finds orders", async () => {
    const other = await newMerchant();
    const answer = await send(new Request(`https://amends.test/o/${other.id}/order`));
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([404, "text/html; charset=utf-8"]);
  });
});
