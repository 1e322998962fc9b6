import type { Answer, MerchantConfig } from "../merchant/tx.ts";
import { sha256 } from "../merchant/tx.ts";
import type { Shopper } from "../merchant/access.ts";
import { bearerOf } from "../http.ts";
import type { Ctx } from "../http.ts";
import { ask, requireOrigin } from "../merchants.ts";
import type { Stub } from "../merchants.ts";
import { Refusal } from "../problem.ts";
import { issuerOf, verifyToken } from "../token.ts";

/** Who a shopper's call is from: an order token, or the key of one case that a mail carried. */

export type Asked = { stub: Stub; config: MerchantConfig; shopper: Shopper; caller: string };

/** A mail link's key with the merchant it belongs to: `mer_….KEY`. A token's first part is JSON, so it can't look so. */
const keyShape = /^(mer_[A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})$/;

/** Checks the caller and asks the merchant's object. Throws the `token_…` refusals, `origin_not_allowed`, `unknown_merchant`. */
export async function askAsShopper(c: Ctx, run: (asked: Asked) => Promise<Answer>): Promise<Response> {
  const bearer = bearerOf(c);
  if (!bearer) throw new Refusal("token_missing", "Send the order token as a Bearer token.");
  const key = keyShape.exec(bearer);
  const merchant = key ? key[1]! : issuerOf(bearer);
  return ask(c, merchant, async (stub, config) => {
    requireOrigin(c, config);
    const shopper = key ? await keyHolder(key[2]!) : await tokenHolder(bearer, config);
    return run({ stub, config, shopper, caller: callerOf(shopper) });
  });
}

async function keyHolder(key: string): Promise<Shopper> {
  return { kind: "key", hash: await sha256(key) };
}

async function tokenHolder(token: string, config: MerchantConfig): Promise<Shopper> {
  return { kind: "token", claim: await verifyToken(token, config, Date.now()) };
}

const callerOf = (shopper: Shopper) =>
  shopper.kind === "key" ? `key:${shopper.hash}` : `order:${shopper.claim.order.id}`;
