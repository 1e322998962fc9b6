import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import { first } from "./fr.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "fr-FR";
const days = (count: number) => (count <= 1 ? `${count} jour` : `${count} jours`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "un remboursement",
  replacement: "le même article à nouveau",
  exchange: "une autre taille ou couleur",
  resend_part: "la pièce manquante",
  repair: "une réparation",
  store_credit: "un avoir",
  partial_refund: "une partie de votre argent en gardant l'article",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "après la livraison",
  due: "après la date de livraison prévue",
  fulfilled: "après l'envoi",
  ordered: "après votre commande",
};

/** "Jusqu'à 30 jours après la livraison, "; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Plus tard, " : "";
  const span = `jusqu'à ${days(until.days)} ${clocks[until.from]}, `;
  return place === "first" ? capital(span) : `Ensuite, ${span}`;
}

/** French of the published policy. */
export const frPolicy = {
  lang,
  language: "Français",
  languages: "Langue",
  title: (shop) => `Retours et remboursements chez ${shop}`,
  lead: "Voici comment nous arrangeons les choses. Sur la page de votre commande, dites-nous avec vos mots ce qui s'est passé\u00a0: ce que nous pouvons, nous le réglons tout de suite, et une personne de notre équipe s'occupe du reste.",
  place: (country) => `Pays de livraison\u00a0: ${country}`,
  places: "Une livraison dans un autre pays\u00a0?",
  sections: {
    fault: "Quand quelque chose ne va pas",
    parcel: "Quand un colis est en retard, ou n'arrive jamais",
    mind: "Quand vous préférez ne pas le garder",
    rest: "Pour tout le reste",
    groups: "Les articles qui ont leurs propres règles",
    customers: "Pour certains groupes de clients",
    seasons: "D'autres délais pour certaines commandes",
    people: "Joindre une personne de notre équipe",
    version: "À propos de cette page",
  },
  reasons: {
    damaged: "Arrivé abîmé",
    defective: "Ne fonctionne pas",
    wrong_item: "Ce n'est pas le bon article",
    missing: "Il manque quelque chose",
    not_as_described: "Pas conforme à la description",
    late: "En retard",
    never_arrived: "Jamais arrivé",
    wrong_size: "Pas la bonne taille",
    changed_mind: "Vous avez changé d'avis",
    charged_wrong: "Le montant débité est faux",
    cancel: "Vous souhaitez annuler avant l'envoi",
    other: "Autre chose",
  },
  withdrawal: {
    title: "Votre droit de rétractation",
    text: (count) =>
      `Vous pouvez vous rétracter jusqu'à ${days(count)} après la livraison. Vous n'avez pas à donner de raison.`,
    except: (groups) => `Ce droit ne vaut pas pour ${allOf(lang, groups)}.`,
    special: "certains articles un peu particuliers",
  },
  choose: (when, all) =>
    capital(`${time(when)}${all.length === 1 ? "nous vous proposons " : "vous avez le choix\u00a0: "}${named(all)}.`),
  person: (when, all) =>
    capital(
      `${time(when)}une personne de notre équipe regarde cela de près. Ce qui est alors possible\u00a0: ${named(all)}.`,
    ),
  personToo: (all) =>
    `Possible aussi, une fois qu'une personne de notre équipe a regardé cela de près\u00a0: ${named(all)}.`,
  nothing: (when) =>
    capital(
      `${time(when)}${when.place === "first" ? "nous ne le reprenons pas pour ce motif" : "les choses restent comme elles sont"}.`,
    ),
  part: (share) => `Si vous le gardez tel quel, nous vous rendons ${share} de son prix.`,
  goesOut: {
    accepted: "Nous n'attendons pas son retour\u00a0: nous arrangeons cela tout de suite.",
    sent_back: "Nous arrangeons cela dès qu'il est en route vers nous.",
    received: "Nous arrangeons cela dès qu'il est de retour chez nous.",
    inspected: "Nous arrangeons cela dès qu'il est de retour chez nous et que nous l'avons regardé.",
  },
  proof: {
    receipt: "Plus tard, nous demandons une photo de votre reçu.",
    packaging: "Plus tard, nous demandons une photo de l'article dans son emballage d'origine.",
    either: "Plus tard, nous demandons une photo de votre reçu ou de l'emballage d'origine.",
  },
  bonus: ({ share, max }) => `Sur un avoir, nous ajoutons ${share}${max === null ? "" : `, jusqu'à ${max}`}.`,
  noBonus: "Ici, nous n'ajoutons rien à l'avoir.",
  extra: (what) => `Quand nous le pouvons, nous ajoutons un petit plus\u00a0: ${what}.`,
  shipping: {
    none: "Les frais de livraison n'en font pas partie.",
    standard: "Nous vous rendons aussi la part correspondante des frais de livraison.",
    all: "Nous vous rendons aussi les frais de livraison.",
  },
  fee: (share) => `Si l'article nous revient, nous gardons ${share} de son prix pour la remise en stock.`,
  back: {
    merchant: "Nous vous demandons de le renvoyer. Le port est à notre charge.",
    shopper: "Nous vous demandons de le renvoyer. Le port est à votre charge.",
  },
  keep: (amount) => `Si vous l'avez payé ${amount} ou moins, gardez-le, tout simplement.`,
  photo: (amount) =>
    amount === null
      ? "Une photo nous aide à régler cela tout de suite."
      : `Si vous l'avez payé plus de ${amount}, une photo nous aide à régler cela tout de suite.`,
  wait: (count) =>
    `Certains colis prennent juste un peu plus de temps\u00a0: merci de patienter ${days(count)} après la date de livraison prévue.`,
  wholeOrder:
    "Cela vaut pour la commande entière. Pour une partie seulement, une personne de notre équipe regarde d'abord.",
  group: "Pour ce qui n'est pas dit ici, rien ne change.",
  special: "Des articles un peu particuliers",
  quoted: (name) => `«\u00a0${name}\u00a0»`,
  customer:
    "Si vous êtes dans l'un de ces groupes, ceci remplace pour vous ce qui est dit plus haut. Et si cette page donne quelque chose de plus à tout le monde, vous l'avez aussi.",
  customerGoods: "Pour les articles qui ont leurs propres règles, vous avez au moins ce qui est dit pour eux.",
  season: (from, to) => `Commandes du ${first(from)} au ${first(to)}`,
  seasonNote: "Pour ces commandes, ceci remplace ce qui est dit plus haut.",
  window: ({ what, days: count, usual, from }) =>
    `${what}\u00a0: jusqu'à ${days(count)} ${clocks[from]}, au lieu de ${usual}`,
  hours: (all, from, to) => `${capital(allOf(lang, all))}, de ${from} à ${to}`,
  zone: (zone) => `Les heures sont celles du fuseau horaire ${zone}.`,
  reply: (count) =>
    `Quand une personne de notre équipe s'en occupe, vous avez une réponse en ${numberIn(lang, count)} ${count < 2 ? "heure ouvrée" : "heures ouvrées"} au plus.`,
  offers: (count) => `Ce que nous vous proposons reste valable ${days(count)}.`,
  always: "Vous pouvez toujours demander qu'une personne de notre équipe regarde, quelle qu'ait été la réponse.",
  pinned: "Votre commande garde ce qui valait le jour où vous l'avez passée.",
  rights: "Là où la loi vous donne plus que cette page, vous avez plus.",
  version: (hash, since) => `Version ${hash}, depuis le ${first(since)}.`,
} as const satisfies PolicyTexts;
