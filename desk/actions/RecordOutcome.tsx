import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { checkOutcome } from "../drafts.ts";
import type { OutcomeDraft } from "../drafts.ts";
import { text } from "../strings.ts";
import { Choice, DateField, TextField } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

const ways = [
  { value: "succeeded", label: text.form.outcomeDone },
  { value: "failed", label: text.form.outcomeFailed },
] as const;

/** How a settlement carried out by hand ended. */
export function RecordOutcome({ shown, form }: FormProps) {
  const desk = useDesk();
  const draft = useSignal<OutcomeDraft>({
    state: "succeeded",
    reference: "",
    creditCode: "",
    expectedBy: "",
    reason: "",
  });
  const error = useSignal("");
  const settlement = shown.settlements.find(({ id }) => id === form.settlement);
  if (!settlement) return null;
  const change = (part: Partial<OutcomeDraft>) => void (draft.value = { ...draft.value, ...part });
  const submit = () => {
    const checked = checkOutcome(draft.value, settlement.remedy);
    error.value = checked.ok ? "" : (checked.errors[0]?.text ?? "");
    if (checked.ok) {
      void desk.act("record_outcome", { version: form.version, settlement: settlement.id, ...checked.value });
    }
  };
  const { state, reference, creditCode, expectedBy, reason } = draft.value;
  return (
    <Frame title={text.form.outcomeTitle} send={text.form.outcomeSend} submit={submit}>
      <Choice legend={text.form.outcomeLegend} options={ways} value={state} set={(way) => change({ state: way })} />
      {state === "failed" ? (
        <TextField
          label={text.form.outcomeWhy}
          value={reason}
          set={(value) => change({ reason: value })}
          error={error.value}
        />
      ) : (
        <div class="fields">
          {settlement.remedy === "store_credit" && (
            <TextField
              label={text.form.outcomeCode}
              value={creditCode}
              set={(value) => change({ creditCode: value })}
            />
          )}
          <TextField
            label={`${text.form.outcomeReference} (${text.form.optional})`}
            value={reference}
            set={(value) => change({ reference: value })}
          />
          <DateField
            label={`${text.form.outcomeBy} (${text.form.optional})`}
            value={expectedBy}
            set={(value) => change({ expectedBy: value })}
          />
        </div>
      )}
    </Frame>
  );
}
