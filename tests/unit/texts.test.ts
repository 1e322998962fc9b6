// What the server says, read sentence by sentence: complete, kind, and silent about what is nobody's business.
import { describe, expect, test } from "vitest";
import { whyCodes } from "../../shared/policy/decide.ts";
import type { WhyCode } from "../../shared/policy/decide.ts";
import { letterText } from "../../shared/letter.ts";
import { en } from "../../shared/texts/en.ts";
import { textsOf } from "../../shared/texts/index.ts";
import type { MailFacts } from "../../shared/texts/mail.ts";
import type { Texts, WhyFacts } from "../../shared/texts/texts.ts";

const mail: MailFacts = {
  shop: "Kettle & Clay",
  name: "Ada",
  reference: "A-7K3F9",
  order: "#1042",
  summary: "One of your two blue mugs arrived broken.",
  link: "https://amends.test/o/mer_1/c/KEY",
  due: "Tuesday 24 November, 12:00",
  text: "A new mug is on its way.",
  settled: {
    remedy: "refund",
    item: "1 × Blue mug",
    all: true,
    code: true,
    amount: "€27.85",
    bonus: null,
    reference: "re_9",
    expectedBy: "Monday 16 November",
  },
  returnAddress: "Kettle & Clay, Kiln Road 3",
  until: "Monday 7 December",
  by: "Noor",
  asks: { question: "Does it leak at the handle?", photo: true },
  sendsBack: false,
  again: true,
  instead: true,
  replies: true,
  test: false,
};
const empty: MailFacts = {
  ...mail,
  name: null,
  due: null,
  text: null,
  settled: undefined,
  returnAddress: null,
  until: null,
  by: null,
  asks: null,
  sendsBack: true,
  again: false,
  instead: false,
  replies: false,
  test: true,
};
const credit: MailFacts = {
  ...mail,
  settled: {
    remedy: "store_credit",
    item: "1 × Blue mug",
    all: true,
    code: true,
    amount: "€27.85",
    bonus: "€2.78",
    reference: null,
    expectedBy: null,
  },
};
const parcel: MailFacts = {
  ...mail,
  settled: {
    remedy: "replacement",
    item: "1 × Blue mug",
    all: true,
    code: true,
    amount: "€0.00",
    bonus: null,
    reference: null,
    expectedBy: null,
  },
};

const about = { mode: "person", reason: "It arrived damaged" } as const;
/** The same, where it leads to a person and where to a no. */
const bothModes = (facts: WhyFacts[]) => facts.flatMap((each) => [each, { ...each, mode: "no" as const }]);

const days: WhyFacts[] = [
  { limit: 30, got: 31, group: null, ...about },
  { limit: 1, got: 2, group: null, ...about },
];
const words: WhyFacts[] = ["person", "no"].flatMap((limit) =>
  ["final sale", null].map((group) => ({ limit, got: null, group, ...about })),
);
const amounts: WhyFacts[] = [
  { limit: "€80.00", got: "€80.01", group: null, ...about },
  { limit: 4, got: 5, group: null, ...about },
];
const bare: WhyFacts[] = [{ limit: null, got: null, group: null, ...about }];

/** What each code comes with. */
const whyFacts = {
  by_hand: words,
  not_offered: words,
  product_group: words,
  window_passed: bothModes(days),
  too_soon: [...days, { limit: 0, got: -3, group: null, ...about }],
  not_sent_yet: bare,
  already_sent: bare,
  amount_unknown: bare,
  out_of_stock: bare,
  nothing_left: amounts,
  money_back_already: amounts,
  evidence_needed: amounts,
  credit_only: days,
  stage_closed: [
    { limit: "unfulfilled", got: null, group: null, ...about },
    { limit: "in_transit", got: null, group: null, ...about, mode: "no" },
  ],
  whole_order_only: [{ limit: "unfulfilled", got: null, group: null, ...about }],
  replaced_before: [{ limit: 1, got: 1, group: null, ...about }],
  signal: [{ limit: 4, got: 5, group: null, ...about }],
  above_auto: amounts,
  above_order_limit: amounts,
  above_customer_limit: amounts,
  above_day_limit: amounts,
  currency_not_set: [{ limit: null, got: "USD", group: null, ...about }],
  payment_disputed: bare,
  safety: bare,
  paused: bare,
} satisfies Record<WhyCode, WhyFacts[]>;

