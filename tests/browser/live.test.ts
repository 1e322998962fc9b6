import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveNews } from "../../shared/live.ts";
import { sampleOrder, samplePolicy, shopperOf, signToken, submission } from "../worker/client.ts";
import type { Shopper } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";
import { launch } from "./chromium.ts";
import { axe, mailTo, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** Fifty desks at once, two of them real windows: what changes shows within a second, and who else is there. */

/** Named by the promise this keeps: every change, in every open window. */
const A_SECOND = 1_000;
const COLLEAGUES = 48;

const noor = { email: "noor@fifty.example", name: "Noor Haddad", role: "agent" };
const ben = { email: "ben@fifty.example", name: "Ben Achterberg", role: "lead" };
const colleagues = Array.from({ length: COLLEAGUES / 2 }, (_, index) => ({
  email: `c${index}@fifty.example`,
  name: `Colleague ${index}`,
  role: "agent",
}));

let amends: Amends;
let browser: Browser;
let merchant: Merchant;
let line: Cuttable;
/** Noor's window, and Ben's behind a line that can be cut. */
let a: Page;
let b: Page;
const others: Colleague[] = [];
const errors: string[] = [];

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  merchant = await makeMerchant();
  line = await cuttable(Number(new URL(amends.worker).port));
  a = await window(amends.worker, noor.email);
  b = await window(line.address, ben.email);
  for (const { email } of colleagues) {
    const cookie = await cookieOf(email);
    others.push(await Colleague.join(cookie), await Colleague.join(cookie));
  }
}, 180_000);

afterAll(async () => {
  for (const other of others) other.leave();
  await browser?.close();
  line?.close();
  await amends?.remove();
});

async function makeMerchant(): Promise<Merchant> {
  const response = await fetch(`${amends.worker}/operator/merchants`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${readFileSync(join(amends.state, "operator-key"), "utf8").trim()}`,
      "content-type": "application/json",
      "idempotency-key": "fifty",
    },
    body: JSON.stringify({
      name: "Fifty Desks",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      origins: [amends.shop],
      staff: [noor, ben, ...colleagues],
      policy: { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } },
    }),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Merchant;
}

/** A desk in a browser, signed in. */
async function window(at: string, email: string): Promise<Page> {
  const opened = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  opened.page.setDefaultTimeout(20_000);
  opened.page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await signIn(opened.page, { ...amends, desk: `${at}/desk?merchant=${merchant.id}` }, email);
  return opened.page;
}

/** Signs in without a browser. */
async function cookieOf(email: string): Promise<string> {
  const since = new Date().toISOString();
  const call = (path: string, body: object) =>
    fetch(`${amends.worker}/desk/api${path}`, {
      method: "POST",
      headers: { origin: amends.worker, "content-type": "application/json" },
      body: JSON.stringify({ merchant: merchant.id, email, ...body }),
    });
  await call("/sign-in", {});
  const { subject } = await mailTo(amends, email, since);
  const response = await call("/session", { code: subject.slice(0, 6) });
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** A desk without a screen: it does on each hint what a window does, and reads the queue again. */
class Colleague {
  readonly #socket: WebSocket;
  readonly #cookie: string;
  #reading = false;
  #again = false;
  reads = 0;
  news: LiveNews[] = [];

  private constructor(socket: WebSocket, cookie: string) {
    this.#socket = socket;
    this.#cookie = cookie;
    socket.addEventListener("message", ({ data }) => {
      const news = JSON.parse(String(data)) as LiveNews;
      this.news.push(news);
      if ("changed" in news) void this.#read();
    });
  }

  static async join(cookie: string): Promise<Colleague> {
    // Node's own takes headers, which the type for browsers doesn't know of.
    const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket;
    const url = `${amends.worker.replace("http", "ws")}/desk/api/live`;
    const socket = new Socket(url, { headers: { cookie, origin: amends.worker } });
    const colleague = new Colleague(socket, cookie);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("close", () => reject(new Error("The socket didn't open.")));
    });
    return colleague;
  }

  looks(at: string | null): void {
    this.#socket.send(JSON.stringify({ at, typing: false }));
  }

  leave(): void {
    this.#socket.close();
  }

  async #read(): Promise<void> {
    this.#again = this.#reading;
    if (this.#reading) return;
    this.#reading = true;
    await pause(Math.random() * 200);
    const response = await fetch(`${amends.worker}/desk/api/queue`, { headers: { cookie: this.#cookie } });
    await response.text();
    this.reads += 1;
    this.#reading = false;
    if (this.#again) await this.#read();
  }
}

type Cuttable = { address: string; cut: () => void; mend: () => void; close: () => void };

/** A line that can be cut: connections break and none are taken until it is mended. */
async function cuttable(port: number): Promise<Cuttable> {
  const open = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => open.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => void (whole = true),
    close() {
      cut();
      server.close();
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let orders = 0;

/** Somebody whose order is like no other's: their name is found on a page by itself. */
function newShopper(): { shopper: Shopper; name: string } {
  const id = String(2000 + (orders += 1));
  const name = `Ada Nr${id}x`;
  const day = 86_400_000;
  const ago = (days: number) => `${new Date(Date.now() - days * day).toISOString().slice(0, 19)}Z`;
  const [sample] = sampleOrder().lines as Record<string, unknown>[];
  const order = sampleOrder({
    id,
    number: `#${id}`,
    placedAt: ago(9),
    lines: [{ ...sample, fulfilledAt: ago(8), deliveredAt: ago(4) }],
    customer: { id: `c_${id}`, email: `ada${id}@example.com`, name },
  });
  const send = async (request: Request) =>
    fetch(amends.worker + new URL(request.url).pathname, {
      method: request.method,
      headers: request.headers,
      body: await request.text(),
    });
  return { shopper: shopperOf(send, () => signToken(merchant, order)), name };
}

