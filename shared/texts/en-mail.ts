import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/**
 * One subject for everything about a case. Gmail begins a new conversation as soon as the subject changes, whatever the
 * References say; Apple Mail and the others go by the References alone. No "Re:" either: nobody had written to us.
 */
const subject = ({ order, reference }: MailFacts) => `Your order ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Hello ${name},` : "Hello,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(This is a test: no money moves.)" : null,
  };
}

const follow = "Here you can always see where it stands, and write to us:";
const canReply = "You can also just reply to this mail.";
const cannotReply = "Please write to us on that page: we don't see replies to this mail.";
const look = "See where it stands";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const weLook = ({ due }: MailFacts) => due && `You'll hear from us by ${due} at the latest.`;
const someone = ({ by }: MailFacts) => by ?? "One of us";

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Add a photo" : "Answer");

function stillOpen({ asks, sendsBack }: MailFacts): string {
  if (asks) return asks.question ? "our question is open for you" : "we can use a photo from you";
  return sendsBack ? "you can send it back to us" : "our offer stands";
}

/** "we've sent €27.85 back to you": what was carried out. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `your replacement is on its way, ${item}.`;
  if (remedy === "exchange")
    return `your exchange is on its way, ${item}${back ? `, and ${back} goes back the way you paid` : ""}.`;
  if (remedy === "resend_part") return `the missing part is on its way, for ${item}.`;
  if (remedy === "repair") return `we're repairing it and sending it back to you, ${item}.`;
  if (remedy === "partial_refund") return `we've sent ${amount} back to you for ${item}; it is yours to keep.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, and ${bonus} extra from us` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `you have ${amount} in store credit for ${item}${extra}.${code ? " Your code is on the page below." : ""}`;
  }
  return `we've sent ${amount} back to you for ${item}, the way you paid.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `Your label, at ${label.host}:`, lines: label.url },
  label && "Print it, and put it on the parcel.",
  !label && labelWay === "link" && "We'll send you a label for it.",
  !label && labelWay === "on_request" && "If you'd like a label for it, write to us and we send you one.",
  returnAddress
    ? { kind: "address", lead: "Our address:", lines: returnAddress }
    : !label && labelWay !== "link" && "We'll write to you with the address to send it to.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Thank you for telling us. This is what we understood:",
        quote(facts.summary),
        facts.due && `One of us looks at it personally. You'll hear from us by ${facts.due} at the latest.`,
      ],
      `Your reference is ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Read it and answer", [`${someone(facts)} has written to you:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question ? `${someone(facts)} has a question for you:` : "A photo would help us put this right.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "A photo of it would help us, too.",
      facts.until && `There's time until ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, "See the offer", [
      facts.text ? `${someone(facts)} has an offer for you:` : "We have an offer for you.",
      quote(facts.text),
      `Have a look, and tell us if it's right.${facts.until ? ` It stands until ${facts.until}.` : ""}`,
      "If something else would make it right, tell us that instead.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "See what we can offer" : look, [
      `${someone(facts)} has looked at this with care. Here is our answer:`,
      quote(facts.text),
      facts.instead &&
        `There is something else we can offer you.${facts.until ? ` It stands until ${facts.until}.` : ""}`,
      facts.again &&
        "If you see it differently, you can ask us to take another look. Where we can, someone else does it.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Thank you. Please send it back${facts.until ? ` by ${facts.until}` : ""}, with a note that says ${facts.reference}.`,
      ...howBack(facts),
      facts.started
        ? "We've already started on it; please send it back all the same."
        : "As soon as it's with us, we do the rest.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Here is your label for sending it back.${facts.until ? ` Please send it by ${facts.until}.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `A small reminder: we've put this right already, and what you have is still to come back to us${facts.until ? ` by ${facts.until}` : ""}.`,
      "If it's on its way already, there's nothing to do. If you can't send it, write to us and we'll find another way.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "See your code" : look, [
      settled && `${settled.all ? "It's done" : "One part is done"}: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" && settled?.expectedBy && `It should be with you by ${settled.expectedBy}.`,
      settled?.extra &&
        `And a little extra: ${settled.extra}.${settled.extraCode ? " Your code is on the page below." : ""}`,
      settled?.reference && `Its reference is ${settled.reference}.`,
      "If something still isn't right, tell us.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Yes, or not really",
      ["Is it right now? A few days ago we put this right for you:", quote(facts.summary)],
      "One tap on the page tells us. If it isn't right yet, one of us looks at it again:",
    ),
  reopened: (facts) => letter(facts, look, ["We're looking at this again.", quote(facts.text), weLook(facts)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : "See the offer", [
      `A reminder: ${stillOpen(facts)}${facts.until ? ` until ${facts.until}` : " for a little longer"}.`,
      quote(facts.asks?.question ?? null),
      "After that we close this for now, and you can still ask us to look at it.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} is your sign-in code`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    { kind: "paragraph", text: `This is your code for the desk of ${shop}. It works once, for ${minutes} minutes.` },
    { kind: "paragraph", text: "If you didn't ask for it, you can leave it be." },
  ],
  sign: null,
  notice: null,
});

/** English mail. The same voice as the rest: short, plain, warm; the first sentence is what a list of mails shows. */
export const enMail = { mail, signIn } as const satisfies MailTexts;
