import { batch } from "@preact/signals";
import type { Failure, Session } from "../api.ts";
import { keepIfSame } from "./state.ts";
import type { State } from "./state.ts";

/** Who is at the desk. */

export function signedIn(state: State, session: Session): void {
  batch(() => {
    keepIfSame(state.me, session.me);
    keepIfSame(state.look, session.look);
    state.offline.value = false;
    state.screen.value = "desk";
  });
}

/** Takes what every failure means for the whole page; what is left is the caller's. */
export function failed(state: State, failure: Failure): Failure {
  state.offline.value = failure.code === "offline";
  if (failure.code === "session_missing") askToSignIn(state);
  return failure;
}

/** What was open and typed stays for whoever signs in again. */
export function askToSignIn(state: State): void {
  state.screen.value = "sign_in";
}

export async function signOut(state: State): Promise<void> {
  await state.api.signOut();
  batch(() => {
    askToSignIn(state);
    state.me.value = null;
    state.queue.value = null;
    state.opened.value = null;
    state.letters.value = null;
    state.form.value = null;
    state.notice.value = null;
  });
  state.drafts.clear();
}
