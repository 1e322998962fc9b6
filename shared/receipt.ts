import type { Block, Letter } from "./letter.ts";
import type { WithdrawalTexts } from "./texts/withdrawal.ts";

/** The receipt of a withdrawal: its content, the date and the time, as text to keep and as a mail. Pure. */

export type Receipt = {
  id: string;
  shop: string;
  name: string;
  contact: string;
  /** The order as the shopper named it. */
  order: string;
  /** The declaration itself. */
  statement: string;
  /** The day and the time to the second, as words. */
  when: string;
  /** What happens next, a sentence or two each. */
  next: string[];
  /** Where goods go, if any come back. */
  address: string | null;
};

/** The receipt as plain text, for the screen and for a file. */
export function receiptText(receipt: Receipt, texts: WithdrawalTexts): string {
  const { receipt: said, next } = texts;
  const { address } = receipt;
  return [
    `${said.title}\n${said.received(receipt.when)}`,
    receipt.statement,
    factsOf(receipt, texts),
    ...receipt.next,
    ...(address === null ? [] : [`${next.address}\n${address}`]),
  ].join("\n\n");
}

function factsOf({ id, shop, name, contact }: Receipt, { receipt: said }: WithdrawalTexts): string {
  return [
    `${said.name}: ${name}`,
    `${said.contact}: ${contact}`,
    `${said.shop}: ${shop}`,
    `${said.number}: ${id}`,
  ].join("\n");
}

/** What the mail has besides: the way to the case, whether anybody reads replies, a test's mark. */
type Around = { link: string | null; replies: boolean; test: boolean };

/** The receipt as a mail. The first sentence is what a list of mails shows: that it is here, and since when. */
export function receiptLetter(receipt: Receipt, texts: WithdrawalTexts, { link, replies, test }: Around): Letter {
  const { receipt: said, next, mail } = texts;
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const note = mail.replies[replies ? "yes" : "no"];
  return {
    subject: said.subject(receipt.order),
    greeting: mail.hello(receipt.name),
    blocks: [
      paragraph(`${said.title}. ${said.received(receipt.when)}`),
      { kind: "quote", text: `${receipt.statement}\n\n${factsOf(receipt, texts)}` },
      ...receipt.next.map(paragraph),
      ...(receipt.address === null ? [] : [{ kind: "address" as const, lead: next.address, lines: receipt.address }]),
      link === null ? paragraph(note) : { kind: "link", lead: mail.link, label: mail.open, url: link, note },
    ],
    sign: receipt.shop,
    notice: test ? mail.test : null,
  };
}
