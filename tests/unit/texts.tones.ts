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
  nl: {
    banned:
      /\b(helaas|volgens ons beleid|conform|zoals (eerder )?(vermeld|aangegeven)|gelieve|u dient|dient u|je bent vergeten|verzuimd|nalatig|rustig maar|kalmeer|doe rustig|ongemak\p{L}*|overlast|onze excuses voor|reclamatie\p{L}*|tickets?|rma|afgewezen|geweigerd|afgekeurd|geachte|waarde klant|coulance\p{L}*|bij dezen|hierbij delen|desbetreffende|klachten?)(?!\p{L})/iu,
    harsh: [
      "Helaas kan dat niet.",
      "Volgens ons beleid is dat uitgesloten.",
      "Uw klacht is afgewezen.",
      "Onze excuses voor het ongemak.",
      "Geachte klant",
      "Gelieve dit formulier in te vullen.",
      "Zoals eerder vermeld",
    ],
    kind: ["We maken het in orde.", "De jurk past.", "Een tickethouder van hout"],
    official: /beleid|systeem|regel(?!en)|grens|limiet|budget|automatisch/i,
    sorry: /spijt/i,
    looks: /iemand van ons/i,
  },
  fr: {
    banned:
      /(?<!\p{L})(malheureusement|hélas|conformément|politique de|règlement intérieur|conditions générales|CGV|comme indiqué|comme stipulé|veuillez|prière de|nous vous informons|vous avez omis|vous auriez dû|calmez-vous|gêne occasionnée|désagréments?|réclamations?|tickets?|rma|refusée?s?|rejetée?s?|regrettons|cher client|chère cliente|aimable|à titre commercial|geste commercial)(?!\p{L})/iu,
    harsh: [
      "Malheureusement, c'est impossible.",
      "Conformément à nos conditions générales",
      "Désolés pour la gêne occasionnée.",
      "Votre réclamation a été refusée.",
      "Veuillez patienter.",
      "Calmez-vous.",
      "Cher client, chère cliente",
      "Comme indiqué sur notre site",
    ],
    kind: ["Nous allons arranger cela.", "Un refuge en montagne", "Des reclassements"],
    official: /politique|règle|système|limite|plafond|budget|automatique/i,
    sorry: /désolé/i,
    looks: /une personne de notre équipe/i,
  },
  it: {
    banned:
      /(?<!\p{L})(purtroppo|ci duole|spiacenti|ai sensi|in base alla nostra politica|la nostra politica|termini e condizioni|come indicato|come già|si prega|la preghiamo|la informiamo|avresti dovuto|non hai rispettato|si calmi|calmati|disagi\p{L}*|inconvenient\p{L}*|reclam\p{L}*|tickets?|rma|rifiutat\p{L}*|respint\p{L}*|gentile client\p{L}*|egregi\p{L}*|cordiali saluti|gentilmente|in merito a|a titolo di cortesia)(?!\p{L})/iu,
    harsh: [
      "Purtroppo non è possibile.",
      "Ci scusiamo per il disagio.",
      "In base alla nostra politica di reso",
      "Il tuo reclamo è stato respinto.",
      "Si prega di attendere.",
      "Calmati.",
      "Gentile cliente",
      "Siamo spiacenti per l'inconveniente.",
    ],
    kind: ["Vediamo come rimediare.", "Un rifugio di montagna", "Una maglia rifinita a mano", "Un saggio"],
    official: /politica|regol|sistema|limit|budget|automatic/i,
    sorry: /dispiace/i,
    looks: /una persona del nostro team/i,
  },
  es: {
    banned:
      /(?<!\p{L})(lamentablemente|desafortunadamente|desgraciadamente|por desgracia|lamentamos|molestias|inconvenientes?|según nuestr\p{L}*|nuestra política|términos y condiciones|como (ya )?se indic\p{L}*|como (ya )?indicamos|le informamos|se le informa|sírvase|rogamos|deberías haber|no has cumplido|cálmate|tranquilízate|tranquil[oa]s?|reclamaci\p{L}*|tickets?|rma|rechazad\p{L}*|rechazo|denegad\p{L}*|estimad\p{L}*|apreciad\p{L}* client\p{L}*|cordialmente|a la brevedad|cortesía)(?!\p{L})/iu,
    harsh: [
      "Lamentablemente no es posible.",
      "Lamentamos las molestias.",
      "Según nuestra política de devoluciones",
      "Tu reclamación ha sido rechazada.",
      "Le informamos de que el plazo terminó.",
      "Cálmate, por favor.",
      "Estimado cliente",
      "Deberías haber leído las condiciones.",
    ],
    kind: ["Vamos a arreglarlo.", "Un refugio de montaña", "Una molestia", "Sin reclamar", "Un mar tranquilísimo"],
    official: /polític|regla|norma|sistema|límite|presupuesto|automátic/i,
    sorry: /sentimos/i,
    looks: /alguien de nuestro equipo/i,
  },
  pt: {
    banned:
      /(?<!\p{L})(infelizmente|lamentavelmente|lamentamos|incómodos?|incômodos?|transtornos?|inconvenientes?|inconveniências?|(de acordo com|conforme) (a|as) noss\p{L}*|nossa política|termos e condições|como (já )?(indicado|referido|mencionado|informado)|informamos que|solicitamos que|queira|deveria ter (lido|feito|enviado)|não cumpriu|acalme-se|tenha calma|reclamaç\p{L}*|tickets?|rma|rejeitad\p{L}*|recusad\p{L}*|negad\p{L}*|indeferid\p{L}*|prezad\p{L}*|estimad\p{L}*|caro cliente|cordialmente|cortesia)(?!\p{L})/iu,
    harsh: [
      "Infelizmente não é possível.",
      "Lamentamos o incómodo causado.",
      "De acordo com a nossa política de devoluções",
      "A sua reclamação foi rejeitada.",
      "Pedimos desculpa pelo transtorno.",
      "Acalme-se, por favor.",
      "Prezado cliente",
      "Como já indicado, o prazo terminou.",
    ],
    kind: ["Vamos resolver.", "Um abrigo de montanha", "Uma caneca esmaltada", "Sem reclamar"],
    official: /polític|regra|norma|sistema|limite|orçamento|automátic/i,
    sorry: /desculpa/i,
    looks: /alguém da nossa loja/i,
  },
};
