import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./fr-photos.ts";

/** French: both sides' doings, and what is asked. "Notre équipe" takes the same verbs as a person's name. */
export const follow: FollowStrings = {
  talk: "Ce qui s'est passé jusqu'ici",
  events: {
    submit: () => "Vous nous avez dit ce qui s'est passé",
    declare: () => "Vous avez exercé votre droit de rétractation",
    decide: () => "Nous avons regardé ce que nous pouvons faire",
    accept: () => "Vous avez choisi ce qui vous convient",
    ask_person: () => "Vous avez demandé une personne",
    send_evidence: (_, photos) =>
      photos ? (photos > 1 ? `Vous avez envoyé ${photos} photos` : "Vous avez envoyé une photo") : "Vous avez répondu",
    withdraw: () => "Vous avez retiré votre demande",
    undo: (who, _, own) => (own ? "Vous avez annulé votre choix" : `${who} a repris cela, pour regarder de nouveau`),
    contest: () => "Vous avez demandé un autre avis",
    rate: () => "Vous nous avez dit où vous en êtes",
    message: (who, _, own) => (own ? "Vous avez écrit" : `${who} vous a écrit`),
    offer: (who) => `${who} vous a fait une proposition`,
    settle: (who) => `${who} a réglé cela`,
    decline: (who) => `${who} vous a répondu`,
    request_evidence: (who) => `${who} vous a posé une question`,
    reopen: (who) => `${who} a rouvert votre demande`,
    label: (who) => `${who} vous a envoyé une étiquette`,
    sent: () => "Vous nous avez dit que c'est en route",
    sent_back: () => "Votre colis est en route vers nous",
    receive: () => "Votre colis est revenu chez nous",
    inspected: () => "Nous avons regardé ce qui est revenu",
    settled: () => "C'est passé",
    failed: () => "Cela n'a pas abouti de notre côté",
    lapse: () => "Le temps prévu est passé",
    follow_up: () => "Nous avons demandé si tout va bien maintenant",
  },
  us: "Notre équipe",
  asked: {
    photo: "Une photo nous aiderait à voir",
    question: "Nous avons une question",
    more: "Ajouter une photo",
    offers: (names) => `Avec elle, nous pouvons vous proposer tout de suite\u00a0: ${names}.`,
    send: "Nous l'envoyer",
    without: "Je n'ai pas de photo",
    withoutAnswer: "Je ne peux pas dire",
  },
  back: {
    title: "L'avez-vous envoyé\u00a0?",
    lead: "Dites-le-nous, et nous ne vous enverrons pas de rappel. Une photo du reçu aide si nous devons le chercher.",
    carrier: "Transporteur, si vous voulez",
    number: "Numéro de suivi, si vous voulez",
    photo: "Une photo du reçu",
    send: "Je l'ai envoyé",
    done: "Merci. Vous nous avez dit que c'est en route.",
  },
  rate: {
    title: "Est-ce que tout va bien maintenant\u00a0?",
    yes: "Oui, tout va bien",
    no: "Pas vraiment",
    thanks: "Merci de nous l'avoir dit. Nous sommes contents que tout aille bien.",
    planned: (day) => `Nous vous demanderons le ${day.replace(/^1(?= )/, "1er")} si tout va bien.`,
  },
  record: "Garder une copie de tout ceci",
};
