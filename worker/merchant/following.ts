import { DAY, daysBetween } from "../../shared/time.ts";
import { addEvent, isClosed, loadCase, mayRate, saveCase, settlementsOf } from "./cases.ts";
import type { CaseRow } from "./cases.ts";
import { mailShopper } from "./mail.ts";
import { policyOf } from "./policies.ts";
import type { Tx } from "./tx.ts";

/** Some days after everything is settled we ask whether it is right now, once. */

/** Plans the question, wherever the last open item of a case ends and something of it was put right. */
export function planFollowUp(tx: Tx, row: CaseRow): void {
  if (mayRate(row)) row.followUpAt ??= askAt(tx, row);
}

/** So many days after the last remedy should be there, at this time of day. */
function askAt(tx: Tx, row: CaseRow): number {
  const { service, timeZone } = policyOf(tx, row.riskHash);
  const expected = settlementsOf(tx, row.id)
    .filter(({ state }) => state === "succeeded")
    .map(({ expectedBy, itemId, remedy }) => expectedBy ?? arrivalShown(row, itemId, remedy))
    .filter((day) => day !== null);
  const away = expected.map((day) => daysBetween(tx.now, Date.parse(`${day}T12:00:00Z`), timeZone));
  return tx.now + (Math.max(0, ...away) + service.followUpDays) * DAY;
}

function arrivalShown(row: CaseRow, itemId: string, remedy: string): string | null {
  const item = row.items.find(({ id }) => id === itemId);
  return item?.offers.find((offer) => offer.remedy === remedy)?.arrives?.to ?? null;
}

/** Asks, by mail; the page behind its link takes the answer. */
export function followUp(tx: Tx, caseId: string): void {
  const row = loadCase(tx, caseId);
  row.followUpAt = null;
  if (!isClosed(row)) return saveCase(tx, row);
  addEvent(tx, row, "clock", "follow_up");
  saveCase(tx, row);
  mailShopper(tx, row, "follow_up");
}
