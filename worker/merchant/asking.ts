import type { Offer } from "../../shared/contract.ts";
import { waitsForGoods } from "../../shared/policy/decision.ts";
import { testConnector, webhookConnector } from "../connectors/index.ts";
import type { Connector, RemedyOrder, Steps } from "../connectors/connector.ts";
import { loadCase, orderOf, settlementFrom } from "./cases.ts";
import { platformOf } from "./platform.ts";
import { tendersKept } from "./tenders.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** What a connector is asked with: which one, the remedy as it is kept, and how far it has come. */

export type Transact = <T>(step: (tx: Tx) => T) => T;

/** Null where what the settlement was made for isn't set up any more. */
export function connectorFor(tx: Tx, name: string): Connector | null {
  if (name === "test") return testConnector;
  const { webhookUrl, webhookSecret, platform } = tx.settings;
  if (name === "webhook") return webhookUrl ? webhookConnector(webhookUrl, webhookSecret, () => new Date()) : null;
  return platform?.kind === name ? platformOf(tx) : null;
}

/** What a remedy of several calls has saved, kept with its settlement, each time in a transaction of its own. */
export function stepsOf(id: string, transact: Transact): Steps {
  return {
    load: () =>
      transact((tx) => {
        type Row = { progress: string | null };
        const { progress } = tx.sql.exec<Row>("SELECT progress FROM settlements WHERE id = ?", id).one();
        return progress === null ? null : stored<unknown>(progress);
      }),
    save: (progress) =>
      transact((tx) => {
        tx.sql.exec("UPDATE settlements SET progress = ? WHERE id = ?", JSON.stringify(progress), id);
      }),
  };
}

export function remedyOf(
  tx: Tx,
  row: { subject: string; attempts: number },
  columns: Record<string, SqlStorageValue>,
): RemedyOrder {
  const found = loadCase(tx, String(columns["case_id"]));
  const order = orderOf(tx, found);
  const item = found.items.find((candidate) => candidate.id === columns["item_id"])!;
  const line = order.lines.find((candidate) => candidate.id === item.lineId);
  const offer = stored<Offer>(String(columns["offer"]));
  const { remedy, amount, bonus, extra } = settlementFrom(columns);
  return {
    settlementId: row.subject,
    itemId: item.id,
    remedy: remedy as RemedyOrder["remedy"],
    amount,
    bonus,
    currency: order.currency,
    parts: offer.parts,
    tenders: tendersKept(tx, row.subject),
    goods: offer.goods,
    back: waitsForGoods(offer) || (offer.return && item.goods) ? { disposition: item.parcel.disposition } : null,
    variant: columns["variant"] === null ? null : String(columns["variant"]),
    extra: extra && extra.text,
    case: { id: found.id, reference: found.reference },
    order: { id: order.id, number: order.number ?? null },
    line: { id: item.lineId, sku: line?.sku ?? null, title: line?.title ?? item.lineId, quantity: item.quantity },
    customer: { id: order.customer.id ?? null, email: order.customer.email },
    attempt: row.attempts,
  };
}

export type Asked = { connector: Connector; remedy: RemedyOrder };

/** A settlement with whom to ask of it; null where there is none, or what it was made for isn't set up now. */
export function settlementAt(tx: Tx, id: string | undefined): (Asked & { state: string }) | null {
  const columns = id === undefined ? undefined : tx.sql.exec("SELECT * FROM settlements WHERE id = ?", id).toArray()[0];
  const connector = columns && connectorFor(tx, String(columns["connector"]));
  if (!columns || !connector) return null;
  return { connector, remedy: remedyOf(tx, { subject: id!, attempts: 0 }, columns), state: String(columns["state"]) };
}
