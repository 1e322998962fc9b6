import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleOrder, samplePolicy, shopperOf, signToken, submission } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** A policy on trial, and two leads: what one proposes the other sees without a reload, and says yes to. */

const ilse = { email: "ilse@two.example", name: "Ilse Brandt", role: "lead" };
const ben = { email: "ben@two.example", name: "Ben Achterberg", role: "lead" };

let amends: Amends;
let browser: Browser;
let merchant: Merchant;
let first: Page;
let second: Page;
const errors: string[] = [];

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  merchant = await makeMerchant();
  first = await room(ilse.email);
  second = await room(ben.email);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

async function makeMerchant(): Promise<Merchant> {
  const response = await fetch(`${amends.worker}/operator/merchants`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${readFileSync(join(amends.state, "operator-key"), "utf8").trim()}`,
      "content-type": "application/json",
      "idempotency-key": "two",
    },
    body: JSON.stringify({
      name: "Two Leads",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      origins: [amends.shop],
      staff: [ilse, ben],
      policy: samplePolicy,
    }),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Merchant;
}

/** The policy's room, in a window of its own. */
async function room(email: string): Promise<Page> {
  const { page } = await openPage(browser, { viewport: { width: 1440, height: 960 } });
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await signIn(page, { ...amends, desk: `${amends.worker}/desk?merchant=${merchant.id}` }, email);
  await page.getByRole("link", { name: "Policy" }).click();
  await page.locator(".policy-bar").getByText("You're looking at what is live.").waitFor();
  return page;
}

const sound = async (on: Page) => expect(await axe(on)).toEqual([]);
const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name });
const tab = (on: Page, name: string) => on.getByRole("navigation", { name: "Policy" }).getByRole("button", { name });
const field = (on: Page) => on.getByRole("textbox", { name: "By itself on one order, at most, in EUR", exact: true });
const says = (on: Page, words: string | RegExp) => on.locator(".policy-bar").getByText(words).waitFor();

const isFocused = (one: Locator) =>
  expect.poll(() => one.evaluate((node) => node === document.activeElement)).toBe(true);

/** Holds back what the page asks for next there until it is let go: what takes seconds elsewhere takes none here. */
async function hold(on: Page, path: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const later = async (route: Route) => {
    await held;
    await route.continue();
  };
  await on.route(`**/desk/api/policy${path}`, later, { times: 1 });
  return letGo;
}

/** A shopper opens a case about an order of that name, which was delivered a few days ago. */
async function openCase(id: string): Promise<void> {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const lines = [{ ...line, fulfilledAt: ago(5), deliveredAt: ago(3) }];
  const order = sampleOrder({ id, number: `#${id}`, placedAt: ago(7), lines });
  const shopper = shopperOf(
    (request) => fetch(new Request(request.url.replace(/^https:\/\/[^/]+/, amends.worker), request)),
    () => signToken(merchant, order),
  );
  expect((await shopper.submit(submission())).status).toBe(201);
}

describe("a trial", () => {
  it("runs beside what is live: it is said above everything, with what would have ended otherwise and why", async () => {
    await field(first).fill("10");
    await tab(first, "Trials").click();
    await sound(first);
    await screenshot(first, "trials-begin");
    const go = await hold(first, "/shadow");
    await button(first, "Begin beside what is live").click();
    await button(first, "Beginning …").waitFor();
    for (const name of ["Beginning …", "Begin on these orders"]) {
      expect(await button(first, name).getAttribute("aria-disabled")).toBe("true");
    }
    await sound(first);
    await screenshot(first, "trials-beginning");
    go();
    await says(first, "The trial runs. Nothing comes of it but what you see here.");
    await says(first, "A trial runs beside what is live. Nothing has come since it began.");
    await first.getByText(/^Since .*, by Ilse Brandt\. Nothing has come since it began\.$/).waitFor();
    expect(await first.locator(".policy-main table").count()).toBe(0);
    await screenshot(first, "trials-nothing-yet");
    await openCase("1");
    await openCase("2");
    await first.reload();
    await says(first, /^A trial runs beside what is live: 2 items of 2 would have ended otherwise\./);
    await button(first, /^See it/).click();
    await first.getByRole("heading", { name: "What would have ended otherwise" }).waitFor();
    await first
      .getByText(/^On trial: .*limit €10\.00/)
      .first()
      .waitFor();
    await sound(first);
    await screenshot(first, "trials-shadow");
    // The other lead sees it, and may end it.
    await says(second, /^A trial runs beside what is live/);
    await button(second, /^Stop it ?: Beside what is live/).click();
    await says(second, "The trial is over. What shoppers were shown stays theirs.");
    await first.locator(".trial-strip").waitFor({ state: "detached" });
  });

  it("runs on a share of new orders, with both sides beside each other, and is made live", async () => {
    const asked = first.getByRole("group", { name: "Make the version on trial live?" });
    for (const wrong of ["half", "0", "91"]) {
      await first.getByLabel("Share of new orders").fill(wrong);
      await first.getByText("A share from 1 to 90.").waitFor();
      expect(await button(first, "Begin on these orders").isDisabled()).toBe(true);
      await first.getByLabel("Share of new orders").fill("1");
      await first.getByText("A share from 1 to 90.").waitFor({ state: "detached" });
    }
    await first.getByLabel("Share of new orders").fill("90");
    await button(first, "Begin on these orders").click();
    await says(first, /^A trial runs on 90 % of new orders: no items yet\. The others: no items yet\.$/);
    await first.getByText(/^Since .* on each side\. Nothing has come since it began\.$/).waitFor();
    expect(await first.locator(".policy-main table").count()).toBe(0);
    for (const id of ["3", "4", "5", "6"]) await openCase(id);
    await first.reload();
    await says(
      first,
      /^A trial runs on 90 % of new orders: \d items?, €0\.00 by itself for each, 100 % for one of you\./,
    );
    await button(first, /^See it/).click();
    await isFocused(first.getByRole("heading", { name: "On some new orders" }));
    await first.getByText(/^Since .*, by Ilse Brandt\. It stops by itself at 50 % above the others/).waitFor();
    await sound(first);
    await screenshot(first, "trials-canary");
    await button(first, /^Make it live ?: On some new orders/).click();
    await isFocused(asked.getByRole("button", { name: "Yes, make it live" }));
    await first.keyboard.press("Tab");
    await first.keyboard.press("Enter");
    await asked.waitFor({ state: "detached" });
    await isFocused(button(first, /^Make it live ?: On some new orders/));
    await first.keyboard.press("Enter");
    await asked.getByText("New requests are decided by it from now on.").waitFor();
    await sound(first);
    await screenshot(first, "trials-ask-live");
    const go = await hold(first, "/publish");
    await asked.getByRole("button", { name: "Yes, make it live" }).click();
    const going = asked.getByRole("button", { name: "Making it live …" });
    await going.waitFor();
    expect(await going.getAttribute("aria-disabled")).toBe("true");
    await sound(first);
    go();
    await says(first, "Live. From now on requests are decided by it.");
    await isFocused(first.getByRole("heading", { name: "Policy", exact: true }));
    await says(first, "You're looking at what is live.");
    await first.locator(".trial-strip").waitFor({ state: "detached" });
  });
});

describe("what lets out more", () => {
  it("waits for the other lead, who sees it without a reload, reads why, and makes it live", async () => {
    await tab(first, "The policy").click();
    await field(first).fill("90");
    await button(first, "Publish …").click();
    await first.getByLabel("A note for your colleagues").fill("Busy weeks ahead");
    await first.getByLabel("A note for your colleagues").press("Enter");
    await says(first, "It waits for another lead's yes. Until then nothing changes for shoppers.");
    await says(first, /^Your version of .* waits for another lead, because:/);
    await says(second, /^Ilse Brandt would like to make a version live .* It needs your yes, because:/);
    await says(second, /^The most that is settled by itself on one order goes from €10\.00 to €90\.00\.$/);
    await sound(second);
    await screenshot(second, "trials-awaiting");
    await second.emulateMedia({ colorScheme: "dark" });
    await sound(second);
    await screenshot(second, "trials-awaiting-dark");
    await button(second, "Yes, make it live").click();
    await says(second, "Done, with both your names in the record.");
    await tab(second, "Versions").click();
    await second.getByText("Approved by Ben Achterberg.").waitFor();
    await sound(second);
    await screenshot(second, "trials-log-dark");
    await says(first, "You're looking at what is live.");
    await expect.poll(() => field(first).inputValue()).toBe("90.00");
  });

  it("is sent back with a word", async () => {
    await field(first).fill("95");
    await button(first, "Publish …").click();
    await first.getByRole("dialog").getByRole("button", { name: "Make it live" }).click();
    await says(second, /^Ilse Brandt would like/);
    await second.getByLabel("A word with it, if you send it back").fill("Let us wait for January.");
    await button(second, "Send it back").click();
    await first.locator(".awaiting").waitFor({ state: "detached" });
    await tab(first, "Versions").click();
    await first.getByText("Let us wait for January.").waitFor();
  });

  it("fits a phone too", async () => {
    await tab(first, "The policy").click();
    await button(first, "Publish …").click();
    await first.getByRole("dialog").getByRole("button", { name: "Make it live" }).click();
    await says(second, /^Ilse Brandt would like/);
    await second.setViewportSize({ width: 390, height: 844 });
    await second.emulateMedia({ colorScheme: "light" });
    await sound(second);
    await screenshot(second, "trials-awaiting-390");
    expect(await second.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it("and no page said an error", () => expect(errors).toEqual([]));
});
