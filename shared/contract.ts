import * as v from "valibot";
import { itemStates, shopperActions, staffActions } from "./case.ts";
import type { ItemState, ShopperAction, StaffAction } from "./case.ts";
import { paymentMethods } from "./order.ts";
import { isTimeZone } from "./policy/document.ts";
import type { Order } from "./order.ts";
import { lanes, reasons } from "./reasons.ts";
import type { Lane, Reason } from "./reasons.ts";
import { offered, remedies } from "./remedies.ts";
import type { OfferedRemedy, Remedy } from "./remedies.ts";
import { amount, currencyCode, isoInstant, longText, shortText } from "./schema.ts";

/**
 * Every message of the HTTP contract. What comes in is a schema, checked at the edge; what goes out is a type.
 * The widget and the desk import only the types.
 */

export { itemStates, lanes, offered, paymentMethods, reasons, remedies, shopperActions, staffActions };
export type { ItemState, Lane, OfferedRemedy, Order, Reason, Remedy, ShopperAction, StaffAction };

/* ---- What a shopper sends ---- */

const id = shortText(100);
/** A language tag of BCP 47, such as `en` or `pt-BR`. */
const lang = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, "A language tag such as en."),
  v.maxLength(35),
);
const quantity = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const itemIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(50));
const answers = v.pipe(
  v.record(shortText(50), longText),
  v.check((given) => Object.keys(given).length <= 20, "At most 20 answers."),
);

/** The reason is checked against the library by itself: an unknown one has its own code. */
const ItemChoice = v.object({ lineId: id, quantity, reason: shortText(50) });
const items = v.pipe(
  v.array(ItemChoice),
  v.minLength(1),
  v.maxLength(50),
  v.check((list) => new Set(list.map((item) => item.lineId)).size === list.length, "Each line once."),
);

export const ReadingRequest = v.object({ text: longText, lang: v.optional(lang, "en"), items: v.optional(items) });
export const SubmitRequest = v.object({
  text: longText,
  lang: v.optional(lang, "en"),
  items,
  answers: v.optional(answers, {}),
});
export type SubmitRequest = v.InferOutput<typeof SubmitRequest>;

export const AcceptRequest = v.object({
  version,
  choices: v.pipe(
    v.array(v.object({ item: id, remedy: v.picklist(remedies), consent: v.optional(v.boolean(), false) })),
    v.minLength(1),
    v.maxLength(50),
    v.check((list) => new Set(list.map((choice) => choice.item)).size === list.length, "Each item once."),
  ),
});
export const AskPersonRequest = v.object({ version, items: v.optional(itemIds), wish: v.optional(longText) });
export const WithdrawRequest = v.object({ version, items: v.optional(itemIds) });
export const ContestRequest = v.object({ version, items: v.optional(itemIds), text: longText });
export const MessageRequest = v.object({ text: longText });

export const shopperRequests = {
  accept: AcceptRequest,
  ask_person: AskPersonRequest,
  withdraw: WithdrawRequest,
  contest: ContestRequest,
  message: MessageRequest,
} as const satisfies Record<ShopperAction, v.GenericSchema>;

/* ---- What staff send ---- */

export const SignInRequest = v.object({
  merchant: shortText(60),
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(320)),
});
export const SessionRequest = v.object({
  ...SignInRequest.entries,
  code: v.pipe(
    v.string(),
    v.transform((code) => code.replace(/\s/g, "")),
    v.regex(/^\d{6}$/, "Six digits."),
  ),
});

/** An offer made by a person. `amount` is the money or the credit itself, `bonus` what comes on top of credit. */
const StaffOffer = v.object({
  remedy: v.picklist(offered),
  amount: v.optional(amount, 0),
  bonus: v.optional(amount, 0),
  goods: v.optional(v.picklist(["keep", "return"]), "keep"),
});
export type StaffOffer = v.InferOutput<typeof StaffOffer>;

const Nothing = v.object({});
export const OfferRequest = v.object({
  version,
  item: id,
  offers: v.pipe(v.array(StaffOffer), v.minLength(1), v.maxLength(3)),
  text: v.optional(longText),
});
export const SettleRequest = v.object({
  version,
  items: v.optional(itemIds),
  remedy: v.optional(v.picklist(["chosen", "refund"]), "chosen"),
});
export const DeclineRequest = v.object({
  version,
  item: id,
  text: longText,
  instead: v.optional(v.pipe(v.array(StaffOffer), v.maxLength(3)), []),
});
export const ReceiveRequest = v.object({ version, items: v.optional(itemIds) });
export const TakeOverRequest = v.object({ reason: longText });

