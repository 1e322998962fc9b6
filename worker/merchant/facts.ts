import * as v from "valibot";
import { lineOf, Order } from "../../shared/order.ts";
import type { Line } from "../../shared/order.ts";
import type { Connector } from "../connectors/connector.ts";
import { knownOrder, observe } from "./orders.ts";
import type { Known } from "./orders.ts";
import type { Tx } from "./tx.ts";

/**
 * What the platform itself says of an order, asked before the transaction. It adds what has happened since the token was
 * signed; what the order is and whose, the token says.
 */

/** The platform's word, as of when it was asked: milliseconds UTC. */
export type Fresh = { order: Order; at: number };

/** A shopper waits for it: longer than this the token's facts serve. */
const PATIENCE = 3000;

/** Null where the platform knows no facts, doesn't know the order, or takes too long. Never throws. */
export async function askFacts(connector: Connector | null, id: string): Promise<Fresh | null> {
  if (!connector?.capabilities.facts || !connector.getOrder) return null;
  const at = Date.now();
  try {
    const said = await within(PATIENCE, connector.getOrder(id));
    return said && { order: v.parse(Order, said), at };
  } catch (error) {
    // Its message alone: the rest of it may be the order.
    const why = error instanceof Error ? error.message : error;
    console.warn("The platform's facts didn't come; those of the token serve.", why);
    return null;
  }
}

/** What the work gives; throws when it takes longer than so many milliseconds. */
export async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patience} ms.`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Takes in the platform's word like a token signed when it was asked. About another order or shopper it is ignored. */
export function takeIn(tx: Tx, known: Known, fresh: Fresh | null): Known {
  if (!fresh) return known;
  if (!isSame(known.order, fresh.order)) {
    console.warn(`The platform's order ${fresh.order.id} isn't the one we know under that id; it is ignored.`);
    return known;
  }
  return observe(tx, { order: joined(known.order, fresh.order), iat: fresh.at, emailHash: known.emailHash });
}

/** An order that the platform found, with what tokens have said of it; null where they know another under its id. */
export function withKnown(tx: Tx, said: Order): Order | null {
  const known = knownOrder(tx, said.id);
  if (!known) return said;
  return isSame(known.order, said) ? joined(known.order, said) : null;
}

/** The token says who may see an order: a platform that means another by its id must not change that. */
export function isSame(known: Order, said: Order): boolean {
  return (
    known.id === said.id &&
    known.currency === said.currency &&
    sameEmail(known.customer.email, said.customer.email) &&
    known.lines.some(({ id }) => lineOf(said, id) !== null)
  );
}

const normalised = (email: string) => email.trim().toLowerCase().normalize("NFKC");
export const sameEmail = (one: string, other: string): boolean => normalised(one) === normalised(other);

/** The money, the units and how far the parcel has come are the platform's to say; all else stays as it was signed. */
function joined(known: Order, said: Order): Order {
  const { paid, refunded, shippingPaid, shippingTax, payments, expectedAt, tracking } = said;
  const added = said.lines.filter(({ id }) => lineOf(known, id) === null);
  return {
    ...known,
    paid,
    refunded,
    shippingPaid,
    payments: payments.length > 0 ? payments : known.payments,
    lines: [...known.lines.map((line) => joinedLine(line, lineOf(said, line.id))), ...added],
    ...given({ shippingTax, expectedAt, tracking }),
  };
}

/** A line that was taken off the order has no units left. */
function joinedLine(known: Line, said: Line | null): Line {
  if (!said) return { ...known, refundedQuantity: known.quantity };
  const { quantity, paid, refundedQuantity, tax, fulfilledAt, deliveredAt, inStock } = said;
  return { ...known, quantity, paid, refundedQuantity, ...given({ tax, fulfilledAt, deliveredAt, inStock }) };
}

/** Only what was said. */
const given = <T extends object>(parts: T) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;
