import type { FollowStrings } from "./en-follow.ts";

export { photos } from "./pt-photos.ts";

/** Portuguese: what both sides did, and what is asked. "A nossa loja" stands where no name does: the verb stays the same. */
export const follow: FollowStrings = {
  talk: "O que aconteceu até agora",
  events: {
    submit: () => "Contou-nos o que aconteceu",
    decide: () => "Vimos o que podemos fazer",
    accept: () => "Escolheu como resolver",
    ask_person: () => "Pediu que uma pessoa visse isto",
    send_evidence: (_, photos) => (photos ? (photos > 1 ? `Enviou ${photos} fotos` : "Enviou uma foto") : "Respondeu"),
    withdraw: () => "Retirou a sua solicitação",
    undo: (who, _, own) => (own ? "Desfez a sua escolha" : `${who} parou isto para ver de novo`),
    contest: () => "Pediu que víssemos de novo",
    rate: () => "Disse-nos como está agora",
    message: (who, _, own) => (own ? "Escreveu-nos" : `${who} escreveu`),
    offer: (who) => `${who} fez uma oferta`,
    settle: (who) => `${who} resolveu isto`,
    decline: (who) => `${who} respondeu`,
    request_evidence: (who) => `${who} fez uma pergunta`,
    reopen: (who) => `${who} abriu isto de novo`,
    sent_back: () => "A sua encomenda está a caminho da nossa loja",
    receive: () => "A sua encomenda voltou para nós",
    inspected: () => "Vimos o que voltou",
    settled: () => "Foi concluído",
    failed: () => "Não foi possível concluir do nosso lado",
    lapse: () => "O prazo para isto terminou",
    follow_up: () => "Perguntamos se agora está tudo bem",
  },
  us: "A nossa loja",
  asked: {
    photo: "Uma foto ajuda a ver melhor",
    question: "Queremos fazer uma pergunta",
    more: "Adicionar uma foto",
    offers: (names) => `Com ela podemos oferecer já: ${names}.`,
    send: "Enviar para nós",
    without: "Não tenho foto",
    withoutAnswer: "Não sei dizer",
  },
  rate: {
    title: "Agora está tudo bem?",
    yes: "Sim, está bem",
    no: "Na verdade, não",
    thanks: "Obrigado pela resposta. Ficamos felizes por estar tudo bem.",
    planned: (day) => `No dia ${day}, perguntamos se está tudo bem.`,
  },
  record: "Guardar uma cópia de tudo isto",
};
