import { Hono } from "hono";
import { MatchRequest, MessageRequest } from "../../shared/contract.ts";
import { bodyOf, writing, wrongMethod } from "../http.ts";
import type { App } from "../http.ts";
import { askAsStaff, staffCaller } from "./session.ts";

/** Withdrawals that came without a token: staff find the order, or answer. The queue's first page lists them. */
export const withdrawalRoutes = new Hono<App>();

withdrawalRoutes.post("/:id/match", async (c) => {
  const { value, request } = await bodyOf(c, MatchRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.matchWithdrawal(
      writing(c, config.version, await staffCaller(token), request),
      token,
      c.req.param("id"),
      value.order,
    ),
  );
});
withdrawalRoutes.all("/:id/match", wrongMethod("POST"));

withdrawalRoutes.post("/:id/answer", async (c) => {
  const { value, request } = await bodyOf(c, MessageRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.answerWithdrawal(
      writing(c, config.version, await staffCaller(token), request),
      token,
      c.req.param("id"),
      value.text,
    ),
  );
});
withdrawalRoutes.all("/:id/answer", wrongMethod("POST"));
