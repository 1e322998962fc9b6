import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jwtVerify } from "jose";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createShop } from "../../demo/app.ts";
import type { Reply } from "../../demo/app.ts";
import { escape, html } from "../../demo/html.ts";
import { threadsOf, withLinks } from "../../demo/mailbox.ts";
import { orderOf } from "../../demo/orders.ts";
import { openStore } from "../../demo/records.ts";
import { stories } from "../../demo/stories.ts";
import policy from "../../demo/policy.json" with { type: "json" };
import { Order } from "../../shared/order.ts";
import { Policy } from "../../shared/policy/document.ts";
import * as v from "valibot";

const merchant = {
  id: "mer_abcdefghijklmnopqrstuv",
  tokenSecret: "a token secret, bytes as they stand",
  webhookSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
};
const worker = "http://127.0.0.1:8787";
const origin = "http://127.0.0.1:8788";
const today = Date.now();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kettle-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function openShop() {
  const store = await openStore(join(folder, "shop.json"));
  return createShop({ merchant, worker, origin, store, now: () => today });
}
type Shop = Awaited<ReturnType<typeof openShop>>;

const get = (shop: Shop, path: string) => shop({ method: "GET", path, headers: {}, body: "" });

const tokenOn = (page: Reply) => /data-order="([^"]+)"/.exec(page.body)?.[1] ?? "";

async function orderOn(shop: Shop, id: string) {
  const page = await get(shop, `/orders/${id}`);
  const key = new TextEncoder().encode(merchant.tokenSecret);
  const { payload, protectedHeader } = await jwtVerify(tokenOn(page), key, {
    issuer: merchant.id,
    audience: "amends",
    subject: id,
    currentDate: new Date(today),
  });
  return { order: v.parse(Order, payload["order"]), payload, protectedHeader };
}

type Wanted = {
  id?: string;
  remedy?: string;
  amount?: number;
  bonus?: number;
  currency?: string;
  order?: string;
  variant?: string;
  extra?: string;
};

function settlement({ id = "set_1", remedy = "refund", amount = 2785, bonus = 0, ...rest }: Wanted = {}) {
  const { currency = "EUR", order = "1042", variant = null, extra = null } = rest;
  return {
    type: "settlement.requested",
    timestamp: new Date(today).toISOString(),
    data: {
      settlement: { id, itemId: "i1", remedy, amount, bonus, currency, variant, extra, state: "sending" },
      case: { id: "case_1", reference: "A-1" },
      order: { id: order, number: `#${order}` },
      line: { id: "l1", sku: "MUG-BL", title: "Blue mug", quantity: 1 },
      customer: { id: "c_77", email: "ada@example.com" },
      goods: "keep",
    },
  };
}

/** Posts an event as Amends would, signed at `at`; `changed` replaces headers or the body after signing. */
function deliver(shop: Shop, event: object, { id = "set_1", at = new Date(), changed = {} as object } = {}) {
  const body = JSON.stringify(event);
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(merchant.webhookSecret).sign(id, at, body),
  };
  return shop({ method: "POST", path: "/webhooks/amends", headers, body, ...changed });
}

const kept = async () => JSON.parse(await readFile(join(folder, "shop.json"), "utf8")) as { refunds: unknown[] };

