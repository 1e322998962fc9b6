import { computed, signal } from "@preact/signals";
import type {
  DeadLetter,
  DeskCase,
  Look,
  Me,
  QueueEntry,
  StaffAction,
  UnmatchedWithdrawal,
} from "../../shared/contract.ts";
import type { Person } from "../../shared/live.ts";
import type { Signal } from "../../shared/policy/document.ts";
import type { Api } from "../api.ts";
import type { Lanes } from "./lanes.ts";

/** What the desk knows: signals, and what changes them is beside this file. */

/** The rooms of the desk; all but the cases are for leads, and named so in the address. */
export const places = ["cases", "policy", "connections", "letters"] as const;
type Place = (typeof places)[number];
type Screen = "starting" | "sign_in" | "desk";
/** The actions with a form of their own; what goes beyond one's latitude is asked for in the form of what it is. */
export type FormKind = Exclude<StaffAction, "pick_up" | "release" | "undo" | "propose" | "approve">;
/** A form in use. `version` is the one its writer has seen. */
export type Form = { kind: FormKind; caseId: string; version: number; items: string[]; settlement: string | null };
type Notice = { tone: "good" | "info" | "warn"; lines: string[] };
/** Whether we are told of changes, or for longer than a moment are not. */
type Live = "on" | "off" | "lost";
type Opened = { id: string; shown: DeskCase | null; missing: boolean };

export type State = ReturnType<typeof createState>;

/** `now` gives milliseconds; `merchant` is null when neither the address nor this browser knows it. */
export function createState(api: Api, merchant: string | null, now: () => number) {
  const opened = signal<Opened | null>(null);
  return {
    api,
    merchant,
    now,
    screen: signal<Screen>("starting"),
    place: signal<Place>("cases"),
    me: signal<Me | null>(null),
    look: signal<Look | null>(null),
    queue: signal<QueueEntry[] | null>(null),
    nextCursor: signal<string | null>(null),
    /** Withdrawals whose order nobody has found yet. */
    withdrawals: signal<UnmatchedWithdrawal[]>([]),
    /** How much could not be delivered; of the list itself, what was read of it. */
    deadLetters: signal(0),
    letters: signal<DeadLetter[] | null>(null),
    nextLetters: signal<string | null>(null),
    letterPages: signal(1),
    /** How many pages of the queue are on screen. */
    pages: signal(1),
    opened,
    shown: computed(() => opened.value?.shown ?? null),
    form: signal<Form | null>(null),
    /** Signals of the open case that are marked as wrong here: sent with what is decided. */
    wrong: signal<readonly Signal[]>([]),
    busy: signal<StaffAction | "next" | "withdrawal" | "letter" | null>(null),
    notice: signal<Notice | null>(null),
    offline: signal(false),
    live: signal<Live>("off"),
    /** How often we were told that the policy has changed. */
    policyHints: signal(0),
    /** Everyone at a desk, ourselves too. */
    people: signal<Person[]>([]),
    time: signal(now()),
    drafts: new Map<string, string>(),
    lanes: new Map() as Lanes,
  };
}

/** Polling mostly brings what is already there; an equal value keeps the old object and nothing is drawn again. */
export function keepIfSame<T>(target: { value: T }, fresh: T): void {
  if (JSON.stringify(target.value) !== JSON.stringify(fresh)) target.value = fresh;
}

export function warn(state: State, line: string): void {
  state.notice.value = { tone: "warn", lines: [line] };
}
