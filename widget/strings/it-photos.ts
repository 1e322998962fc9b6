import type { PhotoStrings } from "./en-photos.ts";

/** Italian: what the panel says about photos. */
export const photos: PhotoStrings = {
  list: "Le tue foto",
  photo: (number, of) => `Foto ${number} di ${of}`,
  remove: "Togli",
  removeIt: (number) => `Togli la foto ${number}`,
  making: "Stiamo preparando la tua foto.",
  sending: (left) =>
    left > 1 ? `${left} foto sono in viaggio verso di noi.` : "La tua foto è in viaggio verso di noi.",
  ready: (count) => (count > 1 ? `${count} foto sono pronte da inviare.` : "La tua foto è pronta da inviare."),
  trouble: {
    unreadable:
      "Qui non riusciamo ad aprire questa immagine. Va bene un JPEG o uno screenshot; il resto è come l'hai lasciato.",
    many: "Possiamo prendere sei foto per articolo. Queste sono le prime.",
  },
};
