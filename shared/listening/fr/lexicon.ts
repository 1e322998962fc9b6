import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";

/** French: the small words that carry grammar, and the table of cues. Not as deep as English: when unsure, we ask. */

const none: ReadonlySet<string> = new Set();
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** The commonest slips and what is written for short. */
const spellings =
  table(`comande=commande; commende=commande; colit=colis; coli=colis; recut=recu; ressu=recu; resu=recu; arive=arrive;
  jamai=jamais; jamias=jamais; tjs=toujours; tjrs=toujours; tjr=toujours; pk=pourquoi; pq=pourquoi; qd=quand; rembourssement=remboursement;
  rembourcement=remboursement; abimer=abime; dechirer=dechire; endommager=endommage; endomager=endommage; endomage=endommage; ya=y a;
  jai=je ai; cest=ce est; nai=ne ai; nest=ne est; qqun=quelqu'un; qqn=quelqu'un; defectueu=defectueux; defecteux=defectueux; taile=taille;
  manqe=manque; anuler=annuler; erreure=erreur`);

const masked: Readonly<Record<string, string>> = { p: "putain", m: "merde", c: "connard", s: "salope", e: "encule" };
/** What loses its vowel before another. */
const elided = table(
  "l=le; d=de; n=ne; j=je; m=me; t=te; s=se; c=ce; qu=que; jusqu=jusque; lorsqu=lorsque; puisqu=puisque",
);
const whole = set("aujourd'hui quelqu'un");

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*")) return [masked[word[0]!] ?? word.replaceAll("*", "")];
  if (!word.includes("'") || whole.has(word)) return [word];
  const parts = word.split("'").filter((part) => part !== "");
  return parts.map((part, at) => (at < parts.length - 1 ? (elided[part] ?? part) : part));
}

/** "tasses" -> "tasse", "couteaux" -> "couteau"; a singular stays, or it would look like a plural. */
function stem(word: string): string {
  if (word.length < 4 || /(is|us|as|ss)$/.test(word)) return word;
  return word.endsWith("s") || /(eau|eu|ou)x$/.test(word) ? word.slice(0, -1) : word;
}

export const lexicon: Lexicon = {
  cues,
  groups,
  expand,
  // Without its accent "à" would be "a", which has; "œ" isn't taken apart by Unicode.
  spell: (text) =>
    text
      .normalize("NFC")
      .replace(/œ/gi, "oe")
      .replace(/(?<![\p{L}\p{N}'’])[àÀ](?![\p{L}\p{N}'’])/gu, "au"),
  stem,
  breaks: set("mais cependant pourtant parce car sauf tandis quoique alors or malgre"),
  joins: set("et puis donc"),
  verbs: set(
    "est sont etait etaient suis ai a as avons avez ont avait avaient arrive arrivee arrivent recu recue recois commande achete marche marchent fonctionne fonctionnent veux voudrais souhaite manque manquent fuit fuient va vont ouvert sert aime adore fait demande",
  ),
  negators: set("ne pas jamais rien aucun aucune sans ni"),
  fillers: set(
    "de du d le la les l un une des tout toute tous vraiment tres si trop ete est sont etait etaient ai a ont avait avons se me te lui y en trace traces signe arrive arrivee recu recue plus totalement completement meme particulierement au",
  ),
  wanting: set(
    "veux voudrais veut voulons besoin envie souhaite souhaitons interesse interessee etre obtenir accepte par demande prefere vous moi",
  ),
  aside: set("plutot lieu place"),
  hedges: set("si sinon"),
  asking: set("est avez existe y vendez proposez"),
  numbers: {
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    moitie: 0.5,
  },
  of: set("de des du sur parmi"),
  ordinals: {
    premier: 1,
    premiere: 1,
    deuxieme: 2,
    second: 2,
    seconde: 2,
    troisieme: 3,
    quatrieme: 4,
    dernier: -1,
    derniere: -1,
  },
  ones: set("article produit objet piece exemplaire"),
  being: set("est sont etait etaient a ont"),
  only: set("que seulement uniquement juste"),
  others: set("autres reste restants restantes"),
  every: set("tous toutes chaque aucun aucune deux"),
  both: none,
  singular: set("il elle cela ca celui celle"),
  plural: set("ils elles ceux celles tous toutes"),
  ordered: set("commande commandee commandes achete achetee voulais voulu choisi demande"),
  came: set("recu recue recus recues arrive arrivee livre envoye envoyee expedie expediee"),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "le la les l un une des de du d en et ou a au aux avec pour sur sans lot pack paire set kit taille petit petite moyen grand grande mini maxi the of and with for small medium large xl x ml cl cm g kg m s deux trois mon ma mes votre vos il elle ce est pas non",
  ),
  // Only words that need no accent: they are said back as they were heard.
  parts: set(
    "couvercle vis chargeur notice manuel pile piles batterie adaptateur bouchon support pieds sangle ceinture sachet capuche filtre bouton boutons bec livret courroie",
  ),
  pieces: set(
    "piece pieces partie morceau bout element accessoire accessoires incomplet incomplete vide cable poignee cle cles telecommande etagere",
  ),
  lacking: set("manque manquent manquait manquant manquante sans"),
  owners: none,
  places: set("dans au encore toujours aussi et"),
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
    broke: "casse cassee casses cassees brise brisee",
    leaks: "fuit fuient goutte",
    spoiled: "rance evente eventee perime perimee moisi moisie",
  },
  // Said back with "article", hence masculine; its plural takes an "s".
  damage: {
    cassé: "casse cassee casses cassees morceaux miettes brise brisee brises brisees",
    fissuré: "fissure fissuree fissures fissurees fele felee felure fendu fendue",
    ébréché: "ebreche ebrechee ebreches ebrechees",
    rayé: "raye rayee rayes rayees rayure rayures",
    cabossé: "cabosse cabossee bosse bosses cabosses",
    déchiré: "dechire dechiree dechires dechirees dechirure accroc",
    taché: "tache tachee taches tachees",
    tordu: "tordu tordue tordus tordues",
    écrasé: "ecrase ecrasee ecrases ecrasees",
    troué: "troue trouee trou trous",
    mouillé: "mouille mouillee mouilles mouillees trempe trempee",
  },
};
