import { Hono } from "hono";
import type { StaffAction } from "../../shared/contract.ts";
import { SessionRequest, SignInRequest, staffRequests } from "../../shared/contract.ts";
import { bodyOf, reading, writing, wrongMethod } from "../http.ts";
import type { App, Ctx } from "../http.ts";
import { randomId } from "../merchant/tx.ts";
import { ask } from "../merchants.ts";
import { notFound } from "../problem.ts";
import { recordAnswer } from "../record.ts";
import { connectorRoutes } from "./connector.ts";
import { deadLetterRoutes } from "./dead-letters.ts";
import { openLive } from "./live.ts";
import { policyRoutes } from "./policy.ts";
import { askAsStaff, clearSession, requireOwnOrigin, sessionOf, setSession, staffCaller } from "./session.ts";
import { withdrawalRoutes } from "./withdrawals.ts";

/** What the desk calls. The session is a cookie; every write comes from the desk's own pages. */
export const deskRoutes = new Hono<App>();

/** Where a call comes from, as Cloudflare tells it; one place for all where nothing stands in front. */
const placeOf = (c: Ctx) => c.req.header("CF-Connecting-IP") ?? "";

deskRoutes.use(async (c, next) => {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") requireOwnOrigin(c);
  await next();
});

deskRoutes.post("/sign-in", async (c) => {
  const { value } = await bodyOf(c, SignInRequest);
  return ask(c, value.merchant, (stub, config) =>
    stub.signIn(reading(config.version), { email: value.email, from: placeOf(c) }),
  );
});
deskRoutes.all("/sign-in", wrongMethod("POST"));

deskRoutes.post("/session", async (c) => {
  const { value } = await bodyOf(c, SessionRequest);
  const token = randomId("");
  const { merchant, email, code } = value;
  const response = await ask(c, merchant, (stub, config) =>
    stub.openSession(reading(config.version), { email, from: placeOf(c) }, code, token),
  );
  if (response.status === 200) setSession(c, merchant, token);
  return c.newResponse(response.body, response);
});
deskRoutes.delete("/session", async (c) => {
  const { merchant, token } = sessionOf(c);
  clearSession(c);
  const response = await ask(c, merchant, (stub, config) => stub.closeSession(reading(config.version), token));
  return c.newResponse(response.body, response);
});
deskRoutes.all("/session", wrongMethod("POST, DELETE"));

deskRoutes.get("/queue", (c) =>
  askAsStaff(c, async (stub, config, token) =>
    stub.deskQueue(reading(config.version), token, c.req.query("cursor") ?? null),
  ),
);
deskRoutes.all("/queue", wrongMethod("GET"));

deskRoutes.route("/policy", policyRoutes);

deskRoutes.route("/connector", connectorRoutes);

deskRoutes.route("/withdrawals", withdrawalRoutes);

deskRoutes.route("/dead-letters", deadLetterRoutes);

deskRoutes.get("/live", openLive);
deskRoutes.all("/live", wrongMethod("GET"));

deskRoutes.post("/queue/next", (c) =>
  askAsStaff(c, async (stub, config, token) =>
    stub.pickUpNext(writing(c, config.version, await staffCaller(token), ""), token),
  ),
);
deskRoutes.all("/queue/next", wrongMethod("POST"));

deskRoutes.get("/cases/:id", (c) =>
  askAsStaff(c, async (stub, config, token) => stub.deskCase(reading(config.version), token, c.req.param("id"))),
);
deskRoutes.all("/cases/:id", wrongMethod("GET"));

deskRoutes.get("/cases/:id/record", (c) =>
  recordAnswer(c, () =>
    askAsStaff(c, async (stub, config, token) => stub.deskRecord(reading(config.version), token, c.req.param("id"))),
  ),
);
deskRoutes.all("/cases/:id/record", wrongMethod("GET"));

deskRoutes.post("/cases/:id/actions/:action", async (c) => {
  const { id, action } = c.req.param();
  if (!Object.hasOwn(staffRequests, action)) throw notFound();
  const { value, request } = await bodyOf(c, staffRequests[action as StaffAction]);
  return askAsStaff(c, async (stub, config, token) =>
    stub.deskAct(
      writing(c, config.version, await staffCaller(token), request),
      token,
      id,
      action as StaffAction,
      value,
    ),
  );
});
deskRoutes.all("/cases/:id/actions/:action", wrongMethod("POST"));
