import { batch, computed, signal } from "@preact/signals";
import type { DeskCase, Look, Me, QueueEntry, StaffAction } from "../shared/contract.ts";
import type { Answer, Api, Failure, Session } from "./api.ts";
import { whatChanged } from "./changes.ts";
import { conflictLines, sentenceFor } from "./failures.ts";
import { doneNames, text } from "./strings.ts";

/** What the desk knows and does: signals and actions, no DOM, so that it runs in a test as it is. */

export type Screen = "starting" | "sign_in" | "desk";
/** The actions that ask for something first; `pick_up` and `release` don't. */
export type FormKind = Exclude<StaffAction, "pick_up" | "release">;
/** A form in use. `version` is the one its writer has seen. */
export type Form = { kind: FormKind; caseId: string; version: number; items: string[]; settlement: string | null };
export type Notice = { tone: "good" | "info" | "warn"; lines: string[] };
export type Opened = { id: string; shown: DeskCase | null; missing: boolean };
export type Busy = StaffAction | "next" | null;

export type Desk = ReturnType<typeof createDesk>;

/** `now` gives milliseconds; `merchant` is null when neither the address nor this browser knows it. */
export function createDesk(api: Api, merchant: string | null, now: () => number) {
  const screen = signal<Screen>("starting");
  const me = signal<Me | null>(null);
  const look = signal<Look | null>(null);
  const queue = signal<QueueEntry[] | null>(null);
  const nextCursor = signal<string | null>(null);
  const opened = signal<Opened | null>(null);
  const form = signal<Form | null>(null);
  const busy = signal<Busy>(null);
  const notice = signal<Notice | null>(null);
  const offline = signal(false);
  const time = signal(now());
  const drafts = new Map<string, string>();
  let pages = 1;

  const shown = computed(() => opened.value?.shown ?? null);

  /** Takes what every failure means for the whole page; what is left is the caller's. */
  function failed(failure: Failure): Failure {
    offline.value = failure.code === "offline";
    if (failure.code === "session_missing") screen.value = "sign_in";
    return failure;
  }

  function warn(line: string): void {
    notice.value = { tone: "warn", lines: [line] };
  }

  async function refreshQueue(): Promise<void> {
    const cases: QueueEntry[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages; page += 1) {
      const answer: Awaited<ReturnType<Api["queue"]>> = await api.queue(cursor);
      if (!answer.ok) return void failed(answer.failure);
      cases.push(...answer.value.cases);
      cursor = answer.value.nextCursor;
      signedIn(answer.value);
      if (cursor === null) break;
    }
    batch(() => {
      keepIfSame(queue, cases);
      nextCursor.value = cursor;
      time.value = now();
    });
  }

  function signedIn(session: Session): void {
    batch(() => {
      keepIfSame(me, session.me);
      keepIfSame(look, session.look);
      offline.value = false;
      screen.value = "desk";
    });
  }

  async function more(): Promise<void> {
    pages += 1;
    await refreshQueue();
  }

  /** Shows a case, or none. What was typed in a form of another case stays in its draft. */
  async function open(id: string | null): Promise<void> {
    if (opened.value?.id === id) return;
    batch(() => {
      opened.value = id === null ? null : { id, shown: null, missing: false };
      form.value = null;
      notice.value = null;
    });
    if (id !== null) await refreshCase();
  }

  /** Reads the open case again and says what is different from what was on screen. */
  async function refreshCase(): Promise<void> {
    const id = opened.value?.id;
    if (id === undefined || busy.value !== null) return;
    const answer = await api.case(id);
    if (opened.value?.id !== id || busy.value !== null) return;
    if (answer.ok) return takeFresh(answer.value);
    if (failed(answer.failure).code === "not_found") opened.value = { id, shown: null, missing: true };
  }

  function takeFresh(fresh: DeskCase): void {
    const before = shown.value;
    const changes = before === null ? [] : whatChanged(before, fresh);
    const lost = before?.lease?.mine === true && fresh.lease?.mine !== true;
    batch(() => {
      offline.value = false;
      show(fresh);
      if (changes.length > 0) notice.value = { tone: lost ? "warn" : "info", lines: changes };
    });
  }

  function show(fresh: DeskCase): void {
    const current = opened.value;
    if (current?.shown && JSON.stringify(current.shown) === JSON.stringify(fresh)) return;
    opened.value = { id: fresh.case.id, shown: fresh, missing: false };
    if (form.value && current?.shown && isPast(form.value, current.shown, fresh)) form.value = null;
  }

  /** Picks up the free case whose time is up first. */
  async function next(): Promise<void> {
    if (busy.value !== null) return;
    busy.value = "next";
    const answer = await api.next();
    busy.value = null;
    if (answer.ok) {
      batch(() => {
        form.value = null;
        show(answer.value);
        notice.value = { tone: "good", lines: [doneNames.pick_up] };
      });
      return refreshQueue();
    }
    const { code } = failed(answer.failure);
    if (code === "not_found") notice.value = { tone: "info", lines: [text.queue.noneFree] };
    else warn(sentenceFor(answer.failure));
  }

  /** Sends an action on the open case. True: it went through. A second call while one is on its way does nothing. */
  async function act(action: StaffAction, body: Record<string, unknown>): Promise<boolean> {
    const current = shown.value;
    if (current === null || busy.value !== null) return false;
    const { id } = current.case;
    batch(() => {
      busy.value = action;
      notice.value = null;
    });
    const answer = await api.act(id, action, body);
    busy.value = null;
    if (answer.ok) finish(action, answer.value);
    else await explain(id, answer);
    return answer.ok;
  }

  function finish(action: StaffAction, fresh: DeskCase): void {
    drafts.delete(draftKey(fresh.case.id, action));
    batch(() => {
      if (opened.value?.id === fresh.case.id) show(fresh);
      if (form.value?.kind === action) form.value = null;
      notice.value = { tone: "good", lines: [doneNames[action]] };
    });
    void refreshQueue();
  }

  /** A conflict is read again and told in words; the form stays open with the version now seen. */
  async function explain(id: string, answer: Extract<Answer<unknown>, { ok: false }>): Promise<void> {
    const failure = failed(answer.failure);
    if (!["stale_version", "action_not_available", "lease_lost"].includes(failure.code)) {
      return warn(sentenceFor(failure));
    }
    const before = shown.value;
    const fresh = await api.case(id);
    if (!fresh.ok || before === null || opened.value?.id !== id) return warn(sentenceFor(failure));
    const changes = whatChanged(before, fresh.value);
    batch(() => {
      show(fresh.value);
      if (form.value) form.value = { ...form.value, version: fresh.value.case.version };
      notice.value = { tone: "warn", lines: conflictLines(failure, changes) };
    });
    void refreshQueue();
  }

  /** Opens the form of an action, where the case allows it. */
  function compose(kind: FormKind, settlement: string | null = null): void {
    const current = shown.value;
    const allowed = current?.availableActions.find(({ action }) => action === kind);
    if (!current || !allowed) return;
    const items = allowed.items ?? current.items.map((item) => item.id);
    batch(() => {
      notice.value = null;
      form.value = { kind, caseId: current.case.id, version: current.case.version, items, settlement };
    });
  }

  async function signOut(): Promise<void> {
    await api.signOut();
    batch(() => {
      screen.value = "sign_in";
      me.value = null;
      queue.value = null;
      opened.value = null;
      form.value = null;
      notice.value = null;
    });
    drafts.clear();
  }

  return {
    api,
    merchant,
    now,
    screen,
    me,
    look,
    queue,
    nextCursor,
    opened,
    shown,
    form,
    busy,
    notice,
    offline,
    time,
    drafts,
    refreshQueue,
    refreshCase,
    signedIn,
    more,
    open,
    next,
    act,
    compose,
    signOut,
    cancel: () => void (form.value = null),
    can: (action: StaffAction) => shown.value?.availableActions.some((one) => one.action === action) ?? false,
  };
}

/** Polling mostly brings what is already there; an equal value keeps the old object and nothing is drawn again. */
function keepIfSame<T>(target: { value: T }, fresh: T): void {
  if (JSON.stringify(target.value) !== JSON.stringify(fresh)) target.value = fresh;
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

/** Where an unsent text waits: one for each case and action. */
export function draftKey(caseId: string, action: StaffAction): string {
  return `${caseId} ${action}`;
}
