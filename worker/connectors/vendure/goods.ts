// The same again, or another variant: a draft order, made free by a coupon of its own, and placed by the last of its calls.
import * as v from "valibot";
import { Trouble } from "./api.ts";
import { couponOf, disableCoupon, ensureCoupon } from "./coupon.ts";
import { QUIET, failed, once, progressOf } from "./run.ts";
import type { Part, Run } from "./run.ts";

/**
 * Whatever is there already is taken from what Vendure says of the draft, so that each try brings it nearer to what it
 * should be, however short the one before was.
 */

const fields = `id code state totalWithTax couponCodes customer{id} shippingAddress{streetLine1}
  shippingLines{shippingMethod{id}} lines{id quantity productVariant{id}}`;
const changed = `{__typename ...on Order{${fields}} ...on ErrorResult{message}}`;
const DRAFT = `query($o:ID!){order(id:$o){${fields}}}`;
const ORIGINAL = `query($o:ID!){order(id:$o){id customer{id}
  shippingAddress{fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber}
  shippingLines{shippingMethod{id}} lines{id productVariant{id}}
  history(options:{filter:{type:{eq:"ORDER_NOTE"}},take:100}){items{data}}}}`;
const OTHERS = `query($o:ID!){order(id:$o){customer{orders(options:{sort:{createdAt:DESC},take:50}){items{${fields}}}}}}`;
const EMPTY = `query($a:DateTime!,$b:DateTime!){
  orders(options:{take:100,filter:{state:{eq:"Draft"},createdAt:{between:{start:$a,end:$b}}}}){items{id customer{id} lines{id}}}}`;
const CREATE = `mutation{createDraftOrder{${fields}}}`;
const DELETE = `mutation($o:ID!){deleteDraftOrder(orderId:$o){result}}`;
const ADD = `mutation($o:ID!,$i:AddItemToDraftOrderInput!){addItemToDraftOrder(orderId:$o,input:$i)${changed}}`;
const REMOVE = `mutation($o:ID!,$l:ID!){removeDraftOrderLine(orderId:$o,orderLineId:$l)${changed}}`;
const SEND_TO = `mutation($o:ID!,$c:ID!,$a:CreateAddressInput!){setCustomerForDraftOrder(orderId:$o,customerId:$c)${changed}
  setDraftOrderShippingAddress(orderId:$o,input:$a){${fields}}}`;
const METHODS = `query($o:ID!){eligibleShippingMethodsForDraftOrder(orderId:$o){id}}`;
const METHOD = `mutation($o:ID!,$m:ID!){setDraftOrderShippingMethod(orderId:$o,shippingMethodId:$m)${changed}}`;
const APPLY = `mutation($o:ID!,$c:String!){applyCouponCodeToDraftOrder(orderId:$o,couponCode:$c)${changed}}`;
const MOVE = `mutation($o:ID!,$s:String!){transitionOrderToState(id:$o,state:$s)${changed}}`;
const NOTE = `mutation($i:AddNoteToOrderInput!){addNoteToOrder(input:$i){id}}`;

const Id = v.object({ id: v.string() });
const Shipping = v.array(v.object({ shippingMethod: Id }));
const Made = v.object({
  id: v.string(),
  code: v.string(),
  state: v.string(),
  totalWithTax: v.number(),
  couponCodes: v.array(v.string()),
  customer: v.nullable(Id),
  shippingAddress: v.nullable(v.object({ streetLine1: v.nullish(v.string()) })),
  shippingLines: Shipping,
  lines: v.array(v.object({ id: v.string(), quantity: v.number(), productVariant: Id })),
});
type Made = v.InferOutput<typeof Made>;
const Original = v.object({
  id: v.string(),
  customer: v.nullable(Id),
  shippingAddress: v.nullable(v.record(v.string(), v.nullable(v.string()))),
  shippingLines: Shipping,
  lines: v.array(v.object({ id: v.string(), productVariant: Id })),
  history: v.object({ items: v.array(v.object({ data: v.unknown() })) }),
});
type Original = v.InferOutput<typeof Original>;
const orders = v.object({ items: v.array(Made) });
const Others = v.object({ order: v.nullable(v.object({ customer: v.nullable(v.object({ orders })) })) });
const Empty = v.object({
  orders: v.object({
    items: v.array(v.object({ id: v.string(), customer: v.nullable(Id), lines: v.array(Id) })),
  }),
});

/** Before these it isn't placed, and nobody has been promised anything by it. */
const notPlaced = new Set(["Draft", "ArrangingPayment", "AddingItems", "Cancelled"]);
const free = [
  { code: "order_percentage_discount", arguments: [{ name: "discount", value: "100" }] },
  { code: "free_shipping", arguments: [] },
];

/** Vendure said no, in words, to a call that the remedy can't do without. */
class Refused extends Error {}

/** The order after a mutation of it. @throws Refused, Trouble */
async function change({ ask }: Run, document: string, variables: Record<string, unknown>): Promise<Made> {
  const answer = await ask(
    document,
    variables,
    v.record(v.string(), v.union([Made, v.object({ message: v.string() })])),
  );
  const results = Object.values(answer).map((result) => {
    if ("message" in result) throw new Refused(result.message);
    return result;
  });
  return results.at(-1)!;
}

export const goods: Part = {
  find: async (run) => {
    const order = await madeFor(run);
    return order && !notPlaced.has(order.state) ? { state: "succeeded", reference: order.code } : null;
  },
  execute: async (run) => {
    try {
      return await bringAbout(run);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await takeBack(run);
      return failed(error.message);
    }
  },
};

