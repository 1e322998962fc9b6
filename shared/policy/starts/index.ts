import type * as v from "valibot";
import type { Policy } from "../document.ts";
import { digital } from "./digital.ts";
import { electronics } from "./electronics.ts";
import { fashion } from "./fashion.ts";
import { food } from "./food.ts";
import { furniture } from "./furniture.ts";
import { inCurrencyOf } from "./scale.ts";

/** Five complete policies to start from, one a trade. Lawful as they stand; meant to be read through and made one's own. */

export type PolicyDocument = v.InferInput<typeof Policy>;
/** What a trade's policy says, with amounts in euro cents. */
export type Start = Omit<PolicyDocument, "schema" | "id" | "currency" | "timeZone">;

export const starts = { fashion, electronics, food, furniture, digital } as const satisfies Record<
  string,
  (year: number) => Start
>;
export type Trade = keyof typeof starts;

/**
 * A trade's policy for this merchant: in its currency, with round amounts of about the same worth, and its zone.
 * @param year in which the next season of gifts begins
 */
export function startOf(
  trade: Trade,
  { id, currency, timeZone }: Pick<PolicyDocument, "id" | "currency" | "timeZone">,
  year: number,
): PolicyDocument {
  const start = inCurrencyOf(currency, starts[trade](year)) as Start;
  return { schema: "resolution-policy/1", id, currency, timeZone, ...start };
}
