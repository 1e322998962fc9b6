/** Dutch: which things have which parts, and how one speaks of a thing that is only used. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const pots = "theepot pot waterkoker ketel kan karaf koffiepot teapot kettle";
const cups = "mok kop kopje beker theekop theekopje mug cup";
const pans = "pan koekenpan braadpan wok steelpan";
const tins = "blik trommel theeblik voorraadpot bus";
const bags = "tas rugzak koffer mand handtas";
const tools = "mes garde lepel vork borstel paraplu emmer";
const dishes = "kom bord schaal schotel glas bowl plate";

export const havers: Readonly<Record<string, ReadonlySet<string>>> = {
  handvat: set(`${pots} ${cups} ${pans} ${bags} ${tools}`),
  oor: set(`${pots} ${cups}`),
  deksel: set(`${pots} ${pans} ${tins} mok beker kom mand emmer`),
  tuit: set(pots),
  rand: set(`${pots} ${cups} ${pans} ${tins} ${dishes}`),
};

export const wares = set(
  "thee darjeeling assam ceylon sencha oolong matcha chai rooibos koffie espresso cacao zeep honing schort handdoek doek sjaal shirt jurk boek kaars",
);

export const belonging = set("van aan op tot");
export const acting: ReadonlySet<string> = new Set();
export const short = { theepot: "pot", theekop: "kop", theekopje: "kopje", theeblik: "blik" } as const;
export const using = set(
  "schenk schonk ingeschonken geschonken drink dronk gedronken zet gezet zetten gekookt kook gemorst lekt lekken druppelt",
);
export const hot = set("heet hete kokend kokende warme");
export const serving: ReadonlySet<string> = new Set();
export const aims = set("voor met");
export const between = set("de het een wat vers verse mijn onze eerste tweede meer zwart groen kop mok pot glas");
