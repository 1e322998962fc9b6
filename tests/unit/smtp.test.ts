// The words of SMTP, with a real server and with servers that misbehave.
import { readFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterEach, describe, expect, test } from "vitest";
import { sendBySmtp, smtpServer } from "../../worker/ports/smtp.ts";
import type { Connection, SmtpServer } from "../../worker/ports/smtp.ts";
import { certificate, password, startReceiver, user } from "./smtp-receiver.ts";
import type { Receiver } from "./smtp-receiver.ts";

const ca = readFileSync(certificate);
const from = "hello@shop.test";
const to = "ada@example.com";
const data = "Subject: Hello\r\n\r\nOne\r\n..two\r\n\r\n.\r\n";
const login = { user, password };

/** A socket of Node as `cloudflare:sockets` would show it. */
function connectionOf(socket: Socket): Connection {
  socket.on("error", () => undefined);
  const readable = new ReadableStream<Uint8Array>({
    start(controller) {
      socket.on("data", (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      socket.once("close", () => controller.close());
    },
  });
  const writable = new WritableStream<Uint8Array>({ write: (chunk) => void socket.write(chunk) });
  const startTls = () => {
    socket.removeAllListeners("data");
    return connectionOf(connectTls({ socket, ca, servername: "localhost" }));
  };
  return { readable, writable, startTls, close: () => Promise.resolve(void socket.destroy()) };
}

const receivers: Receiver[] = [];
afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.close())));

async function receiverWith(options: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const receiver = await startReceiver(options);
  receivers.push(receiver);
  return receiver;
}

/** Sends to a receiver on this machine. */
function sendTo({ port }: Receiver, over: Partial<SmtpServer> = {}, envelope = { from, to, data }): Promise<void> {
  const server = { host: "localhost", port, secure: true, login, ...over };
  const socket = server.secure ? connectTls({ host: "127.0.0.1", port, ca, servername: "localhost" }) : undefined;
  return sendBySmtp(connectionOf(socket ?? connectPlain(port, "127.0.0.1")), server, envelope);
}

describe("a real mail server", () => {
  test("takes a mail over TLS, with a password of any letters", async () => {
    const receiver = await receiverWith({ secure: true });
    await sendTo(receiver);
    expect(receiver.received).toMatchObject([{ from, to: [to], secure: true, user }]);
    expect(receiver.received[0]!.raw).toContain("Subject: Hello\r\n\r\nOne\r\n.two\r\n");
  });

  test("takes it over STARTTLS, and hears the password only after it", async () => {
    const receiver = await receiverWith({ secure: false });
    await sendTo(receiver, { secure: false });
    expect(receiver.received).toMatchObject([{ secure: true, user }]);
  });

  test("takes AUTH LOGIN where that is all there is", async () => {
    const receiver = await receiverWith({ secure: true, authMethods: ["LOGIN"] });
    await sendTo(receiver);
    expect(receiver.received).toMatchObject([{ user }]);
  });

  test("may want no password, and on this machine no TLS", async () => {
    const receiver = await receiverWith({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
    await sendTo(receiver, { secure: false, login: null });
    expect(receiver.received).toMatchObject([{ secure: false, user: null }]);
  });

  test("refuses a wrong password, which the error doesn't repeat", async () => {
    const receiver = await receiverWith({ secure: true });
    const sending = sendTo(receiver, { login: { user, password: "geheim" } });
    await expect(sending).rejects.toThrow(/^The mail server answered 535 to the sign-in: (?!.*(geheim|Z2VoZWlt))/);
  });

  test.each([
    [
      "a recipient",
      { onRcptTo: (_: unknown, __: unknown, answer: (error: Error) => void) => answer(new Error("Who?")) },
    ],
    [
      "a sender",
      { onMailFrom: (_: unknown, __: unknown, answer: (error: Error) => void) => answer(new Error("Who?")) },
    ],
    ["the size", { size: 10, onData: undefined }],
  ])("refuses %s", async (_, options) => {
    const receiver = await receiverWith({ secure: true, ...(options as object), ...refuseData(options) });
    await expect(sendTo(receiver)).rejects.toThrow(/^The mail server answered 5\d\d to /);
    expect(receiver.received).toEqual([]);
  });

  /** smtp-server leaves the size to whoever reads the data. */
  function refuseData(options: object): object {
    if (!("size" in options)) return {};
    const onData = (stream: NodeJS.ReadableStream, _: unknown, answer: (error: Error) => void) => {
      stream.resume();
      stream.on("end", () => answer(Object.assign(new Error("Too big"), { responseCode: 552 })));
    };
    return { onData };
  }

  test.each(["a@b.test>\r\nRCPT TO:<eve@evil.test", "ada", "a b@c.test", ""])("is never told of %j", async (bad) => {
    const receiver = await receiverWith({ secure: true });
    await expect(sendTo(receiver, {}, { from, to: bad, data })).rejects.toThrow("That is no address for SMTP.");
    await expect(sendTo(receiver, {}, { from: bad, to, data })).rejects.toThrow("That is no address for SMTP.");
    expect(receiver.received).toEqual([]);
  });
});

/** Says its lines one by one, each after what was written to it; then hangs up, or stays silent. */
function scripted(lines: string[], atEnd: "hangs up" | "is silent" = "hangs up") {
  const left = [...lines];
  const heard: string[] = [];
  let closed = false;
  let out: ReadableStreamDefaultController<Uint8Array>;
  const next = () => {
    const line = left.shift();
    if (line !== undefined) out.enqueue(new TextEncoder().encode(line));
    else if (atEnd === "hangs up" && !closed) {
      closed = true;
      out.close();
    }
  };
  const readable = new ReadableStream<Uint8Array>({
    start(controller) {
      out = controller;
      next();
    },
  });
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      heard.push(new TextDecoder().decode(chunk));
      next();
    },
  });
  const close = () => Promise.resolve();
  const connection: Connection = { readable, writable, startTls: () => connection, close };
  return { connection, heard };
}

