// Mail as a mail program gets it: the real worker, a real mail server over TLS, and what arrived, taken apart.
import { readFileSync } from "node:fs";
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
import { startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";

describe("by SMTPS", () => {
  let receiver: Receiver;
  let amends: Amends;

  beforeAll(async () => {
    receiver = await startReceiver({ secure: true });
    const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
    const mail = `smtps://${login}@localhost:${receiver.port}`;
    amends = await startAmends({ mail, env: { NODE_EXTRA_CA_CERTS: certificate } });
  }, 120_000);
  afterAll(async () => {
    await amends?.remove();
    await receiver?.close();
  });

  const send = (request: Request) => fetch(new Request(request.url.replace(HOST, amends.worker), request));

  /** What arrived, once it is that many. */
  async function arrived(count: number): Promise<Received[]> {
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(count);
    return receiver.received;
  }

  it("a case's mails arrive whole, in one thread, and the link in them opens the case", async () => {
    const token = readFileSync(join(amends.state, "operator-key"), "utf8").trim();
    const shop = { name: "Töpfer & Tee 🍵", replyTo: "hilfe@teahouse.test" };
    const merchant = await merchantOf(
      await send(requestOf("/operator/merchants", { token, body: merchantRequest(shop) })),
    );
    const order = sampleOrder({ number: "Nr. Ü-1042 🍵", customer: { email: "ada@example.com", name: "Änne 🫖" } });
    const shopper = shopperOf(send, () => signToken(merchant, order));
    const shown = await caseOf(await shopper.submit(submission()), 201);
    const [first] = await arrived(1);
    const { mail, ...envelope } = first!;
    expect(envelope).toMatchObject({ from: "amends@example.com", to: ["ada@example.com"], secure: true, user });
    expect(mail).toMatchObject({
      from: { name: shop.name, address: "amends@example.com" },
      replyTo: [{ address: shop.replyTo }],
      subject: `Your order Nr. Ü-1042 🍵 (${shown.reference})`,
      inReplyTo: `<${shown.id}@example.com>`,
      references: `<${shown.id}@example.com>`,
    });
    for (const part of [mail.text!, mail.html!]) expect(part).toContain("Hello Änne 🫖,");
    expect(mail.text).toContain("\n\nTöpfer & Tee 🍵");
    expect(mail.html).toContain('<html lang="en"');
    const link = /http:\S+\/c\/\S+/.exec(mail.text!)![0];
    expect(mail.html).toContain(`href="${link}"`);
    expect((await fetch(link)).status).toBe(200);
    expect(first!.raw).not.toMatch(/[^\r]\n|[^\x00-\x7f]/);

    const desk = (path: string, body: unknown, cookie = "") =>
      send(requestOf(`/desk/api${path}`, { body, headers: { origin: amends.worker, cookie } }));
    const noor = { merchant: merchant.id, email: "noor@teahouse.test" };
    await desk("/sign-in", noor);
    const code = (await arrived(2))[1]!.mail;
    expect(code).toMatchObject({
      subject: expect.stringMatching(/^\d{6} is your sign-in code$/),
      to: [{ address: noor.email }],
    });
    expect(code.references).toBeUndefined();
    const session = await desk("/session", { ...noor, code: code.subject!.slice(0, 6) });
    const cookie = session.headers.get("set-cookie")!.split(";")[0]!;
    await desk(`/cases/${shown.id}/actions/pick_up`, {}, cookie);
    await desk(`/cases/${shown.id}/actions/message`, { text: "Grüße,\n.\n..und 🍵" }, cookie);
    const second = (await arrived(3))[2]!.mail;
    expect(second).toMatchObject({ subject: mail.subject, references: mail.references });
    expect(second.messageId).not.toBe(mail.messageId);
    expect(second.text).toContain("Noor has written to you:\n\n    Grüße,\n    .\n    ..und 🍵\n");
    expect(second.html).toContain("Grüße,<br>\n.<br>\n..und 🍵</blockquote>");
  });
});
