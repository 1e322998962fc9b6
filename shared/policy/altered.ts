import type { Layer, Policy, Stage } from "./document.ts";

/** The document with one part another, to see what hangs on it. `at` names a layer as explanations do: "products/sale". */

/** The document with other terms in one layer. */
export function changed(policy: Policy, at: string, terms: Layer): Policy {
  const [kind, id] = at.split(/\/(.*)/s);
  if (kind === "base") return { ...policy, base: terms };
  if (kind === "reasons") return { ...policy, reasons: { ...policy.reasons, [id!]: terms } };
  if (kind === "stages") {
    const own = policy.stages[id as Stage]!;
    return { ...policy, stages: { ...policy.stages, [id!]: { ...own, terms } } };
  }
  const list = policy[kind as "products"];
  return { ...policy, [kind!]: list.map((each) => (each.id === id ? { ...each, terms } : each)) };
}

/** The document without a layer. */
export function removed(policy: Policy, at: string): Policy {
  const [kind, id] = at.split(/\/(.*)/s);
  if (kind === "reasons") return { ...policy, reasons: { ...policy.reasons, [id!]: undefined } };
  if (kind === "stages") return { ...policy, stages: { ...policy.stages, [id!]: undefined } };
  return { ...policy, [kind!]: policy[kind as "products"].filter((each) => each.id !== id) };
}
