import { reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { vi } from "vitest";
import { merchantOf, merchantRequest, requestOf, shopperOf, signToken } from "./client.ts";
import type { OrderFacts, Send, Shopper } from "./client.ts";
import type * as worker from "../../worker/index.ts";
import type { Env as WorkerEnv } from "../../worker/env.ts";
import { analysis, outgoing, papers, platforms } from "../../worker/parts.ts";
import type { Merchant } from "./shapes.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof worker;
    }
    interface Env extends WorkerEnv {}
  }
}

/** What surrounds the worker in its tests: the way in, the outside world it fetches, its clock and its alarm. */

// What objects load beside a test's requests is loaded before them: an object that is reset while vitest hands it a module
// would leave that module half loaded for all that come after.
await Promise.all([analysis(), outgoing(), papers(), platforms()]);

export const OPERATOR_KEY = "operator-key-of-the-tests";

export const send: Send = (request) => exports.default.fetch(request);

export type Mail = {
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};
export type Delivery = { id: string; body: string; headers: Headers; type: string; data: Record<string, unknown> };
type Answer = (delivery: Delivery) => Response | Promise<Response>;

/** The mail service and the merchant's server, as far as the worker sees them. */
export type World = {
  /** The merchant's address in this test: what a test before left behind must not be counted here. */
  webhook: string;
  mails: Mail[];
  deliveries: Delivery[];
  /** How the merchant's server answers; a test puts its own here. */
  shop: Answer;
  mail: () => Response | Promise<Response>;
  /** The merchant's platform, where a test connects one. */
  platform: ((request: Request) => Response | Promise<Response>) | null;
  /** Anything else the worker tried to reach. */
  strangers: string[];
};

export const succeeded: Answer = (delivery) =>
  delivery.type === "settlement.requested"
    ? Response.json({ state: "succeeded", reference: `ref-${delivery.id}` })
    : new Response(null, { status: 204 });

/** Where a platform connected by a test is reached. */
export const PLATFORM = "https://platform.test";

let worlds = 0;

/** Takes the place of everything outside. Call it in a `beforeEach`, `closeWorld` in an `afterEach`. */
export function openWorld(): World {
  const world: World = {
    webhook: `https://shop.test/webhooks/${++worlds}`,
    mails: [],
    deliveries: [],
    shop: succeeded,
    mail: () => new Response(null, { status: 204 }),
    platform: null,
    strangers: [],
  };
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => answer(world, new Request(input, init)));
  return world;
}

export async function closeWorld(): Promise<void> {
  vi.useRealTimers();
  await reset();
  vi.restoreAllMocks();
}

async function answer(world: World, request: Request): Promise<Response> {
  const body = await request.clone().text();
  if (request.url.startsWith("https://mail.test/")) {
    const response = await abortable(request, world.mail());
    if (response.ok) world.mails.push(JSON.parse(body) as Mail);
    return response;
  }
  if (world.platform && request.url.startsWith(PLATFORM)) return abortable(request, world.platform(request));
  if (request.url !== world.webhook) {
    world.strangers.push(request.url);
    return new Response(null, { status: 599 });
  }
  const message = JSON.parse(body) as { type: string; data: Record<string, unknown> };
  const delivery = { id: request.headers.get("webhook-id") ?? "", body, headers: request.headers, ...message };
  world.deliveries.push(delivery);
  return followed(world, request, await abortable(request, world.shop(delivery)));
}

/** The real fetch goes where it is sent, unless it was told not to. */
function followed(world: World, request: Request, response: Response): Response {
  const to = response.headers.get("location");
  if (to && request.redirect === "follow") world.strangers.push(to);
  return response;
}

/** The real fetch gives up when its signal says so; a stand-in that doesn't would hide a missing time-out. */
function abortable(request: Request, answering: Response | Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(request.signal.reason as Error);
    request.signal.addEventListener("abort", giveUp);
    Promise.resolve(answering).then(resolve, reject);
  });
}

/** A merchant of its own for a test; `over` names what differs from the sample. */
export async function newMerchant(over: Record<string, unknown> = {}): Promise<Merchant> {
  return merchantOf(await send(requestOf("/operator/merchants", { token: OPERATOR_KEY, body: merchantRequest(over) })));
}

export const stubOf = (merchant: string) => env.MERCHANT.get(env.MERCHANT.idFromName(merchant));

/** Somebody on this order's page, which signs a fresh token whenever one is needed. */
export async function shopperFor(merchant: Merchant, order: OrderFacts): Promise<Shopper> {
  return shopperOf(send, () => signToken(merchant, order));
}

/** The clock stands still at this instant, in the test and in the worker. */
export function setClock(at: string): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date(at));
}
export const passTime = (ms: number) => vi.setSystemTime(Date.now() + ms);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Runs the merchant's alarm until `done` holds; patient, for on a busy machine each round does little. */
export async function pumpUntil(
  merchant: string,
  done: () => unknown,
  what = "what the test waits for",
): Promise<void> {
  for (let round = 0; round < 500; round++) {
    if (await done()) return;
    await runDurableObjectAlarm(stubOf(merchant));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`The alarm never came to ${what}.`);
}

type Row = Record<string, SqlStorageValue>;

/**
 * Runs the alarm until all that was to leave has left, and it is written down that it has: a clock that is set on before would
 * take a delivery that has just arrived for one that died, and deliver it again.
 */
export const allDelivered = (merchant: string): Promise<void> =>
  pumpUntil(
    merchant,
    async () => (await rows(merchant, "SELECT 1 FROM outbox")).length === 0,
    "the end of all deliveries",
  );

/** What stands in the merchant's tables. */
export const rows = <T extends Row>(merchant: string, query: string, ...bindings: unknown[]): Promise<T[]> =>
  runInDurableObject(stubOf(merchant), (_, state) => state.storage.sql.exec<T>(query, ...bindings).toArray());

/** One settlement's reservation: taken, and what became of it. */
export type Balance = {
  settlement: string;
  reserved: number;
  paid: number;
  released: number;
  open: number;
  state: string;
};

/** The ledger against the settlements, settlement by settlement. `open` counts those that haven't ended. */
export const balances = (merchant: string): Promise<Balance[]> =>
  rows<Balance>(
    merchant,
    `SELECT settlements.id AS settlement, settlements.state AS state,
       coalesce(sum(CASE kind WHEN 'reserved' THEN ledger.amount END), 0) AS reserved,
       coalesce(sum(CASE kind WHEN 'paid' THEN ledger.amount WHEN 'bounced' THEN -ledger.amount END), 0) AS paid,
       coalesce(sum(CASE kind WHEN 'released' THEN ledger.amount END), 0) AS released,
       CASE WHEN settlements.state IN ('scheduled', 'sending', 'unknown') THEN settlements.amount ELSE 0 END AS open
     FROM settlements LEFT JOIN ledger ON ledger.settlement_id = settlements.id
     GROUP BY settlements.id ORDER BY settlements.id`,
  );

/** An answer that never comes. */
export const never = () => new Promise<Response>(() => {});

/** The answer, once there is one. Waits by looking: a promise of the test can't be awaited inside an object. */
export async function later(look: () => Response | null): Promise<Response> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
