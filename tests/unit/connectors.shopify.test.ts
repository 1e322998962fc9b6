// The Shopify connector: every operation against the real schema and its scopes, and every remedy through a shop that
// keeps what it is told, cut off at every call.
import { readFileSync } from "node:fs";
import { TypeInfo, getNamedType, parse, validate, visit, visitWithTypeInfo } from "graphql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Around, RemedyOrder, Steps } from "../../worker/connectors/connector.ts";
import type { Connector } from "../../worker/connectors/connector.ts";
import { operations, scopes } from "../../worker/connectors/shopify/operations.ts";
import { minor } from "../../worker/connectors/shopify/order.ts";
import { shopifyConnector } from "../../worker/connectors/shopify.ts";
import { clientId, clientSecret, fakeShop, signature } from "./connectors.shopify.fake.ts";
import type { Shop } from "./connectors.shopify.fake.ts";
import { shopifySchema } from "./connectors.shopify.schema.ts";
import { ask, cuts, cutting, keptSteps, late, remedyOf, settle, settlementId } from "./connectors.support.ts";

const current = shopifySchema("2026-10");
let now = new Date("2026-11-22T10:00:00Z");
let shop: Shop;
const asked = new Set<string>();

beforeEach(() => {
  shop = fakeShop(current.schema);
  // Days later: no token of an earlier shop is kept.
  now = new Date(now.getTime() + 2 * 86_400_000);
});
afterEach(() => {
  for (const operation of shop.operations) asked.add(operation);
  shop.ended();
});

const own = { kind: "shopify", shop: "kettle.myshopify.com", clientId, clientSecret } as const;
const connect = (around: Partial<Around> = {}, changes: { clientSecret?: string } = {}): Connector =>
  shopifyConnector({ ...own, ...changes }, { fetch: shop.fetch, now: () => now, ...around });

/** `calls` is how many one try takes, from looking to done: each of them is cut. */
type Kind = { name: string; remedy: Partial<RemedyOrder>; calls: number; guest?: true };
const back = { goods: "return", back: { disposition: "discard" } } as const;
const kinds: Kind[] = [
  { name: "a refund over two payments", remedy: { remedy: "refund", amount: 5000 }, calls: 5 },
  { name: "a part, goods kept", remedy: { remedy: "partial_refund", amount: 500 }, calls: 5 },
  { name: "credit in an account", remedy: { remedy: "store_credit" }, calls: 5 },
  { name: "credit in an account with a bonus", remedy: { remedy: "store_credit", bonus: 278 }, calls: 7 },
  { name: "credit for a guest", remedy: { remedy: "store_credit", bonus: 278 }, guest: true, calls: 5 },
  { name: "a new one", remedy: { remedy: "replacement", amount: 0 }, calls: 6 },
  { name: "another one", remedy: { remedy: "exchange", amount: 0, variant: "22" }, calls: 6 },
  { name: "another one, cheaper", remedy: { remedy: "exchange", amount: 300, variant: "22" }, calls: 9 },
  { name: "a refund, goods back", remedy: { remedy: "refund", ...back }, calls: 9 },
  { name: "credit, goods back", remedy: { remedy: "store_credit", ...back }, calls: 9 },
  { name: "a new one, goods back", remedy: { remedy: "replacement", amount: 0, ...back }, calls: 10 },
];

/** What left the shop, in cents and goods. */
const left = () => ({
  money: shop.refunds.flatMap(({ of }) => of.map(({ cents }) => cents)),
  credit: shop.refunds.filter(({ of }) => of.length === 0).map(({ cents }) => cents),
  cards: shop.cards.map(({ amount }) => amount),
  goods: shop.drafts
    .filter(({ order }) => order !== null)
    .flatMap(({ input }) => input.lineItems.map(({ variantId, quantity }) => `${quantity} x ${variantId.slice(-2)}`)),
  returns: shop.returns
    .filter(({ status }) => status !== "CANCELED")
    .map(({ status, lines }) =>
      [status, ...lines.map(({ processed, units, became }) => [`${processed} of ${units}`, ...became].join(" "))].join(
        ", ",
      ),
    ),
});
const expected: Record<string, Partial<ReturnType<typeof left>>> = {
  "a refund over two payments": { money: [4570, 430] },
  "a part, goods kept": { money: [500] },
  "credit in an account": { credit: [2785] },
  "credit in an account with a bonus": { credit: [2785], cards: ["2.78"] },
  "credit for a guest": { cards: ["30.63"] },
  "a new one": { goods: ["1 x 21"] },
  "another one": { goods: ["1 x 22"] },
  "another one, cheaper": { goods: ["1 x 22"], money: [300] },
  "a refund, goods back": { money: [2785], returns: ["CLOSED, 1 of 1 1 NOT_RESTOCKED"] },
  "credit, goods back": { credit: [2785], returns: ["CLOSED, 0 of 1"] },
  "a new one, goods back": { goods: ["1 x 21"], returns: ["CLOSED, 0 of 1"] },
};
const nothing = { money: [], credit: [], cards: [], goods: [], returns: [] };

