import type { Case, Item, OrderAnswer, TimelineEntry } from "../../shared/contract.ts";
import { Asked } from "./Asked.tsx";
import css from "./follow.css";
import { followWords } from "./follow-words.ts";
import type { Props } from "./later.tsx";
import { saveRecord } from "./record.ts";
import { Sent } from "./Sent.tsx";
import { Talk } from "./Talk.tsx";
import { words } from "./words.ts";

const say = followWords;

export { css };

/** What is asked of the shopper, before all else: a photo, an answer, whether it is right now. */
export function Asking(props: Props) {
  const { model, flow } = props;
  const open = model.current.value!;
  return (
    <>
      {open.items.filter(isAsked(flow)).map((item) => (
        <Asked key={item.id} {...props} item={item} />
      ))}
      {model.may("rate") && !open.followUpAt && <Rate {...props} />}
      {open.satisfied === "yes" && <p>{say().rate.thanks}</p>}
    </>
  );
}

/** Asked by us, or offered by the shopper, who wants to show more. */
const isAsked = (flow: Props["flow"]) => (item: Item) =>
  item.state === "awaiting_evidence" ||
  (flow.talking.value === "send_evidence" && flow.about("send_evidence")!.includes(item.id));

/** Both sides of the case: how it went so far, and all the shopper can still say or do. */
export function Follow(props: Props) {
  const { model, flow } = props;
  const open = model.current.value!;
  const others = model.order.value?.cases.filter(({ id }) => id !== open.id) ?? [];
  return (
    <>
      <Sent {...props} />
      <Timeline {...props} open={open} />
      {model.may("rate") && open.followUpAt && <Rate {...props} />}
      <Talk {...props} only={["message", "ask_person", "still", "contest", "withdraw"]} />
      {model.order.value?.withdrawal && <button onClick={model.declare}>{model.order.value.withdrawal.label}</button>}
      {flow.about("send_evidence") && !open.items.some(isAsked(flow)) && !flow.talking.value && (
        <button class="q" onClick={() => (flow.talking.value = "send_evidence")}>
          {say().asked.more}
        </button>
      )}
      <button class="l" onClick={() => void model.run(() => saveRecord(model.api, open))}>
        {say().record}
      </button>
      {!model.linked && model.order.value && unitsLeft(model.order.value, open) && (
        <button class="l" onClick={flow.begin}>
          {words().done.fresh}
        </button>
      )}
      {others[0] && (
        <nav class="i" aria-label={words().done.others}>
          <small>{words().done.others}</small>
          {others.map(({ id, reference }) => (
            <button key={id} class="l" onClick={() => void flow.visit(id)}>
              {reference}
            </button>
          ))}
        </nav>
      )}
    </>
  );
}

/** One tap. It stands below from the day it is settled; some days later a mail asks, and it comes first. */
function Rate({ model, flow, format }: Props) {
  const { followUpAt } = model.current.value!;
  return (
    <section class="i">
      <h3>{say().rate.title}</h3>
      <div class="p">
        <button class="q" aria-busy={model.busy.value} onClick={() => void flow.rate("yes")}>
          {say().rate.yes}
        </button>
        <button class="q" aria-busy={model.busy.value} onClick={() => void flow.rate("not_really")}>
          {say().rate.no}
        </button>
      </div>
      {followUpAt && <small>{say().rate.planned(format.day(followUpAt))}</small>}
    </section>
  );
}

function Timeline({ open, format }: Props & { open: Case }) {
  return (
    <section aria-labelledby="f">
      <h3 id="f">{say().talk}</h3>
      <ol aria-live="polite">
        {open.timeline.map((entry) => {
          const said = sentence(entry);
          return (
            said && (
              <li key={entry.seq}>
                {said}
                <small>{format.moment(entry.at)}</small>
                {entry.text && <q>{entry.text}</q>}
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

/** Who did what, in the shopper's words; null for what says nothing to them. */
function sentence({ by, event, staff, photos }: TimelineEntry): string | null {
  return say().events[event]?.(staff || say().us, photos, by === "shopper") ?? null;
}

/** Whether a unit may be left that is neither refunded nor part of this case; the server knows for certain. */
function unitsLeft({ order }: OrderAnswer, { items }: { items: Item[] }): boolean {
  return order.lines.some(({ id, quantity, refundedQuantity }) => {
    const held = items.filter(({ lineId, state }) => lineId === id && state !== "withdrawn" && state !== "expired");
    // Not added up: a unit of this case may be one of those refunded.
    return quantity > Math.max(refundedQuantity, ...held.map((item) => item.quantity));
  });
}
