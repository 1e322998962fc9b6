import type { Strings } from "./en.ts";

/** French: what the first screens say. */
export const first: Strings = {
  title: "Qu'est-ce qui ne va pas\u00a0?",
  lead: "Racontez-nous avec vos mots, en une phrase ou en dix. Nous lisons tout.",
  words: "Vos mots",
  next: "Continuer",
  wait: "Un instant",
  lost: "Retrouvons votre commande",
  close: "Fermer",
  order: "Commande",
  again: "Réessayer",
  test: "Ceci est un test\u00a0: aucun argent ne circule.",
  kept: " Ce que vous avez écrit est gardé.",
  notes: {
    offline: (kept) => `La connexion semble coupée. Nous continuons dès qu'elle revient.${kept}`,
    trouble: (kept) => `Cela ne nous est pas parvenu.${kept}`,
    stuck: (kept) =>
      `Quelque chose ne marche pas de notre côté, et réessayer n'y changera rien. Écrivez à la boutique en indiquant votre commande.${kept}`,
    door: (kept) =>
      `Nous ne pouvons pas ouvrir votre commande d'ici. Ouvrez-la de nouveau dans la boutique, ou par le lien de notre dernier mail.${kept}`,
    expired: (kept) =>
      `Cette page est ouverte depuis un moment. Rechargez-la, et nous reprendrons où vous en étiez.${kept}`,
    changed: () => "Quelque chose a changé depuis tout à l'heure. Voici où nous en sommes.",
    check: () => "Nous nous occupons déjà d'une partie. Vérifiez de quels articles il s'agit, et combien.",
    pick: () => "Choisissez d'abord une de ces solutions.",
    photo: () => "Ajoutez d'abord une photo. Sans photo, une personne peut regarder.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./fr-steps.ts"), follow: () => import("./fr-follow.ts") };
