import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { FieldError, fitting, Several } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** The goods have come back. */
export function Receive({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const error = useSignal("");
  const submit = () => {
    if (chosen.value.length === 0) return void (error.value = text.errors.noItem);
    error.value = "";
    void desk.act("receive", { version: form.version, items: chosen.value });
  };
  return (
    <Frame title={text.form.receiveTitle} lead={text.form.receiveLead} send={text.form.receiveSend} submit={submit}>
      <Several items={items} chosen={chosen} />
      <FieldError id="receive-error" message={error.value} />
    </Frame>
  );
}
