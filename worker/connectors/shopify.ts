import * as v from "valibot";
import type { Outcome } from "../../shared/contract.ts";
import { toDecimal } from "../../shared/money.ts";
import { jsonOrNull, textOf } from "./call.ts";
import type { Around, Connector, Fault, RemedyOrder, Result, Steps, Told } from "./connector.ts";
import { Unanswered, openShopify } from "./shopify/api.ts";
import type { Ask, Own } from "./shopify/api.ts";
import { operations, scopes } from "./shopify/operations.ts";
import { Amount, CREDIT, Transaction, gid, minor, numberOf, orderFacts, paymentsOf } from "./shopify/order.ts";
import { fromBase64, isSigned, sign } from "./signed.ts";

/**
 * Shopify. A remedy is one deed or several, and each is looked for before it is done: a refund by its note, which holds
 * the settlement's id (and by its idempotency key), a draft order by the id we saved and its tag, a gift card by its code,
 * which is ours. So a remedy that was cut short goes on where it stood.
 */

/** What has become of a deed. A failure is Shopify's word that nothing was done. */
type Done =
  | { state: "succeeded"; reference?: string; creditCode?: string }
  | { state: "failed"; reason: string }
  | { state: "pending" };
type Deed = { find: () => Promise<Done | null>; carryOut: () => Promise<Done> };
type Job = { own: Own; ask: Ask; remedy: RemedyOrder; steps: Steps; order: string; line: string };

export function shopifyConnector(own: Own, around: Around): Connector {
  const open = () => openShopify(own, around);
  const deeds = (remedy: RemedyOrder, steps: Steps) => deedsOf(own, open(), remedy, steps);
  return {
    capabilities: {
      remedies: ["refund", "partial_refund", "store_credit", "replacement", "exchange"],
      facts: true,
      lookUp: true,
    },
    findRemedy: async (remedy, steps) => findAll(await deeds(remedy, steps)),
    execute: async (remedy, steps) => doAll(await deeds(remedy, steps)),
    abandon: (remedy, steps) => abandon(open(), remedy, steps),
    check: () => check(open()),
    getOrder: (id) => orderFacts(open(), id),
    findOrder: (number, email) => findOrder(open(), number, email),
    quoteRefund: (remedy) => quote(open(), remedy),
    verifyWebhook: (headers, body) => verify(own, headers, body),
  };
}

/* ---- Deeds, one after the other ---- */

async function findAll(deeds: Deed[] | null): Promise<Outcome | null> {
  const done: Done[] = [];
  for (const deed of deeds ?? []) {
    const found = await deed.find();
    if (!found || found.state === "pending") return null;
    done.push(found);
  }
  return deeds && (together(done) as Outcome);
}

async function doAll(deeds: Deed[] | null): Promise<Result> {
  if (!deeds) return { state: "failed", reason: "The order's or the line's id is no number of Shopify's." };
  const all: Done[] = [];
  for (const deed of deeds) {
    const done = (await deed.find()) ?? (await carriedOut(deed));
    if (done.state !== "succeeded" && all.length === 0) return done;
    all.push(done);
    if (done.state !== "succeeded") break;
  }
  return together(all);
}

/** A refusal can hide that an earlier try did it: "already completed" is no failure. */
async function carriedOut(deed: Deed): Promise<Done> {
  const done = await deed.carryOut();
  return done.state === "failed" ? ((await deed.find()) ?? done) : done;
}

/** Throws where one deed was done and another one refused: neither word would be true, a person has to look. */
function together(all: Done[]): Done {
  const failed = all.find((done) => done.state === "failed");
  if (failed && all.length > 1) throw new Error(`A part was done and a part was not: ${failed.reason}`);
  if (failed) return failed;
  if (all.some(({ state }) => state === "pending")) return { state: "pending" };
  const done = all.filter((one) => one.state === "succeeded");
  const reference = done.flatMap((one) => one.reference ?? []).join(" ");
  const [creditCode] = done.flatMap((one) => one.creditCode ?? []);
  return { state: "succeeded", ...(reference && { reference }), ...(creditCode && { creditCode }) };
}

