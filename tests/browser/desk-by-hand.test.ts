import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SignJWT } from "jose";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { pickUp, signIn } from "./words.ts";

/** A merchant with no webhook and no policy: everything goes to a person, who carries it out and says how it ended. */

let amends: Amends;
let browser: Browser;
let desk: Page;
let merchant: { id: string; tokenSecret: string; desk: string };
let errors: string[];

const member = { email: "bo@potter.example", name: "Bo", role: "agent" };

beforeAll(async () => {
  amends = await startAmends();
  merchant = await makeMerchant();
  browser = await launch();
  ({ page: desk, errors } = await openPage(browser, { viewport: { width: 1280, height: 900 } }));
  desk.setDefaultTimeout(10_000);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

/** Everything by a person, as before a merchant sets anything; what staff settle leaves after a second. */
const byPeople = {
  schema: "resolution-policy/1",
  id: "one-potter",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  base: { windowDays: 30, refund: "person", replacement: "person", store_credit: "person" },
  service: {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
    firstReplyWorkingHours: 8,
    undoSeconds: { staff: 1 },
  },
};

const json = { "content-type": "application/json" };

async function makeMerchant(): Promise<typeof merchant> {
  const operatorKey = readFileSync(join(amends.state, "operator-key"), "utf8").trim();
  const response = await fetch(`${amends.worker}/operator/merchants`, {
    method: "POST",
    headers: { ...json, authorization: `Bearer ${operatorKey}`, "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({
      name: "One potter",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      origins: [amends.shop],
      staff: [member],
      policy: byPeople,
    }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as typeof merchant;
}

function orderToken(id: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const line = { id: "l1", title: "Blue mug", quantity: 2, paid: 4980, deliveredAt: days(2) };
  const payments = [{ id: "p1", method: "card", label: "Visa •••• 4242", captured: 5570 }];
  const customer = { email: `shopper-${id}@example.com`, name: "Ada" };
  const order = { id, currency: "EUR", placedAt: days(5), country: "DE", lines: [line], shippingPaid: 590, paid: 5570 };
  return new SignJWT({ order: { ...order, payments, customer } })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(merchant.id)
    .setSubject(id)
    .setAudience("amends")
    .setIssuedAt(now)
    .setExpirationTime(now + 600)
    .sign(new TextEncoder().encode(merchant.tokenSecret));
}

type Shown = { id: string; reference: string; version: number; state: string; settlements: { state: string }[] };

/** What a shopper's panel sends; without a body it reads. */
async function asShopper(token: string, path: string, body?: unknown): Promise<Shown> {
  const response = await fetch(`${amends.worker}/v1/cases${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...json, authorization: `Bearer ${token}`, "idempotency-key": crypto.randomUUID() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Shown;
}

const sound = async () => expect(await axe(desk)).toEqual([]);
const said = (words: string | RegExp) => desk.getByText(words).first().waitFor();

describe("carried out by hand", () => {
  it("a full refund: settled, carried out elsewhere, and recorded with its reference", async () => {
    const token = await orderToken("1");
    const items = [{ lineId: "l1", quantity: 1, reason: "missing" }];
    const made = await asShopper(token, "", { text: "One of the two mugs was missing.", items });
    await signIn(desk, { ...amends, desk: merchant.desk }, member.email);
    await pickUp(desk, made.reference);
    await desk.keyboard.press("s");
    await desk.getByRole("radio", { name: /^All of it back: €24\.90 to Visa/ }).check();
    await desk.getByRole("button", { name: "Settle it" }).click();
    await said("Settled. The shopper hears from us once it has left.");

    await desk.locator(".settlement").getByText("by hand").waitFor();
    await pickUpAgain();
    await desk.getByRole("button", { name: "Record how it ended" }).click();
    await sound();
    await desk.getByRole("radio", { name: "It couldn't be done" }).check();
    await desk.getByRole("button", { name: "Record it" }).click();
    await said("Please say what stood in the way.");
    await sound();
    await desk.getByRole("radio", { name: "It's done" }).check();
    await desk.getByLabel("Reference (optional)").fill("BANK-77");
    await desk.keyboard.press("Control+Enter");
    await said("Recorded.");
    await desk.locator(".settlement").getByText("BANK-77").waitFor();
    const seen = await asShopper(token, `/${made.id}`);
    expect(seen).toMatchObject({ state: "resolved", settlements: [{ state: "succeeded", reference: "BANK-77" }] });
  });

  it("an offer with the goods sent back: accepted, received, and then a remedy that couldn't be carried out", async () => {
    const token = await orderToken("2");
    const items = [{ lineId: "l1", quantity: 2, reason: "not_as_described" }];
    const made = await asShopper(token, "", { text: "These mugs are green, not blue.", items });
    await pickUp(desk, made.reference);
    await desk.keyboard.press("o");
    await desk.getByRole("checkbox", { name: "Refund" }).check();
    await desk.getByLabel("Amount, EUR").fill("55.71");
    await desk.getByRole("button", { name: "Send the offer" }).click();
    await said("At most €55.70: that is what is left of the payment.");
    await desk.getByLabel("Amount, EUR").fill("49,80");
    await desk.getByRole("radio", { name: "They send them back" }).check();
    await desk.getByRole("button", { name: "Send the offer" }).click();
    await said("Your offer is with the shopper.");

    const { version } = await asShopper(token, `/${made.id}`);
    const accepted = await asShopper(token, `/${made.id}/actions/accept`, {
      version,
      choices: [{ item: "i1", remedy: "refund" }],
    });
    expect(accepted.state).toBe("awaiting_return");
    await said("Blue mug: waiting for the goods now.");
    await pickUpAgain();
    await desk.keyboard.press("g");
    await desk.getByRole("button", { name: "Note it" }).waitFor();
    await sound();
    await desk.getByRole("button", { name: "Note it" }).click();
    await said("Noted.");

    await pickUpAgain();
    await desk.getByRole("button", { name: "Record how it ended" }).click();
    await desk.getByRole("radio", { name: "It couldn't be done" }).check();
    await desk.getByLabel("What stood in the way").fill("The card is closed.");
    await desk.getByRole("button", { name: "Record it" }).click();
    await said("Recorded.");
    await desk.locator(".settlement").getByText("Didn't work").waitFor();
    await desk.locator(".case-head").getByText("Waiting for us").waitFor();
  });

  it("a case that speaks calmly of danger: marked in the queue with its order, and never called calm", async () => {
    const token = await orderToken("77-1042");
    const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
    const made = await asShopper(token, "", { text: "The mug arrived cracked and it is dangerous.", items });
    const row = desk.getByRole("link", { name: new RegExp(made.reference) });
    await row.getByText("Safety first").waitFor();
    await row.getByText("order 77-1042").waitFor();
    expect(await desk.locator(".entry .safety").count()).toBe(1);
    await row.click();
    const words = desk.getByRole("region", { name: "In their own words" });
    await words.getByText("The goods may be dangerous.").waitFor();
    await words.getByText("Safety first").waitFor();
    await words.locator(".tags").getByText("Arrived damaged").waitFor();
    expect(await words.getByText("Calm").count()).toBe(0);
    await sound();
    await screenshot(desk, "desk-safety");
    await desk.emulateMedia({ colorScheme: "dark" });
    await sound();
    await screenshot(desk, "desk-safety-dark");
    await desk.setViewportSize({ width: 320, height: 800 });
    await desk.getByRole("link", { name: "Back to the queue" }).click();
    await row.waitFor();
    await sound();
    await screenshot(desk, "desk-safety-phone");
    expect(errors).toEqual([]);
  });
});

/** The hold ends when it is the shopper's turn; where it hasn't, there is nothing to pick up. */
async function pickUpAgain(): Promise<void> {
  const banner = desk.locator(".holder");
  if (await banner.getByRole("button", { name: "Pick up" }).isVisible()) await desk.keyboard.press("p");
  await banner.getByText(/^Yours until/).waitFor();
}
