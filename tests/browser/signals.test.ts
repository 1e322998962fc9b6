import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FairnessAnswer, PolicyAnswer } from "../../shared/contract.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { pickUp, signIn } from "./words.ts";

/** Signals in front of people: what staff see of one on a case and say of it, and what leads see in the policy's room. */

let amends: Amends;
let browser: Browser;
let desk: Page;
const errors: string[] = [];

type Opened = { id: string; reference: string; state: string };
let first: Opened;
let second: Opened;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  const opened = await openPage(browser, { viewport: { width: 1440, height: 1000 } });
  desk = opened.page;
  desk.setDefaultTimeout(15_000);
  desk.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  desk.on("pageerror", (error) => errors.push(String(error)));
  await signIn(desk, amends, "ilse@kettle.example");
  const { live } = await ask<PolicyAnswer>("");
  await ask("/publish", { policy: { ...live.policy, signals: [{ signal: "cases90d", atLeast: 1 }] } });
  first = await openCase("1042");
  second = await openCase("1042");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

/** A call as the desk's own page makes it; `body` makes it a POST. */
function ask<T>(path: string, body?: unknown): Promise<T> {
  return desk.evaluate(
    async ([to, sent]) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const init = sent === undefined ? {} : { method: "POST", headers, body: JSON.stringify(sent) };
      const response = await fetch(`/desk/api/policy${to}`, init);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as T;
    },
    [path, body] as const,
  );
}

/** A broken mug, as the panel sends it. */
async function openCase(order: string): Promise<Opened> {
  const html = await (await fetch(`${amends.shop}/orders/${order}`)).text();
  const response = await fetch(`${amends.worker}/v1/cases`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${/data-order="([^"]+)"/.exec(html)?.[1] ?? ""}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({
      text: "One of the mugs is broken.",
      lang: "en",
      items: [{ lineId: "l1", quantity: 1, reason: "damaged" }],
    }),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Opened;
}

const sound = async () => expect(await axe(desk)).toEqual([]);
const signal = () => desk.locator(".facts .signal");

/** In both lights. */
async function pictures(name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await desk.emulateMedia({ colorScheme });
    await sound();
    await screenshot(desk, `${name}-${colorScheme}`);
  }
  await desk.emulateMedia({ colorScheme: "light" });
}

describe("on a case", () => {
  it("says which one stands, from what on, and which cases it was counted from", async () => {
    expect([first.state, second.state]).toEqual(["offered", "in_review"]);
    await pickUp(desk, second.reference);
    await signal().getByRole("heading", { name: "Cases in 90 days" }).waitFor();
    await signal().getByText("1 counted. One of us looks from 1 on.").waitFor();
    await signal().getByText("Nobody has decided after this sign yet.").waitFor();
    expect(await signal().getByRole("link").allInnerTexts()).toEqual([first.reference]);
    await pictures("signals-case");
    await signal().getByRole("link", { name: first.reference }).click();
    await desk.getByRole("heading", { name: first.reference }).waitFor();
    expect(await signal().count()).toBe(0);
    await desk.goBack();
    await signal().waitFor();
  });

  it("is called wrong with one click, which goes with the decision and shows how often it was", async () => {
    await signal()
      .getByRole("checkbox", { name: /It was wrong here/ })
      .check();
    await desk.getByRole("button", { name: /^Decline/ }).click();
    await desk
      .getByRole("textbox", { name: /^The reason/ })
      .fill("We looked at your mug, and would like to talk first.");
    await desk.getByRole("button", { name: "Send without an alternative" }).click();
    await signal().getByText("Marked as wrong here.").waitFor();
    await signal()
      .getByText(/^Of 1 decided after this sign, it proved wrong for 1/)
      .waitFor();
    await sound();
  });
});

describe("in the policy's room", () => {
  it("shows beside the rule what became of it, and who gets a person", async () => {
    await desk.getByRole("link", { name: "Policy" }).click();
    await desk.getByRole("button", { name: "When a person looks" }).click();
    const words = /^It sent 1 item to one of you. Of 1 decided, it proved wrong for 1: .* \(1\)\.$/;
    await desk.getByText(words).waitFor();
    await pictures("signals-policy");
    await desk.getByRole("button", { name: "Who gets a person" }).click();
    const row = desk.getByRole("row", { name: /Others 2 1 50 %/ });
    await row.first().waitFor();
    expect(await row.count()).toBe(3);
  });

  it("a share has its own two numbers, and another sign none of them", async () => {
    const group = desk.getByRole("group", { name: "Cases in 90 days" });
    await group.getByRole("combobox", { name: "Sign" }).selectOption("refundRate365d");
    const changed = desk.getByRole("group", { name: "Share of orders with money back, in a year" });
    expect(await changed.getByRole("textbox", { name: "From what share" }).inputValue()).toBe("30");
    const minimum = changed.getByRole("textbox", { name: "Of how many orders at least" });
    expect(await minimum.inputValue()).toBe("5");
    await changed.getByText("As it stands here it isn't live yet, so nothing is known of it.").waitFor();
    await minimum.fill("2");
    await changed.getByText(/A share of fewer than 3 orders says little/).waitFor();
    await pictures("signals-share");
    await changed.getByRole("combobox", { name: "Sign" }).selectOption("cases90d");
    expect(await group.getByRole("textbox", { name: "Of how many orders at least" }).count()).toBe(0);
    await group.getByRole("textbox", { name: "From how many" }).fill("1");
    await desk.getByText("You're looking at what is live.").waitFor();
  });

  it("a rule that is hardly ever right stands at the top, with the way to it", async () => {
    const answer = await ask<FairnessAnswer>("/fairness");
    const many = (name: string, items: number, persons: number) => ({ name, items, persons });
    const groups: FairnessAnswer["groups"] = {
      country: [many("DE", 812, 97), many("AT", 64, 9), many("other", 7, 1)],
      language: [many("de", 820, 98), many("en", 63, 9)],
      customer: [many("new", 701, 40), many("returning", 182, 67)],
    };
    const signals = answer.signals.map((tally) => ({
      ...tally,
      sent: 66,
      upheld: 8,
      overturned: 52,
      marked: 3,
      tooOften: true,
    }));
    // Fifty decisions would take a shop weeks, and this test an hour.
    await desk.route("**/desk/api/policy/fairness", (route) => route.fulfill({ json: { ...answer, groups, signals } }));
    await desk.reload();
    const strip = desk.locator(".notice.warn", { hasText: "makes people wait for little" });
    await strip.waitFor();
    await pictures("signals-notice");
    await strip.getByRole("button", { name: "Go to the sign" }).click();
    const inRule = () => desk.evaluate(() => document.activeElement?.closest(".group")?.getAttribute("aria-label"));
    await expect.poll(inRule).toBe("Cases in 90 days");
    await desk.getByRole("button", { name: "Who gets a person" }).click();
    await desk.getByRole("row", { name: /Austria 64 9 14 %/ }).waitFor();
    await pictures("signals-persons");
  });

  it("and the console has nothing to say of any of it", () => expect(errors).toEqual([]));
});
