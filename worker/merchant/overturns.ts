import { decide } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, Facts, RefundRate } from "../../shared/policy/decision.ts";
import { canonical } from "../../shared/policy/document.ts";
import type { Signal, SignalRule } from "../../shared/policy/document.ts";
import { overturnedTooOften } from "../../shared/policy/signals.ts";
import { ruleWords } from "../../shared/policy/words.ts";
import type { StandingSignal, StaffOffer } from "../../shared/contract.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { knownOrder } from "./orders.ts";
import { liveHash, log, policyOf } from "./policies.ts";
import { photoSources, sourcesOf } from "./signals.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * Signals on trial: which of them sent an item to a person, and whether that person gave what would have been given at
 * once anyway. Counted by rule in the same transaction as what happened. A rule is its own name: as long as nothing of
 * it changes, its count goes on from version to version.
 */

type Given = Pick<StaffOffer, "remedy" | "amount" | "bonus">;
type AtOnce = Pick<DecidedOffer, "remedy" | "amount" | "bonus" | "value">;
type Outcome = "upheld" | "overturned";

/** Takes note of the signals for which an item has gone to a person. Those noted already stay as they are. */
export function recordStood(tx: Tx, row: CaseRow, itemId: string, facts: Facts, decision: Decision): void {
  const risk = policyOf(tx, row.riskHash);
  const found = foundIn(decision);
  if (found.size === 0) return;
  const atOnce = JSON.stringify(givenWithout(tx, row, facts));
  for (const [at, got] of found) {
    const rule = risk.signals[Number(at.split("/")[1])]!;
    const rate = rule.signal === "refundRate365d" ? JSON.stringify(facts.signals.refundRate365d) : null;
    const isNew = insertStood(tx, [row.id, itemId, canonical(rule), tx.now, got, rate, atOnce]);
    if (isNew && atOnce !== "[]") count(tx, canonical(rule), "sent", 1);
  }
}

/** False where it was noted before. */
function insertStood(tx: Tx, values: (string | number | null)[]): boolean {
  const inserted = tx.sql.exec(
    `INSERT INTO signals_stood (case_id, item_id, rule, at, got, rate, at_once) VALUES (?,?,?,?,?,?,?)
       ON CONFLICT DO NOTHING RETURNING rule`,
    ...values,
  );
  return inserted.toArray().length > 0;
}

/** What each signal found, by its place in the policy. */
function foundIn({ offers }: Decision): Map<string, number> {
  const why = offers.flatMap((offer) => offer.why).filter(({ code }) => code === "signal");
  return new Map(why.map(({ at, got }) => [at, Number(got)]));
}

/**
 * What would have been given at once, or with a photo, without any signal. Nothing, where a person would have looked
 * anyway: there no signal was right or wrong. An order that only tries things out counts for nothing either.
 */
function givenWithout(tx: Tx, row: CaseRow, facts: Facts): AtOnce[] {
  if (facts.order.test) return [];
  const risk = { ...policyOf(tx, row.riskHash), signals: [] };
  return decide(policyOf(tx, row.termsHash), risk, facts, tx.now)
    .offers.filter(({ mode }) => mode === "automatic" || mode === "evidence")
    .map(({ remedy, amount, bonus, value }) => ({ remedy, amount, bonus, value }));
}

type Stood = { rule: string; at_once: string; outcome: Outcome | null; wrong: number };

const stoodOn = (tx: Tx, row: CaseRow, item: ItemRow) =>
  tx.sql
    .exec<Stood>(
      "SELECT rule, at_once, outcome, wrong FROM signals_stood WHERE case_id = ? AND item_id = ? AND at_once <> '[]'",
      row.id,
      item.id,
    )
    .toArray();

/**
 * A person has decided: each signal of the item was overturned, where they gave at least what would have been given at
 * once or said that it was wrong here, and upheld where they gave less or declined. A later word takes the place of it.
 */
export function judged(tx: Tx, row: CaseRow, item: ItemRow, given: readonly Given[], wrong: readonly Signal[]): void {
  for (const stood of stoodOn(tx, row, item)) {
    const marked = stood.wrong === 1 || wrong.includes(stored<SignalRule>(stood.rule).signal);
    if (marked && stood.wrong === 0) mark(tx, row, item, stood.rule);
    const fair = marked || given.some((offer) => isAsMuch(offer, stored<AtOnce[]>(stood.at_once)));
    end(tx, row, item, stood, fair ? "overturned" : "upheld");
  }
}

