import type { CaseRecord, Problem } from "../shared/contract.ts";
import type { Ctx } from "./http.ts";
import { papers } from "./parts.ts";
import { Refusal, problemResponse } from "./problem.ts";

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
  const { problemPage, recordPage } = await papers();
  if (answer.ok) return page(recordPage(await answer.json<CaseRecord>()), 200);
  // Whoever opened it in a tab of its own reads why it isn't there, and not a document of JSON.
  return page(problemPage(await answer.json<Problem>()), answer.status);
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
  const { recordStyle } = await papers();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(recordStyle));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
