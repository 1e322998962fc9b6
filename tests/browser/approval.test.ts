import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case } from "../../shared/contract.ts";
import { merchantRequest, sampleOrder, samplePolicy, shopperOf, signToken } from "../worker/client.ts";
import type { OrderFacts, Shopper } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** What is above one person's latitude: an agent asks, a lead approves or sends back, each on their own screen. */

const noor = { email: "noor@approval.example", name: "Noor Haddad", role: "agent" };
const ilse = { email: "ilse@approval.example", name: "Ilse Brandt", role: "lead" };

const staffLimits = [
  { role: "agent", perCase: 500, abovePolicyBp: 2500, perDay: 2000, canWaive: ["evidence"], approves: 0 },
  { role: "lead", perCase: 5000, abovePolicyBp: 10_000, perDay: 20_000, canWaive: ["window"], approves: 20_000 },
];

let amends: Amends;
let browser: Browser;
let merchant: Merchant;
let agent: Page;
let lead: Page;
const errors: string[] = [];

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  merchant = await makeMerchant();
  agent = await window(noor.email);
  lead = await window(ilse.email);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

async function makeMerchant(): Promise<Merchant> {
  const hours = [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "23:59" }];
  const service = { hours, firstReplyWorkingHours: 8, escalateTo: "lead" };
  const base = { ...samplePolicy.base, autoUpTo: 0, evidenceAbove: 1000 };
  const response = await fetch(`${amends.worker}/operator/merchants`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${readFileSync(join(amends.state, "operator-key"), "utf8").trim()}`,
      "content-type": "application/json",
      "idempotency-key": "approval",
    },
    body: JSON.stringify(
      merchantRequest({
        origins: [amends.shop],
        staff: [noor, ilse],
        policy: { ...samplePolicy, service, base, staff: staffLimits },
      }),
    ),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Merchant;
}

async function window(email: string): Promise<Page> {
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await signIn(page, { ...amends, desk: merchant.desk }, email);
  return page;
}

const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();

function orderOf(id: string): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const lines = [{ ...line, fulfilledAt: days(4), deliveredAt: days(2) }];
  const customer = { id: `c_${id}`, email: `ada-${id}@example.com`, name: "Ada" };
  return sampleOrder({ id, number: `#${id}`, placedAt: days(6), lines, customer });
}

type Opened = { shopper: Shopper; id: string; reference: string; read: () => Promise<Case> };

const caseIn = async (response: Response) => {
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Case;
};

