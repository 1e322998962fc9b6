import * as v from "valibot";

/**
 * Every answer's shape as design.md prints it, written from that page alone: nothing here comes from the code, so that
 * a change of the code that changes the contract is seen. Strict: a key that the page doesn't name is a fault too; what
 * exchanges and extras need beyond it is marked so.
 */

const text = v.string();
const minor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/));
const day = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\d$/));
const state = v.picklist([
  "offered",
  "awaiting_evidence",
  "in_review",
  "awaiting_approval",
  "awaiting_return",
  "settling",
  "resolved",
  "declined",
  "withdrawn",
  "expired",
]);
const remedy = v.picklist([
  "refund",
  "store_credit",
  "replacement",
  "exchange",
  "resend_part",
  "partial_refund",
  "repair",
  "explanation",
]);
const reason = v.picklist([
  "damaged",
  "defective",
  "wrong_item",
  "missing",
  "not_as_described",
  "late",
  "never_arrived",
  "wrong_size",
  "changed_mind",
  "charged_wrong",
  "cancel",
  "other",
]);
const why = v.array(v.strictObject({ code: text, text }));

const OfferShape = v.strictObject({
  remedy,
  mode: v.picklist(["automatic", "evidence", "person", "no"]),
  amount: minor,
  bonus: minor,
  value: minor,
  // `tax`, beyond the page, only where the token says what was charged.
  parts: v.array(v.strictObject({ of: v.picklist(["goods", "shipping"]), amount: minor, tax: v.exactOptional(minor) })),
  fees: v.array(v.strictObject({ code: text, amount: minor, why: text })),
  goods: v.picklist(["keep", "return"]),
  return: v.nullable(
    v.strictObject({
      paidBy: v.picklist(["merchant", "shopper"]),
      cost: v.nullable(minor),
      until: instant,
      // Beyond the page: what the remedy waits for.
      when: v.picklist(["accepted", "sent_back", "received", "inspected"]),
    }),
  ),
  // Beyond the page: what an exchange can be for.
  variants: v.nullable(v.array(v.strictObject({ id: text, title: text, back: minor }))),
  to: text,
  arrives: v.nullable(v.strictObject({ from: day, to: day })),
  consent: v.nullable(text),
  expiresAt: instant,
  why,
});

const ItemShape = v.strictObject({
  id: text,
  lineId: text,
  title: text,
  quantity: minor,
  reason,
  lane: v.picklist(["withdrawal", "conformity", "delivery", "billing", "order_change", "goodwill"]),
  state,
  chosen: v.nullable(remedy),
  evidence: v.array(v.strictObject({ id: text, url: text })),
  asked: v.nullable(v.strictObject({ photo: v.boolean(), questions: v.array(v.strictObject({ id: text, text })) })),
  offers: v.array(OfferShape),
  declined: v.array(v.strictObject({ remedy, why, instead: v.array(remedy) })),
  extra: v.nullable(
    v.strictObject({
      kind: v.picklist(["discount_code", "free_shipping", "gift"]),
      valueBp: v.nullable(minor),
      maxCost: minor,
      text,
    }),
  ),
  // Beyond the page: what an exchange is for.
  variant: v.nullable(text),
  // Beyond the page: goods that come back.
  back: v.nullable(
    v.strictObject({
      until: instant,
      goods: v.nullable(v.picklist(["sent_back", "received", "inspected"])),
      labelUrl: v.nullable(text),
      carrier: v.nullable(text),
      trackingNumber: v.nullable(text),
      sentAt: v.nullable(instant),
    }),
  ),
  note: v.nullable(text),
});

const SettlementShape = v.strictObject({
  id: text,
  itemId: text,
  remedy,
  amount: minor,
  bonus: minor,
  state: v.picklist(["scheduled", "sending", "succeeded", "failed", "unknown", "canceled"]),
  notBefore: instant,
  reference: v.nullable(text),
  creditCode: v.nullable(text),
  expectedBy: v.nullable(text),
  // Beyond the page: the little extra that goes with it.
  extra: v.nullable(v.strictObject({ text, code: v.nullable(text) })),
});

