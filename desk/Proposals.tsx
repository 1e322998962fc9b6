import type { DeskCase, DeskItem, Proposal } from "../shared/contract.ts";
import { useDesk } from "./context.ts";
import { approve } from "./actions/quick.ts";
import { money, timeOfDay, dayOf } from "./format.ts";
import { keyOf } from "./keys.ts";
import { conditionNames, remedyNames, text, waiverReasonNames } from "./strings.ts";

/** What waits for another person's approval, above everything else of its case. */
export function Proposals({ shown }: { shown: DeskCase }) {
  const proposed = shown.items.filter((item): item is Proposed => item.proposal !== null);
  const first = proposed[0];
  if (!first) return null;
  return (
    <section class="proposal" aria-labelledby="proposal-title">
      <h3 id="proposal-title">{titleOf(first.proposal)}</h3>
      {proposed.map((item) => (
        <Proposed key={item.id} item={item} currency={shown.case.currency} />
      ))}
      <Answer proposal={first.proposal} />
    </section>
  );
}

type Proposed = DeskItem & { proposal: Proposal };

function titleOf({ by, mine, mayApprove }: Proposal): string {
  if (mayApprove) return text.proposal.asks(by);
  return mine ? text.proposal.waiting : text.proposal.others(by);
}

function Proposed({ item, currency }: { item: Proposed; currency: string }) {
  const { gives, waives, text: words, note, kind, mine } = item.proposal;
  return (
    <div class="proposed">
      <p>
        <span class="quiet">{kind === "offer" ? text.proposal.offers : text.proposal.settles}</span> {item.quantity} ×{" "}
        {item.title}
      </p>
      <ul>
        {gives.map((one) => (
          <li key={one.remedy}>
            {remedyNames[one.remedy]} <span class="amount">{money(one.value, currency)}</span>
            <span class="quiet">
              , {one.goods === "keep" ? text.case.keep : text.case.comesBack}
              {one.above > 0 && `, ${text.proposal.above(money(one.above, currency))}`}
            </span>
          </li>
        ))}
        {waives.map(({ condition, reason }) => (
          <li key={condition}>{text.proposal.waives(conditionNames[condition], waiverReasonNames[reason])}</li>
        ))}
      </ul>
      {words !== null && <Said label={text.proposal.toShopper} words={words} />}
      {note !== null && <Said label={text.proposal.note(mine)} words={note} />}
    </div>
  );
}

function Said({ label, words }: { label: string; words: string }) {
  return (
    <p dir="auto">
      <span class="quiet">{label}:</span> “{words}”
    </p>
  );
}

function Answer({ proposal }: { proposal: Proposal }) {
  const desk = useDesk();
  const { mine, until } = proposal;
  return (
    <div class="row">
      {desk.can("approve") && (
        <button
          type="button"
          class="primary"
          aria-disabled={desk.busy.value !== null}
          onClick={() => void approve(desk)}
        >
          {text.proposal.approve} <kbd>{keyOf.approve}</kbd>
        </button>
      )}
      {desk.can("send_back") && (
        <button type="button" onClick={() => desk.compose("send_back")}>
          {mine ? text.proposal.takeBack : text.proposal.sendBack} <kbd>{keyOf.send_back}</kbd>
        </button>
      )}
      <p class="quiet small">{text.proposal.until(dayOf(until), timeOfDay(until))}</p>
    </div>
  );
}
