import type { Waiver } from "../../shared/contract.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { knownOrder } from "./orders.ts";
import { liveHash, today } from "./policies.ts";
import type { Tx } from "./tx.ts";

/**
 * What staff gave above the policy, append-only, by person and day. It is used when it is offered or settled, and released
 * as far as nothing came of it: in the same transaction as what it is about.
 */

/** On an item: whose latitude holds for what is offered or on its way, and by how much each remedy is above the policy. */
export type Held = { staff: string; person: string; day: string; currency: string; above: Record<string, number> };

/** That a step may be done: by how much it is above, what it sets aside and why, and whose word that is besides. */
export type Allowance = {
  above: Record<string, number>;
  waived: Waiver[];
  approvedBy: string | null;
  /** There was nobody else who might have approved it. */
  alone: boolean;
};

type Who = { id: string; email: string };

/**
 * One person, however many accounts: an address without what follows a plus, and without dots. Two people who look alike
 * only have to ask a third.
 */
export function personOf(email: string): string {
  const [name = "", domain = ""] = email.normalize("NFKC").toLowerCase().split("@");
  return `${name.split("+")[0]!.replaceAll(".", "")}@${domain}`;
}

const SUM = "coalesce(sum(CASE kind WHEN 'used' THEN above ELSE -above END), 0)";

/** What a person has used today, in this currency, whatever account and role it was under. */
export function usedToday(tx: Tx, { email }: Who, currency: string): number {
  const query = `SELECT ${SUM} AS used FROM latitude_used WHERE person = ? AND day = ? AND currency = ?`;
  return tx.sql.exec<{ used: number }>(query, personOf(email), today(tx), currency).one().used;
}

/** What anybody has given above the policy on a case. */
export function usedOnCase(tx: Tx, caseId: string): number {
  return tx.sql.exec<{ used: number }>(`SELECT ${SUM} AS used FROM latitude_used WHERE case_id = ?`, caseId).one().used;
}

const most = (above: Held["above"]) => Math.max(0, ...Object.values(above));

/**
 * Writes down what a step uses: of its offers the one that is most above the policy, until it is known which is taken. A
 * test order uses nothing.
 */
export function use(tx: Tx, row: CaseRow, item: ItemRow, who: Who, allowance: Allowance): void {
  const { above, waived, approvedBy, alone } = allowance;
  const { currency, test } = knownOrder(tx, row.orderId)!.order;
  if (test || (most(above) === 0 && waived.length === 0 && approvedBy === null && !alone)) return;
  const held = { staff: who.id, person: personOf(who.email), day: today(tx), currency, above };
  write(tx, row, item, held, { kind: "used", above: most(above), approvedBy, alone });
  item.held = held;
}

/** What the event of such a step keeps: the version whose limits for staff held, and what it took of them. */
export const usedIn = (tx: Tx, { above, waived }: Allowance) => ({ staffLimits: liveHash(tx), above, waives: waived });

const standing: ReadonlySet<ItemRow["state"]> = new Set(["offered", "awaiting_return", "settling"]);

/** Ends a hold where nothing is offered or on its way any more: what wasn't carried out is free again. */
export function endHold(tx: Tx, row: CaseRow, item: ItemRow): void {
  const { held } = item;
  if (!held || standing.has(item.state)) return;
  const kept = item.state === "resolved" ? (held.above[item.chosen ?? ""] ?? 0) : 0;
  const free = most(held.above) - kept;
  if (free > 0) write(tx, row, item, held, { kind: "released", above: free, approvedBy: null, alone: false });
  item.held = null;
}

type Entry = { kind: "used" | "released"; above: number; approvedBy: string | null; alone: boolean };

function write(tx: Tx, row: CaseRow, item: ItemRow, held: Held, { kind, above, approvedBy, alone }: Entry): void {
  tx.sql.exec(
    `INSERT INTO latitude_used (at, day, kind, staff_id, person, case_id, item_id, currency, above, approved_by, alone)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    tx.now,
    held.day,
    kind,
    held.staff,
    held.person,
    row.id,
    item.id,
    held.currency,
    above,
    approvedBy,
    alone ? 1 : 0,
  );
}
