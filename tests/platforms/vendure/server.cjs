// A real Vendure on sql.js in memory, with a few things to sell and a gateway that keeps books of its own. GPL: it runs
// in a process of its own and nothing that is shipped imports it. `node server.cjs PORT`.
const { createHash } = require("node:crypto");
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { setTimeout: wait } = require("node:timers/promises");

process.env.VENDURE_DISABLE_TELEMETRY = "true";
const core = require("@vendure/core");
const { populate } = require("@vendure/core/cli");

/** What really left the gateway, whatever Vendure has written down of it. */
const moved = [];
let refunds = 0;

function move(order, amount, reason) {
  moved.push({ order: order.code, amount, reason });
  return { state: "Settled", transactionId: `re_${++refunds}`, metadata: {} };
}

/** How refunds go, as the payment's `metadata.refund` says. */
const outcomes = {
  settled: (...refund) => move(...refund),
  slow: async (...refund) => {
    await wait(150);
    return move(...refund);
  },
  pending: () => ({ state: "Pending", transactionId: `re_${++refunds}`, metadata: {} }),
  failed: () => ({ state: "Failed", transactionId: `re_${++refunds}`, metadata: { error: "card closed" } }),
  throws: () => {
    throw new Error("gateway down");
  },
  "pays and throws": (...refund) => {
    move(...refund);
    throw new Error("gateway hung up");
  },
};

const en = (value) => [{ languageCode: core.LanguageCode.en, value }];

/** A share of the order where one is named, so that it can be paid in several payments. */
const createPayment = (_, order, amount, args, metadata) => ({
  amount: metadata.amount ?? amount,
  state: "Settled",
  transactionId: `tx_${order.code}`,
  metadata,
});

const gateway = new core.PaymentMethodHandler({
  code: "gateway",
  description: en("A gateway"),
  args: {},
  createPayment,
  settlePayment: () => ({ success: true }),
  createRefund: (_, input, amount, order, payment) =>
    outcomes[payment.metadata.refund ?? "settled"](order, amount, input.reason),
});

/** It can't refund by itself: Vendure writes the refund down and waits to be told that it was made. */
const byHand = new core.PaymentMethodHandler({
  code: "by-hand",
  description: en("By hand"),
  args: {},
  createPayment,
  settlePayment: () => ({ success: true }),
});

// Vendure's own bcrypt takes half a second of each request: here it is about what the key may do, not about its hash.
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const quick = { hash: async (text) => sha256(text), check: async (text, hash) => sha256(text) === hash };

const config = (port) => ({
  apiOptions: {
    hostname: "127.0.0.1",
    port,
    adminApiPath: "admin-api",
    shopApiPath: "shop-api",
    middleware: [{ route: "gateway", handler: (_, response) => response.json(moved) }],
  },
  authOptions: {
    tokenMethod: ["bearer", "api-key"],
    superadminCredentials: { identifier: "superadmin", password: "superadmin" },
    requireVerification: false,
    passwordHashingStrategy: quick,
    adminApiKeyStrategy: new core.RandomBytesApiKeyStrategy({ hashingStrategy: quick }),
    cookieOptions: { secret: "cookies-of-the-tests" },
  },
  dbConnectionOptions: { type: "sqljs", synchronize: true, logging: false },
  paymentOptions: { paymentMethodHandlers: [gateway, byHand] },
  logger: new core.DefaultLogger({ level: core.LogLevel.Error }),
});

const shipping = (name, price) => ({ name, price });
const initial = {
  defaultLanguage: "en",
  defaultZone: "Europe",
  countries: [
    { name: "Germany", code: "DE", zone: "Europe" },
    { name: "United Kingdom", code: "GB", zone: "Europe" },
  ],
  taxRates: [{ name: "Standard", percentage: 20 }],
  shippingMethods: [shipping("Parcel", 590), shipping("Express", 1290)],
  paymentMethods: ["gateway", "by-hand"].map((code) => ({ name: code, handler: { code, arguments: [] } })),
  collections: [],
};

const columns =
  "name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets";
const products = [
  "Blue mug,blue-mug,A mug,,,size,350 ml,MUG-350,24.90,standard,100000,false,,",
  ",,,,,,500 ml,MUG-500,29.90,standard,100000,false,,",
  ",,,,,,one litre,MUG-1000,19.90,standard,0,true,,",
  "Teapot,teapot,A teapot,,,,,POT,49.00,standard,100000,false,,",
  "The last one,last,The last of its kind,,,,,LAST,15.00,standard,1,true,,",
];

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "vendure-"));
  const csv = join(folder, "products.csv");
  writeFileSync(csv, [columns, ...products].join("\n"));
  await populate(() => core.bootstrap(config(Number(process.argv[2]))), initial, csv);
  rmSync(folder, { recursive: true });
  process.send?.("ready");
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
