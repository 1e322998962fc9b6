import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, so that mail programs keep it together: see en-mail.ts. */
const subject = ({ order, reference }: MailFacts) => `A sua compra ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Olá, ${name},` : "Olá,",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Isto é um teste: não há dinheiro envolvido.)" : null,
  };
}

const follow = "Aqui pode ver sempre como está, e escrever para nós:";
const canReply = "Também pode responder a este e-mail.";
const cannotReply = "Escreva-nos, por favor, nessa página: não vemos as respostas a este e-mail.";
const look = "Ver como está";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const weLook = ({ due }: MailFacts) => due && `Terá a nossa resposta até ${due}.`;
const someone = ({ by }: MailFacts) => by ?? "Alguém da nossa loja";
const standsUntil = ({ until }: MailFacts) => (until ? ` Vale até ${until}.` : "");

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Adicionar uma foto" : "Responder");

function stillOpen({ asks, sendsBack }: MailFacts): string {
  if (asks) return asks.question ? "pode responder à nossa pergunta" : "pode enviar uma foto";
  return sendsBack ? "pode enviar o produto de volta" : "a nossa oferta vale";
}

/** "devolvemos 27,85 €": what was carried out. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `a sua substituição está a caminho (${item}).`;
  if (remedy === "exchange")
    return `a sua troca está a caminho (${item})${back ? `; devolvemos ${back} pela mesma forma de pagamento` : ""}.`;
  if (remedy === "resend_part") return `a peça em falta está a caminho (${item}).`;
  if (remedy === "repair") return `vamos reparar e enviar de volta (${item}).`;
  if (remedy === "partial_refund") return `devolvemos ${amount} (${item}), e fica com o produto.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, e ${bonus} extra da nossa parte` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `tem ${amount} de crédito na loja (${item})${extra}.${code ? " O seu código está na página abaixo." : ""}`;
  }
  return `devolvemos ${amount} (${item}) pela mesma forma de pagamento.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `A sua etiqueta, em ${label.host}:`, lines: label.url },
  label && "Imprima e cole na encomenda.",
  !label && labelWay === "link" && "Vamos enviar uma etiqueta.",
  !label && labelWay === "on_request" && "Se quiser uma etiqueta, escreva-nos e enviamos uma.",
  returnAddress
    ? { kind: "address", lead: "O nosso endereço:", lines: returnAddress }
    : !label && labelWay !== "link" && "Vamos escrever com o endereço para onde enviar.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Obrigado por nos contar. Foi isto que entendemos:",
        quote(facts.summary),
        facts.due && `Alguém da nossa loja vai ver isto pessoalmente. ${weLook(facts)}`,
      ],
      `A sua referência é ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Ler e responder", [`${someone(facts)} escreveu:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question ? `${someone(facts)} tem uma pergunta:` : "Uma foto ajuda a resolver.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "Uma foto também ajuda.",
      facts.until && `Há tempo até ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, "Ver a oferta", [
      facts.text ? `${someone(facts)} tem uma oferta:` : "Temos uma oferta.",
      quote(facts.text),
      `Veja com calma e diga-nos se está bem assim.${standsUntil(facts)}`,
      "Se outra coisa resolver melhor, diga-nos.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Ver o que podemos oferecer" : look, [
      `${someone(facts)} viu isto com atenção. Esta é a nossa resposta:`,
      quote(facts.text),
      facts.instead && `Podemos oferecer outra coisa.${standsUntil(facts)}`,
      facts.again &&
        "Se vê isto de outra forma, pode pedir que vejamos de novo. Sempre que possível, é outra pessoa que vê.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Obrigado. Envie de volta para nós, por favor${facts.until ? `, até ${facts.until}` : ""}, com um papel que diga ${facts.reference}.`,
      ...howBack(facts),
      facts.started ? "Já começámos; mesmo assim, envie de volta, por favor." : "Assim que chegar, fazemos o resto.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Aqui está a sua etiqueta para a devolução.${facts.until ? ` Envie, por favor, até ${facts.until}.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Um pequeno lembrete: já resolvemos isto, e o produto ainda tem de voltar para nós${facts.until ? ` até ${facts.until}` : ""}.`,
      "Se já está a caminho, não precisa de fazer nada. Se não puder enviar, escreva-nos e encontramos outra forma.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Ver o seu código" : look, [
      settled && `${settled.all ? "Está feito" : "Uma parte está feita"}: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" && settled?.expectedBy && `Deve chegar até ${settled.expectedBy}.`,
      settled?.extra &&
        `E um pequeno extra: ${settled.extra}.${settled.extraCode ? " O seu código está na página abaixo." : ""}`,
      settled?.reference && `A referência é ${settled.reference}.`,
      "Se alguma coisa ainda não estiver bem, diga-nos.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Sim, ou na verdade não",
      ["Agora está tudo bem? Há alguns dias resolvemos isto:", quote(facts.summary)],
      "Basta um toque na página para nos dizer. Se ainda não estiver bem, alguém da nossa loja vê de novo:",
    ),
  reopened: (facts) => letter(facts, look, ["Vamos ver isto de novo.", quote(facts.text), weLook(facts)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : "Ver a oferta", [
      `Um lembrete: ${stillOpen(facts)} ${facts.until ? `até ${facts.until}` : "por mais algum tempo"}.`,
      quote(facts.asks?.question ?? null),
      "Depois fechamos isto por agora, e ainda pode pedir que vejamos.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} é o seu código de acesso`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    {
      kind: "paragraph",
      text: `Este é o seu código para a área de trabalho de ${shop}. Serve uma vez, durante ${minutes === 1 ? "1 minuto" : `${minutes} minutos`}.`,
    },
    { kind: "paragraph", text: "Se não pediu este código, não é preciso fazer nada." },
  ],
  sign: null,
  notice: null,
});

/** Portuguese mail. The first sentence is what a list of mails shows. */
export const ptMail = { mail, signIn } as const satisfies MailTexts;
