// What a shopper and a member of staff do, as words for the journeys.
import type { Locator, Page } from "playwright-core";
import { mailTo } from "./harness.ts";
import type { Amends } from "./harness.ts";

/** The open panel on a shop's or hosted page. */
export const panel = (page: Page): Locator => page.locator("amends-widget");

export const button = (page: Page, name: string | RegExp): Locator => panel(page).getByRole("button", { name });

/** Waits until the panel shows this heading. */
export async function at(page: Page, heading: string | RegExp): Promise<void> {
  await panel(page).getByRole("heading", { name: heading }).waitFor();
}

/** Opens an order's page and the panel in it. */
export async function openPanel(page: Page, amends: Amends, order: string): Promise<void> {
  await page.goto(`${amends.shop}/orders/${order}`);
  await button(page, "Something wrong?").click();
}

/** The shop's page as if its template spoke the language: the tag says so. */
export async function shopIn(page: Page, lang: string): Promise<void> {
  // A page that a test hands over counts as from afar, and ours as next door.
  await page.context().grantPermissions(["local-network-access"]);
  await page.route("**/orders/*", async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace("/v1/widget.js", `/v1/widget.js?lang=${lang}`);
    await route.fulfill({ response, body: html.replace("data-merchant", `data-lang="${lang}" data-merchant`) });
  });
}

/** Says what happened and goes on. */
export async function describe(page: Page, words: string): Promise<void> {
  await at(page, "What went wrong?");
  await panel(page).getByRole("textbox", { name: "What went wrong?" }).fill(words);
  await button(page, "Continue").click();
}

/** Says yes to what was understood. */
export async function confirm(page: Page): Promise<void> {
  await button(page, "Yes, that's right").click();
  await at(page, "What would put it right?");
}

/** Picks one of the cards by its name. */
export async function choose(page: Page, remedy: string): Promise<void> {
  await panel(page)
    .getByRole("radio", { name: new RegExp(`^${remedy}`) })
    .check();
}

export async function send(page: Page): Promise<void> {
  await button(page, "Send my choice").click();
}

/** The reference on the last screen: "A-7K3F9". */
export async function referenceOn(page: Page): Promise<string> {
  return panel(page)
    .getByText(/^A-[A-Z0-9]{5}$/)
    .first()
    .innerText();
}

/** Signs a member of staff in at the desk with the code from the mailbox. */
export async function signIn(page: Page, amends: Amends, email: string): Promise<void> {
  const since = new Date().toISOString();
  await page.goto(amends.desk);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const { subject } = await mailTo(amends, email, since);
  await page.getByLabel("Code").fill(subject.slice(0, 6));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Queue" }).waitFor();
}

/** Opens a case from the queue by its reference and picks it up. */
export async function pickUp(page: Page, reference: string): Promise<void> {
  await page.getByRole("link", { name: new RegExp(reference) }).click();
  await page.getByRole("button", { name: "Pick up" }).click();
  await page.getByText(/^Yours until/).waitFor();
}
