// The helpers themselves: a helper that sees nothing would make every test after it pass.
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot } from "./harness.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const script = `
customElements.define("amends-widget", class extends HTMLElement {
  connectedCallback() {
    const shadow = this.attachShadow({ mode: "open" });
    shadow.append(document.createElement("button"));
  }
});`;

const pages: Record<string, [type: string, body: string]> = {
  "/": ["text/html", documentWith("<p>All is well</p>")],
  "/shadow": [
    "text/html",
    documentWith('<p>A button without a name follows</p><amends-widget></amends-widget><script src="/a.js"></script>'),
  ],
  "/violation": ["text/html", documentWith("<p>Inline</p><style>p { color: red }</style>")],
  "/throws": ["text/html", documentWith('<script src="/b.js"></script>')],
  "/a.js": ["text/javascript", script],
  "/b.js": ["text/javascript", 'throw new Error("thrown on purpose")'],
};

let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  browser = await launch();
  server = createServer((request, response) => {
    const found = pages[request.url ?? ""];
    response.writeHead(found ? 200 : 204, { "content-type": found?.[0] ?? "", "content-security-policy": policy });
    response.end(found?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test("a sound page has no errors and no findings, and looking at it adds none", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(origin);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "harness");
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => "axe" in window)).toBe(false);
});

test("axe sees into an open shadow root under a strict CSP", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${origin}/shadow`);
  const found = await axe(page);
  expect(found.join("\n")).toMatch(/button-name.*amends-widget.*button/);
  expect(errors).toEqual([]);
});

test("a CSP violation is an error", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${origin}/violation`);
  expect(errors.join("\n")).toMatch(/Content Security Policy/);
});

test("a throw is an error", async () => {
  const { page, errors } = await openPage(browser);
  await page.goto(`${origin}/throws`);
  expect(errors.join("\n")).toMatch(/thrown on purpose/);
});

test("two contexts live side by side, in light and dark", async () => {
  const schemes = await Promise.all(
    (["light", "dark"] as const).map(async (colorScheme) => {
      const { page } = await openPage(browser, { colorScheme });
      await page.goto(origin);
      return page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    }),
  );
  expect(schemes).toEqual([false, true]);
});

function documentWith(body: string): string {
  return `<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>${body}</main></body></html>`;
}
