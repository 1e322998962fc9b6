import * as v from "valibot";
import type { StaffAction } from "../case.ts";
import { signals, waivables } from "../policy/document.ts";
import { offered } from "../remedies.ts";
import { amount, shortText } from "../schema.ts";
import { code, email, id, itemIds, longText, version } from "./fields.ts";
import { OutcomeRequest } from "./merchant.ts";
import { LabelRequest, ReceiveRequest } from "./returns.ts";
import { MessageRequest, UndoRequest } from "./shopper-requests.ts";

/** What staff send. Of the policy, leads send what policy.ts says. */

export const SignInRequest = v.object({ merchant: shortText(60), email });
export const SessionRequest = v.object({ ...SignInRequest.entries, code });

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
export const Waiver = v.object({ condition: v.picklist(waivables), reason: v.picklist(waiverReasons) });
export type Waiver = v.InferOutput<typeof Waiver>;

const waives = v.optional(
  v.pipe(
    v.array(Waiver),
    v.maxLength(waivables.length),
    v.check((list) => new Set(list.map(({ condition }) => condition)).size === list.length, "Each condition once."),
  ),
  [],
);

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
export const TakeOverRequest = v.object({ reason: longText });
export const Nothing = v.object({});

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

/** To which order an unmatched withdrawal belongs: its number, its id, or the reference of a case about it. */
export const MatchRequest = v.object({ order: shortText(100) });

/** Why something that couldn't be delivered is given up. */
export const DiscardRequest = v.object({ reason: shortText(500) });
