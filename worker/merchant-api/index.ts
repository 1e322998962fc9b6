import { Hono } from "hono";
import { OutcomeRequest, ReturnRequest } from "../../shared/contract.ts";
import { bearerOf, bodyOf, sameDigest, writing, wrongMethod } from "../http.ts";
import type { App, Ctx } from "../http.ts";
import { sha256 } from "../merchant/tx.ts";
import type { Answer, Call } from "../merchant/tx.ts";
import { ask, isMerchantId } from "../merchants.ts";
import type { Stub } from "../merchants.ts";
import { Refusal } from "../problem.ts";

/** What the merchant's own server calls, with its API key: `mer_….SECRET`. */
export const merchantRoutes = new Hono<App>();

const wrongKey = () => new Refusal("key_wrong", "Send the merchant's API key as a Bearer token.");

/** Asks the object of whoever the key belongs to. Throws `key_wrong`. */
async function asMerchant(c: Ctx, request: string, call: (stub: Stub, call: Call) => Promise<Answer>) {
  const key = bearerOf(c) ?? "";
  const merchant = key.split(".")[0] ?? "";
  if (!isMerchantId(merchant)) throw wrongKey();
  const hash = await sha256(key);
  return ask(c, merchant, async (stub, config) => {
    if (!sameDigest(hash, config.apiKeyHash)) throw wrongKey();
    return call(stub, writing(c, config.version, "api", request));
  });
}

merchantRoutes.post("/settlements/:id/outcome", async (c) => {
  const { value, request } = await bodyOf(c, OutcomeRequest);
  return asMerchant(c, request, (stub, call) => stub.outcome(call, c.req.param("id"), value));
});
merchantRoutes.all("/settlements/:id/outcome", wrongMethod("POST"));

/** A label for goods that come back, or how far they are. */
merchantRoutes.post("/cases/:id/return", async (c) => {
  const { value, request } = await bodyOf(c, ReturnRequest);
  return asMerchant(c, request, (stub, call) => stub.heardOfReturn(call, c.req.param("id"), value));
});
merchantRoutes.all("/cases/:id/return", wrongMethod("POST"));
