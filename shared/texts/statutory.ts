/**
 * The two labels of Art. 11a of Directive 2011/83 (as of Directive 2023/2673), in the words of its language versions;
 * only the first letter is ours. Fixed: nobody's policy or style changes them.
 */
export const statutoryLabels = {
  en: { withdraw: "Withdraw from contract here", confirm: "Confirm withdrawal" },
  de: { withdraw: "Vertrag widerrufen", confirm: "Widerruf bestätigen" },
  fr: { withdraw: "Renoncer au contrat ici", confirm: "Confirmer la rétractation" },
  es: { withdraw: "Desistir del contrato aquí", confirm: "Confirmar desistimiento" },
  pt: { withdraw: "Retrate-se do contrato aqui", confirm: "Confirmar retratação" },
  it: { withdraw: "Recedere dal contratto qui", confirm: "Conferma recesso" },
  nl: { withdraw: "Hier de overeenkomst herroepen", confirm: "Herroeping bevestigen" },
} as const satisfies Record<string, { withdraw: string; confirm: string }>;
