import { WithdrawalRequest } from "../../shared/contract.ts";
import { bearerOf, bodyOf, writing } from "../http.ts";
import type { Ctx } from "../http.ts";
import { ask, requireOrigin } from "../merchants.ts";
import { Refusal } from "../problem.ts";
import { askAsShopper } from "./caller.ts";

/** Where a call comes from, as Cloudflare tells it; empty where nothing stands in front. */
export const placeOf = (c: Ctx) => c.req.header("CF-Connecting-IP") ?? "";

/** Whose the idempotency keys are that come without a token. */
export const NOBODY = "withdrawal page";

/**
 * The statutory withdrawal: with an order's token, or with none at all. Throws `invalid` where neither a token nor
 * `merchant` says which shop, and what `askAsShopper` throws.
 */
export async function withdraw(c: Ctx): Promise<Response> {
  const { value, request } = await bodyOf(c, WithdrawalRequest);
  if (bearerOf(c) !== null) {
    return askAsShopper(c, async ({ stub, config, shopper, caller }) =>
      stub.withdraw(writing(c, config.version, caller, request), shopper, value),
    );
  }
  if (value.merchant === undefined) throw shopless();
  return ask(c, value.merchant, async (stub, config) => {
    requireOrigin(c, config);
    return stub.withdraw(writing(c, config.version, NOBODY, request), { from: placeOf(c) }, value);
  });
}

function shopless(): Refusal {
  const message = "Say which shop, or send an order token.";
  return new Refusal("invalid", message, { errors: [{ path: "merchant", code: "missing", message }] });
}
