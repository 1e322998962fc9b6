import type { WithdrawalTexts } from "./withdrawal.ts";

/** Dutch of the statutory withdrawal. */
export const nlWithdrawal: WithdrawalTexts = {
  place: "nl-NL",
  form: {
    lead: "Je hoeft geen reden te geven.",
    until: (day) => `Je kunt herroepen tot en met ${day}.`,
    name: "Je naam",
    order: "Je bestelnummer",
    contact: "Je e-mailadres",
    contactNote: "Daar sturen we meteen de ontvangstbevestiging heen.",
    goods: "Wat je herroept",
    fewer: (title) => `Eén minder: ${title}`,
    more: (title) => `Eén meer: ${title}`,
    back: "Terug",
    check: "Kijk even naar wat gemarkeerd is, en bevestig dan nog een keer.",
    missing: {
      name: "Schrijf je naam op, alsjeblieft.",
      order: "Schrijf je bestelnummer op, zodat we weten om welke overeenkomst het gaat.",
      contact: "Schrijf een e-mailadres op, zoals ada@example.com.",
    },
    later:
      "Dit is net niet bij ons aangekomen. Wat je schreef staat hieronder: bevestig het over een paar minuten nog een keer.",
  },
  statement: (order, goods) => `Ik herroep mijn overeenkomst voor bestelling ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "We hebben je herroeping ontvangen",
    subject: (order) => `Je herroeping, bestelling ${order}`,
    received: (when) => `Ontvangen op ${when}.`,
    name: "Naam",
    contact: "E-mail",
    shop: "Winkel",
    number: "Ontvangstbevestiging",
    mailed: (contact) => `Een kopie is onderweg naar ${contact}.`,
    save: "Kopie bewaren",
    follow: "Kijken hoe het ervoor staat",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Stuur de spullen alsjeblieft uiterlijk ${until} terug, met een briefje waarop ${reference} staat. Zodra ze hier zijn, of je ons laat zien dat ze onderweg zijn, krijg je ${amount} terug (${to}).`,
    postage: { merchant: "Wij betalen het porto.", shopper: "Het porto betaal je zelf." },
    address: "Ons adres:",
    soon: ({ amount, to, by }) => `Je krijgt ${amount} terug (${to}). Het gaat hier uiterlijk ${by} weg.`,
    person: (by) => `Iemand van ons kijkt er persoonlijk naar. Je hoort uiterlijk ${by} van ons.`,
    held: (reference) => `Je hebt ons hier al over geschreven, in ${reference}. Iemand van ons brengt de twee samen.`,
    gone: "Het geld hiervoor is al terug, dus er hoeft niets meer te gebeuren.",
    unmatched: "Iemand van ons zoekt je bestelling op en schrijft je. Je hoeft niets te doen.",
    yourPayment: "op de manier waarop je hebt betaald",
    remind: (until) =>
      `Een herinnering: stuur de spullen alsjeblieft uiterlijk ${until} terug. Heb je dat al gedaan, zeg het ons dan even.`,
  },
  hurdles: {
    late: (until) => `De bedenktijd liep tot en met ${until}, dus iemand van ons kijkt wat we voor je kunnen doen.`,
    exempt: (group) =>
      group
        ? `Dit is verkocht als “${group}”, en daarvoor geldt het herroepingsrecht niet. Iemand van ons kijkt wat we voor je kunnen doen.`
        : "Voor dit soort spullen geldt het herroepingsrecht niet. Iemand van ons kijkt wat we voor je kunnen doen.",
    business:
      "Het herroepingsrecht is voor privé-aankopen, en deze bestelling was voor een bedrijf. Iemand van ons kijkt wat we voor je kunnen doen.",
    elsewhere:
      "In het land van deze bestelling is er geen wettelijk herroepingsrecht. Iemand van ons kijkt wat we voor je kunnen doen.",
    nothing: "Er is niets meer over van wat hiervoor is betaald. Iemand van ons gaat na of je alles hebt gekregen.",
    disputed: "Je bank kijkt al naar deze betaling. Iemand van ons zorgt dat het geld bij je aankomt.",
    paused: "Iemand van ons betaalt je het geld zelf terug.",
  },
  mail: {
    hello: (name) => `Hallo ${name},`,
    link: "Hier kun je altijd zien hoe het ervoor staat, en ons schrijven:",
    open: "Kijken hoe het ervoor staat",
    replies: {
      yes: "Je kunt ook gewoon op deze mail antwoorden.",
      no: "Bewaar deze mail: het is je ontvangstbevestiging. Antwoorden erop zien we niet.",
    },
    test: "(Dit is een test: er gaat geen geld rond.)",
  },
};
