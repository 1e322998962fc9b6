import * as v from "valibot";
import { itemStates } from "../case.ts";
import { Order } from "../order.ts";
import { reasons } from "../reasons.ts";
import { wishes } from "../remedies.ts";
import { instant, int, text } from "./fields.ts";

/** What a shopper gets besides the case. */

export const Look = v.object({ name: text, accent: text, returnAddress: v.nullable(text) });
export type Look = v.InferOutput<typeof Look>;

export const CaseSummary = v.object({ id: text, reference: text, state: v.picklist(itemStates) });

export const OrderAnswer = v.object({
  look: Look,
  order: Order,
  reasons: v.array(v.object({ reason: v.picklist(reasons), label: text })),
  cases: v.array(CaseSummary),
  /** The statutory right, while it is open: until when at least, for which lines, and its label fixed by law. */
  withdrawal: v.nullable(v.object({ until: instant, lines: v.array(text), label: text })),
});
export type OrderAnswer = v.InferOutput<typeof OrderAnswer>;

export const Reading = v.object({
  reasons: v.array(v.object({ reason: v.picklist(reasons), confidence: v.number() })),
  /** False: we ask instead of telling. */
  sure: v.boolean(),
  /** What is meant, each with its own reason where that is clear. */
  lines: v.array(v.object({ lineId: text, quantity: int, reason: v.nullable(v.picklist(reasons)) })),
  wish: v.nullable(v.picklist(wishes)),
  summary: v.nullable(text),
  reply: text,
  register: v.picklist(["plain", "warm", "grave"]),
  safety: v.nullable(v.object({ text })),
  questions: v.array(v.object({ id: text, text, options: v.array(v.object({ value: text, label: text })) })),
});
export type Reading = v.InferOutput<typeof Reading>;

/** A withdrawal as it was received: `caseId` is null where a person finds the order first. `receipt` is text to keep. */
export const WithdrawalAnswer = v.object({ id: text, receivedAt: instant, caseId: v.nullable(text), receipt: text });
export type WithdrawalAnswer = v.InferOutput<typeof WithdrawalAnswer>;

export const EvidenceAnswer = v.object({ id: text });

/** An order token for the order looked up, good for two hours. */
export const LookUpSession = v.object({ token: text });
export type LookUpSession = v.InferOutput<typeof LookUpSession>;
