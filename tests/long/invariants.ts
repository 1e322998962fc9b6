// What must hold of every decision. Each check takes the `decide` it is about, so that a wrong one can be put in its place.
import { basisPointsOf, unitsOf } from "../../shared/money.ts";
import { decide, forShown } from "../../shared/policy/decide.ts";
import { asGood, shippingIn, worst } from "../../shared/policy/decision.ts";
import type { DecidedOffer, Decision, Facts } from "../../shared/policy/decision.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { reasonTable } from "../../shared/reasons.ts";
import { paying } from "../../shared/remedies.ts";
import type { Situation } from "../unit/arbitraries.ts";
import { frozen, lineOf, room, termsOf } from "../unit/policy.oracle.ts";

export type Decide = typeof decide;
export type Together = { terms: Policy; risk: Policy; items: Facts[]; now: number };
export type Decided = { facts: Facts; decision: Decision };

/** Throws with this sentence: plain and quick, since it runs some million times. */
function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

const everyday = ["refund", "replacement", "store_credit"] as const;
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + BigInt(each), 0n);
const most = (numbers: readonly number[]) => Math.max(0, ...numbers);

/** Total and pure: an answer from frozen facts, in the same bytes as from a copy of them. */
export function decidedPurely(decideIt: Decide, { terms, risk, facts, now }: Situation): Decision {
  const copy = structuredClone({ terms, risk, facts });
  const own = frozen({ terms, risk, facts });
  const decision = decideIt(own.terms, own.risk, own.facts, now);
  const again = decideIt(copy.terms, copy.risk, copy.facts, now);
  must(JSON.stringify(again) === JSON.stringify(decision), "The same facts are decided the same.");
  return decision;
}

/** No remedy twice, the three that everyone knows always; who gets a no hears why and what there is instead. */
export function complete({ offers, declined }: Decision): void {
  const named = [...offers, ...declined].map((each) => each.remedy);
  must(new Set(named).size === named.length, "No remedy is named twice.");
  must(
    everyday.every((remedy) => named.includes(remedy)),
    "Money, the same again and credit are always spoken of.",
  );
  for (const { why, instead } of declined) {
    must(why.length > 0 && why.every(({ mode }) => mode === "no"), "A no says why.");
    must(instead.join() === offers.map(({ remedy }) => remedy).join(), "A no says what there is instead.");
  }
  for (const { mode, why } of offers) {
    must(mode !== "no" && mode === worst(why), "A mode is the worst of its reasons.");
    must((why.length === 0) === (mode === "automatic"), "What a person looks at says why.");
  }
}

/** No amount is above what is left, what was paid, or what the policy gives. */
export function withinWhatIsLeft({ terms, facts }: Situation, offer: DecidedOffer): void {
  const { amount, bonus, value, parts, fees, remedy } = offer;
  const { order, refundable, shippingGone } = facts;
  must(
    [amount, bonus].every((each) => Number.isSafeInteger(each) && each >= 0),
    "Amounts are whole and not below 0.",
  );
  must(amount <= refundable, "No more goes back than is left of the payment.");
  must(amount - shippingIn(offer) <= lineOf(facts).paid, "No more goes back for goods than they cost.");
  must(shippingIn(offer) <= Math.max(0, order.shippingPaid - shippingGone), "No more for shipping than is left of it.");
  const kept = sum(fees.map((fee) => fee.amount));
  must(sum(parts.map((part) => part.amount)) - kept === BigInt(amount), "The parts, less the fees, are the whole.");
  const fault = reasonTable[facts.reason].fault;
  must(kept === 0n || (fault === "nobody" && offer.goods === "return"), "No fee where the fault is somebody's.");
  must(remedy === "store_credit" || bonus === 0, "Only credit has a bonus.");
  if (!paying.has(remedy)) {
    const backs = (offer.variants ?? []).map(({ back }) => back);
    must(most(backs) <= Math.min(refundable, value), "No variant gives back more than is left, or than it is worth.");
    return must(amount === 0, "What sends goods is not money.");
  }
  must(value === amount + bonus, "Limits count the bonus too.");
  const own = termsOf(terms, facts).terms;
  must(bonus <= (own.storeCreditBonusMax ?? 0), "A bonus stays under its cap.");
  must(bonus <= basisPointsOf(amount, own.storeCreditBonusBp), "A bonus stays under its share.");
}

