import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./de-photos.ts";

/** German: what the shopper reads of both sides' doings, and of what is asked of them. */
export const follow: FollowStrings = {
  talk: "Was bisher geschah",
  events: {
    submit: () => "Sie haben uns erzählt, was passiert ist",
    decide: () => "Wir haben nachgesehen, was wir tun können",
    accept: () => "Sie haben gewählt, womit es wieder gut wird",
    ask_person: () => "Sie möchten, dass es sich jemand ansieht",
    send_evidence: (_, photos) =>
      photos
        ? photos > 1
          ? `Sie haben ${photos} Fotos geschickt`
          : "Sie haben ein Foto geschickt"
        : "Sie haben geantwortet",
    withdraw: () => "Sie haben Ihre Anfrage zurückgenommen",
    undo: (who, _, own) =>
      own ? "Sie haben Ihre Wahl zurückgenommen" : `Zurückgenommen von ${who}, um es noch einmal anzusehen`,
    contest: () => "Sie möchten, dass wir noch einmal hinsehen",
    rate: () => "Sie haben uns gesagt, wie es jetzt ist",
    message: (who, _, own) => (own ? "Sie haben geschrieben" : `Nachricht von ${who}`),
    offer: (who) => `Angebot von ${who}`,
    settle: (who) => `Erledigt von ${who}`,
    decline: (who) => `Antwort von ${who}`,
    request_evidence: (who) => `Frage von ${who}`,
    reopen: (who) => `Wieder aufgenommen von ${who}`,
    label: (who) => `Etikett von ${who}`,
    sent: () => "Sie haben uns gesagt, dass es unterwegs ist",
    sent_back: () => "Ihr Paket ist auf dem Weg zu uns",
    receive: () => "Ihr Paket ist wieder bei uns angekommen",
    inspected: () => "Wir haben uns angesehen, was zurückkam",
    settled: () => "Es hat geklappt",
    failed: () => "Bei uns hat es nicht geklappt",
    lapse: () => "Die Zeit dafür ist abgelaufen",
    follow_up: () => "Wir haben gefragt, ob jetzt alles stimmt",
  },
  us: "uns",
  asked: {
    photo: "Ein Foto würde uns helfen, es zu sehen",
    question: "Wir möchten Sie etwas fragen",
    more: "Foto hinzufügen",
    offers: (names) => `Damit können wir Ihnen sofort anbieten: ${names}.`,
    send: "An uns schicken",
    without: "Ich habe kein Foto",
    withoutAnswer: "Das kann ich nicht sagen",
  },
  back: {
    title: "Haben Sie es abgeschickt?",
    lead: "Sagen Sie es uns, dann erinnern wir Sie nicht. Ein Foto vom Beleg hilft, falls wir danach suchen müssen.",
    carrier: "Paketdienst, wenn Sie mögen",
    number: "Sendungsnummer, wenn Sie mögen",
    photo: "Ein Foto vom Beleg",
    send: "Ich habe es abgeschickt",
    done: "Danke. Sie haben uns gesagt, dass es unterwegs ist.",
  },
  rate: {
    title: "Stimmt jetzt alles?",
    yes: "Ja, alles stimmt",
    no: "Nicht ganz",
    thanks: "Danke, dass Sie es uns sagen. Es freut uns, dass jetzt alles stimmt.",
    planned: (day) => `Am ${day} fragen wir Sie, ob alles stimmt.`,
  },
  record: "Kopie von allem speichern",
};
