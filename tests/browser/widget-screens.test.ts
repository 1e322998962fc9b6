// What every step must be on the smallest screen, with the largest text, in both themes; and fair.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, choose, confirm, describe as tell, openPanel, panel, send } from "./words.ts";

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

const small = { viewport: { width: 320, height: 640 }, hasTouch: true } as const;
const desktop = { viewport: { width: 1280, height: 800 } } as const;

/** The panel's text at twice its size, as a shopper who needs it would set it. */
const large = (page: Page) =>
  page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("amends-widget { --amends-text: 32px }");
      document.adoptedStyleSheets.push(sheet);
    });
  });

/** Nothing for axe to find, nothing to scroll sideways for, nothing too small to hit. */
async function sound(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  expect(await axe(page), name).toEqual([]);
  const found = await page.evaluate(() => {
    const root = document.querySelector("amends-widget")!.shadowRoot!;
    const sheet = root.querySelector("[part=panel]")!;
    const targets = [...sheet.querySelectorAll<HTMLElement>("button, select, textarea, label.r")];
    return {
      sideways: [sheet, document.documentElement].filter((node) => node.scrollWidth > node.clientWidth).length,
      small: targets.filter((node) => node.checkVisibility() && targetOf(node) < 44).map((node) => node.innerText),
      broken: [...sheet.querySelectorAll<HTMLElement>("strong:not(.o)")]
        .filter((node) => linesOf(node) > 1)
        .map((node) => node.innerText),
    };
    /** An amount in two pieces is another amount. */
    function linesOf(node: HTMLElement): number {
      return Math.round(node.clientHeight / Number.parseFloat(getComputedStyle(node).lineHeight));
    }
    /** A radio's or checkbox's card is the target, not its inner edge. */
    function targetOf(node: HTMLElement): number {
      const { width, height } = (node.matches("label.r") ? node.closest(".c")! : node).getBoundingClientRect();
      return Math.min(width, height);
    }
  });
  expect(found, name).toEqual({ sideways: 0, small: [], broken: [] });
}

