import type { Line, Order } from "../order.ts";
import { reasons, type Reason } from "../reasons.ts";
import type { Hit } from "./match.ts";

/** From signs to reasons: the words give the evidence, the order's facts say which of two readings is possible. */

export type Candidate = { reason: Reason; confidence: number };

/** Where the goods are, as far as the order's facts say; `gone` = so overdue that nobody waits any more. */
type Whereabouts = "delivered" | "on_the_way" | "gone";

const dayMs = 86_400_000;
/** So long after the expected day a parcel is more likely lost than late. */
const lostAfterMs = 14 * dayMs;
/** Without an expected day: so long after the order. */
const lostAfterOrderMs = 45 * dayMs;
/** Doubt that stays however much is said: one plain sign gives a confidence of 0.68, a weaker one isn't sure. */
const doubt = 1.4;
/** What further signs of the same reason add to the strongest. */
const further = 0.4;

/** A first guess is sure if it is likely by itself and clearly ahead of the next. */
export function isSure(candidates: readonly Candidate[]): boolean {
  const [first, second] = candidates;
  return first !== undefined && first.confidence >= 0.6 && first.confidence >= 2 * (second?.confidence ?? 0);
}

/** Reasons with evidence, best first. `named` = lines the words name, empty for none. */
export function weigh(hits: readonly Hit[], order: Order, named: readonly string[], now: number): Candidate[] {
  const scores = scoresOf(hits);
  for (const [reason, share] of sharesOfAbsent(order, named, now))
    add(scores, reason, share * (scores.get("absent") ?? 0));
  scores.delete("absent");
  settleCancel(scores, order, now);
  const all = [...scores.values()].reduce((sum, score) => sum + score, 0);
  return reasons
    .map((reason) => ({ reason, confidence: round((scores.get(reason) ?? 0) / (all + doubt)) }))
    .filter((candidate) => candidate.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

type Scores = Map<Reason | "absent", number>;

/** The strongest sign counts in full, others a part, at most twice, so that a long text is no surer than a clear one. */
function scoresOf(hits: readonly Hit[]): Scores {
  const weights = new Map<Reason | "absent", number[]>();
  for (const hit of hits) {
    const reason = hit.cue.slice("reason.".length) as Reason | "absent";
    weights.set(reason, [...(weights.get(reason) ?? []), hit.weight]);
  }
  const scores: Scores = new Map();
  for (const [reason, list] of weights) {
    const [first = 0, second = 0, third = 0] = list.sort((a, b) => b - a);
    scores.set(reason, first + further * (second + third));
  }
  return scores;
}

function add(scores: Scores, reason: Reason, score: number): void {
  if (score > 0) scores.set(reason, (scores.get(reason) ?? 0) + score);
}

/** "It isn't here": lost if delivered by the facts, missing if that is true of a part, late if it isn't due long. */
function sharesOfAbsent(order: Order, named: readonly string[], now: number): [Reason, number][] {
  const lines = named.length > 0 ? order.lines.filter((line) => named.includes(line.id)) : order.lines;
  const where = whereabouts(lines, order, now);
  if (where === "delivered") {
    const part = lines.length < order.lines.length && order.lines.every((line) => isDelivered(line, now));
    return part
      ? [
          ["missing", 1],
          ["never_arrived", 0.2],
        ]
      : [
          ["never_arrived", 1],
          ["late", 0.1],
        ];
  }
  if (where === "gone")
    return [
      ["never_arrived", 1],
      ["late", 0.4],
    ];
  return [
    ["late", 1],
    ["never_arrived", 0.15],
  ];
}

function whereabouts(lines: readonly Line[], order: Order, now: number): Whereabouts {
  if (lines.every((line) => isDelivered(line, now))) return "delivered";
  const expected = order.expectedAt === undefined ? null : Date.parse(order.expectedAt);
  if (expected === null) return now - Date.parse(order.placedAt) > lostAfterOrderMs ? "gone" : "on_the_way";
  return now - expected > lostAfterMs ? "gone" : "on_the_way";
}

/**
 * Nothing that was delivered can be cancelled: there "cancel" means giving it back, and before it the other way round.
 * What hasn't left yet can only be cancelled.
 */
function settleCancel(scores: Scores, order: Order, now: number): void {
  if (order.lines.every((line) => line.fulfilledAt === undefined && !isDelivered(line, now))) {
    add(scores, "cancel", scores.get("changed_mind") ?? 0);
    scores.delete("changed_mind");
    return;
  }
  const cancel = scores.get("cancel") ?? 0;
  if (cancel === 0) return;
  if (!order.lines.every((line) => isDelivered(line, now))) {
    scores.set("changed_mind", (scores.get("changed_mind") ?? 0) * 0.2);
    return;
  }
  scores.set("cancel", cancel * 0.4);
  add(scores, "changed_mind", cancel * 0.6);
}

export function isDelivered(line: Line, now: number): boolean {
  return line.deliveredAt !== undefined && Date.parse(line.deliveredAt) <= now;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
