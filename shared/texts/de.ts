import { datesIn } from "./forms.ts";
import { deMail } from "./de-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const person = () => "Das sieht sich jemand von uns persönlich an.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 Tag" : `${days} Tage`);
/** After a preposition: "seit 30 Tagen". */
const daysCount = (days: number | string | null) => (Number(days) === 1 ? "1 Tag" : `${days} Tagen`);

/**
 * German, as a good small shop writes to its customers: "Sie", short sentences, no office words. Titles come in quotation
 * marks and in any gender, so a sentence has them as its subject or object only.
 */
const proofs: Record<Proof, string> = {
  receipt: "des Kassenbelegs",
  packaging: "der Originalverpackung",
  either: "des Kassenbelegs oder der Originalverpackung",
};

export const de = {
  reading: {
    reasons: {
      damaged: "Beschädigt angekommen",
      defective: "Funktioniert nicht",
      wrong_item: "Falscher Artikel",
      missing: "Es fehlt etwas",
      not_as_described: "Nicht wie beschrieben",
      late: "Verspätet",
      never_arrived: "Nicht angekommen",
      wrong_size: "Falsche Größe",
      changed_mind: "Doch anders überlegt",
      charged_wrong: "Falsch abgerechnet",
      cancel: "Stornieren",
      other: "Etwas anderes",
    },
    opening: {
      merchant: {
        plain: "Das tut uns leid. Wir bringen es in Ordnung.",
        warm: "Das tut uns leid. So hätte es nicht sein sollen, und wir möchten es in Ordnung bringen.",
        grave: "Das tut uns sehr leid. Das hätte nicht passieren dürfen, und wir nehmen es ernst.",
      },
      carrier: {
        plain: "Es tut uns leid, dass Sie warten. Wir kümmern uns darum.",
        warm: "Es tut uns leid, dass wir Sie warten lassen. Wir möchten das in Ordnung bringen.",
        grave: "Es tut uns sehr leid, dass wir Sie so lange warten lassen. Wir nehmen das ernst.",
      },
      nobody: {
        plain: "Danke, dass Sie es uns sagen. Sehen wir, was wir tun können.",
        warm: "Danke, dass Sie es uns sagen. Wir möchten Ihnen helfen und sehen es uns gemeinsam mit Ihnen an.",
        grave: "Danke, dass Sie es uns sagen. Wir sehen, wie wichtig es Ihnen ist, und möchten helfen.",
      },
      unclear: {
        plain: "Danke, dass Sie es uns sagen. Wir möchten es gut verstehen, damit wir es in Ordnung bringen können.",
        warm: "Danke, dass Sie es uns sagen. Wir möchten es gut verstehen, damit wir es in Ordnung bringen können.",
        grave:
          "Danke, dass Sie es uns sagen. Wir sehen, wie wichtig es Ihnen ist. Wir nehmen es ernst und möchten es richtig machen.",
      },
    },
    safety: {
      injury:
        "Ihre Gesundheit geht vor. Wenn jemand verletzt ist, holen Sie bitte jetzt ärztliche Hilfe, und wählen Sie im Notfall die 112 oder die Notrufnummer bei Ihnen. Bitte benutzen Sie den Artikel nicht mehr und lassen Sie ihn, wie er ist.",
      danger:
        "Bitte benutzen Sie es jetzt nicht mehr. Wenn es gefahrlos geht, ziehen Sie den Stecker und halten Sie Menschen, Tiere und alles, was brennt, davon fern. Bei Feuer oder Rauch gehen Sie hinaus und wählen Sie die 112 oder die Notrufnummer bei Ihnen.",
    },
    questions: {
      reason: "Was ist schiefgelaufen? Bitte wählen Sie, was am ehesten passt.",
      reasonGuess: "Wir möchten sicher sein, dass wir Sie richtig verstehen. Was davon passt am ehesten?",
      lines: "Um welchen Artikel geht es?",
      each: "Wir möchten sicher sein, dass wir Sie richtig verstehen. Was ist bei jedem davon passiert?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} ist {damage} angekommen", many: "{thing} sind {damage} angekommen" },
        defective: {
          one: "{thing} funktioniert nicht, wie es sein sollte",
          many: "{thing} funktionieren nicht, wie es sein sollte",
        },
        wrong_item: { one: "statt {thing} kam etwas anderes", many: "statt {thing} kam etwas anderes" },
        missing: {
          one: "{thing} ist unvollständig oder gar nicht angekommen",
          many: "{thing} sind unvollständig oder gar nicht angekommen",
        },
        not_as_described: {
          one: "{thing} ist nicht so, wie wir es beschrieben haben",
          many: "{thing} sind nicht so, wie wir sie beschrieben haben",
        },
        late: { one: "{thing} hat sich verspätet", many: "{thing} haben sich verspätet" },
        never_arrived: { one: "{thing} ist nicht angekommen", many: "{thing} sind nicht angekommen" },
        wrong_size: { one: "{thing} passt in dieser Größe nicht", many: "{thing} passen in dieser Größe nicht" },
        changed_mind: {
          one: "Sie haben es sich anders überlegt und möchten {thing} doch nicht",
          many: "Sie haben es sich anders überlegt und möchten {thing} doch nicht",
        },
        charged_wrong: {
          one: "für {thing} wurde Ihnen etwas falsch berechnet",
          many: "für {thing} wurde Ihnen etwas falsch berechnet",
        },
        cancel: { one: "Sie möchten {thing} stornieren", many: "Sie möchten {thing} stornieren" },
        other: {
          one: "Sie möchten, dass wir uns etwas ansehen, das {thing} betrifft",
          many: "Sie möchten, dass wir uns etwas ansehen, das {thing} betrifft",
        },
      },
      faults: {
        broke: { one: "{thing} ist kaputtgegangen", many: "{thing} sind kaputtgegangen" },
        leaks: { one: "{thing} ist undicht", many: "{thing} sind undicht" },
        spoiled: { one: "{thing} war nicht mehr frisch", many: "{thing} waren nicht mehr frisch" },
      },
      lack: {
        named: { one: "{thing} kam ohne {part}", many: "{thing} kamen ohne {part}" },
        part: { one: "{thing} kam unvollständig an", many: "{thing} kamen unvollständig an" },
        all: { one: "{thing} war nicht im Paket", many: "{thing} waren nicht im Paket" },
      },
      whole: {
        wrong_item: "statt Ihrer Bestellung kam etwas anderes",
        late: "Ihr Paket hat sich verspätet",
        never_arrived: "Ihr Paket ist nicht angekommen",
        charged_wrong: "bei dieser Bestellung wurde Ihnen etwas falsch berechnet",
        cancel: "Sie möchten diese Bestellung stornieren",
        changed_mind: "Sie haben es sich mit dieser Bestellung anders überlegt",
        other: "Sie möchten, dass wir uns etwas an dieser Bestellung ansehen",
      },
      wishes: {
        refund: { one: "Sie möchten Ihr Geld zurück", many: "Sie möchten Ihr Geld zurück" },
        replacement: { one: "Sie möchten Ersatz", many: "Sie möchten Ersatz" },
        store_credit: { one: "Sie möchten ein Guthaben", many: "Sie möchten ein Guthaben" },
        explanation: { one: "Sie möchten wissen, wie es dazu kam", many: "Sie möchten wissen, wie es dazu kam" },
      },
      sendAgain: {
        one: "Sie möchten, dass wir es noch einmal schicken",
        many: "Sie möchten, dass wir alles noch einmal schicken",
      },
      sendRight: {
        one: "Sie möchten das, was Sie bestellt haben",
        many: "Sie möchten das, was Sie bestellt haben",
      },
      everything: "alles in Ihrer Bestellung",
      several: "{count} Artikel aus Ihrer Bestellung",
      damage: "beschädigt",
      and: "und",
      andClause: ", und",
    },
  },
  date: (day) =>
    datesIn("de-DE", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
      Date.parse(`${day}T00:00:00Z`),
    ),
  dateTime: (at, zone) =>
    `${datesIn("de-DE", {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    }).format(at)} Uhr`,
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Das bieten wir bei „${reason}“ nicht an.`,
    product_group: ({ group, limit }) =>
      `${group ? `Das wurde als „${group}“ verkauft` : "Das ist ein besonderer Artikel"}. ${
        limit === "person" ? person() : "Deshalb geht das aus diesem Grund nicht."
      }`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `Wir bieten das ${dayCount(limit)} lang an, und es ist schon länger her.`
        : `Das ist mehr als ${dayCount(limit)} her. Deshalb sieht es sich jemand von uns persönlich an.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Es kann noch rechtzeitig kommen. Jemand von uns behält es mit Ihnen im Auge."
        : `Es kann noch kommen: Pakete brauchen manchmal bis zu ${dayCount(limit)} länger. Jemand von uns behält es mit Ihnen im Auge.`,
    not_sent_yet: () => "Es ist noch bei uns. Deshalb hält es jemand von uns an, bevor es losgeht.",
    already_sent: () => "Es ist schon unterwegs. Deshalb sieht jemand von uns nach, was noch möglich ist.",
    amount_unknown: () => "Jemand von uns sieht sich die Abrechnung an und bringt sie in Ordnung.",
    out_of_stock: () => "Davon haben wir nichts mehr da, was wir Ihnen schicken könnten.",
    nothing_left: () => "Dafür gibt es kein Geld zurückzugeben.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Mit einem Foto ${proofs[limit as Proof]} geht es noch.`,
    exchanged_before: person,
    variant_unknown: () => "Jemand von uns klärt mit Ihnen, was Sie stattdessen möchten.",
    price_differs: () =>
      "Was wir stattdessen haben, hat einen anderen Preis. Deshalb klärt das jemand von uns mit Ihnen.",
    evidence_needed: () => "Mit einem Foto geht es sofort.",
    credit_only: ({ limit }) =>
      `Es ist mehr als ${dayCount(limit)} her. Was wir jetzt anbieten können, ist ein Guthaben.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "So, wie Ihre Bestellung gerade steht, bieten wir das nicht an."
        : "So, wie Ihre Bestellung gerade steht, sieht jemand von uns nach, was möglich ist.",
    whole_order_only: () =>
      "Sofort geht das nur für die ganze Bestellung. Deshalb sieht jemand von uns nach, was möglich ist.",
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => "Sicherheit geht vor. Deshalb sieht sich das jemand von uns persönlich an.",
    paused: person,
  },
  staffWhy: {
    by_hand: () => "Die Regeln wollen hier einen Menschen.",
    not_offered: () => "Die Regeln bieten diese Lösung hier nicht an.",
    product_group: ({ limit, group }) =>
      `Die Warengruppe${group ? ` „${group}“` : ""} setzt diese Lösung auf „${limit}“.`,
    window_passed: ({ limit, got }) => `Vergangen: ${dayCount(got)}, Grenze ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Fällig in ${daysCount(-Number(got))}, danach ${limit} abwarten.`
        : `Seit ${daysCount(got)} fällig, abzuwarten sind ${limit}.`,
    not_sent_yet: () => "Die Position ist noch nicht versandt: das Paket anhalten, bevor Geld zurückgeht.",
    already_sent: () => "Die Position ist versandt: Sie lässt sich nicht einfach stornieren.",
    amount_unknown: () => "Falsch abgerechnet: Den Betrag kann nur ein Mensch nennen.",
    out_of_stock: () => "Laut Bestellung ist diese Position nicht auf Lager.",
    nothing_left: () => "Es bleibt nichts: Vom Bezahlten ist nichts mehr übrig, oder eine Gebühr nimmt alles.",
    money_back_already: ({ limit, got }) =>
      `Diese Stücke kosteten ${limit}, von der Bestellung sind aber nur noch ${got} nicht erstattet.`,
    credit_only: ({ limit, got }) => `Vergangen: ${dayCount(got)}, Grenze ${limit}. Nur noch Guthaben.`,
    stage_closed: ({ limit }) => `Nicht offen, solange die Bestellung „${limit}“ ist.`,
    whole_order_only: ({ limit }) => `Solange die Bestellung „${limit}“ ist: die ganze oder ein Mensch.`,
    replaced_before: ({ limit, got }) => `Ersatz in dieser Bestellung, Angebote mitgezählt: ${got}, Grenze ${limit}.`,
    signal: ({ limit, got, signal = "Ein Signal" }) => `${signal}: ${got}. Ab ${limit} sieht ein Mensch hin.`,
    proof_needed: ({ limit, got }) => `Vergangen: ${dayCount(got)}. Ein Nachweis als Foto ist nötig (${limit}).`,
    exchanged_before: ({ limit, got }) =>
      `Umtausch in dieser Bestellung, Angebote mitgezählt: ${got}, Grenze ${limit}.`,
    variant_unknown: () => "Die Bestellung nennt keine Varianten: Nur ein Mensch kann sagen, was geschickt wird.",
    price_differs: () => "Die Varianten auf Lager haben einen anderen Preis: Die Regeln wollen einen Menschen.",
    evidence_needed: ({ limit, got }) => `Wert ${got}: Über ${limit} wird ein Foto gebraucht.`,
    above_auto: ({ limit, got }) => `Der automatische Wert dieser Bestellung wäre ${got}, Grenze ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `Der automatische Wert dieser Bestellung wäre ${got}, erlaubt sind von ihr ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Für diese Person wäre es ${got}, Grenze ${limit}.`,
    above_day_limit: ({ limit, got }) => `Für heute wäre es ${got}, Grenze ${limit}.`,
    currency_not_set: ({ got }) => `In den Regeln steht keine Zahl für ${got}.`,
    payment_disputed: () =>
      "Eine Zahlung dieser Bestellung ist bei der Bank angefochten: Das Geld geht vielleicht schon dort zurück.",
    safety: () => "Die Worte sprechen von Verletzung oder Gefahr.",
    paused: () => "Alles Automatische ist abgeschaltet.",
  },
  signals: {
    cases90d: "Fälle in 90 Tagen",
    neverArrived365d: "Nie angekommene Pakete in einem Jahr",
    refunds365d: "Erstattungen in einem Jahr",
    kept365d: "Erstattet und behalten in einem Jahr",
    photoSeenBefore: "Fotos aus einer anderen Bestellung",
    disputes365d: "Andere Bestellungen mit bestrittener Zahlung in einem Jahr",
    refundRate365d: "Bestellungen mit Erstattung, von allen in einem Jahr",
  },
  fees: { restocking: "für das Wiedereinlagern" },
  to: {
    refund: "So, wie Sie bezahlt haben",
    replacement: "An Ihre Lieferadresse",
    store_credit: "Guthaben für diesen Shop, ohne Ablauf",
    exchange: "An Ihre Lieferadresse",
    resend_part: "An Ihre Lieferadresse",
    repair: "Zurück an Ihre Lieferadresse",
    partial_refund: "So, wie Sie bezahlt haben",
    gift_card: "Ihre Geschenkkarte",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} auf Ihre nächste Bestellung, höchstens ${most}`,
    free_shipping: () => "Kostenloser Versand bei Ihrer nächsten Bestellung",
    gift: ({ name }) => `${name}, als kleines Geschenk von uns`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Ich wähle ${credit} als Guthaben${bonus ? `, dazu ${bonus} extra,` : ""} statt ${refund} zurück (${to}).`,
  note: {
    person:
      "Sie sollen die beste Hilfe bekommen, deshalb sieht sich das als Nächstes jemand von uns an. Alles, was Sie uns erzählt haben, liegt schon vor.",
    changed:
      "Seit wir Ihnen das gezeigt haben, hat sich etwas geändert. Deshalb prüft es jemand von uns, bevor es rausgeht. Sie bekommen mindestens, was wir Ihnen gezeigt haben.",
    asked:
      "Danke, dass Sie uns sagen, was Ihnen hilft. Als Nächstes sieht sich das jemand von uns an, mit allem, was Sie uns erzählt haben.",
    chosen: "Danke. Als Nächstes sieht sich jemand von uns Ihre Wahl an, und Sie hören von uns.",
    contested: "Wir sehen noch einmal hin. Wenn es geht, macht das jemand anderes.",
    settlement_failed:
      "Das hat bei uns nicht geklappt. Jetzt kümmert sich jemand von uns darum, und Sie brauchen nichts zu tun.",
    refund_bounced:
      "Die Erstattung ist nicht auf Ihrem Konto angekommen und zu uns zurückgekommen. Jetzt kümmert sich jemand von uns darum, und Sie brauchen nichts zu tun.",
    heard: "Danke. Als Nächstes sieht sich das jemand von uns an, mit dem, was Sie uns gerade erzählt haben.",
    reopened:
      "Es tut uns leid, dass es noch nicht stimmt. Jemand von uns sieht sich das vor allem anderen an, mit allem, was Sie uns erzählt haben.",
    goods_unclear:
      "Ihr Paket ist da, danke. Etwas daran ist uns noch nicht klar, deshalb sieht es sich jemand von uns an und schreibt Ihnen.",
    expired:
      "Wir haben eine Weile nichts von Ihnen gehört und das erst einmal geschlossen. Sie können uns trotzdem bitten, es anzusehen.",
  },
  boundary:
    "Wir verstehen, dass Sie verärgert sind, und möchten das in Ordnung bringen. Bitte bleiben Sie höflich zu dem Menschen, der Ihnen schreibt, damit uns das gelingt. Wir sind weiter da und arbeiten weiter daran.",
  hosted: {
    title: "Ihre Bestellung",
    noscript:
      "Diese Seite braucht JavaScript. Bitte schreiben Sie dem Shop, bei dem Sie gekauft haben, und nennen Sie Ihre Bestellung.",
    missing: "Diesen Link können wir nicht öffnen",
    missingWhy:
      "Vielleicht ist er abgelaufen, oder es fehlt ein Stück davon. Bitte öffnen Sie Ihre Bestellung noch einmal im Shop, oder nehmen Sie den Link aus unserer neuesten E-Mail.",
  },
  ...deMail,
} as const satisfies Texts;
