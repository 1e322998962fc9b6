import type { DeskCase, TimelineEntry } from "../shared/contract.ts";
import { shopperName } from "./changes.ts";
import { dateTime } from "./format.ts";
import { actorNames, eventNames, text } from "./strings.ts";

type Entry = { key: string; at: string; who: string; what: string; words: string | null; kind: string };

/** Every word and every step in the order they happened; staff notes among them, marked. */
export function Record({ shown }: { shown: DeskCase }) {
  return (
    <section aria-labelledby="record-title">
      <h3 id="record-title">{text.case.record}</h3>
      <ol class="record">
        {entries(shown).map((entry) => (
          <li key={entry.key} class={`event ${entry.kind}`}>
            <time class="quiet small" dateTime={entry.at}>
              {dateTime(entry.at)}
            </time>
            <span>
              <span class="strong">{entry.who}</span> {entry.what}
            </span>
            {entry.words !== null && (
              <p class="said" dir="auto">
                {entry.words}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function entries(shown: DeskCase): Entry[] {
  const events = shown.timeline.filter(({ event }) => event !== "note").map((entry) => eventEntry(entry, shown));
  const notes = shown.notes.map((note, index) => ({
    key: `note ${index}`,
    at: note.at,
    who: note.by,
    what: `${eventNames.note}, ${text.case.staffOnly}`,
    words: note.text,
    kind: "note",
  }));
  return [...events, ...notes].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function eventEntry(entry: TimelineEntry, shown: DeskCase): Entry {
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
    kind: entry.event === "message" ? `message ${entry.by}` : entry.by,
  };
}

function whoOf(entry: TimelineEntry, shown: DeskCase): string {
  if (entry.by === "staff") return entry.staff ?? actorNames.staff;
  return entry.by === "shopper" ? shopperName(shown) : actorNames[entry.by];
}
