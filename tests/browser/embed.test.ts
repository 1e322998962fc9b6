// The script tag as a guest on other people's pages: what it must bear, what it must not touch. The minified build, for real.
import type { Browser, BrowserContextOptions, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { openPage, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";

let amends: Amends;
let browser: Browser;
/** The demo shop's own tag for order 1042, as a merchant pastes it. */
let tag: string;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  const html = await (await fetch(`${amends.shop}/orders/1042`)).text();
  tag = /<script[^>]*widget\.js[^>]*><\/script>/
    .exec(html)![0]
    .replace(/\sdata-(target|label|theme|lang)="[^"]*"/g, "");
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

type Given = { head?: string; body?: string; csp?: string; context?: BrowserContextOptions };

/** Nothing at all, plus what the tag needs. */
const strict = () =>
  `default-src 'none'; script-src ${amends.worker}; connect-src ${amends.worker}; img-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** A page of the shop's origin with this in it; errors are whatever its console complained of. */
async function visit(given: Given, before?: (page: Page) => Promise<unknown>) {
  // A page answered from here has no address of its own; without leave it couldn't reach this machine.
  const { page, errors } = await openPage(browser, { permissions: ["local-network-access"], ...given.context });
  page.setDefaultTimeout(10_000);
  const { head = "", body = "<p>An order page.</p>", csp = strict() } = given;
  await page.route(`${amends.shop}/embed`, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": csp },
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Order</title>${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.route(`${amends.shop}/embed.css`, (route) => route.fulfill({ contentType: "text/css", body: attack }));
  await before?.(page);
  await page.goto(`${amends.shop}/embed`);
  await page.waitForLoadState("networkidle");
  return { page, errors };
}

/** Everything a page's stylesheet can throw at a guest. */
const attack = `
  :root { font-size: 40px; }
  * { all: unset !important; color: red !important; font: 50px cursive !important; display: block !important;
      position: static !important; opacity: .3 !important; transform: rotate(9deg) !important; letter-spacing: 1em !important;
      pointer-events: none !important; visibility: hidden !important; filter: invert(1) !important; }
  amends-widget { display: none !important; color: lime !important; }
`;

const launcher = (page: Page) => page.locator("amends-widget").getByRole("button", { name: "Something wrong?" });
const dialog = (page: Page) => page.getByRole("dialog");
const words = (page: Page) => page.getByRole("textbox", { name: "What went wrong?" });
const widgets = (page: Page) => page.locator("amends-widget").count();

async function open(page: Page): Promise<void> {
  await launcher(page).click();
  await words(page).waitFor();
}

describe("on a page that allows nothing else", () => {
  test("goes from the button to the confirmed words with a clean console, and shifts nothing", async () => {
    const { page, errors } = await visit({ body: `<p>Text</p>${tag}` });
    await page.evaluate(() => {
      const sums = { shift: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sums.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
      Object.assign(window, { sums });
    });
    await open(page);
    await words(page).fill("One of the two mugs is broken");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("Is that right?").waitFor();
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { sums: { shift: number } }).sums.shift)).toBe(0);
  });

  test("loads one file before it is wanted, and the panel from the same host only", async () => {
    const asked: string[] = [];
    const { page } = await visit({ body: tag }, async (blank) => {
      blank.on("request", (request) => asked.push(request.url()));
    });
    expect(asked.filter((url) => url.startsWith(amends.worker))).toEqual([`${amends.worker}/v1/widget.js`]);
    await open(page);
    expect(asked.filter((url) => !url.startsWith(amends.worker) && !url.startsWith(amends.shop))).toEqual([]);
  });
});

describe("against the page's own rules", () => {
  const properties =
    "color backgroundColor font letterSpacing lineHeight display position opacity transform zIndex width height padding margin border pointerEvents visibility filter".split(
      " ",
    );
  const styles = (page: Page) =>
    page.evaluate((names) => {
      const root = document.querySelector("amends-widget")!.shadowRoot!;
      const parts = ["button[part=launcher]", "dialog", "h2", "p", "textarea", "form button"];
      return parts.map((part) => {
        const computed = getComputedStyle(root.querySelector(part)!) as unknown as Record<string, string>;
        return [part, ...names.map((name) => `${name}: ${computed[name]}`)];
      });
    }, properties);

  test("looks the same under a stylesheet that attacks everything", async () => {
    const context = { reducedMotion: "reduce" } as const;
    const plain = await visit({ body: tag, context });
    await open(plain.page);
    const expected = await styles(plain.page);
    const attacked = await visit({ head: `<link rel="stylesheet" href="/embed.css">`, body: tag, context });
    await open(attacked.page);
    expect(await styles(attacked.page)).toEqual(expected);
    expect(await attacked.page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(255, 0, 0)");
  });

  test("stays above a box over everything", async () => {
    const { page } = await visit({ body: tag });
    await open(page);
    const top = await page.evaluate(() => {
      const box = document.createElement("div");
      box.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:#000";
      document.body.append(box);
      const { x, y, width, height } = document
        .querySelector("amends-widget")!
        .shadowRoot!.querySelector("dialog")!
        .getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
    });
    expect(top).toBe("amends-widget");
  });

  test("takes its colour and size from --amends-* and its parts from outside", async () => {
    const { page } = await visit({ body: tag });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "amends-widget { --amends-accent: #204080; --amends-text: 20px } amends-widget::part(launcher) { border-radius: 3px }",
      );
      document.adoptedStyleSheets.push(sheet);
    });
    await open(page);
    const button = page.getByRole("button", { name: "Continue" });
    expect(await button.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe("rgb(32, 64, 128)");
    expect(await button.evaluate((node) => getComputedStyle(node).fontSize)).toBe("20px");
    const radius = await page.evaluate(() => {
      const root = document.querySelector("amends-widget")!.shadowRoot!;
      return getComputedStyle(root.querySelector("[part=launcher]")!).borderTopLeftRadius;
    });
    expect(radius).toBe("3px");
  });
});

/** What a guest could leave lying about. */
async function footprint(page: Page): Promise<object> {
  const session = await page.context().newCDPSession(page);
  const listeners = await Promise.all(
    ["window", "document", "document.documentElement", "document.body"].map((of) => listenersOf(session, of)),
  );
  await session.detach();
  const page_ = await page.evaluate(() => ({
    globals: Object.getOwnPropertyNames(window).toSorted(),
    elements: [...document.querySelectorAll("*")].map((element) => element.localName),
    sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
    cookies: document.cookie,
    patched: [
      fetch,
      addEventListener,
      history.pushState,
      EventTarget.prototype.addEventListener,
      Element.prototype.attachShadow,
      JSON.parse,
    ]
      .map(String)
      .filter((source) => !source.includes("[native code]")),
    attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name }) => name),
  }));
  return { ...page_, listeners };
}

async function listenersOf(session: CDPSession, expression: string): Promise<string[]> {
  const { result } = await session.send("Runtime.evaluate", { expression });
  const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId! });
  return listeners.map(({ type }) => `${expression} ${type}`).toSorted();
}

describe("leaves the page as it was", () => {
  test("one global, one element; after destroy() nothing but the draft", async () => {
    const { page, errors } = await visit({ body: `<script></script>` });
    const before = (await footprint(page)) as { globals: string[]; elements: string[] };
    // The tag put in by hand, so that there is a before.
    await page.unroute(`${amends.shop}/embed`);
    const again = await visit({ body: `<script></script>${tag}` });
    const loaded = (await footprint(again.page)) as { globals: string[]; elements: string[] };
    expect(loaded.globals.filter((name) => !before.globals.includes(name))).toEqual(["amends"]);
    await open(again.page);
    await words(again.page).fill("It broke");
    await again.page.evaluate(() => {
      window.amends!.destroy();
      window.amends?.destroy();
    });
    await again.page.evaluate(() => document.querySelectorAll("script[src]").forEach((script) => script.remove()));
    expect(await footprint(again.page)).toEqual(before);
    const kept = await again.page.evaluate(() => Object.keys(localStorage));
    expect(kept).toEqual([`amends:${amends.merchant}:1042`]);
    expect([...errors, ...again.errors]).toEqual([]);
  });

  test("even when destroyed while the panel is still loading", async () => {
    const { page, errors } = await visit({ body: tag });
    await page.evaluate(() => {
      window.amends!.open();
      window.amends!.destroy();
    });
    await page.waitForTimeout(500);
    expect(await widgets(page)).toBe(0);
    const { listeners } = (await footprint(page)) as { listeners: string[][] };
    expect(listeners.flat()).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe("by keyboard alone", () => {
  test("opens, holds the focus, and gives it back", async () => {
    const { page } = await visit({ body: `<a href="/x">Before</a>${tag}<a href="/y">After</a>` });
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? null);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Something wrong?");
    await page.keyboard.press("Enter");
    await words(page).waitFor();
    expect(await focused()).toBe("What went wrong?");
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement?.localName);
      expect(["amends-widget", "body"]).toContain(outside);
    }
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    expect(await focused()).toBe("Something wrong?");
  });

  test("a click beside the panel closes it, and the words stay", async () => {
    const { page } = await visit({ body: tag, context: { viewport: { width: 1280, height: 800 } } });
    await open(page);
    await words(page).fill("It broke");
    await page.mouse.click(100, 400);
    await dialog(page).waitFor({ state: "hidden" });
    await open(page);
    expect(await words(page).inputValue()).toBe("It broke");
  });
});

describe("however it is put in", () => {
  test("twice, it is one button", async () => {
    const { page, errors } = await visit({ body: tag + tag });
    expect(await widgets(page)).toBe(1);
    await open(page);
    expect(errors).toEqual([]);
  });

  test("in the head, it waits for the body", async () => {
    const { page, errors } = await visit({ head: tag.replace(/\sasync/, ""), body: "<p>Late</p>" });
    await open(page);
    expect(errors).toEqual([]);
  });

  test("with a target, it stands in the text", async () => {
    const { page } = await visit({
      head: tag.replace(/\sasync/, ' async data-target="#here"'),
      body: `<p id="here"></p>`,
    });
    await launcher(page).waitFor();
    expect(await page.locator("#here > amends-widget").count()).toBe(1);
    const position = await launcher(page).evaluate((node) => getComputedStyle(node).position);
    expect(position).toBe("static");
  });

  test("with a label and a theme of the page's own", async () => {
    const { page } = await visit({ body: tag.replace(/\sasync/, ' async data-label="Help" data-theme="dark"') });
    await page.getByRole("button", { name: "Help" }).click();
    await words(page).waitFor();
    const paper = await dialog(page).evaluate((node) => getComputedStyle(node).backgroundColor);
    expect(paper).toBe("rgb(27, 28, 31)");
  });

  test("with storage blocked, it works and forgets", async () => {
    const { page, errors } = await visit({ body: tag }, (blank) =>
      blank.addInitScript(() => {
        const blocked = () => {
          throw new DOMException("Blocked", "SecurityError");
        };
        Object.defineProperty(window, "localStorage", { get: blocked });
        Object.defineProperty(window, "sessionStorage", { get: blocked });
      }),
    );
    await open(page);
    await words(page).fill("One of the two mugs is broken");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("Is that right?").waitFor();
    expect(errors).toEqual([]);
  });

  test("with its panel missing, the button becomes a link to the hosted page, without an exception", async () => {
    const thrown: string[] = [];
    const { page } = await visit({ body: `${tag}<a data-amends href="#own">Own</a>` }, async (blank) => {
      blank.on("pageerror", (error) => thrown.push(String(error)));
      await blank.route(`${amends.worker}/assets/**`, (route) => route.fulfill({ status: 404 }));
    });
    await launcher(page).click();
    const link = page.locator("amends-widget").getByRole("link", { name: "Something wrong?" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toMatch(
      new RegExp(`^${amends.worker}/o/${amends.merchant}#[\\w-]+\\.[\\w-]+\\.[\\w-]+$`),
    );
    // The page's own trigger is a plain link again.
    await page.getByRole("link", { name: "Own" }).click();
    expect(page.url()).toBe(`${amends.shop}/embed#own`);
    await page.unroute(`${amends.worker}/assets/**`);
    await link.click();
    await words(page).waitFor();
    expect(page.url()).toContain(`${amends.worker}/o/`);
    expect(thrown).toEqual([]);
  });

  test("with its later steps missing at first, says so kindly and gets them on the next try", async () => {
    let missing = true;
    const { page } = await visit({ body: tag }, (blank) =>
      blank.route(`${amends.worker}/assets/later-*`, (route) =>
        missing ? route.fulfill({ status: 503 }) : route.continue(),
      ),
    );
    await open(page);
    await words(page).fill("One of the two mugs is broken");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("That didn't get through to us").waitFor();
    missing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Is that right?").waitFor();
  });

  test("through a body swapped by the page, open() still works", async () => {
    const { page, errors } = await visit({ body: tag });
    await page.evaluate(() => {
      document.body = document.createElement("body");
      window.amends!.open();
    });
    await words(page).waitFor();
    expect(errors).toEqual([]);
  });
});

describe("the page's own ways in", () => {
  test("a trigger of its own opens the panel, and gets the focus back", async () => {
    const { page } = await visit({ body: `<a href="/elsewhere" data-amends><b>Help</b></a>${tag}` });
    await page.getByText("Help").click();
    await words(page).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    expect(page.url()).toBe(`${amends.shop}/embed`);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Help");
  });

  test("calls from before the script came are kept", async () => {
    const { page } = await visit({ body: tag }, (blank) =>
      blank.addInitScript(() => {
        type Early = ((...call: string[]) => void) & { q?: string[][] };
        const early: Early = (...call) => void (early.q ??= []).push(call);
        Object.assign(window, { amends: early });
        early("open");
      }),
    );
    await words(page).waitFor();
    await page.evaluate(() => window.amends!("close"));
    await dialog(page).waitFor({ state: "hidden" });
  });

  test("open and close tell the page, each once", async () => {
    const { page } = await visit({ body: tag });
    await page.evaluate(() => {
      const heard: string[] = [];
      for (const name of ["open", "close"])
        document.addEventListener(`amends:${name}`, (event) => heard.push(event.type));
      Object.assign(window, { heard });
      window.amends!.open();
      window.amends!.open();
    });
    await words(page).waitFor();
    await page.evaluate(() => {
      window.amends!.close();
      window.amends!.close();
    });
    await dialog(page).waitFor({ state: "hidden" });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard).toEqual(["amends:open", "amends:close"]);
  });

  test("an expired token is asked of the page again", async () => {
    const good = /data-order="([^"]+)"/.exec(tag)![1]!;
    let expired = true;
    const { page } = await visit({ body: tag }, (blank) =>
      blank.route(`${amends.worker}/v1/order?*`, (route) => {
        if (!expired) return route.continue();
        expired = false;
        const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/problem+json" };
        return route.fulfill({ status: 401, headers, body: JSON.stringify({ code: "token_expired", status: 401 }) });
      }),
    );
    await page.evaluate((fresh) => {
      document.addEventListener("amends:token", (event) => (event as CustomEvent).detail.respond(fresh));
    }, good);
    await open(page);
    await page.getByText("#1042").waitFor();
    expect(expired).toBe(false);
  });
});

describe("an expired token that the page can't renew", () => {
  test("is said within a moment, with the way on", async () => {
    const { page } = await visit({ body: tag }, (blank) =>
      blank.route(`${amends.worker}/v1/order?*`, (route) => {
        const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "application/problem+json" };
        return route.fulfill({ status: 401, headers, body: JSON.stringify({ code: "token_expired", status: 401 }) });
      }),
    );
    await launcher(page).click();
    const before = Date.now();
    const line = page.getByText("This page has been open for a while.");
    await line.waitFor();
    expect(Date.now() - before).toBeLessThan(2500);
    expect(await line.textContent()).toBe(
      "This page has been open for a while. Please load it again, and we'll go on where you were.",
    );
  });
});

describe("on a slow phone", () => {
  type Seen = { name: string; ms: number };

  /** One opening at a quarter of the speed: how long the click took, and the tasks of more than 50 ms. */
  async function slowOpening(): Promise<{ click: number; long: Seen[] }> {
    const { page } = await visit({ body: tag });
    const session = await page.context().newCDPSession(page);
    // The test's own queries are tasks in the page too: they come before the watch and after it, and a plain click between.
    const { x, y } = (await launcher(page).boundingBox())!;
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluate(() => {
      const seen: { name: string; ms: number }[] = [];
      const watch = (type: string, more: object) =>
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries()) seen.push({ name, ms: duration });
        }).observe({ type, buffered: true, ...more });
      watch("event", { durationThreshold: 16 });
      watch("first-input", {});
      watch("longtask", {});
      Object.assign(window, { seen });
    });
    await page.mouse.click(x + 10, y + 10);
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    expect(await words(page).isVisible()).toBe(true);
    const click = seen.filter(({ name }) => /^(pointer|mouse)(down|up)$|^click$/.test(name));
    // The first input is always told, however short.
    expect(click).not.toEqual([]);
    return {
      click: Math.max(...click.map(({ ms }) => ms)),
      long: seen.filter(({ name }) => name === "self" || name === "unknown"),
    };
  }

  test("the opening click takes less than 50 ms, and no task is long, at a quarter of the speed", async () => {
    const { click, long } = await slowOpening();
    expect(click).toBeLessThan(50);
    expect(long).toEqual([]);
  });
});
