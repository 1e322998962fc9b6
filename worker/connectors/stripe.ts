import * as v from "valibot";
import type { Outcome } from "../../shared/contract.ts";
import type { Platform } from "../../shared/platforms.ts";
import { capabilities } from "./capabilities.ts";
import { call, jsonOrNull, textOf } from "./call.ts";
import type { Answer } from "./call.ts";
import { CALL_TIMEOUT } from "./connector.ts";
import type { Around, Connector, Fault, RemedyOrder, Result, Told } from "./connector.ts";
import { fromHex, isSigned } from "./signed.ts";

/**
 * Stripe: refunds of the charges and payment intents an order was paid with. It knows no orders: their facts come with
 * the order token, whose `payments[].id` is `ch_…` or `pi_…`, and so is each tender's. The settlement's id is the Idempotency-Key, which Stripe
 * forgets after a day, and stands in the refund's metadata, which it doesn't.
 */

type Own = Extract<Platform, { kind: "stripe" }>;
type Api = (path: string, form?: Record<string, string>, key?: string) => Promise<Answer>;

const VERSION = "2026-10-28.endive";
const TOLERANCE = 300_000;
/** Counted in hundreds of what ISO 4217 says, or in hundredths: sent as they are, they'd move the wrong amount. */
const countedOtherwise = new Set(["ISK", "MGA", "UGX"]);

const Refund = v.object({
  id: v.string(),
  amount: v.number(),
  status: v.nullish(v.string()),
  failure_reason: v.nullish(v.string()),
  metadata: v.nullish(v.record(v.string(), v.string())),
});
type Refund = v.InferOutput<typeof Refund>;
const Refunds = v.object({ data: v.array(Refund), has_more: v.boolean() });
const Charge = v.object({ currency: v.string(), amount_captured: v.number(), amount_refunded: v.number() });
const Intent = v.object({ latest_charge: v.nullable(Charge) });
const Refused = v.object({
  error: v.object({ type: v.string(), code: v.nullish(v.string()), message: v.nullish(v.string()) }),
});
const Happened = v.object({ id: v.string(), type: v.string(), data: v.object({ object: v.unknown() }) });
export function stripeConnector(own: Own, { fetch, now }: Around): Connector {
  const open = () => apiOf(own, fetch);
  return {
    capabilities: capabilities.stripe(),
    findRemedy: async (remedy) => found(await refundsOf(open(), remedy), remedy),
    execute: (remedy) => execute(open(), remedy),
    check: () => check(own, open()),
    quoteRefund: (remedy) => quote(open(), remedy),
    verifyWebhook: (headers, body) => verify(own, headers, body, now()),
  };
}

