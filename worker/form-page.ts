import type { Look } from "../shared/contract.ts";
import { tagAmong } from "../shared/texts/index.ts";
import { withdrawalLanguage, withdrawalLanguages } from "../shared/texts/withdrawal.ts";
import type { FormSheet, ReceiptSheet } from "./form-markup.ts";
import type { Ctx } from "./http.ts";
import { sha256 } from "./merchant/tx.ts";
import { papers } from "./parts.ts";
import { textUpTo } from "./ports/body.ts";
import { Refusal } from "./problem.ts";

/** What plain forms share: reading what was sent, and answering with a page. */

const MOST = 16 * 1024;

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

export async function answerForm(sheet: FormSheet, status: number): Promise<Response> {
  const { formMarkup } = await papers();
  return pageAnswer(formMarkup(sheet), sheet.look, status);
}

export async function answerReceipt(sheet: ReceiptSheet, status: number): Promise<Response> {
  const { receiptMarkup } = await papers();
  return pageAnswer(receiptMarkup(sheet), sheet.look, status);
}

/** The page's policy lets nothing in but its own style. */
async function pageAnswer(markup: string, look: Look, status: number): Promise<Response> {
  const { formStyle } = await papers();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(formStyle(look)));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return new Response(`<!doctype html>${markup}`, {
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
