import * as v from "valibot";
import { expect, test } from "vitest";
import { factsOf, MedusaOrder } from "../../worker/connectors/medusa/order.ts";

/** What one Medusa that runs can't easily be brought to: the rest is tested against it, in tests/platforms/medusa. */

test("payments come in the order they were made, whatever order they are told in: the last goes back first", () => {
  const payment = (id: string, created_at: string, amount: number) => ({ id, created_at, captures: [{ amount }] });
  const order = v.parse(MedusaOrder, {
    id: "order_1",
    display_id: 7,
    email: "ada@example.com",
    currency_code: "eur",
    created_at: "2026-06-01T10:00:00.000Z",
    items: [{ id: "ordli_1", title: "Blue mug", quantity: 1, total: 45 }],
    payment_collections: [
      { payments: [payment("pay_late", "2026-06-02T10:00:00.000Z", 5)] },
      { payments: [payment("pay_early", "2026-06-01T10:00:00.000Z", 40)] },
    ],
    shipping_address: { country_code: "de" },
  });
  expect(factsOf(order)?.payments.map(({ id, captured }) => [id, captured])).toEqual([
    ["pay_early", 4000],
    ["pay_late", 500],
  ]);
});
