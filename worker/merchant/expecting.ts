import type { Offer } from "../../shared/contract.ts";
import { waitsForGoods } from "../../shared/policy/decision.ts";
import { settlementAt, stepsOf } from "./asking.ts";
import type { Transact } from "./asking.ts";
import { enqueue } from "./outbox.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * What the platform is told of goods: that they were promised back, and that they no longer are. It is told beside the
 * money and moves none; what it doesn't take now is made up for when the remedy is carried out.
 */

type Row = { payload: string };

/** Has the platform told soon of what stands then, where the settlement is its own and waits for goods. */
export function tellOfGoods(tx: Tx, settlementId: string): void {
  type Promised = { order_id: string; connector: string; offer: string };
  const { order_id, connector, offer } = tx.sql
    .exec<Promised>("SELECT order_id, connector, offer FROM settlements WHERE id = ?", settlementId)
    .one();
  if (connector === tx.settings.platform?.kind && waitsForGoods(stored<Offer>(offer)))
    enqueue(tx, "facts", order_id, { goods: settlementId });
}

export const isOfGoods = ({ payload }: Row): boolean => "goods" in stored<object>(payload);

/** Gives what is wrong, or null once it is told. By then a promise may have been carried out: there is nothing to tell. */
export async function deliverGoods({ payload }: Row, transact: Transact): Promise<string | null> {
  const { goods } = stored<{ goods: string }>(payload);
  const asked = transact((tx) => settlementAt(tx, goods));
  if (!asked) return null;
  const { connector, remedy, state } = asked;
  const steps = stepsOf(goods, transact);
  try {
    if (state === "scheduled") await connector.expectGoods?.(remedy, steps);
    if (state === "canceled") await connector.abandon?.(remedy, steps);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "The platform couldn't be told.";
  }
}
