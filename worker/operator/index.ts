import { Hono } from "hono";
import * as v from "valibot";
import { NewMerchant } from "../../shared/contract.ts";
import { Policy } from "../../shared/policy/document.ts";
import { bearerOf, bodyOf, findings, respond, sameDigest, writing, wrongMethod } from "../http.ts";
import type { App, Ctx } from "../http.ts";
import { base64url, sha256 } from "../merchant/tx.ts";
import { stubOf } from "../merchants.ts";
import { Refusal } from "../problem.ts";
import { importKey } from "../token.ts";

/** What whoever runs this installation calls, with the operator's key. */
export const operatorRoutes = new Hono<App>();

operatorRoutes.use(async (c, next) => {
  const key = c.env.OPERATOR_KEY;
  const given = bearerOf(c);
  if (!key || !given || !sameDigest(await sha256(key), await sha256(given))) {
    throw new Refusal("key_wrong", "Send the operator's key as a Bearer token.");
  }
  await next();
});

operatorRoutes.get("/merchants", async (c) => c.json({ merchants: await directory(c).list() }));

operatorRoutes.post("/merchants", async (c) => {
  const { value, request } = await bodyOf(c, NewMerchant);
  const policy = value.policy === undefined ? null : checkedPolicy(value.policy, value.currency);
  if (value.publicKey) await requireKey(value.publicKey);
  const call = writing(c, 0, "operator", request);
  const id = await idFrom(c.env.OPERATOR_KEY!, call.key!);
  const answer = await stubOf(c.env, id).make(call, id, value, policy, new URL(c.req.url).origin);
  if (answer.status === 201) await directory(c).add(id, value.name);
  return respond(answer);
});
operatorRoutes.all("/merchants", wrongMethod("GET, POST"));

const directory = (c: Ctx) => c.env.DIRECTORY.get(c.env.DIRECTORY.idFromName("merchants"));

function checkedPolicy(policy: unknown, currency: string): Policy {
  const result = v.safeParse(Policy, policy);
  if (!result.success) {
    const errors = findings(result.issues).map((found) => ({ ...found, path: `policy.${found.path}` }));
    throw new Refusal("invalid", "The policy isn't as it should be.", { errors });
  }
  if (result.output.currency !== currency) {
    const message = `The policy is in ${result.output.currency}, the merchant in ${currency}.`;
    throw new Refusal("invalid", message, { errors: [{ path: "policy.currency", code: "currency", message }] });
  }
  return result.output;
}

/** A key that can't be read would refuse every order page later; here somebody is looking. */
async function requireKey(publicKey: NonNullable<NewMerchant["publicKey"]>): Promise<void> {
  try {
    await importKey(publicKey);
  } catch {
    const message = "A public key for ES256 (P-256) or EdDSA (Ed25519), as a JWK.";
    throw new Refusal("invalid", message, { errors: [{ path: "publicKey", code: "key", message }] });
  }
}

/** The same key makes the same merchant: a retry finds what it made, and its secrets are kept in that object alone. */
async function idFrom(operatorKey: string, key: string): Promise<string> {
  const secret = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(operatorKey),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const digest = await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(key));
  return `mer_${base64url(new Uint8Array(digest).slice(0, 16))}`;
}
