import * as v from "valibot";
import type { Outcome } from "../../../shared/contract.ts";
import { toDecimal } from "../../../shared/money.ts";
import type { Around, RemedyOrder, Result, Steps } from "../connector.ts";
import { sharesOf } from "../shares.ts";
import type { Share } from "../shares.ts";
import { isRefusal, Unanswered } from "./api.ts";
import type { Api, Own, Refusal } from "./api.ts";
import { currencyOf, paymentsOf, readOrder } from "./order.ts";
import type { MedusaOrder } from "./order.ts";

/**
 * Remedies on Medusa, which does twice what it is asked twice. Each is one or two acts; an act knows how to find what it
 * has done, by the settlement's id in Medusa's own records, and does only what isn't there yet.
 */

export type Work = { api: Api; own: Own; around: Around; remedy: RemedyOrder; order: MedusaOrder; steps: Steps };

/** `go` says null when it has done its part: whether it has is asked of Medusa afterwards. */
type Act = { found: (work: Work) => Promise<Outcome | null>; go: (work: Work) => Promise<Result | null> };

/** What Medusa knows of a settlement; null unless all of it is there. */
export async function findRemedy(work: Work): Promise<Outcome | null> {
  let all: Outcome | null = null;
  for (const act of actsOf(work.remedy)) {
    const found = await act.found(work);
    if (!found) return null;
    all ??= found;
  }
  return all;
}

/** Does what isn't done yet. */
export async function carryOut(work: Work): Promise<Result> {
  const { underWay, doubt } = askedBefore(work);
  if (doubt) return unclear(doubt);
  if (underWay) return unclear("An earlier call may still be under way. Medusa is looked at again in a moment.");
  let begun = false;
  for (const act of actsOf(work.remedy)) {
    const stopped = (await act.found(work)) ? null : await act.go(work);
    // With the goods on their way, it has not failed: a person finds the other half.
    if (stopped?.state === "failed" && begun) return unclear(`A part of it is done. ${stopped.reason ?? ""}`);
    if (stopped) return stopped;
    begun = true;
    work.order = (await readOrder(work.api, work.order.id)) ?? work.order;
  }
  return (await findRemedy(work)) ?? unclear("Medusa took it, and doesn't show it.");
}

function actsOf({ remedy, amount }: RemedyOrder): Act[] {
  if (remedy === "store_credit") return [credit];
  if (remedy === "replacement") return [claim];
  // The goods first: they can be refused with nothing done, and money that has left can't be taken back.
  if (remedy === "exchange") return amount > 0 ? [claim, refund] : [claim];
  return [refund];
}

const unclear = (problem: string): Result => ({ state: "unclear", problem });
const failed = (reason: string): Result => ({ state: "failed", reason });
const refused = ({ message, certain }: Refusal): Result => (certain ? failed(message) : unclear(message));

/* ---- What moves something for good ---- */

/** Longer than any server or proxy keeps a call: what has not come by then never will. */
const LATE = 120_000;
const Asked = v.object({ asked: v.number(), doubt: v.nullish(v.string(), null) });

/** What was asked for and not answered: a call that may be on its way still, or one that nobody can tell the end of. */
function askedBefore({ steps, around }: Work): { underWay: boolean; doubt: string | null } {
  const saved = v.safeParse(Asked, steps.load());
  if (!saved.success) return { underWay: false, doubt: null };
  const { asked, doubt } = saved.output;
  return { underWay: !doubt && around.now().getTime() - asked < LATE, doubt };
}

/** Noted before it is asked for, and forgotten when there is an answer: then nothing is under way. */
async function moving<T>({ steps, around }: Work, ask: () => Promise<T>): Promise<T> {
  steps.save({ asked: around.now().getTime() });
  const answer = await ask();
  steps.save(null);
  return answer;
}

/* ---- Money back ---- */

const noteOf = ({ settlementId, case: about }: RemedyOrder) => `Amends ${about.reference} ${settlementId}`;
const names = (note: string | null | undefined, id: string) => (note ?? "").split(" ").includes(id);
const decimal = (minor: number, { currency }: RemedyOrder) => Number(toDecimal(minor, currency));

