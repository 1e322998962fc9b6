import { formatMoney } from "../../shared/money.ts";

export type Format = ReturnType<typeof createFormat>;

/** Amounts (minor units) and dates (ISO 8601) as the shopper's language writes them; English of no region as our mails do. */
export function createFormat(lang: string) {
  const bare = lang.toLowerCase() === "en";
  const place = bare ? "en-GB" : lang;
  // The first takes a slow phone 40 ms to make, whatever it is for.
  const calendar = lazily(() => new Intl.DateTimeFormat(place, { day: "numeric", month: "long", timeZone: "UTC" }));
  const date = lazily(() => new Intl.DateTimeFormat(place, { day: "numeric", month: "long" }));
  const moment = lazily(
    () =>
      new Intl.DateTimeFormat(place, {
        weekday: "long",
        day: "numeric",
        month: "long",
        hour: bare ? "2-digit" : "numeric",
        minute: "2-digit",
      }),
  );
  return {
    /** Makes them ahead, in a task of its own. */
    prepare: () => setTimeout(() => [calendar(), date(), moment()], 50),
    money: (minor: number, currency: string) => formatMoney(minor, currency, lang),
    /** "12 November", of an instant in the shopper's own time zone. */
    day: (iso: string) => date().format(new Date(iso)),
    /** "Tuesday 12 November at 10:00". */
    moment: (iso: string) => moment().format(new Date(iso)),
    /** "12 – 16 November", of calendar dates, which no time zone moves. */
    span: (from: string, to = from) => calendar().formatRange(new Date(from), new Date(to)),
    /** Whether a calendar date is today, where the shopper is. */
    isToday: (day: string) => new Date().toLocaleDateString("sv") === day.slice(0, 10),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
