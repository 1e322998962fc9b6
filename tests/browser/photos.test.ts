// Photos from the shopper's browser to the desk: made small, stripped, sent once, drawn under the page's strict policy.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  HOME,
  chunk,
  comment,
  exifSegment,
  jpegWith,
  lettersOf,
  pngWith,
  real,
  webpWithMetadata,
} from "../unit/pictures.ts";
import { launch } from "./chromium.ts";
import { axe, goOffline, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, describe as tell, openPanel, panel, signIn } from "./words.ts";

let amends: Amends;
let browser: Browser;
/** A phone's photo: 4000 by 3000 points, EXIF with a place. */
let photo: Buffer;

beforeAll(async () => {
  amends = await startAmends();
  browser = await launch();
  photo = await phonePhoto();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await amends?.remove();
});

/** Drawn by a browser, with what a phone would write into it: no two by the same `seed` are alike. */
async function phonePhoto(seed = 1, width = 4000, height = 3000): Promise<Buffer> {
  const { page } = await openPage(browser);
  const base64 = await page.evaluate(draw, { seed, width, height });
  await page.context().close();
  return Buffer.from(jpegWith(exifSegment(1), [], Buffer.from(base64, "base64")));
}

/** Runs in the page. */
function draw({ seed, width, height }: { seed: number; width: number; height: number }): string {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d")!;
  for (let patch = 0; patch < 300; patch++) {
    const random = (salt: number) => Math.abs(Math.sin(seed * 999 + patch * 7 + salt)) % 1;
    context.fillStyle = `hsl(${random(1) * 360} 60% ${random(2) * 100}%)`;
    context.fillRect(random(3) * width, random(4) * height, width / 5, height / 5);
  }
  return canvas.toDataURL("image/jpeg", 0.9).split(",")[1]!;
}

const file = (name: string, buffer: Buffer = photo, mimeType = "image/jpeg") => ({ name, mimeType, buffer });
const field = (page: Page) => panel(page).locator("input[type=file]").first();
const status = (page: Page, words: string | RegExp) => panel(page).getByRole("status").filter({ hasText: words });
const tiles = (page: Page) => panel(page).getByRole("img", { name: /^Photo \d of \d$/ });

/** Whether something other than a plain surface is drawn there. */
const isDrawn = (canvas: Locator) =>
  canvas.evaluate((node: HTMLCanvasElement) => {
    const { data } = node.getContext("2d")!.getImageData(0, 0, node.width, node.height);
    return new Set(new Uint32Array(data.buffer)).size > 10;
  });

/** The panel on an order whose broken goods are worth a photo. */
async function asked(order: string, words: string, options = {}) {
  const { page, errors } = await openPage(browser, { viewport: { width: 360, height: 740 }, ...options });
  page.setDefaultTimeout(15_000);
  await openPanel(page, amends, order);
  await tell(page, words);
  await button(page, "Yes, that's right").click();
  await at(page, "A little more would help");
  await button(page, "Add a photo")
    .or(panel(page).getByText("Add a photo", { exact: true }))
    .first()
    .waitFor();
  return { page, errors };
}

type Kept = { id: string; version: number; items: { evidence: { id: string; url: string }[] }[] };

async function shopperHeaders(order: string): Promise<{ authorization: string }> {
  const html = await (await fetch(`${amends.shop}/orders/${order}`)).text();
  return { authorization: `Bearer ${/data-order="([^"]+)"/.exec(html)![1]}` };
}

