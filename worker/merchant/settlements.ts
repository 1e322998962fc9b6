import { closed, next, unknownFacts } from "../../shared/case.ts";
import type { Offer, Outcome } from "../../shared/contract.ts";
import { shippingIn, waitsForGoods } from "../../shared/policy/decision.ts";
import { refunding } from "../../shared/tenders.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { Refusal } from "../problem.ts";
import { addEvent, codeOf, loadCase, ranks, saveCase, settlementFrom, settlementsOf } from "./cases.ts";
import type { CaseRow, ItemRow, SettlementRow } from "./cases.ts";
import { extraDue } from "./decisions.ts";
import { close, record } from "./ledger.ts";
import { tellOfGoods } from "./expecting.ts";
import { planFollowUp } from "./following.ts";
import { planLook } from "./looks.ts";
import { platformOf } from "./platform.ts";
import { mailShopper } from "./mail.ts";
import { knownOrder } from "./orders.ts";
import { enqueue, notify } from "./outbox.ts";
import { policyOf } from "./policies.ts";
import { shareOut } from "./tenders.ts";
import { randomId } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** How long a platform that said "later" may take before we look ourselves. */
const PENDING = 72 * 3_600_000;

/**
 * Which connector carries out a remedy for this merchant: their platform where it can, else their own server, else a
 * person. A test order reaches nobody.
 */
function connectorOf(tx: Tx, remedy: Offer["remedy"], test: boolean): string {
  if (test) return "test";
  const platform = platformOf(tx);
  if (platform?.capabilities.remedies.includes(remedy)) return tx.settings.platform!.kind;
  return tx.settings.webhookUrl ? "webhook" : "manual";
}

/** Whose word it is, and whether the policy gave it: that counts against the budgets. */
type Promised = { by: "shopper" | "staff"; automatic: boolean };

/**
 * Promises a remedy: the ledger reserves it, and a settlement with its own key for ever is made. It goes out when it can
 * be taken back no longer, or when the goods are back.
 */
export function promise(tx: Tx, row: CaseRow, item: ItemRow, offer: Offer, { by, automatic }: Promised): void {
  const { order, emailHash } = knownOrder(tx, row.orderId)!;
  const id = randomId("set_");
  const connector = connectorOf(tx, offer.remedy, order.test);
  const undoUntil = undoEnd(tx, row, offer, by);
  const waits = waitsForGoods(offer) ? Date.parse(offer.return!.until) : (undoUntil ?? tx.now);
  const extra = extraDue(tx, row, item);
  record(tx, {
    kind: "reserved",
    orderId: row.orderId,
    lineId: item.lineId,
    caseId: row.id,
    itemId: item.id,
    settlementId: id,
    remedy: offer.remedy,
    currency: order.currency,
    amount: offer.amount,
    shipping: shippingIn(offer),
    value: offer.value + (extra?.maxCost ?? 0),
    extra: extra?.maxCost ?? 0,
    automatic,
    customerId: order.customer.id ?? null,
    emailHash,
    test: order.test,
  });
  tx.sql.exec(
    `INSERT INTO settlements (id, case_id, item_id, order_id, remedy, amount, bonus, offer, automatic, state, connector, created_at, not_before,
       promised_by, undo_until, variant, extra) VALUES (?,?,?,?,?,?,?,?,?,'scheduled',?,?,?,?,?,?,?)`,
    id,
    row.id,
    item.id,
    row.orderId,
    offer.remedy,
    offer.amount,
    offer.bonus,
    JSON.stringify(offer),
    automatic ? 1 : 0,
    connector,
    tx.now,
    waits,
    by,
    undoUntil,
    // Asked for in an exchange; whoever gets something else instead gets no variant.
    offer.remedy === "exchange" ? item.variant : null,
    extra && extra.text,
  );
  if (waitsForGoods(offer)) tellOfGoods(tx, id);
  else send(tx, id, connector, undoUntil);
}

/** When it can be taken back no longer; null where it goes at once, or waits for the goods anyway. */
function undoEnd(tx: Tx, row: CaseRow, offer: Offer, by: Promised["by"]): number | null {
  // Declared by law, and confirmed in a step of its own: what is due isn't a choice made in haste.
  if (row.declaredAt !== null && by === "shopper") return null;
  const { undoSeconds } = policyOf(tx, row.riskHash).service;
  const seconds = by === "staff" ? undoSeconds.staff : (undoSeconds[offer.remedy] ?? 0);
  return waitsForGoods(offer) || seconds === 0 ? null : tx.now + seconds * 1000;
}

