import { signal } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";
import type { Order, OrderAnswer, WithdrawalAnswer } from "../../shared/contract.ts";
import type { Model } from "../model.ts";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import css from "./withdraw.css";
import { withdrawWords } from "./withdraw-words.ts";
import type { WithdrawWords } from "./withdraw-words.ts";

/**
 * The statutory withdrawal in the panel. The button that leads here is its first step, the one button here its second;
 * nothing stands before or between them, and what is known of the order is filled in.
 */

export { css };

type Line = Order["lines"][number];
type Rest = Omit<Props, "model">;
type Around = { model: Model; say: WithdrawWords; state: State };

/** What is being declared: the units of each line that is meant, and who to write to. */
type State = ReturnType<typeof createState>;

function createState(model: Model) {
  const { order, withdrawal } = model.order.value!;
  const meant = order.lines.filter(({ id }) => !withdrawal || withdrawal.lines.includes(id));
  return {
    name: signal(order.customer.name ?? ""),
    contact: signal(order.customer.email),
    units: signal<Record<string, number>>(Object.fromEntries(meant.map((line) => [line.id, left(line)]))),
    received: signal<(WithdrawalAnswer & { contact: string }) | null>(null),
  };
}

const left = ({ quantity, refundedQuantity }: Line) => Math.max(1, quantity - refundedQuantity);

/** The step, in the shopper's language. */
export async function begin(model: Model) {
  const say = await withdrawWords(model.lang);
  const state = createState(model);
  const around = { model, say, state };
  return (rest: Rest) =>
    state.received.value ? <Received {...around} {...rest} /> : <Declaring {...around} {...rest} />;
}

async function send({ model, state, say }: Around): Promise<void> {
  const { order } = model.order.value!;
  const lines = Object.entries(state.units.value).map(([lineId, quantity]) => ({ lineId, quantity }));
  if (!lines[0]) return void (model.note.value = "pick");
  const [name, contact] = [state.name.value.trim(), state.contact.value.trim()];
  const body = { name, contact, order: order.number ?? order.id, lines, lang: say.lang };
  const received = await model.api.write<WithdrawalAnswer>("/v1/withdrawals", body);
  state.received.value = { ...received, contact };
  // The list of cases has one more; if it can't be had now, it comes with the next visit.
  const fresh = await model.api.get<OrderAnswer>(`/v1/order?lang=${model.lang}`).catch(() => null);
  if (fresh) model.order.value = fresh;
}

function Declaring({ model, say, state, format }: Around & Rest) {
  const { order, withdrawal } = model.order.value!;
  const { form } = say;
  const submit = (event: Event) => {
    event.preventDefault();
    void model.run(() => send({ model, say, state }));
  };
  return (
    <form onSubmit={submit} lang={say.lang}>
      <Title>{say.labels.withdraw}</Title>
      <p>
        {withdrawal && `${form.until(format.day(withdrawal.until))} `}
        {form.lead}
      </p>
      <fieldset>
        <legend>{form.goods}</legend>
        {order.lines.map((line) => (
          <LineCard key={line.id} line={line} state={state} say={say} />
        ))}
      </fieldset>
      <Field name="name" label={form.name} value={state.name} />
      <Field name="email" label={form.contact} value={state.contact} note={form.contactNote} />
      <div class="e f">
        <button class="b" aria-busy={model.busy.value}>
          {say.labels.confirm}
        </button>
      </div>
      <button type="button" class="l" onClick={() => void model.start()}>
        {form.back}
      </button>
    </form>
  );
}

function LineCard({ line, state: { units }, say: { form } }: Pick<Around, "state" | "say"> & { line: Line }) {
  const { [line.id]: count, ...others } = units.value;
  const set = (next: number) => (units.value = { ...others, [line.id]: Math.min(Math.max(next, 1), left(line)) });
  return (
    <div class={count ? "c on" : "c"}>
      <label class="r">
        <input type="checkbox" checked={!!count} onChange={() => (count ? (units.value = others) : set(left(line)))} />
        <span>
          {line.title} <small>{line.variant}</small>
        </span>
      </label>
      {count && left(line) > 1 && (
        <div class="r" role="group" aria-label={line.title}>
          <span class="w" />
          <button type="button" aria-label={form.fewer(line.title)} onClick={() => set(count - 1)}>
            −
          </button>
          <output>{count}</output>
          <button type="button" aria-label={form.more(line.title)} onClick={() => set(count + 1)}>
            +
          </button>
        </div>
      )}
    </div>
  );
}

type FieldProps = { name: "name" | "email"; label: string; value: Signal<string>; note?: string };

function Field({ name, label, value, note }: FieldProps) {
  const shared = {
    name,
    autocomplete: name,
    required: true,
    maxLength: 200,
    value: value.value,
    onInput: (event: Event) => (value.value = (event.currentTarget as HTMLInputElement).value),
  } as const;
  return (
    <label>
      {label}
      {name === "email" ? <input type="email" {...shared} /> : <input type="text" {...shared} />}
      {note && <small>{note}</small>}
    </label>
  );
}

/** The receipt, to read and to keep, and the way to where it stands. */
function Received({ model, say, state, flow }: Around & Rest) {
  const { id, caseId, receipt, contact } = state.received.value!;
  const [title, ...lines] = receipt.split("\n");
  // A mail link opens the one case it was sent for.
  const opens = caseId && (!model.linked || caseId === model.current.value?.id);
  const leave = async () => {
    await (opens ? flow.visit(caseId) : model.start());
    // What is declared next begins anew; where the way on is closed just now, the receipt stays.
    if (model.step.value !== "withdraw") state.received.value = null;
  };
  return (
    <>
      <Title key={id}>{title}</Title>
      <div class="i" dir="auto" lang={say.lang}>
        {lines.join("\n").trim()}
      </div>
      <p>{say.receipt.mailed(contact)}</p>
      <button class="b" onClick={() => save(id, receipt)}>
        {say.receipt.save}
      </button>
      <button onClick={() => void leave()}>{opens ? say.receipt.follow : say.form.back}</button>
    </>
  );
}

function save(id: string, receipt: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([receipt], { type: "text/plain;charset=utf-8" }));
  link.download = `${id}.txt`;
  link.click();
  // The browser has its own hold on it by the next minute.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
