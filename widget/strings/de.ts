import type { Strings } from "./en.ts";

/** German: what the first screens say. */
export const first: Strings = {
  title: "Was ist schiefgelaufen?",
  lead: "Erzählen Sie es uns mit Ihren Worten, so kurz oder so lang Sie möchten. Wir lesen alles.",
  words: "Ihre Worte",
  next: "Weiter",
  wait: "Einen Moment",
  lost: "Wir suchen Ihre Bestellung",
  close: "Schließen",
  order: "Bestellung",
  again: "Noch einmal versuchen",
  test: "Das ist ein Test: Es fließt kein Geld.",
  kept: " Was Sie geschrieben haben, bleibt erhalten.",
  notes: {
    offline: (kept) => `Gerade besteht keine Verbindung. Sobald Sie wieder online sind, geht es weiter.${kept}`,
    trouble: (kept) => `Das ist nicht bei uns angekommen.${kept}`,
    stuck: (kept) =>
      `Bei uns klappt gerade etwas nicht, und ein neuer Versuch hilft nicht. Bitte schreiben Sie dem Shop und nennen Sie Ihre Bestellung.${kept}`,
    door: (kept) =>
      `Von hier aus können wir Ihre Bestellung nicht öffnen. Bitte öffnen Sie sie noch einmal im Shop oder über den Link in unserer letzten E-Mail.${kept}`,
    expired: (kept) =>
      `Diese Seite ist schon länger offen. Bitte laden Sie sie neu, dann machen wir dort weiter, wo Sie waren.${kept}`,
    changed: () => "Seit Ihrem letzten Blick hat sich etwas geändert. So sieht es jetzt aus.",
    check: () =>
      "Um einen Teil davon kümmern wir uns schon. Bitte sehen Sie nach, welche Artikel und wie viele Sie meinen.",
    pick: () => "Bitte wählen Sie zuerst etwas aus.",
    photo: () => "Bitte fügen Sie zuerst ein Foto hinzu. Ohne Foto sieht es sich jemand von uns an.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./de-steps.ts"), follow: () => import("./de-follow.ts") };
