import type { Strings } from "./en.ts";

/** Spanish, to a "tú": what the first screens say. */
export const first: Strings = {
  title: "¿Qué ha pasado?",
  lead: "Cuéntanoslo con tus palabras, con el detalle que quieras. Lo leemos todo.",
  words: "Tus palabras",
  next: "Seguir",
  wait: "Un momento",
  lost: "Buscamos tu pedido",
  close: "Cerrar",
  order: "Pedido",
  again: "Intentar de nuevo",
  test: "Esto es una prueba: no se mueve dinero.",
  kept: " Guardamos lo que has escrito.",
  notes: {
    offline: (kept) => `Parece que no tienes conexión. Seguimos en cuanto vuelva.${kept}`,
    trouble: (kept) => `Esto no nos ha llegado.${kept}`,
    stuck: (kept) =>
      `Algo no funciona por nuestra parte, e intentarlo otra vez no servirá. Escribe a la tienda, por favor, y menciona tu pedido.${kept}`,
    door: (kept) =>
      `Desde aquí no podemos abrir tu pedido. Ábrelo otra vez en la tienda, o con el enlace de nuestro último correo.${kept}`,
    expired: (kept) =>
      `Esta página lleva un rato abierta. Cárgala de nuevo, por favor, y seguimos donde estabas.${kept}`,
    changed: () => "Algo ha cambiado desde la última vez que miraste. Así está ahora.",
    check: () => "De una parte ya nos estamos ocupando. Mira, por favor, a qué artículos te refieres y cuántos son.",
    pick: () => "Elige antes una de estas opciones, por favor.",
    photo: () => "Añade antes una foto, por favor. Sin ella, puede verlo una persona.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./es-steps.ts"), follow: () => import("./es-follow.ts") };
