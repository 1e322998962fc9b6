import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { problemsOf } from "../../shared/policy/nearest.ts";
import { useEditor } from "./context.ts";
import type { Draft } from "./draft.ts";
import { text } from "./strings.ts";

/** The document as text: for those who would rather write it, and to bring it in and take it out as a file. */

type Wrong = { title: string; lines: readonly string[] };

const mostBytes = 64_000;

export function Json() {
  const editor = useEditor();
  const wrong = useSignal<Wrong | null>(null);
  const words = text.json;
  const drawn = JSON.stringify(editor.draft.value, null, 2);
  const shown = editor.json.value ?? drawn;
  const take = (given: string) => {
    editor.json.value = given;
    const read = documentIn(given);
    wrong.value = "wrong" in read ? read.wrong : null;
    if ("draft" in read) editor.replace(read.draft, words.taken);
  };
  const forget = () => {
    wrong.value = null;
    editor.json.value = null;
  };
  return (
    <section class="sheet json" aria-labelledby="json-title">
      <h3 id="json-title">{words.title}</h3>
      {editor.json.value === null ? <p class="quiet">{words.lead}</p> : <p class="hint">{words.apart}</p>}
      <div class="row">
        <Import take={take} tooLarge={() => (wrong.value = { title: words.tooLarge, lines: [] })} />
        <button type="button" onClick={() => save(drawn)}>
          {words.export}
        </button>
      </div>
      <Problems wrong={wrong.value} />
      <label for="policy-json">{words.label}</label>
      <textarea
        id="policy-json"
        rows={28}
        spellcheck={false}
        value={shown}
        onInput={({ currentTarget }) =>
          (editor.json.value = currentTarget.value === drawn ? null : currentTarget.value)
        }
      />
      <div class="row">
        <button type="button" class="primary" onClick={() => take(shown)}>
          {words.take}
        </button>
        {editor.json.value !== null && (
          <button type="button" class="plain" onClick={forget}>
            {words.again}
          </button>
        )}
      </div>
    </section>
  );
}

function Problems({ wrong }: { wrong: Wrong | null }) {
  return (
    <div role="alert">
      {wrong && (
        <div class="wrong">
          <p class="strong">{wrong.title}</p>
          <ul>
            {wrong.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Import({ take, tooLarge }: { take: (text: string) => void; tooLarge: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) tooLarge();
    else take(await file.text());
    // The same file, mended, may be opened again.
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".json,application/json"
        aria-label={text.json.import}
        tabIndex={-1}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <button type="button" onClick={() => input.current?.click()}>
        {text.json.import}
      </button>
    </>
  );
}

/** The document in a text, or what is wrong with it and where. */
function documentIn(given: string): { draft: Draft } | { wrong: Wrong } {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch (error) {
    return { wrong: { title: placeOf(given, String(error)), lines: [] } };
  }
  const problems = problemsOf(value);
  if (problems.length === 0) return { draft: value as Draft };
  return { wrong: { title: text.json.wrong(problems.length), lines: problems.map(({ message }) => message) } };
}

/** Where the text stops being JSON, as far as the engine says. */
function placeOf(given: string, said: string): string {
  const position = /position (\d+)/.exec(said)?.[1];
  const before = position === undefined ? null : given.slice(0, Number(position)).split("\n");
  // An end that comes too soon is said without a place: it is the end.
  const lines = before ?? (/end of/i.test(said) ? given.trimEnd().split("\n") : null);
  return lines ? text.json.wrongJson(lines.length, (lines.at(-1)?.length ?? 0) + 1) : text.json.wrongJsonSomewhere;
}

function save(document_: string): void {
  const url = URL.createObjectURL(new Blob([`${document_}\n`], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: "policy.json" });
  link.click();
  URL.revokeObjectURL(url);
}
