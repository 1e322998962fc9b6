import type { Ctx } from "./http.ts";
import type { Env } from "./env.ts";
import type { Merchant } from "./merchant/index.ts";
import type { Answer, MerchantConfig } from "./merchant/tx.ts";
import { respond } from "./http.ts";
import { Refusal } from "./problem.ts";

/** The way to a merchant's object, and what is kept of it in this isolate for a minute. */

export type Stub = DurableObjectStub<Merchant>;

const shape = /^mer_(eu_)?[A-Za-z0-9_-]{22}$/;
const KEPT = 60_000;
const MOST = 1000;
const kept = new Map<string, { config: MerchantConfig; at: number }>();

/** Whether this can be a merchant's id at all: no object is ever touched for what isn't. */
export const isMerchantId = (id: string): boolean => shape.test(id);

/** Throws `unknown_merchant` for what can't be an id. */
export function stubOf(env: Env, id: string): Stub {
  if (!isMerchantId(id)) throw unknown();
  return env.MERCHANT.get(env.MERCHANT.idFromName(id));
}

const unknown = () => new Refusal("unknown_merchant", "There is no such merchant.");

/** What is known of the merchant, at most a minute old. Throws `unknown_merchant`. */
export async function configOf(env: Env, id: string): Promise<MerchantConfig> {
  const found = kept.get(id);
  if (found && found.at > Date.now() - KEPT) return found.config;
  const config = await stubOf(env, id).config();
  if (!config) throw unknown();
  if (kept.size >= MOST) kept.clear();
  kept.set(id, { config, at: Date.now() });
  return config;
}

/** The next look is a fresh one. */
export const forget = (id: string): void => void kept.delete(id);

/**
 * Asks a merchant's object with the settings at hand. Where they turn out to be old, or the caller's signature doesn't
 * fit them, they are loaded again and it is asked once more.
 */
export async function ask(
  c: Ctx,
  id: string,
  run: (stub: Stub, config: MerchantConfig) => Promise<Answer>,
): Promise<Response> {
  const wasKept = kept.has(id);
  const config = await configOf(c.env, id);
  try {
    const answer = await run(stubOf(c.env, id), config);
    if (!answer.stale) return respond(answer);
  } catch (error) {
    const mayBeOld =
      error instanceof Refusal &&
      ["token_signature", "token_algorithm", "key_wrong", "origin_not_allowed"].includes(error.code);
    if (!mayBeOld || !wasKept) throw error;
  }
  forget(id);
  const answer = await run(stubOf(c.env, id), await configOf(c.env, id));
  if (answer.stale) throw new Refusal("unavailable", "Please try again in a moment.", { retryAfter: 1 });
  return respond(answer);
}

/** The page must be on the merchant's list; no Origin, or our own pages, pass. Throws `origin_not_allowed`. */
export function requireOrigin(c: Ctx, config: MerchantConfig): void {
  const origin = c.req.header("Origin");
  if (!origin || origin === new URL(c.req.url).origin || config.origins.includes(origin)) return;
  throw new Refusal("origin_not_allowed", `${origin} is not on the merchant's list of pages.`);
}
