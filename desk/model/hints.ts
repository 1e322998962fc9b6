import type { DeskCase } from "../../shared/contract.ts";
import { POLICY_CHANGED } from "../../shared/live.ts";
import type { LiveNews } from "../../shared/live.ts";
import { refreshCase } from "./case.ts";
import { refreshQueue } from "./queue.ts";
import { keepIfSame } from "./state.ts";
import type { State } from "./state.ts";

/** What the server tells without being asked: who is there, and which cases to read again. */

/** Fifty desks that hear of one change don't all ask in the same moment: at most this much later, in milliseconds. */
const SPREAD = 200;
const SPREAD_A_DESK = 4;
/** A stream of changes is read in gulps: the next one starts this long after the one before, and never beside it. */
const GULP = 300;

export type Hints = { take: (news: LiveNews) => void; stop: () => void };

/** `awake` says whether somebody can see this page: one who comes back reads it all again anyway. */
export function takeHints(state: State, awake: () => boolean, random: () => number = Math.random): Hints {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading = false;
  let startedAt = 0;
  const changed = new Set<string>();

  const soon = () => {
    if (timer !== null || reading) return;
    const spread = random() * Math.min(SPREAD, state.people.value.length * SPREAD_A_DESK);
    timer = setTimeout(() => void read(), Math.max(spread, startedAt + GULP - state.now()));
  };
  const read = async () => {
    timer = null;
    const ids = [...changed];
    changed.clear();
    if (!awake()) return;
    reading = true;
    startedAt = state.now();
    const open = ids.some((id) => concerns(state.shown.value, id)) ? refreshCase(state) : null;
    await Promise.allSettled([refreshQueue(state), open]);
    reading = false;
    if (changed.size > 0) soon();
  };
  return {
    take(news) {
      if ("people" in news) keepIfSame(state.people, news.people);
      if (!("changed" in news)) return;
      const cases = news.changed.filter((change) => change.case !== POLICY_CHANGED);
      if (cases.length < news.changed.length) state.policyHints.value += 1;
      for (const change of cases) changed.add(change.case);
      if (cases.length > 0) soon();
    },
    stop: () => void (timer !== null && clearTimeout(timer)),
  };
}

/** The open case itself, or an earlier one of its shopper: money left on an order is shared by its cases. */
export function concerns(shown: DeskCase | null, id: string): boolean {
  return shown !== null && (shown.case.id === id || shown.history.some((earlier) => earlier.id === id));
}
