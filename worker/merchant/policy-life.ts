import type { CanaryRequest, PolicyAnswer, PolicyEvent, PublishRequest } from "../../shared/contract.ts";
import type { Bounds } from "../../shared/policy/canary.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { iso } from "../../shared/time.ts";
import { notFound, Refusal } from "../problem.ts";
import { countsOf } from "./canary.ts";
import { lookOf } from "./desk.ts";
import { notify } from "./outbox.ts";
import { liveHash, log, makeLive, policyOf, publish, tellDesks } from "./policies.ts";
import type { Candidate, Checked } from "./policies.ts";
import { awaitingShown, endProposal, hasSecond, propose, reasonsFor, takeProposal } from "./policy-proposals.ts";
import type { Proposal } from "./policy-proposals.ts";
import { changeSettings } from "./settings.ts";
import { shadowSums } from "./shadow.ts";
import { leadOf } from "./sign-in.ts";
import type { Member } from "./staff.ts";
import { beginTrial, endTrial, runningTrial } from "./trials.ts";
import type { Trial, TrialKind } from "./trials.ts";
import type { Tx } from "./tx.ts";

/**
 * The policy's life: what is live, what was, what is tried, going live and back, and the kill switch. A version is never
 * changed; what is live is an entry that points to one.
 */

const SHOWN = 100;

export const policyLead = leadOf("The policy is a lead's to see and to change.");

/** The live version whole, those before it by name, what is tried or waits, the log, and whether the kill switch is on. */
export function policyNow(tx: Tx, me: Member): PolicyAnswer {
  const went = logOf(tx, "event IN ('published', 'rolled_back')");
  const versions = went.map(({ at, by, hash, note }) => ({ hash: hash!, since: at, by, note }));
  return {
    live: { ...versions[0]!, policy: policyOf(tx, liveHash(tx)) },
    versions,
    paused: tx.settings.paused,
    awaiting: awaitingShown(tx, me),
    shadow: shadowNow(tx),
    canary: canaryNow(tx),
    log: logOf(tx, "1 = 1"),
    me,
    look: lookOf(tx),
  };
}

function logOf(tx: Tx, where: string): PolicyAnswer["log"] {
  type Row = Record<"by" | "hash" | "note" | "second", string | null> & { at: number; event: string; alone: number };
  const rows = tx.sql.exec<Row>(
    `SELECT at, first.name AS by, event, hash, note, other.name AS second, alone FROM policy_log
       LEFT JOIN staff first ON first.id = policy_log.by LEFT JOIN staff other ON other.id = policy_log.second
     WHERE ${where} ORDER BY seq DESC LIMIT ?`,
    SHOWN,
  );
  return rows
    .toArray()
    .map((row) => ({ ...row, at: iso(row.at), event: row.event as PolicyEvent, alone: row.alone === 1 }));
}

function shadowNow(tx: Tx): PolicyAnswer["shadow"] {
  const trial = runningTrial(tx, "shadow");
  return trial && { ...begun(tx, trial), ...shadowSums(tx, trial) };
}

function canaryNow(tx: Tx): PolicyAnswer["canary"] {
  const trial = runningTrial(tx, "canary");
  if (!trial) return null;
  const { shareBp, ...stopAt } = trial.bounds!;
  return { ...begun(tx, trial), shareBp, stopAt, counts: countsOf(tx, trial) };
}

function begun(tx: Tx, { hash, since, by, note }: Trial) {
  const name = tx.sql.exec<{ name: string }>("SELECT name FROM staff WHERE id = ?", by).toArray()[0]?.name ?? null;
  return { hash, since: iso(since), by: name, note };
}

/** A version by its hash. Throws `not_found`. */
export function versionOf(tx: Tx, hash: string): Policy {
  if (tx.sql.exec("SELECT 1 FROM policies WHERE hash = ?", hash).toArray().length === 0) throw notFound();
  return policyOf(tx, hash);
}

type About = Pick<PublishRequest, "note" | "from">;

/**
 * Stores the version and makes it live from now, or lets it wait for a second lead where it asks for one and one is
 * there. What is live already stays as it is. Throws `stale_version` where it was made from another than the live one.
 */
export function publishVersion(tx: Tx, me: Member, candidate: Candidate, about: About): void {
  requireLive(tx, about);
  if (candidate.hash === liveHash(tx)) return;
  const note = about.note ?? null;
  const reasons = reasonsFor(tx, candidate);
  if (reasons.length > 0 && hasSecond(tx, me)) {
    propose(tx, me, candidate, { kind: "publish", note, reasons, bounds: null });
    return tellDesks(tx);
  }
  goLive(tx, candidate, { by: me.id, name: me.name, note, alone: reasons.length > 0 });
}

/**
 * Makes a version live again that was live before: the same bytes, the same decisions. One that was only proposed or tried
 * has had no second lead's yes. Throws `not_found`, `stale_version`.
 */
