import { Hono } from "hono";
import { deskRoutes } from "./desk/index.ts";
import type { App } from "./http.ts";
import { merchantRoutes } from "./merchant-api/index.ts";
import { operatorRoutes } from "./operator/index.ts";
import { pageRoutes } from "./pages.ts";
import { platformRoutes } from "./platform/index.ts";
import { Refusal, notFound, problemResponse } from "./problem.ts";
import { shopperRoutes } from "./shopper/index.ts";

export { Directory } from "./directory.ts";
export { Merchant } from "./merchant/index.ts";

const app = new Hono<App>();

app.route("/", pageRoutes);
app.route("/v1/merchant", merchantRoutes);
app.route("/v1/platform", platformRoutes);
app.route("/v1", shopperRoutes);
app.route("/desk/api", deskRoutes);
app.route("/operator", operatorRoutes);

app.notFound(() => problemResponse(notFound()));
app.onError((error) => {
  if (error instanceof Refusal) return problemResponse(error);
  console.error(error);
  return problemResponse(
    new Refusal("internal", "Something went wrong on our side. Nothing was lost; please try again."),
  );
});

export default app;
