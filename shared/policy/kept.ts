import type { Decision, Facts } from "./decision.ts";

/** Decisions are kept for good, and say more from version to version: what an older one didn't say means this. */
const usual = { lawRaised: [], counterfactual: null };
const usualFacts = { evidence: false, replaced: 0, wholeOrder: false, signals: {} };
const usualOffer = { fees: [] };

/** A kept decision with everything that decisions say now. */
export function completed<Kept extends Decision & { facts: Facts }>(kept: Kept): Kept {
  const offers = kept.offers.map((offer) => ({ ...usualOffer, ...offer }));
  return { ...usual, ...kept, facts: completedFacts(kept.facts), offers };
}

/** Kept facts with everything that a decision rests on now. */
export const completedFacts = (facts: Facts): Facts => ({ ...usualFacts, ...facts });