describe("the real schema", () => {
  const documents = Object.entries(operations).map(([name, text]) => ({ name, text }));

  test.each(["2026-10", "2026-07"] as const)("%s knows every operation, and none is on its way out", (version) => {
    const { schema } = version === "2026-10" ? current : shopifySchema(version);
    const wrong = documents.flatMap(({ name, text }) => [
      ...validate(schema, parse(text)).map(({ message }) => `${name}: ${message}`),
      ...fieldsOf(text, schema)
        .filter(({ deprecated }) => deprecated)
        .map(({ field }) => `${name}: ${field} is old`),
    ]);
    expect(wrong).toEqual([]);
  });

  test("and says when one is wrong", () => {
    const text = operations.refund.replace("userErrors { field", "userErrors { code");
    expect(validate(current.schema, parse(text)).map(({ message }) => message)).toEqual([
      'Cannot query field "code" on type "UserError".',
    ]);
  });

  test("the scopes named are those the operations need, no more and no fewer, here and in the guide", () => {
    const needs = documents.flatMap(({ text }) =>
      fieldsOf(text, current.schema).flatMap(({ type, field, returns }) =>
        current.access
          .filter(({ typeName, fieldName }) =>
            fieldName ? `${typeName}.${fieldName}` === `${type}.${field}` : typeName === returns,
          )
          .map(({ offlineScopes }) => offlineScopes)
          .filter((any) => any.length > 0),
      ),
    );
    // Its scope stands in Shopify's guide alone.
    needs.push(["write_orders"]);
    const met = (given: readonly string[]) =>
      needs.every((any) =>
        any.some((scope) => given.includes(scope) || given.includes(scope.replace("read_", "write_"))),
      );
    expect(met(scopes)).toBe(true);
    expect(scopes.filter((scope) => met(scopes.filter((other) => other !== scope)))).toEqual([]);
    const guide = readFileSync(new URL("../../docs/platforms/shopify.md", import.meta.url), "utf8");
    const named = new Set(guide.match(/\b(?:read|write)_[a-z_]+\b/g));
    expect([...named].toSorted()).toEqual([...scopes, "read_all_orders"].toSorted());
  });
});

