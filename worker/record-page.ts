import type { CaseRecord, Offer, Problem, RecordedEvent } from "../shared/contract.ts";
import { formatMoney } from "../shared/money.ts";
import { paying } from "../shared/remedies.ts";
import { textsOf } from "../shared/texts/index.ts";
import { recordTextsOf } from "../shared/texts/record.ts";
import type { RecordTexts } from "../shared/texts/record.ts";
import { Html, html } from "./html.ts";

/** The record as a page for paper: A4, black on white, nothing to press. Pure: the same record is the same page. */

type Page = {
  record: CaseRecord;
  texts: RecordTexts;
  /** An instant to the second. */
  when: (iso: string) => string;
  /** A calendar date, or the day of an instant. */
  day: (iso: string) => string;
  money: (minor: number) => string;
};

/** The page's one stylesheet; its hash is all that the page's policy lets in. */
export const recordStyle = `
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}}
*{box-sizing:border-box}
html{color-scheme:light;background:#fff}
body{margin:0 auto;max-width:780px;padding:40px 24px 64px;color:#000;font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{margin:0;font-size:24px;line-height:1.25}
h2{margin:36px 0 10px;padding-bottom:6px;border-bottom:1px solid #000;font-size:16px;break-after:avoid}
h3{margin:18px 0 6px;font-size:14px;break-after:avoid}
p{margin:4px 0}
.quiet{color:#444}
.small,code,pre{font-size:12px}
.test{margin:14px 0;padding:8px 12px;border:2px solid #000;font-weight:600}
dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:3px 20px;margin:16px 0 0}
dt{color:#444}
dd{margin:0}
blockquote{margin:8px 0;padding:2px 0 2px 14px;border-left:2px solid #000;white-space:pre-wrap}
table{width:100%;margin:8px 0;border-collapse:collapse;font-size:12px;overflow-wrap:normal}
th,td{padding:4px 12px 4px 0;border-bottom:1px solid #bbb;text-align:left;vertical-align:top}
th{color:#444;font-weight:600;white-space:nowrap}
.free{overflow-wrap:anywhere}
.date{white-space:nowrap}
.amount{text-align:right;white-space:nowrap}
th.amount{padding-right:16px}
td.amount{padding-right:16px}
ol{margin:0;padding:0;list-style:none}
.event{display:grid;grid-template-columns:22px 92px minmax(0,1fr);gap:0 10px;padding:9px 0;border-bottom:1px solid #ddd;break-inside:avoid}
.event>div>:first-child{margin-top:0}
.mark{font-weight:600}
ul{margin:4px 0;padding-left:18px}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace}
pre{margin:6px 0;padding:10px 12px;border:1px solid #bbb;font-size:10.5px;line-height:1.45;white-space:pre-wrap;columns:2;column-gap:28px}
@media (max-width:600px){.event{grid-template-columns:1fr}dl{grid-template-columns:1fr}dd{margin-bottom:6px}pre{columns:1}}
@media (max-width:600px){.offers thead,.offers td:empty{display:none}.offers tr{display:block;padding:6px 0;border-bottom:1px solid #bbb}}
@media (max-width:600px){.offers td{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2fr);gap:12px;padding:1px 0;border:0;text-align:left;white-space:normal;overflow-wrap:anywhere}}
@media (max-width:600px){.offers td::before{content:attr(data-name);color:#444}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{margin-top:22pt}}
`.trim();

/** The stylesheet to the byte: a space more and it would be another than the one its hash names. */
const recordStyleElement = new Html(`<style>${recordStyle}</style>`);

/** The whole page as markup. */
export function recordPage(record: CaseRecord): string {
  const texts = recordTextsOf(record.part === "shopper" ? record.case.lang : "en");
  const page: Page = {
    record,
    texts,
    when: clockIn(record.timeZone, texts.lang),
    day: calendarIn(record.timeZone, texts.lang),
    money: (minor) => formatMoney(minor, record.case.currency, texts.lang),
  };
  return `<!doctype html>${documentOf(page).markup}`;
}

