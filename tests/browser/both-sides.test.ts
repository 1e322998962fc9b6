import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe as group, expect, it } from "vitest";
import type { Case, DeskCase } from "../../shared/contract.ts";
import { launch } from "./chromium.ts";
import { axe, goOffline, mailTo, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, choose, describe, openPanel, panel, pickUp, referenceOn, send, signIn } from "./words.ts";

/** A case with both of its sides open: the shopper's panel and the desk, each showing what the other does. */

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** The panel asks every two seconds; the desk is told at once. */
const panelSees = { timeout: 3000 };
const deskSees = { timeout: 1000 };

let amends: Amends;
let browser: Browser;
let noor: Page;
let ilse: Page;
const errors: string[] = [];

async function page(options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }): Promise<Page> {
  const opened = await openPage(browser, options);
  opened.page.setDefaultTimeout(12_000);
  opened.page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  opened.page.on("pageerror", (error) => errors.push(String(error)));
  return opened.page;
}

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  noor = await page();
  ilse = await page();
  await signIn(noor, amends, "noor@kettle.example");
  await signIn(ilse, amends, "ilse@kettle.example");
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

const sound = async (on: Page) => expect(await axe(on)).toEqual([]);

/** A shopper with a case that waits for a person, the panel open where it stands. */
async function waiting(order: string, words: string, options: BrowserContextOptions = phone): Promise<Page> {
  const shopper = await page(options);
  await openPanel(shopper, amends, order);
  await describe(shopper, words);
  await button(shopper, "Yes, that's right").click();
  await at(shopper, /What would put it right|One of us takes it from here/);
  const leave = button(shopper, "Leave it to you");
  if (await leave.isVisible()) await leave.click();
  else if (await button(shopper, "Send my choice").isVisible()) {
    await panel(shopper).getByRole("radio", { name: "Something else would make it right" }).check();
    await panel(shopper)
      .getByLabel(/What would help you/)
      .fill("A person, please.");
    await send(shopper);
  }
  await at(shopper, "One of us takes it from here");
  return shopper;
}

const entry = (on: Page, reference: string) => on.getByRole("link", { name: new RegExp(reference) });

async function say(shopper: Page, words: string): Promise<void> {
  await button(shopper, "Write to us").click();
  await panel(shopper).getByRole("textbox", { name: "Your message" }).fill(words);
  await button(shopper, "Send").click();
}

async function answer(desk: Page, words: string): Promise<void> {
  await desk.keyboard.press("m");
  await desk.getByLabel("Your message").fill(words);
  await desk.keyboard.press("Control+Enter");
}

