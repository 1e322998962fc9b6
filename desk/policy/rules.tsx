import { canonical } from "../../shared/policy/document.ts";
import { useAt, useEditor } from "./context.ts";
import { at } from "./draft.ts";
import type { Path } from "./draft.ts";
import { jumpTo } from "./jump.ts";
import type { Editor } from "./model.ts";
import { signalWords, text } from "./strings.ts";

/** How often each rule on signals was right: beside the rule, and at the top of the room where it hardly ever was. */

type Tally = NonNullable<Editor["fairness"]["value"]>["signals"][number];

const nameOfRule = (rule: unknown) => signalWords[at(rule, ["signal"]) as keyof typeof signalWords] ?? "";

/** What became of the rule at this place of the draft, as long as it says what a live one says. */
export function RuleRecord({ path }: { path: Path }) {
  const { fairness } = useEditor();
  const rule = useAt(path);
  if (fairness.value === null) return null;
  const tally = fairness.value.signals.find((each) => each.rule === canonical(rule));
  return (
    <>
      <p class="quiet small">{tally ? tallyWords(tally) : text.signals.isNew}</p>
      {tally?.tooOften && <p class="hint warning">{tooOftenWords(tally)}</p>}
    </>
  );
}

function tallyWords({ sent, upheld, overturned, marked }: Tally): string {
  return sent === 0 ? text.signals.notYet : text.signals.record(sent, upheld + overturned, overturned, marked);
}

const tooOftenWords = ({ rule, upheld, overturned }: Tally) =>
  text.signals.tooOften(nameOfRule(JSON.parse(rule)), overturned, upheld + overturned);

/** One strip for each live rule that mostly makes people wait for nothing, with the way to it. */
export function RuleNotices() {
  const editor = useEditor();
  const tooOften = editor.fairness.value?.signals.filter((tally) => tally.tooOften) ?? [];
  return (
    <>
      {tooOften.map((tally) => (
        <div key={tally.rule} class="notice warn row">
          <p>{tooOftenWords(tally)}</p>
          <button type="button" onClick={() => goTo(editor, tally)}>
            {text.signals.go}
          </button>
        </div>
      ))}
    </>
  );
}

/** To the rule in the draft; where it has been changed already, to all of them. */
function goTo(editor: Editor, { rule }: Tally): void {
  const rules = at(editor.draft.value, ["signals"]);
  const index = Array.isArray(rules) ? rules.findIndex((each) => canonical(each) === rule) : -1;
  editor.view.value = "form";
  requestAnimationFrame(() => jumpTo(index < 0 ? ["signals"] : ["signals", index]));
}
