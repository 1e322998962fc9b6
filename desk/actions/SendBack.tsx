import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { fitting, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** A proposal goes back to who made it, with a word; or they take it back themselves. */
export function SendBack({ shown, form }: FormProps) {
  const desk = useDesk();
  const isMine = fitting(shown.items, form.items).every(({ proposal }) => proposal?.mine);
  const words = useDraft("send_back");
  const error = useSignal("");
  const submit = () => {
    const said = words.value.trim();
    error.value = said === "" ? text.errors.noText : "";
    if (said !== "") void desk.act("send_back", { version: form.version, items: form.items, text: said });
  };
  return (
    <Frame
      title={isMine ? text.proposal.takeBack : text.proposal.sendBackTitle}
      send={isMine ? text.proposal.takeBack : text.proposal.sendBack}
      submit={submit}
    >
      <Writing
        action="send_back"
        label={isMine ? text.proposal.takeBackLabel : text.proposal.sendBackLabel}
        value={words}
        error={error.value}
      />
    </Frame>
  );
}
