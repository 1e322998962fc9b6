import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { UnmatchedWithdrawal } from "../shared/contract.ts";
import { Clock } from "./Clock.tsx";
import { useDesk } from "./context.ts";
import { dateTime } from "./format.ts";
import { text } from "./strings.ts";

const say = text.withdrawals;

/** Withdrawals whose order a person has to find, above the queue: the law's clock runs for them already. */
export function Withdrawals() {
  const { withdrawals } = useDesk();
  if (withdrawals.value.length === 0) return null;
  return (
    <section class="unmatched" aria-labelledby="unmatched-title">
      <h3 id="unmatched-title">
        {say.title} <span class="count">{withdrawals.value.length}</span>
      </h3>
      <ul>
        {withdrawals.value.map((one) => (
          <li key={one.id}>
            <Unmatched one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unmatched({ one }: { one: UnmatchedWithdrawal }) {
  return (
    <details>
      <summary>
        <Clock due={one.due} /> {one.name} · {text.queue.order(one.order)}
      </summary>
      <p class="quiet small">
        {say.received(dateTime(one.receivedAt))} · {one.contact}
      </p>
      <Match one={one} />
      <Reply one={one} />
    </details>
  );
}

function Match({ one }: { one: UnmatchedWithdrawal }) {
  const desk = useDesk();
  const id = useId();
  const order = useSignal(one.order);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void desk.matchWithdrawal(one.id, order.value.trim());
  };
  return (
    <form onSubmit={submit}>
      <label for={id}>{say.order}</label>
      <input
        id={id}
        required
        maxLength={100}
        autocomplete="off"
        value={order}
        onInput={(event) => (order.value = event.currentTarget.value)}
      />
      <button class="primary" disabled={desk.busy.value !== null}>
        {say.match}
      </button>
    </form>
  );
}

/** What is written stays until it is sent, like every draft of the desk. */
function Reply({ one }: { one: UnmatchedWithdrawal }) {
  const desk = useDesk();
  const id = useId();
  const words = useSignal(desk.drafts.get(one.id) ?? "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (words.value.trim() !== "") void desk.answerWithdrawal(one.id, words.value.trim());
  };
  return (
    <form onSubmit={submit}>
      <label for={id}>{say.reply}</label>
      <textarea
        id={id}
        rows={3}
        required
        maxLength={10_000}
        value={words}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          desk.drafts.set(one.id, words.value);
        }}
      />
      <button class="plain" disabled={desk.busy.value !== null}>
        {say.answer}
      </button>
    </form>
  );
}
