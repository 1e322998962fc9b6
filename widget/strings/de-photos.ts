import type { PhotoStrings } from "./en-photos.ts";

/** German: what is said about photos. */
export const photos: PhotoStrings = {
  list: "Ihre Fotos",
  photo: (number, of) => `Foto ${number} von ${of}`,
  remove: "Entfernen",
  removeIt: (number) => `Foto ${number} entfernen`,
  making: "Wir bereiten Ihr Foto vor.",
  sending: (left) => (left > 1 ? `${left} Fotos sind auf dem Weg zu uns.` : "Ihr Foto ist auf dem Weg zu uns."),
  ready: (count) =>
    count > 1 ? `${count} Fotos können Sie jetzt abschicken.` : "Ihr Foto können Sie jetzt abschicken.",
  trouble: {
    unreadable:
      "Dieses Bild lässt sich hier nicht öffnen. Ein JPEG oder ein Screenshot davon geht; alles andere ist so, wie Sie es gelassen haben.",
    many: "Zu einem Artikel können wir sechs Fotos annehmen. Das sind die ersten davon.",
  },
};
