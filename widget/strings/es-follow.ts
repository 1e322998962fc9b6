import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./es-photos.ts";

/** Spanish: what both sides did, and what is asked. "Nuestro equipo" stands where no name does: the verb stays the same. */
export const follow: FollowStrings = {
  talk: "Lo que ha pasado hasta ahora",
  events: {
    submit: () => "Nos contaste lo que pasó",
    decide: () => "Miramos qué podemos hacer",
    accept: () => "Elegiste cómo arreglarlo",
    ask_person: () => "Pediste que lo viera una persona",
    send_evidence: (_, photos) =>
      photos ? (photos > 1 ? `Enviaste ${photos} fotos` : "Enviaste una foto") : "Respondiste",
    withdraw: () => "Retiraste tu solicitud",
    undo: (who, _, own) => (own ? "Deshiciste tu elección" : `${who} lo detuvo para verlo de nuevo`),
    contest: () => "Pediste que lo viéramos de nuevo",
    rate: () => "Nos dijiste cómo está ahora",
    message: (who, _, own) => (own ? "Escribiste" : `${who} te escribió`),
    offer: (who) => `${who} te hizo una oferta`,
    settle: (who) => `${who} lo resolvió`,
    decline: (who) => `${who} te respondió`,
    request_evidence: (who) => `${who} te preguntó algo`,
    reopen: (who) => `${who} lo volvió a abrir`,
    label: (who) => `${who} te envió una etiqueta`,
    sent: () => "Nos dijiste que está en camino",
    sent_back: () => "Tu paquete está de camino a nuestra tienda",
    receive: () => "Tu paquete nos llegó de vuelta",
    inspected: () => "Miramos lo que volvió",
    settled: () => "Salió bien",
    failed: () => "No salió bien por nuestra parte",
    lapse: () => "El plazo para esto terminó",
    follow_up: () => "Te preguntamos si ya está todo bien",
  },
  us: "Nuestro equipo",
  asked: {
    photo: "Una foto nos ayudaría a verlo",
    question: "Queremos preguntarte algo",
    more: "Añadir una foto",
    offers: (names) => `Con ella podemos ofrecerte al momento: ${names}.`,
    send: "Enviárnoslo",
    without: "No tengo foto",
    withoutAnswer: "No lo sé",
  },
  back: {
    title: "¿Ya lo has enviado?",
    lead: "Dínoslo y no te lo recordaremos. Una foto del recibo ayuda si tenemos que buscarlo.",
    carrier: "Transportista, si quieres",
    number: "Número de seguimiento, si quieres",
    photo: "Una foto del recibo",
    send: "Ya lo he enviado",
    done: "Gracias. Nos dijiste que está en camino.",
  },
  rate: {
    title: "¿Está todo bien ahora?",
    yes: "Sí, está bien",
    no: "La verdad es que no",
    thanks: "Gracias por decírnoslo. Nos alegra que esté bien.",
    planned: (day) => `El ${day} te preguntaremos si está todo bien.`,
  },
  record: "Guardar una copia de todo esto",
};
