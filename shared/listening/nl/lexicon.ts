import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";
import * as things from "./things.ts";

/** Dutch: the small words that carry grammar, and the table of cues. All without accents, as words are heard. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const none: ReadonlySet<string> = new Set();
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** The commonest slips, short forms, and colours in the one form that titles and shoppers share. */
const spellings =
  table(`t=het; m=hem; n=een; nie=niet; ni=niet; ng=nog; kapot=kapot; kapod=kapot; kappot=kapot; gebrooken=gebroken; beschadigt=beschadigd; bescadigd=beschadigd;
  paket=pakket; pakkket=pakket; bestteling=bestelling; besteling=bestelling; ontvagen=ontvangen; geleverdt=geleverd; gekreegen=gekregen; verkeert=verkeerd; verkeerdt=verkeerd;
  anuleren=annuleren; annuleeren=annuleren; annulleren=annuleren; anulleren=annuleren; teleurgestelt=teleurgesteld; werk=werkt; werktniet=werkt niet; aub=alstublieft;
  blauwe=blauw; rode=rood; groene=groen; witte=wit; zwarte=zwart; gele=geel; grijze=grijs; bruine=bruin; ff=even; terugbetaalen=terugbetalen; mn=mijn; zn=zijn; idd=inderdaad`);

const masked: Readonly<Record<string, string>> = { k: "kut", g: "godver", f: "fuck", s: "shit", l: "lul" };

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*")) return [masked[word[0]!] ?? word.replaceAll("*", "")];
  const mark = word.lastIndexOf("'");
  if (mark < 0) return [word];
  const [head, tail] = [word.slice(0, mark), word.slice(mark + 1)];
  return tail === "n" || tail === "t" ? [head, tail === "n" ? "een" : "het"] : [head];
}

const irregular =
  table(`glazen=glas; kleren=kleding; kinderen=kind; eieren=ei; bladen=blad; schoenen=schoen; potten=pot; kannen=kan; mugs=mug; cups=cup;
  bowls=bowl; plates=plate; messen=mes; jassen=jas; tassen=tas; handdoeken=handdoek`);
/** They end like plurals. */
const singular = set(
  "kussen deken keuken wagen toren molen linnen katoenen houten wollen laken oven lopen kerst thermos kompas atlas",
);

function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 5 || singular.has(word)) return word;
  if (/[^aiusu]s$/.test(word)) return word.slice(0, -1);
  if (!word.endsWith("en")) return word;
  // "mokken" -> "mok", "schalen" -> "schaal", "vazen" -> "vaas", "lampen" -> "lamp"
  if (/([^aeiou])\1en$/.test(word)) return word.slice(0, -3);
  const long = /^(.*[^aeiou])([aeou])([^aeiou])en$/.exec(word);
  if (long) return `${long[1]!}${long[2]!}${long[2]!}${long[3]!.replace("z", "s").replace("v", "f")}`;
  return word.slice(0, -2);
}

export const lexicon: Lexicon = {
  ...things,
  cues,
  groups,
  expand,
  stem,
  breaks: set("maar echter hoewel terwijl omdat want behalve"),
  joins: set("en dan of"),
  verbs: set(
    "is zijn was waren ben heb heeft hebben had hadden werd werden kwam kwamen komt komen aangekomen werkt werken doet gaat ging ziet past passen ontbreekt ontbreken mist ontvangen ontving gekregen kreeg besteld bestelde gekocht brak gebroken gestuurd geleverd bezorgd lekt ruikt smaakt viel ligt lag zat zaten bevalt",
  ),
  negators: set("niet nooit geen niets niks niemand zonder noch nergens amper nauwelijks"),
  fillers: set(
    "is zijn was waren werd werden worden geweest een de het die dat deze dit helemaal echt zo erg heel meer nog al er iets ergens ervan raakte raakten iemand",
  ),
  wanting: set(
    "wil willen graag zou zouden hoef heb hebben naar om op voor mij me ons mijn onze nieuwe nieuw ik we per se een meer ook",
  ),
  aside: set("plaats dan"),
  hedges: set("als indien mits of"),
  asking: set("hebben heeft is zijn verkopen kan kunnen bestaat bestaan welke"),
  numbers: {
    een: 1,
    twee: 2,
    drie: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
    helft: 0.5,
  },
  ordinals: { eerste: 1, tweede: 2, derde: 3, vierde: 4, vijfde: 5, laatste: -1 },
  ones: set("artikel product item ding"),
  of: set("van"),
  being: set("is zijn was waren heeft hebben"),
  only: set("slechts alleen maar"),
  others: set("rest andere anderen overige"),
  every: set("alle elke iedere al geen"),
  both: set("beide allebei"),
  singular: set("het hij hem"),
  plural: set("alle beide allebei ze elke iedere"),
  ordered: set("besteld bestelde gekocht wilde gekozen gevraagd waar"),
  came: set("gekregen kreeg ontvangen ontving kwam kwamen aangekomen geleverd gestuurd zat bezorgd"),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "de het een en met zonder voor van uit in aan op te set pak paar stuk stuks maat klein grote groot m l s xl x ml cm g kg zijn haar mijn onze je jullie the a an of and with for is ook twee",
  ),
  parts: set(
    "deksel dekseltje handvat schroeven schroefjes kabel snoer oplader adapter handleiding gebruiksaanwijzing batterij batterijen afstandsbediening zeef zeefje riem ceintuur stekker houder schotel schoteltje dop tuit",
  ),
  pieces: set("onderdeel onderdelen deel delen iets onvolledig incompleet accessoire accessoires leeg"),
  lacking: set("ontbreekt ontbreken ontbrak mist missen zonder"),
  owners: none,
  places: set("in uit nog ook weer bij er"),
  faults: {
    broke: "kapotgegaan stukgegaan afgebroken brak",
    leaks: "lekt lekken druppelt",
    spoiled: "bedorven ranzig beschimmeld muf",
  },
  damage: {
    gebroken: "gebroken scherven gruzelementen stukken versplinterd kapotgevallen",
    gebarsten: "gebarsten barst barsten gesprongen",
    bekrast: "bekrast kras krassen",
    gedeukt: "gedeukt ingedeukt deuk deuken",
    gescheurd: "gescheurd scheur scheuren opengescheurd",
    gevlekt: "vlek vlekken gevlekt",
    verbogen: "verbogen",
    geplet: "geplet verfrommeld",
    leeggelopen: "leeggelopen uitgelopen",
    doorweekt: "doorweekt nat",
    kapot: "kapot stuk",
    "met een gat erin": "gat gaten",
  },
};