/** How a settlement ended, from the desk, the merchant's server or a webhook's answer. */
export const OutcomeRequest = v.object({
  state: v.picklist(["succeeded", "failed"]),
  reference: v.optional(shortText(200)),
  creditCode: v.optional(shortText(200)),
  expectedBy: v.optional(v.union([v.pipe(v.string(), v.isoDate()), isoInstant])),
  reason: v.optional(shortText(1000)),
});
export type Outcome = v.InferOutput<typeof OutcomeRequest>;

export const staffRequests = {
  pick_up: Nothing,
  release: Nothing,
  take_over: TakeOverRequest,
  offer: OfferRequest,
  settle: SettleRequest,
  decline: DeclineRequest,
  receive: ReceiveRequest,
  record_outcome: v.object({ version, settlement: id, ...OutcomeRequest.entries }),
  message: MessageRequest,
  note: MessageRequest,
} as const satisfies Record<StaffAction, v.GenericSchema>;

/* ---- What the operator sends ---- */

export const roles = ["agent", "lead"] as const;
export type Role = (typeof roles)[number];

const origin = v.pipe(
  v.string(),
  v.url(),
  v.check(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "An origin such as https://shop.example, with no path.",
  ),
);
/** https, or http on this machine for trying things out. */
const webhookUrl = v.pipe(
  v.string(),
  v.url(),
  v.maxLength(2000),
  v.check((text) => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(text), "An https address."),
);

export const NewMerchant = v.object({
  name: shortText(100),
  currency: currencyCode,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, "A time zone such as Europe/Berlin.")),
  origins: v.pipe(v.array(origin), v.minLength(1), v.maxLength(50)),
  staff: v.pipe(
    v.array(v.object({ email: SignInRequest.entries.email, name: shortText(100), role: v.picklist(roles) })),
    v.minLength(1, "At least one member of staff."),
    v.maxLength(500),
  ),
  webhookUrl: v.optional(webhookUrl),
  publicKey: v.optional(
    v.looseObject({
      kty: v.picklist(["EC", "OKP"]),
      kid: v.optional(shortText(100)),
      d: v.optional(v.never("The public half only.")),
    }),
  ),
  policy: v.optional(v.unknown()),
  accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "A colour such as #1f6f5c.")), "#1f5f8b"),
  returnAddress: v.optional(longText),
});
export type NewMerchant = v.InferOutput<typeof NewMerchant>;

/* ---- What goes out ---- */

export type Mode = "automatic" | "evidence" | "person" | "no";
export type Why = { code: string; text: string };

export type Offer = {
  remedy: OfferedRemedy;
  mode: Mode;
  /** Money or credit, without the bonus. */
  amount: number;
  bonus: number;
  /** What the shopper gets, as the policy counts it: for a replacement, what was paid for the units. */
  value: number;
  parts: { of: "goods" | "shipping"; amount: number }[];
  fees: { code: string; amount: number; why: string }[];
  goods: "keep" | "return";
  return: { paidBy: "merchant" | "shopper"; cost: number | null; until: string } | null;
  to: string;
  /** Calendar dates in the merchant's time zone; null while goods must come back first. */
  arrives: { from: string; to: string } | null;
  /** The words to agree to, where credit takes the place of money. */
  consent: string | null;
  expiresAt: string;
  why: Why[];
};

export type Declined = { remedy: OfferedRemedy; why: Why[]; instead: OfferedRemedy[] };

export type Item = {
  id: string;
  lineId: string;
  title: string;
  quantity: number;
  reason: Reason;
  lane: Lane;
  state: ItemState;
  chosen: Remedy | null;
  evidence: { id: string; url: string }[];
  offers: Offer[];
  declined: Declined[];
  extra: null;
  /** Kind words about where the item stands, where its state alone doesn't say it. */
  note: string | null;
};

export type SettlementState = "scheduled" | "sending" | "succeeded" | "failed" | "unknown" | "canceled";

export type Settlement = {
  id: string;
  itemId: string;
  remedy: Remedy;
  amount: number;
  bonus: number;
  state: SettlementState;
  notBefore: string;
  reference: string | null;
  creditCode: string | null;
  expectedBy: string | null;
};

