// What is wrong with the set-up: asked by calls that move nothing, with ids that nothing has.
import * as v from "valibot";
import type { Fault } from "../connector.ts";
import { Trouble } from "./api.ts";
import type { Ask } from "./api.ts";
import { channelOf } from "./coupon.ts";

/** An id that no order, payment or promotion has. */
const none = `"0"`;
const unit = `input:{productVariantId:${none},quantity:1}`;

/** Each permission by a call that needs that one alone. With it, Vendure finds nothing to do; without, it says so. */
const probes = {
  ReadOrder: `{order(id:${none}){id}}`,
  UpdateOrder: `mutation{settleRefund(input:{id:${none},transactionId:""}){__typename}}`,
  CreateOrder: `mutation{addItemToDraftOrder(orderId:${none},${unit}){__typename}}`,
  DeleteOrder: `mutation{deleteDraftOrder(orderId:${none}){result}}`,
  ReadCustomer: `{customer(id:${none}){id}}`,
  ReadPromotion: `{promotion(id:${none}){id}}`,
  CreatePromotion: `mutation{createPromotion(input:{enabled:false,conditions:[],actions:[],translations:[]}){__typename}}`,
  UpdatePromotion: `mutation{updatePromotion(input:{id:${none}}){__typename}}`,
};

export async function faultsOf(ask: Ask): Promise<Fault[]> {
  const fault = await keyFault(ask);
  if (fault) return [fault];
  const found = await Promise.all(
    Object.entries(probes).map(async ([permission, probe]) => ((await forbids(ask, probe)) ? [permission] : [])),
  );
  return found.flat().map((permission) => ({
    code: "permission",
    text: `The key's role may not ${permission}. Add that permission to the role in Vendure, and check again.`,
  }));
}

/** Anyone with a key may ask for the channel. */
async function keyFault(ask: Ask): Promise<Fault | null> {
  try {
    await channelOf(ask);
    return null;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { code: codes[error.kind], text: `${error.message} ${advice[error.kind]}` };
  }
}

const codes = {
  unreachable: "unreachable",
  address: "address",
  refused: "address",
  forbidden: "credentials",
} as const satisfies Record<Trouble["kind"], Fault["code"]>;

const advice = {
  unreachable: "Is it up, and can it be reached from the internet?",
  address: "The address is that of the Admin API, such as https://shop.example/admin-api.",
  refused: "The address is that of the Admin API, such as https://shop.example/admin-api.",
  forbidden:
    "Vendure doesn't know this API key. Copy it again, whole, as “id:secret”; tokenMethod must include “api-key”.",
} as const satisfies Record<Trouble["kind"], string>;

async function forbids(ask: Ask, probe: string): Promise<boolean> {
  try {
    await ask(probe, {}, v.unknown());
    return false;
  } catch (error) {
    return error instanceof Trouble && error.kind === "forbidden";
  }
}
