import { Hono } from "hono";
import { reading, wrongMethod } from "../http.ts";
import type { App } from "../http.ts";
import { ask } from "../merchants.ts";
import { textUpTo } from "../ports/body.ts";
import { Refusal } from "../problem.ts";

/** What a merchant's platform calls when something happens to an order. Its signature is the only key. */
export const platformRoutes = new Hono<App>();

const MOST = 256 * 1024;

platformRoutes.post("/:merchant", async (c) => {
  const body = await textUpTo(c.req.raw, MOST);
  if (body === null) throw new Refusal("body_too_large", `A body may have ${MOST} bytes at most.`);
  const headers = [...c.req.raw.headers];
  return ask(c, c.req.param("merchant"), (stub, config) => stub.platformTold(reading(config.version), headers, body));
});
platformRoutes.all("/:merchant", wrongMethod("POST"));