/** Who may still take back what was promised for an item; null once anything may have been sent. */
export function undoBy(tx: Tx, row: CaseRow, item: ItemRow): Promised["by"] | null {
  const waiting = openSettlement(tx, row, item);
  return waiting?.undoUntil && waiting.undoUntil > tx.now ? waiting.promisedBy : null;
}

/** The goods are back: what was promised goes out. */
export function goAhead(tx: Tx, row: CaseRow, item: ItemRow): void {
  const waiting = openSettlement(tx, row, item);
  if (!waiting) return;
  tx.sql.exec("UPDATE settlements SET not_before = ? WHERE id = ?", tx.now, waiting.id);
  type Row = { connector: string };
  const { connector } = tx.sql.exec<Row>("SELECT connector FROM settlements WHERE id = ?", waiting.id).one();
  send(tx, waiting.id, connector, null);
}

function send(tx: Tx, id: string, connector: string, undoUntil: number | null): void {
  if (connector !== "manual" || undoUntil !== null) return enqueue(tx, "money", id, {}, undoUntil ?? tx.now);
  // Staff carry it out: from now on it is on its way, and they say how it ended.
  tx.sql.exec("UPDATE settlements SET state = 'sending' WHERE id = ?", id);
  shareOut(tx, id);
}

function openSettlement(tx: Tx, row: CaseRow, item: ItemRow): SettlementRow | undefined {
  return settlementsOf(tx, row.id).find(
    (settlement) => settlement.itemId === item.id && settlement.state === "scheduled",
  );
}

/** Takes back a promise that nothing was sent for: a return that never came, a request withdrawn, a choice undone. */
export function cancel(tx: Tx, row: CaseRow, item: ItemRow): void {
  const waiting = openSettlement(tx, row, item);
  if (!waiting) return;
  tx.sql.exec("UPDATE settlements SET state = 'canceled', ended_at = ? WHERE id = ?", tx.now, waiting.id);
  leaveOutbox(tx, waiting.id);
  close(tx, waiting.id, "released");
  tellOfGoods(tx, waiting.id);
}

/**
 * Writes down how a settlement ended. Said twice alike it changes nothing the second time; said otherwise it is refused,
 * for money has one truth, but for one thing: a refund that was recorded can still come back from the bank. Throws
 * `not_found`, `action_not_available`.
 */
export function applyOutcome(
  tx: Tx,
  settlementId: string,
  outcome: Outcome,
  by: "platform" | "staff",
  staffId?: string,
): CaseRow {
  const found = tx.sql.exec("SELECT * FROM settlements WHERE id = ?", settlementId).toArray()[0];
  if (!found) throw new Refusal("not_found", "There is no such settlement.");
  const settlement = settlementFrom(found);
  const row = loadCase(tx, String(found["case_id"]));
  if (settlement.state === outcome.state) return row;
  const item = row.items.find((candidate) => candidate.id === settlement.itemId)!;
  if (settlement.state === "succeeded" && refunding.has(settlement.remedy) && settlement.amount > 0)
    return bounce(tx, row, item, settlementId, outcome);
  if (!["scheduled", "sending", "unknown"].includes(settlement.state)) {
    throw new Refusal("action_not_available", `This settlement has ended already: ${settlement.state}.`);
  }
  if (settlement.state === "scheduled" && item.state !== "settling") {
    throw new Refusal("action_not_available", "This settlement waits for the goods to come back.");
  }
  const succeeded = outcome.state === "succeeded";
  row.satisfied = null;
  if (succeeded) shareOut(tx, settlementId);
  writeEnd(tx, settlementId, outcome);
  leaveOutbox(tx, settlementId);
  close(tx, settlementId, succeeded ? "paid" : "released");
  item.state = next(item.state, succeeded ? "settled" : "failed", "platform", unknownFacts) ?? item.state;
  item.note = succeeded ? null : textsOf(row.lang).note.settlement_failed;
  row.version += 1;
  if (succeeded) planFollowUp(tx, row);
  addEvent(tx, row, by, succeeded ? "settled" : "failed", {
    items: [item.id],
    ...(staffId && { staff: staffId }),
    private: { settlement: settlementId, reason: outcome.reason ?? null },
  });
  saveCase(tx, row);
  announce(tx, row, item, settlementId, succeeded);
  return row;
}

function writeEnd(tx: Tx, settlementId: string, outcome: Outcome): void {
  tx.sql.exec(
    `UPDATE settlements SET state = ?, reference = ?, credit_code = ?, extra_code = ?, expected_by = ?, problem = ?, ended_at = ? WHERE id = ?`,
    outcome.state,
    outcome.reference ?? null,
    sealedCode(tx, settlementId, outcome.creditCode),
    sealedCode(tx, settlementId, outcome.extraCode),
    outcome.expectedBy?.slice(0, 10) ?? null,
    outcome.reason ?? null,
    tx.now,
    settlementId,
  );
}

