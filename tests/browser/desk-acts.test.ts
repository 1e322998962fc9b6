import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case, CaseRecord, DeskCase } from "../../shared/contract.ts";
import { merchantRequest, sampleOrder, samplePolicy, shopperOf, signToken } from "../worker/client.ts";
import type { OrderFacts, Shopper } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** What the desk can do besides settling: ask, undo, open again, veil, set a boundary, keep a record. */

const noor = { email: "noor@acts.example", name: "Noor Haddad", role: "agent" };
const ilse = { email: "ilse@acts.example", name: "Ilse Brandt", role: "lead" };
/** Long enough to be pressed in time on a busy machine, short enough to be waited for. */
const UNDO_SECONDS = 12;

let amends: Amends;
let browser: Browser;
let merchant: Merchant;
let desk: Page;
let other: Page;
const errors: string[] = [];

/** What the merchant's server was sent, by settlement. */
const sent: string[] = [];
let shop: Server;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  shop = await listen();
  merchant = await makeMerchant();
  desk = await window(noor.email);
  other = await window(ilse.email);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  shop?.close();
  await amends?.remove();
});

/** The merchant's server: it carries out what it is asked to, and remembers. */
async function listen(): Promise<Server> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { type, data } = JSON.parse(body) as { type: string; data: { settlement?: { id: string } } };
      if (type !== "settlement.requested") return response.writeHead(204).end();
      sent.push(data.settlement?.id ?? body);
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify({ state: "succeeded", reference: `ref-${sent.length}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function makeMerchant(): Promise<Merchant> {
  const { port } = shop.address() as AddressInfo;
  const hours = [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }];
  const service = { hours, firstReplyWorkingHours: 8, undoSeconds: { staff: UNDO_SECONDS, store_credit: 0 } };
  const response = await fetch(`${amends.worker}/operator/merchants`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${readFileSync(join(amends.state, "operator-key"), "utf8").trim()}`,
      "content-type": "application/json",
      "idempotency-key": "acts",
    },
    body: JSON.stringify(
      merchantRequest({
        origins: [amends.shop],
        staff: [noor, ilse],
        webhookUrl: `http://127.0.0.1:${port}/`,
        policy: { ...samplePolicy, service, base: { ...samplePolicy.base, autoUpTo: 0 } },
      }),
    ),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Merchant;
}

async function window(email: string): Promise<Page> {
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await signIn(page, { ...amends, desk: merchant.desk }, email);
  return page;
}

const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const lines = [{ ...line, fulfilledAt: days(4), deliveredAt: days(2) }];
  const customer = { id: `c_${id}`, email: `ada-${id}@example.com`, name: "Ada" };
  return sampleOrder({ id, number: `#${id}`, placedAt: days(6), lines, customer, ...over });
}

type Opened = { shopper: Shopper; id: string; reference: string; read: () => Promise<Case> };

const caseIn = async (response: Response) => {
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Case;
};

