import { useDesk } from "./context.ts";
import { clockOf, dateTime } from "./format.ts";

/** How long until someone is owed an answer. One of the two things on this page that may shout. */
export function Clock({ due }: { due: string }) {
  const { text, urgency } = clockOf(due, useDesk().time.value);
  return (
    <time class={`clock ${urgency}`} dateTime={due} title={dateTime(due)}>
      {text}
    </time>
  );
}
