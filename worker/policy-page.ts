import * as v from "valibot";
import type { Look } from "../shared/contract.ts";
import { Policy } from "../shared/policy/document.ts";
import { usualBonus, currencyFor, faceOf, homeOf, returnPolicyOf, together } from "../shared/policy/face.ts";
import type { Face, ReturnPolicy, Rule } from "../shared/policy/face.ts";
import type { Reason } from "../shared/reasons.ts";
import { tagAmong } from "../shared/texts/index.ts";
import { policyTextsOf } from "../shared/texts/policy.ts";
import type { PolicyTexts } from "../shared/texts/policy.ts";
import { labelsOf } from "../shared/texts/withdrawal.ts";
import { DAY, localDate } from "../shared/time.ts";
import { Html, html } from "./html.ts";
import type { Ctx } from "./http.ts";
import type { Published } from "./merchant/published.ts";
import { configOf, isMerchantId, stubOf } from "./merchants.ts";
import { bonusSaid, sentencesOf } from "./policy-words.ts";
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

type Shown = {
  merchant: string;
  look: Look;
  published: Published;
  policy: Policy;
  face: Face;
  texts: PolicyTexts;
  /** The language asked for in the address, for the links to other countries. */
  asked: string | null;
  etag: string;
  /** This page's own address. */
  link: string;
};

/** The page, or with ".json" its data; null where there is no such merchant. */
export async function policyAnswer(c: Ctx, name: string): Promise<Response | null> {
  const [merchant = "", kind] = name.split(".");
  if (kind !== undefined && kind !== "json") return null;
  const shown = await shownFor(c, merchant);
  if (shown === null && kind === "json") throw new Refusal("unknown_merchant", "There is no such merchant.");
  if (shown === null) return null;
  const headers = await headersOf(shown, kind === "json");
  if (unchanged(c, shown.etag)) return new Response(null, { status: 304, headers });
  const said = returnPolicyOf(shown.face, shown.link);
  return new Response(kind === "json" ? JSON.stringify(said, null, 2) : policyPage(shown, said), { headers });
}

async function shownFor(c: Ctx, merchant: string): Promise<Shown | null> {
  if (!isMerchantId(merchant)) return null;
  const published = await stubOf(c.env, merchant).publishedPolicy();
  if (published === null) return null;
  const { look, version } = await configOf(c.env, merchant);
  const policy = policyOf(published);
  const country = countryOf(c.req.query("country") ?? "") ?? homeOf(policy);
  const currency = currencyFor(policy, country);
  const today = localDate(Date.now(), policy.timeZone);
  const asked = c.req.query("lang") ?? null;
  const texts = policyTextsOf(asked ?? tagAmong(c.req.header("Accept-Language") ?? ""));
  // What a season shows depends on the day; a version that went live again has another date.
  const parts = [published.hash, published.since, version, country, texts.lang, policy.seasons.length > 0 && today];
  return {
    merchant,
    look,
    published,
    policy,
    face: faceOf(policy, { country, currency, today }),
    texts,
    asked,
    etag: `"${parts.filter(Boolean).join(".")}"`,
    link: `${new URL(c.req.url).origin}/p/${merchant}${country === "" ? "" : `?country=${country}`}`,
  };
}

/** As in ISO 3166-1, whatever the case; null for anything else. */
const countryOf = (text: string) => (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null);

const unchanged = (c: Ctx, etag: string) =>
  (c.req.header("If-None-Match") ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === etag);

