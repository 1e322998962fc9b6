import { useSignal } from "@preact/signals";
import { keyOf } from "./keys.ts";
import type { KeyCommand } from "./keys.ts";
import { lettersOn, setLetters } from "./settings.ts";
import { actionNames, text } from "./strings.ts";

const actions = [
  "pick_up",
  "settle",
  "offer",
  "decline",
  "request_evidence",
  "receive",
  "label",
  "approve",
  "send_back",
  "undo",
  "reopen",
  "message",
  "note",
  "take_over",
  "release",
] as const;

/** The list of keys, and the switch for those who speak to their computer: a spoken word is a burst of letters. */
export function KeysDialog() {
  const on = useSignal(lettersOn());
  const rows: [string, string][] = [
    ["J K", text.keys.move],
    ["Enter", text.keys.open],
    [letter("next"), text.keys.next],
    ...actions.map((action): [string, string] => [letter(action), actionNames[action]]),
    [letter("boundary"), text.keys.boundary],
    ["Ctrl Enter", text.keys.send],
    ["Esc", text.keys.esc],
    ["?", text.keys.help],
  ];
  return (
    <dialog class="keys" aria-labelledby="keys-title">
      <form method="dialog">
        <h2 id="keys-title">{text.keys.title}</h2>
        <dl>
          {rows.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>
                {keys.split(" ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label class="check">
          <input
            type="checkbox"
            checked={on.value}
            onChange={(event) => {
              on.value = event.currentTarget.checked;
              setLetters(on.value);
            }}
          />
          {text.keys.single}
        </label>
        <button type="submit" class="primary">
          {text.keys.close}
        </button>
      </form>
    </dialog>
  );
}

function letter(command: KeyCommand): string {
  return keyOf[command] ?? "";
}
