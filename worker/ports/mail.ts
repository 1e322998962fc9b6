import { connect } from "cloudflare:sockets";
import { Email } from "worker-mailer";
import type { Env } from "../env.ts";
import { base64, sendBySmtp, smtpServer } from "./smtp.ts";

/** A mail as the outbox keeps it. */
export type MailMessage = {
  /** Random, and the same for every try. */
  id: string;
  /** What it belongs to with others, such as a case's id; null: it stands alone. */
  thread: string | null;
  to: string;
  /** Where answers go, if not to the sender. */
  replyTo: string | null;
  subject: string;
  text: string;
  html: string;
};

/** Shorter than the outbox's lease: what takes longer would be sent twice. */
const PATIENCE = 30_000;

/**
 * Hands a mail on: through Cloudflare's `send_email` binding, or to `MAIL_URL` where that is set: as JSON to `https:`,
 * by SMTP to `smtps:` and `smtp:`. Throws when it wasn't taken; the outbox tries again.
 */
export async function sendMail(env: Env, from: { name: string }, message: MailMessage): Promise<void> {
  if (!env.MAIL_URL) return bind(env, from.name, message);
  const url = parse(env.MAIL_URL);
  return url.protocol === "smtp:" || url.protocol === "smtps:"
    ? smtp(env, from.name, message, url)
    : post(env, from.name, message);
}

/** An address that can't be read isn't repeated in the error: there may be a password in it. */
function parse(address: string): URL {
  if (!URL.canParse(address)) throw new Error("MAIL_URL is no address.");
  return new URL(address);
}

/**
 * A thread's mails all refer to one message that was never sent: each can arrive without the others. Nobody's automatic
 * answer ("I'm away until Monday") should come back to them.
 */
function headersOf({ id, thread }: MailMessage, sender: string): Record<string, string> {
  const host = sender.split("@")[1];
  const root = `<${thread}@${host}>`;
  return {
    "Message-ID": `<${id}@${host}>`,
    ...(thread && { "In-Reply-To": root, References: root }),
    "Auto-Submitted": "auto-generated",
  };
}

async function bind(env: Env, name: string, message: MailMessage): Promise<void> {
  const { to, subject, text, html, replyTo } = message;
  // Cloudflare makes a Message-ID of its own, and refuses a mail that brings one.
  const { "Message-ID": _, ...headers } = headersOf(message, env.MAIL_FROM);
  const from = { name, email: env.MAIL_FROM };
  await env.MAIL.send({ from, to, subject, text, html, headers, ...(replyTo && { replyTo }) });
}

async function post(env: Env, name: string, message: MailMessage): Promise<void> {
  const { to, subject, text, html, replyTo } = message;
  const from = `"${name.replace(/["\\\r\n]/g, "")}" <${env.MAIL_FROM}>`;
  const headers = headersOf(message, env.MAIL_FROM);
  const response = await fetch(env.MAIL_URL, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ from, to, ...(replyTo && { replyTo }), subject, text, html, headers }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The mail port answered ${response.status}.`);
}

async function smtp(env: Env, name: string, message: MailMessage, url: URL): Promise<void> {
  const server = smtpServer(url);
  const envelope = { from: env.MAIL_FROM, to: message.to, data: mimeOf(env.MAIL_FROM, name, message) };
  const socket = connect(
    { hostname: server.host, port: server.port },
    { secureTransport: server.secure ? "on" : "starttls", allowHalfOpen: false },
  );
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The mail server didn't answer in time.")), PATIENCE);
  });
  try {
    await Promise.race([sendBySmtp(socket, server, envelope), late]);
  } finally {
    if (timer !== null) clearTimeout(timer);
    await socket.close().catch(() => undefined);
  }
}

/** The message's bytes. The headers come from here: the library's encoded words may be longer than RFC 2047 allows. */
export function mimeOf(sender: string, name: string, message: MailMessage): string {
  const { to, subject, text, html, replyTo } = message;
  return new Email({
    from: { email: sender },
    to: { email: to },
    subject,
    text,
    html,
    headers: {
      From: `${phrase(name)} <${sender}>`,
      To: `<${to}>`,
      ...(replyTo && { "Reply-To": `<${replyTo}>` }),
      Subject: words(subject),
      ...headersOf(message, sender),
    },
  }).getEmailData();
}

const phrase = (name: string) => (plain(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : words(name));
const plain = (text: string) => /^[ -~]*$/.test(text) && !text.includes("=?");

/** A header's text: as it is where that is ASCII, else in encoded words (RFC 2047) of at most 75 characters each. */
function words(text: string): string {
  const line = text.replace(/\s+/g, " ");
  if (plain(line)) return line;
  const pieces: string[] = [""];
  for (const char of line) {
    const piece = pieces.at(-1)!;
    if (new TextEncoder().encode(piece + char).length > 45) pieces.push(char);
    else pieces[pieces.length - 1] = piece + char;
  }
  return pieces.map((piece) => `=?UTF-8?B?${base64(piece)}?=`).join("\r\n ");
}
