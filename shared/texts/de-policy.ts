import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "de-DE";
const days = (count: number) => (count === 1 ? "1 Tag" : `${count} Tage`);
/** After a preposition: "innerhalb von 30 Tagen". */
const daysAfter = (count: number) => (count === 1 ? "1 Tag" : `${count} Tagen`);

/** Words that are the same as subject and as object. */
const remedies: Record<OfferedRemedy, string> = {
  refund: "Ihr Geld zurück",
  replacement: "dasselbe noch einmal",
  exchange: "eine andere Größe oder Farbe",
  resend_part: "das fehlende Teil",
  repair: "eine Reparatur",
  store_credit: "ein Guthaben",
  partial_refund: "etwas Geld zurück, und die Ware bleibt bei Ihnen",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "nach der Lieferung",
  due: "nach dem vorgesehenen Liefertermin",
  fulfilled: "nach dem Versand",
  ordered: "nach Ihrer Bestellung",
};

/** "Innerhalb von 30 Tagen nach der Lieferung"; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Später" : "";
  return place === "first"
    ? `Innerhalb von ${daysAfter(until.days)} ${clocks[until.from]}`
    : `Danach und bis ${days(until.days)} ${clocks[until.from]}`;
}

/** After a time the verb comes first: "Sie haben", "Später haben Sie". */
function clause(when: When, subject: string, verb: string, rest: string): string {
  const first = time(when);
  return first === "" ? capital(`${subject} ${verb} ${rest}`) : `${first} ${verb} ${subject} ${rest}`;
}

