// The demo shop as a shopper meets it: its pages, the tokens on them, and what its own file says of refunds.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import type { Amends } from "../browser/harness.ts";
import { answerOf, caseOf, problemOf, shopperOf } from "../worker/client.ts";
import type { Send, Shopper } from "../worker/client.ts";
import { OrderShape } from "../worker/shapes.ts";
import type { Case } from "../worker/shapes.ts";

export type Refund = { settlementId: string; orderId: string; reference: string; amount: number };
type Line = { id: string; quantity: number; deliveredAt?: string };

/** A page of the shop, once it answers. */
export async function pageOf(amends: Amends, path: string): Promise<string> {
  for (;;) {
    const page = await fetch(amends.shop + path)
      .then((response) => response.text())
      .catch(() => null);
    if (page !== null) return page;
    await setTimeout(100);
  }
}

export async function orderIds(amends: Amends): Promise<string[]> {
  return [...(await pageOf(amends, "/")).matchAll(/href="\/orders\/(\w+)"/g)].map((match) => match[1]!);
}

/** Somebody who loads the order's page anew before each thing they do: its token says what the shop has refunded by then. */
export function visitorOf(amends: Amends, send: Send, order: string): Shopper {
  return shopperOf(send, async () => {
    const token = /data-order="([^"]+)"/.exec(await pageOf(amends, `/orders/${order}`));
    if (!token?.[1]) throw new Error(`The page of order ${order} has no token.`);
    return token[1];
  });
}

export async function orderAs(shopper: Shopper): Promise<{ lines: Line[]; refunded: number }> {
  const { order } = await answerOf(await shopper.order(), 200, OrderShape);
  return order as typeof order & { lines: Line[]; refunded: number };
}

/** Everything that was delivered of an order came broken: a case for each unit, one after the other. */
export async function allBroken(shopper: Shopper): Promise<Case[]> {
  const { lines } = await orderAs(shopper);
  const units = lines.filter((line) => line.deliveredAt).flatMap(({ id, quantity }) => Array(quantity).fill(id));
  const cases: Case[] = [];
  for (const lineId of units as string[]) cases.push(await oneBroken(shopper, lineId));
  return cases;
}

/** Takes the money where it is offered at once; all else is left as it is. */
async function oneBroken(shopper: Shopper, lineId: string): Promise<Case> {
  const opened = await openedSoon(shopper, {
    text: "This one came broken.",
    lang: "en",
    items: [{ lineId, quantity: 1, reason: "damaged" }],
  });
  const refund = opened.items[0]!.offers.find((offer) => offer.remedy === "refund");
  if (refund?.mode !== "automatic" || refund.goods === "return") return opened;
  return caseOf(await shopper.accept(opened, "refund"));
}

/**
 * A page that tells of a refund which may or may not be the one under way leaves its unit counted twice. That must pass:
 * who comes back with a page loaded anew finds the unit free within the lease of a delivery that was killed.
 */
async function openedSoon(shopper: Shopper, body: unknown): Promise<Case> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const answer = await shopper.submit(body);
    if (answer.ok || Date.now() > deadline) return caseOf(answer, 201);
    expect(["case_open", "quantity_exceeds_left"]).toContain((await problemOf(answer)).code);
    await setTimeout(200);
  }
}

/** What the shop's own file says it has refunded; empty before its first save. */
export function refundsOnDisk(amends: Amends): Refund[] {
  const file = join(amends.state, "shop.json");
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, "utf8")) as { refunds: Refund[] }).refunds;
}
