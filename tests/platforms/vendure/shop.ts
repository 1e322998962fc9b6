// A Vendure that runs, and what its shoppers and its staff do there: place, pay, fulfil, deliver.
import { fork } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../../free-port.ts";

const STARTS_WITHIN = 120_000;

/** How its gateway answers a refund. */
export type Gateway = "settled" | "slow" | "pending" | "failed" | "throws" | "pays and throws";

export type Wanted = {
  sku?: string;
  quantity?: number;
  /** Defaults to "settled". "by-hand" is a payment method that can't refund. */
  refund?: Gateway | "by-hand";
  /** Minor units of a first payment; the rest is paid in a second one. */
  first?: number;
  /** How the first one's gateway answers; as the second one's where it isn't said. */
  firstRefund?: Gateway | "by-hand";
  email?: string;
};

export type Refund = { id: string; payment: string; state: string; total: number; reason: string };
export type Bought = {
  id: string;
  code: string;
  total: number;
  lines: { id: string; sku: string; paid: number }[];
  /** The ids of its payments, in the order in which they were made. */
  payments: string[];
};
export type Made = {
  id: string;
  code: string;
  state: string;
  totalWithTax: number;
  couponCodes: string[];
  lines: { quantity: number; productVariant: { sku: string } }[];
};
type Json = Record<string, never>;

export const permissions = [
  "ReadOrder",
  "UpdateOrder",
  "CreateOrder",
  "DeleteOrder",
  "ReadCustomer",
  "ReadPromotion",
  "CreatePromotion",
  "UpdatePromotion",
];

export type Shop = Awaited<ReturnType<typeof startShop>>;

