import type { Strings } from "./en.ts";

/** Dutch: what the first screens say. */
export const first: Strings = {
  title: "Wat ging er mis?",
  lead: "Vertel het ons in je eigen woorden, zo kort of zo lang als je wilt. We lezen alles.",
  words: "Jouw woorden",
  next: "Verder",
  wait: "Een ogenblik",
  lost: "We zoeken je bestelling",
  close: "Sluiten",
  order: "Bestelling",
  again: "Opnieuw proberen",
  test: "Dit is een test: er gaat geen geld om.",
  kept: " Wat je hebt geschreven, blijft bewaard.",
  notes: {
    offline: (kept) => `Je bent nu offline, lijkt het. Zodra je weer verbinding hebt, gaan we verder.${kept}`,
    trouble: (kept) => `Dit is niet bij ons aangekomen.${kept}`,
    stuck: (kept) =>
      `Bij ons werkt er iets niet, en opnieuw proberen helpt niet. Schrijf naar de winkel en noem je bestelling.${kept}`,
    door: (kept) =>
      `Vanaf hier kunnen we je bestelling niet openen. Open die opnieuw in de winkel, of via de link in onze laatste mail aan jou.${kept}`,
    expired: (kept) =>
      `Deze pagina staat al een tijdje open. Laad de pagina opnieuw, dan gaan we verder waar je was.${kept}`,
    changed: () => "Er is iets veranderd sinds je laatst keek. Zo staat het er nu voor.",
    check: () => "Met een deel hiervan zijn we al bezig. Kijk nog even welke artikelen je bedoelt, en hoeveel.",
    pick: () => "Kies eerst een van deze mogelijkheden.",
    photo: () => "Voeg eerst een foto toe. Zonder foto kan iemand van ons ernaar kijken.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./nl-steps.ts"), follow: () => import("./nl-follow.ts") };
