// Goods that come back, with both sides open: a label, the shopper's word that they are sent, and what staff make of them.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, choose, confirm, describe as tell, openPanel, panel, referenceOn, send, signIn } from "./words.ts";

let amends: Amends;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

async function page(options: BrowserContextOptions): Promise<Page> {
  const opened = await openPage(browser, { reducedMotion: "reduce", ...options });
  opened.page.setDefaultTimeout(15_000);
  opened.page.on("pageerror", (error) => errors.push(String(error)));
  opened.page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return opened.page;
}

/** In light and dark: nothing for axe to find, a picture of each. */
async function sound(on: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await on.emulateMedia({ colorScheme });
    await screenshot(on, `returns-${name}-${colorScheme}`);
    expect(await axe(on), `${name} ${colorScheme}`).toEqual([]);
  }
  await on.emulateMedia({ colorScheme: "light" });
}

test("a refund on return: a label with its host, “I've sent it”, and staff say what became of the goods", async () => {
  const shopper = await page({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await openPanel(shopper, amends, "1056");
  await tell(shopper, "The bowl is too big, another size would be right");
  await confirm(shopper);
  await choose(shopper, "Refund");
  await send(shopper);
  await at(shopper, "One thing is left to do");
  const reference = await referenceOn(shopper);

  const desk = await page({ viewport: { width: 1280, height: 900 } });
  await signIn(desk, amends, amends.staff[0]!.email);
  await desk.getByLabel("Find a case by its reference").fill(reference);
  await desk.getByRole("button", { name: "Find" }).click();
  await desk.getByRole("button", { name: "Pick up" }).click();
  await desk.getByText(/^Expected back by/).waitFor();
  await desk.getByRole("button", { name: "Attach a label" }).click();
  await desk.getByLabel("The carrier's page, https").fill("http://labels.example/1");
  await desk.getByRole("button", { name: "Send the label" }).click();
  await desk.getByText("Please give the address of the label's page; it begins with https.").waitFor();
  await desk.getByLabel("The carrier's page, https").fill("https://labels.example/1");
  await sound(desk, "1-desk-label");
  await desk.getByRole("button", { name: "Send the label" }).click();
  await desk.getByText("The label is with the shopper.").waitFor();

  const link = panel(shopper).getByRole("link", { name: "Your label, at labels.example" });
  expect(await link.getAttribute("href")).toBe("https://labels.example/1");
  await panel(shopper).getByRole("heading", { name: "Have you sent it?" }).waitFor();
  await sound(shopper, "2-phone-label");
  await panel(shopper).getByLabel("Tracking number, if you like").fill("RR123456785DE");
  await button(shopper, "I've sent it").scrollIntoViewIfNeeded();
  await sound(shopper, "3-phone-sent");
  await button(shopper, "I've sent it").click();
  await panel(shopper).getByText("Thank you. You told us it's on its way.").waitFor();
  expect(await link.count()).toBe(0);
  await panel(shopper).getByText("Thank you for sending it. As soon as we can see it on its way").waitFor();
  await sound(shopper, "4-phone-thanks");

  await desk.getByText(/The shopper says it was sent/).waitFor();
  await desk.getByRole("button", { name: "Goods come back" }).click();
  await desk.getByRole("radio", { name: "Here, and looked at" }).check();
  await desk.getByLabel("What they are like").selectOption("It is damaged");
  await desk.getByText(/Nothing goes out by itself then/).waitFor();
  await sound(desk, "5-desk-receive");
  await desk.getByLabel("What they are like").selectOption("As promised");
  await desk.getByLabel("What happens to them").selectOption("Back into stock");
  await desk.getByRole("button", { name: "Note it" }).click();
  await desk.getByText("Back here, and looked at.").waitFor();
  await desk.getByText("Back into stock.").waitFor();
  await at(shopper, "This is settled");
  await sound(shopper, "6-phone-settled");
  expect(errors).toEqual([]);
});
