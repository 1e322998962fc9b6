import { inkOn } from "../shared/letter.ts";
import type { Look } from "../shared/contract.ts";
import { tagAmong } from "../shared/texts/index.ts";
import { withdrawalLanguage, withdrawalLanguages } from "../shared/texts/withdrawal.ts";
import { Html, html } from "./html.ts";
import type { Ctx } from "./http.ts";
import { sha256 } from "./merchant/tx.ts";
import { textUpTo } from "./ports/body.ts";
import { Refusal } from "./problem.ts";

/** What plain forms share, for whoever has no order page open: pages that need neither script, account nor token. */

const MOST = 16 * 1024;

/** Whose page it is, and in which language. */
export type FormPage = { look: Look; lang: string };

/** A field as it stands on the page; `wrong` is what to write instead, where it can't be read. */
export type Field = {
  name: string;
  label: string;
  type: "text" | "email";
  autocomplete: string;
  most: number;
  value: string;
  wrong: string | null;
  note?: string;
  numeric?: true;
};

export const merchantOf = (c: Ctx): string => c.req.param("merchant") ?? "";

/** The page speaks the browser's language, or the one a shop's link names. */
export function languageOf(c: Ctx, named: string | undefined): string {
  return withdrawalLanguage(named ?? tagAmong(c.req.header("Accept-Language") ?? "", withdrawalLanguages));
}

/** What a form sent, and its hash. Throws `unsupported_media_type`, `body_too_large`. */
export async function formOf(c: Ctx): Promise<{ sent: URLSearchParams; request: string }> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
    throw new Refusal("unsupported_media_type", "This takes the page's own form.");
  }
  const text = await textUpTo(c.req.raw, MOST);
  if (text === null) throw new Refusal("body_too_large", `A form may have ${MOST} bytes at most.`);
  return { sent: new URLSearchParams(text), request: await sha256(text) };
}

export function fieldPart({ name, label, type, autocomplete, most, value, wrong, note, numeric }: Field): Html {
  const describes = [...(wrong === null ? [] : [`${name}-wrong`]), ...(note ? [`${name}-note`] : [])].join(" ");
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      maxlength="${most}"
      required
      value="${value}"
      ${numeric === true && html`inputmode="numeric"`}
      ${wrong !== null && html`aria-invalid="true"`}
      ${describes !== "" && html`aria-describedby="${describes}"`}
    />
    ${wrong !== null && html`<p class="wrong" id="${name}-wrong">${wrong}</p>`}
    ${note !== undefined && html`<p class="quiet" id="${name}-note">${note}</p>`}
  </div>`;
}

export function document({ look, lang }: FormPage, title: string, body: Html): Html {
  return html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${look.name}</title>
      ${new Html(`<style>${styleFor(look)}</style>`)}
    </head>
    <body>
      <main>
        <p class="shop">${look.name}</p>
        ${body}
      </main>
    </body>
  </html>`;
}

const plainAccent = "#1f5f8b";

/** The page's one stylesheet, in the shop's colour; its hash is all of style that the page's policy lets in. */
function styleFor({ accent }: Look): string {
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : plainAccent;
  return `
:root{color-scheme:light dark;--paper:light-dark(#fffefb,#1b1c1f);--ink:light-dark(#1e2024,#f1efeb);--soft:light-dark(#5b5f66,#abaeb4);--edge:light-dark(#83868c,#83868d);--fill:light-dark(#f5f3ee,#25272b);--wrong:light-dark(#a3261b,#ff9d8f)}
*{box-sizing:border-box}
html{background:light-dark(#efece5,#111214)}
body{margin:0;color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:560px;margin:0 auto;padding:24px;background:var(--paper)}
h1,p{margin:0 0 16px}
h1{font-size:1.5em;line-height:1.3;font-weight:650;text-wrap:balance}
.shop{color:var(--soft);font-weight:600}
.field{margin:0 0 20px}
label{display:block;margin:0 0 4px;font-weight:600}
input:not([type=hidden]){width:100%;min-height:48px;padding:12px 16px;border:1px solid var(--edge);border-radius:12px;background:none;color:inherit;font:inherit}
[aria-invalid]{border:2px solid var(--wrong)!important}
.quiet,.wrong{margin:4px 0 0;font-size:.875em}
.quiet{color:var(--soft)}
.wrong{color:var(--wrong)}
.note,.receipt{padding:16px;border-radius:12px;background:var(--fill)}
.receipt{margin:0 0 16px;white-space:pre-line}
button{width:100%;min-height:48px;padding:12px 16px;border:0;border-radius:12px;background:${colour};color:${inkOn(colour)};font:inherit;font-weight:600;cursor:pointer}
a{display:inline-block;padding:8px 0;color:inherit;text-underline-offset:4px}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@media (min-width:561px){main{margin:48px auto;padding:32px;border-radius:20px;box-shadow:0 4px 32px #0002}}
@media (max-width:560px){html{background:var(--paper)}}
`;
}

/** The page as an answer; its policy lets nothing in but its own style. */
export async function pageAnswer(markup: Html, look: Look, status: number): Promise<Response> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(styleFor(look)));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return new Response(`<!doctype html>${markup.markup}`, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      Vary: "Accept-Language",
    },
  });
}
