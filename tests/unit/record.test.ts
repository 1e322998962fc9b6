// What the record of a case says: every event has its words, and none of them would hurt anyone.
import { describe, expect, test } from "vitest";
import { eventNames } from "../../desk/strings.ts";
import { toneHints } from "../../desk/tone.ts";
import { enRecord } from "../../shared/texts/en-record.ts";
import { recordTextsOf } from "../../shared/texts/record.ts";

const said = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return said((value as (...words: unknown[]) => unknown)("Ada", "Ada"));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(said) : [];
};

describe("the record's words", () => {
  test("name every event that the desk can name", () => {
    expect(Object.keys(enRecord.what).toSorted()).toEqual(Object.keys(eventNames).toSorted());
  });
  test("have nothing that the tone check would mend", () => {
    expect(said(enRecord).length).toBeGreaterThan(120);
    expect(said(enRecord).flatMap((line) => toneHints(line, 1))).toEqual([]);
  });
  test("are English where we don't have the language", () => {
    expect(recordTextsOf("en-GB")).toBe(enRecord);
    expect(recordTextsOf("tlh")).toBe(enRecord);
  });
});
