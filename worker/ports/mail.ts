import type { Env } from "../env.ts";

type MailMessage = { to: string; subject: string; text: string };

/**
 * Hands a mail on: to `MAIL_URL` as JSON where that is set, else through Cloudflare's `send_email` binding. Throws when
 * it wasn't taken; the outbox tries again.
 */
export async function sendMail(env: Env, from: { name: string }, message: MailMessage): Promise<void> {
  const mail = { from: `"${from.name.replace(/["\\\r\n]/g, "")}" <${env.MAIL_FROM}>`, ...message };
  if (!env.MAIL_URL) {
    await env.MAIL.send({ ...mail, from: { name: from.name, email: env.MAIL_FROM } });
    return;
  }
  const response = await fetch(env.MAIL_URL, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(mail),
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The mail port answered ${response.status}.`);
}
