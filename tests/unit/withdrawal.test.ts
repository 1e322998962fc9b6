// The statutory withdrawal's own arithmetic and words: who has the right, until when, what it gives, and the fixed labels.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { letterHtml, letterText } from "../../shared/letter.ts";
import { Order } from "../../shared/order.ts";
import type { Facts } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import { receiptLetter, receiptText } from "../../shared/receipt.ts";
import { statutoryLabels } from "../../shared/texts/statutory.ts";
import { labelsOf, withdrawalLanguages, withdrawalTexts } from "../../shared/texts/withdrawal.ts";
import { periodEnd } from "../../shared/policy/period.ts";
import { datesOf, openRight, refundFor, standsInTheWay } from "../../shared/withdrawal.ts";
import { withdrawWords } from "../../widget/steps/withdraw-words.ts";
import { order as sample, usual } from "./teahouse.ts";

const now = Date.parse("2026-11-09T14:03:00Z");
const [sampleLine] = sample.lines;
const orderOf = (over: object = {}, line: object = {}) =>
  v.parse(Order, { ...sample, country: "DE", lines: [{ ...sampleLine, ...line }], ...over });
const policyOf = (over: object = {}) =>
  v.parse(Policy, {
    schema: "resolution-policy/1",
    id: "teahouse",
    currency: "EUR",
    timeZone: "Europe/Berlin",
    base: { refund: "no", restockingFeeBp: 5000, autoUpTo: 0 },
    ...over,
  });
const iso = (at: number | null) => at && new Date(at).toISOString();

describe("the period", () => {
  test.each([
    // 5 November is a Thursday: the fourteenth day after it is one as well.
    ["2026-11-05T09:12:00Z", "2026-11-19T22:59:59.000Z"],
    ["2026-11-05T23:30:00Z", "2026-11-20T22:59:59.000Z"],
    // It would end on a Saturday, a Sunday, and on Christmas Day with a weekend behind it.
    ["2026-11-07T09:00:00Z", "2026-11-23T22:59:59.000Z"],
    ["2026-11-08T09:00:00Z", "2026-11-23T22:59:59.000Z"],
    ["2026-12-11T09:00:00Z", "2026-12-28T22:59:59.000Z"],
    // Over the change of clocks the day counts, not the hours.
    ["2026-10-14T09:00:00Z", "2026-10-28T22:59:59.000Z"],
  ])("of goods that came %s ends %s", (deliveredAt, end) =>
    expect(iso(periodEnd(policyOf(), orderOf({}, { deliveredAt })))).toBe(end),
  );

  test("in Britain no weekend makes it longer", () =>
    expect(iso(periodEnd(policyOf(), orderOf({ country: "GB" }, { deliveredAt: "2026-11-07T09:00:00Z" })))).toBe(
      "2026-11-21T22:59:59.000Z",
    ));

  test("begins with the last of the goods; what was sent and never said to have come is given five days", () => {
    const first = { ...sampleLine, deliveredAt: "2026-10-01T09:00:00Z" };
    const second = { ...sampleLine, id: "l2", deliveredAt: "2026-11-05T09:12:00Z" };
    expect(iso(periodEnd(policyOf(), orderOf({ lines: [first, second] })))).toBe("2026-11-19T22:59:59.000Z");
    const coming = { ...second, deliveredAt: undefined, fulfilledAt: undefined };
    expect(periodEnd(policyOf(), orderOf({ lines: [first, coming] }))).toBeNull();
    const refunded = { ...coming, refundedQuantity: 2 };
    expect(iso(periodEnd(policyOf(), orderOf({ lines: [first, refunded] })))).toBe("2026-10-15T21:59:59.000Z");
    const sent = { ...coming, fulfilledAt: "2026-11-02T08:00:00Z" };
    expect(iso(periodEnd(policyOf(), orderOf({ lines: [first, sent] })))).toBe("2026-11-23T22:59:59.000Z");
  });
});

