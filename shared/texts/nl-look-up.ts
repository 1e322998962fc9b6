import type { LookUpTexts } from "./look-up.ts";

/** Dutch of finding an order by its number. */
export const nlLookUp: LookUpTexts = {
  title: "Je bestelling vinden",
  lead: "We vinden hem met het bestelnummer en het e-mailadres waarmee je hebt besteld.",
  number: "Je bestelnummer",
  email: "Je e-mailadres",
  send: "Stuur me een code",
  missing: {
    number: "Schrijf je bestelnummer op, alsjeblieft. Het staat in de mail die je bestelling bevestigde.",
    email: "Schrijf een e-mailadres op, zoals ada@example.com.",
    code: "Schrijf de zes cijfers uit onze mail op, alsjeblieft.",
  },
  codeTitle: "Kijk in je mail",
  sent: ({ email, minutes }) =>
    `Als dit nummer en ${email} bij elkaar horen, is er een code onderweg. Hij werkt ${minutes} minuten lang.`,
  code: "De zes cijfers",
  open: "Mijn bestelling openen",
  wrong: "Die code past niet, of de tijd is om. Kijk nog een keer, of vraag een nieuwe aan.",
  again: "Een nieuwe code aanvragen",
  later: (minutes) => `Dat was veel in korte tijd. Probeer het over ${minutes} min nog een keer.`,
  subject: (code) => `${code} opent je bestelling`,
  line: ({ shop, order, minutes }) =>
    `Dit is je code voor bestelling ${order} bij ${shop}. Hij werkt één keer, ${minutes} minuten lang.`,
  leave: "Heb je er niet om gevraagd, dan hoef je niets te doen.",
};
