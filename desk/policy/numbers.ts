import { exponentOf, toDecimal } from "../../shared/money.ts";
import { parseAmount } from "../format.ts";
import { text } from "./strings.ts";

/** How numbers are typed and shown. What can't be read comes back as the sentence to say. */

export type Reader = { show(value: number): string; read(typed: string): number | string };

const whole = (most: number): Reader => ({
  show: String,
  read: (typed) => (/^\d{1,9}$/.test(typed) && Number(typed) <= most ? Number(typed) : text.errors.whole(most)),
});

export const readers = {
  days: whole(3650),
  count: whole(1_000_000),
  seconds: whole(3600),
  /** Basis points, typed as per cent: "2.5" is 250. */
  share: shares(100),
  shareOfOrder: shares(200),
  shareAbove: shares(999),
  /** Some orders have to stay with what is live, to compare with. */
  shareOnTrial: shares(90, 1),
  hours: decimal(0.25, 400),
};

function shares(most: number, least = 0): Reader {
  return {
    show: (bp) => String(bp / 100),
    read: (typed) => {
      const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed);
      const bp = match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : Infinity;
      return bp <= most * 100 && bp >= least * 100 ? bp : text.errors.share(most);
    },
  };
}

function decimal(least: number, most: number): Reader {
  return {
    show: String,
    read: (typed) => {
      const value = /^\d{1,3}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(",", ".")) : Infinity;
      return value >= least && value <= most ? value : text.errors.hours;
    },
  };
}

/** Amounts are typed as on a price tag: "24.90", "24,90", "2490" where the currency has no smaller coin. */
export function amountReader(currency: string): Reader {
  const example = toDecimal(8000 * 10 ** (exponentOf(currency) > 2 ? 1 : 0), currency);
  return {
    show: (minor) => toDecimal(minor, currency),
    read: (typed) => parseAmount(typed, currency) ?? text.errors.amount(example),
  };
}
