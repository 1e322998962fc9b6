import type { Order, Reason } from "../../shared/contract.ts";
import type { Picked } from "../model.ts";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { words } from "./words.ts";

const say = () => words().confirm;

type Line = Order["lines"][number];

/** Which items, how many of each, and what happened to each: everything that can be corrected, in one place. */
export function Lines(props: Props & { title: string; lead?: string }) {
  const { model, flow, title, lead } = props;
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.restate();
  };
  return (
    <form onSubmit={submit}>
      {lead && <p>{lead}</p>}
      <Title key={title}>{title}</Title>
      <div class="g" role="group" aria-label={say().which}>
        {model.order.value!.order.lines.map((line) => (
          <LineCard key={line.id} {...props} line={line} />
        ))}
      </div>
      <div class="e f">
        <button class="b" aria-busy={model.busy.value}>
          {say().next}
        </button>
      </div>
    </form>
  );
}

function LineCard(props: Props & { line: Line }) {
  const { model, flow, line } = props;
  const item = model.picked.value.find(({ lineId }) => lineId === line.id);
  const left = line.quantity - line.refundedQuantity;
  return (
    <div class={item ? "c on" : "c"}>
      <label class="r">
        <input type="checkbox" checked={!!item} disabled={left < 1} onChange={() => flow.toggle(line.id)} />
        {line.imageUrl && mayLoad(line.imageUrl) && (
          <img src={line.imageUrl} alt="" width="48" height="48" onError={hide} />
        )}
        <span>
          <b>{line.title}</b> <small>{left < 1 ? say().gone : line.variant}</small>
        </span>
      </label>
      {item && <Reasons {...props} item={item} />}
      {item && left > 1 && <Quantity {...props} item={item} left={left} />}
    </div>
  );
}

/** A page's rules stop a picture that comes unencrypted from elsewhere, and say so in its console. */
function mayLoad(address: string): boolean {
  return address.startsWith("https:") || address.startsWith(location.origin);
}

function hide(event: Event): void {
  (event.currentTarget as HTMLElement).hidden = true;
}

function Reasons({ model, flow, item }: Props & { item: Picked }) {
  const pick = (event: Event) =>
    flow.change(item.lineId, { reason: (event.currentTarget as HTMLSelectElement).value as Reason });
  return (
    <label>
      {say().reason}
      <select required value={item.reason} onChange={pick}>
        <option value="">{say().pick}</option>
        {model.order.value!.reasons.map(({ reason, label }) => (
          <option key={reason} value={reason}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Quantity({ flow, item, line, left }: Props & { item: Picked; line: Line; left: number }) {
  const set = (quantity: number) =>
    flow.change(item.lineId, { quantity: Math.min(Math.max(Math.trunc(quantity) || 1, 1), left) });
  return (
    <div class="r" role="group" aria-label={`${say().many} ${line.title}`}>
      <span class="w">{say().many}</span>
      <button type="button" aria-label={say().fewer} onClick={() => set(item.quantity - 1)}>
        −
      </button>
      <output>{item.quantity}</output>
      <button type="button" aria-label={say().more} onClick={() => set(item.quantity + 1)}>
        +
      </button>
    </div>
  );
}
