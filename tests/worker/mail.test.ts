import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { mimeOf, sendMail } from "../../worker/ports/mail.ts";
import type { MailMessage } from "../../worker/ports/mail.ts";
import type { Env } from "../../worker/env.ts";
import { caseOf, HOST, requestOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  closeWorld,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
} from "./support.ts";
import type { Mail, World } from "./support.ts";

/** Every turn is written to the shopper, in one thread, with nothing secret in it. */

const NOW = "2036-11-10T08:30:00Z";
const NOOR = "noor@teahouse.test";

let world: World;
let merchant: Merchant;

/** Everything is a person's. */
const byPeople = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } };
const openShop = async (over: Record<string, unknown> = {}) => {
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: byPeople, ...over });
};

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

function orderOf(over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: "c_1", email: "ada@example.com", name: "Ada" };
  return sampleOrder({ placedAt: "2036-11-01T10:00:00Z", lines: [{ ...line, ...dates }], customer, ...over });
}

type Opened = { shopper: Shopper; shown: Case };
async function openCase(order = orderOf()): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  return { shopper, shown: await caseOf(await shopper.submit(submission()), 201) };
}

const desk = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(requestOf(`/desk/api${path}`, { body, headers: { origin: HOST, ...headers } }));

/** Noor at the desk, with the case picked up: what she does. */
async function noorWith({ shown }: Opened) {
  const before = world.mails.length;
  await desk("/sign-in", { merchant: merchant.id, email: NOOR });
  const { text } = await mailThat((each) => each.to === NOOR && world.mails.indexOf(each) >= before);
  const session = await desk("/session", { merchant: merchant.id, email: NOOR, code: text.slice(0, 6) });
  const cookie = session.headers.get("set-cookie")!.split(";")[0]!;
  const does = async (action: string, body: object = {}) => {
    const answer = await desk(`/cases/${shown.id}/actions/${action}`, body, { cookie });
    if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
  };
  await does("pick_up");
  return { cookie, does };
}

/** The newest mail that fits, once it is there. */
async function mailThat(fits: (mail: Mail) => boolean): Promise<Mail> {
  const found = () => world.mails.findLast(fits);
  await pumpUntil(merchant.id, found, "a mail");
  return found()!;
}
const toAda = (words: string) => mailThat(({ to, text }) => to === "ada@example.com" && text.includes(words));

describe("a mail to the port", () => {
  test("is text and HTML, with a Message-ID, a thread, and where answers go", async () => {
    await openShop({ replyTo: "Help@TeaHouse.test" });
    const { shown } = await openCase();
    const first = await toAda("This is what we understood");
    const root = `<${shown.id}@example.com>`;
    expect(first).toMatchObject({
      from: '"Tea House" <amends@example.com>',
      replyTo: "help@teahouse.test",
      subject: `Your order #1042 (${shown.reference})`,
      headers: {
        "Message-ID": expect.stringMatching(/^<[\w-]{22}@example\.com>$/) as string,
        "In-Reply-To": root,
        References: root,
        "Auto-Submitted": "auto-generated",
      },
    });
    expect(first.text).toContain("You can also just reply to this mail.");
    const link = new RegExp(`${HOST}/o/${merchant.id}/c/[\\w-]{22}`).exec(first.text)![0];
    expect(first.html).toContain(`href="${link}"`);
    expect(first.html).toContain("One of your two blue mugs arrived broken.");
    expect(first.html).toContain("background:#1f5f8b");
  });

  test("without a reply-to asks to answer on the page, for merchants of before there was one too", async () => {
    await openShop();
    await rows(merchant.id, "UPDATE settings SET json = json_remove(json, '$.replyTo')");
    await openCase();
    const first = await toAda("we don't see replies to this mail");
    expect(first).not.toHaveProperty("replyTo");
  });

  test("keeps its Message-ID however often it is tried", async () => {
    await openShop();
    let tries = 0;
    world.mail = () => new Response(null, { status: ++tries < 3 ? 500 : 202 });
    await openCase();
    const [row] = await rows<{ payload: string }>(merchant.id, "SELECT payload FROM outbox WHERE channel = 'mail'");
    const { id } = JSON.parse(row!.payload) as MailMessage;
    await pumpUntil(merchant.id, () => {
      passTime(60_000);
      return world.mails.length > 0;
    });
    expect([tries, world.mails.length]).toEqual([3, 1]);
    expect(world.mails[0]!.headers["Message-ID"]).toBe(`<${id}@example.com>`);
  });

  test("a sign-in code is a mail of its own", async () => {
    await openShop();
    await noorWith(await openCase());
    const code = await mailThat(({ to }) => to === NOOR);
    expect(Object.keys(code.headers)).toEqual(["Message-ID", "Auto-Submitted"]);
    expect(code.html).toContain(code.text.slice(0, 6));
  });
});