/** What goes out by itself is within every limit, and nothing does where a person must look. */
export function automaticWithinLimits({ risk, facts }: Situation, offer: DecidedOffer, extra: number): void {
  if (offer.mode !== "automatic") return;
  const left = room(risk, facts);
  must(offer.value + extra <= left.amount, "No limit in money is passed, the little extra included.");
  must(left.count > 0, "No limit in number is passed.");
  must(!facts.paused, "Nothing goes out while the switch is off.");
  const { terms } = termsOf(risk, facts);
  const { lane, arrived } = reasonTable[facts.reason];
  const worth = unitsOf(lineOf(facts).paid, lineOf(facts).quantity, facts.unitsGone, facts.quantity);
  const wanted = arrived && lane !== "withdrawal" && worth > (terms.evidenceAbove ?? 0);
  must(facts.evidence || !wanted, "Nothing goes out without the photo that is wanted.");
  must(!facts.safety, "Nothing goes out where someone is in danger.");
  must(!facts.order.payments.some((payment) => payment.disputed), "Nothing goes out on a disputed payment.");
}

/** Everything above, of one situation. */
export function holds(decideIt: Decide, situation: Situation): Decision {
  const decision = decidedPurely(decideIt, situation);
  complete(decision);
  for (const offer of decision.offers) {
    withinWhatIsLeft(situation, offer);
    automaticWithinLimits(situation, offer, decision.extra?.cost ?? 0);
  }
  return decision;
}

/**
 * Whatever is chosen of each item: money, shipping, and what goes out by itself stay within what the first item found.
 * The largest of each item is the worst choice for those after it, so no choice needs to be drawn.
 */
export function acceptableTogether({ risk, items }: Together, decided: readonly Decided[]): void {
  const { refundable, shippingGone, order } = items[0]!;
  const offers = decided.map(({ decision }) => decision.offers);
  const money = offers.map((each) => most(each.flatMap((offer) => [offer.amount, ...backsOf(offer)])));
  must(sum(money) <= BigInt(refundable), "Together no more goes back than is left.");
  const shipping = offers.map((each) => most(each.map(shippingIn)));
  must(sum(shipping) <= BigInt(Math.max(0, order.shippingPaid - shippingGone)), "Shipping goes back once.");

  let [value, count] = [0n, 0];
  for (const [index, each] of offers.entries()) {
    const automatic = each.filter((offer) => offer.mode === "automatic");
    if (automatic.length === 0) continue;
    const left = room(risk, items[index]!);
    value += BigInt(most(automatic.map((offer) => offer.value))) + BigInt(decided[index]!.decision.extra?.cost ?? 0);
    count += 1;
    must(value <= BigInt(left.amount) && count <= left.count, "Together no limit is passed.");
  }
}

/**
 * Accepted one after the other, each decided again on what the ones before it really took, what was shown as automatic is
 * settled as it was shown. `pick` chooses one of so many offers.
 * @returns how many were settled
 */
export function acceptedInTurn(own: Together, decided: readonly Decided[], pick: (of: number) => number): number {
  let taken: Taken = { money: 0, shipping: 0, value: 0, count: 0, replaced: 0, exchanged: 0, extras: 0 };
  for (const [index, { decision }] of decided.entries()) {
    const shown = decision.offers[pick(decision.offers.length)];
    if (shown?.mode !== "automatic") continue;
    const facts = forShown(factsAfter(own.items[index]!, taken), shown);
    const fresh = decide(own.terms, own.risk, facts, own.now).offers.find((offer) => offer.remedy === shown.remedy);
    must(fresh !== undefined && asGood(fresh, shown), "What was shown is what is settled.");
    const is = (...remedies: string[]) => (remedies.includes(shown.remedy) ? 1 : 0);
    taken = {
      money: taken.money + shown.amount + (backsOf(shown)[0] ?? 0),
      shipping: taken.shipping + shippingIn(shown),
      value: taken.value + shown.value + (decision.extra?.cost ?? 0),
      count: taken.count + 1,
      replaced: taken.replaced + is("replacement", "resend_part"),
      exchanged: taken.exchanged + is("exchange"),
      extras: taken.extras + (decision.extra ? 1 : 0),
    };
  }
  return taken.count;
}

const backsOf = ({ variants }: DecidedOffer) => (variants ?? []).map(({ back }) => back);

type Taken = Record<"money" | "shipping" | "value" | "count" | "replaced" | "exchanged" | "extras", number>;

/** What the ledger would say of the same item after these were settled. */
function factsAfter(facts: Facts, taken: Taken): Facts {
  const { order, customer, day } = facts.automatic;
  const more = (budget: { amount: number; count: number }) => ({
    amount: budget.amount + taken.value,
    count: budget.count + taken.count,
  });
  return {
    ...facts,
    refundable: facts.refundable - taken.money,
    shippingGone: facts.shippingGone + taken.shipping,
    replaced: facts.replaced + taken.replaced,
    exchanged: facts.exchanged + taken.exchanged,
    extras: facts.extras + taken.extras,
    automatic: { order: order + taken.value, customer: more(customer), day: more(day) },
  };
}
