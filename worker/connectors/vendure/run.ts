// One settlement on its way through Vendure: what it is, what is known of it, and what may only be sent once.
import * as v from "valibot";
import type { Outcome } from "../../../shared/contract.ts";
import type { RemedyOrder, Result, Steps } from "../connector.ts";
import { Trouble } from "./api.ts";
import type { Ask } from "./api.ts";

export type Run = {
  ask: Ask;
  remedy: RemedyOrder;
  steps: Steps;
  now: () => number;
  /** The code of its coupon: known to whoever holds the API key, and to nobody who only knows the settlement. */
  coupon: () => Promise<string>;
};

/** A part of a remedy: what Vendure knows of it, and how it is brought about from wherever it stands. */
export type Part = {
  find: (run: Run) => Promise<Outcome | null>;
  execute: (run: Run) => Promise<Result>;
};

const Progress = v.object({
  /** The order that is made for it. */
  order: v.optional(v.string()),
  /** A call that Vendure would obey twice, from before it is sent until its answer is here. */
  sent: v.optional(v.object({ call: v.string(), at: v.number() })),
  /** The call at which the gateway threw: it may have paid, and Vendure keeps no trace of it. */
  doubt: v.optional(v.string()),
});
export type Progress = v.InferOutput<typeof Progress>;

export const progressOf = ({ steps }: Run): Progress => v.parse(Progress, steps.load() ?? {});

/**
 * How long a call without an answer may still be at work over there: longer than gateways wait for their banks. Until then
 * it isn't sent again, for what it does isn't to be seen before it is done.
 */
export const QUIET = 120_000;

/**
 * Sends what Vendure would do twice if told twice. The look for what it did the last time comes before this.
 * @throws Trouble, also where it may not be sent again yet
 */
export async function once<T>(run: Run, call: string, send: () => Promise<T>): Promise<T> {
  const { sent, ...before } = progressOf(run);
  if (sent?.call === call && run.now() - sent.at < QUIET)
    throw new Trouble("unreachable", "The last call got no answer; whether it did anything shows in two minutes.");
  run.steps.save({ ...before, sent: { call, at: run.now() } });
  try {
    const answer = await send();
    run.steps.save(before);
    return answer;
  } catch (error) {
    if (error instanceof Trouble && (error.kind === "forbidden" || error.kind === "refused")) run.steps.save(before);
    throw error;
  }
}

export const failed = (reason: string): Outcome => ({ state: "failed", reason: reason.slice(0, 1000) });
export const unclear = (problem: string): Result => ({ state: "unclear", problem });