/** A shopper opens a case without a photo, and asks for a person. */
async function openCase(id: string): Promise<Opened> {
  const send = (request: Request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${amends.worker}${pathname}${search}`, request));
  };
  const shopper = shopperOf(send, () => signToken(merchant, orderOf(id)));
  const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
  const made = await caseIn(await shopper.submit({ text: "One of the two mugs is in pieces.", lang: "en", items }));
  const read = async () => caseIn(await shopper.get(made.id));
  return { shopper, id: made.id, reference: made.reference, read };
}

async function show(on: Page, { id, reference }: Opened): Promise<void> {
  await on.evaluate((hash) => (location.hash = hash), id);
  await on.getByRole("heading", { name: new RegExp(reference) }).waitFor();
}

async function hold(on: Page, opened: Opened): Promise<void> {
  await show(on, opened);
  await on.keyboard.press("p");
  await on.getByText(/^Yours until/).waitFor();
}

const said = (words: string | RegExp, on: Page) => on.getByText(words).first().waitFor();
const entry = (on: Page, { reference }: Opened) => on.locator(".entry", { hasText: reference });

async function pictures(name: string, on: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await on.emulateMedia({ colorScheme });
    await screenshot(on, `approval-${name}-${colorScheme}`);
    expect(await axe(on)).toEqual([]);
  }
  await on.emulateMedia({ colorScheme: "light" });
}

/** The offer's form, with a refund of this much typed into it. */
async function typeOffer(amount: string): Promise<void> {
  await agent.keyboard.press("o");
  await agent.getByLabel("Refund", { exact: true }).check();
  await agent.getByLabel("Amount, EUR").fill(amount);
}

describe("what one may give alone", () => {
  it("stands beside the amount, and within it an offer goes straight to the shopper", async () => {
    const opened = await openCase("100");
    await hold(agent, opened);
    await typeOffer("30.00");
    await said("By yourself up to €32.85; up to €55.70 with approval", agent);
    await agent.getByRole("button", { name: /^Send the offer/ }).click();
    await said("Please choose why.", agent);
    await agent.getByLabel("This sets aside the photo, because").selectOption("It was our mistake");
    await pictures("alone", agent);
    await agent.keyboard.press("Control+Enter");
    await said("Your offer is with the shopper.", agent);
    expect((await opened.read()).items[0]!.offers[0]).toMatchObject({ amount: 3000, mode: "automatic" });
  });
});

describe("more than that", () => {
  let opened: Opened;

  it("is asked for in the same form, with a word to whoever approves it", async () => {
    opened = await openCase("200");
    await hold(agent, opened);
    await typeOffer("32.85");
    await agent.getByRole("button", { name: /^Send the offer/ }).waitFor();
    await agent.getByLabel("Amount, EUR").fill("50.00");
    await agent.getByRole("button", { name: /^Ask for approval/ }).waitFor();
    await said("That is more than you may give by yourself", agent);
    await agent.getByLabel("This sets aside the photo, because").selectOption("They have been with us for long");
    await agent.getByLabel("What you say to the shopper (optional)").fill("For all the trouble.");
    await agent.getByLabel("A word to whoever approves it (optional)").fill("It was a wedding present.");
    await pictures("asking", agent);
    await agent.keyboard.press("Control+Enter");
    await said("Asked. Another person looks at it.", agent);
    await agent.getByRole("heading", { name: "Waiting for another person" }).waitFor();
    expect(await agent.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
    await entry(agent, opened).getByText("Needs approval").waitFor();
    await pictures("waiting", agent);
  });

  it("the shopper sees it with a person, and nothing of the rest", async () => {
    const seen = JSON.stringify(await opened.read());
    expect(JSON.parse(seen)).toMatchObject({ state: "in_review" });
    expect(seen).not.toMatch(/approv|propos|wedding|5000/);
  });

  it("a lead sees it on top of the case, and sends it back with a word by keyboard", async () => {
    await entry(lead, opened).getByText("To approve").waitFor();
    await show(lead, opened);
    await lead.getByRole("heading", { name: "Noor Haddad asks for your approval" }).waitFor();
    const box = lead.locator(".proposal");
    for (const words of ["€50.00", "€22.15 above the policy", "It was a wedding present.", "For all the trouble."])
      await box.getByText(words).first().waitFor();
    await pictures("approving", lead);
    await lead.keyboard.press("x");
    await lead.getByLabel("Why, and what would do instead. For staff only.").fill("Forty would do.");
    await pictures("sending-back", lead);
    await lead.keyboard.press("Control+Enter");
    await said("Sent back. It waits for us again.", lead);
    await said(/Forty would do\./, agent);
    expect(await agent.locator(".proposal").count()).toBe(0);
  });

  it("asked for again, one key approves it: the shopper has the offer, in the proposer's name", async () => {
    await hold(agent, opened);
    await typeOffer("40.00");
    await agent.getByLabel("This sets aside the photo, because").selectOption("It was our mistake");
    await agent.keyboard.press("Control+Enter");
    await said("Asked. Another person looks at it.", agent);
    await lead.getByRole("heading", { name: "Noor Haddad asks for your approval" }).waitFor();
    await lead.keyboard.press("a");
    await said("Approved, and carried out as proposed.", lead);
    await pictures("approved", lead);
    const shown = await opened.read();
    expect(shown.items[0]!.offers[0]).toMatchObject({ amount: 4000, mode: "automatic" });
    expect(shown.timeline.at(-1)).toMatchObject({ event: "offer", staff: "Noor" });
    await lead.locator(".event", { hasText: "Ilse Brandt Approved" }).waitFor();
  });

  it("can be taken back by who proposed it", async () => {
    opened = await openCase("300");
    await hold(agent, opened);
    await typeOffer("55.70");
    await agent.getByLabel("This sets aside the photo, because").selectOption("It was our mistake");
    await agent.keyboard.press("Control+Enter");
    await agent.getByRole("heading", { name: "Waiting for another person" }).waitFor();
    await agent.getByRole("button", { name: /^Take it back/ }).click();
    await agent.getByLabel("Why you take it back. For staff only.").fill("Too much.");
    await agent.keyboard.press("Control+Enter");
    await said("Sent back. It waits for us again.", agent);
    expect(await agent.locator(".proposal").count()).toBe(0);
  });
});

describe("the policy's editor", () => {
  it("has the limits of agents and leads, and says what changes", async () => {
    await lead.getByRole("link", { name: "Policy" }).click();
    await lead.getByRole("heading", { name: "What your staff may give" }).waitFor();
    const field = lead.getByLabel("Agents: On one case, at most, in EUR");
    await field.scrollIntoViewIfNeeded();
    expect(await field.inputValue()).toBe("5.00");
    await field.fill("12.50");
    await pictures("policy", lead);
  });
});

it("nothing was said on the console", () => expect(errors).toEqual([]));
