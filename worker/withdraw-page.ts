import * as v from "valibot";
import { WithdrawalRequest } from "../shared/contract.ts";
import type { WithdrawalAnswer } from "../shared/contract.ts";
import { labelsOf, withdrawalTexts } from "../shared/texts/withdrawal.ts";
import type { WithdrawalTexts } from "../shared/texts/withdrawal.ts";
import { document, fieldPart, formOf, languageOf, merchantOf, pageAnswer } from "./form-page.ts";
import type { FormPage } from "./form-page.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { Ctx } from "./http.ts";
import { randomId } from "./merchant/tx.ts";
import { ask, configOf } from "./merchants.ts";
import { NOBODY, placeOf } from "./shopper/withdrawals.ts";

/**
 * The statutory withdrawal as a page of its own, for whoever has no order page open: a plain form that needs neither
 * script, account nor token. A shop's link to it is the first step; its one button is the second.
 */

const fields = ["name", "order", "contact"] as const;
type Name = (typeof fields)[number];
type Filled = Record<Name, string>;
type Page = FormPage & { texts: WithdrawalTexts };

/** The form; `?order=` fills in the order's number. Throws `unknown_merchant`. */
export async function showWithdrawal(c: Ctx): Promise<Response> {
  const lang = languageOf(c, c.req.query("lang"));
  const { look } = await configOf(c.env, merchantOf(c));
  const filled = { name: "", contact: "", order: (c.req.query("order") ?? "").slice(0, 100) };
  return pageAnswer(formPage({ look, lang, texts: withdrawalTexts(lang) }, filled, new Set(), null), look, 200);
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
  if (!checked.success) return pageAnswer(formPage(page, filled, wrongIn(checked.issues), null), look, 422);
  const key = /^[\w-]{20,60}$/.exec(sent.get("key") ?? "")?.[0] ?? randomId("");
  // No look at the Origin: whoever posts this from elsewhere could as well fill it in here.
  const taken = await ask(c, merchant, (stub, config) => {
    const call = { settingsVersion: config.version, scope: `${NOBODY} ${c.req.path}`, key, request };
    return stub.withdraw(call, { from: placeOf(c) }, checked.output);
  });
  if (taken.status !== 201)
    return pageAnswer(formPage(page, filled, new Set(), page.texts.form.later), look, taken.status);
  const received = await taken.json<WithdrawalAnswer>();
  return pageAnswer(receiptPage(page, received, checked.output.contact), look, 201);
}

const said = (sent: URLSearchParams, field: Name) => (sent.get(field) ?? "").slice(0, 400);

function wrongIn(issues: readonly v.BaseIssue<unknown>[]): Set<Name> {
  const paths = new Set(issues.map((issue) => v.getDotPath(issue)));
  return new Set(fields.filter((field) => paths.has(field)));
}

const types = { name: "text", order: "text", contact: "email" } as const;
const fills = { name: "name", order: "off", contact: "email" } as const;

function formPage(page: Page, filled: Filled, wrong: ReadonlySet<Name>, note: string | null): Html {
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
        ${fields.map((field) => fieldOf(texts, field, filled[field], wrong.has(field)))}
        <button>${labelsOf(lang).confirm}</button>
      </form>`,
  );
}

function fieldOf({ form }: WithdrawalTexts, field: Name, value: string, wrong: boolean): Html {
  return fieldPart({
    name: field,
    label: form[field],
    type: types[field],
    autocomplete: fills[field],
    most: field === "order" ? 100 : 200,
    value,
    wrong: wrong ? form.missing[field] : null,
    ...(field === "contact" && { note: form.contactNote }),
  });
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
