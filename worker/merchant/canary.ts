import type { Order } from "../../shared/order.ts";
import { isAssigned, stopReason } from "../../shared/policy/canary.ts";
import type { Count } from "../../shared/policy/canary.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { bestMode } from "./decisions.ts";
import { hashAt, liveHash, policyOf, tellDesks } from "./policies.ts";
import { endTrial, runningTrial } from "./trials.ts";
import type { Trial } from "./trials.ts";
import type { Tx } from "./tx.ts";

/**
 * Which two versions decide an order's cases, and a candidate that decides some of them. An order is given one side with
 * its first case and keeps it; one that had a case before the trial stays out of it.
 */

type Dated = Pick<Order, "id" | "placedAt">;
export type Versions = { termsHash: string; riskHash: string };

/** The versions for a new case; an order that comes during a trial for the first time is written down on its side. */
export function versionsFor(tx: Tx, order: Dated): Versions {
  const trial = runningTrial(tx, "canary");
  const side = trial && sideOf(tx, order.id, trial);
  if (side?.isNew) {
    tx.sql.exec("INSERT INTO canary_orders VALUES (?, ?, ?)", order.id, trial!.id, side.candidate ? 1 : 0);
  }
  return { termsHash: termsHashOf(tx, order, trial), riskHash: side?.candidate ? trial!.hash : liveHash(tx) };
}

/** The version whose terms hold for an order: changes nothing, so that it may be asked before there is any case. */
export const termsOf = (tx: Tx, order: Dated): Policy =>
  policyOf(tx, termsHashOf(tx, order, runningTrial(tx, "canary")));

/** Terms are the order's for ever: the candidate's, where it was placed while that one was tried on it. */
function termsHashOf(tx: Tx, { id, placedAt }: Dated, trial: Trial | null): string {
  const placed = Date.parse(placedAt);
  const kept = tx.sql.exec<{ hash: string }>(
    `SELECT hash FROM canary_orders JOIN policy_trials ON policy_trials.id = trial
     WHERE order_id = ? AND candidate = 1 AND since <= ? AND coalesce(ended_at, ?) > ? ORDER BY trial LIMIT 1`,
    id,
    placed,
    Number.MAX_SAFE_INTEGER,
    placed,
  );
  const own = kept.toArray()[0]?.hash;
  if (own !== undefined) return own;
  const isOn = trial && trial.since <= placed && sideOf(tx, id, trial)?.candidate;
  return isOn ? trial.hash : hashAt(tx, placed);
}

/** The side an order is on: as it was given before under this candidate, or by its hash if it is new to us. */
function sideOf(tx: Tx, orderId: string, trial: Trial): { candidate: boolean; isNew: boolean } | null {
  const before = tx.sql
    .exec<{ candidate: number }>(
      `SELECT candidate FROM canary_orders JOIN policy_trials ON policy_trials.id = trial
       WHERE order_id = ? AND hash = ? ORDER BY trial LIMIT 1`,
      orderId,
      trial.hash,
    )
    .toArray()[0];
  if (before) return { candidate: before.candidate === 1, isNew: false };
  if (tx.sql.exec("SELECT 1 FROM cases WHERE order_id = ? LIMIT 1", orderId).toArray().length > 0) return null;
  return { candidate: isAssigned(orderId, trial.hash, trial.bounds!.shareBp), isNew: true };
}

/** Counts what was decided for an order of the trial. Orders that only try things out count for nothing. */
export function countCanary(tx: Tx, order: Order, decisions: readonly Decision[]): void {
  const trial = runningTrial(tx, "canary");
  if (!trial || order.test) return;
  const persons = decisions.filter((decision) => bestMode(decision) === "person").length;
  tx.sql.exec(
    `INSERT INTO canary_counts (trial, candidate, currency, items, persons)
     SELECT trial, candidate, ?3, ?4, ?5 FROM canary_orders WHERE order_id = ?1 AND trial = ?2
     ON CONFLICT DO UPDATE SET items = items + ?4, persons = persons + ?5`,
    order.id,
    trial.id,
    order.currency,
    decisions.length,
    persons,
  );
  watchCanary(tx);
}

/** Ends the trial in the very transaction in which it passes its bounds. */
export function watchCanary(tx: Tx): void {
  const trial = runningTrial(tx, "canary");
  const why = trial && stopReason(countsOf(tx, trial), trial.bounds!);
  if (!why) return;
  endTrial(tx, trial, null, why);
  tellDesks(tx);
}

/** What was counted so far, each side and currency by itself. */
export function countsOf(tx: Pick<Tx, "sql">, trial: Pick<Trial, "id">): Count[] {
  type Row = Omit<Count, "candidate"> & { candidate: number };
  const rows = tx.sql.exec<Row>(
    `SELECT candidate, currency, items, persons, spent FROM canary_counts WHERE trial = ?
     ORDER BY currency, candidate DESC`,
    trial.id,
  );
  return rows.toArray().map((row) => ({ ...row, candidate: row.candidate === 1 }));
}