describe("the right", () => {
  const fresh = { products: [{ id: "fresh", tags: ["ceramics"], withdrawalExempt: "d", terms: {} }] };
  test.each([
    ["open", {}, {}, null],
    ["Norway, of the wider area", { country: "NO" }, {}, null],
    ["Britain", { country: "GB" }, {}, null],
    ["elsewhere", { country: "CH" }, {}, "elsewhere"],
    ["elsewhere, and given by the shop", { country: "CH" }, { law: ["eu"] }, null],
    ["a business", { customer: { email: "a@example.com", business: true } }, {}, "business"],
    ["exempt", {}, fresh, "exempt"],
  ])("%s", (_, over, policy, hurdle) => {
    const order = orderOf(over);
    expect(standsInTheWay(policyOf(policy), order, order.lines[0]!, now)).toBe(hurdle);
  });

  test("is shown with its end, and with the earliest there can be while goods are to come", () => {
    expect(openRight(policyOf(), orderOf(), now)).toEqual({ until: "2026-11-19T22:59:59Z", lines: ["l1"] });
    const coming = orderOf({}, { deliveredAt: undefined, fulfilledAt: undefined });
    expect(openRight(policyOf(), coming, now)).toEqual({ until: "2026-11-23T22:59:59Z", lines: ["l1"] });
    expect(openRight(policyOf(), orderOf(), Date.parse("2026-11-19T22:59:59.999Z"))).not.toBeNull();
    expect(openRight(policyOf(), orderOf(), Date.parse("2026-11-19T23:00:00Z"))).toBeNull();
  });

  test("its dates: goods and money within fourteen days, a person from the tenth on", () => {
    const dates = datesOf(now, "Europe/Berlin");
    expect(Object.fromEntries(Object.entries(dates).map(([name, at]) => [name, iso(at)]))).toEqual({
      sendBackBy: "2026-11-23T22:59:59.000Z",
      refundBy: "2026-11-23T22:59:59.000Z",
      staffAt: "2026-11-19T14:03:00.000Z",
      urgentAt: "2026-11-21T14:03:00.000Z",
      givenUpAt: "2026-12-07T22:59:59.000Z",
    });
  });
});

describe("the refund", () => {
  const facts = (order: Order, over: Partial<Facts> = {}): Facts => ({
    ...usual,
    reason: "changed_mind",
    quantity: 2,
    ...over,
    order,
  });
  const given = (over: Partial<Facts> = {}, policy: object = {}, line: object = {}) => {
    const order = orderOf({}, line);
    return refundFor(policyOf(policy), facts(order, over), order.lines[0]!, now);
  };

  test("is everything with the standard delivery, and no fee the document asks", () =>
    expect(given()).toMatchObject({
      amount: 5570,
      parts: [
        { of: "goods", amount: 4980 },
        { of: "shipping", amount: 590 },
      ],
      goods: "return",
      return: { paidBy: "shopper", cost: null, until: "2026-11-23T22:59:59Z" },
      arrives: null,
    }));

  test("never more than is left, and shares add up to the whole", () => {
    expect(given({ refundable: 5000 }).amount).toBe(5000);
    expect(given({ refundable: 0 }).amount).toBe(0);
    const first = given({ quantity: 1 }).amount;
    const second = given({ quantity: 1, unitsGone: 1, shippingGone: 295, refundable: 5570 - first }).amount;
    expect(first + second).toBe(5570);
  });

  test("goods stay where they needn't come back, or never left", () => {
    const base = { refund: "no", keepUpTo: 5000 } as const;
    expect(given({}, { base })).toMatchObject({ goods: "keep", return: null });
    expect(given({}, {}, { deliveredAt: undefined, fulfilledAt: undefined })).toMatchObject({ goods: "keep" });
    expect(given({}, {}, { deliveredAt: undefined })).toMatchObject({ goods: "return" });
    expect(given({}, { base: { returnPaidBy: "merchant" } }).return).toMatchObject({ paidBy: "merchant", cost: 0 });
  });
});

