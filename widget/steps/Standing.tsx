import type { Case, Item, Settlement } from "../../shared/contract.ts";
import type { Props } from "./later.tsx";
import { Copy } from "./Copy.tsx";
import { words } from "./words.ts";

const say = () => words().done;

type About = Props & { item: Item; open: Case };

/** One item's answer to the three questions: what happens, when, and what if not. */
export function Standing(props: About) {
  const { item, open, model } = props;
  const settlement = open.settlements.findLast(({ itemId, state }) => itemId === item.id && state !== "canceled");
  const said = happening(props, settlement);
  const when = timing(props, settlement);
  const address = item.state === "awaiting_return" && model.order.value?.look.returnAddress;
  return (
    <section class="i">
      {open.items[1] && (
        <h3>
          {item.quantity} × {item.title}
        </h3>
      )}
      <dl>
        <dt>{say().what}</dt>
        <dd>{said ?? item.note ?? say().states[item.state]}</dd>
        {said && item.note && <dd>{item.note}</dd>}
        {item.state === "in_review" && item.chosen && <dd>{say().asked(words().choose.names[item.chosen])}</dd>}
        {item.state === "awaiting_return" && (
          <dd>
            {address && <address>{say().sendTo(address)}</address>}
            {say().enclose(open.reference)}
          </dd>
        )}
        {when && (
          <>
            <dt>{say().when}</dt>
            <dd>{when}</dd>
            <dt>{say().ifNot}</dt>
            <dd>{otherwise(item, settlement)}</dd>
          </>
        )}
      </dl>
      {settlement?.creditCode && <Copy label={say().code} text={settlement.creditCode} />}
      {settlement?.reference && <Copy label={say().shopReference} text={settlement.reference} />}
    </section>
  );
}

/** What is being done for the item, in a sentence; null where nothing is under way. */
function happening({ item, open, format }: About, settlement: Settlement | undefined): string | null {
  const offer = item.offers.find(({ remedy }) => remedy === item.chosen);
  const remedy = settlement?.remedy ?? item.chosen;
  const stage = say().stages[item.state];
  if (!stage || !remedy) return null;
  const { amount, bonus } = settlement ?? offer ?? { amount: 0, bonus: 0 };
  const thing = `${item.quantity}\u00a0× ${item.title}`;
  return (
    stage[remedy]?.(format.money(amount + bonus, open.currency), offer?.to ?? say().yourPayment, thing) ?? say().other
  );
}

/** When, as far as it is known; null where nothing is awaited. */
function timing({ item, open, format }: About, settlement: Settlement | undefined): string | null {
  const offer = item.offers.find(({ remedy }) => remedy === item.chosen);
  const { state } = item;
  if (state === "in_review" || state === "awaiting_approval") {
    return open.responseDue?.who === "staff" ? say().hear(format.moment(open.responseDue.at)) : null;
  }
  if (state === "awaiting_evidence") return open.responseDue ? say().tellBy(format.day(open.responseDue.at)) : null;
  if (state === "awaiting_return") return offer?.return ? say().sendBy(format.day(offer.return.until)) : null;
  if (state !== "settling" && state !== "resolved") return null;
  if (state === "resolved" && settlement?.remedy === "store_credit") return say().now;
  const to = settlement?.expectedBy?.slice(0, 10) ?? offer?.arrives?.to;
  if (!to) return null;
  return settlement?.expectedBy ? say().by(format.span(to)) : say().between(format.span(offer!.arrives!.from, to));
}

function otherwise({ state }: Item, settlement: Settlement | undefined): string {
  if (state === "in_review" || state === "awaiting_approval") return say().ifSilent;
  if (state === "awaiting_evidence") return say().ifNotTold;
  if (state === "awaiting_return") return say().ifNoReturn;
  if (state !== "resolved" || settlement?.remedy !== "store_credit") return say().ifLate;
  return settlement.creditCode ? say().ifNoCode : say().ifNoCredit;
}
