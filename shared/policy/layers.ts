import { reasons } from "../reasons.ts";
import { stages } from "./document.ts";
import type { Amount, Policy } from "./document.ts";
import { amountKnobs } from "./terms.ts";
import { operatorOf } from "./words.ts";

/** What a document says where: its layers and its amounts, each with its place. */

export type LayerAt = { at: string; path: string; terms: Policy["base"] };

/** Every layer of the document: its name in explanations, and where its knobs stand. */
export function layersOf(policy: Policy): LayerAt[] {
  const lists = ["products", "seasons", "markets", "customers"] as const;
  return [
    { at: "base", path: "base", terms: policy.base },
    ...stages.flatMap((stage) => {
      const own = policy.stages[stage];
      return own ? [{ at: `stages/${stage}`, path: `stages/${stage}/terms`, terms: own.terms }] : [];
    }),
    ...reasons.flatMap((reason) => {
      const terms = policy.reasons[reason];
      return terms ? [{ at: `reasons/${reason}`, path: `reasons/${reason}`, terms }] : [];
    }),
    ...lists.flatMap((list) =>
      policy[list].map(({ id, terms }) => ({ at: `${list}/${id}`, path: `${list}/${id}/terms`, terms })),
    ),
  ];
}

/**
 * What becomes of a knob that two layers set: the later takes the place of the earlier, it adds to it, or both apply,
 * whatever their order.
 */
export function meetingOf(earlier: unknown, later: unknown): "wins" | "adds" | "both" {
  const operators = [operatorOf(earlier), operatorOf(later)] as const;
  if (operators.some((operator) => operator === "atLeast" || operator === "atMost")) return "both";
  if (operators[1] === null) return "wins";
  return operators[0] === null ? "adds" : "both";
}

/** An amount, where it stands, and how it is applied where it isn't set outright. */
export type AmountAt = { path: string; amount: Amount; operator?: "atLeast" | "atMost" | "plus" | null };

/** Every amount of the document. */
export function amountsOf(policy: Policy): AmountAt[] {
  const inLayers = layersOf(policy).flatMap(({ path, terms }) =>
    amountKnobs.flatMap((knob) => {
      const value = terms[knob];
      if (value === undefined) return [];
      const operator = operatorOf(value);
      const amount = operator ? (value as Record<string, Amount>)[operator]! : (value as Amount);
      return [{ path: `${path}/${knob}`, amount, operator }];
    }),
  );
  const inExtras = layersOf(policy).flatMap(({ path, terms: { extra } }) =>
    extra && extra !== "none" ? [{ path: `${path}/extra/maxCost`, amount: extra.maxCost }] : [],
  );
  const { perCustomer, perDay } = policy.limits;
  const inLimits = [
    ...(perCustomer ? [{ path: "limits/perCustomer/amount", amount: perCustomer.amount }] : []),
    ...(perDay ? [{ path: "limits/perDay/amount", amount: perDay.amount }] : []),
  ];
  return [...inLayers, ...inExtras, ...inLimits];
}
