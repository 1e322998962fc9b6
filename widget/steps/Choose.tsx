import type { Case, Item, Offer } from "../../shared/contract.ts";
import { Card } from "./Card.tsx";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Standing } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";
import { words } from "./words.ts";

const say = () => words().choose;

/** The remedies side by side, per item, none of them chosen beforehand. */
export function Choose(props: Props) {
  const { model, flow, format } = props;
  const open = model.current.value!;
  const left = flow.left();
  const waiting = left.find(({ state }) => state === "in_review");
  const due = open.responseDue?.who === "staff" ? format.moment(open.responseDue.at) : null;
  const until = sameDay(left, format);
  const title = heading(open, left);
  const submit = async (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    await flow.send();
    form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Title key={title}>{title}</Title>
        <p>{waiting ? `${waiting.note ?? ""} ${say().review(due)}` : say().lead}</p>
        {open.items.map((item) =>
          left.includes(item) ? (
            <Group key={item.id} {...props} item={item} open={open} waiting={!!waiting} until={until} />
          ) : (
            <Standing key={item.id} {...props} item={item} open={open} />
          ),
        )}
        {until && <small>{say().until(until)}</small>}
        <div class="e f">
          <button class="b" aria-busy={model.busy.value}>
            {say().send}
          </button>
          {waiting && (
            <button type="button" class="q" onClick={() => (model.step.value = "done")}>
              {say().leave}
            </button>
          )}
        </div>
      </form>
      <Talk {...props} only={["withdraw"]} />
    </>
  );
}

/** Whoever has chosen for some items reads what is left, not the same question again. */
function heading({ items, timeline }: Case, left: Item[]): string {
  const chosen = timeline.some(({ event }) => event === "accept" || event === "ask_person");
  if (!chosen || left.length === items.length) return say().title;
  return say().left(left.map(({ quantity, title }) => `${quantity} × ${title}`));
}

/** The day all these items' offers stand until; null when it isn't the same for all. */
function sameDay(items: Item[], format: Props["format"]): string | null {
  const days = new Set(items.map((item) => lastDay(item, format)));
  return days.size === 1 ? [...days][0]! : null;
}

function lastDay({ offers }: Item, format: Props["format"]): string | null {
  return offers[0] ? format.day(offers[0].expiresAt) : null;
}

type About = Props & { item: Item; open: Case };
type Around = { waiting: boolean; until: string | null };

function Group(props: About & Around) {
  const { item, open, flow, model, format, waiting } = props;
  const choice = flow.choice(item.id);
  const until = props.until ? null : lastDay(item, format);
  const shared = sharedWhy(item);
  return (
    <fieldset>
      <legend class={open.items[1] ? "" : "v"}>
        {item.quantity} × {item.title}
      </legend>
      {item.note && item.state !== "in_review" && <p>{item.note}</p>}
      {shared && !(waiting && shared === say().person) && <p>{shared}</p>}
      {item.offers.map((offer) => (
        <Card key={offer.remedy} {...props} offer={offer} why={shared ? "" : whyOf(offer)} />
      ))}
      {item.extra && <p>{extraOf(item)}</p>}
      {declines(item).map(({ names, why, instead }) => (
        <p key={why} class="n">
          <b>{say().not(names)}.</b> {why} {instead}
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
          <span>{say().else}</span>
        </label>
        {choice?.remedy === "else" && (
          <label>
            {say().wish} <small>{say().wishNote}</small>
            <textarea
              required={!model.may("ask_person")?.includes(item.id)}
              maxLength={10000}
              value={flow.words(item.id)}
              onInput={(event) => flow.write(item.id, event.currentTarget.value)}
            />
          </label>
        )}
      </div>
      {until && <small>{say().until(until)}</small>}
    </fieldset>
  );
}

/** The little extra, once for all the cards: it comes with whatever is settled, and is no reason to choose. */
function extraOf({ extra, offers }: Item): string {
  const all = offers.every(({ mode }) => mode === "automatic");
  return (all ? say().extra : say().extraAtOnce)(extra!.text);
}

/** What isn't possible, said once for all remedies that have the same reason. */
function declines({ declined }: Item): { why: string; names: string[]; instead: string }[] {
  const said = new Map<string, { why: string; names: string[]; instead: string }>();
  for (const { remedy, why, instead } of declined) {
    const text = why.map((each) => each.text).join(" ");
    const before = said.get(text);
    const others = instead.map((name) => say().inside(say().names[name])).join(", ");
    if (before) before.names.push(say().names[remedy]);
    else said.set(text, { why: text, names: [say().names[remedy]], instead: others && say().instead(others) });
  }
  return [...said.values()];
}

/** Why an offer is as it is, in kind words; empty where there is nothing to say. */
function whyOf({ why, mode }: Offer): string {
  return why.map(({ text }) => text).join(" ") || (mode === "person" ? say().person : "");
}

/** What all offers of an item have for a reason, to be said once; empty when they differ. */
function sharedWhy({ offers }: Item): string {
  const whys = new Set(offers.map(whyOf));
  return whys.size === 1 ? [...whys][0]! : "";
}
