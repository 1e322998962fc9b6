import * as v from "valibot";
import { platformKinds } from "../platforms.ts";
import { offered } from "../remedies.ts";
import { roles } from "../roles.ts";
import { amount } from "../schema.ts";
import { instant, int, text } from "./fields.ts";
import { CaseSummary, Look } from "./shopper-answers.ts";

/** What the desk gets: the queue, and what stands beside it. */

export const Lease = v.object({ staffId: text, name: text, until: instant, mine: v.boolean() });
export type Lease = v.InferOutput<typeof Lease>;

export const Me = v.object({ id: text, name: text, email: text, role: v.picklist(roles) });
export type Me = v.InferOutput<typeof Me>;

export const SessionAnswer = v.object({ me: Me, look: Look });

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