group("both sides open", () => {
  let shopper: Page;
  let reference: string;

  it("shows each what the other writes: the desk within a second, the panel within three", async () => {
    shopper = await waiting("1047", "The samovar arrived with a deep dent in its side.");
    reference = await referenceOn(shopper);
    await entry(noor, reference).waitFor(deskSees);
    await pickUp(noor, reference);
    await say(shopper, "It was a present for my mother.");
    await noor.getByText("It was a present for my mother.").first().waitFor(deskSees);
    await answer(noor, "Thank you for telling us, Farid. We'll make it right.");
    await panel(shopper).getByText("Thank you for telling us, Farid. We'll make it right.").waitFor(panelSees);
    await panel(shopper).getByText("Noor wrote").waitFor();
    await sound(shopper);
    await screenshot(shopper, "both-phone-talk");
  });

  it("brings a question to the panel, and its answer to the desk", async () => {
    await noor.keyboard.press("q");
    await noor.getByLabel(/question/i).fill("Does the tap still close?");
    await noor.keyboard.press("Control+Enter");
    await panel(shopper).getByRole("textbox", { name: "Does the tap still close?" }).waitFor(panelSees);
    await at(shopper, "A little more would help");
    await sound(shopper);
    await screenshot(shopper, "both-phone-question");
    await panel(shopper).getByRole("textbox", { name: "Does the tap still close?" }).fill("No, it drips.");
    await button(shopper, "Send it to us").click();
    await at(shopper, "One of us takes it from here");
    await noor.getByText("No, it drips.").first().waitFor(deskSees);
  });

  it("an offer from staff is the shopper's to take; what was declined is looked at by somebody else", async () => {
    await entry(noor, reference).click();
    await noor.getByRole("button", { name: "Pick up" }).click();
    await noor.getByText(/^Yours until/).waitFor();
    await noor.keyboard.press("d");
    await noor
      .getByLabel(/^The reason, as you/)
      .first()
      .fill("A dent this deep can't be mended, and we have none left to send.");
    await noor.getByRole("button", { name: "Send without an alternative" }).click();
    await at(shopper, "Where this stands");
    await panel(shopper).getByText("A dent this deep can't be mended").first().waitFor();
    await button(shopper, "Ask another person to look").click();
    await panel(shopper).getByRole("textbox", { name: "What should they know?" }).fill("I only want the tap.");
    await button(shopper, "Ask for a second look").click();
    await at(shopper, "One of us takes it from here");

    await entry(ilse, reference).click();
    await noor.getByRole("heading", { name: new RegExp(reference) }).waitFor();
    expect(await noor.getByRole("button", { name: "Pick up" }).count()).toBe(0);
    await ilse.getByRole("button", { name: "Pick up" }).click();
    await ilse.getByText(/^Yours until/).waitFor();
    await ilse.keyboard.press("o");
    await ilse.getByRole("checkbox", { name: "Refund" }).check();
    await ilse.getByLabel("Amount, EUR").first().fill("1890");
    await ilse.getByRole("radio", { name: "They keep them" }).check();
    // No photo, and dear goods that the policy wants back: a lead may set both aside, and says why.
    for (const condition of ["the photo", "sending the goods back"])
      await ilse.getByLabel(`This sets aside ${condition}, because`).selectOption("It was our mistake");
    await ilse.getByLabel(/^What you say to the shopper/).fill("Keep the tap, and have your money back.");
    await ilse.keyboard.press("Control+Enter");
    await at(shopper, /What would put it right|We have an offer/);
    await panel(shopper).getByText("Keep the tap, and have your money back.").first().waitFor(panelSees);
    const take = button(shopper, "Choose what you would like");
    if (await take.isVisible()) await take.click();
    await choose(shopper, "Refund");
    await send(shopper);
    await at(shopper, "This is settled");
    await panel(shopper).getByText("Ilse made you an offer").waitFor();
    await screenshot(shopper, "both-phone-settled");
  });

  it("saves the shopper's part of the record as a page of its own, from under the shop's own rules", async () => {
    const saving = shopper.waitForEvent("download");
    await button(shopper, "Save a copy of all this").click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(`${reference}.html`);
    const text = readFileSync(await saved.path(), "utf8");
    for (const words of ["It was a present for my mother.", "No, it drips.", "Ilse", "1,890.00"])
      expect(text).toContain(words);
    expect(text).not.toContain("ilse@kettle.example");
    const kept = await page({ viewport: { width: 320, height: 640 } });
    await kept.setContent(text);
    expect(await kept.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await screenshot(kept, "both-record-small");
    await kept.context().close();
  });

  it("asks whether it is right; “not really” comes back to the desk ahead of the others", async () => {
    const other = await waiting("1044", "There is no parcel anywhere. The carrier says delivered.");
    const quiet = await referenceOn(other);
    await other.context().close();
    await entry(noor, quiet).waitFor(deskSees);
    const link = /http:\S+\/c\/\S+/.exec((await mailTo(amends, "farid@example.com", "2000")).text)![0];
    const elsewhere = await page(phone);
    await elsewhere.goto(link);
    await at(elsewhere, "This is settled");
    await sound(elsewhere);
    await screenshot(elsewhere, "both-phone-rate");
    await button(elsewhere, "Not really").click();
    await at(elsewhere, "One of us takes it from here");
    await panel(elsewhere).getByRole("textbox", { name: "Your message" }).fill("The money isn't there.");
    await button(elsewhere, "Send").click();
    const first = noor.getByRole("navigation", { name: "Queue" }).getByRole("link").first();
    await first.getByText(reference).waitFor(deskSees);
    await noor.getByText("Not right yet").first().waitFor();
    // The panel on the order page, open all the while, shows it as well.
    await at(shopper, "One of us takes it from here");
    await elsewhere.context().close();
    await shopper.context().close();
  });
});

group("undone", () => {
  it("a shopper's credit, while its seconds run; then chosen anew", async () => {
    const shopper = await page(phone);
    await openPanel(shopper, amends, "1045");
    await describe(shopper, "One of the two canisters came in grey, I ordered moss green.");
    await button(shopper, "Yes, that's right").click();
    await at(shopper, "What would put it right?");
    await choose(shopper, "Store credit");
    await panel(shopper).getByRole("checkbox").check();
    await send(shopper);
    await button(shopper, "Undo my choice").waitFor();
    await screenshot(shopper, "both-phone-undo");
    await sound(shopper);
    await button(shopper, "Undo my choice").click();
    await at(shopper, /What would put it right|We have an offer/);
    expect(await panel(shopper).getByRole("radio", { checked: true }).count()).toBe(0);
    await choose(shopper, "Replacement");
    await send(shopper);
    await at(shopper, "This is settled");
    await shopper.context().close();
  });
});

group("a test order", () => {
  it("is marked on every screen and in the mail, and reaches no shop", async () => {
    const since = new Date().toISOString();
    const shopper = await page(phone);
    await openPanel(shopper, amends, "1055");
    const mark = panel(shopper).getByText("This is a test: no money moves.");
    await at(shopper, "What went wrong?");
    await mark.waitFor();
    await describe(shopper, "My mug arrived broken, I want my money back.");
    await button(shopper, "Yes, that's right").click();
    await at(shopper, "What would put it right?");
    await mark.waitFor();
    await choose(shopper, "Refund");
    await send(shopper);
    await at(shopper, "This is settled");
    await mark.waitFor();
    await screenshot(shopper, "both-phone-test");
    const { text, html } = (await mailTo(amends, "trial@example.com", since)) as unknown as Record<string, string>;
    for (const part of [text, html]) expect(part).toMatch(/this is a test/i);
    await shopper.goto(`${amends.shop}/orders/1055`);
    expect(await shopper.getByText(/Refunded/).count()).toBe(0);
    await shopper.context().close();
  });
});

group("at the same instant", () => {
  type Made = { shopper: Page; id: string; token: string };
  type Answered = { status: number; body: Case & DeskCase & { case?: Case; code?: string } };

  /** One call from the shopper's page, as the panel makes it. */
  const asShopper = ({ shopper, id, token }: Made, action: string, body: object): Promise<Answered> =>
    shopper.evaluate(
      async ([worker, path, bearer, sent]) => {
        const response = await fetch(`${worker}${path}`, {
          method: "POST",
          headers: {
            Authorization: `Bearer ${bearer}`,
            "Content-Type": "application/json",
            "Idempotency-Key": Math.random().toString(36),
          },
          body: sent,
        });
        return { status: response.status, body: await response.json() };
      },
      [amends.worker, `/v1/cases/${id}/actions/${action}`, token, JSON.stringify(body)] as const,
    );

  const atDesk = (desk: Page, id: string, action: string, body: object): Promise<Answered> =>
    desk.evaluate(
      async ([path, sent]) => {
        const response = await fetch(path, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Idempotency-Key": Math.random().toString(36) },
          body: sent,
        });
        return { status: response.status, body: await response.json() };
      },
      [`/desk/api/cases/${id}/actions/${action}`, JSON.stringify(body)] as const,
    );

  const caseOf = async ({ shopper, id, token }: Made): Promise<Case> =>
    shopper.evaluate(
      async ([worker, caseId, bearer]) =>
        (await fetch(`${worker}/v1/cases/${caseId}`, { headers: { Authorization: `Bearer ${bearer}` } })).json(),
      [amends.worker, id, token] as const,
    );

  it("50 rounds on one case: nothing is lost, nothing is done twice, and both screens end alike", async () => {
    const shopper = await waiting("1049", "The teapot came, but its lid wasn't in the box.");
    const reference = await referenceOn(shopper);
    await pickUp(noor, reference);
    const id = /case_[\w-]+/.exec(noor.url())![0];
    const token = (await shopper.locator("script[data-order]").getAttribute("data-order"))!;
    const made = { shopper, id, token };
    const said: string[] = [];
    const first = (await caseOf(made)).timeline.filter(({ event }) => event === "ask_person").length;
    let offered = 0;

    for (let round = 0; round < 50; round++) {
      const { version } = await caseOf(made);
      const offer = (seen: number) => ({
        version: seen,
        item: "i1",
        offers: [{ remedy: "refund", amount: 7390 }],
        text: `Offer ${round}`,
      });
      // Both saw the same version: exactly one of the two changes it, and the other is told. Words get through beside it.
      const [chose, offers, wrote, noted] = await Promise.all([
        asShopper(made, "accept", { version, choices: [{ item: "i1", remedy: "refund" }] }),
        atDesk(noor, id, "offer", offer(version)),
        asShopper(made, "message", { text: `Shopper ${round}` }),
        atDesk(noor, id, "note", { text: `Note ${round}` }),
      ]);
      expect([chose.status, offers.status].toSorted(), `round ${round}`).toEqual([200, 409]);
      expect(wrote.status).toBe(200);
      // A case that has gone to the shopper is nobody's any more: the note is refused, not lost in silence.
      if (noted.status !== 200) expect(noted.body.code).toBe("lease_lost");
      said.push(`Shopper ${round}`);
      if (offers.status !== 200) {
        expect(offers.body.code).toBe("stale_version");
        expect((await atDesk(noor, id, "offer", offer(chose.body.version))).status).toBe(200);
      }
      offered += 1;

      // The same wish from two of the shopper's windows at once: one of them wins.
      const now = (await caseOf(made)).version;
      const wish = { version: now, items: ["i1"], wish: `Wish ${round}` };
      const twice = await Promise.all([asShopper(made, "ask_person", wish), asShopper(made, "ask_person", wish)]);
      expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect((await atDesk(noor, id, "pick_up", {})).status).toBe(200);
    }

    const settled = await caseOf(made);
    const events = (name: string) => settled.timeline.filter(({ event }) => event === name);
    expect([events("offer").length, events("ask_person").length]).toEqual([offered, 50 + first]);
    expect(
      events("message")
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(said.filter((words) => words.startsWith("S")).toSorted());

    // The last act: carried out at the desk while the shopper takes it all back. One of them, never both.
    const [back, out] = await Promise.all([
      asShopper(made, "withdraw", { version: settled.version }),
      atDesk(noor, id, "settle", { version: settled.version, remedy: "refund" }),
    ]);
    expect([back.status, out.status].toSorted()).toEqual([200, 409]);
    const end = back.status === 200 ? "You took this back" : "This is settled";
    await at(shopper, end);
    await noor
      .getByText(back.status === 200 ? "Taken back" : "Settled")
      .first()
      .waitFor({ timeout: 15_000 });
    await shopper.goto(`${amends.shop}/orders/1049`);
    const refunds = await shopper.getByText(/Refunded \$73\.90/).count();
    expect(refunds > 0).toBe(back.status !== 200);
    await shopper.context().close();
  });
});

group("a connection lost in mid-exchange", () => {
  it("on the shopper's side: the words wait, go out once, and what came meanwhile is there", async () => {
    const shopper = await waiting("1046", "It doesn't suit the kitchen after all, I'd like to return it.");
    const reference = await referenceOn(shopper);
    await pickUp(noor, reference);
    await button(shopper, "Write to us").click();
    await panel(shopper).getByRole("textbox", { name: "Your message" }).fill("Is there any way?");
    await goOffline(shopper);
    await button(shopper, "Send").click();
    await panel(shopper).getByText("You seem to be offline.").waitFor();
    await answer(noor, "We're looking for a way.");
    await shopper.context().setOffline(false);
    await panel(shopper).getByText("We're looking for a way.").waitFor(panelSees);
    await noor.getByText("Is there any way?").first().waitFor(panelSees);
    await shopper.waitForTimeout(1500);
    expect(await panel(shopper).getByText("Is there any way?").count()).toBe(1);
    await shopper.context().close();
  });

  it("leaves the consoles clean but for what was cut and refused", () => {
    const meant = /ERR_INTERNET_DISCONNECTED|status of (409|422)/;
    expect(errors.filter((error) => !meant.test(error))).toEqual([]);
  });
});
