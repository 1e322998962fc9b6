import { useSignal } from "@preact/signals";
import type { DeskCase } from "../../shared/contract.ts";
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

const blank: OutcomeDraft = {
  state: "succeeded",
  reference: "",
  creditCode: "",
  extraCode: "",
  expectedBy: "",
  reason: "",
};

/** How a settlement carried out by hand ended. */
export function RecordOutcome({ shown, form }: FormProps) {
  const settlement = shown.settlements.find(({ id }) => id === form.settlement);
  return settlement ? <OutcomeForm settlement={settlement} version={form.version} /> : null;
}

type OutcomeProps = { settlement: DeskCase["settlements"][number]; version: number };

function OutcomeForm({ settlement, version }: OutcomeProps) {
  const desk = useDesk();
  const draft = useSignal(blank);
  const error = useSignal("");
  const change = (part: Partial<OutcomeDraft>) => void (draft.value = { ...draft.value, ...part });
  const submit = () => {
    const checked = checkOutcome(draft.value, settlement);
    error.value = checked.ok ? "" : (checked.errors[0]?.text ?? "");
    if (checked.ok) void desk.act("record_outcome", { version, settlement: settlement.id, ...checked.value });
  };
  const { state, reason } = draft.value;
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
        <DoneFields draft={draft.value} change={change} settlement={settlement} />
      )}
    </Frame>
  );
}

type DoneProps = {
  draft: OutcomeDraft;
  change: (part: Partial<OutcomeDraft>) => void;
  settlement: OutcomeProps["settlement"];
};

/** What is known of a settlement that worked; the code of a credit, or of an extra, is asked for where there is one. */
function DoneFields({ draft, change, settlement: { remedy, extra } }: DoneProps) {
  const { creditCode, extraCode, reference, expectedBy } = draft;
  return (
    <div class="fields">
      {remedy === "store_credit" && (
        <TextField label={text.form.outcomeCode} value={creditCode} set={(value) => change({ creditCode: value })} />
      )}
      {extra && (
        <TextField
          label={`${text.form.outcomeExtra(extra.text)} (${text.form.optional})`}
          value={extraCode}
          set={(value) => change({ extraCode: value })}
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
  );
}
