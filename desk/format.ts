import { exponentOf, formatMoney, parseDecimal, toDecimal } from "../shared/money.ts";

/** How the desk writes amounts, dates and clocks. Pure: the time of day is always handed in, in milliseconds. */

const lang = "en-GB";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Urgency = "overdue" | "soon" | "calm";
export type Clock = { text: string; urgency: Urgency };

/** What is left until `due`, in at most two units, rounded towards less time: nobody is told they have more. */
export function clockOf(due: string, now: number): Clock {
  const left = Date.parse(due) - now;
  if (left < 0) return { text: `${span(-left)} overdue`, urgency: "overdue" };
  return { text: `in ${span(left)}`, urgency: left < hour ? "soon" : "calm" };
}

/** A length of time in words: "2 h 10 min", "45 min", "3 days". */
export function span(milliseconds: number): string {
  if (milliseconds < minute) return "under a minute";
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < day) return hours(milliseconds);
  const days = Math.floor(milliseconds / day);
  return days === 1 ? "1 day" : `${days} days`;
}

function hours(milliseconds: number): string {
  const whole = Math.floor(milliseconds / hour);
  const minutes = Math.floor((milliseconds % hour) / minute);
  return minutes === 0 ? `${whole} h` : `${whole} h ${minutes} min`;
}

export function money(minor: number, currency: string): string {
  return formatMoney(minor, currency, lang);
}

/** Basis points as per cent: 4285 is "42.85 %". */
export function share(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}

/** "December 2025" of "2025-12". */
export function month(yearAndMonth: string): string {
  const first = new Date(`${yearAndMonth}-01T00:00:00Z`);
  return first.toLocaleDateString(lang, { month: "long", year: "numeric", timeZone: "UTC" });
}

/** What stands in an amount field: the decimal alone. */
export function amountField(minor: number, currency: string): string {
  return toDecimal(minor, currency);
}

/**
 * The minor units of what was typed, or null. Spaces are let through; a decimal comma only where it can't be taken
 * for a thousands mark, in currencies of two digits: "1,890" of anything is refused and not guessed at.
 */
export function parseAmount(typed: string, currency: string): number | null {
  const tight = typed.replace(/[\s\u00a0\u202f]/g, "");
  const dotted = exponentOf(currency) === 2 && /^\d+,\d{1,2}$/.test(tight) ? tight.replace(",", ".") : tight;
  return parseDecimal(dotted, currency);
}

/** A calendar date ("2026-11-12") or an instant, as "12 Nov 2026". */
export function date(iso: string): string {
  const calendar = /^\d{4}-\d\d-\d\d$/.test(iso);
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium", ...(calendar ? { timeZone: "UTC" } : {}) }).format(
    Date.parse(iso),
  );
}

/** "27 November" in the reader's own time zone. */
export function dayOf(iso: string): string {
  return new Intl.DateTimeFormat(lang, { day: "numeric", month: "long" }).format(Date.parse(iso));
}

/** "12 Nov, 14:03" in the reader's own time zone. */
export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(lang, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(Date.parse(iso));
}

/** "14:32" in the reader's own time zone. */
export function timeOfDay(iso: string): string {
  return new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    Date.parse(iso),
  );
}

/** The first digits of a policy version's hash, enough to tell two apart. */
export function shortHash(version: string): string {
  return version.replace(/^sha256-/, "").slice(0, 7);
}

/** The address if it may be linked to, else null: the merchant's server gives it, and `javascript:` is an address too. */
export function webAddress(url: string | undefined): string | null {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}
