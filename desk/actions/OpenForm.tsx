import type { DeskCase } from "../../shared/contract.ts";
import type { Form } from "../model/state.ts";
import { Ask } from "./Ask.tsx";
import { Decline } from "./Decline.tsx";
import { Label } from "./Label.tsx";
import { Offer } from "./Offer.tsx";
import { RecordOutcome } from "./RecordOutcome.tsx";
import { Receive } from "./Receive.tsx";
import { Reopen } from "./Reopen.tsx";
import { SendBack } from "./SendBack.tsx";
import { Settle } from "./Settle.tsx";
import { WordsForm } from "./WordsForm.tsx";

/** The form in use. Its key makes another action or settlement start afresh, and a new version not. */
export function OpenForm({ shown, form }: { shown: DeskCase; form: Form }) {
  const key = `${form.kind} ${form.settlement ?? ""}`;
  const props = { shown, form };
  switch (form.kind) {
    case "settle":
      return <Settle key={key} {...props} />;
    case "offer":
      return <Offer key={key} {...props} />;
    case "decline":
      return <Decline key={key} {...props} />;
    case "request_evidence":
      return <Ask key={key} {...props} />;
    case "send_back":
      return <SendBack key={key} {...props} />;
    case "reopen":
      return <Reopen key={key} {...props} />;
    case "receive":
      return <Receive key={key} {...props} />;
    case "label":
      return <Label key={key} {...props} />;
    case "record_outcome":
      return <RecordOutcome key={key} {...props} />;
    case "message":
    case "note":
    case "take_over":
      return <WordsForm key={key} kind={form.kind} />;
  }
}

export type FormProps = { shown: DeskCase; form: Form };
