import type { LookUpTexts } from "./look-up.ts";

/** Italian of finding an order by its number. */
export const itLookUp: LookUpTexts = {
  title: "Trova il tuo ordine",
  lead: "Lo troviamo con il suo numero e l'indirizzo e-mail che hai dato quando hai comprato.",
  number: "Il numero del tuo ordine",
  email: "Il tuo indirizzo e-mail",
  send: "Mandami un codice",
  missing: {
    number: "Scrivi il numero del tuo ordine, per favore. È nell'e-mail che lo ha confermato.",
    email: "Scrivi un indirizzo e-mail, per esempio ada@example.com.",
    code: "Scrivi le sei cifre della nostra e-mail, per favore.",
  },
  codeTitle: "Guarda la tua posta",
  sent: ({ email, minutes }) =>
    `Se questo numero e ${email} vanno insieme, un codice sta arrivando lì. Vale per ${minutes} minuti.`,
  code: "Le sei cifre",
  open: "Apri il mio ordine",
  wrong:
    "Quel codice non va bene, o il suo tempo è passato. Guarda ancora una volta, per favore, o chiedine uno nuovo.",
  again: "Chiedi un codice nuovo",
  later: (minutes) => `Sono state molte volte in poco tempo. Prova di nuovo tra ${minutes} min, per favore.`,
  subject: (code) => `${code} apre il tuo ordine`,
  line: ({ shop, order, minutes }) =>
    `È il tuo codice per l'ordine ${order} da ${shop}. Vale una volta sola, per ${minutes} minuti.`,
  leave: "Se non lo hai chiesto, non devi fare nulla.",
};
