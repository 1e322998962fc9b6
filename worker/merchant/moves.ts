import { next, unknownFacts } from "../../shared/case.ts";
import type { ItemAction, ItemFacts } from "../../shared/case.ts";
import { Refusal } from "../problem.ts";
import { shopperView } from "./case-view.ts";
import { isExpected } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { undoBy } from "./settlements.ts";
import type { Tx } from "./tx.ts";

/** How an item moves along the table of states, whoever moves it. */

/** Throws `stale_version` with the fresh case: the caller acted on what is no longer so. */
export function requireVersion(tx: Tx, row: CaseRow, version: number): void {
  if (version === row.version) return;
  throw new Refusal("stale_version", "This case has changed since you saw it.", { case: shopperView(tx, row) });
}

/** Throws `action_not_available` with the fresh case. */
export function unavailable(tx: Tx, row: CaseRow, detail: string): never {
  throw new Refusal("action_not_available", detail, { case: shopperView(tx, row) });
}

/** The items named, or every item the action fits. Throws `action_not_available` when one doesn't fit, or none does. */
export function pick(
  tx: Tx,
  row: CaseRow,
  ids: readonly string[] | undefined,
  action: ItemAction,
  by: "shopper" | "staff" | "platform",
  facts: (item: ItemRow) => Partial<ItemFacts> = () => ({}),
): ItemRow[] {
  const fits = (item: ItemRow) => next(item.state, action, by, factsOfItem(item, facts(item))) !== null;
  if (!ids) {
    const all = row.items.filter(fits);
    return all.length > 0 ? all : unavailable(tx, row, "Nothing in this case is at a point where that can be done.");
  }
  return ids.map((id) => {
    const item = row.items.find((candidate) => candidate.id === id);
    if (!item || !fits(item)) return unavailable(tx, row, `For item “${id}” that can't be done now.`);
    return item;
  });
}

/** What the table asks of an item: who may still undo, what the shopper says of it all, whether goods are to come. */
export function factsOn(tx: Tx, row: CaseRow, item: ItemRow): Partial<ItemFacts> {
  return { undoBy: undoBy(tx, row, item), satisfied: row.satisfied, expected: isExpected(item) };
}

export function factsOfItem(item: ItemRow, more: Partial<ItemFacts> = {}): ItemFacts {
  return { ...unknownFacts, chosen: item.chosen, contested: item.contested, ...more };
}

/** Moves an item along the table; the caller has seen that it fits. */
export function move(
  item: ItemRow,
  action: ItemAction,
  by: "shopper" | "staff" | "platform" | "clock",
  facts: Partial<ItemFacts> = {},
): void {
  const to = next(item.state, action, by, factsOfItem(item, facts));
  if (to === null) throw new Error(`${item.state} ${action} ${by} is not in the table.`);
  item.state = to;
}
