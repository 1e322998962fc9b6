// Mail as a mail program gets it: the real worker, a real mail server over TLS, and what arrived, taken apart.
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificate, password, startReceiver, user } from "../unit/smtp-receiver.ts";
import type { Received, Receiver } from "../unit/smtp-receiver.ts";
import {
  caseOf,
  HOST,
  merchantOf,
  merchantRequest,
  requestOf,
  sampleOrder,
  shopperOf,
  signToken,
  submission,
} from "../worker/client.ts";
import type { Case, Merchant } from "../worker/shapes.ts";
import { startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";

const shop = { name: "Töpfer & Tee 🍵", replyTo: "hilfe@teahouse.test" };
const noor = "noor@teahouse.test";

/** Amends with its mail going to that port. */
function amendsWith(scheme: "smtps" | "smtp", port: number): Promise<Amends> {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const mail = `${scheme}://${login}@localhost:${port}`;
  return startAmends({ mail, env: { NODE_EXTRA_CA_CERTS: certificate } });
}

type Send = (request: Request) => Promise<Response>;
const sendTo =
  (amends: Amends): Send =>
  (request) =>
    fetch(new Request(request.url.replace(HOST, amends.worker), request));

/** A merchant, and a case of a shopper of theirs. */
async function openCase(amends: Amends): Promise<{ merchant: Merchant; shown: Case }> {
  const send = sendTo(amends);
  const token = readFileSync(join(amends.state, "operator-key"), "utf8").trim();
  const merchant = await merchantOf(
    await send(requestOf("/operator/merchants", { token, body: merchantRequest(shop) })),
  );
  const order = sampleOrder({ number: "Nr. Ü-1042 🍵", customer: { email: "ada@example.com", name: "Änne 🫖" } });
  const shopper = shopperOf(send, () => signToken(merchant, order));
  return { merchant, shown: await caseOf(await shopper.submit(submission()), 201) };
}

/** The newest of what arrived, once it is that many. */
async function arrived(receiver: Receiver, count: number): Promise<Received> {
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(count);
  return receiver.received.at(-1)!;
}

describe("by SMTPS", () => {
  let receiver: Receiver;
  let amends: Amends;

  beforeAll(async () => {
    receiver = await startReceiver({ secure: true });
    amends = await amendsWith("smtps", receiver.port);
  }, 120_000);
  afterAll(async () => {
    await amends?.remove();
    await receiver?.close();
  });

  let merchant: Merchant;
  let shown: Case;

  it("a mail arrives whole, and the link in it opens the case", async () => {
    ({ merchant, shown } = await openCase(amends));
    const { mail, raw, ...envelope } = await arrived(receiver, 1);
    expect(envelope).toEqual({ from: "amends@example.com", to: ["ada@example.com"], secure: true, user });
    expect(mail).toMatchObject({
      from: { name: shop.name, address: "amends@example.com" },
      replyTo: [{ address: shop.replyTo }],
      subject: `Your order Nr. Ü-1042 🍵 (${shown.reference})`,
      inReplyTo: `<${shown.id}@example.com>`,
      references: `<${shown.id}@example.com>`,
    });
    for (const part of [mail.text!, mail.html!]) expect(part).toContain("Hello Änne 🫖,");
    expect(mail.text).toContain(`\n\n${shop.name}`);
    expect(mail.html).toContain('<html lang="en"');
    const link = /http:\S+\/c\/\S+/.exec(mail.text!)![0];
    expect(mail.html).toContain(`href="${link}"`);
    expect((await fetch(link)).status).toBe(200);
    expect(raw).not.toMatch(/[^\r]\n|[^\x00-\x7f]/);
  });

  it("the next one of the case is in its thread, a sign-in code isn't", async () => {
    const desk = (path: string, body: unknown, cookie = "") =>
      sendTo(amends)(requestOf(`/desk/api${path}`, { body, headers: { origin: amends.worker, cookie } }));
    await desk("/sign-in", { merchant: merchant.id, email: noor });
    const { mail: code } = await arrived(receiver, 2);
    expect(code).toMatchObject({ subject: expect.stringMatching(/^\d{6} is /) as string, to: [{ address: noor }] });
    expect(code.references).toBeUndefined();
    const answer = await desk("/session", { merchant: merchant.id, email: noor, code: code.subject!.slice(0, 6) });
    const cookie = answer.headers.get("set-cookie")!.split(";")[0]!;
    await desk(`/cases/${shown.id}/actions/pick_up`, {}, cookie);
    await desk(`/cases/${shown.id}/actions/message`, { text: "Grüße,\n.\n..und 🍵" }, cookie);
    const { mail } = await arrived(receiver, 3);
    const [first] = receiver.received;
    expect(mail).toMatchObject({ subject: first!.mail.subject, references: first!.mail.references });
    expect(mail.messageId).not.toBe(first!.mail.messageId);
    expect(mail.text).toContain("Noor has written to you:\n\n    Grüße,\n    .\n    ..und 🍵\n");
    expect(mail.html).toContain("Grüße,<br>\n.<br>\n..und 🍵</blockquote>");
  });
});

describe("a mail server that hangs up in the middle", () => {
  const rude = createServer((socket) => {
    hangUps += 1;
    socket.on("error", () => undefined);
    socket.write("220 hello\r\n");
    socket.once("data", () => socket.end());
  });
  let hangUps = 0;
  let receiver: Receiver;
  let amends: Amends;

  beforeAll(async () => {
    await new Promise<void>((resolve) => void rude.listen(0, "127.0.0.1", resolve));
    amends = await amendsWith("smtp", (rude.address() as AddressInfo).port);
  }, 120_000);
  afterAll(async () => {
    await amends?.remove();
    await receiver?.close();
    if (rude.listening) rude.close();
  });

  it("stops nothing else; the mail is tried again, by STARTTLS", async () => {
    const { merchant, shown } = await openCase(amends);
    await expect.poll(() => hangUps, { timeout: 10_000 }).toBeGreaterThan(0);
    const page = await fetch(`${amends.worker}/o/${merchant.id}`, { signal: AbortSignal.timeout(5000) });
    expect(page.status).toBe(200);
    const { port } = rude.address() as AddressInfo;
    await new Promise((resolve) => rude.close(resolve));
    receiver = await startReceiver({ secure: false }, port);
    const { mail, secure } = await arrived(receiver, 1);
    expect([secure, mail.references]).toEqual([true, `<${shown.id}@example.com>`]);
  });
});
