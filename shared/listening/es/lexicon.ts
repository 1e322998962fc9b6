import type { Lexicon } from "../lexicon.ts";
import { normalise } from "../words.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";
import * as things from "./things.ts";

/** Spanish: the small words that carry grammar, and the table of cues. Words here have no accents: see normalise. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** What melts together, what is written short, and the commonest slips. */
const spellings =
  table(`del=de el; q=que; k=que; xq=por que; pq=por que; porfa=por favor; porfavor=por favor; tb=tambien; tmb=tambien;
  xa=para; d=de; osea=o sea; nose=no se; aver=a ver; recivi=recibi; resibi=recibi; recivido=recibido; yego=llego; yegaron=llegaron;
  llegao=llegado; enbio=envio; embio=envio; enbiaron=enviaron; embiaron=enviaron; rronto=roto; debolver=devolver; debolucion=devolucion;
  deboluciones=devolucion; reenbolso=reembolso; rembolso=reembolso; rembolsen=reembolsen; cobrarom=cobraron; ekivocado=equivocado;
  equibocado=equivocado; kiero=quiero; kaja=caja; pakete=paquete; funsiona=funciona; fumciona=funciona; defectuozo=defectuoso; haber=haber`);

/** "Té" is no "te", and "sí" supposes nothing as "si" does. Typed without the accent they stay what they look like. */
function spell(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?<!\p{L})té(?=s?(?!\p{L}))/giu, "tee")
    .replace(/(?<!\p{L})sí(?!\p{L})/giu, "sii");
}

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*") || word.includes("'")) return [word.replace(/['*]/g, "")];
  return [word];
}

/** Plurals that rules get wrong, and words that end in "s" as they are. */
const irregular =
  table(`dulces=dulce; relojes=reloj; paraguas=paraguas; abrelatas=abrelatas; sacacorchos=sacacorchos; gas=gas; gris=gris;
  tenis=tenis; compas=compas; atlas=atlas; lunes=lunes; martes=martes; jueves=jueves; viernes=viernes; dos=dos; tres=tres; mas=mas; menos=menos`);

function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (/[aeiou]ces$/.test(word)) return `${word.slice(0, -3)}z`;
  if (/[aeiou][dlnr]es$/.test(word)) return word.slice(0, -2);
  return /[aeiou]s$/.test(word) ? word.slice(0, -1) : word;
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
  breaks: set("pero aunque porque sino mientras excepto salvo"),
  joins: set("y e o u entonces pues"),
  verbs: set(
    `es son era eran fue fueron esta estan estaba estaban ha han hay habia tiene tienen tenia tenian llego llegaron llega llegan llegado
    vino vinieron venia venian viene vienen recibi recibimos recibido pedi pedimos compre compramos quiero queremos quisiera queria necesito
    funciona funcionan funciono falta faltan faltaba rompio rompieron pone dice dejo queda quedan quedo gusta gustan encanta van va
    mandaron enviaron enviado abri abrimos sirve pierde gotea huele suena apaga parece pague cobraron tengo`,
  ),
  negators: set("no nunca jamas sin ni nada ninguno ninguna ningun tampoco nadie"),
  fillers: set(
    `es son era eran fue esta estan estaba estaban ha han he hemos sido estado ser estar me te se le les nos lo la los las un una el muy
    nada realmente todavia aun hay habia tiene tienen tengo ningun ninguna viene vino llego llegaron llegado parece parecen con completamente
    del todo tan`,
  ),
  wanting: set(
    "quiero queremos quisiera necesito necesitamos acepto aceptamos un una el la los las otro otra ningun ninguna mas me nos que mi interesa pido",
  ),
  aside: set("vez lugar"),
  hedges: set("si"),
  asking: set("es son tienen teneis tienes tiene hay venden vendeis vendes haceis hacen se"),
  numbers: {
    un: 1,
    uno: 1,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
    mitad: 0.5,
    media: 0.5,
  },
  ordinals: {
    primero: 1,
    primera: 1,
    primer: 1,
    segundo: 2,
    segunda: 2,
    tercero: 3,
    tercera: 3,
    tercer: 3,
    cuarto: 4,
    cuarta: 4,
    ultimo: -1,
    ultima: -1,
  },
  ones: set("articulo producto cosa uno una"),
  of: set("de"),
  being: set("es son esta estan era eran tiene tienen tenia ha han"),
  only: set("solo solamente unicamente"),
  others: set("otros otras resto demas"),
  every: set("todos todas todo toda cada"),
  both: set("ambos ambas"),
  singular: set("otra otro este"),
  plural: set("las los estas estos ellas ellos les ambas ambos todas todos llegaron estan son vinieron"),
  ordered: set("pedi pedimos pedido compre compramos comprado encargue encargamos queria elegi donde esperaba"),
  came: set(
    "llego llegaron llegado recibi recibimos recibido enviaron enviado mandaron mandado vino vinieron dieron trajeron hay habia",
  ),
  head: (title) => normalise(spell(headOf(title))),
  unspecific: set(
    "el la los las un una unos unas de y con para en a por sin juego set pack par talla color pequeno pequena mediano mediana grande xl x ml cm g kg l m s uno dos mi mis su sus tu lo es o te tambien demasiado",
  ),
  parts: set(
    "tapa tapas tornillo tornillos tuerca tuercas cable cables cargador manual instrucciones pila pilas adaptador enchufe mando funda asa asas correa pata patas filtro llave llaves soporte base folleto cinta botones mango pitorro colador hebilla capucha",
  ),
  pieces: set(
    "pieza piezas parte partes trozo trozos algo accesorio accesorios incompleto incompleta incompletos incompletas",
  ),
  lacking: set("falta faltan faltaba faltaban falto sin"),
  // "Sin su tapa": a part we have no word for might lose its accent when said back.
  owners: new Set(),
  places: set("en de dentro otra cuando tambien"),
  faults: {
    broke: "rompio rompieron partio quebro rajo",
    leaks: "gotea gotean goteaba goteando fuga fugas pierde pierden",
    spoiled: `rancio rancia caducado caducada caducados caducadas podrido podrida podridos podridas moho mohoso`,
  },
  damage: {
    "con partes rotas": `${forms("rot")} roturas rotura`,
    "con partes quebradas": forms("quebrad"),
    "en pedazos": "pedazos trozos trizas anicos cachos",
    "con grietas": `grieta grietas raja rajas rajadura rajaduras fisura fisuras ${forms("rajad agrietad resquebrajad")}`,
    "con desconchones": `desconchon desconchones ${forms("desconchad desportillad")}`,
    "con arañazos": `aranazo aranazos ${forms("aranad")}`,
    "con rayones": `rayon rayones rayadura rayaduras ${forms("rayad")}`,
    "con abolladuras": `abolladura abolladuras ${forms("abollad")}`,
    "con desgarros": `desgarro desgarros ${forms("rasgad desgarrad")}`,
    "con manchas": `mancha manchas ${forms("manchad")}`,
    "con golpes": `golpe golpes ${forms("golpead")}`,
    "con humedad": forms("mojad empapad"),
    "con un agujero": "agujero",
  },
};