/** The order made for the settlement: by what was saved of it, else by its coupon among the customer's orders. */
async function madeFor(run: Run): Promise<Made | null> {
  const { order: o } = progressOf(run);
  if (o) return (await run.ask(DRAFT, { o }, v.object({ order: v.nullable(Made) }))).order;
  const coupon = await couponOf(run);
  if (!coupon) return null;
  const found = await run.ask(OTHERS, { o: run.remedy.order.id }, Others);
  return found.order?.customer?.orders.items.find(({ couponCodes }) => couponCodes.includes(coupon.couponCode)) ?? null;
}

async function bringAbout(run: Run): ReturnType<Part["execute"]> {
  const Found = v.object({ order: v.nullable(Original) });
  const { order: original } = await run.ask(ORIGINAL, { o: run.remedy.order.id }, Found);
  const variant = run.remedy.variant ?? original?.lines.find(({ id }) => id === run.remedy.line.id)?.productVariant.id;
  if (!original || !variant) return failed(`Vendure has no order ${run.remedy.order.id} with such a line.`);
  const begun = await madeFor(run);
  if (begun?.state === "Cancelled") throw new Refused(`Order ${begun.code}, made for it, was canceled in Vendure.`);
  // A draft that staff deleted is made anew.
  const order = begun ?? (await newDraft(run));
  if (!notPlaced.has(order.state)) return { state: "succeeded", reference: order.code };
  if (order.state === "Draft") await fill(run, order, original, variant);
  // Placed last: whatever stops this before leaves no coupon that makes an order free, and nothing that is sent.
  await disableCoupon(run);
  await noteOnce(run, original, order);
  await change(run, MOVE, { o: order.id, s: "PaymentSettled" });
  return { state: "succeeded", reference: order.code };
}

async function newDraft(run: Run): Promise<Made> {
  await sweep(run);
  const { createDraftOrder } = await once(run, "draft", () =>
    run.ask(CREATE, {}, v.object({ createDraftOrder: Made })),
  );
  run.steps.save({ ...progressOf(run), order: createDraftOrder.id });
  return createDraftOrder;
}

/**
 * A draft whose making was never answered has no name to find it by, and Vendure lets none be given. Of that minute's drafts
 * one that is still nobody's and still empty is ours, or has nothing in it that staff could lose.
 */
async function sweep(run: Run): Promise<void> {
  const { sent } = progressOf(run);
  if (sent?.call !== "draft" || run.now() - sent.at < QUIET) return;
  // Vendure's clock may be a little behind ours, and some databases drop what is below a second.
  const [a, b] = [sent.at - 5_000, sent.at + QUIET / 2].map((at) => new Date(at).toISOString());
  const { orders: found } = await run.ask(EMPTY, { a, b }, Empty);
  const empty = found.items.filter(({ customer, lines }) => !customer && lines.length === 0);
  for (const { id: o } of empty) await run.ask(DELETE, { o }, v.unknown());
}

/** Puts everything in that belongs there, and takes it out of the drafts. @throws Refused, Trouble */
async function fill(run: Run, draft: Made, original: Original, variant: string): Promise<void> {
  const { quantity } = run.remedy.line;
  const o = draft.id;
  const isRight = ({ lines }: Made) =>
    lines.length === 1 && lines[0]!.quantity === quantity && lines[0]!.productVariant.id === variant;
  let order = draft;
  if (!isRight(order)) {
    for (const { id: l } of order.lines) await change(run, REMOVE, { o, l });
    order = await change(run, ADD, { o, i: { productVariantId: variant, quantity } });
  }
  const a = original.shippingAddress;
  if (!a?.["streetLine1"] || !original.customer) throw new Refused("The order has no delivery address.");
  if (!order.customer || !order.shippingAddress?.streetLine1)
    order = await change(run, SEND_TO, { o, c: original.customer.id, a });
  if (order.shippingLines.length === 0) order = await change(run, METHOD, { o, m: await methodOf(run, o, original) });
  if (order.couponCodes.length === 0) order = await change(run, APPLY, { o, c: await ensureCoupon(run, free) });
  if (order.totalWithTax !== 0) throw new Refused("The new order didn't become free.");
  // A call that was given up on can come late, and put the same in once more.
  if (!isRight(order)) throw new Trouble("unreachable", "The draft changed while it was being made.");
  await change(run, MOVE, { o, s: "ArrangingPayment" });
}

/** As the first one was sent, where that is still possible. */
async function methodOf({ ask }: Run, o: string, { shippingLines }: Original): Promise<string> {
  const found = await ask(METHODS, { o }, v.object({ eligibleShippingMethodsForDraftOrder: v.array(Id) }));
  const methods = found.eligibleShippingMethodsForDraftOrder;
  const used = methods.find(({ id }) => id === shippingLines[0]?.shippingMethod.id) ?? methods[0];
  if (!used) throw new Refused("No shipping method can send it.");
  return used.id;
}

/** On the original, where staff look. */
async function noteOnce({ ask, remedy }: Run, { id, history }: Original, { code }: Made): Promise<void> {
  if (history.items.some(({ data }) => JSON.stringify(data).includes(remedy.settlementId))) return;
  const note = `Amends ${remedy.case.reference}: ${remedy.remedy} in order ${code} (${remedy.settlementId})`;
  await ask(NOTE, { i: { id, note, isPublic: false } }, v.unknown());
}

/** What was begun and isn't placed goes again: the draft, and what would have made it free. */
export async function takeBack(run: Run): Promise<void> {
  await sweep(run);
  await disableCoupon(run);
  const order = await madeFor(run);
  if (order?.state === "Draft") await run.ask(DELETE, { o: order.id }, v.unknown());
  if (order?.state === "ArrangingPayment") await change(run, MOVE, { o: order.id, s: "Cancelled" });
}
