// The panel, the pages and the mails in each language; and what happens when a language's words don't come.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textsOf } from "../../shared/texts/index.ts";
import { first as de } from "../../widget/strings/de.ts";
import { steps as deSteps } from "../../widget/strings/de-steps.ts";
import type { Strings } from "../../widget/strings/en.ts";
import { en } from "../../widget/strings/en.ts";
import { en as enSteps } from "../../widget/strings/en-steps.ts";
import type { StepStrings } from "../../widget/strings/en-steps.ts";
import { first as es } from "../../widget/strings/es.ts";
import { steps as esSteps } from "../../widget/strings/es-steps.ts";
import { first as fr } from "../../widget/strings/fr.ts";
import { steps as frSteps } from "../../widget/strings/fr-steps.ts";
import { first as it } from "../../widget/strings/it.ts";
import { steps as itSteps } from "../../widget/strings/it-steps.ts";
import { first as pt } from "../../widget/strings/pt.ts";
import { steps as ptSteps } from "../../widget/strings/pt-steps.ts";
import { first as nl } from "../../widget/strings/nl.ts";
import { steps as nlSteps } from "../../widget/strings/nl-steps.ts";
import labels from "../../widget/strings/labels.json" with { type: "json" };
import { launch } from "./chromium.ts";
import { axe, mailTo, openPage, screenshot, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";
import { at, button, panel, referenceOn, shopIn } from "./words.ts";

let amends: Amends;
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

type Tongue = {
  lang: keyof typeof labels;
  first: Strings;
  steps: StepStrings;
  /** Says that one of two mugs came broken, and that it is money that would help. */
  words: string;
  /** What of it is said back. */
  heard: RegExp;
};

const tongues: Tongue[] = [
  {
    lang: "de",
    first: de,
    steps: deSteps,
    words: "Eine von den zwei Tassen kam zerbrochen an. Ich möchte mein Geld zurück.",
    heard: /^Eines von zwei Stück „.+“ ist zerbrochen angekommen, und Sie möchten Ihr Geld zurück\.$/,
  },
  {
    lang: "nl",
    first: nl,
    steps: nlSteps,
    words: "Een van de twee mokken kwam gebroken aan. Ik wil graag mijn geld terug.",
    heard: /^Één van twee stuks “.+” kwam gebroken aan, en je wilt je geld terug\.$/,
  },
  {
    lang: "fr",
    first: fr,
    steps: frSteps,
    words: "Une des deux tasses est arrivée cassée. Je voudrais être remboursée.",
    heard: /^L'un de vos deux articles «\s.+\s» est arrivé cassé, et vous souhaitez un remboursement\.$/,
  },
  {
    lang: "it",
    first: it,
    steps: itSteps,
    words: "Una delle due tazze è arrivata rotta. Vorrei il rimborso.",
    heard: /^Uno dei tuoi due articoli “.+” è arrivato rotto, e vorresti un rimborso\.$/,
  },
  {
    lang: "es",
    first: es,
    steps: esSteps,
    words: "Una de las dos tazas llegó rota. Quiero que me devuelvan el dinero.",
    heard: /^Una de tus dos unidades de «.+» llegó con partes rotas, y te gustaría recuperar tu dinero\.$/,
  },
  {
    lang: "pt",
    first: pt,
    steps: ptSteps,
    words: "Uma das duas canecas chegou partida. Quero o meu dinheiro de volta.",
    heard:
      /^Uma das suas duas unidades de “.+” chegou com partes partidas, e gostaria de receber o dinheiro de volta\.$/,
  },
];

const sizes = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
];

async function pageIn(lang: string, options: BrowserContextOptions = {}) {
  const opened = await openPage(browser, { locale: lang, reducedMotion: "reduce", hasTouch: true, ...options });
  opened.page.setDefaultTimeout(12_000);
  await shopIn(opened.page, lang);
  return opened;
}

/** On both phones: axe finds nothing, nothing has to be scrolled sideways, no word or amount is cut off or in two. */
async function sound(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await screenshot(page, `${name}-${size.width}`);
    await fits(page, `${name} at ${size.width} px`);
  }
  expect(await axe(page), name).toEqual([]);
}

async function fits(page: Page, name: string): Promise<void> {
  const found = await page.evaluate(() => {
    const sheet = document.querySelector("amends-widget")!.shadowRoot!.querySelector("[part=panel]")!;
    const range = document.createRange();
    const broken: string[] = [];
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      // Only read out: its box is one pixel.
      if (node.parentElement!.closest(".v")) continue;
      for (const { 0: word, index } of node.nodeValue!.matchAll(/\p{L}{2,24}/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
      }
    }
    const boxes = [sheet, document.documentElement, ...sheet.querySelectorAll("button, .c, label, h2, h3, strong")];
    const cut = boxes.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.textContent);
    return { broken, cut };
  });
  expect(found, name).toEqual({ broken: [], cut: [] });
}

