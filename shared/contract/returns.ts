import * as v from "valibot";
import { itemStates } from "../case.ts";
import { dispositions, goodsProblems, goodsSteps } from "../goods.ts";
import type { GoodsStep } from "../goods.ts";
import { shortText } from "../schema.ts";
import { evidence, itemIds, longText, text, version } from "./fields.ts";

/** Goods that come back: what the shopper, staff and the shop's own system say of them. */

export const parcelWords = { carrier: v.optional(shortText(100)), trackingNumber: v.optional(shortText(100)) };

/** It is on its way, says the shopper. A photo of the receipt for it goes to a person. */
export const SentRequest = v.object({
  version,
  items: v.optional(itemIds),
  ...parcelWords,
  evidence: v.optional(evidence, []),
});

const receipt = {
  disposition: v.optional(v.picklist(dispositions)),
  /** For staff alone: the shopper reads kind words of ours. */
  problem: v.optional(v.object({ code: v.picklist(goodsProblems), text: v.optional(longText) })),
};

const isTooEarly = (what: GoodsStep | undefined, became: readonly unknown[]) =>
  (what === undefined || what === "sent_back") && became.some((one) => one !== undefined);
const tooEarly = "What became of goods is known once they are here.";

export const ReceiveRequest = v.pipe(
  v.object({ version, items: v.optional(itemIds), what: v.optional(v.picklist(goodsSteps), "received"), ...receipt }),
  v.check(({ what, disposition, problem }) => !isTooEarly(what, [disposition, problem]), tooEarly),
);
export type Receipt = Pick<v.InferOutput<typeof ReceiveRequest>, "what" | "disposition" | "problem">;

/** A page of a carrier. Its shopper is sent there by us, so it is https, and names nobody to sign in as. */
const labelUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2000),
  v.check(isSafeLink, "An https address, such as https://carrier.example/label/1."),
);

function isSafeLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === "https:" && username === "" && password === "" && !/[\s<>"]/.test(link);
}

/** What the shopper needs to send goods back: a label to print, and how the parcel is called. */
const label = { labelUrl, ...parcelWords };
export const LabelRequest = v.object({ version, items: v.optional(itemIds), ...label });
export type Label = Pick<v.InferOutput<typeof LabelRequest>, keyof typeof label>;

/** What the shop's own system knows of a return: a label, how far the goods are, or both. */
export const ReturnRequest = v.pipe(
  v.object({
    items: v.optional(itemIds),
    labelUrl: v.optional(labelUrl),
    ...parcelWords,
    what: v.optional(v.picklist(goodsSteps)),
    ...receipt,
  }),
  v.check(
    ({ labelUrl: url, what }) => url !== undefined || what !== undefined,
    "A label, or how far the goods are: one of them at least.",
  ),
  v.check(({ what, disposition, problem }) => !isTooEarly(what, [disposition, problem]), tooEarly),
);
export type ReturnRequest = v.InferOutput<typeof ReturnRequest>;

/** How far the goods of a case are, as the shop's own system reads it. */
export const ReturnAnswer = v.object({
  id: text,
  reference: text,
  state: v.picklist(itemStates),
  items: v.array(
    v.object({
      id: text,
      state: v.picklist(itemStates),
      goods: v.nullable(v.picklist(goodsSteps)),
      disposition: v.nullable(v.picklist(dispositions)),
    }),
  ),
});
export type ReturnAnswer = v.InferOutput<typeof ReturnAnswer>;
