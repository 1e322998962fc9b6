// The statutory withdrawal: two steps, from the panel, from the shop's own link, and on a page that runs no script.
import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, mailTo, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, openPanel, panel, signIn } from "./words.ts";

let amends: Amends;
let browser: Browser;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const dark = { colorScheme: "dark" } as const;
const withdraw = "Withdraw from contract here";
const confirm = "Confirm withdrawal";
const received = "We have received your withdrawal";

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

/** How often the shopper presses something in what follows. */
async function presses(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    document.addEventListener("click", () => (counted.presses += 1), true);
  });
  await act();
  return page.evaluate(() => (window as unknown as { presses: number }).presses);
}

describe("in the panel", () => {
  test("two steps, everything known filled in, and a receipt on the spot", () =>
    visit(phone, async (page) => {
      const since = new Date().toISOString();
      await openPanel(page, amends, "1044");
      await at(page, "What went wrong?");
      await button(page, withdraw).waitFor();
      await screenshot(page, "withdraw-way-in-phone");
      await sound(page);
      const steps = await presses(page, async () => {
        await button(page, withdraw).click();
        await at(page, withdraw);
        await sound(page);
        await screenshot(page, "withdraw-form-phone");
        expect(await panel(page).getByLabel("Your name").inputValue()).not.toBe("");
        expect(
          await panel(page)
            .getByLabel(/^Your e-mail address/)
            .inputValue(),
        ).toContain("@");
        expect(await panel(page).getByRole("checkbox", { checked: false }).count()).toBe(0);
        expect(await panel(page).getByRole("textbox").count()).toBe(2);
        await button(page, confirm).click();
        await at(page, received);
      });
      expect(steps).toBe(2);
      await sound(page);
      await screenshot(page, "withdraw-receipt-phone");
      const text = await panel(page).getByText("I withdraw from my contract").innerText();
      const number = /wdr_[\w-]{22}/.exec(text)![0];
      const download = page.waitForEvent("download");
      await button(page, "Save a copy").click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`${number}.txt`);
      expect(readFileSync(await file.path(), "utf8")).toContain(received);
      const address = /E-mail: (\S+)/.exec(text)![1]!;
      const mail = await mailTo(amends, address, since);
      expect(mail.text).toContain(number);
      await button(page, "See where it stands").click();
      await at(page, "One thing is left to do");
      await panel(page).getByText("You withdrew from the contract").waitFor();
      await sound(page);
      await page.goto(/http:\S+\/c\/\S+/.exec(mail.text)![0]);
      await at(page, "One thing is left to do");
    }));

  test("one of several, in the dark, and back again without a trace", () =>
    visit(dark, async (page) => {
      await openPanel(page, amends, "1042");
      await button(page, withdraw).click();
      await at(page, withdraw);
      await button(page, /^One fewer/)
        .first()
        .click();
      await sound(page);
      await screenshot(page, "withdraw-form-dark");
      await button(page, "Go back").click();
      await at(page, "What went wrong?");
      await button(page, withdraw).click();
      await button(page, confirm).click();
      await at(page, received);
      await panel(page).getByText("1 × Blue mug").waitFor();
      await screenshot(page, "withdraw-receipt-dark");
    }));

  test("nothing chosen is asked about, kindly", () =>
    visit({}, async (page) => {
      await openPanel(page, amends, "1048");
      await button(page, withdraw).click();
      await at(page, withdraw);
      for (const box of await panel(page).getByRole("checkbox").all()) await box.uncheck();
      await button(page, confirm).click();
      await panel(page).getByText("Please choose one of these first.").waitFor();
    }));

  test("speaks German from the label to the receipt", () =>
    // A page answered from here has no address of its own; without leave it couldn't reach this machine.
    visit({ permissions: ["local-network-access"] }, async (page) => {
      await page.route(`${amends.shop}/orders/1047`, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("data-merchant=", 'data-lang="de" data-merchant=');
        await route.fulfill({ response, body });
      });
      await page.goto(`${amends.shop}/orders/1047`);
      await button(page, "Something wrong?").click();
      await button(page, "Vertrag widerrufen").click();
      await at(page, "Vertrag widerrufen");
      await sound(page);
      await button(page, "Widerruf bestätigen").click();
      await at(page, "Ihr Widerruf ist bei uns eingegangen");
    }));
});

