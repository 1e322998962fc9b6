import type { WithdrawalTexts } from "./withdrawal.ts";

/** Spanish of the statutory withdrawal. */
export const esWithdrawal: WithdrawalTexts = {
  place: "es-ES",
  form: {
    lead: "No hace falta dar ningún motivo.",
    until: (day) => `Puedes desistir hasta el ${day}.`,
    name: "Tu nombre",
    order: "El número de tu pedido",
    contact: "Tu correo electrónico",
    contactNote: "Allí enviamos el acuse de recibo al momento.",
    goods: "De qué desistes",
    fewer: (title) => `Uno menos: ${title}`,
    more: (title) => `Uno más: ${title}`,
    back: "Volver",
    check: "Mira, por favor, lo que está marcado y confirma otra vez.",
    missing: {
      name: "Escribe tu nombre, por favor.",
      order: "Escribe el número de tu pedido, para que sepamos de qué contrato se trata.",
      contact: "Escribe un correo electrónico, por ejemplo ada@example.com.",
    },
    later:
      "Ahora mismo no hemos podido recibirlo. Lo que escribiste está abajo: confirma otra vez dentro de unos minutos, por favor.",
  },
  statement: (order, goods) => `Desisto de mi contrato del pedido ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "Hemos recibido tu desistimiento",
    subject: (order) => `Tu desistimiento, pedido ${order}`,
    received: (when) => `Recibido el ${when}.`,
    name: "Nombre",
    contact: "Correo electrónico",
    shop: "Tienda",
    number: "Acuse de recibo",
    mailed: (contact) => `Una copia va de camino a ${contact}.`,
    save: "Guardar una copia",
    follow: "Ver cómo va",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Devuélvenos los artículos, por favor, hasta el ${until}, con una nota que diga ${reference}. En cuanto estén aquí, o nos muestres que van de camino, te devolvemos ${amount} (${to}).`,
    postage: { merchant: "El envío lo pagamos nosotros.", shopper: "El envío corre por tu cuenta." },
    address: "Nuestra dirección:",
    soon: ({ amount, to, by }) => `Te devolvemos ${amount} (${to}). Sale de aquí el ${by} como muy tarde.`,
    person: (by) => `Alguien de nuestro equipo lo ve personalmente. Tendrás noticias nuestras el ${by} como muy tarde.`,
    held: (reference) => `Ya nos hablaste de esto, en ${reference}. Alguien de nuestro equipo junta las dos cosas.`,
    gone: "El dinero de esto ya se devolvió, así que no queda nada por hacer.",
    unmatched: "Alguien de nuestro equipo busca tu pedido y te escribe. No tienes que hacer nada.",
    yourPayment: "de la misma forma en que pagaste",
    remind: (until) =>
      `Un recordatorio: devuélvenos los artículos, por favor, hasta el ${until}. Si ya lo hiciste, basta con decírnoslo.`,
  },
  hurdles: {
    late: (until) =>
      `El plazo para desistir terminó el ${until}; alguien de nuestro equipo mira qué podemos hacer por ti.`,
    exempt: (group) =>
      group
        ? `Esto se vendió como «${group}», que queda fuera del derecho de desistimiento; alguien de nuestro equipo mira qué podemos hacer por ti.`
        : "El derecho de desistimiento deja fuera este tipo de artículos; alguien de nuestro equipo mira qué podemos hacer por ti.",
    business:
      "El derecho de desistimiento es para compras privadas, y este pedido se hizo para una empresa; alguien de nuestro equipo mira qué podemos hacer por ti.",
    elsewhere:
      "En el país de este pedido la ley no prevé un derecho de desistimiento; alguien de nuestro equipo mira qué podemos hacer por ti.",
    nothing: "No queda nada de lo que se pagó; alguien de nuestro equipo comprueba que lo hayas recibido todo.",
    disputed: "Tu banco ya está mirando este pago; alguien de nuestro equipo se asegura de que el dinero te llegue.",
    paused: "El dinero te lo devuelve directamente alguien de nuestro equipo.",
  },
  mail: {
    hello: (name) => `Hola, ${name}:`,
    link: "Aquí puedes ver siempre cómo va, y escribirnos:",
    open: "Ver cómo va",
    replies: {
      yes: "También puedes responder a este correo.",
      no: "Guarda este correo, por favor: es tu acuse de recibo. No vemos las respuestas.",
    },
    test: "(Esto es una prueba: no se mueve dinero.)",
  },
};
