import type { Ctx } from "../http.ts";
import { SESSION } from "../merchant/live.ts";
import { configOf, stubOf } from "../merchants.ts";
import { Refusal } from "../problem.ts";
import { sessionOf } from "./session.ts";

/**
 * A desk's socket, answered by the merchant's object. Throws `invalid` where no upgrade is asked for,
 * `origin_not_allowed`, `session_missing`, `unknown_merchant`.
 */
export async function openLive(c: Ctx): Promise<Response> {
  if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") {
    throw new Refusal("invalid", "This is a WebSocket: ask for an upgrade.");
  }
  // No rule of the browser's keeps a foreign page from opening a socket here, and its cookies go along.
  if (c.req.header("Origin") !== new URL(c.req.url).origin) {
    throw new Refusal("origin_not_allowed", "The desk is used from its own pages only.");
  }
  const { merchant, token } = sessionOf(c);
  await configOf(c.env, merchant);
  return stubOf(c.env, merchant).fetch("https://merchant/live", {
    headers: { Upgrade: "websocket", [SESSION]: token },
  });
}
