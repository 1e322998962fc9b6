import { batch } from "@preact/signals";
import type { Answer, Failure } from "../api.ts";
import { sentenceFor } from "../failures.ts";
import { text } from "../strings.ts";
import { show } from "./case.ts";
import { refreshQueue } from "./queue.ts";
import { failed } from "./session.ts";
import { warn } from "./state.ts";
import type { State } from "./state.ts";

/** Withdrawals that came without an order's page: a person finds the order, or answers. */

/** One thing at a time. What came of it, or null where it went wrong and that has been said. */
async function once<T>(state: State, call: () => Promise<Answer<T>>): Promise<T | null> {
  if (state.busy.value !== null) return null;
  state.busy.value = "withdrawal";
  const answer = await call();
  state.busy.value = null;
  if (answer.ok) return answer.value;
  explain(state, failed(state, answer.failure));
  return null;
}

function explain(state: State, failure: Failure): void {
  warn(state, sentenceFor(failure));
  // A colleague may have been quicker.
  void refreshQueue(state);
}

/** Opens the case that the withdrawal is in from now on. */
export async function matchWithdrawal(state: State, id: string, order: string): Promise<void> {
  const fresh = await once(state, () => state.api.matchWithdrawal(id, order));
  if (fresh === null) return;
  batch(() => {
    state.form.value = null;
    show(state, fresh);
    state.notice.value = { tone: "good", lines: [text.withdrawals.matched] };
  });
  await refreshQueue(state);
}

export async function answerWithdrawal(state: State, id: string, words: string): Promise<void> {
  if ((await once(state, () => state.api.answerWithdrawal(id, words))) === null) return;
  state.drafts.delete(id);
  state.notice.value = { tone: "good", lines: [text.withdrawals.answered] };
  await refreshQueue(state);
}
