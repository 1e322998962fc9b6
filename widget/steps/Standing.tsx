import type { Case, Item, Settlement } from "../../shared/contract.ts";
import { en as all } from "../strings/en-steps.ts";
import type { Props } from "./later.tsx";
import { Copy } from "./Copy.tsx";

const en = all.done;

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
        <dt>{en.what}</dt>
        <dd>{said ?? item.note ?? en.states[item.state]}</dd>
        {said && item.note && <dd>{item.note}</dd>}
        {item.state === "in_review" && item.chosen && <dd>{en.asked(all.choose.names[item.chosen])}</dd>}
        {item.state === "awaiting_return" && (
          <dd>
            {address && <address>{en.sendTo(address)}</address>}
            {en.enclose(open.reference)}
          </dd>
        )}
        {when && (
          <>
            <dt>{en.when}</dt>
            <dd>{when}</dd>
            <dt>{en.ifNot}</dt>
            <dd>{otherwise(item, settlement)}</dd>
          </>
        )}
      </dl>
      {settlement?.creditCode && <Copy label={en.code} text={settlement.creditCode} />}
      {settlement?.reference && <Copy label={en.shopReference} text={settlement.reference} />}
    </section>
  );
}

/** What is being done for the item, in a sentence; null where nothing is under way. */
function happening({ item, open, format }: About, settlement: Settlement | undefined): string | null {
  const offer = item.offers.find(({ remedy }) => remedy === item.chosen);
  const remedy = settlement?.remedy ?? item.chosen;
  const stage = en.stages[item.state];
  if (!stage || !remedy) return null;
  const { amount, bonus } = settlement ?? offer ?? { amount: 0, bonus: 0 };
  const thing = `${item.quantity}\u00a0× ${item.title}`;
  return stage[remedy]?.(format.money(amount + bonus, open.currency), offer?.to ?? en.yourPayment, thing) ?? en.other;
}

/** When, as far as it is known; null where nothing is awaited. */
function timing({ item, open, format }: About, settlement: Settlement | undefined): string | null {
  const offer = item.offers.find(({ remedy }) => remedy === item.chosen);
  const { state } = item;
  if (state === "in_review" || state === "awaiting_approval") {
    return open.responseDue?.who === "staff" ? en.hear(format.moment(open.responseDue.at)) : null;
  }
  if (state === "awaiting_evidence") return open.responseDue ? en.tellBy(format.day(open.responseDue.at)) : null;
  if (state === "awaiting_return") return offer?.return ? en.sendBy(format.day(offer.return.until)) : null;
  if (state !== "settling" && state !== "resolved") return null;
  if (state === "resolved" && settlement?.remedy === "store_credit") return en.now;
  const to = settlement?.expectedBy?.slice(0, 10) ?? offer?.arrives?.to;
  if (!to) return null;
  return settlement?.expectedBy ? en.by(format.span(to)) : en.between(format.span(offer!.arrives!.from, to));
}

function otherwise({ state }: Item, settlement: Settlement | undefined): string {
  if (state === "in_review" || state === "awaiting_approval") return en.ifSilent;
  if (state === "awaiting_evidence") return en.ifNotTold;
  if (state === "awaiting_return") return en.ifNoReturn;
  if (state !== "resolved" || settlement?.remedy !== "store_credit") return en.ifLate;
  return settlement.creditCode ? en.ifNoCode : en.ifNoCredit;
}
