import type { ComponentChildren } from "preact";
import type { Model } from "../model.ts";
import { spoken } from "../strings/spoken.ts";

/** The shopper's own words first. Nothing is sent or judged while they type. */
export function Describe({ model }: { model: Model }) {
  const { title, lead, next } = spoken.first;
  const submit = (event: Event) => {
    event.preventDefault();
    if (model.text.value.trim()) void model.tell();
  };
  return (
    <form onSubmit={submit}>
      <Title>{title}</Title>
      <p id="l">{lead}</p>
      <textarea
        aria-labelledby="h"
        aria-describedby="l"
        required
        maxLength={10000}
        value={model.text.value}
        onInput={(event) => model.write(event.currentTarget.value)}
      />
      <div class="e">
        <button class="b" aria-busy={model.busy.value}>
          {next}
        </button>
      </div>
    </form>
  );
}

function focus(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  // A new step is read from its top, whether the panel scrolls or the page it stands in.
  heading?.closest(".s")!.scrollTo(0, 0);
  heading?.closest(".s")!.scrollIntoView();
}

/** The step's heading names the dialog, and takes the focus when its step begins, so that it is what is read out. */
export function Title({ children }: { children: ComponentChildren }) {
  return (
    <h2 id="h" tabIndex={-1} ref={focus}>
      {children}
    </h2>
  );
}
