import { formatMoney } from "../shared/money.ts";
import { bonusBeside, told, usualBonus } from "../shared/policy/face.ts";
import type { Face, Rule, Way } from "../shared/policy/face.ts";
import { offered } from "../shared/remedies.ts";
import { small } from "../shared/texts/forms.ts";
import { textsOf } from "../shared/texts/index.ts";
import type { PolicyTexts, When } from "../shared/texts/policy.ts";

/** What the published policy says of one reason, in words. Pure. */

/** A rule as sentences, in the order in which somebody would ask. The extra on credit is left out where it is the usual one. */
export function sentencesOf(texts: PolicyTexts, face: Face, rule: Rule): string[] {
  const ways = told(rule);
  const money = (minor: number) => formatMoney(minor, face.currency, texts.lang);
  const usual = usualBonus(face);
  const said: string[] = rule.wait > 0 ? [texts.wait(rule.wait)] : [];
  let before: string[] = [];
  for (const [index, way] of ways.entries()) {
    said.push(...mainOf(texts, way, { place: placeOf(ways, index), until: way.until }));
    if (way.proof !== "none" && possible(way)) said.push(texts.proof[way.proof]);
    const more = [...moneyOf(texts, way, rule), ...extraOf(texts, face, bonusBeside(usual, way))];
    // Said once, where it stays as it was.
    if (more.join() !== before.join()) said.push(...more);
    before = more;
  }
  if (!ways.some(possible)) return said;
  return [...said, ...goodsOf(texts, rule, ways[0]!.when, money), ...littleOf(texts, rule, money)];
}

const possible = ({ modes }: Way) => offered.some((remedy) => modes[remedy] !== "no");

function placeOf(ways: readonly Way[], index: number): When["place"] {
  if (index === 0) return "first";
  return index === ways.length - 1 ? "last" : "next";
}

function mainOf(texts: PolicyTexts, { modes }: Way, when: When): string[] {
  const free = offered.filter((remedy) => modes[remedy] === "offer");
  const looked = offered.filter((remedy) => modes[remedy] === "person");
  if (free.length === 0) return [looked.length === 0 ? texts.nothing(when) : texts.person(when, looked)];
  return [texts.choose(when, free), ...(looked.length > 0 ? [texts.personToo(looked)] : [])];
}

type Money = (minor: number) => string;

/** What becomes of shipping and price where money or credit goes out. */
function moneyOf(texts: PolicyTexts, { fee, modes, shipping, part }: Way, { reason }: Rule): string[] {
  if (modes.refund === "no" && modes.store_credit === "no") return part > 0 ? [texts.part(share(texts, part))] : [];
  return [
    ...(reason === "charged_wrong" ? [] : [texts.shipping[shipping]]),
    ...(fee > 0 ? [texts.fee(share(texts, fee))] : []),
    ...(part > 0 ? [texts.part(share(texts, part))] : []),
  ];
}

function extraOf(texts: PolicyTexts, { currency }: Face, bonus: ReturnType<typeof bonusBeside>): string[] {
  if (bonus === null) return [];
  return [bonus === "none" ? texts.noBonus : bonusSaid(texts, currency, bonus)];
}

const share = (texts: PolicyTexts, bp: number) =>
  new Intl.NumberFormat(texts.lang, { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);

/** The extra that comes with credit. */
export function bonusSaid(texts: PolicyTexts, currency: string, { bp, max }: NonNullable<Way["bonus"]>): string {
  return texts.bonus({ share: share(texts, bp), max: max === null ? null : formatMoney(max, currency, texts.lang) });
}

/** The little extra, named as an offer names it. A gift keeps the merchant's own letters. */
function littleOf(texts: PolicyTexts, { extra }: Rule, money: Money): string[] {
  if (extra === null) return [];
  const { kind, valueBp, name, cost } = extra;
  const facts = { share: share(texts, valueBp ?? 0), most: money(cost), name: name ?? "" };
  const what = textsOf(texts.lang).extra[kind](facts);
  return [texts.extra(kind === "gift" ? what : small(what))];
}

/** What becomes of the goods, and what we ask to see. */
function goodsOf(
  texts: PolicyTexts,
  { back, photoAbove, wholeOrder }: Rule,
  waitsFor: Way["when"],
  money: Money,
): string[] {
  return [
    ...(wholeOrder ? [texts.wholeOrder] : []),
    ...(back ? [texts.back[back.paidBy], texts.goesOut[waitsFor]] : []),
    ...(back && back.keepUpTo > 0 ? [texts.keep(money(back.keepUpTo))] : []),
    ...(photoAbove === null ? [] : [texts.photo(photoAbove === 0 ? null : money(photoAbove))]),
  ];
}