/** Starts it on a free port with fresh data. Throws with its words when it doesn't come up. */
export async function startShop() {
  const port = await freePort();
  const { stop } = await start(port);
  const base = `http://127.0.0.1:${port}`;
  const url = `${base}/admin-api`;

  const { token } = await graphql(
    url,
    `
      mutation {
        login(username: "superadmin", password: "superadmin") {
          __typename
        }
      }
    `,
  );
  const admin = async <T = Json>(query: string, variables: Record<string, unknown> = {}): Promise<T> =>
    (await graphql(url, query, variables, { authorization: `Bearer ${token}` })).data as T;
  await admin(`mutation{updateChannel(input:{id:"1",pricesIncludeTax:true}){__typename}}`);

  /** A key whose role may do this and nothing else. */
  async function keyWith(allowed: readonly string[]): Promise<string> {
    type Role = { createRole: { id: string } };
    const role = `mutation($i:CreateRoleInput!){createRole(input:$i){id}}`;
    const code = `amends-${allowed.length}-${Math.random().toString(36).slice(2)}`;
    const { createRole } = await admin<Role>(role, { i: { code, description: code, permissions: allowed } });
    type Key = { createApiKey: { apiKey: string } };
    const key = `mutation($i:CreateApiKeyInput!){createApiKey(input:$i){apiKey}}`;
    const translations = [{ languageCode: "en", name: code }];
    return (await admin<Key>(key, { i: { roleIds: [createRole.id], translations } })).createApiKey.apiKey;
  }

  /** Somebody buys it, and it has arrived. */
  async function bought(wanted: Wanted = {}): Promise<Bought> {
    const id = await place(`${base}/shop-api`, wanted);
    await deliver(id);
    return facts(id);
  }

  async function deliver(id: string): Promise<void> {
    type Lines = { order: { lines: { id: string; quantity: number }[] } };
    const { order } = await admin<Lines>(`query($id:ID!){order(id:$id){lines{id quantity}}}`, { id });
    type Fulfilled = { addFulfillmentToOrder: { id: string } };
    const handler = {
      code: "manual-fulfillment",
      arguments: [
        { name: "method", value: "DHL" },
        { name: "trackingCode", value: "T123" },
      ],
    };
    const lines = order.lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity }));
    const { addFulfillmentToOrder } = await admin<Fulfilled>(
      `mutation($i:FulfillOrderInput!){addFulfillmentToOrder(input:$i){...on Fulfillment{id}}}`,
      { i: { handler, lines } },
    );
    for (const s of ["Shipped", "Delivered"])
      await admin(`mutation($id:ID!,$s:String!){transitionFulfillmentToState(id:$id,state:$s){__typename}}`, {
        id: addFulfillmentToOrder.id,
        s,
      });
  }

  async function facts(id: string): Promise<Bought> {
    type Line = { id: string; proratedLinePriceWithTax: number; productVariant: { sku: string } };
    type Facts = { order: { code: string; totalWithTax: number; lines: Line[]; payments: { id: string }[] } };
    const query = `query($id:ID!){order(id:$id){code totalWithTax
      lines{id proratedLinePriceWithTax productVariant{sku}} payments{id}}}`;
    const { code, totalWithTax, lines, payments } = (await admin<Facts>(query, { id })).order;
    const own = lines.map((line) => ({
      id: line.id,
      sku: line.productVariant.sku,
      paid: line.proratedLinePriceWithTax,
    }));
    const paid = payments.map((payment) => payment.id).toSorted((one, other) => Number(one) - Number(other));
    return { id, code, total: totalWithTax, lines: own, payments: paid };
  }

  /** Every refund Vendure has written down for an order. */
  async function refunds(id: string): Promise<Refund[]> {
    type Found = { order: { payments: { id: string; refunds: Omit<Refund, "payment">[] }[] } };
    const query = `query($id:ID!){order(id:$id){payments{id refunds{id state total reason}}}}`;
    const { payments } = (await admin<Found>(query, { id })).order;
    return payments.flatMap((payment) => payment.refunds.map((refund) => ({ ...refund, payment: payment.id })));
  }

  return {
    url,
    admin,
    keyWith,
    bought,
    stop,
    apiKey: await keyWith(permissions),
    refunds,
    /** What staff do in Vendure once they have sent the money that waits for it. @returns how many refunds that was */
    async settleRefunds(id: string, transactionId: string): Promise<number> {
      const waiting = (await refunds(id)).filter(({ state }) => state === "Pending");
      for (const { id: refund } of waiting)
        await admin(`mutation($i:SettleRefundInput!){settleRefund(input:$i){__typename ${refusal}}}`, {
          i: { id: refund, transactionId },
        });
      return waiting.length;
    },
    /** What really left the gateway for an order, whatever Vendure says. */
    async gateway(code: string): Promise<{ amount: number; reason: string }[]> {
      const moved = (await (await fetch(`${base}/gateway`)).json()) as {
        order: string;
        amount: number;
        reason: string;
      }[];
      return moved.filter(({ order }) => order === code);
    },
    /** The shop's orders from this id on, oldest first. */
    async ordersSince(id: string): Promise<Made[]> {
      type Found = { orders: { items: Made[] } };
      const query = `{orders(options:{sort:{createdAt:DESC},take:200}){items{
        id code state totalWithTax couponCodes lines{quantity productVariant{sku}}}}}`;
      const { items } = (await admin<Found>(query)).orders;
      return items
        .filter((order) => Number(order.id) > Number(id))
        .toSorted((one, other) => Number(one.id) - Number(other.id));
    },
    /** The promotions that name the settlement. */
    async coupons(settlementId: string): Promise<{ couponCode: string; enabled: boolean; usageLimit: number }[]> {
      type Found = { promotions: { items: { couponCode: string; enabled: boolean; usageLimit: number }[] } };
      const query = `query($n:String!){promotions(options:{filter:{name:{contains:$n}}}){items{couponCode enabled usageLimit}}}`;
      return (await admin<Found>(query, { n: settlementId })).promotions.items;
    },
    /** What staff wrote, or we did, on an order. */
    async notes(id: string): Promise<string[]> {
      type Found = { order: { history: { items: { data: { note: string } }[] } } };
      const query = `query($id:ID!){order(id:$id){history(options:{filter:{type:{eq:"ORDER_NOTE"}}}){items{data}}}}`;
      return (await admin<Found>(query, { id })).order.history.items.map(({ data }) => data.note);
    },
    /** What an order costs a shopper who uses a code. */
    priceWith: (couponCode: string, wanted: Wanted = {}) => priceWith(`${base}/shop-api`, wanted, couponCode),
  };
}

