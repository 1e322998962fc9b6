import { day, money } from "./format.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { Order, OrderLine } from "./orders.ts";
import { statusOf } from "./status.ts";
import type { Story } from "./stories.ts";

/** The first page: every order with what happened to it. */
export function orderList(orders: readonly { story: Story; order: Order }[], now: number): Html {
  return html`<div class="lead">
      <h1>Orders</h1>
      <p>
        Twelve parcels, each gone wrong in its own way. Open one, press the button on its page, and say what happened in
        your own words.
      </p>
    </div>
    <ul class="orders">
      ${orders.map(({ story, order }) => card(story, order, now))}
    </ul>`;
}

function card(story: Story, order: Order, now: number): Html {
  const status = statusOf(order, now);
  return html`<li>
    <a class="card" href="/orders/${order.id}">
      <span class="pictures">${order.lines.map((line) => picture(line))}</span>
      <span class="card-text">
        <span class="card-head">
          <strong class="card-title">${order.lines.map((line) => lineName(line)).join(", ")}</strong>
          <span class="card-price">${money(order.paid, order.currency)}</span>
        </span>
        <span class="card-facts">
          <span class="pill ${status.tone}">${status.label}</span>
          <span>${order.number}</span>
          <span>${day(order.placedAt)}</span>
        </span>
        <span class="happened"
          ><span class="who">${story.customer.name}, ${story.customer.town}</span> ${story.happened}</span
        >
      </span>
    </a>
  </li>`;
}

function picture(line: OrderLine): Html {
  return html`<img src="${line.imageUrl}" alt="" width="240" height="240" />`;
}

function lineName({ quantity, title }: OrderLine): string {
  return quantity === 1 ? title : `${quantity} × ${title}`;
}
