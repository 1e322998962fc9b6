import { batch, computed, signal } from "@preact/signals";
import * as v from "valibot";
import type { BacktestAnswer, FairnessAnswer, PolicyAnswer, PolicyCompareAnswer } from "../../shared/contract.ts";
import { compare } from "../../shared/policy/compare.ts";
import { canonical, Policy } from "../../shared/policy/document.ts";
import type { Example } from "../../shared/policy/examples.ts";
import type { Finding } from "../../shared/policy/findings.ts";
import { problemsOf } from "../../shared/policy/nearest.ts";
import { exampleNow } from "../../shared/policy/run-examples.ts";
import type { Answer, Failure } from "../api.ts";
import { sentenceFor } from "../failures.ts";
import { dateTime } from "../format.ts";
import type { PolicyApi } from "./api.ts";
import type { Checker } from "./checker.ts";
import { pathOf, put } from "./draft.ts";
import type { Draft, Path } from "./draft.ts";
import { homeOf } from "./example-orders.ts";
import type { Store } from "./store.ts";
import { text } from "./strings.ts";

/** What the policy's editor knows and does: signals and actions, no DOM. */

export type View = "form" | "changes" | "past" | "trials" | "json" | "versions";
/** What stands beside a field: a finding of the check, or why the document isn't whole. */
export type Hint = { severity: Finding["severity"]; path: Path; text: string; example: string };
/** `back`: what the draft was before this can be had again. */
type Notice = { tone: "good" | "warn"; text: string; back?: boolean };
/** What was typed where a number should be, and what is wrong with it. */
export type Unread = { typed: string; message: string };
/** The draft it was, what was found in it, and whether only in part. */
type Looked = { draft: Draft | null; findings: readonly Finding[]; sample: boolean } | null;
/** What that draft would decide otherwise than that live version; the answer is null where it couldn't be had. */
type Weighed = { draft: Draft; live: string; answer: PolicyCompareAnswer | null } | null;
type Busy = "publish" | "rollback" | "pause" | "backtest" | "trial" | null;

export type Editor = ReturnType<typeof createEditor>;
type Outside = { api: PolicyApi; store: Store; checker: Checker; signedOut: () => void };

/** `store` keeps the draft, `checker` looks it over beside the page, `signedOut` is told when the session has ended. */
export function createEditor(outside: Outside) {
  const state = createState();
  const own = { ...outside, ...state };
  return {
    ...state,
    load: () => load(own),
    refresh: () => refresh(own),
    set: (path: Path, value: unknown) => change(own, put(state.draft.value ?? {}, path, value)),
    replace: (draft: Draft, notice: string) => replace(own, draft, notice),
    putBack: () => putBack(own),
    discard: () => discard(own),
    unread: (name: string, wrong: Unread | null) => unread(own, name, wrong),
    weigh: () => weigh(own),
    backtest: () => backtest(own),
    /** `from` is the version that was live when it was looked at; where another is by now, nothing goes live. */
    publish: (note: string, from: string = own.from.value) => publish(own, note, from),
    rollBack: (hash: string) => rollBack(own, hash),
    openVersion: (hash: string) => openVersion(own, hash),
    killSwitch: (on: boolean) => killSwitch(own, on),
    keepExample: (name: string, given: Example["given"]) => keepExample(own, name, given),
    takeOutcome: (index: number) => takeOutcome(own, index),
    startShadow: () =>
      step(own, () => own.api.shadow(own.draft.value!, { from: own.from.value }), text.trials.shadowBegun),
    startCanary: (shareBp: number, aboveBp: number) => startCanary(own, shareBp, aboveBp),
    stopTrial: (kind: "shadow" | "canary") => step(own, () => own.api.stopTrial(kind), text.trials.stopped),
    makeLive: (hash: string) => makeLive(own, hash),
    approve: (id: string) => step(own, () => own.api.approve(id), text.trials.approved),
    sendBack: (id: string, note: string) => step(own, () => own.api.sendBack(id, note.trim()), text.trials.sentBack),
    lookAll: () => look(own, false),
  };
}

