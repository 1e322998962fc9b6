import type { Case, OrderAnswer } from "../../shared/contract.ts";
import { en as all } from "../strings/en-steps.ts";
import { Copy } from "./Copy.tsx";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Standing } from "./Standing.tsx";
import { Talk } from "./Talk.tsx";

const en = all.done;

/** Where the case stands: what happens, when, what if not; and what the shopper can do about it. */
export function Done(props: Props) {
  const { model, flow } = props;
  const open = model.current.value!;
  const others = model.order.value?.cases.filter(({ id }) => id !== open.id) ?? [];
  return (
    <>
      <Title>{en.titles[open.state]}</Title>
      <div class="g" aria-live="polite">
        {open.items.map((item) => (
          <Standing key={item.id} {...props} item={item} open={open} />
        ))}
      </div>
      {model.may("accept") && (
        <button class="b" onClick={() => (model.step.value = "choose")}>
          {en.choose}
        </button>
      )}
      <Copy label={en.reference} text={open.reference} />
      <Talk {...props} only={["message", "ask_person", "still", "contest", "withdraw"]} />
      {!model.linked && model.order.value && unitsLeft(model.order.value, open) && (
        <button class="l" onClick={flow.begin}>
          {en.fresh}
        </button>
      )}
      {others[0] && (
        <nav class="i" aria-label={en.others}>
          <small>{en.others}</small>
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

/** Whether a unit may be left that is neither refunded nor part of this case; the server knows for certain. */
function unitsLeft({ order }: OrderAnswer, { items }: Case): boolean {
  return order.lines.some(({ id, quantity, refundedQuantity }) => {
    const held = items.filter(({ lineId, state }) => lineId === id && state !== "withdrawn" && state !== "expired");
    // Not added up: a unit of this case may be one of those refunded.
    return quantity > Math.max(refundedQuantity, ...held.map((item) => item.quantity));
  });
}
