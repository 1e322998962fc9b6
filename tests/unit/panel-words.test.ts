// What the panel says in each language but English, sentence by sentence: whole, kind, and written as that language is.
import { describe, expect, test } from "vitest";
import { en } from "../../widget/strings/en.ts";
import { en as enFollow } from "../../widget/strings/en-follow.ts";
import { en as enPhotos } from "../../widget/strings/en-photos.ts";
import { en as enSteps } from "../../widget/strings/en-steps.ts";
import { follow as frFollow } from "../../widget/strings/fr-follow.ts";
import { steps as frSteps } from "../../widget/strings/fr-steps.ts";
import { follow as itFollow } from "../../widget/strings/it-follow.ts";
import { steps as itSteps } from "../../widget/strings/it-steps.ts";
import labels from "../../widget/strings/labels.json" with { type: "json" };
import { textsOf } from "../../shared/texts/index.ts";
import { tones } from "./texts.tones.ts";

/** Everything a table of words can say; a function is given words, or a list of them where it wants one. */
function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return said(value as (...given: unknown[]) => string);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentences) : [];
}

const given: unknown[][] = [
  ["12", "Visa •••• 4242", "Mug"],
  ["1", null, false],
  ["Mug", 2, true],
  [2, 1, true],
  [1, 0, false],
  [null, null, null],
  [["Mug", "Tea"]],
  [["Mug"]],
];

/** A string where a list is wanted is a mistake of this test, not of the words. */
function said(say: (...words: unknown[]) => string): string[] {
  return given.flatMap((words) => {
    try {
      const text: unknown = say(...words);
      return typeof text === "string" ? [text] : [];
    } catch {
      return [];
    }
  });
}

const english = new Set(sentences([en, enSteps, enFollow, enPhotos]));

async function wordsOf(lang: string): Promise<string[]> {
  const first: unknown = await import(`../../widget/strings/${lang}.ts`);
  const { first: screens } = first as { first: object };
  const files = ["steps", "follow", "photos"].map((part) => import(`../../widget/strings/${lang}-${part}.ts`));
  return sentences([screens, ...(await Promise.all(files))]);
}

describe.each(Object.keys(labels))("the panel in %s", (lang) => {
  test("says all that English does, in its own words", async () => {
    const words = await wordsOf(lang);
    expect(words.length).toBeGreaterThanOrEqual(english.size);
    expect(words.filter((text) => text.length > 12 && english.has(text))).toEqual([]);
  });

  test("is kind, and never raises its voice", async () => {
    const words = await wordsOf(lang);
    expect(words.filter((text) => tones[lang]!.banned.test(text) || /[!¡]/.test(text))).toEqual([]);
  });
});

describe("French as it is printed", () => {
  const loose = (text: string) =>
    /(?<!\u00a0)[:;?»](?![\p{L}\p{N}/])|«(?!\u00a0)/u.test(text.replaceAll(/https?:\S+/g, ""));

  test("no sign stands alone at the beginning of a line", async () => {
    const { mail: _, signIn: __, ...texts } = textsOf("fr");
    const words = [...(await wordsOf("fr")), ...sentences(texts)];
    expect(words.filter(loose)).toEqual([]);
    expect(loose("Pourquoi ?")).toBe(true);
    expect(loose("Pourquoi\u00a0?")).toBe(false);
  });

  test("the first of a month is the first", () => {
    const days = ["1 décembre", "11 décembre", "21 décembre"];
    expect(days.map(frSteps.done.sendBy)).toEqual([
      "À envoyer au plus tard le 1er décembre.",
      "À envoyer au plus tard le 11 décembre.",
      "À envoyer au plus tard le 21 décembre.",
    ]);
    expect(frSteps.done.tellBy("1 mai")).toBe("Jusqu'au 1er mai.");
    expect(frSteps.choose.until("1 mai")).toBe("Ces propositions tiennent jusqu'au 1er mai.");
    expect(frFollow.rate.planned("1 mai")).toBe("Nous vous demanderons le 1er mai si tout va bien.");
    expect([textsOf("fr").date("2026-11-01"), textsOf("fr").date("2026-11-21")]).toEqual([
      "dimanche 1er novembre",
      "samedi 21 novembre",
    ]);
    expect(textsOf("fr").dateTime(Date.parse("2026-12-01T00:01:00Z"), "UTC")).toBe("mardi 1er décembre à 00:01");
  });
});

describe("Italian as it is spoken", () => {
  test.each([
    ["8 novembre", "Entro l'8 novembre.", "Fino all'8 novembre.", "L'8 novembre"],
    ["11 novembre", "Entro l'11 novembre.", "Fino all'11 novembre.", "L'11 novembre"],
    ["12 novembre", "Entro il 12 novembre.", "Fino al 12 novembre.", "Il 12 novembre"],
    ["18 novembre", "Entro il 18 novembre.", "Fino al 18 novembre.", "Il 18 novembre"],
  ])("%s", (day, by, until, on) => {
    expect(itSteps.done.by(day)).toBe(by);
    expect(itSteps.done.tellBy(day)).toBe(until);
    expect(itFollow.rate.planned(day)).toBe(`${on} ti chiederemo se va tutto bene.`);
  });
});
