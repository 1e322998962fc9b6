import { closed } from "../../shared/case.ts";
import { formatMoney } from "../../shared/money.ts";
import { textsOf } from "../../shared/texts/index.ts";
import type { MailFacts, MailKind } from "../../shared/texts/texts.ts";
import { DAY } from "../../shared/time.ts";
import { orderOf } from "./cases.ts";
import type { CaseRow, SettlementRow } from "./cases.ts";
import { enqueue } from "./outbox.ts";
import type { Tx } from "./tx.ts";

const LINK_DAYS = 90;

type Says = { text?: string; settlement?: SettlementRow; until?: string };

/** Writes to the shopper about a case, in its language, with a link of its own that shows where the case stands. */
export function mailShopper(tx: Tx, row: CaseRow, kind: MailKind, says: Says = {}): void {
  const order = orderOf(tx, row);
  const { key, hash } = tx.link;
  tx.sql.exec("INSERT OR IGNORE INTO case_keys VALUES (?, ?, ?)", hash, row.id, tx.now + LINK_DAYS * DAY);
  const texts = textsOf(row.lang);
  const facts: MailFacts = {
    shop: tx.settings.name,
    name: order.customer.name ?? null,
    reference: row.reference,
    order: order.number ?? order.id,
    summary: row.reading.summary,
    link: `${tx.settings.host}/o/${tx.settings.id}/c/${key}`,
    due: row.due?.who === "staff" ? texts.dateTime(row.due.at, tx.settings.timeZone) : null,
    text: says.text ?? null,
    settled: says.settlement && settledWords(tx, row, says.settlement),
    returnAddress: tx.settings.returnAddress,
    until: says.until ? texts.date(says.until.slice(0, 10)) : null,
    test: order.test,
  };
  enqueue(tx, "mail", row.id, { to: order.customer.email, ...texts.mail[kind](facts) });
}

function settledWords(tx: Tx, row: CaseRow, settlement: SettlementRow): NonNullable<MailFacts["settled"]> {
  const { currency, lines } = orderOf(tx, row);
  const item = row.items.find(({ id }) => id === settlement.itemId)!;
  return {
    remedy: settlement.remedy,
    item: `${item.quantity} × ${lines.find(({ id }) => id === item.lineId)?.title ?? item.lineId}`,
    all: row.items.every(({ state }) => closed.has(state)),
    amount: formatMoney(settlement.amount, currency, row.lang),
    bonus: settlement.bonus > 0 ? formatMoney(settlement.bonus, currency, row.lang) : null,
    reference: settlement.reference,
    code: settlement.creditCode !== null,
    expectedBy: settlement.expectedBy && textsOf(row.lang).date(settlement.expectedBy),
  };
}