function createState() {
  const live = signal<PolicyAnswer | null>(null);
  const draft = signal<Draft | null>(null);
  const unreadable = signal<ReadonlyMap<string, Unread>>(new Map());
  const looked = signal<Looked>(null);
  const parsed = computed(() => (draft.value === null ? null : v.safeParse(Policy, draft.value)));
  let before: Policy | null = null;
  /** The document as a policy; while it isn't whole, as it last was. */
  const policy = computed(() => {
    if (parsed.value?.success) before = parsed.value.output;
    return before ?? live.value?.live.policy ?? null;
  });
  const whole = computed(() => parsed.value?.success === true);
  const changes = computed(() => {
    const from = live.value?.live.policy;
    return from && whole.value ? compare(from, policy.value!) : [];
  });
  const hints = computed(() => hintsOf(draft.value ?? {}, whole.value, looked.value));
  /** What was typed and isn't part of the draft, each at its field. */
  const unreadHints = computed(() =>
    [...unreadable.value].map(([name, wrong]) => unreadHint(draft.value ?? {}, name, wrong)),
  );
  /** Whether `hints` are of the draft as it stands; if not, they are of the one before, until that has been looked over. */
  const lookedOver = computed(() => !whole.value || looked.value?.draft === draft.value);
  const weighed = signal<Weighed>(null);
  /** What is known of the draft as it stands beside what is live now; undefined until it is. */
  const moves = computed(() => {
    const isOfThese = weighed.value?.draft === draft.value && weighed.value?.live === live.value?.live.hash;
    return isOfThese ? weighed.value?.answer : undefined;
  });
  return {
    live,
    /** The version the draft was made from. */
    from: signal(""),
    draft,
    /** Rises when another document takes the draft's place, so that no field keeps what was typed into the old one. */
    generation: signal(0),
    replaced: signal<Draft | null>(null),
    unreadable,
    unreadHints,
    looked,
    policy,
    whole,
    changes,
    hints,
    lookedOver,
    /** Whether it says the same as what is live; a document that isn't whole can't. */
    same: computed(
      () => whole.value && live.value !== null && canonical(policy.value) === canonical(live.value.live.policy),
    ),
    view: signal<View>("form"),
    country: signal("DE"),
    busy: signal<Busy>(null),
    notice: signal<Notice | null>(null),
    /** Shown until it is read: another version went live meanwhile. */
    stale: signal<string | null>(null),
    tried: signal<BacktestAnswer | null>(null),
    weighed,
    moves,
    /** Who gets a person, and how often each live signal was right; null until it is known. */
    fairness: signal<FairnessAnswer | null>(null),
    missing: signal<string | null>(null),
    /** What stands in the text view while it differs from the draft. */
    json: signal<string | null>(null),
  };
}

type Own = Outside & ReturnType<typeof createState>;

function hintsOf(draft: Draft, whole: boolean, looked: Looked): Hint[] {
  if (!whole) {
    return problemsOf(draft).map(({ path, message }) => {
      // Beside its field the place needn't be named.
      const said = message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
      return { severity: "error", path: pathOf(draft, path), text: capital(said), example: "" };
    });
  }
  return (looked?.findings ?? []).map((finding) => ({ ...finding, path: pathOf(draft, finding.path) }));
}

