import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, so that mail programs keep it together: see en-mail.ts. */
const subject = ({ order, reference }: MailFacts) => `Il tuo ordine ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Ciao ${name},` : "Ciao,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Questa è una prova: non si muove denaro.)" : null,
  };
}

const follow = "Qui puoi vedere in ogni momento a che punto siamo, e scriverci:";
const canReply = "Puoi anche semplicemente rispondere a questa email.";
const cannotReply = "Scrivici su quella pagina: non vediamo le risposte a questa email.";
const look = "Vedi a che punto siamo";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const weLook = ({ due }: MailFacts) => due && `Avrai la nostra risposta entro ${due}.`;
const someone = ({ by }: MailFacts) => by ?? "Una persona del nostro team";

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Aggiungi una foto" : "Rispondi");

function stillOpen({ asks, sendsBack }: MailFacts): string {
  if (asks) return asks.question ? "la nostra domanda ti aspetta" : "una foto ci aiuta ancora";
  return sendsBack ? "puoi rimandarci l'articolo" : "la nostra proposta resta valida";
}

/** "ti abbiamo rimborsato 27,85 €": what was carried out. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `la sostituzione è in viaggio (${item}).`;
  if (remedy === "exchange")
    return `il cambio è in viaggio (${item})${back ? `; ti rimborsiamo ${back} con lo stesso metodo con cui hai pagato` : ""}.`;
  if (remedy === "resend_part") return `la parte mancante è in viaggio (${item}).`;
  if (remedy === "repair") return `lo ripariamo e te lo rimandiamo (${item}).`;
  if (remedy === "partial_refund") return `ti abbiamo rimborsato ${amount} (${item}), e l'articolo resta tuo.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, più ${bonus} da parte nostra` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `hai un buono di ${amount} (${item})${extra}.${code ? " Il tuo codice è sulla pagina qui sotto." : ""}`;
  }
  return `ti abbiamo rimborsato ${amount} (${item}), con lo stesso metodo con cui hai pagato.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `La tua etichetta, su ${label.host}:`, lines: label.url },
  label && "Stampala e mettila sul pacco.",
  !label && labelWay === "link" && "Ti mandiamo un'etichetta.",
  !label && labelWay === "on_request" && "Se vuoi un'etichetta, scrivici e te la mandiamo.",
  returnAddress
    ? { kind: "address", lead: "Il nostro indirizzo:", lines: returnAddress }
    : !label && labelWay !== "link" && "Ti scriveremo a quale indirizzo spedirlo.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Grazie di averci scritto. Questo è quello che abbiamo capito:",
        quote(facts.summary),
        facts.due &&
          `Se ne occupa personalmente una persona del nostro team. Avrai la nostra risposta entro ${facts.due}.`,
      ],
      `Il tuo riferimento è ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Leggi e rispondi", [`${someone(facts)} ti ha scritto:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question ? `${someone(facts)} ha una domanda per te:` : "Una foto ci aiuterebbe a rimediare.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "Ci aiuterebbe anche una foto.",
      facts.until && `C'è tempo fino a ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, "Vedi la proposta", [
      facts.text ? `${someone(facts)} ha una proposta per te:` : "Abbiamo una proposta per te.",
      quote(facts.text),
      `Dai un'occhiata, e dicci se va bene.${facts.until ? ` Vale fino a ${facts.until}.` : ""}`,
      "Se preferisci un'altra soluzione, dicci pure quale.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Vedi che cosa possiamo fare" : look, [
      `${someone(facts)} ha guardato tutto con attenzione. Ecco la nostra risposta:`,
      quote(facts.text),
      facts.instead && `Possiamo proporti un'altra cosa.${facts.until ? ` Vale fino a ${facts.until}.` : ""}`,
      facts.again &&
        "Se la vedi diversamente, puoi chiederci di ricontrollare tutto. Quando è possibile lo fa un'altra persona.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Grazie. Rimandaci l'articolo${facts.until ? ` entro ${facts.until}` : ""}, con un biglietto che dice ${facts.reference}.`,
      ...howBack(facts),
      facts.started
        ? "Abbiamo già cominciato; rimandaci comunque l'articolo."
        : "Appena è da noi, pensiamo noi al resto.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Ecco la tua etichetta per il reso.${facts.until ? ` Spediscilo entro ${facts.until}.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Un piccolo promemoria: abbiamo già rimediato, e l'articolo deve ancora tornare da noi${facts.until ? ` entro ${facts.until}` : ""}.`,
      "Se è già in viaggio, non devi fare nulla. Se non puoi spedirlo, scrivici e troviamo un altro modo.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Vedi il tuo codice" : look, [
      settled && `${settled.all ? "Fatto" : "Una parte è fatta"}: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" && settled?.expectedBy && `Dovrebbe arrivarti entro ${settled.expectedBy}.`,
      settled?.extra &&
        `E un piccolo extra: ${settled.extra}.${settled.extraCode ? " Il tuo codice è sulla pagina qui sotto." : ""}`,
      settled?.reference && `Il riferimento è ${settled.reference}.`,
      "Se qualcosa ancora non va, diccelo.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Sì, o non proprio",
      ["Adesso va tutto bene? Qualche giorno fa abbiamo rimediato a questo:", quote(facts.summary)],
      "Basta un tocco sulla pagina per dircelo. Se non è ancora a posto, una persona del nostro team se ne occupa di nuovo:",
    ),
  reopened: (facts) => letter(facts, look, ["Ce ne stiamo occupando di nuovo.", quote(facts.text), weLook(facts)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : "Vedi la proposta", [
      `Un promemoria: ${stillOpen(facts)}${facts.until ? ` fino a ${facts.until}` : " ancora per un po'"}.`,
      quote(facts.asks?.question ?? null),
      "Poi per ora mettiamo da parte la richiesta, e puoi sempre chiederci di riprenderla.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} è il tuo codice di accesso`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    { kind: "paragraph", text: `È il tuo codice per il banco di ${shop}. Vale una volta sola, per ${minutes} minuti.` },
    { kind: "paragraph", text: "Se non lo hai chiesto, non devi fare nulla." },
  ],
  sign: null,
  notice: null,
});

/** Mail in Italian, "tu" throughout. The first sentence is what a list of mails shows. */
export const itMail = { mail, signIn } as const satisfies MailTexts;
