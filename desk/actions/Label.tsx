import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { text } from "../strings.ts";
import { fitting, Several, TextField } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** A label for sending goods back: the carrier's page that prints it, and how the parcel is called. */
export function Label({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const [link, carrier, number] = [useSignal(""), useSignal(""), useSignal("")];
  const error = useSignal("");
  const submit = () => {
    const labelUrl = link.value.trim();
    error.value = chosen.value.length === 0 ? text.errors.noItem : isHttps(labelUrl) ? "" : text.form.labelWrong;
    if (error.value !== "") return;
    const parcel = { carrier: carrier.value.trim() || undefined, trackingNumber: number.value.trim() || undefined };
    void desk.act("label", { version: form.version, items: chosen.value, labelUrl, ...parcel });
  };
  const optional = (label: string) => `${label} (${text.form.optional})`;
  return (
    <Frame title={text.form.labelTitle} lead={text.form.labelLead} send={text.form.labelSend} submit={submit}>
      <Several items={items} chosen={chosen} />
      <TextField label={text.form.labelLink} value={link.value} set={(to) => (link.value = to)} error={error.value} />
      <TextField label={optional(text.form.labelCarrier)} value={carrier.value} set={(to) => (carrier.value = to)} />
      <TextField label={optional(text.form.labelNumber)} value={number.value} set={(to) => (number.value = to)} />
    </Frame>
  );
}

const isHttps = (link: string) => URL.canParse(link) && new URL(link).protocol === "https:";
