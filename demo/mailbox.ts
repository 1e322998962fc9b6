import { randomBytes } from "node:crypto";
import { dayAndTime } from "./format.ts";
import { Html, escape, html } from "./html.ts";
import type { Mail, Records } from "./records.ts";

const kept = 200;

/** The mail in a request's JSON, or null when a field is missing or no text. */
export function mailIn(body: unknown, now: number): Mail | null {
  if (typeof body !== "object" || body === null) return null;
  const { from, to, subject, text } = body as Record<string, unknown>;
  if (typeof from !== "string" || typeof to !== "string") return null;
  if (typeof subject !== "string" || typeof text !== "string") return null;
  return { id: randomBytes(8).toString("hex"), at: new Date(now).toISOString(), from, to, subject, text };
}

/** Puts it into the mailbox; the oldest beyond 200 go. */
export function deliver(mail: Mail, records: Records): void {
  records.mail.push(mail);
  records.mail.splice(0, records.mail.length - kept);
}

/** The list, newest first. */
export function mailList(mails: readonly Mail[]): Html {
  if (mails.length === 0) {
    return html`<p class="empty">
      No mail yet. Sign-in codes for the desk and letters to customers arrive here; the page looks again every few
      seconds.
    </p>`;
  }
  return html`<ol class="mails">
    ${[...mails].reverse().map(
      (mail) =>
        html`<li>
          <a class="mail-row" href="/mailbox/${mail.id}">
            <span class="mail-to">${mail.to}</span>
            <time class="mail-at" datetime="${mail.at}">${dayAndTime(mail.at)}</time>
            <strong class="mail-subject">${mail.subject}</strong>
            <span class="mail-start">${firstWords(mail.text)}</span>
          </a>
        </li>`,
    )}
  </ol>`;
}

/** One mail, its text as text; the `html` part is never shown. */
export function mailPage(mail: Mail): Html {
  return html`<a class="back" href="/mailbox">All mail</a>
    <article class="letter">
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to}</dd>
        <dt>Sent</dt>
        <dd><time datetime="${mail.at}">${dayAndTime(mail.at)}</time></dd>
      </dl>
      <div class="letter-text">${withLinks(mail.text)}</div>
    </article>`;
}

/**
 * Text with addresses on this machine made into links; everything else stays text. Escaped piece by piece: a quote
 * or a bracket in an address can't leave its attribute.
 */
export function withLinks(text: string): Html {
  const pieces = text.split(/(https?:\/\/127\.0\.0\.1(?::\d+)?(?:\/[^\s<>"']*)?)/);
  return new Html(pieces.map((piece, index) => (index % 2 === 1 ? link(piece) : escape(piece))).join(""));
}

/** A full stop or a bracket after an address ends the sentence, not the address. */
function link(piece: string): string {
  const address = piece.replace(/[.,;:!?)\]]+$/, "");
  return `<a href="${escape(address)}">${escape(address)}</a>${escape(piece.slice(address.length))}`;
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
