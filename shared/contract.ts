import * as v from "valibot";
import { actors, itemStates, shopperActions, staffActions } from "./case.ts";
import type { Actor, ItemState, ShopperAction, StaffAction } from "./case.ts";
import { dispositions, goodsProblems, goodsSteps } from "./goods.ts";
import type { Disposition, GoodsProblem, GoodsStep } from "./goods.ts";
import { isTimeZone, labelWays, Policy, refundTimes, signals, waivables } from "./policy/document.ts";
import { isoInstant, Order, paymentMethods } from "./order.ts";
import { modes } from "./policy/modes.ts";
import type { Mode } from "./policy/modes.ts";
import { Platform, platformKinds } from "./platforms.ts";
import { lanes, reasons } from "./reasons.ts";
import type { Lane, Reason } from "./reasons.ts";
import { offered, remedies, wishes } from "./remedies.ts";
import type { OfferedRemedy, Remedy } from "./remedies.ts";
import { roles } from "./roles.ts";
import type { Role } from "./roles.ts";
import { amount, currencyCode, date, integer, shortText } from "./schema.ts";

/**
 * Every message of the HTTP contract. What comes in is a schema, checked at the edge; what goes out is a type.
 * The widget and the desk import only the types.
 */

export {
  actors,
  itemStates,
  lanes,
  modes,
  offered,
  paymentMethods,
  reasons,
  remedies,
  roles,
  shopperActions,
  staffActions,
};
export type { Disposition, GoodsProblem, GoodsStep };
export type { Actor, ItemState, Lane, Mode, OfferedRemedy, Order, Reason, Remedy, Role, ShopperAction, StaffAction };

/* ---- What a shopper sends ---- */

export const PHOTOS_AN_ITEM = 6;

/** What a person wrote: line breaks stay, 10,000 characters at most. */
const longText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000));

const id = shortText(100);
/** A language tag of BCP 47, such as `en` or `pt-BR`. */
const lang = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, "A language tag such as en."),
  v.maxLength(35),
);
const quantity = integer(1, 10_000);
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const itemIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(50));
const answers = v.pipe(
  v.record(shortText(50), longText),
  v.check((given) => Object.keys(given).length <= 20, "At most 20 answers."),
);

/** Photos uploaded before, by the ids their uploads were answered with. */
const evidence = v.pipe(v.array(id), v.maxLength(PHOTOS_AN_ITEM));

/** The reason is checked against the library by itself: an unknown one has its own code. */
const ItemChoice = v.object({ lineId: id, quantity, reason: shortText(50) });
const items = v.pipe(
  v.array(v.object({ ...ItemChoice.entries, evidence: v.optional(evidence, []) })),
  v.minLength(1),
  v.maxLength(50),
  v.check((list) => new Set(list.map((item) => item.lineId)).size === list.length, "Each line once."),
);

export const ReadingRequest = v.object({
  text: longText,
  lang: v.optional(lang, "en"),
  items: v.optional(v.pipe(v.array(ItemChoice), v.minLength(1), v.maxLength(50))),
});
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
    v.array(
      v.object({
        item: id,
        remedy: v.picklist(remedies),
        consent: v.optional(v.boolean(), false),
        /** Which of an exchange's variants; needed there, and only there. */
        variant: v.optional(id),
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
    v.check((list) => new Set(list.map((choice) => choice.item)).size === list.length, "Each item once."),
  ),
});
export const AskPersonRequest = v.object({ version, items: v.optional(itemIds), wish: v.optional(longText) });
export const WithdrawRequest = v.object({ version, items: v.optional(itemIds) });
export const SendEvidenceRequest = v.pipe(
  v.object({ version, item: id, evidence: v.optional(evidence, []), answers: v.optional(answers, {}) }),
  v.check(
    (sent) => sent.evidence.length > 0 || Object.keys(sent.answers).length > 0,
    "A photo, or an answer to a question.",
  ),
);

const parcelWords = { carrier: v.optional(shortText(100)), trackingNumber: v.optional(shortText(100)) };
/** It is on its way, says the shopper. A photo of the receipt for it goes to a person. */
export const SentRequest = v.object({
  version,
  items: v.optional(itemIds),
  ...parcelWords,
  evidence: v.optional(evidence, []),
});
export const UndoRequest = v.object({ version, items: v.optional(itemIds) });
export const ContestRequest = v.object({
  version,
  items: v.optional(itemIds),
  text: longText,
  evidence: v.optional(evidence, []),
});
export const satisfactions = ["yes", "not_really"] as const;
export const RateRequest = v.object({ satisfied: v.picklist(satisfactions), text: v.optional(longText) });
export const MessageRequest = v.object({ text: longText });

export const shopperRequests = {
  accept: AcceptRequest,
  ask_person: AskPersonRequest,
  send_evidence: SendEvidenceRequest,
  sent: SentRequest,
  withdraw: WithdrawRequest,
  undo: UndoRequest,
  contest: ContestRequest,
  rate: RateRequest,
  message: MessageRequest,
} as const satisfies Record<ShopperAction, v.GenericSchema>;

/** Mailed to an address that anyone may name: nobody's advertisement travels in it. */
const unlinked = (max: number) =>
  v.pipe(
    shortText(max),
    v.check((text) => !/:\/\/|www\./i.test(text), "No addresses of pages."),
  );

