import { formatMoney } from "../../shared/money.ts";

export type Format = ReturnType<typeof createFormat>;

/** Amounts (minor units) and dates (ISO 8601) as the shopper's language writes them. */
export function createFormat(lang: string) {
  const calendar = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", timeZone: "UTC" });
  const date = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long" });
  const moment = new Intl.DateTimeFormat(lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
  });
  return {
    money: (minor: number, currency: string) => formatMoney(minor, currency, lang),
    /** "12 November", of an instant in the shopper's own time zone. */
    day: (iso: string) => date.format(new Date(iso)),
    /** "Tuesday 12 November at 10:00". */
    moment: (iso: string) => moment.format(new Date(iso)),
    /** "12 – 16 November", of calendar dates, which no time zone moves. */
    span: (from: string, to = from) => calendar.formatRange(new Date(from), new Date(to)),
    /** Whether a calendar date is today, where the shopper is. */
    isToday: (day: string) => new Date().toLocaleDateString("sv") === day.slice(0, 10),
  };
}