function unreadHint(draft: Draft, name: string, { typed, message }: Unread): Hint {
  const said = typed.trim() === "" ? message : `“${typed}”: ${message}`;
  return { severity: "error", path: pathOf(draft, name), text: said, example: "" };
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

async function load(own: Own): Promise<void> {
  const [answer] = await Promise.all([own.api.live(), readFairness(own)]);
  if (!answer.ok) return void (own.missing.value = failed(own, answer.failure));
  const { live } = answer.value;
  const kept = own.store.read();
  batch(() => {
    own.missing.value = null;
    own.live.value = answer.value;
    own.country.value = homeOf(live.policy.timeZone);
    own.draft.value = kept?.draft ?? (live.policy as Draft);
    own.from.value = kept?.from ?? live.hash;
  });
  if (own.same.value) startAfresh(own);
  else if (kept && kept.from !== live.hash) tellStale(own);
  look(own, true);
}

/** Beside the document: without it, everything else works. */
async function readFairness(own: Own): Promise<void> {
  const answer = await own.api.fairness();
  if (answer.ok) own.fairness.value = answer.value;
}

/** What another lead did meanwhile is seen without a reload; a draft stays as it is, and is told of it. */
async function refresh(own: Own): Promise<void> {
  const before = own.live.value?.live.hash;
  if (before === undefined || own.busy.value !== null) return;
  const drafting = !own.same.value || own.unreadable.value.size > 0;
  const answer = await own.api.live();
  // What can't be read now is read the next time.
  if (!answer.ok || own.busy.value !== null) return;
  own.live.value = answer.value;
  if (answer.value.live.hash === before) return;
  // A draft that is live by now, a second lead having approved it, is none any more.
  if (drafting && !own.same.value) tellStale(own);
  else startAfresh(own);
  look(own, true);
}

/** What is live, with no draft beside it. */
function startAfresh(own: Own): void {
  const { live } = own.live.value!;
  batch(() => {
    own.draft.value = live.policy as Draft;
    own.from.value = live.hash;
    own.stale.value = null;
    own.replaced.value = null;
    own.unreadable.value = new Map();
    own.generation.value += 1;
  });
  own.store.write(null);
}

/** Another lead was faster. The draft stays, and from now on it is seen beside what is live. */
function tellStale(own: Own): void {
  const { live } = own.live.value!;
  own.stale.value = text.stale(live.by ?? "Somebody", dateTime(live.since));
  own.from.value = live.hash;
  keep(own);
}

function keep(own: Own): void {
  own.store.write(own.same.value ? null : { from: own.from.value, draft: own.draft.value! });
}

function change(own: Own, draft: Draft): void {
  batch(() => {
    own.draft.value = draft;
    own.replaced.value = null;
    own.notice.value = null;
    own.tried.value = null;
  });
  keep(own);
  look(own, true);
}

function replace(own: Own, draft: Draft, notice: string): void {
  const old = own.draft.value;
  batch(() => {
    change(own, draft);
    own.replaced.value = old;
    own.unreadable.value = new Map();
    own.generation.value += 1;
    own.json.value = null;
    own.notice.value = { tone: "good", text: notice, back: true };
  });
}

function putBack(own: Own): void {
  const old = own.replaced.value;
  if (!old) return;
  replace(own, old, "");
  own.replaced.value = null;
  own.notice.value = null;
}

function discard(own: Own): void {
  const old = own.draft.value;
  batch(() => {
    startAfresh(own);
    own.replaced.value = old;
    own.notice.value = { tone: "good", text: text.dropped, back: true };
  });
  look(own, true);
}

/** A field holds something that is no number yet: the document stays as it was, and nothing goes live. */
function unread(own: Own, name: string, wrong: Unread | null): void {
  if ((own.unreadable.value.get(name)?.typed ?? null) === (wrong?.typed ?? null)) return;
  const next = new Map(own.unreadable.value);
  if (wrong === null) next.delete(name);
  else next.set(name, wrong);
  own.unreadable.value = next;
}

/** In part while it is typed, whole after that and before it goes live; only the newest answer counts. */
function look(own: Own, sample: boolean): void {
  const asked = own.draft.value;
  if (!own.whole.value || asked === null) return;
  own.checker.look(asked, sample, (findings, inPart) => {
    if (own.draft.value === asked) own.looked.value = { draft: asked, findings, sample: inPart };
  });
}

/** What the draft would decide otherwise, asked anew for each draft; what can't be known now is asked the next time. */
async function weigh(own: Own): Promise<void> {
  const [asked, live] = [own.draft.value, own.live.value?.live.hash];
  if (!own.whole.value || own.same.value || asked === null || live === undefined || own.moves.value) return;
  const answer = await own.api.compare(asked);
  if (own.draft.value !== asked) return;
  if (!answer.ok) warn(own, answer.failure);
  own.weighed.value = { draft: asked, live, answer: answer.ok ? answer.value : null };
}

async function backtest(own: Own): Promise<void> {
  if (own.busy.value !== null || !own.whole.value) return;
  const asked = own.draft.value!;
  own.busy.value = "backtest";
  const answer = await own.api.backtest(asked);
  own.busy.value = null;
  if (!answer.ok) return warn(own, answer.failure);
  if (own.draft.value === asked) own.tried.value = answer.value;
}

/** True once it is live. */
async function publish(own: Own, note: string, from: string): Promise<boolean> {
  if (own.busy.value !== null || !own.whole.value) return false;
  own.busy.value = "publish";
  const said = note.trim();
  const answer = await own.api.publish(own.draft.value!, { from, ...(said ? { note: said } : {}) });
  own.busy.value = null;
  if (!answer.ok) {
    await refused(own, answer.failure);
    return false;
  }
  await ended(own, answer.value, text.publish.done);
  return true;
}

/** Published: it is live now, and the draft with it; or it waits for a second lead, and the draft stays to be seen. */
async function ended(own: Own, answer: unknown, done: string): Promise<void> {
  if (!waits(answer)) return afresh(own, done);
  await readLive(own);
  own.notice.value = { tone: "good", text: text.trials.proposed };
}

const waits = (answer: unknown) => (answer as Partial<PolicyAnswer> | null)?.awaiting?.mine === true;

/** A step that leaves the draft as it is, unless what it says is live by then. */
async function step(own: Own, call: () => Promise<Answer<unknown>>, done: string): Promise<boolean> {
  if (own.busy.value !== null) return false;
  own.busy.value = "trial";
  const answer = await call();
  own.busy.value = null;
  if (!answer.ok) {
    await readLive(own);
    await refused(own, answer.failure);
    return false;
  }
  const before = own.live.value!.live.hash;
  const drafting = !own.same.value;
  await readLive(own);
  if (own.live.value!.live.hash !== before) {
    if (drafting && !own.same.value) tellStale(own);
    else startAfresh(own);
  }
  own.notice.value = { tone: "good", text: waits(answer.value) ? text.trials.proposed : done };
  return true;
}

function startCanary(own: Own, shareBp: number, aboveBp: number): Promise<boolean> {
  const how = { from: own.from.value, shareBp, aboveBp };
  return step(own, () => own.api.canary(own.draft.value!, how), text.trials.canaryBegun);
}

/** What is tried goes live as it is tried, whatever stands in the draft. */
function makeLive(own: Own, hash: string): Promise<boolean> {
  const call = async (): Promise<Answer<unknown>> => {
    const version = await own.api.version(hash);
    if (!version.ok) return version;
    return own.api.publish(version.value.policy as Draft, { from: own.live.value!.live.hash });
  };
  return step(own, call, text.publish.done);
}

/** An order with what becomes of it in the draft, as an example of the merchant's own. */
function keepExample(own: Own, name: string, given: Example["given"]): void {
  const kept = own.policy.value;
  if (!kept || !own.whole.value) return;
  change(own, put(own.draft.value!, ["examples", kept.examples.length], exampleNow(kept, name.slice(0, 100), given)));
  own.notice.value = { tone: "good", text: text.own.keptNotice };
}

/** What becomes of it now is what should. */
function takeOutcome(own: Own, index: number): void {
  const example = own.policy.value?.examples[index];
  if (!example || !own.whole.value) return;
  const { then } = exampleNow(own.policy.value!, example.name, example.given);
  change(own, put(own.draft.value!, ["examples", index, "then"], then));
}

async function rollBack(own: Own, hash: string): Promise<boolean> {
  if (own.busy.value !== null) return false;
  own.busy.value = "rollback";
  const answer = await own.api.rollBack(hash, { from: own.live.value!.live.hash });
  own.busy.value = null;
  if (!answer.ok) {
    await refused(own, answer.failure);
    return false;
  }
  const drafting = !own.same.value;
  await readLive(own);
  if (drafting) keep(own);
  else startAfresh(own);
  own.from.value = own.live.value!.live.hash;
  own.notice.value = { tone: "good", text: text.versions.done };
  look(own, true);
  return true;
}

async function readLive(own: Own): Promise<boolean> {
  const [answer] = await Promise.all([own.api.live(), readFairness(own)]);
  if (answer.ok) own.live.value = answer.value;
  else warn(own, answer.failure);
  return answer.ok;
}

async function afresh(own: Own, notice: string): Promise<void> {
  if (await readLive(own)) startAfresh(own);
  own.tried.value = null;
  // What wasn't taken over is older than what is live now.
  own.json.value = null;
  own.notice.value = { tone: "good", text: notice };
  look(own, true);
}

/** Why it didn't go live: another was faster, the check found something, or it didn't get through. */
async function refused(own: Own, failure: Failure): Promise<void> {
  if (failure.code === "stale_version") {
    if (await readLive(own)) tellStale(own);
    return;
  }
  const findings = failure.errors?.map(
    ({ path, code, message }) => ({ path, code, severity: "error", text: message, example: "" }) as Finding,
  );
  if (findings && findings.length > 0) own.looked.value = { draft: own.draft.value, findings, sample: false };
  else warn(own, failure);
}

async function openVersion(own: Own, hash: string): Promise<void> {
  const answer = await own.api.version(hash);
  if (!answer.ok) return warn(own, answer.failure);
  replace(own, answer.value.policy as Draft, text.versions.opened);
  own.view.value = "form";
}

async function killSwitch(own: Own, on: boolean): Promise<boolean> {
  if (own.busy.value !== null) return false;
  own.busy.value = "pause";
  const answer = await own.api.killSwitch(on);
  own.busy.value = null;
  if (!answer.ok) {
    warn(own, answer.failure);
    return false;
  }
  await readLive(own);
  own.notice.value = { tone: "good", text: on ? text.pause.stopped : text.pause.resumed };
  return true;
}

function failed(own: Own, failure: Failure): string {
  if (failure.code === "session_missing") own.signedOut();
  return sentenceFor(failure);
}

function warn(own: Own, failure: Failure): void {
  own.notice.value = { tone: "warn", text: failed(own, failure) };
}
