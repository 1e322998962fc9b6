import * as v from "valibot";
import { OutcomeRequest } from "../../shared/contract.ts";
import { offered } from "../../shared/remedies.ts";
import { outgoing } from "../parts.ts";
import type { Connector, RemedyOrder, Result } from "./connector.ts";

/**
 * The merchant's own server carries the remedy out: `settlement.requested`, signed, under the settlement's id. The
 * receiver answers a redelivery alike, so asking again is the same as looking: `findRemedy` sends nothing of its own.
 */
export function webhookConnector(url: string, secret: string, now: () => Date): Connector {
  return {
    capabilities: { remedies: offered, facts: false, lookUp: false },
    findRemedy: async () => null,
    execute: (remedy) => request(url, secret, remedy, now()),
  };
}

async function request(url: string, secret: string, remedy: RemedyOrder, at: Date): Promise<Result> {
  const body = JSON.stringify({ type: "settlement.requested", timestamp: at.toISOString(), data: dataOf(remedy) });
  const { postWebhook } = await outgoing();
  const answer = await postWebhook({ url, secret, id: remedy.settlementId, at, body });
  if (answer.status === 202) return { state: "pending" };
  if (answer.status !== 200)
    return { state: "unclear", problem: answer.problem ?? `The shop answered ${answer.status}.` };
  const outcome = v.safeParse(OutcomeRequest, jsonOrNull(answer.body));
  if (outcome.success) return outcome.output;
  return { state: "unclear", problem: "The shop answered 200 without a state of “succeeded” or “failed”." };
}

function dataOf(remedy: RemedyOrder): Record<string, unknown> {
  const { settlementId, attempt: _, case: about, order, line, customer, goods, parts, ...rest } = remedy;
  return {
    settlement: { id: settlementId, state: "sending", ...rest },
    case: about,
    order,
    line,
    customer,
    goods,
    parts,
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
