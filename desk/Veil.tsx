import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { DeskCase } from "../shared/contract.ts";
import { staffReading } from "./reading.ts";
import { text } from "./strings.ts";

/**
 * Nobody has to read abuse to help: the words are on the page only while somebody has them open, for this window alone.
 * What they are about stands in our own summary.
 */
export function Veil({ children }: { children: ComponentChildren }) {
  const open = useSignal(false);
  return (
    <div class="veil">
      <button type="button" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
        {text.case.veiled} <span class="strong">{open.value ? text.case.veil : text.case.unveil}</span>
      </button>
      {open.value && children}
    </div>
  );
}

/** Whether the words that opened the case are veiled. */
export function firstWordsVeiled(shown: DeskCase): boolean {
  const submit = shown.timeline.find(({ event }) => event === "submit");
  return submit?.veiled === true || staffReading(shown.reading)?.abuse === true;
}

/** Whether the wish that an item shows is veiled: the last that was said about it. */
export function wishVeiled(shown: DeskCase, itemId: string): boolean {
  const said = shown.timeline.findLast(({ event, items }) => event === "ask_person" && items?.includes(itemId));
  return said?.veiled === true;
}
