import { getCookie, setCookie } from "hono/cookie";
import type { Ctx } from "../http.ts";
import { sha256 } from "../merchant/tx.ts";
import type { Answer } from "../merchant/tx.ts";
import { ask, isMerchantId } from "../merchants.ts";
import type { Stub } from "../merchants.ts";
import type { MerchantConfig } from "../merchant/tx.ts";
import { Refusal } from "../problem.ts";

const COOKIE = "amends_desk";
const LIFE = 12 * 3600;

/** Sets the session's cookie: for this site's own pages only, out of any script's reach. */
export function setSession(c: Ctx, merchant: string, token: string): void {
  setCookie(c, COOKIE, `${merchant}.${token}`, cookieOptions(c, LIFE));
}

export function clearSession(c: Ctx): void {
  setCookie(c, COOKIE, "", cookieOptions(c, 0));
}

function cookieOptions(c: Ctx, maxAge: number) {
  const secure = new URL(c.req.url).protocol === "https:";
  return { httpOnly: true, secure, sameSite: "Strict", path: "/desk", maxAge } as const;
}

/** The session's merchant and token. Throws `session_missing`. */
export function sessionOf(c: Ctx): { merchant: string; token: string } {
  const [merchant = "", token = ""] = (getCookie(c, COOKIE) ?? "").split(".");
  if (!isMerchantId(merchant) || !token) throw new Refusal("session_missing", "Please sign in.");
  return { merchant, token };
}

/** Asks the object as whoever is signed in; it knows whether the session still holds. */
export async function askAsStaff(
  c: Ctx,
  run: (stub: Stub, config: MerchantConfig, token: string) => Promise<Answer>,
): Promise<Response> {
  const { merchant, token } = sessionOf(c);
  return ask(c, merchant, (stub, config) => run(stub, config, token));
}

/** Whose an idempotency key is: a session's token stays out of the store of answers. */
export const staffCaller = async (token: string) => `staff:${await sha256(token)}`;

/** Only this site's own pages may write: a form or script elsewhere has another Origin, or none that fits. */
export function requireOwnOrigin(c: Ctx): void {
  const origin = c.req.header("Origin");
  if (origin === new URL(c.req.url).origin) return;
  if (!origin && c.req.header("Sec-Fetch-Site") === undefined) return;
  throw new Refusal("origin_not_allowed", "The desk is used from its own pages only.");
}
