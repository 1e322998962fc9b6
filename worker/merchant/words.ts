import { moodIn } from "../../shared/listening/index.ts";
import { ranks } from "./cases.ts";
import type { CaseRow } from "./cases.ts";
import type { Tx } from "./tx.ts";

/**
 * What a shopper writes into an open case, as its event keeps it. Words of danger bring the case to the front; words
 * that hurt are veiled at the desk. Neither changes what anybody is offered.
 */
export function said(tx: Tx, row: CaseRow, text: string): { text: string; abusive?: true } {
  const { abuse, safety } = moodIn(text, row.lang);
  if (safety && row.reading.safety === null) warn(tx, row, safety);
  return abuse ? { text, abusive: true } : { text };
}

function warn(tx: Tx, row: CaseRow, safety: NonNullable<CaseRow["reading"]["safety"]>): void {
  row.reading = { ...row.reading, safety };
  row.rank = ranks.danger;
  tx.sql.exec("UPDATE cases SET reading = ? WHERE id = ?", JSON.stringify(row.reading), row.id);
}
