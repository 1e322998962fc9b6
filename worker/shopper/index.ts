import { Hono } from "hono";
import { cors } from "hono/cors";
import type { ShopperAction } from "../../shared/contract.ts";
import {
  LookUpRequest,
  LookUpSessionRequest,
  ReadingRequest,
  SubmitRequest,
  shopperRequests,
} from "../../shared/contract.ts";
import { bodyOf, reading, writing, wrongMethod } from "../http.ts";
import type { App } from "../http.ts";
import { ask, requireOrigin } from "../merchants.ts";
import { notFound } from "../problem.ts";
import { recordAnswer } from "../record.ts";
import { askAsShopper } from "./caller.ts";
import { showPhoto, takePhoto } from "./evidence.ts";
import { askForCode, tradeCode } from "./look-ups.ts";
import { orderAnswer, readingAnswer } from "./order.ts";
import { withdraw } from "./withdrawals.ts";

/** What the widget calls. No cookies: any origin may ask, the token is the authority. */
export const shopperRoutes = new Hono<App>();

shopperRoutes.use(
  cors({
    origin: "*",
    allowMethods: ["GET", "POST"],
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"],
    exposeHeaders: ["ETag", "Location", "Idempotent-Replayed", "Retry-After"],
    maxAge: 86_400,
  }),
);

shopperRoutes.get("/order", (c) => askAsShopper(c, (asked) => orderAnswer(c, asked)));
shopperRoutes.all("/order", wrongMethod("GET"));

shopperRoutes.post("/readings", async (c) => {
  const { value } = await bodyOf(c, ReadingRequest);
  return askAsShopper(c, (asked) => readingAnswer(c, asked, value));
});
shopperRoutes.all("/readings", wrongMethod("POST"));

shopperRoutes.post("/evidence", takePhoto);
shopperRoutes.all("/evidence", wrongMethod("POST"));

shopperRoutes.get("/evidence/:id", (c) => showPhoto(c, c.req.param("id")));
shopperRoutes.all("/evidence/:id", wrongMethod("GET"));

shopperRoutes.post("/cases", async (c) => {
  const { value, request } = await bodyOf(c, SubmitRequest);
  return askAsShopper(c, async ({ stub, config, shopper, caller }) => {
    // A mail link's key opens one case; a new one takes the order page.
    if (shopper.kind === "key") throw notFound();
    return stub.submit(writing(c, config.version, caller, request), shopper.claim, value);
  });
});
shopperRoutes.all("/cases", wrongMethod("POST"));

shopperRoutes.post("/withdrawals", withdraw);
shopperRoutes.all("/withdrawals", wrongMethod("POST"));

shopperRoutes.post("/look-ups", async (c) => {
  const { value } = await bodyOf(c, LookUpRequest);
  return ask(c, value.merchant, (stub, config) => {
    requireOrigin(c, config);
    return askForCode(c, { stub, config }, value);
  });
});
shopperRoutes.all("/look-ups", wrongMethod("POST"));

shopperRoutes.post("/look-ups/session", async (c) => {
  const { value } = await bodyOf(c, LookUpSessionRequest);
  return ask(c, value.merchant, (stub, config) => {
    requireOrigin(c, config);
    return tradeCode(c, { stub, config }, value);
  });
});
shopperRoutes.all("/look-ups/session", wrongMethod("POST"));

shopperRoutes.get("/cases/:id", (c) =>
  askAsShopper(c, async ({ stub, config, shopper }) =>
    stub.case(reading(config.version), shopper, c.req.param("id"), c.req.header("If-None-Match") ?? null),
  ),
);
shopperRoutes.all("/cases/:id", wrongMethod("GET"));

shopperRoutes.get("/cases/:id/record", (c) =>
  recordAnswer(c, () =>
    askAsShopper(c, async ({ stub, config, shopper }) =>
      stub.record(reading(config.version), shopper, c.req.param("id")),
    ),
  ),
);
shopperRoutes.all("/cases/:id/record", wrongMethod("GET"));

shopperRoutes.post("/cases/:id/actions/:action", async (c) => {
  const { id, action } = c.req.param();
  if (!Object.hasOwn(shopperRequests, action)) throw notFound();
  const { value, request } = await bodyOf(c, shopperRequests[action as ShopperAction]);
  return askAsShopper(c, async ({ stub, config, shopper, caller }) =>
    stub.act(writing(c, config.version, caller, request), shopper, id, action as ShopperAction, value),
  );
});
shopperRoutes.all("/cases/:id/actions/:action", wrongMethod("POST"));
