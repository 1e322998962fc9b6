import { datesIn } from "./forms.ts";
import { frMail } from "./fr-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const person = () => "Une personne de notre équipe va regarder cela de près.";
const dayCount = (days: number | string | null) => (Number(days) <= 1 ? `${days} jour` : `${days} jours`);
const soldAs = (group: string | null) =>
  group ? `Cet article était vendu comme «\u00a0${group}\u00a0»` : "C'est un article un peu particulier";

/** "dimanche 1er novembre": `Intl` leaves the first of a month a plain number. */
export const first = (date: string) => date.replace(/(?<!\d)1(?= \p{L})/u, "1er");

/**
 * French, "vous" throughout. Things are "votre article « … »": masculine whatever the title is, so that participles
 * agree with "article"; the shopper and whoever of us answers are never given a gender.
 */
const proofs: Record<Proof, string> = {
  receipt: "de votre reçu",
  packaging: "de l'emballage d'origine",
  either: "de votre reçu ou de l'emballage d'origine",
};

export const fr = {
  reading: {
    reasons: {
      damaged: "Arrivé abîmé",
      defective: "Ne fonctionne pas",
      wrong_item: "Ce n'est pas le bon article",
      missing: "Il manque quelque chose",
      not_as_described: "Pas conforme à la description",
      late: "En retard",
      never_arrived: "Jamais arrivé",
      wrong_size: "Pas la bonne taille",
      changed_mind: "J'ai changé d'avis",
      charged_wrong: "Le montant débité est faux",
      cancel: "Je voudrais annuler",
      other: "Autre chose",
    },
    opening: {
      merchant: {
        plain: "Nous en sommes désolés. Nous allons arranger cela.",
        warm: "Nous sommes désolés. Cela n'aurait pas dû se passer ainsi, et nous voulons arranger les choses.",
        grave: "Nous sommes sincèrement désolés. Cela n'aurait jamais dû arriver, et nous le prenons très au sérieux.",
      },
      carrier: {
        plain: "Nous sommes désolés de cette attente. Voyons comment arranger cela.",
        warm: "Nous sommes désolés de vous laisser attendre. Nous voulons arranger les choses.",
        grave: "Nous sommes sincèrement désolés de vous laisser attendre ainsi. Nous le prenons très au sérieux.",
      },
      nobody: {
        plain: "Merci de nous l'avoir dit. Voyons ce que nous pouvons faire.",
        warm: "Merci de nous l'avoir dit. Nous voulons vous aider, alors regardons cela ensemble.",
        grave: "Merci de nous l'avoir dit. Nous voyons combien cela compte pour vous, et nous voulons vous aider.",
      },
      unclear: {
        plain: "Merci de nous l'avoir dit. Nous voulons bien comprendre, pour pouvoir arranger les choses.",
        warm: "Merci de nous l'avoir dit. Nous voulons bien comprendre, pour pouvoir arranger les choses.",
        grave:
          "Merci de nous l'avoir dit. Nous voyons combien cela compte pour vous. Nous le prenons très au sérieux, et nous voulons arranger les choses.",
      },
    },
    safety: {
      injury:
        "Votre santé passe avant tout. Si quelqu'un est blessé, faites-vous soigner tout de suite, et appelez les secours si c'est grave. N'utilisez plus l'article et gardez-le tel qu'il est.",
      danger:
        "N'utilisez plus l'article, dès maintenant. Si vous pouvez le faire sans risque, débranchez-le et tenez-le loin des personnes, des animaux et de tout ce qui brûle. S'il y a du feu ou de la fumée, sortez et appelez les secours.",
    },
    questions: {
      reason: "Qu'est-ce qui ne va pas\u00a0? Choisissez ce qui s'en rapproche le plus.",
      reasonGuess: "Nous voulons être sûrs d'avoir bien compris. Qu'est-ce qui s'en rapproche le plus\u00a0?",
      lines: "De quel article s'agit-il\u00a0?",
      each: "Nous voulons être sûrs d'avoir bien compris. Que s'est-il passé avec chacun de ces articles\u00a0?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} est arrivé {damage}", many: "{thing} sont arrivés {damage}s" },
        defective: {
          one: "{thing} ne fonctionne pas comme il faut",
          many: "{thing} ne fonctionnent pas comme il faut",
        },
        wrong_item: {
          one: "autre chose est arrivé à la place de {thing}",
          many: "autre chose est arrivé à la place de {thing}",
        },
        missing: {
          one: "{thing} est arrivé incomplet ou pas du tout",
          many: "{thing} sont arrivés incomplets ou pas du tout",
        },
        not_as_described: {
          one: "{thing} ne correspond pas à notre description",
          many: "{thing} ne correspondent pas à notre description",
        },
        late: { one: "{thing} est en retard", many: "{thing} sont en retard" },
        never_arrived: { one: "{thing} n'est pas arrivé", many: "{thing} ne sont pas arrivés" },
        wrong_size: { one: "{thing} n'est pas à la bonne taille", many: "{thing} ne sont pas à la bonne taille" },
        changed_mind: {
          one: "vous avez changé d'avis au sujet de {thing}",
          many: "vous avez changé d'avis au sujet de {thing}",
        },
        charged_wrong: {
          one: "le montant débité pour {thing} n'est pas le bon",
          many: "le montant débité pour {thing} n'est pas le bon",
        },
        cancel: { one: "vous souhaitez annuler {thing}", many: "vous souhaitez annuler {thing}" },
        other: {
          one: "vous souhaitez que nous regardions quelque chose au sujet de {thing}",
          many: "vous souhaitez que nous regardions quelque chose au sujet de {thing}",
        },
      },
      faults: {
        broke: { one: "{thing} s'est cassé", many: "{thing} se sont cassés" },
        leaks: { one: "{thing} fuit", many: "{thing} fuient" },
        spoiled: { one: "{thing} n'était pas frais", many: "{thing} n'étaient pas frais" },
      },
      lack: {
        named: { one: "{thing} est arrivé sans {part}", many: "{thing} sont arrivés sans {part}" },
        part: { one: "{thing} est arrivé incomplet", many: "{thing} sont arrivés incomplets" },
        all: { one: "{thing} n'était pas dans le colis", many: "{thing} n'étaient pas dans le colis" },
      },
      whole: {
        wrong_item: "autre chose est arrivé à la place de ce que vous avez commandé",
        late: "votre colis est en retard",
        never_arrived: "votre colis n'est pas arrivé",
        charged_wrong: "le montant débité pour cette commande n'est pas le bon",
        cancel: "vous souhaitez annuler cette commande",
        changed_mind: "vous avez changé d'avis au sujet de cette commande",
        other: "vous souhaitez que nous regardions quelque chose dans cette commande",
      },
      wishes: {
        refund: { one: "vous souhaitez un remboursement", many: "vous souhaitez un remboursement" },
        replacement: { one: "vous en souhaitez un nouveau", many: "vous en souhaitez de nouveaux" },
        store_credit: { one: "vous souhaitez un avoir", many: "vous souhaitez un avoir" },
        explanation: {
          one: "vous aimeriez savoir comment c'est arrivé",
          many: "vous aimeriez savoir comment c'est arrivé",
        },
      },
      sendAgain: { one: "vous souhaitez un nouvel envoi", many: "vous souhaitez un nouvel envoi" },
      sendRight: { one: "vous souhaitez recevoir le bon", many: "vous souhaitez recevoir les bons" },
      everything: "tout le contenu de votre commande",
      several: "{count} articles de votre commande",
      damage: "abîmé",
      and: "et",
      andClause: ", et",
    },
  },
  date: (day) =>
    first(
      datesIn("fr", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
        Date.parse(`${day}T00:00:00Z`),
      ),
    ),
  dateTime: (at, zone) =>
    first(
      datesIn("fr", {
        weekday: "long",
        day: "numeric",
        month: "long",
        hour: "2-digit",
        minute: "2-digit",
        timeZone: zone,
      }).format(at),
    ),
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Nous ne proposons pas cela pour le motif «\u00a0${reason}\u00a0».`,
    product_group: ({ group, limit }) =>
      limit === "person"
        ? `${soldAs(group)}, alors une personne de notre équipe va regarder cela de près.`
        : `${soldAs(group)}, alors nous ne pouvons pas le faire pour ce motif.`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `Nous proposons cela pendant ${dayCount(limit)}, et ce délai est passé.`
        : `C'était il y a plus de ${dayCount(limit)}, alors une personne de notre équipe va regarder cela de près.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Il peut encore arriver à temps. Une personne de notre équipe garde un œil dessus avec vous."
        : `Il peut encore arriver\u00a0: un colis met parfois jusqu'à ${dayCount(limit)} de plus. Une personne de notre équipe garde un œil dessus avec vous.`,
    not_sent_yet: () =>
      "La commande n'est pas encore partie, alors une personne de notre équipe va la retenir à temps.",
    already_sent: () =>
      "La commande est déjà en route, alors une personne de notre équipe va voir ce qu'on peut encore faire.",
    amount_unknown: () => "Une personne de notre équipe va vérifier ce qui a été débité, et rectifier.",
    out_of_stock: () => "Nous n'en avons plus d'autre à vous envoyer.",
    nothing_left: () => "Il n'y a pas d'argent à rendre pour cela.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Avec une photo ${proofs[limit as Proof]}, c'est encore possible.`,
    exchanged_before: person,
    variant_unknown: () => "Une personne de notre équipe va voir avec vous ce que vous souhaitez à la place.",
    price_differs: () =>
      "Ce que nous avons à la place est à un autre prix, alors une personne de notre équipe va voir cela avec vous.",
    evidence_needed: () => "Avec une photo, nous pouvons le faire tout de suite.",
    credit_only: ({ limit }) =>
      `C'était il y a plus de ${dayCount(limit)}\u00a0: ce que nous pouvons vous proposer maintenant, c'est un avoir.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "Nous ne proposons pas cela à cette étape de votre commande."
        : "À cette étape de votre commande, une personne de notre équipe va voir ce qu'on peut faire.",
    whole_order_only: () =>
      "Cela ne s'arrange tout de suite que pour la commande entière, alors une personne de notre équipe va voir ce qu'on peut faire.",
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => "La sécurité passe avant tout, alors une personne de notre équipe va regarder cela de près.",
    paused: person,
  },
  staffWhy: {
    by_hand: () => "Les règles veulent une personne pour cette solution.",
    not_offered: () => "Les règles ne proposent pas cette solution ici.",
    product_group: ({ limit, group }) =>
      `Le groupe de produits${group ? ` «\u00a0${group}\u00a0»` : ""} met cette solution sur «\u00a0${limit}\u00a0».`,
    window_passed: ({ limit, got }) => `Temps passé\u00a0: ${dayCount(got)}, limite ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Attendu dans ${dayCount(-Number(got))}, puis patienter ${limit}.`
        : `${dayCount(got)} depuis la date prévue, patienter ${limit}.`,
    not_sent_yet: () => "La ligne n'est pas partie\u00a0: retenir le colis avant de payer.",
    already_sent: () => "La ligne est partie\u00a0: on ne peut plus simplement l'annuler.",
    amount_unknown: () => "Un montant débité à tort\u00a0: seule une personne peut le chiffrer.",
    out_of_stock: () => "La commande dit que cette ligne est épuisée.",
    nothing_left: () => "Il ne reste rien\u00a0: tout est déjà remboursé, ou des frais prennent tout.",
    money_back_already: ({ limit, got }) =>
      `Ces unités ont coûté ${limit}, mais il ne reste que ${got} de la commande à rembourser.`,
    credit_only: ({ limit, got }) => `Temps passé\u00a0: ${dayCount(got)}, limite ${limit}. Avoir seulement.`,
    stage_closed: ({ limit }) => `Pas ouvert tant que la commande est à l'étape «\u00a0${limit}\u00a0».`,
    whole_order_only: ({ limit }) => `Commande à l'étape «\u00a0${limit}\u00a0»\u00a0: en entier, ou une personne.`,
    replaced_before: ({ limit, got }) =>
      `Remplacements sur cette commande, offres comprises\u00a0: ${got}, limite ${limit}.`,
    signal: ({ limit, got, signal = "Un signal" }) =>
      `${signal}\u00a0: ${got}. À partir de ${limit}, une personne regarde.`,
    proof_needed: ({ limit, got }) =>
      `Temps passé\u00a0: ${dayCount(got)}. Une preuve en photo est demandée (${limit}).`,
    exchanged_before: ({ limit, got }) =>
      `Échanges sur cette commande, offres comprises\u00a0: ${got}, limite ${limit}.`,
    variant_unknown: () => "La commande ne nomme pas de variantes\u00a0: seule une personne peut dire quoi envoyer.",
    price_differs: () => "Les variantes en stock sont à un autre prix\u00a0: la politique veut une personne.",
    evidence_needed: ({ limit, got }) => `Valeur ${got}\u00a0: au-dessus de ${limit}, une photo est demandée.`,
    above_auto: ({ limit, got }) => `La valeur automatique de cette commande serait de ${got}, limite ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `La valeur automatique de cette commande serait de ${got}, part permise ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Pour ce client, ce serait ${got}, limite ${limit}.`,
    above_day_limit: ({ limit, got }) => `Pour aujourd'hui, ce serait ${got}, limite ${limit}.`,
    currency_not_set: ({ got }) => `Les règles n'ont pas de montant en ${got}.`,
    payment_disputed: () =>
      "Un paiement de cette commande est contesté\u00a0: la banque reprend peut-être déjà l'argent.",
    safety: () => "Les mots parlent d'une blessure ou d'un danger.",
    paused: () => "Tout ce qui est automatique est arrêté.",
  },
  signals: {
    cases90d: "Dossiers en 90 jours",
    neverArrived365d: "Colis jamais arrivés en un an",
    refunds365d: "Remboursements en un an",
    kept365d: "Articles remboursés et gardés en un an",
    photoSeenBefore: "Photos déjà vues sur une autre commande",
    disputes365d: "Autres commandes au paiement contesté en un an",
    refundRate365d: "Commandes remboursées, sur toutes celles d'un an",
  },
  fees: { restocking: "pour la remise en stock" },
  to: {
    refund: "votre moyen de paiement",
    replacement: "Votre adresse de livraison",
    store_credit: "Avoir pour cette boutique, sans date limite",
    exchange: "Votre adresse de livraison",
    resend_part: "Votre adresse de livraison",
    repair: "Retour à votre adresse de livraison",
    partial_refund: "votre moyen de paiement",
    gift_card: "Votre carte cadeau",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} sur votre prochaine commande, jusqu'à ${most}`,
    free_shipping: () => "La livraison offerte pour votre prochaine commande",
    gift: ({ name }) => `${name}, un petit cadeau de notre part`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Je choisis un avoir de ${credit}${bonus ? `, avec ${bonus} en plus,` : ""} au lieu d'un remboursement de ${refund} sur ${to}.`,
  note: {
    person:
      "Nous voulons vous aider au mieux, alors une personne de notre équipe prend la suite. Elle a déjà sous les yeux tout ce que vous nous avez dit.",
    changed:
      "Quelque chose a changé depuis, alors une personne de notre équipe vérifie avant l'envoi. Vous aurez au moins ce que nous vous avons montré.",
    asked:
      "Merci de nous avoir dit ce qui vous aiderait. Une personne de notre équipe prend la suite, avec tout ce que vous nous avez dit.",
    chosen: "Merci. Une personne de notre équipe regarde votre choix, et nous vous répondons.",
    contested: "Nous regardons cela encore une fois. Quand c'est possible, une autre personne s'en charge.",
    settlement_failed:
      "Cela n'a pas abouti de notre côté, alors une personne de notre équipe s'en occupe maintenant. Vous n'avez rien à faire.",
    refund_bounced:
      "Le remboursement n'est pas arrivé sur votre compte et nous est revenu, alors une personne de notre équipe s'en occupe maintenant. Vous n'avez rien à faire.",
    heard: "Merci. Une personne de notre équipe prend la suite, avec ce que vous venez de nous dire.",
    reopened:
      "Nous sommes désolés que ce ne soit pas encore arrangé. Une personne de notre équipe s'en occupe en premier, avec tout ce que vous nous avez dit.",
    goods_unclear:
      "Votre colis est arrivé, merci. Quelque chose n'est pas encore clair pour nous, alors l'un de nous l'examine et vous écrit.",
    expired:
      "Sans nouvelles de vous depuis un moment, nous avons mis cela de côté. Vous pouvez toujours nous demander de le regarder.",
  },
  boundary:
    "Nous comprenons que tout cela vous pèse, et nous voulons arranger les choses. Merci de garder un ton respectueux avec la personne qui vous écrit, pour que ce soit possible. Nous sommes toujours là, et nous continuons à nous en occuper.",
  hosted: {
    title: "Votre commande",
    noscript:
      "Cette page a besoin de JavaScript. Écrivez à la boutique où vous avez acheté, en indiquant votre commande.",
    missing: "Nous ne pouvons pas ouvrir ce lien",
    missingWhy:
      "Il n'est peut-être plus valable, ou il en manque une partie. Ouvrez de nouveau votre commande dans la boutique, ou utilisez le lien de notre dernier mail.",
  },
  ...frMail,
} as const satisfies Texts;
