import { decide, forShown } from "../../shared/policy/decide.ts";
import type { DecidedOffer, Decision, Facts } from "../../shared/policy/decision.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { factsOf, isWhole } from "./decisions.ts";
import { hasPhoto, hasProof, seenBefore } from "./evidence.ts";
import { unitsHeld } from "./orders.ts";
import type { Known } from "./orders.ts";
import { policyOf } from "./policies.ts";
import { signalsOf } from "./signals.ts";
import type { Tx } from "./tx.ts";

/** Decides an item again for an offer shown, as of now: the two versions of its case, fresh facts, ledger and kill switch. */
export function decideAgain(tx: Tx, row: CaseRow, item: ItemRow, known: Known, shown: DecidedOffer): Decided {
  const facts = forShown(freshFacts(tx, row, item, known), shown);
  return { facts, decision: decideOn(tx, row, facts) };
}

type Decided = { facts: Facts; decision: Decision };

export function decideOn(tx: Tx, row: CaseRow, facts: Facts): Decision {
  return decide(policyOf(tx, row.termsHash), policyOf(tx, row.riskHash), facts, tx.now);
}

/** What a decision about the item rests on now. */
export function freshFacts(tx: Tx, row: CaseRow, item: ItemRow, known: Known): Facts {
  const risk = policyOf(tx, row.riskHash);
  const held = unitsHeld(tx, row.orderId, { caseId: row.id, itemId: item.id });
  const unitsGone = (known.unitsElsewhere[item.lineId] ?? 0) + (held[item.lineId] ?? 0);
  const { quantity, lineId, reason } = item;
  const room = (known.order.lines.find((line) => line.id === lineId)?.quantity ?? 0) - quantity;
  return factsOf(tx, known, risk, {
    lineId,
    quantity,
    reason,
    // Which of a line's units are meant makes no difference; those asked for always fit.
    unitsGone: Math.max(0, Math.min(unitsGone, room)),
    safety: row.reading.safety !== null,
    evidence: hasPhoto(tx, row, item.id),
    proof: hasProof(tx, row, item.id),
    wholeOrder: isWhole(known.order, row.items),
    signals: { ...signalsOf(tx, known, row.id), photoSeenBefore: seenBefore(tx, row, item.id).length },
  });
}
