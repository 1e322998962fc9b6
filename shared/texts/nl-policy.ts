import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "nl-NL";
const days = (count: number) => (count === 1 ? "1 dag" : `${count} dagen`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "je geld terug",
  replacement: "hetzelfde nog een keer",
  exchange: "een andere maat of kleur",
  resend_part: "het ontbrekende deel",
  repair: "een reparatie",
  store_credit: "tegoed",
  partial_refund: "een deel van je geld terug terwijl je het houdt",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "na de bezorging",
  due: "na de verwachte bezorgdag",
  fulfilled: "na de verzending",
  ordered: "na je bestelling",
};

/** "Tot en met 30 dagen na de bezorging"; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Later" : "";
  const span = `tot en met ${days(until.days)} ${clocks[until.from]}`;
  return place === "first" ? capital(span) : `Daarna en ${span}`;
}

/** After a time the verb comes first: "je krijgt", "later krijg je". */
function clause(when: When, plain: string, turned: string): string {
  const first = time(when);
  return first === "" ? capital(plain) : `${first} ${turned}`;
}

/** Dutch of the published policy. */
export const nlPolicy = {
  lang,
  language: "Nederlands",
  languages: "Taal",
  title: (shop) => `Retourneren en geld terug bij ${shop}`,
  lead: "Zo maken we het in orde. Vertel ons op de pagina van je bestelling in je eigen woorden wat er is gebeurd: wat kan, regelen we meteen, en iemand van ons kijkt naar de rest.",
  place: (country) => `Land van bezorging: ${country}`,
  places: "Ging het naar een ander land?",
  sections: {
    fault: "Als er iets niet klopt",
    parcel: "Als een pakket te laat is, of nooit aankomt",
    mind: "Als je het liever niet houdt",
    rest: "Al het andere",
    groups: "Artikelen met eigen regels",
    customers: "Voor sommige klantgroepen",
    seasons: "Andere termijnen voor sommige bestellingen",
    people: "Zo bereik je iemand van ons",
    version: "Over deze pagina",
  },
  reasons: {
    damaged: "Het kwam beschadigd aan",
    defective: "Het werkt niet",
    wrong_item: "Het verkeerde artikel kwam aan",
    missing: "Er ontbreekt iets",
    not_as_described: "Het is niet zoals beschreven",
    late: "Het is te laat",
    never_arrived: "Het is nooit aangekomen",
    wrong_size: "De maat klopt niet",
    changed_mind: "Je hebt je bedacht",
    charged_wrong: "Er is iets verkeerd afgerekend",
    cancel: "Je wilt annuleren voordat we het versturen",
    other: "Iets anders",
  },
  withdrawal: {
    title: "Je herroepingsrecht",
    text: (count) =>
      `Je kunt de overeenkomst herroepen tot en met ${days(count)} na de bezorging. Je hoeft geen reden te geven.`,
    except: (groups) => `Dit recht geldt niet voor ${allOf(lang, groups)}.`,
    special: "bijzondere artikelen",
  },
  choose: (when, all) =>
    all.length === 1
      ? `${clause(when, "je krijgt", "krijg je")} ${named(all)}.`
      : `${clause(when, "je kunt kiezen", "kun je kiezen")}: ${named(all)}.`,
  person: (when, all) =>
    `${clause(when, "iemand van ons kijkt er persoonlijk naar", "kijkt iemand van ons er persoonlijk naar")}. Wat er dan kan: ${named(all)}.`,
  personToo: (all) => `Wat ook kan, nadat iemand van ons ernaar heeft gekeken: ${named(all)}.`,
  nothing: (when) =>
    when.place === "first"
      ? `${clause(when, "we nemen", "nemen we")} het om deze reden niet terug.`
      : `${clause(when, "het blijft", "blijft het")} zoals het is.`,
  part: (share) => `Houd je het zoals het is, dan krijg je ${share} van de prijs terug.`,
  goesOut: {
    accepted: "We wachten er niet op: we maken het meteen in orde.",
    sent_back: "We maken het in orde zodra het naar ons onderweg is.",
    received: "We maken het in orde zodra het weer bij ons is.",
    inspected: "We maken het in orde zodra het weer bij ons is en we ernaar hebben gekeken.",
  },
  proof: {
    receipt: "Later vragen we om een foto van je bon.",
    packaging: "Later vragen we om een foto van het artikel in de originele verpakking.",
    either: "Later vragen we om een foto van je bon of van de originele verpakking.",
  },
  bonus: ({ share, max }) => `Bij tegoed doen we er ${share} bij${max === null ? "" : `, hoogstens ${max}`}.`,
  noBonus: "Hier komt er bij tegoed niets bij.",
  extra: (what) => `Als het kan, doen we er iets kleins bij: ${what}.`,
  shipping: {
    none: "Wat je voor de verzending hebt betaald, hoort er niet bij.",
    standard: "Je krijgt ook het bijbehorende deel van de verzendkosten terug.",
    all: "Je krijgt ook de verzendkosten terug.",
  },
  fee: (share) => `Komt het terug, dan houden we ${share} van de prijs in voor het terugleggen in het magazijn.`,
  back: {
    merchant: "We vragen je om het terug te sturen. Wij betalen het porto.",
    shopper: "We vragen je om het terug te sturen. Het porto betaal je zelf.",
  },
  keep: (amount) => `Kostte het ${amount} of minder, houd het dan gewoon.`,
  photo: (amount) =>
    amount === null
      ? "Met een foto kunnen we het meteen regelen."
      : `Kostte het meer dan ${amount}, dan kunnen we het met een foto meteen regelen.`,
  wait: (count) =>
    `Sommige pakketten doen er alleen wat langer over: wacht alsjeblieft nog ${days(count)} na de verwachte bezorgdag.`,
  wholeOrder: "Dit geldt voor de hele bestelling. Gaat het om een deel ervan, dan kijkt eerst iemand van ons.",
  group: "Wat hier niet staat, is zoals hierboven.",
  special: "Bijzondere artikelen",
  quoted: (name) => `“${name}”`,
  customer:
    "Hoor je bij een van deze groepen, dan geldt dit voor jou in plaats van wat hierboven staat. En geeft deze pagina iedereen iets meer, dan geldt dat ook voor jou.",
  customerGoods: "Bij artikelen met eigen regels heb je minstens wat daar staat.",
  season: (from, to) => `Besteld van ${from} tot en met ${to}`,
  seasonNote: "Voor deze bestellingen geldt dit in plaats van wat hierboven staat.",
  window: ({ what, days: count, usual, from }) =>
    `${what}: tot en met ${days(count)} ${clocks[from]}, in plaats van ${usual}`,
  hours: (all, from, to) => `${capital(allOf(lang, all))}, ${from} tot ${to} uur`,
  zone: (zone) => `De tijden zijn die van de tijdzone ${zone}.`,
  reply: (count) =>
    `Als iemand van ons ernaar kijkt, hoor je binnen ${numberIn(lang, count)} ${count === 1 ? "werkuur" : "werkuren"} van ons.`,
  offers: (count) => `Wat we je aanbieden, blijft ${days(count)} staan.`,
  always: "Je kunt altijd vragen of iemand van ons ernaar kijkt, wat het antwoord ook was.",
  pinned: "Voor je bestelling blijft gelden wat er gold op de dag dat je bestelde.",
  rights: "Geeft de wet je meer dan hier staat, dan heb je meer.",
  version: (hash, since) => `Versie ${hash}, sinds ${since}.`,
} as const satisfies PolicyTexts;
