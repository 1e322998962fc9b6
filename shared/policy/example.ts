import { formatMoney } from "../money.ts";
import type { Reason } from "../reasons.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import type { RefundRate } from "./decision.ts";
import type { Stage } from "./document.ts";
import { listed, plural, signalWords } from "./words.ts";

/** An order in words, so that a merchant can picture whom a finding hits. English. */

const items: Record<Reason, string> = {
  damaged: "a damaged item",
  defective: "an item that doesn't work",
  wrong_item: "a wrong item",
  missing: "a missing item",
  not_as_described: "an item not as described",
  late: "a late item",
  never_arrived: "an item that never arrived",
  wrong_size: "an item of the wrong size",
  changed_mind: "an item they changed their mind about",
  charged_wrong: "an item charged wrongly",
  cancel: "an item they want to cancel",
  other: "an item, for another reason,",
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
  const { country, business, customerTags, tags, reason, stage, currency } = kind;
  const quoted = (words: readonly string[]) => listed(words.map((word) => `“${word}”`));
  const who = [
    `${business ? "A business order" : "An order"} from ${countryName(country)}`,
    ...(customerTags.length > 0 ? [`by a customer tagged ${quoted(customerTags)}`] : []),
    `placed ${placedOn(kind.placedOn)}`,
  ];
  const what = [
    `${items[reason]} of ${formatMoney(point.worth, currency, "en")}`,
    ...(tags.length > 0 ? [`tagged ${quoted(tags)}`] : []),
    stageAt[stage](point.day),
    ...(point.evidence ? ["with a photo"] : []),
    ...Object.entries(point.signals ?? {}).map(
      ([signal, many]) => `${signalWords[signal as keyof typeof signalWords]}: ${countWords(many)}`,
    ),
  ];
  return `${who.join(", ")}: ${what.join(", ").replace(",,", ",")}.`;
}

/** "4", or "3 of 10" where it is a share. */
const countWords = (many: number | RefundRate) =>
  typeof many === "number" ? String(many) : `${many.refunds} of ${many.orders}`;
