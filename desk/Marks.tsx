import type { DeskCase, QueueEntry } from "../shared/contract.ts";
import { shopperName } from "./changes.ts";
import { dayOf } from "./format.ts";
import { staffReading } from "./reading.ts";
import { roleNames, safetyFirst, text } from "./strings.ts";

/** What sets a case apart at a glance, in the queue and in its head. */

export function QueueMarks({ entry }: { entry: QueueEntry }) {
  const { safety, reopened, test, approval, escalated } = entry;
  return (
    <>
      <Marks safety={safety} reopened={reopened} test={test} />
      {approval && <span class={`tag approval ${approval}`}>{text.marks.approval[approval]}</span>}
      {escalated && (
        <span class="tag approval other">
          {escalated.to ? text.marks.escalated(roleNames[escalated.to]) : text.marks.late}
        </span>
      )}
    </>
  );
}

export function CaseMarks({ shown }: { shown: DeskCase }) {
  const { test, satisfied, responseDue } = shown.case;
  const reopened = satisfied === "not_really" && responseDue?.who === "staff";
  return <Marks safety={(staffReading(shown.reading)?.safety ?? null) !== null} reopened={reopened} test={test} />;
}

function Marks({ safety, reopened, test }: { safety: boolean; reopened: boolean; test: boolean }) {
  return (
    <>
      {safety && <span class="tag safety">{safetyFirst}</span>}
      {reopened && <span class="tag reopened">{text.marks.reopened}</span>}
      {test && <span class="tag test">{text.marks.test}</span>}
    </>
  );
}

/** Over everything of a test order's case, however far it is scrolled. */
export function TestBar({ shown }: { shown: DeskCase }) {
  if (!shown.case.test) return null;
  return <p class="test-bar">{text.case.test}</p>;
}

/** Whether it is right now: when we ask, or what they said. */
export function Satisfaction({ shown }: { shown: DeskCase }) {
  const { satisfied, followUpAt } = shown.case;
  const name = shopperName(shown);
  if (satisfied !== null) return <p class={`satisfied ${satisfied}`}>{text.satisfied[satisfied](name)}</p>;
  return followUpAt === null ? null : <p class="satisfied">{text.satisfied.asks(name, dayOf(followUpAt))}</p>;
}