/**
 * The statutory withdrawal: name, contract and contact, and nothing else that is asked. `lines` are known only with a
 * token, and are all there is if absent; without a token, `merchant` says which shop.
 */
export const WithdrawalRequest = v.object({
  name: unlinked(200),
  contact: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(320)),
  order: unlinked(100),
  lines: v.optional(
    v.pipe(
      v.array(v.object({ lineId: id, quantity })),
      v.minLength(1),
      v.maxLength(200),
      v.check((list) => new Set(list.map((line) => line.lineId)).size === list.length, "Each line once."),
    ),
  ),
  lang: v.optional(lang, "en"),
  merchant: v.optional(shortText(60)),
});
export type WithdrawalRequest = v.InferOutput<typeof WithdrawalRequest>;

/* ---- What staff send ---- */

/** To which order an unmatched withdrawal belongs: its number, its id, or the reference of a case about it. */
export const MatchRequest = v.object({ order: shortText(100) });

/** Why something that couldn't be delivered is given up. */
export const DiscardRequest = v.object({ reason: shortText(500) });

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

/** An order asked for without a token: its number, and the address it was placed with. */
export const LookUpRequest = v.object({
  merchant: shortText(60),
  number: shortText(100),
  email: SignInRequest.entries.email,
  lang: v.optional(lang, "en"),
});
export type LookUpRequest = v.InferOutput<typeof LookUpRequest>;
export const LookUpSessionRequest = v.object({
  ...v.omit(LookUpRequest, ["lang"]).entries,
  code: SessionRequest.entries.code,
});

/** An offer made by a person. `amount` is the money or the credit itself, `bonus` what comes on top of credit. */
const StaffOffer = v.object({
  remedy: v.picklist(offered),
  amount: v.optional(amount, 0),
  bonus: v.optional(amount, 0),
  goods: v.optional(v.picklist(["keep", "return"]), "keep"),
});
export type StaffOffer = v.InferOutput<typeof StaffOffer>;

/** Signals that sent an item to a person and were wrong here, as whoever decides about it says. */
const signalWrong = v.optional(v.pipe(v.array(v.picklist(signals)), v.maxLength(signals.length)), []);

/** Why a condition of the policy is set aside: stable handles, counted later. */
export const waiverReasons = ["our_mistake", "shown_otherwise", "not_worth_it", "faithful", "hardship"] as const;
export type WaiverReason = (typeof waiverReasons)[number];

/** A condition of the policy that a step sets aside, and why. */
const Waiver = v.object({ condition: v.picklist(waivables), reason: v.picklist(waiverReasons) });
export type Waiver = v.InferOutput<typeof Waiver>;
const waives = v.optional(
  v.pipe(
    v.array(Waiver),
    v.maxLength(waivables.length),
    v.check((list) => new Set(list.map(({ condition }) => condition)).size === list.length, "Each condition once."),
  ),
  [],
);

export const Nothing = v.object({});
const OfferStep = v.object({
  item: id,
  offers: v.pipe(v.array(StaffOffer), v.minLength(1), v.maxLength(offered.length)),
  text: v.optional(longText),
  waives,
});
const SettleStep = v.object({
  items: v.optional(itemIds),
  remedy: v.optional(v.picklist(["chosen", "refund"]), "chosen"),
  waives,
});
export const OfferRequest = v.object({ version, signalWrong, ...OfferStep.entries });
export const SettleRequest = v.object({ version, signalWrong, ...SettleStep.entries });
/** What is above one's own latitude, for another person to approve: the same offer, or the same settling. */
export const ProposeRequest = v.pipe(
  v.object({
    version,
    signalWrong,
    offer: v.optional(OfferStep),
    settle: v.optional(SettleStep),
    /** Words to whoever approves it; no shopper sees them. */
    note: v.optional(longText),
  }),
  v.check(
    ({ offer, settle }) => (offer === undefined) !== (settle === undefined),
    "An offer, or settling: one of them.",
  ),
);
export const ApproveRequest = v.object({ version, items: v.optional(itemIds) });
export const SendBackRequest = v.object({ version, items: v.optional(itemIds), text: longText });
export const DeclineRequest = v.object({
  version,
  signalWrong,
  item: id,
  text: longText,
  instead: v.optional(v.pipe(v.array(StaffOffer), v.maxLength(offered.length)), []),
  waives,
});
export const RequestEvidenceRequest = v.pipe(
  v.object({ version, item: id, photo: v.optional(v.boolean(), false), question: v.optional(longText) }),
  v.check((asked) => asked.photo || asked.question !== undefined, "A photo, or a question."),
);
export const ReopenRequest = v.object({ version, items: v.optional(itemIds), text: longText });

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

function isSafeLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && !/[\s<>"]/.test(text);
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

export const TakeOverRequest = v.object({ reason: longText });

/** How a settlement ended, from the desk, the merchant's server or a webhook's answer. */
export const OutcomeRequest = v.object({
  state: v.picklist(["succeeded", "failed"]),
  reference: v.optional(shortText(200)),
  creditCode: v.optional(shortText(200)),
  /** Of the little extra that goes with it, where it has one. */
  extraCode: v.optional(shortText(200)),
  expectedBy: v.optional(v.union([date, isoInstant])),
  reason: v.optional(shortText(1000)),
});
export type Outcome = v.InferOutput<typeof OutcomeRequest>;

export const staffRequests = {
  pick_up: Nothing,
  release: Nothing,
  take_over: TakeOverRequest,
  offer: OfferRequest,
  settle: SettleRequest,
  propose: ProposeRequest,
  approve: ApproveRequest,
  send_back: SendBackRequest,
  decline: DeclineRequest,
  request_evidence: RequestEvidenceRequest,
  undo: UndoRequest,
  reopen: ReopenRequest,
  label: LabelRequest,
  receive: ReceiveRequest,
  record_outcome: v.object({ version, settlement: id, ...OutcomeRequest.entries }),
  message: MessageRequest,
  note: MessageRequest,
} as const satisfies Record<StaffAction, v.GenericSchema>;

/* ---- What the operator sends ---- */

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
    v.check((staff) => new Set(staff.map(({ email }) => email)).size === staff.length, "Each e-mail once."),
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
  /** Kept as it comes: a lead can have it checked at the desk. */
  platform: v.optional(Platform),
  accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "A colour such as #1f6f5c.")), "#1f5f8b"),
  returnAddress: v.optional(longText),
  /** Where shoppers' replies to mail go. */
  replyTo: v.optional(SignInRequest.entries.email),
});
export type NewMerchant = v.InferOutput<typeof NewMerchant>;

/* ---- What goes out ---- */

const text = v.string();
const int = v.pipe(v.number(), v.integer());
/** An instant in UTC, whole seconds: "2026-11-09T14:03:00Z". */
const instant = v.pipe(v.string(), v.isoTimestamp());

export const Why = v.object({ code: text, text });
export type Why = v.InferOutput<typeof Why>;

export const Offer = v.object({
  remedy: v.picklist(offered),
  mode: v.picklist(modes),
  /** Money or credit, without the bonus. */
  amount,
  bonus: amount,
  /** What the shopper gets, as the policy counts it: for a replacement, what was paid for the units. */
  value: amount,
  /** `tax` is what of it is tax, where the order says what was charged: for the credit note. */
  parts: v.array(v.object({ of: v.picklist(["goods", "shipping"]), amount, tax: v.optional(amount) })),
  fees: v.array(v.object({ code: text, amount, why: text })),
  goods: v.picklist(["keep", "return"]),
  /** `cost` is null where the shopper pays what the carrier asks. */
  return: v.nullable(
    v.object({
      paidBy: v.picklist(["merchant", "shopper"]),
      cost: v.nullable(amount),
      until: instant,
      /** What the remedy waits for: `accepted` is nothing. */
      when: v.picklist(refundTimes),
    }),
  ),
  /** What it can be exchanged for, and what goes back with each; null for every other remedy. */
  variants: v.nullable(v.array(v.object({ id: text, title: text, back: amount }))),
  to: text,
  /** Null while the remedy waits for goods to come back. */
  arrives: v.nullable(v.object({ from: date, to: date })),
  /** The words to agree to, where credit takes the place of money. */
  consent: v.nullable(text),
  expiresAt: instant,
  why: v.array(Why),
});
export type Offer = v.InferOutput<typeof Offer>;

export const Declined = v.object({
  remedy: v.picklist(offered),
  why: v.array(Why),
  instead: v.array(v.picklist(offered)),
});
export type Declined = v.InferOutput<typeof Declined>;

/** A little more than is owed, given with whichever remedy is settled by itself. */
const Extra = v.object({
  kind: v.picklist(["discount_code", "free_shipping", "gift"]),
  valueBp: v.nullable(int),
  maxCost: amount,
  text,
});

/** A photo, at an address that works for ten minutes. */
const Evidence = v.object({ id: text, url: text });

/** What we would like to know before an item goes on; null where nothing was asked. */
const Asked = v.object({ photo: v.boolean(), questions: v.array(v.object({ id: text, text })) });
export type Asked = v.InferOutput<typeof Asked>;

/** Of an item whose goods come back: by when, how far they are, and the parcel they are in. */
const Back = v.object({
  until: instant,
  goods: v.nullable(v.picklist(goodsSteps)),
  labelUrl: v.nullable(text),
  carrier: v.nullable(text),
  trackingNumber: v.nullable(text),
  /** When the shopper said that it is on its way. */
  sentAt: v.nullable(instant),
});
export type Back = v.InferOutput<typeof Back>;

export const Item = v.object({
  id: text,
  lineId: text,
  title: text,
  quantity: int,
  reason: v.picklist(reasons),
  lane: v.picklist(lanes),
  state: v.picklist(itemStates),
  chosen: v.nullable(v.picklist(remedies)),
  evidence: v.array(Evidence),
  asked: v.nullable(Asked),
  offers: v.array(Offer),
  declined: v.array(Declined),
  extra: v.nullable(Extra),
  /** The variant chosen in an exchange. */
  variant: v.nullable(text),
  /** Null where no goods are to come back. */
  back: v.nullable(Back),
  /** Kind words about where the item stands, where its state alone doesn't say it. */
  note: v.nullable(text),
});
export type Item = v.InferOutput<typeof Item>;

