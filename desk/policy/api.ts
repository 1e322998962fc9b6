import type { BacktestAnswer, FairnessAnswer, PolicyAnswer, PolicyCompareAnswer } from "../../shared/contract.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { thorough } from "../api.ts";
import type { createCalls } from "../api.ts";
import type { Answer } from "../api.ts";
import type { Draft } from "./draft.ts";

/** What the policy's editor asks the server. */

export type PolicyApi = ReturnType<typeof createPolicyApi>;
export type Published = { from: string; note?: string };

/** Calls as the desk makes them: a failure is a value, a write keeps its key over retries. */
export function createPolicyApi({ read, write, plain }: ReturnType<typeof createCalls>) {
  return {
    live: () => read<PolicyAnswer>("/desk/api/policy"),
    fairness: () => read<FairnessAnswer>("/desk/api/policy/fairness"),
    version: (hash: string) =>
      read<{ hash: string; policy: Policy }>(`/desk/api/policy/versions/${encodeURIComponent(hash)}`),
    compare: (policy: Draft) => write<PolicyCompareAnswer>("/desk/api/policy/compare", { policy }, thorough),
    backtest: (policy: Draft) => write<BacktestAnswer>("/desk/api/policy/backtest", { policy }, thorough),
    publish: (policy: Draft, how: Published): Promise<Answer<unknown>> =>
      write("/desk/api/policy/publish", { policy, ...how }, thorough),
    rollBack: (hash: string, how: Published): Promise<Answer<unknown>> =>
      write("/desk/api/policy/rollback", { hash, ...how }),
    shadow: (policy: Draft, how: Published): Promise<Answer<unknown>> =>
      write("/desk/api/policy/shadow", { policy, ...how }, thorough),
    canary: (policy: Draft, how: Published & { shareBp: number; aboveBp: number }): Promise<Answer<unknown>> => {
      const { aboveBp, ...rest } = how;
      return write("/desk/api/policy/canary", { policy, ...rest, stopAt: { aboveBp } }, thorough);
    },
    stopTrial: (kind: "shadow" | "canary"): Promise<Answer<unknown>> => plain("DELETE", `/desk/api/policy/${kind}`),
    approve: (proposal: string): Promise<Answer<unknown>> => write("/desk/api/policy/approve", { proposal }),
    sendBack: (proposal: string, note?: string): Promise<Answer<unknown>> =>
      write("/desk/api/policy/send-back", { proposal, ...(note ? { note } : {}) }),
    killSwitch: (on: boolean): Promise<Answer<unknown>> => write("/desk/api/policy/kill-switch", { on }),
  };
}
