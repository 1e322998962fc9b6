// Mail as text and as HTML: the same words in both, and nothing that anybody wrote becomes markup.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterHtml, letterText } from "../../shared/letter.ts";
import type { Letter, LetterLook } from "../../shared/letter.ts";
import { remedies } from "../../shared/remedies.ts";
import { enMail } from "../../shared/texts/en-mail.ts";
import type { MailFacts, MailKind } from "../../shared/texts/mail.ts";

const look: LetterLook = { name: "Kettle & Clay", accent: "#1f6f5c", lang: "en" };
const kinds = Object.keys(enMail.mail) as MailKind[];

const full: MailFacts = {
  shop: "Kettle & Clay",
  name: "Ada",
  reference: "A-7K3F9",
  order: "#1042",
  summary: "One of your two blue mugs arrived broken.",
  link: "https://amends.test/o/mer_1/c/KEY",
  due: "Tuesday 24 November, 12:00",
  until: "Monday 7 December",
  text: "We fire these by hand.\n\nA new one is on its way.",
  asks: { question: "Does it leak at the handle?", photo: true },
  sendsBack: true,
  started: true,
  by: "Noor",
  again: true,
  instead: true,
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
    reference: "re_9",
    expectedBy: "Monday 16 November",
  },
  returnAddress: "Kettle & Clay\nKiln Road 3",
  instructions: "Please wrap it well.",
  label: { url: "https://labels.example/1", host: "labels.example" },
  labelWay: "link",
  replies: true,
  test: true,
};
const bare: MailFacts = {
  ...full,
  name: null,
  due: null,
  until: null,
  text: null,
  asks: null,
  by: null,
  settled: undefined,
  returnAddress: null,
  sendsBack: false,
  started: false,
  again: false,
  instead: false,
  replies: false,
  test: false,
};

/** Every set of facts with one thing there or missing, and every remedy. */
const variants: MailFacts[] = [full, bare].flatMap((base) => [
  base,
  ...Object.keys(full).map((fact) => ({ ...base, [fact]: (base === full ? bare : full)[fact as keyof MailFacts] })),
  { ...base, asks: { question: null, photo: true } },
  { ...base, asks: { question: "Which handle?", photo: false } },
  ...remedies.flatMap((remedy) =>
    [true, false].map((all) => ({ ...base, settled: { ...full.settled!, remedy, all, bonus: null, code: false } })),
  ),
]);
const letters = variants.flatMap((facts) => kinds.map((kind) => ({ kind, facts, letter: enMail.mail[kind](facts) })));

