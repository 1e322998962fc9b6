import { batch } from "@preact/signals";
import type { QueueEntry } from "../../shared/contract.ts";
import type { Api } from "../api.ts";
import { sentenceFor } from "../failures.ts";
import { doneNames, text } from "../strings.ts";
import { show } from "./case.ts";
import { inLane } from "./lanes.ts";
import { failed, signedIn } from "./session.ts";
import { keepIfSame, warn } from "./state.ts";
import type { State } from "./state.ts";

/** Who waits, and who is next. */

/** Reads all pages on screen again. */
export function refreshQueue(state: State): Promise<void> {
  return inLane(state.lanes, "queue", () => readQueue(state));
}

async function readQueue(state: State): Promise<void> {
  const asked = state.screen.value;
  const cases: QueueEntry[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < state.pages.value; page += 1) {
    const answer: Awaited<ReturnType<Api["queue"]>> = await state.api.queue(cursor);
    if (!answer.ok) return void failed(state, answer.failure);
    // Asked for by who has been signed out since: an answer that was on its way signs nobody in again.
    if (asked !== "sign_in" && state.screen.value === "sign_in") return;
    cases.push(...answer.value.cases);
    if (page === 0) {
      keepIfSame(state.withdrawals, answer.value.withdrawals ?? []);
      state.deadLetters.value = answer.value.deadLetters ?? 0;
    }
    cursor = answer.value.nextCursor;
    signedIn(state, answer.value);
    if (cursor === null) break;
  }
  batch(() => {
    keepIfSame(state.queue, cases);
    state.nextCursor.value = cursor;
    state.time.value = state.now();
  });
}

/** Whether a hold on screen has run out: nothing changes then that anyone could tell us of. */
export function holdEnded(state: State): boolean {
  const leases = [state.shown.value?.lease, ...(state.queue.value ?? []).map(({ lease }) => lease)];
  return leases.some((lease) => lease && Date.parse(lease.until) <= state.now());
}

export async function more(state: State): Promise<void> {
  state.pages.value += 1;
  await refreshQueue(state);
}

/** Picks up the free case whose time is up first. */
export async function next(state: State): Promise<void> {
  if (state.busy.value !== null) return;
  state.busy.value = "next";
  const answer = await state.api.next();
  state.busy.value = null;
  if (answer.ok) {
    batch(() => {
      state.form.value = null;
      show(state, answer.value);
      state.notice.value = { tone: "good", lines: [doneNames.pick_up] };
    });
    return refreshQueue(state);
  }
  const { code } = failed(state, answer.failure);
  if (code === "not_found") state.notice.value = { tone: "info", lines: [text.queue.noneFree] };
  else warn(state, sentenceFor(answer.failure));
}
