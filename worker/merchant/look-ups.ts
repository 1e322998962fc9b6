import type { LookUpRequest } from "../../shared/contract.ts";
import type { Order } from "../../shared/order.ts";
import { tagOf } from "../../shared/texts/index.ts";
import { lookUpLetter } from "../../shared/texts/look-up.ts";
import { Refusal } from "../problem.ts";
import { withKnown } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { messageOf } from "./mail.ts";
import { enqueue } from "./outbox.ts";
import { platformOf } from "./platform.ts";
import { limit } from "./rates.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * An order found without a token: by its number and e-mail, and a code that only this address gets. Answers are alike
 * whether there is such an order or not.
 */

export const CODE_MINUTES = 10;
const CODE_TRIES = 5;
const HOUR = 3_600_000;
/** Of codes asked for, and of codes tried: for an address from one place and from all, and for a place. */
const ASKS = { address: 5, everywhere: 15, place: 20 };
const TRIES = { address: 20, everywhere: 60, place: 100 };
/** Each asks the shop's platform: a crowd of places must not wear it out. */
const A_SHOP_AN_HOUR = 600;

/** Who asks, from where: whoever knows a number and an address must not be able to lock their owner out. */
export type Asker = Omit<LookUpRequest, "merchant" | "lang"> & { from: string };

/** One text for one order and address, however they are typed; it is kept as a hash. */
export const askedFor = ({ number, email }: Asker): string => `${bare(number)} ${email}`;
const bare = (number: string) => number.trim().replace(/^#/, "").toLowerCase();

/** Counts it. Throws `rate_limited`, and `not_found` where this shop finds no orders at all. */
export function allowLookUp(tx: Tx, asker: Asker): void {
  if (!platformOf(tx)?.capabilities.lookUp)
    throw new Refusal("not_found", "This shop doesn't find orders by their number.");
  count(tx, "look up", asker, ASKS);
  limit(tx, "look up", A_SHOP_AN_HOUR, HOUR);
}

function count(tx: Tx, what: string, { email, from }: Asker, most: typeof ASKS): void {
  if (from !== "") limit(tx, `${what} from ${from}`, most.place, HOUR);
  limit(tx, `${what}:${email} ${from}`, most.address, HOUR);
  limit(tx, `${what}:${email}`, most.everywhere, HOUR);
}

type Code = { code: string; hash: string; asked: string };

/**
 * Mails a fresh code for an order that was found; the one before it, asked for from the same place, stops working. Where
 * the shop's own page has named another address for this order, nothing is sent.
 */
export function sendLookUpCode(
  tx: Tx,
  asker: Asker,
  { order: said, at }: Fresh,
  { code, hash, asked }: Code,
  lang: string,
): void {
  const order = withKnown(tx, said);
  if (!order) return console.warn(`Order ${said.id} is known as somebody else's; no code was sent.`);
  const until = tx.now + CODE_MINUTES * 60_000;
  tx.sql.exec(
    "INSERT OR REPLACE INTO look_ups VALUES (?, ?, ?, ?, ?, ?, 0)",
    asked,
    asker.from,
    hash,
    JSON.stringify(order),
    at,
    until,
  );
  const about = { shop: tx.settings.name, order: order.number ?? order.id, minutes: CODE_MINUTES };
  const letter = lookUpLetter(lang, { code, ...about });
  const message = messageOf(tx, order.customer.email, letter, { lang: tagOf(lang), thread: null });
  enqueue(tx, "mail", `look_up:${order.id}`, message);
}

/** Trades a code for the order it opens; it works once and bears five tries. A wrong one is counted: null, not a throw. */
export function openLookUp(tx: Tx, asker: Asker, { hash, asked }: Omit<Code, "code">): Fresh | null {
  count(tx, "open look up", asker, TRIES);
  const found = tx.sql
    .exec<{ facts: string; at: number }>(
      "SELECT facts, at FROM look_ups WHERE asked = ? AND hash = ? AND until > ? AND tries < ?",
      asked,
      hash,
      tx.now,
      CODE_TRIES,
    )
    .toArray()[0];
  if (!found) {
    tx.sql.exec("UPDATE look_ups SET tries = tries + 1 WHERE asked = ? AND caller = ?", asked, asker.from);
    return null;
  }
  tx.sql.exec("DELETE FROM look_ups WHERE asked = ?", asked);
  return { order: stored<Order>(found.facts), at: found.at };
}