describe("every remedy, once", () => {
  test.each(kinds)("$name", async ({ name, remedy, guest }) => {
    shop.guest = guest ?? false;
    const outcome = await settle(connect(), remedyOf(remedy), keptSteps());
    expect(outcome.state).toBe("succeeded");
    expect(left()).toEqual({ ...nothing, ...expected[name] });
    expect(outcome.creditCode).toBe(shop.cards[0]?.code);
  });

  const cases = kinds.flatMap((kind) => cuts(kind.calls).map((cut) => ({ ...kind, ...cut })));
  test.each(cases)("$name, $lost of call $call lost, then it $then", async ({ name, remedy: what, guest, ...cut }) => {
    shop.guest = guest ?? false;
    const [steps, remedy] = [keptSteps(), remedyOf(what)];
    await ask(connect({ fetch: cutting(shop.fetch, cut) }), remedy, steps);
    expect((await settle(connect(), remedy, steps)).state).toBe("succeeded");
    expect(left()).toEqual({ ...nothing, ...expected[name] });
  });

  test.each(kinds)("$name: $calls calls, all of them cut above", async ({ remedy, guest, calls }) => {
    shop.guest = guest ?? false;
    const network = cutting(shop.fetch, null);
    await ask(connect({ fetch: network }), remedyOf(remedy), keptSteps());
    expect(network.count).toBe(calls);
  });

  const saves = kinds.flatMap((kind) =>
    [0, 1, 2].flatMap((at) => [true, false].map((kept) => ({ ...kind, at, kept }))),
  );
  test.each(saves)("$name, dying at save $at, kept: $kept", async ({ name, remedy: what, guest, at, kept }) => {
    shop.guest = guest ?? false;
    const [steps, remedy] = [keptSteps(), remedyOf(what)];
    await ask(connect(), remedy, dyingAt(steps, at, kept));
    expect((await settle(connect(), remedy, steps)).state).toBe("succeeded");
    expect(left()).toEqual({ ...nothing, ...expected[name] });
  });

  test.each(kinds)("$name, though search finds nothing new for hours", async ({ name, remedy: what, guest }) => {
    Object.assign(shop, { guest: guest ?? false, searchLags: true });
    const [steps, remedy] = [keptSteps(), remedyOf(what)];
    for (const call of [6, 5, 4, 3]) {
      const network = cutting(shop.fetch, { call, lost: "answer", then: "dies" });
      await ask(connect({ fetch: network }), remedy, steps);
    }
    await settle(connect(), remedy, steps);
    expect(left()).toEqual({ ...nothing, ...expected[name] });
  });

  const paying = kinds.filter(({ name }) => !["a new one", "another one", "a new one, goods back"].includes(name));
  test.each(paying)("$name, arriving after we looked again", async ({ name, remedy, guest }) => {
    shop.guest = guest ?? false;
    const network = late(shop.fetch, (body) => /refundCreate|giftCardCreate/.test(body));
    const outcome = await settle(connect({ fetch: network }), remedyOf(remedy), keptSteps());
    expect(outcome.state).toBe("succeeded");
    expect(left()).toEqual({ ...nothing, ...expected[name] });
  });

  test("a gift card whose secret was changed half-way is for a person, not made again", async () => {
    Object.assign(shop, { guest: true, searchLags: true });
    const [steps, remedy] = [keptSteps(), remedyOf({ remedy: "store_credit" })];
    await connect().execute(remedy, steps);
    shop.secret = "shpss_another";
    const result = await ask(connect({}, { clientSecret: shop.secret }), remedy, steps);
    expect(result).toMatchObject({ state: "unclear", problem: expect.stringContaining("secret changed") });
    expect(shop.cards).toHaveLength(1);
  });

  test("a setting changed half-way doesn't give credit in both ways", async () => {
    const [steps, remedy] = [keptSteps(), remedyOf({ remedy: "store_credit" })];
    await ask(connect({ fetch: cutting(shop.fetch, { call: 3, lost: "answer", then: "dies" }) }), remedy, steps);
    shop.accounts = "CLASSIC";
    await settle(connect(), remedy, steps);
    expect(left()).toEqual({ ...nothing, credit: [2785] });
  });
});

