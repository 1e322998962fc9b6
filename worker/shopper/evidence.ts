import type { Answer, MerchantConfig } from "../merchant/tx.ts";
import { base64url } from "../merchant/tx.ts";
import { signatureOf } from "../merchant/photo-link.ts";
import { keyOf, reading, sameDigest, writing } from "../http.ts";
import type { Ctx } from "../http.ts";
import { configOf, isMerchantId } from "../merchants.ts";
import { bytesUpTo } from "../ports/body.ts";
import { photoKey, photoStore } from "../ports/photos.ts";
import { Refusal, notFound } from "../problem.ts";
import { askAsShopper } from "./caller.ts";
import type { Asked } from "./caller.ts";
import { pictureOf, pictureTypes } from "./pictures/index.ts";
import type { Picture } from "./pictures/index.ts";

/** Photos: taken from the shopper's browser, and shown to whoever has an address that we signed. */

const MOST = 5_000_000;

/** `request` is the hash of the body as it came, `sha256` that of the picture as we keep it. */
type Sent = { request: string; sha256: string; look: string | null; picture: Picture };

/**
 * Takes one photo. Throws the `token_…` refusals, `idempotency_key_required`, `unsupported_media_type`,
 * `body_too_large`, `invalid`, `rate_limited`.
 */
export function takePhoto(c: Ctx): Promise<Response> {
  // Read once the caller is known, and only once, though it may be asked twice.
  let sent: Promise<Sent> | undefined;
  return askAsShopper(c, async (asked) => {
    keyOf(c);
    const barred = await barredFrom(c, asked);
    if (barred) return barred;
    sent ??= sentPhoto(c);
    return keep(c, asked, await sent);
  });
}

/**
 * Before a byte is kept: a mail link's key must be one, and nobody sends in a loop, since what the object refuses has
 * been to the store and back. The object counts exactly. Null where nothing stands in the way.
 */
async function barredFrom(c: Ctx, { stub, config, shopper, caller }: Asked): Promise<Answer | null> {
  const { success } = await c.env.READINGS.limit({ key: `photo ${config.id} ${caller}` });
  if (!success) throw new Refusal("rate_limited", "Please give us a moment, then try again.", { retryAfter: 10 });
  if (shopper.kind === "token") return null;
  const known = await stub.orderAndCases(reading(config.version), shopper);
  return known.status === 200 ? null : known;
}

/** The bytes first: what the object knows of must be there. What it refuses goes again. */
async function keep(c: Ctx, { stub, config, shopper, caller }: Asked, sent: Sent): Promise<Answer> {
  const { picture, request, sha256, look } = sent;
  const call = writing(c, config.version, caller, request);
  // The same for the same request, so that a retry puts the same bytes in the same place.
  const id = await idOf([config.id, call.scope, keyOf(c), request]);
  const [store, key] = [photoStore(c.env), photoKey(config.id, id)];
  await store.put(key, picture);
  const upload = { id, type: picture.type, size: picture.bytes.length, sha256, look };
  const answer = await stub.takePhoto(call, shopper, upload);
  if (answer.status >= 400) await store.remove([key]);
  return answer;
}

async function sentPhoto(c: Ctx): Promise<Sent> {
  const look = lookOf(c);
  const bytes = await limitedBytes(c);
  const picture = pictureOf(bytes);
  if (!picture) throw unsupported();
  return { request: await digest(bytes), sha256: await digest(picture.bytes), look, picture };
}

/** The length that is announced spares us reading; the one that counts is what comes. */
async function limitedBytes(c: Ctx): Promise<Uint8Array> {
  const said = (c.req.header("Content-Type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (!(pictureTypes as readonly string[]).includes(said)) throw unsupported();
  const announced = Number(c.req.header("Content-Length") ?? 0);
  const bytes = announced > MOST ? null : await bytesUpTo(c.req.raw, MOST);
  if (!bytes) throw new Refusal("body_too_large", "A photo may have 5 MB at most.");
  return bytes;
}

const unsupported = () => new Refusal("unsupported_media_type", "Send the photo itself, as a JPEG, PNG or WebP.");

/** What the browser says the picture looks like, to know it again. Throws `invalid`. */
function lookOf(c: Ctx): string | null {
  const look = c.req.query("look") ?? null;
  if (look === null || /^[0-9a-f]{16}$/.test(look)) return look;
  const message = "16 hex digits, in lower case.";
  throw new Refusal("invalid", message, { errors: [{ path: "look", code: "regex", message }] });
}

async function idOf(parts: readonly string[]): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(parts)));
  return `evi_${base64url(new Uint8Array(hash, 0, 16))}`;
}

async function digest(bytes: Uint8Array): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Whatever is uploaded stays a picture: it can't run, load or be taken for anything else. */
const headers = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Content-Disposition": "inline",
  "Cache-Control": "private, max-age=600, immutable",
  // Pages of other origins show it: the address is the key.
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "no-referrer",
};

/** Whether this address is one of ours and still good. */
function opens(config: MerchantConfig, id: string, until: string, signature: string): boolean {
  if (!/^\d{1,15}$/.test(until) || Number(until) <= Date.now()) return false;
  return sameDigest(signatureOf(config, id, Number(until)), signature);
}

/** Shows a photo to whoever has its signed address. Throws `not_found` for every other one, whatever is wrong with it. */
export async function showPhoto(c: Ctx, id: string): Promise<Response> {
  const { merchant = "", until = "", signature = "" } = c.req.query();
  if (!isMerchantId(merchant) || !/^evi_[A-Za-z0-9_-]{22}$/.test(id)) throw notFound();
  const config = await configOf(c.env, merchant).catch(() => null);
  if (!config || !opens(config, id, until, signature)) throw notFound();
  const photo = await photoStore(c.env).get(photoKey(merchant, id));
  if (!photo) throw notFound();
  return new Response(photo.body, {
    headers: { ...headers, "Content-Type": photo.type, "Content-Length": String(photo.size) },
  });
}
