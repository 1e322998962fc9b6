/** Spanish: which things have which parts, and how one speaks of a thing that is only used. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const pots = "tetera cafetera hervidor jarra olla pava samovar";
const cups = "taza tazon mug";
const pans = "sarten cazuela cacerola cazo wok";
const tins = "bote tarro lata caja recipiente";
const bags = "bolso bolsa mochila maleta cesta";
const tools = "cuchillo batidor cuchara tenedor cepillo paraguas cubo";
const dishes = "bol cuenco plato fuente vaso copa";

export const havers: Readonly<Record<string, ReadonlySet<string>>> = {
  asa: set(`${pots} ${cups} ${pans} ${bags}`),
  mango: set(`${pans} ${tools}`),
  tapa: set(`${pots} ${pans} ${tins} taza bol cuenco plato cesta cubo`),
  borde: set(`${pots} ${cups} ${pans} ${tins} ${dishes}`),
};

export const wares = set(
  "tee darjeeling assam ceylan sencha oolong matcha chai rooibos cafe cacao jabon miel delantal toalla pano bufanda camisa camiseta vestido libro vela",
);

export const belonging = set("de en a para");
export const acting: ReadonlySet<string> = new Set();
export const short = {} as const;
export const using = set(
  "servir sirvo servi serve echar eche echo hacer hago hice haciendo preparar prepare preparo preparando beber bebo bebi bebia bebiendo tomar tomo tome tomaba verter verti",
);
export const hot = set("caliente hirviendo");
export const serving = set("taza tazas olla bote vaso bol jarra");
export const aims = set("para con");
export const between = set("el la los las un una mi mis nuestro algo mas de todo verde negro taza tazas bol vaso");