describe("the words", () => {
  // Art. 11a of Directive 2011/83 in each language, written out once more: nobody's edit of a style changes them.
  const fixed = {
    en: ["Withdraw from contract here", "Confirm withdrawal"],
    de: ["Vertrag widerrufen", "Widerruf bestätigen"],
    fr: ["Renoncer au contrat ici", "Confirmer la rétractation"],
    es: ["Desistir del contrato aquí", "Confirmar desistimiento"],
    pt: ["Retrate-se do contrato aqui", "Confirmar retratação"],
    it: ["Recedere dal contratto qui", "Conferma recesso"],
    nl: ["Hier de overeenkomst herroepen", "Herroeping bevestigen"],
  } as const;

  test.each(Object.entries(fixed))("%s: the two labels are the law's", async (lang, [withdraw, confirm]) => {
    expect(labelsOf(`${lang}-XX`)).toEqual({ withdraw, confirm });
    expect((await withdrawWords(`${lang}-XX`)).labels).toEqual({ withdraw, confirm });
  });

  test("are there for every language, and English for the rest", async () => {
    expect([...withdrawalLanguages].toSorted()).toEqual(Object.keys(fixed).toSorted());
    expect(Object.keys(statutoryLabels).toSorted()).toEqual(Object.keys(fixed).toSorted());
    expect(labelsOf("ja")).toEqual(statutoryLabels.en);
    expect((await withdrawWords("ja")).lang).toBe("en");
  });

  const never =
    /unfortunately|per our policy|as stated|please be advised|you failed|calm down|apologi[sz]e|leider|gemäß|malheureusement|lamentablemente|infelizmente|purtroppo|helaas|!/i;
  test.each(Object.keys(fixed))("%s: every sentence is plain and kind, and whole", (lang) => {
    const said: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === "string") said.push(value);
      else if (typeof value === "function") collect((value as (...given: unknown[]) => unknown)(filled, "2 × Mug"));
      else Object.values(value as object).forEach(collect);
    };
    const filled = Object.assign("Monday", {
      amount: "€1",
      to: "Visa",
      until: "Monday",
      by: "Monday",
      reference: "A-1",
    });
    collect(withdrawalTexts(lang));
    expect(said.length).toBeGreaterThan(40);
    for (const sentence of said) {
      expect(sentence).not.toMatch(never);
      expect(sentence).not.toMatch(/undefined|\[object|\{|\}/);
      expect(sentence.trim()).toBe(sentence);
    }
  });

  test("the receipt says all of it as text and as a mail, whatever is in a name", () => {
    const receipt = {
      id: "wdr_1",
      shop: "Tea House",
      name: "<b>Ada</b>",
      contact: "ada@example.com",
      order: "#1042",
      statement: "I withdraw.",
      when: "Monday, 14:03:00 CET",
      next: ["One thing."],
      address: "Leaf Lane 1",
    };
    const texts = withdrawalTexts("en");
    const text = receiptText(receipt, texts);
    for (const part of [
      "I withdraw.",
      "<b>Ada</b>",
      "ada@example.com",
      "Monday, 14:03:00 CET",
      "wdr_1",
      "One thing.",
      "Leaf Lane 1",
    ])
      expect(text).toContain(part);
    const letter = receiptLetter(receipt, texts, { link: null, replies: true, test: true });
    expect(letterText(letter)).toContain("You can also just reply to this mail.");
    expect(letter.notice).toBe("(This is a test: no money moves.)");
    const html = letterHtml(letter, { name: "Tea House", accent: "#1f6f5c", lang: "en" });
    expect(html).toContain("&lt;b&gt;Ada&lt;/b&gt;");
    expect(html).not.toContain("<b>Ada");
  });
});
