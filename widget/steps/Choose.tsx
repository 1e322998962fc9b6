import type { Case, Item, Offer } from "../../shared/contract.ts";
import { en as all } from "../strings/en-steps.ts";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Standing } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";

const en = all.choose;

/** Refund, replacement and credit side by side, per item, none of them chosen beforehand. */
export function Choose(props: Props) {
  const { model, flow, format } = props;
  const open = model.current.value!;
  const waiting = open.state === "in_review";
  const due = open.responseDue?.who === "staff" ? format.moment(open.responseDue.at) : null;
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.send();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Title>{en.title}</Title>
        <p>{waiting ? `${open.items.find(({ note }) => note)?.note ?? ""} ${en.review(due)}` : en.lead}</p>
        {open.items.map((item) =>
          model.may("accept")?.includes(item.id) ? (
            <Group key={item.id} {...props} item={item} open={open} />
          ) : (
            <Standing key={item.id} {...props} item={item} open={open} />
          ),
        )}
        <div class="e f">
          <button class="b" aria-busy={model.busy.value}>
            {en.send}
          </button>
          {waiting && (
            <button type="button" class="q" onClick={() => (model.step.value = "done")}>
              {en.leave}
            </button>
          )}
        </div>
      </form>
      <Talk {...props} only={["withdraw"]} />
    </>
  );
}

type About = Props & { item: Item; open: Case };

function Group(props: About) {
  const { item, open, flow, model, format } = props;
  const choice = flow.choices.value[item.id];
  const until = item.offers[0]?.expiresAt;
  return (
    <fieldset>
      <legend class={open.items[1] ? "" : "v"}>
        {item.quantity} × {item.title}
      </legend>
      {item.note && open.state !== "in_review" && <p>{item.note}</p>}
      {item.offers.map((offer) => (
        <Card key={offer.remedy} {...props} offer={offer} />
      ))}
      {declines(item).map(({ names, why, instead }) => (
        <p key={why} class="n">
          <b>{en.not(names)}.</b> {why} {instead}
        </p>
      ))}
      <div class={choice?.remedy === "else" ? "c on" : "c"}>
        <label class="r">
          <input
            type="radio"
            name={item.id}
            checked={choice?.remedy === "else"}
            onChange={() => flow.choose(item.id, { remedy: "else" })}
          />
          <span>{en.else}</span>
        </label>
        {choice?.remedy === "else" && (
          <label>
            {en.wish} <small>{en.wishNote}</small>
            <textarea
              required={!model.may("ask_person")?.includes(item.id)}
              maxLength={10000}
              value={choice.wish}
              onInput={(event) => flow.choose(item.id, { wish: event.currentTarget.value })}
            />
          </label>
        )}
      </div>
      {until && <small>{en.until(format.day(until))}</small>}
    </fieldset>
  );
}

/** What isn't possible, said once for all remedies that have the same reason. */
function declines({ declined }: Item): { why: string; names: string[]; instead: string }[] {
  const said = new Map<string, { why: string; names: string[]; instead: string }>();
  for (const { remedy, why, instead } of declined) {
    const text = why.map((each) => each.text).join(" ");
    const before = said.get(text);
    const others = instead.map((name) => en.names[name].toLowerCase()).join(", ");
    if (before) before.names.push(en.names[remedy]);
    else said.set(text, { why: text, names: [en.names[remedy]], instead: others && en.instead(others) });
  }
  return [...said.values()];
}

function Card({ item, open, offer, flow, format }: About & { offer: Offer }) {
  const choice = flow.choices.value[item.id];
  const on = choice?.remedy === offer.remedy;
  const money = (minor: number) => format.money(minor, open.currency);
  return (
    <div class={on ? "c on" : "c"}>
      <label class="r">
        <input
          type="radio"
          name={item.id}
          checked={on}
          onChange={() => flow.choose(item.id, { remedy: offer.remedy })}
        />
        <span>
          {en.names[offer.remedy]}
          <strong>
            {offer.amount ? money(offer.amount) : en.fresh(item.quantity)}
            {offer.bonus > 0 && <em>{en.bonus(money(offer.bonus))}</em>}
          </strong>
          {terms(offer, money, format).map((line) => (
            <small key={line}>{line}</small>
          ))}
        </span>
      </label>
      {on && offer.consent && (
        <label class="r">
          <input
            type="checkbox"
            required
            checked={choice.consent}
            onChange={(event) => flow.choose(item.id, { consent: event.currentTarget.checked })}
          />
          <span>{offer.consent}</span>
        </label>
      )}
    </div>
  );
}

/** Everything worth knowing before choosing: where to, when, what goes back, what it costs. */
function terms(offer: Offer, money: (minor: number) => string, format: Props["format"]): string[] {
  const shipping = offer.parts.find((part) => part.of === "shipping")?.amount;
  return [
    offer.remedy === "refund" ? en.to(offer.to) : offer.to,
    arrival(offer, format),
    ...(shipping ? [en.shipping(money(shipping))] : []),
    ...offer.fees.map((fee) => en.fee(money(fee.amount), fee.why)),
    offer.return ? en.back(format.day(offer.return.until), postage(offer.return, money)) : en.keep,
    ...(offer.why[0] ? offer.why.map((why) => why.text) : offer.mode === "person" ? [en.person] : []),
  ];
}

function arrival({ arrives }: Offer, format: Props["format"]): string {
  if (!arrives) return en.afterReturn;
  if (arrives.from === arrives.to && format.isToday(arrives.from)) return en.today;
  return en.when(format.span(arrives.from, arrives.to));
}

function postage({ paidBy, cost }: NonNullable<Offer["return"]>, money: (minor: number) => string): string {
  return paidBy === "merchant" ? en.wePay : en.youPay(cost === null ? null : money(cost));
}
