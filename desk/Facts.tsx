import type { DeskCase, Order } from "../shared/contract.ts";
import { useDesk } from "./context.ts";
import { date, money, webAddress } from "./format.ts";
import { Signals } from "./Signals.tsx";
import { stateNames, text } from "./strings.ts";

/** The third column: what we know about the order and the person, for whoever decides. */
export function Facts() {
  const shown = useDesk().shown.value;
  if (!shown) return <aside class="facts pane" aria-label={text.facts.title} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
    <aside class="facts pane" aria-label={text.facts.title} tabIndex={0}>
      <Signals shown={shown} />
      <Money shown={shown} />
      <OrderFacts order={shown.order} />
      <Lines order={shown.order} />
      <Shopper shown={shown} />
    </aside>
  );
}

function Money({ shown }: { shown: DeskCase }) {
  const { paid, refunded, reserved, left } = shown.money;
  const amount = (minor: number) => money(minor, shown.case.currency);
  return (
    <section>
      <h2>{text.facts.money}</h2>
      <dl class="sums">
        <Pair name={text.facts.paid} value={amount(paid)} />
        <Pair name={text.facts.refunded} value={amount(refunded)} />
        <Pair name={text.facts.reserved} value={amount(reserved)} />
        <div class="total">
          <dt>{text.facts.left}</dt>
          <dd class="amount">{amount(left)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function OrderFacts({ order }: { order: Order }) {
  return (
    <section>
      <h2>
        {text.facts.order} {order.number ?? order.id}
      </h2>
      <dl class="facts-list">
        <Pair name={text.facts.placed} value={date(order.placedAt)} />
        {order.expectedAt && <Pair name={text.facts.expected} value={date(order.expectedAt)} />}
        <Pair name={text.facts.country} value={order.country} />
        <Pair name={text.facts.shipping} value={money(order.shippingPaid, order.currency)} />
        {order.payments.map((payment) => (
          <Pair key={payment.id} name={text.facts.payments} value={paymentText(payment, order.currency)} />
        ))}
        {order.tracking && (
          <div>
            <dt>{text.facts.parcel}</dt>
            <dd>
              <Parcel tracking={order.tracking} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function paymentText(payment: Order["payments"][number], currency: string): string {
  const parts = [payment.label ?? payment.method, money(payment.captured, currency)];
  if (payment.disputed) parts.push(text.facts.disputed);
  return parts.join(" · ");
}

function Parcel({ tracking }: { tracking: NonNullable<Order["tracking"]> }) {
  const words = [tracking.carrier, tracking.number].filter(Boolean).join(" ") || text.facts.parcel;
  const address = webAddress(tracking.url);
  if (address === null) return <>{words}</>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {words}
    </a>
  );
}

function Lines({ order }: { order: Order }) {
  return (
    <section>
      <h2>{text.facts.lines}</h2>
      <ul class="lines">
        {order.lines.map((line) => (
          <li key={line.id}>
            <span class="line-title">
              {line.quantity} × {line.title}
              {line.variant && <span class="quiet"> {line.variant}</span>}
            </span>
            <span class="amount">{money(line.paid, order.currency)}</span>
            <span class="quiet small">{lineFacts(line)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineFacts(line: Order["lines"][number]): string {
  return [
    line.sku,
    whereIs(line),
    line.refundedQuantity > 0 ? text.facts.refundedUnits(line.refundedQuantity) : null,
    ...line.tags,
  ]
    .filter(Boolean)
    .join(" · ");
}

function whereIs(line: Order["lines"][number]): string {
  if (line.deliveredAt) return text.facts.delivered(date(line.deliveredAt));
  return line.fulfilledAt ? text.facts.sent(date(line.fulfilledAt)) : text.facts.notSent;
}

function Shopper({ shown }: { shown: DeskCase }) {
  const { customer } = shown.order;
  const tags = [...(customer.business ? [text.facts.business] : []), ...customer.tags];
  return (
    <section>
      <h2>{text.facts.shopper}</h2>
      <p>
        {customer.name && <span class="strong">{customer.name} </span>}
        <span class="quiet breakable">{customer.email}</span>
      </p>
      {tags.length > 0 && (
        <p class="tags">
          {tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
        </p>
      )}
      <h3>{text.facts.history}</h3>
      <History shown={shown} />
    </section>
  );
}

function History({ shown }: { shown: DeskCase }) {
  if (shown.history.length === 0) return <p class="quiet">{text.facts.noHistory}</p>;
  return (
    <ul class="history">
      {shown.history.map((earlier) => (
        <li key={earlier.id}>
          <a href={`#${earlier.id}`}>
            {earlier.reference} <span class="quiet">{date(earlier.openedAt)}</span>
          </a>
          <span class="quiet small">
            {stateNames[earlier.state]}. {earlier.summary}
          </span>
        </li>
      ))}
    </ul>
  );
}
