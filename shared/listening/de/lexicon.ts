import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";
import * as things from "./things.ts";

/** German: the small words that carry grammar, and the table of cues. All without umlauts, as words are heard. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const none: ReadonlySet<string> = new Set();
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** The commonest slips, and what is written together in speech. */
const spellings =
  table(`gibts=gibt es; gehts=geht es; hab=habe; wars=war es; ists=ist es; obs=ob es; habs=habe es; krieg=kriege; nich=nicht; net=nicht; nix=nichts;
  garnicht=gar nicht; garnichts=gar nichts; nochmal=noch mal; garkein=gar kein; immernoch=immer noch; kaput=kaputt; kapput=kaputt; kapputt=kaputt; zerbochen=zerbrochen;
  beschedigt=beschadigt; beschadig=beschadigt; defeckt=defekt; deffekt=defekt; pakt=paket; packet=paket; liferung=lieferung; bestelung=bestellung; bestelt=bestellt;
  umtasuch=umtausch; rueckgabe=ruckgabe; rucksendung=rucksendung; entteuscht=enttauscht; entauscht=enttauscht; reperatur=reparatur; ersaz=ersatz; falche=falsche;
  wiederruf=widerruf; wiederrufe=widerrufe; wiederrufen=widerrufen; stornirung=stornierung; ka=keine ahnung; sie's=sie es`);

const masked: Readonly<Record<string, string>> = { s: "scheisse", a: "arschloch", f: "fick", h: "hurensohn" };

/** Adjectives that titles and shoppers inflect each in their own way: "blauer Becher", "der blaue Becher". */
const adjectives = set(
  "blau rot grun gelb schwarz weiss grau braun rund eckig neu alt gestreift bunt frisch heiss kochend handbemalt",
);

function plain(word: string): string {
  const base = /^(.{3,})(?:e|en|er|es|em)$/.exec(word)?.[1];
  return base !== undefined && adjectives.has(base) ? base : word;
}

/** "ae" for "ä", as people write without the keys for it; not in "neue" or "Quelle". */
const withoutUmlauts = (word: string) => word.replace(/([ao])e|(?<![aeq])ue/g, (pair) => pair[0]!);

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*")) return [masked[word[0]!] ?? word.replaceAll("*", "")];
  const mark = word.lastIndexOf("'");
  if (mark < 0) return [plain(withoutUmlauts(word))];
  const [head, tail] = [word.slice(0, mark), word.slice(mark + 1)];
  return tail === "s" && verbs.has(head) ? [head, "es"] : [spellings[head] ?? head];
}

const irregular =
  table(`glaser=glas; bucher=buch; tucher=tuch; kleider=kleid; bilder=bild; topfe=topf; stuhle=stuhl; tische=tisch; schuhe=schuh; ringe=ring; kruge=krug;
  korbe=korb; hemden=hemd; uhren=uhr; ohrringe=ohrring; handtucher=handtuch; geschirrtucher=geschirrtuch; betten=bett; ketten=kette; tees=tee; sets=set; shirts=shirt; hosen=hose;
  schusseln=schussel; gabeln=gabel; stifte=stift; hefte=heft; mugs=mug; cups=cup; bowls=bowl; plates=plate; kerzenstander=kerzenstander; schals=schal`);
/** They end like plurals. */
const singular = set("kissen kuchen wagen ofen faden besen rahmen boden garten kolben haken kasten wochen tagen");

function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  return word.length > 5 && word.endsWith("en") && !singular.has(word) ? word.slice(0, -1) : word;
}

const verbs = set(
  "ist sind war waren bin hat habe haben hatte hatten wurde wurden kam kamen kommt kommen angekommen funktioniert funktionieren geht ging lauft lief sieht passt passen fehlt fehlen bekommen bekam erhalten erhielt bestellt bestellte gekauft brach gebrochen geschickt geliefert mag macht leckt tropft riecht schmeckt fiel liegt lag gefallt",
);

