import type { DeskItem, StaffWhy } from "../shared/contract.ts";
import { remedyNames } from "./strings.ts";

type Decided = DeskItem["decision"]["offers"];
type Reasons = { remedies: string; why: StaffWhy[] };

/**
 * Each exact reason once, under the remedies it stands for ("Refund, Replacement"); under none ("") where it stands
 * for all of them. Pure.
 */
export function reasonsOf(offers: Decided): Reasons[] {
  const texts = new Map<string, { why: StaffWhy; remedies: string[] }>();
  for (const { remedy, why } of offers) {
    for (const each of why) {
      const known = texts.get(each.text) ?? { why: each, remedies: [] };
      known.remedies.push(remedyNames[remedy]);
      texts.set(each.text, known);
    }
  }
  const groups = Map.groupBy(texts.values(), ({ remedies }) =>
    remedies.length === offers.length ? "" : remedies.join(", "),
  );
  return [...groups].map(([remedies, found]) => ({ remedies, why: found.map(({ why }) => why) }));
}