async function openCase(): Promise<{ id: string; reference: string; name: string; shopper: Shopper }> {
  const { shopper, name } = newShopper();
  const response = await shopper.submit(submission());
  expect(response.status, await response.clone().text()).toBe(201);
  return { ...((await response.json()) as { id: string; reference: string }), name, shopper };
}

const queueOf = (page: Page) => page.getByRole("navigation", { name: "Queue" });
const entry = (page: Page, reference: string) => queueOf(page).getByRole("link", { name: new RegExp(reference) });

/** When this text is first on the page, in milliseconds since 1970: seen by the page itself, not asked for over a wire. */
function seenAt(page: Page, where: string, text: string): Promise<number> {
  return page.evaluate(
    ([selector, needle]) =>
      new Promise<number>((resolve) => {
        const isThere = () => document.querySelector(selector!)?.textContent?.includes(needle!);
        if (isThere()) return resolve(Date.now());
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [where, text],
  );
}

/** How long each window took to show this, from the moment the shopper had their answer. */
async function took(text: string, where: string, change: () => Promise<unknown>): Promise<number[]> {
  const shown = [a, b].map((page) => seenAt(page, where, text));
  await pause(50);
  await change();
  const answered = Date.now();
  return (await Promise.all(shown)).map((at) => Math.max(0, at - answered));
}

const middle = (values: number[]) => values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)]!;