export function rollBack(tx: Tx, me: Member, hash: string, about: About): void {
  if (tx.sql.exec("SELECT 1 FROM policy_live WHERE hash = ?", hash).toArray().length === 0) throw notFound();
  requireLive(tx, about);
  if (hash === liveHash(tx)) return;
  const note = about.note ?? null;
  makeLive(tx, hash, { event: "rolled_back", by: me.id, note });
  settleAfter(tx, me.id, hash);
  tell(tx, { name: me.name, hash, note, rolledBack: true });
}

/** A second lead's yes: it goes live, or on trial, as it was proposed. Throws `not_found`, `role_required`. */
export function approve(tx: Tx, me: Member, id: string): void {
  const proposal = takeProposal(tx, me, id);
  const { kind, hash, by, note, checked } = proposal;
  const candidate = { policy: policyOf(tx, hash), hash, checked };
  if (kind === "canary") beginTrial(tx, "canary", candidate, { by, note, second: me.id }, proposal.bounds);
  else goLive(tx, candidate, { by, name: nameOf(tx, proposal), note, second: me.id });
  tellDesks(tx);
}

const nameOf = (tx: Tx, { by }: Pick<Proposal, "by">) =>
  tx.sql.exec<{ name: string }>("SELECT name FROM staff WHERE id = ?", by).one().name;

type Going = { by: string; name: string; note: string | null; second?: string; alone?: boolean };

function goLive(tx: Tx, { policy, hash, checked }: Checked, { name, ...about }: Going): void {
  publish(tx, policy, hash, { event: "published", ...about, checked });
  settleAfter(tx, about.by, hash);
  tell(tx, { name, hash, note: about.note, rolledBack: false });
}

/** What was tried or proposed was against another version than the one live now: it ends. */
function settleAfter(tx: Tx, by: string, hash: string): void {
  for (const kind of ["shadow", "canary"] as const) {
    const trial = runningTrial(tx, kind);
    if (trial) endTrial(tx, trial, by, trial.hash === hash ? "It is live now." : "Another version went live.");
  }
  endProposal(tx);
  tellDesks(tx);
}

/** Has a candidate decide every new item without effect. Throws `stale_version`. */
export function startShadow(tx: Tx, me: Member, candidate: Candidate, about: About): void {
  requireLive(tx, about);
  if (candidate.hash === liveHash(tx)) return;
  beginTrial(tx, "shadow", candidate, { by: me.id, note: about.note ?? null });
  tellDesks(tx);
}

/** From when on a canary stops by itself, where nobody says: half as much again, once thirty items are there to compare. */
const usualStop = { aboveBp: 5000, leastItems: 30 };

/**
 * Has a candidate decide a share of the orders. It does what publishing does, for some: so it asks for a second lead as
 * publishing would. Throws `stale_version`.
 */
export function startCanary(tx: Tx, me: Member, candidate: Candidate, about: Omit<CanaryRequest, "policy">): void {
  requireLive(tx, about);
  if (candidate.hash === liveHash(tx)) return;
  const note = about.note ?? null;
  const bounds: Bounds = { shareBp: about.shareBp, ...usualStop, ...about.stopAt };
  const reasons = reasonsFor(tx, candidate);
  if (reasons.length > 0 && hasSecond(tx, me)) propose(tx, me, candidate, { kind: "canary", note, reasons, bounds });
  else beginTrial(tx, "canary", candidate, { by: me.id, note, alone: reasons.length > 0 }, bounds);
  tellDesks(tx);
}

/** Ends a trial by hand; where none runs, nothing happens. */
export function stopTrial(tx: Tx, me: Member, kind: TrialKind): void {
  const trial = runningTrial(tx, kind);
  if (!trial) return;
  endTrial(tx, trial, me.id, null);
  tellDesks(tx);
}

function requireLive(tx: Tx, { from }: About): void {
  if (from === undefined || from === liveHash(tx)) return;
  throw new Refusal("stale_version", "Somebody else has published a version since.");
}

type Told = { name: string; hash: string; note: string | null; rolledBack: boolean };

function tell(tx: Tx, { name, hash, note, rolledBack }: Told): void {
  notify(tx, "policy.published", { policy: { version: hash, since: iso(tx.now), by: name, note, rolledBack } });
}

/**
 * The kill switch: while it is on, nothing is automatic, what is on a shopper's screen included; what was promised is
 * kept.
 */
export function setPaused(tx: Tx, me: Member, on: boolean): void {
  if (tx.settings.paused === on) return;
  changeSettings(tx, { paused: on });
  log(tx, { event: on ? "paused" : "resumed", by: me.id, hash: null, note: null });
  tellDesks(tx);
}

/** Text enough for one slice: its time in this object is bounded by its size, whatever the cases are like. */
const SLICE = 1_600_000;

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
