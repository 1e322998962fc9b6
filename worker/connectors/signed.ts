/** Signatures of platforms' webhooks: HMAC-SHA256, made and compared by WebCrypto, which takes the same time for all. */

const encoder = new TextEncoder();
const keyOf = (secret: string, use: "sign" | "verify") =>
  crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [use]);

export async function isSigned(secret: string, text: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return crypto.subtle.verify("HMAC", await keyOf(secret, "verify"), signature, encoder.encode(text));
}

export async function sign(secret: string, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(secret, "sign"), encoder.encode(text)));
}

/** Empty for what isn't hexadecimal: no signature is. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const pairs = /^(?:[0-9a-f]{2})+$/i.test(text) ? text.match(/../g)! : [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/** Empty for what isn't base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
