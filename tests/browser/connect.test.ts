// A lead connects a shop's platform at the desk; then a shopper without an order page finds their order.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, mailTo, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, panel, signIn } from "./words.ts";
import { KEY, startVendure } from "./vendure.ts";

const buyer = { code: "T_1042", email: "ada@example.com" };

let amends: Amends;
let browser: Browser;
let vendure: Awaited<ReturnType<typeof startVendure>>;

beforeAll(async () => {
  [amends, vendure] = await Promise.all([startAmends(), startVendure(buyer)]);
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  vendure?.close();
  await amends?.remove();
});

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1280, height: 900 } };
const dark = { colorScheme: "dark" } as const;

/** Runs it on a page of its own, with a console that stays clean but for what is meant to be there. */
async function visit(options: BrowserContextOptions, run: (page: Page) => Promise<void>, meant = /^$/): Promise<void> {
  const { page, errors } = await openPage(browser, options);
  page.setDefaultTimeout(12_000);
  try {
    await run(page);
    expect(errors.filter((error) => !meant.test(error))).toEqual([]);
  } finally {
    await page.context().close();
  }
}

const sound = async (page: Page) => expect(await axe(page)).toEqual([]);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The room of connections, as the lead opens it from the cases. */
async function openConnections(page: Page): Promise<void> {
  await signIn(page, amends, amends.staff.find(({ role }) => role === "lead")!.email);
  await page.getByRole("link", { name: "Connections" }).click();
  await page.getByRole("heading", { name: "Connections" }).waitFor();
}

async function fill(page: Page, key: string): Promise<void> {
  await page.getByLabel("Vendure", { exact: true }).check();
  await page.getByLabel("Admin API address").fill(vendure.url);
  await page.getByLabel("API key").fill(key);
}

describe("at the desk", () => {
  test("a platform is connected once its check finds nothing, and let go of again", () =>
    visit(
      desktop,
      async (page) => {
        await openConnections(page);
        await page.getByText("Nothing is connected.").waitFor();
        await page.getByLabel("Vendure", { exact: true }).waitFor();
        await sound(page);
        await screenshot(page, "connect-choose");
        await fill(page, "lookup:another-key");
        expect(await page.getByLabel("API key").getAttribute("type")).toBe("password");
        await press(page, "Check and connect");
        await page.getByText("Not connected yet. Please look at what is marked.").waitFor();
        expect(await page.getByLabel("API key").getAttribute("aria-invalid")).toBe("true");
        await sound(page);
        await screenshot(page, "connect-fault");
        await page.getByLabel("API key").fill(KEY);
        await press(page, "Check and connect");
        await page.getByText("Vendure is connected.").waitFor();
        await page.getByText(vendure.url).waitFor();
        await sound(page);
        await screenshot(page, "connect-connected");
        expect(await page.content()).not.toContain("the-right-key");
        await press(page, "Check again");
        await page.getByText("All is well.").waitFor();
        await press(page, "Disconnect");
        const dialog = page.getByRole("dialog", { name: "Disconnect Vendure?" });
        await dialog.waitFor();
        await sound(page);
        await screenshot(page, "connect-sure");
        await dialog.getByRole("button", { name: "Keep it" }).click();
        await press(page, "Disconnect");
        await dialog.getByRole("button", { name: "Disconnect" }).click();
        await page.getByText("Nothing is connected.").waitFor();
      },
      /status of 422/,
    ));

  test("in the dark and on a phone; the keys are asked for anew", () =>
    visit({ ...phone, ...dark }, async (page) => {
      await openConnections(page);
      await fill(page, KEY);
      await sound(page);
      await screenshot(page, "connect-form-dark");
      await press(page, "Check and connect");
      await page.getByText("Vendure is connected.").waitFor();
      await screenshot(page, "connect-connected-dark");
      await press(page, "Change the keys");
      expect(await page.getByLabel("Admin API address").inputValue()).toBe(vendure.url);
      expect(await page.getByLabel("API key").inputValue()).toBe("");
      await press(page, "Keep it as it is");
      await page.getByText("Check again").waitFor();
    }));
});

describe("without an order page", () => {
  /** Finds the order on the page, as far as the code; gives back the code. */
  async function askOnPage(page: Page): Promise<string> {
    const since = new Date().toISOString();
    await page.getByLabel("Ihre Bestellnummer").fill("#t_1042");
    await page.getByLabel("Ihre E-Mail-Adresse").fill(buyer.email);
    await press(page, "Code zuschicken");
    await page.getByRole("heading", { name: "Sehen Sie in Ihre E-Mails" }).waitFor();
    const { subject } = await mailTo(amends, buyer.email, since);
    expect(subject).toMatch(/^\d{6} öffnet Ihre Bestellung$/);
    return subject.slice(0, 6);
  }

  const german = { ...phone, locale: "de-DE" };

  test("a shopper finds the order by its number, and opens a case, on a phone in German", () =>
    visit(
      german,
      async (page) => {
        await page.goto(`${amends.worker}/o/${amends.merchant}`);
        await page.getByRole("heading", { name: "Ihre Bestellung finden" }).waitFor();
        await sound(page);
        await screenshot(page, "look-up-phone");
        const code = await askOnPage(page);
        await sound(page);
        await screenshot(page, "look-up-code-phone");
        await page.getByLabel("Die sechs Ziffern").fill("000000");
        await press(page, "Bestellung öffnen");
        await page.getByText("Dieser Code passt nicht").waitFor();
        await sound(page);
        await screenshot(page, "look-up-wrong-phone");
        await page.getByLabel("Die sechs Ziffern").fill(code);
        await press(page, "Bestellung öffnen");
        await at(page, /./);
        await panel(page).getByRole("textbox").first().waitFor();
        await screenshot(page, "look-up-order-phone");
        expect(page.url()).toMatch(/\/o\/mer_[\w-]+#eyJ/);
      },
      /status of 401/,
    ));

  test("without a script, as far as the order's own page", () =>
    visit({ ...german, ...dark, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${amends.worker}/o/${amends.merchant}`);
      await page.getByRole("link", { name: "Ihre Bestellung finden" }).click();
      const code = await askOnPage(page);
      await screenshot(page, "look-up-code-dark");
      await page.getByLabel("Die sechs Ziffern").fill(code);
      await press(page, "Bestellung öffnen");
      await page.waitForURL(/#eyJ/);
    }));

  test("says the same of an order that isn't there, and what is missing", () =>
    visit(
      german,
      async (page) => {
        await page.goto(`${amends.worker}/o/${amends.merchant}/order?order=9999`);
        expect(await page.getByLabel("Ihre Bestellnummer").inputValue()).toBe("9999");
        await page.evaluate(() => document.querySelector("form")!.setAttribute("novalidate", ""));
        await press(page, "Code zuschicken");
        await page.getByText("Bitte schreiben Sie eine E-Mail-Adresse").waitFor();
        await sound(page);
        await page.getByLabel("Ihre E-Mail-Adresse").fill(buyer.email);
        await press(page, "Code zuschicken");
        await page.getByRole("heading", { name: "Sehen Sie in Ihre E-Mails" }).waitFor();
      },
      /status of 422/,
    ));
});
