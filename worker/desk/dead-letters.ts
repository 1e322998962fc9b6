import { Hono } from "hono";
import { DiscardRequest, Nothing } from "../../shared/contract.ts";
import { bodyOf, reading, writing, wrongMethod } from "../http.ts";
import type { App } from "../http.ts";
import { askAsStaff, staffCaller } from "./session.ts";

/** What could not be delivered after all tries: leads see it, try it again, or give it up with a reason. */
export const deadLetterRoutes = new Hono<App>();

deadLetterRoutes.get("/", (c) =>
  askAsStaff(c, (stub, config, token) =>
    stub.deadLetters(reading(config.version), token, c.req.query("cursor") ?? null),
  ),
);
deadLetterRoutes.all("/", wrongMethod("GET"));

deadLetterRoutes.post("/:id/replay", async (c) => {
  const { request } = await bodyOf(c, Nothing);
  return askAsStaff(c, async (stub, config, token) =>
    stub.replayLetter(writing(c, config.version, await staffCaller(token), request), token, c.req.param("id")),
  );
});
deadLetterRoutes.all("/:id/replay", wrongMethod("POST"));

deadLetterRoutes.post("/:id/discard", async (c) => {
  const { value, request } = await bodyOf(c, DiscardRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.discardLetter(
      writing(c, config.version, await staffCaller(token), request),
      token,
      c.req.param("id"),
      value.reason,
    ),
  );
});
deadLetterRoutes.all("/:id/discard", wrongMethod("POST"));
