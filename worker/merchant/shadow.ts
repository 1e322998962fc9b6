import { outcomes } from "../../shared/contract.ts";
import type { Outcomes, PolicyAnswer } from "../../shared/contract.ts";
import type { Order } from "../../shared/order.ts";
import { outcomeOf, sameOffers } from "../../shared/policy/backtest.ts";
import { decideEach } from "../../shared/policy/decide.ts";
import type { Facts } from "../../shared/policy/decision.ts";
import { offersShown } from "../../shared/policy/shown.ts";
import { iso } from "../../shared/time.ts";
import type { CaseRow } from "./cases.ts";
import { policyOf } from "./policies.ts";
import { runningTrial } from "./trials.ts";
import type { Trial } from "./trials.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * A candidate in the shadow: it decides every item that is opened, as if it had always been live, and nothing comes of it.
 * Budgets are those of what really went out.
 */

/** Lets the candidate decide a new case's items too, from the same facts. In the case's own transaction: microseconds. */
export function decideInShadow(
  tx: Tx,
  row: Pick<CaseRow, "id" | "items" | "termsHash">,
  order: Order,
  facts: readonly Facts[],
): void {
  const trial = runningTrial(tx, "shadow");
  if (!trial || order.test) return;
  const candidate = policyOf(tx, trial.hash);
  const decided = decideEach(candidate, candidate, facts, tx.now);
  for (const [index, { id, decision }] of row.items.entries()) {
    const { decision: after } = decided[index]!;
    count(tx, trial, outcomeOf(decision), outcomeOf(after), sameOffers(decision, after));
    if (outcomeOf(decision) === outcomeOf(after)) continue;
    const was = offersShown(policyOf(tx, row.termsHash), order.currency, decision);
    const would = offersShown(candidate, order.currency, after);
    keepDifference(tx, trial, { caseId: row.id, id }, [outcomeOf(decision), was], [outcomeOf(after), would]);
  }
}

function count(tx: Tx, { id }: Trial, before: Outcomes, after: Outcomes, same: boolean): void {
  tx.sql.exec(
    "INSERT INTO shadow_counts VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET items = items + 1",
    id,
    before,
    after,
  );
  if (!same) tx.sql.exec("UPDATE policy_trials SET changed = changed + 1 WHERE id = ?", id);
}

type Side = readonly [outcome: Outcomes, offers: ReturnType<typeof offersShown>];

function keepDifference(tx: Tx, { id }: Trial, item: { caseId: string; id: string }, was: Side, would: Side): void {
  tx.sql.exec(
    `INSERT INTO shadow_differences (trial, case_id, item_id, at, before, after, before_offers, after_offers)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    item.caseId,
    item.id,
    tx.now,
    was[0],
    would[0],
    JSON.stringify(was[1]),
    JSON.stringify(would[1]),
  );
}

/** Differences that are kept; the counts go on. */
const MOST = 5000;

/** Older differences go. */
export function pruneShadow(tx: Tx): void {
  tx.sql.exec("DELETE FROM shadow_differences WHERE id <= (SELECT max(id) FROM shadow_differences) - ?", MOST);
}

const SAMPLES = 20;
type Shadow = NonNullable<PolicyAnswer["shadow"]>;

/** What came of a shadow so far: the counts, and the newest differences with both explanations. */
export function shadowSums(tx: Tx, trial: Trial): Omit<Shadow, "hash" | "since" | "by" | "note"> {
  type Row = { before: Outcomes; after: Outcomes; items: number };
  const rows = tx.sql.exec<Row>("SELECT before, after, items FROM shadow_counts WHERE trial = ?", trial.id).toArray();
  const itemsIn = (before: Outcomes, after: Outcomes) =>
    rows.find((row) => row.before === before && row.after === after)?.items ?? 0;
  const sum = (some: readonly Row[]) => some.reduce((all, { items }) => all + items, 0);
  const row = (before: Outcomes) => Object.fromEntries(outcomes.map((after) => [after, itemsIn(before, after)]));
  return {
    decided: sum(rows),
    differing: sum(rows.filter(({ before, after }) => before !== after)),
    changed: trial.changed,
    matrix: Object.fromEntries(outcomes.map((before) => [before, row(before)])) as Shadow["matrix"],
    samples: samplesOf(tx, trial),
  };
}

function samplesOf(tx: Tx, trial: Trial): Shadow["samples"] {
  type Row = { case_id: string; item_id: string; reference: string; at: number; quantity: number; reason: string } & {
    line_id: string;
    facts: string;
    before: string;
    after: string;
    before_offers: string;
    after_offers: string;
  };
  const rows = tx.sql.exec<Row>(
    `SELECT kept.case_id, kept.item_id, reference, kept.at, quantity, reason, line_id, facts, before, after, before_offers,
       after_offers FROM shadow_differences kept JOIN cases ON cases.id = kept.case_id
       JOIN items ON items.case_id = kept.case_id AND items.id = kept.item_id JOIN orders ON orders.id = cases.order_id
     WHERE trial = ? ORDER BY kept.id DESC LIMIT ?`,
    trial.id,
    SAMPLES,
  );
  return rows.toArray().map((row) => {
    const order = stored<Order>(row.facts);
    return {
      case: row.case_id,
      item: row.item_id,
      reference: row.reference,
      at: iso(row.at),
      title: order.lines.find(({ id }) => id === row.line_id)?.title ?? row.line_id,
      quantity: row.quantity,
      reason: row.reason as Shadow["samples"][number]["reason"],
      currency: order.currency,
      before: { outcome: row.before as Outcomes, offers: stored(row.before_offers) },
      after: { outcome: row.after as Outcomes, offers: stored(row.after_offers) },
    };
  });
}
