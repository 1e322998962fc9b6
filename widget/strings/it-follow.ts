import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./it-photos.ts";

/** Italian: both sides' doings, and what is asked. "Il nostro team" takes the same verbs as a person's name. */
export const follow: FollowStrings = {
  talk: "Che cosa è successo finora",
  events: {
    submit: () => "Ci hai detto che cosa è successo",
    declare: () => "Hai esercitato il diritto di recesso",
    decide: () => "Abbiamo guardato che cosa possiamo fare",
    accept: () => "Hai scelto come rimediare",
    ask_person: () => "Hai chiesto di una persona",
    send_evidence: (_, photos) =>
      photos ? (photos > 1 ? `Hai mandato ${photos} foto` : "Hai mandato una foto") : "Hai risposto",
    withdraw: () => "Hai ritirato la richiesta",
    undo: (who, _, own) => (own ? "Hai annullato la tua scelta" : `${who} ha fermato tutto, per ricontrollare`),
    contest: () => "Hai chiesto un altro parere",
    rate: () => "Ci hai detto come va ora",
    message: (who, _, own) => (own ? "Hai scritto" : `${who} ti ha scritto`),
    offer: (who) => `${who} ti ha fatto una proposta`,
    settle: (who) => `${who} ha sistemato la cosa`,
    decline: (who) => `${who} ti ha risposto`,
    request_evidence: (who) => `${who} ti ha fatto una domanda`,
    reopen: (who) => `${who} ha riaperto la richiesta`,
    label: (who) => `${who} ti ha mandato un'etichetta`,
    sent: () => "Ci hai detto che è in viaggio",
    sent_back: () => "Il tuo pacco è in viaggio verso di noi",
    receive: () => "Il tuo pacco è tornato da noi",
    inspected: () => "Abbiamo guardato quello che è tornato",
    settled: () => "È andato a buon fine",
    failed: () => "Da parte nostra non è andato a buon fine",
    lapse: () => "Il tempo previsto è passato",
    follow_up: () => "Abbiamo chiesto se ora va tutto bene",
  },
  us: "Il nostro team",
  asked: {
    photo: "Una foto ci aiuterebbe a vedere",
    question: "Vorremmo chiederti una cosa",
    more: "Aggiungi una foto",
    offers: (names) => `Con la foto possiamo proporti subito: ${names}.`,
    send: "Invia a noi",
    without: "Non ho una foto",
    withoutAnswer: "Non saprei dire",
  },
  back: {
    title: "L'hai spedito?",
    lead: "Diccelo, e non ti mandiamo promemoria. Una foto della ricevuta aiuta se dobbiamo cercarlo.",
    carrier: "Corriere, se vuoi",
    number: "Numero di tracciamento, se vuoi",
    photo: "Una foto della ricevuta",
    send: "L'ho spedito",
    done: "Grazie. Ci hai detto che è in viaggio.",
  },
  rate: {
    title: "Adesso va tutto bene?",
    yes: "Sì, tutto bene",
    no: "Non proprio",
    thanks: "Grazie di avercelo detto. Siamo contenti che sia tutto a posto.",
    planned: (day) => `${/^(8|11)\b/.test(day) ? "L'" : "Il "}${day} ti chiederemo se va tutto bene.`,
  },
  record: "Salva una copia di tutto",
};
