import { closed } from "../../shared/case.ts";
import { lineOf } from "../../shared/order.ts";
import { Refusal } from "../problem.ts";
import { shopperView } from "./case-view.ts";
import { loadCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { knownOrder, unitsLeft } from "./orders.ts";
import type { ItemRef, Known } from "./orders.ts";
import type { Tx } from "./tx.ts";

/**
 * A unit is in one open case at most, whether the case is new or comes back. Throws `unknown_line`, `case_open` with
 * that case, `quantity_exceeds_left`.
 */
export function requireUnits(tx: Tx, known: Known, asked: { lineId: string; quantity: number }, but?: ItemRef): void {
  const { lineId, quantity } = asked;
  const line = lineOf(known.order, lineId);
  if (!line) throw new Refusal("unknown_line", `The order has no line “${lineId}”.`);
  const left = unitsLeft(tx, known, lineId, but);
  if (quantity <= left) return;
  const about = openCaseOn(tx, known.order.id, lineId);
  if (about)
    throw new Refusal("case_open", `${about.reference} is about this already.`, { case: shopperView(tx, about) });
  throw new Refusal("quantity_exceeds_left", `Of “${line.title}” there are ${Math.max(0, left)} left to put right.`);
}

/** The same of an item that comes back: what it has had itself doesn't stand in its way. */
export function requireUnitsAgain(tx: Tx, row: CaseRow, item: ItemRow): void {
  requireUnits(tx, knownOrder(tx, row.orderId)!, item, { caseId: row.id, itemId: item.id });
}

function openCaseOn(tx: Tx, orderId: string, lineId: string): CaseRow | null {
  const done = [...closed].map((state) => `'${state}'`).join(", ");
  const found = tx.sql
    .exec<{ case_id: string }>(
      `SELECT case_id FROM items WHERE order_id = ? AND line_id = ? AND state NOT IN (${done}) LIMIT 1`,
      orderId,
      lineId,
    )
    .toArray()[0];
  return found ? loadCase(tx, found.case_id) : null;
}
