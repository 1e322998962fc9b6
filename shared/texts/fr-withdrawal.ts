import type { WithdrawalTexts } from "./withdrawal.ts";

/** French of the statutory withdrawal. */
export const frWithdrawal: WithdrawalTexts = {
  place: "fr-FR",
  form: {
    lead: "Vous n'avez pas à donner de raison.",
    until: (day) => `Vous pouvez vous rétracter jusqu'au ${day}.`,
    name: "Votre nom",
    order: "Votre numéro de commande",
    contact: "Votre adresse e-mail",
    contactNote: "L'accusé de réception y part aussitôt.",
    goods: "Ce à quoi vous renoncez",
    fewer: (title) => `Un de moins : ${title}`,
    more: (title) => `Un de plus : ${title}`,
    back: "Revenir",
    check: "Merci de regarder ce qui est signalé, puis de confirmer à nouveau.",
    missing: {
      name: "Merci d'écrire votre nom.",
      order: "Merci d'écrire votre numéro de commande, pour que nous sachions de quel contrat il s'agit.",
      contact: "Merci d'écrire une adresse e-mail, par exemple ada@example.com.",
    },
    later:
      "Nous n'avons pas pu l'enregistrer à l'instant. Ce que vous avez écrit est ci-dessous : merci de confirmer à nouveau dans quelques minutes.",
  },
  statement: (order, goods) => `Je me rétracte de mon contrat pour la commande ${order}${goods ? ` : ${goods}` : ""}.`,
  receipt: {
    title: "Nous avons bien reçu votre rétractation",
    subject: (order) => `Votre rétractation, commande ${order}`,
    received: (when) => `Reçue le ${when}.`,
    name: "Nom",
    contact: "E-mail",
    shop: "Boutique",
    number: "Accusé de réception",
    mailed: (contact) => `Une copie est en route vers ${contact}.`,
    save: "Enregistrer une copie",
    follow: "Voir où cela en est",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Merci de renvoyer les articles avant la fin du ${until}, avec un mot qui indique ${reference}. Dès qu'ils sont chez nous, ou que vous nous montrez qu'ils sont en route, nous vous rendons ${amount} (${to}).`,
    postage: { merchant: "Nous payons le port.", shopper: "Le port est à votre charge." },
    address: "Notre adresse :",
    soon: ({ amount, to, by }) => `Nous vous rendons ${amount} (${to}). Cela part de chez nous le ${by} au plus tard.`,
    person: (by) =>
      `Une personne de notre équipe regarde cela de près. Vous aurez de nos nouvelles au plus tard le ${by}.`,
    held: (reference) =>
      `Vous nous en avez déjà parlé, dans ${reference}. Une personne de notre équipe réunit les deux.`,
    gone: "L'argent a déjà été rendu, il n'y a donc plus rien à faire.",
    unmatched: "Une personne de notre équipe retrouve votre commande et vous écrit. Vous n'avez rien à faire.",
    yourPayment: "comme vous avez payé",
    remind: (until) =>
      `Un rappel : merci de renvoyer les articles avant la fin du ${until}. Si c'est fait, dites-le-nous simplement.`,
  },
  hurdles: {
    late: (until) =>
      `Le délai de rétractation s'est terminé le ${until} : une personne de notre équipe regarde ce que nous pouvons faire pour vous.`,
    exempt: (group) =>
      group
        ? `Cet article a été vendu comme « ${group} », que le droit de rétractation ne couvre pas : une personne de notre équipe regarde ce que nous pouvons faire pour vous.`
        : "Le droit de rétractation ne couvre pas ce genre d'article : une personne de notre équipe regarde ce que nous pouvons faire pour vous.",
    business:
      "Le droit de rétractation vaut pour les achats privés, et cette commande a été passée pour une entreprise : une personne de notre équipe regarde ce que nous pouvons faire pour vous.",
    elsewhere:
      "Dans le pays de cette commande, la loi ne prévoit pas de droit de rétractation : une personne de notre équipe regarde ce que nous pouvons faire pour vous.",
    nothing:
      "Il ne reste rien de ce qui a été payé : une personne de notre équipe vérifie que vous avez bien tout reçu.",
    disputed:
      "Votre banque examine déjà ce paiement : une personne de notre équipe veille à ce que l'argent vous parvienne.",
    paused: "Une personne de notre équipe vous rend votre argent elle-même.",
  },
  mail: {
    hello: (name) => `Bonjour ${name},`,
    link: "Ici, vous voyez à tout moment où cela en est, et vous pouvez nous écrire :",
    open: "Voir où cela en est",
    replies: {
      yes: "Vous pouvez aussi simplement répondre à ce mail.",
      no: "Merci de garder ce mail : c'est votre accusé de réception. Nous ne voyons pas les réponses.",
    },
    test: "(Ceci est un test : aucun argent ne bouge.)",
  },
};
