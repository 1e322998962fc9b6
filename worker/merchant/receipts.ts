import type { WithdrawalRequest } from "../../shared/contract.ts";
import { formatMoney } from "../../shared/money.ts";
import { paidWith } from "../../shared/order.ts";
import type { Line, Order } from "../../shared/order.ts";
import { receiptLetter } from "../../shared/receipt.ts";
import type { Receipt } from "../../shared/receipt.ts";
import { withdrawalTexts } from "../../shared/texts/withdrawal.ts";
import { DAY } from "../../shared/time.ts";
import { datesOf } from "../../shared/withdrawal.ts";
import { Refusal } from "../problem.ts";
import { termsOf } from "./canary.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { messageOf } from "./mail.ts";
import { enqueue } from "./outbox.ts";
import { policyOf, returnsNow } from "./policies.ts";
import { limit } from "./rates.ts";
import type { Tx } from "./tx.ts";

/** What a shopper is given at once for a withdrawal: its content, the date, the time, and what happens next. */

/** Receipts to one address; what comes after them is received all the same, and shown on the screen. */
const MAILS_A_DAY = 4;
const LINK_DAYS = 90;

/** A declaration as it came in; `at` is when, in milliseconds. */
export type Declared = Pick<WithdrawalRequest, "name" | "contact" | "order" | "lang"> & { id: string; at: number };
export type Named = { line: Line; quantity: number };
/** What became of a declaration: the case it is in, if any; the one it opened; and what to say of the rest. */
export type Done = { about: CaseRow | null; opened: CaseRow | null; statement: string; sentences: string[] };

/** The declaration in its own words: the goods by name, unless that would be a long list of all there is. */
export function statementOf({ order, lang }: Declared, { lines }: Order, named: readonly Named[]): string {
  const all = lines.every((line) => named.some((one) => one.line.id === line.id && one.quantity === line.quantity));
  const goods = named.map(({ line, quantity }) => `${quantity} × ${line.title}`).join(", ");
  return withdrawalTexts(lang).statement(order, all && lines.length > 5 ? null : goods);
}

/** What is said of a declaration, to its shopper, at once. `order` is null where a person finds it first. */
export function receiptFor(tx: Tx, declared: Declared, order: Order | null, done: Done): Receipt {
  const { id, name, contact, lang } = declared;
  const texts = withdrawalTexts(lang);
  const { opened } = done;
  const follows = order && opened ? nextFor(tx, declared, order, opened) : [];
  const waits = opened?.items.some(({ state }) => state === "awaiting_return") ?? false;
  return {
    id,
    shop: tx.settings.name,
    name,
    contact,
    order: declared.order,
    statement: done.statement,
    when: momentIn(tx, lang, declared.at),
    next: order ? [...follows, ...done.sentences] : [texts.next.unmatched],
    address: waits ? returnsNow(tx).address : null,
  };
}

/** What happens next with a case that a declaration opened, each thing said once. */
function nextFor(tx: Tx, { at, lang }: Declared, order: Order, row: CaseRow): string[] {
  const { next: said } = withdrawalTexts(lang);
  const dates = datesOf(at, termsOf(tx, order).timeZone);
  const day = (instant: number) => dayIn(tx, order, lang, instant);
  const to = paidWith(order) ?? said.yourPayment;
  const among = (state: ItemRow["state"]) => row.items.filter((item) => item.state === state);
  const [back, soon, looked] = [among("awaiting_return"), among("settling"), among("in_review")];
  const paidBy = back[0]?.offers[0]?.return?.paidBy;
  const facts = { to, until: day(dates.sendBackBy), reference: row.reference };
  return [
    ...(back.length > 0 ? [said.back({ ...facts, amount: sumOf(order, back, lang) })] : []),
    ...(paidBy ? [said.postage[paidBy]] : []),
    ...(soon.length > 0 ? [said.soon({ to, amount: sumOf(order, soon, lang), by: day(dates.refundBy) })] : []),
    ...new Set(looked.flatMap(({ note }) => note ?? [])),
    ...(row.due?.who === "staff" ? [said.person(clockIn(tx, lang, row.due.at))] : []),
  ];
}

function sumOf({ currency }: Order, items: readonly ItemRow[], lang: string): string {
  const sum = items.reduce((all, { offers }) => all + (offers[0]?.amount ?? 0), 0);
  return formatMoney(sum, currency, withdrawalTexts(lang).place);
}

const long = { weekday: "long", day: "numeric", month: "long" } as const;

export function dayIn(tx: Tx, order: Order, lang: string, at: number): string {
  const { timeZone } = termsOf(tx, order);
  return new Intl.DateTimeFormat(withdrawalTexts(lang).place, { ...long, timeZone }).format(at);
}

function clockIn(tx: Tx, lang: string, at: number): string {
  return `${inZone(tx, lang, at, long)}, ${inZone(tx, lang, at, { hour: "2-digit", minute: "2-digit" })}`;
}

/** To the second, with the zone: what the law wants of a receipt. */
function momentIn(tx: Tx, lang: string, at: number): string {
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" } as const;
  return `${inZone(tx, lang, at, { ...long, year: "numeric" })}, ${inZone(tx, lang, at, time)}`;
}

/** The date and the time each by itself: what stands between them, no two engines agree upon. */
function inZone({ settings }: Tx, lang: string, at: number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(withdrawalTexts(lang).place, { ...parts, timeZone: settings.timeZone }).format(at);
}

type Sending = { lang: string; about: CaseRow | null; test: boolean };

/** On the spot, to keep. The link to the case goes only where a token said whose order it is. */
export function mailReceipt(tx: Tx, to: string, receipt: Receipt, { lang, about, test }: Sending): void {
  if (!mayMail(tx, to)) return;
  const { settings, link } = tx;
  if (about)
    tx.sql.exec("INSERT OR IGNORE INTO case_keys VALUES (?, ?, ?)", link.hash, about.id, tx.now + LINK_DAYS * DAY);
  const letter = receiptLetter(receipt, withdrawalTexts(lang), {
    link: about && `${settings.host}/o/${settings.id}/c/${link.key}`,
    replies: Boolean(settings.replyTo),
    test,
  });
  enqueue(
    tx,
    "mail",
    receipt.id,
    messageOf(tx, to, letter, { lang: withdrawalTexts(lang).place, thread: about?.id ?? null }),
  );
}

/** Anyone can name anyone's address: a few a day, and no more. */
function mayMail(tx: Tx, address: string): boolean {
  try {
    limit(tx, `withdrawal mail ${address.toLowerCase()}`, MAILS_A_DAY, DAY);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** One mail before the last day for sending goods back. */
export function sendBackReminder(tx: Tx, row: CaseRow, until: number): string {
  const { timeZone } = policyOf(tx, row.termsHash);
  const { place, next: said } = withdrawalTexts(row.lang);
  return said.remind(new Intl.DateTimeFormat(place, { ...long, timeZone }).format(until));
}
