import type { StaffAction } from "../shared/contract.ts";
import type { Signal } from "../shared/policy/document.ts";
import type { Api, Session } from "./api.ts";
import { act, can, canJudge, compose, markWrong } from "./model/actions.ts";
import { open, refreshCase } from "./model/case.ts";
import { discardLetter, moreLetters, refreshLetters, replayLetter } from "./model/letters.ts";
import { holdEnded, more, next, refreshQueue } from "./model/queue.ts";
import { askToSignIn, signedIn, signOut } from "./model/session.ts";
import { createState } from "./model/state.ts";
import type { FormKind } from "./model/state.ts";
import { answerWithdrawal, matchWithdrawal } from "./model/withdrawals.ts";

/** What the desk knows and does: signals and actions, no DOM, so that it runs in a test as it is. */

export type Desk = ReturnType<typeof createDesk>;

/** `now` gives milliseconds; `merchant` is null when neither the address nor this browser knows it. */
export function createDesk(api: Api, merchant: string | null, now: () => number) {
  const state = createState(api, merchant, now);
  return {
    ...state,
    signedIn: (session: Session) => signedIn(state, session),
    askToSignIn: () => askToSignIn(state),
    signOut: () => signOut(state),
    refreshQueue: () => refreshQueue(state),
    holdEnded: () => holdEnded(state),
    more: () => more(state),
    next: () => next(state),
    matchWithdrawal: (id: string, order: string) => matchWithdrawal(state, id, order),
    answerWithdrawal: (id: string, words: string) => answerWithdrawal(state, id, words),
    refreshLetters: () => refreshLetters(state),
    moreLetters: () => moreLetters(state),
    replayLetter: (id: number) => replayLetter(state, id),
    discardLetter: (id: number, reason: string) => discardLetter(state, id, reason),
    open: (id: string | null) => open(state, id),
    refreshCase: () => refreshCase(state),
    can: (action: StaffAction) => can(state, action),
    canJudge: () => canJudge(state),
    markWrong: (signal: Signal, on: boolean) => markWrong(state, signal, on),
    compose: (kind: FormKind, settlement: string | null = null) => compose(state, kind, settlement),
    cancel: () => void (state.form.value = null),
    act: (action: StaffAction, body: Record<string, unknown>) => act(state, action, body),
  };
}
