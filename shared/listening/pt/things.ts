/** Portuguese: which things have which parts, and how one speaks of a thing that is only used. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const pots = "bule chaleira cafeteira jarra jarro samovar";
const cups = "caneca chavena xicara";
const pans = "panela tacho frigideira cacarola wok";
const tins = "lata pote frasco caixa recipiente boiao";
const bags = "mala bolsa mochila cesto cesta carteira";
const tools = "faca batedor colher garfo escova guarda balde";
const dishes = "tigela prato travessa copo taca";

export const havers: Readonly<Record<string, ReadonlySet<string>>> = {
  asa: set(`${pots} ${cups} ${pans}`),
  alca: set(`${pots} ${cups} ${pans} ${bags}`),
  pega: set(`${pots} ${cups} ${pans} ${bags} ${tools}`),
  cabo: set(`${pans} ${tools}`),
  tampa: set(`${pots} ${pans} ${tins} caneca tigela prato cesto balde`),
  borda: set(`${pots} ${cups} ${pans} ${tins} ${dishes}`),
};

export const wares = set(
  "cha darjeeling assam ceilao sencha oolong matcha chai rooibos cafe cacau sabonete mel avental toalha pano cachecol camisa camiseta camisola vestido livro vela",
);

export const belonging = set("de em a para");
export const acting: ReadonlySet<string> = new Set();
export const short = {} as const;
export const using = set(
  "servir sirvo servi serve deitar deitei deitando fazer faco fiz fazendo preparar preparei preparo preparando beber bebo bebi bebia bebendo tomar tomo tomei tomava verter verti despejar despejei",
);
export const hot = set("quente fervente ferver");
export const serving = set("chavena xicara caneca pote copo tigela jarra");
export const aims = set("para com");
export const between = set(
  "o a os as um uma meu minha algum mais de todo verde preto chavena xicara caneca copo tigela",
);