describe("goods that come back", () => {
  const refundOf = (changes: Partial<RemedyOrder> = {}) => remedyOf({ ...back, ...changes });
  const ofUnits = (quantity: number) => ({ line: { ...remedyOf().line, quantity } });
  const unitsOff = async () => (await connect().getOrder!("1042"))!.lines[0]!.refundedQuantity;
  const unit = { fulfillmentLineItemId: "gid://shopify/FulfillmentLineItem/31", returnReason: "OTHER" };
  const staffReturns = (quantity: number) => shop.opened({ ...unit, quantity, returnReasonNote: "Ada rang us." });

  test("take their unit off the order once, and the money goes back alone", async () => {
    await settle(connect(), refundOf(), keptSteps());
    expect(await unitsOff()).toBe(1);
    expect(shop.refundedUnits).toBe(0);
  });

  test.each([
    ["restock", "PROCESSING_REQUIRED"],
    ["refurbish", "PROCESSING_REQUIRED"],
    ["return_to_shopper", "NOT_RESTOCKED"],
    ["missing", "MISSING"],
  ] as const)("%s is %s", async (disposition, became) => {
    await settle(connect(), refundOf({ back: { disposition } }), keptSteps());
    expect(left().returns).toEqual([`CLOSED, 1 of 1 1 ${became}`]);
  });

  test("and what became of them may not be known", async () => {
    await settle(connect(), refundOf({ back: { disposition: null } }), keptSteps());
    expect(left().returns).toEqual(["CLOSED, 1 of 1"]);
  });

  test("sent in two parcels, they are one return", async () => {
    shop.sent = ["31", "32"].map((id) => ({ id: `gid://shopify/FulfillmentLineItem/${id}`, units: 1 }));
    await settle(connect(), refundOf(ofUnits(2)), keptSteps());
    expect(left().returns).toEqual(["CLOSED, 1 of 1 1 NOT_RESTOCKED, 1 of 1 1 NOT_RESTOCKED"]);
    expect(await unitsOff()).toBe(2);
  });

  test("of two items of a line, each is a return; of a third no unit is left", async () => {
    for (const itemId of ["i1", "i11", "i3"])
      await settle(connect(), refundOf({ settlementId: `set_${itemId}`, itemId, amount: 1000 }), keptSteps());
    expect(left()).toMatchObject({
      money: [1000, 1000, 1000],
      returns: Array(2).fill("CLOSED, 1 of 1 1 NOT_RESTOCKED"),
    });
    expect(await unitsOff()).toBe(2);
  });

  test("are returned once, whichever settlement pays in the end", async () => {
    shop.refundStatus = "FAILURE";
    expect(await settle(connect(), refundOf(), keptSteps())).toMatchObject({ state: "failed" });
    shop.refundStatus = "SUCCESS";
    await settle(connect(), refundOf({ settlementId: "set_another" }), keptSteps());
    expect(left().returns).toEqual(["CLOSED, 1 of 1 1 NOT_RESTOCKED"]);
    expect(await unitsOff()).toBe(1);
  });

  test("for which there isn't money enough are no return yet", async () => {
    await settle(connect(), remedyOf({ amount: 5000 }), keptSteps());
    const more = refundOf({ settlementId: "set_another", amount: 571 });
    expect(await settle(connect(), more, keptSteps())).toMatchObject({ state: "failed" });
    expect(left().returns).toEqual([]);
  });

  test("a return that staff opened for them is theirs and ours", async () => {
    staffReturns(1);
    await settle(connect(), refundOf(), keptSteps());
    expect(left()).toMatchObject({ money: [2785], returns: ["CLOSED, 1 of 1 1 NOT_RESTOCKED"] });
  });

  test.each(cuts(7))("a return that staff opened, $lost of call $call lost, then it $then", async (cut) => {
    staffReturns(1);
    const steps = keptSteps();
    const network = cutting(shop.fetch, cut);
    await ask(connect({ fetch: network }), refundOf(), steps);
    expect(network.count).toBeGreaterThan(cut.call);
    await settle(connect(), refundOf(), steps);
    expect(left()).toEqual({ ...nothing, ...expected["a refund, goods back"] });
    expect(await unitsOff()).toBe(1);
  });

  test("a return that staff opened for more is left alone, and money isn't kept waiting", async () => {
    staffReturns(2);
    await settle(connect(), refundOf(), keptSteps());
    expect(left()).toMatchObject({ money: [2785], returns: ["OPEN, 0 of 2"] });
    expect(await unitsOff()).toBe(1);
  });

  test("a return that staff opened is closed by nobody else", async () => {
    shop.sent[0]!.units = 1;
    staffReturns(1);
    await settle(connect(), refundOf({ remedy: "store_credit" }), keptSteps());
    expect(left()).toMatchObject({ credit: [2785], returns: ["OPEN, 0 of 1"] });
  });

  test("a line returned in part already leaves too few for a return", async () => {
    shop.returns = [staffReturns(1)].map((one) => ({ ...one, status: "CLOSED" }));
    shop.returns[0]!.lines[0]!.processed = 1;
    await settle(connect(), refundOf(ofUnits(2)), keptSteps());
    expect(left()).toMatchObject({ money: [2785], returns: ["CLOSED, 1 of 1"] });
    expect(await unitsOff()).toBe(1);
  });

  test("what never went out can't be returned, and is refunded", async () => {
    shop.sent = [];
    await settle(connect(), refundOf(), keptSteps());
    expect(left()).toMatchObject({ money: [2785], returns: [] });
    expect(await unitsOff()).toBe(1);
  });

  test.each(kinds.filter(({ remedy }) => remedy.back))("$name, though the app may not", async ({ name, remedy }) => {
    shop.scopes = shop.scopes.filter((scope) => scope !== "write_returns");
    await settle(connect(), remedyOf(remedy), keptSteps());
    expect(left()).toEqual({ ...nothing, ...expected[name], returns: [] });
  });

  const losing = (what: RegExp, lost: "question" | "answer"): typeof fetch => {
    return async (input, init) => {
      if (!what.test(String(init?.body))) return shop.fetch(input, init);
      if (lost === "answer") await shop.fetch(input, init);
      throw new TypeError("The connection was lost.");
    };
  };
  test.each([
    ["returnableFulfillments", "question"],
    ["returnCreate", "question"],
    ["returnCreate", "answer"],
    ["returnProcess", "question"],
    ["returnProcess", "answer"],
  ] as const)("%s without an %s: money waits a few tries for it, and no longer", async (what, lost) => {
    const steps = keptSteps();
    const network = losing(new RegExp(what), lost);
    const answers = [];
    for (const attempt of [0, 1, 2, 3])
      answers.push(await ask(connect({ fetch: network }), refundOf({ attempt }), steps));
    expect(answers.at(-1)).toMatchObject({ state: "succeeded" });
    expect(left().money).toEqual([2785]);
    expect(await unitsOff()).toBeLessThanOrEqual(1);
  });

  test("processed unseen, they aren't counted a second time", async () => {
    const steps = keptSteps();
    await ask(connect({ fetch: losing(/returnProcess/, "answer") }), refundOf(), steps);
    const blind = connect({ fetch: losing(/returnableFulfillments/, "question") });
    expect(await ask(blind, refundOf({ attempt: 3 }), steps)).toMatchObject({ state: "succeeded" });
    expect(await unitsOff()).toBe(1);
  });

  test("once refunded without a return, they stay so: a key's question never changes", async () => {
    const [steps, sent] = [keptSteps(), shop.sent];
    shop.sent = [];
    await ask(connect({ fetch: losing(/refundCreate/, "question") }), refundOf(), steps);
    shop.sent = sent;
    await settle(connect(), refundOf(), steps);
    expect(left()).toMatchObject({ money: [2785], returns: [] });
    expect(shop.refundedUnits).toBe(1);
  });

  test("another item's open return is none of this one's", async () => {
    await ask(connect({ fetch: losing(/returnProcess/, "question") }), refundOf(), keptSteps());
    await settle(connect(), refundOf({ settlementId: "set_another", itemId: "i2" }), keptSteps());
    expect(left().returns).toEqual(["OPEN, 0 of 1", "CLOSED, 1 of 1 1 NOT_RESTOCKED"]);
  });

  test.each(["returnCreate", "returnProcess"])("%s arriving after we looked again", async (what) => {
    const network = late(shop.fetch, (body) => body.includes(what));
    await settle(connect({ fetch: network }), refundOf(), keptSteps());
    expect(left()).toEqual({ ...nothing, ...expected["a refund, goods back"] });
    expect(await unitsOff()).toBe(1);
  });

  test("are a return as soon as they are promised, and the same one in the end", async () => {
    const steps = keptSteps();
    const promised = refundOf({ back: { disposition: null } });
    for (const _ of [1, 2]) await connect().expectGoods!(promised, steps);
    expect(left()).toEqual({ ...nothing, returns: ["OPEN, 0 of 1"] });
    await settle(connect(), refundOf(), steps);
    expect(left()).toEqual({ ...nothing, ...expected["a refund, goods back"] });
  });

  test.each(cuts(4))("promised, $lost of call $call lost, then it $then: one return in the end", async (cut) => {
    const steps = keptSteps();
    const network = cutting(shop.fetch, cut);
    await connect({ fetch: network }).expectGoods!(refundOf(), steps).catch(() => null);
    expect(network.count).toBeGreaterThan(cut.call);
    await settle(connect(), refundOf(), steps);
    expect(left()).toEqual({ ...nothing, ...expected["a refund, goods back"] });
  });

  test("promised before they were sent, or where the app may not, they are none yet", async () => {
    const { sent, scopes: allowed } = shop;
    shop.sent = [];
    await connect().expectGoods!(refundOf(), keptSteps());
    Object.assign(shop, { sent, scopes: [] });
    await connect().expectGoods!(refundOf(), keptSteps());
    expect(left().returns).toEqual([]);
    shop.scopes = allowed;
    await settle(connect(), refundOf(), keptSteps());
    expect(left().returns).toEqual(["CLOSED, 1 of 1 1 NOT_RESTOCKED"]);
  });

  test("a return that nothing came of is taken back, one that was processed stays", async () => {
    const steps = keptSteps();
    await ask(connect({ fetch: losing(/returnProcess/, "question") }), refundOf(), steps);
    expect(left().returns).toEqual(["OPEN, 0 of 1"]);
    await connect().abandon!(refundOf(), steps);
    expect(left().returns).toEqual([]);
    await settle(connect(), refundOf(), keptSteps());
    await connect().abandon!(refundOf(), keptSteps());
    expect(left().returns).toEqual(["CLOSED, 1 of 1 1 NOT_RESTOCKED"]);
  });
});

