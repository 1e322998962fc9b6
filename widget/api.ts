import type { Case, Problem, ProblemCode } from "../shared/contract.ts";

/**
 * Why a call brought no answer to use. `offline`: the browser has no connection. `case`: how it stands now, after a 409.
 * `decided`: this request was read and refused, so that another try would be a new one.
 */
export class ApiError extends Error {
  code: ProblemCode | "offline" | undefined;
  case: Case | undefined;
  decided: boolean;
  constructor(problem: Partial<Problem> | { code: "offline" }, status = 0) {
    super(problem.code);
    // 401 and 403 speak of the caller, 429 and 5xx of the moment.
    this.decided = status < 500 && ![0, 401, 403, 429].includes(status);
    this.code = problem.code;
    this.case = "case" in problem ? problem.case : undefined;
  }
}

/** Remembers the key of a write until its answer is there, across a reload too. */
export type Keys = { take(write: string): string; done(): void };

type Access = {
  base: string;
  /** The order token, or the key of a mail link. */
  bearer: string;
  keys: Keys;
  /** Asks the page for a fresh token; null when it has none. */
  renew(): Promise<string | null>;
};

export type Api = ReturnType<typeof createApi>;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Calls that outlast a bad connection: 15 s each (a photo more), tried up to four times on a network error, 429 or 5xx. A write keeps
 * its key through all of that, so it happens once. Every failure is an ApiError.
 */
export function createApi({ base, bearer, keys, renew }: Access) {
  let watched = "";
  let etag = "";

  /** `within` milliseconds, each try. Without a `Content-Type` of its own, a body is JSON. */
  async function send(
    path: string,
    body?: string | Blob,
    headers: Record<string, string> = {},
    within = 15_000,
  ): Promise<Response> {
    let renewed = false;
    for (let tries = 0; ; tries++) {
      const response = await fetch(base + path, {
        method: body ? "POST" : "GET",
        headers: { Authorization: "Bearer " + bearer, ...(body && { "Content-Type": "application/json" }), ...headers },
        body,
        // Our own If-None-Match: the browser's cache would turn a 304 into a 200.
        cache: "no-store",
        signal: AbortSignal.timeout(within),
      }).catch(() => null);
      const status = response?.status ?? 599;
      if (response && (status < 300 || status === 304)) return response;

      const problem = (await response?.json().catch(() => null)) as Partial<Problem> | null;
      const fresh = problem?.code === "token_expired" && !renewed && (await renew());
      if (fresh) {
        bearer = fresh;
        renewed = true;
      } else if ((status < 500 && status !== 429) || tries > 2 || !navigator.onLine) {
        throw new ApiError(navigator.onLine || response ? (problem ?? {}) : { code: "offline" }, response?.status);
      } else {
        const asked = Number(response?.headers.get("Retry-After")) * 1000;
        // Jitter, so that a shop coming back isn't met by everyone at once.
        await sleep(Math.min(asked || 2 ** tries * 400 * (0.5 + Math.random()), 10_000));
      }
    }
  }

  return {
    send,

    get: async <T>(path: string): Promise<T> => (await send(path)).json(),

    text: async (path: string): Promise<string> => (await send(path)).text(),

    /** A question that changes nothing, and so needs no key. */
    ask: async <T>(path: string, body: object): Promise<T> => (await send(path, JSON.stringify(body))).json(),

    /** The same, but null when nothing changed since the last look. */
    changed: async <T>(path: string): Promise<T | null> => {
      if (path !== watched) etag = "";
      watched = path;
      const response = await send(path, undefined, etag ? { "If-None-Match": etag } : {});
      if (response.status === 304) return null;
      etag = response.headers.get("ETag") ?? "";
      return response.json();
    },

    /** A write: happens once, however often it is sent. */
    write: async <T>(path: string, body: object): Promise<T> => {
      const text = JSON.stringify(body);
      try {
        const response = await send(path, text, { "Idempotency-Key": keys.take(path + text) });
        keys.done();
        return response.json();
      } catch (error) {
        if (error instanceof ApiError && error.decided) keys.done();
        throw error;
      }
    },
  };
}
