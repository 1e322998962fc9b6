// Exchange, repair, the missing part, a part of the money and a little extra, as a shopper meets them.
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Case, Item } from "../../shared/contract.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import {
  at,
  button,
  choose,
  confirm,
  describe as tell,
  openPanel,
  panel,
  referenceOn,
  send,
  shopIn,
  signIn,
} from "./words.ts";

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

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const small = { viewport: { width: 320, height: 640 }, hasTouch: true } as const;
const desktop = { viewport: { width: 1280, height: 900 } } as const;

/** Runs on a page of its own; whatever its console called an error fails it. */
async function visit(options: BrowserContextOptions, run: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors } = await openPage(browser, { reducedMotion: "reduce", ...options });
  page.setDefaultTimeout(12_000);
  try {
    await run(page);
    expect(errors).toEqual([]);
  } finally {
    await page.context().close();
  }
}

async function choosing(page: Page, order: string, words: string): Promise<void> {
  await openPanel(page, amends, order);
  await tell(page, words);
  await confirm(page);
}

/** Nothing for axe to find, and nothing to scroll sideways for. */
async function sound(page: Page, name: string): Promise<void> {
  await screenshot(page, `remedies-${name}`);
  expect(await axe(page), name).toEqual([]);
  const wide = await page.evaluate(() => {
    const sheet = document.querySelector("amends-widget")!.shadowRoot!.querySelector("[part=panel]")!;
    const parts = [document.documentElement, sheet, ...sheet.querySelectorAll(".c, strong, label, button")];
    return parts.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.textContent);
  });
  expect(wide, name).toEqual([]);
}

const cards = (page: Page) => panel(page).locator("fieldset .c:has(strong)");
const big = async (page: Page) => (await cards(page).locator("strong").allInnerTexts()).map((text) => text.trim());

/** The server's cases as `change` leaves them. */
async function changing(page: Page, change: (item: Item, open: Case) => void): Promise<void> {
  await page.route(/\/v1\/cases/, async (route: Route) => {
    const response = await route.fetch();
    const open = (await response.json()) as Case;
    if (Array.isArray(open.items)) for (const item of open.items) change(item, open);
    await route.fulfill({ response, json: open });
  });
}

