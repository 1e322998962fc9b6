import type { DeadLetters, DeskCase, Look, Me, ProblemCode, QueueAnswer, StaffAction } from "../shared/contract.ts";

/** Calls to the server. A failure is a value with a stable code, never a throw; a write keeps its key over retries. */

export type Failure = {
  code: ProblemCode | "offline";
  detail: string;
  /** Seconds to wait, where the server says so. */
  retryAfter: number | null;
  /** What is wrong with the body, field by field, where the server says so. */
  errors?: { path: string; code: string; message: string }[];
};
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };
export type Session = { me: Me; look: Look };

export type Api = ReturnType<typeof createApi>;

type Call = { method: string; path: string; body?: string; key?: string; patience?: number };

const pauses = [400, 1_500];
/** Milliseconds an answer may take; what looks a whole policy over has the longer. */
const usual = 15_000;
export const thorough = 60_000;

/**
 * The ways to call: `read`, `write` with a key that stays the same over retries, `plain`. `fetcher` and `pause`
 * (milliseconds) are handed in so that tests need neither network nor time.
 */
export function createCalls(
  fetcher: typeof fetch,
  pause: (milliseconds: number) => Promise<void>,
  newKey: () => string = () => crypto.randomUUID(),
) {
  /** The key of each intended write that has no definite answer yet: the same intention sent again is the same key. */
  const pending = new Map<string, string>();

  async function once<T>({ method, path, body, key, patience = usual }: Call): Promise<Answer<T>> {
    try {
      const response = await fetcher(path, {
        method,
        body,
        headers: {
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
        },
        credentials: "same-origin",
        signal: AbortSignal.timeout(patience),
      });
      return await answerOf<T>(response);
    } catch {
      return { ok: false, failure: { code: "offline", detail: "", retryAfter: null } };
    }
  }

  async function write<T>(path: string, given: unknown, patience = usual): Promise<Answer<T>> {
    const body = JSON.stringify(given);
    const intention = `${path} ${body}`;
    const key = pending.get(intention) ?? newKey();
    pending.set(intention, key);
    const call = { method: "POST", path, body, key, patience };
    let answer = await once<T>(call);
    for (const wait of pauses) {
      if (!undecided(answer)) break;
      await pause(wait);
      answer = await once<T>(call);
    }
    if (!undecided(answer)) pending.delete(intention);
    return answer;
  }

  const read = <T>(path: string) => once<T>({ method: "GET", path });
  const plain = <T>(method: string, path: string, body?: unknown) =>
    once<T>({ method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  return { read, write, plain };
}

/** What the desk calls; the arguments as `createCalls` takes them. */
export function createApi(...how: Parameters<typeof createCalls>) {
  const { read, write, plain } = createCalls(...how);
  return {
    signIn: (merchant: string, email: string) => plain<unknown>("POST", "/desk/api/sign-in", { merchant, email }),
    session: (merchant: string, email: string, code: string) =>
      plain<Session>("POST", "/desk/api/session", { merchant, email, code }),
    signOut: () => plain<null>("DELETE", "/desk/api/session"),
    queue: (cursor: string | null) =>
      read<QueueAnswer>(`/desk/api/queue${cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`}`),
    next: () => write<DeskCase>("/desk/api/queue/next", {}),
    matchWithdrawal: (id: string, order: string) =>
      write<DeskCase>(`/desk/api/withdrawals/${encodeURIComponent(id)}/match`, { order }),
    answerWithdrawal: (id: string, words: string) =>
      write<object>(`/desk/api/withdrawals/${encodeURIComponent(id)}/answer`, { text: words }),
    deadLetters: (cursor: string | null) =>
      read<DeadLetters>(`/desk/api/dead-letters${cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`}`),
    replayLetter: (id: number) => write<object>(`/desk/api/dead-letters/${id}/replay`, {}),
    discardLetter: (id: number, reason: string) => write<object>(`/desk/api/dead-letters/${id}/discard`, { reason }),
    case: (id: string) => read<DeskCase>(`/desk/api/cases/${encodeURIComponent(id)}`),
    act: (id: string, action: StaffAction, body: unknown) =>
      write<DeskCase>(`/desk/api/cases/${encodeURIComponent(id)}/actions/${action}`, body),
  };
}

/** No answer, or one that leaves open whether anything was written. */
function undecided(answer: Answer<unknown>): boolean {
  return !answer.ok && ["offline", "internal", "unavailable"].includes(answer.failure.code);
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const body: unknown = response.status === 204 ? null : await response.json();
  // The answers' types are the contract's; the server they come from is the one that served this page.
  if (response.ok) return { ok: true, value: body as T };
  const problem = body as Partial<Pick<Failure, "detail" | "errors">> & { code?: ProblemCode };
  const wait = Number(response.headers.get("retry-after"));
  return {
    ok: false,
    failure: {
      code: problem.code ?? "internal",
      detail: problem.detail ?? "",
      retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null,
      ...(problem.errors ? { errors: problem.errors } : {}),
    },
  };
}
