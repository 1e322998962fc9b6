import type { QueueEntry } from "../shared/contract.ts";
import { Clock } from "./Clock.tsx";
import { useDesk } from "./context.ts";
import { money } from "./format.ts";
import { QueueMarks } from "./Marks.tsx";
import { PresentInRow } from "./Present.tsx";
import { stateNames, text } from "./strings.ts";
import { Withdrawals } from "./Withdrawals.tsx";

/** Who is waiting, the one whose time is up first on top. */
export function Queue() {
  const desk = useDesk();
  const cases = desk.queue.value;
  return (
    <nav id="queue" class="queue pane" aria-labelledby="queue-title">
      <h2 id="queue-title" class="pane-title">
        {text.queue.title}
        {cases !== null && cases.length > 0 && <span class="count">{count(cases, desk.nextCursor.value)}</span>}
      </h2>
      <Find />
      <Withdrawals />
      {cases === null ? (
        <p class="empty quiet">{text.queue.loading}</p>
      ) : cases.length === 0 ? (
        <EmptyQueue />
      ) : (
        <ol>
          {cases.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} current={entry.id === desk.opened.value?.id} />
            </li>
          ))}
        </ol>
      )}
      {desk.nextCursor.value !== null && (
        <button type="button" class="plain wide" onClick={() => void desk.more()}>
          {text.queue.more}
        </button>
      )}
    </nav>
  );
}

/** A case that waits for nobody here is found by what its shopper says, or by the note in their parcel. */
function Find() {
  const desk = useDesk();
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const reference = new FormData(event.currentTarget as HTMLFormElement).get("reference");
    void desk.open(String(reference).trim().toUpperCase());
  };
  return (
    <form class="find" role="search" onSubmit={find}>
      <input
        name="reference"
        aria-label={text.queue.find}
        placeholder={text.queue.findExample}
        required
        pattern="\s*[Aa]-[A-Za-z0-9]{5}\s*"
        title={text.queue.find}
        autocomplete="off"
      />
      <button class="plain">{text.queue.findGo}</button>
    </form>
  );
}

function count(cases: QueueEntry[], cursor: string | null): string {
  return cursor === null ? String(cases.length) : `${cases.length}+`;
}

function EmptyQueue() {
  return (
    <div class="empty">
      <p class="strong">{text.queue.empty}</p>
      <p class="quiet">{text.queue.emptyHelp}</p>
    </div>
  );
}

function Entry({ entry, current }: { entry: QueueEntry; current: boolean }) {
  return (
    <a href={`#${entry.id}`} aria-current={current ? "true" : undefined} class="entry">
      <span class="entry-line">
        <span>
          {entry.due ? <Clock due={entry.due} /> : <span class="quiet">{stateNames[entry.state]}</span>}
          <QueueMarks entry={entry} />
          <PresentInRow id={entry.id} />
        </span>
        <span class="amount">{money(entry.value, entry.currency)}</span>
      </span>
      <span class="entry-summary">{entry.summary}</span>
      <span class="entry-line quiet small">
        <span class="cut">
          {entry.reference} · {text.queue.order(entry.order)} · {entry.customer}
        </span>
        <Holder entry={entry} />
      </span>
    </a>
  );
}

function Holder({ entry }: { entry: QueueEntry }) {
  if (entry.lease?.mine) return <span class="tag held-mine">{text.queue.mine}</span>;
  if (entry.lease) return <span class="tag">{text.queue.heldBy(entry.lease.name)}</span>;
  return entry.waiting ? <span class="tag new-words">{text.queue.waiting}</span> : null;
}
