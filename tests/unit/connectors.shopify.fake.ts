// A small shop that keeps what it is told and answers through graphql-js on Shopify's real schema: what we send is checked
// against it, and what we get has its shape. How it behaves besides is what Shopify's documents say.
import { createHmac } from "node:crypto";
import { getDirectiveValues, graphql } from "graphql";
import type { GraphQLResolveInfo, GraphQLSchema } from "graphql";

export const clientSecret = "shpss_of_the_tests";
export const clientId = "client-of-the-tests";

type Transaction = { id: string; kind: string; status: string; gateway: string; cents: number; parent: string | null };
type Refund = { id: string; note: string; cents: number; of: Transaction[] };
type Draft = { id: string; tags: string[]; status: string; order: { name: string } | null; input: DraftInput };
type DraftInput = {
  tags: string[];
  lineItems: { variantId: string; quantity: number }[];
  appliedDiscount: { value: number; valueType: string };
};
type RefundInput = {
  note: string;
  currency: string;
  transactions?: { parentId: string; gateway: string; amount: string }[];
  refundMethods?: { storeCreditRefund: { amount: { amount: string } } }[];
  refundLineItems?: { lineItemId: string; quantity: number }[];
};

type FulfilledLine = { id: string; units: number };
type ReturnLine = { id: string; of: string; units: number; processed: number; note: string; became: string[] };
type Return = { id: string; status: string; lines: ReturnLine[] };
type ReturnInput = {
  returnLineItems: {
    fulfillmentLineItemId: string;
    quantity: number;
    returnReason?: string;
    returnReasonNote: string;
  }[];
};
type Disposal = { reverseFulfillmentOrderLineItemId: string; quantity: number; dispositionType: string };
type ProcessInput = {
  returnId: string;
  returnLineItems: { id: string; quantity: number; dispositions?: Disposal[] }[];
  financialTransfer?: object;
};

export type Shop = ReturnType<typeof fakeShop>;

const cents = (amount: string) => Math.round(Number(amount) * 100);
const errors = (message: string, code?: string) => [{ message, field: null, ...(code && { code }) }];

