import { Hono } from "hono";
import { tagAmong, tagOf, textsOf } from "../shared/texts/index.ts";
import { lookUpTexts } from "../shared/texts/look-up.ts";
import type { Texts } from "../shared/texts/texts.ts";
import { Html, escape, html } from "./html.ts";
import type { App, Ctx } from "./http.ts";
import { wrongMethod } from "./http.ts";
import { receiveLookUp, showLookUp } from "./look-up-page.ts";
import { configOf, isMerchantId, stubOf } from "./merchants.ts";
import { policyAnswer } from "./policy-answer.ts";
import { Refusal, notFound } from "./problem.ts";
import { receiveWithdrawal, showWithdrawal } from "./withdraw-page.ts";

/** The files of the widget and the desk, and the pages that carry them. A GET changes nothing. */
export const pageRoutes = new Hono<App>();

pageRoutes.get("/health", (c) => c.json({ ok: true }));
pageRoutes.all("/health", wrongMethod("GET"));
// What machines read: the build makes them of our own schemas.
for (const path of ["/openapi.json", "/v1/policy.schema.json"]) {
  pageRoutes.get(path, (c) => file(c, path, "public, max-age=600"));
  pageRoutes.all(path, wrongMethod("GET"));
}

// The tag stands in pages for years, so its address never changes; what it loads is named by content.
// With ?lang=de its button speaks German: a table of languages wouldn't fit into its kilobyte.
pageRoutes.get("/v1/widget.js", (c) => file(c, launcherFor(c.req.query("lang") ?? "en"), "public, max-age=600"));
pageRoutes.all("/v1/widget.js", wrongMethod("GET"));
pageRoutes.get("/assets/*", (c) => file(c, c.req.path, "public, max-age=31536000, immutable"));
pageRoutes.all("/assets/*", wrongMethod("GET"));

pageRoutes.get("/desk", async (c) => page(await asset(c, "/desk.html"), deskCsp));
pageRoutes.get("/desk/", (c) => c.redirect(`/desk${new URL(c.req.url).search}`));
pageRoutes.all("/desk", wrongMethod("GET"));

pageRoutes.get("/o/:merchant", async (c) => hosted(c, c.req.param("merchant"), ""));
pageRoutes.get("/o/:merchant/c/:key", async (c) => {
  const { merchant, key } = c.req.param();
  if (!isMerchantId(merchant)) return missing(c);
  const caseId = /^[A-Za-z0-9_-]{22}$/.test(key) ? await stubOf(c.env, merchant).caseOfKey(key) : null;
  return caseId === null ? missing(c) : hosted(c, merchant, caseId);
});
pageRoutes.get("/o/:merchant/withdraw", (c) => orMissing(c, () => showWithdrawal(c)));
pageRoutes.post("/o/:merchant/withdraw", (c) => orMissing(c, () => receiveWithdrawal(c)));
pageRoutes.all("/o/:merchant/withdraw", wrongMethod("GET, POST"));
pageRoutes.get("/o/:merchant/order", (c) => orMissing(c, () => showLookUp(c)));
pageRoutes.post("/o/:merchant/order", (c) => orMissing(c, () => receiveLookUp(c)));
pageRoutes.all("/o/:merchant/order", wrongMethod("GET, POST"));
pageRoutes.all("/o/*", wrongMethod("GET"));

// What the shop publishes of its policy; with ".json" for machines.
pageRoutes.get("/p/:name", async (c) => (await policyAnswer(c, c.req.param("name"))) ?? missing(c));
pageRoutes.all("/p/*", wrongMethod("GET"));

function launcherFor(lang: string): string {
  const base = tagOf(lang).toLowerCase().split("-", 1)[0]!;
  return base === "en" ? "/v1/widget.js" : `/v1/widget.${base}.js`;
}

const common =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' https: data:; base-uri 'none'; frame-ancestors 'none'";
const deskCsp = `${common}; style-src 'self'; form-action 'self'`;
const hostedCsp = `${common}; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** A page of a merchant's; a dead link's where there is no such merchant, or it has no such page. */
async function orMissing(c: Ctx, show: () => Promise<Response>): Promise<Response> {
  try {
    return await show();
  } catch (error) {
    if (error instanceof Refusal && ["unknown_merchant", "not_found"].includes(error.code)) return missing(c);
    throw error;
  }
}

const hosted = (c: Ctx, merchant: string, caseId: string) => orMissing(c, () => hostedPage(c, merchant, caseId));

async function hostedPage(c: Ctx, merchant: string, caseId: string): Promise<Response> {
  const config = await configOf(c.env, merchant);
  const template = await (await asset(c, "/o.html")).text();
  const { lang, said } = wordsFor(c);
  // Without a token there is an order to be found, where the shop's platform can.
  const lookUp = config.lookUp && caseId === "" ? `/o/${merchant}/order?lang=${lang}` : "";
  const finds = lookUp === "" ? "" : html` <a href="${lookUp}">${lookUpTexts(lang).title}</a>`;
  const values: Readonly<Record<string, string | Html>> = { merchant, case: caseId, lang, lookUp, finds, ...said };
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return value instanceof Html ? value.markup : escape(value);
  });
  return page(new Response(filled), hostedCsp);
}

/** Before our script speaks, the page's language is the browser's: "de-AT", and what the page says. */
function wordsFor(c: Ctx): { lang: string; said: Texts["hosted"] } {
  const lang = tagAmong(c.req.header("Accept-Language") ?? "");
  return { lang, said: textsOf(lang).hosted };
}

function page(response: Response, csp: string, status = 200): Response {
  return new Response(response.body, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": csp,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
    },
  });
}

const missingStyle =
  "body{margin:15vh auto;max-width:32rem;padding:0 1.5rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}";
const missingPage = (lang: string, said: Texts["hosted"]) =>
  `<!doctype html><html lang="${escape(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(said.missing)}</title><style>${missingStyle}</style><main><h1>${escape(said.missing)}</h1><p>${escape(said.missingWhy)}</p></main></html>`;

/** A dead link, in words for whoever followed it. */
async function missing(c: Ctx): Promise<Response> {
  const { lang, said } = wordsFor(c);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(missingStyle));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  const csp = `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`;
  return page(new Response(missingPage(lang, said)), csp, 404);
}

async function asset(c: Ctx, path: string): Promise<Response> {
  const response = await c.env.ASSETS.fetch(new URL(path, c.req.url));
  if (!response.ok) throw notFound();
  return response;
}

const types: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
};

/** A file any page may load, as the build compressed it where the browser takes that. */
async function file(c: Ctx, path: string, cache: string): Promise<Response> {
  const type = types[path.split(".").at(-1) ?? ""];
  if (!type) throw notFound();
  const headers = new Headers({
    "Content-Type": type,
    "Cache-Control": cache,
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
  });
  if (/\bbr\b/.test(c.req.header("Accept-Encoding") ?? "")) {
    const packed = await c.env.ASSETS.fetch(new URL(`${path}.br`, c.req.url));
    if (packed.ok) {
      headers.set("Content-Encoding", "br");
      return new Response(packed.body, { headers, encodeBody: "manual" });
    }
    await packed.body?.cancel();
  }
  return new Response((await asset(c, path)).body, { headers });
}
