import * as v from "valibot";
import type { Disposition } from "../../../shared/goods.ts";
import type { RemedyOrder } from "../connector.ts";
import { Denied } from "./api.ts";
import type { Ask } from "./api.ts";
import { UserErrors, loaded, noteOf, save } from "./deeds.ts";
import type { Job } from "./deeds.ts";
import { operations } from "./operations.ts";

/**
 * Goods that come back: a return of Shopify's own. It is made when they are promised, or else when they are here, and
 * found again by the item's mark in its note. It carries no money, so however often it is asked for, nobody is paid by it;
 * and it never keeps money from going: what Shopify refuses of it is left out.
 */

const Nodes = <S extends v.GenericSchema>(node: S) => v.object({ nodes: v.array(node) });
const OfLine = v.object({ id: v.string(), lineItem: v.object({ id: v.string() }) });
const ReturnLine = v.object({
  id: v.string(),
  processableQuantity: v.number(),
  processedQuantity: v.number(),
  returnReasonNote: v.string(),
  fulfillmentLineItem: v.optional(OfLine),
});
const Return = v.object({
  id: v.string(),
  status: v.string(),
  returnLineItems: Nodes(ReturnLine),
  reverseFulfillmentOrders: Nodes(
    v.object({
      lineItems: Nodes(v.object({ id: v.string(), fulfillmentLineItem: v.nullable(v.object({ id: v.string() })) })),
    }),
  ),
});
type Return = v.InferOutput<typeof Return>;
const Returnable = v.object({ quantity: v.number(), fulfillmentLineItem: OfLine });
const Returns = v.object({
  order: v.nullable(v.object({ returns: Nodes(Return) })),
  returnableFulfillments: Nodes(v.object({ returnableFulfillmentLineItems: Nodes(Returnable) })),
});
const Written = v.nullable(v.object({ return: v.nullable(v.object({ id: v.string() })), userErrors: UserErrors }));

/** So many tries may a return spoil that nobody can say anything of; then money goes without it. */
const PATIENCE = 3;

/**
 * Opens the return where there is none yet, and ends it: of a refund it takes the units off the order, of anything else
 * they stay sold, as our own books have it. Whether it took the units: then the refund is of money alone. Asked again it
 * answers the same for ever, for what is sent under a key never changes.
 */
export async function takeBack(job: Job): Promise<boolean> {
  const { remedy, steps } = job;
  const known = loaded(steps).taken;
  if (!remedy.back || known !== undefined) return known ?? false;
  const taken = await ended(job).catch((error: unknown) => {
    if (!(error instanceof Denied) && remedy.attempt < PATIENCE) throw error;
    // It may have been processed all the same: refunded with its units they would be counted twice.
    return loaded(steps).return !== undefined;
  });
  save(steps, { taken });
  return taken;
}

async function ended(job: Job): Promise<boolean> {
  const { ask, remedy } = job;
  const found = await opened(job);
  if (!found) return false;
  const isRefund = remedy.remedy === "refund";
  if (isProcessed(job, found)) return isRefund;
  if (found.status !== "OPEN") return false;
  if (!isRefund) {
    await written(ask, operations.closeReturn, { id: found.id });
    return false;
  }
  if (await written(ask, operations.processReturn, { input: processing(job, found) })) return true;
  // A refusal can hide that an earlier try did it.
  const after = (await look(job)).returns.find(({ id }) => id === found.id);
  return after !== undefined && isProcessed(job, after);
}

const isProcessed = (job: Job, one: Return) => linesOf(job, one).some(({ processedQuantity }) => processedQuantity > 0);

/**
 * The item's return, made where there is none and the units can be returned; null where they can't. Two tries that knew
 * nothing of each other may have made one each: the first stays.
 */
async function opened(job: Job): Promise<Return | null> {
  const { ask, steps } = job;
  const before = await look(job);
  const kept = before.own[0] ?? before.returns.find(({ id }) => id === loaded(steps).return);
  const found = kept ?? before.returns.find((one) => isSame(job, one));
  if (found) {
    save(steps, { return: found.id });
    return found;
  }
  const input = inputOf(job, before.returnable);
  const id = input && (await written(ask, operations.createReturn, { input }));
  if (!id) return null;
  save(steps, { return: id });
  const [first, ...more] = (await look(job)).own;
  if (!first) throw new Error("The return that was made isn't in sight yet.");
  for (const { id: one } of more) await written(ask, operations.cancelReturn, { id: one });
  return first;
}