function refundsOf({ order, remedy }: Work): { id: string; amount: number }[] {
  return paymentsOf(order)
    .flatMap(({ refunds }) => refunds)
    .filter(({ note }) => names(note, remedy.settlementId));
}
const sumOf = (refunds: { amount: number }[]) => refunds.reduce((all, { amount }) => all + amount, 0);

const refund: Act = {
  async found(work) {
    // Medusa writes a refund down before it asks the gateway, and takes it out again where that says no.
    if (askedBefore(work).underWay) return null;
    const ours = refundsOf(work);
    if (ours.length === 0 || sumOf(ours) < work.remedy.amount) return null;
    return { state: "succeeded", reference: ours[0]!.id };
  },

  async go(work) {
    const { api, order, remedy } = work;
    const rest = remedy.amount - sumOf(refundsOf(work));
    const left = paymentsOf(order).reduce((sum, { captured, refunded }) => sum + captured - refunded, 0);
    if (rest > left) {
      const problem = `Medusa says that ${toDecimal(left, remedy.currency)} ${remedy.currency} can still go back.`;
      return rest < remedy.amount ? unclear(problem) : failed(problem);
    }
    const editing = await editingOf(work);
    if (editing) return unclear(editing);
    let done = remedy.amount - rest;
    for (const { id, amount } of sharesLeft(work)) {
      const body = { amount: decimal(amount, remedy), note: noteOf(remedy) };
      const answer = await paying(work, () => api.tell("POST", `/admin/payments/${id}/refund`, body));
      // With a part of it gone back already, it has not failed: it is not done yet.
      if (isRefusal(answer)) return done > 0 ? unclear(answer.message) : refused(answer);
      done += amount;
    }
    return null;
  },
};

/** Over which payments the rest of it goes. */
function sharesLeft({ order, remedy }: Work): Share[] {
  const accounts = paymentsOf(order).map(({ id, captured, refunded, refunds }) => {
    const ours = sumOf(refunds.filter(({ note }) => names(note, remedy.settlementId)));
    return { id, left: captured - refunded, ours };
  });
  return sharesOf(remedy, accounts);
}

/** A gateway that fails may have paid all the same, and Medusa forgets the refund it was asked for: never again. */
async function paying<T>(work: Work, ask: () => Promise<T>): Promise<T> {
  try {
    return await moving(work, ask);
  } catch (error) {
    const doubt = error instanceof Unanswered && error.status === 500;
    if (doubt)
      work.steps.save({ asked: 0, doubt: `${error.message} It may have been paid nevertheless: look at the gateway.` });
    throw error;
  }
}

/* ---- Goods ---- */

const Changes = v.object({
  order_changes: v.array(
    v.object({ status: v.string(), change_type: v.nullish(v.string()), claim_id: v.nullish(v.string()) }),
  ),
});
const Claims = v.object({
  claims: v.array(v.object({ id: v.string(), metadata: v.nullish(v.record(v.string(), v.unknown())) })),
});
const Claim = v.object({ claim: v.object({ id: v.string() }) });

type Standing = {
  /** The claim that is confirmed: the goods are on their way. */
  done: string | null;
  /** A claim of this settlement that a crash left half-open. It holds up everything else about the order. */
  halfOpen: string | null;
  /** Somebody else's half-open change, in words. */
  editing: string | null;
};

