import * as v from "valibot";
import type { ShopperAction } from "../case.ts";
import { remedies } from "../remedies.ts";
import { shortText } from "../schema.ts";
import { code, email, evidence, id, itemIds, lang, longText, quantity, version } from "./fields.ts";
import { SentRequest } from "./returns.ts";

/** What a shopper sends. */

const answers = v.pipe(
  v.record(shortText(50), longText),
  v.check((given) => Object.keys(given).length <= 20, "At most 20 answers."),
);

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

/** An order asked for without a token: its number, and the address it was placed with. */
export const LookUpRequest = v.object({
  merchant: shortText(60),
  number: shortText(100),
  email,
  lang: v.optional(lang, "en"),
});
export type LookUpRequest = v.InferOutput<typeof LookUpRequest>;

export const LookUpSessionRequest = v.object({
  ...v.omit(LookUpRequest, ["lang"]).entries,
  code,
});
