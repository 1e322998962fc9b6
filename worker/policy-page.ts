import type { Policy } from "../shared/policy/document.ts";
import { homeOf } from "../shared/policy/home.ts";
import { returnPolicyOf } from "../shared/policy/schema-org.ts";
import { together, usualBonus } from "../shared/policy/face.ts";
import type { Differing, Face, Rule, Window } from "../shared/policy/face.ts";
import type { ReturnPolicy } from "../shared/policy/schema-org.ts";
import type { Reason } from "../shared/reasons.ts";
import { policyLanguages } from "../shared/texts/policy.ts";
import type { PolicyTexts } from "../shared/texts/policy.ts";
import { labelsOf } from "../shared/texts/withdrawal.ts";
import { DAY } from "../shared/time.ts";
import { Html, html } from "./html.ts";
import { bonusSaid, sentencesOf } from "./policy-words.ts";

/** The published policy as a page for people. Pure: the same facts are the same page. */

export type PolicyPage = {
  merchant: string;
  shop: string;
  /** The live version's hash, and since when it is live: ms, UTC. */
  version: string;
  since: number;
  policy: Policy;
  face: Face;
  texts: PolicyTexts;
  /** Its language was asked for in the address: the links from it keep to it. */
  asked: boolean;
  /** Its own address, without a language. */
  link: string;
};

/** The page's one stylesheet; its hash is all that the page's own rules let in. */
export const policyStyle = `
@page{size:A4;margin:18mm 16mm 20mm}
:root{color-scheme:light dark;--ink:light-dark(#1b1d1f,#eceeef);--quiet:light-dark(#5a6066,#a3abb2);--line:light-dark(#dfe2e5,#33383d);--paper:light-dark(#fff,#17191b);--soft:light-dark(#f5f6f7,#1f2225)}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1.25rem 5rem;color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
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
.languages{margin:0 0 2rem;color:var(--quiet);font-size:.875rem}
.languages ul{gap:0 1rem;margin:0}
.right{margin:2rem 0;padding:1rem 1.25rem;background:var(--soft);border:1px solid var(--line);border-radius:12px;break-inside:avoid}
.right h2{margin:0;padding:0;border:0;font-size:1.125rem}
.right a{display:inline-block;padding:.6rem 0;font-weight:600}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:0;list-style:none}
nav a{display:inline-block;padding:.25rem 0}
nav [aria-current]{font-weight:600;text-decoration:none}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:10.5pt}h2{margin-top:18pt}nav{display:none}}
`.trim();

/** JSON inside a page: nothing in it may end its element. */
const data = (value: ReturnPolicy) => new Html(JSON.stringify(value).replaceAll("<", "\\u003c"));

/** The whole page as markup. */
export function policyPage(page: PolicyPage): string {
  const { shop, face, texts, link } = page;
  const title = texts.title(shop);
  return `<!doctype html>${
    html`<html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="canonical" href="${absolute(page, kept(page))}" />
        ${alternates(page)} ${new Html(`<style>${policyStyle}</style>`)}
        ${new Html('<script type="application/ld+json">')}${data(returnPolicyOf(face, link))}${new Html("</script>")}
      </head>
      <body>
        ${languages(page)}
        <main>
          <h1>${title}</h1>
          <p>${texts.lead}</p>
          ${face.country !== "" && html`<p class="quiet">${texts.place(placeName(texts, face.country))}</p>`}
          ${places(page)} ${withdrawal(page)} ${credit(page)} ${sections.map((section) => sectionPart(page, section))}
          ${groups(page)} ${customers(page)} ${seasons(page)} ${people(page)} ${about(page)}
        </main>
      </body>
    </html>`.markup
  }`;
}

const placeName = (texts: PolicyTexts, country: string) =>
  new Intl.DisplayNames([texts.lang], { type: "region" }).of(country) ?? country;

/** This page for another country or in another language. */
function addressOf({ merchant, face }: PolicyPage, to: { country?: string; lang: string | null }): string {
  const query = new URLSearchParams();
  const country = to.country ?? face.country;
  if (country !== "") query.set("country", country);
  if (to.lang !== null) query.set("lang", to.lang);
  return `/p/${merchant}${query.size > 0 ? `?${query}` : ""}`;
}

const primary = ({ lang }: PolicyTexts) => lang.slice(0, 2);
/** The language to keep to, where somebody chose it; else each page asks the browser. */
const kept = ({ asked, texts }: PolicyPage) => (asked ? primary(texts) : null);

const absolute = (page: PolicyPage, lang: string | null) => new URL(addressOf(page, { lang }), page.link).href;

/** For search engines: the same page in each language. */
const alternates = (page: PolicyPage): Html[] =>
  [...policyLanguages.keys()].map(
    (lang) => html`<link rel="alternate" hreflang="${lang}" href="${absolute(page, lang)}" />`,
  );

