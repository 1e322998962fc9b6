import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { platforms } from "../../worker/connectors/index.ts";
import type { Around, Connector, RemedyOrder } from "../../worker/connectors/connector.ts";
import { connect } from "../../worker/merchant/platform.ts";
import type { Settings, Tx } from "../../worker/merchant/tx.ts";
import { secretsOf } from "../../worker/secrets.ts";
import { PLATFORM, stubOf } from "./support.ts";
import type { World } from "./support.ts";

/** A shop platform as they are: it pays twice when asked twice, and its answers get lost. It is reached by `fetch` alone. */

type Refund = Pick<RemedyOrder, "amount" | "tenders" | "back"> & { settlement: string; order: string };

export type FakePlatform = {
  /** Every refund it carried out, twice where it was asked twice. */
  refunds: Refund[];
  /** What it was told of goods, one by one: "expected set_… null" with what became of them. */
  goods: string[];
  /** Whether it takes what it is told of goods. */
  takesGoods: () => boolean;
  /** How often it was asked to pay, and how often what it knows. */
  asked: { pay: number; find: number; order: number };
  /** How long it takes to answer a payment, in real milliseconds. */
  delay: number;
  /** What happens to an answer to a payment after it was carried out; a test loses one here. */
  answer: (refund: Refund) => Response;
  /** Whether it says what it knows of a settlement. */
  finds: (settlement: string) => boolean;
  /** What it tells of an order, or null: it knows none. */
  order: (id: string) => object | null;
};

const paid = () => Response.json({ state: "succeeded" });

/** Puts the platform into the world, and a connector to it into the worker's list in place of one of its own. */
export function openPlatform(world: World): FakePlatform {
  const platform: FakePlatform = {
    refunds: [],
    goods: [],
    takesGoods: () => true,
    asked: { pay: 0, find: 0, order: 0 },
    delay: 0,
    answer: paid,
    finds: () => true,
    order: () => null,
  };
  world.platform = (request) => handle(platform, request);
  // For this test file alone: each has the worker's modules to itself.
  Object.assign(platforms, { medusa: connectorTo });
  return platform;
}

/** Connects it to a merchant. */
export function connectPlatform(merchant: string): Promise<void> {
  return runInDurableObject(stubOf(merchant), (_, { storage }) => {
    const { json } = storage.sql.exec<{ json: string }>("SELECT json FROM settings").one();
    const settings = JSON.parse(json) as Settings;
    const secrets = secretsOf(env.SECRETS_KEY, settings.tokenSecret, settings.id);
    connect({ sql: storage.sql, settings, secrets } as Tx, {
      kind: "medusa",
      url: PLATFORM,
      apiKey: "sk_of_the_tests",
    });
  });
}

async function handle(platform: FakePlatform, request: Request): Promise<Response> {
  const [, what, id = ""] = new URL(request.url).pathname.split("/");
  if (what === "orders") {
    platform.asked.order += 1;
    return Response.json(platform.order(decodeURIComponent(id)));
  }
  if (what === "goods") {
    if (platform.takesGoods()) platform.goods.push(decodeURIComponent(id));
    return Response.json({}, { status: platform.takesGoods() ? 200 : 503 });
  }
  const slow = () => new Promise((resolve) => setTimeout(resolve, platform.delay));
  if (request.method === "GET") {
    platform.asked.find += 1;
    if (platform.delay > 0) await slow();
    return Response.json(platform.finds(id) && platform.refunds.some(({ settlement }) => settlement === id));
  }
  platform.asked.pay += 1;
  const refund = await request.json<Refund>();
  if (platform.delay > 0) await slow();
  platform.refunds.push(refund);
  return platform.answer(refund);
}

function connectorTo(_: unknown, { fetch }: Around): Connector {
  const hear = async (what: string, { settlementId, back }: RemedyOrder) => {
    const word = encodeURIComponent(`${what} ${settlementId} ${back?.disposition}`);
    const { status } = await fetch(`${PLATFORM}/goods/${word}`, { method: "POST" });
    if (status !== 200) throw new Error("The platform didn't take it.");
  };
  return {
    expectGoods: (remedy) => hear("expected", remedy),
    abandon: (remedy) => hear("abandoned", remedy),
    capabilities: { remedies: ["refund"], facts: true, lookUp: false },
    findRemedy: async ({ settlementId }) =>
      (await (await fetch(`${PLATFORM}/refunds/${settlementId}`)).json())
        ? { state: "succeeded", reference: "found" }
        : null,
    execute: async ({ settlementId, order, amount, tenders, back }) => {
      const body = JSON.stringify({ settlement: settlementId, order: order.id, amount, tenders, back });
      const response = await fetch(`${PLATFORM}/refunds`, { method: "POST", body });
      if (!response.ok) return { state: "unclear", problem: `The platform answered ${response.status}.` };
      return response.json();
    },
    getOrder: async (id) => (await fetch(`${PLATFORM}/orders/${encodeURIComponent(id)}`)).json(),
    verifyWebhook: async (headers, body) => (headers.get("x-signature") === "platform" ? JSON.parse(body) : null),
  };
}
