import { Refusal } from "../problem.ts";
import type { Tx } from "./tx.ts";

/** How often something may happen: exact, because it is counted where it is decided. */

/** Counts one more of something and throws `rate_limited` when it is too many within the span. */
export function limit(tx: Tx, name: string, most: number, span: number): void {
  const row = tx.sql
    .exec<{ since: number; count: number }>("SELECT since, count FROM rates WHERE name = ?", name)
    .toArray()[0];
  const fresh = !row || row.since <= tx.now - span;
  if (!fresh && row.count >= most) {
    const retryAfter = Math.ceil((row.since + span - tx.now) / 1000);
    throw new Refusal("rate_limited", `Too many tries. Please try again in ${Math.ceil(retryAfter / 60)} minutes.`, {
      retryAfter,
    });
  }
  tx.sql.exec(
    "INSERT OR REPLACE INTO rates VALUES (?, ?, ?)",
    name,
    fresh ? tx.now : row.since,
    fresh ? 1 : row.count + 1,
  );
}
