import type { Finding } from "../../shared/policy/findings.ts";
import type { Draft } from "./draft.ts";

/** Looks a policy over beside the page, so that typing never waits for it. */

export type Asked = { turn: number; draft: Draft; sample: boolean };
export type Told = { turn: number; findings: readonly Finding[] };
export type Checker = {
  look(draft: Draft | null, sample: boolean, told: (findings: readonly Finding[]) => void): void;
  close(): void;
};

/** Milliseconds without a key before we look. */
const calm = 200;

/** In a worker of its own; each question puts an end to the one before it. */
export function createChecker(start: () => Worker): Checker {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let pending: ((findings: readonly Finding[]) => void) | null = null;
  const begin = () => {
    const begun = start();
    begun.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      if (data.turn !== turn) return;
      pending?.(data.findings);
      pending = null;
    });
    return begun;
  };
  return {
    look(draft, sample, told) {
      clearTimeout(timer);
      turn += 1;
      // A long look that nobody waits for any more would hold up the next.
      if (pending) {
        worker?.terminate();
        worker = null;
        pending = null;
      }
      if (draft === null) return;
      timer = setTimeout(
        () => {
          pending = told;
          worker ??= begin();
          const asked: Asked = { turn, draft, sample };
          worker.postMessage(asked, []);
        },
        sample ? calm : 0,
      );
    },
    close() {
      clearTimeout(timer);
      worker?.terminate();
    },
  };
}