/** Sends something to the server as the panel would; gives the case it answers with. */
async function post(order: string, path: string, body: object): Promise<Kept> {
  const own = await shopperHeaders(order);
  const response = await fetch(amends.worker + path, {
    method: "POST",
    headers: { ...own, "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as Kept;
}

/** The id of a photo that is sent as it is, by a client that isn't our panel. */
async function uploaded(order: string, bytes: Uint8Array, type: string): Promise<string> {
  const own = await shopperHeaders(order);
  const response = await fetch(`${amends.worker}/v1/evidence`, {
    method: "POST",
    headers: { ...own, "content-type": type, "idempotency-key": crypto.randomUUID() },
    body: new Uint8Array(bytes),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** Does one thing to the newest case about an order, as the panel would. */
async function act(order: string, action: string, body: object): Promise<void> {
  const { id, version } = await keptCase(order);
  await post(order, `/v1/cases/${id}/actions/${action}`, { version, ...body });
}

async function keptCase(order: string): Promise<Kept> {
  const headers = await shopperHeaders(order);
  const ask = async <T>(path: string) => (await fetch(amends.worker + path, { headers })).json() as Promise<T>;
  const { cases } = await ask<{ cases: { id: string }[] }>("/v1/order");
  return ask<Kept>(`/v1/cases/${cases[0]!.id}`);
}

/** Width and height as a JPEG's first frame says. */
function sizeOf(bytes: Uint8Array): [width: number, height: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frame = bytes.findIndex((byte, index) => byte === 0xff && /c[0-2]/.test(bytes[index + 1]!.toString(16)));
  return [view.getUint16(frame + 7), view.getUint16(frame + 5)];
}

describe("a shopper who is asked for a photo", () => {
  test("sends one in a tap: small, without the place, under the page's strict policy", async () => {
    const { page, errors } = await asked("1054", "The kettle arrived broken, its spout is bent");
    await field(page).setInputFiles(file("IMG_2041.jpg"));
    await status(page, "Your photo is ready to send.").waitFor();
    expect(await isDrawn(tiles(page).first())).toBe(true);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "photos-1-ready");
    await button(page, "Send it to us").click();
    await at(page, "What would put it right?");

    const kept = await keptCase("1054");
    const shown = await fetch(kept.items[0]!.evidence[0]!.url);
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    const bytes = new Uint8Array(await shown.arrayBuffer());
    expect(sizeOf(bytes)).toEqual([2000, 1500]);
    expect(bytes.length).toBeLessThanOrEqual(1_500_000);
    expect(lettersOf(photo)).toContain(HOME);
    expect(lettersOf(bytes)).not.toMatch(/Exif|52\.5200/);
    expect(errors).toEqual([]);
  });

  test("hears kindly of a picture that can't be opened, and loses nothing by it", async () => {
    const { page, errors } = await asked("1048", "The kettle arrived broken");
    await field(page).setInputFiles([file("IMG_1.jpg"), file("IMG_2.heic", Buffer.from("no picture"), "image/heic")]);
    await status(page, "We can't open this picture here.").waitFor();
    expect(await tiles(page).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    // What counts is what is in it.
    await field(page).setInputFiles(file("IMG_3.png", await phonePhoto(2, 300, 200), "image/png"));
    await status(page, "2 photos are ready to send.").waitFor();
    expect(errors).toEqual([]);

    await button(page, "Remove photo 1").focus();
    await page.keyboard.press("Enter");
    await status(page, "Your photo is ready to send.").waitFor();
    expect(
      await field(page).evaluate((node) => node.getRootNode() instanceof ShadowRoot && node.matches(":focus")),
    ).toBe(true);
    await field(page).setInputFiles(Array.from({ length: 7 }, (_, index) => file(`${index}.jpg`)));
    await status(page, "We can take six photos of an item.").waitFor();
    expect(await tiles(page).count()).toBe(6);
    const sides = await panel(page)
      .locator(".ph button, label.add")
      .evaluateAll((targets) => targets.map((target) => Math.min(target.clientWidth, target.clientHeight)));
    expect(Math.min(...sides)).toBeGreaterThanOrEqual(44);
  });

  test("needn't do anything about a lost connection, and sends it once", async () => {
    const { page } = await openPage(browser);
    page.setDefaultTimeout(15_000);
    await openPanel(page, amends, "1048");
    await at(page, "A little more would help");
    const uploads: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/v1/evidence")) uploads.push(request.headers()["idempotency-key"]!);
    });
    await goOffline(page);
    await field(page).setInputFiles(file("IMG_1.jpg"));
    await status(page, "You seem to be offline.").waitFor();
    expect(await tiles(page).count()).toBe(1);
    await page.context().setOffline(false);
    await status(page, "Your photo is ready to send.").waitFor();
    expect(new Set(uploads).size).toBe(1);
    await button(page, "Send it to us").click();
    await at(page, "What would put it right?");
  });

  test("sees what was sent again later, drawn under the same policy", async () => {
    await act("1048", "ask_person", { wish: "The same one, please." });
    const { page, errors } = await openPage(browser);
    page.setDefaultTimeout(15_000);
    await openPanel(page, amends, "1048");
    await panel(page).getByText("Add a photo", { exact: true }).click();
    await tiles(page).first().waitFor();
    await expect.poll(() => isDrawn(tiles(page).first())).toBe(true);
    expect(await button(page, /^Remove photo/).count()).toBe(0);
    await field(page).setInputFiles(file("IMG_9.jpg", await phonePhoto(3, 900, 1200)));
    await status(page, "Your photo is ready to send.").waitFor();
    expect(await tiles(page).count()).toBe(2);
    await button(page, "Send it to us").click();
    await expect.poll(async () => (await keptCase("1048")).items[0]!.evidence.length).toBe(2);
    expect(errors).toEqual([]);
  });
});

describe("what the server took out of a picture", () => {
  test("was not the picture, nor which way up it is", async () => {
    const pictures: [bytes: Uint8Array, type: string, size: string][] = [
      [jpegWith([...comment(HOME), ...exifSegment(6)]), "image/jpeg", "6x8"],
      [real.progressive, "image/jpeg", "8x6"],
      [pngWith(chunk("tEXt", [65, 0, 66])), "image/png", "8x6"],
      [webpWithMetadata(), "image/webp", "8x6"],
      [real.lossless, "image/webp", "8x6"],
    ];
    const evidence = await Promise.all(pictures.map(([bytes, type]) => uploaded("1050", bytes, type)));
    const opened = await post("1050", "/v1/cases", {
      text: "The tea bowl has a crack from rim to foot.",
      items: [{ lineId: "l1", quantity: 1, reason: "damaged", evidence }],
    });
    const urls = new Map(opened.items[0]!.evidence.map(({ id, url }) => [id, url]));
    const { page, errors } = await openPage(browser);
    await page.goto(`${amends.shop}/orders/1050`);
    const sizes = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const { width, height } = await createImageBitmap(await (await fetch(address)).blob());
            return `${width}x${height}`;
          }),
        ),
      evidence.map((id) => urls.get(id)!),
    );
    expect(sizes).toEqual(pictures.map(([, , size]) => size));
    expect(errors).toEqual([]);
  });
});

