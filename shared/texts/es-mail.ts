import type { Block, Letter } from "../letter.ts";
import { hasCode } from "./mail.ts";
import type { MailFacts, MailTexts } from "./mail.ts";

type Part = Block | string | false | null | undefined;

/** One subject for everything about a case, so that mail programs keep it together: see en-mail.ts. */
const subject = ({ order, reference }: MailFacts) => `Tu pedido ${order} (${reference})`;

/** A letter whose strings are paragraphs; the link is always last. The first sentence says the news. */
function letter(facts: MailFacts, label: string, parts: Part[], lead = follow): Letter {
  const { name, shop, link, test } = facts;
  return {
    subject: subject(facts),
    greeting: name ? `Hola, ${name}:` : "Hola:",
    blocks: [
      ...parts.flatMap((part): Block | [] => {
        if (!part) return [];
        return typeof part === "string" ? { kind: "paragraph", text: part } : part;
      }),
      { kind: "link", lead, label, url: link, note: facts.replies ? canReply : cannotReply },
    ],
    sign: shop,
    notice: test ? "(Esto es una prueba: no se mueve dinero.)" : null,
  };
}

const follow = "Aquí puedes ver siempre cómo va, y escribirnos:";
const canReply = "También puedes responder a este correo.";
const cannotReply = "Escríbenos, por favor, en esa página: las respuestas a este correo no las vemos.";
const look = "Ver cómo va";

const quote = (text: string | null): Part => text && { kind: "quote", text };
const weLook = ({ due }: MailFacts) => due && `Tendrás noticias nuestras a más tardar el ${due}.`;
const someone = ({ by }: MailFacts) => by ?? "Alguien de nuestro equipo";
const standsUntil = ({ until }: MailFacts) => (until ? ` Vale hasta el ${until}.` : "");

const answerLabel = ({ asks }: MailFacts) => (asks?.photo && !asks.question ? "Añadir una foto" : "Responder");

function stillOpen({ asks, sendsBack }: MailFacts): string {
  if (asks) return asks.question ? "puedes responder a nuestra pregunta" : "puedes enviarnos una foto";
  return sendsBack ? "puedes enviárnoslo de vuelta" : "nuestra oferta vale";
}

/** "te hemos devuelto 27,85 €": what was carried out. */
function remedyWords({ remedy, item, amount, back, bonus, code }: NonNullable<MailFacts["settled"]>): string {
  if (remedy === "replacement") return `tu reemplazo está en camino (${item}).`;
  if (remedy === "exchange")
    return `tu cambio está en camino (${item})${back ? `; te devolvemos ${back} por la misma forma de pago` : ""}.`;
  if (remedy === "resend_part") return `la pieza que faltaba está en camino (${item}).`;
  if (remedy === "repair") return `lo reparamos y te lo enviamos de vuelta (${item}).`;
  if (remedy === "partial_refund") return `te hemos devuelto ${amount} (${item}), y te lo quedas.`;
  if (remedy === "store_credit") {
    const extra = bonus ? `, y ${bonus} extra de nuestra parte` : "";
    // A code is money: it is shown on the page behind the link, never in a mail.
    return `tienes ${amount} de crédito en la tienda (${item})${extra}.${code ? " Tu código está en la página de abajo." : ""}`;
  }
  return `te hemos devuelto ${amount} (${item}) por la misma forma de pago.`;
}

/** With which label, where to, and how. */
const howBack = ({ returnAddress, instructions, label, labelWay }: MailFacts): Part[] => [
  label && { kind: "address", lead: `Tu etiqueta, en ${label.host}:`, lines: label.url },
  label && "Imprímela y pégala en el paquete.",
  !label && labelWay === "link" && "Te enviaremos una etiqueta.",
  !label && labelWay === "on_request" && "Si quieres una etiqueta, escríbenos y te la enviamos.",
  returnAddress
    ? { kind: "address", lead: "Nuestra dirección:", lines: returnAddress }
    : !label && labelWay !== "link" && "Te escribiremos con la dirección a la que enviarlo.",
  instructions,
];

