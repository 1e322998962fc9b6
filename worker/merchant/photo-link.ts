import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64url } from "./tx.ts";
import type { Settings } from "./tx.ts";

/** Addresses of photos: whoever has one sees that photo, for ten minutes at most. */

const SPAN = 5 * 60_000;

/**
 * What an address must carry to be ours until then, in milliseconds. Hashed here and not by the platform, whose hashing
 * waits: a transaction must not.
 */
export function signatureOf({ id, tokenSecret }: Signer, photo: string, until: number): string {
  const text = new TextEncoder();
  // The same secret signs order tokens, but no token has a space in what is signed: neither can be made from the other.
  return base64url(hmac(sha256, text.encode(tokenSecret), text.encode(`evidence ${id} ${photo} ${until}`)));
}

type Signer = Pick<Settings, "id" | "tokenSecret">;

/**
 * Where a photo can be seen. The same address for five minutes, so that a page that reads its case again and again
 * doesn't load its pictures anew; then good for five more.
 */
export function photoUrl(settings: Signer & Pick<Settings, "host">, photo: string, now: number): string {
  const until = (Math.floor(now / SPAN) + 2) * SPAN;
  const query = new URLSearchParams({
    merchant: settings.id,
    until: String(until),
    signature: signatureOf(settings, photo, until),
  });
  return `${settings.host}/v1/evidence/${photo}?${query}`;
}