describe("an exchange", () => {
  const tooLarge = "The bowl is too big, another size would be right";

  test("on a phone: asks kindly which one, sends it, and is settled once the goods are on their way", () =>
    visit(phone, async (page) => {
      await choosing(page, "1056", tooLarge);
      expect(await big(page)).toEqual(["€25.80", "A new one", "Another size or colour", "€25.80"]);
      await sound(page, "exchange-1");
      expect(await panel(page).getByRole("combobox").count()).toBe(0);
      await choose(page, "Exchange");
      const list = panel(page).getByRole("combobox", { name: "Which one would you like?" });
      expect(await list.inputValue()).toBe("");
      expect(await list.locator("option").allInnerTexts()).toEqual([
        "Please choose",
        "Ink blue, 14 cm",
        "Oatmeal, 12 cm (and €4.00 back)",
      ]);
      await send(page);
      await panel(page).getByText("Please say which one you would like first.").waitFor();
      expect(await list.evaluate((node) => node.matches(":focus"))).toBe(true);
      expect(await list.getAttribute("aria-invalid")).toBe("true");
      await sound(page, "exchange-2-which");
      await list.selectOption({ label: "Oatmeal, 12 cm (and €4.00 back)" });
      expect(await panel(page).getByText("Please say which one you would like first.").count()).toBe(0);
      expect((await big(page))[2]).toBe("Oatmeal, 12 cm");
      await panel(page).getByText("and €4.00 back", { exact: true }).waitFor();
      await sound(page, "exchange-3-chosen");
      await send(page);
      await at(page, "One thing is left to do");
      await panel(page)
        .getByText("As soon as it is on its way, we send you this instead: 1 × Oatmeal bowl, Oatmeal, 12 cm.")
        .waitFor();
      await panel(page).getByText("And €4.00 of what you paid goes back to you.").waitFor();
      await sound(page, "exchange-4-send-back");
      const reference = await referenceOn(page);
      await noted(reference, "On their way");
      await at(page, "This is settled");
      await panel(page).getByText("Your exchange is on its way to you: 1 × Oatmeal bowl, Oatmeal, 12 cm.").waitFor();
      await panel(page).getByText("Your parcel is on its way to us").waitFor();
      await sound(page, "exchange-5-done");
      await page.goto(`${amends.shop}/orders/1056`);
      await page.getByText(/An exchange on the way: Oatmeal bowl, Oatmeal, 12 cm/).waitFor();
      await page
        .getByText(/Refunded €4\.00/)
        .first()
        .waitFor();
    }));

  /** Staff note at the desk how far the goods of a case are. */
  async function noted(reference: string, what: string): Promise<void> {
    await visit(desktop, async (page) => {
      await signIn(page, amends, amends.staff[0]!.email);
      await page.getByLabel("Find a case by its reference").fill(reference);
      await page.getByRole("button", { name: "Find" }).click();
      await page.getByRole("button", { name: "Pick up" }).click();
      await page.getByText(/^Yours until/).waitFor();
      await page.getByText("Exchange: Oatmeal, 12 cm").first().waitFor();
      await page
        .getByText(/goods come back: once on their way/)
        .first()
        .waitFor();
      await screenshot(page, "remedies-desk");
      await page.getByRole("button", { name: "Goods come back" }).click();
      await page.getByRole("radio", { name: what, exact: true }).check();
      await page.getByRole("button", { name: "Note it" }).click();
      await page.getByText("Goods are on their way").waitFor();
    });
  }

  test("fits a small screen in every language", async () => {
    await visit(small, (page) => choosing(page, "1048", "I changed my mind about the kettle"));
    for (const lang of ["de", "fr", "es", "pt", "it", "nl"]) {
      await visit({ ...small, locale: lang }, async (page) => {
        await shopIn(page, lang);
        await page.goto(`${amends.shop}/orders/1048`);
        await panel(page).getByRole("button").first().click();
        await panel(page).getByRole("radio").nth(1).check();
        await panel(page).getByRole("combobox").selectOption("KETTLE-GN-S");
        await sound(page, `exchange-${lang}`);
      });
    }
  });

  test("by keyboard alone", () =>
    visit(desktop, async (page) => {
      await openPanel(page, amends, "1048");
      await at(page, "What would put it right?");
      await panel(page).getByRole("radio").first().focus();
      for (let steps = 0; steps < 6 && !(await radioIsOn(page, "Exchange")); steps += 1)
        await page.keyboard.press("ArrowDown");
      expect(await radioIsOn(page, "Exchange")).toBe(true);
      await page.keyboard.press("Tab");
      const list = panel(page).getByRole("combobox");
      expect(await list.evaluate((node) => node.matches(":focus"))).toBe(true);
      await page.keyboard.type("Matte");
      expect(await list.inputValue()).toBe("KETTLE-GN-B");
      await button(page, "Send my choice").focus();
      await page.keyboard.press("Enter");
      await at(page, "One thing is left to do");
      await panel(page)
        .getByText(/Gooseneck kettle, Matte black, 900 ml/)
        .waitFor();
    }));
  const radioIsOn = (page: Page, name: string) =>
    panel(page)
      .getByRole("radio", { name: new RegExp(`^${name}`) })
      .isChecked();
});

