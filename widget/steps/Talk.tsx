import type { ShopperAction, TimelineEntry } from "../../shared/contract.ts";
import { en } from "../strings/en-steps.ts";
import type { Props } from "./later.tsx";

type Said = keyof typeof en.actions;

/** What was said so far, and what the shopper can still say or do. */
export function Talk({ model, flow, format, only }: Props & { only: Said[] }) {
  const said = model.current.value!.timeline.filter(({ event, text }) => text && event !== "submit");
  const open = flow.talking.value as Said | null;
  return (
    <>
      {said[0] && (
        <section class="i" aria-live="polite" aria-label={en.done.talk}>
          {said.map((entry) => (
            <p key={entry.seq}>
              <small>
                {speaker(entry)}, {format.moment(entry.at)}
              </small>
              {entry.text}
            </p>
          ))}
        </section>
      )}
      {open ? (
        <Field model={model} flow={flow} action={open} />
      ) : (
        <div class="g">
          {only.map(
            (action) =>
              model.may(action) && (
                <button key={action} class="q" onClick={() => flow.talk(action)}>
                  {en.actions[action].open}
                </button>
              ),
          )}
        </div>
      )}
    </>
  );
}

function speaker({ by, staff }: TimelineEntry): string {
  return by === "shopper" ? en.done.you : (staff ?? en.done.us);
}

function Field({ model, flow, action }: Pick<Props, "model" | "flow"> & { action: Said }) {
  const { label, send } = en.actions[action];
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.say(action as ShopperAction);
  };
  return (
    <form class="c" onSubmit={submit}>
      {label && (
        <label>
          {label}
          <textarea
            ref={focus}
            required={action !== "ask_person"}
            maxLength={10000}
            value={flow.words.value}
            onInput={(event) => (flow.words.value = event.currentTarget.value)}
          />
        </label>
      )}
      <div class="g">
        <button class="b" ref={label ? undefined : focus} aria-busy={model.busy.value}>
          {send}
        </button>
        <button type="button" class="q" onClick={() => flow.talk(null)}>
          {en.cancel}
        </button>
      </div>
    </form>
  );
}

/** The shopper asked for this field. */
const focus = (element: HTMLElement | null) => element?.focus();
