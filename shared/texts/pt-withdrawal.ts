import type { WithdrawalTexts } from "./withdrawal.ts";

/** Portuguese of the statutory withdrawal. */
export const ptWithdrawal: WithdrawalTexts = {
  place: "pt-PT",
  form: {
    lead: "Não precisa de dar nenhum motivo.",
    until: (day) => `Pode retratar-se até ${day}.`,
    name: "O seu nome",
    order: "O número da sua encomenda",
    contact: "O seu e-mail",
    contactNote: "O aviso de receção segue para lá de imediato.",
    goods: "De que se retrata",
    fewer: (title) => `Menos um: ${title}`,
    more: (title) => `Mais um: ${title}`,
    back: "Voltar",
    check: "Veja, por favor, o que está assinalado e confirme outra vez.",
    missing: {
      name: "Escreva o seu nome, por favor.",
      order: "Escreva o número da sua encomenda, para sabermos de que contrato se trata.",
      contact: "Escreva um e-mail, por exemplo ada@example.com.",
    },
    later:
      "Não conseguimos receber isto agora. O que escreveu está em baixo: confirme outra vez daqui a uns minutos, por favor.",
  },
  statement: (order, goods) => `Retrato-me do meu contrato da encomenda ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "Recebemos a sua retratação",
    subject: (order) => `A sua retratação, encomenda ${order}`,
    received: (when) => `Recebida: ${when}.`,
    name: "Nome",
    contact: "E-mail",
    shop: "Loja",
    number: "Aviso de receção",
    mailed: (contact) => `Uma cópia vai a caminho de ${contact}.`,
    save: "Guardar uma cópia",
    follow: "Ver como está",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Devolva-nos os artigos, por favor, até ${until}, com uma nota que diga ${reference}. Assim que cá chegarem, ou nos mostrar que vêm a caminho, devolvemos-lhe ${amount} (${to}).`,
    postage: { merchant: "Os portes são por nossa conta.", shopper: "Os portes são por sua conta." },
    address: "A nossa morada:",
    soon: ({ amount, to, by }) => `Devolvemos-lhe ${amount} (${to}). Sai daqui o mais tardar até ${by}.`,
    person: (by) => `Alguém da nossa loja vê isto pessoalmente. Terá notícias nossas o mais tardar até ${by}.`,
    held: (reference) => `Já nos falou disto, em ${reference}. Alguém da nossa loja junta as duas coisas.`,
    gone: "O dinheiro disto já foi devolvido, por isso não há mais nada a fazer.",
    unmatched: "Alguém da nossa loja procura a sua encomenda e escreve-lhe. Não precisa de fazer nada.",
    yourPayment: "da forma como pagou",
    remind: (until) => `Um lembrete: devolva-nos os artigos, por favor, até ${until}. Se já o fez, basta dizer-nos.`,
  },
  hurdles: {
    late: (until) => `O prazo para se retratar terminou: ${until}. Alguém da nossa loja vê o que podemos fazer por si.`,
    exempt: (group) =>
      group
        ? `Isto foi vendido como “${group}”, que fica fora do direito de retratação. Alguém da nossa loja vê o que podemos fazer por si.`
        : "O direito de retratação deixa de fora este tipo de artigos. Alguém da nossa loja vê o que podemos fazer por si.",
    business:
      "O direito de retratação é para compras privadas, e esta encomenda foi feita para uma empresa. Alguém da nossa loja vê o que podemos fazer por si.",
    elsewhere:
      "No país desta encomenda a lei não prevê um direito de retratação. Alguém da nossa loja vê o que podemos fazer por si.",
    nothing: "Não resta nada do que foi pago. Alguém da nossa loja verifica que recebeu tudo.",
    disputed: "O seu banco já está a ver este pagamento. Alguém da nossa loja trata de que o dinheiro lhe chegue.",
    paused: "É alguém da nossa loja que lhe devolve o dinheiro.",
  },
  mail: {
    hello: (name) => `Olá, ${name},`,
    link: "Aqui pode ver sempre como está, e escrever-nos:",
    open: "Ver como está",
    replies: {
      yes: "Também pode simplesmente responder a este e-mail.",
      no: "Guarde este e-mail, por favor: é o seu aviso de receção. Não vemos as respostas.",
    },
    test: "(Isto é um teste: não há dinheiro a circular.)",
  },
};
