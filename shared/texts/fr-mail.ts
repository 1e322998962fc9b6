import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, so that mail programs keep it together: see en-mail.ts. */
const subject = ({ order, reference }: MailFacts) => `Votre commande ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Bonjour ${name},` : "Bonjour,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Ceci est un test\u00a0: aucun argent ne circule.)" : null,
  };
}

const follow = "Ici, vous voyez à tout moment où nous en sommes, et vous pouvez nous écrire\u00a0:";
const canReply = "Vous pouvez aussi simplement répondre à ce mail.";
const cannotReply = "Merci de nous écrire sur cette page\u00a0: nous ne voyons pas les réponses à ce mail.";
const look = "Voir où nous en sommes";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const weLook = ({ due }: MailFacts) => due && `Vous aurez notre réponse au plus tard le ${due}.`;
const someone = ({ by }: MailFacts) => by ?? "Une personne de notre équipe";

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Ajouter une photo" : "Répondre");

function stillOpen({ asks, sendsBack }: MailFacts): string {
  if (asks) return asks.question ? "notre question vous attend" : "une photo nous aiderait toujours";
  return sendsBack ? "vous pouvez nous renvoyer l'article" : "notre proposition tient";
}

/** "nous vous avons rendu 27,85 €": what was carried out. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `votre remplacement est en route (${item}).`;
  if (remedy === "exchange")
    return `votre échange est en route (${item})${back ? `. Nous vous remboursons ${back} par le moyen de paiement que vous aviez choisi` : ""}.`;
  if (remedy === "resend_part") return `la pièce manquante est en route (${item}).`;
  if (remedy === "repair") return `nous le réparons et vous le renvoyons (${item}).`;
  if (remedy === "partial_refund") return `nous vous avons remboursé ${amount} (${item}), et vous gardez l'article.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, plus ${bonus} de notre part` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `vous avez un avoir de ${amount} (${item})${extra}.${code ? " Votre code est sur la page ci-dessous." : ""}`;
  }
  return `nous vous avons remboursé ${amount} (${item}), par le moyen de paiement que vous aviez choisi.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `Votre étiquette, chez ${label.host}\u00a0:`, lines: label.url },
  label && "Imprimez-la et collez-la sur le colis.",
  !label && labelWay === "link" && "Nous vous enverrons une étiquette.",
  !label && labelWay === "on_request" && "Si vous voulez une étiquette, écrivez-nous et nous vous en envoyons une.",
  returnAddress
    ? { kind: "address", lead: "Notre adresse\u00a0:", lines: returnAddress }
    : !label && labelWay !== "link" && "Nous vous écrirons à quelle adresse l'envoyer.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Merci de nous avoir écrit. Voici ce que nous avons compris\u00a0:",
        quote(facts.summary),
        facts.due &&
          `Une personne de notre équipe regarde cela de près. Vous aurez notre réponse au plus tard le ${facts.due}.`,
      ],
      `Votre référence est ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Lire et répondre", [`${someone(facts)} vous a écrit\u00a0:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question
        ? `${someone(facts)} vous pose une question\u00a0:`
        : "Une photo nous aiderait à arranger cela.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "Une photo nous aiderait aussi.",
      facts.until && `Vous avez jusqu'au ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, "Voir la proposition", [
      facts.text ? `${someone(facts)} vous fait une proposition\u00a0:` : "Nous avons une proposition pour vous.",
      quote(facts.text),
      `Regardez-la, et dites-nous si elle vous convient.${facts.until ? ` Elle tient jusqu'au ${facts.until}.` : ""}`,
      "Si vous préférez autre chose, dites-le-nous.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Voir ce que nous proposons" : look, [
      `${someone(facts)} a regardé cela avec soin. Voici notre réponse\u00a0:`,
      quote(facts.text),
      facts.instead &&
        `Nous pouvons vous proposer autre chose.${facts.until ? ` Cette proposition tient jusqu'au ${facts.until}.` : ""}`,
      facts.again &&
        "Si vous voyez les choses autrement, demandez-nous de regarder encore une fois. Quand c'est possible, une autre personne s'en charge.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Merci. Renvoyez-nous l'article${facts.until ? ` au plus tard le ${facts.until}` : ""}, avec un mot qui porte la référence ${facts.reference}.`,
      ...howBack(facts),
      facts.started
        ? "Nous avons déjà commencé. Renvoyez-nous quand même l'article."
        : "Dès qu'il est chez nous, nous nous occupons du reste.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Voici votre étiquette de retour.${facts.until ? ` Envoyez l'article au plus tard le ${facts.until}.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Un petit rappel\u00a0: nous avons déjà arrangé cela, et l'article doit encore nous revenir${facts.until ? ` au plus tard le ${facts.until}` : ""}.`,
      "S'il est déjà en route, vous n'avez rien à faire. Si vous ne pouvez pas l'envoyer, écrivez-nous et nous trouverons autre chose.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Voir votre code" : look, [
      settled && `${settled.all ? "C'est fait" : "Une partie est faite"}\u00a0: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" &&
        settled?.expectedBy &&
        `Vous devriez l'avoir au plus tard le ${settled.expectedBy}.`,
      settled?.extra &&
        `Et un petit plus\u00a0: ${settled.extra}.${settled.extraCode ? " Votre code est sur la page ci-dessous." : ""}`,
      settled?.reference && `La référence est ${settled.reference}.`,
      "Si quelque chose ne va toujours pas, dites-le-nous.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Oui, ou pas vraiment",
      [
        "Est-ce que tout va bien maintenant\u00a0? Il y a quelques jours, nous avons arrangé ceci pour vous\u00a0:",
        quote(facts.summary),
      ],
      "Un clic sur la page suffit pour nous le dire. Si ce n'est pas encore arrangé, une personne de notre équipe s'en occupe de nouveau\u00a0:",
    ),
  reopened: (facts) => letter(facts, look, ["Nous regardons cela de nouveau.", quote(facts.text), weLook(facts)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : "Voir la proposition", [
      `Un petit rappel\u00a0: ${stillOpen(facts)}${facts.until ? ` jusqu'au ${facts.until}` : " encore un peu"}.`,
      quote(facts.asks?.question ?? null),
      "Ensuite, nous mettons cela de côté, et vous pourrez toujours nous demander de le regarder.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} est votre code de connexion`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    {
      kind: "paragraph",
      text: `C'est votre code pour le bureau de ${shop}. Il sert une seule fois, pendant ${minutes} minutes.`,
    },
    { kind: "paragraph", text: "Si vous ne l'avez pas demandé, vous n'avez rien à faire." },
  ],
  sign: null,
  notice: null,
});

/** Mail in French, "vous" throughout. The first sentence is what a list of mails shows. */
export const frMail = { mail, signIn } as const satisfies MailTexts;