/** All calls through one of these share one time limit, that of a connector's single step. */
function apiOf({ apiKey, url = "https://api.stripe.com" }: Own, fetcher: typeof fetch): Api {
  const signal = AbortSignal.timeout(CALL_TIMEOUT);
  return (path, form, key) =>
    call(fetcher, `${url}/v1/${path}`, {
      method: form ? "POST" : "GET",
      headers: {
        Authorization: `Bearer ${apiKey}`,
        "Stripe-Version": VERSION,
        ...(form && { "Content-Type": "application/x-www-form-urlencoded" }),
        ...(key && { "Idempotency-Key": key }),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
      signal,
    });
}

const isStripes = (payment: string | null): payment is string => payment !== null && /^(ch|pi)_\w+$/.test(payment);
const kindOf = (payment: string) => (payment.startsWith("pi_") ? "payment_intent" : "charge");
const paymentsOf = ({ tenders }: RemedyOrder) => [...new Set(tenders.map(({ payment }) => payment).filter(isStripes))];

/** The refunds on Stripe that are this settlement's. */
async function refundsOf(api: Api, remedy: RemedyOrder): Promise<Refund[]> {
  const all: Refund[] = [];
  for (const payment of paymentsOf(remedy)) {
    for (let after = "", more = true; more;) {
      const page = read(Refunds, await api(`refunds?${kindOf(payment)}=${payment}&limit=100${after}`));
      all.push(...page.data);
      more = page.has_more && page.data.length > 0;
      after = `&starting_after=${page.data.at(-1)?.id}`;
    }
  }
  return all.filter(({ metadata }) => metadata?.["settlement"] === remedy.settlementId);
}

const hasFailed = ({ status }: Refund) => status === "failed" || status === "canceled";

/** Null while anything is missing or on its way. Throws where a part failed and a part did not: a person has to look. */
function found(refunds: Refund[], remedy: RemedyOrder): Outcome | null {
  const failed = refunds.filter(hasFailed);
  const [first] = failed;
  if (first && failed.length === refunds.length) return { state: "failed", reason: failure(first) };
  if (first) throw new Error(`A part went back and a part did not: ${failure(first)}`);
  const sum = refunds.filter(({ status }) => status === "succeeded").reduce((all, { amount }) => all + amount, 0);
  if (sum !== remedy.amount) return null;
  return {
    state: "succeeded",
    reference: refunds
      .map(({ id }) => id)
      .join(" ")
      .slice(0, 200),
  };
}

const failure = ({ id, status, failure_reason }: Refund) =>
  `Stripe says refund ${id} ${status}${failure_reason ? `: ${failure_reason}` : ""}.`;

async function execute(api: Api, remedy: RemedyOrder): Promise<Result> {
  const { currency, tenders } = remedy;
  if (countedOtherwise.has(currency))
    return { state: "failed", reason: `Stripe counts ${currency} in units of its own: refund this one there.` };
  if (!tenders.every(({ payment }) => isStripes(payment)))
    return { state: "failed", reason: "The order token names no payment of Stripe's, ch_… or pi_…, for all of it." };
  const made = await refundsOf(api, remedy);
  for (const index of tenders.keys()) {
    if (made.some(({ metadata }) => metadata?.["tender"] === String(index))) continue;
    const refund = await refundOf(api, remedy, index);
    if ("reason" in refund && made.length === 0) return { state: "failed", reason: refund.reason };
    if ("reason" in refund) throw new Error(`A part went back and a part did not: ${refund.reason}`);
    made.push(refund);
  }
  return found(made, remedy) ?? { state: "pending" };
}

async function quote(api: Api, remedy: RemedyOrder): Promise<number> {
  let sum = 0;
  for (const payment of paymentsOf(remedy)) sum += await leftOf(api, payment, remedy.currency);
  return sum;
}

/** What a payment can still give, by Stripe's own count. One in another currency gives nothing. */
async function leftOf(api: Api, payment: string, currency: string): Promise<number> {
  const charge = payment.startsWith("pi_")
    ? read(Intent, await api(`payment_intents/${payment}?expand[]=latest_charge`)).latest_charge
    : read(Charge, await api(`charges/${payment}`));
  return charge?.currency.toUpperCase() === currency ? charge.amount_captured - charge.amount_refunded : 0;
}

/** Asks for one refund: it, or why there is none. Throws for whatever may have moved money. */
async function refundOf(api: Api, remedy: RemedyOrder, index: number): Promise<Refund | { reason: string }> {
  const { settlementId, order, case: about, currency, tenders } = remedy;
  const payment = tenders[index]!.payment!;
  const { amount } = tenders[index]!;
  if ((await leftOf(api, payment, currency)) < amount)
    return { reason: `Stripe has less than that left of ${payment} in ${currency}.` };
  const form = {
    [kindOf(payment)]: payment,
    amount: String(amount),
    reason: "requested_by_customer",
    "metadata[settlement]": settlementId,
    "metadata[tender]": String(index),
    "metadata[order]": order.id,
    "metadata[case]": about.reference,
  };
  const answer = await api("refunds", form, tenders.length > 1 ? `${settlementId}-${index}` : settlementId);
  const { output: refused, success } = v.safeParse(Refused, answer.body);
  // 409, 429, 401 and 403 pass, and a reused key or a 5xx says nothing about the first try.
  const final = [400, 402, 404].includes(answer.status) && success && refused.error.type !== "idempotency_error";
  return final ? { reason: sentence(refused) } : read(Refund, answer);
}

const reasons: Record<string, string> = {
  charge_already_refunded: "This payment has been refunded in full already.",
  charge_disputed: "The customer's bank has disputed this payment: the dispute decides.",
  refund_disputed_payment: "The customer's bank has disputed this payment: the dispute decides.",
  charge_not_refundable: "This payment can't be refunded.",
  balance_insufficient: "The balance at Stripe is too low: top it up, then settle this again.",
};

function sentence({ error }: v.InferOutput<typeof Refused>): string {
  return `Stripe: ${reasons[error.code ?? ""] ?? error.message ?? error.type}`.slice(0, 1000);
}

/** What an answer says, or throws what went wrong in words. */
function read<S extends v.GenericSchema>(schema: S, { status, body }: Answer): v.InferOutput<S> {
  if (status !== 200) {
    const refused = v.safeParse(Refused, body);
    throw new Error(refused.success ? `${sentence(refused.output)} (${status})` : `Stripe answered ${status}.`);
  }
  return v.parse(schema, body);
}

/* ---- The set-up ---- */

const WHERE = "Stripe's dashboard, Developers, API keys";
/** Reading, and a refund of what doesn't exist: Stripe looks at the key's rights before it looks for the charge. */
const probes: [string, string, Record<string, string>?][] = [
  ["read charges", "charges?limit=1"],
  ["read payment intents", "payment_intents?limit=1"],
  ["write refunds", "refunds", { charge: "ch_amends_check", amount: "1" }],
];

async function check({ apiKey, webhookSecret }: Own, api: Api): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (!/^[sr]k_(live|test)_/.test(apiKey)) {
    const kind = apiKey.startsWith("pk_") ? "a publishable key, which can't refund" : "no key of Stripe's";
    return [{ code: "credentials", text: `This is ${kind}: make a restricted key, rk_…, in ${WHERE}.` }];
  }
  if (webhookSecret && !webhookSecret.startsWith("whsec_"))
    faults.push({
      code: "credentials",
      text: "The webhook's signing secret begins with whsec_: copy it from its page.",
    });
  for (const [right, path, form] of probes) {
    const fault = await probe(api, right, path, form);
    if (fault) faults.push(fault);
    if (fault && fault.code !== "permission") break;
  }
  return faults;
}