async function start(port: number): Promise<{ stop: () => Promise<void> }> {
  const words: string[] = [];
  const child = fork(join(import.meta.dirname, "server.cjs"), [String(port)], { silent: true, execArgv: [] });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => words.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Vendure didn't start in time: ${words.join("")}`)), STARTS_WITHIN);
    child.once("message", () => resolve(clearTimeout(late)));
    child.once("exit", () => reject(new Error(`Vendure ended: ${words.join("")}`)));
  });
  return {
    async stop() {
      process.off("exit", end);
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function graphql(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<{ data: unknown; token: string | null }> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  const refused = JSON.stringify(data).includes('"errorCode"');
  if (errors || refused) throw new Error(JSON.stringify({ errors, data, query: query.slice(0, 100) }));
  return { data, token: response.headers.get("vendure-auth-token") };
}

const refusal = `__typename ...on ErrorResult{errorCode message}`;

/** A shopper of their own, with something in the basket. */
async function basket(url: string, { sku = "MUG-350", quantity = 1, email = "ada@example.com" }: Wanted) {
  let token: string | null = null;
  const ask = async <T = Json>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const answer = await graphql(url, query, variables, token ? { authorization: `Bearer ${token}` } : {});
    token = answer.token ?? token;
    return answer.data as T;
  };
  type Found = { products: { items: { variants: { id: string; sku: string }[] }[] } };
  const { products } = await ask<Found>(`{products{items{variants{id sku}}}}`);
  const variant = products.items.flatMap(({ variants }) => variants).find((each) => each.sku === sku)!;
  await ask(`mutation($v:ID!,$q:Int!){addItemToOrder(productVariantId:$v,quantity:$q){${refusal}}}`, {
    v: variant.id,
    q: quantity,
  });
  await ask(
    `mutation($e:String!){setCustomerForOrder(input:{firstName:"Ada",lastName:"L",emailAddress:$e}){${refusal}}}`,
    {
      e: email,
    },
  );
  const address = `{fullName:"Ada L",streetLine1:"Leaf Lane 1",city:"Berlin",postalCode:"10115",countryCode:"DE"}`;
  await ask(`mutation{setOrderShippingAddress(input:${address}){${refusal}}}`);
  await ask(`mutation{setOrderShippingMethod(shippingMethodId:["1"]){${refusal}}}`);
  return ask;
}

async function place(url: string, wanted: Wanted): Promise<string> {
  const { refund = "settled", first, firstRefund = refund } = wanted;
  const ask = await basket(url, wanted);
  await ask(`mutation{transitionOrderToState(state:"ArrangingPayment"){${refusal}}}`);
  type Paid = { addPaymentToOrder: { id: string } };
  const pay = (how: Gateway | "by-hand", amount?: number) =>
    ask<Paid>(`mutation($i:PaymentInput!){addPaymentToOrder(input:$i){...on Order{id} ${refusal}}}`, {
      i: { method: how === "by-hand" ? how : "gateway", metadata: { refund: how, amount } },
    });
  if (first) await pay(firstRefund, first);
  return (await pay(refund)).addPaymentToOrder.id;
}

async function priceWith(url: string, wanted: Wanted, code: string): Promise<{ goods: number; shipping: number }> {
  const ask = await basket(url, wanted);
  type Applied = { applyCouponCode: { subTotalWithTax: number; shippingWithTax: number } };
  const { applyCouponCode } = await ask<Applied>(
    `mutation($c:String!){applyCouponCode(couponCode:$c){...on Order{subTotalWithTax shippingWithTax} ${refusal}}}`,
    { c: code },
  );
  return { goods: applyCouponCode.subTotalWithTax, shipping: applyCouponCode.shippingWithTax };
}
