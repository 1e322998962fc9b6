import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";
import * as things from "./things.ts";

/**
 * Portuguese: the small words that carry grammar, and the table of cues. Words here have no accents: see normalise.
 * "é" and "dá" are told apart from "e" and "da" before.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** What melts together ("do", "na"), what is written short, and the commonest slips. "Nos" stays: it is "us", too. */
const spellings =
  table(`do=de o; da=de a; dos=de os; das=de as; no=em o; na=em a; nas=em as; num=em um; numa=em uma; pelo=por o; pela=por a;
  pelos=por os; pelas=por as; ao=a o; aos=a os; dum=de um; duma=de uma; deste=de este; desta=de esta; disto=de isto; disso=de isso;
  n=nao; nn=nao; naum=nao; q=que; vc=voce; vcs=voces; tb=tambem; tbm=tambem; pq=por que; porque=porque; hj=hoje; oq=o que; mt=muito;
  mto=muito; ta=esta; tava=estava; to=estou; pra=para; pro=para o; qdo=quando; qnd=quando; blz=tudo bem;
  xegou=chegou; chego=chegou; vei=veio; recebir=receber; encomeda=encomenda; emcomenda=encomenda; quebro=quebrou; reenbolso=reembolso;
  rembolso=reembolso; reebolso=reembolso; atrazo=atraso; atrazado=atrasado; atrazada=atrasada; defeituozo=defeituoso; funsiona=funciona;`);

/** "É" is no "e", "dá" no "da". What is typed without the accent stays what it looks like. */
function spell(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?<!\p{L})é(?!\p{L})/giu, "eh")
    .replace(/(?<!\p{L})dá(?!\p{L})/giu, "dah");
}

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*") || word.includes("'")) return [word.replace(/['*]/g, "")];
  return [word];
}

/** Plurals that rules get wrong, and words that end in "s" as they are. */
const irregular =
  table(`arvores=arvore; lapis=lapis; pires=pires; oculos=oculos; tenis=tenis; gas=gas; gris=gris; atlas=atlas; mais=mais;
  dois=dois; tres=tres; menos=menos; depois=depois; seis=seis; pais=pais; cais=cais; paes=pao; caes=cao; maos=mao; duas=duas`);

function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (word.endsWith("oes")) return `${word.slice(0, -3)}ao`;
  if (word.endsWith("ns")) return `${word.slice(0, -2)}m`;
  if (/[aeou]is$/.test(word)) return `${word.slice(0, -2)}l`;
  if (/[aeiou][rz]es$/.test(word)) return word.slice(0, -2);
  return /[aeou]s$/.test(word) ? word.slice(0, -1) : word;
}

const forms = (stems: string) =>
  stems
    .split(" ")
    .flatMap((each) => ["o", "a", "os", "as"].map((end) => each + end))
    .join(" ");

export const lexicon: Lexicon = {
  ...things,
  cues,
  groups,
  spell,
  expand,
  stem,
  breaks: set("mas porem contudo embora porque enquanto exceto"),
  joins: set("e entao pois ou"),
  verbs: set(
    `eh sao era eram foi esta estao estava estavam tem tinha tinham chegou chegaram chega chegam veio vieram vinha vinham recebi recebemos recebido
    pedi pedimos comprei compramos encomendei quero queremos queria gostaria preciso funciona funcionam funcionou falta faltam faltou quebrou
    quebraram partiu partiram diz deixou fica ficam ficou gostei gosto adorei enviaram mandaram enviado abri abrimos serve vaza pinga cheira
    liga parece paguei cobraram tenho parou`,
  ),
  negators: set("nao nunca jamais sem nem nada nenhum nenhuma tampouco ninguem"),
  fillers: set(
    `eh sao era eram foi esta estao estava estavam sido ser estar me te se lhe nos o a os as um uma muito de nada realmente ainda ha havia tem
    tinha tenho nenhum nenhuma parece parecem com completamente tao ficou mesmo`,
  ),
  wanting: set(
    "quero queremos queria preciso precisamos aceito aceitamos um uma o a os as outro outra nenhum nenhuma mais me nos que meu minha interessa gostaria de",
  ),
  aside: set("vez lugar inves"),
  hedges: set("caso"),
  asking: set("eh sao voces tem ha vendem vendes fazem costumam"),
  numbers: {
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    onze: 11,
    doze: 12,
    metade: 0.5,
    meia: 0.5,
  },
  ordinals: {
    primeiro: 1,
    primeira: 1,
    segundo: 2,
    segunda: 2,
    terceiro: 3,
    terceira: 3,
    quarto: 4,
    ultimo: -1,
    ultima: -1,
  },
  ones: set("artigo produto item coisa"),
  of: set("de"),
  being: set("eh sao esta estao era eram tem tinha foi"),
  only: set("so apenas somente"),
  others: set("outros outras resto restantes"),
  every: set("todos todas todo toda cada"),
  both: set("ambos ambas"),
  singular: set("outra outro este esse"),
  plural: set("os as estes estas esses essas eles elas ambas ambos todas todos chegaram estao sao vieram"),
  ordered: set("pedi pedimos pedido comprei compramos comprado encomendei encomendamos queria escolhi onde esperava"),
  came: set("chegou chegaram recebi recebemos recebido enviaram enviado mandaram veio vieram deram trouxeram ha havia"),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "o a os as um uma uns umas de em e com para por sem conjunto jogo set pack par tamanho cor pequeno pequena medio media grande xl x ml cm g kg l m s dois duas meu minha seu sua ou tambem demais que",
  ),
  parts: set(
    "tampa tampas parafuso parafusos porca cabo cabos carregador manual pilha pilhas adaptador ficha comando controle capa pega asa correia perna pernas filtro chave chaves suporte base folheto fita coador fivela capuz",
  ),
  pieces: set(
    "peca pecas parte partes pedaco pedacos algo acessorio acessorios incompleto incompleta incompletos incompletas",
  ),
  lacking: set("falta faltam faltava faltavam faltou faltando sem"),
  // "Sem a sua alça": a part we have no word for might lose its accent when said back.
  owners: new Set(),
  places: set("em de dentro outra quando tambem"),
  faults: {
    broke: "quebrou quebraram partiu partiram rompeu rachou",
    leaks: "pinga pingam pingava vaza vazam vazava vazando fuga vazamento",
    spoiled: `vencido vencida podre podres bolor mofo rancoso bolorento`,
  },
  damage: {
    "com partes partidas": forms("partid"),
    "com partes quebradas": forms("quebrad"),
    "em pedaços": "pedacos cacos bocados estilhacos",
    "com rachas": `racha rachas fenda fendas fissura fissuras rachadura rachaduras trinca trincas ${forms("rachad trincad")}`,
    "com lascas": `lasca lascas ${forms("lascad")}`,
    "com riscos": `risco riscos ${forms("riscad")}`,
    "com arranhões": `arranhao arranhoes ${forms("arranhad")}`,
    "com mossas": `mossa mossas amolgadela amolgadelas ${forms("amolgad")}`,
    "com partes amassadas": forms("amassad"),
    "com rasgões": `rasgo rasgao rasgos ${forms("rasgad")}`,
    "com manchas": `mancha manchas ${forms("manchad")}`,
    "com um furo": "furo buraco",
  },
};
