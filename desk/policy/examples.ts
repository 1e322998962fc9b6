import { decide } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, Facts, Reasoning } from "../../shared/policy/decision.ts";
import type { Policy } from "../../shared/policy/document.ts";
import type { Example } from "../../shared/policy/examples.ts";
import { reasonTable } from "../../shared/reasons.ts";
import type { Reason } from "../../shared/reasons.ts";
import { extraWords } from "../../shared/policy/words.ts";
import { en } from "../../shared/texts/en.ts";
import { money } from "../format.ts";
import { askedOf, exampleOrdersFor, givenOf } from "./example-orders.ts";
import { lawfulWords, text } from "./strings.ts";

/** Small orders in words, and what the policy makes of each. Pure: decided by `decide` itself, as a shopper's would be. */

export type Outcome = {
  id: string;
  story: string;
  words: string;
  /** A second, quiet sentence: what the shopper reads, or what the law adds. */
  also: string;
  /** As it is decided by what is live, where that differs. */
  until: string | null;
  mode: "automatic" | "evidence" | "person" | "no";
  /** The order as the document's own examples have it. */
  given: Example["given"];
};

/**
 * What becomes of each, in words; beside it what the live policy makes of it, where that is something else.
 * @param now milliseconds, UTC
 */
export function outcomesOf(policy: Policy, live: Policy, country: string, now: number): Outcome[] {
  return exampleOrdersFor(policy, country, now).map((example) => {
    const { facts, at } = askedOf(policy, example, country, now);
    const told = (by: Policy) => {
      const decision = decide(by, by, facts, at);
      return { decision, words: wordsFor(facts, decision) };
    };
    const [mine, theirs] = [told(policy), told(live)];
    return {
      id: example.id,
      story: example.story,
      words: mine.words,
      also: alsoFor(policy, facts, mine.decision),
      until: mine.words === theirs.words ? null : theirs.words,
      mode: easiest(mine.decision.offers),
      given: givenOf(policy, example, facts.order),
    };
  });
}

const easiest = (offers: readonly DecidedOffer[]): Outcome["mode"] =>
  (["automatic", "evidence", "person"] as const).find((mode) => offers.some((offer) => offer.mode === mode)) ?? "no";

const phrases = { automatic: text.examples.atOnce, evidence: text.examples.withPhoto, person: text.examples.byPerson };

/** "€24.90 back, a new one, or €24.90 credit plus €2.49, at once; nothing to send back." */
function wordsFor(facts: Facts, { offers, extra }: Decision): string {
  if (offers.length === 0) return text.examples.no;
  const { currency } = facts.order;
  const parts = (["automatic", "evidence", "person"] as const).flatMap((mode) => {
    const those = offers.filter((offer) => offer.mode === mode);
    return those.length === 0 ? [] : [`${either(those.map((offer) => offerWords(offer, currency)))}, ${phrases[mode]}`];
  });
  const fee = offers.find((offer) => offer.fees.length > 0)?.fees[0]?.amount;
  const more = extra ? [text.examples.extra(extraWords({ ...extra, most: money(extra.cost, currency) }))] : [];
  const whole = [
    ...parts,
    ...more,
    ...(fee ? [text.examples.lessFee(money(fee, currency))] : []),
    ...goodsWords(facts, offers),
  ];
  const said = whole.join("; ");
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

const either = (words: readonly string[]) => new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);

function offerWords({ remedy, amount, bonus }: DecidedOffer, currency: string): string {
  const shown = money(amount, currency);
  if (remedy === "refund") return text.examples.money(shown);
  if (remedy === "partial_refund") return text.examples.part(shown);
  if (remedy !== "store_credit") return text.examples.goods[remedy];
  return bonus > 0 ? text.examples.creditPlus(shown, money(bonus, currency)) : text.examples.credit(shown);
}

function goodsWords({ reason }: Facts, offers: readonly DecidedOffer[]): string[] {
  const back = offers.find((offer) => offer.goods === "return")?.return;
  if (back) return [back.paidBy === "merchant" ? text.examples.backByUs : text.examples.backByShopper];
  return reasonTable[reason].arrived ? [text.examples.nothingBack] : [];
}

/** What the law lifted, else the sentence the shopper reads where it isn't settled at once. */
function alsoFor(policy: Policy, { reason, order }: Facts, { offers, declined, lawRaised }: Decision): string {
  const comesBack = offers.some(({ goods }) => goods === "return");
  // What nobody would pay or keep here isn't worth a word.
  const moot: Partial<Record<string, boolean>> = {
    returnPaidBy: !comesBack,
    refundWhen: !comesBack,
    restockingFeeBp: !comesBack,
    refundShipping: order.shippingPaid === 0,
  };
  const lifted = [...new Set(lawRaised.map(({ knob }) => knob))].filter((knob) => !moot[knob]);
  if (lifted.length > 0) return text.examples.law(lifted.map((knob) => lawfulWords[knob]).join("; "));
  if (offers.some(({ mode }) => mode === "automatic")) return "";
  const why = offers[0] ? offers[0].why.find((one) => one.mode === offers[0]!.mode) : declined[0]?.why[0];
  return why ? `“${shopperWhy(policy, why, reason)}”` : "";
}

function shopperWhy(policy: Policy, { code, mode, at, limit, got }: Reasoning, reason: Reason): string {
  const group = policy.products.find(({ id }) => at === `products/${id}`)?.name ?? null;
  return en.why[code]({ limit, got, mode, group, reason: en.reading.reasons[reason] });
}