function clockIn(timeZone: string, lang: string): Page["when"] {
  const format = new Intl.DateTimeFormat(lang, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return (iso) => format.format(Date.parse(iso));
}

function calendarIn(timeZone: string, lang: string): Page["day"] {
  const of = (zone: string) => new Intl.DateTimeFormat(lang, { timeZone: zone, dateStyle: "medium" });
  const [instants, dates] = [of(timeZone), of("UTC")];
  return (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? dates : instants).format(Date.parse(iso));
}

function documentOf(page: Page): Html {
  const { record, texts, when } = page;
  const { reference, test } = record.case;
  return html`<html lang="${texts.lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${texts.title(reference)}</title>
      ${recordStyleElement}
    </head>
    <body>
      <main>
        <h1>${texts.title(reference)}</h1>
        <p class="quiet">
          ${texts.lead(record.shop, when(record.madeAt))} ${texts.parts[record.part]} ${texts.zone(record.timeZone)}
        </p>
        ${test && html`<p class="test">${texts.test}</p>`} ${head(page)} ${words(page)} ${items(page)} ${events(page)}
        ${payments(page)} ${record.staff && staffPart(page, record.staff)}
      </main>
    </body>
  </html>`;
}

/** One row of a list of facts; nothing where there is nothing to say. */
const fact = (name: string, value: Html | string | null) =>
  value === null
    ? html``
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;

function head({ record, texts, when, money }: Page): Html {
  const { case: open, order, staff } = record;
  const { head: names } = texts;
  const { customer } = order;
  const due = open.responseDue && `${when(open.responseDue.at)}, ${texts.dueFrom[open.responseDue.who]}`;
  return html`<dl>
    ${fact(names.state, texts.states[open.state])} ${fact(names.opened, when(open.openedAt))}
    ${fact(names.shopper, customer.name === null ? customer.email : `${customer.name}, ${customer.email}`)}
    ${fact(names.order, order.number)} ${fact(names.placed, `${when(order.placedAt)}, ${order.country}`)}
    ${fact(names.paid, money(order.paid))}
    ${fact(names.paidWith, order.payments.map(({ label, method }) => label ?? method).join(", ") || null)}
    ${fact(names.due, due)} ${fact(names.followUp, open.followUpAt && when(open.followUpAt))}
    ${fact(names.satisfied, open.satisfied && texts.rated[open.satisfied])} ${fact(names.version, String(open.version))}
    ${fact(names.policy, html`<code>${open.policyVersion}</code>`)}
    ${fact(names.risk, staff && html`<code>${staff.riskVersion}</code>`)}
  </dl>`;
}

function words({ record, texts }: Page): Html {
  const { text, summary, answers } = record.case;
  const given = Object.entries(answers);
  const hurts = record.events.some(({ event, veiled }) => event === "submit" && veiled === true);
  return html`<section>
    <h2>${texts.words}</h2>
    ${hurts && html`<p class="mark">${texts.veiled}</p>`}
    <blockquote dir="auto">${text}</blockquote>
    <p><span class="quiet">${texts.understood}:</span> ${summary}</p>
    ${
      given.length > 0 &&
      html`<p class="quiet">${texts.answers}</p>
        <dl>${given.map(([question, answer]) => fact(question, answer))}</dl>`
    }
  </section>`;
}

function items(page: Page): Html {
  const { record, texts } = page;
  return html`<section>
    <h2>${texts.items.title}</h2>
    ${record.items.map((item) => itemPart(page, item))}
  </section>`;
}

function itemPart(page: Page, item: CaseRecord["items"][number]): Html {
  const { texts, when } = page;
  const { items: names } = texts;
  const asked = item.asked && [...(item.asked.photo ? [names.photo] : []), ...item.asked.questions.map((q) => q.text)];
  return html`<h3>${item.quantity} × ${item.title}</h3>
    <p>${textsOf(texts.lang).reading.reasons[item.reason]} · ${texts.states[item.state]}</p>
    <dl>
      ${fact(names.chosen, item.chosen && texts.remedies[item.chosen] + (item.variant === null ? "" : `: ${item.variant}`))}
      ${fact(names.wish, item.wish)} ${fact(names.asked, asked && asked.join("; "))} ${fact(names.note, item.note)}
      ${fact(texts.offer.extra, item.extra && item.extra.text)}
      ${item.photos.map((photo) => fact(names.photos, html`${when(photo.at)}, ${photo.type}, ${photo.size} bytes<br /><code>${photo.id} sha256-${photo.sha256}</code>`))}
      ${item.declined.map((each) => fact(names.declined, `${texts.remedies[each.remedy]}: ${each.why.map((why) => why.text).join(" ")}`))}
    </dl>
    ${
      item.offers.length > 0 &&
      html`<p class="quiet">${names.offers}</p>
        ${offersTable(page, item.offers)}`
    }`;
}

/** Where there is no room for its columns, each row is a list: then a cell says what it is. */
function offersTable({ texts, day, money }: Page, offers: readonly Offer[]): Html {
  const { offer: names } = texts;
  const rows = offers.map(
    (offer) =>
      html`<tr>
        <td data-name="${names.remedy}">
          <span>${texts.remedies[offer.remedy]}<br /><span class="quiet">${texts.modes[offer.mode]}</span></span>
        </td>
        <td class="amount" data-name="${names.amount}">
          ${money(paying.has(offer.remedy) ? offer.amount : offer.value)}
        </td>
        <td class="amount" data-name="${names.extra}">${offer.bonus > 0 && money(offer.bonus)}</td>
        <td data-name="${names.goods}">
          <span>
            ${offer.goods === "keep" ? names.keep : names.return}
            ${offer.return && html`<br /><span class="quiet">${texts.waits[offer.return.when]}</span>`}
          </span>
        </td>
        <td class="free" data-name="${names.to}">${offer.to}</td>
        <td class="date" data-name="${names.arrives}">${offer.arrives && day(offer.arrives.to)}</td>
        <td class="date" data-name="${names.expires}">${day(offer.expiresAt)}</td>
      </tr>`,
  );
  return html`<table class="offers">
    <thead>
      <tr>
        <th scope="col">${names.remedy}</th>
        <th scope="col" class="amount">${names.amount}</th>
        <th scope="col" class="amount">${names.extra}</th>
        <th scope="col">${names.goods}</th>
        <th scope="col">${names.to}</th>
        <th scope="col">${names.arrives}</th>
        <th scope="col">${names.expires}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function events(page: Page): Html {
  const { record, texts } = page;
  return html`<section>
    <h2>${texts.events.title}</h2>
    <ol>
      ${record.events.map((event) => eventPart(page, event))}
    </ol>
  </section>`;
}

function eventPart(page: Page, event: RecordedEvent): Html {
  const { record, texts, when } = page;
  const { events: names } = texts;
  const titles = event.items.map((id) => titleOf(record, id)).join(", ");
  const versions = event.policy && [
    html`${names.terms} <code>${event.policy.terms}</code>`,
    ...(event.policy.risk === null ? [] : [html`<br />${names.risk} <code>${event.policy.risk}</code>`]),
  ];
  // The first words stand at the top of the page.
  const said = event.event === "submit" ? null : event.words;
  return html`<li class="event">
    <span class="quiet">${event.seq}</span><time class="quiet" datetime="${event.at}">${when(event.at)}</time>
    <div>
      <p>
        <strong>${event.who}</strong> ${event.what}${titles !== "" && `: ${titles}`}
        <span class="quiet small">${names.version(event.version)}</span>
      </p>
      ${event.photos > 0 && html`<p class="quiet">${names.photos(event.photos)}</p>`}
      ${said !== null && event.veiled === true && html`<p class="mark small">${texts.veiled}</p>`}
      ${said !== null && html`<blockquote dir="auto">${said}</blockquote>`}
      ${event.offers.length > 0 && offersTable(page, event.offers)}
      ${event.consent !== null && html`<p>${names.consent}: ${event.consent}</p>`}
      ${event.disposition !== undefined && event.disposition !== null && html`<p>${names.disposition}: ${event.disposition.replaceAll("_", " ")}</p>`}
      ${(event.waives ?? []).map(({ condition, reason }) => html`<p>${names.waives}: ${condition} (${reason.replaceAll("_", " ")})</p>`)}
      ${event.problem !== undefined && event.problem !== null && html`<p>${names.problem}: ${event.problem}</p>`}
      ${event.payment !== null && html`<p class="quiet small">${names.payment} <code>${event.payment}</code></p>`}
      ${versions && html`<p class="quiet small">${versions}</p>`}
    </div>
  </li>`;
}

function titleOf(record: CaseRecord, id: string): string {
  return record.items.find((item) => item.id === id)?.title ?? id;
}

function payments(page: Page): Html {
  const { record, texts } = page;
  const { payments: names } = texts;
  return html`<section>
    <h2>${names.title}</h2>
    ${
      record.payments.length === 0
        ? html`<p>${names.none}</p>`
        : record.payments.map((payment) => paymentPart(page, payment))
    }
  </section>`;
}

function paymentPart({ record, texts, when, day, money }: Page, payment: CaseRecord["payments"][number]): Html {
  const { payments: names, offer } = texts;
  const worth = payment.amount === 0 ? "" : ` ${money(payment.amount)}`;
  return html`<h3>${texts.remedies[payment.remedy]}${worth}</h3>
    <dl>
      ${fact(offer.extra, payment.bonus > 0 ? money(payment.bonus) : null)} ${fact(offer.extra, payment.extra)}
      ${fact(names.item, titleOf(record, payment.item))} ${fact(names.state, texts.settlements[payment.state])}
      ${fact(names.reference, payment.reference)}
      ${fact(names.promised, `${when(payment.promisedAt)}, ${names.by[payment.promisedBy]}`)}
      ${fact(names.leaves, when(payment.notBefore))} ${fact(names.ended, payment.endedAt && when(payment.endedAt))}
      ${fact(names.expected, payment.expectedBy && day(payment.expectedBy))}
      ${fact(names.attempts, String(payment.attempts))} ${fact(names.problem, payment.problem ?? null)}
      ${fact(names.key, html`<code>${payment.key}</code>`)}
    </dl>`;
}

type StaffPart = NonNullable<CaseRecord["staff"]>;

function staffPart(page: Page, staff: StaffPart): Html {
  const { texts, when, money } = page;
  const { staff: names } = texts;
  const { paid, refunded, reserved, left } = staff.money;
  return html`<section>
      <h2>${names.notes}</h2>
      ${
        staff.notes.length === 0
          ? html`<p>${names.noNotes}</p>`
          : staff.notes.map(
              ({ at, by, text }) =>
                html`<p><strong>${by}</strong> <span class="quiet">${when(at)}</span></p>
                  <blockquote dir="auto">${text}</blockquote>`,
            )
      }
    </section>
    <section>
      <h2>${names.decisions}</h2>
      ${staff.decisions.map((decision) => decisionPart(page, decision))}
    </section>
    <section>
      <h2>${names.reading}</h2>
      <pre>${JSON.stringify(staff.reading, null, 1)}</pre>
    </section>
    <section>
      <h2>${names.money}</h2>
      <dl>
        ${fact(names.paid, money(paid))}${fact(names.refunded, money(refunded))}${fact(names.reserved, money(reserved))}${fact(names.left, money(left))}
      </dl>
    </section>`;
}

function decisionPart({ record, texts, when, money }: Page, decision: StaffPart["decisions"][number]): Html {
  const { staff: names, events: eventNames } = texts;
  const rows = decision.offers.map(
    ({ remedy, mode, amount, bonus, value, why }) =>
      html`<tr>
        <td>${texts.remedies[remedy]}<br /><span class="quiet">${texts.modes[mode]}</span></td>
        <td class="amount">${money(paying.has(remedy) ? amount : value)}${bonus > 0 && ` + ${money(bonus)}`}</td>
        <td>
          <ul>
            ${why.map(({ text, at }) => html`<li>${text} <code>${at}</code></li>`)}
          </ul>
        </td>
      </tr>`,
  );
  return html`<h3>${titleOf(record, decision.item)}, ${when(decision.at)}</h3>
    <p class="quiet small">
      ${eventNames.terms} <code>${decision.policyVersion}</code><br />${eventNames.risk}
      <code>${decision.riskVersion}</code><br />${names.layers}: ${decision.layers.join(" › ")}
    </p>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="quiet">${names.facts}</p>
    <pre>${JSON.stringify(decision.facts, null, 1)}</pre>`;
}

/** Why there is no record to show, as a page. English: it is about an address, not about a case. */
export function problemPage({ title, detail }: Pick<Problem, "title" | "detail">): string {
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
  return `<!doctype html>${said.markup}`;
}
