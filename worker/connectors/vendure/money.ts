// Money back through Vendure. What counts is the sum of the refunds whose reason names the settlement.
import * as v from "valibot";
import { amount } from "../../../shared/schema.ts";
import { Trouble } from "./api.ts";
import type { Result } from "../connector.ts";
import { sharesOf } from "../shares.ts";
import type { Share } from "../shares.ts";
import { failed, once, progressOf, unclear } from "./run.ts";
import type { Part, Run } from "./run.ts";

const Refund = v.object({
  id: v.string(),
  state: v.string(),
  total: amount,
  reason: v.nullish(v.string(), ""),
  transactionId: v.nullish(v.string(), ""),
});
export const Payment = v.object({ id: v.string(), state: v.string(), amount, refunds: v.array(Refund) });
type Refund = v.InferOutput<typeof Refund>;
type Payment = v.InferOutput<typeof Payment>;

const PAYMENTS = `query($id:ID!){order(id:$id){payments{id state amount refunds{id state total reason transactionId}}}}`;
const REFUND = `mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename ...on ErrorResult{message}}}`;
const OfOrder = v.object({ order: v.nullable(v.object({ payments: v.nullish(v.array(Payment), []) })) });
const Refused = v.object({ __typename: v.string(), message: v.optional(v.string()) });

/** Refusals that come before the gateway is asked. Any other may have moved money, whatever Vendure keeps of it. */
const before = new Set(["RefundAmountError", "NothingToRefundError", "RefundOrderStateError", "AlreadyRefundedError"]);

/** One for each payment that it goes back over. */
const MOST_TURNS = 20;

const total = (refunds: readonly Refund[]) => refunds.reduce((sum, refund) => sum + refund.total, 0);
const counting = (refunds: readonly Refund[]) => refunds.filter(({ state }) => state !== "Failed");

/** What of a payment can still go back, in minor units. A failed refund has moved nothing. */
export const leftOf = ({ state, amount: paid, refunds }: Payment): number =>
  state === "Settled" ? Math.max(0, paid - total(counting(refunds))) : 0;

/** The payments of the remedy's order; null where there is no such order. */
export async function paymentsOf({ ask, remedy }: Pick<Run, "ask" | "remedy">): Promise<Payment[] | null> {
  const { order } = await ask(PAYMENTS, { id: remedy.order.id }, OfOrder);
  return order && order.payments;
}

const ownOf = ({ remedy }: Run, payments: readonly Payment[]) =>
  payments.flatMap(({ refunds }) => refunds).filter(({ reason }) => reason.includes(remedy.settlementId));

export const money: Part = {
  find: async (run) => {
    const own = ownOf(run, (await paymentsOf(run)) ?? []);
    const settled = own.filter(({ state }) => state === "Settled");
    if (settled.length > 0 && total(settled) >= run.remedy.amount)
      return { state: "succeeded", reference: referenceOf(settled) };
    const gone = own.length > 0 && counting(own).length === 0;
    return gone ? failed("The payment provider declined the refund.") : null;
  },
  execute: async (run) => {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const payments = await paymentsOf(run);
      if (!payments) return failed(`Vendure has no order ${run.remedy.order.id}.`);
      const result = await turnOf(run, payments);
      if (result) return result;
    }
    return unclear("Vendure takes refunds and doesn't count them.");
  },
};

/** The next call; or how it ends, for now or for good. */
async function turnOf(run: Run, payments: Payment[]): Promise<Result | null> {
  const own = ownOf(run, payments);
  const rest = run.remedy.amount - total(counting(own));
  const none = counting(own).length === 0;
  // With a part of it gone back it hasn't failed, and it can't go on.
  const refuse = none ? failed : unclear;
  if (own.some(({ state }) => state === "Failed"))
    return refuse(`The payment provider declined ${none ? "the refund" : "a part of the refund"}.`);
  if (rest <= 0) return standing(counting(own));
  const left = payments.reduce((sum, payment) => sum + leftOf(payment), 0);
  if (left < rest) return refuse(`Only ${left} of ${rest} can still go back (minor units).`);
  const accounts = payments.map((payment) => ({
    id: payment.id,
    left: leftOf(payment),
    ours: total(counting(ownOf(run, [payment]))),
  }));
  return send(run, sharesOf(run.remedy, accounts)[0]!, { call: `refund ${own.length + 1}`, refuse });
}

/** All of it is written down over there. That a refund waits says that its money isn't on its way back yet. */
function standing(own: readonly Refund[]): Result {
  const waiting = own.filter(({ state }) => state !== "Settled");
  // With a transaction the gateway has it and says later; without one no gateway ever will: somebody has to send it.
  const byHand = waiting.find(({ transactionId }) => !transactionId);
  if (byHand)
    return unclear(
      `Its payment method can't send money back: send it by hand, then settle refund ${byHand.id} in Vendure.`,
    );
  return waiting.length > 0 ? { state: "pending" } : { state: "succeeded", reference: referenceOf(own) };
}

/** `call` names the how many-th refund it is: until that one shows, no other is sent, over whichever payment. */
type Sending = { call: string; refuse: (reason: string) => Result };

async function send(run: Run, { id: paymentId, amount: share }: Share, { call, refuse }: Sending) {
  if (progressOf(run).doubt === call)
    return unclear("The payment provider threw an error: it may have paid. Look there, and say how it ended.");
  const { settlementId, case: about } = run.remedy;
  // Without the three fields it calls outdated, Vendure 3.7.3 fails over a column of its own.
  const input = { paymentId, amount: share, lines: [], shipping: 0, adjustment: 0 };
  const i = { ...input, reason: `Amends ${about.reference} ${settlementId}` };
  const inDoubt = () => run.steps.save({ ...progressOf(run), doubt: call });
  try {
    const { refundOrder: answer } = await once(run, call, () =>
      run.ask(REFUND, { i }, v.object({ refundOrder: Refused })),
    );
    if (answer.message === undefined) return null;
    if (before.has(answer.__typename)) return refuse(answer.message);
    // A gateway that says “pending” gets this answer too: then the refund shows at the next turn, and the doubt is over.
    inDoubt();
    return null;
  } catch (error) {
    if (error instanceof Trouble && error.kind === "refused") inDoubt();
    throw error;
  }
}

const referenceOf = (refunds: readonly Refund[]) =>
  refunds
    .map(({ id, transactionId }) => transactionId || id)
    .join(", ")
    .slice(0, 200);
