import type { DeskCase, DeskItem } from "../shared/contract.ts";
import { remedyNames, settlementNames, stateNames, text } from "./strings.ts";

/** What is different between two readings of one case, in sentences for the person who had it open. Pure. */
export function whatChanged(before: DeskCase, after: DeskCase): string[] {
  return [
    ...holderChange(before, after),
    ...after.items.flatMap((item) =>
      itemChange(
        before.items.find(({ id }) => id === item.id),
        item,
      ),
    ),
    ...settlementChanges(before, after),
    ...newWords(before, after),
  ];
}

function holderChange(before: DeskCase, after: DeskCase): string[] {
  if (before.lease?.staffId === after.lease?.staffId) return [];
  const held = before.lease?.mine === true;
  // Once it isn't our turn the hold ends by itself: that is no loss.
  if (!after.lease && after.case.responseDue?.who !== "staff") return [];
  if (!after.lease) return [held ? text.changes.lapsed : text.changes.free];
  if (held) return [text.changes.held(after.lease.name)];
  return [after.lease.mine ? text.changes.mine : text.changes.holder(after.lease.name)];
}

function itemChange(before: DeskItem | undefined, after: DeskItem): string[] {
  if (!before || before.state !== after.state) return [text.changes.state(after.title, stateNames[after.state])];
  if (after.chosen && before.chosen !== after.chosen) {
    return [text.changes.chosen(after.title, remedyNames[after.chosen])];
  }
  if (JSON.stringify(before.offers) !== JSON.stringify(after.offers)) return [text.changes.offers(after.title)];
  return [];
}

function settlementChanges(before: DeskCase, after: DeskCase): string[] {
  return after.settlements.flatMap((settlement) => {
    const earlier = before.settlements.find(({ id }) => id === settlement.id);
    if (!earlier || earlier.state === settlement.state) return [];
    return [text.changes.settlement(remedyNames[settlement.remedy], settlementNames[settlement.state])];
  });
}

function newWords(before: DeskCase, after: DeskCase): string[] {
  const seen = Math.max(0, ...before.timeline.map((entry) => entry.seq));
  const wrote = after.timeline.some((entry) => entry.seq > seen && entry.by === "shopper" && entry.text);
  return wrote ? [text.changes.message(shopperName(after))] : [];
}

/** The shopper's name as far as we know it. */
export function shopperName(shown: DeskCase): string {
  return shown.order.customer.name ?? shown.order.customer.email;
}