describe("what Shopify says", () => {
  test("more than is left is refused", async () => {
    await settle(connect(), remedyOf({ amount: 5000 }), keptSteps());
    const more = remedyOf({ settlementId: "set_another", amount: 571 });
    expect(await settle(connect(), more, keptSteps())).toMatchObject({ state: "failed" });
    expect(await connect().quoteRefund!(more)).toBe(570);
  });

  test.each([
    ["PENDING", "pending"],
    ["FAILURE", "failed"],
  ])("a refund that is %s: %s", async (status, state) => {
    shop.refundStatus = status;
    expect(await ask(connect(), remedyOf(), keptSteps())).toMatchObject({ state });
    expect(await ask(connect(), remedyOf(), keptSteps())).toMatchObject({ state });
    expect(shop.refunds).toHaveLength(1);
  });

  test.each(["AWAITING_RESPONSE", "UNKNOWN", null])("a refund whose money is %s is pending", async (status) => {
    await settle(connect(), remedyOf(), keptSteps());
    if (status) shop.refunds[0]!.of[0]!.status = status;
    else shop.refunds[0]!.of = [];
    expect(await connect().findRemedy(remedyOf(), keptSteps())).toBeNull();
    expect(await connect().execute(remedyOf(), keptSteps())).toEqual({ state: "pending" });
    expect(shop.refunds).toHaveLength(1);
  });

  test("an order in another currency is left alone", async () => {
    expect(await settle(connect(), remedyOf({ currency: "EUR" }), keptSteps())).toMatchObject({ state: "failed" });
    expect(left()).toEqual(nothing);
  });

  test.each(["gid://shopify/Order/1042", "1042 ", "#1042", "../1042"])("%s is no order's number", async (id) => {
    expect(await connect().getOrder!(id)).toBeNull();
    const network = cutting(shop.fetch, null);
    const remedy = remedyOf({ order: { id, number: null } });
    expect(await connect({ fetch: network }).execute(remedy, keptSteps())).toMatchObject({ state: "failed" });
    expect(network.count).toBe(0);
  });

  test("a draft that will not go on is taken away, an order stays", async () => {
    const remedy = remedyOf({ remedy: "replacement", amount: 0 });
    const steps = keptSteps();
    await ask(connect({ fetch: cutting(shop.fetch, { call: 4, lost: "answer", then: "dies" }) }), remedy, steps);
    expect(shop.drafts).toHaveLength(1);
    await connect().abandon!(remedy, steps);
    expect(shop.drafts).toHaveLength(0);
    await settle(connect(), remedy, keptSteps());
    await connect().abandon!(remedy, keptSteps());
    expect(left().goods).toEqual(["1 x 21"]);
  });

  test("the shares settled on are kept to, as far as they can be", async () => {
    const tenders = [
      { payment: "1", amount: 800 },
      { payment: "2", amount: 1985 },
    ];
    await settle(connect(), remedyOf({ tenders }), keptSteps());
    expect(left().money).toEqual([1985, 800]);
    const more = remedyOf({ settlementId: "set_another", amount: 900, tenders: [{ payment: "1", amount: 900 }] });
    await settle(connect(), more, keptSteps());
    expect(left().money).toEqual([1985, 800, 700, 200]);
  });

  test("an empty bucket is waited for", async () => {
    shop.throttled = 3;
    expect(await settle(connect(), remedyOf(), keptSteps())).toMatchObject({ state: "succeeded" });
    expect(shop.throttled).toBe(0);
  });

  test("a token lasts a day, and one taken away is fetched anew", async () => {
    await connect().getOrder!("1042");
    await connect().getOrder!("1042");
    expect(shop.tokensGiven).toBe(1);
    shop.tokens.clear();
    expect(await connect().getOrder!("1042")).not.toBeNull();
    expect(shop.tokensGiven).toBe(2);
    now = new Date(now.getTime() + 86_399_000 - 100_000);
    await connect().getOrder!("1042");
    expect(shop.tokensGiven).toBe(3);
  });
});

