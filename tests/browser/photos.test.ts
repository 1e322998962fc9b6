// Photos from the shopper's browser to the desk: made small, stripped, sent once, drawn under the page's strict policy.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOME, exifSegment, jpegWith, lettersOf } from "../unit/pictures.ts";
import { launch } from "./chromium.ts";
import { axe, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, describe as tell, openPanel, panel } from "./words.ts";

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

type Kept = { items: { evidence: { id: string; url: string }[] }[] };

async function keptCase(order: string): Promise<Kept> {
  const html = await (await fetch(`${amends.shop}/orders/${order}`)).text();
  const headers = { authorization: `Bearer ${/data-order="([^"]+)"/.exec(html)![1]}` };
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
    const { page } = await asked("1044", "Both bowls arrived broken");
    const uploads: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/v1/evidence")) uploads.push(request.headers()["idempotency-key"]!);
    });
    await page.context().setOffline(true);
    await field(page).setInputFiles(file("IMG_1.jpg"));
    await status(page, "You seem to be offline.").waitFor();
    expect(await tiles(page).count()).toBe(1);
    await page.context().setOffline(false);
    await status(page, "Your photo is ready to send.").waitFor();
    expect(new Set(uploads).size).toBe(1);
  });
});
