// The published page as markup, in each language: complete, in that language alone, with its own dates and amounts.
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy } from "../../shared/policy/document.ts";
import { currencyFor } from "../../shared/policy/home.ts";
import { faceOf } from "../../shared/policy/face.ts";
import { startOf, starts } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { enPolicy } from "../../shared/texts/en-policy.ts";
import { policyLanguages, policyTextsOf } from "../../shared/texts/policy.ts";
import { policyPage } from "../../worker/policy-page.ts";
import type { PolicyPage } from "../../worker/policy-page.ts";

const shop = { id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };
const demo: unknown = JSON.parse(readFileSync("demo/policy.json", "utf8"));
const documents: readonly (readonly [string, unknown])[] = [
  ["the demo's", demo],
  ...Object.keys(starts).map((trade) => [trade, startOf(trade as Trade, shop, 2026)] as const),
];
const season = { id: "w", orderedFrom: "2026-11-01", orderedTo: "2026-12-24", terms: { windowDays: { plus: 45 } } };
const members = { id: "v", name: "Teeclub", tags: ["vip"], terms: { windowDays: { plus: 15 } } };

type Asked = Partial<Pick<PolicyPage, "asked" | "link">> & { lang: string; country?: string };

function pageOf(document: unknown, { lang, country = "DE", asked = false }: Asked): string {
  const policy = v.parse(Policy, document);
  const where = { country, currency: currencyFor(policy, country), today: "2026-11-10" };
  return policyPage({
    merchant: "mer_A",
    shop: "Kettle & Clay",
    version: "sha256-3f2a9c1d04aa",
    since: Date.parse("2026-11-01T10:00:00Z"),
    policy,
    face: faceOf(policy, where),
    texts: policyTextsOf(lang),
    asked,
    link: `https://x.test/p/mer_A?country=${country}`,
  });
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&#39;": "'", "&quot;": '"', "&lt;": "<" };

/** Each sentence, heading and label by itself, as it is read; without the row of languages. */
const linesOf = (markup: string) =>
  markup
    .replace(/<(style|script)[^]*?<\/\1>|<nav class="languages"[^]*?<\/nav>/g, "")
    .split(/<[^>]+>/)
    .map((line) =>
      line
        .replace(/&[#\w]+;/g, (each) => entities[each] ?? each)
        .replace(/[\s\u00a0\u202f]+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");

const strings = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
};
/** A word or two could be the same anywhere. */
const english = strings(enPolicy).filter((line) => line.length > 12);

describe.each([...policyLanguages.keys()])("in %s", (lang) => {
  test.each(documents)("the page of %s policy says everything, in that language alone", (_, document) => {
    const lines = linesOf(pageOf(document, { lang }));
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => /undefined|\bnull\b|NaN|\[object|\$\{|\{\w+\}| [.,]|!/.test(line))).toEqual([]);
    const left = lines.filter((line) => english.some((each) => line.includes(each)));
    if (lang !== "en") expect(left).toEqual([]);
    else expect(left.length).toBeGreaterThan(20);
    if (lang !== "en") expect(lines.join(" ")).not.toMatch(/\b(one of us|money back|delivery|within|you can|store)\b/i);
  });
});

describe("dates, shares and amounts are each language's own", () => {
  const document = { ...(demo as object), seasons: [season], customers: [members] };
  test.each([
    ["en", "€70.00", "10%", "1 November 2026", "Monday"],
    ["de", "70,00 €", "10 %", "1. November 2026", "Montag"],
    ["fr", "70,00 €", "10 %", "1er novembre 2026", "Lundi"],
    ["es", "70,00 €", "10 %", "1 de noviembre de 2026", "Lunes"],
    ["pt", "70,00 €", "10%", "1 de novembro de 2026", "Segunda-feira"],
    ["it", "70,00 €", "10%", "1 novembre 2026", "Lunedì"],
    ["nl", "€ 70,00", "10%", "1 november 2026", "Maandag"],
  ])("in %s", (lang, ...forms) => {
    const text = linesOf(pageOf(document, { lang })).join("\n");
    for (const form of [...forms, "Teeclub"]) expect(text).toContain(form);
  });

  test("a currency without decimals has none", () => {
    expect(linesOf(pageOf(demo, { lang: "de", country: "JP" })).join("\n")).toContain("höchstens 11.000 ¥");
    expect(linesOf(pageOf(demo, { lang: "fr", country: "JP" })).join("\n")).toMatch(/11 000 (JPY|¥)/);
  });
});

describe("remedies beyond money, the same again and credit", () => {
  const base = { windowDays: 30, windowFrom: "delivered", autoUpTo: 8000 };
  const more = { exchange: "offer", resend_part: "offer", repair: "offer", partial_refund: "offer" };
  const terms = {
    ...base,
    ...more,
    refund: "person",
    partialRefundBp: 3000,
    refundWhen: "inspected",
    withProof: "receipt",
  };
  const lines = (lang: string, extra: object) =>
    linesOf(pageOf({ schema: "resolution-policy/1", ...shop, base: { ...terms, extra } }, { lang })).join("\n");
  const code = { kind: "discount_code", valueBp: 1000, maxCost: 500 };

  test.each([
    [
      "en",
      "another size or colour",
      "30% of its price",
      "Where we can, a little extra comes with it: 10% off your next order, up to €5.00.",
    ],
    [
      "de",
      "eine andere Größe oder Farbe",
      "30 % vom Preis",
      "Wenn es geht, legen wir eine Kleinigkeit dazu: 10 % auf Ihre nächste Bestellung, höchstens 5,00 €.",
    ],
    [
      "fr",
      "une autre taille ou couleur",
      "30 % de son prix",
      "Quand nous le pouvons, nous ajoutons un petit plus : 10 % sur votre prochaine commande, jusqu'à 5,00 €.",
    ],
    [
      "es",
      "otra talla u otro color",
      "30 % de su precio",
      "Cuando podemos, añadimos un pequeño extra: 10 % de descuento en tu próximo pedido, hasta 5,00 €.",
    ],
    [
      "pt",
      "outro tamanho ou outra cor",
      "30% do preço",
      "Quando podemos, juntamos um pequeno extra: 10% de desconto na próxima compra, até 5,00 €.",
    ],
    [
      "it",
      "un'altra taglia o un altro colore",
      "il 30% del prezzo",
      "Quando possiamo, aggiungiamo qualcosa in più: 10% di sconto sul tuo prossimo ordine, fino a 5,00 €.",
    ],
    [
      "nl",
      "een andere maat of kleur",
      "30% van de prijs",
      "Als het kan, doen we er iets kleins bij: 10% korting op je volgende bestelling, tot € 5,00.",
    ],
  ])("are said in %s", (lang, ...said) => {
    const text = lines(lang, code);
    const { goesOut, proof } = policyTextsOf(lang);
    for (const each of [...said, goesOut.inspected, proof.receipt]) expect(text).toContain(each);
    expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object|\$\{/);
  });

  test("a gift keeps the merchant's own letters; free delivery goes on within the sentence", () => {
    expect(lines("de", { kind: "gift", name: "Teelöffel", maxCost: 300 })).toContain("dazu: Teelöffel,");
    expect(lines("de", { kind: "free_shipping", maxCost: 300 })).toContain("dazu: kostenloser Versand");
  });
});

describe("the links", () => {
  test("to the other languages stand first, each by its own name, for the same country", () => {
    const markup = pageOf(demo, { lang: "de", country: "US" });
    const row = /<nav class="languages" aria-label="Sprache">[^]*?<\/nav>/.exec(markup)![0];
    const names = [...row.matchAll(/lang="(\w\w)"\s+hreflang="\1"[^>]*>([^<]+)</g)].map(([, tag, name]) => [tag, name]);
    expect(names).toEqual([...policyLanguages].map(([tag, { language }]) => [tag, language]));
    expect(row).toContain('href="/p/mer_A?country=US&amp;lang=fr"');
    expect(row).toMatch(/hreflang="de"\s+aria-current="page"/);
    expect(markup).toContain(
      '<link rel="alternate" hreflang="it" href="https://x.test/p/mer_A?country=US&amp;lang=it"',
    );
    expect(markup).toContain('<html lang="de-DE">');
  });

  test("keep to a language that was asked for, and leave it to the browser where none was", () => {
    const document = { ...(demo as object), markets: [{ id: "m", countries: ["DE", "JP"], terms: {} }] };
    const of = (asked: boolean) => pageOf(document, { lang: "de", asked });
    expect(of(true)).toContain('<link rel="canonical" href="https://x.test/p/mer_A?country=DE&amp;lang=de" />');
    expect(of(false)).toContain('<link rel="canonical" href="https://x.test/p/mer_A?country=DE" />');
    expect(of(true)).toContain('href="/o/mer_A/withdraw?lang=de"');
    expect(of(true)).toContain('href="/p/mer_A?country=JP&amp;lang=de"');
    expect(of(false)).toContain('href="/o/mer_A/withdraw"');
    expect(of(false)).toContain('href="/p/mer_A?country=JP"');
  });

  test("and the data for machines are the same in every language", () => {
    const data = (lang: string) => /ld\+json">(.+?)<\/script>/s.exec(pageOf(demo, { lang }))![1];
    expect(new Set([...policyLanguages.keys()].map(data)).size).toBe(1);
  });
});

describe("groups of customers", () => {
  const document = (over: object) => ({ ...(demo as object), customers: [{ ...members, ...over }] });
  const text = (over: object) => linesOf(pageOf(document(over), { lang: "en" })).join("\n");

  test("are told by the name the merchant gave them, with what they have beyond", () => {
    expect(text({})).toMatch(
      /For some groups of customers\n.+goods with rules of their own.+\nTeeclub\n.+within 75 days of delivery, in place of 60/i,
    );
  });

  test("are told to nobody without one", () => {
    expect(text({ name: undefined })).not.toMatch(/groups of customers|Teeclub|75 days/);
  });

  test("have their whole rule told where more than a window differs", () => {
    expect(text({ terms: { returnPaidBy: "merchant" } })).toMatch(
      /Teeclub\nIt's the wrong size\n[^]+We pay the postage/,
    );
  });
});