/** From the first word to the settled case, looking at each step. Returns its reference. */
async function walk(page: Page, { lang, first, steps, words, heard }: Tongue): Promise<string> {
  await page.goto(`${amends.shop}/orders/1042`);
  await button(page, labels[lang]).click();
  await at(page, first.title);
  expect(await panel(page).locator(".a").getAttribute("lang")).toBe(lang);
  await sound(page, `language-${lang}-1-describe`);
  await panel(page).getByRole("textbox").fill(words);
  await button(page, first.next).click();
  await at(page, heard);
  await sound(page, `language-${lang}-2-confirm`);
  await button(page, steps.confirm.no).click();
  await at(page, steps.confirm.form);
  await sound(page, `language-${lang}-3-correct`);
  await button(page, steps.confirm.next).click();
  await button(page, steps.confirm.yes).click();
  await at(page, steps.choose.title);
  await sound(page, `language-${lang}-4-choose`);
  await radio(page, steps.choose.names.store_credit).check();
  await sound(page, `language-${lang}-5-credit`);
  await radio(page, steps.choose.else).check();
  await sound(page, `language-${lang}-6-else`);
  await radio(page, steps.choose.names.refund).check();
  await button(page, steps.choose.send).click();
  await panel(page).getByText(steps.done.reference).waitFor();
  await button(page, steps.actions.message.open).click();
  await sound(page, `language-${lang}-7-done`);
  return referenceOn(page);
}

const radio = (page: Page, name: string) => panel(page).getByRole("radio", { name: new RegExp(`^${name}`) });

describe.each(tongues)("in $lang", (tongue) => {
  const { lang, steps } = tongue;
  // Each walks through the same order.
  beforeAll(async () => {
    amends = await startAmends();
  }, 120_000);
  afterAll(() => amends?.remove());

  test("every step is whole on small phones, and so are the mail and its page", async () => {
    const { page, errors } = await pageIn(lang);
    const since = new Date().toISOString();
    const reference = await walk(page, tongue);
    const { subject, text, html } = await mailTo(amends, "ada@example.com", since);
    expect(subject).toContain(reference);
    expect(html).toContain(`<html lang="${lang}"`);
    await page.goto(/http:\S+\/c\/\S+/.exec(text)![0]);
    await at(page, new RegExp(`${steps.done.titles.resolved}|${steps.done.titles.settling}`));
    expect(await page.title()).toBe(textsOf(lang).hosted.title);
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    expect(await panel(page).innerText()).not.toMatch(/\b(the|your|you|we)\b/i);
    await sound(page, `language-${lang}-8-linked`);
    expect(errors).toEqual([]);
    await page.context().close();
  }, 60_000);

  test("a link that has run out says so", async () => {
    const { page } = await pageIn(lang);
    await page.goto(`${amends.worker}/o/${amends.merchant}/c/AAAAAAAAAAAAAAAAAAAAAA`);
    expect(await page.locator("h1").innerText()).toBe(textsOf(lang).hosted.missing);
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});

describe("words that don't come", () => {
  beforeAll(async () => {
    amends = await startAmends();
  }, 120_000);
  afterAll(() => amends?.remove());

  /** The panel's first heading, as it was drawn first. */
  const firstHeading = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<string>((found) => {
          const root = document.querySelector("amends-widget")!.shadowRoot!;
          const look = () => {
            const heading = root.querySelector("h2");
            if (heading) found(heading.innerText);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );

  test("later than the panel: it waits, and no English is seen before", async () => {
    const { page, errors } = await pageIn("de");
    await page.route(/\/assets\/de-[\w-]{8}\.js/, async (route) => {
      await new Promise((wait) => setTimeout(wait, 700));
      await route.continue();
    });
    await page.goto(`${amends.shop}/orders/1042`);
    await button(page, labels.de).click();
    expect([de.title, de.wait]).toContain(await firstHeading(page));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("much later: it begins in English, and goes on in German once they are there", async () => {
    const { page } = await pageIn("de");
    let clicked = 0;
    await page.route(/\/assets\/de-[\w-]{8}\.js/, async (route) => {
      await new Promise((wait) => setTimeout(wait, 4000));
      await route.continue();
    });
    await page.goto(`${amends.shop}/orders/1042`);
    clicked = Date.now();
    await button(page, labels.de).click();
    await at(page, en.title);
    expect(Date.now() - clicked).toBeLessThan(3500);
    await at(page, de.title);
    await page.context().close();
  });

  test("never: all of it is in English", async () => {
    const { page } = await pageIn("de");
    await page.route(/\/assets\/de-/, (route) => route.abort());
    await page.goto(`${amends.shop}/orders/1042`);
    await button(page, labels.de).click();
    await at(page, en.title);
    expect(await panel(page).locator(".a").getAttribute("lang")).toBe("en");
    await page.context().close();
  });

  test("the steps' words alone: English takes over whole", async () => {
    const { page } = await pageIn("de");
    await page.route(/\/assets\/de-steps/, (route) => route.abort());
    await page.goto(`${amends.shop}/orders/1042`);
    await button(page, labels.de).click();
    await at(page, en.title);
    await panel(page).getByRole("textbox").fill("Eine Tasse ist zerbrochen angekommen");
    await button(page, en.next).click();
    await panel(page).getByText(enSteps.confirm.right).waitFor();
    await page.context().close();
  });
});
