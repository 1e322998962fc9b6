import type { PolicyAnswer } from "../../shared/contract.ts";
import type { Bounds } from "../../shared/policy/canary.ts";
import { iso } from "../../shared/time.ts";
import { Refusal } from "../problem.ts";
import { liveHash, log, storeVersion } from "./policies.ts";
import type { Candidate, Checked } from "./policies.ts";
import type { Member } from "./staff.ts";
import { randomId, stored } from "./tx.ts";
import type { Tx } from "./tx.ts";
import { personOf } from "./used.ts";

/**
 * Four eyes on the policy: what lets out more or takes something away waits for a second lead, where there is one. One
 * proposal at a time, made from what is live; any other version going live ends it.
 */

export type Proposal = {
  id: string;
  kind: "publish" | "canary";
  hash: string;
  at: number;
  by: string;
  note: string | null;
  checked: unknown;
  /** The changes that ask for a second lead, in words. */
  reasons: string[];
  bounds: Bounds | null;
};

/** In words, which changes against the live version ask for a second lead. Throws `stale_version`: another is live by now. */
export function reasonsFor(tx: Tx, { against }: Candidate): string[] {
  if (against.hash === liveHash(tx)) return against.reasons;
  throw new Refusal("stale_version", "Somebody else has published a version since.");
}

/** Whether another lead is there to look. */
export function hasSecond(tx: Tx, me: Member): boolean {
  const leads = tx.sql.exec<{ email: string }>("SELECT email FROM staff WHERE active = 1 AND role = 'lead'").toArray();
  return leads.some(({ email }) => personOf(email) !== personOf(me.email));
}

/** Keeps a version until a second lead has looked; what waited before is no longer asked about. */
export function propose(
  tx: Tx,
  me: Member,
  { policy, hash, checked }: Checked,
  how: Pick<Proposal, "kind" | "note" | "reasons" | "bounds">,
): void {
  endProposal(tx);
  storeVersion(tx, policy, hash);
  tx.sql.exec(
    "INSERT INTO policy_proposals (id, kind, hash, at, by, note, checked, reasons, bounds) VALUES (?,?,?,?,?,?,?,?,?)",
    randomId("prp_"),
    how.kind,
    hash,
    tx.now,
    me.id,
    how.note,
    JSON.stringify(checked),
    JSON.stringify(how.reasons),
    how.bounds && JSON.stringify(how.bounds),
  );
  log(tx, { event: "proposed", by: me.id, hash, note: how.note, checked });
}

/** What waits now, or null. */
export function awaiting(tx: Pick<Tx, "sql">): Proposal | null {
  type Row = Record<"id" | "kind" | "hash" | "by" | "checked" | "reasons", string> & { at: number } & Record<
      "note" | "bounds",
      string | null
    >;
  const row = tx.sql
    .exec<Row>(
      "SELECT id, kind, hash, at, by, note, checked, reasons, bounds FROM policy_proposals WHERE ended_at IS NULL",
    )
    .toArray()[0];
  return row
    ? {
        ...row,
        kind: row.kind as Proposal["kind"],
        checked: stored(row.checked),
        reasons: stored(row.reasons),
        bounds: row.bounds === null ? null : stored(row.bounds),
      }
    : null;
}

/** What waits, as a lead reads it. */
export function awaitingShown(tx: Tx, me: Member): PolicyAnswer["awaiting"] {
  const waiting = awaiting(tx);
  if (!waiting) return null;
  const { id, kind, hash, at, by, note, reasons, bounds } = waiting;
  const { name } = tx.sql.exec<{ name: string }>("SELECT name FROM staff WHERE id = ?", by).one();
  return { id, kind, hash, at: iso(at), by: name, mine: by === me.id, note, reasons, shareBp: bounds?.shareBp ?? null };
}

/**
 * Takes what waits for this lead's yes, by the name it was read under. Throws `not_found` where it waits no longer,
 * `role_required` for the lead who proposed it: nobody is their own second.
 */
export function takeProposal(tx: Tx, me: Member, id: string): Proposal {
  const waiting = requireAwaiting(tx, id);
  const by = tx.sql.exec<{ email: string }>("SELECT email FROM staff WHERE id = ?", waiting.by).one();
  // Whoever has two accounts is still one person.
  if (personOf(by.email) === personOf(me.email))
    throw new Refusal("role_required", "Another lead has to look at what you proposed.");
  endProposal(tx);
  return waiting;
}

/** No to what waits, or its own lead takes it back. Throws `not_found`. */
export function sendBack(tx: Tx, me: Member, id: string, note: string | null): void {
  const { hash } = requireAwaiting(tx, id);
  endProposal(tx);
  log(tx, { event: "sent_back", by: me.id, hash, note });
}

function requireAwaiting(tx: Tx, id: string): Proposal {
  const waiting = awaiting(tx);
  if (waiting?.id !== id) throw new Refusal("not_found", "That version waits no longer.");
  return waiting;
}

/** Nothing waits any more. */
export function endProposal(tx: Tx): void {
  tx.sql.exec("UPDATE policy_proposals SET ended_at = ? WHERE ended_at IS NULL", tx.now);
}