async function probe(api: Api, right: string, path: string, form?: Record<string, string>): Promise<Fault | null> {
  try {
    const { status } = await api(path, form);
    if (status === 401)
      return { code: "credentials", text: `Stripe doesn't know this key (401): copy it again from ${WHERE}.` };
    if (status === 403)
      return { code: "permission", text: `The key may not ${right} (403): allow it in ${WHERE}, and save the key.` };
    if (status >= 500) return { code: "unreachable", text: `Stripe answered ${status}: try again in a minute.` };
    return null;
  } catch (error) {
    return { code: "unreachable", text: `Stripe couldn't be reached: ${textOf(error)}` };
  }
}

/* ---- What Stripe tells by itself ---- */

async function verify({ webhookSecret }: Own, headers: Headers, body: string, now: Date): Promise<Told | null> {
  const parts = (headers.get("Stripe-Signature") ?? "").split(",").map((part) => part.trim().split("="));
  const at = parts.find(([name]) => name === "t")?.[1] ?? "";
  if (!webhookSecret || Math.abs(now.getTime() - Number(at) * 1000) > TOLERANCE || at === "") return null;
  const signatures = parts.filter(([name]) => name === "v1").slice(0, 5);
  const fits = await Promise.all(
    signatures.map(([, hex = ""]) => isSigned(webhookSecret, `${at}.${body}`, fromHex(hex))),
  );
  return fits.includes(true) ? told(body) : null;
}

function told(body: string): Told | null {
  const event = v.safeParse(Happened, jsonOrNull(body));
  if (!event.success) return null;
  const { id, type, data } = event.output;
  const refund = v.safeParse(Refund, data.object);
  const about = refund.success ? refund.output : null;
  const settlementId = about?.metadata?.["settlement"];
  const orderId = about?.metadata?.["order"] ?? null;
  const failed = ["refund.failed", "refund.updated"].includes(type) && about && hasFailed(about);
  if (!failed || !settlementId) return { id, orderId };
  return { id, orderId, refundFailed: { settlementId, reason: failure(about) } };
}
