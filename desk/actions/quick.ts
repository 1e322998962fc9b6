import { batch } from "@preact/signals";
import type { DeskCase } from "../../shared/contract.ts";
import { paying } from "../../shared/remedies.ts";
import { shopperName } from "../changes.ts";
import { money } from "../format.ts";
import type { Desk } from "../model.ts";
import { draftKey } from "../model/actions.ts";
import { remedyNames, text } from "../strings.ts";

/** Acts of one key press, with no form between. */

type DeskSettlement = DeskCase["settlements"][number];

/** What staff settled a moment ago and may still take back: as long as the server says so. */
export function undoable(shown: DeskCase): DeskSettlement[] {
  const items = shown.availableActions.find(({ action }) => action === "undo")?.items ?? [];
  return shown.settlements.filter(({ state, itemId }) => state === "scheduled" && items.includes(itemId));
}

/** Takes back all that can be taken back. Nothing, where nothing can. */
export async function undo(desk: Desk): Promise<void> {
  const shown = desk.shown.value;
  if (!shown || !desk.can("undo")) return;
  const items = undoable(shown).map(({ itemId }) => itemId);
  await desk.act("undo", { version: shown.case.version, items });
}

/** Approves what a colleague proposed, as it stands on the screen. Nothing, where that isn't this member's to do. */
export async function approve(desk: Desk): Promise<void> {
  const shown = desk.shown.value;
  const items = shown?.availableActions.find(({ action }) => action === "approve")?.items;
  if (shown && items) await desk.act("approve", { version: shown.case.version, items });
}

/**
 * Says the boundary, word for word as it stands on the screen. It needs the hold as every message does; without it that
 * is said instead. A message half written stays where it was.
 */
export async function sayBoundary(desk: Desk): Promise<void> {
  const shown = desk.shown.value;
  if (!shown?.boundary) return;
  if (!desk.can("message")) {
    desk.notice.value = { tone: "info", lines: [text.boundary.pickUp] };
    return;
  }
  const key = draftKey(shown.case.id, "message");
  const [draft, form] = [desk.drafts.get(key), desk.form.value];
  const sent = await desk.act("message", { text: shown.boundary });
  if (!sent) return;
  batch(() => {
    if (draft !== undefined) desk.drafts.set(key, draft);
    if (form?.kind === "message" && desk.shown.value?.case.id === form.caseId) desk.form.value = form;
  });
}

/** "€27.85 back to Ada, Visa •••• 4242". */
export function settledWords(shown: DeskCase, settlements: readonly DeskSettlement[]): string {
  return settlements.map((settlement) => oneSettled(shown, settlement)).join("; ");
}

function oneSettled(shown: DeskCase, { itemId, remedy, amount, bonus }: DeskSettlement): string {
  const { currency } = shown.case;
  const name = shopperName(shown);
  const item = shown.items.find(({ id }) => id === itemId);
  if (!paying.has(remedy)) return text.undo.goods(remedyNames[remedy], item?.title ?? "", name);
  const to = item?.offers.find((offer) => offer.remedy === remedy)?.to ?? paidWith(shown);
  if (remedy !== "store_credit") return text.undo.refund(money(amount, currency), to ? `${name}, ${to}` : name);
  const extra = bonus > 0 ? ` ${text.case.extra(money(bonus, currency))}` : "";
  return text.undo.credit(money(amount, currency) + extra, name);
}

function paidWith(shown: DeskCase): string | null {
  return shown.order.payments.find((payment) => payment.captured > payment.refunded)?.label ?? null;
}
