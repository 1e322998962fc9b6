import type * as v from "valibot";
import { next, unknownFacts } from "../../shared/case.ts";
import type { SubmitRequest } from "../../shared/contract.ts";
import { read, summarise } from "../../shared/listening/index.ts";
import { decideEach } from "../../shared/policy/decide.ts";
import type { Decision } from "../../shared/policy/decision.ts";
import { reasons } from "../../shared/reasons.ts";
import type { Reason } from "../../shared/reasons.ts";
import { DAY } from "../../shared/time.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { Refusal } from "../problem.ts";
import { countCanary, versionsFor } from "./canary.ts";
import type { Versions } from "./canary.ts";
import { addEvent, insertCase, noParcel, offersNow, pinned, ranks, saveCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { bestMode, extraFor, factsOf, isWhole, keep, offersFor, photoAsked, whyFor } from "./decisions.ts";
import { attach, seenAmong } from "./evidence.ts";
import { takeIn } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { countReviews } from "./fairness.ts";
import { mailShopper } from "./mail.ts";
import { observe, unitsHeld } from "./orders.ts";
import type { Claim, Known } from "./orders.ts";
import { notify } from "./outbox.ts";
import { recordStood } from "./overturns.ts";
import { policyOf } from "./policies.ts";
import { limit } from "./rates.ts";
import { decideInShadow } from "./shadow.ts";
import { signalsOf } from "./signals.ts";
import { randomId, randomReference } from "./tx.ts";
import { requireUnits } from "./units.ts";
import type { Tx } from "./tx.ts";

const CASES_A_DAY = 20;

type Submit = v.InferOutput<typeof SubmitRequest>;
type Asked = { lineId: string; quantity: number; reason: Reason; evidence: string[] };

/**
 * Opens a case: facts, decision, events and mail in one transaction. `fresh` is what the order's platform said just now,
 * where it was asked. Throws `unknown_line`, `unknown_reason`,
 * `quantity_exceeds_left`, `case_open`, `rate_limited`.
 */
export function submit(tx: Tx, claim: Claim, request: Submit, fresh: Fresh | null): CaseRow {
  // Each case writes to the shopper and the shop: opening and withdrawing in a loop must not flood either.
  limit(tx, `submit:${claim.order.id}`, CASES_A_DAY, DAY);
  const known = takeIn(tx, observe(tx, claim), fresh);
  const asked = request.items.map((item) => ({ ...item, reason: knownReason(item.reason) }));
  for (const item of asked) requireUnits(tx, known, item);
  const row = open(tx, known, request, asked);
  for (const [index, item] of asked.entries()) attach(tx, row, row.items[index]!.id, item.evidence);
  for (const { id, state, decision } of row.items) {
    if (state === "in_review") recordStood(tx, row, id, decision.facts, decision);
  }
  countReviews(tx, row, known);
  const photos = asked.reduce((sum, { evidence }) => sum + evidence.length, 0);
  addEvent(tx, row, "shopper", "submit", {
    ...(photos > 0 && { photos }),
    ...(row.reading.abuse && { abusive: true }),
  });
  addEvent(tx, row, "policy", "decide", { private: { ...pinned(row), offers: offersNow(row.items) } });
  saveCase(tx, row);
  mailShopper(tx, row, "received");
  const about = { id: row.id, reference: row.reference, orderId: row.orderId };
  notify(tx, "case.submitted", { case: about });
  notify(tx, "case.decided", { case: about, items: row.items.map(({ id, state, reason }) => ({ id, state, reason })) });
  return row;
}

function knownReason(reason: string): Reason {
  if (!(reasons as readonly string[]).includes(reason)) {
    throw new Refusal("unknown_reason", `“${reason}” is not one of the reasons.`);
  }
  return reason as Reason;
}

function open(tx: Tx, known: Known, request: Submit, asked: Asked[]): CaseRow {
  const { order } = known;
  const reading = read({ text: request.text, lang: request.lang, order, now: tx.now });
  const versions = versionsFor(tx, order);
  const risk = policyOf(tx, versions.riskHash);
  const held = unitsHeld(tx, order.id);
  const wholeOrder = isWhole(order, asked);
  const signals = signalsOf(tx, known, null);
  const facts = asked.map((item) =>
    factsOf(tx, known, risk, {
      ...item,
      unitsGone: (known.unitsElsewhere[item.lineId] ?? 0) + (held[item.lineId] ?? 0),
      safety: reading.safety !== null,
      evidence: item.evidence.length > 0,
      proof: false,
      wholeOrder,
      signals: { ...signals, photoSeenBefore: seenAmong(tx, order.id, item.evidence).length },
    }),
  );
  const decided = decideEach(policyOf(tx, versions.termsHash), risk, facts, tx.now);
  const summary = summarise({ items: asked, wish: reading.wish, order, lang: request.lang, text: request.text });
  const row: CaseRow = {
    id: randomId("case_"),
    reference: freshReference(tx),
    orderId: order.id,
    version: 1,
    openedAt: tx.now,
    lang: request.lang,
    text: request.text,
    reading: { ...reading, summary },
    ...versions,
    lastSeq: 0,
    due: null,
    unanswered: false,
    lease: null,
    rank: reading.safety ? ranks.danger : ranks.usual,
    resolveBy: null,
    followUpAt: null,
    satisfied: null,
    declaredAt: null,
    items: decided.map((each, index) => newItem(tx, `i${index + 1}`, asked[index]!, each, request.lang, versions)),
  };
  insertCase(tx, row, request.answers);
  decideInShadow(tx, row, order, facts);
  countCanary(
    tx,
    order,
    decided.map(({ decision }) => decision),
  );
  return row;
}

type Decided = ReturnType<typeof decideEach>[number];

function newItem(
  tx: Tx,
  id: string,
  asked: Asked,
  { facts, decision }: Decided,
  lang: string,
  versions: Versions,
): ItemRow {
  const state = next("new", "submit", "shopper", { ...unknownFacts, mode: bestMode(decision) }) ?? "in_review";
  const { lineId, quantity, reason } = asked;
  return {
    id,
    lineId,
    quantity,
    reason,
    lane: decision.lane,
    state,
    chosen: null,
    wish: null,
    contested: false,
    declinedBy: null,
    byStaff: [],
    note: state === "in_review" ? textsOf(lang).note.person : null,
    offers: offersFor(tx, decision, facts, lang, versions),
    declined: declinedFor(tx, decision, facts.reason, lang, versions),
    decision: keep(tx, decision, facts, versions),
    asked: state === "awaiting_evidence" ? photoAsked : null,
    extra: extraFor(decision, facts, lang),
    variant: null,
    goods: null,
    parcel: noParcel,
    lapsesAt: null,
    reminded: null,
    remindAt: null,
    proposal: null,
    held: null,
  };
}

function declinedFor(tx: Tx, decision: Decision, about: Reason, lang: string, versions: Versions): ItemRow["declined"] {
  const policy = policyOf(tx, versions.termsHash);
  return decision.declined.map(({ remedy, why, instead }) => ({
    remedy,
    why: whyFor(why, policy, lang, about),
    instead,
  }));
}

export function freshReference(tx: Tx): string {
  for (;;) {
    const reference = randomReference();
    if (tx.sql.exec("SELECT 1 FROM cases WHERE reference = ?", reference).toArray().length === 0) return reference;
  }
}
