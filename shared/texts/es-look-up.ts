import type { LookUpTexts } from "./look-up.ts";

/** Spanish of finding an order by its number. */
export const esLookUp: LookUpTexts = {
  title: "Encuentra tu pedido",
  lead: "Lo encontramos con su número y el correo electrónico que diste al comprar.",
  number: "El número de tu pedido",
  email: "Tu correo electrónico",
  send: "Enviarme un código",
  missing: {
    number: "Escribe el número de tu pedido, por favor. Está en el correo que lo confirmó.",
    email: "Escribe un correo electrónico, por ejemplo ada@example.com.",
    code: "Escribe las seis cifras de nuestro correo, por favor.",
  },
  codeTitle: "Mira tu correo",
  sent: ({ email, minutes }) =>
    `Si este número y ${email} van juntos, un código va de camino. Sirve durante ${minutes} minutos.`,
  code: "Las seis cifras",
  open: "Abrir mi pedido",
  wrong: "Ese código no encaja, o se le ha pasado el tiempo. Mira otra vez, por favor, o pide uno nuevo.",
  again: "Pedir un código nuevo",
  later: (minutes) => `Han sido muchas veces en poco tiempo. Prueba otra vez dentro de ${minutes} min, por favor.`,
  subject: (code) => `${code} abre tu pedido`,
  line: ({ shop, order, minutes }) =>
    `Este es tu código para el pedido ${order} en ${shop}. Sirve una vez, durante ${minutes} minutos.`,
  leave: "Si no lo has pedido, no tienes que hacer nada.",
};
