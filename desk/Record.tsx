import type { DeskCase } from "../shared/contract.ts";
import { shopperName } from "./changes.ts";
import { dateTime } from "./format.ts";
import { actorNames, eventNames, text } from "./strings.ts";
import { Veil } from "./Veil.tsx";

type Entry = {
  key: string;
  at: string;
  who: string;
  what: string;
  words: string | null;
  veiled: boolean;
  kind: string;
};

/** Every word and every step in the order they happened; staff notes among them, marked. */
export function Record({ shown }: { shown: DeskCase }) {
  return (
    <section aria-labelledby="record-title">
      <div class="record-head">
        <h3 id="record-title">{text.case.record}</h3>
        <ToKeep id={shown.case.id} />
      </div>
      <ol class="record">
        {entries(shown).map((entry) => (
          <li key={entry.key} class={`event ${entry.kind}`}>
            <time class="quiet small" dateTime={entry.at}>
              {dateTime(entry.at)}
            </time>
            <span>
              <span class="strong">{entry.who}</span> {entry.what}
            </span>
            {entry.words !== null && entry.veiled && (
              <Veil>
                <Said words={entry.words} />
              </Veil>
            )}
            {entry.words !== null && !entry.veiled && <Said words={entry.words} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Said({ words }: { words: string }) {
  return (
    <p class="said" dir="auto">
      {words}
    </p>
  );
}

/** The record as a page to print and as JSON: for proof, outside of this desk. */
function ToKeep({ id }: { id: string }) {
  const address = `/desk/api/cases/${encodeURIComponent(id)}/record`;
  return (
    <span class="to-keep">
      <a href={`${address}?as=page`} target="_blank" rel="noopener" title={text.case.recordPageHint}>
        {text.case.recordPage}
      </a>
      <a href={`${address}?as=json`} download title={text.case.recordJsonHint}>
        {text.case.recordJson}
      </a>
    </span>
  );
}

function entries(shown: DeskCase): Entry[] {
  const events = shown.timeline.filter(({ event }) => event !== "note").map((entry) => eventEntry(entry, shown));
  const notes = shown.notes.map((note, index) => ({
    key: `note ${index}`,
    at: note.at,
    who: note.by || actorNames.clock,
    what: `${eventNames.note}, ${text.case.staffOnly}`,
    words: note.text,
    veiled: false,
    kind: "note",
  }));
  return [...events, ...notes].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

type Recorded = DeskCase["timeline"][number];

function eventEntry(entry: Recorded, shown: DeskCase): Entry {
  const titles = (entry.items ?? []).flatMap((id) => shown.items.find((item) => item.id === id)?.title ?? []);
  const several = shown.items.length > 1 && titles.length > 0 && titles.length < shown.items.length;
  const event = eventNames[entry.event] ?? entry.event.replaceAll("_", " ");
  return {
    key: `event ${entry.seq}`,
    at: entry.at,
    who: whoOf(entry, shown),
    what: several ? `${event}: ${titles.join(", ")}` : event,
    // The first words stand at the top of the case, large.
    words: entry.event === "submit" ? null : (entry.text ?? null),
    veiled: entry.veiled,
    kind: entry.event === "message" ? `message ${entry.by}` : entry.by,
  };
}

function whoOf(entry: Recorded, shown: DeskCase): string {
  if (entry.by === "staff") return entry.staff ?? actorNames.staff;
  return entry.by === "shopper" ? shopperName(shown) : actorNames[entry.by];
}
