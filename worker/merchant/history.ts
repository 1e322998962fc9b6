import { caseState } from "../../shared/case.ts";
import type { DeskCase } from "../../shared/contract.ts";
import type { Order } from "../../shared/order.ts";
import { iso } from "../../shared/time.ts";
import { loadCase } from "./cases.ts";
import { knownOrder } from "./orders.ts";
import type { Tx } from "./tx.ts";

/** The customer's other cases, newest first, the last twenty: by the customer's id or e-mail as the orders say it. */
export function historyOf(tx: Tx, order: Order, but: string): DeskCase["history"] {
  const rows = tx.sql.exec<{ id: string }>(
    `SELECT cases.id FROM cases JOIN orders ON orders.id = cases.order_id
     WHERE cases.id <> ?1 AND (orders.customer = ?2 OR orders.email_hash = ?3) ORDER BY cases.opened_at DESC LIMIT 20`,
    but,
    order.customer.id ?? null,
    knownOrder(tx, order.id)?.emailHash ?? null,
  );
  return rows.toArray().map(({ id }) => {
    const row = loadCase(tx, id);
    return {
      id,
      reference: row.reference,
      state: caseState(row.items.map((item) => item.state)),
      openedAt: iso(row.openedAt),
      summary: row.reading.summary,
    };
  });
}