/**
 * The bank could not take a refund that the platform had recorded: the money is the shop's again, and the shopper still
 * waits for it. A person looks, ahead of the others. The reference stays, for whoever asks the bank.
 */
function bounce(tx: Tx, row: CaseRow, item: ItemRow, settlementId: string, { reason }: Outcome): CaseRow {
  tx.sql.exec(
    "UPDATE settlements SET state = 'failed', problem = ?, expected_by = NULL, ended_at = ? WHERE id = ?",
    reason ?? null,
    tx.now,
    settlementId,
  );
  close(tx, settlementId, "bounced");
  reopen(row, item);
  row.satisfied = null;
  row.version += 1;
  addEvent(tx, row, "platform", "failed", {
    items: [item.id],
    private: { settlement: settlementId, reason: reason ?? null, bounced: true },
  });
  saveCase(tx, row);
  announce(tx, row, item, settlementId, false);
  notify(tx, "case.reopened", { case: { id: row.id, reference: row.reference, orderId: row.orderId } });
  return row;
}

/** What is closed is open again. What is still on its way goes on, and a person looks at the case besides. */
function reopen(row: CaseRow, item: ItemRow): void {
  const to = next(item.state, "failed", "platform", { ...unknownFacts, bounced: true });
  if (to !== "in_review") row.unanswered = true;
  item.state = to ?? item.state;
  item.note = textsOf(row.lang).note.refund_bounced;
  if (row.rank > ranks.reopened) row.rank = ranks.reopened;
}

/** A code is money: it is kept sealed, and only its shopper's own page opens it. */
const sealedCode = (tx: Tx, settlementId: string, code: string | undefined) =>
  code === undefined ? null : tx.secrets.seal(codeOf(settlementId), code);

function announce(tx: Tx, row: CaseRow, item: ItemRow, settlementId: string, succeeded: boolean): void {
  const settlement = settlementsOf(tx, row.id).find((candidate) => candidate.id === settlementId)!;
  const about = {
    case: { id: row.id, reference: row.reference },
    settlement: {
      id: settlement.id,
      itemId: item.id,
      remedy: settlement.remedy,
      amount: settlement.amount,
      bonus: settlement.bonus,
      state: settlement.state,
    },
  };
  notify(tx, succeeded ? "settlement.succeeded" : "settlement.failed", about);
  if (!succeeded)
    return mailShopper(tx, row, "answered", { text: item.note ?? textsOf(row.lang).note.settlement_failed });
  mailShopper(tx, row, "settled", { settlement });
  if (row.items.every((candidate) => closed.has(candidate.state))) notify(tx, "case.resolved", { case: about.case });
}

/** Nothing more is to be sent for it, and the order's next one may go, or be looked for. */
function leaveOutbox(tx: Tx, settlementId: string): void {
  tx.sql.exec("DELETE FROM outbox WHERE channel = 'money' AND subject = ?", settlementId);
  tx.sql.exec(
    `UPDATE outbox SET due_at = ? WHERE channel = 'money' AND subject IN (SELECT next.id FROM settlements next
       JOIN settlements done ON done.order_id = next.order_id WHERE done.id = ? AND next.state IN ('scheduled', 'unknown'))`,
    tx.now,
    settlementId,
  );
}

/** The platform has it and will say later, or when it is asked: it stays on its way until a deadline. */
export function markPending(tx: Tx, settlementId: string): void {
  tx.sql.exec("UPDATE settlements SET deadline = ? WHERE id = ? AND state = 'sending'", tx.now + PENDING, settlementId);
  tx.sql.exec("UPDATE outbox SET due_at = ? WHERE channel = 'money' AND subject = ?", tx.now + PENDING, settlementId);
  planLook(tx, settlementId);
}

/** Nobody could say how it ended. It counts as spent, a person looks, and the platform is asked again now and then. */
export function markUnknown(tx: Tx, settlementId: string, problem: string): void {
  tx.sql.exec(
    "UPDATE settlements SET state = 'unknown', problem = ? WHERE id = ? AND state = 'sending'",
    problem,
    settlementId,
  );
  leaveOutbox(tx, settlementId);
  planLook(tx, settlementId);
  const { case_id } = tx.sql
    .exec<{ case_id: string }>("SELECT case_id FROM settlements WHERE id = ?", settlementId)
    .one();
  const row = loadCase(tx, case_id);
  addEvent(tx, row, "platform", "unknown", { private: { settlement: settlementId, problem } });
  saveCase(tx, row);
}
