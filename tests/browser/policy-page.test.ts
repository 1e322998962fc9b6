// The policy a shop publishes, as somebody reads it: on a phone, in the dark, on paper, and by machine.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";

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

/** The page, in a context of its own whose console stays clean. */
async function visit(options: BrowserContextOptions, run: (page: Page) => Promise<void>, query = ""): Promise<void> {
  const { page, errors } = await openPage(browser, options);
  page.setDefaultTimeout(12_000);
  try {
    await page.goto(`${amends.worker}/p/${amends.merchant}${query}`);
    await run(page);
    expect(errors).toEqual([]);
  } finally {
    await page.context().close();
  }
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What is wider than the place it has. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main *")]
      .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0)
      .map((node) => node.textContent),
  );

/** Words that had to be broken to fit: each stands on one line, or at a hyphen or a slash of its own. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement!.closest("script, style")) continue;
      for (const { 0: word, index } of node.textContent!.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
    return broken;
  });

describe("the published policy", () => {
  test.each([
    ["on a phone", "phone", phone],
    ["on a small phone", "small", { ...phone, viewport: { width: 320, height: 640 } }],
    ["on a phone in the dark", "dark", { ...phone, colorScheme: "dark" } as const],
    ["at a desk", "desk", { viewport: { width: 1280, height: 900 } }],
  ])("reads well %s", (_, name, options) =>
    visit(options, async (page) => {
      await page.getByRole("heading", { level: 1, name: "Returns and refunds at Kettle & Clay" }).waitFor();
      expect(await page.getByRole("heading", { level: 2 }).count()).toBeGreaterThan(5);
      await screenshot(page, `policy-page-${name}`);
      expect(await tooWide(page)).toEqual([]);
      expect(await axe(page)).toEqual([]);
    }),
  );

  test.each([
    ["German, on a small phone", "de-small", "lang=de", { ...phone, viewport: { width: 320, height: 640 } }],
    ["German, in the dark", "de-dark", "lang=de", { ...phone, colorScheme: "dark" } as const],
    ["German, at a desk", "de-desk", "lang=de", { viewport: { width: 1280, height: 900 } }],
    ["German, in yen", "de-yen", "lang=de&country=JP", phone],
    ["French, in yen, in the dark at a desk", "fr-yen", "lang=fr&country=JP", { colorScheme: "dark" } as const],
    ["Dutch, on a small phone", "nl-small", "lang=nl", { ...phone, viewport: { width: 320, height: 640 } }],
    ["Portuguese, on a small phone", "pt-small", "lang=pt", { ...phone, viewport: { width: 320, height: 640 } }],
  ])("reads well in %s", (_, name, query, options) =>
    visit(
      options,
      async (page) => {
        await page.getByRole("heading", { level: 1 }).waitFor();
        await screenshot(page, `policy-page-${name}`);
        expect(await tooWide(page)).toEqual([]);
        expect(await brokenWords(page)).toEqual([]);
        expect(await axe(page)).toEqual([]);
      },
      `?${query}`,
    ),
  );

  test("changes its language by a link, for the same country, and the withdrawal after it speaks it too", () =>
    visit(
      { locale: "en-GB" },
      async (page) => {
        const languages = page.getByRole("navigation", { name: "Language" });
        expect(await languages.getByRole("link").count()).toBe(7);
        expect(await languages.locator("[aria-current]").innerText()).toBe("English");
        await languages.getByRole("link", { name: "Deutsch" }).click();
        await page.getByText("Lieferland: Österreich").waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe("de-DE");
        await page.getByRole("link", { name: "Vertrag widerrufen" }).click();
        await page.getByRole("button", { name: "Widerruf bestätigen" }).waitFor();
      },
      "?country=AT",
    ));

  test("is in the browser's own language", () =>
    visit({ locale: "nl-BE" }, async (page) => {
      await page.getByRole("heading", { level: 1, name: "Retourneren en geld terug bij Kettle & Clay" }).waitFor();
    }));

  test("follows the dark", () =>
    visit({ colorScheme: "dark" }, async (page) => {
      const [paper, ink] = await page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        getComputedStyle(document.body).color,
      ]);
      expect([paper, ink]).toEqual(["rgb(23, 25, 27)", "rgb(236, 238, 239)"]);
    }));

  test("says the demo shop's own limits, and final sale by its name", () =>
    visit({}, async (page) => {
      const said = await page.locator("main").innerText();
      for (const part of [
        "Within 60 days of delivery, you can choose your money back, the same again or store credit.",
        "Store credit comes with 10% extra, up to €15.00.",
        "If you paid €70.00 or less for it, just keep it.",
        "final sale",
        "Monday, Tuesday, Wednesday, Thursday and Friday, 09:00 to 17:30",
      ])
        expect(said).toContain(part);
      expect(said).not.toMatch(/undefined|null|NaN|\[object|200\.00|1,?500\.00|80\.00/);
    }));

  test("carries its data where machines look, and no script runs", () =>
    visit({}, async (page) => {
      const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
      expect(await page.locator("script").count()).toBe(1);
      const data = JSON.parse(blocks[0]!) as Record<string, unknown>;
      const answer = await fetch(`${amends.worker}/p/${amends.merchant}.json`);
      expect(answer.headers.get("content-type")).toBe("application/ld+json");
      expect(await answer.json()).toEqual(data);
      expect(data).toMatchObject({ "@type": "MerchantReturnPolicy", applicableCountry: "DE", merchantReturnDays: 30 });
    }));

  test("is the law's part too: in Germany it leads to the withdrawal, in the States it names none", async () => {
    const link = (page: Page) => page.getByRole("link", { name: "Withdraw from contract here" });
    await visit(phone, async (page) => {
      expect(await link(page).getAttribute("href")).toBe(`/o/${amends.merchant}/withdraw`);
      await link(page).click();
      await page.getByRole("button", { name: "Confirm withdrawal" }).waitFor();
    });
    await visit({}, async (page) => expect(await link(page).count()).toBe(0), "?country=US");
  });

  test("fits on paper: black on white, on few sheets", () =>
    visit({ colorScheme: "dark" }, async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
      );
      const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
      expect(sheets!.length).toBeLessThan(6);
    }));

  test("can be read by keys alone", () =>
    visit({}, async (page) => {
      const focused = page.locator(":focus");
      await page.keyboard.press("Tab");
      expect(await focused.innerText()).toBe("English");
      for (let link = 0; link < 7; link++) await page.keyboard.press("Tab");
      expect(await focused.getAttribute("href")).toBe(`/o/${amends.merchant}/withdraw`);
      expect(await focused.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe("solid");
    }));
});
