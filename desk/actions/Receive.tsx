import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import type { Disposition, GoodsProblem, GoodsStep } from "../../shared/contract.ts";
import { dispositions, goodsProblems, goodsSteps } from "../../shared/goods.ts";
import { useDesk } from "../context.ts";
import { dispositionNames, goodsProblemNames, text } from "../strings.ts";
import { Choice, FieldError, fitting, Pick, Several, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

const known = goodsSteps.map((value) => ({ value, label: text.form.received[value] }));
const became = [
  { value: "unknown" as const, label: text.form.notYet },
  ...dispositions.map((value) => ({ value, label: dispositionNames[value] })),
];
const found = [
  { value: "none" as const, label: text.form.asPromised },
  ...goodsProblems.map((value) => ({ value, label: goodsProblemNames[value] })),
];

/** Goods come back: how far they are and, once they are here, what they are like and what becomes of them. */
export function Receive({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const what = useSignal<GoodsStep>("received");
  const problem = useSignal<GoodsProblem | "none">("none");
  const disposition = useSignal<Disposition | "unknown">("unknown");
  const words = useDraft("receive");
  const error = useSignal("");
  const isHere = what.value !== "sent_back";
  const submit = () => {
    if (chosen.value.length === 0) return void (error.value = text.errors.noItem);
    error.value = "";
    const written = words.value.trim();
    const wrong = problem.value !== "none" && { problem: { code: problem.value, ...(written && { text: written }) } };
    const end = disposition.value !== "unknown" && { disposition: disposition.value };
    const body = { version: form.version, items: chosen.value, what: what.value };
    void desk.act("receive", isHere ? { ...body, ...wrong, ...end } : body);
  };
  return (
    <Frame title={text.form.receiveTitle} lead={text.form.receiveLead} send={text.form.receiveSend} submit={submit}>
      <Several items={items} chosen={chosen} />
      <Choice legend={text.form.receiveWhat} options={known} value={what.value} set={(next) => (what.value = next)} />
      {isHere && (
        <>
          <Pick
            legend={text.form.receiveFound}
            options={found}
            value={problem.value}
            set={(next) => (problem.value = next)}
          />
          {problem.value !== "none" && (
            <>
              <p class="quiet small">{text.form.receiveProblem}</p>
              <Writing action="receive" label={text.form.receiveWords} value={words} />
            </>
          )}
          <Pick
            legend={text.form.receiveBecame}
            options={became}
            value={disposition.value}
            set={(next) => (disposition.value = next)}
          />
        </>
      )}
      <FieldError id="receive-error" message={error.value} />
    </Frame>
  );
}
