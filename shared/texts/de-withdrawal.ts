import type { WithdrawalTexts } from "./withdrawal.ts";

/** German of the statutory withdrawal. */
export const deWithdrawal: WithdrawalTexts = {
  place: "de-DE",
  form: {
    lead: "Sie müssen keinen Grund nennen.",
    until: (day) => `Sie können bis ${day} widerrufen.`,
    name: "Ihr Name",
    order: "Ihre Bestellnummer",
    contact: "Ihre E-Mail-Adresse",
    contactNote: "Dorthin geht sofort die Eingangsbestätigung.",
    goods: "Was Sie widerrufen",
    fewer: (title) => `Eins weniger: ${title}`,
    more: (title) => `Eins mehr: ${title}`,
    back: "Zurück",
    check: "Bitte sehen Sie nach, was markiert ist, und bestätigen Sie noch einmal.",
    missing: {
      name: "Bitte schreiben Sie Ihren Namen.",
      order: "Bitte schreiben Sie Ihre Bestellnummer, damit wir wissen, welchen Vertrag Sie meinen.",
      contact: "Bitte schreiben Sie eine E-Mail-Adresse, etwa ada@example.com.",
    },
    later:
      "Das hat gerade nicht geklappt. Was Sie geschrieben haben, steht unten: Bitte bestätigen Sie in ein paar Minuten noch einmal.",
  },
  statement: (order, goods) =>
    `Hiermit widerrufe ich meinen Vertrag über die Bestellung ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "Ihr Widerruf ist bei uns eingegangen",
    subject: (order) => `Ihr Widerruf, Bestellung ${order}`,
    received: (when) => `Eingegangen am ${when}.`,
    name: "Name",
    contact: "E-Mail",
    shop: "Shop",
    number: "Eingangsbestätigung",
    mailed: (contact) => `Eine Kopie ist unterwegs an ${contact}.`,
    save: "Kopie speichern",
    follow: "Sehen, wie es steht",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Bitte schicken Sie die Ware bis ${until} zurück, mit einem Zettel, auf dem ${reference} steht. Sobald sie bei uns ist oder Sie uns zeigen, dass sie unterwegs ist, erhalten Sie ${amount} zurück (${to}).`,
    postage: { merchant: "Das Porto zahlen wir.", shopper: "Das Porto zahlen Sie." },
    address: "Unsere Adresse:",
    soon: ({ amount, to, by }) => `Sie erhalten ${amount} zurück (${to}). Spätestens am ${by} geht es bei uns raus.`,
    person: (by) => `Jemand von uns sieht es sich persönlich an. Sie hören bis spätestens ${by} von uns.`,
    held: (reference) =>
      `Davon haben Sie uns schon geschrieben, in ${reference}. Jemand von uns bringt beides zusammen.`,
    gone: "Das Geld dafür ist schon zurückgegangen, es bleibt also nichts mehr zu tun.",
    unmatched: "Jemand von uns sucht als Nächstes Ihre Bestellung heraus und schreibt Ihnen. Sie müssen nichts tun.",
    yourPayment: "so, wie Sie bezahlt haben",
    remind: (until) =>
      `Zur Erinnerung: Bitte schicken Sie die Ware bis ${until} zurück. Wenn Sie das schon getan haben, sagen Sie es uns einfach.`,
  },
  hurdles: {
    late: (until) =>
      `Die Widerrufsfrist endete am ${until}. Jemand von uns sieht sich an, was wir trotzdem für Sie tun können.`,
    exempt: (group) =>
      group
        ? `Das wurde als „${group}“ verkauft; dafür gilt das Widerrufsrecht nicht. Jemand von uns sieht sich an, was wir trotzdem für Sie tun können.`
        : "Für solche Ware gilt das Widerrufsrecht nicht. Jemand von uns sieht sich an, was wir trotzdem für Sie tun können.",
    business:
      "Das Widerrufsrecht gilt für private Käufe, und dies war eine Bestellung für ein Unternehmen. Jemand von uns sieht sich an, was wir trotzdem für Sie tun können.",
    elsewhere:
      "In dem Land, in das diese Bestellung ging, gibt es kein gesetzliches Widerrufsrecht. Jemand von uns sieht sich an, was wir trotzdem für Sie tun können.",
    nothing: "Vom gezahlten Betrag ist nichts mehr übrig. Jemand von uns prüft, dass Sie alles bekommen haben.",
    disputed: "Ihre Bank prüft diese Zahlung schon. Jemand von uns sorgt dafür, dass das Geld bei Ihnen ankommt.",
    paused: "Jemand von uns erstattet Ihnen das Geld von Hand.",
  },
  mail: {
    hello: (name) => `Guten Tag ${name},`,
    link: "Hier sehen Sie jederzeit, wie es steht, und können uns schreiben:",
    open: "Sehen, wie es steht",
    replies: {
      yes: "Sie können auch einfach auf diese Mail antworten.",
      no: "Bitte heben Sie diese Mail auf: Sie ist Ihre Eingangsbestätigung. Antworten darauf sehen wir nicht.",
    },
    test: "(Dies ist ein Test: Es fließt kein Geld.)",
  },
};