async function headersOf({ etag, texts }: Shown, asData: boolean): Promise<Headers> {
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
  headers.set("Content-Language", texts.lang);
  headers.set("Referrer-Policy", "no-referrer");
  // What machines read is a block of data: no script is allowed, and none is needed for it.
  headers.set(
    "Content-Security-Policy",
    `default-src 'none'; style-src '${await styleHash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  return headers;
}

const style = `
@page{size:A4;margin:18mm 16mm 20mm}
:root{color-scheme:light dark;--ink:light-dark(#1b1d1f,#eceeef);--quiet:light-dark(#5a6066,#a3abb2);--line:light-dark(#dfe2e5,#33383d);--paper:light-dark(#fff,#17191b);--soft:light-dark(#f5f6f7,#1f2225)}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0 auto;max-width:44rem;padding:3rem 1.25rem 5rem;color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{margin:0 0 .75rem;font-size:1.75rem;line-height:1.25}
h2{margin:3rem 0 .5rem;padding-bottom:.4rem;border-bottom:1px solid var(--line);font-size:1.25rem;line-height:1.3;break-after:avoid}
h3{margin:1.5rem 0 .25rem;font-size:1rem;break-after:avoid}
h4{margin:1rem 0 .25rem;color:var(--quiet);font-size:1rem;font-weight:600;break-after:avoid}
p{margin:.4rem 0}
ul{margin:.25rem 0;padding-left:1.25rem}
li{margin:.2rem 0;break-inside:avoid}
a{color:inherit;text-underline-offset:.2em}
a:focus-visible{outline:2px solid currentColor;outline-offset:3px}
.quiet{color:var(--quiet)}
.right{margin:2rem 0;padding:1rem 1.25rem;background:var(--soft);border:1px solid var(--line);border-radius:12px;break-inside:avoid}
.right h2{margin:0;padding:0;border:0;font-size:1.125rem}
.right a{display:inline-block;padding:.6rem 0;font-weight:600}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}
nav a{display:inline-block;padding:.25rem 0}
nav [aria-current]{font-weight:600;text-decoration:none}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:10.5pt}h2{margin-top:18pt}nav{display:none}}
`.trim();

let hashed: Promise<string> | null = null;
const styleHash = () => (hashed ??= digestOf(style));

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** JSON inside a page: nothing in it may end its element. */
const data = (value: ReturnPolicy) => new Html(JSON.stringify(value).replaceAll("<", "\\u003c"));

/** The whole page as markup. */
function policyPage(shown: Shown, said: ReturnPolicy): string {
  const { look, face, texts, link } = shown;
  const title = texts.title(look.name);
  return `<!doctype html>${
    html`<html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="canonical" href="${link}" />
        ${new Html(`<style>${style}</style>`)}
        ${new Html('<script type="application/ld+json">')}${data(said)}${new Html("</script>")}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${texts.lead}</p>
          ${face.country !== "" && html`<p class="quiet">${texts.place(placeName(texts, face.country))}</p>`}
          ${places(shown)} ${withdrawal(shown)} ${credit(shown)}
          ${sections.map((section) => sectionPart(shown, section))} ${groups(shown)} ${seasons(shown)} ${people(shown)}
          ${about(shown)}
        </main>
      </body>
    </html>`.markup
  }`;
}

const placeName = (texts: PolicyTexts, country: string) =>
  new Intl.DisplayNames([texts.lang], { type: "region" }).of(country) ?? country;

/** The page for each country that a market names. */
function places({ merchant, policy, face, texts, asked }: Shown): Html | null {
  const countries = [...new Set([homeOf(policy), ...policy.markets.flatMap((market) => market.countries)])];
  if (countries.length < 2) return null;
  const lang = asked === null ? "" : `&lang=${encodeURIComponent(asked)}`;
  const links = countries.map(
    (country) =>
      html`<li>
        <a
          href="/p/${merchant}?country=${country}${lang}"
          ${country === face.country && new Html('aria-current="page"')}
          >${placeName(texts, country)}</a
        >
      </li>`,
  );
  return html`<nav aria-label="${texts.places}">
    <p class="quiet">${texts.places}</p>
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function withdrawal({ merchant, face, texts }: Shown): Html | null {
  if (face.withdrawal === null) return null;
  const { days, except } = face.withdrawal;
  const left = except.map((name) => (name === null ? texts.special : `“${name}”`));
  return html`<section class="right">
    <h2>${texts.withdrawal.title}</h2>
    <p>${texts.withdrawal.text(days)} ${left.length > 0 && texts.withdrawal.except(left)}</p>
    <a href="/o/${merchant}/withdraw">${labelsOf(texts.lang).withdraw}</a>
  </section>`;
}

/** The extra on credit, said once where it is the same for all ordinary goods. */
function credit({ face, texts }: Shown): Html | null {
  const bonus = usualBonus(face);
  return bonus && html`<p>${bonusSaid(texts, face.currency, bonus)}</p>`;
}

type Section = { name: "fault" | "parcel" | "mind" | "rest"; reasons: readonly Reason[] };

const sections: readonly Section[] = [
  { name: "fault", reasons: ["damaged", "defective", "wrong_item", "not_as_described", "missing"] },
  { name: "parcel", reasons: ["late", "never_arrived"] },
  { name: "mind", reasons: ["changed_mind", "wrong_size"] },
  { name: "rest", reasons: ["cancel", "charged_wrong", "other"] },
];

function sectionPart(shown: Shown, { name, reasons }: Section): Html {
  const rules = shown.face.rules.filter(({ reason }) => reasons.includes(reason));
  return html`<section>
    <h2>${shown.texts.sections[name]}</h2>
    ${blocks(shown, rules, "h3")}
  </section>`;
}

const titleOf = (texts: PolicyTexts, reasons: readonly Reason[]) =>
  reasons.map((reason) => texts.reasons[reason]).join(" · ");

/** Each rule once, under the reasons that it is for. */
function blocks(shown: Shown, rules: readonly Rule[], heading: "h3" | "h4"): Html[] {
  const { texts, face } = shown;
  return together(rules).map(({ reasons, rule }) => {
    const title = titleOf(texts, reasons);
    return html`${heading === "h3" ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}
      <ul>
        ${sentencesOf(texts, face, rule).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
  });
}

function groups(shown: Shown): Html | null {
  const { face, texts } = shown;
  if (face.groups.length === 0) return null;
  return html`<section>
    <h2>${texts.sections.groups}</h2>
    <p class="quiet">${texts.group}</p>
    ${face.groups.map(
      ({ name, rules }) =>
        html`<h3>${name ?? texts.special}</h3>
          ${blocks(shown, rules, "h4")}`,
    )}
  </section>`;
}

function seasons(shown: Shown): Html | null {
  const { face, texts } = shown;
  if (face.seasons.length === 0) return null;
  const day = dayIn(texts, "UTC");
  return html`<section>
    <h2>${texts.sections.seasons}</h2>
    <p class="quiet">${texts.seasonNote}</p>
    ${face.seasons.map(
      (season) =>
        html`<h3>${texts.season(day(Date.parse(season.from)), day(Date.parse(season.to)))}</h3>
          ${windows(texts, season.windows)} ${blocks(shown, besides(season), "h4")}`,
    )}
  </section>`;
}

type Season = Face["seasons"][number];

/** What differs in more than how long it holds. */
const besides = ({ rules, windows: told }: Season) =>
  rules.filter(({ reason }) => !told.some(({ reasons }) => reasons.includes(reason)));

function windows(texts: PolicyTexts, all: Season["windows"]): Html | null {
  if (all.length === 0) return null;
  const rows = all.map((each) => html`<li>${titleOf(texts, each.reasons)}: ${texts.window(each)}</li>`);
  return html`<ul>
    ${rows}
  </ul>`;
}

const dayIn = (texts: PolicyTexts, timeZone: string) => {
  const format = new Intl.DateTimeFormat(texts.lang, { timeZone, dateStyle: "long" });
  return (at: number) => format.format(at);
};

/** A Monday, for the names of days. */
const MONDAY = Date.parse("2026-06-01T00:00:00Z");
const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function people({ face, texts }: Shown): Html {
  const { hours, firstReplyWorkingHours, offerDays } = face.service;
  const name = new Intl.DateTimeFormat(texts.lang, { weekday: "long", timeZone: "UTC" });
  const days = (all: readonly (typeof week)[number][]) =>
    week.flatMap((day, index) => (all.includes(day) ? [name.format(MONDAY + index * DAY)] : []));
  const count = new Intl.NumberFormat(texts.lang).format(firstReplyWorkingHours);
  return html`<section>
    <h2>${texts.sections.people}</h2>
    <ul>
      <li>${texts.reply(count)}</li>
      ${hours.map((span) => html`<li>${texts.hours(days(span.days), span.from, span.to)}</li>`)}
      <li>${texts.zone(face.timeZone)}</li>
      <li>${texts.offers(offerDays)}</li>
      <li>${texts.always}</li>
    </ul>
  </section>`;
}

function about({ face, texts, published }: Shown): Html {
  const since = dayIn(texts, face.timeZone)(published.since);
  return html`<section>
    <h2>${texts.sections.version}</h2>
    <p>${texts.pinned} ${texts.rights}</p>
    <p class="quiet">${texts.version(published.hash.replace(/^sha256-/, "").slice(0, 10), since)}</p>
  </section>`;
}