/** What was decided has been taken back: nothing is said of the item's signals for now. */
export function unjudged(tx: Tx, row: CaseRow, item: ItemRow): void {
  for (const stood of stoodOn(tx, row, item)) end(tx, row, item, stood, null);
}

/** The same remedy with no less of it, or money for what it is worth. */
function isAsMuch(given: Given, atOnce: readonly AtOnce[]): boolean {
  return atOnce.some(({ remedy, amount, bonus, value }) =>
    given.remedy === remedy
      ? given.amount >= amount && given.bonus >= bonus
      : given.remedy === "refund" && given.amount >= value - bonus,
  );
}

function mark(tx: Tx, row: CaseRow, item: ItemRow, rule: string): void {
  const where = "case_id = ? AND item_id = ? AND rule = ?";
  tx.sql.exec(`UPDATE signals_stood SET wrong = 1 WHERE ${where}`, row.id, item.id, rule);
  count(tx, rule, "marked", 1);
}

function end(tx: Tx, row: CaseRow, item: ItemRow, { rule, outcome: before }: Stood, outcome: Outcome | null): void {
  if (outcome === before) return;
  const where = "case_id = ? AND item_id = ? AND rule = ?";
  tx.sql.exec(`UPDATE signals_stood SET outcome = ? WHERE ${where}`, outcome, row.id, item.id, rule);
  if (before) count(tx, rule, before, -1);
  if (!outcome) return;
  count(tx, rule, outcome, 1);
  noticeIfWrong(tx, rule);
}

function count(tx: Tx, rule: string, what: Outcome | "sent" | "marked", by: 1 | -1): void {
  tx.sql.exec(
    `INSERT INTO signal_outcomes (rule, ${what}) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET ${what} = ${what} + ?2`,
    rule,
    by,
  );
}

export type Tally = { rule: string; sent: number; upheld: number; overturned: number; marked: number };

/** How often this rule was right; null where it never sent anything to a person. */
export function tallyOf(tx: Tx, rule: string): (Tally & { noticed: string | null }) | null {
  const query = "SELECT rule, sent, upheld, overturned, marked, noticed FROM signal_outcomes WHERE rule = ?";
  return tx.sql.exec<Tally & { noticed: string | null }>(query, rule).toArray()[0] ?? null;
}

/** A rule that is live and hardly ever right is told of in the policy's log, once in each version. */
function noticeIfWrong(tx: Tx, rule: string): void {
  const tally = tallyOf(tx, rule)!;
  const hash = liveHash(tx);
  const isLive = policyOf(tx, hash).signals.some((each) => canonical(each) === rule);
  if (!isLive || tally.noticed === hash || !overturnedTooOften(tally)) return;
  const decided = tally.upheld + tally.overturned;
  const note = `From ${ruleWords(stored(rule))} on a person looks. Of ${decided} decided, it proved wrong for ${tally.overturned}.`;
  log(tx, { event: "signal_overturned", by: null, hash, note });
  tx.sql.exec("UPDATE signal_outcomes SET noticed = ? WHERE rule = ?", hash, rule);
}

type Shown = { item_id: string; rule: string; at: number; got: number; rate: string | null; wrong: number };

/** The signals for which a case went to a person, each once, with what it counted and how often it was right before. */
export function standingOn(tx: Tx, row: CaseRow): StandingSignal[] {
  const rows = tx.sql
    .exec<Shown>(
      "SELECT item_id, rule, at, got, rate, wrong FROM signals_stood WHERE case_id = ? ORDER BY at, rule",
      row.id,
    )
    .toArray();
  return [...Map.groupBy(rows, ({ rule }) => rule).values()].map((each) => standingOf(tx, row, each));
}

function standingOf(tx: Tx, row: CaseRow, each: readonly Shown[]): StandingSignal {
  const { rule: text, at, rate } = each[0]!;
  const rule = stored<SignalRule>(text);
  const { signal, atLeast: limit } = rule;
  const { upheld = 0, overturned = 0 } = tallyOf(tx, text) ?? {};
  return {
    signal,
    limit,
    got: Math.max(...each.map(({ got }) => got)),
    rate: rule.signal === "refundRate365d" ? { ...stored<RefundRate>(rate!), minimumOrders: rule.minimumOrders } : null,
    items: each.map(({ item_id }) => item_id),
    from:
      signal === "photoSeenBefore"
        ? each.flatMap(({ item_id }) => photoSources(tx, row.id, item_id))
        : sourcesOf(tx, knownOrder(tx, row.orderId)!, row.id, signal, at),
    before: { upheld, overturned },
    wrong: each.some(({ wrong }) => wrong === 1),
  };
}