describe("from the shop's own link", () => {
  const link = async (page: Page) => {
    await page.goto(`${amends.shop}/orders/1045`);
    return page.getByRole("link", { name: withdraw });
  };

  test("the panel opens on it: two steps in all", () =>
    visit(phone, async (page) => {
      const own = await link(page);
      const steps = await presses(page, async () => {
        await own.click();
        await at(page, withdraw);
        await button(page, confirm).click();
        await at(page, received);
      });
      expect(steps).toBe(2);
    }));

  test("opened by the button, the same panel begins with the shopper's words", () =>
    visit({}, async (page) => {
      await (await link(page)).click();
      await at(page, withdraw);
      await page.keyboard.press("Escape");
      await page.goto(`${amends.shop}/orders/1050`);
      await button(page, "Something wrong?").click();
      await at(page, "What went wrong?");
    }));

  test("without our script it is a plain link", () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${amends.worker}/o/${amends.merchant}/withdraw`);
      expect(await page.getByRole("button").allInnerTexts()).toEqual([confirm]);
    }));
});

describe("on a page of its own, without script, account or token", () => {
  const address = () => `${amends.worker}/o/${amends.merchant}/withdraw?order=%231051`;

  test.each([
    ["phone", phone],
    ["desktop-dark", { viewport: { width: 1280, height: 800 }, ...dark }],
  ])("filled in and confirmed with one button: %s", (name, options) =>
    visit({ ...options, javaScriptEnabled: false }, async (page) => {
      const since = new Date().toISOString();
      const contact = `${name}@example.com`;
      await page.goto(address());
      await screenshot(page, `withdraw-page-${name}`);
      await page.getByLabel("Your name").fill("Grace Hopper");
      await page.getByLabel("Your e-mail address").fill(contact);
      await page.getByRole("button", { name: confirm }).click();
      await page.getByRole("heading", { name: received }).waitFor();
      await page.getByText("I withdraw from my contract for order #1051.").waitFor();
      await screenshot(page, `withdraw-page-receipt-${name}`);
      expect((await mailTo(amends, contact, since)).subject).toBe("Your withdrawal, order #1051");
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save a copy" }).click();
      expect(readFileSync(await (await download).path(), "utf8")).toContain("Grace Hopper");
    }),
  );

  test("is sound for everyone, at each of its stations", () => {
    const stations = async (page: Page) => {
      await page.goto(address());
      await page.getByRole("heading", { name: "Vertrag widerrufen" }).waitFor();
      await sound(page);
      await page.evaluate(() => document.querySelector("form")!.setAttribute("novalidate", ""));
      await page.getByLabel("Ihr Name").fill("Grace");
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Widerruf bestätigen" }).click();
      expect((await answer).status()).toBe(422);
      await page.getByText("Bitte schreiben Sie eine E-Mail-Adresse").waitFor();
      await sound(page);
      await screenshot(page, "withdraw-page-wrong");
      await page.getByLabel("Ihre E-Mail-Adresse").fill("grace@example.com");
      await page.getByRole("button", { name: "Widerruf bestätigen" }).click();
      await page.getByRole("heading", { name: "Ihr Widerruf ist bei uns eingegangen" }).waitFor();
      await sound(page);
    };
    // A browser tells its console of a 422, which is how this page says that something is missing.
    return visit({ ...phone, locale: "de-DE" }, stations, /status of 422/);
  });
});

describe("at the desk", () => {
  /** Somebody withdraws on the page of its own. */
  const declare = async (order: string, contact: string) => {
    const body = { merchant: amends.merchant, name: "Ada Lovelace", contact, order };
    const answer = await fetch(`${amends.worker}/v1/withdrawals`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": contact },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
  };

  test("one that came without an order is matched to it, and one that can't be is answered", () =>
    visit(
      { viewport: { width: 1440, height: 900 } },
      async (page) => {
        await signIn(page, amends, amends.staff[0]!.email);
        await declare("#1048", "greta@example.com");
        await declare("one of these days", "lost@example.com");
        const list = page.getByRole("region", { name: /^Withdrawals to match/ });
        const row = (contact: string) => list.getByRole("listitem").filter({ hasText: contact });
        // Told without being asked.
        const greta = row("greta@example.com");
        await greta.getByText("order #1048").click();
        await greta.getByText(/^Received/).waitFor();
        await sound(page);
        await screenshot(page, "withdraw-desk");
        await greta.getByRole("button", { name: "Match" }).click();
        await page.getByText(/No order here is called/).waitFor();

        // Orders are known from the first case about them.
        const { page: shopper } = await openPage(browser);
        await openPanel(shopper, amends, "1048");
        await button(shopper, withdraw).click();
        await button(shopper, confirm).click();
        await at(shopper, received);
        await shopper.context().close();
        await greta.getByRole("button", { name: "Match" }).click();
        await page.getByText("Matched. It counts from the day it was received.").waitFor();
        await page
          .getByText(/I withdraw from my contract for order #1048/)
          .first()
          .waitFor();

        const since = new Date().toISOString();
        const lost = row("lost@example.com");
        await lost.getByText("order one of these days").click();
        await lost.getByLabel("Or answer by mail, without a case").fill("Which shop was it?");
        await lost.getByRole("button", { name: "Send the answer" }).click();
        await lost.waitFor({ state: "detached" });
        expect(await greta.count()).toBe(0);
        expect((await mailTo(amends, "lost@example.com", since)).text).toContain("Which shop was it?");
      },
      /status of 404/,
    ));
});