/** From the first word to the settled case, looking at each step. */
async function walk(page: Page, order: string, name: string): Promise<void> {
  page.setDefaultTimeout(12_000);
  await openPanel(page, amends, order);
  await at(page, "What went wrong?");
  await sound(page, `${name}-1-describe`);
  await tell(page, "One of the two is in a thousand pieces");
  await panel(page).getByText("Is that right?").waitFor();
  await sound(page, `${name}-2-confirm`);
  await button(page, "Not quite").click();
  await at(page, "Help us get this right");
  await sound(page, `${name}-3-correct`);
  await button(page, "Continue").click();
  await confirm(page);
  await sound(page, `${name}-4-choose`);
  await choose(page, "Store credit");
  await sound(page, `${name}-5-credit`);
  await choose(page, "Something else");
  await sound(page, `${name}-6-else`);
  await choose(page, "Refund");
  await send(page);
  await at(page, /This is settled|We're putting this right/);
  await sound(page, `${name}-7-done`);
  await button(page, "Write to us").click();
  await sound(page, `${name}-8-message`);
}

describe("every step", () => {
  const looks: [name: string, order: string, options: BrowserContextOptions][] = [
    ["320 px, light", "1042", { ...small, colorScheme: "light" }],
    ["320 px, dark, text twice as large", "1044", { ...small, colorScheme: "dark" }],
    ["desktop, dark", "1045", { ...desktop, colorScheme: "dark" }],
  ];
  test.each(looks)("is whole and sound: %s", async (name, order, options) => {
    const { page, errors } = await openPage(browser, { reducedMotion: "reduce", ...options });
    if (name.includes("twice")) await large(page);
    await walk(page, order, `screen-${name.replaceAll(/\W+/g, "-")}`);
    expect(errors).toEqual([]);
  });
});

describe("the choice is fair", () => {
  async function choosing(order: string, words: string) {
    const { page } = await openPage(browser, small);
    page.setDefaultTimeout(12_000);
    await openPanel(page, amends, order);
    await tell(page, words);
    await confirm(page);
    return page;
  }
  const card = (page: Page, name: string) =>
    panel(page)
      .getByRole("radio", { name: new RegExp(`^${name}`) })
      .locator("xpath=ancestor::div[1]");

  test("the refund is in sight first, nothing is chosen, all cards weigh the same", async () => {
    const page = await choosing("1049", "The teapot arrived broken");
    const cards = ["Refund", "Replacement", "Store credit"].map((name) => card(page, name));
    const boxes = await Promise.all(cards.map((one) => one.boundingBox()));
    expect(boxes[0]!.y).toBeLessThan(640 - 120);
    expect(boxes.map((box) => box!.y)).toEqual(boxes.map((box) => box!.y).toSorted((a, b) => a - b));
    expect(new Set(boxes.map((box) => box!.width)).size).toBe(1);
    expect(await panel(page).getByRole("radio", { checked: true }).count()).toBe(0);
    const weights = cards.map((one) =>
      one.evaluate((node) => {
        const { borderColor, borderWidth, backgroundColor } = getComputedStyle(node);
        const { fontSize, fontWeight, color } = getComputedStyle(node.querySelector("strong")!);
        return [borderColor, borderWidth, backgroundColor, fontSize, fontWeight, color].join();
      }),
    );
    expect(new Set(await Promise.all(weights)).size).toBe(1);
    const sizes = await cards[0]!.evaluate((node) =>
      [...node.querySelectorAll("*")].map((part) => Number.parseFloat(getComputedStyle(part).fontSize)),
    );
    const amount = await cards[0]!
      .locator("strong")
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    expect(Math.max(...sizes)).toBe(amount);
    await page.context().close();
  });

  test("credit takes the shopper's own yes, in words, and only after it was picked; the bonus is its own amount", async () => {
    const page = await choosing("1052", "The handle broke off the teapot");
    const consent = panel(page).getByRole("checkbox", { name: /^I choose .+ in store credit/ });
    expect(await consent.count()).toBe(0);
    await choose(page, "Store credit");
    expect(await consent.isChecked()).toBe(false);
    await send(page);
    await panel(page).getByText("Please tick this first: it says what you choose.").waitFor();
    expect(await consent.evaluate((node) => node.matches(":focus"))).toBe(true);
    await sound(page, "screen-consent");
    await at(page, "What would put it right?");
    expect(
      await panel(page)
        .getByText(/^plus .+ extra$/)
        .count(),
    ).toBe(1);
    await choose(page, "Refund");
    expect(await consent.count()).toBe(0);
    await page.context().close();
  });

  test("what goes on below the button is seen to go on, the way out stays in sight, and the end can be read", async () => {
    const page = await choosing("1048", "I changed my mind about the kettle");
    const edges = () =>
      page.evaluate(() => {
        const root = document.querySelector("amends-widget")!.shadowRoot!;
        const top = (selector: string) => root.querySelector(selector)!.getBoundingClientRect();
        const fade = Number.parseFloat(getComputedStyle(root.querySelector(".f")!, "::before").height);
        const last = root.querySelector(".f")!.previousElementSibling!.getBoundingClientRect();
        return { panel: top(".s").top, out: top(".x").top, fades: top(".f").top - fade, last: last.bottom };
      });
    expect((await edges()).fades).toBeLessThan(640 - 68);
    await page.evaluate(() =>
      document.querySelector("amends-widget")!.shadowRoot!.querySelector(".s")!.scrollTo(0, 9999),
    );
    const { panel: top, out, fades, last } = await edges();
    expect(out).toBeGreaterThanOrEqual(top);
    expect(out).toBeLessThan(top + 24);
    expect(last).toBeLessThanOrEqual(fades + 8);
    await page.setViewportSize({ width: 640, height: 360 });
    const sticks = await page.evaluate(
      () => getComputedStyle(document.querySelector("amends-widget")!.shadowRoot!.querySelector(".f")!).position,
    );
    expect(sticks).toBe("static");
    await page.context().close();
  });

  test("a wish being written survives a reload", async () => {
    const page = await choosing("1046", "I changed my mind about the teapot");
    await choose(page, "Something else");
    await panel(page)
      .getByLabel(/What would help you/)
      .fill("Only the lid");
    await openPanel(page, amends, "1046");
    await at(page, "What would put it right?");
    expect(
      await panel(page)
        .getByLabel(/What would help you/)
        .inputValue(),
    ).toBe("Only the lid");
    await page.context().close();
  });

  test("taking it back is as easy as asking", async () => {
    const page = await choosing("1050", "The tea bowl has a crack from rim to foot");
    await button(page, "Take my request back").click();
    await button(page, "Yes, take it back").click();
    await at(page, "You took this back");
    await button(page, "Something else went wrong with this order").click();
    await at(page, "What went wrong?");
    await page.context().close();
  });
});

test("nothing moves for those who asked for stillness", async () => {
  for (const [reducedMotion, transition] of [
    ["reduce", "0s"],
    ["no-preference", "0.15s"],
  ] as const) {
    const { page } = await openPage(browser, { reducedMotion });
    await openPanel(page, amends, "1047");
    await at(page, "What went wrong?");
    const duration = await page.getByRole("dialog").evaluate((node) => getComputedStyle(node).transitionDuration);
    expect(duration).toBe(transition);
    await page.context().close();
  }
});
