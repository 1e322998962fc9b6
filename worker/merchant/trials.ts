import type { Bounds } from "../../shared/policy/canary.ts";
import { log, storeVersion } from "./policies.ts";
import type { Checked } from "./policies.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** Candidates on trial: beginning and ending one. What a trial does to an item is its own kind's file. */

export type TrialKind = "shadow" | "canary";

/** `bounds` are a canary's; `changed` counts a shadow's items with any other offer. */
export type Trial = {
  id: number;
  kind: TrialKind;
  hash: string;
  since: number;
  by: string | null;
  note: string | null;
  bounds: Bounds | null;
  changed: number;
};

/** The trial of a kind that runs now, or null. */
export function runningTrial(tx: Pick<Tx, "sql">, kind: TrialKind): Trial | null {
  type Row = Omit<Trial, "bounds"> & { bounds: string | null };
  const row = tx.sql
    .exec<Row>(
      "SELECT id, kind, hash, since, by, note, bounds, changed FROM policy_trials WHERE kind = ? AND ended_at IS NULL",
      kind,
    )
    .toArray()[0];
  return row ? { ...row, bounds: row.bounds === null ? null : stored<Bounds>(row.bounds) } : null;
}

/** Who begins it and with which words; `second` approved it. */
export type Beginning = { by: string; note: string | null; second?: string; alone?: boolean };

/** Begins a trial from now on; one of its kind that runs ends with that. */
export function beginTrial(
  tx: Tx,
  kind: TrialKind,
  { policy, hash, checked }: Checked,
  about: Beginning,
  bounds: Bounds | null = null,
): void {
  const before = runningTrial(tx, kind);
  if (before) endTrial(tx, before, about.by, "Another trial takes its place.");
  storeVersion(tx, policy, hash);
  tx.sql.exec(
    "INSERT INTO policy_trials (kind, hash, since, by, note, bounds) VALUES (?, ?, ?, ?, ?, ?)",
    kind,
    hash,
    tx.now,
    about.by,
    about.note,
    bounds && JSON.stringify(bounds),
  );
  log(tx, { ...about, event: `${kind}_started`, hash, checked });
}

/** Ends a trial; `by` is null where it ended by itself. What shoppers were shown under it stays theirs. */
export function endTrial(tx: Tx, { id, kind, hash }: Trial, by: string | null, note: string | null): void {
  tx.sql.exec("UPDATE policy_trials SET ended_at = ? WHERE id = ?", tx.now, id);
  log(tx, { by, event: `${kind}_stopped`, hash, note });
}
