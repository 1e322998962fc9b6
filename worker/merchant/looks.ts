import { enqueue } from "./outbox.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * When the platform is asked again what became of a settlement that nobody could tell of, or that it wanted to tell of later:
 * not every platform does so by itself. It is only asked, never told.
 */

const HOUR = 3_600_000;
/** One hour after, four, twelve, a day, and then daily up to the fourteenth. */
const pauses = [1, 3, 8, 12, ...Array.from({ length: 13 }, () => 24)].map((hours) => hours * HOUR);

/** How long after so many looks the next one is; null after the last: from then on only a person can say. */
export const pauseAfter = (looks: number): number | null => pauses[looks] ?? null;

/** Plans the first look. */
export function planLook(tx: Tx, settlementId: string): void {
  enqueue(tx, "money", settlementId, { look: true }, tx.now + pauses[0]!);
}

/** Whether a row of the money channel only asks. */
export const isLook = ({ payload }: { payload: string }): boolean => "look" in stored<object>(payload);