/** What somebody reads of the HTML: no tags, no hidden preview, entities as what they stand for. */
function seen(html: string): string {
  const [, body] = html.split("</head>");
  return body!
    .replace(/<div style="display:none[^>]*>[^<]*<\/div>/, "")
    .replace(/<br>/g, "\n")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word);

/** Its own words without what only one form has: the link's label, and its address. */
function sameWords(letter: Letter): { text: string[]; html: string[] } {
  const links = letter.blocks.flatMap((block) => (block.kind === "link" ? [block] : []));
  let text = letterText(letter);
  let html = seen(letterHtml(letter, look));
  html = html.replace(look.name, "");
  for (const { label, url } of links) [text, html] = [text.replace(url, ""), html.replace(`\n${label}\n`, "\n")];
  return { text: wordsOf(text), html: wordsOf(html) };
}

/** The tags of a document in order, with their attributes' names; throws where it isn't written as we write it. */
function skeleton(html: string): string[] {
  const tags: string[] = [];
  const rest = html.replace(/<(!doctype html|\/?[a-z]+)((?: [a-z-]+="[^"<>]*")*)>/g, (_, name: string, attributes) => {
    tags.push(name + (attributes as string).replace(/="[^"]*"/g, ""));
    return "";
  });
  if (/[<>"']/.test(rest)) throw new Error(`Markup that isn't ours: ${rest}`);
  return tags;
}

describe("a letter", () => {
  test("has all its kinds here", () => expect(letters.length).toBeGreaterThan(kinds.length * 40));

  test.each(kinds)("%s says the same in text and in HTML", (kind) => {
    for (const { letter } of letters.filter((each) => each.kind === kind)) {
      const { text, html } = sameWords(letter);
      expect(html).toEqual(text);
    }
  });

  test.each(kinds)("%s shows no gap, whatever is missing", (kind) => {
    for (const { letter } of letters.filter((each) => each.kind === kind)) {
      const both = [letter.subject, letterText(letter), letterHtml(letter, look)].join("\n");
      expect(both).not.toMatch(/undefined|null|NaN|\[object|\n{3}|\s[.,:;](\s|$)/);
      expect(letter.blocks.length).toBeGreaterThan(kind === "answered" ? 0 : 1);
    }
  });

  test("says nothing that makes it worse, and never raises its voice", () => {
    const banned =
      /\b(unfortunately|per our policy|as stated|please be advised|you failed to|calm down|inconvenience|claims?|tickets?|rma|rejected|regret to|valued customer|kindly)\b|!/i;
    for (const { letter } of letters) expect(letterText(letter)).not.toMatch(banned);
    for (const text of ["Your claim was rejected", "Thanks!"]) expect(text).toMatch(banned);
  });

  test("has one link, and its label says what waits there", () => {
    for (const { letter, facts } of letters) {
      const html = letterHtml(letter, look);
      expect(html.match(/<a /g)).toHaveLength(1);
      expect(html).toContain(`href="${facts.link}"`);
      expect(letter.blocks.at(-1)).toMatchObject({ kind: "link", label: expect.stringMatching(/^[A-Z].{2,30}$/) });
    }
  });

  test("keeps one subject for all that is written about a case", () => {
    const subjects = kinds.map((kind) => enMail.mail[kind](full).subject);
    expect(new Set(subjects)).toEqual(new Set(["Your order #1042 (A-7K3F9)"]));
  });

  test("quotes a person's words, each line of them, and says who it was", () => {
    const text = letterText(enMail.mail.message(full));
    expect(text).toContain(
      "Noor has written to you:\n\n    We fire these by hand.\n\n    A new one is on its way.\n\n",
    );
    expect(letterText(enMail.mail.declined(full))).toContain("ask us to take another look");
    expect(letterText(enMail.mail.declined({ ...full, again: false }))).not.toContain("another look");
    expect(letterText(enMail.mail.message({ ...full, by: null }))).toContain("One of us has written to you:");
  });

  test("says where answers go", () => {
    const note = (replies: boolean) => letterText(enMail.mail.message({ ...full, replies }));
    expect(note(true)).toContain("You can also just reply to this mail.");
    expect(note(false)).toContain("we don't see replies to this mail.");
  });

  test("shows its first sentence in a list of mails", () => {
    const preview = (letter: Letter) => /<div style="display:none[^>]*>([^<]*)</.exec(letterHtml(letter, look))![1];
    expect(preview(enMail.mail.follow_up(full))).toBe("Is it right now?");
    expect(preview(enMail.mail.settled(full))).toMatch(/^It&#39;s done:/);
    expect(preview(enMail.mail.answered({ ...full, text: "x".repeat(500) }))).toHaveLength(140);
  });

  test("a sign-in code stands first, and belongs to nothing else", () => {
    const letter = enMail.signIn({ code: "123456", shop: "Kettle & Clay", minutes: 10 });
    expect(letterText(letter)).toMatch(/^123456\n\nThis is your code for the desk of Kettle & Clay\./);
    expect(sameWords(letter).text.join(" ")).toContain("123456 This is your code");
    expect(letterHtml(letter, look)).not.toContain("<a ");
  });
});

describe("its HTML", () => {
  const attacks = [
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</p></div></body></html><h1>",
    '" style="display:none',
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "\u0000<\u0008b>",
    "\ud800",
    "<a href='https://evil.example'>here</a>",
    "a\r\nBcc: eve@evil.example",
  ];

  test.each(attacks)("%j stays text wherever it stands", (attack) => {
    const facts = attacked(attack);
    for (const kind of kinds) {
      const letter = enMail.mail[kind](facts);
      const html = letterHtml(letter, { name: attack, accent: attack, lang: attack });
      const plain = letterHtml(enMail.mail[kind](attacked("word")), look);
      expect(withoutBreaks(html)).toEqual(withoutBreaks(plain));
      expect(html.isWellFormed()).toBe(true);
    }
  });

  test("no input becomes markup", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...attacks),
      fc.stringMatching(/^[<>"'&/=a-z ]*$/),
    );
    fc.assert(
      fc.property(text, text, fc.constantFrom(...kinds), (one, other, kind) => {
        // Text first and last, so that nothing is left out for being empty.
        const letter = enMail.mail[kind]({ ...attacked(`x${one}x`), summary: `x${other}x`, text: `x${other}x` });
        const plain = enMail.mail[kind](attacked("word"));
        expect(withoutBreaks(letterHtml(letter, { ...look, name: one, lang: other }))).toEqual(
          withoutBreaks(letterHtml(plain, look)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("fetches nothing, and carries no stylesheet", () => {
    for (const { letter } of letters) {
      const html = letterHtml(letter, look);
      expect(html).not.toMatch(/<(img|link|style|script|iframe|object|video|table)\b|url\(|@import|src=/i);
      expect(skeleton(html)[1]).toBe("html lang style");
    }
  });

  test.each([
    ["#000000", "#ffffff"],
    ["#ffffff", "#000000"],
    ["#1f6f5c", "#ffffff"],
    ["#f2c14e", "#000000"],
    ["#FF0000", "#000000"],
    ["red;background:url(x)", "#ffffff"],
  ])("on %s the link is read in %s", (accent, ink) => {
    const html = letterHtml(enMail.mail.message(full), { ...look, accent });
    expect(html).toContain(`color:${ink}"`);
    expect(html).not.toContain("url(");
  });

  /** Everything that people type, as this text. */
  function attacked(text: string): MailFacts {
    const settled = { ...full.settled!, item: text, reference: text };
    const asks = { question: text, photo: true };
    const words = {
      shop: text,
      name: text,
      summary: text,
      text,
      by: text,
      order: text,
      returnAddress: text,
      link: text,
    };
    return { ...full, ...words, settled, asks };
  }
  const withoutBreaks = (html: string) => skeleton(html).filter((tag) => tag !== "br");
});
