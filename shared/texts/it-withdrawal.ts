import type { WithdrawalTexts } from "./withdrawal.ts";

/** Italian of the statutory withdrawal. */
export const itWithdrawal: WithdrawalTexts = {
  place: "it-IT",
  form: {
    lead: "Non occorre dare un motivo.",
    until: (day) => `Puoi recedere fino a ${day}.`,
    name: "Il tuo nome",
    order: "Il numero del tuo ordine",
    contact: "Il tuo indirizzo e-mail",
    contactNote: "La ricevuta arriva lì subito.",
    goods: "Da che cosa recedi",
    fewer: (title) => `Uno in meno: ${title}`,
    more: (title) => `Uno in più: ${title}`,
    back: "Torna indietro",
    check: "Guarda, per favore, quello che è segnato e conferma ancora una volta.",
    missing: {
      name: "Scrivi il tuo nome, per favore.",
      order: "Scrivi il numero del tuo ordine, così sappiamo di quale contratto si tratta.",
      contact: "Scrivi un indirizzo e-mail, per esempio ada@example.com.",
    },
    later:
      "Al momento non siamo riusciti a riceverlo. Quello che hai scritto è qui sotto: conferma di nuovo tra qualche minuto, per favore.",
  },
  statement: (order, goods) => `Recedo dal mio contratto per l'ordine ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "Abbiamo ricevuto il tuo recesso",
    subject: (order) => `Il tuo recesso, ordine ${order}`,
    received: (when) => `Ricevuto: ${when}.`,
    name: "Nome",
    contact: "E-mail",
    shop: "Negozio",
    number: "Ricevuta",
    mailed: (contact) => `Una copia sta arrivando a ${contact}.`,
    save: "Salva una copia",
    follow: "Vedi a che punto siamo",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Rimandaci gli articoli, per favore, entro ${until}, con un biglietto che dica ${reference}. Appena sono qui, o ci mostri che sono in viaggio, ti restituiamo ${amount} (${to}).`,
    postage: { merchant: "La spedizione la paghiamo noi.", shopper: "La spedizione è a tuo carico." },
    address: "Il nostro indirizzo:",
    soon: ({ amount, to, by }) => `Ti restituiamo ${amount} (${to}). Parte da noi al più tardi ${by}.`,
    person: (by) => `Una persona del nostro team se ne occupa personalmente. Ti scriviamo al più tardi ${by}.`,
    held: (reference) =>
      `Ce ne hai già parlato, in ${reference}. Una persona del nostro team mette insieme le due cose.`,
    gone: "Il denaro per questo è già stato restituito, quindi non resta altro da fare.",
    unmatched: "Una persona del nostro team cerca il tuo ordine e ti scrive. Non devi fare nulla.",
    yourPayment: "nel modo in cui hai pagato",
    remind: (until) =>
      `Un promemoria: rimandaci gli articoli, per favore, entro ${until}. Se l'hai già fatto, basta dircelo.`,
  },
  hurdles: {
    late: (until) =>
      `Il tempo per recedere è finito ${until}, quindi una persona del nostro team guarda che cosa possiamo fare per te.`,
    exempt: (group) =>
      group
        ? `Questo è stato venduto come “${group}”, che il diritto di recesso non comprende, quindi una persona del nostro team guarda che cosa possiamo fare per te.`
        : "Il diritto di recesso non comprende articoli di questo tipo, quindi una persona del nostro team guarda che cosa possiamo fare per te.",
    business:
      "Il diritto di recesso vale per gli acquisti privati, e questo ordine è stato fatto per un'azienda, quindi una persona del nostro team guarda che cosa possiamo fare per te.",
    elsewhere:
      "Nel paese di questo ordine la legge non prevede un diritto di recesso, quindi una persona del nostro team guarda che cosa possiamo fare per te.",
    nothing:
      "Non resta nulla di quanto pagato, quindi una persona del nostro team controlla che tu abbia ricevuto tutto.",
    disputed:
      "La tua banca sta già guardando questo pagamento, quindi una persona del nostro team si assicura che il denaro ti arrivi.",
    paused: "Il denaro te lo restituisce direttamente una persona del nostro team.",
  },
  mail: {
    hello: (name) => `Ciao ${name},`,
    link: "Qui puoi sempre vedere a che punto siamo, e scriverci:",
    open: "Vedi a che punto siamo",
    replies: {
      yes: "Puoi anche semplicemente rispondere a questa mail.",
      no: "Conserva questa mail, per favore: è la tua ricevuta. Le risposte non le vediamo.",
    },
    test: "(Questa è una prova: non si muove denaro.)",
  },
};
