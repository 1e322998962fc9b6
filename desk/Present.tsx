import { useComputed } from "@preact/signals";
import { useDesk } from "./context.ts";
import { initials, lookingAt } from "./model/presence.ts";
import { text } from "./strings.ts";

/** Who else is at a case, so that two people don't begin the same one. */

/** As many as a row has room for; the others are counted. */
const MOST = 3;

/** Beside a case in the queue: initials, and a word for whoever writes. */
export function PresentInRow({ id }: { id: string }) {
  const desk = useDesk();
  const people = useComputed(() => lookingAt(desk, id)).value;
  if (people.length === 0) return null;
  const more = people.slice(MOST).map(({ name }) => name);
  return (
    <span class="present-row">
      {people.slice(0, MOST).map(({ staff, name, typing }) => {
        const said = typing ? text.present.writing([name]) : text.present.looking([name]);
        return (
          <span key={staff} class={typing ? "who writes" : "who"} role="img" aria-label={said} title={said}>
            {initials(name)}
            {typing && ` ${text.present.writes}`}
          </span>
        );
      })}
      {more.length > 0 && (
        <span class="who" role="img" aria-label={text.present.looking(more)} title={text.present.looking(more)}>
          +{more.length}
        </span>
      )}
    </span>
  );
}

/** In the case's head. Only that somebody writes is spoken: who comes and goes would be a chatter. */
export function PresentInCase({ id }: { id: string }) {
  const desk = useDesk();
  const people = useComputed(() => lookingAt(desk, id)).value;
  const names = (typing: boolean) => people.filter((person) => person.typing === typing).map(({ name }) => name);
  const [looking, writing] = [names(false), names(true)];
  return (
    <span class="present end">
      {looking.length > 0 && <span class="looks">{text.present.lookingToo(looking)}</span>}
      <span role="status">{writing.length > 0 && <span class="writes">{text.present.writing(writing)}</span>}</span>
    </span>
  );
}
