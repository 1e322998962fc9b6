// What the server says, read sentence by sentence: complete, kind, and silent about what is nobody's business.
import { describe, expect, test } from "vitest";
import { whyCodes } from "../../shared/policy/decision.ts";
import type { WhyCode } from "../../shared/policy/decision.ts";
import { letterText } from "../../shared/letter.ts";
import { en } from "../../shared/texts/en.ts";
import { lookUpLetter, lookUpTexts } from "../../shared/texts/look-up.ts";
import { languages, tagAmong, tagOf, textsOf } from "../../shared/texts/index.ts";
import type { MailFacts } from "../../shared/texts/mail.ts";
import type { Texts, WhyFacts } from "../../shared/texts/texts.ts";
import { tones } from "./texts.tones.ts";

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
    back: null,
    extra: "10 % off your next order, up to €10",
    extraCode: true,
    bonus: null,
    reference: "re_9",
    expectedBy: "Monday 16 November",
  },
  returnAddress: "Kettle & Clay, Kiln Road 3",
  instructions: "Please wrap it well.",
  label: { url: "https://labels.example/1", host: "labels.example" },
  labelWay: "link",
  until: "Monday 7 December",
  by: "Noor",
  asks: { question: "Does it leak at the handle?", photo: true },
  sendsBack: false,
  started: false,
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
  started: true,
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
    back: null,
    extra: null,
    extraCode: false,
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
    back: null,
    extra: "A free tea towel, with our compliments",
    extraCode: false,
    bonus: null,
    reference: null,
    expectedBy: null,
  },
};

const swap: MailFacts = {
  ...parcel,
  settled: { ...parcel.settled!, remedy: "exchange", item: "1 × Blue mug, green", back: "€5.00", extraCode: true },
};
const part: MailFacts = { ...mail, settled: { ...mail.settled!, remedy: "partial_refund", amount: "€14.94" } };
const all = [mail, empty, credit, parcel, swap, part];

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
  proof_needed: ["receipt", "packaging", "either"].map((limit) => ({ limit, got: 31, group: null, ...about })),
  credit_only: days,
  stage_closed: [
    { limit: "unfulfilled", got: null, group: null, ...about },
    { limit: "in_transit", got: null, group: null, ...about, mode: "no" },
  ],
  whole_order_only: [{ limit: "unfulfilled", got: null, group: null, ...about }],
  replaced_before: [{ limit: 1, got: 1, group: null, ...about }],
  exchanged_before: [{ limit: 1, got: 1, group: null, ...about }],
  variant_unknown: bare,
  price_differs: bare,
  signal: [
    { limit: 4, got: 5, group: null, ...about },
    { limit: "30 %", got: "50 %", group: null, signal: "Refunds", ...about },
  ],
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
  const both = Object.values(mails).flatMap((write) => all.map((facts) => write(facts)));
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

const english: Texts = en;

describe("the catalogue", () => {
  test("is found by its language, and English stands in for those we don't have", () => {
    for (const lang of ["en", "EN-gb", "en_US", "xx", "", "__proto__", "constructor"]) expect(textsOf(lang)).toBe(en);
    for (const [lang, own] of languages) expect(textsOf(`${lang.toUpperCase()}_XX`)).toBe(own);
  });

  test("amounts and dates are in the same language as the words beside them", () => {
    expect(["de_AT", "en-GB", "pl", "xx-YY", ""].map(tagOf)).toEqual(["de-AT", "en-GB", "en", "en", "en"]);
  });

  test.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de-AT"],
    ["pl, de;q=0.7, en;q=0.3", "de"],
    ["en;q=0.3, de;q=0.7", "de"],
    ["de;q=0, pl", "en"],
    ["de<script>", "en"],
    ["*", "en"],
    ["", "en"],
  ])("a browser that asks for %s gets %s", (header, tag) => expect(tagAmong(header)).toBe(tag));

  test("every language but English has a tone to be tested by", () =>
    expect(Object.keys(tones).toSorted()).toEqual([...languages.keys()].toSorted()));
});

