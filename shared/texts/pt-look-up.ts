import type { LookUpTexts } from "./look-up.ts";

/** Portuguese of finding an order by its number. */
export const ptLookUp: LookUpTexts = {
  title: "Encontrar a sua encomenda",
  lead: "Encontramo-la com o número e o e-mail que deu quando comprou.",
  number: "O número da sua encomenda",
  email: "O seu e-mail",
  send: "Enviar-me um código",
  missing: {
    number: "Escreva o número da sua encomenda, por favor. Está no e-mail que a confirmou.",
    email: "Escreva um e-mail, por exemplo ada@example.com.",
    code: "Escreva os seis algarismos do nosso e-mail, por favor.",
  },
  codeTitle: "Veja o seu e-mail",
  sent: ({ email, minutes }) =>
    `Se este número e ${email} pertencem um ao outro, um código vai a caminho. Serve durante ${minutes} minutos.`,
  code: "Os seis algarismos",
  open: "Abrir a minha encomenda",
  wrong: "Esse código não encaixa, ou o tempo dele passou. Veja outra vez, por favor, ou peça um novo.",
  again: "Pedir um código novo",
  later: (minutes) => `Foram muitas vezes em pouco tempo. Tente outra vez daqui a ${minutes} min, por favor.`,
  subject: (code) => `${code} abre a sua encomenda`,
  line: ({ shop, order, minutes }) =>
    `Este é o seu código para a encomenda ${order} em ${shop}. Serve uma vez, durante ${minutes} minutos.`,
  leave: "Se não pediu este código, não é preciso fazer nada.",
};