async function standingOf({ api, order, remedy }: Work): Promise<Standing> {
  const id = encodeURIComponent(order.id);
  const changes = await api.read(`/admin/orders/${id}/changes?fields=id,status,change_type,claim_id`, Changes);
  const claims = await api.read(`/admin/claims?order_id=${id}&limit=500&fields=id,metadata`, Claims);
  const ours = new Set(
    claims?.claims.filter(({ metadata }) => metadata?.["amends"] === remedy.settlementId).map((each) => each.id),
  );
  const all = changes?.order_changes ?? [];
  const open = all.find(({ status }) => status === "pending" || status === "requested");
  const isOurs = (change: (typeof all)[number] | undefined) => ours.has(change?.claim_id ?? "");
  return {
    done: all.find((change) => change.status === "confirmed" && isOurs(change))?.claim_id ?? null,
    halfOpen: isOurs(open) ? (open?.claim_id ?? null) : null,
    editing:
      open && !isOurs(open)
        ? `Order ${order.display_id} has a change that somebody began in Medusa (${open.change_type ?? "an edit"}). It goes on when that is finished there, or discarded.`
        : null,
  };
}

const editingOf = async (work: Work) => (await standingOf(work)).editing;

const claim: Act = {
  async found(work) {
    const { done } = await standingOf(work);
    return done ? { state: "succeeded", reference: done } : null;
  },

  async go(work) {
    const { halfOpen, editing } = await standingOf(work);
    if (editing) return unclear(editing);
    // How far it came isn't worth knowing: begun anew, a late call of the old one finds nothing to add to.
    if (halfOpen && !(await discard(work, halfOpen))) return unclear("A half-open claim of ours can't be discarded.");
    const goods = goodsOf(work);
    if ("state" in goods) return goods;
    const { api, order, remedy } = work;
    const metadata = { amends: remedy.settlementId, reference: remedy.case.reference };
    const begun = await api.tell("POST", "/admin/claims", { type: "replace", order_id: order.id, metadata });
    if (isRefusal(begun)) return refused(begun);
    const made = v.safeParse(Claim, begun.body);
    if (!made.success) return unclear("Medusa began a claim and didn't say which.");
    const refusal = await fillIn(work, made.output.claim.id, goods);
    if (!refusal) return null;
    // What can't be confirmed must not hold up the order.
    await discard(work, made.output.claim.id);
    return refused(refusal);
  },
};

type Goods = { item: string; variant: string; quantity: number; shippingOption: string };

function goodsOf({ order, remedy, own }: Work): Goods | Result {
  const { line, variant } = remedy;
  const item =
    order.items.find(({ id }) => id === line.id) ??
    order.items.find(({ variant_sku }) => line.sku !== null && variant_sku === line.sku);
  if (!item) return failed(`Order ${order.display_id} has no line ${line.id} in Medusa.`);
  const sent = remedy.remedy === "exchange" ? variant : item.variant_id;
  if (!sent) return failed(`Medusa knows no variant to send for ${line.title}.`);
  if (!own.shippingOptionId) return failed("No shipping option is set for what is sent.");
  return { item: item.id, variant: sent, quantity: line.quantity, shippingOption: own.shippingOptionId };
}

/** Says what is wrong and what is sent for it, at no cost, and confirms. */
async function fillIn(work: Work, id: string, goods: Goods): Promise<Refusal | null> {
  const { quantity } = goods;
  const at = `/admin/claims/${encodeURIComponent(id)}`;
  const steps: [string, unknown][] = [
    ["claim-items", { items: [{ id: goods.item, quantity, reason: "other" }] }],
    // Without a price of its own it would be billed.
    ["outbound/items", { items: [{ variant_id: goods.variant, quantity, unit_price: 0 }] }],
    ["outbound/shipping-method", { shipping_option_id: goods.shippingOption, custom_amount: 0 }],
  ];
  for (const [step, body] of steps) {
    const answer = await work.api.tell("POST", `${at}/${step}`, body);
    if (isRefusal(answer)) return answer;
  }
  const confirmed = await moving(work, () => work.api.tell("POST", `${at}/request`));
  return isRefusal(confirmed) ? confirmed : null;
}

/** Only ever a claim that names this settlement. */
async function discard({ api }: Work, id: string): Promise<boolean> {
  return !isRefusal(await api.tell("DELETE", `/admin/claims/${encodeURIComponent(id)}/request`));
}

/** Leaves the order as it was found, if nothing of the remedy is for good. */
export async function abandon(work: Work): Promise<void> {
  const { halfOpen } = await standingOf(work);
  if (halfOpen) await discard(work, halfOpen);
}

