// The same again, or another variant: a draft order, made free by a coupon of its own, and placed by the last of its calls.
import * as v from "valibot";
import { Done, Trouble, done } from "./api.ts";
import { couponOf, disableCoupon, ensureCoupon } from "./coupon.ts";
import { QUIET, failed, once, progressOf } from "./run.ts";
import type { Part, Run } from "./run.ts";

/** Every call but the first brings the draft nearer to what it should be, however often it is made. */

const fields = `id code state totalWithTax couponCodes lines{id quantity productVariant{id}}`;
const DRAFT = `query($o:ID!){order(id:$o){${fields}}}`;
const ORIGINAL = `query($o:ID!){order(id:$o){id customer{id}
  shippingAddress{fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber}
  shippingLines{shippingMethod{id}} lines{id productVariant{id}}
  history(options:{filter:{type:{eq:"ORDER_NOTE"}},take:100}){items{data}}}}`;
const OTHERS = `query($o:ID!){order(id:$o){customer{orders(options:{sort:{createdAt:DESC},take:50}){items{${fields}}}}}}`;
const EMPTY = `query($a:DateTime!,$b:DateTime!){orders(options:{take:100,filter:{state:{eq:"Draft"},createdAt:{between:{start:$a,end:$b}}}}){
  items{id customer{id} lines{id}}}}`;
const CREATE = `mutation{createDraftOrder{id}}`;
const DELETE = `mutation($o:ID!){deleteDraftOrder(orderId:$o){result}}`;
const ADD = `mutation($o:ID!,$i:AddItemToDraftOrderInput!){addItemToDraftOrder(orderId:$o,input:$i)${done}}`;
const REMOVE = `mutation($o:ID!,$l:ID!){removeDraftOrderLine(orderId:$o,orderLineId:$l)${done}}`;
const CUSTOMER = `mutation($o:ID!,$c:ID!){setCustomerForDraftOrder(orderId:$o,customerId:$c)${done}}`;
const ADDRESS = `mutation($o:ID!,$a:CreateAddressInput!){setDraftOrderShippingAddress(orderId:$o,input:$a){id}}`;
const METHODS = `query($o:ID!){eligibleShippingMethodsForDraftOrder(orderId:$o){id}}`;
const METHOD = `mutation($o:ID!,$m:ID!){setDraftOrderShippingMethod(orderId:$o,shippingMethodId:$m)${done}}`;
const APPLY = `mutation($o:ID!,$c:String!){applyCouponCodeToDraftOrder(orderId:$o,couponCode:$c)${done}}`;
const MOVE = `mutation($o:ID!,$s:String!){transitionOrderToState(id:$o,state:$s)${done}}`;
const NOTE = `mutation($i:AddNoteToOrderInput!){addNoteToOrder(input:$i){id}}`;

const Id = v.object({ id: v.string() });
const Line = v.object({ id: v.string(), quantity: v.number(), productVariant: Id });
const Made = v.object({
  id: v.string(),
  code: v.string(),
  state: v.string(),
  totalWithTax: v.number(),
  couponCodes: v.array(v.string()),
  lines: v.array(Line),
});
type Made = v.InferOutput<typeof Made>;
const Original = v.object({
  id: v.string(),
  customer: v.nullable(Id),
  shippingAddress: v.nullable(v.record(v.string(), v.nullable(v.string()))),
  shippingLines: v.array(v.object({ shippingMethod: Id })),
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

/** A mutation whose answer can be a refusal. @throws Refused, Trouble */
async function make({ ask }: Run, document: string, variables: Record<string, unknown>): Promise<void> {
  const answer = await ask(document, variables, v.record(v.string(), Done));
  const message = Object.values(answer)[0]?.message;
  if (message !== undefined) throw new Refused(message);
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
  const { order: original } = await run.ask(
    ORIGINAL,
    { o: run.remedy.order.id },
    v.object({ order: v.nullable(Original) }),
  );
  const variant = run.remedy.variant ?? original?.lines.find(({ id }) => id === run.remedy.line.id)?.productVariant.id;
  if (!original || !variant) return failed(`Vendure has no order ${run.remedy.order.id} with such a line.`);
  const id = (await madeFor(run))?.id ?? (await newDraft(run));
  const order = await filled(run, id, original, variant);
  if (order.state === "Draft") await make(run, MOVE, { o: id, s: "ArrangingPayment" });
  // Placed last: whatever stops this before leaves no coupon that makes an order free, and nothing that is sent.
  await disableCoupon(run);
  await noteOnce(run, original, order);
  if (notPlaced.has(order.state)) await make(run, MOVE, { o: id, s: "PaymentSettled" });
  return { state: "succeeded", reference: order.code };
}

async function newDraft(run: Run): Promise<string> {
  await sweep(run);
  const made = await once(run, "draft", () => run.ask(CREATE, {}, v.object({ createDraftOrder: Id })));
  run.steps.save({ ...progressOf(run), order: made.createDraftOrder.id });
  return made.createDraftOrder.id;
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

/** The draft with everything that belongs in it. A line too many or too few is put right, whatever call it came from. */
async function filled(run: Run, o: string, original: Original, variant: string): Promise<Made> {
  const order = await draft(run, o);
  if (order.state !== "Draft") return order;
  await fillLines(run, order, variant);
  await make(run, CUSTOMER, { o, c: original.customer?.id });
  const address = original.shippingAddress ?? {};
  if (!address["streetLine1"]) throw new Refused("The order has no delivery address.");
  await run.ask(ADDRESS, { o, a: address }, v.unknown());
  await make(run, METHOD, { o, m: await methodOf(run, o, original) });
  await make(run, APPLY, { o, c: await ensureCoupon(run, free) });
  const whole = await draft(run, o);
  const [line, ...more] = whole.lines;
  if (whole.totalWithTax !== 0) throw new Refused("The new order didn't become free.");
  if (more.length > 0 || line?.quantity !== run.remedy.line.quantity || line.productVariant.id !== variant)
    throw new Trouble("unreachable", "The draft changed while it was being made.");
  return whole;
}

async function draft(run: Run, o: string): Promise<Made> {
  const { order } = await run.ask(DRAFT, { o }, v.object({ order: v.nullable(Made) }));
  if (order && order.state !== "Cancelled") return order;
  run.steps.save({});
  throw new Trouble("unreachable", "Somebody deleted the draft; a new one is made.");
}

async function fillLines(run: Run, { id: o, lines }: Made, variant: string): Promise<void> {
  const { quantity } = run.remedy.line;
  const right = ({ productVariant, quantity: has }: Made["lines"][number]) =>
    productVariant.id === variant && has === quantity;
  if (lines.length === 1 && lines.every(right)) return;
  for (const { id: l } of lines) await make(run, REMOVE, { o, l });
  await make(run, ADD, { o, i: { productVariantId: variant, quantity } });
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
  if (order?.state === "ArrangingPayment") await make(run, MOVE, { o: order.id, s: "Cancelled" });
}
