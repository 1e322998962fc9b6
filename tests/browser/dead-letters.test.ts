import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** What could not be delivered, as leads see it: how many in the top bar, why in words, tried again or given up. */

let amends: Amends;
let browser: Browser;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  // Giving up takes two days: what was given up is written down while nothing runs.
  await amends.stop();
  bury();
  await amends.restart();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

function bury(): void {
  const letters = [
    ["webhooks", "evt_1", { type: "case.submitted", data: {} }, "The shop answered 410."],
    [
      "mail",
      "case_x",
      { to: "ada@example.com", subject: "A-7K3F9: your order #1042" },
      "The mail server closed the line.",
    ],
    ["mail", "sign_in:x", { to: "new@example.com", subject: "123456 is your sign-in code" }, "No such mailbox."],
    ["facts", "1042", {}, "Our ledger has €27.85 refunded through the platform; its own records have €10.00."],
  ] as const;
  const database = merchantDatabase();
  const insert = database.prepare(
    "INSERT INTO outbox (channel, subject, payload, due_at, attempts, dead, problem) VALUES (?, ?, ?, ?, 20, 1, ?)",
  );
  for (const [channel, subject, payload, problem] of letters)
    insert.run(channel, subject, JSON.stringify(payload), Date.now() - 3_600_000, problem);
  database.close();
}

/** The demo merchant's object, found by its settings. */
function merchantDatabase(): DatabaseSync {
  const files = readdirSync(amends.state, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".sqlite"),
  );
  for (const file of files) {
    const database = new DatabaseSync(join(amends.state, file));
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'settings'").all().length > 0;
    const found = has && (database.prepare("SELECT json FROM settings").get() as { json: string });
    if (found && (JSON.parse(found.json) as { id: string }).id === amends.merchant) return database;
    database.close();
  }
  throw new Error("The merchant's object is nowhere on disk.");
}

const memberWith = (role: string) => amends.staff.find((member) => member.role === role)!.email;

async function desk(role: string, colorScheme: "light" | "dark"): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 900 }, colorScheme });
  opened.page.setDefaultTimeout(20_000);
  await signIn(opened.page, amends, memberWith(role));
  return opened;
}

test("a lead sees how many, why, and tries one again or gives it up with a reason", async () => {
  const { page, errors } = await desk("lead", "light");
  await page.getByRole("link", { name: "Undelivered 4" }).click();
  await page.getByRole("heading", { name: "What couldn't be delivered" }).waitFor();
  const letter = (name: string) => page.getByRole("article", { name });
  await letter("Webhook: case.submitted").getByText("The shop answered 410.").waitFor();
  await letter("Money: ").getByText("Our ledger has €27.85").waitFor();
  expect(await page.getByText("123456").count()).toBe(0);
  expect(await letter("Mail: A sign-in code").getByRole("button", { name: "Try again" }).count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "dead-letters-light");

  // The demo shop takes webhooks: tried again, it arrives.
  await letter("Webhook: case.submitted").getByRole("button", { name: "Try again" }).click();
  await page.getByText("It is tried again now.").waitFor();
  await letter("Webhook: case.submitted").waitFor({ state: "detached" });

  const code = letter("Mail: A sign-in code");
  await code.getByText("Give it up").first().click();
  await code.getByLabel("Why").fill("They have signed in since.");
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "dead-letters-reason");
  await code.getByRole("button", { name: "Give it up for good" }).click();
  await code.waitFor({ state: "detached" });
  await page.getByText("Given up. Your reason is kept.").waitFor();
  await page.getByRole("link", { name: "Back to the cases" }).click();
  await page.getByRole("link", { name: "Undelivered 2" }).waitFor();
  expect(errors).toEqual([]);
});

test("in the dark, and not for those who aren't leads", async () => {
  const { page, errors } = await desk("lead", "dark");
  await page.getByRole("link", { name: /^Undelivered/ }).click();
  await page.getByRole("article").first().waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "dead-letters-dark");
  expect(errors).toEqual([]);
  const agent = await desk("agent", "light");
  expect(await agent.page.getByRole("link", { name: /^Undelivered/ }).count()).toBe(0);
});
