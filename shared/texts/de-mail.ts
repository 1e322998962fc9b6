import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, as in English: another one would begin a new conversation in Gmail. */
const subject = ({ order, reference }: MailFacts) => `Ihre Bestellung ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Guten Tag ${name},` : "Guten Tag,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Das ist ein Test: Es fließt kein Geld.)" : null,
  };
}

const follow = "Hier sehen Sie jederzeit, wie es steht, und können uns schreiben:";
const canReply = "Sie können auch einfach auf diese E-Mail antworten.";
const cannotReply = "Bitte schreiben Sie uns auf dieser Seite: Antworten auf diese E-Mail sehen wir nicht.";
const look = "Sehen, wie es steht";
const offer = "Das Angebot ansehen";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const hear = (due: string) => `Sie hören bis spätestens ${due} von uns.`;

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Foto hinzufügen" : "Antworten");

/** "A reminder: our question is open for you until Monday." */
function stillOpen({ asks, sendsBack, until }: MailFacts): string {
  const when = until ? `bis ${until}` : "noch eine Weile";
  if (asks?.question) return `Zur Erinnerung: Unsere Frage an Sie ist ${when} offen.`;
  if (asks) return `Zur Erinnerung: Ein Foto von Ihnen hilft uns ${when}.`;
  return sendsBack
    ? `Zur Erinnerung: Sie können es uns ${when} zurückschicken.`
    : `Zur Erinnerung: Unser Angebot gilt ${when}.`;
}

/** What was carried out, as a sentence. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `Der Ersatz ist auf dem Weg zu Ihnen: ${item}.`;
  if (remedy === "exchange")
    return `Der Umtausch ist auf dem Weg zu Ihnen: ${item}${back ? `. ${back} bekommen Sie so zurück, wie Sie bezahlt haben` : ""}.`;
  if (remedy === "resend_part") return `Das fehlende Teil ist auf dem Weg zu Ihnen: ${item}.`;
  if (remedy === "repair") return `Wir reparieren es und schicken es Ihnen zurück: ${item}.`;
  if (remedy === "partial_refund") return `Wir haben Ihnen ${amount} für ${item} zurückgeschickt; Sie behalten es.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, dazu ${bonus} extra von uns` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `Sie haben ${amount} Guthaben für ${item}${extra}.${code ? " Ihren Code finden Sie auf der Seite unten." : ""}`;
  }
  return `Wir haben Ihnen ${amount} für ${item} zurückgeschickt, so wie Sie bezahlt haben.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `Ihr Etikett, bei ${label.host}:`, lines: label.url },
  label && "Drucken Sie es aus und kleben Sie es auf das Paket.",
  !label && labelWay === "link" && "Wir schicken Ihnen ein Etikett dafür.",
  !label &&
    labelWay === "on_request" &&
    "Wenn Sie ein Etikett dafür möchten, schreiben Sie uns, und wir schicken Ihnen eins.",
  returnAddress
    ? { kind: "address", lead: "Unsere Adresse:", lines: returnAddress }
    : !label && labelWay !== "link" && "Wir schreiben Ihnen, an welche Adresse.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Danke, dass Sie es uns sagen. So haben wir Sie verstanden:",
        quote(facts.summary),
        facts.due && `Jemand von uns sieht sich das persönlich an. ${hear(facts.due)}`,
      ],
      `Ihr Zeichen ist ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) =>
    letter(facts, "Lesen und antworten", [
      facts.by ? `${facts.by} hat Ihnen geschrieben:` : "Wir haben Ihnen geschrieben:",
      quote(facts.text),
    ]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question
        ? facts.by
          ? `${facts.by} hat eine Frage an Sie:`
          : "Wir haben eine Frage an Sie:"
        : "Ein Foto würde uns helfen, es in Ordnung zu bringen.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "Auch ein Foto davon würde uns helfen.",
      facts.until && `Sie haben Zeit bis ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, offer, [
      facts.text && facts.by ? `${facts.by} hat ein Angebot für Sie:` : "Wir haben ein Angebot für Sie.",
      quote(facts.text),
      `Sehen Sie es sich an und sagen Sie uns, ob es passt.${facts.until ? ` Es gilt bis ${facts.until}.` : ""}`,
      "Wenn etwas anderes besser wäre, sagen Sie uns das.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Sehen, was möglich ist" : look, [
      `${facts.by ?? "Jemand von uns"} hat sich das genau angesehen. Hier ist unsere Antwort:`,
      quote(facts.text),
      facts.instead && `Etwas anderes können wir Ihnen anbieten.${facts.until ? ` Es gilt bis ${facts.until}.` : ""}`,
      facts.again &&
        "Wenn Sie es anders sehen, können Sie uns bitten, noch einmal hinzusehen. Wenn es geht, macht das jemand anderes.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Danke. Bitte schicken Sie es${facts.until ? ` bis ${facts.until}` : ""} zurück, mit einem Zettel, auf dem ${facts.reference} steht.`,
      ...howBack(facts),
      facts.started
        ? "Wir haben schon angefangen; bitte schicken Sie es trotzdem zurück."
        : "Sobald es bei uns ist, erledigen wir den Rest.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Hier ist Ihr Etikett für die Rücksendung.${facts.until ? ` Bitte schicken Sie es bis ${facts.until} ab.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Eine kleine Erinnerung: Wir haben das schon in Ordnung gebracht, und die Ware kommt noch zu uns zurück${facts.until ? `, bitte bis ${facts.until}` : ""}.`,
      "Ist sie schon unterwegs, brauchen Sie nichts zu tun. Können Sie sie nicht schicken, schreiben Sie uns, und wir finden einen anderen Weg.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Ihren Code ansehen" : look, [
      settled && `${settled.all ? "Erledigt" : "Ein Teil ist erledigt"}. ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" &&
        settled?.expectedBy &&
        `Bis ${settled.expectedBy} sollte es bei Ihnen sein.`,
      settled?.extra &&
        `Und eine kleine Aufmerksamkeit: ${settled.extra}.${settled.extraCode ? " Ihren Code finden Sie auf der Seite unten." : ""}`,
      settled?.reference && `Das Zeichen dazu ist ${settled.reference}.`,
      "Wenn noch etwas nicht stimmt, sagen Sie es uns.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Ja, oder nicht ganz",
      ["Stimmt jetzt alles? Vor ein paar Tagen haben wir das für Sie in Ordnung gebracht:", quote(facts.summary)],
      "Ein Tipp auf der Seite genügt. Wenn es noch nicht stimmt, sieht jemand von uns noch einmal hin:",
    ),
  reopened: (facts) =>
    letter(facts, look, ["Wir sehen uns das noch einmal an.", quote(facts.text), facts.due && hear(facts.due)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : offer, [
      stillOpen(facts),
      quote(facts.asks?.question ?? null),
      "Danach schließen wir das erst einmal, und Sie können uns trotzdem bitten, es anzusehen.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} ist Ihr Anmeldecode`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    {
      kind: "paragraph",
      text: `Das ist Ihr Code für den Arbeitsplatz von ${shop}. Er gilt einmal und ${minutes} Minuten lang.`,
    },
    { kind: "paragraph", text: "Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun." },
  ],
  sign: null,
  notice: null,
});

/** German mail: the first sentence is what a list of mails shows. */
export const deMail = { mail, signIn } as const satisfies MailTexts;