/* ---- Credit ---- */

const Accounts = v.object({ store_credit_accounts: v.array(v.object({ id: v.string() })) });
const Account = v.object({ store_credit_account: v.object({ id: v.string() }) });
const Transactions = v.object({
  transactions: v.array(v.object({ id: v.string(), note: v.nullish(v.string()) })),
});
const Cards = v.object({ gift_cards: v.array(v.object({ id: v.string(), code: v.string() })) });

async function accountOf({ api, order }: Work): Promise<string | null> {
  const customer = encodeURIComponent(order.customer?.id ?? "");
  const path = `/admin/store-credit-accounts?customer_id=${customer}&currency_code=${order.currency_code}&fields=id`;
  return (await api.read(path, Accounts))?.store_credit_accounts[0]?.id ?? null;
}

const credit: Act = {
  async found(work) {
    return (await cardFound(work)) ?? (work.order.customer?.has_account ? await creditFound(work) : null);
  },
  /** To the account of who has one; whoever bought as a guest can't spend from one, and gets a code. */
  async go(work) {
    return work.order.customer?.has_account ? toAccount(work, work.order.customer.id) : asGiftCard(work);
  },
};

async function creditFound(work: Work): Promise<Outcome | null> {
  const account = await accountOf(work);
  if (!account) return null;
  const path = `/admin/store-credit-accounts/${account}/transactions?limit=1000&order=-created_at&fields=id,note`;
  const all = (await work.api.read(path, Transactions))?.transactions ?? [];
  const ours = all.find(({ note }) => names(note, work.remedy.settlementId));
  return ours ? { state: "succeeded", reference: ours.id } : null;
}

async function toAccount(work: Work, customer: string): Promise<Result | null> {
  const { api, remedy, order } = work;
  let account = await accountOf(work);
  if (!account) {
    const body = { customer_id: customer, currency_code: order.currency_code };
    const made = await api.tell("POST", "/admin/store-credit-accounts", body);
    if (isRefusal(made)) return refused(made);
    account = v.parse(Account, made.body).store_credit_account.id;
  }
  const body = { amount: decimal(remedy.amount + remedy.bonus, remedy), note: noteOf(remedy) };
  const answer = await moving(work, () => api.tell("POST", `/admin/store-credit-accounts/${account}/credit`, body));
  return isRefusal(answer) ? refused(answer) : null;
}

async function cardFound({ api, remedy }: Work): Promise<Outcome | null> {
  const path = `/admin/gift-cards?reference_id=${encodeURIComponent(remedy.settlementId)}&fields=id,code`;
  const card = (await api.read(path, Cards))?.gift_cards[0];
  return card ? { state: "succeeded", reference: card.id, creditCode: card.code } : null;
}

async function asGiftCard(work: Work): Promise<Result | null> {
  const { api, remedy, order, own } = work;
  const answer = await moving(work, async () =>
    api.tell("POST", "/admin/gift-cards", {
      code: await codeFor(own.apiKey, remedy.settlementId),
      currency_code: order.currency_code,
      value: decimal(remedy.amount + remedy.bonus, remedy),
      note: noteOf(remedy),
      reference: "amends",
      reference_id: remedy.settlementId,
    }),
  );
  return isRefusal(answer) ? refused(answer) : null;
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * The same code for the same settlement, which Medusa takes only once, and that nobody without the key can guess:
 * eighty bits in letters that can't be mistaken for one another.
 */
async function codeFor(apiKey: string, settlementId: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes(apiKey), how, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(`gift card ${settlementId}`)));
  const code = [...mac.subarray(0, 16)].map((byte) => letters[byte % 32]).join("");
  return code.match(/.{4}/g)!.join("-");
}

/** The currency Medusa counts in is the one that was promised in. */
export const sameCurrency = ({ order, remedy }: Pick<Work, "order" | "remedy">) =>
  currencyOf(order) === remedy.currency;
