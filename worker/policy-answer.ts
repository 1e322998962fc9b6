import * as v from "valibot";
import { Policy } from "../shared/policy/document.ts";
import { tagAmong } from "../shared/texts/index.ts";
import { localDate } from "../shared/time.ts";
import type { Ctx } from "./http.ts";
import type { Published } from "./merchant/published.ts";
import { configOf, isMerchantId, stubOf } from "./merchants.ts";
import type { PolicyPage } from "./papers.ts";
import { papers } from "./parts.ts";
import { Refusal } from "./problem.ts";

/**
 * What a shop publishes of its policy: a page for people at `/p/MERCHANT`, and the same for machines at
 * `/p/MERCHANT.json`. Both are made from the live version, so they say what is enforced.
 */

/** A version never changes: parsed once, its resolved terms are remembered with it. */
const parsed = new Map<string, Policy>();
const KEPT = 50;

function policyOf({ hash, json }: Published): Policy {
  const known = parsed.get(hash);
  if (known) return known;
  const policy = v.parse(Policy, JSON.parse(json));
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(hash, policy);
  return policy;
}

type Shown = { page: PolicyPage; etag: string };

/** The page, or with ".json" its data; null where there is no such merchant. */
export async function policyAnswer(c: Ctx, name: string): Promise<Response | null> {
  const [merchant = "", kind] = name.split(".");
  if (kind !== undefined && kind !== "json") return null;
  const shown = await shownFor(c, merchant);
  if (shown === null && kind === "json") throw new Refusal("unknown_merchant", "There is no such merchant.");
  if (shown === null) return null;
  const headers = await headersOf(shown, kind === "json");
  if (unchanged(c, shown.etag)) return new Response(null, { status: 304, headers });
  const { policyPage, returnPolicyOf } = await papers();
  const { face, link } = shown.page;
  const body = kind === "json" ? JSON.stringify(returnPolicyOf(face, link), null, 2) : policyPage(shown.page);
  return new Response(body, { headers });
}

async function shownFor(c: Ctx, merchant: string): Promise<Shown | null> {
  if (!isMerchantId(merchant)) return null;
  const published = await stubOf(c.env, merchant).publishedPolicy();
  if (published === null) return null;
  const { look, version } = await configOf(c.env, merchant);
  const { currencyFor, faceOf, homeOf, policyLanguages, policyTextsOf } = await papers();
  const policy = policyOf(published);
  const country = countryOf(c.req.query("country") ?? "") ?? homeOf(policy);
  const today = localDate(Date.now(), policy.timeZone);
  const asked = c.req.query("lang") || null;
  const texts = policyTextsOf(asked ?? tagAmong(c.req.header("Accept-Language") ?? "", policyLanguages));
  // What a season shows depends on the day; a version that went live again has another date.
  const day = policy.seasons.length > 0 && today;
  // The links of a page that was asked for in a language name it.
  const parts = [published.hash, published.since, version, country, texts.lang, asked !== null && "asked", day];
  const page = {
    merchant,
    shop: look.name,
    version: published.hash,
    since: published.since,
    policy,
    face: faceOf(policy, { country, currency: currencyFor(policy, country), today }),
    texts,
    asked: asked !== null,
    link: `${new URL(c.req.url).origin}/p/${merchant}${country === "" ? "" : `?country=${country}`}`,
  };
  return { page, etag: `"${parts.filter(Boolean).join(".")}"` };
}

/** As in ISO 3166-1, whatever the case; null for anything else. */
const countryOf = (text: string) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null);

const unchanged = (c: Ctx, etag: string) =>
  (c.req.header("If-None-Match") ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === etag);

async function headersOf({ etag, page }: Shown, asData: boolean): Promise<Headers> {
  const headers = new Headers({
    "Cache-Control": "public, max-age=300",
    ETag: etag,
    Vary: "Accept-Language",
    "X-Content-Type-Options": "nosniff",
  });
  if (asData) {
    headers.set("Content-Type", "application/ld+json");
    headers.set("Access-Control-Allow-Origin", "*");
    return headers;
  }
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", page.texts.lang);
  headers.set("Referrer-Policy", "no-referrer");
  // What machines read is a block of data: no script is allowed, and none is needed for it.
  headers.set(
    "Content-Security-Policy",
    `default-src 'none'; style-src '${await styleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  return headers;
}

let hashed: Promise<string> | null = null;
const styleHash = () => (hashed ??= papers().then(({ policyStyle }) => digestOf(policyStyle)));

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