describe("an order's facts", () => {
  test("in our words", async () => {
    expect(await connect().getOrder!("1042")).toMatchObject({
      id: "1042",
      number: "#1042",
      currency: "USD",
      placedAt: "2026-11-01T10:00:00Z",
      country: "DE",
      shippingPaid: 590,
      paid: 5570,
      refunded: 0,
      test: false,
      lines: [
        {
          id: "11",
          sku: "MUG-BL",
          title: "Blue mug",
          variant: "350 ml",
          quantity: 2,
          paid: 4980,
          inStock: true,
          tags: ["ceramics"],
          fulfilledAt: "2026-11-02T10:00:00Z",
          deliveredAt: "2026-11-05T09:12:00Z",
        },
      ],
      payments: [
        { id: "1", method: "gift_card", captured: 1000, refunded: 0 },
        { id: "2", method: "card", captured: 4570, refunded: 0 },
      ],
      tracking: { carrier: "DHL", number: "123" },
      customer: { id: "77", email: "ada@example.com", name: "Ada", tags: ["vip"] },
    });
  });

  test("a refund of ours is counted back with its unit; credit is not", async () => {
    await settle(connect(), remedyOf(), keptSteps());
    await settle(connect(), remedyOf({ settlementId: "set_credit", remedy: "store_credit", amount: 900 }), keptSteps());
    const order = await connect().getOrder!("1042");
    expect([order!.refunded, order!.lines[0]!.refundedQuantity]).toEqual([2785, 1]);
    expect(order!.payments.map(({ refunded }) => refunded)).toEqual([0, 2785]);
  });

  test("of every page of lines", async () => {
    shop.lineCount = 120;
    const order = await connect().getOrder!("1042");
    expect(new Set(order!.lines.map(({ id }) => id)).size).toBe(120);
    expect(order!.lines[1]!.deliveredAt).toBeUndefined();
  });

  test("by number and e-mail, and null for every mismatch alike", async () => {
    const find = connect().findOrder!;
    for (const number of ["#1042", "1042", " 1042 "]) expect((await find(number, "Ada@Example.com"))?.id).toBe("1042");
    expect(await find("1042", "eve@example.com")).toBeNull();
    expect(await find("1043", "ada@example.com")).toBeNull();
    const before = shop.operations.length;
    expect(await find('1042" OR name:"1', "ada@example.com")).toBeNull();
    expect(await find("1042", 'ada@example.com" OR email:"*')).toBeNull();
    expect(shop.operations).toHaveLength(before);
  });

  test.each([
    ["500.0", "JPY", 500],
    ["27.85", "USD", 2785],
    ["27.8", "USD", 2780],
    ["27", "USD", 2700],
    ["1.5", "KWD", 1500],
    ["0.00", "ISK", 0],
  ])("%s %s is %i", (amount, currency, expectedMinor) => {
    expect(minor({ presentmentMoney: { amount } }, currency)).toBe(expectedMinor);
  });

  test.each([
    ["500.5", "JPY"],
    ["1.005", "USD"],
    ["-1.00", "USD"],
    ["1e3", "USD"],
  ])("%s %s is no amount", (amount, currency) => {
    expect(() => minor({ presentmentMoney: { amount } }, currency)).toThrow("no amount");
  });
});

