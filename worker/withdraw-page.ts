import * as v from "valibot";
import { WithdrawalRequest } from "../shared/contract.ts";
import type { Look, WithdrawalAnswer } from "../shared/contract.ts";
import { labelsOf, withdrawalTexts } from "../shared/texts/withdrawal.ts";
import type { FormSheet, ReceiptSheet } from "./form-markup.ts";
import { answerForm, answerReceipt, formOf, languageOf, merchantOf } from "./form-page.ts";
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
type Page = { look: Look; lang: string };

/** The form; `?order=` fills in the order's number. Throws `unknown_merchant`. */
export async function showWithdrawal(c: Ctx): Promise<Response> {
  const lang = languageOf(c, c.req.query("lang"));
  const { look } = await configOf(c.env, merchantOf(c));
  const filled = { name: "", contact: "", order: (c.req.query("order") ?? "").slice(0, 100) };
  return answerForm(formSheet({ look, lang }, filled, new Set(), null), 200);
}

/** Takes the form's post: the receipt, or the form again with what is missing. Throws `unknown_merchant`. */
export async function receiveWithdrawal(c: Ctx): Promise<Response> {
  const merchant = merchantOf(c);
  const { look } = await configOf(c.env, merchant);
  const { sent, request } = await formOf(c);
  const lang = languageOf(c, sent.get("lang") ?? undefined);
  const page = { look, lang };
  const filled = { name: said(sent, "name"), order: said(sent, "order"), contact: said(sent, "contact") };
  const checked = v.safeParse(WithdrawalRequest, { ...filled, lang });
  if (!checked.success) return answerForm(formSheet(page, filled, wrongIn(checked.issues), null), 422);
  const key = /^[\w-]{20,60}$/.exec(sent.get("key") ?? "")?.[0] ?? randomId("");
  // No look at the Origin: whoever posts this from elsewhere could as well fill it in here.
  const taken = await ask(c, merchant, (stub, config) => {
    const call = { settingsVersion: config.version, scope: `${NOBODY} ${c.req.path}`, key, request };
    return stub.withdraw(call, { from: placeOf(c) }, checked.output);
  });
  if (taken.status !== 201)
    return answerForm(formSheet(page, filled, new Set(), withdrawalTexts(lang).form.later), taken.status);
  const received = await taken.json<WithdrawalAnswer>();
  return answerReceipt(receiptSheet(page, received, checked.output.contact), 201);
}

const said = (sent: URLSearchParams, field: Name) => (sent.get(field) ?? "").slice(0, 400);

function wrongIn(issues: readonly v.BaseIssue<unknown>[]): Set<Name> {
  const paths = new Set(issues.map((issue) => v.getDotPath(issue)));
  return new Set(fields.filter((field) => paths.has(field)));
}

const types = { name: "text", order: "text", contact: "email" } as const;
const fills = { name: "name", order: "off", contact: "email" } as const;

function formSheet({ look, lang }: Page, filled: Filled, wrong: ReadonlySet<Name>, note: string | null): FormSheet {
  const { form } = withdrawalTexts(lang);
  return {
    look,
    lang,
    title: labelsOf(lang).withdraw,
    lead: form.lead,
    note: note ?? (wrong.size > 0 ? form.check : null),
    hidden: { key: randomId(""), lang },
    fields: fields.map((name) => ({
      name,
      label: form[name],
      type: types[name],
      autocomplete: fills[name],
      most: name === "order" ? 100 : 200,
      value: filled[name],
      wrong: wrong.has(name) ? form.missing[name] : null,
      ...(name === "contact" && { note: form.contactNote }),
    })),
    button: labelsOf(lang).confirm,
  };
}

function receiptSheet({ look, lang }: Page, { id, receipt }: WithdrawalAnswer, contact: string): ReceiptSheet {
  const words = withdrawalTexts(lang).receipt;
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(receipt)}`;
  return {
    look,
    lang,
    text: receipt,
    mailed: words.mailed(contact),
    save: words.save,
    file: { name: `${id}.txt`, href },
  };
}
