import { Hono } from "hono";
import { Platform } from "../../shared/platforms.ts";
import { bodyOf, reading, wrongMethod } from "../http.ts";
import type { App, Ctx } from "../http.ts";
import { forget } from "../merchants.ts";
import { askAsStaff, sessionOf } from "./session.ts";

/** The shop's platform, for leads. Twice is once for all of it, so that no key is needed. */
export const connectorRoutes = new Hono<App>();

connectorRoutes.get("/", (c) =>
  askAsStaff(c, (stub, config, token) => stub.connection(reading(config.version), token)),
);
connectorRoutes.put("/", async (c) => {
  const { value } = await bodyOf(c, Platform);
  return changing(c, (stub, config, token) => stub.connectPlatform(reading(config.version), token, value));
});
connectorRoutes.delete("/", (c) =>
  changing(c, (stub, config, token) => stub.disconnectPlatform(reading(config.version), token)),
);
connectorRoutes.all("/", wrongMethod("GET, PUT, DELETE"));

connectorRoutes.post("/check", (c) =>
  askAsStaff(c, (stub, config, token) => stub.checkConnection(reading(config.version), token)),
);
connectorRoutes.all("/check", wrongMethod("POST"));

/** Whoever did it looks at the shop's pages next: here they know of it at once, elsewhere within a minute. */
async function changing(c: Ctx, run: Parameters<typeof askAsStaff>[1]): Promise<Response> {
  const response = await askAsStaff(c, run);
  forget(sessionOf(c).merchant);
  return response;
}
