import { at } from "./draft.ts";
import type { Draft, Path } from "./draft.ts";
import { knobs } from "./knobs.ts";
import { reasonWords, roleWords, signalWords, stageWords, text } from "./strings.ts";

/** A place in the document as the form calls it: "For each reason · It arrived damaged · Ask for a photo above". Pure. */
export function placeOf(draft: Draft, path: Path): string {
  const [part, second] = path;
  const title = titles[String(part)];
  const own = second === undefined ? undefined : nameIn(draft, String(part), second);
  const last = String(path.at(-1));
  const knob = Object.hasOwn(knobs, last) ? knobs[last as keyof typeof knobs].label : undefined;
  return [title, own, knob].filter((word) => word !== undefined).join(" · ");
}

const titles: Readonly<Record<string, string | undefined>> = {
  reasons: text.reasons.title,
  stages: text.stages.title,
  products: text.products.title,
  seasons: text.seasons.title,
  markets: text.markets.title,
  customers: text.customers.title,
  signals: text.signals.title,
  limits: text.itself.title,
  staff: text.staff.title,
  service: text.service.title,
  examples: text.own.title,
};

function nameIn(draft: Draft, part: string, key: string | number): string | undefined {
  if (part === "reasons") return reasonWords[key as keyof typeof reasonWords];
  if (part === "stages") return stageWords[key as keyof typeof stageWords];
  const one = at(draft, [part, key]);
  if (part === "signals") return signalWords[at(one, ["signal"]) as keyof typeof signalWords];
  if (part === "staff") return roleWords[at(one, ["role"]) as keyof typeof roleWords];
  const id = at(one, ["name"]) ?? at(one, ["id"]);
  return typeof id === "string" ? id : undefined;
}
