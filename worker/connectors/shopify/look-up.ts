import * as v from "valibot";
import type { Ask } from "./api.ts";
import { operations } from "./operations.ts";
import { orderFacts } from "./order.ts";

/** An order by its number and e-mail. */

const Found = v.object({
  orders: v.object({
    nodes: v.array(v.object({ legacyResourceId: v.string(), name: v.string(), email: v.nullable(v.string()) })),
  }),
});

/** Shopify's search is a language and forgives much: what goes in is plain, and what comes out is compared again. */
export async function findOrder(ask: Ask, number: string, email: string) {
  const name = plainNumber(number);
  if (!/^[\w.-]{1,40}$/.test(name) || !/^[^\s"'\\():]{1,320}$/.test(email)) return null;
  const { orders } = await ask(operations.findOrder, { query: `name:"${name}" AND email:"${email}"` }, Found);
  const found = orders.nodes.find(
    (order) => plainNumber(order.name) === name && order.email?.toLowerCase() === email.trim().toLowerCase(),
  );
  return found ? orderFacts(ask, found.legacyResourceId) : null;
}

const plainNumber = (number: string) => number.trim().replace(/^#/, "").toLowerCase();
