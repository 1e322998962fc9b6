// Sending and waiting while the other side comes and goes.
import { setTimeout } from "node:timers/promises";
import type { Send } from "../worker/client.ts";

const gaveUpAfter = 120_000;

/** How often a request had to be sent once more, and how often the answer to such a one was the stored one. */
export type Luck = { again: number; replayed: number };

/**
 * Sends to a worker that may be gone: what got no answer is sent again, the same in every byte, idempotency key included.
 * An error that the worker itself answers with is an answer.
 */
export function patientSend(worker: string, luck: Luck): Send {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === "GET" ? null : await request.text();
    const { method, headers } = request;
    const deadline = Date.now() + gaveUpAfter;
    while (Date.now() < deadline) {
      const answer = await tried(worker + pathname + search, { method, headers, body });
      if (answer?.headers.has("idempotent-replayed")) luck.replayed += 1;
      if (answer) return answer;
      luck.again += 1;
      await setTimeout(100);
    }
    throw new Error(`No answer to ${method} ${pathname}.`);
  };
}

/** A whole answer of the worker's own, or null: the proxy in front of a worker that was killed speaks HTML. */
async function tried(url: string, init: RequestInit): Promise<Response | null> {
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    const own = response.headers.get("content-type")?.includes("json");
    if (response.status >= 500 && !own) return null;
    return new Response(text || null, { status: response.status, headers: response.headers });
  } catch {
    return null;
  }
}

/** Looks again and again until there is nothing left to wait for; throws with what is left when that takes too long. */
export async function untilNothingLeft(left: () => Promise<string[]> | string[], milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const rest = await left();
    if (rest.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Still waiting for ${rest.length}: ${rest.slice(0, 5).join("; ")}`);
    await setTimeout(500);
  }
}

/** Some work done by so many at a time, with a count that others can wait for. */
export class Stream<T> {
  readonly done: T[] = [];
  readonly #finished: Promise<void>;
  readonly #waiting: { count: number; go: () => void }[] = [];

  constructor(work: readonly (() => Promise<T>)[], width: number) {
    const queue = [...work];
    const lane = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) this.#add(await next());
    };
    this.#finished = Promise.all(Array.from({ length: width }, lane)).then(() => undefined);
    // Whoever waits hears of a failure; until somebody does, it must not end the process.
    this.#finished.catch(() => undefined);
  }

  /** Waits until so many are done and others are still under way. Throws when all are done, or one failed. */
  async midway(count: number): Promise<void> {
    const reached = new Promise<"reached">((resolve) => {
      if (this.done.length >= count) resolve("reached");
      else this.#waiting.push({ count, go: () => resolve("reached") });
    });
    const ended = this.#finished.then(() => "ended");
    if ((await Promise.race([reached, ended])) === "ended") throw new Error(`All was done before ${count} were.`);
  }

  async all(): Promise<T[]> {
    await this.#finished;
    return this.done;
  }

  #add(result: T): void {
    this.done.push(result);
    for (const { count, go } of this.#waiting) if (this.done.length >= count) go();
  }
}
