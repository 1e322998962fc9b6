import { day, dayAndTime, money } from "./format.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { Order, OrderLine } from "./orders.ts";
import type { Records } from "./records.ts";
import { statusOf } from "./status.ts";
import type { Story } from "./stories.ts";

type Since = Pick<Records, "refunds" | "credits" | "shipments" | "repairs" | "extras">;

/** One order: what was bought, where it is, and what the shop has done since. `amends` is our part of its pages there. */
export function orderPage(story: Story, order: Order, records: Records, now: number, amends: string): Html {
  const since = sinceThen(records, order.id);
  return html`<a class="back" href="/">All orders</a>
    <div class="lead">
      <h1>Order ${order.number}</h1>
      <p>Placed by ${story.customer.name} on ${dayAndTime(order.placedAt)}</p>
    </div>
    <aside class="note" aria-label="What happened">
      <p>${story.happened}</p>
    </aside>
    <div class="columns">
      <div>${journey(order, now)} ${madeGood(since)} ${goods(order)}</div>
      <div>${summary(order, since)} ${help(story, order, amends)}</div>
    </div>`;
}

/** The tag that puts Amends on the page, as a merchant would paste it. */
export function scriptTag(worker: string, merchantId: string, token: string, story: Story): Html {
  const target = story.button === "inline" ? html` data-target="#help-button"` : null;
  return html`<script
    async
    src="${worker}/v1/widget.js"
    data-merchant="${merchantId}"
    data-order="${token}"
    ${target}
  ></script>`;
}

function sinceThen(records: Records, orderId: string): Since {
  const ofOrder = <T extends { orderId: string }>(list: readonly T[]) =>
    list.filter((entry) => entry.orderId === orderId);
  return {
    refunds: ofOrder(records.refunds),
    credits: ofOrder(records.credits),
    shipments: ofOrder(records.shipments),
    repairs: ofOrder(records.repairs),
    extras: ofOrder(records.extras),
  };
}

function journey(order: Order, now: number): Html {
  const { fulfilledAt, deliveredAt } = order.lines[0]!;
  const status = statusOf(order, now);
  return html`<section class="panel" aria-labelledby="parcel">
    <div class="panel-head">
      <h2 id="parcel">The parcel</h2>
      <span class="pill ${status.tone}">${status.label}</span>
    </div>
    <p class="status">${status.detail}</p>
    <ol class="journey">
      ${step("Placed", order.placedAt)} ${step("Sent", fulfilledAt)} ${step("Delivered", deliveredAt)}
    </ol>
    ${
      order.tracking
        ? html`<p class="tracking">${order.tracking.carrier} <span class="number">${order.tracking.number}</span></p>`
        : null
    }
  </section>`;
}

function step(label: string, at: string | undefined): Html {
  return at
    ? html`<li class="done"><span>${label}</span> <time datetime="${at}">${day(at)}</time></li>`
    : html`<li><span>${label}</span> <span class="soon">not yet</span></li>`;
}

function madeGood({ refunds, credits, shipments, repairs, extras }: Since): Html | null {
  if (refunds.length + credits.length + shipments.length + repairs.length === 0) return null;
  return html`<section class="panel good" aria-labelledby="since">
    <h2 id="since">Put right</h2>
    <ul>
      ${refunds.map(
        (made) =>
          html`<li>
            Refunded ${money(made.amount, made.currency)} on ${day(made.at)}, reference
            <span class="number">${made.reference}</span>.
          </li>`,
      )}
      ${credits.map(
        (made) =>
          html`<li>
            Store credit of ${money(made.amount + made.bonus, made.currency)}, code
            <span class="number">${made.code}</span>, issued ${day(made.at)}.
          </li>`,
      )}
      ${shipments.map(
        (made) =>
          html`<li>
            ${parcel(made)} on the way: ${made.title}, expected ${day(made.expectedBy)}, shipment
            <span class="number">${made.reference}</span>.
          </li>`,
      )}
      ${repairs.map(
        (made) =>
          html`<li>
            A repair agreed on: ${made.title}, back by ${day(made.expectedBy)}, reference
            <span class="number">${made.reference}</span>.
          </li>`,
      )}
      ${extras.map(
        (made) => html`<li>A little extra: ${made.text}, code <span class="number">${made.code}</span>.</li>`,
      )}
    </ul>
  </section>`;
}

function parcel({ instead, quantity }: Records["shipments"][number]): string {
  if (instead === "part") return "The missing part";
  if (instead === "exchange") return "An exchange";
  return quantity === 1 ? "A new one" : `${quantity} new ones`;
}

function goods(order: Order): Html {
  return html`<section class="panel" aria-labelledby="goods">
    <h2 id="goods">What you bought</h2>
    <ul class="lines">
      ${order.lines.map((line) => lineRow(line, order.currency))}
    </ul>
  </section>`;
}

function lineRow(line: OrderLine, currency: string): Html {
  return html`<li class="line">
    <img src="${line.imageUrl}" alt="" width="240" height="240" />
    <div>
      <strong>${line.title}</strong>
      <span class="quiet">${line.variant ?? null}</span>
      ${line.tags.includes("final-sale") ? html`<span class="pill calm">Final sale</span>` : null}
      ${line.inStock ? null : html`<span class="pill calm">Sold out</span>`}
    </div>
    <span class="quantity">${line.quantity === 1 ? null : `${line.quantity} ×`}</span>
    <span class="price">${money(line.paid, currency)}</span>
  </li>`;
}

function summary(order: Order, { refunds }: Since): Html {
  const amount = (minor: number) => money(minor, order.currency);
  return html`<section class="panel" aria-labelledby="paid">
    <h2 id="paid">What you paid</h2>
    <dl class="sums">
      ${sum("Goods", amount(order.paid - order.shippingPaid))}
      ${sum("Shipping", order.shippingPaid === 0 ? "Free" : amount(order.shippingPaid))}
      ${sum("Total", amount(order.paid), "total")}
      ${refunds.map((made) => sum(`Refunded ${day(made.at)}`, `−${amount(made.amount)}`, "returned"))}
    </dl>
    <p class="quiet">Tax included. Paid with <span class="whole">${order.payments[0]!.label}</span>.</p>
  </section>`;
}

function sum(label: string, value: string, look = ""): Html {
  return html`<div class="${look}">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Where shoppers have a right of withdrawal, and so its function by law, labelled as the law labels it. */
const withRight = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

function withdrawal({ number }: Order, amends: string): Html {
  return html`<p>
    <a href="${amends}/withdraw?order=${encodeURIComponent(number)}" data-amends="withdraw"
      >Withdraw from contract here</a
    >
  </p>`;
}

function help(story: Story, order: Order, amends: string): Html {
  const where = story.button === "inline" ? "Press the button" : "Press the button in the corner";
  return html`<section class="panel help" aria-labelledby="help">
    <h2 id="help">Not as it should be?</h2>
    <p>${where} and tell us what went wrong. We put it right, mostly on the spot.</p>
    ${story.button === "inline" ? html`<div id="help-button"></div>` : null}
    ${withRight.has(order.country) ? withdrawal(order, amends) : null}
  </section>`;
}
