import { Refusal } from "../problem.ts";
import { addEvent, saveCase } from "./cases.ts";
import type { CaseRow } from "./cases.ts";
import { unavailable } from "./moves.ts";
import type { Tx } from "./tx.ts";

/** A pick-up is a lease: it ends by itself, and every act of its holder makes it longer. */
export const LEASE = 15 * 60_000;

type Context = { tx: Tx; row: CaseRow; me: { id: string; name: string } };

/** Who holds the case now, or null. */
export function holder(tx: Tx, row: CaseRow): { id: string; name: string; until: number } | null {
  if (!row.lease || row.lease.until <= tx.now) return null;
  const { name } = tx.sql.exec<{ name: string }>("SELECT name FROM staff WHERE id = ?", row.lease.staffId).one();
  return { id: row.lease.staffId, name, until: row.lease.until };
}

/** Throws `lease_lost` unless the caller holds the case; if so, the lease runs from now. */
export function requireLease({ tx, row, me }: Context): void {
  const held = holder(tx, row);
  if (held?.id !== me.id) {
    throw new Refusal(
      "lease_lost",
      held ? `${held.name} has this case now.` : "Your time with this case is over. Pick it up again.",
    );
  }
  row.lease = { staffId: me.id, until: tx.now + LEASE };
}

/** Throws `lease_lost` where a colleague holds the case. */
export function requireNobodyElse({ tx, row, me }: Context): void {
  const held = holder(tx, row);
  if (held && held.id !== me.id) throw new Refusal("lease_lost", `${held.name} has this case now.`);
}

export function pickUp({ tx, row, me }: Context): void {
  const held = holder(tx, row);
  if (held && held.id !== me.id) return unavailable(tx, row, `${held.name} has this case.`);
  if (mustBeAnother({ tx, row, me })) {
    return unavailable(tx, row, "The shopper asked for another look, so someone else does it.");
  }
  row.lease = { staffId: me.id, until: tx.now + LEASE };
  if (!held) addEvent(tx, row, "staff", "pick_up", { staff: me.id });
  saveCase(tx, row);
}

export function release(context: Context): void {
  const { tx, row, me } = context;
  requireLease(context);
  row.lease = null;
  addEvent(tx, row, "staff", "release", { staff: me.id });
  saveCase(tx, row);
}

/** Takes a case out of a colleague's hands, with a reason that stays in the record. */
export function takeOver({ tx, row, me }: Context, { reason }: { reason: string }): void {
  const held = holder(tx, row);
  if (!held || held.id === me.id) return unavailable(tx, row, "Nobody else has this case: pick it up.");
  if (mustBeAnother({ tx, row, me })) {
    return unavailable(tx, row, "The shopper asked for another look, so someone else does it.");
  }
  row.lease = { staffId: me.id, until: tx.now + LEASE };
  addEvent(tx, row, "staff", "take_over", { staff: me.id, text: reason });
  saveCase(tx, row);
}

/** A contested decline goes to a different person, wherever there is one. */
export function mustBeAnother({ tx, row, me }: Context): boolean {
  const mine = row.items.some((item) => item.state === "in_review" && item.contested && item.declinedBy === me.id);
  if (!mine) return false;
  return tx.sql.exec("SELECT 1 FROM staff WHERE active = 1 AND id <> ? LIMIT 1", me.id).toArray().length > 0;
}