export const settlementStates = ["scheduled", "sending", "succeeded", "failed", "unknown", "canceled"] as const;
export type SettlementState = (typeof settlementStates)[number];

export const Settlement = v.object({
  id: text,
  itemId: text,
  remedy: v.picklist(remedies),
  amount,
  bonus: amount,
  state: v.picklist(settlementStates),
  notBefore: instant,
  reference: v.nullable(text),
  creditCode: v.nullable(text),
  expectedBy: v.nullable(date),
  /** The little extra that goes with it, and its code once there is one. */
  extra: v.nullable(v.object({ text, code: v.nullable(text) })),
});
export type Settlement = v.InferOutput<typeof Settlement>;

export const TimelineEntry = v.object({
  seq: int,
  at: instant,
  by: v.picklist(actors),
  event: text,
  /** What was written, where something was. */
  text: v.optional(text),
  items: v.optional(v.array(text)),
  /** Photos that came with it. */
  photos: v.optional(int),
  /** The member of staff: by first name to a shopper, in full at the desk. */
  staff: v.optional(text),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;

export const Case = v.object({
  id: text,
  /** Short, to say aloud: "A-7K3F9". */
  reference: text,
  orderId: text,
  version: int,
  state: v.picklist(itemStates),
  currency: text,
  lang: text,
  test: v.boolean(),
  openedAt: instant,
  /** The version whose terms apply. */
  policyVersion: text,
  text,
  summary: text,
  responseDue: v.nullable(v.object({ who: v.picklist(["shopper", "staff"]), at: instant })),
  items: v.array(Item),
  availableActions: v.array(v.object({ action: v.picklist(shopperActions), items: v.optional(v.array(text)) })),
  timeline: v.array(TimelineEntry),
  settlements: v.array(Settlement),
  /** How goods are sent back, as the shop says today; null where none are to come back. */
  returns: v.nullable(
    v.object({ address: v.nullable(text), instructions: v.nullable(text), label: v.picklist(labelWays) }),
  ),
  /** Words of injury or danger were read: what to do first. */
  safety: v.nullable(v.object({ text })),
  /** When we ask whether it is right now; null before it is settled, and once we have asked or heard. */
  followUpAt: v.nullable(instant),
  satisfied: v.nullable(v.picklist(satisfactions)),
});
export type Case = v.InferOutput<typeof Case>;

export const Look = v.object({ name: text, accent: text, returnAddress: v.nullable(text) });
export type Look = v.InferOutput<typeof Look>;

const CaseSummary = v.object({ id: text, reference: text, state: v.picklist(itemStates) });

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
export const Problem = v.object({
  type: text,
  title: text,
  status: int,
  code: v.picklist(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  detail: text,
  errors: v.optional(v.array(v.object({ path: text, code: text, message: text }))),
  case: v.optional(Case),
});
export type Problem = v.InferOutput<typeof Problem>;

/* ---- What a merchant's server and the operator get ---- */

export const SettlementAnswer = v.object({ id: text, state: v.picklist(settlementStates) });

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

export const EvidenceAnswer = v.object({ id: text });

/** An order token for the order looked up, good for two hours. */
export const LookUpSession = v.object({ token: text });
export type LookUpSession = v.InferOutput<typeof LookUpSession>;

/** Secrets are said once, here. */
export const CreatedMerchant = v.object({
  id: text,
  name: text,
  scriptTag: text,
  tokenSecret: text,
  webhookSecret: text,
  apiKey: text,
  desk: text,
  hosted: text,
  policyVersion: text,
});
export type CreatedMerchant = v.InferOutput<typeof CreatedMerchant>;

/* ---- What the desk gets ---- */

const Connected = v.object({
  kind: v.picklist(platformKinds),
  /** Its URL or shop; null where it is where it always is. */
  address: v.nullable(text),
  /** What it carries out; everything else goes to the merchant's server, or to a person. */
  remedies: v.array(v.picklist(offered)),
  /** It is asked about an order before anything is decided. */
  facts: v.boolean(),
  /** Where shoppers find their order by its number and e-mail; null where they can't. */
  lookUp: v.nullable(text),
});
/** What is connected, never with a key. */
export const ConnectorAnswer = v.object({
  platform: v.nullable(Connected),
  /** The merchant's own server carries out what no platform does. */
  webhook: v.boolean(),
  /** Whether this installation seals keys under one of its own (`SECRETS_KEY`). */
  sealed: v.boolean(),
  log: v.array(
    v.object({
      at: instant,
      by: v.nullable(text),
      event: v.picklist(["connected", "disconnected"]),
      kind: v.picklist(platformKinds),
    }),
  ),
});
export type ConnectorAnswer = v.InferOutput<typeof ConnectorAnswer>;

const known = v.nullable(v.union([v.number(), text]));
export const StaffWhy = v.object({ ...Why.entries, at: text, limit: known, got: known });
export type StaffWhy = v.InferOutput<typeof StaffWhy>;

export const Lease = v.object({ staffId: text, name: text, until: instant, mine: v.boolean() });
export type Lease = v.InferOutput<typeof Lease>;

export const Me = v.object({ id: text, name: text, email: text, role: v.picklist(roles) });
export type Me = v.InferOutput<typeof Me>;

export const QueueEntry = v.object({
  ...CaseSummary.entries,
  /** The order's number, as the shopper knows it. */
  order: text,
  /** The words speak of injury or danger. */
  safety: v.boolean(),
  /** It wasn't right after all: it goes ahead of the others. */
  reopened: v.boolean(),
  /** Something waits for approval; `mine`: this member may give it. */
  approval: v.nullable(v.picklist(["mine", "other"])),
  /** Not approved or not settled in time, and the role that it is for now. */
  escalated: v.nullable(v.object({ to: v.nullable(v.picklist(roles)) })),
  test: v.boolean(),
  summary: text,
  customer: text,
  currency: text,
  /** What the shopper has at stake: paid for the items' units. */
  value: amount,
  openedAt: instant,
  due: v.nullable(instant),
  lease: v.nullable(Lease),
  /** The shopper wrote something that nobody has answered. */
  waiting: v.boolean(),
});
export type QueueEntry = v.InferOutput<typeof QueueEntry>;

export const SessionAnswer = v.object({ me: Me, look: Look });
/** A withdrawal that came without a token: a person finds its order, or answers it. */
export const UnmatchedWithdrawal = v.object({
  id: text,
  receivedAt: instant,
  name: text,
  contact: text,
  order: text,
  due: instant,
});
export type UnmatchedWithdrawal = v.InferOutput<typeof UnmatchedWithdrawal>;

/** A mail, a webhook, or an order read from the platform, that was given up after all tries. */
export const DeadLetter = v.object({
  id: int,
  channel: v.picklist(["mail", "webhooks", "facts"]),
  /** A mail's subject, a webhook's kind, or an order's number; null where that itself is a secret. */
  about: v.nullable(text),
  /** Who should have got it: an address, a host, or the platform that was asked. */
  to: v.nullable(text),
  problem: v.nullable(text),
  tries: int,
  at: instant,
  /** Whether trying again is of any use. */
  again: v.boolean(),
});
export type DeadLetter = v.InferOutput<typeof DeadLetter>;

export const DeadLetters = v.object({ letters: v.array(DeadLetter), nextCursor: v.nullable(text) });
export type DeadLetters = v.InferOutput<typeof DeadLetters>;

export const QueueAnswer = v.object({
  cases: v.array(QueueEntry),
  nextCursor: v.nullable(text),
  /** Oldest first; on the first page alone. */
  withdrawals: v.optional(v.array(UnmatchedWithdrawal)),
  /** How much could not be delivered; for leads, on the first page alone. */
  deadLetters: v.optional(int),
  ...SessionAnswer.entries,
});
export type QueueAnswer = v.InferOutput<typeof QueueAnswer>;

const DecidedOffer = v.object({
  remedy: v.picklist(offered),
  mode: v.picklist(modes),
  amount,
  bonus: amount,
  value: amount,
  why: v.array(StaffWhy),
});

/** What the policy gives for a remedy, whoever looks: its value, a fee it keeps, and the conditions it comes with. */
const Given = v.object({
  remedy: v.picklist(offered),
  amount,
  value: amount,
  fee: amount,
  goods: v.picklist(["keep", "return"]),
  conditions: v.array(v.picklist(waivables)),
});

const ItemLatitude = v.object({
  /** What is left above the policy: of this case's, and of today's. */
  perCase: amount,
  perDay: amount,
  /** Of what the policy gives, in basis points. */
  abovePolicyBp: amount,
  canWaive: v.array(v.picklist(waivables)),
  /** From this value on nobody else may approve, and this member acts alone; null where there is always somebody. */
  aloneAbove: v.nullable(amount),
  given: v.array(Given),
  /** For each remedy what may be given by oneself: never below what was shown, at most with nothing set aside. */
  bands: v.array(v.object({ remedy: v.picklist(offered), floor: amount, ceiling: amount })),
});

const Proposal = v.object({
  by: text,
  at: instant,
  /** When it goes back, if nobody answers. */
  until: instant,
  kind: v.picklist(["offer", "settle"]),
  gives: v.array(
    v.object({
      remedy: v.picklist(offered),
      amount,
      bonus: amount,
      value: amount,
      goods: v.picklist(["keep", "return"]),
      /** By how much it is above the policy. */
      above: amount,
    }),
  ),
  waives: v.array(Waiver),
  /** What the shopper would read with it. */
  text: v.nullable(text),
  note: v.nullable(text),
  mine: v.boolean(),
  mayApprove: v.boolean(),
});
export type Proposal = v.InferOutput<typeof Proposal>;

export const DeskItem = v.object({
  ...Item.entries,
  /** What the shopper said would make it right instead. */
  wish: v.nullable(text),
  decision: v.object({
    policyVersion: text,
    riskVersion: text,
    at: instant,
    offers: v.array(DecidedOffer),
    layers: v.array(text),
  }),
  /** Its photos have been seen on another order before: the ids of those. A hint to look twice, no more. */
  seenBefore: v.array(text),
  /** When the clock moves it on by itself: an answer that didn't come, an offer's end, the last day for sending back. */
  lapsesAt: v.nullable(instant),
  /** What a person may offer now: never below one shown, never above what is left of the payment. */
  bounds: v.object({ min: amount, max: amount }),
  /** How far this member may go above the policy alone; null where nothing but the payment bounds it. */
  latitude: v.nullable(ItemLatitude),
  /** What waits for another person's approval. */
  proposal: v.nullable(Proposal),
  disposition: v.nullable(v.picklist(dispositions)),
  /** How what came back isn't what was promised. */
  problem: v.nullable(v.object({ code: v.picklist(goodsProblems), text: v.nullable(text) })),
});
export type DeskItem = v.InferOutput<typeof DeskItem>;

export const DeskSettlement = v.object({
  ...Settlement.entries,
  /** A person carries it out, or finds out how it ended, and records that. */
  byHand: v.boolean(),
  attempts: int,
  problem: v.nullable(text),
  /** Which payments it goes back over, once that is decided; null is what none of those known accounts for. */
  over: v.array(v.object({ payment: v.nullable(text), amount })),
});

export type DeskSettlement = v.InferOutput<typeof DeskSettlement>;

/** A case that a signal was counted from; `amount` is what went back, where that is what counts. */
const SignalSource = v.object({
  ...v.pick(CaseSummary, ["id", "reference"]).entries,
  openedAt: instant,
  amount: v.nullable(amount),
  currency: text,
});

/** A signal for which items went to a person. Staff's alone: no shopper ever hears of one. */
export const StandingSignal = v.object({
  signal: v.picklist(signals),
  /** From how many on, and how many there were; of a share, basis points. */
  limit: int,
  got: int,
  /** What a share is made of. */
  rate: v.nullable(v.object({ refunds: int, orders: int, minimumOrders: int })),
  items: v.array(text),
  /** Newest first, the last twenty. */
  from: v.array(SignalSource),
  /** What became of items that this very rule sent to a person. */
  before: v.object({ upheld: int, overturned: int }),
  /** Somebody has said that it was wrong here. */
  wrong: v.boolean(),
});
export type StandingSignal = v.InferOutput<typeof StandingSignal>;

export const DeskCase = v.object({
  case: Case,
  items: v.array(DeskItem),
  order: Order,
  /** All that was understood of the words, anger and threats too. */
  reading: v.unknown(),
  /** The calm boundary in the shopper's language, where abusive words came and it hasn't been said since. */
  boundary: v.nullable(text),
  lease: v.nullable(Lease),
  availableActions: v.array(v.object({ action: v.picklist(staffActions), items: v.optional(v.array(text)) })),
  notes: v.array(v.object({ at: instant, by: text, text })),
  settlements: v.array(DeskSettlement),
  /** `veiled`: abusive words, hidden until somebody opens them. The case's own text is the first entry's. */
  timeline: v.array(v.object({ ...TimelineEntry.entries, veiled: v.boolean() })),
  money: v.object({ paid: amount, refunded: amount, reserved: amount, left: amount }),
  history: v.array(v.object({ ...CaseSummary.entries, openedAt: instant, summary: text })),
  signals: v.array(StandingSignal),
  ...SessionAnswer.entries,
});
export type DeskCase = v.InferOutput<typeof DeskCase>;

/* ---- The record of a case ---- */

const RecordedOffer = v.object({ item: text, ...Offer.entries });

/** One entry of the record. What was shown, chosen and agreed to stands in it as it was at that moment. */
export const RecordedEvent = v.object({
  seq: int,
  at: instant,
  by: v.picklist(actors),
  /** A name: the shopper's, the member of staff's; for the rest, what it was. */
  who: text,
  /** The event's stable handle, such as `accept`. */
  event: text,
  /** The same in words. */
  what: text,
  /** What was written or said. */
  words: v.nullable(text),
  /** Abusive words: veiled on the desk's screens, whole in the record. In staff's part only. */
  veiled: v.optional(v.boolean()),
  items: v.array(text),
  /** How many photos came with it. */
  photos: int,
  /** The case's version after it. */
  version: int,
  /** The versions it was decided by; `risk` in staff's part only. */
  policy: v.nullable(v.object({ terms: text, risk: v.nullable(text) })),
  /** What was shown, offered, chosen or settled. */
  offers: v.array(RecordedOffer),
  /** The words the shopper agreed to. */
  consent: v.nullable(text),
  /** The settlement it is about. */
  payment: v.nullable(text),
  /** What stood in the way. In staff's part only. */
  problem: v.optional(v.nullable(text)),
  /** The conditions of the policy that were set aside, and why. In staff's part only. */
  waives: v.optional(v.array(Waiver)),
  /** What happened to goods that came back. In staff's part only. */
  disposition: v.optional(v.nullable(v.picklist(dispositions))),
});
export type RecordedEvent = v.InferOutput<typeof RecordedEvent>;

const RecordedPhoto = v.object({ id: text, at: instant, type: text, size: int, sha256: text });

const RecordedItem = v.object({
  id: text,
  lineId: text,
  title: text,
  quantity: int,
  reason: v.picklist(reasons),
  lane: v.picklist(lanes),
  state: v.picklist(itemStates),
  chosen: v.nullable(v.picklist(remedies)),
  wish: v.nullable(text),
  note: v.nullable(text),
  asked: v.nullable(Asked),
  photos: v.array(RecordedPhoto),
  offers: v.array(Offer),
  declined: v.array(Declined),
  extra: Item.entries.extra,
  variant: Item.entries.variant,
});

/** A settlement, with its key for ever. Codes that are worth money are never in a record. */
const RecordedPayment = v.object({
  key: text,
  item: text,
  remedy: v.picklist(remedies),
  amount,
  bonus: amount,
  /** The little extra that goes with it. */
  extra: v.nullable(text),
  state: v.picklist(settlementStates),
  reference: v.nullable(text),
  promisedBy: v.picklist(["shopper", "staff"]),
  promisedAt: instant,
  notBefore: instant,
  endedAt: v.nullable(instant),
  expectedBy: v.nullable(date),
  attempts: int,
  /** What stood in the way. In staff's part only. */
  problem: v.optional(v.nullable(text)),
});

const RecordedDecision = v.object({ item: text, ...DeskItem.entries.decision.entries, facts: v.unknown() });

/**
 * All that happened in a case. `part` says whose it is: the shopper's own has no notes, signals, budgets or risk
 * version, and knows staff by first name.
 */
export const CaseRecord = v.object({
  part: v.picklist(["shopper", "staff"]),
  madeAt: instant,
  shop: text,
  timeZone: text,
  case: v.object({
    id: text,
    reference: text,
    version: int,
    state: v.picklist(itemStates),
    currency: text,
    lang: text,
    test: v.boolean(),
    openedAt: instant,
    policyVersion: text,
    text,
    summary: text,
    answers: v.record(text, text),
    responseDue: Case.entries.responseDue,
    followUpAt: v.nullable(instant),
    satisfied: Case.entries.satisfied,
  }),
  order: v.object({
    id: text,
    number: text,
    placedAt: instant,
    country: text,
    paid: amount,
    shippingPaid: amount,
    lines: v.array(v.object({ id: text, title: text, quantity: int, paid: amount })),
    payments: v.array(v.object({ method: text, label: v.nullable(text), captured: amount })),
    customer: v.object({ name: v.nullable(text), email: text }),
  }),
  items: v.array(RecordedItem),
  events: v.array(RecordedEvent),
  payments: v.array(RecordedPayment),
  staff: v.nullable(
    v.object({
      riskVersion: text,
      notes: DeskCase.entries.notes,
      /** Every decision by the limits, those replaced since too, oldest first. */
      decisions: v.array(RecordedDecision),
      reading: v.unknown(),
      money: DeskCase.entries.money,
    }),
  ),
});
export type CaseRecord = v.InferOutput<typeof CaseRecord>;

/* ---- The policy's life ---- */

const hash = shortText(100);
/** The document comes as it is, and is checked by itself: an unknown key is named, with the nearest known one. */
const document = v.unknown();
const publishing = {
  note: v.optional(shortText(500)),
  /** The version the change was made from: where another is live by now, nothing is published. */
  from: v.optional(hash),
};

export const PolicyRequest = v.object({ policy: document });
export const PublishRequest = v.object({ policy: document, ...publishing });
export type PublishRequest = v.InferOutput<typeof PublishRequest>;
export const RollbackRequest = v.object({ hash, ...publishing });
export type RollbackRequest = v.InferOutput<typeof RollbackRequest>;
export const KillSwitchRequest = v.object({ on: v.boolean() });

/** A candidate for a share of the orders, and from when on it stops by itself. */
export const CanaryRequest = v.object({
  policy: document,
  ...publishing,
  /** Of the orders that come to us for the first time, in basis points; some have to stay, to compare with. */
  shareBp: integer(1, 9000),
  stopAt: v.optional(
    v.object({
      /** By how much an item may cost more, or be a person's more often, than under the live version: basis points. */
      aboveBp: v.optional(integer(0, 100_000)),
      /** Items on each side before that is looked at. */
      leastItems: v.optional(integer(1, 100_000)),
    }),
  ),
});
export type CanaryRequest = v.InferOutput<typeof CanaryRequest>;

/** What waits for a second lead, by the id it was read under: what was seen is what is approved. */
export const ApprovePolicyRequest = v.object({ proposal: hash });
export const SendBackPolicyRequest = v.object({ proposal: hash, note: publishing.note });

export const outcomes = ["automatic", "evidence", "person", "declined"] as const;
export type Outcomes = (typeof outcomes)[number];
const perOutcome = <T extends v.GenericSchema>(schema: T) => v.object(v.entriesFromList(outcomes, schema));

const Decided = v.object({ outcome: v.picklist(outcomes), offers: v.array(DecidedOffer) });

/** An item that came to something else under another version: with both, and why. */
const Flip = v.object({
  case: text,
  reference: text,
  item: text,
  at: instant,
  title: text,
  quantity: int,
  reason: v.picklist(reasons),
  currency: text,
  before: Decided,
  after: Decided,
});
export type Flip = v.InferOutput<typeof Flip>;

/** A version that was live, or is tried, from then on; `by` is a name, null where no person did it. */
const LiveFrom = v.object({ hash: text, since: instant, by: v.nullable(text), note: v.nullable(text) });

/** Waits for a second lead; `by` proposed it, `mine` is whether that was you. */
const Awaiting = v.object({
  id: text,
  /** To go live, or to be tried on a share of the orders. */
  kind: v.picklist(["publish", "canary"]),
  hash: text,
  at: instant,
  by: text,
  mine: v.boolean(),
  note: v.nullable(text),
  /** The changes that ask for a second lead. */
  reasons: v.array(text),
  shareBp: v.nullable(int),
});

/** A candidate that decides every new item without effect. */
const ShadowTrial = v.object({
  ...LiveFrom.entries,
  decided: int,
  /** Items with another outcome; and those with any other offer, which these are among. */
  differing: int,
  changed: int,
  /** From what, to what. */
  matrix: perOutcome(perOutcome(int)),
  /** Twenty of the differing, newest first. */
  samples: v.array(Flip),
});

/** A candidate that decides a share of the orders; counted on both sides, in each currency by itself. */
const CanaryTrial = v.object({
  ...LiveFrom.entries,
  shareBp: int,
  stopAt: v.object({ aboveBp: int, leastItems: int }),
  counts: v.array(v.object({ candidate: v.boolean(), currency: text, items: int, persons: int, spent: int })),
});

export const policyEvents = [
  "published",
  "rolled_back",
  "paused",
  "resumed",
  "proposed",
  "sent_back",
  "shadow_started",
  "shadow_stopped",
  "canary_started",
  "canary_stopped",
  "signal_overturned",
] as const;
export type PolicyEvent = (typeof policyEvents)[number];

export const PolicyAnswer = v.object({
  live: v.object({ ...LiveFrom.entries, policy: Policy }),
  /** The last hundred, newest first; the first of them is the live one. */
  versions: v.array(LiveFrom),
  /** The kill switch is on: nothing is automatic. */
  paused: v.boolean(),
  awaiting: v.nullable(Awaiting),
  shadow: v.nullable(ShadowTrial),
  canary: v.nullable(CanaryTrial),
  /** The last hundred entries of the policy's own log, newest first. */
  log: v.array(
    v.object({
      at: instant,
      by: v.nullable(text),
      event: v.picklist(policyEvents),
      hash: v.nullable(text),
      note: v.nullable(text),
      /** The lead who approved it. */
      second: v.nullable(text),
      /** It asked for a second lead, and there was none. */
      alone: v.boolean(),
    }),
  ),
  ...SessionAnswer.entries,
});
export type PolicyAnswer = v.InferOutput<typeof PolicyAnswer>;

/** Items that came, and how many of them a person looked at. Groups of fewer than ten stand together as "other". */
const ReviewGroup = v.object({ name: text, items: int, persons: int });

/** Who gets a person, over the last twelve months; and how often each live rule on signals was right. */
export const FairnessAnswer = v.object({
  /** The first month that is counted: "2026-01". */
  since: text,
  groups: v.object({
    country: v.array(ReviewGroup),
    language: v.array(ReviewGroup),
    /** "new" and "returning". */
    customer: v.array(ReviewGroup),
  }),
  /** In the policy's order, each by its own canonical JSON. */
  signals: v.array(
    v.object({
      rule: text,
      /** Items that would have been settled at once but for it. */
      sent: int,
      upheld: int,
      overturned: int,
      /** Said to be wrong by whoever decided; they are among the overturned. */
      marked: int,
      /** More than four in five overturned, of at least fifty. */
      tooOften: v.boolean(),
    }),
  ),
});
export type FairnessAnswer = v.InferOutput<typeof FairnessAnswer>;

export const PolicyVersionAnswer = v.object({ hash: text, policy: Policy });

export const PolicyCheckAnswer = v.object({
  ok: v.literal(true),
  hash: text,
  findings: v.array(
    v.object({ code: text, severity: v.picklist(["error", "warning"]), path: text, text, example: text }),
  ),
  /** How many decisions were made to find them. */
  cells: int,
  /** So large a policy is looked at in part: there may be more to find. */
  sampled: v.boolean(),
});

export const PolicyCompareAnswer = v.object({
  changes: v.array(v.object({ path: text, from: v.unknown(), to: v.unknown(), text })),
});

const beforeAndAfter = { before: int, after: int };
const Flow = v.object({ currency: text, ...beforeAndAfter });
const Busiest = v.nullable(v.object({ day: date, persons: int }));
/** What a candidate would have made of the stored decisions. Items are counted, each once, as it was decided last. */
export const BacktestAnswer = v.object({
  hash: text,
  /** The live version, by which the items after the newest publishing were decided. */
  live: text,
  items: int,
  /** There are more than were read: a fair sample of all times. */
  more: v.boolean(),
  /** From what, to what. */
  matrix: perOutcome(perOutcome(int)),
  /** Items with another outcome; and those with any other offer, which these are among. */
  flipped: int,
  changed: int,
  persons: v.object(beforeAndAfter),
  /** What would go out by itself at most, were the dearest automatic offer always chosen. */
  automatic: v.array(Flow),
  days: v.array(v.object({ day: date, items: int, persons: v.object(beforeAndAfter), automatic: v.array(Flow) })),
  /** The day with most items for a person. */
  longest: v.object({ before: Busiest, after: Busiest }),
  /** Fifty of the flipped, newest first. */
  flips: v.array(Flip),
  /** What no back-test can know. */
  unknown: v.array(text),
});
export type BacktestAnswer = v.InferOutput<typeof BacktestAnswer>;
