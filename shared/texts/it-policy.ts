import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "it-IT";
const days = (count: number) => (count === 1 ? "1 giorno" : `${count} giorni`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "un rimborso",
  replacement: "lo stesso articolo di nuovo",
  exchange: "un'altra taglia o un altro colore",
  resend_part: "la parte mancante",
  repair: "una riparazione",
  store_credit: "un buono",
  partial_refund: "una parte del denaro, e l'articolo resta a te",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "dopo la consegna",
  due: "dopo la data di consegna prevista",
  fulfilled: "dopo la spedizione",
  ordered: "dopo il tuo ordine",
};

/** "dal 1 novembre", "dall'8 novembre": before eight and eleven the article loses its vowel. */
const withArticle = (preposition: "dal" | "al" | "il", text: string) => {
  const elided = preposition === "il" ? "l'" : `${preposition}l'`;
  return /^(8|11(?!\d))/.test(text) ? `${elided}${text}` : `${preposition} ${text}`;
};

/** "Fino a 30 giorni dopo la consegna, "; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Più tardi, " : "";
  const span = `fino a ${days(until.days)} ${clocks[until.from]}, `;
  return place === "first" ? capital(span) : `In seguito, e ${span}`;
}

/** Italian of the published policy. */
export const itPolicy = {
  lang,
  language: "Italiano",
  languages: "Lingua",
  title: (shop) => `Resi e rimborsi: ${shop}`,
  lead: "Ecco come mettiamo a posto le cose. Nella pagina del tuo ordine, raccontaci con parole tue che cosa è successo: quello che possiamo lo risolviamo subito, e una persona del nostro team si occupa del resto.",
  place: (country) => `Paese di consegna: ${country}`,
  places: "È stato spedito in un altro paese?",
  sections: {
    fault: "Quando qualcosa non va",
    parcel: "Quando un pacco è in ritardo o non arriva",
    mind: "Quando preferisci non tenerlo",
    rest: "Tutto il resto",
    groups: "Articoli con regole proprie",
    customers: "Per alcuni gruppi di clienti",
    seasons: "Altri tempi per alcuni ordini",
    people: "Come parlare con una persona del nostro team",
    version: "Su questa pagina",
  },
  reasons: {
    damaged: "È arrivato danneggiato",
    defective: "Non funziona",
    wrong_item: "È arrivato l'articolo sbagliato",
    missing: "Manca qualcosa",
    not_as_described: "Diverso dalla descrizione",
    late: "È in ritardo",
    never_arrived: "Non è mai arrivato",
    wrong_size: "Taglia o misura sbagliata",
    changed_mind: "Hai cambiato idea",
    charged_wrong: "L'addebito è sbagliato",
    cancel: "Vorresti annullare prima della spedizione",
    other: "Altro",
  },
  withdrawal: {
    title: "Il tuo diritto di recesso",
    text: (count) => `Puoi recedere dal contratto fino a ${days(count)} dopo la consegna. Non occorre dare un motivo.`,
    except: (groups) => `Questo diritto non vale per ${allOf(lang, groups)}.`,
    special: "articoli un po' particolari",
  },
  choose: (when, all) =>
    capital(`${time(when)}${all.length === 1 ? "ti proponiamo " : "puoi scegliere: "}${named(all)}.`),
  person: (when, all) =>
    capital(
      `${time(when)}una persona del nostro team se ne occupa personalmente. Che cosa è possibile allora: ${named(all)}.`,
    ),
  personToo: (all) => `Possibile anche, dopo che l'ha visto una persona del nostro team: ${named(all)}.`,
  nothing: (when) =>
    capital(`${time(when)}${when.place === "first" ? "per questo motivo non lo riprendiamo" : "resta com'è"}.`),
  part: (share) => `Se lo tieni così com'è, ti restituiamo ${withArticle("il", share)} del prezzo.`,
  goesOut: {
    accepted: "Non aspettiamo che arrivi: rimediamo subito.",
    sent_back: "Rimediamo appena è in viaggio verso di noi.",
    received: "Rimediamo appena è di nuovo da noi.",
    inspected: "Rimediamo appena è di nuovo da noi e l'abbiamo guardato.",
  },
  proof: {
    receipt: "Più tardi chiediamo una foto dello scontrino.",
    packaging: "Più tardi chiediamo una foto dell'articolo nella confezione originale.",
    either: "Più tardi chiediamo una foto dello scontrino o della confezione originale.",
  },
  bonus: ({ share, max }) =>
    `Con un buono hai ${withArticle("il", share)} in più${max === null ? "" : `, fino a ${max}`}.`,
  noBonus: "Qui con un buono non c'è nulla in più.",
  extra: (what) => `Quando possiamo, aggiungiamo qualcosa in più: ${what}.`,
  shipping: {
    none: "Quello che hai pagato per la spedizione non è compreso.",
    standard: "Ti restituiamo anche la parte corrispondente delle spese di spedizione.",
    all: "Ti restituiamo anche le spese di spedizione.",
  },
  fee: (share) => `Se torna da noi, tratteniamo ${withArticle("il", share)} del prezzo per il rientro in magazzino.`,
  back: {
    merchant: "Ti chiediamo di rimandarcelo. La spedizione la paghiamo noi.",
    shopper: "Ti chiediamo di rimandarcelo. La spedizione è a tuo carico.",
  },
  keep: (amount) => `Se l'hai pagato ${amount} o meno, tienilo pure.`,
  photo: (amount) =>
    amount === null
      ? "Una foto ci aiuta a risolvere subito."
      : `Se l'hai pagato più di ${amount}, una foto ci aiuta a risolvere subito.`,
  wait: (count) =>
    `Alcuni pacchi ci mettono solo un po' di più: aspetta, per favore, ${days(count)} dopo la data di consegna prevista.`,
  wholeOrder: "Questo vale per l'ordine intero. Per una parte sola, prima guarda una persona del nostro team.",
  group: "Per quello che non è detto qui, vale quanto detto sopra.",
  special: "Articoli un po' particolari",
  quoted: (name) => `“${name}”`,
  customer:
    "Se fai parte di uno di questi gruppi, per te vale questo al posto di quanto detto sopra. E se questa pagina dà qualcosa in più a tutti, vale anche per te.",
  customerGoods: "Per gli articoli con regole proprie hai almeno quello che è detto lì.",
  season: (from, to) => `Ordini ${withArticle("dal", from)} ${withArticle("al", to)}`,
  seasonNote: "Per questi ordini vale questo al posto di quanto detto sopra.",
  window: ({ what, days: count, usual, from }) => `${what}: fino a ${days(count)} ${clocks[from]}, invece di ${usual}`,
  hours: (all, from, to) => `${capital(allOf(lang, all))}, dalle ${from} alle ${to}`,
  zone: (zone) => `Gli orari sono quelli del fuso orario ${zone}.`,
  reply: (count) =>
    `Quando se ne occupa una persona del nostro team, hai una risposta entro ${numberIn(lang, count)} ${count === 1 ? "ora lavorativa" : "ore lavorative"}.`,
  offers: (count) => `Quello che ti proponiamo resta valido ${days(count)}.`,
  always: "Puoi sempre chiedere che se ne occupi una persona del nostro team, qualunque sia stata la risposta.",
  pinned: "Per il tuo ordine vale quello che valeva il giorno in cui l'hai fatto.",
  rights: "Dove la legge ti dà più di quanto dice questa pagina, hai di più.",
  version: (hash, since) => `Versione ${hash}, ${withArticle("dal", since)}.`,
} as const satisfies PolicyTexts;
