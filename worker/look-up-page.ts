import * as v from "valibot";
import { LookUpRequest, LookUpSessionRequest } from "../shared/contract.ts";
import type { Look, LookUpSession } from "../shared/contract.ts";
import { lookUpTexts } from "../shared/texts/look-up.ts";
import type { LookUpTexts } from "../shared/texts/look-up.ts";
import type { Field, FormSheet } from "./form-markup.ts";
import { answerForm, formOf, languageOf, merchantOf } from "./form-page.ts";
import type { Ctx } from "./http.ts";
import { CODE_MINUTES } from "./merchant/look-ups.ts";
import { ask, configOf } from "./merchants.ts";
import { notFound } from "./problem.ts";
import { askForCode, tradeCode } from "./shopper/look-ups.ts";

/**
 * An order found without a token, as plain forms: number and e-mail, then the code from the mail. What it says is the
 * same whether there is such an order or not.
 */

type Page = { look: Look; lang: string; texts: LookUpTexts };
type Said = Record<"number" | "email" | "code", string>;

/** The first form; `?order=` fills in the number. Throws `unknown_merchant`, `not_found`. */
export async function showLookUp(c: Ctx): Promise<Response> {
  const page = await pageOf(c, c.req.query("lang"));
  const said = { number: (c.req.query("order") ?? "").slice(0, 100), email: "", code: "" };
  return answerForm(askSheet(page, said, new Set(), null), 200);
}

/**
 * Takes either form's post, wherever it comes from: whoever sends it from elsewhere could as well fill it in here. The
 * right code leads to the order's page. Throws `unknown_merchant`, `not_found`.
 */
export async function receiveLookUp(c: Ctx): Promise<Response> {
  const { sent } = await formOf(c);
  const page = await pageOf(c, sent.get("lang") ?? undefined);
  const field = (name: keyof Said) => (sent.get(name) ?? "").slice(0, 400);
  const said = { number: field("number"), email: field("email"), code: field("code") };
  return sent.has("code") ? open(c, page, said) : begin(c, page, said);
}

async function pageOf(c: Ctx, named: string | undefined): Promise<Page> {
  const { look, lookUp } = await configOf(c.env, merchantOf(c));
  if (!lookUp) throw notFound();
  const lang = languageOf(c, named);
  return { look, lang, texts: lookUpTexts(lang) };
}

async function begin(c: Ctx, page: Page, said: Said): Promise<Response> {
  const checked = v.safeParse(LookUpRequest, { ...said, merchant: merchantOf(c), lang: page.lang });
  if (!checked.success) return answerForm(askSheet(page, said, wrongIn(checked.issues), null), 422);
  const taken = await ask(c, merchantOf(c), (stub, config) => askForCode(c, { stub, config }, checked.output));
  if (taken.status !== 202) return answerForm(askSheet(page, said, new Set(), later(page, taken)), taken.status);
  return answerForm(codeSheet(page, checked.output, null, null), 200);
}

async function open(c: Ctx, page: Page, said: Said): Promise<Response> {
  const { texts } = page;
  const checked = v.safeParse(LookUpSessionRequest, { ...said, merchant: merchantOf(c) });
  if (!checked.success) return answerForm(codeSheet(page, said, texts.missing.code, null), 422);
  const traded = await ask(c, merchantOf(c), (stub, config) => tradeCode(c, { stub, config }, checked.output));
  if (traded.status === 401) return answerForm(codeSheet(page, said, texts.wrong, null), 401);
  if (traded.status !== 200) return answerForm(codeSheet(page, said, null, later(page, traded)), traded.status);
  const { token } = await traded.json<LookUpSession>();
  // A fragment stays out of logs.
  return c.redirect(`/o/${merchantOf(c)}#${token}`, 303);
}

function wrongIn(issues: readonly v.BaseIssue<unknown>[]): ReadonlySet<string> {
  return new Set(issues.map((issue) => v.getDotPath(issue) ?? ""));
}

function later({ texts }: Page, answer: Response): string {
  return texts.later(Math.ceil(Number(answer.headers.get("Retry-After") ?? 60) / 60));
}

function askSheet(page: Page, said: Said, wrong: ReadonlySet<string>, note: string | null): FormSheet {
  const { look, lang, texts } = page;
  const field = (name: "number" | "email", rest: Pick<Field, "type" | "autocomplete" | "most">) => ({
    name,
    label: texts[name],
    value: said[name],
    wrong: wrong.has(name) ? texts.missing[name] : null,
    ...rest,
  });
  return {
    look,
    lang,
    title: texts.title,
    lead: texts.lead,
    note,
    hidden: { lang },
    fields: [
      field("number", { type: "text", autocomplete: "off", most: 100 }),
      field("email", { type: "email", autocomplete: "email", most: 320 }),
    ],
    button: texts.send,
  };
}

type Asked = Omit<Said, "code">;

function codeSheet(page: Page, { number, email }: Asked, wrong: string | null, note: string | null): FormSheet {
  const { look, lang, texts } = page;
  const code = { name: "code", label: texts.code, type: "text", autocomplete: "one-time-code", numeric: true } as const;
  return {
    look,
    lang,
    title: texts.codeTitle,
    lead: texts.sent({ email, minutes: CODE_MINUTES }),
    note,
    hidden: { lang, number, email },
    fields: [{ ...code, most: 12, value: "", wrong }],
    button: texts.open,
    other: { href: `?${new URLSearchParams({ lang, order: number }).toString()}`, text: texts.again },
  };
}