/** Has it opened where that can be done: the goods are to come. */
export async function openReturn(job: Job): Promise<void> {
  await opened(job).catch((error: unknown) => {
    if (!(error instanceof Denied)) throw error;
  });
}

/** Takes back the item's returns that nothing came of. */
export async function cancelReturn(job: Job): Promise<void> {
  for (const { id, status } of (await look(job)).own)
    if (status === "OPEN") await written(job.ask, operations.cancelReturn, { id });
}

/** The order's returns, the oldest first: those of the item by its mark, and all; and what can be returned of the line. */
async function look(job: Job) {
  const { order, returnableFulfillments } = await job.ask(operations.returns, { id: job.order }, Returns);
  const returns = (order?.returns.nodes ?? [])
    .filter(({ status }) => status === "OPEN" || status === "CLOSED")
    .toReversed();
  const returnable = returnableFulfillments.nodes
    .flatMap(({ returnableFulfillmentLineItems }) => returnableFulfillmentLineItems.nodes)
    .filter(({ fulfillmentLineItem }) => fulfillmentLineItem.lineItem.id === job.line);
  return { own: returns.filter((one) => hasNote(one, markOf(job.remedy))), returns, returnable };
}

const MARK = "(case_";
const markOf = ({ case: { id }, itemId }: RemedyOrder) => `(${id} ${itemId})`;
const hasNote = ({ returnLineItems }: Return, text: string) =>
  returnLineItems.nodes.some(({ returnReasonNote }) => returnReasonNote.includes(text));
const linesOf = ({ line }: Job, { returnLineItems }: Return) =>
  returnLineItems.nodes.filter(({ fulfillmentLineItem }) => fulfillmentLineItem?.lineItem.id === line);

/** Opened by the shop's own staff for as many units of the line: it is the return of these goods. */
function isSame(job: Job, one: Return): boolean {
  const units = linesOf(job, one).reduce((sum, { processableQuantity }) => sum + processableQuantity, 0);
  const isOurs = hasNote(one, MARK);
  return job.remedy.remedy === "refund" && one.status === "OPEN" && !isOurs && units === job.remedy.line.quantity;
}

/** Null where fewer units than these were sent and are still the shopper's. */
function inputOf({ remedy, order }: Job, returnable: v.InferOutput<typeof Returnable>[]) {
  let open = remedy.line.quantity;
  const returnLineItems = [];
  for (const { quantity, fulfillmentLineItem } of returnable) {
    const units = Math.min(open, quantity);
    open -= units;
    if (units === 0) continue;
    // The reasons that took this field's place have no handles that are written down; this one needs only its note.
    const why = { returnReason: "OTHER", returnReasonNote: `${noteOf(remedy)} ${markOf(remedy)}` };
    returnLineItems.push({ fulfillmentLineItemId: fulfillmentLineItem.id, quantity: units, ...why });
  }
  return open > 0 ? null : { orderId: order, returnLineItems };
}

/** What staff means to sell again is for whoever puts it on a shelf: nothing here says which shelf. */
const dispositions = {
  restock: "PROCESSING_REQUIRED",
  refurbish: "PROCESSING_REQUIRED",
  discard: "NOT_RESTOCKED",
  return_to_shopper: "NOT_RESTOCKED",
  missing: "MISSING",
} as const satisfies Record<Disposition, string>;

function processing(job: Job, found: Return) {
  const became = job.remedy.back?.disposition;
  const parcels = found.reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes);
  const returnLineItems = linesOf(job, found).map(({ id, processableQuantity: quantity, fulfillmentLineItem }) => {
    const parcel = parcels.find((one) => one.fulfillmentLineItem?.id === fulfillmentLineItem?.id);
    const disposed = became &&
      parcel && {
        dispositions: [
          { reverseFulfillmentOrderLineItemId: parcel.id, quantity, dispositionType: dispositions[became] },
        ],
      };
    return { id, quantity, ...disposed };
  });
  return { returnId: found.id, returnLineItems };
}

/** The return's id, or null where Shopify refused. */
async function written(ask: Ask, operation: string, variables: Record<string, unknown>): Promise<string | null> {
  const [answer] = Object.values(await ask(operation, variables, v.record(v.string(), Written)));
  if (answer?.userErrors.length) return null;
  if (!answer?.return) throw new Error("Shopify answered without a return.");
  return answer.return.id;
}
