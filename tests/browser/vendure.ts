// As much of Vendure's Admin API as a check and a look-up need: one order, and keys that fit or don't.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const KEY = "lookup:the-right-key";

export type Buyer = { code: string; email: string };

/** Stands on this machine until `close`. */
export async function startVendure({ code, email }: Buyer): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { query, variables } = JSON.parse(body) as Call;
      const fits = request.headers["vendure-api-key"] === KEY;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(fits ? { data: dataFor(query, variables, orderOf(code, email)) } : forbidden));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/admin-api`, close: () => server.close() };
}

type Call = { query: string; variables?: { id?: string; codes?: string[] } };
type Order = ReturnType<typeof orderOf>;

const forbidden = {
  errors: [{ message: "You are not currently authorized to perform this action", extensions: { code: "FORBIDDEN" } }],
};

function dataFor(query: string, variables: Call["variables"], order: Order): unknown {
  if (query.includes("activeChannel")) return { activeChannel: channel };
  if (query.includes("orders(")) {
    return { orders: { items: variables?.codes?.includes(order.code) ? [{ id: order.id }] : [] } };
  }
  if (query.includes("order(")) return { order: variables?.id === order.id ? order : null };
  return {};
}

const channel = { defaultLanguageCode: "en", defaultCurrencyCode: "EUR", pricesIncludeTax: true };

function orderOf(code: string, emailAddress: string) {
  const product = {
    variants: [{ id: "7", name: "Blue mug", priceWithTax: 2490, stockLevel: "IN_STOCK", enabled: true }],
  };
  const day = 86_400_000;
  const before = (days: number) => new Date(Date.now() - days * day).toISOString();
  return {
    id: "31",
    code,
    orderPlacedAt: before(6),
    currencyCode: "EUR",
    shipping: 496,
    shippingWithTax: 590,
    customer: { id: "5", emailAddress, firstName: "Ada", lastName: "Lovelace" },
    shippingAddress: { countryCode: "DE" },
    billingAddress: null,
    lines: [
      {
        id: "61",
        quantity: 2,
        proratedLinePrice: 4185,
        proratedLinePriceWithTax: 4980,
        productVariant: { id: "7", sku: "MUG-BL", name: "Blue mug", stockLevel: "IN_STOCK", product },
      },
    ],
    payments: [{ id: "11", createdAt: before(6), method: "card", state: "Settled", amount: 5570, refunds: [] }],
    fulfillments: [{ id: "3", method: "DHL", trackingCode: "00340", lines: [{ orderLineId: "61", quantity: 2 }] }],
    history: {
      items: [
        { createdAt: before(4), data: { fulfillmentId: "3", to: "Shipped" } },
        { createdAt: before(2), data: { fulfillmentId: "3", to: "Delivered" } },
      ],
    },
  };
}
