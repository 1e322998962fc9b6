import type { Look } from "../shared/contract.ts";
import { inkOn } from "../shared/letter.ts";
import { Html, html } from "./html.ts";

/**
 * Plain forms, for whoever has no order page open: pages that need neither script, account nor token. Part of the
 * worker's papers: pure functions of plain data.
 */

type Sheet = { look: Look; lang: string };

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

export type FormSheet = Sheet & {
  title: string;
  lead: string;
  /** Said before all else, where it didn't go as it should. */
  note: string | null;
  hidden: Readonly<Record<string, string>>;
  fields: readonly Field[];
  button: string;
  /** Another way on, below the button. */
  other?: { href: string; text: string };
};

/** What is left after a form is sent, and the same as a file to keep. */
export type ReceiptSheet = Sheet & { text: string; mailed: string; save: string; file: { name: string; href: string } };

export function formMarkup(sheet: FormSheet): string {
  const { title, lead, note, hidden, fields, button, other } = sheet;
  const kept = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return document(
    sheet,
    title,
    html`<h1>${title}</h1>
      <p>${lead}</p>
      ${note !== null && html`<p class="note" role="alert">${note}</p>`}
      <form method="post">
        ${kept} ${fields.map(fieldPart)}
        <button>${button}</button>
      </form>
      ${other !== undefined && html`<p><a href="${other.href}">${other.text}</a></p>`}`,
  ).markup;
}

/** The text's first line is its title. */
export function receiptMarkup(sheet: ReceiptSheet): string {
  const { text, mailed, save, file } = sheet;
  const [title = "", ...lines] = text.split("\n");
  return document(
    sheet,
    title,
    html`<h1>${title}</h1>
      <div class="receipt">${lines.join("\n").trim()}</div>
      <p>${mailed}</p>
      <p><a href="${file.href}" download="${file.name}">${save}</a></p>`,
  ).markup;
}

function fieldPart({ name, label, type, autocomplete, most, value, wrong, note, numeric }: Field): Html {
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

function document({ look, lang }: Sheet, title: string, body: Html): Html {
  return html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${look.name}</title>
      ${new Html(`<style>${formStyle(look)}</style>`)}
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

/** The pages' one stylesheet, in the shop's colour; its hash is all of style that the page's policy lets in. */
export function formStyle({ accent }: Look): string {
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
