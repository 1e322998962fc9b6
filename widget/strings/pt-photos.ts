import type { PhotoStrings } from "./en-photos.ts";

/** Portuguese: what is said about photos. */
export const photos: PhotoStrings = {
  list: "As suas fotos",
  photo: (number, of) => `Foto ${number} de ${of}`,
  remove: "Remover",
  removeIt: (number) => `Remover a foto ${number}`,
  making: "Preparamos a sua foto.",
  sending: (left) => (left > 1 ? `${left} fotos estão a caminho.` : "A sua foto está a caminho."),
  ready: (count) => (count > 1 ? `Já pode enviar ${count} fotos.` : "Já pode enviar a sua foto."),
  trouble: {
    unreadable: "Não conseguimos abrir esta imagem aqui. Um JPEG funciona; o resto fica como deixou.",
    many: "Podemos receber seis fotos de um produto. Estas são as primeiras.",
  },
};