export function fakeShop(schema: GraphQLSchema) {
  const shop = {
    refunds: [] as Refund[],
    drafts: [] as Draft[],
    cards: [] as { code: string; note: string; amount: string }[],
    transactions: [
      {
        id: "gid://shopify/OrderTransaction/1",
        kind: "SALE",
        status: "SUCCESS",
        gateway: "gift_card",
        cents: 1000,
        parent: null,
      },
      {
        id: "gid://shopify/OrderTransaction/2",
        kind: "SALE",
        status: "SUCCESS",
        gateway: "shopify_payments",
        cents: 4570,
        parent: null,
      },
    ] as Transaction[],
    refundedUnits: 0,
    /** The line as it was sent: in one parcel, or in several. */
    sent: [{ id: "gid://shopify/FulfillmentLineItem/31", units: 2 }] as FulfilledLine[],
    returns: [] as Return[],
    lineCount: 1,
    accounts: "NEW_CUSTOMER_ACCOUNTS",
    guest: false,
    refundStatus: "SUCCESS",
    scopes: [
      "write_orders",
      "read_orders",
      "read_customers",
      "read_products",
      "write_draft_orders",
      "write_gift_cards",
      "write_returns",
    ],
    secret: clientSecret,
    /** Search finds new things only later, as Shopify's does. */
    searchLags: false,
    /** So many answers yet are only that the bucket is empty. */
    throttled: 0,
    tokens: new Set<string>(),
    tokensGiven: 0,
    operations: [] as string[],
    /** As staff open one in Shopify's own pages. */
    opened: (line: ReturnInput["returnLineItems"][number]): Return => {
      returnCreate({ returnInput: { returnLineItems: [line] } });
      return shop.returns.at(-1)!;
    },
    ended: () => shop.tokens.clear(),
    fetch: answer as typeof fetch,
  };
  const seen = new Map<string, { input: string; given: unknown }>();
  const bag = (amount: number) => {
    const money = { amount: (amount / 100).toFixed(2), currencyCode: "USD" };
    return { presentmentMoney: money, shopMoney: money };
  };
  const told = ({ id, kind, status, gateway, cents: amount, parent }: Transaction) => ({
    id,
    kind,
    status,
    gateway,
    amountSet: bag(amount),
    formattedGateway: gateway,
    errorCode: status === "FAILURE" ? "CARD_DECLINED" : null,
    parentTransaction: parent && { id: parent },
  });
  const refundTold = ({ id, note, cents: amount, of }: Refund) => ({
    id,
    note,
    totalRefundedSet: bag(amount),
    transactions: { nodes: of.map(told) },
  });
  const sumOf = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);
  /** Units that a return took off the order. */
  const unitsTaken = () => sumOf(shop.returns.flatMap(({ lines }) => lines.map(({ processed }) => processed)));
  const line = (number: number) => ({
    __typename: "LineItem",
    id: `gid://shopify/LineItem/${10 + number}`,
    sku: "MUG-BL",
    title: "Blue mug",
    variantTitle: "350 ml",
    quantity: 2,
    refundableQuantity: 2 - (number === 1 ? shop.refundedUnits + unitsTaken() : 0),
    originalTotalSet: bag(5000),
    discountAllocations: [{ allocatedAmountSet: bag(417) }],
    taxLines: [{ priceSet: bag(397) }],
    image: { url: "https://cdn.shopify.com/mug.png" },
    product: { tags: ["ceramics"] },
    variant: { id: "gid://shopify/ProductVariant/21", availableForSale: true },
  });
  const order = () => ({
    id: "gid://shopify/Order/1042",
    legacyResourceId: "1042",
    name: "#1042",
    email: "ada@example.com",
    test: false,
    taxesIncluded: false,
    processedAt: "2026-11-01T10:00:00Z",
    presentmentCurrencyCode: "USD",
    customer: shop.guest
      ? null
      : { id: "gid://shopify/Customer/77", legacyResourceId: "77", displayName: "Ada", tags: ["vip"] },
    shippingAddress: { firstName: "Ada", address1: "1 Main St", city: "Berlin", countryCodeV2: "DE", zip: "10115" },
    billingAddress: null,
    totalReceivedSet: bag(5570),
    shippingLines: { nodes: [{ discountedPriceSet: bag(500), taxLines: [{ priceSet: bag(90) }] }] },
    transactions: () => shop.transactions.map(told),
    refunds: () => shop.refunds.map(refundTold),
    fulfillments: [
      {
        status: "SUCCESS",
        createdAt: "2026-11-02T10:00:00Z",
        deliveredAt: "2026-11-05T09:12:00Z",
        trackingInfo: [{ company: "DHL", number: "123", url: "https://dhl.test/123" }],
        fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: { id: "gid://shopify/LineItem/11" } }] },
      },
      {
        status: "CANCELLED",
        createdAt: "2026-11-01T10:00:00Z",
        deliveredAt: null,
        trackingInfo: [],
        fulfillmentLineItems: { nodes: [{ quantity: 2, lineItem: { id: "gid://shopify/LineItem/11" } }] },
      },
    ],
    lineItems: ({ first, after }: { first: number; after: string | null }) => {
      const from = Number(after ?? 0);
      const nodes = Array.from({ length: shop.lineCount }, (_, at) => line(at + 1)).slice(from, from + first);
      return { nodes, pageInfo: { hasNextPage: from + first < shop.lineCount, endCursor: String(from + first) } };
    },
    returns: ({ first, reverse }: { first: number; reverse: boolean }) => ({
      nodes: (reverse ? shop.returns.toReversed() : shop.returns).slice(0, first).map(returnTold),
    }),
    suggestedRefund: { maximumRefundableSet: () => bag(5570 - moneyBack()) },
  });
  const moneyBack = () => shop.refunds.reduce((sum, refund) => sum + refund.cents, 0);

  const fulfilledTold = (id: string) => ({ id, lineItem: { id: "gid://shopify/LineItem/11" } });
  const returnTold = ({ id, status, lines }: Return) => ({
    id,
    status,
    returnLineItems: {
      nodes: lines.map(({ id: own, of, units, processed, note }) => ({
        __typename: "ReturnLineItem",
        id: own,
        processableQuantity: units - processed,
        processedQuantity: processed,
        returnReasonNote: note,
        fulfillmentLineItem: fulfilledTold(of),
      })),
    },
    reverseFulfillmentOrders: {
      nodes: [
        {
          lineItems: {
            nodes: lines.map(({ id: own, of }) => ({ id: parcelOf(own), fulfillmentLineItem: { id: of } })),
          },
        },
      ],
    },
  });
  const parcelOf = (id: string) => id.replace("ReturnLineItem", "ReverseFulfillmentOrderLineItem");

  /** Units that went out, and are neither refunded nor in another return. */
  function returnable({ id, units }: FulfilledLine): number {
    const held = shop.returns
      .filter(({ status }) => status !== "CANCELED")
      .flatMap(({ lines }) => lines.filter(({ of }) => of === id).map(({ units: own }) => own));
    return Math.max(0, units - sumOf(held) - (id === shop.sent[0]?.id ? shop.refundedUnits : 0));
  }

  function returnCreate({ returnInput: { returnLineItems } }: { returnInput: ReturnInput }) {
    const wrong = returnLineItems.some(({ fulfillmentLineItemId, quantity, returnReason, returnReasonNote }) => {
      const sent = shop.sent.find(({ id }) => id === fulfillmentLineItemId);
      return !sent || quantity > returnable(sent) || !returnReason || returnReasonNote.length > 255;
    });
    if (wrong) return { return: null, userErrors: errors("Return line items has an invalid quantity.", "INVALID") };
    const id = `gid://shopify/Return/${900 + shop.returns.length}`;
    const lines = returnLineItems.map(({ fulfillmentLineItemId: of, quantity: units, returnReasonNote: note }, at) => {
      return { id: `gid://shopify/ReturnLineItem/${id.slice(-3)}${at}`, of, units, processed: 0, note, became: [] };
    });
    shop.returns.push({ id, status: "OPEN", lines });
    return { return: returnTold(shop.returns.at(-1)!), userErrors: [] };
  }

  /** Each unit is processed once; a return all of whose units are is closed. */
  function returnProcess({ input }: { input: ProcessInput }) {
    const found = shop.returns.find(({ id }) => id === input.returnId);
    const lineOf = (id: string) => found?.lines.find((one) => one.id === id);
    const refused = input.returnLineItems.some(({ id, quantity, dispositions = [] }) => {
      const { units = 0, processed = 0 } = lineOf(id) ?? {};
      const lost = dispositions.some((one) => one.reverseFulfillmentOrderLineItemId !== parcelOf(id));
      return quantity > units - processed || lost || sumOf(dispositions.map((one) => one.quantity)) > quantity;
    });
    if (!found || found.status !== "OPEN" || refused || input.financialTransfer)
      return { return: null, userErrors: errors("Return line items can't be processed.", "INVALID") };
    for (const { id, quantity, dispositions = [] } of input.returnLineItems) {
      lineOf(id)!.processed += quantity;
      lineOf(id)!.became.push(...dispositions.map((one) => `${one.quantity} ${one.dispositionType}`));
    }
    if (found.lines.every(({ units, processed }) => units === processed)) found.status = "CLOSED";
    return { return: returnTold(found), userErrors: [] };
  }

  const ending = (status: string) => {
    return ({ id: own }: { id: string }) => {
      const found = shop.returns.find(({ id }) => id === own);
      const begun = found?.lines.some(({ processed }) => processed > 0);
      if (found?.status !== "OPEN" || (status === "CANCELED" && begun))
        return { return: null, userErrors: errors("Return isn't open.", "INVALID_STATE") };
      found.status = status;
      return { return: returnTold(found), userErrors: [] };
    };
  };

  function refundCreate({ input }: { input: RefundInput }) {
    const asked = input.transactions?.map(({ amount }) => cents(amount)) ?? [];
    const credited = input.refundMethods?.map(({ storeCreditRefund }) => cents(storeCreditRefund.amount.amount)) ?? [];
    const total = [...asked, ...credited].reduce((sum, part) => sum + part, 0);
    const units = input.refundLineItems?.[0]?.quantity ?? 0;
    if (shop.refundedUnits + unitsTaken() + units > 2)
      return { refund: null, userErrors: errors("Refund line items can't exceed the units left.") };
    if (moneyBack() + total > 5570) return { refund: null, userErrors: errors("Refund amount is too large.") };
    const id = `gid://shopify/Refund/${500 + shop.refunds.length}`;
    const of = (input.transactions ?? []).map(({ parentId, gateway, amount }, at) => ({
      id: `gid://shopify/OrderTransaction/${id.slice(-3)}${at}`,
      kind: "REFUND",
      status: shop.refundStatus,
      gateway,
      cents: cents(amount),
      parent: parentId,
    }));
    shop.transactions.push(...of);
    shop.refundedUnits += units;
    const refund = { id, note: input.note, cents: shop.refundStatus === "FAILURE" ? 0 : total, of };
    shop.refunds.push(refund);
    return { refund: refundTold(refund), userErrors: [] };
  }

  /** The directive's key: the same again is the same answer, another question under it is an error. */
  function once(args: { input: RefundInput }, _: unknown, info: GraphQLResolveInfo) {
    const directive = schema.getDirective("idempotent")!;
    const key = getDirectiveValues(directive, info.fieldNodes[0]!, info.variableValues)?.["key"];
    if (typeof key !== "string") throw new Error("An idempotency key is required.");
    const before = seen.get(key);
    if (before && before.input !== JSON.stringify(args)) throw new Error("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    const given = before?.given ?? refundCreate(args);
    seen.set(key, { input: JSON.stringify(args), given });
    return given;
  }

  function giftCardCreate({ input }: { input: { code: string; note: string; initialAmount: { amount: string } } }) {
    if (!/^[a-z0-9]{8,20}$/.test(input.code)) return { giftCard: null, userErrors: errors("Wrong code", "INVALID") };
    if (shop.cards.some(({ code }) => code === input.code))
      return { giftCard: null, userErrors: errors("Code has already been taken", "TAKEN") };
    shop.cards.push({ code: input.code, note: input.note, amount: input.initialAmount.amount });
    return { giftCard: cardTold(shop.cards.at(-1)!), userErrors: [] };
  }
  const cardTold = ({ code, note }: { code: string; note: string }) => ({
    id: `gid://shopify/GiftCard/${code}`,
    note,
    lastCharacters: code.slice(-4),
  });

  function draftOrderCreate({ input }: { input: DraftInput }) {
    const id = `gid://shopify/DraftOrder/${shop.drafts.length + 1}`;
    shop.drafts.push({ id, tags: input.tags, status: "OPEN", order: null, input });
    return { draftOrder: shop.drafts.at(-1), userErrors: [] };
  }
  function draftOrderComplete({ id }: { id: string }) {
    const draft = shop.drafts.find((one) => one.id === id);
    if (!draft) return { draftOrder: null, userErrors: errors("Draft order does not exist") };
    if (draft.order) return { draftOrder: null, userErrors: errors("This order has been paid") };
    Object.assign(draft, { status: "COMPLETED", order: { name: `#${2000 + Number(id.slice(-1))}` } });
    return { draftOrder: draft, userErrors: [] };
  }
  function draftOrderDelete({ input }: { input: { id: string } }) {
    shop.drafts = shop.drafts.filter(({ id }) => id !== input.id);
    return { deletedId: input.id, userErrors: [] };
  }

  const root = {
    order: ({ id }: { id: string }) => (id === "gid://shopify/Order/1042" ? order() : null),
    orders: ({ query }: { query: string }) => ({ nodes: query.includes('"1042"') ? [order()] : [] }),
    node: ({ id }: { id: string }) => (id === "gid://shopify/LineItem/11" ? line(1) : null),
    shop: { customerAccountsV2: () => ({ customerAccountsVersion: shop.accounts }) },
    giftCards: ({ query }: { query: string }) => ({
      nodes: shop.searchLags ? [] : shop.cards.filter(({ code }) => code === query).map(cardTold),
    }),
    draftOrder: ({ id }: { id: string }) => shop.drafts.find((draft) => draft.id === id) ?? null,
    // Search forgives more than it should: it answers with every draft there is.
    draftOrders: () => ({ nodes: shop.searchLags ? [] : shop.drafts }),
    currentAppInstallation: () => ({ accessScopes: shop.scopes.map((handle) => ({ handle })) }),
    returnableFulfillments: () => ({
      nodes: shop.sent.map((sent) => ({
        returnableFulfillmentLineItems: {
          nodes: [{ quantity: returnable(sent), fulfillmentLineItem: fulfilledTold(sent.id) }],
        },
      })),
    }),
    refundCreate: once,
    returnCreate,
    returnProcess,
    returnClose: ending("CLOSED"),
    returnCancel: ending("CANCELED"),
    giftCardCreate,
    draftOrderCreate,
    draftOrderComplete,
    draftOrderDelete,
  };

  async function answer(url: string, init: { body: string; headers: Record<string, string>; signal: AbortSignal }) {
    init.signal.throwIfAborted();
    if (url.endsWith("/admin/oauth/access_token")) return token(new URLSearchParams(init.body));
    if (!shop.tokens.has(init.headers["X-Shopify-Access-Token"] ?? "")) return Response.json({}, { status: 401 });
    if (shop.throttled > 0) return emptyBucket();
    const { query, variables } = JSON.parse(init.body) as { query: string; variables: Record<string, unknown> };
    if (/\breturn(s|able|[A-Z])/.test(query) && !shop.scopes.includes("write_returns")) return denied();
    shop.operations.push(/(?:query|mutation) (\w+)/.exec(query)![1]!);
    return Response.json(await graphql({ schema, source: query, variableValues: variables, rootValue: root }));
  }

  function token(form: URLSearchParams) {
    if (form.get("client_id") !== clientId || form.get("client_secret") !== shop.secret)
      return Response.json({ error: "invalid_client" }, { status: 400 });
    const fresh = `shpat_${(shop.tokensGiven += 1)}_${Math.random()}`;
    shop.tokens.add(fresh);
    return Response.json({ access_token: fresh, scope: shop.scopes.join(","), expires_in: 86_399 });
  }

  const denied = () =>
    Response.json({ data: null, errors: [{ message: "Access denied.", extensions: { code: "ACCESS_DENIED" } }] });

  function emptyBucket() {
    shop.throttled -= 1;
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 8, restoreRate: 1000 };
    return Response.json({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { requestedQueryCost: 12, actualQueryCost: null, throttleStatus } },
    });
  }

  return shop;
}

export const signature = (body: string) => createHmac("sha256", clientSecret).update(body).digest("base64");
