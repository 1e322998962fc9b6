import type { PhotoStrings } from "./en-photos.ts";

/** Spanish: what is said about photos. */
export const photos: PhotoStrings = {
  list: "Tus fotos",
  photo: (number, of) => `Foto ${number} de ${of}`,
  remove: "Quitar",
  removeIt: (number) => `Quitar la foto ${number}`,
  making: "Preparamos tu foto.",
  sending: (left) =>
    left > 1 ? `${left} fotos están en camino hacia nosotros.` : "Tu foto está en camino hacia nosotros.",
  ready: (count) => (count > 1 ? `Ya puedes enviar ${count} fotos.` : "Ya puedes enviar tu foto."),
  trouble: {
    unreadable:
      "Esta imagen no la podemos abrir aquí. Un JPEG o una captura de pantalla sirve; lo demás sigue como lo dejaste.",
    many: "Podemos recibir seis fotos de un artículo. Estas son las primeras.",
  },
};