const server: SmtpServer = { host: "mail.shop.test", port: 465, secure: true, login: null };
const polite = [
  "220 hi\r\n",
  "250-mail.shop.test\r\n250 AUTH PLAIN\r\n",
  "250 ok\r\n",
  "250 ok\r\n",
  "354 go on\r\n",
  "250 taken\r\n",
];

describe("a mail server that", () => {
  test.each(polite.map((_, index) => index))("hangs up after %i answers is an error, not a wait", async (index) => {
    const { connection } = scripted(polite.slice(0, index));
    await expect(sendBySmtp(connection, server, { from, to, data })).rejects.toThrow("The mail server hung up.");
  });

  test("offers no TLS hears no password, nor who writes to whom", async () => {
    const { connection, heard } = scripted(["220 hi\r\n", "250-x\r\n250 AUTH PLAIN\r\n"], "is silent");
    const sending = sendBySmtp(connection, { ...server, secure: false, login }, { from, to, data });
    await expect(sending).rejects.toThrow("The mail server offers no STARTTLS.");
    expect(heard).toEqual(["EHLO shop.test\r\n"]);
  });

  test("hangs up once it has taken the mail has taken it", async () => {
    const { connection, heard } = scripted(polite);
    await sendBySmtp(connection, server, { from, to, data });
    expect(heard).toEqual([
      "EHLO shop.test\r\n",
      `MAIL FROM:<${from}>\r\n`,
      `RCPT TO:<${to}>\r\n`,
      "DATA\r\n",
      data,
      "QUIT\r\n",
    ]);
  });

  test("says nothing to QUIT isn't waited for", async () => {
    const { connection } = scripted(polite, "is silent");
    await expect(sendBySmtp(connection, server, { from, to, data })).resolves.toBeUndefined();
  });

  test("answers in pieces is understood", async () => {
    const { connection } = scripted(polite);
    const slow = connection.readable.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => [...chunk].forEach((byte) => controller.enqueue(Uint8Array.of(byte))),
      }),
    );
    await sendBySmtp({ ...connection, readable: slow }, server, { from, to, data });
  });

  test("never ends its answer is left", async () => {
    const { connection } = scripted(["220-".padEnd(70_000, "x")]);
    await expect(sendBySmtp(connection, server, { from, to, data })).rejects.toThrow("has no end");
  });

  test("speaks HTTP is told apart", async () => {
    const { connection } = scripted(["HTTP/1.1 400 Bad Request\r\n"]);
    await expect(sendBySmtp(connection, server, { from, to, data })).rejects.toThrow("doesn't speak SMTP");
  });

  test("wants a sign-in that we don't know is an error", async () => {
    const { connection, heard } = scripted(["220 hi\r\n", "250-x\r\n250 AUTH CRAM-MD5\r\n"]);
    await expect(sendBySmtp(connection, { ...server, login }, { from, to, data })).rejects.toThrow("no sign-in");
    expect(heard).toEqual(["EHLO shop.test\r\n"]);
  });
});

describe("MAIL_URL", () => {
  test.each([
    ["smtps://u:p@mail.test", { host: "mail.test", port: 465, secure: true, login: { user: "u", password: "p" } }],
    ["smtp://mail.test", { host: "mail.test", port: 587, secure: false, login: null }],
    [
      "smtps://a%40b.c:p%C3%A4%3A%2F%3F@mail.test:2465",
      { host: "mail.test", port: 2465, secure: true, login: { user: "a@b.c", password: "pä:/?" } },
    ],
    ["smtp://[::1]:2525", { host: "::1", port: 2525, secure: false, login: null }],
  ])("%s", (url, read) => expect(smtpServer(new URL(url))).toEqual(read));

  test("without a host is refused, without a word of it", () =>
    expect(() => smtpServer(new URL("smtps:secret"))).toThrow("MAIL_URL names no mail server."));
});
