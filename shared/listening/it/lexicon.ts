import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";

/** Italian: the small words that carry grammar, and the table of cues. Not as deep as English: when unsure, we ask. */

const none: ReadonlySet<string> = new Set();
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** The commonest slips and what is written for short. */
const spellings =
  table(`nn=non; cmq=comunque; xche=perche; xke=perche; perke=perche; ke=che; qnd=quando; qlcs=qualcosa; arivato=arrivato;
  arivata=arrivata; arivati=arrivati; riceuto=ricevuto; ricevutto=ricevuto; roto=rotto; rota=rotta; dannegiato=danneggiato; dannegiata=danneggiata;
  daneggiato=danneggiato; daneggiata=danneggiata; sbaliato=sbagliato; sbalgiato=sbagliato; rinborso=rimborso; rimborzo=rimborso;
  ordne=ordine; pacho=pacco; spedizzione=spedizione; difetoso=difettoso; anullare=annullare; annulare=annullare`);

const masked: Readonly<Record<string, string>> = {
  c: "cazzo",
  m: "merda",
  s: "stronzi",
  v: "vaffanculo",
  p: "puttana",
};
/** What loses its vowel before another; "e'rotto" is the verb as well. */
const elided = table("e=e'; c=ce; dov=dove; com=come; quand=quando; cos=cosa");

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*")) return [masked[word[0]!] ?? word.replaceAll("*", "")];
  if (!word.includes("'") || word === "e'") return [word];
  // "e'" at the end is the verb: "c'e'", "dov'e'".
  const verb = word.endsWith("'e'");
  const parts = (verb ? word.slice(0, -3) : word).split("'").filter((part) => part !== "");
  return [
    ...parts.map((part, at) => (at < parts.length - 1 || verb ? elided[part] : undefined) ?? part),
    ...(verb ? ["e'"] : []),
  ];
}

/** Nouns that end in -e in the singular already, so that their plural in -i goes back to it. */
const inE = /(ier|or|on|al|ent|ant|ic|il|zion)i$/;
const irregular = table(
  "verdi=verde; grandi=grande; bicchieri=bicchiere; mani=mano; uova=uovo; dita=dito; paia=paio; lenzuola=lenzuolo; chiavi=chiave; pelli=pelle; reti=rete; luci=luce; lampade=lampada; posate=posata; candele=candela; borse=borsa; scarpe=scarpa; coperte=coperta; calze=calza; gonne=gonna; teiere=teiera; caffettiere=caffettiera; zuccheriere=zuccheriera; penne=penna; sedie=sedia; nere=nera; rosse=rossa; gialle=gialla; grigie=grigia; dorate=dorata; cuffie=cuffia; maglie=maglia; cinture=cintura; custodie=custodia; collane=collana",
);

/** "tazze" -> "tazza", "piatti" -> "piatto", "coltelli" -> "coltello"; what isn't sure to be a plural stays. */
function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 4) return word;
  if (/[cg]hi$/.test(word)) return `${word.slice(0, -2)}o`;
  if (/[cg]he$/.test(word)) return `${word.slice(0, -2)}a`;
  if (inE.test(word)) return `${word.slice(0, -1)}e`;
  if (/[^aeiou]i$/.test(word)) return `${word.slice(0, -1)}o`;
  return /(zz|ett|ell|gli|ol|in|ott)e$/.test(word) ? `${word.slice(0, -1)}a` : word;
}

