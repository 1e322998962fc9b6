import type { LookUpTexts } from "./look-up.ts";

/** French of finding an order by its number. */
export const frLookUp: LookUpTexts = {
  title: "Retrouver votre commande",
  lead: "Nous la retrouvons avec son numéro et l'adresse e-mail donnée lors de l'achat.",
  number: "Votre numéro de commande",
  email: "Votre adresse e-mail",
  send: "Recevoir un code",
  missing: {
    number: "Merci d'écrire votre numéro de commande. Il est dans le mail de confirmation.",
    email: "Merci d'écrire une adresse e-mail, par exemple ada@example.com.",
    code: "Merci d'écrire les six chiffres de notre mail.",
  },
  codeTitle: "Regardez vos mails",
  sent: ({ email, minutes }) =>
    `Si ce numéro et ${email} vont ensemble, un code y est en route. Il sert pendant ${minutes} minutes.`,
  code: "Les six chiffres",
  open: "Ouvrir ma commande",
  wrong:
    "Ce code ne convient pas, ou son temps est passé. Merci de regarder encore une fois, ou d'en demander un nouveau.",
  again: "Demander un nouveau code",
  later: (minutes) => `Cela faisait beaucoup en peu de temps. Merci de réessayer dans ${minutes} min.`,
  subject: (code) => `${code} ouvre votre commande`,
  line: ({ shop, order, minutes }) =>
    `C'est votre code pour la commande ${order} chez ${shop}. Il sert une seule fois, pendant ${minutes} minutes.`,
  leave: "Si vous ne l'avez pas demandé, vous n'avez rien à faire.",
};
