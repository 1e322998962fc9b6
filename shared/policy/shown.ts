import type { DeskItem, StaffWhy } from "../contract.ts";
import { formatMoney } from "../money.ts";
import { textsOf } from "../texts/index.ts";
import type { Decision, Reasoning } from "./decision.ts";
import type { Policy } from "./document.ts";
import { percent } from "./words.ts";

/** What each remedy came to, and exactly why, as staff read it. `policy` names the groups of products. */
export function offersShown(
  policy: Policy,
  currency: string,
  decision: Pick<Decision, "offers" | "declined">,
): DeskItem["decision"]["offers"] {
  const declined = decision.declined.map((each) => ({ ...each, mode: "no" as const, amount: 0, bonus: 0, value: 0 }));
  return [...decision.offers, ...declined].map(({ remedy, mode, amount, bonus, value, why }) => ({
    remedy,
    mode,
    amount,
    bonus,
    value,
    why: why.map((reason) => staffWhy(policy, currency, reason)),
  }));
}

/** What alone kept a remedy from being instant, as staff read it. */
export function counterfactualShown(
  policy: Policy,
  currency: string,
  { counterfactual }: Pick<Decision, "counterfactual">,
): DeskItem["decision"]["counterfactual"] {
  if (!counterfactual) return null;
  const { remedy, reason } = counterfactual;
  return { remedy, why: staffWhy(policy, currency, reason) };
}

function staffWhy(policy: Policy, currency: string, reason: Reasoning): StaffWhy {
  const { code, at, limit, got, unit, mode, signal } = reason;
  const inWords = (value: number | string | null) => {
    if (unit === "money") return formatMoney(Number(value), currency, "en");
    return unit === "share" ? percent(Number(value)) : value;
  };
  const group = policy.products.find((candidate) => at === `products/${candidate.id}`)?.name ?? null;
  const texts = textsOf("en");
  const facts = { limit: inWords(limit), got: inWords(got), group, mode, reason: "" };
  const text = texts.staffWhy[code]({ ...facts, ...(signal && { signal: texts.signals[signal] }) });
  return { code, at, limit, got, text };
}
