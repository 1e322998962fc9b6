import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { signIn } from "./words.ts";

/** The policy's editor against the real worker: what a lead changes in the form is what the next shopper gets. */

const noor = "noor@kettle.example";
const ilse = "ilse@kettle.example";

let amends: Amends;
let browser: Browser;
let lead: Page;
let agent: Page;
const errors: string[] = [];

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  lead = await page();
  agent = await page();
  await signIn(lead, amends, ilse);
  await signIn(agent, amends, noor);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

async function page(): Promise<Page> {
  const opened = await openPage(browser, { viewport: { width: 1600, height: 1000 } });
  // Publishing looks over every kind of order first.
  opened.page.setDefaultTimeout(20_000);
  opened.page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  opened.page.on("pageerror", (error) => errors.push(String(error)));
  return opened.page;
}

/** An agent who asks for the policy, another lead who was faster: the browser logs such answers as errors. */
const meant = /status of (403|409)/;

const sound = async (on: Page) => expect(await axe(on)).toEqual([]);
const button = (name: string | RegExp) => lead.getByRole("button", { name });
const field = (name: string) => lead.getByRole("textbox", { name, exact: true });
const tab = (name: string) => lead.getByRole("navigation", { name: "Policy" }).getByRole("button", { name });
const example = (words: string) => lead.locator(".example", { hasText: words });
const status = (words: string | RegExp) => lead.locator(".policy-bar").getByText(words).waitFor();
const autoLimit = "By itself on one order, at most, in EUR";
const mug = "A mug for €24.90 arrives broken";

/** A call as a page of the desk makes it, with its session; `body` makes it a POST. */
function call(on: Page, path: string, body?: unknown): Promise<{ status: number; body: Answered }> {
  return on.evaluate(
    async ([to, sent]) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const init = sent === undefined ? {} : { method: "POST", headers, body: JSON.stringify(sent) };
      const response = await fetch(`/desk/api/policy${to}`, init);
      return { status: response.status, body: (await response.json()) as Answered };
    },
    [path, body] as const,
  );
}

type Answered = { code?: string; live: { hash: string; policy: Record<string, unknown> }; paused: boolean };

type Offer = { remedy: string; mode: string; amount: number; bonus: number; goods: string };
type Opened = { id: string; version: number; state: string; items: { offers: Offer[] }[] };

