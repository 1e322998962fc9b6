/**
 * Money: integers in a currency's minor unit. Nothing here ever touches a float.
 * The exponents are ISO 4217's own: `Intl` differs between engines (HUF, IDR, COP, PKR, RSD, IQD, LAK).
 */

const byExponent = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
} as const;

export const exponents: Readonly<Record<string, number>> = Object.freeze(
  Object.fromEntries(
    Object.entries(byExponent).flatMap(([exponent, codes]) => codes.split(" ").map((code) => [code, Number(exponent)])),
  ),
);

/** How many digits the currency's minor unit has. Throws RangeError for a code ISO 4217 doesn't know. */
export function exponentOf(currency: string): number {
  const exponent = Object.hasOwn(exponents, currency) ? exponents[currency] : undefined;
  if (exponent === undefined) throw new RangeError(`Not a currency of ISO 4217: ${currency}`);
  return exponent;
}

/** The amount as a decimal string, exact at any size: 2785 EUR is "27.85", 500 JPY is "500". */
export function toDecimal(minor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}

/** The minor units of a decimal string; null if it is no amount, too large, or has more digits than the currency. */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(\d{1,16})(?:\.(\d+))?$/.exec(text.trim());
  const exponent = exponentOf(currency);
  if (!match || (match[2]?.length ?? 0) > exponent) return null;
  const minor = Number(match[1]! + (match[2] ?? "").padEnd(exponent, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** The amount as a shopper reads it: "€27.85". The decimals come from our table, only the shape from `Intl`. */
export function formatMoney(minor: number, currency: string, lang: string): string {
  // A decimal string, not a float: `Intl` formats it exactly at any size.
  return formatOf(currency, lang).format(toDecimal(minor, currency) as `${number}`);
}

/** Making one takes longer than deciding a case. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, lang: string): Intl.NumberFormat {
  const name = `${currency} ${lang}`;
  const digits = exponentOf(currency);
  const options = {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  const format = formats.get(name) ?? new Intl.NumberFormat(lang, options);
  formats.set(name, format);
  return format;
}

/** `total * part / whole`, rounded down, exact where the product passes 2^53. */
export function mulDivFloor(total: number, part: number, whole: number): number {
  const product = total * part;
  // Remainder and difference are exact up to here, so the quotient is a whole number and exact too.
  if (product <= Number.MAX_SAFE_INTEGER) return (product - (product % whole)) / whole;
  return Number((BigInt(total) * BigInt(part)) / BigInt(whole));
}

/** Basis points of an amount, rounded down. */
export function basisPointsOf(minor: number, bp: number): number {
  return mulDivFloor(minor, bp, 10_000);
}

/**
 * Shares out `total` by weight with the largest remainder (Hamilton); ties go to the earlier one. Shares sum exactly;
 * a weight of zero gets zero. With no weight at all the first gets everything, so that nothing is lost.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((product) => Number(product / sum));
  const left = shares.reduce((rest, share) => rest - share, total);
  const order = [...shares.keys()].sort((a, b) => Number((exact[b]! % sum) - (exact[a]! % sum)));
  for (const index of order.slice(0, left)) shares[index]! += 1;
  return shares;
}

/**
 * What `take` further units are worth of a line of `quantity` units that cost `total`, when `already` units are gone.
 * Telescopes: any grouping of the units sums to the line, never over it.
 */
export function unitsOf(total: number, quantity: number, already: number, take: number): number {
  return mulDivFloor(total, already + take, quantity) - mulDivFloor(total, already, quantity);
}
