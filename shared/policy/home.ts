import type { Policy } from "./document.ts";

/** Which country and which currency a page is for, where nobody said. */

/** Where a shop is that names no market, by its time zone. */
const zones: Readonly<Record<string, string>> = {
  "America/Chicago": "US",
  "America/Denver": "US",
  "America/Los_Angeles": "US",
  "America/New_York": "US",
  "America/Toronto": "CA",
  "Asia/Tokyo": "JP",
  "Australia/Sydney": "AU",
  "Europe/Amsterdam": "NL",
  "Europe/Athens": "GR",
  "Europe/Berlin": "DE",
  "Europe/Brussels": "BE",
  "Europe/Bucharest": "RO",
  "Europe/Budapest": "HU",
  "Europe/Copenhagen": "DK",
  "Europe/Dublin": "IE",
  "Europe/Helsinki": "FI",
  "Europe/Lisbon": "PT",
  "Europe/London": "GB",
  "Europe/Madrid": "ES",
  "Europe/Oslo": "NO",
  "Europe/Paris": "FR",
  "Europe/Prague": "CZ",
  "Europe/Rome": "IT",
  "Europe/Stockholm": "SE",
  "Europe/Vienna": "AT",
  "Europe/Warsaw": "PL",
  "Europe/Zurich": "CH",
  "Pacific/Auckland": "NZ",
};

/** The country a page is for where nobody named one: the first market's first, or the shop's own; "" where that's unknown. */
export const homeOf = ({ markets, timeZone }: Policy): string => markets[0]?.countries[0] ?? zones[timeZone] ?? "";

const euro = "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

const others =
  "AU:AUD BR:BRL CA:CAD CH:CHF CZ:CZK DK:DKK GB:GBP HU:HUF JP:JPY NO:NOK NZ:NZD PL:PLN RO:RON SE:SEK US:USD";

const currencies = new Map([
  ...euro.map((country) => [country, "EUR"] as const),
  ...others.split(" ").map((pair) => pair.split(":") as [string, string]),
]);

/** The currency of orders from there, where the document has amounts in it; else its own. */
export function currencyFor(policy: Policy, country: string): string {
  const own = currencies.get(country);
  return own !== undefined && names(policy, own) ? own : policy.currency;
}

/** Whether some amount is given in this currency: nothing else has a key of that form. */
function names(value: unknown, currency: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, currency) || Object.values(value).some((inner) => names(inner, currency));
}
