import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { DeskItem, StaffAction } from "../../shared/contract.ts";
import { useDesk } from "../context.ts";
import { draftKey } from "../model/actions.ts";
import { staffReading } from "../reading.ts";
import { text } from "../strings.ts";
import { toneHints } from "../tone.ts";

/** A text that survives Esc, a lost lease and a new sign-in, until it is sent. */
export function useDraft(action: StaffAction): Signal<string> {
  const desk = useDesk();
  return useSignal(desk.drafts.get(draftKey(desk.form.peek()?.caseId ?? "", action)) ?? "");
}

/** The actions whose words the shopper reads. */
const heard: ReadonlySet<StaffAction> = new Set(["offer", "decline", "request_evidence", "reopen", "message"]);

type WritingProps = { action: StaffAction; label: string; value: Signal<string>; error?: string };

/** Where words are written. What goes to the shopper gets quiet hints on how it may sound. */
export function Writing({ action, label, value, error = "" }: WritingProps) {
  const desk = useDesk();
  const id = useId();
  const key = draftKey(desk.form.value?.caseId ?? "", action);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        maxLength={10_000}
        value={value}
        aria-invalid={error !== ""}
        aria-describedby={`${id}-error`}
        onInput={(event) => {
          value.value = event.currentTarget.value;
          desk.drafts.set(key, value.value);
        }}
      />
      <FieldError id={`${id}-error`} message={error} />
      {heard.has(action) && <Tone draft={value.value} />}
    </div>
  );
}

function Tone({ draft }: { draft: string }) {
  const shown = useDesk().shown.value;
  const hints = toneHints(draft, staffReading(shown?.reading)?.upset ?? 0);
  return (
    <div class="tone" aria-live="polite">
      {hints.length > 0 && (
        <>
          <p class="strong">{text.form.tone}</p>
          <ul>
            {hints.map(({ phrase, hint }) => (
              <li key={hint}>
                “{phrase}”: {hint}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p id={id} class="error" role="alert">
      {message}
    </p>
  );
}

type FieldProps = { label: string; value: string; set: (value: string) => void; error?: string; hint?: string };

/** One line of text; with a hint it is an amount. */
export function TextField({ label, value, set, error = "", hint }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={hint ? "decimal" : "text"}
        autocomplete="off"
        value={value}
        aria-invalid={error !== ""}
        aria-describedby={`${id}-error ${id}-hint`}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} class="quiet small">
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

/** A calendar date, "2026-11-12", or empty. */
export function DateField({ label, value, set }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={(event) => set(event.currentTarget.value)} />
    </div>
  );
}

type ChoiceProps<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  value: T | null;
  set: (value: T) => void;
};

/** One of a few. */
export function Choice<T extends string>({ legend, options, value, set }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="check">
          <input type="radio" name={name} checked={option.value === value} onChange={() => set(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** One of several, where each by itself would take too much room. */
export function Pick<T extends string>({ legend, options, value, set }: ChoiceProps<T>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) set(option.value);
  };
  return (
    <div class="field">
      <label for={id}>{legend}</label>
      <select id={id} value={value ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The items an action fits. */
export function fitting(items: readonly DeskItem[], fits: readonly string[]): DeskItem[] {
  return items.filter(({ id }) => fits.includes(id));
}

type SeveralProps = { items: readonly DeskItem[]; chosen: Signal<readonly string[]> };

/** Any of several items; with one alone there is nothing to ask. */
export function Several({ items, chosen }: SeveralProps) {
  if (items.length < 2) return null;
  const toggle = (id: string, on: boolean) => {
    chosen.value = on ? [...chosen.value, id] : chosen.value.filter((one) => one !== id);
  };
  return (
    <fieldset class="choice">
      <legend>{text.form.whichOnes}</legend>
      {items.map((item) => (
        <label key={item.id} class="check">
          <input
            type="checkbox"
            checked={chosen.value.includes(item.id)}
            onChange={(event) => toggle(item.id, event.currentTarget.checked)}
          />
          {item.quantity} × {item.title}
        </label>
      ))}
    </fieldset>
  );
}
