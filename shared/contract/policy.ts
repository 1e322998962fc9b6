import * as v from "valibot";
import { Policy } from "../policy/document.ts";
import { reasons } from "../reasons.ts";
import { date, integer, shortText } from "../schema.ts";
import { SessionAnswer } from "./desk.ts";
import { DecidedOffer } from "./desk-case.ts";
import { instant, int, text } from "./fields.ts";

/** The policy's life: what leads send, and what they get. */

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

/** How a candidate differs from what is live: the documents, and what both decide of every kind of order. */
export const PolicyCompareAnswer = v.object({
  /** `idle`: no order is decided otherwise by it. */
  changes: v.array(v.object({ path: text, from: v.unknown(), to: v.unknown(), text, idle: v.boolean() })),
  /** Orders that are decided otherwise, in words, each with an example; the most common first. */
  moves: v.array(v.object({ text, example: text })),
  /** So many more than are listed. */
  more: int,
  /** Not every kind of order was looked at. */
  sampled: v.boolean(),
});
export type PolicyCompareAnswer = v.InferOutput<typeof PolicyCompareAnswer>;

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
