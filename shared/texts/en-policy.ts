import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "en-GB";
const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "your money back",
  replacement: "the same again",
  exchange: "another size or colour",
  resend_part: "the missing part",
  repair: "a repair",
  store_credit: "store credit",
  partial_refund: "part of your money back, and you keep it",
};

const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "of delivery",
  due: "of the day it was due",
  fulfilled: "of the day we sent it",
  ordered: "of your order",
};

/** "Within 30 days of delivery, "; nothing where there is no other time. */
function when({ place, until }: When): string {
  if (until === null) return place === "last" ? "Later than that, " : "";
  const span = `within ${days(until.days)} ${clocks[until.from]}, `;
  return place === "first" ? capital(span) : `After that, and ${span}`;
}

/** English of the published policy: short, calm sentences, as a good shop would have them on its wall. */
export const enPolicy = {
  lang,
  language: "English",
  languages: "Language",
  title: (shop) => `Returns and refunds at ${shop}`,
  lead: "This is how we put things right. Tell us on your order's page what happened, in your own words: what we can, we settle there and then, and one of us looks after the rest.",
  place: (country) => `For orders to: ${country}`,
  places: "Sent somewhere else?",
  sections: {
    fault: "When something isn't right",
    parcel: "When a parcel is late, or never comes",
    mind: "When you'd rather not keep it",
    rest: "Anything else",
    groups: "Goods with rules of their own",
    customers: "For some groups of customers",
    seasons: "Other times for some orders",
    people: "Reaching one of us",
    version: "About this page",
  },
  reasons: {
    damaged: "It arrived damaged",
    defective: "It doesn't work",
    wrong_item: "The wrong item came",
    missing: "Something is missing",
    not_as_described: "It isn't as described",
    late: "It's late",
    never_arrived: "It never arrived",
    wrong_size: "It's the wrong size",
    changed_mind: "You changed your mind",
    charged_wrong: "You were charged wrongly",
    cancel: "You'd like to cancel before we send it",
    other: "Something else",
  },
  withdrawal: {
    title: "Your right to withdraw",
    text: (count) =>
      `You can withdraw from the contract within ${days(count)} of delivery. You don't have to give a reason.`,
    except: (groups) => `This right leaves out ${allOf(lang, groups)}.`,
    special: "goods of a special kind",
  },
  choose: (span, all) => capital(`${when(span)}you can ${all.length === 1 ? "have" : "choose"} ${named(all)}.`),
  person: (span, all) => capital(`${when(span)}one of us looks at it personally. What we can do then: ${named(all)}.`),
  personToo: (all) => `For ${named(all)}, one of us looks at it first.`,
  nothing: (span) =>
    span.place === "first"
      ? capital(`${when(span)}we don't take it back for this reason.`)
      : capital(`${when(span)}it stays as it is.`),
  part: (share) => `If you keep it as it is, ${share} of its price comes back.`,
  goesOut: {
    accepted: "We don't wait for it: we put it right at once.",
    sent_back: "We put it right as soon as it is on its way back to us.",
    received: "We put it right as soon as it is back with us.",
    inspected: "We put it right as soon as it is back and we have looked at it.",
  },
  proof: {
    receipt: "By then we ask for a photo of your receipt.",
    packaging: "By then we ask for a photo of it in its original packaging.",
    either: "By then we ask for a photo of your receipt or of the original packaging.",
  },
  bonus: ({ share, max }) => `Store credit comes with ${share} extra${max === null ? "" : `, up to ${max}`}.`,
  noBonus: "There's no extra on store credit for this.",
  extra: (what) => `Where we can, a little extra comes with it: ${what}.`,
  shipping: {
    none: "What you paid for shipping isn't part of it.",
    standard: "Its share of what you paid for shipping comes back too.",
    all: "What you paid for shipping comes back too.",
  },
  fee: (share) => `If it comes back, we keep ${share} of its price for restocking.`,
  back: {
    merchant: "We ask you to send it back. We pay the postage.",
    shopper: "We ask you to send it back. The postage is yours.",
  },
  keep: (amount) => `If you paid ${amount} or less for it, just keep it.`,
  photo: (amount) =>
    amount === null
      ? "A photo helps us settle it at once."
      : `A photo helps us settle it at once if you paid more than ${amount} for it.`,
  wait: (count) => `Some parcels are only slow: please give it ${days(count)} after the day it was due.`,
  wholeOrder: "This is for the order as a whole. For a part of it, one of us looks first.",
  group: "What isn't named here is as above.",
  special: "Goods of a special kind",
  quoted: (name) => `“${name}”`,
  customer:
    "If you are in one of these groups, this holds for you in place of what is above. And if this page gives everyone something more, you have that too.",
  customerGoods: "For goods with rules of their own, you have at least what is said there.",
  season: (from, to) => `Ordered from ${from} to ${to}`,
  seasonNote: "For these orders, this holds in place of what is above.",
  window: ({ what, days: count, usual, from }) =>
    `${what}: within ${days(count)} ${clocks[from]}, in place of ${usual}`,
  hours: (all, from, to) => `${allOf(lang, all)}, ${from} to ${to}`,
  zone: (zone) => `Times are in ${zone}.`,
  reply: (count) =>
    `Where one of us looks, you hear from us within ${numberIn(lang, count)} working ${count === 1 ? "hour" : "hours"}.`,
  offers: (count) => `What we offer you stands for ${days(count)}.`,
  always: "You can always ask for one of us, whatever the answer was.",
  pinned: "Your order keeps what held on the day you placed it.",
  rights: "Where the law gives you more than this page says, you have more.",
  version: (hash, since) => `Version ${hash}, since ${since}.`,
} as const satisfies PolicyTexts;
