import type { PhotoStrings } from "./en-photos.ts";

/** French: what the panel says about photos. */
export const photos: PhotoStrings = {
  list: "Vos photos",
  photo: (number, of) => `Photo ${number} sur ${of}`,
  remove: "Retirer",
  removeIt: (number) => `Retirer la photo ${number}`,
  making: "Nous préparons votre photo.",
  sending: (left) => (left > 1 ? `${left} photos sont en route vers nous.` : "Votre photo est en route vers nous."),
  ready: (count) => (count > 1 ? `${count} photos sont prêtes à partir.` : "Votre photo est prête à partir."),
  trouble: {
    unreadable:
      "Nous ne pouvons pas ouvrir cette image ici. Un JPEG ou une capture d'écran conviendra\u00a0; le reste n'a pas changé.",
    many: "Nous pouvons prendre six photos par article. Voici les premières.",
  },
};
