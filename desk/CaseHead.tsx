import type { RefObject } from "preact";
import type { DeskCase } from "../shared/contract.ts";
import { shopperName } from "./changes.ts";
import { Clock } from "./Clock.tsx";
import { useDesk } from "./context.ts";
import { dateTime, money, span, timeOfDay } from "./format.ts";
import { keyOf } from "./keys.ts";
import { CaseMarks, Satisfaction } from "./Marks.tsx";
import { atStake } from "./drafts.ts";
import { PresentInCase } from "./Present.tsx";
import { actionNames, stateNames, text } from "./strings.ts";

type Props = { shown: DeskCase; heading: RefObject<HTMLHeadingElement | null> };

export function CaseHead({ shown, heading }: Props) {
  const { case: open } = shown;
  return (
    <header class="case-head">
      <a class="back" href="#queue">
        {text.case.back}
      </a>
      <div class="case-line">
        <h2 ref={heading} tabIndex={-1}>
          {open.reference} <span class="quiet">{shopperName(shown)}</span>
        </h2>
        <span class="state">{stateNames[open.state]}</span>
        <CaseMarks shown={shown} />
        <PresentInCase id={open.id} />
      </div>
      <div class="case-line">
        {open.responseDue?.who === "staff" && <Clock due={open.responseDue.at} />}
        <span>
          <span class="amount big">{money(atStake(shown), open.currency)}</span>{" "}
          <span class="quiet">{text.case.atStake}</span>
        </span>
        <time class="quiet small end" dateTime={open.openedAt}>
          {dateTime(open.openedAt)}
        </time>
      </div>
      <Holder shown={shown} />
      <Satisfaction shown={shown} />
    </header>
  );
}

/** Who has the case. Two people never work on one. */
function Holder({ shown }: { shown: DeskCase }) {
  const desk = useDesk();
  const { lease } = shown;
  // A proposal is answered without picking the case up.
  const proposed = shown.items.some(({ proposal }) => proposal !== null);
  const waits = shown.case.responseDue?.who === "staff" && !proposed;
  return (
    <div class={lease?.mine ? "holder mine" : "holder"}>
      <p>{holderText(shown, desk.time.value, desk.can("pick_up"))}</p>
      {desk.can("pick_up") && <Quick action="pick_up" weight={waits ? "primary" : "plain"} />}
      {desk.can("take_over") && (
        <button type="button" onClick={() => desk.compose("take_over")}>
          {actionNames.take_over} <kbd>{keyOf.take_over}</kbd>
        </button>
      )}
      {desk.can("release") && <Quick action="release" weight="plain" />}
    </div>
  );
}

function holderText({ lease, case: { responseDue: due } }: DeskCase, time: number, free: boolean): string {
  if (!lease && due?.who !== "staff") return text.case.notOurs;
  if (!lease) return free ? text.case.nobody : text.case.another;
  const until = timeOfDay(lease.until);
  return lease.mine
    ? text.case.mine(until, span(Math.max(0, Date.parse(lease.until) - time)))
    : text.case.theirs(lease.name, until);
}

function Quick({ action, weight }: { action: "pick_up" | "release"; weight: "primary" | "plain" }) {
  const desk = useDesk();
  return (
    <button
      type="button"
      class={weight === "primary" ? "primary" : undefined}
      aria-disabled={desk.busy.value !== null}
      onClick={() => void desk.act(action, {})}
    >
      {actionNames[action]} <kbd>{keyOf[action]}</kbd>
    </button>
  );
}
