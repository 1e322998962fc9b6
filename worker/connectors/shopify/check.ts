import * as v from "valibot";
import { textOf } from "../call.ts";
import type { Fault } from "../connector.ts";
import { Unanswered } from "./api.ts";
import type { Ask } from "./api.ts";
import { operations, scopes } from "./operations.ts";

/** What is wrong with the set-up, as a merchant can mend it. */

const Scopes = v.object({
  currentAppInstallation: v.nullable(v.object({ accessScopes: v.array(v.object({ handle: v.string() })) })),
});

export async function check(ask: Ask): Promise<Fault[]> {
  try {
    const { currentAppInstallation } = await ask(operations.scopes, {}, Scopes);
    const given = new Set(currentAppInstallation?.accessScopes.map(({ handle }) => handle));
    const missing = scopes.filter((scope) => !given.has(scope) && !given.has(scope.replace("read_", "write_")));
    if (missing.length === 0) return [];
    const text = `The app may not ${missing.join(", ")}: add ${missing.length > 1 ? "them" : "it"} to its scopes in the Dev Dashboard, release that version and approve it in the shop.`;
    return [{ code: "permission", text }];
  } catch (error) {
    return [faultOf(error)];
  }
}

function faultOf(error: unknown): Fault {
  const status = error instanceof Unanswered ? error.status : 0;
  if (status === 404)
    return { code: "address", text: "Shopify has no such shop (404): its domain ends in .myshopify.com." };
  if (status >= 400 && status < 500 && status !== 429)
    return {
      code: "credentials",
      text: `Shopify gave no token for this client id and secret (${status}): copy both from the app's settings in the Dev Dashboard, and see that the app is installed in this shop.`,
    };
  return { code: "unreachable", text: `Shopify couldn't be asked: ${textOf(error)} Try again in a minute.` };
}
