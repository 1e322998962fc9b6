import { html } from "./html.ts";
import type { Html } from "./html.ts";

type Page = { title: string; main: Html; current: "orders" | "mailbox" | null; script?: Html };

/** A whole page of the shop. No inline script, no inline style: the shop's CSP allows neither. */
export function layout({ title, main, current, script }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Kettle &amp; Clay</title>
        <link rel="icon" type="image/svg+xml" href="/pictures/mark.svg" />
        <link rel="stylesheet" href="/shop.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="top">
          <a class="brand" href="/"><img src="/pictures/mark.svg" alt="" width="36" height="36" />Kettle &amp; Clay</a>
          <nav aria-label="Main">
            ${tab("Orders", "/", current === "orders")} ${tab("Mailbox", "/mailbox", current === "mailbox")}
          </nav>
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer class="foot">
          <p>Kettle &amp; Clay, tea things and pottery. A demo shop: nothing here is for sale, nobody is charged.</p>
        </footer>
        ${script ?? null}
      </body>
    </html>`.markup;
}

function tab(label: string, href: string, current: boolean): Html {
  return current ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`;
}
