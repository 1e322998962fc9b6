import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { Choice, FieldError, fitting, Several } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

const known = (["received", "sent_back", "inspected"] as const).map((value) => ({
  value,
  label: text.form.received[value],
}));

/** Goods come back: how far they are. */
export function Receive({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const what = useSignal<(typeof known)[number]["value"]>("received");
  const error = useSignal("");
  const submit = () => {
    if (chosen.value.length === 0) return void (error.value = text.errors.noItem);
    error.value = "";
    void desk.act("receive", { version: form.version, items: chosen.value, what: what.value });
  };
  return (
    <Frame title={text.form.receiveTitle} lead={text.form.receiveLead} send={text.form.receiveSend} submit={submit}>
      <Several items={items} chosen={chosen} />
      <Choice legend={text.form.receiveWhat} options={known} value={what.value} set={(next) => (what.value = next)} />
      <FieldError id="receive-error" message={error.value} />
    </Frame>
  );
}