describe("each turn", () => {
  test("of a person is written to the shopper in its own words, in the one thread", async () => {
    await openShop();
    const opened = await openCase();
    const { does } = await noorWith(opened);
    await does("message", { text: "We've asked\nthe potter." });
    await toAda("Noor has written to you:\n\n    We've asked\n    the potter.");
    await does("request_evidence", { version: 1, item: "i1", photo: true, question: "Which handle?" });
    const asked = await toAda("Noor has a question for you:\n\n    Which handle?");
    expect(asked.text).toContain("A photo of it would help us, too.");
    const asks = await caseOf(await opened.shopper.get(opened.shown.id));
    await opened.shopper.act(asks.id, "ask_person", { version: asks.version });
    const offers = [{ remedy: "refund", amount: 4000 }];
    await does("pick_up");
    await does("offer", { version: asks.version + 1, item: "i1", offers });
    const offered = await toAda("We have an offer for you.");
    expect(offered.text).toMatch(/It stands until \w+ \d+ November\./);
    const subjects = world.mails.filter(({ to }) => to === "ada@example.com").map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(1);
    const headers = world.mails.flatMap((each) => (each.to === "ada@example.com" ? [each.headers] : []));
    expect(new Set(headers.map(({ References }) => References)).size).toBe(1);
    expect(new Set(headers.map((each) => each["Message-ID"])).size).toBe(headers.length);
  });

  test("a decline is said with its words, with what is possible instead, and how to ask again", async () => {
    await openShop();
    const opened = await openCase();
    const { does } = await noorWith(opened);
    const text = "It was sold as a second.";
    const instead = [{ remedy: "store_credit", amount: 4000 }];
    await does("decline", { version: 1, item: "i1", text, instead });
    const first = await toAda(`Here is our answer:\n\n    ${text}`);
    expect(first.text).toContain("There is something else we can offer you.");
    const other = await openCase(orderOf({ id: "2", customer: { email: "bo@example.com" } }));
    const again = await noorWith(other);
    await again.does("decline", { version: 1, item: "i1", text });
    const second = await mailThat(({ to, text: said }) => to === "bo@example.com" && said.includes(text));
    expect(second.text).toContain("you can ask us to take another look");
    expect(second.text).not.toContain("something else");
  });

  test("an end of a turn is named by the shop's own calendar", async () => {
    const timeZone = "America/Los_Angeles";
    await openShop({ timeZone, policy: { ...byPeople, timeZone } });
    const opened = await openCase();
    const { does } = await noorWith(opened);
    await does("offer", { version: 1, item: "i1", offers: [{ remedy: "refund", amount: 4000 }] });
    const { responseDue } = await caseOf(await opened.shopper.get(opened.shown.id));
    const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone });
    const { text } = await toAda("We have an offer for you.");
    expect(text).toContain(`${day.format(Date.parse(responseDue!.at))}.`);
  });

  test("holds nothing secret: no code for credit, no key of the shop's, no session", async () => {
    await openShop({ policy: samplePolicy });
    world.shop = (delivery) =>
      delivery.type === "settlement.requested"
        ? Response.json({ state: "succeeded", reference: "ref-1", creditCode: "GIFT-SECRET-1" })
        : new Response(null, { status: 204 });
    const opened = await openCase();
    const { cookie, does } = await noorWith(opened);
    await does("message", { text: "Hello" });
    await opened.shopper.accept(opened.shown, "store_credit");
    const settled = await toAda("It's done: you have");
    expect(settled.text).toContain("Your code is on the page below.");
    const sent = JSON.stringify(world.mails);
    const { tokenSecret, webhookSecret, apiKey } = merchant;
    for (const secret of [tokenSecret, webhookSecret, apiKey, cookie.split("=")[1]!, "GIFT-SECRET"]) {
      expect(sent).not.toContain(secret);
    }
    for (const { subject, headers, html, text } of world.mails.filter(({ to }) => to === "ada@example.com")) {
      const [key] = /(?<=\/c\/)[\w-]{22}/.exec(text)!;
      expect(JSON.stringify([subject, headers])).not.toContain(key);
      expect(html.split(key!)).toHaveLength(2);
    }
  });
});

