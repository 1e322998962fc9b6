import type { UnmatchedWithdrawal } from "../../shared/contract.ts";
import { receiptText } from "../../shared/receipt.ts";
import type { Receipt } from "../../shared/receipt.ts";
import { withdrawalTexts } from "../../shared/texts/withdrawal.ts";
import { iso, replyDue } from "../../shared/time.ts";
import { Refusal, notFound } from "../problem.ts";
import { addEvent, loadCase, saveCase } from "./cases.ts";
import type { CaseRow } from "./cases.ts";
import { mailShopper, messageOf } from "./mail.ts";
import { knownOrder } from "./orders.ts";
import type { Known } from "./orders.ts";
import { enqueue } from "./outbox.ts";
import { liveHash, policyOf } from "./policies.ts";
import type { Declared } from "./receipts.ts";
import type { Member } from "./staff.ts";
import type { Tx } from "./tx.ts";
import { carryOut } from "./withdrawals.ts";

/** Withdrawals as they are kept, and those that came without a token: a person finds their order, or answers them. */

type Belongs = { orderId: string | null; caseId: string | null };

/** Keeps a declaration with its receipt; without an order it waits for a person. */
export function keepDeclaration(tx: Tx, declared: Declared, receipt: Receipt, { orderId, caseId }: Belongs): void {
  const { id, at, name, contact, order, lang } = declared;
  tx.sql.exec(
    `INSERT INTO withdrawals (id, received_at, name, contact, contract, lang, receipt, order_id, case_id, ended_at)
       VALUES (?,?,?,?,?,?,?,?,?,?)`,
    id,
    at,
    name,
    contact,
    order,
    lang,
    receiptText(receipt, withdrawalTexts(lang)),
    orderId,
    caseId,
    orderId === null ? null : at,
  );
}

type Row = { id: string; received_at: number; name: string; contact: string; contract: string; lang: string };
const COLUMNS = "id, received_at, name, contact, contract, lang";
const MOST_SHOWN = 100;

/** Those that wait for a person to find their order, oldest first. */
export function unmatched(tx: Tx): UnmatchedWithdrawal[] {
  const { service, timeZone } = policyOf(tx, liveHash(tx));
  return tx.sql
    .exec<Row>(`SELECT ${COLUMNS} FROM withdrawals WHERE ended_at IS NULL ORDER BY received_at, id LIMIT ?`, MOST_SHOWN)
    .toArray()
    .map(({ id, received_at, name, contact, contract }) => ({
      id,
      receivedAt: iso(received_at),
      name,
      contact,
      order: contract,
      due: iso(replyDue(received_at, service, timeZone)),
    }));
}

/** One that nobody has dealt with yet. Throws `not_found`, `action_not_available`. */
function waiting(tx: Tx, id: string): Declared {
  const row = tx.sql
    .exec<Row & { ended_at: number | null }>(`SELECT ${COLUMNS}, ended_at FROM withdrawals WHERE id = ?`, id)
    .toArray()[0];
  if (!row) throw notFound();
  if (row.ended_at !== null) throw new Refusal("action_not_available", "Somebody has dealt with this one already.");
  const { received_at: at, name, contact, contract: order, lang } = row;
  return { id, at, name, contact, order, lang };
}

/**
 * A person has found the order: it goes on as if it had come with a token, dated when it was received. Throws
 * `not_found` where no order is called so, `action_not_available`.
 */
export function matchWithdrawal(tx: Tx, me: Member, id: string, called: string): CaseRow {
  const declared = waiting(tx, id);
  const known = orderCalled(tx, called);
  if (!known)
    throw new Refusal(
      "not_found",
      `No order here is called “${called}”. Orders are known once a case was opened about them.`,
    );
  const all = known.order.lines.map((line) => ({ line, quantity: line.quantity }));
  const { about, opened } = carryOut(tx, known, { ...declared, order: known.order.number ?? known.order.id }, all);
  if (!about) throw new Refusal("action_not_available", "Nothing of this order is left: tell them so instead.");
  endDeclaration(tx, me, id, { orderId: known.order.id, caseId: about.id });
  const row = loadCase(tx, about.id);
  addEvent(tx, row, "staff", "match", { staff: me.id, private: { withdrawal: id } });
  saveCase(tx, row);
  const until = opened?.items.find(({ state }) => state === "awaiting_return")?.offers[0]?.return?.until;
  if (opened) mailShopper(tx, row, until ? "send_back" : "received", until ? { until } : {});
  return row;
}

/** By its number, its id, or the reference of a case about it. */
function orderCalled(tx: Tx, called: string): Known | null {
  const name = called.trim();
  const found = tx.sql.exec<{ id: string }>(
    `SELECT id FROM orders WHERE id IN (?1, ?2) UNION ALL
     SELECT id FROM orders WHERE json_extract(facts, '$.number') IN (?1, ?2, '#' || ?2) UNION ALL
     SELECT order_id FROM cases WHERE reference = upper(?1) LIMIT 1`,
    name,
    name.replace(/^#/, ""),
  );
  const id = found.toArray()[0]?.id;
  return id === undefined ? null : knownOrder(tx, id);
}

/** It can't be matched, or needs no case: a person writes what there is to say. Throws as `matchWithdrawal`. */
export function answerWithdrawal(tx: Tx, me: Member, id: string, text: string): void {
  const { contact, name, order, lang } = waiting(tx, id);
  const { place, receipt, mail } = withdrawalTexts(lang);
  const letter = {
    subject: receipt.subject(order),
    greeting: mail.hello(name),
    blocks: [{ kind: "paragraph" as const, text }],
    sign: `${me.name.split(/\s/)[0]}, ${tx.settings.name}`,
    notice: null,
  };
  endDeclaration(tx, me, id, { orderId: null, caseId: null });
  tx.sql.exec("UPDATE withdrawals SET answer = ? WHERE id = ?", text, id);
  enqueue(tx, "mail", id, messageOf(tx, contact, letter, { lang: place, thread: null }));
}

function endDeclaration(tx: Tx, me: Member, id: string, { orderId, caseId }: Belongs): void {
  tx.sql.exec(
    "UPDATE withdrawals SET order_id = ?, case_id = ?, staff_id = ?, ended_at = ? WHERE id = ?",
    orderId,
    caseId,
    me.id,
    tx.now,
    id,
  );
  tx.touched.set(id, 0);
}
