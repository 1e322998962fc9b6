import type { DeskCase, DeskItem, DeskSettlement } from "../shared/contract.ts";
import { useDesk } from "./context.ts";
import { date, money } from "./format.ts";
import { actionNames, remedyNames, settlementNames, text } from "./strings.ts";

/** What is being paid or sent, and what still needs a person's hand. Absent while there is none. */
export function Settlements({ shown }: { shown: DeskCase }) {
  if (shown.settlements.length === 0) return null;
  return (
    <section aria-labelledby="settlements-title">
      <h3 id="settlements-title">{text.case.settlements}</h3>
      <ul class="settlements">
        {shown.settlements.map((settlement) => (
          <SettlementLine key={settlement.id} settlement={settlement} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function SettlementLine({ settlement, shown }: { settlement: DeskSettlement; shown: DeskCase }) {
  const desk = useDesk();
  const item = shown.items.find(({ id }) => id === settlement.itemId);
  const open = settlement.byHand && recordable(settlement, shown);
  return (
    <li class={`settlement ${settlement.state}`}>
      <span>
        <span class="strong">{remedyNames[settlement.remedy]}</span> {item?.title}
        {settlement.remedy === "exchange" && item?.variant && `: ${item.variant}`}
      </span>
      <span class="amount">{worth(settlement, shown.case.currency)}</span>
      <span class="small">
        <span class="state">{progress(settlement, item)}</span> <span class="quiet">{details(settlement)}</span>
        {overPayments(settlement, shown.case.currency)}
      </span>
      {settlement.problem && <span class="problem small">{settlement.problem}</span>}
      {open && (
        <button type="button" onClick={() => desk.compose("record_outcome", settlement.id)}>
          {actionNames.record_outcome}
        </button>
      )}
    </li>
  );
}

function recordable({ itemId }: DeskSettlement, shown: DeskCase): boolean {
  const allowed = shown.availableActions.find(({ action }) => action === "record_outcome");
  return allowed?.items?.includes(itemId) ?? false;
}

/** A settlement agreed on waits for the goods, where they come back first, as far as the policy says. */
function progress({ state, remedy }: DeskSettlement, item: DeskItem | undefined): string {
  if (state !== "scheduled" || item?.state !== "awaiting_return") return settlementNames[state];
  const back = item.offers.find((offer) => offer.remedy === remedy)?.return;
  return text.case.afterReturn[back?.when ?? "received"];
}

function worth(settlement: DeskSettlement, currency: string): string {
  if (settlement.amount === 0) return "";
  const bonus = settlement.bonus > 0 ? ` ${text.case.extra(money(settlement.bonus, currency))}` : "";
  return money(settlement.amount, currency) + bonus;
}

/** Where it isn't all over one payment, or a person sends it: how much over which. */
function overPayments({ over, byHand }: DeskSettlement, currency: string) {
  if (over.length < 2 && !byHand) return null;
  const parts = over.map(({ payment, amount }) => text.case.over(money(amount, currency), payment));
  return <span class="quiet"> {parts.join(", ")}</span>;
}

function details(settlement: DeskSettlement): string {
  return [
    settlement.byHand ? text.case.byHand : null,
    settlement.attempts > 1 ? text.case.attempts(settlement.attempts) : null,
    settlement.reference,
    settlement.creditCode,
    settlement.extra && text.case.withExtra(settlement.extra.text),
    settlement.extra?.code,
    settlement.expectedBy ? text.case.expected(date(settlement.expectedBy)) : null,
  ]
    .filter(Boolean)
    .join(" · ");
}