describe.each([...languages].map(([lang, own]) => ({ lang, texts: own, tone: tones[lang]! })))(
  "in $lang",
  ({ lang, texts, tone }) => {
    const everything = sentences(texts);
    const toShoppers = whyCodes.flatMap((code) =>
      whyFacts[code].map((facts) => ({ code, text: texts.why[code](facts) })),
    );

    test.each(whyCodes)("D11: there are both texts for %s, and they say something", (code) => {
      for (const facts of whyFacts[code]) {
        expect(texts.why[code](facts)).toMatch(/^\p{Lu}[^]{10,}\.$/u);
        expect(texts.staffWhy[code](facts)).toMatch(/^[\p{Lu}\d][^]{10,}\.$/u);
      }
    });

    test("a no never promises that a person looks", () => {
      expect(texts.why.by_hand(bare[0]!)).toMatch(tone.looks);
      const noes = whyCodes.flatMap((code) =>
        bothModes(whyFacts[code])
          .filter(({ mode }) => mode === "no")
          .map((facts) => ({ code, facts })),
      );
      const canBeNo = noes.filter(({ code }) =>
        ["not_offered", "window_passed", "out_of_stock", "nothing_left"].includes(code),
      );
      expect(canBeNo.length).toBeGreaterThan(4);
      for (const { code, facts } of canBeNo) expect(texts.why[code](facts)).not.toMatch(tone.looks);
    });

    test("a mail says no credit code", () => {
      expect(letterText(texts.mail.settled(credit))).not.toMatch(/[A-Z0-9]{4,}-[A-Z0-9]{4,}/);
      expect(letterText(texts.mail.settled(mail))).toContain("1 × Blue mug");
      for (const facts of all)
        for (const write of Object.values(texts.mail)) expect(letterText(write(facts))).toContain(mail.link);
    });

    test("a mail says the extra, what goes back with an exchange, and that goods are kept", () => {
      const settled = (facts: MailFacts) => letterText(texts.mail.settled(facts));
      expect(settled(mail)).toContain("10 % off your next order, up to €10.");
      expect(settled(credit)).not.toContain("10 %");
      expect(settled(swap)).toMatch(/1 × Blue mug, green[^]*€5\.00/);
      const plain = { ...part, settled: { ...part.settled!, remedy: "refund" as const } };
      expect(settled(part)).toContain("€14.94");
      expect(settled(part)).not.toBe(settled(plain));
    });

    test("a mail asks for goods back kindly where what they come back for doesn't wait for them", () => {
      const [waits, started] = [false, true].map((each) =>
        letterText(texts.mail.send_back({ ...mail, started: each })),
      );
      expect(started).not.toBe(waits);
    });

    test("there are no texts for codes that there aren't", () => {
      const codes = [...whyCodes].toSorted();
      expect(Object.keys(texts.why).toSorted()).toEqual(codes);
      expect(Object.keys(texts.staffWhy).toSorted()).toEqual(codes);
    });

    test("no gap is ever shown", () => {
      expect(everything.length).toBeGreaterThan(150);
      expect(
        everything.filter((text) =>
          /undefined|null(?!\p{L})|NaN|\[object|^\s*$|\n{3}| {2,}(?! {2})\S/u.test(text.replaceAll("\n    ", "\n")),
        ),
      ).toEqual([]);
    });

    test("none of the words is said that make it worse", () =>
      expect(everything.filter((text) => tone.banned.test(text))).toEqual([]));

    test("the voice is never raised", () => expect(everything.filter((text) => /[!¡]/.test(text))).toEqual([]));

    test("these words are told apart by this very test", () => {
      expect(tone.harsh.length).toBeGreaterThanOrEqual(5);
      for (const text of tone.harsh) expect(tone.banned.test(text), text).toBe(true);
      for (const text of tone.kind) expect(tone.banned.test(text), text).toBe(false);
    });

    test("to a shopper it is we, never the policy or the system", () =>
      expect(toShoppers.filter(({ text }) => tone.official.test(text))).toEqual([]));

    test("sentences for shoppers are short", () => {
      const long = toShoppers
        .flatMap(({ text }) => text.split(/(?<=[.:])\s/))
        .filter((sentence) => sentence.split(/\s+/).length > 24);
      expect(long).toEqual([]);
    });

    test("an apology is made where the shop or the carrier is at fault, and only there", () => {
      const sorry = (fault: keyof typeof en.reading.opening) =>
        Object.values(texts.reading.opening[fault]).map((text) => tone.sorry.test(text));
      expect([sorry("merchant"), sorry("carrier"), sorry("nobody"), sorry("unclear")]).toEqual([
        [true, true, true],
        [true, true, true],
        [false, false, false],
        [false, false, false],
      ]);
    });

    test("what is nobody's business is one and the same sentence, whatever the numbers", () => {
      const said = secret.flatMap((code) => whyFacts[code].map((facts) => texts.why[code](facts)));
      expect(new Set(said)).toEqual(new Set([texts.why.by_hand(bare[0]!)]));
    });

    test("that is told to staff, each by its own name", () => {
      const said = secret.map((code) =>
        texts.staffWhy[code]({ limit: "€80.00", got: "€80.01", group: null, ...about }),
      );
      expect(new Set(said).size).toBe(secret.length);
    });

    test("no sum of money stands in a shopper's why", () =>
      expect(toShoppers.filter(({ text }) => text.includes("€"))).toEqual([]));

    test.runIf(lang !== "en")("no sentence is left in English", () => {
      const inEnglish = new Set(sentences(en));
      expect(everything.filter((text) => text.length > 12 && inEnglish.has(text))).toEqual([]);
    });
  },
);

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

describe("examples, word by word", () => {
  const why = (code: WhyCode, facts: Partial<WhyFacts>) =>
    english.why[code]({ limit: null, got: null, group: null, ...about, ...facts });
  const staff = (code: WhyCode, facts: Partial<WhyFacts>) =>
    english.staffWhy[code]({ limit: null, got: null, group: null, ...about, ...facts });

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
    [staff("window_passed", { limit: 30, got: 31 }), "Time passed: 31 days, limit 30."],
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

  test("a mail says when only a part is done", () => {
    const half: MailFacts = { ...credit, settled: { ...credit.settled!, all: false } };
    expect(letterText(english.mail.settled(half))).toContain("One part is done: you have €27.85");
    expect(letterText(english.mail.settled(credit))).toContain("Your code is on the page below.");
  });

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

describe.each([...languages.keys()])("finding an order, in %s", (lang) => {
  const texts = lookUpTexts(lang);
  const letter = lookUpLetter(lang, { code: "123456", shop: "Kettle & Clay", order: "#1042", minutes: 10 });
  const said = [
    ...Object.values(texts.missing),
    ...Object.values(texts).filter((value) => typeof value === "string"),
    texts.later(60),
    texts.sent({ email: "ada@example.com", minutes: 10 }),
    letterText(letter),
  ];

  test("is kind, and its own words", () => {
    for (const sentence of said) {
      expect(sentence).not.toMatch(tones[lang]!.banned);
      expect(sentence).not.toContain("!");
    }
    if (lang !== "en") expect(texts.lead).not.toBe(lookUpTexts("en").lead);
  });

  test("says the code first, of which order and how long it is good", () => {
    expect(letter.subject).toContain("123456");
    expect(letterText(letter)).toMatch(/^123456\n/);
    for (const fact of ["#1042", "Kettle & Clay", "10"]) expect(letterText(letter)).toContain(fact);
    expect(texts.sent({ email: "ada@example.com", minutes: 10 })).toMatch(/ada@example\.com.*10/s);
  });
});
