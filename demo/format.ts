/** How the shop writes money and dates. Its customers read English; its clock hangs in Berlin. */

export const timeZone = "Europe/Berlin";

/** Minor units as a customer reads them: 2785 EUR is "€27.85", 6800 JPY is "¥6,800". */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", day: "numeric", month: "short" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });

/** "Sat 21 Nov" */
export function day(instant: string): string {
  return dayFormat.format(new Date(instant)).replace(",", "");
}

/** "Sat 21 Nov, 09:12" */
export function dayAndTime(instant: string): string {
  return `${day(instant)}, ${timeFormat.format(new Date(instant))}`;
}
