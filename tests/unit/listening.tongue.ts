// What every language's listening is held to: of the sure readings none wrong, all danger heard, nothing calm called so.
import { describe, expect, test } from "vitest";
import { publicReading, read, summarise } from "../../shared/listening/index.ts";
import type { Line, Order } from "../../shared/order.ts";
import { reasons } from "../../shared/reasons.ts";
import type { Case, Where } from "./listening.cases.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const delivered = { fulfilledAt: "2026-11-02T10:00:00Z", deliveredAt: "2026-11-05T10:00:00Z" };

export function line(id: string, title: string, quantity = 1, more: Partial<Line> = {}): Line {
  return { id, title, quantity, paid: 1000 * quantity, tags: [], refundedQuantity: 0, ...delivered, ...more };
}

export function orderOf(lines: Line[], more: Partial<Order> = {}): Order {
  return {
    id: "1042",
    currency: "EUR",
    placedAt: "2026-11-01T10:00:00Z",
    country: "DE",
    lines,
    shippingPaid: 0,
    paid: lines.reduce((sum, { paid }) => sum + paid, 0),
    refunded: 0,
    payments: [],
    customer: { email: "ada@example.com", tags: [], business: false },
    test: false,
    ...more,
  };
}

const away = { fulfilledAt: undefined, deliveredAt: undefined };
const orders: Record<Where, Order> = {
  delivered: orderOf([line("l1", "Gift set", 2)]),
  waiting: orderOf([line("l1", "Gift set", 2, away)], {
    placedAt: "2026-11-17T10:00:00Z",
    expectedAt: "2026-11-23T10:00:00Z",
  }),
  overdue: orderOf([line("l1", "Gift set", 2, { deliveredAt: undefined })], { expectedAt: "2026-11-13T10:00:00Z" }),
};

/** Reads and says back in one language. */
export function tongueOf(lang: string) {
  return {
    read: (text: string, order: Order = orders.delivered) => read({ text, lang, order, now }),
    /** What the shopper sees of it. */
    shown: (text: string, order: Order = orders.delivered) =>
      publicReading(read({ text, lang, order, now }), { text, lang, order, now }),
    say: (items: Parameters<typeof summarise>[0]["items"], order: Order, more: { wish?: "refund" | null } = {}) =>
      summarise({ items, order, lang, wish: more.wish ?? null }),
  };
}

/** Holds a language to its labelled sentences: `wrong` says which read otherwise. */
export function listensIn(lang: string, cases: readonly Case[]): void {
  const tongue = tongueOf(lang);
  const readings = cases.map(([text, reason, more = {}]) => ({
    text,
    reason,
    more,
    reading: tongue.read(text, orders[more.where ?? "delivered"]),
  }));

  describe(`listening in ${lang}`, () => {
    test("has enough sentences of every reason, of danger and of abuse", () => {
      expect(cases.length).toBeGreaterThanOrEqual(60);
      for (const reason of reasons) expect(cases.filter((one) => one[1] === reason).length, reason).toBeGreaterThan(1);
      expect(cases.filter((one) => one[2]?.safety).length).toBeGreaterThanOrEqual(6);
      expect(cases.filter((one) => one[2]?.abuse).length).toBeGreaterThanOrEqual(3);
    });

    test("of the sure readings none is wrong", () => {
      const sure = readings.filter(({ reading }) => reading.sure);
      const wrong = sure.filter(({ reason, reading }) => reading.reasons[0]?.reason !== reason);
      console.log(`${lang}: sure of ${sure.length} in ${readings.length}`);
      expect(wrong.map(({ text }) => text)).toEqual([]);
      // Never to be sure would be precise too.
      expect(sure.length / readings.filter(({ reason }) => reason !== null).length).toBeGreaterThanOrEqual(0.6);
    });

    test("the first guess is right for nearly all of them", () => {
      const known = readings.filter(({ reason }) => reason !== null);
      const wrong = known.filter(({ reason, reading }) => reading.reasons[0]?.reason !== reason);
      console.log(`${lang}: first guess right ${known.length - wrong.length} of ${known.length}`);
      if (wrong.length > 0) console.log(wrong.map(({ text, reading }) => [text, reading.reasons[0]?.reason]));
      expect(1 - wrong.length / known.length).toBeGreaterThanOrEqual(0.9);
    });

    test("all danger is heard, and nothing calm is called danger", () => {
      const wrong = readings.filter(({ reading, more }) => reading.safety !== (more.safety ?? null));
      expect(wrong.map(({ text }) => text)).toEqual([]);
    });

    test("all abuse is heard, and nothing else is called so", () => {
      const wrong = readings.filter(({ reading, more }) => reading.abuse !== (more.abuse ?? false));
      expect(wrong.map(({ text }) => text)).toEqual([]);
    });

    test("threats and wishes are heard where they are said, and only there", () => {
      const wrong = readings.filter(
        ({ reading, more }) => reading.threat !== (more.threat ?? null) || reading.wish !== (more.wish ?? null),
      );
      expect(wrong.map(({ text, reading }) => [text, reading.threat, reading.wish])).toEqual([]);
    });

    const marked = readings.filter(({ more }) => more.upset);
    test.each(marked)("how upset: $text", ({ reading, more }) => {
      expect(reading.upset).toBeGreaterThanOrEqual(more.upset![0]);
      expect(reading.upset).toBeLessThanOrEqual(more.upset![1]);
    });

    test("a summary is one sentence, whatever the title", () => {
      for (const title of ["Blue mug", "Scheiße", "„Zitat“ “quote”", "$& {thing}", "!!!", "Ä".repeat(200)]) {
        const order = orderOf([line("l1", title, 3), line("l2", "Teapot")]);
        for (const reason of reasons)
          for (const quantity of [1, 2, 3]) {
            const said = tongue.say([{ lineId: "l1", quantity, reason }], order, { wish: "refund" });
            expect(said).toMatch(/^\P{Ll}[^]*\.$/u);
            expect(said).not.toMatch(/undefined|null(?!\p{L})/u);
          }
      }
    });
  });
}
