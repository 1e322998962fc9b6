import type { Strings } from "./en.ts";

/**
 * Portuguese for Portugal and Brazil alike: what the first screens say. Words both read as their own ("compra" for an
 * order), and verbs that address the shopper without a pronoun.
 */
export const first: Strings = {
  title: "O que aconteceu?",
  lead: "Conte-nos com as suas palavras, com o detalhe que quiser. Lemos tudo.",
  words: "As suas palavras",
  next: "Continuar",
  wait: "Um momento",
  lost: "Vamos encontrar a sua compra",
  close: "Fechar",
  order: "Compra",
  again: "Tentar de novo",
  test: "Isto é um teste: não há dinheiro envolvido.",
  kept: " O que escreveu fica guardado.",
  notes: {
    offline: (kept) => `Parece que está sem internet. Continuamos assim que ela voltar.${kept}`,
    trouble: (kept) => `Isto não chegou até nós.${kept}`,
    stuck: (kept) =>
      `Algo não funciona do nosso lado, e tentar de novo não vai ajudar. Escreva à loja, por favor, e fale da sua compra.${kept}`,
    door: (kept) =>
      `Daqui não conseguimos abrir a sua compra. Abra-a outra vez na loja, ou pelo link do nosso último e-mail.${kept}`,
    expired: (kept) =>
      `Esta página está aberta há algum tempo. Carregue-a de novo, por favor, e continuamos onde estava.${kept}`,
    changed: () => "Algo mudou desde a última vez que viu. Agora está assim.",
    check: () => "De uma parte disto já cuidamos. Veja, por favor, de que produtos se trata e quantos são.",
    pick: () => "Escolha primeiro uma destas opções, por favor.",
    photo: () => "Adicione primeiro uma foto, por favor. Sem ela, uma pessoa pode ver o caso.",
  },
};

/** The other files, each fetched beside the chunk it belongs to. */
export const more = { steps: () => import("./pt-steps.ts"), follow: () => import("./pt-follow.ts") };