/** German of the published policy. */
export const dePolicy = {
  lang,
  language: "Deutsch",
  languages: "Sprache",
  title: (shop) => `Rückgabe und Erstattung bei ${shop}`,
  lead: "So bringen wir etwas in Ordnung. Sagen Sie uns auf der Seite Ihrer Bestellung mit Ihren eigenen Worten, was passiert ist: Was gleich geht, ist gleich erledigt, und um den Rest kümmert sich jemand von uns.",
  place: (country) => `Lieferland: ${country}`,
  places: "Ging es in ein anderes Land?",
  sections: {
    fault: "Wenn etwas nicht stimmt",
    parcel: "Wenn ein Paket sich verspätet oder nie ankommt",
    mind: "Wenn Sie es lieber nicht behalten möchten",
    rest: "Alles andere",
    groups: "Waren mit eigenen Regeln",
    customers: "Für manche Kundengruppen",
    seasons: "Andere Fristen für manche Bestellungen",
    people: "So erreichen Sie jemanden von uns",
    version: "Über diese Seite",
  },
  reasons: {
    damaged: "Es kam beschädigt an",
    defective: "Es funktioniert nicht",
    wrong_item: "Es kam der falsche Artikel",
    missing: "Es fehlt etwas",
    not_as_described: "Es ist nicht wie beschrieben",
    late: "Es verspätet sich",
    never_arrived: "Es ist nie angekommen",
    wrong_size: "Die Größe passt nicht",
    changed_mind: "Sie haben es sich anders überlegt",
    charged_wrong: "Ihnen wurde etwas falsch berechnet",
    cancel: "Sie möchten stornieren, bevor wir es verschicken",
    other: "Etwas anderes",
  },
  withdrawal: {
    title: "Ihr Widerrufsrecht",
    text: (count) =>
      `Sie können den Vertrag innerhalb von ${daysAfter(count)} nach der Lieferung widerrufen. Sie müssen keinen Grund nennen.`,
    except: (groups) => `Dieses Recht gilt nicht für ${allOf(lang, groups)}.`,
    special: "besondere Waren",
  },
  choose: (when, all) =>
    all.length === 1
      ? `${clause(when, "Sie", "bekommen", named(all))}.`
      : `${clause(when, "Sie", "haben", "die Wahl")}: ${named(all)}.`,
  person: (when, all) =>
    `${clause(when, "jemand von uns", "sieht es sich", "persönlich an")}. Was dann möglich ist: ${named(all)}.`,
  personToo: (all) => `Auch möglich, nachdem jemand von uns es sich angesehen hat: ${named(all)}.`,
  nothing: (when) =>
    when.place === "first"
      ? `${clause(when, "wir", "nehmen", "es aus diesem Grund nicht zurück")}.`
      : `${clause(when, "es", "bleibt", "so, wie es ist")}.`,
  part: (share) => `Wenn Sie es behalten, wie es ist, bekommen Sie ${share} vom Preis zurück.`,
  goesOut: {
    accepted: "Wir warten nicht darauf: Wir bringen es sofort in Ordnung.",
    sent_back: "Wir bringen es in Ordnung, sobald es zu uns unterwegs ist.",
    received: "Wir bringen es in Ordnung, sobald es wieder bei uns ist.",
    inspected: "Wir bringen es in Ordnung, sobald es wieder bei uns ist und wir es uns angesehen haben.",
  },
  proof: {
    receipt: "Später bitten wir um ein Foto des Kassenbelegs.",
    packaging: "Später bitten wir um ein Foto in der Originalverpackung.",
    either: "Später bitten wir um ein Foto des Kassenbelegs oder der Originalverpackung.",
  },
  bonus: ({ share, max }) => `Auf ein Guthaben legen wir ${share} drauf${max === null ? "" : `, höchstens ${max}`}.`,
  noBonus: "Hier kommt zum Guthaben nichts dazu.",
  extra: (what) => `Wenn es geht, legen wir eine Kleinigkeit dazu: ${what}.`,
  shipping: {
    none: "Die Versandkosten sind nicht dabei.",
    standard: "Den Anteil an den Versandkosten bekommen Sie auch zurück.",
    all: "Die Versandkosten bekommen Sie auch zurück.",
  },
  fee: (share) => `Wenn es zurückkommt, behalten wir ${share} vom Preis für das Wiedereinlagern.`,
  back: {
    merchant: "Wir bitten Sie, es zurückzuschicken. Das Porto zahlen wir.",
    shopper: "Wir bitten Sie, es zurückzuschicken. Das Porto zahlen Sie.",
  },
  keep: (amount) => `Hat es höchstens ${amount} gekostet, behalten Sie es einfach.`,
  photo: (amount) =>
    amount === null
      ? "Mit einem Foto können wir es gleich erledigen."
      : `Hat es mehr als ${amount} gekostet, können wir es mit einem Foto gleich erledigen.`,
  wait: (count) =>
    `Manche Pakete sind nur langsam: Bitte warten Sie nach dem vorgesehenen Liefertermin noch ${days(count)}.`,
  wholeOrder: "Das gilt für die Bestellung im Ganzen. Geht es um einen Teil davon, sieht erst jemand von uns nach.",
  group: "Was hier nicht steht, ist wie oben.",
  special: "Besondere Waren",
  quoted: (name) => `„${name}“`,
  customer:
    "Wenn Sie zu einer dieser Gruppen gehören, gilt für Sie das hier statt der Angaben oben. Was darüber hinaus für alle gilt, gilt auch für Sie.",
  customerGoods: "Bei Waren mit eigenen Regeln haben Sie mindestens, was dort steht.",
  season: (from, to) => `Bestellt vom ${from} bis zum ${to}`,
  seasonNote: "Für diese Bestellungen gilt das hier statt der Angaben oben.",
  window: ({ what, days: count, usual, from }) =>
    `${what}: innerhalb von ${daysAfter(count)} ${clocks[from]} statt ${usual}`,
  hours: (all, from, to) => `${allOf(lang, all)}, ${from} bis ${to} Uhr`,
  zone: (zone) => `Die Uhrzeiten gelten in der Zeitzone ${zone}.`,
  reply: (count) =>
    `Wenn jemand von uns es sich ansieht, hören Sie innerhalb von ${numberIn(lang, count)} ${count === 1 ? "Arbeitsstunde" : "Arbeitsstunden"} von uns.`,
  offers: (count) => `Was wir Ihnen anbieten, gilt ${days(count)}.`,
  always: "Sie können immer darum bitten, dass jemand von uns es sich ansieht, wie auch immer die Antwort war.",
  pinned: "Für Ihre Bestellung gilt, was am Tag Ihrer Bestellung galt.",
  rights: "Wo das Gesetz Ihnen mehr gibt, als hier steht, haben Sie mehr.",
  version: (hash, since) => `Fassung ${hash}, seit ${since}.`,
} as const satisfies PolicyTexts;
