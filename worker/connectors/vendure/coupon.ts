// Coupons: store credit that can be used once, and what makes a new order free. Found by the settlement in their name.
import * as v from "valibot";
import { Done, Trouble, done } from "./api.ts";
import type { Ask } from "./api.ts";
import { failed, once } from "./run.ts";
import type { Part, Run } from "./run.ts";

const CHANNEL = `{activeChannel{defaultLanguageCode defaultCurrencyCode pricesIncludeTax}}`;
const FIND = `query($n:String!){promotions(options:{filter:{name:{contains:$n}},take:1}){items{id couponCode enabled}}}`;
const CREATE = `mutation($i:CreatePromotionInput!){createPromotion(input:$i)${done}}`;
const DISABLE = `mutation($i:UpdatePromotionInput!){updatePromotion(input:$i)${done}}`;

const Channel = v.object({
  activeChannel: v.object({
    defaultLanguageCode: v.string(),
    defaultCurrencyCode: v.string(),
    pricesIncludeTax: v.boolean(),
  }),
});
const Coupon = v.object({ id: v.string(), couponCode: v.string(), enabled: v.boolean() });
const Found = v.object({ promotions: v.object({ items: v.array(Coupon) }) });

export const channelOf = async (ask: Ask) => (await ask(CHANNEL, {}, Channel)).activeChannel;

/** The settlement's coupon, or null. */
export async function couponOf({ ask, remedy }: Run): Promise<v.InferOutput<typeof Coupon> | null> {
  const { promotions } = await ask(FIND, { n: remedy.settlementId }, Found);
  return promotions.items[0] ?? null;
}

type Discount = { code: string; arguments: { name: string; value: string }[] };

/** The code of the settlement's coupon, which is made if it isn't there. @throws Trouble */
export async function ensureCoupon(run: Run, actions: Discount[]): Promise<string> {
  const found = await couponOf(run);
  if (found) return found.couponCode;
  const { defaultLanguageCode } = await channelOf(run.ask);
  const couponCode = await run.coupon();
  const { settlementId, case: about } = run.remedy;
  const name = `${about.reference} ${settlementId}`;
  const translations = [{ languageCode: defaultLanguageCode, name }];
  const i = {
    enabled: true,
    couponCode,
    usageLimit: 1,
    perCustomerUsageLimit: 1,
    conditions: [],
    actions,
    translations,
  };
  const made = await once(run, "coupon", () => run.ask(CREATE, { i }, v.object({ createPromotion: Done })));
  const { message } = made.createPromotion;
  if (message !== undefined) throw new Trouble("refused", message);
  return couponCode;
}

/** From now on nobody can use it. */
export async function disableCoupon(run: Run): Promise<void> {
  const found = await couponOf(run);
  if (!found?.enabled) return;
  await run.ask(DISABLE, { i: { id: found.id, enabled: false } }, v.object({ updatePromotion: Done }));
}

export const credit: Part = {
  find: async (run) => {
    const found = await couponOf(run);
    return found && { state: "succeeded", reference: found.id, creditCode: found.couponCode };
  },
  execute: async (run) => {
    const { defaultCurrencyCode, pricesIncludeTax } = await channelOf(run.ask);
    const { amount, bonus, currency } = run.remedy;
    if (currency !== defaultCurrencyCode)
      return failed(`Coupons are in ${defaultCurrencyCode}, the order in ${currency}.`);
    // Taken off before tax it would be worth more than was promised.
    if (!pricesIncludeTax)
      return failed("The channel's prices are without tax: a coupon would be worth more than its amount.");
    const discount = { name: "discount", value: String(amount + bonus) };
    const creditCode = await ensureCoupon(run, [{ code: "order_fixed_discount", arguments: [discount] }]);
    return { state: "succeeded", creditCode };
  },
};
