import { randomBytes } from "node:crypto";
import { dayAndTime } from "./format.ts";
import { Html, escape, html } from "./html.ts";
import type { Mail, Records } from "./records.ts";

const kept = 200;

/** The mail in a request's JSON, or null when a field is missing or no text. */
export function mailIn(body: unknown, now: number): Mail | null {
  if (typeof body !== "object" || body === null) return null;
  const { from, to, subject, text, html: markup, replyTo, headers } = body as Record<string, unknown>;
  if (typeof from !== "string" || typeof to !== "string") return null;
  if (typeof subject !== "string" || typeof text !== "string") return null;
  return {
    id: randomBytes(8).toString("hex"),
    at: new Date(now).toISOString(),
    from,
    to,
    replyTo: typeof replyTo === "string" ? replyTo : null,
    subject,
    text,
    html: typeof markup === "string" ? markup : null,
    headers: headersIn(headers),
  };
}

function headersIn(given: unknown): Record<string, string> {
  if (typeof given !== "object" || given === null) return {};
  const texts = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}

/** Puts it into the mailbox; the oldest beyond 200 go. */
export function deliver(mail: Mail, records: Records): void {
  records.mail.push(mail);
  records.mail.splice(0, records.mail.length - kept);
}

/** Mail by what it belongs to, as a mail program sorts it: the thread with the newest mail first, in it the newest first. */
export function threadsOf(mails: readonly Mail[]): Mail[][] {
  const threads = new Map<string, Mail[]>();
  for (const mail of mails.toReversed()) {
    const key = `${mail.headers["References"] ?? mail.id} ${mail.to}`;
    threads.set(key, [...(threads.get(key) ?? []), mail]);
  }
  return [...threads.values()];
}

/** The list, by threads. */
export function mailList(mails: readonly Mail[]): Html {
  if (mails.length === 0) {
    return html`<p class="empty">
      No mail yet. Sign-in codes for the desk and letters to customers arrive here; the page looks again every few
      seconds.
    </p>`;
  }
  return html`<ol class="mails">
    ${threadsOf(mails).map(thread)}
  </ol>`;
}

function thread([newest, ...older]: Mail[]): Html {
  if (older.length === 0) return html`<li>${row(newest!)}</li>`;
  return html`<li>
    ${row(newest!)}
    <ol class="older" aria-label="Earlier in this conversation">
      ${older.map((mail) => html`<li>${row(mail)}</li>`)}
    </ol>
  </li>`;
}

function row(mail: Mail): Html {
  return html`<a class="mail-row" href="/mailbox/${mail.id}">
    <span class="mail-to">${mail.to}</span>
    <time class="mail-at" datetime="${mail.at}">${dayAndTime(mail.at)}</time>
    <strong class="mail-subject">${mail.subject}</strong>
    <span class="mail-start">${firstWords(mail.text)}</span>
  </a>`;
}

/** One mail: its HTML in a frame of its own, where it has one and that is wanted, else its text as text. */
export function mailPage(mail: Mail, as: "html" | "text"): Html {
  const framed = as === "html" && mail.html !== null;
  return html`<a class="back" href="/mailbox">All mail</a>
    <article class="letter">
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to}</dd>
        ${
          mail.replyTo === null
            ? null
            : html`<dt>Answers to</dt>
                <dd>${mail.replyTo}</dd>`
        }
        <dt>Sent</dt>
        <dd><time datetime="${mail.at}">${dayAndTime(mail.at)}</time></dd>
      </dl>
      ${mail.html === null ? null : views(mail, framed)}
      ${framed ? frame(mail) : html`<div class="letter-text">${withLinks(mail.text)}</div>`}
    </article>`;
}

const views = ({ id }: Mail, framed: boolean) =>
  html`<nav class="views" aria-label="Show it as">
    ${view("Letter", `/mailbox/${id}`, framed)} ${view("Plain text", `/mailbox/${id}/text`, !framed)}
  </nav>`;

const view = (label: string, href: string, current: boolean) =>
  current ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`;

const frame = ({ id }: Mail) =>
  html`<iframe
    class="letter-frame"
    src="/mailbox/${id}/letter.html"
    title="The letter"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;

/** The HTML as it came, but that its link opens beside this page. For `letterHeaders` only. */
export const letterBody = (markup: string) => markup.replace("<head>", '<head>\n<base target="_blank" />');

/** Whatever somebody posts as HTML: it runs nothing, fetches nothing, and shows in the mailbox's frame alone. */
export const letterHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
    "sandbox allow-popups allow-popups-to-escape-sandbox",
};

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
