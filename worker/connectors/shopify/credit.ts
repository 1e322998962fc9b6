import * as v from "valibot";
import { toDecimal } from "../../../shared/money.ts";
import { sign } from "../signed.ts";
import type { Own } from "./api.ts";
import { UserErrors, loaded, noteOf, refusal, save } from "./deeds.ts";
import type { Deed, Job } from "./deeds.ts";
import { operations } from "./operations.ts";

/** Where credit goes, and credit on a gift card. */

const Credit = v.object({
  order: v.nullable(v.object({ customer: v.nullable(v.object({ id: v.string() })) })),
  shop: v.object({ customerAccountsV2: v.object({ customerAccountsVersion: v.string() }) }),
});

/**
 * Into the customer's account where there can be one to spend it from, else onto a gift card. Saved, so that a setting
 * changed between two tries can't make both.
 */
export async function creditGoesTo({ ask, steps, order }: Job): Promise<"account" | "card"> {
  const known = loaded(steps).credit;
  if (known) return known;
  const { order: found, shop } = await ask(operations.credit, { id: order }, Credit);
  const account = found?.customer && shop.customerAccountsV2.customerAccountsVersion === "NEW_CUSTOMER_ACCOUNTS";
  const credit = account ? "account" : "card";
  save(steps, { credit });
  return credit;
}

const Card = v.object({ id: v.string(), note: v.nullable(v.string()), lastCharacters: v.string() });
const Cards = v.object({ giftCards: v.object({ nodes: v.array(Card) }) });
const Made = v.object({
  giftCardCreate: v.nullable(v.object({ giftCard: v.nullable(Card), userErrors: UserErrors })),
});

/** A gift card under a code of our own: Shopify takes each code once, so no try can make a second one. */
export function card({ own, ask, remedy, steps }: Job, amount: number): Deed {
  const { settlementId, currency } = remedy;
  const codeNow = async () => {
    const code = await codeOf(own, settlementId);
    const begun = loaded(steps).card;
    if (begun && !code.endsWith(begun)) throw new Error("The app's secret changed while a gift card was being made.");
    return code;
  };
  return {
    async find() {
      const code = await codeNow();
      const { giftCards } = await ask(operations.cards, { code }, Cards);
      const made = giftCards.nodes.find(({ note }) => note?.includes(settlementId));
      return made ? { state: "succeeded", reference: `…${made.lastCharacters}`, creditCode: code } : null;
    },
    async carryOut() {
      const code = await codeNow();
      save(steps, { card: code.slice(-4) });
      const initialAmount = { amount: toDecimal(amount, currency), currencyCode: currency };
      const input = { code, initialAmount, note: noteOf(remedy) };
      const { giftCardCreate } = await ask(operations.card, { input }, Made);
      const errors = giftCardCreate?.userErrors ?? [];
      const taken = errors.some(({ code: why }) => why === "TAKEN");
      if (errors.length > 0 && !taken) return refusal(errors);
      if (!taken && !giftCardCreate?.giftCard) throw new Error("Shopify answered without a gift card.");
      return { state: "succeeded", reference: `…${code.slice(-4)}`, creditCode: code };
    },
  };
}

/**
 * 100 bits that nobody can work out from the settlement's id, which shoppers and staff read: a code is money. Made of the
 * app's secret, the same at every try.
 */
async function codeOf({ clientSecret }: Own, settlementId: string): Promise<string> {
  const bytes = await sign(clientSecret, `gift card ${settlementId}`);
  return Array.from(bytes.slice(0, 20), (byte) => "023456789abcdefghjkmnpqrstuvwxyz"[byte & 31]).join("");
}