/** Null where the ids aren't Shopify's. */
async function deedsOf(own: Own, ask: Ask, remedy: RemedyOrder, steps: Steps): Promise<Deed[] | null> {
  const order = gid("Order", remedy.order.id);
  const line = gid("LineItem", remedy.line.id);
  if (!order || !line) return null;
  const job: Job = { own, ask, remedy, steps, order, line };
  const { amount, bonus } = remedy;
  switch (remedy.remedy) {
    case "refund":
    case "partial_refund":
      return [refund(job)];
    case "replacement":
      return [goods(job)];
    case "exchange":
      return amount > 0 ? [goods(job), refund(job)] : [goods(job)];
    case "store_credit":
      if ((await creditGoesTo(job)) === "card") return [card(job, amount + bonus)];
      return bonus > 0 ? [refund(job), card(job, bonus)] : [refund(job)];
    default:
      throw new Error(`Shopify carries out no ${remedy.remedy}.`);
  }
}

/* ---- What is saved between calls ---- */

const Progress = v.object({
  draft: v.optional(v.string()),
  credit: v.optional(v.picklist(["account", "card"])),
  /** The last of the gift card's code; the code itself is money, and is never written down in the open. */
  card: v.optional(v.string()),
});
type Progress = v.InferOutput<typeof Progress>;

const loaded = (steps: Steps): Progress => v.parse(Progress, steps.load() ?? {});
const save = (steps: Steps, more: Progress) => steps.save({ ...loaded(steps), ...more });

/* ---- Money back, to where it came from or as credit in the customer's account ---- */

const UserErrors = v.array(v.object({ message: v.string(), code: v.nullish(v.string()) }));
const refusal = (errors: v.InferOutput<typeof UserErrors>): Done => ({
  state: "failed",
  reason: `Shopify: ${errors.map(({ message }) => message).join(" ")}`.slice(0, 1000),
});

const Refund = v.object({
  id: v.string(),
  note: v.nullable(v.string()),
  totalRefundedSet: Amount,
  transactions: v.object({
    nodes: v.array(v.object({ kind: v.string(), status: v.string(), errorCode: v.nullish(v.string()) })),
  }),
});
const Refunds = v.object({ order: v.nullable(v.object({ refunds: v.array(Refund) })) });
const Refunded = v.object({
  refundCreate: v.nullable(v.object({ refund: v.nullable(Refund), userErrors: UserErrors })),
});

function refund(job: Job): Deed {
  const { ask, remedy, order } = job;
  return {
    async find() {
      const { order: found } = await ask(operations.refunds, { id: order }, Refunds);
      const own = found?.refunds.filter(({ note }) => note?.includes(remedy.settlementId)) ?? [];
      if (own.length > 1) throw new Error("Shopify has more than one refund with this settlement's id.");
      return own[0] ? stateOf(own[0]) : null;
    },
    async carryOut() {
      const input = remedy.remedy === "store_credit" ? asCredit(job) : await asMoney(job);
      if (typeof input === "string") return { state: "failed", reason: input };
      const key = await uuidOf(remedy.settlementId);
      const { refundCreate } = await ask(operations.refund, { input, key }, Refunded);
      if (refundCreate?.userErrors.length) return refusal(refundCreate.userErrors);
      if (!refundCreate?.refund) throw new Error("Shopify answered without a refund.");
      return stateOf(refundCreate.refund);
    },
  };
}

