import { batch } from "@preact/signals";
import type { DeadLetter } from "../../shared/contract.ts";
import type { Answer } from "../api.ts";
import { sentenceFor } from "../failures.ts";
import { text } from "../strings.ts";
import { inLane } from "./lanes.ts";
import { refreshQueue } from "./queue.ts";
import { failed } from "./session.ts";
import { keepIfSame, warn } from "./state.ts";
import type { State } from "./state.ts";

/** What could not be delivered, for leads: read, tried again, or given up. */

/** Reads all pages on screen again. */
export function refreshLetters(state: State): Promise<void> {
  return inLane(state.lanes, "letters", () => readLetters(state));
}

async function readLetters(state: State): Promise<void> {
  const letters: DeadLetter[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < state.letterPages.value; page += 1) {
    const answer: Awaited<ReturnType<State["api"]["deadLetters"]>> = await state.api.deadLetters(cursor);
    if (!answer.ok) return void failed(state, answer.failure);
    letters.push(...answer.value.letters);
    cursor = answer.value.nextCursor;
    if (cursor === null) break;
  }
  batch(() => {
    keepIfSame(state.letters, letters);
    state.nextLetters.value = cursor;
  });
}

export async function moreLetters(state: State): Promise<void> {
  state.letterPages.value += 1;
  await refreshLetters(state);
}

export const replayLetter = (state: State, id: number): Promise<void> =>
  settle(state, () => state.api.replayLetter(id), text.letters.replayed);

export const discardLetter = (state: State, id: number, reason: string): Promise<void> =>
  settle(state, () => state.api.discardLetter(id, reason), text.letters.discarded);

/** One thing at a time; whatever came of it, the list is read again: a colleague may have been quicker. */
async function settle(state: State, call: () => Promise<Answer<object>>, done: string): Promise<void> {
  if (state.busy.value !== null) return;
  state.busy.value = "letter";
  const answer = await call();
  state.busy.value = null;
  if (answer.ok) state.notice.value = { tone: "good", lines: [done] };
  else warn(state, sentenceFor(failed(state, answer.failure)));
  await Promise.all([refreshLetters(state), refreshQueue(state)]);
}
