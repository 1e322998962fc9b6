import type { Spoken } from "./flow.ts";
import type { Props } from "./later.tsx";
import { words } from "./words.ts";

/** What the shopper can still say or do. */
export function Talk({ model, flow, only }: Pick<Props, "model" | "flow"> & { only: Spoken[] }) {
  const open = flow.field(only);
  if (open) return <Field model={model} flow={flow} said={open} />;
  return (
    <div class="g">
      {only.map(
        (said) =>
          flow.about(said) && (
            <button key={said} class="q" onClick={() => (flow.talking.value = said)}>
              {words().actions[said].open}
            </button>
          ),
      )}
    </div>
  );
}

function Field({ model, flow, said }: Pick<Props, "model" | "flow"> & { said: Spoken }) {
  const { label, send } = words().actions[said];
  // Only where the shopper asked for this field: after a reload it is simply there.
  const focus = flow.talking.peek() ? takeFocus : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.say(said);
  };
  return (
    <form class="c" onSubmit={submit}>
      {label && (
        <label>
          {label}
          <textarea
            ref={focus}
            required={said !== "ask_person"}
            maxLength={10000}
            value={flow.words(said)}
            onInput={(event) => flow.write(said, event.currentTarget.value)}
          />
        </label>
      )}
      <div class="g">
        <button class="b" ref={label ? undefined : focus} aria-busy={model.busy.value}>
          {send}
        </button>
        <button type="button" class="q" onClick={() => flow.dismiss(said)}>
          {words().cancel}
        </button>
      </div>
    </form>
  );
}

/** Where the shopper asked for it, further down. */
export const takeFocus = (element: HTMLElement | null) => element?.focus();