function stateOf({ id, transactions }: v.InferOutput<typeof Refund>): Done {
  const states = transactions.nodes.filter(({ kind }) => kind === "REFUND");
  const failed = states.filter(({ status }) => status === "FAILURE" || status === "ERROR");
  if (failed[0] && failed.length === states.length)
    return {
      state: "failed",
      reason: `Shopify's payment provider refused: ${failed[0].errorCode ?? "no reason said"}.`,
    };
  if (failed[0]) throw new Error("One payment took its part of the refund and another one refused.");
  if (states.some(({ status }) => status !== "SUCCESS")) return { state: "pending" };
  return { state: "succeeded", reference: numberOf(id) };
}

type RefundInput = Record<string, unknown>;

const noteOf = ({ settlementId, case: about }: RemedyOrder) => `${about.reference} ${settlementId}`;

/** No line with it: to the order's books the goods were not refunded, and our own facts count them so. */
function asCredit({ remedy, order }: Job): RefundInput {
  const amount = { amount: toDecimal(remedy.amount, remedy.currency), currencyCode: remedy.currency };
  return {
    orderId: order,
    currency: remedy.currency,
    note: `${CREDIT}${noteOf(remedy)}`,
    notify: false,
    refundMethods: [{ storeCreditRefund: { amount } }],
  };
}

const Payments = v.object({
  order: v.nullable(v.object({ presentmentCurrencyCode: v.string(), transactions: v.array(Transaction) })),
  node: v.nullable(v.object({ refundableQuantity: v.optional(v.number()) })),
});

/** What to ask for, or why it can't be. */
async function asMoney({ ask, remedy, order, line }: Job): Promise<RefundInput | string> {
  const { order: found, node } = await ask(operations.payments, { id: order, line }, Payments);
  if (!found) return "Shopify has no such order.";
  if (found.presentmentCurrencyCode !== remedy.currency)
    return `The order was paid in ${found.presentmentCurrencyCode}, not ${remedy.currency}.`;
  const transactions = sharesOf(found.transactions, remedy, order);
  if (!transactions) return "Shopify has less left of this order's payments than is to go back.";
  const { quantity } = remedy.line;
  // Units somebody took off the order by hand already are refunded as money alone.
  const counted = remedy.remedy === "refund" && (node?.refundableQuantity ?? 0) >= quantity;
  return {
    orderId: order,
    currency: remedy.currency,
    note: noteOf(remedy),
    notify: false,
    transactions,
    ...(counted && { refundLineItems: [{ lineItemId: line, quantity, restockType: "NO_RESTOCK" }] }),
  };
}

/**
 * The shares that were settled on, as far as they are of Shopify's payments and still there; the rest from what is left,
 * the payment made last first. Null where there isn't enough.
 */
function sharesOf(transactions: Transaction[], { amount, currency, tenders }: RemedyOrder, orderId: string) {
  const settled = new Map(tenders.map((tender) => [tender.payment, tender.amount]));
  const shares = paymentsOf(transactions, currency)
    .toReversed()
    .map(({ id, gateway, captured, refunded }) => {
      const left = Math.max(0, captured - refunded);
      return { id, gateway, left, share: Math.min(left, settled.get(numberOf(id)) ?? 0) };
    });
  let open = shares.reduce((rest, { share }) => rest - share, amount);
  for (const payment of shares) {
    const more = Math.min(open, payment.left - payment.share);
    payment.share += more;
    open -= more;
  }
  if (open > 0) return null;
  return shares
    .filter(({ share }) => share > 0)
    .map(({ id, gateway, share }) => {
      return { orderId, parentId: id, gateway, kind: "REFUND", amount: toDecimal(share, currency) };
    });
}

