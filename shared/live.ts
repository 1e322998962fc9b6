import * as v from "valibot";

/**
 * What goes over the desk's socket: hints that a case has changed, and who is there. Nothing of a case's content: pages
 * read that again, with the session they have.
 */

/** The longest frame a desk may send, in characters. */
export const MOST_FRAME = 1024;

/** Writing ends by itself after this long without news, in milliseconds. */
export const WRITING = 5_000;

/** Sent by a desk to stay connected; answered without waking anything. */
export const ping = "ping";
export const pong = "pong";

/** Why the server closes a socket. */
export const closing = { signedOut: 4401, misbehaved: 1008, full: 1013 } as const;

/** Where a desk looks, and whether something is being written there. */
export const LiveFrame = v.object({
  at: v.nullable(v.pipe(v.string(), v.regex(/^case_[A-Za-z0-9_-]{22}$/))),
  typing: v.boolean(),
});
export type LiveFrame = v.InferOutput<typeof LiveFrame>;

/** In a case's place: the policy, its trials or what waits for a second lead. */
export const POLICY_CHANGED = "policy";

/** `seq` is the case's last event; a hold made longer changes a case without one. */
export type Change = { case: string; seq: number };

/** A member of staff, however many windows they have open; `at` is the case in the one they used last. */
export type Person = { staff: string; name: string; at: string | null; typing: boolean };

/** What a desk is told: what has changed, or everyone who is connected. */
export type LiveNews = { changed: Change[] } | { people: Person[] };