/** A shopper opens a case, which waits for a person. */
async function openCase(order: OrderFacts, text = "One of the two mugs is in pieces."): Promise<Opened> {
  const send = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${amends.worker}${pathname}${search}`, request));
  };
  const shopper = shopperOf(send, () => signToken(merchant, order));
  const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
  const made = await caseIn(await shopper.submit({ text, lang: "en", items }));
  const read = async () => caseIn(await shopper.get(made.id));
  return { shopper, id: made.id, reference: made.reference, read };
}

/** Brings a case on screen by its address. */
async function show(on: Page, { id, reference }: Opened): Promise<void> {
  await on.evaluate((hash) => (location.hash = hash), id);
  await on.getByRole("heading", { name: new RegExp(reference) }).waitFor();
}

async function hold(on: Page, opened: Opened): Promise<void> {
  await show(on, opened);
  await on.keyboard.press("p");
  await on.getByText(/^Yours until/).waitFor();
}

/** Full refund, by keyboard. */
async function settle(): Promise<void> {
  await desk.keyboard.press("s");
  await desk.getByRole("heading", { name: "Settle", exact: true }).waitFor();
  await desk.keyboard.press("Control+Enter");
  await desk.locator(".undo").waitFor();
}

const sound = async (on = desk) => expect(await axe(on)).toEqual([]);
const said = (words: string | RegExp, on = desk) => on.getByText(words).first().waitFor();
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const asJson = async <T>(on: Page, path: string) =>
  (await on.evaluate(async (address) => (await fetch(address)).json(), path)) as T;

async function until(what: string, holds: () => unknown): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`Never: ${what}`);
}

/** Both sizes people work at, in both lights. */
async function pictures(name: string, on = desk): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      await on.setViewportSize({ width, height });
      await on.emulateMedia({ colorScheme });
      await screenshot(on, `acts-${name}-${width}-${colorScheme}`);
    }
  }
  await sound(on);
  await on.setViewportSize({ width: 1280, height: 800 });
  await on.emulateMedia({ colorScheme: "light" });
  await sound(on);
}

describe("the keys", () => {
  it("are all in their list", async () => {
    await desk.keyboard.press("?");
    const dialog = desk.getByRole("dialog", { name: "Keys" });
    for (const [key, meaning] of [
      ["Q", "Ask for a photo or an answer"],
      ["U", "Undo"],
      ["E", "Open it again"],
      ["B", "Send the boundary, where words hurt"],
    ]) {
      const row = dialog.locator("dl > div", { hasText: meaning });
      expect(await row.locator("kbd").allInnerTexts()).toEqual([key]);
    }
    await sound();
    await desk.keyboard.press("Escape");
  });
});

describe("asking", () => {
  it("a photo and an answer: the shopper's turn, what is waited for and until when, and what has come since", async () => {
    const opened = await openCase(orderOf("100"));
    await hold(desk, opened);
    await desk.keyboard.press("q");
    await desk.keyboard.press("Control+Enter");
    await said("Choose a photo, write a question, or both.");
    await sound();
    const question = desk.getByLabel("A question");
    await question.fill("Unfortunately we can't tell: is the lid cracked as well?");
    await said("“Unfortunately”");
    await question.fill("Is the lid cracked as well?");
    await desk.keyboard.press("Escape");
    await desk.keyboard.press("q");
    expect(await question.inputValue()).toBe("Is the lid cracked as well?");
    await desk.getByLabel("A photo").check();
    await pictures("ask");
    await desk.keyboard.press("Control+Enter");
    await said("Asked. It's the shopper's turn.");

    const seen = await opened.read();
    const item = seen.items[0]!;
    expect([seen.state, item.asked?.photo, item.asked?.questions[0]?.text]).toEqual([
      "awaiting_evidence",
      true,
      "Is the lid cracked as well?",
    ]);
    const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(
      Date.parse(seen.responseDue!.at),
    );
    await said(`Waiting for a photo and an answer, until ${day}`);
    await pictures("waiting");

    const answers = { [item.asked!.questions[0]!.id]: "Yes, it is." };
    await caseIn(await opened.shopper.act(opened.id, "send_evidence", { version: seen.version, item: "i1", answers }));
    await said(`Waiting for a photo, until ${day}`);
    await said(/Yes, it is\./);
  });
});

describe("undoing", () => {
  let opened: Opened;

  it("inside the window: one key, nothing was sent, and a person looks again", async () => {
    opened = await openCase(orderOf("200"));
    await hold(desk, opened);
    await settle();
    const [settlement] = (await asJson<DeskCase>(desk, `/desk/api/cases/${opened.id}`)).settlements;
    const bar = desk.locator(".undo");
    expect(await bar.innerText()).toMatch(/Settled: €27\.85 back to Ada, .*\. Leaves in \d+ s\./);
    await sound();
    await spokenOnce();
    await desk.keyboard.press("u");
    await said("Taken back. Nothing was sent.");
    await bar.waitFor({ state: "detached" });
    expect((await opened.read()).state).toBe("in_review");
    await pause(Date.parse(settlement!.notBefore) + 3_000 - Date.now());
    expect(sent).toEqual([]);
    expect((await opened.read()).settlements.map(({ state }) => state)).toEqual(["canceled"]);
  });

  it("after the window: the bar is gone by itself, and it was settled once", async () => {
    await hold(desk, opened);
    await settle();
    const { settlements } = await asJson<DeskCase>(desk, `/desk/api/cases/${opened.id}`);
    const { notBefore, id } = settlements.find(({ state }) => state === "scheduled")!;
    expect(sent).toEqual([]);
    await pictures("undo");
    await desk.locator(".undo").waitFor({ state: "detached", timeout: 30_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(notBefore));
    await desk.keyboard.press("u");
    await until("settled", async () => (await opened.read()).state === "resolved");
    expect(sent).toEqual([id]);
    await said(/^We'll ask Ada on \d+ \w+ whether it is right\.$/);
  });

  it("it wasn't right: marked in the queue and the case, with what Ada says", async () => {
    const rated = await opened.shopper.act(opened.id, "rate", { satisfied: "not_really", text: "Still not here." });
    expect((await caseIn(rated)).state).toBe("in_review");
    await said("Ada says: not really.");
    await desk.locator(".case-head").getByText("Not right yet").waitFor();
    await desk.locator(".entry", { hasText: opened.reference }).getByText("Not right yet").waitFor();
    await sound();
  });
});

/** What is spoken of the bar doesn't change while its seconds run. */
async function spokenOnce(): Promise<void> {
  const spoken = desk.locator(".unseen[role=status]");
  const words = await spoken.innerText();
  expect(words).toMatch(/^Settled: .* It hasn't left yet; U takes it back\.$/);
  const seconds = await desk.locator(".undo").innerText();
  const changes = await spoken.evaluate(
    (region) =>
      new Promise<number>((resolve) => {
        let count = 0;
        const observer = new MutationObserver((records) => (count += records.length));
        observer.observe(region, { childList: true, characterData: true, subtree: true });
        setTimeout(() => resolve(count), 2_200);
      }),
  );
  expect(changes).toBe(0);
  expect(await desk.locator(".undo").innerText()).not.toBe(seconds);
}

describe("opening it again", () => {
  it("a declined case: with words for the shopper, and the queue has it back", async () => {
    const opened = await openCase(orderOf("300"));
    await hold(desk, opened);
    const { case: now } = await asJson<DeskCase>(desk, `/desk/api/cases/${opened.id}`);
    await desk.keyboard.press("d");
    await desk.getByLabel("The reason, as you'd say it across the counter").fill("The photo shows another shop's mug.");
    await desk.keyboard.press("Control+Enter");
    await said("Your answer is with the shopper.");
    expect((await opened.read()).state).toBe("declined");
    expect(now.version).toBe(1);

    await hold(desk, opened);
    expect(await desk.locator(".actions button").first().getAttribute("class")).not.toBe("primary");
    await desk.keyboard.press("e");
    await desk.keyboard.press("Control+Enter");
    await said("Please write a few words first.");
    await desk.getByLabel("What you say to the shopper").fill("We looked again: it is ours after all.");
    await sound();
    await desk.keyboard.press("Control+Enter");
    await said("Open again. The shopper hears from us now.");
    const seen = await opened.read();
    expect([seen.state, seen.timeline.at(-1)?.text]).toEqual(["in_review", "We looked again: it is ours after all."]);
  });
});

describe("words that hurt", () => {
  const first = "You stupid idiots, my blue mug is broken. Zwiebelfisch.";
  const second = "Answer me, you fucking morons. Quastenflosser.";
  const wish = "I want a new mug, you stupid idiots. Nacktmull.";
  const hidden = /Zwiebelfisch|Quastenflosser|Nacktmull/;
  let opened: Opened;

  it("are veiled wherever they stand: not on the page, in no title, in no name", async () => {
    opened = await openCase(orderOf("400"), first);
    const { version } = await opened.read();
    await opened.shopper.act(opened.id, "message", { text: second });
    await opened.shopper.act(opened.id, "withdraw", { version });
    const again = await openCase(orderOf("401"), "My blue mug is broken.");
    await show(desk, opened);
    await desk.getByRole("button", { name: "Hurtful words. Show" }).first().waitFor();
    expect(await desk.getByRole("button", { name: "Hurtful words. Show" }).count()).toBe(2);
    expect(await desk.content()).not.toMatch(hidden);
    expect(await desk.title()).not.toMatch(hidden);
    await sound();
    expect(again.reference).not.toBe(opened.reference);
  });

  it("open one by one, by key, in this window alone", async () => {
    await show(other, opened);
    const bars = desk.getByRole("button", { name: /^Hurtful words/ });
    await bars.first().focus();
    await desk.keyboard.press("Enter");
    await desk.locator("blockquote", { hasText: "Zwiebelfisch" }).waitFor();
    expect(await bars.first().getAttribute("aria-expanded")).toBe("true");
    expect(await desk.content()).not.toContain("Quastenflosser");
    await opened.shopper.act(opened.id, "message", { text: "Sorry. I was angry." });
    await said("Sorry. I was angry.");
    await said("Sorry. I was angry.", other);
    expect(await desk.locator("blockquote", { hasText: "Zwiebelfisch" }).count()).toBe(1);
    expect(await other.content()).not.toMatch(hidden);
    await desk.keyboard.press("Enter");
    await desk.locator("blockquote", { hasText: "Zwiebelfisch" }).waitFor({ state: "detached" });
    expect(await desk.content()).not.toMatch(hidden);
  });

  it("a wish among them", async () => {
    const asking = await openCase(orderOf("402"), "My blue mug is broken.");
    const { version, availableActions } = await asking.read();
    expect(availableActions.map(({ action }) => action)).toContain("withdraw");
    const { case: shown } = await asJson<DeskCase>(desk, `/desk/api/cases/${asking.id}`);
    await hold(desk, asking);
    await desk.keyboard.press("o");
    await desk.getByRole("checkbox", { name: "Refund" }).check();
    await desk.keyboard.press("Control+Enter");
    await said("Your offer is with the shopper.");
    const offered = await asking.read();
    await caseIn(await asking.shopper.act(asking.id, "ask_person", { version: offered.version, wish }));
    await desk.locator(".veiled-wish").getByRole("button", { name: "Hurtful words. Show" }).waitFor();
    expect(await desk.content()).not.toMatch(hidden);
    await desk.locator(".veiled-wish").getByRole("button").click();
    await desk.locator(".veiled-wish").getByText("Nacktmull").waitFor();
    expect([version, shown.version]).toEqual([1, 1]);
    await sound();
  });

  it("a boundary: it can be read first, needs the hold, goes once by one key, and then it is said", async () => {
    const rude = await openCase(orderOf("403"), first);
    await show(desk, rude);
    const boundary = desk.getByRole("region", { name: "If you'd like to set a boundary" });
    const words = (await boundary.locator("p").innerText()).slice(1, -1);
    expect(words).toMatch(/^We understand that you're upset/);
    await desk.keyboard.press("b");
    await said("Pick the case up first, then B sends it.");
    expect((await rude.read()).timeline.some(({ event }) => event === "message")).toBe(false);
    await desk.keyboard.press("p");
    await said(/^Yours until/);
    await desk.keyboard.press("m");
    await desk.getByLabel("Your message").fill("Half a thought");
    await desk.keyboard.press("Escape");
    await pictures("veil-and-boundary");
    await desk.keyboard.press("b");
    await desk.keyboard.press("b");
    await boundary.waitFor({ state: "detached" });
    await desk.keyboard.press("b");
    await pause(500);
    const seen = await rude.read();
    expect(seen.timeline.filter(({ event }) => event === "message").map(({ text }) => text)).toEqual([words]);
    expect(seen.state).toBe("in_review");
    await said(/^Yours until/);
    await desk.keyboard.press("m");
    expect(await desk.getByLabel("Your message").inputValue()).toBe("Half a thought");
    await desk.keyboard.press("Escape");
    expect(await desk.getByRole("button", { name: "Hurtful words. Show" }).count()).toBe(1);
  });
});

describe("marks", () => {
  it("a test order says so in the queue and on every screen of its case; danger comes first; a yes is told", async () => {
    const test = await openCase(orderOf("500", { test: true }), "The mug burst and cut my hand.");
    const row = desk.locator(".entry", { hasText: test.reference });
    await row.getByText("Test", { exact: true }).waitFor();
    await row.getByText("Safety first").waitFor();
    await show(desk, test);
    await desk.locator(".case-head").getByText("Safety first").waitFor();
    const bar = desk.getByText("Test order: no money moves, nothing counts against a limit.");
    await bar.waitFor();
    await desk.locator(".case-body").evaluate((body) => body.scrollTo(0, body.scrollHeight));
    expect(await bar.isVisible()).toBe(true);
    await desk.locator(".case-body").evaluate((body) => body.scrollTo(0, 0));
    await pictures("marks");

    await hold(desk, test);
    await settle();
    await until("settled", async () => (await test.read()).state === "resolved");
    await caseIn(await test.shopper.act(test.id, "rate", { satisfied: "yes" }));
    await said("Ada says: it's right now.");
    expect(sent).toHaveLength(1);
  });
});

describe("the record", () => {
  const attack = `</style><script>document.title="owned"</script><img src=x onerror=alert(1)>`;

  it("is complete as JSON, opens as a page under its own policy, and nobody else's", async () => {
    const opened = await openCase(orderOf("600"), `You stupid idiots, one mug is broken. ${attack}`);
    await hold(desk, opened);
    await desk.keyboard.press("i");
    await desk.getByLabel(/^Your note/).fill(`A note ${attack}`);
    await desk.keyboard.press("Control+Enter");
    await said("Kept, for staff only.");
    await settle();
    await until("settled", async () => (await opened.read()).state === "resolved");

    const shown = await asJson<DeskCase>(desk, `/desk/api/cases/${opened.id}`);
    const download = desk.waitForEvent("download");
    await desk.getByRole("link", { name: "JSON" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${opened.reference}.json`);
    const record = JSON.parse(readFileSync(await file.path(), "utf8")) as CaseRecord;
    expect(record.events.map(({ seq, event }) => [seq, event])).toEqual(
      shown.timeline.map(({ seq, event }) => [seq, event]),
    );
    expect(record.payments.map(({ key, amount, bonus, state }) => [key, amount, bonus, state])).toEqual(
      shown.settlements.map(({ id, amount, bonus, state }) => [id, amount, bonus, state]),
    );
    expect(record.events.find(({ event }) => event === "settle")?.offers[0]).toMatchObject({ amount: 2785 });

    const tab = desk.context().waitForEvent("page");
    await desk.getByRole("link", { name: "Record", exact: true }).click();
    const page = await tab;
    const logged: string[] = [];
    page.on("console", (message) => logged.push(message.text()));
    await page.reload();
    expect(await page.title()).toBe(`Record of case ${opened.reference}`);
    await page.getByText(`A note ${attack}`).first().waitFor();
    expect(await page.locator("script, img, button, form").count()).toBe(0);
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).color)).toBe("rgb(0, 0, 0)");
    expect(logged).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await sound(page);
    await screenshot(page, "acts-record-screen");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 794, height: 1123 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(import.meta.dirname, "..", ".shots", "acts-record-print.png"), fullPage: true });
    await page.close();
  });

  it("a shopper has their own, and another's isn't there: the same bytes as for none", async () => {
    const [mine, theirs] = [await openCase(orderOf("700")), await openCase(orderOf("701"))];
    const get = async (id: string) => {
      const answer = await mine.shopper.call(`/v1/cases/${id}/record`);
      return [answer.status, await answer.text()] as const;
    };
    const [status, body] = await get(mine.id);
    expect([status, (JSON.parse(body) as CaseRecord).case.reference]).toEqual([200, mine.reference]);
    expect(await get(theirs.id)).toEqual(await get(`case_${"x".repeat(22)}`));
    expect((await get(theirs.id))[0]).toBe(404);
  });

  it("and the console has had nothing to say", () => expect(errors).toEqual([]));
});
