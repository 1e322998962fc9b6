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

/** The version whose terms hold for an order. */
export const termsOf = (tx: Tx, order: { placedAt: string }) => policyOf(tx, hashAt(tx, Date.parse(order.placedAt)));

/** What the log says of a version's going live: by whom, and in which words. `since` is now, unless said. */
type Publication = {
  event: "published" | "rolled_back";
  by: string | null;
  note: string | null;
  /** What the check said of it before it went live. */
  checked?: unknown;
  since?: number;
};

/** Stores a version, once and for ever, and makes it the live one. */
export function publish(tx: Pick<Tx, "sql" | "now">, policy: Policy, hash: string, about: Publication): void {
  tx.sql.exec(
    "INSERT INTO policies SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM policies WHERE hash = ?1)",
    hash,
    JSON.stringify(policy),
    tx.now,
  );
  makeLive(tx, hash, about);
}

/** Makes a stored version the live one: a new entry, whatever was live before. */
export function makeLive(tx: Pick<Tx, "sql" | "now">, hash: string, about: Publication): void {
  tx.sql.exec("INSERT INTO policy_live (hash, since) VALUES (?, ?)", hash, about.since ?? tx.now);
  log(tx, { ...about, hash });
}

export type LogEntry = {
  event: Publication["event"] | "paused" | "resumed" | "signal_overturned";
  by: string | null;
  hash: string | null;
  note: string | null;
  checked?: unknown;
};

/** Appends to the policy's own log. */
export function log(tx: Pick<Tx, "sql" | "now">, { by, event, hash, note, checked }: LogEntry): void {
  tx.sql.exec(
    "INSERT INTO policy_log (at, by, event, hash, note, checked) VALUES (?, ?, ?, ?, ?, ?)",
    tx.now,
    by,
    event,
    hash,
    note,
    checked === undefined ? null : JSON.stringify(checked),
  );
}