describe("the demo's orders", () => {
  const moments = [today, Date.parse("2026-03-29T00:30:00Z"), Date.parse("2027-01-01T23:40:00Z")];

  it.each(stories.map((story) => [story.id, story] as const))("%s is a plausible order on any day", (_, story) => {
    for (const now of moments) {
      const order = v.parse(Order, orderOf(story, now, origin, []));
      expect(order.paid).toBe(order.lines.reduce((sum, line) => sum + line.paid, order.shippingPaid));
      expect(order.payments.map(({ captured }) => captured)).toEqual([order.paid]);
      const { fulfilledAt, deliveredAt } = order.lines[0]!;
      const steps = [order.placedAt, fulfilledAt, deliveredAt].flatMap((at) => (at ? [Date.parse(at)] : []));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(Math.max(...steps)).toBeLessThan(now);
    }
  });

  it("move with the day", () => {
    const day = 86_400_000;
    const [now, later] = [today, today + 400 * day].map((at) => Date.parse(orderOf(stories[0], at, "", []).placedAt));
    expect(Math.round((later! - now!) / day)).toBe(400);
  });

  it("belong to a customer each and show every kind of trouble", () => {
    const orders = stories.map((story) => orderOf(story, today, origin, []));
    expect(new Set(orders.map(({ customer }) => customer.email)).size).toBe(orders.length);
    expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(["EUR", "USD", "JPY"]));
    const overdue = orders.filter(({ expectedAt, lines }) => expectedAt && lines[0]!.fulfilledAt);
    expect(overdue.map(({ expectedAt }) => Date.parse(expectedAt!) < today)).toEqual([true]);
    expect(orders.some(({ lines }) => lines.some(({ tags }) => tags.includes("final-sale")))).toBe(true);
    expect(orders.some(({ lines }) => lines.some(({ inStock }) => !inStock))).toBe(true);
    expect(orders.some(({ lines }) => !lines[0]!.fulfilledAt)).toBe(true);
  });

  it("are under a policy that its schema takes, with a number for each of their currencies", () => {
    const parsed = v.parse(Policy, policy);
    for (const { currency } of stories) expect(parsed.base.autoUpTo).toHaveProperty(currency);
  });
});

describe("the order token", () => {
  it("is HS256 by the secret's own bytes, for one hour, with the order the page shows", async () => {
    const { order, payload, protectedHeader } = await orderOn(await openShop(), "1042");
    expect(protectedHeader.alg).toBe("HS256");
    expect(payload.exp! - payload.iat!).toBe(3600);
    expect(order).toMatchObject({ id: "1042", number: "#1042", paid: 5570, refunded: 0, shippingPaid: 590 });
    expect(order.lines).toMatchObject([{ id: "l1", title: "Blue mug", quantity: 2, paid: 4980, refundedQuantity: 0 }]);
  });

  it("names what a line can be exchanged for, at the order's own prices", async () => {
    const { order } = await orderOn(await openShop(), "1056");
    expect(order.lines[0]!.variants).toMatchObject([
      { id: "BOWL-INK", title: "Ink blue, 14 cm", price: 1890, inStock: true },
      { id: "BOWL-OAT-S", price: 1490, inStock: true },
      { id: "BOWL-SNOW", inStock: false },
      { id: "BOWL-OAT-L", price: 2690 },
    ]);
  });

  it("follows what was refunded", async () => {
    const shop = await openShop();
    await deliver(shop, settlement());
    const { order } = await orderOn(shop, "1042");
    expect(order.refunded).toBe(2785);
    expect(order.payments[0]).toMatchObject({ captured: 5570, refunded: 2785 });
    expect(order.lines[0]!.refundedQuantity).toBe(1);
  });
});

describe("the shop's pages", () => {
  it("allow one foreign script and no markup from strings", async () => {
    const { headers } = await get(await openShop(), "/orders/1042");
    expect(headers["content-security-policy"]).toBe(
      `default-src 'none'; style-src 'self'; img-src 'self'; script-src ${worker}; connect-src ${worker}; ` +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
  });

  it("hold no inline script, style or handler", async () => {
    const shop = await openShop();
    for (const path of ["/", "/orders/1048", "/mailbox"]) {
      expect((await get(shop, path)).body).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    }
  });

  it("have every picture and stylesheet they name", async () => {
    const shop = await openShop();
    for (const path of ["/", ...stories.map(({ id }) => `/orders/${id}`)]) {
      const named = [
        ...(await get(shop, path)).body.matchAll(/(?:src|href)="(?:http:\/\/127\.0\.0\.1:8788)?(\/[^"]*)"/g),
      ];
      for (const [, local] of named) expect((await get(shop, local!)).status, local).toBe(200);
    }
  });

  it("say kindly that there is nothing, for paths nobody made", async () => {
    const shop = await openShop();
    for (const path of ["/orders/9", "/orders/__proto__", "/pictures/../app.ts", "/mailbox/x"]) {
      expect(await get(shop, path)).toMatchObject({ status: 404, body: expect.stringContaining("nothing here") });
    }
  });
});

