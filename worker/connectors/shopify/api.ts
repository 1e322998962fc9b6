import * as v from "valibot";
import type { Platform } from "../../../shared/platforms.ts";
import { call } from "../call.ts";
import type { Answer } from "../call.ts";
import { CALL_TIMEOUT } from "../connector.ts";
import type { Around } from "../connector.ts";
import { VERSION } from "./operations.ts";

/** Talking to Shopify: a token that lasts a day, its bucket of points, and answers read by a schema. */

export type Own = Extract<Platform, { kind: "shopify" }>;

/** Asks one operation. Throws for every error and for an answer of another shape: neither says that nothing happened. */
export type Ask = <S extends v.GenericSchema>(
  operation: string,
  variables: Record<string, unknown>,
  data: S,
) => Promise<v.InferOutput<S>>;

/** An answer that was no data, by its status: the set-up's check tells a merchant what it means. */
export class Unanswered extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

/** The app may not ask this: nothing was done. */
export class Denied extends Error {}

const Token = v.object({ access_token: v.string(), expires_in: v.optional(v.number(), 0) });
const Throttle = v.object({
  requestedQueryCost: v.number(),
  throttleStatus: v.object({ currentlyAvailable: v.number(), restoreRate: v.pipe(v.number(), v.minValue(1)) }),
});
const Body = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(
    v.array(v.object({ message: v.string(), extensions: v.optional(v.object({ code: v.optional(v.string()) })) })),
  ),
  extensions: v.optional(v.object({ cost: v.optional(v.unknown()) })),
});

/** Of each shop, for as long as this isolate lives. The secret is part of the key: a new one asks for a new token. */
const tokens = new Map<string, { token: string; until: number }>();
const MOST_TOKENS = 500;
const EARLY = 120_000;
const LONGEST_PAUSE = 5000;

/** All calls through one of these share one time limit, that of a connector's single step. */
export function openShopify(own: Own, { fetch, now }: Around): Ask {
  const base = own.url ?? `https://${own.shop}`;
  const signal = AbortSignal.timeout(CALL_TIMEOUT);
  const account = JSON.stringify([base, own.clientId, own.clientSecret]);

  async function token(): Promise<string> {
    const known = tokens.get(account);
    if (known && known.until > now().getTime()) return known.token;
    const form = { grant_type: "client_credentials", client_id: own.clientId, client_secret: own.clientSecret };
    const body = new URLSearchParams(form).toString();
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await call(fetch, `${base}/admin/oauth/access_token`, { method: "POST", headers, body, signal });
    const given = v.safeParse(Token, answer.body);
    if (answer.status !== 200 || !given.success) throw new Unanswered(answer.status, "Shopify gave no token.");
    if (tokens.size >= MOST_TOKENS) tokens.clear();
    const until = now().getTime() + given.output.expires_in * 1000 - EARLY;
    tokens.set(account, { token: given.output.access_token, until });
    return given.output.access_token;
  }

  async function post(body: string): Promise<Answer> {
    const headers = { "Content-Type": "application/json", "X-Shopify-Access-Token": await token() };
    return call(fetch, `${base}/admin/api/${VERSION}/graphql.json`, { method: "POST", headers, body, signal });
  }

  /** Asks again where Shopify did nothing yet: a token that ran out, a bucket that is empty. */
  async function answered(body: string): Promise<Answer> {
    for (let renewed = false; ;) {
      const answer = await post(body);
      const pause = pauseOf(answer);
      if (answer.status === 401 && !renewed) {
        tokens.delete(account);
        renewed = true;
      } else if (pause === null) {
        return answer;
      } else {
        await new Promise((resolve) => setTimeout(resolve, pause));
        signal.throwIfAborted();
      }
    }
  }

  return async (operation, variables, data) => {
    const answer = await answered(JSON.stringify({ query: operation, variables }));
    const body = v.safeParse(Body, answer.body);
    if (answer.status !== 200 || !body.success)
      throw new Unanswered(answer.status, `Shopify answered ${answer.status}.`);
    const [error] = body.output.errors ?? [];
    const Kind = error?.extensions?.code === "ACCESS_DENIED" ? Denied : Error;
    if (error) throw new Kind(`Shopify: ${error.message}`.slice(0, 500));
    return v.parse(data, body.output.data);
  };
}

/** How long until there are points enough, in ms; null where the answer isn't about points at all. */
function pauseOf({ status, headers, body }: Answer): number | null {
  if (status === 429) return Math.min(LONGEST_PAUSE, Math.max(0.1, Number(headers.get("Retry-After")) || 2) * 1000);
  const read = v.safeParse(Body, body);
  if (!read.success || !read.output.errors?.some(({ extensions }) => extensions?.code === "THROTTLED")) return null;
  const cost = v.safeParse(Throttle, read.output.extensions?.cost);
  if (!cost.success) return 1000;
  const { requestedQueryCost, throttleStatus } = cost.output;
  const missing = Math.max(1, requestedQueryCost - throttleStatus.currentlyAvailable);
  return Math.min(LONGEST_PAUSE, Math.ceil((missing / throttleStatus.restoreRate) * 1000));
}
