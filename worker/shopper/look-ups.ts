import type * as v from "valibot";
import type { LookUpRequest, LookUpSession, LookUpSessionRequest } from "../../shared/contract.ts";
import { reading } from "../http.ts";
import type { Ctx } from "../http.ts";
import type { Fresh } from "../merchant/facts.ts";
import { said } from "../merchant/tx.ts";
import type { Answer, MerchantConfig } from "../merchant/tx.ts";
import type { Stub } from "../merchants.ts";
import { signToken } from "../token.ts";
import { placeOf } from "./withdrawals.ts";

/** An order found without a token: its number and e-mail first, then the code from the mail. */

/** How long the token lasts that a code is traded for, in seconds. */
const LIFE = 2 * 3600;

type Asked = { stub: Stub; config: MerchantConfig };

/** Asks for a code. The answer is the same, and as fast, whether there is such an order or not. */
export function askForCode(c: Ctx, { stub, config }: Asked, { lang, number, email }: LookUpRequest): Promise<Answer> {
  return stub.lookUp(reading(config.version), { number, email, from: placeOf(c) }, lang);
}

type Trade = v.InferOutput<typeof LookUpSessionRequest>;

/** Trades the code for an order token of ours, signed as the merchant's own server would. */
export async function tradeCode(c: Ctx, { stub, config }: Asked, { code, number, email }: Trade): Promise<Answer> {
  const answer = await stub.openLookUp(reading(config.version), { number, email, from: placeOf(c) }, code);
  if (answer.status !== 200) return answer;
  const { order, at } = JSON.parse(answer.body) as Fresh;
  const exp = Math.floor(Date.now() / 1000) + LIFE;
  const session: LookUpSession = { token: await signToken(config, order, { iat: Math.floor(at / 1000), exp }) };
  return said(session);
}
