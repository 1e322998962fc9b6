import * as v from "valibot";
import { integer, shortText } from "../schema.ts";

/** What fields of many messages are made of: first of those that come in, then of those that go out. */

export const PHOTOS_AN_ITEM = 6;

/** What a person wrote: line breaks stay, 10,000 characters at most. */
export const longText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000));
export const id = shortText(100);
/** A language tag of BCP 47, such as `en` or `pt-BR`. */
export const lang = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, "A language tag such as en."),
  v.maxLength(35),
);

export const quantity = integer(1, 10_000);
export const version = v.pipe(v.number(), v.integer(), v.minValue(1));
export const itemIds = v.pipe(
  v.array(id),
  v.minLength(1),
  v.maxLength(50),
  v.check((list) => new Set(list).size === list.length, "Each item once."),
);

/** Photos uploaded before, by the ids their uploads were answered with. */
export const evidence = v.pipe(v.array(id), v.maxLength(PHOTOS_AN_ITEM));

/** An address of mail, in small letters. */
export const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(320));
/** A code from a mail, however it was typed. */
export const code = v.pipe(
  v.string(),
  v.transform((typed) => typed.replace(/\s/g, "")),
  v.regex(/^\d{6}$/, "Six digits."),
);

export const text = v.string();
export const int = v.pipe(v.number(), v.integer());
/** An instant in UTC, whole seconds: "2026-11-09T14:03:00Z". */
export const instant = v.pipe(v.string(), v.isoTimestamp());
