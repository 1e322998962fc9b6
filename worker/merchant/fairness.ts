import type { FairnessAnswer } from "../../shared/contract.ts";
import { canonical } from "../../shared/policy/document.ts";
import { merged } from "../../shared/policy/fairness.ts";
import type { Group } from "../../shared/policy/fairness.ts";
import { overturnedTooOften } from "../../shared/policy/signals.ts";
import { localDate } from "../../shared/time.ts";
import type { CaseRow } from "./cases.ts";
import type { Known } from "./orders.ts";
import { tallyOf } from "./overturns.ts";
import { liveHash, policyOf } from "./policies.ts";
import type { Tx } from "./tx.ts";

/** Who gets a person: counted as items come, by month and group, with nobody's name or order in it. */

const MONTHS = 12;

/** Counts a new case's items. Orders that only try things out are left out. */
export function countReviews(tx: Tx, row: CaseRow, known: Known): void {
  if (known.order.test) return;
  const persons = row.items.filter(({ state }) => state === "in_review").length;
  const language = row.lang.split(/[-_]/)[0]!.toLowerCase();
  tx.sql.exec(
    `INSERT INTO review_counts VALUES (?1, 'country', ?2, ?5, ?6), (?1, 'language', ?3, ?5, ?6), (?1, 'customer', ?4, ?5, ?6)
       ON CONFLICT DO UPDATE SET items = items + ?5, persons = persons + ?6`,
    monthOf(tx, 0),
    known.order.country,
    language,
    isReturning(tx, known) ? "returning" : "new",
    row.items.length,
    persons,
  );
}

/** Whether they had ordered before: by the shop's word, or because we have seen another order of theirs. */
function isReturning(tx: Tx, { order, emailHash }: Known): boolean {
  if ((order.customer.orders365d ?? 0) > 1) return true;
  const others = tx.sql.exec(
    "SELECT 1 FROM orders WHERE (customer = ?1 OR email_hash = ?2) AND id <> ?3 LIMIT 1",
    order.customer.id ?? null,
    emailHash,
    order.id,
  );
  return others.toArray().length > 0;
}

/** "2026-11", so many months ago, in the merchant's time zone. */
function monthOf(tx: Tx, ago: number): string {
  const [year, month] = localDate(tx.now, tx.settings.timeZone).split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - ago)).toISOString().slice(0, 7);
}

/** The last twelve months, this one among them, and what became of each rule on signals that is live. */
export function fairness(tx: Tx): FairnessAnswer {
  const since = monthOf(tx, MONTHS - 1);
  const { signals } = policyOf(tx, liveHash(tx));
  return {
    since,
    groups: {
      country: groupsOf(tx, "country", since),
      language: groupsOf(tx, "language", since),
      customer: groupsOf(tx, "customer", since),
    },
    signals: signals.map((rule) => {
      const name = canonical(rule);
      const { sent = 0, upheld = 0, overturned = 0, marked = 0 } = tallyOf(tx, name) ?? {};
      const tooOften = overturnedTooOften({ upheld, overturned });
      return { rule: name, sent, upheld, overturned, marked, tooOften };
    }),
  };
}

function groupsOf(tx: Tx, kind: string, since: string): Group[] {
  const query = `SELECT name, sum(items) AS items, sum(persons) AS persons FROM review_counts
    WHERE month >= ? AND kind = ? GROUP BY name`;
  return merged(tx.sql.exec<Group>(query, since, kind).toArray());
}
