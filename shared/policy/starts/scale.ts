import { exponentOf } from "../../money.ts";

/** Units of a currency that buy about what a euro buys: rough on purpose, only to begin with a sensible round number. */
const rough: Readonly<Record<string, number>> = {
  AED: 4,
  AUD: 1.6,
  BRL: 6,
  CAD: 1.5,
  CHF: 1,
  CNY: 8,
  CZK: 25,
  DKK: 7.5,
  EUR: 1,
  GBP: 0.9,
  HKD: 8.5,
  HUF: 400,
  IDR: 17_000,
  ILS: 4,
  INR: 90,
  ISK: 150,
  JPY: 150,
  KRW: 1500,
  KWD: 0.3,
  MXN: 20,
  MYR: 5,
  NOK: 11,
  NZD: 1.8,
  PHP: 60,
  PLN: 4.3,
  RON: 5,
  SAR: 4,
  SEK: 11,
  SGD: 1.5,
  THB: 38,
  TRY: 40,
  TWD: 35,
  UAH: 45,
  USD: 1.1,
  VND: 27_000,
  ZAR: 20,
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const knobs = ["storeCreditBonusMax", "keepUpTo", "evidenceAbove", "autoUpTo", "maxCost"];
/** Knobs, the limits' own, and those of the examples. */
const amounts = new Set([...knobs, "amount", "item", "shipping"]);

/** About the same worth in that currency's minor unit, as a round number; euro cents stay as they are. */
export function worthOf(cents: number, currency: string): number {
  const minor = (cents / 100) * (rough[currency] ?? 1) * 10 ** exponentOf(currency);
  if (currency === "EUR" || minor === 0) return cents;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(minor))) / 2;
  return Math.round(Math.round(minor / step) * step);
}

/** A copy of the document with every amount in that currency. */
export function inCurrencyOf(currency: string, value: unknown, isAmount = false): unknown {
  if (typeof value === "number") return isAmount ? worthOf(value, currency) : value;
  if (Array.isArray(value)) return value.map((one: unknown) => inCurrencyOf(currency, one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inCurrencyOf(currency, inner, isAmount || amounts.has(key))]),
  );
}
