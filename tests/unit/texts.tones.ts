/** How each language's tone is tested: by its own words, since none of them is a translation of another's. */
export type Tone = {
  /** Words that make it worse: blame, offices' language, and our vocabulary's "never" list. */
  banned: RegExp;
  /** Sentences that have such words, and some that only look like it. */
  harsh: string[];
  kind: string[];
  /** What a shopper's why never speaks of: the policy, the system, limits, budgets. */
  official: RegExp;
  /** An apology. */
  sorry: RegExp;
  /** The promise that a person looks. */
  looks: RegExp;
};

export const tones: Readonly<Record<string, Tone>> = {
  en: {
    banned:
      /\b(unfortunately|per our policy|as stated|please be advised|you failed to|calm down|inconvenience|claims?|tickets?|rma|rejected|regret to|valued customer|kindly)\b/i,
    harsh: [
      "Unfortunately, no.",
      "Your claim was rejected.",
      "RMA 5",
      "Two tickets",
      "We apologise for any inconvenience.",
    ],
    kind: ["We've put it right.", "A pharmacy called.", "Reclaimed wood"],
    official: /\b(policy|system|limit|rule|budget|automatic)/i,
    sorry: /sorry/i,
    looks: /will look/,
  },
  de: {
    banned:
      /\b(leider|bedauer\p{L}*|gemäß|laut unseren?|richtlinien?|bestimmungen|AGB|wie bereits|bitte beachten sie|nehmen sie zur kenntnis|sie haben es versäumt|versäumt|beruhigen sie sich|unannehmlichkeit\p{L}*|ungelegenheit\p{L}*|reklamation\p{L}*|tickets?|rma|abgelehnt|ablehn\p{L}*|zurückgewiesen|sehr geehrte\p{L}*|werte kund\p{L}*|kulanz\p{L}*|diesbezüglich|hiermit|seitens|umgehend)(?!\p{L})/iu,
    harsh: [
      "Leider geht das nicht.",
      "Gemäß unserer Richtlinie ist das ausgeschlossen.",
      "Ihre Reklamation wurde abgelehnt.",
      "Wir bedauern die Unannehmlichkeiten.",
      "Bitte beruhigen Sie sich.",
      "Sehr geehrter Kunde",
      "Wie bereits geschrieben",
      "Bitte beachten Sie unsere AGB.",
    ],
    kind: ["Wir bringen es in Ordnung.", "Das Kleid passt.", "Ein Tickethalter aus Holz"],
    official: /richtlinie|regel|system|grenze|limit|budget|automatisch/i,
    sorry: /leid/i,
    looks: /jemand von uns/,
  },
};
