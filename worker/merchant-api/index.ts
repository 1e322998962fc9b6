import { Hono } from "hono";
import { OutcomeRequest } from "../../shared/contract.ts";
import { bearerOf, bodyOf, sameDigest, writing, wrongMethod } from "../http.ts";
import type { App } from "../http.ts";
import { sha256 } from "../merchant/tx.ts";
import { ask, isMerchantId } from "../merchants.ts";
import { Refusal } from "../problem.ts";

/** What the merchant's own server calls, with its API key: `mer_….SECRET`. */
export const merchantRoutes = new Hono<App>();

const wrongKey = () => new Refusal("key_wrong", "Send the merchant's API key as a Bearer token.");

merchantRoutes.post("/settlements/:id/outcome", async (c) => {
  const { value, request } = await bodyOf(c, OutcomeRequest);
  const key = bearerOf(c) ?? "";
  const merchant = key.split(".")[0] ?? "";
  if (!isMerchantId(merchant)) throw wrongKey();
  const hash = await sha256(key);
  return ask(c, merchant, async (stub, config) => {
    if (!sameDigest(hash, config.apiKeyHash)) throw wrongKey();
    return stub.outcome(writing(c, config.version, "api", request), c.req.param("id"), value);
  });
});
merchantRoutes.all("/settlements/:id/outcome", wrongMethod("POST"));
