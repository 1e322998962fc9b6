/** English: which things have which parts, and how one speaks of a thing that is only used. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const pots = "teapot kettle samovar pot jug pitcher";
const cups = "mug cup teacup";
const pans = "pan saucepan casserole wok";
const tins = "canister caddy tin jar";
const bags = "bag backpack rucksack suitcase basket";
const tools = "knife whisk spoon fork brush umbrella bucket";
const dishes = "bowl plate dish saucer glass";

export const havers: Readonly<Record<string, ReadonlySet<string>>> = {
  handle: set(`${pots} ${cups} ${pans} ${bags} ${tools}`),
  lid: set(`${pots} ${pans} ${tins} cup mug bowl dish basket bucket`),
  spout: set(pots),
  rim: set(`${pots} ${cups} ${pans} ${tins} ${dishes}`),
};

export const wares = set(
  "tea darjeeling assam ceylon sencha oolong matcha chai rooibos coffee espresso cocoa soap honey apron towel cloth scarf shirt dress book candle",
);

export const belonging = set("of on to for from off");
export const acting = set("to you we they i please can could will would not");
export const short = { teapot: "pot", teacup: "cup" } as const;
export const using = set(
  "pour pours poured pouring make makes made making drink drinks drank drinking brew brews brewed brewing steep steeped steeping sip sipped sipping serve served serving having into during over leak leaks leaked leaking drip drips dripped dripping spill spills spilled spilt spilling",
);
export const hot = set("hot boiling scalding");
export const serving = set("cup cups pot mug glass bowl");
export const aims = set("for with");
export const between = set(
  `the a an my our some fresh first second more out of all green black cup cups pot mug glass bowl`,
);
