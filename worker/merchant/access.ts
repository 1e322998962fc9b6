import { caseState } from "../../shared/case.ts";
import type { OrderAnswer } from "../../shared/contract.ts";
import { Refusal, notFound } from "../problem.ts";
import { etagOf, shopperView, stateShown } from "./case-view.ts";
import { loadCase, orderOf } from "./cases.ts";
import type { CaseRow } from "./cases.ts";
import { takeIn } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { knownOrder, observe } from "./orders.ts";
import type { Claim } from "./orders.ts";
import type { Context } from "./shopper.ts";
import { said } from "./tx.ts";
import type { Answer, Tx } from "./tx.ts";
import { rightOn } from "./withdrawals.ts";

/** What a shopper may reach: the cases of the order a token names, or the one case a mail link's key opens. */

export type Shopper = { kind: "token"; claim: Claim } | { kind: "key"; hash: string };

export function shopperAnswer(tx: Tx, row: CaseRow): Answer {
  const shown = shopperView(tx, row);
  const secret = shown.settlements.some(({ creditCode, extra }) => creditCode !== null || extra?.code);
  return { ...said(shown), etag: etagOf(row), ...(secret && { secret }) };
}

/** Whether `If-None-Match` names this tag. Whatever compresses an answer on its way makes the tag a weak one. */
export function names(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

/** A case that is this shopper's own; anyone else's looks as if it weren't there. Throws `not_found`, `key_wrong`. */
export function ownCase(tx: Tx, shopper: Shopper, id: string): CaseRow {
  if (shopper.kind === "key" && keyedCaseId(tx, shopper.hash) !== id) throw notFound();
  const row = loadCase(tx, id);
  if (shopper.kind === "token" && row.orderId !== shopper.claim.order.id) throw notFound();
  return row;
}

/** What the object knows of an order; the routes add words. */
export type Seen = Pick<OrderAnswer, "order" | "cases"> & { withdrawal: ReturnType<typeof rightOn> };

export function orderAndCases(tx: Tx, shopper: Shopper): Seen {
  const rows =
    shopper.kind === "key" ? [loadCase(tx, keyedCaseId(tx, shopper.hash))] : casesOf(tx, shopper.claim.order.id);
  const order = shopper.kind === "token" ? shopper.claim.order : orderOf(tx, rows[0]!);
  const cases = rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    state: caseState(row.items.map(stateShown)),
  }));
  return { order, cases, withdrawal: rightOn(tx, order) };
}

/** The order that this caller may say something about. Throws `key_wrong`. */
export function orderIdOf(tx: Tx, shopper: Shopper): string {
  return shopper.kind === "token" ? shopper.claim.order.id : loadCase(tx, keyedCaseId(tx, shopper.hash)).orderId;
}

function casesOf(tx: Tx, orderId: string): CaseRow[] {
  const ids = tx.sql
    .exec<{ id: string }>("SELECT id FROM cases WHERE order_id = ? ORDER BY opened_at DESC, id", orderId)
    .toArray();
  return ids.map(({ id }) => loadCase(tx, id));
}

/** Throws `key_wrong`: the link never was, or has run out. */
function keyedCaseId(tx: Tx, hash: string): string {
  const id = caseIdOf(tx.sql, hash, tx.now);
  if (!id) throw new Refusal("key_wrong", "This link has run out.");
  return id;
}

/** A case with what is known of its order; `fresh` is what its platform said just now, where it was asked. */
export function contextOf(tx: Tx, row: CaseRow, shopper: Shopper, fresh: Fresh | null): Context {
  const known = shopper.kind === "token" ? observe(tx, shopper.claim) : knownOrder(tx, row.orderId);
  if (!known) throw notFound();
  return { tx, row, known: takeIn(tx, known, fresh) };
}

export function caseIdOf(sql: SqlStorage, hash: string, now: number): string | null {
  const rows = sql
    .exec<{ case_id: string }>("SELECT case_id FROM case_keys WHERE hash = ? AND until > ?", hash, now)
    .toArray();
  return rows[0]?.case_id ?? null;
}