export type Actor = "shopper" | "staff" | "policy" | "platform" | "clock";

export type TimelineEntry = {
  seq: number;
  at: string;
  by: Actor;
  event: string;
  /** What was written, where something was. */
  text?: string;
  items?: string[];
  /** The first name of the member of staff. */
  staff?: string;
};

export type Case = {
  id: string;
  reference: string;
  orderId: string;
  version: number;
  state: ItemState;
  currency: string;
  lang: string;
  test: boolean;
  openedAt: string;
  policyVersion: string;
  text: string;
  summary: string;
  responseDue: { who: "shopper" | "staff"; at: string } | null;
  items: Item[];
  availableActions: { action: ShopperAction; items?: string[] }[];
  timeline: TimelineEntry[];
  settlements: Settlement[];
};

export type Look = { name: string; accent: string; returnAddress: string | null };

export type OrderAnswer = {
  look: Look;
  order: Order;
  reasons: { reason: Reason; label: string }[];
  cases: { id: string; reference: string; state: ItemState }[];
  withdrawal: { until: string; lines: string[] } | null;
};

export type Reading = {
  reasons: { reason: Reason; confidence: number }[];
  /** False: we ask instead of telling. */
  sure: boolean;
  lines: { lineId: string; quantity: number }[];
  wish: OfferedRemedy | "explanation" | null;
  summary: string | null;
  reply: string;
  register: "plain" | "warm" | "grave";
  safety: { text: string } | null;
  questions: { id: string; text: string; options: { value: string; label: string }[] }[];
};

export const problemCodes = {
  invalid_json: 400,
  idempotency_key_required: 400,
  session_missing: 401,
  code_wrong: 401,
  key_wrong: 401,
  token_missing: 401,
  token_malformed: 401,
  token_signature: 401,
  token_algorithm: 401,
  token_issuer: 401,
  token_audience: 401,
  token_expired: 401,
  token_not_yet_valid: 401,
  origin_not_allowed: 403,
  role_required: 403,
  not_found: 404,
  unknown_merchant: 404,
  method_not_allowed: 405,
  stale_version: 409,
  action_not_available: 409,
  case_open: 409,
  lease_lost: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  idempotency_key_reused: 422,
  unknown_line: 422,
  unknown_reason: 422,
  quantity_exceeds_left: 422,
  consent_required: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** RFC 9457. `case` is the fresh one, where the caller's was stale. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  errors?: { path: string; code: string; message: string }[];
  case?: Case;
};

/* ---- What the desk gets ---- */

export type StaffWhy = Why & { at: string; limit: number | string | null; got: number | string | null };

export type QueueEntry = {
  id: string;
  reference: string;
  state: ItemState;
  summary: string;
  customer: string;
  currency: string;
  /** What the shopper has at stake: paid for the items' units, minor units. */
  value: number;
  openedAt: string;
  due: string | null;
  lease: Lease | null;
  /** Shopper's words arrived that nobody has answered. */
  waiting: boolean;
};
export type Lease = { staffId: string; name: string; until: string; mine: boolean };

export type QueueAnswer = { cases: QueueEntry[]; nextCursor: string | null; me: Me; look: Look };
export type Me = { id: string; name: string; email: string; role: Role };

export type DeskItem = Item & {
  /** What the shopper said would make it right instead. */
  wish: string | null;
  decision: {
    policyVersion: string;
    riskVersion: string;
    at: string;
    offers: { remedy: OfferedRemedy; mode: Mode; amount: number; bonus: number; value: number; why: StaffWhy[] }[];
    layers: string[];
  };
  /** What a person may offer now, minor units: never below one shown, never above what is left of the payment. */
  bounds: { min: number; max: number };
};

export type DeskCase = {
  case: Case;
  items: DeskItem[];
  order: Order;
  reading: unknown;
  lease: Lease | null;
  availableActions: { action: StaffAction; items?: string[] }[];
  notes: { at: string; by: string; text: string }[];
  settlements: (Settlement & { byHand: boolean; attempts: number; problem: string | null })[];
  timeline: TimelineEntry[];
  money: { paid: number; refunded: number; reserved: number; left: number };
  history: { id: string; reference: string; state: ItemState; openedAt: string; summary: string }[];
  look: Look;
  me: Me;
};
