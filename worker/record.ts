import type { CaseRecord, Problem } from "../shared/contract.ts";
import type { Ctx } from "./http.ts";
import { html } from "./html.ts";
import { Refusal, problemResponse } from "./problem.ts";
import { recordPage, recordStyle, recordStyleElement } from "./record-page.ts";

/** A case's record as the caller asks for it: JSON to keep, or a page to print. */

/** `?as=` decides, else what the caller takes: a browser that opens it gets the page. */
function wantsPage(c: Ctx): boolean {
  const as = c.req.query("as");
  if (as === "page" || as === "json") return as === "page";
  return (c.req.header("Accept") ?? "").includes("text/html");
}

/** Asks for the record, and gives it or the problem in the form that was asked for. Throws what `asking` throws, for JSON. */
export async function recordAnswer(c: Ctx, asking: () => Promise<Response>): Promise<Response> {
  if (wantsPage(c)) return pageOf(await asking().catch(asProblem));
  const answer = await asking();
  if (!answer.ok) return answer;
  const record = await answer.json<CaseRecord>();
  return new Response(JSON.stringify(record, null, 2), {
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="${record.case.reference}.json"`,
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept",
    },
  });
}

function asProblem(error: unknown): Response {
  if (error instanceof Refusal) return problemResponse(error);
  throw error;
}

async function pageOf(answer: Response): Promise<Response> {
  return answer.ok ? page(recordPage(await answer.json<CaseRecord>()), 200) : problemAsPage(answer);
}

/** Whoever opened it in a tab of its own reads why it isn't there, and not a document of JSON. */
async function problemAsPage(answer: Response): Promise<Response> {
  const { title, detail } = await answer.json<Problem>();
  const said = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      ${recordStyleElement}
    </head>
    <body>
      <main>
        <h1>${title}</h1>
        <p>${detail}</p>
      </main>
    </body>
  </html>`;
  return page(`<!doctype html>${said.markup}`, answer.status);
}

async function page(markup: string, status: number): Promise<Response> {
  return new Response(markup, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; style-src '${await styleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      Vary: "Accept",
    },
  });
}

async function styleHash(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(recordStyle));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
