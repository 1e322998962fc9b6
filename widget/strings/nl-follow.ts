import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./nl-photos.ts";

/** Dutch: what the shopper reads of both sides' doings, and of what is asked of them. */
export const follow: FollowStrings = {
  talk: "Wat er tot nu toe gebeurde",
  events: {
    submit: () => "Je vertelde ons wat er gebeurd is",
    decide: () => "We keken wat we kunnen doen",
    accept: () => "Je koos wat het goed zou maken",
    ask_person: () => "Je vroeg of iemand ernaar wil kijken",
    send_evidence: (_, photos) =>
      photos ? (photos > 1 ? `Je stuurde ${photos} foto's` : "Je stuurde een foto") : "Je gaf antwoord",
    withdraw: () => "Je trok je aanvraag in",
    undo: (who, _, own) =>
      own ? "Je kwam terug op je keuze" : `Teruggedraaid door ${who}, om er nog eens naar te kijken`,
    contest: () => "Je vroeg ons nog eens te kijken",
    rate: () => "Je vertelde ons hoe het nu is",
    message: (who, _, own) => (own ? "Je schreef" : `Bericht van ${who}`),
    offer: (who) => `Aanbod van ${who}`,
    settle: (who) => `Geregeld door ${who}`,
    decline: (who) => `Antwoord van ${who}`,
    request_evidence: (who) => `Vraag van ${who}`,
    reopen: (who) => `Weer opgepakt door ${who}`,
    label: (who) => `Label van ${who}`,
    sent: () => "Je zei dat het onderweg is",
    sent_back: () => "Je pakket is naar ons onderweg",
    receive: () => "Je pakket is weer bij ons aangekomen",
    inspected: () => "We bekeken wat er terugkwam",
    settled: () => "Het is gelukt",
    failed: () => "Bij ons is het niet gelukt",
    lapse: () => "De tijd hiervoor is voorbij",
    follow_up: () => "We vroegen of het nu goed is",
  },
  us: "ons",
  asked: {
    photo: "Een foto helpt ons om het te zien",
    question: "We willen je graag iets vragen",
    more: "Foto toevoegen",
    offers: (names) => `Daarmee kunnen we je meteen aanbieden: ${names}.`,
    send: "Naar ons sturen",
    without: "Ik heb geen foto",
    withoutAnswer: "Dat kan ik niet zeggen",
  },
  back: {
    title: "Heb je het verstuurd?",
    lead: "Zeg het ons, dan herinneren we je niet. Een foto van het bonnetje helpt als we ernaar moeten zoeken.",
    carrier: "Vervoerder, als je wilt",
    number: "Track-and-tracenummer, als je wilt",
    photo: "Een foto van het bonnetje",
    send: "Ik heb het verstuurd",
    done: "Dank je. Je zei dat het onderweg is.",
  },
  rate: {
    title: "Is het nu goed?",
    yes: "Ja, het is goed",
    no: "Niet echt",
    thanks: "Fijn dat je het laat weten. We zijn blij dat het nu goed is.",
    planned: (day) => `Op ${day} vragen we je of alles goed is.`,
  },
  record: "Een kopie hiervan bewaren",
};