export const lexicon: Lexicon = {
  ...things,
  cues,
  groups,
  expand,
  stem,
  breaks: set("aber jedoch obwohl wahrend weil denn sondern"),
  joins: set("und dann oder sowie"),
  verbs,
  negators: set(
    "nicht nie niemals kein keine keinen keinem keiner keines ohne nichts niemand niemanden weder kaum keinerlei",
  ),
  fillers: set(
    "ist sind war waren wurde wurden worden sein gewesen ein eine einen einem einer der die das den dem gar uberhaupt wirklich sehr so ganz vollig komplett mehr bisher noch schon etwas irgendwie davon dabei am im",
  ),
  wanting: set(
    "mochte mochten will wollen brauche brauchen habe hatte gern gerne bitte nach auf um mir uns mein meine meinen neu ich wir unbedingt einen eine ein auch",
  ),
  aside: set("statt anstatt anstelle als"),
  hedges: set("wenn falls ob sofern"),
  asking: set("haben gibt bieten fuhren verkaufen ist sind welche"),
  numbers: {
    ein: 1,
    eine: 1,
    einer: 1,
    eines: 1,
    eins: 1,
    einen: 1,
    einem: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    funf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwolf: 12,
    halfte: 0.5,
  },
  ordinals: {
    erste: 1,
    ersten: 1,
    zweite: 2,
    zweiten: 2,
    dritte: 3,
    dritten: 3,
    vierte: 4,
    vierten: 4,
    funfte: 5,
    funften: 5,
    letzte: -1,
    letzten: -1,
  },
  ones: set("artikel produkt position sache teil"),
  of: set("von der meiner unserer davon dieser"),
  being: set("ist sind war waren hat haben"),
  only: set("nur bloss lediglich"),
  others: set("rest andere anderen ubrigen restlichen"),
  every: set("alle allen jede jeder jedes samtliche keine"),
  both: set("beide beiden"),
  singular: set("es er ihn"),
  plural: set("alle beide beiden jede jeder"),
  ordered: set("bestellt bestellte gekauft kaufte wollte gewahlt ausgesucht wo"),
  came: set("bekommen bekam erhalten erhielt kam kamen angekommen geliefert geschickt lag gekommen"),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "der die das den dem des ein eine einen einem einer eines und mit ohne fur aus von vom im in zu zum zur set pack packung paar stuck grosse klein gross mittel m l s xl x ml cm g kg er ihr mein meine unser the a an of and with for es ist auch zwei",
  ),
  // A word said back would lack its capital and its umlauts.
  parts: none,
  pieces: set(
    "teil teile etwas zubehor unvollstandig leer deckel henkel griff schraube schrauben kabel ladekabel ladegerat netzteil anleitung bedienungsanleitung batterie batterien fernbedienung sieb gurtel gurt riemen schlussel stecker halterung untertasse aufsatz adapter",
  ),
  lacking: set("fehlt fehlen fehlte fehlten ohne fehlende fehlender fehlendes"),
  owners: none,
  places: set("im in aus wieder auch noch mir uns"),
  faults: {
    broke: "kaputtgegangen abgebrochen auseinandergefallen",
    leaks: "undicht leckt tropft rinnt",
    spoiled: "verdorben ranzig schimmelig schimmlig verschimmelt vergammelt muffig",
  },
  damage: {
    zerbrochen: "zerbrochen scherben scherbenhaufen zersprungen zersplittert zerschlagen",
    gesprungen: "gesprungen riss risse sprung sprunge",
    angeschlagen: "angeschlagen macke macken angeknackst",
    zerkratzt: "zerkratzt kratzer",
    verbeult: "verbeult delle dellen beule beulen eingebeult",
    zerrissen: "zerrissen eingerissen aufgerissen",
    fleckig: "fleck flecken fleckig",
    verbogen: "verbogen",
    zerdrückt: "zerdruckt eingedruckt zerquetscht",
    ausgelaufen: "ausgelaufen",
    durchnässt: "durchnasst nass",
    kaputt: "kaputt",
    "mit einem Loch": "loch locher",
  },
};
