import { batch } from "@preact/signals";
import type { DeskCase } from "../../shared/contract.ts";
import { whatChanged } from "../changes.ts";
import { inLane } from "./lanes.ts";
import { failed } from "./session.ts";
import type { Form, State } from "./state.ts";

/** The case on screen. */

/** Shows a case, or none. What was typed in a form of another case stays in its draft. */
export async function open(state: State, id: string | null): Promise<void> {
  if (state.opened.value?.id === id) return;
  batch(() => {
    state.opened.value = id === null ? null : { id, shown: null, missing: false };
    state.form.value = null;
    state.wrong.value = [];
    state.notice.value = null;
  });
  if (id !== null) await refreshCase(state);
}

/** Reads the open case again, once someone is signed in, and says what is different from what was on screen. */
export async function refreshCase(state: State): Promise<void> {
  const id = state.opened.value?.id;
  if (id !== undefined) await inLane(state.lanes, `case ${id}`, () => readCase(state, id));
}

async function readCase(state: State, id: string): Promise<void> {
  await idle(state);
  const before = state.opened.value;
  if (before?.id !== id || state.screen.value === "sign_in") return;
  const answer = await state.api.case(id);
  if (state.opened.value?.id !== id) return;
  // An action of ours went past this answer: what it shows is older than what is on screen.
  if (state.busy.value !== null || state.opened.value !== before) return readCase(state, id);
  if (answer.ok) return takeFresh(state, answer.value);
  if (failed(state, answer.failure).code === "not_found") state.opened.value = { id, shown: null, missing: true };
}

/** Waits until no action is on its way. */
function idle(state: State): Promise<void> {
  if (state.busy.value === null) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = state.busy.subscribe((busy) => {
      if (busy !== null) return;
      stop();
      resolve();
    });
  });
}

function takeFresh(state: State, fresh: DeskCase): void {
  const before = state.shown.value;
  const changes = before === null ? [] : whatChanged(before, fresh);
  const lost = before?.lease?.mine === true && fresh.lease?.mine !== true;
  batch(() => {
    state.offline.value = false;
    show(state, fresh);
    if (changes.length > 0) state.notice.value = { tone: lost ? "warn" : "info", lines: changes };
  });
}

/** Puts this reading of a case on screen; a form that has nothing to act on any more goes. */
export function show(state: State, fresh: DeskCase): void {
  const before = state.opened.value?.shown;
  if (before && JSON.stringify(before) === JSON.stringify(fresh)) return;
  state.opened.value = { id: fresh.case.id, shown: fresh, missing: false };
  if (state.form.value && before && isPast(state.form.value, before, fresh)) state.form.value = null;
}

/**
 * Whether a form has nothing to act on any more. When only the hold was lost it has: it stays, with what was typed,
 * until the case is picked up again.
 */
function isPast(form: Form, before: DeskCase, fresh: DeskCase): boolean {
  if (fresh.availableActions.some(({ action }) => action === form.kind)) return false;
  const stateIn = (shown: DeskCase, id: string) => shown.items.find((item) => item.id === id)?.state;
  const moved = form.items.some((id) => stateIn(before, id) !== stateIn(fresh, id));
  return moved || fresh.lease?.mine === true;
}