/** A UUID (version 5, of the URL namespace) that is always the same for a settlement: Shopify wants its keys so. */
async function uuidOf(settlementId: string): Promise<string> {
  const namespace = "6ba7b8119dad11d180b400c04fd430c8";
  const bytes = Uint8Array.from([
    ...namespace.match(/../g)!.map((pair) => Number.parseInt(pair, 16)),
    ...new TextEncoder().encode(settlementId),
  ]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).slice(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/* ---- Credit ---- */

const Credit = v.object({
  order: v.nullable(v.object({ customer: v.nullable(v.object({ id: v.string() })) })),
  shop: v.object({ customerAccountsV2: v.object({ customerAccountsVersion: v.string() }) }),
});

/**
 * Into the customer's account where there can be one to spend it from, else onto a gift card. Saved, so that a setting
 * changed between two tries can't make both.
 */
async function creditGoesTo({ ask, steps, order }: Job): Promise<"account" | "card"> {
  const known = loaded(steps).credit;
  if (known) return known;
  const { order: found, shop } = await ask(operations.credit, { id: order }, Credit);
  const account = found?.customer && shop.customerAccountsV2.customerAccountsVersion === "NEW_CUSTOMER_ACCOUNTS";
  const credit = account ? "account" : "card";
  save(steps, { credit });
  return credit;
}

const Card = v.object({ id: v.string(), note: v.nullable(v.string()), lastCharacters: v.string() });
const Cards = v.object({ giftCards: v.object({ nodes: v.array(Card) }) });
const Made = v.object({
  giftCardCreate: v.nullable(v.object({ giftCard: v.nullable(Card), userErrors: UserErrors })),
});

/** A gift card under a code of our own: Shopify takes each code once, so no try can make a second one. */
function card({ own, ask, remedy, steps }: Job, amount: number): Deed {
  const { settlementId, currency } = remedy;
  const codeNow = async () => {
    const code = await codeOf(own, settlementId);
    const begun = loaded(steps).card;
    if (begun && !code.endsWith(begun)) throw new Error("The app's secret changed while a gift card was being made.");
    return code;
  };
  return {
    async find() {
      const code = await codeNow();
      const { giftCards } = await ask(operations.cards, { code }, Cards);
      const made = giftCards.nodes.find(({ note }) => note?.includes(settlementId));
      return made ? { state: "succeeded", reference: `…${made.lastCharacters}`, creditCode: code } : null;
    },
    async carryOut() {
      const code = await codeNow();
      save(steps, { card: code.slice(-4) });
      const initialAmount = { amount: toDecimal(amount, currency), currencyCode: currency };
      const input = { code, initialAmount, note: noteOf(remedy) };
      const { giftCardCreate } = await ask(operations.card, { input }, Made);
      const errors = giftCardCreate?.userErrors ?? [];
      const taken = errors.some(({ code: why }) => why === "TAKEN");
      if (errors.length > 0 && !taken) return refusal(errors);
      if (!taken && !giftCardCreate?.giftCard) throw new Error("Shopify answered without a gift card.");
      return { state: "succeeded", reference: `…${code.slice(-4)}`, creditCode: code };
    },
  };
}

/**
 * 100 bits that nobody can work out from the settlement's id, which shoppers and staff read: a code is money. Made of the
 * app's secret, the same at every try.
 */
async function codeOf({ clientSecret }: Own, settlementId: string): Promise<string> {
  const bytes = await sign(clientSecret, `gift card ${settlementId}`);
  return Array.from(bytes.slice(0, 20), (byte) => "023456789abcdefghjkmnpqrstuvwxyz"[byte & 31]).join("");
}

/* ---- New goods: a draft order with everything taken off, made into an order ---- */

const Draft = v.object({
  id: v.string(),
  status: v.string(),
  tags: v.array(v.string()),
  order: v.nullable(v.object({ name: v.string() })),
});
const OneDraft = v.object({ draftOrder: v.nullable(Draft) });
const Drafts = v.object({ draftOrders: v.object({ nodes: v.array(Draft) }) });
const Created = v.object({
  draftOrderCreate: v.nullable(
    v.object({ draftOrder: v.nullable(v.object({ id: v.string() })), userErrors: UserErrors }),
  ),
});
const Completed = v.object({
  draftOrderComplete: v.nullable(v.object({ draftOrder: v.nullable(Draft), userErrors: UserErrors })),
});

/**
 * Only a draft whose id was saved is ever completed, so that goods go out once: one made in a call that was cut off
 * before we heard its id is found again by its tag, or stays a draft that nobody sends.
 */
function goods(job: Job): Deed {
  const { ask, remedy, steps } = job;
  return {
    async find() {
      const draft = await draftOf(ask, remedy, steps);
      return draft?.order ? { state: "succeeded", reference: draft.order.name } : null;
    },
    async carryOut() {
      const id = loaded(steps).draft ?? (await createDraft(job));
      if (typeof id !== "string") return id;
      save(steps, { draft: id });
      const { draftOrderComplete } = await ask(operations.completeDraft, { id }, Completed);
      if (draftOrderComplete?.userErrors.length) return refusal(draftOrderComplete.userErrors);
      const order = draftOrderComplete?.draftOrder?.order;
      if (!order) throw new Error("Shopify answered without the order it made.");
      return { state: "succeeded", reference: order.name };
    },
  };
}

/** The settlement's draft: the one saved, else one with its tag, those that became an order first; then saved too. */
async function draftOf(ask: Ask, { settlementId }: RemedyOrder, steps: Steps) {
  const id = loaded(steps).draft;
  if (id) return (await ask(operations.draft, { id }, OneDraft)).draftOrder;
  const { draftOrders } = await ask(operations.drafts, { query: `tag:"${settlementId}"` }, Drafts);
  const own = draftOrders.nodes.filter(({ tags }) => tags.includes(settlementId));
  const draft = own.find(({ order }) => order !== null) ?? own[0] ?? null;
  if (draft) save(steps, { draft: draft.id });
  return draft;
}

const Goods = v.object({
  order: v.nullable(
    v.object({
      email: v.nullable(v.string()),
      presentmentCurrencyCode: v.string(),
      customer: v.nullable(v.object({ id: v.string() })),
      shippingAddress: v.nullable(v.record(v.string(), v.nullable(v.string()))),
    }),
  ),
  node: v.nullable(v.object({ variant: v.nullish(v.object({ id: v.string() })) })),
});

async function createDraft({ ask, remedy, order, line }: Job): Promise<string | Done> {
  const { order: found, node } = await ask(operations.goods, { id: order, line }, Goods);
  const chosen =
    remedy.remedy === "exchange" ? remedy.variant && gid("ProductVariant", remedy.variant) : node?.variant?.id;
  if (!found || !chosen) return { state: "failed", reason: "Shopify no longer has what is to be sent." };
  const { countryCodeV2: countryCode, ...address } = found.shippingAddress ?? {};
  const currencyCode = found.presentmentCurrencyCode;
  const input = {
    email: found.email,
    ...(found.customer && { purchasingEntity: { customerId: found.customer.id } }),
    ...(found.shippingAddress && { shippingAddress: { ...address, countryCode } }),
    presentmentCurrencyCode: currencyCode,
    lineItems: [{ variantId: chosen, quantity: remedy.line.quantity }],
    appliedDiscount: { title: "Amends", value: 100, valueType: "PERCENTAGE" },
    shippingLine: { title: "Amends", priceWithCurrency: { amount: toDecimal(0, currencyCode), currencyCode } },
    tags: ["amends", remedy.settlementId],
    note: `For ${remedy.order.number ?? remedy.order.id}: ${noteOf(remedy)}`,
  };
  const { draftOrderCreate } = await ask(operations.createDraft, { input }, Created);
  if (draftOrderCreate?.userErrors.length) return refusal(draftOrderCreate.userErrors);
  if (!draftOrderCreate?.draftOrder) throw new Error("Shopify answered without a draft order.");
  return draftOrderCreate.draftOrder.id;
}

/** Takes away a draft that will become no order. One that has become one stays. */
async function abandon(ask: Ask, remedy: RemedyOrder, steps: Steps): Promise<void> {
  if (remedy.remedy !== "replacement" && remedy.remedy !== "exchange") return;
  const draft = await draftOf(ask, remedy, steps);
  if (draft && draft.status !== "COMPLETED")
    await ask(operations.deleteDraft, { input: { id: draft.id } }, v.object({}));
}

/* ---- Orders ---- */

const Found = v.object({
  orders: v.object({
    nodes: v.array(v.object({ legacyResourceId: v.string(), name: v.string(), email: v.nullable(v.string()) })),
  }),
});

/** Shopify's search is a language and forgives much: what goes in is plain, and what comes out is compared again. */
async function findOrder(ask: Ask, number: string, email: string) {
  const name = plainNumber(number);
  if (!/^[\w.-]{1,40}$/.test(name) || !/^[^\s"'\\():]{1,320}$/.test(email)) return null;
  const { orders } = await ask(operations.findOrder, { query: `name:"${name}" AND email:"${email}"` }, Found);
  const found = orders.nodes.find(
    (order) => plainNumber(order.name) === name && order.email?.toLowerCase() === email.trim().toLowerCase(),
  );
  return found ? orderFacts(ask, found.legacyResourceId) : null;
}

const plainNumber = (number: string) => number.trim().replace(/^#/, "").toLowerCase();

const Quote = v.object({
  order: v.nullable(v.object({ suggestedRefund: v.nullable(v.object({ maximumRefundableSet: Amount })) })),
});

async function quote(ask: Ask, remedy: RemedyOrder): Promise<number | null> {
  const id = gid("Order", remedy.order.id);
  if (!id) return null;
  const suggested = (await ask(operations.quote, { id }, Quote)).order?.suggestedRefund;
  return suggested ? minor(suggested.maximumRefundableSet, remedy.currency) : null;
}

/* ---- The set-up ---- */

const Scopes = v.object({
  currentAppInstallation: v.nullable(v.object({ accessScopes: v.array(v.object({ handle: v.string() })) })),
});

async function check(ask: Ask): Promise<Fault[]> {
  try {
    const { currentAppInstallation } = await ask(operations.scopes, {}, Scopes);
    const given = new Set(currentAppInstallation?.accessScopes.map(({ handle }) => handle));
    const missing = scopes.filter((scope) => !given.has(scope) && !given.has(scope.replace("read_", "write_")));
    if (missing.length === 0) return [];
    const text = `The app may not ${missing.join(", ")}: add ${missing.length > 1 ? "them" : "it"} to its scopes in the Dev Dashboard, release that version and approve it in the shop.`;
    return [{ code: "permission", text }];
  } catch (error) {
    return [faultOf(error)];
  }
}

function faultOf(error: unknown): Fault {
  const status = error instanceof Unanswered ? error.status : 0;
  if (status === 404)
    return { code: "address", text: "Shopify has no such shop (404): its domain ends in .myshopify.com." };
  if (status >= 400 && status < 500 && status !== 429)
    return {
      code: "credentials",
      text: `Shopify gave no token for this client id and secret (${status}): copy both from the app's settings in the Dev Dashboard, and see that the app is installed in this shop.`,
    };
  return { code: "unreachable", text: `Shopify couldn't be asked: ${textOf(error)} Try again in a minute.` };
}

/* ---- What Shopify tells by itself ---- */

const id = v.optional(v.union([v.number(), v.string()]));
const Happened = v.object({ id, order_id: id });

async function verify({ clientSecret }: Own, headers: Headers, body: string): Promise<Told | null> {
  const signature = fromBase64(headers.get("X-Shopify-Hmac-SHA256") ?? "");
  const webhook = headers.get("X-Shopify-Webhook-Id");
  if (!webhook || !(await isSigned(clientSecret, body, signature))) return null;
  const told = v.safeParse(Happened, jsonOrNull(body));
  const isOrder = headers.get("X-Shopify-Topic")?.startsWith("orders/");
  const order = told.success ? (isOrder ? told.output.id : told.output.order_id) : undefined;
  return { id: webhook, orderId: order === undefined ? null : String(order) };
}
