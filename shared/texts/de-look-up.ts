import type { LookUpTexts } from "./look-up.ts";

/** German of finding an order by its number. */
export const deLookUp: LookUpTexts = {
  title: "Ihre Bestellung finden",
  lead: "Wir finden sie über die Bestellnummer und die E-Mail-Adresse, mit der Sie bestellt haben.",
  number: "Ihre Bestellnummer",
  email: "Ihre E-Mail-Adresse",
  send: "Code zuschicken",
  missing: {
    number: "Bitte schreiben Sie Ihre Bestellnummer. Sie steht in der Bestellbestätigung.",
    email: "Bitte schreiben Sie eine E-Mail-Adresse, etwa ada@example.com.",
    code: "Bitte schreiben Sie die sechs Ziffern aus unserer E-Mail.",
  },
  codeTitle: "Sehen Sie in Ihre E-Mails",
  sent: ({ email, minutes }) =>
    `Wenn diese Nummer und ${email} zusammengehören, ist ein Code dorthin unterwegs. Er gilt ${minutes} Minuten lang.`,
  code: "Die sechs Ziffern",
  open: "Bestellung öffnen",
  wrong:
    "Dieser Code passt nicht, oder seine Zeit ist um. Bitte sehen Sie noch einmal nach, oder lassen Sie sich einen neuen schicken.",
  again: "Neuen Code zuschicken lassen",
  later: (minutes) => `Das war viel in kurzer Zeit. Bitte versuchen Sie es in ${minutes} Min. noch einmal.`,
  subject: (code) => `${code} öffnet Ihre Bestellung`,
  line: ({ shop, order, minutes }) =>
    `Das ist Ihr Code für die Bestellung ${order} bei ${shop}. Er gilt einmal und ${minutes} Minuten lang.`,
  leave: "Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.",
};
