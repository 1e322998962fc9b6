import { datesIn } from "./forms.ts";
import { itMail } from "./it-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const person = () => "Una persona del nostro team se ne occuperà personalmente.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 giorno" : `${days} giorni`);
const soldAs = (group: string | null) =>
  group ? `Questo articolo era in vendita come “${group}”` : "Questo è un articolo un po' particolare";

/**
 * Italian, "tu" throughout, as the pages around it do. Things are "il tuo articolo “…”": masculine whatever the title
 * is, and never after a preposition that would melt with "il". The shopper and whoever of us answers have no gender.
 */
const proofs: Record<Proof, string> = {
  receipt: "dello scontrino",
  packaging: "della confezione originale",
  either: "dello scontrino o della confezione originale",
};

export const it = {
  reading: {
    reasons: {
      damaged: "È arrivato danneggiato",
      defective: "Non funziona",
      wrong_item: "È arrivato l'articolo sbagliato",
      missing: "Manca qualcosa",
      not_as_described: "Diverso dalla descrizione",
      late: "È in ritardo",
      never_arrived: "Non è mai arrivato",
      wrong_size: "Taglia o misura sbagliata",
      changed_mind: "Ho cambiato idea",
      charged_wrong: "L'addebito è sbagliato",
      cancel: "Vorrei annullare",
      other: "Altro",
    },
    opening: {
      merchant: {
        plain: "Ci dispiace. Vediamo come rimediare.",
        warm: "Ci dispiace. Non doveva andare così, e vogliamo rimediare.",
        grave: "Ci dispiace davvero. Non sarebbe dovuto succedere, e lo prendiamo molto sul serio.",
      },
      carrier: {
        plain: "Ci dispiace per l'attesa. Vediamo che cosa possiamo fare.",
        warm: "Ci dispiace per questa lunga attesa. Vogliamo rimediare.",
        grave: "Ci dispiace davvero per questa lunga attesa. Lo prendiamo molto sul serio.",
      },
      nobody: {
        plain: "Grazie di avercelo detto. Vediamo che cosa possiamo fare.",
        warm: "Grazie di avercelo detto. Vogliamo darti una mano, quindi vediamolo insieme.",
        grave: "Grazie di avercelo detto. Capiamo quanto conta per te, e vogliamo darti una mano.",
      },
      unclear: {
        plain: "Grazie di avercelo detto. Vogliamo capire bene, per poter rimediare.",
        warm: "Grazie di avercelo detto. Vogliamo capire bene, per poter rimediare.",
        grave:
          "Grazie di avercelo detto. Capiamo quanto conta per te. Lo prendiamo molto sul serio, e vogliamo rimediare.",
      },
    },
    safety: {
      injury:
        "La tua salute viene prima di tutto. Se qualcuno si è fatto male, chiedi subito aiuto a un medico e, se è grave, chiama i soccorsi. Non usare più l'articolo e lascialo così com'è.",
      danger:
        "Da adesso non usare più l'articolo. Se puoi farlo senza rischi, stacca la spina e tienilo lontano da persone, animali e da tutto ciò che può bruciare. Se c'è fuoco o fumo, esci e chiama i soccorsi.",
    },
    questions: {
      reason: "Che cosa è andato storto? Scegli quello che si avvicina di più.",
      reasonGuess: "Vogliamo essere sicuri di aver capito. Che cosa si avvicina di più?",
      lines: "Di quale articolo si tratta?",
      each: "Vogliamo essere sicuri di aver capito. Che cosa è successo con ognuno di questi articoli?",
    },
    summary: {
      reasons: {
        // The stem of a participle: "rott" becomes "rotto" or "rotti".
        damaged: { one: "{thing} è arrivato {damage}o", many: "{thing} sono arrivati {damage}i" },
        defective: { one: "{thing} non funziona come dovrebbe", many: "{thing} non funzionano come dovrebbero" },
        wrong_item: {
          one: "doveva arrivare {thing} e invece è arrivato altro",
          many: "dovevano arrivare {thing} e invece è arrivato altro",
        },
        missing: {
          one: "{thing} è arrivato incompleto o non è arrivato",
          many: "{thing} sono arrivati incompleti o non sono arrivati",
        },
        not_as_described: {
          one: "{thing} non corrisponde alla nostra descrizione",
          many: "{thing} non corrispondono alla nostra descrizione",
        },
        late: { one: "{thing} è in ritardo", many: "{thing} sono in ritardo" },
        never_arrived: { one: "{thing} non è arrivato", many: "{thing} non sono arrivati" },
        wrong_size: {
          one: "{thing} è della misura sbagliata",
          many: "{thing} sono della misura sbagliata",
        },
        changed_mind: { one: "hai cambiato idea per {thing}", many: "hai cambiato idea per {thing}" },
        charged_wrong: {
          one: "l'addebito per {thing} è sbagliato",
          many: "l'addebito per {thing} è sbagliato",
        },
        cancel: { one: "vorresti annullare {thing}", many: "vorresti annullare {thing}" },
        other: {
          one: "vorresti che controllassimo una cosa per {thing}",
          many: "vorresti che controllassimo una cosa per {thing}",
        },
      },
      faults: {
        broke: { one: "{thing} si è rotto", many: "{thing} si sono rotti" },
        leaks: { one: "{thing} perde", many: "{thing} perdono" },
        spoiled: { one: "{thing} non era fresco", many: "{thing} non erano freschi" },
      },
      lack: {
        named: { one: "{thing} è arrivato senza {part}", many: "{thing} sono arrivati senza {part}" },
        part: { one: "{thing} è arrivato incompleto", many: "{thing} sono arrivati incompleti" },
        all: { one: "{thing} non era nel pacco", many: "{thing} non erano nel pacco" },
      },
      whole: {
        wrong_item: "è arrivato qualcosa di diverso da quello che hai ordinato",
        late: "il tuo pacco è in ritardo",
        never_arrived: "il tuo pacco non è arrivato",
        charged_wrong: "l'addebito per questo ordine è sbagliato",
        cancel: "vorresti annullare questo ordine",
        changed_mind: "hai cambiato idea su questo ordine",
        other: "vorresti che controllassimo una cosa in questo ordine",
      },
      wishes: {
        refund: { one: "vorresti un rimborso", many: "vorresti un rimborso" },
        replacement: { one: "ne vorresti uno nuovo", many: "ne vorresti di nuovi" },
        store_credit: { one: "vorresti un buono", many: "vorresti un buono" },
        explanation: { one: "vorresti sapere come è successo", many: "vorresti sapere come è successo" },
      },
      sendAgain: { one: "vorresti una nuova spedizione", many: "vorresti una nuova spedizione" },
      sendRight: { one: "vorresti ricevere quello giusto", many: "vorresti ricevere quelli giusti" },
      everything: "tutto il contenuto del tuo ordine",
      several: "{count} articoli del tuo ordine",
      damage: "danneggiat",
      and: "e",
      andClause: ", e",
    },
  },
  date: (day) =>
    datesIn("it", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
      Date.parse(`${day}T00:00:00Z`),
    ),
  dateTime: (at, zone) =>
    datesIn("it", {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    }).format(at),
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Non lo proponiamo per questo motivo: “${reason}”.`,
    product_group: ({ group, limit }) =>
      limit === "person"
        ? `${soldAs(group)}, quindi una persona del nostro team se ne occuperà personalmente.`
        : `${soldAs(group)}, quindi per questo motivo non possiamo farlo.`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `Lo proponiamo per ${dayCount(limit)}, e ne è passato più tempo.`
        : `Sono passati più di ${dayCount(limit)}, quindi una persona del nostro team se ne occuperà personalmente.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Può ancora arrivare in tempo. Una persona del nostro team lo tiene d'occhio insieme a te."
        : `Può ancora arrivare: a volte un pacco ci mette fino a ${dayCount(limit)} in più. Una persona del nostro team lo tiene d'occhio insieme a te.`,
    not_sent_yet: () => "Non è ancora partito, quindi una persona del nostro team lo fermerà in tempo.",
    already_sent: () =>
      "L'ordine è già in viaggio, quindi una persona del nostro team vedrà che cosa si può ancora fare.",
    amount_unknown: () => "Una persona del nostro team controllerà l'addebito, e lo metterà a posto.",
    out_of_stock: () => "Non ne abbiamo altri da spedire.",
    nothing_left: () => "Per questo non c'è denaro da restituire.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Con una foto ${proofs[limit as Proof]} possiamo ancora farlo.`,
    exchanged_before: person,
    variant_unknown: () => "Una persona del nostro team vedrà con te che cosa preferisci al suo posto.",
    price_differs: () =>
      "Quello che abbiamo al suo posto ha un altro prezzo, quindi una persona del nostro team lo vedrà con te.",
    evidence_needed: () => "Con una foto si risolve subito.",
    credit_only: ({ limit }) =>
      `Sono passati più di ${dayCount(limit)}, quindi quello che ora possiamo proporti è un buono.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "Non lo proponiamo nella fase in cui si trova ora il tuo ordine."
        : "Nella fase in cui si trova ora il tuo ordine, una persona del nostro team vedrà che cosa si può fare.",
    whole_order_only: () =>
      "Questo si risolve subito solo per l'ordine intero. Una persona del nostro team vedrà che cosa si può fare.",
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => "La sicurezza viene prima di tutto, quindi una persona del nostro team se ne occuperà personalmente.",
    paused: person,
  },
  staffWhy: {
    by_hand: () => "Le regole vogliono una persona per questa soluzione.",
    not_offered: () => "Le regole qui non propongono questa soluzione.",
    product_group: ({ limit, group }) =>
      `Il gruppo di prodotti${group ? ` “${group}”` : ""} mette questa soluzione su “${limit}”.`,
    window_passed: ({ limit, got }) => `Tempo passato: ${dayCount(got)}, limite ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Previsto tra ${dayCount(-Number(got))}, poi aspettare ${limit}.`
        : `${dayCount(got)} dalla data prevista, aspettare ${limit}.`,
    not_sent_yet: () => "La riga non è partita: fermare il pacco prima di pagare.",
    already_sent: () => "La riga è partita: non si può più semplicemente annullare.",
    amount_unknown: () => "Un addebito sbagliato: solo una persona può dire quanto.",
    out_of_stock: () => "Secondo l'ordine questa riga è esaurita.",
    nothing_left: () => "Non resta nulla: è già stato rimborsato tutto, o una trattenuta lo assorbe.",
    money_back_already: ({ limit, got }) =>
      `Queste unità sono costate ${limit}, ma dell'ordine restano solo ${got} da rimborsare.`,
    credit_only: ({ limit, got }) => `Tempo passato: ${dayCount(got)}, limite ${limit}. Solo buono.`,
    stage_closed: ({ limit }) => `Non previsto mentre l'ordine è nella fase “${limit}”.`,
    whole_order_only: ({ limit }) => `Ordine nella fase “${limit}”: tutto intero, o una persona.`,
    replaced_before: ({ limit, got }) => `Sostituzioni su questo ordine, offerte comprese: ${got}, limite ${limit}.`,
    signal: ({ limit, got, signal = "Un segnale" }) => `${signal}: ${got}. Da ${limit} in su guarda una persona.`,
    proof_needed: ({ limit, got }) => `Tempo passato: ${dayCount(got)}. Serve una prova in foto (${limit}).`,
    exchanged_before: ({ limit, got }) => `Cambi su questo ordine, offerte comprese: ${got}, limite ${limit}.`,
    variant_unknown: () => "L'ordine non nomina varianti: solo una persona sa che cosa spedire.",
    price_differs: () => "Le varianti disponibili hanno un altro prezzo: la politica vuole una persona.",
    evidence_needed: ({ limit, got }) => `Vale ${got}: sopra ${limit} serve una foto.`,
    above_auto: ({ limit, got }) => `Il valore automatico di questo ordine sarebbe ${got}, limite ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `Il valore automatico di questo ordine sarebbe ${got}, quota ammessa ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Per questo cliente sarebbe ${got}, limite ${limit}.`,
    above_day_limit: ({ limit, got }) => `Per oggi sarebbe ${got}, limite ${limit}.`,
    currency_not_set: ({ got }) => `Le regole non hanno un importo in ${got}.`,
    payment_disputed: () => "Un pagamento di questo ordine è contestato: la banca forse sta già riprendendo il denaro.",
    safety: () => "Le parole parlano di una ferita o di un pericolo.",
    paused: () => "Tutto ciò che è automatico è spento.",
  },
  signals: {
    cases90d: "Casi in 90 giorni",
    neverArrived365d: "Pacchi mai arrivati in un anno",
    refunds365d: "Rimborsi in un anno",
    kept365d: "Articoli rimborsati e tenuti in un anno",
    photoSeenBefore: "Foto viste su un altro ordine",
    disputes365d: "Altri ordini con un pagamento contestato in un anno",
    refundRate365d: "Ordini con rimborso, su tutti quelli di un anno",
  },
  fees: { restocking: "per il rientro in magazzino" },
  to: {
    refund: "il tuo metodo di pagamento",
    replacement: "Il tuo indirizzo di consegna",
    store_credit: "Buono per questo negozio, senza scadenza",
    exchange: "Il tuo indirizzo di consegna",
    resend_part: "Il tuo indirizzo di consegna",
    repair: "Di nuovo al tuo indirizzo di consegna",
    partial_refund: "il tuo metodo di pagamento",
    gift_card: "La tua carta regalo",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} di sconto sul tuo prossimo ordine, fino a ${most}`,
    free_shipping: () => "Spedizione gratuita sul tuo prossimo ordine",
    gift: ({ name }) => `${name}, un piccolo regalo da parte nostra`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Scelgo un buono di ${credit}${bonus ? `, con ${bonus} in più,` : ""} invece di un rimborso di ${refund} tramite ${to}.`,
  note: {
    person:
      "Vogliamo darti l'aiuto migliore, quindi da qui se ne occupa una persona del nostro team. Ha già davanti tutto quello che ci hai detto.",
    changed:
      "Qualcosa è cambiato da quando te l'abbiamo mostrato, quindi una persona del nostro team controlla prima dell'invio. Avrai almeno quello che hai visto.",
    asked:
      "Grazie di averci detto che cosa ti aiuterebbe. Da qui se ne occupa una persona del nostro team, con tutto quello che ci hai detto.",
    chosen: "Grazie. Una persona del nostro team guarda la tua scelta, e poi ti rispondiamo.",
    contested: "Ricontrolliamo tutto ancora una volta. Quando è possibile lo fa un'altra persona.",
    settlement_failed:
      "Da parte nostra non è andato a buon fine, quindi ora se ne occupa una persona del nostro team. Tu non devi fare nulla.",
    refund_bounced:
      "Il rimborso non è arrivato sul tuo conto ed è tornato a noi, quindi ora se ne occupa una persona del nostro team. Tu non devi fare nulla.",
    heard: "Grazie. Da qui se ne occupa una persona del nostro team, con quello che ci hai appena detto.",
    reopened:
      "Ci dispiace che non sia ancora a posto. Una persona del nostro team se ne occupa per prima cosa, con tutto quello che ci hai detto.",
    goods_unclear:
      "Il tuo pacco è arrivato, grazie. C'è qualcosa che non ci è ancora chiaro, quindi uno di noi lo guarda e ti scrive.",
    expired:
      "Non ti sentiamo da un po', quindi per ora abbiamo messo da parte la richiesta. Puoi sempre chiederci di riprenderla.",
  },
  boundary:
    "Capiamo quanto tutto questo ti pesa, e vogliamo rimediare. Ti chiediamo un tono rispettoso con chi ti scrive, così possiamo farlo. Siamo ancora qui, e ce ne stiamo ancora occupando.",
  hosted: {
    title: "Il tuo ordine",
    noscript: "Questa pagina ha bisogno di JavaScript. Scrivi al negozio dove hai comprato, indicando il tuo ordine.",
    missing: "Non riusciamo ad aprire questo link",
    missingWhy:
      "Forse è scaduto, o ne manca una parte. Apri di nuovo il tuo ordine nel negozio, oppure usa il link nella nostra ultima email.",
  },
  ...itMail,
} as const satisfies Texts;
