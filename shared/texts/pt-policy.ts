import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "pt-PT";
const days = (count: number) => (count === 1 ? "1 dia" : `${count} dias`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "o seu dinheiro de volta",
  replacement: "outra unidade igual",
  exchange: "outro tamanho ou outra cor",
  resend_part: "a peça que falta",
  repair: "uma reparação",
  store_credit: "crédito na loja",
  partial_refund: "parte do seu dinheiro sem devolver o produto",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "depois da entrega",
  due: "depois da data de entrega prevista",
  fulfilled: "depois do envio",
  ordered: "depois da sua compra",
};

/** "Até 30 dias depois da entrega, "; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Mais tarde, " : "";
  const span = `até ${days(until.days)} ${clocks[until.from]}, `;
  return place === "first" ? capital(span) : `Em seguida, e ${span}`;
}

/** Portuguese of the published policy. */
export const ptPolicy = {
  lang,
  language: "Português",
  languages: "Idioma",
  title: (shop) => `Devoluções e reembolsos: ${shop}`,
  lead: "É assim que resolvemos as coisas. Na página da sua compra, conte-nos por palavras suas o que aconteceu: o que podemos resolvemos logo ali, e alguém da nossa loja trata do resto.",
  place: (country) => `País de entrega: ${country}`,
  places: "Foi enviado para outro país?",
  sections: {
    fault: "Quando alguma coisa não está bem",
    parcel: "Quando uma encomenda se atrasa ou não chega",
    mind: "Quando prefere não ficar com o produto",
    rest: "Tudo o mais",
    groups: "Produtos com regras próprias",
    customers: "Para alguns grupos de clientes",
    seasons: "Outros prazos para algumas compras",
    people: "Como falar com alguém da nossa loja",
    version: "Sobre esta página",
  },
  reasons: {
    damaged: "Chegou com danos",
    defective: "Não funciona bem",
    wrong_item: "Chegou outra coisa",
    missing: "Falta alguma coisa",
    not_as_described: "Não é como na descrição",
    late: "Está com atraso",
    never_arrived: "Não chegou",
    wrong_size: "O tamanho não é o certo",
    changed_mind: "Mudou de ideia",
    charged_wrong: "A cobrança não está certa",
    cancel: "Quer cancelar antes do envio",
    other: "Outro motivo",
  },
  withdrawal: {
    title: "O seu direito de retratação",
    text: (count) =>
      `Pode retratar-se do contrato até ${days(count)} depois da entrega. Não precisa de dar nenhum motivo.`,
    except: (groups) => `Este direito não inclui ${allOf(lang, groups)}.`,
    special: "produtos de um tipo especial",
  },
  choose: (when, all) => capital(`${time(when)}${all.length === 1 ? "oferecemos " : "pode escolher: "}${named(all)}.`),
  person: (when, all) =>
    capital(`${time(when)}alguém da nossa loja vê isto pessoalmente. O que podemos fazer então: ${named(all)}.`),
  personToo: (all) => `Também é possível, depois de alguém da nossa loja ver: ${named(all)}.`,
  nothing: (when) =>
    capital(`${time(when)}${when.place === "first" ? "por este motivo não aceitamos devoluções" : "fica como está"}.`),
  part: (share) => `Se ficar com o produto como está, devolvemos ${share} do preço.`,
  goesOut: {
    accepted: "Não esperamos que chegue: resolvemos logo.",
    sent_back: "Resolvemos assim que estiver a caminho daqui.",
    received: "Resolvemos assim que estiver de volta.",
    inspected: "Resolvemos assim que estiver de volta e o tivermos visto.",
  },
  proof: {
    receipt: "Mais tarde pedimos uma foto do seu recibo.",
    packaging: "Mais tarde pedimos uma foto do produto na embalagem original.",
    either: "Mais tarde pedimos uma foto do seu recibo ou da embalagem original.",
  },
  bonus: ({ share, max }) => `O crédito na loja vem com ${share} extra${max === null ? "" : `, até ${max}`}.`,
  noBonus: "Aqui o crédito na loja não tem nada extra.",
  extra: (what) => `Quando podemos, juntamos um pequeno extra: ${what}.`,
  shipping: {
    none: "O que pagou pelo envio não está incluído.",
    standard: "Devolvemos também a parte correspondente do envio.",
    all: "Devolvemos também o que pagou pelo envio.",
  },
  fee: (share) => `Se o produto voltar, ficamos com ${share} do preço por voltar a pô-lo à venda.`,
  back: {
    merchant: "Pedimos que envie o produto de volta. Os portes são por nossa conta.",
    shopper: "Pedimos que envie o produto de volta. Os portes são por sua conta.",
  },
  keep: (amount) => `Se pagou ${amount} ou menos, fique simplesmente com o produto.`,
  photo: (amount) =>
    amount === null
      ? "Uma foto ajuda-nos a resolver logo."
      : `Se pagou mais de ${amount}, uma foto ajuda-nos a resolver logo.`,
  wait: (count) =>
    `Algumas encomendas apenas demoram mais: espere, por favor, ${days(count)} depois da data de entrega prevista.`,
  wholeOrder: "Isto vale para a compra inteira. Se for só uma parte, primeiro alguém da nossa loja vê isso.",
  group: "Para o que não se diz aqui, vale o que está acima.",
  special: "Produtos de um tipo especial",
  quoted: (name) => `“${name}”`,
  customer:
    "Se pertence a um destes grupos, para si vale isto em vez do que está acima. E se esta página dá algo mais a todos, também é para si.",
  customerGoods: "Nos produtos com regras próprias tem, no mínimo, o que lá se diz.",
  season: (from, to) => `Compras de ${from} a ${to}`,
  seasonNote: "Para estas compras vale isto em vez do que está acima.",
  window: ({ what, days: count, usual, from }) => `${what}: até ${days(count)} ${clocks[from]}, em vez de ${usual}`,
  hours: (all, from, to) => `${capital(allOf(lang, all))}, das ${from} às ${to}`,
  zone: (zone) => `As horas são as do fuso horário ${zone}.`,
  reply: (count) =>
    `Quando alguém da nossa loja vê isto, tem a nossa resposta em ${numberIn(lang, count)} ${count === 1 ? "hora útil" : "horas úteis"} no máximo.`,
  offers: (count) => `O que oferecemos vale durante ${days(count)}.`,
  always: "Pode sempre pedir que alguém da nossa loja veja, seja qual for a resposta que teve.",
  pinned: "A sua compra mantém o que valia no dia em que a fez.",
  rights: "Onde a lei lhe dá mais do que diz esta página, tem mais.",
  version: (hash, since) => `Versão ${hash}, desde ${since}.`,
} as const satisfies PolicyTexts;
