import type { Decision, Facts } from "./decision.ts";

/** Decisions are kept for good, and say more from version to version: what an older one didn't say means this. */
const usual = { lawRaised: [], counterfactual: null, extra: null };
const usualFacts = {
  evidence: false,
  proof: false,
  replaced: 0,
  exchanged: 0,
  extras: 0,
  wholeOrder: false,
  signals: {},
};
const usualOffer = { fees: [], variants: null, onGiftCard: false };

/** A kept decision with everything that decisions say now. */
export function completed<Kept extends Decision & { facts: Facts }>(kept: Kept): Kept {
  const offers = kept.offers.map((offer) => ({ ...usualOffer, ...offer }));
  return { ...usual, ...kept, facts: completedFacts(kept.facts), offers };
}

/** An offer as it was shown, with everything that offers say now. */
export const completedOffer = <Kept extends object>(kept: Kept): Kept => ({ variants: null, ...kept });

/** Kept facts with everything that a decision rests on now. */
export const completedFacts = (facts: Facts): Facts => ({ ...usualFacts, ...facts });
