import { next, unknownFacts } from "../../shared/case.ts";
import type { Offer, WithdrawalAnswer, WithdrawalRequest } from "../../shared/contract.ts";
import { read } from "../../shared/listening/index.ts";
import { lineOf } from "../../shared/order.ts";
import type { Line, Order } from "../../shared/order.ts";
import { decide } from "../../shared/policy/decide.ts";
import { waitsForGoods } from "../../shared/policy/decision.ts";
import { receiptText } from "../../shared/receipt.ts";
import type { Receipt } from "../../shared/receipt.ts";
import { withdrawalTexts } from "../../shared/texts/withdrawal.ts";
import { DAY, iso } from "../../shared/time.ts";
import { periodEnd } from "../../shared/policy/period.ts";
import { datesOf, exemptBy, openRight, refundFor, standsInTheWay } from "../../shared/withdrawal.ts";
import type { Hurdle } from "../../shared/withdrawal.ts";
import { Refusal, notFound } from "../problem.ts";
import { orderIdOf } from "./access.ts";
import type { Shopper } from "./access.ts";
import { termsOf, versionsFor } from "./canary.ts";
import { addEvent, insertCase, loadCase, noParcel, offersNow, pinned, ranks, saveCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { destination, factsOf, isWhole, keep, offersFor } from "./decisions.ts";
import { knownOrder, observe, unitsHeld, unitsLeft } from "./orders.ts";
import type { Known } from "./orders.ts";
import { notify } from "./outbox.ts";
import { policyOf } from "./policies.ts";
import { limit } from "./rates.ts";
import { dayIn, mailReceipt, receiptFor, statementOf } from "./receipts.ts";
import type { Declared, Done, Named } from "./receipts.ts";
import { promise } from "./settlements.ts";
import { signalsOf } from "./signals.ts";
import { freshReference } from "./submit.ts";
import { randomId } from "./tx.ts";
import type { Tx } from "./tx.ts";
import { keepDeclaration } from "./unmatched.ts";

/**
 * The statutory withdrawal. Whatever it says, it is received: dated, kept and receipted first. With a token it becomes a
 * case on the spot, past every limit; without one it waits for a person to find its order.
 */

/** Opening and taking back in a loop must flood nobody. */
const AN_ORDER_A_DAY = 10;
const A_PLACE_AN_HOUR = 10;
const A_SHOP_A_DAY = 1000;

const begun = (tx: Tx, { name, contact, order, lang }: WithdrawalRequest): Declared => ({
  id: randomId("wdr_"),
  at: tx.now,
  name,
  contact,
  order,
  lang,
});

/** Whether the right is open on this order, for the lines named, until when at least. */
export function rightOn(tx: Tx, order: Order): ReturnType<typeof openRight> {
  return openRight(termsOf(tx, order), order, tx.now);
}

/**
 * Declared on an order's own page. Throws `unknown_line`, `quantity_exceeds_left` for more than was bought, `key_wrong`,
 * `rate_limited`.
 */
export function declareOn(tx: Tx, shopper: Shopper, request: WithdrawalRequest): WithdrawalAnswer {
  const id = orderIdOf(tx, shopper);
  limit(tx, `withdraw:${id}`, AN_ORDER_A_DAY, DAY);
  const known = shopper.kind === "token" ? observe(tx, shopper.claim) : knownOrder(tx, id);
  if (!known) throw notFound();
  // Whoever writes another order's number means that one: a person finds it.
  if (!isCalled(known.order, request.order)) return receiveUnmatched(tx, request);
  const declared = begun(tx, request);
  const done = carryOut(tx, known, declared, namedIn(known.order, request));
  const receipt = receiptFor(tx, declared, known.order, done);
  keepDeclaration(tx, declared, receipt, { orderId: id, caseId: done.about?.id ?? null });
  const own = known.order.customer.email;
  for (const to of new Set([request.contact.toLowerCase(), own.toLowerCase()])) {
    mailReceipt(tx, to, receipt, { lang: request.lang, about: done.about, test: known.order.test });
  }
  return answerOf(declared, receipt, done.about);
}

/** Declared without a token: the same answer whether there is such an order or not, for nothing is looked up. */
export function declareUnmatched(tx: Tx, place: string, request: WithdrawalRequest): WithdrawalAnswer {
  if (place !== "") limit(tx, `withdraw from ${place}`, A_PLACE_AN_HOUR, 3_600_000);
  limit(tx, "withdraw", A_SHOP_A_DAY, DAY);
  return receiveUnmatched(tx, request);
}

function receiveUnmatched(tx: Tx, request: WithdrawalRequest): WithdrawalAnswer {
  const declared = begun(tx, request);
  const statement = withdrawalTexts(declared.lang).statement(declared.order, null);
  const receipt = receiptFor(tx, declared, null, { about: null, opened: null, statement, sentences: [] });
  keepDeclaration(tx, declared, receipt, { orderId: null, caseId: null });
  mailReceipt(tx, request.contact, receipt, { lang: request.lang, about: null, test: false });
  // The desks read their lists again.
  tx.touched.set(declared.id, 0);
  return answerOf(declared, receipt, null);
}

const answerOf = ({ id, at, lang }: Declared, receipt: Receipt, about: CaseRow | null): WithdrawalAnswer => ({
  id,
  receivedAt: iso(at),
  caseId: about?.id ?? null,
  receipt: receiptText(receipt, withdrawalTexts(lang)),
});

const bare = (number: string) => number.trim().replace(/^#/, "").toLowerCase();
const isCalled = ({ id, number }: Order, called: string) =>
  [id, number ?? id].some((name) => bare(name) === bare(called));

function namedIn(order: Order, { lines }: WithdrawalRequest): Named[] {
  if (!lines) return order.lines.map((line) => ({ line, quantity: line.quantity }));
  return lines.map(({ lineId, quantity }) => {
    const line = lineOf(order, lineId);
    if (!line) throw new Refusal("unknown_line", `The order has no line “${lineId}”.`);
    if (quantity > line.quantity)
      throw new Refusal("quantity_exceeds_left", `Of “${line.title}” there are ${line.quantity}.`);
    return { line, quantity };
  });
}

/** Units that are free become a case of their own; of the others their cases are told, or it is said that nothing is left. */
export function carryOut(tx: Tx, known: Known, declared: Declared, named: readonly Named[]): Done {
  const { next: said } = withdrawalTexts(declared.lang);
  const free = named
    .map(({ line, quantity }) => ({ line, quantity: Math.min(quantity, unitsLeft(tx, known, line.id)) }))
    .filter(({ quantity }) => quantity > 0);
  const short = named.filter(
    ({ line, quantity }) => !free.some((one) => one.line === line && one.quantity === quantity),
  );
  const holders = short.map(({ line }) => holdersOf(tx, known.order.id, line.id));
  const held = [...new Set(holders.flat())].map((id) => tellCase(tx, id, known.order, declared, short));
  const isGone = holders.some((cases) => cases.length === 0);
  const opened = free.length > 0 ? openCase(tx, known, declared, free) : null;
  const sentences = [...held.map(({ reference }) => said.held(reference)), ...(isGone ? [said.gone] : [])];
  const statement = statementOf(declared, known.order, named);
  return { about: opened ?? held[0] ?? null, opened, statement, sentences };
}

/** Every open case that holds units of a line, newest first; where none does, the newest that has used them. */
function holdersOf(tx: Tx, orderId: string, lineId: string): string[] {
  const found = tx.sql
    .exec<{ id: string; closed: number }>(
      `SELECT DISTINCT cases.id, state IN ('resolved', 'declined') AS closed FROM items
         JOIN cases ON cases.id = items.case_id WHERE items.order_id = ? AND line_id = ?
         AND state NOT IN ('withdrawn', 'expired') ORDER BY closed, opened_at DESC`,
      orderId,
      lineId,
    )
    .toArray();
  const open = found.filter(({ closed }) => closed === 0);
  return (open.length > 0 ? open : found.slice(0, 1)).map(({ id }) => id);
}

/** The declaration stands in the case that has these units; a person reads it there, and the law's dates hold for it. */
function tellCase(tx: Tx, caseId: string, order: Order, declared: Declared, named: readonly Named[]): CaseRow {
  const row = loadCase(tx, caseId);
  row.unanswered = true;
  if (hasRight(tx, order, declared.at, named)) row.declaredAt ??= declared.at;
  addEvent(tx, row, "shopper", "declare", {
    text: statementOf(declared, order, named),
    private: { withdrawal: declared.id },
  });
  saveCase(tx, row);
  return row;
}

function openCase(tx: Tx, known: Known, declared: Declared, named: readonly Named[]): CaseRow {
  const { order } = known;
  const text = statementOf(declared, order, named);
  const row: CaseRow = {
    id: randomId("case_"),
    reference: freshReference(tx),
    orderId: order.id,
    version: 1,
    openedAt: tx.now,
    lang: declared.lang,
    text,
    // No reason is asked for and none is looked for.
    reading: { ...read({ text: "", lang: declared.lang, order, now: tx.now }), summary: text },
    ...versionsFor(tx, order),
    lastSeq: 0,
    due: null,
    unanswered: false,
    lease: null,
    rank: ranks.usual,
    resolveBy: null,
    followUpAt: null,
    satisfied: null,
    declaredAt: hasRight(tx, order, declared.at, named) ? declared.at : null,
    items: [],
  };
  insertCase(tx, row, {});
  // One after the other: each sees what the ones before it reserved.
  for (const one of named) row.items.push(newItem(tx, row, known, declared, one, isWhole(order, wholes(named))));
  addEvent(tx, row, "shopper", "declare", {
    items: row.items.map(({ id }) => id),
    text,
    private: { ...pinned(row), offers: offersNow(row.items), withdrawal: declared.id },
  });
  saveCase(tx, row);
  const about = { id: row.id, reference: row.reference, orderId: row.orderId };
  notify(tx, "case.submitted", { case: about });
  notify(tx, "case.decided", { case: about, items: row.items.map(({ id, state, reason }) => ({ id, state, reason })) });
  return row;
}

const wholes = (named: readonly Named[]) => named.map(({ line, quantity }) => ({ lineId: line.id, quantity }));

const hasRight = (tx: Tx, order: Order, at: number, named: readonly Named[]) =>
  named.some(({ line }) => standsInTheWay(termsOf(tx, order), order, line, at) === null);

/** No reason is asked: the one whose lane this is stands for it. */
const REASON = "changed_mind";

function newItem(
  tx: Tx,
  row: CaseRow,
  known: Known,
  declared: Declared,
  { line, quantity }: Named,
  all: boolean,
): ItemRow {
  const { order } = known;
  const [terms, risk] = [policyOf(tx, row.termsHash), policyOf(tx, row.riskHash)];
  const gone = (known.unitsElsewhere[line.id] ?? 0) + (unitsHeld(tx, order.id)[line.id] ?? 0);
  const facts = factsOf(tx, known, risk, {
    lineId: line.id,
    quantity,
    reason: REASON,
    unitsGone: gone,
    safety: false,
    evidence: false,
    proof: false,
    wholeOrder: all,
    signals: signalsOf(tx, known, null),
  });
  const decision = decide(terms, risk, facts, tx.now);
  const versions = { termsHash: row.termsHash, riskHash: row.riskHash };
  const lawful = standsInTheWay(terms, order, line, declared.at);
  const refund = offerFrom(tx, order, declared, refundFor(terms, facts, line, tx.now));
  const hurdle = lawful ?? needsPerson(tx, order, refund);
  // What the law doesn't give is the shop's own to offer, after a person has looked.
  const asOffered = () => offersFor(tx, decision, facts, declared.lang, versions).map(byPerson);
  const offers = lawful ? asOffered() : refund.amount > 0 ? [hurdle ? byPerson(refund) : refund] : [];
  const mode = hurdle ? "person" : "automatic";
  const item: ItemRow = {
    id: `i${row.items.length + 1}`,
    lineId: line.id,
    quantity,
    reason: REASON,
    lane: lawful ? decision.lane : "withdrawal",
    state: next("new", "declare", "shopper", { ...unknownFacts, mode, returns: waitsForGoods(refund) }) ?? "in_review",
    chosen: lawful || offers.length === 0 ? null : "refund",
    wish: null,
    contested: false,
    declinedBy: null,
    byStaff: [],
    note: hurdle && hurdleSaid(tx, order, line, hurdle, declared.lang),
    offers,
    declined: [],
    decision: keep(tx, decision, facts, versions),
    asked: null,
    extra: null,
    variant: null,
    goods: null,
    parcel: noParcel,
    lapsesAt: null,
    reminded: null,
    remindAt: null,
    proposal: null,
    held: null,
  };
  if (!hurdle) promise(tx, row, item, refund, { by: "shopper", automatic: false });
  return item;
}

const byPerson = (offer: Offer): Offer => ({ ...offer, mode: "person" });

function offerFrom(tx: Tx, order: Order, { at, lang }: Declared, given: ReturnType<typeof refundFor>): Offer {
  return {
    remedy: "refund",
    mode: "automatic",
    ...given,
    bonus: 0,
    variants: null,
    value: given.amount,
    fees: [],
    to: destination(order, "refund", lang),
    consent: null,
    expiresAt: iso(datesOf(at, termsOf(tx, order).timeZone).givenUpAt),
    why: [],
  };
}

type Obstacle = "nothing" | "disputed" | "paused";

/** The right is open, and still the money must not leave by itself: it would leave twice, or the shop has stopped it all. */
function needsPerson(tx: Tx, order: Order, refund: Offer): Obstacle | null {
  if (refund.amount === 0) return "nothing";
  if (order.payments.some((payment) => payment.disputed)) return "disputed";
  return tx.settings.paused && !waitsForGoods(refund) ? "paused" : null;
}

function hurdleSaid(tx: Tx, order: Order, line: Line, hurdle: Hurdle | Obstacle, lang: string): string {
  const { hurdles } = withdrawalTexts(lang);
  const policy = termsOf(tx, order);
  if (hurdle === "late") return hurdles.late(dayIn(tx, order, lang, periodEnd(policy, order) ?? tx.now));
  if (hurdle !== "exempt") return hurdles[hurdle];
  const group = exemptBy(policy, order, line);
  return hurdles.exempt(policy.products.find(({ id }) => id === group)?.name ?? null);
}
