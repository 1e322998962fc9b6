import * as v from "valibot";
import { WithdrawalRequest } from "../shared/contract.ts";
import type { Look, WithdrawalAnswer } from "../shared/contract.ts";
import { inkOn } from "../shared/letter.ts";
import { tagAmong } from "../shared/texts/index.ts";
import { labelsOf, withdrawalLanguage, withdrawalLanguages, withdrawalTexts } from "../shared/texts/withdrawal.ts";
import type { WithdrawalTexts } from "../shared/texts/withdrawal.ts";
import { Html, html } from "./html.ts";
import type { Ctx } from "./http.ts";
import { randomId, sha256 } from "./merchant/tx.ts";
import { ask, configOf } from "./merchants.ts";
import { textUpTo } from "./ports/body.ts";
import { Refusal } from "./problem.ts";
import { NOBODY, placeOf } from "./shopper/withdrawals.ts";

/**
 * The statutory withdrawal as a page of its own, for whoever has no order page open: a plain form that needs neither
 * script, account nor token. A shop's link to it is the first step; its one button is the second.
 */

const MOST = 16 * 1024;
const fields = ["name", "order", "contact"] as const;
type Field = (typeof fields)[number];
type Filled = Record<Field, string>;
type Page = { look: Look; lang: string; texts: WithdrawalTexts };

/** The form; `?order=` fills in the order's number. Throws `unknown_merchant`. */
export async function showWithdrawal(c: Ctx): Promise<Response> {
  const lang = languageOf(c, c.req.query("lang"));
  const { look } = await configOf(c.env, merchantOf(c));
  const filled = { name: "", contact: "", order: (c.req.query("order") ?? "").slice(0, 100) };
  return answer(formPage({ look, lang, texts: withdrawalTexts(lang) }, filled, new Set(), null), look, 200);
}

/** Takes the form's post: the receipt, or the form again with what is missing. Throws `unknown_merchant`. */
export async function receiveWithdrawal(c: Ctx): Promise<Response> {
  const merchant = merchantOf(c);
  const { look } = await configOf(c.env, merchant);
  const { sent, request } = await formOf(c);
  const lang = languageOf(c, sent.get("lang") ?? undefined);
  const page = { look, lang, texts: withdrawalTexts(lang) };
  const filled = { name: said(sent, "name"), order: said(sent, "order"), contact: said(sent, "contact") };
  const checked = v.safeParse(WithdrawalRequest, { ...filled, lang });
  if (!checked.success) return answer(formPage(page, filled, wrongIn(checked.issues), null), look, 422);
  const key = /^[\w-]{20,60}$/.exec(sent.get("key") ?? "")?.[0] ?? randomId("");
  // No look at the Origin: whoever posts this from elsewhere could as well fill it in here.
  const taken = await ask(c, merchant, (stub, config) => {
    const call = { settingsVersion: config.version, scope: `${NOBODY} ${c.req.path}`, key, request };
    return stub.withdraw(call, { from: placeOf(c) }, checked.output);
  });
  if (taken.status !== 201) return answer(formPage(page, filled, new Set(), page.texts.form.later), look, taken.status);
  const received = await taken.json<WithdrawalAnswer>();
  return answer(receiptPage(page, received, checked.output.contact), look, 201);
}

function merchantOf(c: Ctx): string {
  return c.req.param("merchant") ?? "";
}

/** The page speaks the browser's language, or the one a shop's link names. */
function languageOf(c: Ctx, named: string | undefined): string {
  return withdrawalLanguage(named ?? tagAmong(c.req.header("Accept-Language") ?? "", withdrawalLanguages));
}

const said = (sent: URLSearchParams, field: Field) => (sent.get(field) ?? "").slice(0, 400);

async function formOf(c: Ctx): Promise<{ sent: URLSearchParams; request: string }> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
    throw new Refusal("unsupported_media_type", "This takes the page's own form.");
  }
  const text = await textUpTo(c.req.raw, MOST);
  if (text === null) throw new Refusal("body_too_large", `A form may have ${MOST} bytes at most.`);
  return { sent: new URLSearchParams(text), request: await sha256(text) };
}

function wrongIn(issues: readonly v.BaseIssue<unknown>[]): Set<Field> {
  const paths = new Set(issues.map((issue) => v.getDotPath(issue)));
  return new Set(fields.filter((field) => paths.has(field)));
}

const types = { name: "text", order: "text", contact: "email" } as const;
const fills = { name: "name", order: "off", contact: "email" } as const;

function formPage(page: Page, filled: Filled, wrong: ReadonlySet<Field>, note: string | null): Html {
  const { lang, texts } = page;
  const { form } = texts;
  const alert = note ?? (wrong.size > 0 ? form.check : null);
  return document(
    page,
    labelsOf(lang).withdraw,
    html`<h1>${labelsOf(lang).withdraw}</h1>
      <p>${form.lead}</p>
      ${alert !== null && html`<p class="note" role="alert">${alert}</p>`}
      <form method="post">
        <input type="hidden" name="key" value="${randomId("")}" />
        <input type="hidden" name="lang" value="${lang}" />
        ${fields.map((field) => fieldPart(texts, field, filled[field], wrong.has(field)))}
        <button>${labelsOf(lang).confirm}</button>
      </form>`,
  );
}

function fieldPart({ form }: WithdrawalTexts, field: Field, value: string, wrong: boolean): Html {
  const describes = [...(wrong ? [`${field}-wrong`] : []), ...(field === "contact" ? ["contact-note"] : [])].join(" ");
  return html`<div class="field">
    <label for="${field}">${form[field]}</label>
    <input
      id="${field}"
      name="${field}"
      type="${types[field]}"
      autocomplete="${fills[field]}"
      maxlength="${field === "order" ? 100 : 200}"
      required
      value="${value}"
      ${wrong && html`aria-invalid="true"`}
      ${describes !== "" && html`aria-describedby="${describes}"`}
    />
    ${wrong && html`<p class="wrong" id="${field}-wrong">${form.missing[field]}</p>`}
    ${field === "contact" && html`<p class="quiet" id="contact-note">${form.contactNote}</p>`}
  </div>`;
}

function receiptPage(page: Page, { id, receipt }: WithdrawalAnswer, contact: string): Html {
  const { receipt: words } = page.texts;
  const [title = "", ...lines] = receipt.split("\n");
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(receipt)}`;
  return document(
    page,
    title,
    html`<h1>${title}</h1>
      <div class="receipt">${lines.join("\n").trim()}</div>
      <p>${words.mailed(contact)}</p>
      <p><a href="${file}" download="${id}.txt">${words.save}</a></p>`,
  );
}

function document({ look, lang }: Page, title: string, body: Html): Html {
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

async function answer(markup: Html, look: Look, status: number): Promise<Response> {
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