const mail: MailTexts["mail"] = {
  received: (facts) =>
    letter(
      facts,
      look,
      [
        "Gracias por contárnoslo. Esto es lo que hemos entendido:",
        quote(facts.summary),
        facts.due && `Alguien de nuestro equipo lo verá personalmente. ${weLook(facts)}`,
      ],
      `Tu referencia es ${facts.reference}. ${follow}`,
    ),
  answered: (facts) => letter(facts, look, [facts.text]),
  message: (facts) => letter(facts, "Leer y responder", [`${someone(facts)} te ha escrito:`, quote(facts.text)]),
  asked: (facts) =>
    letter(facts, answerLabel(facts), [
      facts.asks?.question ? `${someone(facts)} tiene una pregunta para ti:` : "Una foto nos ayudaría a arreglarlo.",
      quote(facts.asks?.question ?? null),
      facts.asks?.question && facts.asks.photo && "También nos ayudaría una foto.",
      facts.until && `Hay tiempo hasta el ${facts.until}.`,
    ]),
  offered: (facts) =>
    letter(facts, "Ver la oferta", [
      facts.text ? `${someone(facts)} tiene una oferta para ti:` : "Tenemos una oferta para ti.",
      quote(facts.text),
      `Mírala con calma y dinos si te parece bien.${standsUntil(facts)}`,
      "Si otra cosa lo arreglaría mejor, dínoslo.",
    ]),
  declined: (facts) =>
    letter(facts, facts.instead ? "Ver qué podemos ofrecerte" : look, [
      `${someone(facts)} lo ha visto con atención. Esta es nuestra respuesta:`,
      quote(facts.text),
      facts.instead && `Podemos ofrecerte otra cosa.${standsUntil(facts)}`,
      facts.again &&
        "Si lo ves de otra manera, puedes pedirnos que lo veamos de nuevo. Siempre que podamos, lo hará otra persona.",
    ]),
  send_back: (facts) =>
    letter(facts, look, [
      `Gracias. Envíanoslo de vuelta, por favor${facts.until ? `, a más tardar el ${facts.until}` : ""}, con una nota que diga ${facts.reference}.`,
      ...howBack(facts),
      facts.started
        ? "Ya hemos empezado; aun así, envíanoslo de vuelta, por favor."
        : "En cuanto esté con nosotros, hacemos lo demás.",
    ]),
  label: (facts) =>
    letter(facts, look, [
      `Aquí tienes tu etiqueta para la devolución.${facts.until ? ` Envíalo, por favor, a más tardar el ${facts.until}.` : ""}`,
      ...howBack(facts),
    ]),
  expected_back: (facts) =>
    letter(facts, look, [
      `Un pequeño recordatorio: ya lo hemos arreglado, y el artículo todavía tiene que volver${facts.until ? `, a más tardar el ${facts.until}` : ""}.`,
      "Si ya está en camino, no tienes que hacer nada. Si no puedes enviarlo, escríbenos y buscamos otra manera.",
    ]),
  settled: (facts) => {
    const { settled } = facts;
    return letter(facts, hasCode(facts) ? "Ver tu código" : look, [
      settled && `${settled.all ? "Ya está hecho" : "Una parte ya está hecha"}: ${remedyWords(settled)}`,
      settled?.remedy !== "store_credit" &&
        settled?.expectedBy &&
        `Debería llegarte a más tardar el ${settled.expectedBy}.`,
      settled?.extra &&
        `Y un detalle: ${settled.extra}.${settled.extraCode ? " Tu código está en la página de abajo." : ""}`,
      settled?.reference && `Su referencia es ${settled.reference}.`,
      "Si algo sigue sin estar bien, dínoslo.",
    ]);
  },
  follow_up: (facts) =>
    letter(
      facts,
      "Sí, o la verdad es que no",
      ["¿Está todo bien ahora? Hace unos días arreglamos esto:", quote(facts.summary)],
      "Un toque en la página nos lo dice. Si todavía no está bien, alguien de nuestro equipo lo ve de nuevo:",
    ),
  reopened: (facts) => letter(facts, look, ["Lo estamos viendo de nuevo.", quote(facts.text), weLook(facts)]),
  expiring: (facts) =>
    letter(facts, facts.asks ? answerLabel(facts) : facts.sendsBack ? look : "Ver la oferta", [
      `Te lo recordamos: ${stillOpen(facts)} ${facts.until ? `hasta el ${facts.until}` : "un poco más de tiempo"}.`,
      quote(facts.asks?.question ?? null),
      "Después lo cerramos por ahora, y todavía podrás pedirnos que lo veamos.",
    ]),
};

const signIn: MailTexts["signIn"] = ({ code, shop, minutes }) => ({
  subject: `${code} es tu código de acceso`,
  greeting: null,
  blocks: [
    { kind: "code", text: code },
    {
      kind: "paragraph",
      text: `Este es tu código para el escritorio de ${shop}. Sirve una vez, durante ${minutes === 1 ? "1 minuto" : `${minutes} minutos`}.`,
    },
    { kind: "paragraph", text: "Si no lo has pedido, no tienes que hacer nada." },
  ],
  sign: null,
  notice: null,
});

/** Spanish mail. The first sentence is what a list of mails shows. */
export const esMail = { mail, signIn } as const satisfies MailTexts;
