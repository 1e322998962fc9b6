import type { PolicyAnswer, PublishRequest } from "../../shared/contract.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { iso } from "../../shared/time.ts";
import { notFound, Refusal } from "../problem.ts";
import { lookOf } from "./desk.ts";
import { notify } from "./outbox.ts";
import { liveHash, log, makeLive, policyOf, publish } from "./policies.ts";
import type { LogEntry } from "./policies.ts";
import { memberOf } from "./sign-in.ts";
import type { Member } from "./staff.ts";
import type { Tx } from "./tx.ts";

/**
 * The policy's life: what is live, what was, going live and back, and the kill switch. A version is never changed; what
 * is live is an entry that points to one.
 */

const SHOWN = 100;

/** Who is signed in, if they lead. Throws `session_missing`, `role_required`. */
export function leadOf(tx: Tx, sessionHash: string): Member {
  const me = memberOf(tx, sessionHash);
  if (me.role !== "lead") throw new Refusal("role_required", "The policy is a lead's to see and to change.");
  return me;
}

/** The live version whole, those before it by name, the log, and whether the kill switch is on. */
export function policyNow(tx: Tx, me: Member): PolicyAnswer {
  const entries = logOf(tx, "1 = 1");
  const went = logOf(tx, "event IN ('published', 'rolled_back')");
  const versions = went.map(({ at, by, hash, note }) => ({ hash: hash!, since: at, by, note }));
  return {
    live: { ...versions[0]!, policy: policyOf(tx, liveHash(tx)) },
    versions,
    paused: tx.settings.paused,
    log: entries,
    me,
    look: lookOf(tx),
  };
}

function logOf(tx: Tx, where: string): PolicyAnswer["log"] {
  type Row = { at: number; by: string | null; event: string; hash: string | null; note: string | null };
  const rows = tx.sql.exec<Row>(
    `SELECT at, staff.name AS by, event, hash, note FROM policy_log LEFT JOIN staff ON staff.id = policy_log.by
     WHERE ${where} ORDER BY seq DESC LIMIT ?`,
    SHOWN,
  );
  return rows.toArray().map((row) => ({ ...row, at: iso(row.at), event: row.event as LogEntry["event"] }));
}

/** A version by its hash. Throws `not_found`. */
export function versionOf(tx: Tx, hash: string): Policy {
  if (tx.sql.exec("SELECT 1 FROM policies WHERE hash = ?", hash).toArray().length === 0) throw notFound();
  return policyOf(tx, hash);
}

/** What is to go live: checked, and named, before the transaction. `checked` is what the check said of it. */
export type Candidate = { policy: Policy; hash: string; checked: unknown };
type About = Pick<PublishRequest, "note" | "from">;

/**
 * Stores the version and makes it live from now. What is live already stays as it is. Throws `stale_version` where it
 * was made from another than the live one.
 */
export function publishVersion(tx: Tx, me: Member, { policy, hash, checked }: Candidate, about: About): void {
  requireLive(tx, about);
  if (hash === liveHash(tx)) return;
  publish(tx, policy, hash, { event: "published", by: me.id, note: about.note ?? null, checked });
  tell(tx, me, hash, about, false);
}

/** Makes an earlier version live again: the same bytes, the same decisions. Throws `not_found`, `stale_version`. */
export function rollBack(tx: Tx, me: Member, hash: string, about: About): void {
  versionOf(tx, hash);
  requireLive(tx, about);
  if (hash === liveHash(tx)) return;
  makeLive(tx, hash, { event: "rolled_back", by: me.id, note: about.note ?? null });
  tell(tx, me, hash, about, true);
}

function requireLive(tx: Tx, { from }: About): void {
  if (from === undefined || from === liveHash(tx)) return;
  throw new Refusal("stale_version", "Somebody else has published a version since.");
}

function tell(tx: Tx, me: Member, hash: string, { note }: About, rolledBack: boolean): void {
  const policy = { version: hash, since: iso(tx.now), by: me.name, note: note ?? null, rolledBack };
  notify(tx, "policy.published", { policy });
}

/**
 * The kill switch: while it is on, nothing is automatic, what is on a shopper's screen included; what was promised is
 * kept. The settings' version rises, so that no one goes by old ones.
 */
export function setPaused(tx: Tx, me: Member, on: boolean): void {
  const { settings } = tx;
  if (settings.paused === on) return;
  settings.paused = on;
  settings.version += 1;
  tx.sql.exec("UPDATE settings SET version = ?, json = ?", settings.version, JSON.stringify(settings));
  log(tx, { event: on ? "paused" : "resumed", by: me.id, hash: null, note: null });
}

/** Text enough for one slice: its time in this object is bounded by its size, whatever the cases are like. */
const SLICE = 400_000;

/**
 * Stored decisions for a back-test, as JSON: `{"past":[…],"next":cursor or null}`. They come as they lie in the table, which
 * is the one quick way to read them all; ids being random, whoever stops early has a fair sample of every time. They are
 * handed on as they were written: to read and to decide is the caller's, so that no shopper waits for it.
 */
export function pastDecisions(tx: Pick<Tx, "sql">, cursor: string | null): string {
  const rows = tx.sql
    .exec("SELECT case_id, id, decision FROM items WHERE case_id > ? ORDER BY case_id, id", cursor ?? "")
    .raw<[string, string, string]>();
  const past: string[] = [];
  let [size, last] = [0, ""];
  for (const [id, item, decision] of rows) {
    // A case's items stay together: the cursor is a case.
    if (size >= SLICE && id !== last) return sliceOf(past, last);
    past.push(`{"case":"${id}","item":"${item}","decision":${decision}}`);
    [size, last] = [size + decision.length, id];
  }
  return sliceOf(past, null);
}

const sliceOf = (past: readonly string[], next: string | null) =>
  `{"past":[${past.join(",")}],"next":${JSON.stringify(next)}}`;

/** How these cases are called aloud, by their ids. */
export function referencesOf(tx: Pick<Tx, "sql">, ids: readonly string[]): Record<string, string> {
  const rows = tx.sql.exec<{ id: string; reference: string }>(
    "SELECT id, reference FROM cases WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  return Object.fromEntries(rows.toArray().map(({ id, reference }) => [id, reference]));
}
