import type { Lexicon } from "../lexicon.ts";
import { cues, groups } from "./cues.ts";
import { headOf } from "./name.ts";
import * as things from "./things.ts";
import { normalise } from "../words.ts";

/** English: the small words that carry grammar, and the table of cues. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const table = (text: string): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(text.split(";").map((pair) => pair.trim().split("=")))),
  );

/** What people write without the apostrophe, and the commonest slips. */
const spellings =
  table(`dont=do not; doesnt=does not; didnt=did not; isnt=is not; wasnt=was not; arent=are not; werent=were not;
  hasnt=has not; havent=have not; hadnt=had not; cant=can not; cannot=can not; couldnt=could not; wont=will not; wouldnt=would not;
  shouldnt=should not; aint=is not; im=i am; ive=i have; thats=that is; whats=what is; wheres=where is; hows=how is; whys=why is;
  theres=there is; wanna=want to; gonna=going to; u=you; ur=your; pls=please; plz=please; thx=thanks; ppl=people;
  recieved=received; recieve=receive; recived=received; receved=received; arrvied=arrived; arived=arrived; delievered=delivered;
  deliverd=delivered; delivred=delivered; damged=damaged; dammaged=damaged; damadged=damaged; brocken=broken; borken=broken; brokn=broken;
  craked=cracked; pakage=package; packege=package; parcle=parcel; parsel=parcel; refound=refund; refud=refund; replacment=replacement;
  exhange=exchange; exchage=exchange; wrog=wrong; worng=wrong; missng=missing; mising=missing; porduct=product; cancle=cancel; canel=cancel;
  chargd=charged; definately=definitely; colour's=colour; allready=already; workin=working; wrk=work; unaceptable=unacceptable;
  ridiculus=ridiculous; rediculous=ridiculous; smal=small; samll=small; orderd=ordered; orderred=ordered; turnd=turned`);

const masked: Readonly<Record<string, string>> = { f: "fuck", s: "shit", b: "bitch", c: "cunt" };
const endings: Readonly<Record<string, string>> = { re: "are", ve: "have", ll: "will", d: "would", m: "am" };
const irregularNot: Readonly<Record<string, string>> = { ca: "can", wo: "will", sha: "shall", ai: "is" };
const pronouns = set("it that there what where here he she who how this why when");

function expand(word: string): readonly string[] {
  const spelled = spellings[word];
  if (spelled !== undefined) return spelled.split(" ");
  if (word.includes("*")) return [masked[word[0]!] ?? word.replaceAll("*", "")];
  const mark = word.lastIndexOf("'");
  if (mark < 0) return [word];
  const head = word.slice(0, mark);
  const tail = word.slice(mark + 1);
  if (tail === "t" && head.endsWith("n")) return [irregularNot[head.slice(0, -1)] ?? head.slice(0, -1), "not"];
  if (tail === "s" && pronouns.has(head)) return [head, "is"];
  if (Object.hasOwn(endings, tail)) return [head, endings[tail]!];
  return [head];
}

const irregular = table(`knives=knife; shelves=shelf; scarves=scarf; leaves=leaf; loaves=loaf; halves=half; wolves=wolf;
  mice=mouse; feet=foot; teeth=tooth; children=child; men=man; women=woman`);

function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (/(ch|sh|x|z|ss|o)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

export const lexicon: Lexicon = {
  ...things,
  cues,
  groups,
  expand,
  stem,
  breaks: set("but however although though except because since whereas while"),
  joins: set("and so then or"),
  verbs: set(
    "is are was were am be been has have had do does did came come arrived arrive works work looks want need got received ordered bought broke sent fits love like made poured opened leaks leaked drips stopped fell smells tastes lacks",
  ),
  negators: set("not no never without nor neither nothing none nobody hardly"),
  fillers: set(
    "is are was were be been being a an the any at all really actually even very so that this it seem seems visible obvious sign of been yet completely totally arrived came come come get got",
  ),
  wanting: set(
    "want wanted need like to looking for after asking would prefer accept take interested in your my another more i",
  ),
  aside: set("than instead"),
  hedges: set("if whether unless wonder wondering incase"),
  asking: set("is are do does which would has have"),
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    half: 0.5,
  },
  ordinals: { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 },
  ones: set("one item product article"),
  of: set("of"),
  being: set("is are was were has have"),
  only: set("only just"),
  others: set("others rest remaining"),
  every: set("all every each neither"),
  both: set("both"),
  singular: set("it its this other"),
  plural: set("they them these those both all each every"),
  ordered: set("ordered order bought wanted chose picked asked where place"),
  came: set("got received sent came arrived delivered gave shipped there"),
  head: (title) => normalise(headOf(title)),
  unspecific: set(
    "the a an of and with for in on set pack pair size small medium large xl x ml cm g kg l m s one two new my your it is too also",
  ),
  parts: set(
    "lid screw screws bolt bolts cable charger manual instructions booklet battery batteries adapter adaptor plug remote cap cover handle strap belt shelf leg legs bracket brackets spout strainer filter knob stand base sachet key keys lining buttons hood",
  ),
  pieces: set("part parts piece pieces bit bits something incomplete accessory accessories empty"),
  lacking: set("missing without lacking lacks"),
  owners: set("its their"),
  places: set("from in out inside again when on too"),
  faults: {
    broke: "broke snapped",
    leaks: "leaks leaking drips dripping",
    spoiled: "stale rancid musty rotten spoiled spoilt",
  },
  damage: {
    broken: "broken smashed shattered pieces bits shards snapped broke smash brokn",
    cracked: "cracked crack cracks",
    chipped: "chipped chip chips",
    scratched: "scratched scratch scratches scuffed",
    dented: "dented dent dents",
    torn: "torn ripped tear rip ripped",
    stained: "stained stain stains",
    bent: "bent",
    crushed: "crushed squashed crumpled",
    leaking: "leaking leaked leak leaks",
    soaked: "soaked",
    "with a hole in it": "hole",
  },
};
