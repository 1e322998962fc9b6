import * as v from "valibot";
import type { Case, PolicyEvent } from "../../shared/contract.ts";
import { POLICY_CHANGED } from "../../shared/live.ts";
import { Policy } from "../../shared/policy/document.ts";
import { localDateAfter } from "../../shared/time.ts";
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

/** How goods are sent back today: not as when the order was placed, for a shop moves house. */
export function returnsNow(tx: Tx): NonNullable<Case["returns"]> {
  const { address, instructions, label } = policyOf(tx, liveHash(tx)).returns ?? {};
  return {
    address: address ?? tx.settings.returnAddress,
    instructions: instructions ?? null,
    label: label ?? "none",
  };
}

/** Today, in the time zone of the policy that is live: the day that budgets are counted by. */
export const today = (tx: Tx): string => daysAgo(tx, 0);

/** The local date so many days ago, in the live policy's time zone. */
export const daysAgo = (tx: Tx, days: number): string =>
  localDateAfter(tx.now, -days, policyOf(tx, liveHash(tx)).timeZone);

/** The hash of the version live at that time; the first one for what is older. Terms are pinned to the order's date. */
export function hashAt(tx: Tx, at: number): string {
  const rows = tx.sql
    .exec<{ hash: string }>("SELECT hash FROM policy_live WHERE since <= ? ORDER BY seq DESC LIMIT 1", at)
    .toArray();
  return rows[0]?.hash ?? tx.sql.exec<{ hash: string }>("SELECT hash FROM policy_live ORDER BY seq LIMIT 1").one().hash;
}

/** A version that may go live or on trial: checked, and named, before the transaction. `checked` is what was found. */
export type Checked = { policy: Policy; hash: string; checked: unknown };

/** The same as it comes in. */
export type Candidate = Checked & {
  /** Which changes against which live version ask for a second lead, in words. */
  against: { hash: string; reasons: string[] };
};

/** What the log says of a version's going live: by whom, and in which words. `since` is now, unless said. */
type Publication = Omit<LogEntry, "event" | "hash"> & { event: "published" | "rolled_back"; since?: number };

/** Stores a version, once and for ever, and makes it the live one. */
export function publish(tx: Pick<Tx, "sql" | "now">, policy: Policy, hash: string, about: Publication): void {
  storeVersion(tx, policy, hash);
  makeLive(tx, hash, about);
}

/** Keeps a version under its name; one that is there already stays as it is. */
export function storeVersion(tx: Pick<Tx, "sql" | "now">, policy: Policy, hash: string): void {
  tx.sql.exec(
    "INSERT INTO policies SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM policies WHERE hash = ?1)",
    hash,
    JSON.stringify(policy),
    tx.now,
  );
}

/** Makes a stored version the live one: a new entry, whatever was live before. */
export function makeLive(tx: Pick<Tx, "sql" | "now">, hash: string, about: Publication): void {
  tx.sql.exec("INSERT INTO policy_live (hash, since) VALUES (?, ?)", hash, about.since ?? tx.now);
  log(tx, { ...about, hash });
}

/** One entry of the policy's own log. `by` and `second`, who approved it, are ids of staff; null is the shop itself. */
export type LogEntry = {
  event: PolicyEvent;
  by: string | null;
  hash: string | null;
  note: string | null;
  /** What the check said of it before it went live. */
  checked?: unknown;
  second?: string;
  /** It asked for a second lead, and there was none. */
  alone?: boolean;
};

/** Appends to the policy's own log. */
export function log(tx: Pick<Tx, "sql" | "now">, entry: LogEntry): void {
  const { by, event, hash, note, checked, second, alone } = entry;
  tx.sql.exec(
    "INSERT INTO policy_log (at, by, event, hash, note, checked, second, alone) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    tx.now,
    by,
    event,
    hash,
    note,
    checked === undefined ? null : JSON.stringify(checked),
    second ?? null,
    alone ? 1 : 0,
  );
}

/** Has the desks read the policy again; the name stands for no case. */
export const tellDesks = (tx: Tx): void => void tx.touched.set(POLICY_CHANGED, 0);
