import type { Case, Item, Settlement } from "../../shared/contract.ts";
import type { Props } from "./later.tsx";
import { Copy } from "./Copy.tsx";
import { words } from "./words.ts";

const say = () => words().done;

type About = Props & { item: Item; open: Case };

/** One item's answer to the three questions: what happens, when, and what if not. */
export function Standing(props: About) {
  const { item, open } = props;
  const settlement = open.settlements.findLast(({ itemId, state }) => itemId === item.id && state !== "canceled");
  const said = happening(props, settlement);
  const when = timing(props, settlement);
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
        {said && <Besides {...props} settlement={settlement} />}
        {said && item.note && <dd>{item.note}</dd>}
        {item.state === "in_review" && item.chosen && <dd>{say().asked(wished(item))}</dd>}
        <SendBack {...props} />
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
      {settlement?.extra?.code && <Copy label={say().extraCode} text={settlement.extra.code} />}
      {settlement?.reference && <Copy label={say().shopReference} text={settlement.reference} />}
    </section>
  );
}

/** What comes with it: the difference of an exchange, and the little extra. */
function Besides({ open, format, settlement }: About & { settlement: Settlement | undefined }) {
  if (!settlement) return null;
  const { remedy, amount, extra } = settlement;
  return (
    <>
      {remedy === "exchange" && amount > 0 && <dd>{say().alsoBack(format.money(amount, open.currency))}</dd>}
      {extra && <dd>{words().choose.extra(extra.text)}</dd>}
    </>
  );
}

/** How goods that are still to be sent come back: where the remedy waits for them, and where it doesn't. */
function SendBack({ item: { back, state }, open, format }: About) {
  if (!back || back.goods || back.sentAt || state === "in_review") return null;
  const { address, instructions, label } = open.returns!;
  const { labelUrl, until } = back;
  const ask = { none: "", link: say().labelComing, on_request: say().labelAsk }[label];
  return (
    <dd>
      {state !== "awaiting_return" && say().early(format.day(until))}
      {labelUrl && (
        <p>
          <a class="l" href={labelUrl} target="_blank" rel="noreferrer">
            {say().label(new URL(labelUrl).host)}
          </a>
        </p>
      )}
      {!labelUrl && ask && <p>{ask}</p>}
      {address && <address>{say().sendTo(address)}</address>}
      {instructions && <p>{instructions}</p>} {say().enclose(open.reference)}
    </dd>
  );
}

const offerOf = (item: Item) => item.offers.find(({ remedy }) => remedy === item.chosen);

/** What is known of goods that come back, or told by the shopper; nothing before they are on their way. */
function whereabouts({ id, back }: Item, { timeline }: Case): keyof ReturnType<typeof say>["whereabouts"] | undefined {
  const known = timeline.findLast(
    ({ event, items }) => items?.includes(id) && (event === "sent_back" || event === "receive"),
  );
  return (known?.event as "sent_back" | "receive" | undefined) ?? (back?.sentAt ? "sent" : undefined);
}

const wished = ({ chosen, variant }: Item) => words().choose.names[chosen!] + (variant ? ` (${variant})` : "");

/** What is being done for the item, in a sentence or two; null where nothing is under way. */
function happening(props: About, settlement: Settlement | undefined): string | null {
  const { item, open, format } = props;
  const offer = offerOf(item);
  const remedy = settlement?.remedy ?? item.chosen;
  const stage = say().stages[item.state];
  if (!stage || !remedy) return null;
  const { amount, bonus } = settlement ?? offer ?? { amount: 0, bonus: 0 };
  const thing = `${item.quantity}\u00a0× ${item.title}${item.variant ? `, ${item.variant}` : ""}`;
  const sentence = stage[remedy]?.(format.money(amount + bonus, open.currency), offer?.to ?? say().yourPayment, thing);
  if (!sentence) return say().other;
  return item.state === "awaiting_return" ? `${waiting(item, open)} ${sentence}` : sentence;
}

/** What the remedy waits for, as the beginning of its sentence. */
function waiting(item: Item, open: Case): string {
  const known = whereabouts(item, open);
  const first = known ? say().whereabouts[known] : say().sendBack;
  const when = offerOf(item)?.return?.when ?? "received";
  // Their word for it is not yet what the remedy waits for.
  return `${first} ${say().once[known === "sent" && when === "sent_back" ? "seen" : when] ?? ""}`;
}

/** When, as far as it is known; null where nothing is awaited. */
function timing({ item, open, format }: About, settlement: Settlement | undefined): string | null {
  const offer = offerOf(item);
  const { state } = item;
  if (state === "in_review" || state === "awaiting_approval") {
    return open.responseDue?.who === "staff" ? say().hear(format.moment(open.responseDue.at)) : null;
  }
  if (state === "awaiting_evidence") return open.responseDue ? say().tellBy(format.day(open.responseDue.at)) : null;
  if (state === "awaiting_return") {
    return offer?.return && !whereabouts(item, open) ? say().sendBy(format.day(offer.return.until)) : null;
  }
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