export const lexicon: Lexicon = {
  cues,
  groups,
  expand,
  // Without its accent "è" would be "e", which is "and".
  spell: (text) => text.normalize("NFC").replace(/(?<![\p{L}\p{N}])[èéÈÉ](?![\p{L}\p{N}'’])/gu, "e'"),
  stem,
  breaks: set("ma pero tuttavia perche poiche mentre anzi invece benche sebbene tranne"),
  joins: set("e ed quindi poi"),
  verbs: set(
    "e' sono era erano sta stanno ho ha hai abbiamo avete hanno aveva arrivato arrivata arrivati arrivate ricevuto ordinato comprato funziona funzionano voglio vorrei manca mancano perde perdono va vanno serve piace dice",
  ),
  negators: set("non mai nessun nessuno nessuna niente nulla senza neanche nemmeno"),
  fillers: set(
    "e' sono era erano stato stata stati state ho ha hanno abbiamo si mi ci vi gli le lo la il l un una uno del della di d affatto proprio davvero molto cosi per tutto tutta traccia segno arrivato arrivata arrivati arrivate ricevuto completamente piu troppo particolarmente in ce",
  ),
  wanting: set(
    "voglio vorrei vuole bisogno serve desidero interessa interessato interessata chiedo avere ricevere accetto essere preferisco vostro",
  ),
  aside: set("piuttosto posto invece"),
  hedges: set("se qualora"),
  asking: set("e' avete esiste vendete c ce fate"),
  numbers: {
    uno: 1,
    una: 1,
    un: 1,
    due: 2,
    tre: 3,
    quattro: 4,
    cinque: 5,
    sei: 6,
    sette: 7,
    otto: 8,
    nove: 9,
    dieci: 10,
    undici: 11,
    dodici: 12,
    meta: 0.5,
  },
  of: set("di dei delle degli del della tra fra su sulle sui"),
  ordinals: {
    primo: 1,
    prima: 1,
    secondo: 2,
    seconda: 2,
    terzo: 3,
    terza: 3,
    quarto: 4,
    quarta: 4,
    ultimo: -1,
    ultima: -1,
  },
  ones: set("articolo prodotto oggetto pezzo"),
  being: set("e' sono era erano ha hanno"),
  only: set("solo soltanto solamente"),
  others: set("altri altre restanti rimanenti"),
  every: set("tutti tutte ogni entrambi entrambe nessuno nessuna"),
  both: set("entrambi entrambe"),
  singular: set("questo questa quello quella esso essa"),
  plural: set("tutti tutte questi queste essi esse"),
  ordered: set("ordinato ordinata ordinati ordinate comprato comprata volevo scelto chiesto"),
  came: set(
    "ricevuto ricevuta ricevuti ricevute arrivato arrivata arrivati arrivate mandato mandata inviato inviata spedito consegnato",
  ),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "il lo la l i gli le un uno una di da in con su per del della dei delle dell e ed o a al alla set paio confezione taglia misura piccolo piccola medio grande mini maxi the of and with for small medium large xl x ml cl cm g kg m s due tre mio mia tuo tua non e' si",
  ),
  // Only words that need no accent and fit after "senza".
  parts: set(
    "coperchio vite viti cavo caricatore istruzioni manuale libretto pile batteria batterie telecomando adattatore manico tappo supporto piedi tracolla cintura cappuccio ripiano filtro bottone bottoni spina cinturino chiavi",
  ),
  pieces: set("pezzo pezzi parte parti qualcosa incompleto incompleta vuota vuoto accessorio accessori bustina"),
  lacking: set("manca mancano mancava mancavano mancante mancanti senza"),
  owners: none,
  places: set("nel nella dentro ancora dal dalla sempre anche e"),
  havers: {},
  wares: none,
  belonging: none,
  acting: none,
  short: {},
  using: none,
  hot: none,
  serving: none,
  aims: none,
  between: none,
  faults: {
    broke: "rotto rotta rotti rotte spezzato spezzata",
    leaks: "perde perdono gocciola gocciolano",
    spoiled: "stantio stantia rancido rancida scaduto scaduta scaduti scadute",
  },
  // Said back with "articolo", hence masculine: the text adds "o" or "i" to the stem.
  damage: {
    rott: "rotto rotta rotti rotte pezzi frantumi infranto infranta spezzato spezzata",
    crepat: "crepato crepata crepati crepate crepa crepe incrinato incrinata",
    scheggiat: "scheggiato scheggiata scheggiati scheggiate scheggiatura",
    graffiat: "graffiato graffiata graffiati graffiate graffio graffi",
    ammaccat: "ammaccato ammaccata ammaccati ammaccate ammaccatura ammaccature",
    strappat: "strappato strappata strappati strappate strappo",
    macchiat: "macchiato macchiata macchiati macchiate macchia macchie",
    piegat: "piegato piegata piegati piegate",
    schiacciat: "schiacciato schiacciata schiacciati schiacciate",
    bucat: "bucato bucata buco buchi",
    bagnat: "bagnato bagnata bagnati bagnate",
  },
};
