import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";

type Props = {
  title: string;
  lead?: string;
  send: string;
  /** "plain" where another way would be better: the button then doesn't ask to be pressed. */
  weight?: "primary" | "plain";
  /** Runs once per press, never while the last one is on its way. */
  submit: () => void;
  children: ComponentChildren;
};

/** What every form at the foot of a case has in common. Esc cancels and Ctrl+Enter sends, in keys.ts. */
export function Frame({ title, lead, send, weight = "primary", submit, children }: Props) {
  const desk = useDesk();
  const frame = useRef<HTMLFormElement>(null);
  // Before the next key press: whoever types "m" and goes on writing must not set off other keys.
  useLayoutEffect(() => firstField(frame.current)?.focus(), []);
  const busy = desk.busy.value !== null;
  return (
    <form
      ref={frame}
      class="form"
      aria-labelledby="form-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <h3 id="form-title">{title}</h3>
      {lead && <p class="quiet">{lead}</p>}
      {children}
      <div class="row">
        <button type="submit" class={weight === "primary" ? "primary" : undefined} aria-disabled={busy}>
          {busy ? text.form.sending : send} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" class="plain" onClick={desk.cancel}>
          {text.form.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function firstField(frame: HTMLFormElement | null): HTMLElement | null {
  return frame?.querySelector<HTMLElement>("input, textarea, select, button") ?? null;
}