describe("the cards", () => {
  const stories = [
    ["1049", "The lid of the teapot is missing", ["$73.90", "A new one", "The missing part", "$73.90"]],
    ["1052", "The teapot doesn't work", ["€58.65", "A repair", "€58.65"]],
  ] as const;

  test.each(stories)(
    "of %s say what each gives, in one size and weight, the shopper's money first",
    (order, words, gives) =>
      visit(small, async (page) => {
        await choosing(page, order, words);
        expect(await big(page)).toEqual(gives);
        await sound(page, `cards-${order}`);
        const looks = await cards(page).evaluateAll((all) =>
          all.map((node) => {
            const { borderColor, borderWidth, backgroundColor, width } = getComputedStyle(node);
            const { fontSize, fontWeight, color } = getComputedStyle(node.querySelector("strong")!);
            return [borderColor, borderWidth, backgroundColor, width, fontSize, fontWeight, color].join();
          }),
        );
        expect(new Set(looks).size).toBe(1);
        expect(await panel(page).getByRole("radio", { checked: true }).count()).toBe(0);
      }),
  );
});

test("a part of the money is paid, and the goods stay", () =>
  visit({ ...desktop, colorScheme: "dark" }, async (page) => {
    await choosing(page, "1057", "Both canisters are paler than the picture showed");
    expect(await big(page)).toEqual(["€52.90", "2 new ones", "€52.90", "€11.00"]);
    const last = cards(page).last();
    expect(await last.innerText()).toMatch(/^Part of your money back\s+€11\.00\s+and you keep it/);
    await choose(page, "Part of your money back");
    await sound(page, "part-1");
    await send(page);
    await at(page, "This is settled");
    await panel(page).getByText("€11.00 is on its way to Mastercard •••• 1618, and you keep it.").waitFor();
    await sound(page, "part-2");
    await page.goto(`${amends.shop}/orders/1057`);
    await page
      .getByText(/Refunded €11\.00/)
      .first()
      .waitFor();
  }));

test("the extra stands once beside all cards, is no reason for any of them, and its code comes with what is settled", () =>
  visit(phone, async (page) => {
    await choosing(page, "1042", "One of the two mugs is in pieces");
    const extra = panel(page).getByText("And a little extra from us: 10% off your next order, up to €10.00.");
    expect(await extra.count()).toBe(1);
    expect(await extra.evaluate((node) => node.closest(".c"))).toBeNull();
    await sound(page, "extra-1");
    await choose(page, "Replacement");
    await send(page);
    await at(page, "This is settled");
    await extra.waitFor();
    const code = panel(page).getByText(/^THANKS-[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    await code.waitFor();
    await button(page, "Copy: Code for your extra").waitFor();
    await sound(page, "extra-2");
    const shown = await code.innerText();
    await page.goto(`${amends.shop}/orders/1042`);
    await page.getByText(shown).waitFor();
  }));

test("a photo that is to prove the purchase says what to show", () =>
  visit(phone, async (page) => {
    const text = "With a photo of your receipt, we can still do this.";
    await changing(page, (item) => {
      for (const offer of item.offers) offer.why = offer.why.map(() => ({ code: "proof_needed", text }));
    });
    await openPanel(page, amends, "1054");
    await tell(page, "The spout of the kettle arrived bent");
    await button(page, "Yes, that's right").click();
    await at(page, text);
    expect(await panel(page).getByText("A photo would help us see it").count()).toBe(0);
    await sound(page, "proof");
  }));

test("what is settled at once though goods come back still says how to send them", () =>
  visit({ ...phone, colorScheme: "dark" }, async (page) => {
    const until = "2036-12-01T22:59:59Z";
    await changing(page, (item, open) => {
      for (const offer of item.offers) offer.return = { paidBy: "merchant", cost: null, until, when: "accepted" };
      const parcel = { labelUrl: null, carrier: null, trackingNumber: null, sentAt: null };
      if (item.chosen) item.back = { until, goods: null, ...parcel };
      if (item.chosen) open.returns = { address: null, instructions: null, label: "none" };
    });
    await choosing(page, "1044", "It says delivered but there is no parcel");
    await choose(page, "Refund");
    await sound(page, "early-1");
    await send(page);
    await at(page, "This is settled");
    await panel(page)
      .getByText(/^We've started already\. Please send it back to us by 1 December all the same\./)
      .waitFor();
    await panel(page)
      .getByText(/^Please put a note with A-|Please put a note with A-/)
      .waitFor();
    await sound(page, "early-2");
  }));
