import { exists } from "./tables.ts";

/** The live version as it is stored. `since` is milliseconds, UTC: a merchant's first version holds for all orders before it. */
export type Published = { hash: string; since: number; json: string };

/** What is live now, for the page the shop shows of it; null where there is no merchant. */
export function publishedPolicy(sql: SqlStorage): Published | null {
  if (!exists(sql)) return null;
  return sql
    .exec<Published>(
      `SELECT hash, max(since, created_at) AS since, json FROM policy_live JOIN policies USING (hash)
       ORDER BY policy_live.seq DESC LIMIT 1`,
    )
    .one();
}
