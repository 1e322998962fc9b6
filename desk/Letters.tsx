import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { DeadLetter } from "../shared/contract.ts";
import { Notice } from "./Case.tsx";
import { useDesk } from "./context.ts";
import { dateTime } from "./format.ts";
import { text } from "./strings.ts";

const say = text.letters;

/** What could not be delivered, for leads: what it is, what went wrong, and two ways on. */
export function Letters() {
  const desk = useDesk();
  const letters = desk.letters.value;
  const waiting = desk.deadLetters.value;
  useEffect(() => void desk.refreshLetters(), [desk, waiting]);
  return (
    <main class="letters" aria-labelledby="letters-title">
      <h2 id="letters-title">{say.title}</h2>
      <p class="quiet">{say.lead}</p>
      <Notice />
      {letters === null ? (
        <p class="empty quiet">{say.loading}</p>
      ) : letters.length === 0 ? (
        <p class="empty strong">{say.none}</p>
      ) : (
        <ol>
          {letters.map((letter) => (
            <li key={letter.id}>
              <Letter letter={letter} />
            </li>
          ))}
        </ol>
      )}
      {desk.nextLetters.value !== null && (
        <button type="button" class="plain wide" onClick={() => void desk.moreLetters()}>
          {text.queue.more}
        </button>
      )}
    </main>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const desk = useDesk();
  const { id, channel, about, to, problem, tries, at, again } = letter;
  return (
    <article aria-label={`${say.kinds[channel]}: ${about ?? say.code}`}>
      <p class="letter-line">
        <span class="tag">{say.kinds[channel]}</span>
        <span class="strong">{channel === "facts" ? text.queue.order(about ?? "") : (about ?? say.code)}</span>
        {to !== null && <span class="quiet">{say.to[channel](to)}</span>}
      </p>
      <p>{problem ?? say.noReason}</p>
      <p class="quiet small">{say.given(tries, dateTime(at))}</p>
      <div class="letter-ways">
        {again && (
          <button
            type="button"
            class="primary"
            disabled={desk.busy.value !== null}
            onClick={() => void desk.replayLetter(id)}
          >
            {channel === "facts" ? say.look : say.again}
          </button>
        )}
        <Discard id={id} />
      </div>
    </article>
  );
}

/** A reason is asked for, since what is given up here never arrives. */
function Discard({ id }: { id: number }) {
  const desk = useDesk();
  const field = useId();
  const reason = useSignal("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.value.trim() !== "") void desk.discardLetter(id, reason.value.trim());
  };
  return (
    <details>
      <summary>{say.discard}</summary>
      <form onSubmit={submit}>
        <label for={field}>{say.reason}</label>
        <input
          id={field}
          required
          maxLength={500}
          autocomplete="off"
          value={reason}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
        <button class="plain" disabled={desk.busy.value !== null}>
          {say.discardNow}
        </button>
      </form>
    </details>
  );
}