const message: MailMessage = {
  id: "ID",
  thread: "case_1",
  to: "ada@example.com",
  replyTo: "help@teahouse.test",
  subject: "Your order #1042 (A-7K3F9)",
  text: "Hello Ada,\n\n.dot\n..two\nFrom here\n\nGrüße 🍵",
  html: "<p>Grüße 🍵</p>",
};

describe("the send_email binding", () => {
  test("gets all but the Message-ID, which is Cloudflare's to make", async () => {
    const bound = { send: vi.fn(() => Promise.resolve({ messageId: "x" })) };
    const env = { MAIL: bound, MAIL_URL: "", MAIL_FROM: "amends@shop.test" } as unknown as Env;
    await sendMail(env, { name: "Tea “House”" }, message);
    await sendMail(env, { name: "Tea" }, { ...message, replyTo: null, thread: null });
    const { id: _, thread: __, ...said } = message;
    const root = "<case_1@shop.test>";
    expect(bound.send.mock.calls).toEqual([
      [
        {
          ...said,
          from: { name: "Tea “House”", email: "amends@shop.test" },
          headers: { "In-Reply-To": root, References: root, "Auto-Submitted": "auto-generated" },
        },
      ],
      [expect.not.objectContaining({ replyTo: expect.anything() as unknown })],
    ]);
  });

  test.each(["no address", "smtps:secret"])("a MAIL_URL that can't be read is an error without its words: %s", (url) =>
    expect(sendMail({ MAIL_URL: url, MAIL_FROM: "a@b.test" } as Env, { name: "x" }, message)).rejects.toThrow(
      /^MAIL_URL (is no address|names no mail server)\.$/,
    ),
  );
});

describe("the message by SMTP", () => {
  const parsed = (name: string, over: Partial<MailMessage> = {}) =>
    PostalMime.parse(mimeOf("amends@shop.test", name, { ...message, ...over }).replace(/\r\n\.\./g, "\r\n."));
  const header = (mail: Awaited<ReturnType<typeof parsed>>, key: string) =>
    mail.headers.find((each) => each.key === key)?.value;

  test("carries both parts, the thread and where answers go", async () => {
    const mail = await parsed("Tea House");
    expect(mail).toMatchObject({
      from: { name: "Tea House", address: "amends@shop.test" },
      to: [{ address: "ada@example.com" }],
      replyTo: [{ address: "help@teahouse.test" }],
      subject: message.subject,
      messageId: "<ID@shop.test>",
      inReplyTo: "<case_1@shop.test>",
      references: "<case_1@shop.test>",
    });
    expect(mail.text!.trim()).toBe(message.text);
    expect(mail.html!.trim()).toBe(message.html);
    expect(header(mail, "auto-submitted")).toBe("auto-generated");
  });

  test.each([
    "Töpfergasse",
    'Kettle "&" Clay \\ Co.',
    "茶室",
    "🍵".repeat(60),
    "=?UTF-8?Q?x?=",
    "a, b <c@d.test>",
    "x".repeat(100),
  ])("says %s as it is, in name and subject", async (words) => {
    const mail = await parsed(words, { subject: `Your order ${words}` });
    expect(mail.from!.name).toBe(words);
    expect(mail.from!.address).toBe("amends@shop.test");
    expect(mail.subject).toBe(`Your order ${words}`);
  });

  test("lets nobody write a header of their own, and keeps lines short", () => {
    const attack = "x\r\nBcc: eve@evil.test\r\n\r\nbody";
    const text = "y".repeat(5000);
    const raw = mimeOf("amends@shop.test", attack, { ...message, subject: attack, text });
    expect(raw.split("\r\n").filter((line) => /^bcc:/i.test(line))).toEqual([]);
    expect(raw.split("\r\n").filter((line) => line.length > 200)).toEqual([]);
    const [head] = raw.split("\r\n\r\n");
    for (const word of mimeOf("a@b.test", "ü".repeat(90), message).match(/=\?[^?]*\?B\?[^?]*\?=/g)!)
      expect(word.length).toBeLessThanOrEqual(75);
    expect(head!.match(/^Subject:/gm)).toHaveLength(1);
    expect(raw.endsWith("\r\n.\r\n")).toBe(true);
  });
});
