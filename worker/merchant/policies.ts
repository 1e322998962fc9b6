import * as v from "valibot";
import { Policy } from "../../shared/policy/document.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

const parsed = new Map<string, Policy>();
const KEPT = 50;

/** A version by its hash. Versions are immutable, so one that is named exists, and once read it need not be read again. */
export function policyOf(tx: Tx, hash: string): Policy {
  const known = parsed.get(hash);
  if (known) return known;
  const { json } = tx.sql.exec<{ json: string }>("SELECT json FROM policies WHERE hash = ?", hash).one();
  // Parsed, not only read: a version from before a knob was there takes that knob's default.
  const policy = v.parse(Policy, stored(json));
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(hash, policy);
  return policy;
}

/** The hash of the version live now: it alone says how much may go out by itself. */
export function liveHash(tx: Tx): string {
  return tx.sql.exec<{ hash: string }>("SELECT hash FROM policy_live ORDER BY seq DESC LIMIT 1").one().hash;
}

/** The hash of the version live at that time; the first one for what is older. Terms are pinned to the order's date. */
export function hashAt(tx: Tx, at: number): string {
  const rows = tx.sql
    .exec<{ hash: string }>("SELECT hash FROM policy_live WHERE since <= ? ORDER BY seq DESC LIMIT 1", at)
    .toArray();
  return rows[0]?.hash ?? tx.sql.exec<{ hash: string }>("SELECT hash FROM policy_live ORDER BY seq LIMIT 1").one().hash;
}

/** Stores a version and makes it the live one. */
export function publish(tx: Pick<Tx, "sql" | "now">, policy: Policy, hash: string): void {
  tx.sql.exec("INSERT OR IGNORE INTO policies VALUES (?, ?, ?)", hash, JSON.stringify(policy), tx.now);
  tx.sql.exec("INSERT INTO policy_live (hash, since) VALUES (?, ?)", hash, tx.now);
}
