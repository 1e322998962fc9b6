import { signal } from "@preact/signals-core";
import type { Case, OrderAnswer, ProblemCode, Reading, Reason, ShopperAction } from "../shared/contract.ts";
import { ApiError } from "./api.ts";
import type { Api } from "./api.ts";
import type { Drafts } from "./draft.ts";

/**
 * The conversation as signals and actions, without a screen. What comes after the shopper's own words are told
 * (confirm, choose, follow) acts on the same signals from steps/flow.ts, which arrives in the second chunk.
 */

export type Step = "loading" | "describe" | "confirm" | "choose" | "done" | "withdraw";
/** A kind line for what went not as planned; the words stand in strings/. */
export type Note = "offline" | "trouble" | "stuck" | "door" | "expired" | "changed" | "check" | "pick" | "photo";
/** An order line as the shopper means it; the reason is empty until we know it. */
export type Picked = { lineId: string; quantity: number; reason: Reason | "" };

/** What each refusal means to a shopper. Only after `trouble` does another try help. */
const refusals = {
  invalid_json: "stuck",
  idempotency_key_required: "stuck",
  session_missing: "stuck",
  code_wrong: "stuck",
  key_wrong: "door",
  token_missing: "door",
  token_malformed: "door",
  token_signature: "door",
  token_algorithm: "door",
  token_issuer: "door",
  token_audience: "door",
  token_expired: "expired",
  token_not_yet_valid: "trouble",
  origin_not_allowed: "door",
  role_required: "stuck",
  not_found: "door",
  unknown_merchant: "door",
  method_not_allowed: "stuck",
  stale_version: "changed",
  action_not_available: "changed",
  case_open: "changed",
  lease_lost: "stuck",
  body_too_large: "stuck",
  unsupported_media_type: "stuck",
  invalid: "stuck",
  idempotency_key_reused: "stuck",
  unknown_line: "check",
  unknown_reason: "check",
  quantity_exceeds_left: "check",
  consent_required: "stuck",
  rate_limited: "trouble",
  internal: "trouble",
  unavailable: "trouble",
} satisfies Record<ProblemCode, Note>;

export type Env = {
  api: Api;
  drafts: Drafts;
  lang: string;
  /** On our own page, where loading it again brings the same token. */
  hosted: boolean;
  /** Come by a mail link: one case, and no new one. */
  linked: boolean;
  /** Tells the page what happened: `open`, `close`, `resolved` or `error`. */
  tell(event: string, about: { caseId: string | null; state: string | null }): void;
};

export type Model = ReturnType<typeof createModel>;

export function createModel(env: Env) {
  const { api, drafts, lang, linked, hosted } = env;
  const step = signal<Step>("loading");
  const order = signal<OrderAnswer | null>(null);
  const text = signal(drafts.text());
  const reading = signal<Reading | null>(null);
  const picked = signal<Picked[]>([]);
  const current = signal<Case | null>(null);
  const busy = signal(false);
  const note = signal<Note | null>(null);
  /** What failed and may be tried again. */
  const again = signal<(() => Promise<void>) | null>(null);

  /** One thing at a time, so a second click does nothing. A failure becomes a kind line and, where it helps, another try. */
  async function run(job: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    note.value = again.value = null;
    await job().catch((error: unknown) => fail(error, job));
    busy.value = false;
  }

  function fail(error: unknown, job: () => Promise<void>): void {
    const { code, case: fresh } = error instanceof ApiError ? error : new ApiError({});
    if (fresh) show(fresh);
    note.value = code === "offline" ? code : ((code && refusals[code]) ?? "trouble");
    if (note.value === "expired" && hosted) note.value = "door";
    if (note.value === "offline" || note.value === "trouble") again.value = job;
    // Without an order there is nothing to wait for: the words can be written down meanwhile.
    if (step.value === "loading" && !linked && (text.value || again.value)) step.value = "describe";
    if (!fresh) announce("error");
  }

  const announce = (event: string) =>
    env.tell(event, { caseId: current.peek()?.id ?? null, state: current.peek()?.state ?? null });

  const retry = () => void (again.value && run(again.value));

  function put(fresh: Case): void {
    const before = current.value;
    current.value = fresh;
    const news = before?.id === fresh.id && before.state !== fresh.state;
    if (news && fresh.state === "resolved") announce("resolved");
  }

  /** Goes to where the case stands. */
  function show(fresh: Case): void {
    put(fresh);
    step.value = fresh.items.some((item) => item.state === "offered") ? "choose" : "done";
  }

  const visit = async (id: string) => show(await api.get<Case>("/v1/cases/" + id));

  const look = async () => (order.value ??= await api.get<OrderAnswer>("/v1/order?lang=" + lang));

  const start = () =>
    run(async () => {
      const open = (await look()).cases[0]?.id;
      if (open && !text.value) await visit(open);
      else step.value = "describe";
    });

  /** To the statutory withdrawal, a path of its own whatever else is open. */
  const declare = () =>
    run(async () => {
      await look();
      step.value = "withdraw";
    });

  const write = (words: string) => {
    text.value = words;
    drafts.keep(words);
  };

  /** Sends the words off to be read. Nothing leaves the page before. */
  const tell = () =>
    run(async () => {
      const { lines } = (await look()).order;
      const heard = await api.ask<Reading>("/v1/readings", { text: text.value, lang });
      const whole = (heard.sure && heard.reasons[0]?.reason) || null;
      const only = { lineId: lines[0]!.id, quantity: 1, reason: whole };
      const meant = heard.lines[0] || lines[1] ? heard.lines : [only];
      picked.value = meant.map(({ reason, ...line }) => ({ ...line, reason: reason ?? "" }));
      reading.value = heard;
      step.value = "confirm";
    });

  /** The items a shopper may take this action on now; null when it isn't open to them. */
  const may = (action: ShopperAction): string[] | null => {
    const found = current.value?.availableActions.find((available) => available.action === action);
    return found ? (found.items ?? current.value!.items.map((item) => item.id)) : null;
  };

  return {
    api,
    drafts,
    lang,
    linked,
    step,
    order,
    text,
    reading,
    picked,
    current,
    busy,
    note,
    again,
    run,
    retry,
    announce,
    put,
    show,
    visit,
    start,
    declare,
    write,
    tell,
    may,
  };
}
