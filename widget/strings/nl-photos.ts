import type { PhotoStrings } from "./en-photos.ts";

/** Dutch: what is said about photos. */
export const photos: PhotoStrings = {
  list: "Je foto's",
  photo: (number, of) => `Foto ${number} van ${of}`,
  remove: "Verwijderen",
  removeIt: (number) => `Foto ${number} verwijderen`,
  making: "We maken je foto klaar.",
  sending: (left) => (left > 1 ? `${left} foto's zijn onderweg naar ons.` : "Je foto is onderweg naar ons."),
  ready: (count) =>
    count > 1 ? `${count} foto's staan klaar om te versturen.` : "Je foto staat klaar om te versturen.",
  trouble: {
    unreadable:
      "Deze foto kunnen we hier niet openen. Een JPEG of een schermafdruk ervan lukt wel; de rest staat er nog zoals je het liet.",
    many: "We kunnen zes foto's per artikel aannemen. Dit zijn de eerste.",
  },
};
