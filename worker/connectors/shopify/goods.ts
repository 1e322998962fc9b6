import * as v from "valibot";
import { toDecimal } from "../../../shared/money.ts";
import type { RemedyOrder, Steps } from "../connector.ts";
import type { Ask } from "./api.ts";
import { UserErrors, loaded, noteOf, refusal, save } from "./deeds.ts";
import type { Deed, Done, Job } from "./deeds.ts";
import { operations } from "./operations.ts";
import { gid } from "./order.ts";

/** New goods: a draft order with everything taken off, made into an order. */

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
export function goods(job: Job): Deed {
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
export async function deleteDraft({ ask, remedy, steps }: Job): Promise<void> {
  if (remedy.remedy !== "replacement" && remedy.remedy !== "exchange") return;
  const draft = await draftOf(ask, remedy, steps);
  if (draft && draft.status !== "COMPLETED")
    await ask(operations.deleteDraft, { input: { id: draft.id } }, v.object({}));
}
