import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";

const kinds = {
  message: { title: text.form.messageTitle, label: text.form.messageLabel, send: text.form.messageSend, field: "text" },
  note: { title: text.form.noteTitle, label: text.form.noteLabel, send: text.form.noteSend, field: "text" },
  take_over: {
    title: text.form.takeOverTitle,
    label: text.form.takeOverLabel,
    send: text.form.takeOverSend,
    field: "reason",
  },
} as const;

/** The actions that are words and nothing else. */
export function WordsForm({ kind }: { kind: keyof typeof kinds }) {
  const desk = useDesk();
  const words = useDraft(kind);
  const error = useSignal("");
  const { title, label, send, field } = kinds[kind];
  const submit = () => {
    const written = words.value.trim();
    if (written === "") return void (error.value = text.errors.noText);
    error.value = "";
    void desk.act(kind, { [field]: written });
  };
  return (
    <Frame title={title} send={send} submit={submit}>
      <Writing action={kind} label={label} value={words} error={error.value} />
    </Frame>
  );
}
