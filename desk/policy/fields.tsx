import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import { exponents } from "../../shared/money.ts";
import { reasons } from "../../shared/reasons.ts";
import { useAt, useEditor } from "./context.ts";
import { amountOf, amountsIn, nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";
import type { Hint } from "./model.ts";
import { amountReader } from "./numbers.ts";
import type { Reader } from "./numbers.ts";
import { reasonWords, text } from "./strings.ts";

/** The form's controls. Each reads its place in the draft and writes it there; none keeps a value of its own. */

/** What the check says of exactly this place; `whole`: and of what is inside it, where that has no field of its own. */
export function Hints({ path, whole = false }: { path: Path; whole?: boolean }) {
  const name = nameOf(path);
  const isHere = (at: string) => at === name || (whole && at.startsWith(`${name}/`));
  const found = useEditor().hints.value.filter((hint) => isHere(nameOf(hint.path)));
  return (
    <>
      {found.map((hint) => (
        <HintLine key={hint.text} hint={hint} />
      ))}
    </>
  );
}

/** In words which kind it is, so that no colour has to say it. */
export function HintLine({ hint }: { hint: Hint }) {
  return (
    <p class={`hint ${hint.severity}`}>
      <span class="strong">{hint.severity === "error" ? text.findings.error : text.findings.warning}</span> {hint.text}
    </p>
  );
}

type RowProps = { path: Path; label: string; meaning?: string; empty?: string; children: ComponentChildren };

/** A label with what it means, and its control. */
export function Row({ path, label, meaning, empty, children }: RowProps) {
  return (
    <div class="knob" data-path={nameOf(path)}>
      <div class="knob-words">
        <p class="strong">{label}</p>
        {meaning && <p class="quiet small">{meaning}</p>}
        {empty && <p class="quiet small">{text.empty(empty)}</p>}
      </div>
      <div class="knob-control">{children}</div>
      <Hints path={path} whole />
    </div>
  );
}

type TypedProps = {
  path: Path;
  label: string;
  value: unknown;
  reader: Reader;
  set: (value: number | undefined) => void;
  unit?: string;
  /** Said where it is left empty though something has to stand there. */
  needed?: string;
};

/** A number, typed. What can't be read stays in the field with a word on it, and the document as it was. */
export function Typed({ path, label, value, reader, set, unit = "", needed }: TypedProps) {
  const editor = useEditor();
  const id = useId();
  const name = nameOf(path);
  const wrong = editor.unreadable.value.get(name);
  const typed = useSignal<string | null>(wrong?.typed ?? null);
  const error = wrong?.message ?? "";
  // Taken out of the form it is nobody's any more; behind another view it waits.
  useEffect(() => () => void (editor.view.value === "form" && editor.unread(name, null)), [editor, name]);
  const read = (given: string) => {
    typed.value = given;
    const empty = given.trim() === "";
    const result = empty ? (needed ?? undefined) : reader.read(bareOf(given, unit));
    editor.unread(name, typeof result === "string" ? { typed: given, message: result } : null);
    if (typeof result !== "string") set(result);
  };
  return (
    <div class="typed" data-path={name}>
      <span class="with-unit">
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          aria-label={label}
          aria-invalid={error !== ""}
          aria-describedby={`${id}-error`}
          value={typed.value ?? (typeof value === "number" ? reader.show(value) : "")}
          onInput={(event) => read(event.currentTarget.value)}
          onBlur={() => error === "" && (typed.value = null)}
        />
        {unit && <span class="quiet unit">{unit}</span>}
      </span>
      <p id={`${id}-error`} class="error">
        {error}
      </p>
    </div>
  );
}

/** What was typed, without the unit that stands beside the field anyway. */
function bareOf(given: string, unit: string): string {
  const plain = given.trim().replaceAll(/^[€$£¥]\s*|\s*[€$£¥%]$/g, "");
  const ends = unit !== "" && plain.toLowerCase().endsWith(unit.toLowerCase());
  return ends ? plain.slice(0, -unit.length).trim() : plain;
}

type ChoiceProps = {
  /** Its name, where no label in sight has it. */
  label?: string;
  id?: string;
  value: unknown;
  options: readonly (readonly [value: string, words: string])[];
  set: (value: string | undefined) => void;
  /** What "not set" is called, where that may be chosen. */
  none?: string;
};

/** One of a few. */
export function Select({ label, id, value, options, set, none }: ChoiceProps) {
  return (
    <select
      id={id}
      aria-label={label}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => set(event.currentTarget.value || undefined)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}

type AmountProps = {
  path: Path;
  label: string;
  value: unknown;
  set: (value: unknown) => void;
  needed?: string;
};

/** An amount as on a price tag: the policy's currency first, then whichever others have a number of their own. */
export function AmountField({ path, label, value, set, needed }: AmountProps) {
  const currency = String(useAt(["currency"]));
  const amounts = amountsIn(value, currency);
  const added = useSignal<readonly string[]>([]);
  const others = [...new Set([...Object.keys(amounts), ...added.value])].filter((one) => one !== currency);
  const give = (one: string, minor: number | undefined) => {
    const { [one]: _, ...rest } = amounts;
    // The order in which they stand is kept, so that typing moves nothing.
    set(amountOf(minor === undefined ? rest : { ...amounts, [one]: minor }, currency));
  };
  return (
    <div class="amounts">
      {[currency, ...others].map((one) => (
        <Typed
          key={one}
          path={one === currency ? path : [...path, one]}
          label={text.in(label, one)}
          value={amounts[one]}
          reader={amountReader(one)}
          set={(minor) => give(one, minor)}
          unit={one}
          needed={others.length === 0 ? needed : undefined}
        />
      ))}
      <MoreCurrencies has={[currency, ...others]} add={(one) => (added.value = [...added.value, one])} />
    </div>
  );
}

const known = Object.keys(exponents).toSorted();

function MoreCurrencies({ has, add }: { has: readonly string[]; add: (currency: string) => void }) {
  const open = useSignal(false);
  if (!open.value) {
    return (
      <button type="button" class="plain slight" onClick={() => (open.value = true)}>
        {text.otherCurrency}
      </button>
    );
  }
  const left = known.filter((one) => !has.includes(one)).map((one) => [one, one] as const);
  const choose = (one: string | undefined) => {
    if (one) add(one);
    open.value = false;
  };
  return <Select label={text.chooseCurrency} value="" options={left} none={text.chooseCurrency} set={choose} />;
}

type WordsProps = {
  path: Path;
  label: string;
  help?: string;
  type?: "text" | "date" | "time";
  needed?: boolean;
  tidy?: (word: string) => string;
};

const same = (word: string) => word;

/** A line of text, a day or a time of day. */
export function Words({ path, label, help, type = "text", needed = true, tidy = same }: WordsProps) {
  const editor = useEditor();
  const id = useId();
  const value = useAt(path);
  return (
    <div class="field" data-path={nameOf(path)}>
      <label for={id}>
        {label} {!needed && <span class="quiet small">{text.optional}</span>}
      </label>
      <input
        id={id}
        // Each of them is a line of text here; the types of their attributes are told apart elsewhere.
        type={type as "text"}
        autocomplete="off"
        value={typeof value === "string" ? value : ""}
        onInput={(event) => editor.set(path, tidy(event.currentTarget.value) || (needed ? "" : undefined))}
      />
      {help && <p class="quiet small">{help}</p>}
      <Hints path={path} whole />
    </div>
  );
}

/** Several lines, or none. */
export function Prose({ path, label, help }: Pick<WordsProps, "path" | "label" | "help">) {
  const editor = useEditor();
  const id = useId();
  const value = useAt(path);
  return (
    <div class="field" data-path={nameOf(path)}>
      <label for={id}>
        {label} <span class="quiet small">{text.optional}</span>
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={1000}
        value={typeof value === "string" ? value : ""}
        onInput={(event) => editor.set(path, event.currentTarget.value || undefined)}
      />
      {help && <p class="quiet small">{help}</p>}
      <Hints path={path} whole />
    </div>
  );
}

type ListedProps = { path: Path; label: string; help: string; tidy?: (word: string) => string };

/** Several words with commas between them. What is being typed stays as it is until the field is left. */
export function Listed({ path, label, help, tidy = same }: ListedProps) {
  const editor = useEditor();
  const id = useId();
  const value = useAt(path);
  const typed = useSignal<string | null>(null);
  const shown = Array.isArray(value) ? value.join(", ") : "";
  const read = (given: string) => {
    typed.value = given;
    const words = given.split(/[,;]/).map((word) => tidy(word.trim()));
    editor.set(path, [...new Set(words.filter((word) => word !== ""))]);
  };
  return (
    <div class="field" data-path={nameOf(path)}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        aria-describedby={`${id}-help`}
        value={typed.value ?? shown}
        onInput={(event) => read(event.currentTarget.value)}
        onBlur={() => (typed.value = null)}
      />
      <p id={`${id}-help`} class="quiet small">
        {help}
      </p>
      <Hints path={path} whole />
    </div>
  );
}

type TicksProps = {
  path: Path;
  legend: string;
  help?: string;
  options: readonly (readonly [value: string, words: string])[];
  /** Its name is in sight already, and only said. */
  named?: boolean;
  /** None ticked is a list of none where there has to be one; elsewhere it is left out. */
  keepEmpty?: boolean;
};

/** Any of a few. */
export function Ticks({ path, legend, help, options, named = false, keepEmpty = false }: TicksProps) {
  const editor = useEditor();
  const value = useAt(path);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const tick = (name: string, on: boolean) => {
    const next = options.map(([one]) => one).filter((one) => (one === name ? on : chosen.includes(one)));
    editor.set(path, next.length > 0 || keepEmpty ? next : undefined);
  };
  return (
    <fieldset class="ticks" data-path={nameOf(path)}>
      <legend class={named ? "unseen" : ""}>{legend}</legend>
      {help && <p class="quiet small">{help}</p>}
      <div class="tick-list">
        {options.map(([name, words]) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) => tick(name, event.currentTarget.checked)}
            />
            {words}
          </label>
        ))}
      </div>
      <Hints path={path} whole />
    </fieldset>
  );
}

const reasonOptions = reasons.map((reason) => [reason, reasonWords[reason]] as const);

type ReasonProps = { path: Path; legend: string; help: string; open?: boolean };

/** For which reasons; behind a click, since mostly it is all of them. */
export function ReasonTicks({ path, legend, help, open = false }: ReasonProps) {
  const value = useAt(path);
  const chosen = Array.isArray(value) ? reasonOptions.filter(([reason]) => value.includes(reason)) : [];
  return (
    <details class="folded" open={open}>
      <summary>
        {legend} <span class="quiet">{chosen.length === 0 ? "" : chosen.map(([, words]) => words).join(" · ")}</span>
      </summary>
      <Ticks path={path} legend={legend} help={help} options={reasonOptions} named />
    </details>
  );
}