export const CaseShape = v.strictObject({
  id: v.pipe(text, v.regex(/^case_[A-Za-z0-9_-]{22}$/)),
  reference: v.pipe(text, v.regex(/^A-[A-Z0-9]{5,}$/)),
  orderId: text,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  state,
  currency: text,
  lang: text,
  test: v.boolean(),
  openedAt: instant,
  policyVersion: v.pipe(text, v.startsWith("sha256-")),
  text,
  summary: text,
  responseDue: v.nullable(v.strictObject({ who: v.picklist(["shopper", "staff"]), at: instant })),
  items: v.pipe(v.array(ItemShape), v.minLength(1)),
  availableActions: v.array(v.strictObject({ action: text, items: v.optional(v.array(text)) })),
  timeline: v.pipe(
    v.array(
      v.strictObject({
        seq: v.number(),
        at: instant,
        by: v.picklist(["shopper", "staff", "policy", "platform", "clock"]),
        event: text,
        text: v.optional(text),
        items: v.optional(v.array(text)),
        photos: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
        staff: v.optional(text),
      }),
    ),
    v.check((entries) => entries.every((entry, at) => at === 0 || entry.seq > entries[at - 1]!.seq), "In order."),
  ),
  settlements: v.array(SettlementShape),
  // Beyond the page: how goods are sent back.
  returns: v.nullable(
    v.strictObject({
      address: v.nullable(text),
      instructions: v.nullable(text),
      label: v.picklist(["none", "link", "on_request"]),
    }),
  ),
  safety: v.nullable(v.strictObject({ text })),
  followUpAt: v.nullable(instant),
  satisfied: v.nullable(v.picklist(["yes", "not_really"])),
});
export type Case = v.InferOutput<typeof CaseShape>;

export const OrderShape = v.strictObject({
  look: v.strictObject({ name: text, accent: text, returnAddress: v.nullable(text) }),
  order: v.looseObject({ id: text, currency: text, paid: minor }),
  reasons: v.pipe(v.array(v.strictObject({ reason, label: text })), v.minLength(12)),
  cases: v.array(v.strictObject({ id: text, reference: text, state })),
  withdrawal: v.nullable(v.strictObject({ until: instant, lines: v.array(text), label: text })),
});

export const ReadingShape = v.strictObject({
  reasons: v.array(v.strictObject({ reason, confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
  sure: v.boolean(),
  lines: v.array(v.strictObject({ lineId: text, quantity: minor, reason: v.optional(v.nullable(reason)) })),
  wish: v.nullable(v.picklist(["refund", "store_credit", "replacement", "explanation"])),
  summary: v.nullable(text),
  reply: text,
  register: v.picklist(["plain", "warm", "grave"]),
  safety: v.nullable(v.strictObject({ text })),
  questions: v.pipe(
    v.array(v.strictObject({ id: text, text, options: v.array(v.strictObject({ value: text, label: text })) })),
    v.maxLength(2),
  ),
});

/** RFC 9457 with design.md's members and no others. */
export const ProblemShape = v.strictObject({
  type: text,
  title: text,
  status: v.number(),
  code: v.pipe(text, v.regex(/^[a-z_]+$/)),
  detail: text,
  errors: v.optional(v.array(v.strictObject({ path: text, code: text, message: text }))),
  case: v.optional(CaseShape),
});
export type Problem = v.InferOutput<typeof ProblemShape>;

export const MerchantShape = v.strictObject({
  id: v.pipe(text, v.regex(/^mer_(eu_)?[A-Za-z0-9_-]{22}$/)),
  name: text,
  scriptTag: text,
  tokenSecret: text,
  webhookSecret: v.pipe(text, v.startsWith("whsec_")),
  apiKey: text,
  desk: text,
  hosted: text,
  policyVersion: v.pipe(text, v.startsWith("sha256-")),
});
export type Merchant = v.InferOutput<typeof MerchantShape>;
