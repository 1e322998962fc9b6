import * as v from "valibot";
import { exponents } from "./money.ts";

/** Building blocks that several schemas share. */

const printable = /^[^\u0000-\u001f\u007f]*$/u;

/** One line of text, trimmed, not empty. */
export const shortText = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max), v.regex(printable, "No control characters."));

/** What a person wrote: line breaks stay, 10,000 characters at most. */
export const longText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000));

/** An amount in minor units: a safe integer, zero or more. */
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const tags = v.pipe(v.array(shortText(100)), v.maxLength(100));

export const currencyCode = v.pipe(
  v.string(),
  v.check((code) => Object.hasOwn(exponents, code), "Not a currency of ISO 4217."),
);

/** An instant in UTC or with an offset; kept as written, compared as milliseconds. */
export const isoInstant = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/, "An instant such as 2026-11-01T10:00:00Z."),
  v.check(isRealInstant, "No such instant."),
);

/** Engines read 30 February as 2 March; nobody who wrote it meant that. */
function isRealInstant(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(Date.parse(text)) && new Date(midnight).toISOString().startsWith(day);
}

/** A whole number of days, calendar or not. */
export const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650));

/** Basis points: 10,000 is all of it. */
export const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
