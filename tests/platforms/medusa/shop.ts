// A shop in that Medusa: a region, a warehouse, mugs in two sizes, and shoppers who order, pay and get their parcels.
import { admin } from "./server.ts";

/** Whatever Medusa answers; the tests say what they expect of it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { status: number; body: any };
type Call = { method?: string; body?: unknown; headers?: Record<string, string> };

export async function ask(url: string, path: string, { method, body, headers }: Call = {}): Promise<Answer> {
  const response = await fetch(url + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
}

export type Bought = {
  id: string;
  /** As the shopper reads it, without the #. */
  number: string;
  email: string;
  item: string;
  payment: string;
  customer: string;
};
type Buying = { units?: number; registered?: boolean; capture?: boolean; email?: string };

/** Prices in euros: a mug is 20, the small one 15; sending is 5. */
export type Shop = Awaited<ReturnType<typeof openShop>>;

let shoppers = 0;

/** Fills an empty Medusa. Throws with its answer when it refuses anything. */
export async function openShop(url: string) {
  const must = async (path: string, call: Call = {}) => {
    const { status, body } = await ask(url, path, call);
    if (status >= 400) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const { token } = await must("/auth/user/emailpass", { body: admin });
  const signedIn = { authorization: `Bearer ${token}` };
  const keyOf = async (type: string) =>
    (await must("/admin/api-keys", { body: { title: type, type }, headers: signedIn })).api_key;
  const apiKey: string = (await keyOf("secret")).token;
  const publishable = await keyOf("publishable");
  const staff = { authorization: `Basic ${btoa(`${apiKey}:`)}` };
  const store = { "x-publishable-api-key": String(publishable.token) };

  const get = (path: string) => must(path, { headers: staff });
  const post = (path: string, body: unknown = {}) => must(path, { body, headers: staff });
  const remove = (path: string) => must(path, { method: "DELETE", headers: staff });
  const buy = (path: string, body: unknown = {}, headers = {}) =>
    must(path, { body, headers: { ...store, ...headers } });

  const { sales_channel: channel } = await post("/admin/sales-channels", { name: "Tea House" });
  await must(`/admin/api-keys/${publishable.id}/sales-channels`, { body: { add: [channel.id] }, headers: signedIn });
  const [shop] = (await get("/admin/stores")).stores;
  await post(`/admin/stores/${shop.id}`, {
    supported_currencies: [{ currency_code: "eur", is_default: true }],
    default_sales_channel_id: channel.id,
  });
  const { region } = await post("/admin/regions", {
    name: "Europe",
    currency_code: "eur",
    countries: ["de"],
    payment_providers: ["pp_system_default"],
    automatic_taxes: false,
  });
  const { stock_location: warehouse } = await post("/admin/stock-locations", {
    name: "Warehouse",
    address: { address_1: "Leaf Lane 1", city: "Berlin", country_code: "de" },
  });
  await post(`/admin/stock-locations/${warehouse.id}/fulfillment-providers`, { add: ["manual_manual"] });
  await post(`/admin/stock-locations/${warehouse.id}/sales-channels`, { add: [channel.id] });
  const sets = await post(`/admin/stock-locations/${warehouse.id}/fulfillment-sets?fields=*fulfillment_sets`, {
    name: "Parcels",
    type: "shipping",
  });
  const set = sets.stock_location.fulfillment_sets[0].id;
  const { fulfillment_set } = await post(`/admin/fulfillment-sets/${set}/service-zones`, {
    name: "Germany",
    geo_zones: [{ type: "country", country_code: "de" }],
  });
  const profiles = (await get("/admin/shipping-profiles")).shipping_profiles;
  const profile =
    profiles[0] ?? (await post("/admin/shipping-profiles", { name: "Parcel", type: "default" })).shipping_profile;
  const { shipping_option: parcel } = await post("/admin/shipping-options", {
    name: "Parcel",
    service_zone_id: fulfillment_set.service_zones[0].id,
    shipping_profile_id: profile.id,
    provider_id: "manual_manual",
    price_type: "flat",
    type: { label: "Parcel", description: "In two days", code: "parcel" },
    prices: [{ currency_code: "eur", amount: 5 }],
    rules: [
      { attribute: "enabled_in_store", operator: "eq", value: "true" },
      { attribute: "is_return", operator: "eq", value: "false" },
    ],
  });
  const { product } = await post("/admin/products", {
    title: "Mug",
    status: "published",
    shipping_profile_id: profile.id,
    sales_channels: [{ id: channel.id }],
    options: [{ title: "Size", values: ["Large", "Small"] }],
    variants: [
      { title: "Large", sku: "MUG-L", price: 20 },
      { title: "Small", sku: "MUG-S", price: 15 },
    ].map(({ title, sku, price }) => ({
      title,
      sku,
      manage_inventory: false,
      options: { Size: title },
      prices: [{ currency_code: "eur", amount: price }],
    })),
  });
  const variantOf = (sku: string): string => product.variants.find((each: { sku: string }) => each.sku === sku).id;
  const mug = variantOf("MUG-L");

  /** A customer with an account, signed in. */
  async function signUp(email: string): Promise<Record<string, string>> {
    const password = "a shopper's password";
    const first = await buy("/auth/customer/emailpass/register", { email, password });
    await buy("/store/customers", { email, first_name: "Ada" }, { authorization: `Bearer ${first.token}` });
    const { token: session } = await buy("/auth/customer/emailpass", { email, password });
    return { authorization: `Bearer ${session}` };
  }

  async function cartFor(email: string, units: number, headers = {}): Promise<string> {
    const address = {
      first_name: "Ada",
      last_name: "Byron",
      address_1: "Lane 1",
      city: "Berlin",
      country_code: "de",
      postal_code: "10115",
    };
    const items = [{ variant_id: mug, quantity: units }];
    const { cart } = await buy(
      "/store/carts",
      { region_id: region.id, email, items, shipping_address: address },
      headers,
    );
    await buy(`/store/carts/${cart.id}/shipping-methods`, { option_id: parcel.id }, headers);
    return cart.id;
  }

  /** Orders mugs and pays for them: 20 each and 5 for the parcel. */
  async function order({ units = 2, registered = false, capture = true, email }: Buying = {}): Promise<Bought> {
    const address = email ?? `shopper-${++shoppers}@example.com`;
    const headers = registered ? await signUp(address) : {};
    const cart = await cartFor(address, units, headers);
    const { payment_collection } = await buy("/store/payment-collections", { cart_id: cart }, headers);
    const sessions = `/store/payment-collections/${payment_collection.id}/payment-sessions`;
    await buy(sessions, { provider_id: "pp_system_default" }, headers);
    const { order: placed } = await buy(`/store/carts/${cart}/complete`, {}, headers);
    const fields = "id,display_id,email,customer_id,items.id,payment_collections.payments.id";
    const found = (await get(`/admin/orders/${placed.id}?fields=${fields}`)).order;
    const payment = found.payment_collections[0].payments[0].id;
    if (capture) await post(`/admin/payments/${payment}/capture`);
    const { id, display_id, customer_id: customer, items } = found;
    return { id, number: String(display_id), email: address, item: items[0].id, payment, customer };
  }

  /** Packs, sends and delivers all of an order. */
  async function deliver({ id, item }: Bought, units = 2): Promise<void> {
    const items = [{ id: item, quantity: units }];
    await post(`/admin/orders/${id}/fulfillments`, { location_id: warehouse.id, items });
    const [parcelSent] = (await get(`/admin/orders/${id}?fields=fulfillments.id`)).order.fulfillments;
    await post(`/admin/orders/${id}/fulfillments/${parcelSent.id}/shipments`, { items, labels: [] });
    await post(`/admin/orders/${id}/fulfillments/${parcelSent.id}/mark-as-delivered`);
  }

  return {
    url,
    apiKey,
    shippingOptionId: String(parcel.id),
    mug,
    smallMug: variantOf("MUG-S"),
    get,
    post,
    remove,
    buy,
    order,
    deliver,
    cartFor,
  };
}

/* ---- What Medusa's own records say ---- */

export type Refund = { amount: number; note: string | null };

export async function refundsOf(shop: Shop, { id }: Pick<Bought, "id">): Promise<Refund[]> {
  const { order } = await shop.get(`/admin/orders/${id}?fields=*payment_collections.payments.refunds`);
  return order.payment_collections
    .flatMap((collection: { payments: { refunds: Refund[] }[] }) => collection.payments)
    .flatMap((payment: { refunds: Refund[] }) => payment.refunds);
}
