// What the record of a case says: every event has its words in every language, and none of them would hurt anyone.
import { describe, expect, test } from "vitest";
import { eventNames } from "../../desk/strings.ts";
import { toneHints } from "../../desk/tone.ts";
import { deRecord } from "../../shared/texts/de-record.ts";
import { enRecord } from "../../shared/texts/en-record.ts";
import { languages } from "../../shared/texts/index.ts";
import { recordLanguages, recordTextsOf } from "../../shared/texts/record.ts";
import { tones } from "./texts.tones.ts";

const said = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    const say = value as (...all: unknown[]) => unknown;
    return [...said(say("Ada", "Ada")), ...said(say(1, "Ada"))];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(said) : [];
};

describe("the record's words", () => {
  test("have nothing that the tone check would mend", () => {
    expect(said(enRecord).length).toBeGreaterThan(120);
    expect(said(enRecord).flatMap((line) => toneHints(line, 1))).toEqual([]);
  });
  test("are English where we don't have the language", () => {
    expect(recordTextsOf("en-GB")).toBe(enRecord);
    expect(recordTextsOf("tlh")).toBe(enRecord);
    expect(recordTextsOf("de_AT")).toBe(deRecord);
  });
  test("are there in every language the product speaks", () =>
    expect([...recordLanguages.keys()].toSorted()).toEqual([...languages.keys()].toSorted()));
});

describe.each([...recordLanguages])("in %s", (lang, texts) => {
  test("they name every event that the desk can name", () =>
    expect(Object.keys(texts.what).toSorted()).toEqual(Object.keys(eventNames).toSorted()));

  test("they are calm, and have no gap", () => {
    const { banned } = tones[lang]!;
    expect(said(texts).length).toBe(said(enRecord).length);
    expect(
      said(texts).filter((line) => banned.test(line) || /^\s*$|[!¡]|undefined|null(?!\p{L})|NaN| {2}/u.test(line)),
    ).toEqual([]);
  });

  test.runIf(lang !== "en")("no sentence is left in English", () => {
    const english = new Set(said(enRecord));
    expect(said(texts).filter((line) => line.length > 12 && english.has(line))).toEqual([]);
  });
});
