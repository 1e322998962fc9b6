import type { DeskCase, StandingSignal } from "../shared/contract.ts";
import { useDesk } from "./context.ts";
import { date, money, share } from "./format.ts";
import { signalNames, text } from "./strings.ts";

/** The signals for which a case went to a person: what was counted, from which cases, and how often it was right. */
export function Signals({ shown }: { shown: DeskCase }) {
  if (shown.signals.length === 0) return null;
  return (
    <section class="signals">
      <h2>{text.signals.title}</h2>
      <p class="quiet small">{text.signals.lead}</p>
      {shown.signals.map((signal, index) => (
        <Standing key={`${shown.case.id} ${index}`} signal={signal} shown={shown} />
      ))}
    </section>
  );
}

function Standing({ signal, shown }: { signal: StandingSignal; shown: DeskCase }) {
  return (
    <div class="signal">
      <h3>{signalNames[signal.signal]}</h3>
      <p>{countedWords(signal)}</p>
      <About signal={signal} shown={shown} />
      <Sources from={signal.from} />
      <p class="quiet small">{beforeWords(signal)}</p>
      <WrongHere signal={signal} />
    </div>
  );
}

/** "3 counted. One of us looks from 2 on.", or "2 of 5 orders, 40 %. …". */
function countedWords({ got, limit, rate }: StandingSignal): string {
  if (!rate) return text.signals.counted(got, limit);
  return text.signals.share(rate.refunds, rate.orders, share(got), share(limit), rate.minimumOrders);
}

function beforeWords({ before: { upheld, overturned } }: StandingSignal): string {
  const decided = upheld + overturned;
  return decided === 0 ? text.signals.undecided : text.signals.before(overturned, decided);
}

/** Which items it is about, where a case has others too. */
function About({ signal, shown }: { signal: StandingSignal; shown: DeskCase }) {
  if (signal.items.length === shown.items.length) return null;
  const titles = shown.items.filter(({ id }) => signal.items.includes(id)).map(({ title }) => title);
  return <p class="quiet small">{text.signals.about(titles.join(", "))}</p>;
}

function Sources({ from }: Pick<StandingSignal, "from">) {
  return (
    <ul class="sources" aria-label={text.signals.from}>
      {from.map(({ id, reference, openedAt, amount, currency }, index) => (
        <li key={`${id} ${index}`}>
          <a href={`#${id}`}>{reference}</a> <span class="quiet">{date(openedAt)}</span>
          {amount !== null && <span class="amount">{money(amount, currency)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** One click, sent with whatever is decided: so it is always said by whoever decided, and never without deciding. */
function WrongHere({ signal: { signal, wrong } }: { signal: StandingSignal }) {
  const desk = useDesk();
  if (wrong) return <p class="small strong">{text.signals.marked}</p>;
  if (!desk.canJudge()) return null;
  const marked = desk.wrong.value.includes(signal);
  return (
    <label class="check">
      <input type="checkbox" checked={marked} onChange={() => desk.markWrong(signal, !marked)} />
      <span>
        {text.signals.wrong} <span class="quiet small">{text.signals.wrongHelp}</span>
      </span>
    </label>
  );
}
