import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { FieldError, fitting, Several, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** What was closed is looked at again, and the shopper reads why. */
export function Reopen({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const words = useDraft("reopen");
  const unsaid = useSignal("");
  const none = useSignal("");
  const submit = () => {
    const said = words.value.trim();
    unsaid.value = said === "" ? text.errors.noText : "";
    none.value = chosen.value.length === 0 ? text.errors.noItem : "";
    if (said === "" || chosen.value.length === 0) return;
    void desk.act("reopen", { version: form.version, items: chosen.value, text: said });
  };
  return (
    <Frame title={text.form.reopenTitle} lead={text.form.reopenLead} send={text.form.reopenSend} submit={submit}>
      <Several items={items} chosen={chosen} />
      <FieldError id="reopen-error" message={none.value} />
      <Writing action="reopen" label={text.form.toShopper} value={words} error={unsaid.value} />
    </Frame>
  );
}
