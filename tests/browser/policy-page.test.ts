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
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      expect(await focused.getAttribute("href")).toBe(`/o/${amends.merchant}/withdraw`);
      expect(await focused.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe("solid");
    }));
});
