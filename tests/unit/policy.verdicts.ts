// What a check's verdicts promise of every order, asked of `decide()` once more: the document with a part left out, by
// its path alone.
import * as v from "valibot";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import type { Finding, FindingCode } from "../../shared/policy/findings.ts";
import { Policy } from "../../shared/policy/document.ts";
import { subjectOf } from "../../shared/policy/setting.ts";
import { goodsWords } from "../../shared/policy/words.ts";
import { termsFor } from "../../shared/policy/terms.ts";
import { keepsAll, lineOf, severity } from "./policy.oracle.ts";
import { offered } from "../../shared/remedies.ts";

type Json = Record<string, unknown> | unknown[];

/** The document without what stands at this path; lists with ids are looked up by them. */
export function without(policy: Policy, path: string): Policy {
  const copy = structuredClone(policy) as unknown as Json;
  const keys = path.split("/");
  const indexIn = (list: unknown[], key: string) => {
    const named = (list as { id?: string }[]).findIndex(({ id }) => id === key);
    return named >= 0 ? named : Number(key);
  };
  const parent = keys.slice(0, -1).reduce<Json>((own, key) => {
    const inner = Array.isArray(own) ? own[indexIn(own, key)] : own[key];
    return inner as Json;
  }, copy);
  const last = keys.at(-1)!;
  if (Array.isArray(parent)) parent.splice(indexIn(parent, last), 1);
  else delete parent[last];
  return v.parse(Policy, copy);
}

/** What a shopper and the till see of a decision. */
const seen = (decision: Decision) =>
  JSON.stringify([
    decision.lane,
    decision.extra,
    decision.offers.map(({ remedy, mode, amount, bonus, fees, goods, return: back, variants, onGiftCard, why }) => [
      remedy,
      mode,
      amount,
      bonus,
      fees,
      goods,
      back?.paidBy,
      back?.when,
      variants,
      onGiftCard,
      mode === "evidence" && why.find(({ code }) => code === "proof_needed")?.limit,
    ]),
  ]);

type Verdict = (facts: Facts, now: number) => boolean;

const dead: readonly FindingCode[] = ["no_effect", "layer_no_effect", "evidence_pointless"];

/** What a finding says of every order, as something that must hold; null where it is about one order alone. */
export function verdictOf(policy: Policy, { code, path, text }: Finding): Verdict | null {
  const decided = (facts: Facts, now: number, other = policy) => decide(other, other, facts, now);
  if (dead.includes(code)) {
    const other = without(policy, path);
    return (facts, now) => seen(decided(facts, now)) === seen(decided(facts, now, other));
  }
  const never: Verdict = (facts, now) => decided(facts, now).offers.every(({ mode }) => mode !== "automatic");
  if (code === "nothing_automatic") return never;
  if (code === "never_automatic") {
    return (facts, now) => !text.includes(goodsWords[facts.reason]) || never(facts, now);
  }
  return null;
}

/** A customer without this group's tags is never better served. */
export function trapped(policy: Policy, facts: Facts, now: number): boolean {
  const { order } = facts;
  const own = termsFor(policy, subjectOf(policy, facts, lineOf(facts)));
  if (!own.layers.some((at) => at.startsWith("customers/"))) return false;
  const plain = { ...facts, order: { ...order, customer: { ...order.customer, tags: [] } } };
  const [theirs, anyones] = [decide(policy, policy, facts, now), decide(policy, policy, plain, now)];
  const modeOf = (decision: Decision, remedy: string) =>
    severity.indexOf(decision.offers.find((offer) => offer.remedy === remedy)?.mode ?? "no");
  return offered.some(
    (remedy) => modeOf(theirs, remedy) > modeOf(anyones, remedy) && !(remedy === "partial_refund" && keepsAll(theirs)),
  );
}
