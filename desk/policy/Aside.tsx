import { useComputed } from "@preact/signals";
import { useEditor } from "./context.ts";
import { countriesFor } from "./example-orders.ts";
import { outcomesOf } from "./examples.ts";
import type { Outcome } from "./examples.ts";
import { Select } from "./fields.tsx";
import { jumpTo } from "./jump.ts";
import type { Hint } from "./model.ts";
import { placeOf } from "./places.ts";
import { text } from "./strings.ts";

/** Beside the form: what the policy does now, and what is worth a look. */

const places = new Intl.DisplayNames("en-GB", { type: "region" });

export function Examples() {
  const editor = useEditor();
  const outcomes = useComputed(() => {
    const live = editor.live.value?.live.policy;
    const policy = editor.policy.value;
    return live && policy ? outcomesOf(policy, live, editor.country.value, Date.now()) : [];
  });
  const countries = editor.policy.value ? countriesFor(editor.policy.value) : [];
  const words = text.examples;
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h3 id="examples-title">{words.title}</h3>
      <p class="quiet small">{words.lead}</p>
      {editor.live.value?.paused && <p class="hint small">{words.paused}</p>}
      <p class="row small">
        <span>{words.from}</span>
        <Select
          label={words.from}
          value={editor.country.value}
          options={countries.map((code) => [code, places.of(code) ?? code] as const)}
          set={(code) => (editor.country.value = code ?? "DE")}
        />
      </p>
      <ul>
        {outcomes.value.map((outcome) => (
          <ExampleLine key={outcome.id} outcome={outcome} />
        ))}
      </ul>
    </section>
  );
}

function ExampleLine({ outcome: { story, words, also, until, mode, given } }: { outcome: Outcome }) {
  const editor = useEditor();
  const isKept = editor.policy.value?.examples.some(({ name }) => name === story.slice(0, 100)) === true;
  return (
    <li class={until === null ? `example ${mode}` : `example ${mode} changed`}>
      <p class="quiet small">{story}</p>
      <p>{words}</p>
      {also && <p class="quiet small">{also}</p>}
      {until !== null && <p class="until small">{text.examples.until(until)}</p>}
      {isKept ? (
        <p class="quiet small">{text.own.kept}</p>
      ) : (
        <button
          type="button"
          class="plain slight"
          disabled={!editor.whole.value}
          onClick={() => editor.keepExample(story, given)}
        >
          {text.own.keep}
          <span class="unseen">: {story}</span>
        </button>
      )}
    </li>
  );
}

/** Behind its own count, so that what happens now stays in sight; open where something has to be mended. */
export function Findings() {
  const editor = useEditor();
  const words = text.findings;
  const hints = [...editor.unreadHints.value, ...editor.hints.value];
  const errors = hints.filter(isError).length;
  const looked = editor.looked.value;
  const found = looked?.sample ? words.sample : words.complete;
  return (
    <details class="findings" open={errors > 0}>
      <summary>
        <h3>{words.title}</h3> <span class="tag">{looked === null && editor.whole.value ? "…" : hints.length}</span>{" "}
        <span role="status" class="small error">
          {errors > 0 && words.errors(errors)}
        </span>
      </summary>
      {hints.length === 0 && editor.lookedOver.value && <p class="quiet small">{words.none}</p>}
      <HintList hints={hints} />
      {editor.whole.value && <p class="quiet small">{editor.lookedOver.value ? found : words.checking}</p>}
    </details>
  );
}

/** Errors first; each leads to its field. */
export function HintList({ hints, leave }: { hints: readonly Hint[]; leave?: () => void }) {
  const { view, draft } = useEditor();
  const go = (hint: Hint) => {
    leave?.();
    view.value = "form";
    requestAnimationFrame(() => jumpTo(hint.path));
  };
  const inOrder = [...hints.filter(isError), ...hints.filter((hint) => !isError(hint))];
  return (
    <ul class="hints">
      {inOrder.map((hint) => (
        <li key={`${hint.path.join("/")} ${hint.text}`} class={`hint ${hint.severity}`}>
          <button type="button" class="plain" onClick={() => go(hint)}>
            <span class="tag">{isError(hint) ? text.findings.error : text.findings.warning}</span>{" "}
            <span class="small">{placeOf(draft.value ?? {}, hint.path)}</span>
            <span class="hint-text">{hint.text}</span>
          </button>
          {hint.example && (
            <p class="quiet small">
              {text.findings.example}: {hint.example}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

export const isError = ({ severity }: Hint) => severity === "error";