describe("a member of staff", () => {
  let page: Page;
  let errors: string[];
  const open = (name: string) => page.getByRole("button", { name, exact: true });
  const lightbox = () => page.getByRole("dialog", { name: "Photos of Gooseneck kettle" });
  /** Whether the photo in the lightbox has come, and how wide it is shown. */
  const width = async () => Math.round((await lightbox().getByRole("img").boundingBox())!.width);

  beforeAll(async () => {
    ({ page, errors } = await openPage(browser, { viewport: { width: 1280, height: 800 } }));
    page.setDefaultTimeout(15_000);
    await signIn(page, amends, "noor@kettle.example");
    await page.goto(`${amends.desk}#${(await keptCase("1048")).id}`);
    await page.getByRole("list", { name: "Photos of Gooseneck kettle" }).waitFor();
  });

  test("sees photos small in the case, and a hint where one came with another order before", async () => {
    await page.getByText("Seen on another order before: look twice.").waitFor();
    const widths = () =>
      page
        .locator(".photos img")
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(widths).toEqual([2000, 900]);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "photos-2-desk");
  });

  test("looks at them by keyboard alone, and is back where they were", async () => {
    await open("Look at photo 1 of 2, seen on another order before").focus();
    await page.keyboard.press("Enter");
    await lightbox().getByText("photo 1 of 2").waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "photos-3-lightbox");
    const whole = await width();
    const box = (await lightbox().getByRole("img").boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    for (const [key, times] of [
      ["+", 2],
      ["+", 4],
      ["+", 4],
      ["-", 2],
      ["-", 1],
    ] as const) {
      await page.keyboard.press(key);
      expect(await width()).toBe(whole * times);
    }
    await page.keyboard.press("ArrowRight");
    await lightbox().getByText("photo 2 of 2").waitFor();
    await page.keyboard.press("ArrowRight");
    await lightbox().getByText("photo 1 of 2").waitFor();
    await page.keyboard.press("ArrowLeft");
    await lightbox().getByText("photo 2 of 2").waitFor();
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowDown");
    const scrolled = () => page.locator(".lightbox-frame").evaluate((frame) => frame.scrollTop);
    await expect.poll(scrolled).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await lightbox().waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain(
      "Look at photo 1 of 2",
    );
    // The case is still open: Esc closed what lay over it.
    await page.getByRole("list", { name: "Photos of Gooseneck kettle" }).waitFor();
  });

  test("opens one by mouse, larger by a click", async () => {
    await open("Look at photo 2 of 2").click();
    await lightbox().getByText("photo 2 of 2").waitFor();
    const whole = await width();
    await lightbox().getByRole("img").click();
    expect(await width()).toBe(whole * 2);
    await lightbox().getByRole("img").click();
    expect(await width()).toBe(whole);
    await lightbox().getByRole("button", { name: "Close" }).click();
    await lightbox().waitFor({ state: "hidden" });
    expect(errors).toEqual([]);
  });

  test("gets the case read again where an address has run out", async () => {
    const reads: string[] = [];
    page.on("response", (response) => {
      if (response.url().includes("/desk/api/cases/")) reads.push(response.url());
    });
    await page
      .locator(".photos img")
      .first()
      .evaluate((image: HTMLImageElement) => {
        image.src = image.src.replace(/until=\d+/, "until=1");
      });
    await expect.poll(() => reads.length).toBe(1);
  });
});
