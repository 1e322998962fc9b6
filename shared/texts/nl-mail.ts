import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, as in English: another one would begin a new conversation in Gmail. */
const subject = ({ order, reference }: MailFacts) => `Je bestelling ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Hallo ${name},` : "Hallo,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Dit is een test: er gaat geen geld om.)" : null,
  };
}

const follow = "Hier zie je altijd hoe het ervoor staat, en kun je ons schrijven:";
const canReply = "Je kunt ook gewoon op deze mail antwoorden.";
const cannotReply = "Schrijf ons op die pagina: antwoorden op deze mail zien we niet.";
const look = "Kijk hoe het ervoor staat";
const offer = "Bekijk het aanbod";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const hear = (due: string) => `Je hoort uiterlijk ${due} van ons.`;
const someone = ({ by }: MailFacts) => by ?? "Iemand van ons";

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Foto toevoegen" : "Antwoorden");

/** "A reminder: our question is open for you until Monday." */
function stillOpen({ asks, sendsBack, until }: MailFacts): string {
  const when = until ? `tot en met ${until}` : "nog een tijdje";
  if (asks?.question) return `Een herinnering: onze vraag aan jou staat ${when} open.`;
  if (asks) return `Een herinnering: een foto van jou helpt ons ${when}.`;
  return sendsBack
    ? `Een herinnering: je kunt het ${when} naar ons terugsturen.`
    : `Een herinnering: ons aanbod geldt ${when}.`;
}

/** What was carried out, as a sentence. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `er is een vervanging naar je onderweg, ${item}.`;
  if (remedy === "exchange")
    return `de ruil is naar je onderweg, ${item}${back ? `, en ${back} krijg je terug zoals je hebt betaald` : ""}.`;
  if (remedy === "resend_part") return `het ontbrekende deel is naar je onderweg, voor ${item}.`;
  if (remedy === "repair") return `we repareren het en sturen het je terug, ${item}.`;
  if (remedy === "partial_refund") return `we hebben ${amount} aan je terugbetaald voor ${item}, en je houdt het.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, en ${bonus} extra van ons` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `je hebt ${amount} aan tegoed voor ${item}${extra}.${code ? " Je code staat op de pagina hieronder." : ""}`;
  }
  return `we hebben ${amount} aan je terugbetaald voor ${item}, zoals je hebt betaald.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `Je label, bij ${label.host}:`, lines: label.url },
  label && "Print het en plak het op het pakket.",
  !label && labelWay === "link" && "We sturen je er een label voor.",
  !label && labelWay === "on_request" && "Wil je er een label voor, schrijf ons en we sturen er een.",
  returnAddress
    ? { kind: "address", lead: "Ons adres:", lines: returnAddress }
    : !label && labelWay !== "link" && "We schrijven je naar welk adres.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Dank je dat je het ons vertelt. Zo hebben we het begrepen:",
        quote(facts.summary),
        facts.due && `Iemand van ons kijkt hier persoonlijk naar. ${hear(facts.due)}`,
      ],
      `Je kenmerk is ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Lees en antwoord", [`${someone(facts)} heeft je geschreven:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question
        ? `${someone(facts)} heeft een vraag voor je:`
        : "Een foto zou ons helpen om dit in orde te maken.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "Een foto ervan zou ons ook helpen.",
      facts.until && `Je hebt de tijd tot en met ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, offer, [
      facts.text ? `${someone(facts)} heeft een aanbod voor je:` : "We hebben een aanbod voor je.",
      quote(facts.text),
      `Kijk of het goed is, en laat het ons weten.${facts.until ? ` Het geldt tot en met ${facts.until}.` : ""}`,
      "Zou iets anders het goedmaken, vertel ons dat dan.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Kijk wat wel kan" : look, [
      `${someone(facts)} heeft hier goed naar gekeken. Dit is ons antwoord:`,
      quote(facts.text),
      facts.instead &&
        `Iets anders kunnen we je wel aanbieden.${facts.until ? ` Dat geldt tot en met ${facts.until}.` : ""}`,
      facts.again &&
        "Zie je het anders, dan kun je ons vragen nog eens te kijken. Als het kan, doet iemand anders dat.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Dank je. Stuur het${facts.until ? ` uiterlijk ${facts.until}` : ""} terug, met een briefje waarop ${facts.reference} staat.`,
      ...howBack(facts),
      facts.started ? "We zijn al begonnen; stuur het toch terug." : "Zodra het bij ons is, doen wij de rest.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Hier is je label om het terug te sturen.${facts.until ? ` Stuur het uiterlijk ${facts.until} op.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Een kleine herinnering: we hebben dit al in orde gemaakt, en het artikel komt nog naar ons terug${facts.until ? `, graag uiterlijk ${facts.until}` : ""}.`,
      "Is het al onderweg, dan hoef je niets te doen. Kun je het niet opsturen, schrijf ons en we vinden een andere manier.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Bekijk je code" : look, [
      settled && `${settled.all ? "Het is geregeld" : "Een deel is geregeld"}: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" &&
        settled?.expectedBy &&
        `Het zou uiterlijk ${settled.expectedBy} bij je moeten zijn.`,
      settled?.extra &&
        `En een kleinigheid van ons: ${settled.extra}.${settled.extraCode ? " Je code staat op de pagina hieronder." : ""}`,
      settled?.reference && `Het kenmerk ervan is ${settled.reference}.`,
      "Is er nog iets niet goed, vertel het ons.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Ja, of niet echt",
      ["Is het nu goed? Een paar dagen geleden maakten we dit voor je in orde:", quote(facts.summary)],
      "Eén tik op de pagina is genoeg. Is het nog niet goed, dan kijkt iemand van ons er nog eens naar:",
    ),
  reopened: (facts) =>
    letter(facts, look, ["We kijken hier opnieuw naar.", quote(facts.text), facts.due && hear(facts.due)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : offer, [
      stillOpen(facts),
      quote(facts.asks?.question ?? null),
      "Daarna sluiten we dit voorlopig, en je kunt ons nog steeds vragen ernaar te kijken.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} is je inlogcode`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    {
      kind: "paragraph",
      text: `Dit is je code voor de werkplek van ${shop}. Hij werkt één keer, ${minutes} minuten lang.`,
    },
    { kind: "paragraph", text: "Heb je er niet om gevraagd, dan hoef je niets te doen." },
  ],
  sign: null,
  notice: null,
});

/** Dutch mail: the first sentence is what a list of mails shows. */
export const nlMail = { mail, signIn } as const satisfies MailTexts;
