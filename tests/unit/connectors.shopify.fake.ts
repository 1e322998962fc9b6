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
    ],
    secret: clientSecret,
    /** Search finds new things only later, as Shopify's does. */
    searchLags: false,
    /** So many answers yet are only that the bucket is empty. */
    throttled: 0,
    tokens: new Set<string>(),
    tokensGiven: 0,
    operations: [] as string[],
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
  const line = (number: number) => ({
    __typename: "LineItem",
    id: `gid://shopify/LineItem/${10 + number}`,
    sku: "MUG-BL",
    title: "Blue mug",
    variantTitle: "350 ml",
    quantity: 2,
    refundableQuantity: 2 - (number === 1 ? shop.refundedUnits : 0),
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
    suggestedRefund: { maximumRefundableSet: () => bag(5570 - moneyBack()) },
  });
  const moneyBack = () => shop.refunds.reduce((sum, refund) => sum + refund.cents, 0);

  function refundCreate({ input }: { input: RefundInput }) {
    const asked = input.transactions?.map(({ amount }) => cents(amount)) ?? [];
    const credited = input.refundMethods?.map(({ storeCreditRefund }) => cents(storeCreditRefund.amount.amount)) ?? [];
    const total = [...asked, ...credited].reduce((sum, part) => sum + part, 0);
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
    shop.refundedUnits += input.refundLineItems?.[0]?.quantity ?? 0;
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
    refundCreate: once,
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
