import type { Case, Item, Offer } from "../../shared/contract.ts";
import { paying } from "../../shared/remedies.ts";
import type { Props } from "./later.tsx";
import { words } from "./words.ts";

const say = () => words().choose;

type About = Props & { item: Item; open: Case; offer: Offer };

/** One remedy to choose: what it gives, large; all that is worth knowing of it; and what choosing it still takes. */
export function Card(props: About & { why: string }) {
  const { item, open, offer, why, flow, format } = props;
  const { remedy, bonus } = offer;
  const on = flow.choice(item.id)?.remedy === remedy;
  const money = (minor: number) => format.money(minor, open.currency);
  const picked = variantOf(props);
  const lines = [...terms(offer, money, format), ...(why ? [why] : [])];
  return (
    <div class={on ? "c on" : "c"}>
      <label class="r">
        <input type="radio" name={item.id} checked={on} onChange={() => flow.choose(item.id, { remedy })} />
        <span>
          {say().over[remedy] ?? say().names[remedy]}
          {paying.has(remedy) ? (
            <strong>{money(offer.amount)}</strong>
          ) : (
            <strong class="o">{picked?.title ?? given(props)}</strong>
          )}
          {bonus > 0 && <em>{say().bonus(money(bonus))}</em>}
          {picked && picked.back > 0 && <em>{say().alsoBack(money(picked.back))}</em>}
          {remedy === "partial_refund" && <em>{say().keepIt}</em>}
          {lines.map((line) => (
            <small key={line}>{line}</small>
          ))}
        </span>
      </label>
      {on && <Which {...props} />}
      {on && <Consent {...props} />}
    </div>
  );
}

/** The variant picked, while its exchange is the choice. */
function variantOf({ item, offer, flow }: About): NonNullable<Offer["variants"]>[number] | undefined {
  const choice = flow.choice(item.id);
  return choice?.remedy === offer.remedy ? offer.variants?.find(({ id }) => id === choice.variant) : undefined;
}

/** What comes, where it isn't money. */
function given({ item, offer: { remedy } }: About): string {
  if (remedy === "replacement") return say().fresh(item.quantity);
  return say().gives[remedy] ?? say().names[remedy];
}

/** The list of an exchange, none of it chosen beforehand. */
function Which({ item, open, offer, flow, format }: About) {
  if (!offer.variants?.[0]) return null;
  const lacks = flow.lacking.value.includes(item.id);
  const hint = `t-${item.id}`;
  const also = (back: number) => (back ? ` (${say().alsoBack(format.money(back, open.currency))})` : "");
  return (
    <>
      <label>
        {say().which}
        <select
          aria-required="true"
          aria-invalid={lacks || undefined}
          aria-describedby={lacks ? hint : undefined}
          value={flow.choice(item.id)!.variant}
          onChange={(event) => flow.choose(item.id, { variant: event.currentTarget.value })}
        >
          <option value="">{words().confirm.pick}</option>
          {offer.variants.map(({ id, title, back }) => (
            <option key={id} value={id}>
              {title + also(back)}
            </option>
          ))}
        </select>
      </label>
      {lacks && (
        <b class="n" id={hint}>
          {say().pickOne}
        </b>
      )}
    </>
  );
}

/** The words that take a yes. */
function Consent({ item, offer, flow }: About) {
  if (!offer.consent) return null;
  const lacks = flow.lacking.value.includes(item.id);
  const hint = `t-${item.id}`;
  return (
    <>
      <label class="r">
        <input
          type="checkbox"
          aria-required="true"
          aria-invalid={lacks || undefined}
          aria-describedby={lacks ? hint : undefined}
          checked={flow.choice(item.id)!.consent}
          onChange={(event) => flow.choose(item.id, { consent: event.currentTarget.checked })}
        />
        <span>{offer.consent}</span>
      </label>
      {lacks && (
        <b class="n" id={hint}>
          {say().tick}
        </b>
      )}
    </>
  );
}

/** Everything worth knowing before choosing: where to, when, what goes back, what it costs. */
function terms(offer: Offer, money: (minor: number) => string, format: Props["format"]): string[] {
  const { remedy, to, parts, fees } = offer;
  const shipping = parts.find((part) => part.of === "shipping")?.amount;
  const back = offer.return;
  return [
    remedy === "refund" || remedy === "partial_refund" ? say().to(to) : to,
    arrival(offer, format),
    ...(shipping ? [say().shipping(money(shipping))] : []),
    ...fees.map((fee) => say().fee(money(fee.amount), fee.why)),
    back ? say().back(format.day(back.until), postage(back, money)) : remedy === "partial_refund" ? "" : say().keep,
  ].filter(Boolean);
}

/** When: on dates where nothing is waited for, else after what it waits for. */
function arrival({ arrives, return: back }: Offer, format: Props["format"]): string {
  if (!arrives) return say().after[back?.when ?? "received"] ?? "";
  if (arrives.from === arrives.to && format.isToday(arrives.from)) return say().today;
  return say().when(format.span(arrives.from, arrives.to));
}

function postage({ paidBy, cost }: NonNullable<Offer["return"]>, money: (minor: number) => string): string {
  return paidBy === "merchant" ? say().wePay : say().youPay(cost === null ? null : money(cost));
}
