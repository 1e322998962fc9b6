import { formatMoney } from "../money.ts";
import { goodsOf, offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import { en } from "../texts/en.ts";
import { datesOf } from "./kinds.ts";
import { factsOf } from "./made-up.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import { decide } from "./decide.ts";
import { worst } from "./decision.ts";
import type { Decision, Facts, Reasoning } from "./decision.ts";
import type { Policy } from "./document.ts";
import type { Example } from "./examples.ts";
import { homeOf } from "./home.ts";
import type { Mode } from "./modes.ts";
import type { Scan } from "./scan.ts";
import { capital, knobNames } from "./words.ts";

/** Runs the merchant's own examples through `decide` itself, and says of each what was expected and what came. Pure. */

/** One thing that came out otherwise. `text` is a sentence with why, in English. */
type Miss = { about: keyof Example["then"]; expected: string; found: string; text: string };
/** What became of one example; it holds where nothing came out otherwise. */
export type Ran = { name: string; holds: boolean; misses: Miss[] };

/** Each example of the document, in its order. */
export const runExamples = (policy: Policy): Ran[] => policy.examples.map((example) => runExample(policy, example));

export function runExample(policy: Policy, example: Example): Ran {
  const { facts, now } = situationOf(policy, example.given);
  const decision = decide(policy, policy, facts, now);
  const came = outcomeOf(decision);
  const misses = abouts.flatMap((about) => {
    const expected = example.then[about];
    if (expected === undefined || expected === came[about]) return [];
    return [missOf(about, expected, came[about], decision, facts.order.currency)];
  });
  return { name: example.name, holds: misses.length === 0, misses };
}

/** An example that holds: this order with what becomes of it now. */
export function exampleNow(policy: Policy, name: string, given: Example["given"]): Example {
  const { facts, now } = situationOf(policy, given);
  const { amount, item, ...modes } = outcomeOf(decide(policy, policy, facts, now));
  // What isn't offered may be one day: that breaks nothing.
  const open = Object.fromEntries(Object.entries(modes).filter(([, mode]) => mode !== "no"));
  const then = { ...open, ...(item && { item }), ...(amount !== undefined && { amount }) };
  return { name, given, then: Object.keys(then).length > 0 ? then : { refund: "no" } };
}

/** The check's part: an example that doesn't hold is an error, so that the policy doesn't go live with it. */
export function findExamples(scan: Scan): void {
  for (const [index, example] of scan.policy.examples.entries()) {
    const { misses } = runExample(scan.policy, example);
    if (misses.length === 0) continue;
    const text = `“${example.name}” comes out otherwise. ${misses.map((miss) => miss.text).join(" ")}`;
    const { kind, point } = pictured(scan.policy, example.given);
    scan.find({ code: "example_fails", severity: "error", path: `examples/${index}`, text, example: { kind, point } });
  }
}

function pictured(policy: Policy, given: Example["given"]): { kind: Kind; point: Point } {
  const { reason, stage = "delivered", tags = [], customerTags = [], currency = policy.currency } = given;
  const { country = homeOf(policy), business = false, placedOn = datesOf(policy)[0]!, day = 0 } = given;
  const kind = { reason, stage, tags, customerTags, currency, country, business, placedOn };
  const worth = given.item * (given.quantity ?? 1);
  return {
    kind,
    point: { day, worth, evidence: given.evidence ?? false, alone: true, exact: true, proof: given.proof ?? false },
  };
}

/** The order as `decide` takes it: this line, its delivery, and nothing else. */
function situationOf(policy: Policy, given: Example["given"]): { facts: Facts; now: number } {
  const { kind, point } = pictured(policy, given);
  const { facts, now } = factsOf(policy, kind, point);
  const { quantity = 1, shipping = 0 } = given;
  const paid = point.worth + shipping;
  const lines = facts.order.lines.map((line) => ({ ...line, quantity }));
  const order = { ...facts.order, lines, shippingPaid: shipping, paid };
  return { facts: { ...facts, order, quantity, refundable: paid }, now };
}

type Came = Record<OfferedRemedy, Mode> & { item: "keep" | "return" | undefined; amount: number | undefined };
const abouts = [...offered, "item", "amount"] as const;

function outcomeOf({ offers }: Pick<Decision, "offers">): Came {
  const of = (remedy: OfferedRemedy) => offers.find((offer) => offer.remedy === remedy);
  const modes = offered.map((remedy) => [remedy, of(remedy)?.mode ?? "no"] as const);
  return {
    ...(Object.fromEntries(modes) as Record<OfferedRemedy, Mode>),
    item: (offers.find((offer) => goodsOf[offer.remedy] === undefined) ?? offers[0])?.goods,
    amount: (of("refund") ?? of("store_credit"))?.amount,
  };
}

const modeWords = {
  automatic: "at once",
  evidence: "once there is a photo",
  person: "by a person",
  no: "not at all",
} as const satisfies Record<Mode, string>;
const goodsWords = { keep: "the goods stay", return: "the goods come back" } as const;

function missOf(
  about: (typeof abouts)[number],
  expected: string | number,
  found: string | number | undefined,
  decision: Decision,
  currency: string,
): Miss {
  const words = (value: string | number | undefined) => {
    if (value === undefined) return "nothing is offered";
    if (typeof value === "number") return formatMoney(value, currency, "en");
    return Object.hasOwn(goodsWords, value)
      ? goodsWords[value as keyof typeof goodsWords]
      : modeWords[value as keyof typeof modeWords];
  };
  const [should, is] = [words(expected), words(found)];
  const subject = about === "item" ? "The goods" : about === "amount" ? "What goes back" : capital(knobNames[about]);
  const why = about === "item" || about === "amount" ? "" : whyOf(decision, about, currency);
  return { about, expected: should, found: is, text: `${subject}: expected ${should}, now ${is}.${why}` };
}

/** What keeps the remedy where it is, as staff read it; nothing where it is instant. */
function whyOf({ offers, declined }: Decision, remedy: OfferedRemedy, currency: string): string {
  const offer = [...offers, ...declined].find((one) => one.remedy === remedy);
  const deciding = (offer?.why ?? []).filter(({ mode }) => mode === worst(offer!.why));
  const told = deciding.map((reason) => sentenceOf(reason, currency));
  return told.map((sentence) => ` ${sentence}`).join("");
}

function sentenceOf({ code, limit, got, unit, mode }: Reasoning, currency: string): string {
  const inWords = (value: number | string | null) =>
    unit === "money" ? formatMoney(Number(value), currency, "en") : value;
  return en.staffWhy[code]({ limit: inWords(limit), got: inWords(got), group: null, mode, reason: "" });
}
