import { formatMoney } from "../money.ts";
import type { Reason } from "../reasons.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import type { RefundRate } from "./decision.ts";
import type { Stage } from "./document.ts";
import { listed, plural, signalWords } from "./words.ts";

/** An order in words, so that a merchant can picture whom a finding hits. English. */

const items: Record<Reason, (worth: string) => string> = {
  damaged: (worth) => `a damaged item of ${worth}`,
  defective: (worth) => `an item of ${worth} that doesn't work`,
  wrong_item: (worth) => `a wrong item of ${worth}`,
  missing: (worth) => `a missing item of ${worth}`,
  not_as_described: (worth) => `an item of ${worth} that isn't as described`,
  late: (worth) => `a late item of ${worth}`,
  never_arrived: (worth) => `an item of ${worth} that never arrived`,
  wrong_size: (worth) => `an item of ${worth} in the wrong size`,
  changed_mind: (worth) => `an item of ${worth} they changed their mind about`,
  charged_wrong: (worth) => `an item of ${worth} that was charged wrongly`,
  cancel: (worth) => `an item of ${worth} they want to cancel`,
  other: (worth) => `an item of ${worth}, for another reason`,
};

const stageAt: Record<Stage, (day: number) => string> = {
  delivered: (day) => (day === 0 ? "on the day of delivery" : `${plural(day, "day", "days")} after delivery`),
  in_transit: (day) => `on its way, ${untilDue(day)}`,
  unfulfilled: () => "not sent yet",
};

function untilDue(day: number): string {
  if (day === 0) return "on the day it was due";
  return day > 0 ? `${plural(day, "day", "days")} after it was due` : `${plural(-day, "day", "days")} before it is due`;
}

const regions = new Intl.DisplayNames("en", { type: "region" });

/** "Germany"; the code itself where the engine has no name for it. */
export function countryName(code: string): string {
  const name = regions.of(code) ?? code;
  return /^(United|Netherlands|Philippines|Bahamas)|Republic|Islands/.test(name) ? `the ${name}` : name;
}

const placedOn = (date: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** "An order from Germany, placed 3 December 2026: a damaged item of €24.90, 20 days after delivery, with a photo." */
export function exampleOf(kind: Kind, point: Point): string {
  const { country, business, customerTags } = kind;
  const who = [
    `${business ? "A business order" : "An order"} from ${countryName(country)}`,
    ...(customerTags.length > 0 ? [`by a customer tagged ${quoted(customerTags)}`] : []),
    `placed ${placedOn(kind.placedOn)}`,
  ];
  return `${who.join(", ")}: ${itemWords(kind, point)}.`;
}

const quoted = (words: readonly string[]) => listed(words.map((word) => `“${word}”`));

/** "a damaged item of €24.90, 20 days after delivery, with a photo" */
export function itemWords({ tags, reason, stage, currency }: Omit<Kind, "country">, point: Point): string {
  const words = [
    items[reason](formatMoney(point.worth, currency, "en")),
    ...(tags.length > 0 ? [`tagged ${quoted(tags)}`] : []),
    stageAt[stage](point.day),
    ...(point.evidence ? ["with a photo"] : []),
    ...Object.entries(point.signals ?? {}).map(
      ([signal, many]) => `${signalWords[signal as keyof typeof signalWords]}: ${countWords(many)}`,
    ),
  ];
  return words.join(", ");
}

/** "4", or "3 of 10" where it is a share. */
const countWords = (many: number | RefundRate) =>
  typeof many === "number" ? String(many) : `${many.refunds} of ${many.orders}`;