describe("the settlement webhook", () => {
  it("refunds, shows it on the order's page and keeps it on disk", async () => {
    const reply = await deliver(await openShop(), settlement());
    expect(JSON.parse(reply.body)).toMatchObject({ state: "succeeded", reference: "KC-R-1001" });
    const page = await get(await openShop(), "/orders/1042");
    expect(page.body).toMatch(/Refunded €27\.85 on [^<]+reference\s+<span class="number">KC-R-1001/);
  });

  it("answers a redelivery in the same bytes and refunds once, after a restart too", async () => {
    const shop = await openShop();
    const replies = await Promise.all([1, 2, 3].map(() => deliver(shop, settlement())));
    const again = await deliver(await openShop(), settlement());
    expect(new Set([...replies, again].map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect((await kept()).refunds).toHaveLength(1);
  });

  it("never refunds more than was paid, however many ask at once", async () => {
    const shop = await openShop();
    const ids = ["set_1", "set_2", "set_3", "set_4"];
    const replies = await Promise.all(ids.map((id) => deliver(shop, settlement({ id }), { id })));
    const states = replies.map(({ body }) => (JSON.parse(body) as { state: string }).state);
    expect(states).toEqual(["succeeded", "succeeded", "failed", "failed"]);
    expect((await orderOn(shop, "1042")).order.refunded).toBe(5570);
  });

  it("remembers a refusal like anything else", async () => {
    const shop = await openShop();
    const first = await deliver(shop, settlement({ amount: 5571 }));
    expect(JSON.parse(first.body)).toEqual({
      state: "failed",
      reason: "Only €55.70 of this order can still be refunded.",
    });
    expect(await deliver(shop, settlement({ amount: 5571 }))).toEqual(first);
  });

  it.each([
    ["another currency", { currency: "USD" }],
    ["an order it doesn't know", { order: "9" }],
    ["a remedy it doesn't know", { remedy: "explanation" }],
    ["a name that is no remedy", { remedy: "constructor" }],
    ["nothing at all", { amount: 0 }],
  ])("fails %s and moves no money", async (_, wanted) => {
    const reply = await deliver(await openShop(), settlement(wanted));
    expect(JSON.parse(reply.body)).toMatchObject({ state: "failed", reason: expect.any(String) });
    expect((await kept()).refunds).toEqual([]);
  });

  it("issues credit with its bonus under one code, and sends a new one", async () => {
    const shop = await openShop();
    const credit = await deliver(shop, settlement({ remedy: "store_credit", amount: 2785, bonus: 278 }));
    const again = await deliver(shop, settlement({ id: "set_2", remedy: "replacement", amount: 0 }), { id: "set_2" });
    const { creditCode } = JSON.parse(credit.body) as { creditCode: string };
    expect(creditCode).toMatch(/^KETTLE-[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    expect(JSON.parse(again.body)).toMatchObject({ state: "succeeded", reference: "KC-S-1002" });
    const { body } = await get(shop, "/orders/1042");
    expect(body).toContain(creditCode);
    expect(body).toContain("€30.63");
    expect(body).toContain("KC-S-1002");
  });

  it("exchanges for the variant chosen, with the difference back; the units stay the shopper's", async () => {
    const shop = await openShop();
    const swap = settlement({ remedy: "exchange", amount: 300, variant: "MUG-BL-S" });
    expect(JSON.parse((await deliver(shop, swap)).body)).toMatchObject({ state: "succeeded", reference: "KC-S-1001" });
    const { order } = await orderOn(shop, "1042");
    expect(order).toMatchObject({ refunded: 300, lines: [{ refundedQuantity: 0 }] });
    const { body } = await get(shop, "/orders/1042");
    expect(body).toMatch(/An exchange on the way: Blue mug, Blue, 250 ml, expected/);
    expect(body).toMatch(/Refunded €3\.00/);
  });

  it.each(["BOWL-SNOW", "MUG-XX"])("exchanges for nothing it can't send: %s", async (variant) => {
    const shop = await openShop();
    const swap = settlement({ remedy: "exchange", amount: 0, variant, order: "1056" });
    expect(JSON.parse((await deliver(shop, swap)).body)).toEqual({
      state: "failed",
      reason: "We can't send that Oatmeal bowl.",
    });
  });

  it("refunds a part of the money for who keeps the goods: no unit comes back", async () => {
    const shop = await openShop();
    await deliver(shop, settlement({ remedy: "partial_refund", amount: 623 }));
    expect((await orderOn(shop, "1042")).order).toMatchObject({ refunded: 623, lines: [{ refundedQuantity: 0 }] });
  });

  it.each([
    ["resend_part", /The missing part on the way: Blue mug/, /^KC-S-/],
    ["repair", /A repair agreed on: Blue mug/, /^KC-F-/],
  ])("carries out %s", async (remedy, said, reference) => {
    const shop = await openShop();
    const { body } = await deliver(shop, settlement({ remedy, amount: 0 }));
    expect(JSON.parse(body)).toMatchObject({ state: "succeeded", reference: expect.stringMatching(reference) });
    expect((await get(shop, "/orders/1042")).body).toMatch(said);
  });

  it("gives a code for the extra, with what is carried out and only with that", async () => {
    const shop = await openShop();
    const extra = "10% off your next order, up to €10.00";
    const refused = await deliver(shop, settlement({ id: "set_1", amount: 9999, extra }));
    expect(JSON.parse(refused.body)).not.toHaveProperty("extraCode");
    const done = await deliver(shop, settlement({ id: "set_2", extra }), { id: "set_2" });
    const { extraCode } = JSON.parse(done.body) as { extraCode: string };
    expect(extraCode).toMatch(/^THANKS-[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    const { body } = await get(shop, "/orders/1042");
    expect(body).toContain(`A little extra: ${extra}, code`);
    expect(body.split(extraCode)).toHaveLength(2);
  });

  it("can't send what is sold out", async () => {
    const reply = await deliver(await openShop(), settlement({ remedy: "replacement", amount: 0, order: "1052" }));
    expect(JSON.parse(reply.body)).toEqual({ state: "failed", reason: "Celadon teapot is sold out." });
  });

  it.each([
    ["stale", { at: new Date(today - 6 * 60_000) }],
    ["from the future", { at: new Date(today + 6 * 60_000) }],
    ["changed on the way", { changed: { body: JSON.stringify(settlement({ amount: 5570 })) } }],
    ["unsigned", { changed: { headers: {} } }],
  ])("refuses one that is %s, and does nothing", async (_, options) => {
    const shop = await openShop();
    expect((await deliver(shop, settlement(), options)).status).toBe(400);
    expect((await orderOn(shop, "1042")).order.refunded).toBe(0);
  });

  it("takes other events with a nod, and refuses a settlement that lacks its parts", async () => {
    const shop = await openShop();
    expect((await deliver(shop, { type: "case.submitted", data: {} })).status).toBe(204);
    expect((await deliver(shop, { type: "settlement.requested", data: { settlement: {} } })).status).toBe(400);
  });
});

describe("the mailbox", () => {
  const post = (shop: Shop, mail: object, type = "application/json") =>
    shop({ method: "POST", path: "/mailbox/messages", headers: { "content-type": type }, body: JSON.stringify(mail) });
  const mail = { from: "amends@example.com", to: "noor@kettle.example", subject: "Your code", text: "Code: 123456" };

  it("shows what came, newest first, and keeps it", async () => {
    const shop = await openShop();
    await post(shop, { ...mail, subject: "First" });
    await post(shop, { ...mail, subject: "Second" });
    const list = JSON.parse((await get(await openShop(), "/mailbox/messages.json")).body) as { subject: string }[];
    expect(list.map(({ subject }) => subject)).toEqual(["Second", "First"]);
  });

  it("keeps 200", async () => {
    const shop = await openShop();
    for (let count = 1; count <= 203; count += 1) await post(shop, { ...mail, subject: `No ${count}` });
    const list = JSON.parse((await get(shop, "/mailbox/messages.json")).body) as { subject: string }[];
    expect([list.length, list[0]!.subject, list.at(-1)!.subject]).toEqual([200, "No 203", "No 4"]);
  });

  it("takes JSON with its four fields and nothing else", async () => {
    const shop = await openShop();
    expect((await post(shop, mail, "text/plain")).status).toBe(415);
    expect((await post(shop, { ...mail, text: 5 })).status).toBe(400);
    expect((await get(shop, "/mailbox/messages.json")).body).toBe("[]");
  });

  it("shows markup as text wherever it stands", async () => {
    const shop = await openShop();
    const evil = `<img src=x onerror="alert(1)">`;
    const { body } = await post(shop, { from: evil, to: evil, subject: evil, text: evil, html: evil });
    const { id } = JSON.parse(body) as { id: string };
    for (const path of ["/mailbox", `/mailbox/${id}`]) {
      const page = (await get(shop, path)).body;
      expect(page).not.toContain("<img src=x");
      expect(page).toContain(escape(evil));
    }
  });

  it("shows the HTML in a frame that runs and fetches nothing, and the text beside it", async () => {
    const shop = await openShop();
    const markup =
      '<!doctype html><html><head></head><body><script>alert(1)</script><img src="https://e.example"></body>';
    const { body } = await post(shop, { ...mail, html: markup, replyTo: "help@kettle.example" });
    const { id } = JSON.parse(body) as { id: string };
    const page = await get(shop, `/mailbox/${id}`);
    expect(page.headers["content-security-policy"]).toMatch(/^default-src 'none'.*; frame-src 'self'$/);
    expect(page.body).toContain(`src="/mailbox/${id}/letter.html"`);
    expect(page.body).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page.body).toContain("help@kettle.example");
    expect(page.body).not.toContain("alert(1)");
    const letter = await get(shop, `/mailbox/${id}/letter.html`);
    expect(letter.headers["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
        "sandbox allow-popups allow-popups-to-escape-sandbox",
    );
    expect(letter.body).toBe(markup.replace("<head>", '<head>\n<base target="_blank" />'));
    expect((await get(shop, `/mailbox/${id}/text`)).body).toContain("Code: 123456");
  });

  it("has no letter where a mail has no HTML", async () => {
    const shop = await openShop();
    const { id } = JSON.parse((await post(shop, mail)).body) as { id: string };
    expect((await get(shop, `/mailbox/${id}`)).body).not.toContain("<iframe");
    for (const path of ["letter.html", "text/x", "x", ""]) {
      expect((await get(shop, `/mailbox/${id}/${path}`)).status, path).toBe(404);
    }
  });

  it("groups what belongs together, the newest first", async () => {
    const shop = await openShop();
    const inThread = (root: string) => ({ headers: { References: `<${root}@x>`, Odd: 5 } });
    for (const [subject, root] of Object.entries({ A1: "a", B1: "b", A2: "a", B2: "b" })) {
      await post(shop, { ...mail, subject, ...inThread(root) });
    }
    await post(shop, { ...mail, subject: "Alone" });
    const { mail: all } = (await openStore(join(folder, "shop.json"))).records;
    expect(threadsOf(all).map((thread) => thread.map(({ subject }) => subject))).toEqual([
      ["Alone"],
      ["B2", "B1"],
      ["A2", "A1"],
    ]);
    expect(all[0]!.headers).toEqual({ References: "<a@x>" });
    expect((await get(shop, "/mailbox")).body.match(/class="older"/g)).toHaveLength(2);
  });

  it.each([
    [
      "See http://127.0.0.1:8787/o/mer_1/c/K.",
      `See <a href="http://127.0.0.1:8787/o/mer_1/c/K">http://127.0.0.1:8787/o/mer_1/c/K</a>.`,
    ],
    ["http://evil.example/", "http://evil.example/"],
    [`http://127.0.0.1/"onclick="x`, `<a href="http://127.0.0.1/">http://127.0.0.1/</a>&quot;onclick=&quot;x`],
    ["http://127.0.0.1/?a=1&b=<2>", `<a href="http://127.0.0.1/?a=1&amp;b=">http://127.0.0.1/?a=1&amp;b=</a>&lt;2&gt;`],
    ["javascript:alert(1)", "javascript:alert(1)"],
  ])("makes links of this machine's addresses only: %s", (text, markup) => {
    expect(withLinks(text).markup).toBe(markup);
  });
});

describe("the template tag", () => {
  it("escapes text, in attributes too, and lets its own markup through", () => {
    expect(html`<a title="${`"'<&>`}">${html`<b>${"<i>"}</b>`}${null}${3}</a>`.markup).toBe(
      `<a title="&quot;&#39;&lt;&amp;&gt;"><b>&lt;i&gt;</b>3</a>`,
    );
  });
});
