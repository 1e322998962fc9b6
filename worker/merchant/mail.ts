import { closed } from "../../shared/case.ts";
import { letterHtml, letterText } from "../../shared/letter.ts";
import type { Offer } from "../../shared/contract.ts";
import type { Letter } from "../../shared/letter.ts";
import { formatMoney } from "../../shared/money.ts";
import { tagOf, textsOf } from "../../shared/texts/index.ts";
import type { MailFacts, MailKind } from "../../shared/texts/mail.ts";
import { DAY, localDate } from "../../shared/time.ts";
import type { MailMessage } from "../ports/mail.ts";
import { variantTitle } from "./case-view.ts";
import { orderOf } from "./cases.ts";
import type { CaseRow, ItemRow, SettlementRow } from "./cases.ts";
import { enqueue } from "./outbox.ts";
import { returnsNow } from "./policies.ts";
import { randomId } from "./tx.ts";
import type { Tx } from "./tx.ts";

const LINK_DAYS = 90;

/**
 * What a mail says besides the case itself. `until` is an instant (ISO 8601), else the end of the shopper's turn; `when`
 * is what a remedy waits for of goods that come back; `by` the full name of whoever of staff did it; `photo` says that a
 * photo was asked for, with `text` as the question; `instead` that something else is offered for what was declined; `items` that it is about these alone.
 */
type Says = {
  text?: string;
  settlement?: SettlementRow;
  until?: string;
  when?: NonNullable<Offer["return"]>["when"];
  by?: string;
  photo?: boolean;
  instead?: boolean;
  items?: readonly ItemRow[];
};

/** Writes to the shopper about a case, in its language, with a link of its own that shows where the case stands. */
export function mailShopper(tx: Tx, row: CaseRow, kind: MailKind, says: Says = {}): void {
  const { key, hash } = tx.link;
  tx.sql.exec("INSERT OR IGNORE INTO case_keys VALUES (?, ?, ?)", hash, row.id, tx.now + LINK_DAYS * DAY);
  const letter = textsOf(row.lang).mail[kind](factsOf(tx, row, says, key));
  const { email } = orderOf(tx, row).customer;
  enqueue(tx, "mail", row.id, messageOf(tx, email, letter, { lang: tagOf(row.lang), thread: row.id }));
}

/** A letter as the outbox keeps it: its id is made here, so that a mail sent twice is still the same mail. */
export function messageOf(
  tx: Tx,
  to: string,
  letter: Letter,
  { lang, thread }: { lang: string; thread: string | null },
): MailMessage {
  const { name, accent, replyTo } = tx.settings;
  return {
    id: randomId(""),
    thread,
    to,
    replyTo: replyTo ?? null,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter, { name, accent, lang }),
  };
}

function factsOf(tx: Tx, row: CaseRow, says: Says, key: string): MailFacts {
  const { settings } = tx;
  const order = orderOf(tx, row);
  const texts = textsOf(row.lang);
  const until = says.until ? Date.parse(says.until) : row.due?.who === "shopper" ? row.due.at : null;
  return {
    shop: settings.name,
    name: order.customer.name ?? null,
    reference: row.reference,
    order: order.number ?? order.id,
    summary: row.reading.summary,
    link: `${settings.host}/o/${settings.id}/c/${key}`,
    due: row.due?.who === "staff" ? texts.dateTime(row.due.at, settings.timeZone) : null,
    until: until === null ? null : texts.date(localDate(until, settings.timeZone)),
    text: says.text ?? null,
    by: says.by?.split(/\s/)[0] || null,
    settled: says.settlement && settledWords(tx, row, says.settlement),
    started: says.when === "accepted",
    ...howBack(tx, row),
    replies: Boolean(settings.replyTo),
    test: order.test,
    ...standing(row, says),
  };
}

/** Where goods are sent back to, how, and with which label. */
function howBack(tx: Tx, row: CaseRow): Pick<MailFacts, "returnAddress" | "instructions" | "label" | "labelWay"> {
  const { address, instructions, label: labelWay } = returnsNow(tx);
  const url = row.items.find(({ parcel }) => parcel.labelUrl !== null)?.parcel.labelUrl;
  const label = url ? { url, host: new URL(url).host } : null;
  return { returnAddress: address, instructions, label, labelWay };
}

/** What of the case is waiting for the shopper. */
function standing(row: CaseRow, says: Says): Pick<MailFacts, "asks" | "sendsBack" | "again" | "instead"> {
  const { items = row.items } = says;
  const asked = items.find((item) => item.state === "awaiting_evidence")?.asked;
  const photo = says.photo ?? asked?.photo ?? false;
  const question = says.photo === undefined ? (asked?.questions[0]?.text ?? null) : (says.text ?? null);
  const has = (state: string) => items.some((item) => item.state === state);
  return {
    asks: photo || question ? { question, photo } : null,
    sendsBack: has("awaiting_return"),
    again: row.items.some((item) => item.state === "declined" && !item.contested),
    instead: says.instead ?? has("offered"),
  };
}

function settledWords(tx: Tx, row: CaseRow, settlement: SettlementRow): NonNullable<MailFacts["settled"]> {
  const { currency, lines } = orderOf(tx, row);
  const { remedy, amount, bonus, extra } = settlement;
  const item = row.items.find(({ id }) => id === settlement.itemId)!;
  const title = lines.find(({ id }) => id === item.lineId)?.title ?? item.lineId;
  const variant = remedy === "exchange" ? variantTitle(item) : null;
  const money = (minor: number) => formatMoney(minor, currency, tagOf(row.lang));
  return {
    remedy,
    item: `${item.quantity} × ${title}${variant === null ? "" : `, ${variant}`}`,
    all: row.items.every(({ state }) => closed.has(state)),
    amount: money(amount),
    back: remedy === "exchange" && amount > 0 ? money(amount) : null,
    bonus: bonus > 0 ? money(bonus) : null,
    reference: settlement.reference,
    code: settlement.creditCode !== null,
    extra: extra && extra.text,
    extraCode: extra !== null && extra.code !== null,
    expectedBy: settlement.expectedBy && textsOf(row.lang).date(settlement.expectedBy),
  };
}
