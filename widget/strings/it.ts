import type { Strings } from "./en.ts";

/** Italian: what the first screens say. */
export const first: Strings = {
  title: "Che cosa è andato storto?",
  lead: "Raccontacelo con parole tue, in una frase o in dieci. Leggiamo tutto.",
  words: "Le tue parole",
  next: "Continua",
  wait: "Un momento",
  lost: "Cerchiamo il tuo ordine",
  close: "Chiudi",
  order: "Ordine",
  again: "Riprova",
  test: "Questa è una prova: non si muove denaro.",
  kept: " Quello che hai scritto è al sicuro.",
  notes: {
    offline: (kept) => `Sembra che manchi la connessione. Andiamo avanti appena torna.${kept}`,
    trouble: (kept) => `Non ci è arrivato.${kept}`,
    stuck: (kept) =>
      `Qualcosa non funziona da parte nostra, e riprovare non aiuta. Scrivi al negozio indicando il tuo ordine.${kept}`,
    door: (kept) =>
      `Da qui non riusciamo ad aprire il tuo ordine. Aprilo di nuovo nel negozio, o con il link nella nostra ultima email.${kept}`,
    expired: (kept) => `Questa pagina è aperta da un po'. Ricaricala, e riprendiamo da dove eri.${kept}`,
    changed: () => "Qualcosa è cambiato da prima. Ora la situazione è questa.",
    check: () => "Di una parte ci stiamo già occupando. Controlla quali articoli intendi, e quanti.",
    pick: () => "Prima scegli una di queste soluzioni.",
    photo: () => "Prima aggiungi una foto. Senza foto può guardare una persona.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./it-steps.ts"), follow: () => import("./it-follow.ts") };