/** The same page in the other languages, each by its own name. */
function languages(page: PolicyPage): Html {
  const links = [...policyLanguages].map(
    ([lang, { language }]) =>
      html`<li>
        <a
          href="${addressOf(page, { lang })}"
          lang="${lang}"
          hreflang="${lang}"
          ${lang === primary(page.texts) && new Html('aria-current="page"')}
          >${language}</a
        >
      </li>`,
  );
  return html`<nav class="languages" aria-label="${page.texts.languages}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** The page for each country that a market names. */
function places(page: PolicyPage): Html | null {
  const { policy, face, texts } = page;
  const countries = [...new Set([homeOf(policy), ...policy.markets.flatMap((market) => market.countries)])];
  if (countries.length < 2) return null;
  const links = countries.map(
    (country) =>
      html`<li>
        <a
          href="${addressOf(page, { country, lang: kept(page) })}"
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

function withdrawal(page: PolicyPage): Html | null {
  const { merchant, face, texts } = page;
  if (face.withdrawal === null) return null;
  const { days, except } = face.withdrawal;
  const left = except.map((name) => (name === null ? texts.withdrawal.special : texts.quoted(name)));
  const lang = kept(page);
  return html`<section class="right">
    <h2>${texts.withdrawal.title}</h2>
    <p>${texts.withdrawal.text(days)} ${left.length > 0 && texts.withdrawal.except(left)}</p>
    <a href="/o/${merchant}/withdraw${lang !== null && `?lang=${lang}`}">${labelsOf(texts.lang).withdraw}</a>
  </section>`;
}

/** The extra on credit, said once where it is the same for all ordinary goods. */
function credit({ face, texts }: PolicyPage): Html | null {
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

function sectionPart(page: PolicyPage, { name, reasons }: Section): Html {
  const rules = page.face.rules.filter(({ reason }) => reasons.includes(reason));
  return html`<section>
    <h2>${page.texts.sections[name]}</h2>
    ${blocks(page, rules, "h3")}
  </section>`;
}

const titleOf = (texts: PolicyTexts, reasons: readonly Reason[]) =>
  reasons.map((reason) => texts.reasons[reason]).join(" · ");

/** Each rule once, under the reasons that it is for. */
function blocks(page: PolicyPage, rules: readonly Rule[], heading: "h3" | "h4"): Html[] {
  const { texts, face } = page;
  return together(rules).map(({ reasons, rule }) => {
    const title = titleOf(texts, reasons);
    return html`${heading === "h3" ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}
      <ul>
        ${sentencesOf(texts, face, rule).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
  });
}

function groups(page: PolicyPage): Html | null {
  const { face, texts } = page;
  if (face.groups.length === 0) return null;
  return html`<section>
    <h2>${texts.sections.groups}</h2>
    <p class="quiet">${texts.group}</p>
    ${face.groups.map(
      ({ name, rules }) =>
        html`<h3>${name ?? texts.special}</h3>
          ${blocks(page, rules, "h4")}`,
    )}
  </section>`;
}

/** What groups of customers get that have a name; of the others nobody is told. */
function customers(page: PolicyPage): Html | null {
  const { face, texts } = page;
  if (face.customers.length === 0) return null;
  return html`<section>
    <h2>${texts.sections.customers}</h2>
    <p class="quiet">${texts.customer} ${face.groups.length > 0 && texts.customerGoods}</p>
    ${face.customers.map(
      (group) =>
        html`<h3>${group.name}</h3>
          ${differing(page, group)}`,
    )}
  </section>`;
}

function seasons(page: PolicyPage): Html | null {
  const { face, texts } = page;
  if (face.seasons.length === 0) return null;
  const day = dayIn(texts, "UTC");
  return html`<section>
    <h2>${texts.sections.seasons}</h2>
    <p class="quiet">${texts.seasonNote}</p>
    ${face.seasons.map(
      (season) =>
        html`<h3>${texts.season(day(Date.parse(season.from)), day(Date.parse(season.to)))}</h3>
          ${differing(page, season)}`,
    )}
  </section>`;
}

/** Rules that differ only in how long they hold are a row; what else differs is told whole. */
function differing(page: PolicyPage, { rules, windows: rows }: Differing): Html {
  const whole = rules.filter(({ reason }) => !rows.some(({ reasons }) => reasons.includes(reason)));
  return html`${windows(page.texts, rows)} ${blocks(page, whole, "h4")}`;
}

function windows(texts: PolicyTexts, all: readonly Window[]): Html | null {
  if (all.length === 0) return null;
  const rows = all.map((each) => html`<li>${texts.window({ ...each, what: titleOf(texts, each.reasons) })}</li>`);
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

function people({ face, texts }: PolicyPage): Html {
  const { hours, firstReplyWorkingHours, offerDays } = face.service;
  const name = new Intl.DateTimeFormat(texts.lang, { weekday: "long", timeZone: "UTC" });
  const days = (all: readonly (typeof week)[number][]) =>
    week.flatMap((day, index) => (all.includes(day) ? [name.format(MONDAY + index * DAY)] : []));
  return html`<section>
    <h2>${texts.sections.people}</h2>
    <ul>
      <li>${texts.reply(firstReplyWorkingHours)}</li>
      ${hours.map((span) => html`<li>${texts.hours(days(span.days), span.from, span.to)}</li>`)}
      <li>${texts.zone(face.timeZone)}</li>
      <li>${texts.offers(offerDays)}</li>
      <li>${texts.always}</li>
    </ul>
  </section>`;
}

function about({ face, texts, version, since }: PolicyPage): Html {
  const day = dayIn(texts, face.timeZone)(since);
  return html`<section>
    <h2>${texts.sections.version}</h2>
    <p>${texts.pinned} ${texts.rights}</p>
    <p class="quiet">${texts.version(version.replace(/^sha256-/, "").slice(0, 10), day)}</p>
  </section>`;
}