describe("the set-up", () => {
  test("is well", async () => expect(await connect().check!()).toEqual([]));

  test("names what is missing", async () => {
    shop.scopes = ["read_orders", "read_customers", "read_products", "write_draft_orders"];
    const [fault] = await connect().check!();
    expect(fault).toMatchObject({
      code: "permission",
      text: expect.stringContaining("write_orders, write_gift_cards, write_returns:"),
    });
  });

  test("a wrong secret, a wrong shop, nobody there", async () => {
    expect(await connect({}, { clientSecret: "shpss_wrong" }).check!()).toMatchObject([{ code: "credentials" }]);
    const nowhere: typeof fetch = async () => new Response("", { status: 404 });
    const elsewhere = { ...own, shop: "nowhere.myshopify.com" };
    const check = (fetch: typeof globalThis.fetch) => shopifyConnector(elsewhere, { fetch, now: () => now }).check!();
    expect(await check(nowhere)).toMatchObject([{ code: "address" }]);
    const dead = cutting(shop.fetch, { call: 0, lost: "question", then: "dies" });
    expect(await check(dead)).toMatchObject([{ code: "unreachable" }]);
  });
});

describe("what Shopify tells by itself", () => {
  const headers = (body: string, topic: string) =>
    new Headers({
      "X-Shopify-Hmac-SHA256": signature(body),
      "X-Shopify-Webhook-Id": "w1",
      "X-Shopify-Topic": topic,
    });

  test.each([
    ["orders/updated", '{"id":1042}'],
    ["refunds/create", '{"id":500,"order_id":1042}'],
    ["fulfillments/update", '{"id":7,"order_id":1042}'],
  ])("%s names the order", async (topic, body) => {
    expect(await connect().verifyWebhook!(headers(body, topic), body)).toEqual({ id: "w1", orderId: "1042" });
  });

  /** As Shopify's own documents print it, with much that is not read. */
  const transaction = (changes: object = {}) => {
    const id = Number(shop.refunds[0]!.of[0]!.id.split("/").at(-1));
    const about = {
      id,
      order_id: 1042,
      kind: "refund",
      gateway: "shopify_payments",
      status: "failure",
      amount: "27.85",
    };
    return JSON.stringify({ ...about, message: "Account closed", parent_id: 2, ...changes });
  };
  const tellOf = (body: string, network = shop.fetch) =>
    connect({ fetch: network }).verifyWebhook!(headers(body, "order_transactions/create"), body);

  describe("of a refund's money", () => {
    const told = { id: "w1", orderId: "1042" };
    beforeEach(() => settle(connect(), remedyOf(), keptSteps()));

    test.each(["FAILURE", "ERROR"])("%s days later", async (status) => {
      shop.refunds[0]!.of[0]!.status = status;
      const refundFailed = { settlementId, reason: expect.stringContaining("payment provider refused") };
      expect(await tellOf(transaction({ status: status.toLowerCase() }))).toEqual({ ...told, refundFailed });
    });

    test.each([
      ["success", { status: "success" }],
      ["a payment that failed", { kind: "sale" }],
      ["one we don't know", { id: 7 }],
      ["no transaction's id", { id: "7/../1" }],
      ["none at all", { id: undefined }],
    ])("%s is only news of the order", async (_, changes) => {
      shop.refunds[0]!.of[0]!.status = "FAILURE";
      expect(await tellOf(transaction(changes))).toEqual(told);
    });

    test("is asked of Shopify, whatever is told", async () => {
      expect(await tellOf(transaction())).toEqual(told);
      const nobody: typeof fetch = async () => new Response("", { status: 503 });
      now = new Date(now.getTime() + 2 * 86_400_000);
      await expect(tellOf(transaction(), nobody)).rejects.toThrow("no token");
    });

    test("that went over two payments and failed on one is in doubt", async () => {
      const { of } = shop.refunds[0]!;
      of.push({ ...of[0]!, id: "gid://shopify/OrderTransaction/77", status: "SUCCESS" });
      of[0]!.status = "FAILURE";
      expect(await tellOf(transaction())).toEqual({ ...told, inDoubt: settlementId });
      await expect(connect().findRemedy(remedyOf(), keptSteps())).rejects.toThrow("another one refused");
    });

    test("that staff sent by hand is none of ours", async () => {
      Object.assign(shop.refunds[0]!, { note: "By hand" }).of[0]!.status = "FAILURE";
      expect(await tellOf(transaction())).toEqual(told);
    });
  });

  test("none but Shopify's own word", async () => {
    const body = '{"id":1042}';
    const good = headers(body, "orders/updated");
    expect(await connect().verifyWebhook!(good, `${body} `)).toBeNull();
    expect(await connect().verifyWebhook!(new Headers(), body)).toBeNull();
    good.set("X-Shopify-Hmac-SHA256", "not base64!");
    expect(await connect().verifyWebhook!(good, body)).toBeNull();
  });
});

test("every operation was asked of the shop", () => {
  const names = Object.values(operations).map((text) => /(?:query|mutation) (\w+)/.exec(text)![1]!);
  expect(names.filter((name) => !asked.has(name))).toEqual([]);
});

/** An isolate that dies at a save, after or before it was kept. */
function dyingAt(steps: Steps, at: number, kept: boolean): Steps {
  let saves = 0;
  return {
    load: () => {
      if (saves > at) throw new Error("It died.");
      return steps.load();
    },
    save: (progress) => {
      if (saves++ < at) return steps.save(progress);
      if (saves === at + 1 && kept) steps.save(progress);
      throw new Error("It died.");
    },
  };
}

type Field = { type: string; field: string; returns: string; deprecated: boolean };

function fieldsOf(text: string, schema: typeof current.schema): Field[] {
  const info = new TypeInfo(schema);
  const fields: Field[] = [];
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef()!;
        const returns = getNamedType(field.type).name;
        fields.push({
          type: info.getParentType()!.name,
          field: field.name,
          returns,
          deprecated: field.deprecationReason != null,
        });
      },
    }),
  );
  return fields;
}