/** Every sentence that a catalogue can say: plain strings as they are, functions with everything they can be given. */
function sentences(own: Texts): string[] {
  const { why: _, staffWhy: __, mail: mails, signIn, consent, date, dateTime, ...plain } = own;
  const both = Object.values(mails).flatMap((write) => [mail, empty, credit, parcel].map((facts) => write(facts)));
  const code = signIn({ code: "123456", shop: mail.shop, minutes: 10 });
  const yes = { credit: "€27.85", refund: "€27.85", to: "Visa •••• 4242" };
  return [
    ...strings(plain),
    ...whyCodes.flatMap((each) => whyFacts[each].flatMap((facts) => [own.why[each](facts), own.staffWhy[each](facts)])),
    ...[...both, code].flatMap((letter) => [letter.subject, letterText(letter)]),
    ...["€2.78", null].map((bonus) => consent({ ...yes, bonus })),
    date("2026-11-12"),
    dateTime(Date.parse("2026-11-24T11:00:00Z"), "Europe/Berlin"),
  ];
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

const texts: Texts = en;
const everything = sentences(texts);
const toShoppers = whyCodes.flatMap((code) => whyFacts[code].map((facts) => ({ code, text: texts.why[code](facts) })));

describe("the catalogue", () => {
  test("is found by its language, and stands in for those we don't have", () => {
    for (const lang of ["en", "EN-gb", "en_US", "xx", "", "__proto__", "constructor"]) expect(textsOf(lang)).toBe(en);
  });

  test.each(whyCodes)("has both texts for %s, and they say something", (code) => {
    for (const facts of whyFacts[code]) {
      expect(texts.why[code](facts)).toMatch(/^[A-Z][^]{10,}\.$/);
      expect(texts.staffWhy[code](facts)).toMatch(/^[A-Z\d][^]{10,}\.$/);
    }
  });

  test("a no never promises that a person looks", () => {
    const noes = whyCodes.flatMap((code) =>
      bothModes(whyFacts[code])
        .filter(({ mode }) => mode === "no")
        .map((facts) => ({ code, facts })),
    );
    const canBeNo = noes.filter(({ code }) =>
      ["not_offered", "window_passed", "out_of_stock", "nothing_left"].includes(code),
    );
    expect(canBeNo.length).toBeGreaterThan(4);
    for (const { code, facts } of canBeNo) expect(texts.why[code](facts)).not.toContain("will look");
  });

  test("a mail says no credit code, and says when only a part is done", () => {
    const part: MailFacts = { ...credit, settled: { ...credit.settled!, all: false } };
    expect(letterText(texts.mail.settled(part))).toContain("One part is done: you have €27.85");
    expect(letterText(texts.mail.settled(credit))).toContain("Your code is on the page below.");
    expect(letterText(texts.mail.settled(mail))).toContain("1 × Blue mug");
  });

  test("has no texts for codes that there aren't", () => {
    const codes = [...whyCodes].toSorted();
    expect(Object.keys(en.why).toSorted()).toEqual(codes);
    expect(Object.keys(en.staffWhy).toSorted()).toEqual(codes);
  });

  test("never shows a gap", () => {
    expect(everything.length).toBeGreaterThan(150);
    expect(
      everything.filter((text) =>
        /undefined|null|NaN|\[object|^\s*$|\n{3}| {2,}(?! {2})\S/.test(text.replaceAll("\n    ", "\n")),
      ),
    ).toEqual([]);
  });
});

describe("the tone", () => {
  const banned =
    /\b(unfortunately|per our policy|as stated|please be advised|you failed to|calm down|inconvenience|claims?|tickets?|rma|rejected|regret to|valued customer|kindly)\b/i;

  test("has none of the words that make it worse", () =>
    expect(everything.filter((text) => banned.test(text))).toEqual([]));
  test("never raises its voice", () => expect(everything.filter((text) => text.includes("!"))).toEqual([]));

  test("is told apart by this very test", () => {
    for (const text of [
      "Unfortunately, no.",
      "Your claim was rejected.",
      "RMA 5",
      "Two tickets",
      "We apologise for any inconvenience.",
    ])
      expect(banned.test(text), text).toBe(true);
    for (const text of ["We've put it right.", "A pharmacy called.", "Reclaimed wood"])
      expect(banned.test(text), text).toBe(false);
  });

  test("says we, never the policy or the system, to a shopper", () =>
    expect(toShoppers.filter(({ text }) => /\b(policy|system|limit|rule|budget|automatic)/i.test(text))).toEqual([]));

  test("keeps to short sentences for shoppers", () => {
    const long = toShoppers
      .flatMap(({ text }) => text.split(/(?<=[.:])\s/))
      .filter((sentence) => sentence.split(/\s+/).length > 24);
    expect(long).toEqual([]);
  });

  test("apologises where the shop or the carrier is at fault, and only there", () => {
    const sorry = (fault: keyof typeof en.reading.opening) =>
      Object.values(en.reading.opening[fault]).map((text) => /sorry/i.test(text));
    expect([sorry("merchant"), sorry("carrier"), sorry("nobody")]).toEqual([
      [true, true, true],
      [true, true, true],
      [false, false, false],
    ]);
  });
});

describe("what is nobody's business", () => {
  // Budgets, disputes, the switch, other currencies: one sentence for all of them, so that it tells nothing of which.
  const secret = [
    "above_auto",
    "above_order_limit",
    "above_customer_limit",
    "above_day_limit",
    "currency_not_set",
    "payment_disputed",
    "paused",
    "by_hand",
  ] as const satisfies readonly WhyCode[];

  test("is one and the same sentence, whatever the numbers", () => {
    const said = secret.flatMap((code) => whyFacts[code].map((facts) => texts.why[code](facts)));
    expect(new Set(said)).toEqual(new Set(["One of us will look at this personally."]));
  });

  test("is told to staff, each by its own name", () => {
    const said = secret.map((code) => texts.staffWhy[code]({ limit: "€80.00", got: "€80.01", group: null, ...about }));
    expect(new Set(said).size).toBe(secret.length);
  });

  test("no sum of money stands in a shopper's why", () =>
    expect(toShoppers.filter(({ text }) => text.includes("€"))).toEqual([]));
});

describe("examples, word by word", () => {
  const why = (code: WhyCode, facts: Partial<WhyFacts>) =>
    texts.why[code]({ limit: null, got: null, group: null, ...about, ...facts });
  const staff = (code: WhyCode, facts: Partial<WhyFacts>) =>
    texts.staffWhy[code]({ limit: null, got: null, group: null, ...about, ...facts });

  test.each([
    [
      why("window_passed", { limit: 30, got: 31 }),
      "That's more than 30 days ago, so one of us will look at this personally.",
    ],
    [
      why("window_passed", { limit: 1, got: 2 }),
      "That's more than 1 day ago, so one of us will look at this personally.",
    ],
    [
      why("product_group", { limit: "no", group: "final sale" }),
      "This was sold as “final sale”, so we can't do that for this reason.",
    ],
    [
      why("product_group", { limit: "person" }),
      "This is a special kind of item, so one of us will look at it personally.",
    ],
    [
      why("too_soon", { limit: 3, got: 1 }),
      "It may still arrive: parcels sometimes take up to 3 days longer. One of us will keep an eye on it with you.",
    ],
    [why("too_soon", { limit: 0, got: -2 }), "It may still arrive in time. One of us will keep an eye on it with you."],
    [staff("too_soon", { limit: 3, got: -1 }), "Due in 1 day, then wait 3."],
    [staff("too_soon", { limit: 3, got: 1 }), "1 day since it was due, wait 3."],
    [staff("window_passed", { limit: 30, got: 31 }), "31 days since delivery, limit 30."],
    [
      staff("above_auto", { limit: "€80.00", got: "€80.01" }),
      "Automatic value of this order would be €80.01, limit €80.00.",
    ],
    [
      en.consent({ credit: "€27.85", bonus: "€2.78", refund: "€27.85", to: "Visa •••• 4242" }),
      "I choose €27.85 in store credit, with €2.78 extra, instead of €27.85 back to Visa •••• 4242.",
    ],
    [
      en.consent({ credit: "€27.85", bonus: null, refund: "€27.85", to: "PayPal" }),
      "I choose €27.85 in store credit instead of €27.85 back to PayPal.",
    ],
    [en.date("2026-11-12"), "Thursday 12 November"],
  ])("%s", (said, text) => expect(said).toBe(text));

  test("a mail says hello, what happened, and where to look", () => {
    const written = en.mail.settled(credit);
    const text = letterText(written);
    expect(written.subject).toBe("Your order #1042 (A-7K3F9)");
    expect(text).toMatch(
      /^Hello Ada,\n\nIt's done: you have €27\.85 in store credit for 1 × Blue mug, and €2\.78 extra from us\. Your code is on the page below\.\n\n/,
    );
    expect(text).toContain(mail.link);
    expect(text).toMatch(/Kettle & Clay$/);
    expect(letterText(en.mail.settled(empty))).toMatch(/^Hello,\n\n[^]*\(This is a test: no money moves\.\)$/);
  });
});
