import type { DeskCase, StaffAction } from "../../shared/contract.ts";
import { useDesk } from "../context.ts";
import { keyOf } from "../keys.ts";
import { actionNames, shortNames } from "../strings.ts";

/** What opens a form, in the order of what is done most. Picking up stands with who has the case. */
const order = [
  "settle",
  "offer",
  "request_evidence",
  "decline",
  "receive",
  "label",
  "reopen",
  "message",
  "note",
] as const satisfies readonly StaffAction[];

/** These never ask to be pressed. */
const quiet: ReadonlySet<StaffAction> = new Set(["label", "reopen", "message", "note"]);

/** Exactly what the server says is possible now; nothing is drawn greyed out. */
export function ActionBar({ shown }: { shown: DeskCase }) {
  const available = new Set(shown.availableActions.map(({ action }) => action));
  const possible = order.filter((action) => available.has(action));
  if (possible.length === 0) return null;
  return (
    <div class="actions">
      {possible.map((action, index) => (
        <ActionButton key={action} action={action} primary={index === 0 && !quiet.has(action)} />
      ))}
    </div>
  );
}

function ActionButton({ action, primary }: { action: (typeof order)[number]; primary: boolean }) {
  const desk = useDesk();
  return (
    <button
      type="button"
      class={primary ? "primary" : undefined}
      aria-disabled={desk.busy.value !== null}
      onClick={() => desk.compose(action)}
    >
      {shortNames[action] ?? actionNames[action]} <kbd>{keyOf[action]}</kbd>
    </button>
  );
}
