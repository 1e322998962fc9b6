/** German: which things have which parts, and how one speaks of a thing that is only used. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const pots = "teekanne kanne wasserkocher kessel krug karaffe pot teapot kettle";
const cups = "tasse becher teetasse kaffeetasse mug cup";
const pans = "topf pfanne kasserolle wok schmortopf";
const tins = "dose teedose vorratsdose glas";
const bags = "tasche rucksack koffer korb handtasche";
const tools = "messer besen loffel gabel burste schirm eimer regenschirm";
const dishes = "schale schussel teller untertasse bowl plate";

export const havers: Readonly<Record<string, ReadonlySet<string>>> = {
  henkel: set(`${pots} ${cups} ${bags}`),
  griff: set(`${pots} ${pans} ${bags} ${tools}`),
  deckel: set(`${pots} ${pans} ${tins} tasse becher schussel korb eimer`),
  ausguss: set(pots),
  tulle: set(pots),
  rand: set(`${pots} ${cups} ${pans} ${tins} ${dishes}`),
};

export const wares = set(
  "tee darjeeling assam ceylon sencha oolong matcha chai rooibos kaffee espresso kakao seife honig schurze handtuch tuch schal hemd kleid buch kerze",
);

export const belonging = set("von vom der des am an zu zur zum");
export const acting: ReadonlySet<string> = new Set();
export const short = { teekanne: "kanne", teetasse: "tasse", kaffeetasse: "tasse", teedose: "dose" } as const;
export const using = set(
  "giesse gegossen eingegossen eingiessen getrunken trinke trinken trank gekocht kochen koche aufgebruht aufgegossen serviert getunkt tropft tropfen lauft leckt verschuttet",
);
export const hot = set("heiss kochend siedend");
export const serving: ReadonlySet<string> = new Set();
export const aims = set("fur mit");
export const between = set(
  "der die das den dem ein eine einen etwas frisch mein meine unser erst zweit mehr schwarz grun tasse kanne becher glas",
);
