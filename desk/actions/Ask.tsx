import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { Choice, FieldError, fitting, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** A photo, an answer, or both; then it is the shopper's turn. */
export function Ask({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const item = useSignal(items[0]?.id ?? "");
  const photo = useSignal(false);
  const words = useDraft("request_evidence");
  const error = useSignal("");
  const submit = () => {
    const question = words.value.trim();
    error.value = photo.value || question !== "" ? "" : text.errors.nothingAsked;
    if (error.value !== "") return;
    const asked = { photo: photo.value, ...(question === "" ? {} : { question }) };
    void desk.act("request_evidence", { version: form.version, item: item.value, ...asked });
  };
  const options = items.map(({ id, quantity, title }) => ({ value: id, label: `${quantity} × ${title}` }));
  return (
    <Frame title={text.form.askTitle} lead={text.form.askLead} send={text.form.askSend} submit={submit}>
      {items.length > 1 && (
        <Choice legend={text.form.which} options={options} value={item.value} set={(id) => (item.value = id)} />
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={photo.value}
          aria-describedby="ask-error"
          onChange={(event) => (photo.value = event.currentTarget.checked)}
        />
        {text.form.askPhoto}
      </label>
      <Writing action="request_evidence" label={text.form.askQuestion} value={words} />
      <FieldError id="ask-error" message={error.value} />
    </Frame>
  );
}
