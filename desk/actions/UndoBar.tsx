import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DeskCase } from "../../shared/contract.ts";
import { useDesk } from "../context.ts";
import { keyOf } from "../keys.ts";
import { actionNames, text } from "../strings.ts";
import { settledWords, undo, undoable } from "./quick.ts";

const second = 1_000;

/**
 * For as long as what was settled can be taken back. Spoken once, when it appears: the seconds that follow are for the
 * eyes. The spoken part is always on the page, so that screen readers hear what is put into it.
 */
export function UndoBar({ shown }: { shown: DeskCase }) {
  const open = undoable(shown);
  const first = open[0];
  const words = settledWords(shown, open);
  return (
    <>
      <p class="unseen" role="status">
        {first && text.undo.spoken(words, keyOf.undo ?? "")}
      </p>
      {first && <Countdown key={first.id} words={words} until={first.notBefore} />}
    </>
  );
}

function Countdown({ words, until }: { words: string; until: string }) {
  const desk = useDesk();
  const left = useSecondsLeft(until);
  return (
    <div class="undo">
      <p>
        <span class="strong">{text.undo.settled(words)}</span>{" "}
        <span aria-hidden="true">{left > 0 ? text.undo.leavesIn(left) : text.undo.leavesNow}</span>
      </p>
      <button type="button" aria-disabled={desk.busy.value !== null} onClick={() => void undo(desk)}>
        {actionNames.undo} <kbd>{keyOf.undo}</kbd>
      </button>
    </div>
  );
}

/**
 * Whole seconds until then. From zero on the case is read again until the server takes the act away: whether it is too
 * late is the server's word, for this machine's clock may be wrong.
 */
function useSecondsLeft(until: string): number {
  const desk = useDesk();
  const now = useSignal(desk.now());
  const left = useComputed(() => Math.max(0, Math.ceil((Date.parse(until) - now.value) / second)));
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = desk.now();
      if (left.value === 0) void desk.refreshCase();
    }, second);
    return () => clearInterval(timer);
  }, [desk, now, left]);
  return left.value;
}