/** What a shopper's panel sends, with the token that stands on the demo's order page. */
async function send(path: string, body: unknown): Promise<Opened> {
  const html = await (await fetch(`${amends.shop}/orders/1042`)).text();
  const token = /data-order="([^"]+)"/.exec(html)?.[1] ?? "";
  const response = await fetch(`${amends.worker}/v1/cases${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Opened;
}

/** What the same broken mug is offered now; the case is taken back, so that it can be asked again. */
async function decidedNow(): Promise<{ state: string; offers: Offer[] }> {
  const items = [{ lineId: "l1", quantity: 1, reason: "damaged" }];
  const made = await send("", { text: "One of the two mugs is broken.", lang: "en", items });
  await send(`/${made.id}/actions/withdraw`, { version: made.version });
  const offers = made.items[0]!.offers.map(({ remedy, mode, amount, bonus, goods }) => ({
    remedy,
    mode,
    amount,
    bonus,
    goods,
  }));
  return { state: made.state, offers };
}

const modes = ({ offers }: { offers: Offer[] }) => [...new Set(offers.map(({ mode }) => mode))];

describe("who may", () => {
  it("shows an agent no way to it, and the server tells them so too", async () => {
    expect(await agent.getByRole("link", { name: "Policy" }).count()).toBe(0);
    await agent.evaluate(() => void (location.hash = "#policy"));
    await agent.getByRole("navigation", { name: "Queue" }).waitFor();
    expect(await agent.locator(".policy").count()).toBe(0);
    const { live } = (await call(lead, "")).body;
    const tries = [
      await call(agent, ""),
      await call(agent, "/check", { policy: live.policy }),
      await call(agent, "/publish", { policy: live.policy }),
      await call(agent, "/rollback", { hash: live.hash }),
      await call(agent, "/kill-switch", { on: true }),
    ];
    expect(tries.map((tried) => [tried.status, tried.body.code])).toEqual(tries.map(() => [403, "role_required"]));
  });
});

describe("a limit", () => {
  let before: Awaited<ReturnType<typeof decidedNow>>;

  it("is found in the form, which the keyboard reaches and axe has nothing against", async () => {
    before = await decidedNow();
    expect(modes(before)).toEqual(["automatic"]);
    await lead.getByRole("link", { name: "Policy" }).focus();
    await lead.keyboard.press("Enter");
    await status("You're looking at what is live.");
    await example(mug)
      .getByText(/at once; .*nothing to send back\.$/)
      .waitFor();
    await sound(lead);
    await screenshot(lead, "policy-1600-light");
    await button("What goes out by itself").focus();
    await lead.keyboard.press("Enter");
    await expect.poll(() => lead.evaluate(() => document.activeElement?.textContent)).toBe("What goes out by itself");
    await lead.keyboard.press("Tab");
    expect(await field(autoLimit).evaluate((one) => one === document.activeElement)).toBe(true);
    // No single letter means anything here: N would have picked up a case.
    await lead.keyboard.press("Shift+Tab");
    await lead.keyboard.press("n");
    expect(await lead.locator(".policy").count()).toBe(1);
  });

  it("changes the examples while it is typed, and what to look at stands beside its field", async () => {
    await field(autoLimit).fill("10");
    await example(mug)
      .getByText(/once one of us has looked; nothing to send back\.$/)
      .waitFor();
    await example(mug)
      .getByText(/^Live now: .* at once; .*nothing to send back\.$/)
      .waitFor();
    await status(/^Your draft differs in 1 place\./);
    await lead.locator('[data-path="limits/perCustomer/amount"] .hint').getByText("Is this meant?").waitFor();
    // Open by itself: two of the shop's own examples come out otherwise now.
    await lead.locator(".findings .hint").first().waitFor();
    await sound(lead);
    await screenshot(lead, "policy-findings");
  });

  it("that can't be read stays in its field, and nothing goes live meanwhile", async () => {
    await field(autoLimit).fill("ten");
    await lead.getByText("An amount such as 80.00.", { exact: true }).waitFor();
    await button("Publish …").click();
    await lead.getByRole("dialog").getByText("“ten”: An amount such as 80.00.").waitFor();
    expect(await button("Make it live").getAttribute("aria-disabled")).toBe("true");
    await lead.keyboard.press("Escape");
  });

  it("is still there after a look elsewhere, said above all, and led to; its unit may be typed along", async () => {
    await status("1 field can't be read yet. It isn't part of your draft.");
    await tab("What changes").click();
    await tab("The policy").click();
    await expect.poll(() => field(autoLimit).inputValue()).toBe("ten");
    await lead.locator(".findings").getByRole("button", { name: /“ten”/ }).click();
    await expect.poll(() => field(autoLimit).evaluate((own) => own === document.activeElement)).toBe(true);
    await field(autoLimit).fill("10 EUR");
    await status(/^Your draft differs in 1 place\./);
    await field(autoLimit).fill("€10");
    await status(/^Your draft differs in 1 place\./);
  });

  it("typed as a file and not taken over is no part of what goes live, and says so", async () => {
    const apart = "The text under “As a file” differs from your draft and isn't part of it.";
    await tab("As a file").click();
    await lead.getByLabel("The document").fill("{}");
    await lead.getByText(apart).waitFor();
    await button("Publish …").click();
    await lead.getByRole("dialog").getByText(apart).waitFor();
    await lead.keyboard.press("Escape");
    await button("Show the draft again").click();
    await expect.poll(() => lead.getByText(apart).count()).toBe(0);
    await tab("The policy").click();
  });

  it("is kept over a reload", async () => {
    await lead.reload();
    await status(/^Your draft differs in 1 place\./);
    expect(await field(autoLimit).inputValue()).toBe("10.00");
  });

  it("that breaks an example of the shop's own is held up by it, until what happens now is what should", async () => {
    const cup = lead.getByRole("group", { name: "A broken cup is put right at once and stays" });
    await cup.getByText("Comes out otherwise", { exact: true }).waitFor();
    await cup.getByText(/Money back: expected at once, now by a person\./).waitFor();
    await button("Publish …").click();
    await lead.getByRole("dialog").getByText("Before it can go live, please mend this:").waitFor();
    await lead.keyboard.press("Escape");
    await cup.scrollIntoViewIfNeeded();
    await sound(lead);
    await screenshot(lead, "policy-own-examples");
    for (const name of ["A broken cup is put right", "A broken samovar needs a photo"]) {
      const own = lead.getByRole("group", { name: new RegExp(`^${name}`) });
      await own.getByRole("button", { name: "Take what happens now" }).click();
      await own.getByText("Holds", { exact: true }).waitFor();
    }
    await status(/^Your draft differs in 3 places\./);
  });

  it("can be tried on past cases first", async () => {
    await tab("Past cases").click();
    await button("Try it now").click();
    await lead.getByText(/items? decided again\./).waitFor();
    await lead.getByText("Was “at once”, would be “one of us looks”.").first().waitFor();
    await sound(lead);
    await screenshot(lead, "policy-past");
  });

  it("is told in words, published with a note, and the next shopper's case is decided by it", async () => {
    await tab("What changes").click();
    await lead.getByText(/^The most that is settled by itself on one order goes from €80\.00 .* to €10\.00/).waitFor();
    await lead
      .getByText(/given at once before, decided by a person now\./)
      .first()
      .waitFor();
    await sound(lead);
    await screenshot(lead, "policy-changes");
    await button("Publish …").click();
    await lead.getByLabel("A note for your colleagues").fill("Careful over the holidays");
    await sound(lead);
    await screenshot(lead, "policy-publish");
    await lead.getByLabel("A note for your colleagues").press("Enter");
    await status("Live. From now on requests are decided by it.");
    await status("You're looking at what is live.");
    const after = await decidedNow();
    expect([after.state, modes(after)]).toEqual(["in_review", ["person"]]);
  });

  it("goes back with the version before it: the same bytes, the same decisions", async () => {
    await tab("Versions").click();
    await lead.getByText("Careful over the holidays").first().waitFor();
    await button(/^Go back to this one/)
      .first()
      .click();
    await sound(lead);
    await screenshot(lead, "policy-versions");
    await button("Yes, go back").click();
    await status("Done. That version is live again.");
    expect(await decidedNow()).toEqual(before);
    await tab("The policy").click();
    await expect.poll(() => field(autoLimit).inputValue()).toBe("80.00");
  });
});

describe("what must not go live", () => {
  it("is an error beside its field, blocks publishing, and each error leads to its field", async () => {
    await button("Add a customer group").click();
    const group = lead.getByRole("group", { name: "customer-1" });
    await group.getByLabel("Name, as shoppers read it").fill("Regulars");
    await lead.getByRole("heading", { name: "Regulars (customer-1)" }).waitFor();
    await group.getByLabel("Tags").fill("vip, regular");
    await group.getByLabel("Add a rule for this group").selectOption("By itself on one order, at most");
    await group.getByRole("textbox", { name: autoLimit, exact: true }).fill("1");
    await button("Publish …").click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByText("Before it can go live, please mend this:").waitFor();
    await sound(lead);
    await screenshot(lead, "policy-blocked");
    await dialog
      .getByRole("button", { name: /Must be mended/ })
      .first()
      .click();
    await lead.locator('[data-path="customers/0/terms/autoUpTo"] :focus').waitFor();
    await group.getByText(/Customers in “customer-1” are worse off than anyone else here/).waitFor();
    await button("Drop my draft").click();
    await status("You're looking at what is live.");
  });

  it("nor what another lead hasn't seen: who is slower is told in words and loses nothing", async () => {
    await field(autoLimit).fill("70");
    const { live } = (await call(lead, "")).body;
    const base = { ...(live.policy["base"] as object), windowDays: 45 };
    await button("Publish …").click();
    const note = lead.getByLabel("A note for your colleagues");
    await note.fill("Seventy by itself");
    const published = await call(lead, "/publish", { policy: { ...live.policy, base }, from: live.hash });
    expect(published.status).toBe(200);
    await note.press("Enter");
    await status(/^Ilse Brandt made another version live on .* Nothing of yours is lost/);
    // The page may have heard of it by itself first: then it is told without the note being sent.
    if (await note.isVisible()) await lead.keyboard.press("Escape");
    await note.waitFor({ state: "hidden" });
    await sound(lead);
    await screenshot(lead, "policy-stale");
    expect(await field(autoLimit).inputValue()).toBe("70.00");
    await tab("What changes").click();
    await lead.getByText("The window goes from 45 to 30 days.").waitFor();
    await button("Drop my draft").click();
    await tab("The policy").click();
  });
});

describe("the document as a file", () => {
  it("with a typo says where and what was meant, and loses nothing", async () => {
    await tab("As a file").click();
    const { live } = (await call(lead, "")).body;
    const { base, ...rest } = live.policy;
    const typo = JSON.stringify({ ...rest, base: { ...(base as object), refnud: "offer" } });
    const file = (text: string) => ({ name: "policy.json", mimeType: "application/json", buffer: Buffer.from(text) });
    const input = lead.locator('input[type="file"]');
    await input.setInputFiles(file(typo));
    await lead.getByText("base.refnud: not known here. Did you mean refund?").waitFor();
    expect(await lead.getByLabel("The document").inputValue()).toBe(typo);
    await sound(lead);
    await screenshot(lead, "policy-import");
    await input.setInputFiles(file(`{\n  "base": { "refund" "offer" }\n}`));
    await lead.getByText(/^The text breaks off in line 2, at character/).waitFor();
    await button("Show the draft again").click();
    await status("You're looking at what is live.");
    await input.setInputFiles(file(JSON.stringify({ ...rest, base: { ...(base as object), windowDays: 33 } })));
    await status("Taken over. The form shows it now.");
    await tab("The policy").click();
    expect(await field("How long shoppers can come to us").first().inputValue()).toBe("33");
    await button("Put back what I had").click();
    await status("You're looking at what is live.");
  });

  it("is saved as it stands", async () => {
    await tab("As a file").click();
    const saving = lead.waitForEvent("download");
    await button("Save as a file").click();
    expect((await saving).suggestedFilename()).toBe("policy.json");
    await tab("The policy").click();
  });
});

describe("the kill switch", () => {
  it("says what it does, stops everything automatic at once, and lets it go on", async () => {
    await button("Stop everything automatic").click();
    await lead.getByText(/^From now on nothing is paid, sent or credited by itself\./).waitFor();
    await sound(lead);
    await screenshot(lead, "policy-pause");
    await button("Stop it now").click();
    await status("Everything automatic is stopped. Each request goes to one of you.");
    expect(modes(await decidedNow())).toEqual(["person"]);
    await button("Let it go on").click();
    await status("It goes on. Requests inside the limits are settled by themselves again.");
    expect(modes(await decidedNow())).toEqual(["automatic"]);
  });
});

describe("a starting policy", () => {
  it("fills the whole form in the merchant's currency and zone, and can be taken back", async () => {
    await lead.getByLabel("Start from").selectOption("Food");
    await status(/^This is a starting policy for food\./);
    await lead.getByRole("group", { name: "fresh (fresh-unwanted)" }).waitFor();
    await lead.getByText("Days and hours are counted in Europe/Berlin. Amounts are in EUR.").waitFor();
    await sound(lead);
    const how = lead
      .getByRole("group", { name: "fresh", exact: true })
      .getByLabel("How long shoppers can come to us: how it changes");
    expect(await how.locator("option").allInnerTexts()).toEqual(["exactly", "at least", "at most", "plus"]);
    expect(await how.inputValue()).toBe("atMost");
    await how.selectOption("at least");
    await tab("As a file").click();
    expect(await lead.getByLabel("The document").inputValue()).toMatch(/"windowDays": \{\s+"atLeast": 7\s+\}/);
    await tab("The policy").click();
    // A part that this policy doesn't have yet.
    await button("Add a group of countries").click();
    await lead.getByRole("group", { name: "market-1" }).getByLabel("Countries", { exact: true }).fill("de, at");
    await lead.getByRole("group", { name: "market-1" }).getByLabel("Name", { exact: true }).fill("neighbours");
    await status(/^Your draft differs in \d+ places\./);
    await button("Drop my draft").click();
    await status("You're looking at what is live.");
  });
});

/** What has the focus, by its name. */
const focused = () =>
  lead.evaluate(() => {
    const one = document.activeElement!;
    const label = one.getAttribute("aria-label") ?? (one as HTMLInputElement).labels?.[0]?.textContent;
    return `${one.localName}: ${(label ?? one.textContent).trim()}`;
  });

const isFocused = (what: string) => expect.poll(focused).toBe(what);

async function press(name: string | RegExp): Promise<void> {
  await button(name).first().focus();
  await lead.keyboard.press("Enter");
}

describe("by key alone, one goes on from where one was", () => {
  it("in a list after one is taken away, the last as well as one before it", async () => {
    await press("Add a customer group");
    await isFocused("input: Name, as shoppers read it optional");
    await press("Add a customer group");
    await press("Remove customer-1");
    await isFocused("button: Add a customer group");
    await press("Remove customer-2");
    await isFocused("button: Add a customer group");
  });

  it("in a season, whose window gives more and takes nothing, and which stays whole without it", async () => {
    const season = lead.getByRole("group", { name: "season-1" });
    await press("Add a season");
    await season.getByLabel("Add a rule for this season").selectOption("How long shoppers can come to us");
    const how = season.getByLabel("How long shoppers can come to us: how it changes");
    await expect.poll(() => how.inputValue()).toBe("atLeast");
    await press("Remove how long shoppers can come to us");
    await status(/^Your draft differs in 1 place\./);
    await press("Remove season-1");
    await isFocused("button: Add a season");
  });

  it("in a group of rules and in its amounts", async () => {
    await press("Add a customer group");
    const group = lead.getByRole("group", { name: "customer-1" });
    await group.getByLabel("Add a rule for this group").selectOption("By itself on one order, at most");
    await isFocused("select: By itself on one order, at most: how it changes");
    await group.getByRole("button", { name: "+ another currency" }).focus();
    await lead.keyboard.press("Enter");
    await isFocused("select: Which currency");
    await lead.keyboard.press("ArrowDown");
    await isFocused("input: By itself on one order, at most, in AED");
    await press("Remove by itself on one order, at most");
    await isFocused("select: Add a rule for this group");
    await press("Drop my draft");
    await isFocused("h2: Policy");
  });

  it("in an example that was kept", async () => {
    await press(/^Keep this as an example ?: A mug for €24\.90 arrives broken/);
    await expect.poll(focused).toMatch(/^li: A mug for €24\.90 arrives broken.*Kept as an example\.$/);
    await lead.keyboard.press("Tab");
    await expect.poll(focused).toMatch(/^button: Keep this as an example/);
    await press("Drop my draft");
  });

  it("where it is asked once more, and where one thought better of it", async () => {
    await press("Versions");
    await press(/^Go back to this one/);
    await isFocused("button: Yes, go back");
    await lead.keyboard.press("Tab");
    await lead.keyboard.press("Enter");
    await expect.poll(focused).toMatch(/^button: Go back to this one/);
    await press("The policy");
    await field(autoLimit).fill("70");
    await press("Publish …");
    await isFocused("input: A note for your colleagues");
    await lead.getByRole("dialog").getByRole("button", { name: "Cancel" }).focus();
    await lead.keyboard.press("Enter");
    await isFocused("button: Publish …");
    await press("Drop my draft");
  });

  it("at the top after what is about all of it; what was left on purpose is left", async () => {
    await press("Stop everything automatic");
    await press("Stop it now");
    await isFocused("h2: Policy");
    await press("Let it go on");
    await isFocused("h2: Policy");
    await lead.getByText("It goes on. Requests inside the limits").waitFor();
    await field(autoLimit).fill("70");
    await button("Drop my draft").focus();
    await lead.evaluate(() => (document.activeElement as HTMLElement).blur());
    await button("Drop my draft").evaluate((one) => (one as HTMLElement).click());
    await status("You're looking at what is live.");
    expect(await focused()).toMatch(/^body:/);
  });
});

/** Where each name of the list of parts is written: its words may reach beyond its button. */
const parts = () =>
  lead.locator(".policy-sections button").evaluateAll((buttons) =>
    buttons.map((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      const { top, bottom } = words.getBoundingClientRect();
      return { top, bottom };
    }),
  );

describe("the parts of the form", () => {
  it.each([
    [1280, 800],
    [1440, 800],
  ])("stand in a list beside it, none over another, at %i × %i", async (width, height) => {
    await lead.setViewportSize({ width, height });
    const list = await parts();
    expect(list.length).toBeGreaterThan(10);
    expect(list.filter(({ top }, index) => top < (list[index - 1]?.bottom ?? 0))).toEqual([]);
    expect(await lead.getByLabel("Go to a part …").isVisible()).toBe(false);
    await screenshot(lead, `policy-parts-${width}`);
  });

  it.each([
    [1024, 768],
    [390, 844],
  ])("are chosen from where there is no room for that, at %i × %i, as often as one likes", async (width, height) => {
    await lead.setViewportSize({ width, height });
    expect(await parts()).toEqual((await parts()).map(() => ({ top: 0, bottom: 0 })));
    const select = lead.getByLabel("Go to a part …");
    const heading = lead.getByRole("heading", { name: "Your hours and promises" });
    for (const _ of ["once", "again"]) {
      await select.selectOption("Your hours and promises");
      expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
      const [bar, title] = [(await select.boundingBox())!, (await heading.boundingBox())!];
      expect(title.y).toBeGreaterThan(bar.y + bar.height);
      expect(title.y + title.height).toBeLessThan(height);
      await lead.mouse.wheel(0, -600);
    }
    await sound(lead);
    await screenshot(lead, `policy-parts-${width}`);
  });
});

describe("the hours", () => {
  it("names each row of hours where it is removed", async () => {
    await button("Add hours").click();
    const removes = lead.locator(".hours").getByRole("button", { name: /^Remove / });
    const names = await removes.evaluateAll((buttons) => buttons.map((one) => one.getAttribute("aria-label")));
    expect(names).toEqual(["Remove Mon, Tue, Wed, Thu, Fri, 09:00–17:30", "Remove Sat, 10:00–14:00"]);
    await button("Remove Sat, 10:00–14:00").click();
    await status("You're looking at what is live.");
  });
});

describe("on any screen", () => {
  it.each([
    ["390", 390, 844, "light"],
    ["390-dark", 390, 844, "dark"],
    ["1280-dark", 1280, 900, "dark"],
  ] as const)("%s", async (name, width, height, colorScheme) => {
    await lead.setViewportSize({ width, height });
    await lead.emulateMedia({ colorScheme });
    await lead.locator('[data-path="reasons/damaged"] > summary').click();
    await sound(lead);
    await screenshot(lead, `policy-${name}`);
    expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await lead.locator('[data-path="reasons/damaged"] > summary').click();
    if (width === 390) {
      await lead.locator(".only-small").click();
      await screenshot(lead, `policy-${name}-examples`);
    }
  });

  it("and no page said an error that wasn't meant", () => {
    expect(errors.filter((line) => !meant.test(line))).toEqual([]);
  });
});
