import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BacktestAnswer, Flip, Outcomes, PolicyCompareAnswer } from "../../shared/contract.ts";
import { date, dateTime, money, shortHash } from "../format.ts";
import { useEditor } from "./context.ts";
import { outcomeWords, reasonWords, text } from "./strings.ts";

/** What differs, what it would have done, and the versions there were. */

const outcomes = Object.keys(outcomeWords) as Outcomes[];

export function Changes() {
  const editor = useEditor();
  const changes = editor.changes.value;
  const answer = editor.moves.value;
  const idle = new Set(answer?.changes.filter((change) => change.idle).map(({ text: said }) => said));
  useEffect(() => void editor.weigh(), [editor, editor.draft.value, editor.live.value]);
  return (
    <section class="sheet" aria-labelledby="changes-title">
      <h3 id="changes-title">{text.changes.title}</h3>
      <p class="quiet">{text.changes.lead}</p>
      {!editor.whole.value && <p class="hint warning">{text.notWhole}</p>}
      {changes.length === 0 && editor.whole.value && <p>{text.changes.none}</p>}
      <ol class="changes">
        {changes.map((change) => (
          <li key={`${change.path} ${change.text}`}>
            {change.text} {idle.has(change.text) && <span class="quiet small">{text.changes.idle}</span>}
          </li>
        ))}
      </ol>
      {changes.length > 0 && <Moves answer={answer} />}
    </section>
  );
}

/** The orders that are decided otherwise, in words. */
function Moves({ answer }: { answer: PolicyCompareAnswer | null | undefined }) {
  const words = text.changes;
  return (
    <div aria-live="polite" aria-busy={answer === undefined}>
      <h4>{words.moves}</h4>
      {!answer && <p class="quiet">{answer === null ? words.unknown : words.looking}</p>}
      {answer?.moves.length === 0 && <p>{words.noMoves}</p>}
      <ul class="changes moves">
        {answer?.moves.map((move) => (
          <li key={move.text}>
            {move.text} <span class="quiet small">{words.example(move.example)}</span>
          </li>
        ))}
      </ul>
      {answer && answer.more > 0 && <p class="quiet">{words.more(answer.more)}</p>}
      {answer?.sampled && <p class="quiet small">{words.sampled}</p>}
    </div>
  );
}

export function Past() {
  const editor = useEditor();
  const words = text.past;
  const tried = editor.tried.value;
  const running = editor.busy.value === "backtest";
  return (
    <section class="sheet" aria-labelledby="past-title" aria-busy={running}>
      <h3 id="past-title">{words.title}</h3>
      <p class="quiet">{words.lead}</p>
      <div class="row">
        <button type="button" class="primary" disabled={!editor.whole.value} onClick={() => void editor.backtest()}>
          {running ? words.running : words.run}
        </button>
      </div>
      <div aria-live="polite">{tried && (tried.items === 0 ? <p>{words.none}</p> : <Tried tried={tried} />)}</div>
    </section>
  );
}

