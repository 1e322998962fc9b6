import { batch } from "@preact/signals";
import type { DeskCase, StaffAction } from "../../shared/contract.ts";
import type { Signal } from "../../shared/policy/document.ts";
import type { Failure } from "../api.ts";
import { whatChanged } from "../changes.ts";
import { conflictLines, sentenceFor } from "../failures.ts";
import { doneNames } from "../strings.ts";
import { show } from "./case.ts";
import { refreshQueue } from "./queue.ts";
import { failed } from "./session.ts";
import { warn } from "./state.ts";
import type { FormKind, State } from "./state.ts";

/** What staff do on the open case, and the forms that ask for it. */

/** Whether the server allows this on the open case. */
export function can(state: State, action: StaffAction): boolean {
  return state.shown.value?.availableActions.some((one) => one.action === action) ?? false;
}

/** What decides about an item, so that a word about its signals goes with it. */
const judging: readonly StaffAction[] = ["settle", "offer", "propose", "decline"];

/** Whether anything can be decided on the open case now. */
export const canJudge = (state: State) => judging.some((action) => can(state, action));

export function markWrong(state: State, signal: Signal, on: boolean): void {
  const others = state.wrong.value.filter((each) => each !== signal);
  state.wrong.value = on ? [...others, signal] : others;
}

/** Opens the form of an action, where the case allows it. */
export function compose(state: State, kind: FormKind, settlement: string | null): void {
  const current = state.shown.value;
  const allowed = current?.availableActions.find(({ action }) => action === kind);
  if (!current || !allowed) return;
  const items = allowed.items ?? current.items.map((item) => item.id);
  batch(() => {
    state.notice.value = null;
    state.form.value = { kind, caseId: current.case.id, version: current.case.version, items, settlement };
  });
}

/** Sends an action on the open case. True: it went through. A second call while one is on its way does nothing. */
export async function act(state: State, action: StaffAction, body: Record<string, unknown>): Promise<boolean> {
  const current = state.shown.value;
  if (current === null || state.busy.value !== null) return false;
  const { id } = current.case;
  batch(() => {
    state.busy.value = action;
    state.notice.value = null;
  });
  const marks = judging.includes(action) && state.wrong.value.length > 0 ? { signalWrong: state.wrong.value } : {};
  const answer = await state.api.act(id, action, { ...body, ...marks });
  state.busy.value = null;
  if (answer.ok) finish(state, action, answer.value);
  else await explain(state, id, answer.failure);
  return answer.ok;
}

function finish(state: State, action: StaffAction, fresh: DeskCase): void {
  state.drafts.delete(draftKey(fresh.case.id, action));
  const form = state.form.value;
  // Asked for in the form of what it is: that form is done with.
  const isDone = form?.kind === action || (action === "propose" && form?.caseId === fresh.case.id);
  if (form && isDone) state.drafts.delete(draftKey(fresh.case.id, form.kind));
  batch(() => {
    if (state.opened.value?.id === fresh.case.id) show(state, fresh);
    if (isDone) state.form.value = null;
    if (judging.includes(action)) state.wrong.value = [];
    state.notice.value = { tone: "good", lines: [doneNames[action]] };
  });
  void refreshQueue(state);
}

/** A conflict is read again and told in words; the form stays open with the version now seen. */
async function explain(state: State, id: string, met: Failure): Promise<void> {
  const failure = failed(state, met);
  if (!["stale_version", "action_not_available", "lease_lost"].includes(failure.code)) {
    return warn(state, sentenceFor(failure));
  }
  const before = state.shown.value;
  const fresh = await state.api.case(id);
  if (!fresh.ok || before === null || state.opened.value?.id !== id) return warn(state, sentenceFor(failure));
  const changes = whatChanged(before, fresh.value);
  batch(() => {
    show(state, fresh.value);
    if (state.form.value) state.form.value = { ...state.form.value, version: fresh.value.case.version };
    state.notice.value = { tone: "warn", lines: conflictLines(failure, changes, fresh.value.lease?.name ?? null) };
  });
  void refreshQueue(state);
}

/** Where an unsent text waits: one for each case and action. */
export function draftKey(caseId: string, action: StaffAction): string {
  return `${caseId} ${action}`;
}
