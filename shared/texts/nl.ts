import { datesIn } from "./forms.ts";
import { nlMail } from "./nl-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const person = () => "Iemand van ons kijkt hier persoonlijk naar.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 dag" : `${days} dagen`);

/** Dutch, as shops there write: "je", short and friendly, no office words. Titles come in quotation marks. */
const proofs: Record<Proof, string> = {
  receipt: "je bon",
  packaging: "de originele verpakking",
  either: "je bon of de originele verpakking",
};

export const nl = {
  reading: {
    reasons: {
      damaged: "Beschadigd aangekomen",
      defective: "Werkt niet",
      wrong_item: "Verkeerd artikel",
      missing: "Er ontbreekt iets",
      not_as_described: "Niet zoals beschreven",
      late: "Te laat",
      never_arrived: "Niet aangekomen",
      wrong_size: "Verkeerde maat",
      changed_mind: "Toch bedacht",
      charged_wrong: "Verkeerd afgerekend",
      cancel: "Annuleren",
      other: "Iets anders",
    },
    opening: {
      merchant: {
        plain: "Dat spijt ons. We maken het in orde.",
        warm: "Dat spijt ons. Zo had het niet moeten gaan, en we willen het graag goedmaken.",
        grave: "Dat spijt ons heel erg. Dit had niet mogen gebeuren, en we nemen het serieus.",
      },
      carrier: {
        plain: "Het spijt ons dat je moet wachten. We gaan ermee aan de slag.",
        warm: "Het spijt ons dat je hebt moeten wachten. We willen het graag in orde maken.",
        grave: "Het spijt ons heel erg dat je zo lang moet wachten. We nemen het serieus.",
      },
      nobody: {
        plain: "Fijn dat je het laat weten. We kijken wat we kunnen doen.",
        warm: "Fijn dat je het ons vertelt. We helpen je graag, dus laten we er samen naar kijken.",
        grave: "Dank je dat je het ons vertelt. We zien hoe belangrijk dit voor je is, en we willen je helpen.",
      },
      unclear: {
        plain: "Fijn dat je het laat weten. We willen het goed begrijpen, zodat we het in orde kunnen maken.",
        warm: "Dank je dat je het ons vertelt. We willen het goed begrijpen, zodat we het in orde kunnen maken.",
        grave:
          "Dank je dat je het ons vertelt. We zien hoe belangrijk dit voor je is. We nemen het serieus en willen het goed doen.",
      },
    },
    safety: {
      injury:
        "Jouw gezondheid gaat voor. Is er iemand gewond, zoek dan nu medische hulp en bel bij nood 112 of het noodnummer bij jou. Gebruik het artikel niet meer en laat het zoals het is.",
      danger:
        "Gebruik het nu niet meer. Kan het veilig, haal dan de stekker eruit en houd het weg bij mensen, dieren en alles wat kan branden. Is er vuur of rook, ga dan weg en bel 112 of het noodnummer bij jou.",
    },
    questions: {
      reason: "Wat ging er mis? Kies wat het dichtst in de buurt komt.",
      reasonGuess: "We willen zeker weten dat we je goed begrijpen. Wat komt het dichtst in de buurt?",
      lines: "Over welk artikel gaat het?",
      each: "We willen zeker weten dat we je goed begrijpen. Wat is er met elk hiervan gebeurd?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} kwam {damage} aan", many: "{thing} kwamen {damage} aan" },
        defective: { one: "{thing} werkt niet zoals het hoort", many: "{thing} werken niet zoals het hoort" },
        wrong_item: {
          one: "er kwam iets anders in plaats van {thing}",
          many: "er kwam iets anders in plaats van {thing}",
        },
        missing: {
          one: "{thing} kwam onvolledig of helemaal niet aan",
          many: "{thing} kwamen onvolledig of helemaal niet aan",
        },
        not_as_described: {
          one: "{thing} is niet zoals we het beschreven",
          many: "{thing} zijn niet zoals we ze beschreven",
        },
        late: { one: "{thing} is te laat", many: "{thing} zijn te laat" },
        never_arrived: { one: "{thing} is niet aangekomen", many: "{thing} zijn niet aangekomen" },
        wrong_size: { one: "{thing} heeft de verkeerde maat", many: "{thing} hebben de verkeerde maat" },
        changed_mind: {
          one: "je hebt je bedacht en wilt {thing} toch niet",
          many: "je hebt je bedacht en wilt {thing} toch niet",
        },
        charged_wrong: {
          one: "er is iets verkeerd afgerekend voor {thing}",
          many: "er is iets verkeerd afgerekend voor {thing}",
        },
        cancel: { one: "je wilt {thing} annuleren", many: "je wilt {thing} annuleren" },
        other: {
          one: "je wilt dat we naar iets kijken met {thing}",
          many: "je wilt dat we naar iets kijken met {thing}",
        },
      },
      faults: {
        broke: { one: "{thing} is stukgegaan", many: "{thing} zijn stukgegaan" },
        leaks: { one: "{thing} lekt", many: "{thing} lekken" },
        spoiled: { one: "{thing} was niet meer vers", many: "{thing} waren niet meer vers" },
      },
      lack: {
        named: { one: "{thing} kwam zonder {part}", many: "{thing} kwamen zonder {part}" },
        part: { one: "{thing} kwam onvolledig aan", many: "{thing} kwamen onvolledig aan" },
        all: { one: "{thing} zat niet in het pakket", many: "{thing} zaten niet in het pakket" },
      },
      whole: {
        wrong_item: "er kwam iets anders dan je bestelde",
        late: "je pakket is te laat",
        never_arrived: "je pakket is niet aangekomen",
        charged_wrong: "er is iets verkeerd afgerekend bij deze bestelling",
        cancel: "je wilt deze bestelling annuleren",
        changed_mind: "je hebt je bedacht over deze bestelling",
        other: "je wilt dat we naar iets kijken met deze bestelling",
      },
      wishes: {
        refund: { one: "je wilt je geld terug", many: "je wilt je geld terug" },
        replacement: { one: "je wilt graag een nieuwe", many: "je wilt graag nieuwe" },
        store_credit: { one: "je wilt graag tegoed", many: "je wilt graag tegoed" },
        explanation: { one: "je wilt weten hoe het kon gebeuren", many: "je wilt weten hoe het kon gebeuren" },
      },
      sendAgain: { one: "je wilt dat we het nog eens sturen", many: "je wilt dat we ze nog eens sturen" },
      sendRight: { one: "je wilt graag wat je bestelde", many: "je wilt graag wat je bestelde" },
      everything: "alles in je bestelling",
      several: "{count} artikelen uit je bestelling",
      damage: "beschadigd",
      and: "en",
      andClause: ", en",
    },
  },
  date: (day) =>
    datesIn("nl-NL", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
      Date.parse(`${day}T00:00:00Z`),
    ),
  dateTime: (at, zone) =>
    datesIn("nl-NL", {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    }).format(at),
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Bij “${reason}” bieden we dit niet aan.`,
    product_group: ({ group, limit }) =>
      `${group ? `Dit is verkocht als “${group}”` : "Dit is een bijzonder artikel"}. ${
        limit === "person" ? person() : "Daarom kan dat niet om deze reden."
      }`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `We bieden dit ${dayCount(limit)} lang aan, en het is langer geleden.`
        : `Dat is meer dan ${dayCount(limit)} geleden. Daarom kijkt iemand van ons hier persoonlijk naar.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Het kan nog op tijd komen. Iemand van ons houdt het samen met je in de gaten."
        : `Het kan nog komen: pakketten doen er soms tot ${dayCount(limit)} langer over. Iemand van ons houdt het samen met je in de gaten.`,
    not_sent_yet: () => "Het is nog bij ons. Iemand van ons houdt het tegen voordat het weggaat.",
    already_sent: () => "Het is al onderweg. Iemand van ons kijkt wat er nog kan.",
    amount_unknown: () => "Iemand van ons kijkt wat er is afgerekend en maakt het in orde.",
    out_of_stock: () => "We hebben er geen meer om naar je te sturen.",
    nothing_left: () => "Hiervoor is er geen geld om terug te geven.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Met een foto van ${proofs[limit as Proof]} kan dit nog.`,
    exchanged_before: person,
    variant_unknown: () => "Iemand van ons bekijkt met je wat je ervoor in de plaats wilt.",
    price_differs: () =>
      "Wat we ervoor in de plaats hebben, heeft een andere prijs. Daarom bekijkt iemand van ons dit met je.",
    evidence_needed: () => "Met een foto kan dit meteen.",
    credit_only: ({ limit }) => `Het is meer dan ${dayCount(limit)} geleden. Wat we nu kunnen bieden is tegoed.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "Zoals je bestelling er nu voor staat, bieden we dit niet aan."
        : "Zoals je bestelling er nu voor staat, kijkt iemand van ons wat er kan.",
    whole_order_only: () => "Dit kan alleen voor de hele bestelling meteen. Iemand van ons kijkt wat er kan.",
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => "Veiligheid gaat voor. Daarom kijkt iemand van ons hier persoonlijk naar.",
    paused: person,
  },
  staffWhy: {
    by_hand: () => "Het beleid wil hier een mens voor.",
    not_offered: () => "Het beleid biedt deze oplossing hier niet.",
    product_group: ({ limit, group }) => `Productgroep${group ? ` “${group}”` : ""} zet deze oplossing op “${limit}”.`,
    window_passed: ({ limit, got }) => `Verstreken: ${dayCount(got)}, grens ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Verwacht over ${dayCount(-Number(got))}, daarna ${limit} wachten.`
        : `${dayCount(got)} sinds het er had moeten zijn, wachten tot ${limit}.`,
    not_sent_yet: () => "De regel is nog niet verzonden: houd het pakket tegen voordat er geld teruggaat.",
    already_sent: () => "De regel is verzonden: die kan niet zomaar worden geannuleerd.",
    amount_unknown: () => "Verkeerd afgerekend: alleen een mens kan het bedrag noemen.",
    out_of_stock: () => "Volgens de bestelling is deze regel niet op voorraad.",
    nothing_left: () => "Er blijft niets over: alles is al terugbetaald, of kosten nemen alles.",
    money_back_already: ({ limit, got }) =>
      `Deze stuks kostten ${limit}, maar van de bestelling is nog maar ${got} niet terugbetaald.`,
    credit_only: ({ limit, got }) => `Verstreken: ${dayCount(got)}, grens ${limit}. Alleen nog tegoed.`,
    stage_closed: ({ limit }) => `Niet open zolang de bestelling “${limit}” is.`,
    whole_order_only: ({ limit }) => `Zolang de bestelling “${limit}” is: het geheel of een mens.`,
    replaced_before: ({ limit, got }) =>
      `Vervangingen bij deze bestelling, aanbiedingen meegeteld: ${got}, grens ${limit}.`,
    signal: ({ limit, got, signal = "Een signaal" }) => `${signal}: ${got}. Vanaf ${limit} kijkt een mens.`,
    proof_needed: ({ limit, got }) => `Verstreken: ${dayCount(got)}. Een foto als bewijs is gewenst (${limit}).`,
    exchanged_before: ({ limit, got }) =>
      `Ruilingen bij deze bestelling, aanbiedingen meegeteld: ${got}, grens ${limit}.`,
    variant_unknown: () => "De bestelling noemt geen varianten: alleen een mens weet wat er gestuurd moet worden.",
    price_differs: () => "De varianten op voorraad hebben een andere prijs: het beleid wil een mens.",
    evidence_needed: ({ limit, got }) => `Waarde ${got}: boven ${limit} is een foto gewenst.`,
    above_auto: ({ limit, got }) => `De automatische waarde van deze bestelling zou ${got} zijn, grens ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `De automatische waarde van deze bestelling zou ${got} zijn, daarvan mag ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Voor deze klant zou het ${got} zijn, grens ${limit}.`,
    above_day_limit: ({ limit, got }) => `Voor vandaag zou het ${got} zijn, grens ${limit}.`,
    currency_not_set: ({ got }) => `Het beleid heeft geen getal voor ${got}.`,
    payment_disputed: () =>
      "Een betaling van deze bestelling wordt bij de bank betwist: het geld gaat daar misschien al terug.",
    safety: () => "De woorden spreken van letsel of gevaar.",
    paused: () => "Alles wat vanzelf gaat is uitgezet.",
  },
  signals: {
    cases90d: "Zaken in 90 dagen",
    neverArrived365d: "Pakketten die nooit aankwamen, in een jaar",
    refunds365d: "Terugbetalingen in een jaar",
    kept365d: "Terugbetaald en gehouden, in een jaar",
    photoSeenBefore: "Foto's gezien bij een andere bestelling",
    disputes365d: "Andere bestellingen met een betwiste betaling, in een jaar",
    refundRate365d: "Bestellingen met geld terug, van alle in een jaar",
  },
  fees: { restocking: "voor het terugleggen in het magazijn" },
  to: {
    refund: "Zoals je hebt betaald",
    replacement: "Naar je bezorgadres",
    store_credit: "Tegoed voor deze winkel, verloopt niet",
    exchange: "Naar je bezorgadres",
    resend_part: "Naar je bezorgadres",
    repair: "Terug naar je bezorgadres",
    partial_refund: "Zoals je hebt betaald",
    gift_card: "Je cadeaukaart",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} korting op je volgende bestelling, tot ${most}`,
    free_shipping: () => "Gratis bezorging bij je volgende bestelling",
    gift: ({ name }) => `${name}, een kleinigheid van ons`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Ik kies voor ${credit} aan tegoed${bonus ? `, met ${bonus} extra,` : ""} in plaats van ${refund} terug (${to}).`,
  note: {
    person:
      "We willen dat je de beste hulp krijgt, dus iemand van ons kijkt hier nu naar. Alles wat je ons hebt verteld, staat er al bij.",
    changed:
      "Er is iets veranderd sinds we je dit lieten zien, dus iemand van ons kijkt het na voordat het weggaat. Wat je zag, is het minste wat je krijgt.",
    asked:
      "Fijn dat je ons vertelt wat zou helpen. Iemand van ons kijkt hier nu naar, met alles wat je ons hebt verteld.",
    chosen: "Dank je. Iemand van ons kijkt nu naar je keuze, en je hoort van ons.",
    contested: "We kijken nog een keer. Als het kan, doet iemand anders dat.",
    settlement_failed: "Dit is bij ons niet gelukt. Iemand van ons zorgt er nu voor, en jij hoeft niets te doen.",
    refund_bounced:
      "De terugbetaling is niet op je rekening aangekomen en kwam bij ons terug. Iemand van ons zorgt er nu voor, en jij hoeft niets te doen.",
    heard: "Dank je. Iemand van ons kijkt hier nu naar, met wat je ons net hebt verteld.",
    reopened:
      "Het spijt ons dat het nog niet goed is. Iemand van ons kijkt hier vóór al het andere naar, met alles wat je ons hebt verteld.",
    goods_unclear:
      "Je pakket is er, dank je. Iets eraan is ons nog niet duidelijk, dus iemand van ons kijkt ernaar en schrijft je.",
    expired:
      "We hebben een tijdje niets van je gehoord en dit daarom voorlopig gesloten. Je kunt ons nog steeds vragen ernaar te kijken.",
  },
  boundary:
    "We begrijpen dat je boos bent, en we willen dit in orde maken. Blijf vriendelijk tegen degene die je schrijft, zodat dat lukt. We zijn er nog steeds en we werken er nog steeds aan.",
  hosted: {
    title: "Je bestelling",
    noscript: "Deze pagina heeft JavaScript nodig. Schrijf naar de winkel waar je hebt gekocht en noem je bestelling.",
    missing: "We kunnen deze link niet openen",
    missingWhy:
      "Misschien is hij verlopen, of mist er een stukje. Open je bestelling opnieuw in de winkel, of gebruik de link in onze nieuwste mail aan jou.",
  },
  ...nlMail,
} as const satisfies Texts;
