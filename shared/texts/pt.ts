import { datesIn } from "./forms.ts";
import { ptMail } from "./pt-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const someone = "alguém da nossa loja";
const person = () => "Alguém da nossa loja vai ver isto pessoalmente.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 dia" : `${days} dias`);
const havePassed = (days: number | string | null) => (Number(days) === 1 ? "Passou" : "Passaram");
const soldAs = (group: string | null) =>
  group ? `Isto foi vendido como “${group}”` : "Este é um tipo de produto especial";

const weekday = { weekday: "long", day: "numeric", month: "long" } as const;

/**
 * Portuguese for Portugal and Brazil alike: "compra" for an order and "encomenda" for a parcel, verbs that address the
 * shopper without a pronoun, no gerund. Goods are "o seu produto “…”" or "unidades", whatever the title is; {thing} never
 * stands after de, em, por or a, which would melt into its article.
 */
const proofs: Record<Proof, string> = {
  receipt: "do recibo",
  packaging: "da embalagem original",
  either: "do recibo ou da embalagem original",
};

export const pt = {
  reading: {
    reasons: {
      damaged: "Chegou com danos",
      defective: "Não funciona bem",
      wrong_item: "Chegou outra coisa",
      missing: "Falta alguma coisa",
      not_as_described: "Não é como na descrição",
      late: "Está com atraso",
      never_arrived: "Não chegou",
      wrong_size: "O tamanho não é o certo",
      changed_mind: "Mudei de ideia",
      charged_wrong: "A cobrança não está certa",
      cancel: "Quero cancelar",
      other: "Outro motivo",
    },
    opening: {
      merchant: {
        plain: "Pedimos desculpa pelo que aconteceu. Vamos resolver.",
        warm: "Pedimos muita desculpa. Não deveria ter sido assim, e queremos resolver.",
        grave: "Pedimos sinceras desculpas. Isto nunca deveria ter acontecido, e levamos muito a sério.",
      },
      carrier: {
        plain: "Pedimos desculpa pela espera. Vamos resolver.",
        warm: "Pedimos muita desculpa por esta espera. Queremos resolver.",
        grave: "Pedimos sinceras desculpas por ter esperado tanto. Levamos isto muito a sério.",
      },
      nobody: {
        plain: "Obrigado por nos contar. Vamos ver o que podemos fazer.",
        warm: "Obrigado por nos contar. Queremos ajudar, por isso vamos ver isto com atenção.",
        grave: "Obrigado por nos contar. Vemos como isto é importante, e queremos ajudar.",
      },
      unclear: {
        plain: "Obrigado por nos contar. Queremos entender bem, para podermos resolver.",
        warm: "Obrigado por nos contar. Queremos entender bem, para podermos resolver.",
        grave: "Obrigado por nos contar. Vemos como isto é importante. Levamos a sério e queremos resolver bem.",
      },
    },
    safety: {
      injury:
        "A sua saúde está em primeiro lugar. Se alguém se feriu, procure ajuda médica agora e, se for grave, ligue para o número de emergência. Por favor, deixe de usar o produto e guarde-o como está.",
      danger:
        "Por favor, deixe de usar o produto agora. Se puder fazê-lo sem risco, desligue-o da tomada e afaste-o de pessoas, de animais e de tudo o que possa arder. Se houver fogo ou fumaça, saia e ligue para o número de emergência.",
    },
    questions: {
      reason: "O que aconteceu? Escolha o que mais se aproxima.",
      reasonGuess: "Queremos ter certeza de que entendemos bem. O que mais se aproxima?",
      lines: "De que produto se trata?",
      each: "Queremos ter certeza de que entendemos bem. O que aconteceu com cada um destes?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} chegou {damage}", many: "{thing} chegaram {damage}" },
        defective: { one: "{thing} não funciona como deveria", many: "{thing} não funcionam como deveriam" },
        wrong_item: { one: "chegou outra coisa, e não {thing}", many: "chegou outra coisa, e não {thing}" },
        missing: {
          one: "{thing} chegou com algo a menos ou não chegou",
          many: "{thing} chegaram com algo a menos ou não chegaram",
        },
        not_as_described: { one: "{thing} não é como na descrição", many: "{thing} não são como na descrição" },
        late: { one: "{thing} está com atraso", many: "{thing} estão com atraso" },
        never_arrived: { one: "{thing} não chegou", many: "{thing} não chegaram" },
        wrong_size: { one: "{thing} não tem o tamanho certo", many: "{thing} não têm o tamanho certo" },
        changed_mind: { one: "prefere não ficar com {thing}", many: "prefere não ficar com {thing}" },
        charged_wrong: { one: "a cobrança não está certa ({thing})", many: "a cobrança não está certa ({thing})" },
        cancel: { one: "quer cancelar {thing}", many: "quer cancelar {thing}" },
        other: { one: "quer que vejamos algo com {thing}", many: "quer que vejamos algo com {thing}" },
      },
      faults: {
        broke: { one: "{thing} estragou-se", many: "{thing} estragaram-se" },
        leaks: { one: "{thing} perde líquido", many: "{thing} perdem líquido" },
        spoiled: { one: "{thing} não chegou em bom estado", many: "{thing} não chegaram em bom estado" },
      },
      lack: {
        named: { one: "{thing} chegou sem {part}", many: "{thing} chegaram sem {part}" },
        part: { one: "{thing} chegou com algo a menos", many: "{thing} chegaram com algo a menos" },
        all: { one: "{thing} não veio na encomenda", many: "{thing} não vieram na encomenda" },
      },
      whole: {
        wrong_item: "chegou outra coisa, e não o que comprou",
        late: "a sua encomenda está com atraso",
        never_arrived: "a sua encomenda não chegou",
        charged_wrong: "a cobrança desta compra não está certa",
        cancel: "quer cancelar esta compra",
        changed_mind: "prefere não ficar com esta compra",
        other: "quer que vejamos algo com esta compra",
      },
      wishes: {
        refund: { one: "gostaria de receber o dinheiro de volta", many: "gostaria de receber o dinheiro de volta" },
        replacement: { one: "gostaria de receber uma unidade nova", many: "gostaria de receber unidades novas" },
        store_credit: { one: "gostaria de ter crédito na loja", many: "gostaria de ter crédito na loja" },
        explanation: { one: "gostaria de saber como aconteceu", many: "gostaria de saber como aconteceu" },
      },
      sendAgain: { one: "gostaria que enviássemos de novo", many: "gostaria que enviássemos tudo de novo" },
      sendRight: { one: "gostaria de receber o produto certo", many: "gostaria de receber os produtos certos" },
      everything: "tudo o que comprou",
      several: "{count} produtos da sua compra",
      damage: "com danos",
      and: "e",
      andClause: ", e",
    },
  },
  date: (day) => datesIn("pt", { ...weekday, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`)),
  dateTime: (at, zone) => {
    const time = datesIn("pt", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
    return `${datesIn("pt", { ...weekday, timeZone: zone }).format(at)}, ${time}`;
  },
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Não oferecemos isto quando o motivo é “${reason}”.`,
    product_group: ({ group, limit }) =>
      limit === "person"
        ? `${soldAs(group)}, por isso ${someone} vai ver isto pessoalmente.`
        : `${soldAs(group)}, por isso não podemos fazê-lo por este motivo.`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `Oferecemos isto durante ${dayCount(limit)}, e já passou mais tempo.`
        : `Isso foi há mais de ${dayCount(limit)}, por isso ${someone} vai ver isto pessoalmente.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Ainda pode chegar a tempo. Alguém da nossa loja vai acompanhar."
        : `Ainda pode chegar: às vezes uma encomenda demora até ${dayCount(limit)} a mais. Alguém da nossa loja vai acompanhar.`,
    not_sent_yet: () => `Ainda não saiu daqui, por isso ${someone} vai parar o envio antes.`,
    already_sent: () => `Já está a caminho, por isso ${someone} vai ver o que ainda se pode fazer.`,
    amount_unknown: () => "Alguém da nossa loja vai ver o que foi cobrado e corrigir.",
    out_of_stock: () => "Não temos outra unidade para enviar.",
    nothing_left: () => "Não há dinheiro para devolver por isto.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Com uma foto ${proofs[limit as Proof]}, ainda é possível.`,
    exchanged_before: person,
    variant_unknown: () => "Alguém da nossa loja vai ver consigo o que prefere em vez disto.",
    price_differs: () => `O que temos em vez disto tem outro preço, por isso ${someone} vai ver consigo.`,
    evidence_needed: () => "Com uma foto, seria imediato.",
    credit_only: ({ limit }) =>
      `${havePassed(limit)} mais de ${dayCount(limit)}, por isso agora podemos oferecer crédito na loja.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "No ponto em que a sua compra está agora, não oferecemos isto."
        : `No ponto em que a sua compra está agora, ${someone} vai ver o que se pode fazer.`,
    whole_order_only: () =>
      `Isto só se resolve logo para a compra inteira, por isso ${someone} vai ver o que se pode fazer.`,
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => `A segurança das pessoas está em primeiro lugar, por isso ${someone} vai ver isto pessoalmente.`,
    paused: person,
  },
  staffWhy: {
    by_hand: () => "As regras pedem uma pessoa para esta solução.",
    not_offered: () => "As regras não oferecem esta solução aqui.",
    product_group: ({ limit, group }) =>
      `O grupo de produtos${group ? ` “${group}”` : ""} põe esta solução em “${limit}”.`,
    window_passed: ({ limit, got }) => `Tempo passado: ${dayCount(got)}, limite ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Previsto daqui a ${dayCount(-Number(got))}, depois esperar ${limit}.`
        : `${dayCount(got)} desde a data prevista, esperar ${limit}.`,
    not_sent_yet: () => "A linha não foi enviada: é preciso parar o envio antes de pagar.",
    already_sent: () => "A linha já foi enviada: não basta cancelar.",
    amount_unknown: () => "Uma cobrança errada: só uma pessoa pode saber o valor.",
    out_of_stock: () => "A compra diz que esta linha está esgotada.",
    nothing_left: () => "Não resta nada: já foi tudo devolvido, ou uma taxa leva tudo.",
    money_back_already: ({ limit, got }) =>
      `Estas unidades custaram ${limit}, mas da compra só restam ${got} sem reembolso.`,
    credit_only: ({ limit, got }) => `Tempo passado: ${dayCount(got)}, limite ${limit}. Só crédito.`,
    stage_closed: ({ limit }) => `Não se oferece enquanto a compra está em “${limit}”.`,
    whole_order_only: ({ limit }) => `Enquanto a compra está em “${limit}”, inteira ou uma pessoa.`,
    replaced_before: ({ limit, got }) => `Substituições nesta compra, ofertas incluídas: ${got}, limite ${limit}.`,
    signal: ({ limit, got, signal = "Um sinal" }) => `${signal}: ${got}. A partir de ${limit}, uma pessoa vê.`,
    proof_needed: ({ limit, got }) => `Tempo passado: ${dayCount(got)}. Pede-se uma foto como prova (${limit}).`,
    exchanged_before: ({ limit, got }) => `Trocas nesta compra, ofertas incluídas: ${got}, limite ${limit}.`,
    variant_unknown: () => "A compra não indica variantes: só uma pessoa sabe o que enviar.",
    price_differs: () => "As variantes em stock têm outro preço: a política quer uma pessoa.",
    evidence_needed: ({ limit, got }) => `Valor ${got}: acima de ${limit} pede-se uma foto.`,
    above_auto: ({ limit, got }) => `O valor automático desta compra seria ${got}, limite ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `O valor automático desta compra seria ${got}, do permitido para a compra ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Para este cliente seria ${got}, limite ${limit}.`,
    above_day_limit: ({ limit, got }) => `Para hoje seria ${got}, limite ${limit}.`,
    currency_not_set: ({ got }) => `As regras não têm valor para ${got}.`,
    payment_disputed: () => "Um pagamento desta compra está em disputa: o banco talvez já retire o dinheiro.",
    safety: () => "As palavras falam de um ferimento ou de um perigo.",
    paused: () => "Tudo o que é automático está desligado.",
  },
  signals: {
    cases90d: "Casos em 90 dias",
    neverArrived365d: "Encomendas que nunca chegaram num ano",
    refunds365d: "Reembolsos num ano",
    kept365d: "Artigos reembolsados e não devolvidos num ano",
    photoSeenBefore: "Fotos vistas noutra compra",
    disputes365d: "Outras compras com pagamento contestado num ano",
    refundRate365d: "Compras com reembolso, de todas num ano",
  },
  fees: { restocking: "por voltar a pôr o produto à venda" },
  to: {
    refund: "A sua forma de pagamento",
    replacement: "O seu endereço de entrega",
    store_credit: "Crédito para esta loja, sem prazo",
    exchange: "O seu endereço de entrega",
    resend_part: "O seu endereço de entrega",
    repair: "De volta ao seu endereço de entrega",
    partial_refund: "A sua forma de pagamento",
    gift_card: "O seu cartão-presente",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} de desconto na próxima compra, até ${most}`,
    free_shipping: () => "Envio grátis na próxima compra",
    gift: ({ name }) => `${name}, um pequeno presente nosso`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Escolho ${credit} de crédito na loja${bonus ? `, com ${bonus} extra,` : ""} em vez de receber ${refund} de volta (${to}).`,
  note: {
    person: `Queremos dar a melhor ajuda, por isso agora é ${someone} que vê isto. Já tem tudo o que nos contou.`,
    changed: `Algo mudou desde que isto foi mostrado, por isso ${someone} verifica antes de sair. O que viu é o mínimo que vai receber.`,
    asked: `Obrigado por dizer o que ajudaria. Agora é ${someone} que vê isto, com tudo o que nos contou.`,
    chosen: "Obrigado pela escolha. Agora alguém da nossa loja verifica, e terá a nossa resposta.",
    contested: "Vamos ver de novo. Sempre que possível, é outra pessoa que vê.",
    settlement_failed: `Do nosso lado isto não ficou concluído, por isso ${someone} já cuida do assunto. Não é preciso fazer nada.`,
    refund_bounced: `O reembolso não chegou à sua conta e voltou para nós, por isso ${someone} já cuida do assunto. Não é preciso fazer nada.`,
    heard: `Obrigado. Agora é ${someone} que vê isto, com o que acabou de nos contar.`,
    reopened: `Pedimos desculpa por ainda não estar bem. Agora é ${someone} que vê isto antes de tudo, com o que nos contou.`,
    goods_unclear:
      "A sua encomenda chegou, obrigado. Há algo que ainda não está claro para nós, por isso um de nós vai ver e escrever-lhe.",
    expired:
      "Há algum tempo que não temos notícias suas, por isso isto fica fechado por agora. Ainda pode pedir que vejamos.",
  },
  boundary:
    "Compreendemos o seu mal-estar, e queremos resolver. Para podermos fazê-lo, pedimos que trate com respeito a pessoa que lhe escreve. Continuamos aqui, e continuamos com isto em mãos.",
  hosted: {
    title: "A sua compra",
    noscript: "Esta página precisa de JavaScript. Escreva, por favor, à loja onde comprou e fale da sua compra.",
    missing: "Não conseguimos abrir este link",
    missingWhy:
      "Talvez tenha expirado, ou falte uma parte. Abra de novo a sua compra na loja, por favor, ou use o link do nosso e-mail mais recente.",
  },
  ...ptMail,
} as const satisfies Texts;
