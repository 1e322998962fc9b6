import type { ConnectorAnswer } from "../../shared/contract.ts";
import type { Platform } from "../../shared/platforms.ts";
import { remedyNames } from "../strings.ts";

/** Every word of the room of connections. Said to a shopkeeper with the platform's admin open in another tab. */

type Kind = Platform["kind"];
type Words = { label: string; where: string };

export const kindNames = {
  vendure: "Vendure",
  medusa: "Medusa",
  stripe: "Stripe",
  shopify: "Shopify",
} as const satisfies Record<Kind, string>;

export const kindLeads = {
  vendure: "Your own shop on Vendure.",
  medusa: "Your own shop on Medusa.",
  stripe: "Refunds of payments taken with Stripe, whatever your shop runs on.",
  shopify: "Your shop on Shopify.",
} as const satisfies Record<Kind, string>;

/** Each field with where it is found. */
export const fieldWords: { readonly [K in Kind]: Readonly<Record<string, Words>> } = {
  vendure: {
    url: {
      label: "Admin API address",
      where: "Your server’s address with /admin-api, as in https://shop.example/admin-api.",
    },
    apiKey: {
      label: "API key",
      where:
        "In the Vendure dashboard under Settings, API keys. Its role may read and change orders, read customers, and make promotions. Vendure shows it once.",
    },
  },
  medusa: {
    url: { label: "Backend address", where: "Where your Medusa server answers, as in https://api.shop.example." },
    apiKey: {
      label: "Secret API key",
      where: "In the Medusa admin under Settings, Secret API keys. It starts with sk_.",
    },
    shippingOptionId: {
      label: "Shipping option for replacements",
      where:
        "In the Medusa admin under Settings, Locations & shipping. It starts with so_. Without it, one of you sends replacements.",
    },
  },
  stripe: {
    apiKey: {
      label: "Restricted key",
      where:
        "In the Stripe dashboard under Developers, API keys. It may read charges and payment intents, and write refunds.",
    },
    webhookSecret: {
      label: "Webhook signing secret",
      where:
        "In the Stripe dashboard under Developers, Webhooks, at your endpoint. With it we hear of refunds that fail later.",
    },
  },
  shopify: {
    shop: {
      label: "Shop address",
      where: "The one that ends in .myshopify.com, without https, as in kettle.myshopify.com.",
    },
    clientId: { label: "Client ID", where: "In the Shopify Dev Dashboard, at your app, under Settings." },
    clientSecret: { label: "Client secret", where: "Beside the client ID." },
  },
};

export const text = {
  title: "Connections",
  lead: "Connect your shop, and what is inside your limits is carried out there by itself.",
  loading: "Looking at what is connected.",
  which: "Where do your orders live?",
  optional: "not needed",
  secretKept: "Sealed as soon as we have it. Nobody sees it again, you neither.",
  connect: "Check and connect",
  checking: "Looking at the shop …",
  mend: "Not connected yet. Please look at what is marked.",
  connected: (kind: Kind) => `${kindNames[kind]} is connected.`,
  sound: "All is well.",
  disconnected: "Disconnected. From now on nothing new goes there.",
  check: "Check again",
  change: "Change the keys",
  cancel: "Keep it as it is",
  disconnect: "Disconnect",
  does: "By itself",
  doesNot: { webhook: "Your own server", person: "One of you" },
  facts: "Before anything is offered or sent, it is asked what was refunded already.",
  noFacts: "What is known of an order comes from your order pages alone.",
  lookUp: "Shoppers without your order page find their order here:",
  noLookUp: "Shoppers come from your order pages: it can’t find an order by its number.",
  nothing: {
    webhook: "Nothing is connected. Your own server carries everything out.",
    person: "Nothing is connected. One of you carries everything out, and writes down how it ended.",
  },
  unsealed:
    "This installation has no key of its own to seal yours under. Please ask whoever runs it to set SECRETS_KEY first.",
  log: "What was connected",
  events: { connected: "connected", disconnected: "disconnected" },
  operator: "whoever runs this installation",
  sure: {
    title: (kind: Kind) => `Disconnect ${kindNames[kind]}?`,
    webhook: "What is promised from now on goes to your own server. What is under way there waits for one of you.",
    person: "What is promised from now on is carried out by one of you. What is under way there waits for one of you.",
    keys: "Its keys are deleted here. To connect again, you type them again.",
    yes: "Disconnect",
    no: "Keep it",
  },
} as const;

type Remedy = NonNullable<ConnectorAnswer["platform"]>["remedies"][number];

/** "Refund · Store credit": some names have a comma of their own. */
export const listOf = (remedies: readonly Remedy[]): string =>
  remedies.map((remedy) => remedyNames[remedy]).join(" · ");