function Tried({ tried }: { tried: BacktestAnswer }) {
  const words = text.past;
  return (
    <div class="tried">
      <p>
        {words.cases(tried.items)} {words.changed(tried.changed)} {tried.more && words.more}
      </p>
      <Matrix matrix={tried.matrix} caption={words.before} />
      <table>
        <caption>{words.sums}</caption>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.atTheTime}</th>
            <th scope="col">{words.underDraft}</th>
          </tr>
        </thead>
        <tbody>
          {tried.automatic.map(({ currency, before, after }) => (
            <tr key={currency}>
              <th scope="row">{words.automatic(currency)}</th>
              <td>{money(before, currency)}</td>
              <td>{money(after, currency)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.persons}</th>
            <td>{tried.persons.before}</td>
            <td>{tried.persons.after}</td>
          </tr>
          <tr>
            <th scope="row">{words.longest}</th>
            <td>{busiest(tried.longest.before)}</td>
            <td>{busiest(tried.longest.after)}</td>
          </tr>
        </tbody>
      </table>
      <Flips flips={tried.flips} title={words.flips} when={[words.atTheTime, words.underDraft]} />
      <div>
        <p class="strong small">{words.unknown}</p>
        <ul class="quiet small dashed">
          {tried.unknown.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const busiest = (day: BacktestAnswer["longest"]["before"]) =>
  day ? `${day.persons} (${date(day.day)})` : text.past.noDay;

/** From what to what: what stays as it is stands in the diagonal. */
export function Matrix({ matrix, caption }: Pick<BacktestAnswer, "matrix"> & { caption: string }) {
  return (
    <table class="matrix">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.past.outcome}</th>
          {outcomes.map((after) => (
            <th key={after} scope="col">
              {outcomeWords[after]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map((before) => (
          <tr key={before}>
            <th scope="row">{outcomeWords[before]}</th>
            {outcomes.map((after) => (
              <td key={after} class={before === after ? "same" : matrix[before][after] > 0 ? "moved" : ""}>
                {matrix[before][after]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FlipsProps = { flips: readonly Flip[]; title: string; when: readonly [before: string, after: string] };

/** Items that came to something else under another version, each with both explanations. */
export function Flips({ flips, title, when }: FlipsProps) {
  const words = text.past;
  if (flips.length === 0) return <p>{words.noFlips}</p>;
  return (
    <>
      <h4>{title}</h4>
      <ul class="flips">
        {flips.map((flip) => (
          <li key={`${flip.case} ${flip.item}`}>
            <p>
              <a href={`#${flip.case}`}>{flip.reference}</a> {flip.quantity} × {flip.title},{" "}
              {reasonWords[flip.reason].toLowerCase()} <span class="quiet small">{dateTime(flip.at)}</span>
            </p>
            <p class="small">{words.was(outcomeWords[flip.before.outcome], outcomeWords[flip.after.outcome])}</p>
            <Whys flip={flip} when={when} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Whys({ flip, when }: { flip: Flip; when: FlipsProps["when"] }) {
  const told = (offers: typeof flip.before.offers) => [
    ...new Set(offers.flatMap((offer) => offer.why.map((why) => why.text))),
  ];
  const rows = [
    [when[0], told(flip.before.offers)],
    [when[1], told(flip.after.offers)],
  ] as const;
  return (
    <>
      {rows.map(([version, why]) => (
        <p key={version} class="quiet small">
          {version}: {why.length > 0 ? why.join(" ") : text.past.inside}
        </p>
      ))}
    </>
  );
}

export function Versions() {
  const editor = useEditor();
  const asked = useSignal<string | null>(null);
  const words = text.versions;
  const answer = editor.live.value;
  if (!answer) return null;
  return (
    <section class="sheet" aria-labelledby="versions-title">
      <h3 id="versions-title">{words.title}</h3>
      <p class="quiet">{words.lead}</p>
      <ol class="versions">
        {answer.versions.map((version, index) => (
          <li key={`${version.hash} ${version.since}`}>
            <p>
              <span class="strong">{dateTime(version.since)}</span> {version.by ?? words.nobody}{" "}
              <code class="quiet">{shortHash(version.hash)}</code>{" "}
              {index === 0 && <span class="tag chosen-tag">{words.live}</span>}
            </p>
            <p class="quiet breakable">{version.note ?? words.noNote}</p>
            {version.hash !== answer.live.hash && (
              <VersionActions
                asked={asked.value === version.since}
                ask={(on) => (asked.value = on ? version.since : null)}
                version={version}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type AskProps = {
  title: string;
  lead: string;
  sure: string;
  /** Said in its place while it is under way. */
  going: string;
  act: () => Promise<unknown>;
  close: () => void;
};

/** Asked once more where it was pressed, before it holds for shoppers. */
export function Ask({ title, lead, sure, going, act, close }: AskProps) {
  const { isGoing, isTaken, go } = useStep(act, close);
  return (
    <div class="ask" role="group" aria-label={title}>
      <p>
        <span class="strong">{title}</span> {lead}
      </p>
      <div class="row">
        <button type="button" class="primary" aria-disabled={isTaken} onClick={() => void go()}>
          {isGoing ? going : sure}
        </button>
        <button type="button" class="plain" aria-disabled={isGoing} onClick={() => !isGoing && close()}>
          {text.cancel}
        </button>
      </div>
    </div>
  );
}

/** A step that may take seconds: whether it is this one that is under way, and whether any is, which it can't begin beside. */
export function useStep(act: () => Promise<unknown>, then?: () => void) {
  const { busy } = useEditor();
  const going = useSignal(false);
  const isTaken = going.value || busy.value !== null;
  const go = async () => {
    if (isTaken) return;
    going.value = true;
    await act();
    going.value = false;
    then?.();
  };
  return { isGoing: going.value, isTaken, go };
}

type ActionsProps = { asked: boolean; ask: (on: boolean) => void; version: { hash: string; since: string } };

function VersionActions({ asked, ask, version: { hash, since } }: ActionsProps) {
  const editor = useEditor();
  const words = text.versions;
  if (asked) {
    return (
      <Ask
        title={words.backTitle(dateTime(since))}
        lead={words.backLead}
        sure={words.sure}
        going={words.going}
        act={() => editor.rollBack(hash)}
        close={() => ask(false)}
      />
    );
  }
  return (
    <div class="row">
      <button type="button" onClick={() => ask(true)}>
        {words.back} <span class="unseen">({dateTime(since)})</span>
      </button>
      <button type="button" class="plain" onClick={() => void editor.openVersion(hash)}>
        {words.open} <span class="unseen">({dateTime(since)})</span>
      </button>
    </div>
  );
}
