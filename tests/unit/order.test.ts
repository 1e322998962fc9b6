// The order as the merchant signs it: what is taken, what is refused, and what is filled in.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Order, lineOf, paidWith } from "../../shared/order.ts";

const line = { id: "l1", title: "Blue mug", quantity: 2, paid: 4980 };
const bare = {
  id: "1042",
  currency: "EUR",
  placedAt: "2026-11-01T10:00:00Z",
  country: "DE",
  paid: 5570,
  lines: [line],
  customer: { email: "ada@example.com" },
};
const takes = (more: object) => v.safeParse(Order, { ...bare, ...more }).success;

describe("an order", () => {
  test("needs only what the contract requires, and is silent about the rest", () =>
    expect(v.parse(Order, bare)).toEqual({
      ...bare,
      lines: [{ ...line, tags: [], refundedQuantity: 0 }],
      shippingPaid: 0,
      refunded: 0,
      payments: [],
      customer: { email: "ada@example.com", tags: [], business: false },
      test: false,
    }));

  test.each(["id", "currency", "placedAt", "country", "paid", "lines", "customer"])("is none without %s", (key) =>
    expect(takes({ [key]: undefined })).toBe(false),
  );

  test.each<[string, object]>([
    ["no lines", { lines: [] }],
    ["two lines of one id", { lines: [line, { ...line, title: "Red mug" }] }],
    ["no units", { lines: [{ ...line, quantity: 0 }] }],
    ["minus one unit", { lines: [{ ...line, quantity: -1 }] }],
    ["half a unit", { lines: [{ ...line, quantity: 1.5 }] }],
    ["money as text", { paid: "55.70" }],
    ["money below zero", { paid: -1 }],
    ["money past safe integers", { paid: 2 ** 53 }],
    ["an unknown currency", { currency: "EURO" }],
    ["a currency by a name of the language", { currency: "constructor" }],
    ["a country in words", { country: "Germany" }],
    ["a date without a time", { placedAt: "2026-11-01" }],
    ["a month 13", { placedAt: "2026-13-01T10:00:00Z" }],
    ["a 30 February", { placedAt: "2026-02-30T10:00:00Z" }],
    ["an e-mail without a host", { customer: { email: "ada" } }],
    ["control characters", { number: "#10\u000042" }],
  ])("is none with %s", (_, more) => expect(takes(more)).toBe(false));

  test("keeps an instant with an offset as written", () =>
    expect(v.parse(Order, { ...bare, placedAt: "2026-11-01T11:00:00+01:00" }).placedAt).toBe(
      "2026-11-01T11:00:00+01:00",
    ));
});

describe("of an order", () => {
  const payment = (id: string, captured: number, refunded: number) => ({
    id,
    method: "card",
    label: id,
    captured,
    refunded,
  });
  const order = (...payments: object[]) => v.parse(Order, { ...bare, payments });

  test("a line is found by its own id alone", () => {
    expect(lineOf(order(), "l1")?.title).toBe("Blue mug");
    for (const id of ["l2", "", "0", "length", "__proto__"]) expect(lineOf(order(), id)).toBeNull();
  });

  test("money goes back to the first payment that still has some", () => {
    expect(paidWith(order(payment("gift card", 1000, 1000), payment("Visa", 4570, 1)))).toBe("Visa");
    expect(paidWith(order(payment("Visa", 5570, 5570)))).toBeNull();
    expect(paidWith(order({ id: "p1", method: "bank", captured: 5570 }))).toBeNull();
    expect(paidWith(order())).toBeNull();
  });
});