describe("with fifty desks connected", () => {
  it("shows every change in every open window within a second", async () => {
    await expect.poll(() => others.at(-1)?.news.length).toBeGreaterThan(0);
    const { id, name, shopper } = await openCase();
    for (const page of [a, b]) {
      await entry(page, name).click();
      await page.getByRole("heading", { name: new RegExp(name) }).waitFor();
    }
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const next = newShopper();
      times.push(...(await took(next.name, ".queue", () => next.shopper.submit(submission()))));
      const words = `And one more thing, number ${round}.`;
      times.push(...(await took(words, ".record", () => shopper.act(id, "message", { text: words }))));
      await pause(Math.random() * 400);
    }
    const reads = others.reduce((sum, other) => sum + other.reads, 0);
    console.log(
      `20 changes in 2 windows, ${others.length + 2} desks: p50 ${middle(times)} ms, max ${Math.max(...times)} ms; the others read ${reads} times`,
    );
    expect(times).toHaveLength(40);
    expect(Math.max(...times)).toBeLessThanOrEqual(A_SECOND);
    for (const other of others) expect(other.reads).toBeGreaterThan(0);
  });

  it("shows a burst whole, whoever sees it, within a second of its last", async () => {
    const burst = Array.from({ length: 8 }, newShopper);
    const shown = [a, b].flatMap((page) => burst.map(({ name }) => seenAt(page, ".queue", name)));
    await Promise.all(burst.map(({ shopper }) => shopper.submit(submission())));
    const answered = Date.now();
    const last = Math.max(...(await Promise.all(shown))) - answered;
    console.log(`8 new cases at once: all of them shown after ${last} ms`);
    expect(last).toBeLessThanOrEqual(A_SECOND);
  });

  it("shows who picks up, who looks and who writes", async () => {
    const made = await openCase();
    await entry(b, made.reference).click();
    await entry(a, made.reference).click();
    await a.locator(".case-head .present").getByText("Ben Achterberg is looking at this too").waitFor();
    await b.locator(".case-head .present").getByText("Noor Haddad is looking at this too").waitFor();
    await entry(b, made.reference).getByRole("img", { name: "Noor Haddad is looking" }).waitFor();
    expect(await a.getByRole("img", { name: /Noor/ }).count()).toBe(0);

    const held = seenAt(b, ".queue", "With Noor Haddad");
    const answer = a.waitForResponse(/actions\/pick_up$/);
    await a.getByRole("button", { name: "Pick up" }).click();
    await answer;
    const answered = Date.now();
    expect((await held) - answered).toBeLessThanOrEqual(A_SECOND);

    await a.keyboard.press("m");
    await a.keyboard.type("Dear Ada, we are");
    await b.locator(".case-head").getByRole("status").getByText("Noor Haddad is writing").waitFor();
    await entry(b, made.reference).getByRole("img", { name: "Noor Haddad is writing" }).waitFor();
    expect(await axe(b)).toEqual([]);
    for (const index of [0, 2, 4, 6]) others[index]!.looks(made.id);
    await entry(b, made.reference).getByRole("img", { name: "Colleague 2 and Colleague 3 are looking" }).waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await b.emulateMedia({ colorScheme });
      await a.keyboard.type(".");
      await b.locator(".case-head").getByText("Noor Haddad is writing").waitFor();
      await screenshot(b, `desk-present-${colorScheme}`);
      expect(await axe(b)).toEqual([]);
    }
    await b.emulateMedia({ colorScheme: "light" });
    for (const other of others.slice(0, 8)) other.looks(null);
    await b.locator(".case-head .present").getByText("Noor Haddad is looking at this too").waitFor();
    await a.keyboard.press("Escape");
    await a.keyboard.press("r");
    await b.locator(".holder").getByText("Nobody has this case yet.").waitFor();
  });

  it("keeps what is being written where it is while the case is read again", async () => {
    const made = await openCase();
    await entry(b, made.reference).click();
    await b.getByRole("heading", { name: new RegExp(made.reference) }).waitFor();
    await b.keyboard.press("p");
    await b.getByText(/^Yours until/).waitFor();
    await b.keyboard.press("m");
    await b.keyboard.type("Dear Ada, half a sentence");
    for (let steps = 0; steps < 4; steps += 1) await b.keyboard.press("ArrowLeft");
    const field = b.getByLabel("Your message");
    const writing = () =>
      field.evaluate((element) => {
        const { x, y } = element.getBoundingClientRect();
        const { value, selectionStart } = element as HTMLTextAreaElement;
        return { x, y, value, selectionStart, focused: document.activeElement === element };
      });
    const before = await writing();
    expect(before).toMatchObject({ value: "Dear Ada, half a sentence", selectionStart: 21, focused: true });
    await made.shopper.act(made.id, "message", { text: "Hello? It is me again." });
    await b.locator(".record").getByText("Hello? It is me again.").waitFor();
    // What changed is said above the case; the form stays at its foot.
    expect(await writing()).toEqual(before);
    await b.keyboard.type("new ");
    expect(await field.inputValue()).toBe("Dear Ada, half a sentnew ence");
  });

  it("catches up after a lost connection, with what was typed still there", async () => {
    const field = b.getByLabel("Your message");
    const typed = await field.inputValue();
    const open = await b.locator(".case-head h2").innerText();
    line.cut();
    await b
      .getByRole("status")
      .getByText(/^(Reconnecting|No connection)/)
      .waitFor();
    await expect.poll(() => a.getByRole("img", { name: /^Ben/ }).count()).toBe(0);
    await field.pressSequentially(" and more");
    const missed = newShopper();
    await missed.shopper.submit(submission());
    await seenAt(a, ".queue", missed.name);
    expect(await queueOf(b).getByText(missed.name).count()).toBe(0);
    line.mend();
    await queueOf(b).getByText(missed.name).waitFor();
    await expect.poll(() => b.getByText(/^(Reconnecting|No connection)/).count(), { timeout: 20_000 }).toBe(0);
    expect(await field.inputValue()).toContain("and more");
    expect((await field.inputValue()).length).toBe(typed.length + " and more".length);
    expect(await b.locator(".case-head h2").innerText()).toBe(open);
    // The line itself is back, not the reading every few seconds alone.
    const next = newShopper();
    const shown = seenAt(b, ".queue", next.name);
    await expect.poll(() => a.getByRole("img", { name: /^Ben/ }).count(), { timeout: 20_000 }).toBe(1);
    await next.shopper.submit(submission());
    const answered = Date.now();
    expect((await shown) - answered).toBeLessThanOrEqual(A_SECOND);
  });

  it("says the line is down, in a quiet line, when only the socket is", async () => {
    const third = await openPage(browser, {});
    await third.page.routeWebSocket(/\/desk\/api\/live$/, (socket) => void socket.close({ code: 1013 }));
    await signIn(third.page, { ...amends, desk: `${amends.worker}/desk?merchant=${merchant.id}` }, noor.email);
    await third.page.getByRole("status").getByText("Reconnecting …").waitFor();
    const next = newShopper();
    await next.shopper.submit(submission());
    // Then it reads every few seconds, as it always could.
    await queueOf(third.page).getByText(next.name).waitFor({ timeout: 10_000 });
    await third.page.context().close();
  });

  it("ends with the session in all its windows, and says so to the others", async () => {
    const tab = await b.context().newPage();
    const socket = tab.waitForEvent("websocket");
    await tab.goto(b.url());
    await (await socket).waitForEvent("framereceived");
    await b.getByRole("button", { name: "Sign out" }).click();
    await b.getByLabel("E-mail").waitFor();
    await tab.getByLabel("E-mail").waitFor({ timeout: A_SECOND });
    await expect.poll(() => a.getByRole("img", { name: /^Ben/ }).count()).toBe(0);
    const people = others[0]!.news.flatMap((news) => ("people" in news ? [news.people] : [])).at(-1)!;
    expect(people.map(({ name }) => name)).not.toContain(ben.name);
    expect(people.map(({ name }) => name)).toContain(noor.name);
  });

  it("and the console has had nothing to say but what a cut line makes it say", () => {
    expect(errors.filter((error) => !/ERR_|WebSocket connection|status of 401/.test(error))).toEqual([]);
  });
});
