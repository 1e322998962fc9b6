import * as v from "valibot";
import { exponents } from "./money.ts";

/** Building blocks that several schemas share. */

const printable = /^[^\u0000-\u001f\u007f]*$/u;

/** One line of text, trimmed, not empty. */
export const shortText = (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max), v.regex(printable, "No control characters."));

/** An amount in minor units: a safe integer, zero or more. */
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const tags = v.pipe(v.array(shortText(100)), v.maxLength(100));

export const currencyCode = v.pipe(
  v.string(),
  v.check((code) => Object.hasOwn(exponents, code), "Not a currency of ISO 4217."),
);

export const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "Two capital letters, as in ISO 3166-1."));

/** Engines read 30 February as 2 March; nobody who wrote it meant that. */
export const isRealDay = (day: string): boolean =>
  Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** A calendar date since 1970: 2026-11-09. */
export const date = v.pipe(
  v.string(),
  v.isoDate(),
  // What is no date at all has been said.
  v.check(
    (day) => Number.isNaN(Date.parse(day)) || (day > "1970" && isRealDay(day)),
    "A day of the calendar, such as 2026-12-24.",
  ),
);

/** A whole number from the one to the other, both included. */
export const integer = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A whole number of days, calendar or not. */
export const days = integer(0, 3650);

/** Basis points: 10,000 is all of it. */
export const basisPoints = integer(0, 10_000);
