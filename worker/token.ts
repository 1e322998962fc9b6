import { base64url as b64, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { errors as joseErrors } from "jose";
import * as v from "valibot";
import { Order } from "../shared/order.ts";
import { findings } from "./http.ts";
import { isMerchantId } from "./merchants.ts";
import type { Claim } from "./merchant/orders.ts";
import { sha256 } from "./merchant/tx.ts";
import type { MerchantConfig } from "./merchant/tx.ts";
import { Refusal } from "./problem.ts";

/** Order tokens: a compact JWS, or `base64url(payload).hex(HMAC-SHA256)` where a template can't make raw bytes. */

const LEEWAY = 60;
const LONGEST = 24 * 3600;

const Claims = v.object({
  iss: v.string(),
  sub: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  iat: v.pipe(v.number(), v.finite()),
  exp: v.pipe(v.number(), v.finite()),
  nbf: v.optional(v.pipe(v.number(), v.finite())),
  order: v.unknown(),
});
type Claims = v.InferOutput<typeof Claims>;

const malformed = (detail: string, errors?: { path: string; code: string; message: string }[]) =>
  new Refusal("token_malformed", detail, errors && { errors });

/** Which merchant a token says it is from; nothing is believed yet. Throws `token_malformed`, `token_issuer`. */
export function issuerOf(token: string): string {
  const parts = token.split(".");
  const payload = parts.length === 3 ? parts[1] : parts.length === 2 ? parts[0] : undefined;
  if (payload === undefined) throw malformed("An order token has three parts, or two in its hex form.");
  const { iss } = claimsOf(payload);
  if (!isMerchantId(iss)) throw new Refusal("token_issuer", "`iss` must be the merchant's public id.");
  return iss;
}

function claimsOf(payload: string): Claims {
  const parsed = v.safeParse(Claims, jsonOf(payload));
  if (!parsed.success) throw malformed("The token's claims aren't as they should be.", findings(parsed.issues));
  return parsed.output;
}

function jsonOf(payload: string): unknown {
  try {
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(b64.decode(payload.replace(/=+$/, ""))),
    );
  } catch {
    throw malformed("The token's payload isn't JSON in base64url.");
  }
}

/** Checks a token whole and gives the order it vouches for. Throws the `token_…` refusals. */
export async function verifyToken(token: string, config: MerchantConfig, now: number): Promise<Claim> {
  const parts = token.split(".");
  if (parts.length === 3) await verifyJws(token, config);
  else await verifyHex(parts[0]!, parts[1]!, config);
  const claims = claimsOf(parts.length === 3 ? parts[1]! : parts[0]!);
  checkClaims(claims, config.id, now);
  const order = v.safeParse(Order, claims.order);
  if (!order.success) throw malformed("The token's order isn't as it should be.", findings(order.issues));
  if (claims.sub !== order.output.id) throw malformed("`sub` must be the order's id.");
  return {
    order: order.output,
    iat: claims.iat * 1000,
    emailHash: await sha256(normalised(order.output.customer.email)),
  };
}

const normalised = (email: string) => email.trim().toLowerCase().normalize("NFKC");

function checkClaims(claims: Claims, merchant: string, now: number): void {
  const seconds = now / 1000;
  if (claims.iss !== merchant) throw new Refusal("token_issuer", "This token is another merchant's.");
  if (![claims.aud].flat().includes("amends")) throw new Refusal("token_audience", "`aud` must be “amends”.");
  if (claims.exp <= seconds - LEEWAY)
    throw new Refusal("token_expired", "This token has run out: load the order page again.");
  if (Math.max(claims.iat, claims.nbf ?? 0) > seconds + LEEWAY) {
    throw new Refusal("token_not_yet_valid", "This token is from the future: check the server's clock.");
  }
  if (claims.exp > claims.iat + LONGEST) throw malformed("`exp` may be 24 hours after `iat` at most.");
}

/** The algorithm comes from the stored key: what the header asks for is only compared, never followed. */
async function verifyJws(token: string, config: MerchantConfig): Promise<void> {
  const header = headerOf(token);
  const key = await keyFor(config, header);
  if (header.alg !== key.alg)
    throw new Refusal("token_algorithm", `This key signs with ${key.alg}, not ${header.alg ?? "nothing"}.`);
  try {
    await compactVerify(token, key.key, { algorithms: [key.alg] });
  } catch (error) {
    if (error instanceof joseErrors.JWSInvalid || error instanceof joseErrors.JOSENotSupported)
      throw malformed("The token isn't a signed JWS.");
    throw new Refusal("token_signature", "The signature doesn't fit the merchant's key.");
  }
}

type Header = { alg?: string | undefined; kid?: string | undefined };

function headerOf(token: string): Header {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw malformed("The token's header isn't JSON in base64url.");
  }
}

type PublicKey = MerchantConfig["publicKeys"][number];
type Key = { alg: string; key: CryptoKey | Uint8Array };

/** The public key with this `kid`; else the shared secret, unless the header names a public key's algorithm. */
async function keyFor(config: MerchantConfig, header: Header): Promise<Key> {
  const named = config.publicKeys.find((jwk) => header.kid !== undefined && jwk.kid === header.kid);
  const jwk = named ?? onlyKey(config, header);
  return jwk ? importKey(jwk) : { alg: "HS256", key: new TextEncoder().encode(config.tokenSecret) };
}

/** With one key there is no doubt which is meant, unless both sides name one and the names differ. */
function onlyKey({ publicKeys }: MerchantConfig, header: Header): PublicKey | undefined {
  const [only] = publicKeys;
  if (publicKeys.length !== 1 || header.alg === "HS256") return undefined;
  return header.kid === undefined || only?.kid === undefined ? only : undefined;
}

/** A merchant's public key, ready to verify with. Throws when it is none of P-256 or Ed25519. */
export async function importKey(jwk: PublicKey): Promise<Key> {
  const alg = jwk.kty === "EC" ? "ES256" : "EdDSA";
  return { alg, key: await importJWK(jwk, alg) };
}

/** A token of ours in the merchant's name, for whoever has shown that the order is theirs. Times are in seconds. */
export async function signToken(
  config: MerchantConfig,
  order: Order,
  times: { iat: number; exp: number },
): Promise<string> {
  const part = (value: unknown) => b64.encode(JSON.stringify(value));
  const signed = `${part({ alg: "HS256" })}.${part({ iss: config.id, sub: order.id, aud: "amends", ...times, order })}`;
  const signature = await crypto.subtle.sign("HMAC", await secretKey(config, "sign"), new TextEncoder().encode(signed));
  return `${signed}.${b64.encode(new Uint8Array(signature))}`;
}

/** The merchant's secret; both forms use its UTF-8 bytes. */
function secretKey({ tokenSecret }: MerchantConfig, use: "sign" | "verify"): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(tokenSecret);
  return crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, [use]);
}

/** The hex form signs the ASCII of the base64url part. */
async function verifyHex(payload: string, hex: string, config: MerchantConfig): Promise<void> {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw malformed("The second part must be 64 hex digits.");
  const key = await secretKey(config, "verify");
  const signature = Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16));
  const fits = await crypto.subtle.verify("HMAC", key, signature, new TextEncoder().encode(payload));
  if (!fits) throw new Refusal("token_signature", "The signature doesn't fit the merchant's secret.");
}
