import type { Finding } from "../../shared/policy/findings.ts";
import type { Draft } from "./draft.ts";

/** Looks a policy over beside the page, so that typing never waits for it. */

export type Asked = { turn: number; draft: Draft; sample: boolean };
export type Told = { turn: number; sample: boolean; findings: readonly Finding[] };
type Tell = (findings: readonly Finding[], sample: boolean) => void;
export type Checker = {
  /** In part while somebody types, and whole once they pause; whole at once if `sample` is false. */
  look(draft: Draft, sample: boolean, tell: Tell): void;
  close(): void;
};

/** Milliseconds without a key before we look, and after that before we look at all of it. */
const calm = 200;
const rest = 1_200;

/** In a worker of its own; each question puts an end to the one before it. */
export function createChecker(start: () => Worker): Checker {
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let busy = false;
  let answered: (told: Told) => void = () => undefined;

  const ask = (draft: Draft, sample: boolean) => {
    if (!worker) {
      worker = start();
      worker.addEventListener("message", ({ data }: MessageEvent<Told>) => answered(data));
    }
    busy = true;
    worker.postMessage({ turn, draft, sample } satisfies Asked, []);
  };
  const stop = () => {
    clearTimeout(timer);
    turn += 1;
    // A long look that nobody waits for any more would hold up the next.
    if (busy) {
      worker?.terminate();
      worker = null;
      busy = false;
    }
  };
  const look = (draft: Draft, sample: boolean, tell: Tell) => {
    stop();
    answered = (told) => {
      if (told.turn !== turn) return;
      busy = false;
      tell(told.findings, told.sample);
      if (told.sample) timer = setTimeout(() => ask(draft, false), rest);
    };
    timer = setTimeout(() => ask(draft, sample), sample ? calm : 0);
  };
  const close = () => {
    stop();
    worker?.terminate();
  };
  return { look, close };
}
