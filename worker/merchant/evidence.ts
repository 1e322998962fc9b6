import { PHOTOS_AN_ITEM } from "../../shared/contract.ts";
import type { Item } from "../../shared/contract.ts";
import { DAY } from "../../shared/time.ts";
import { photoKey } from "../ports/photos.ts";
import { Refusal } from "../problem.ts";
import type { CaseRow } from "./cases.ts";
import { photoUrl } from "./photo-link.ts";
import { limit } from "./rates.ts";
import type { Tx } from "./tx.ts";

/** Photos as rows: whose they are and what they were sent for. The bytes are behind the photo port. */

const UPLOADS_AN_HOUR = 30;
const SLICE = 50;

/** `sha256` of the bytes as kept; `look` is the picture's difference hash, 16 hex digits, where the browser made one. */
export type Upload = { id: string; type: string; size: number; sha256: string; look: string | null };

/** Takes note of a photo. The same one again is no new one. Throws `rate_limited`. */
export function recordUpload(tx: Tx, orderId: string, upload: Upload): void {
  if (tx.sql.exec("SELECT 1 FROM evidence WHERE id = ?", upload.id).toArray().length > 0) return;
  limit(tx, `evidence:${orderId}`, UPLOADS_AN_HOUR, 3_600_000);
  tx.sql.exec(
    "INSERT INTO evidence (id, order_id, at, type, size, sha256, look) VALUES (?,?,?,?,?,?,?)",
    upload.id,
    orderId,
    tx.now,
    upload.type,
    upload.size,
    upload.sha256,
    telling(upload.look),
  );
}

/** A wall or a dark room looks like any other: a picture with no edges says nothing. */
function telling(look: string | null): string | null {
  return look === "0".repeat(16) || look === "f".repeat(16) ? null : look;
}

/**
 * Ties photos to an item of a case; those that are its own already stay. Throws `invalid`: `unknown_evidence` for what
 * isn't this order's or is another item's, `too_many`.
 */
export function attach(tx: Tx, row: CaseRow, itemId: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  for (const id of new Set(ids)) {
    if (!isFree(tx, row, itemId, id))
      throw refusal("unknown_evidence", "We can't find this photo. Please add it again.");
    tx.sql.exec("UPDATE evidence SET case_id = ?, item_id = ? WHERE id = ?", row.id, itemId, id);
  }
  const { count } = tx.sql
    .exec<{ count: number }>("SELECT count(*) AS count FROM evidence WHERE case_id = ? AND item_id = ?", row.id, itemId)
    .one();
  if (count > PHOTOS_AN_ITEM) throw refusal("too_many", `We can take ${PHOTOS_AN_ITEM} photos of an item.`);
}

/** An upload of this very order, of no case yet or of this item already. */
function isFree(tx: Tx, row: CaseRow, itemId: string, id: string): boolean {
  const found = tx.sql.exec(
    "SELECT 1 FROM evidence WHERE id = ? AND order_id = ? AND (case_id IS NULL OR (case_id = ? AND item_id = ?))",
    id,
    row.orderId,
    row.id,
    itemId,
  );
  return found.toArray().length > 0;
}

function refusal(code: string, message: string): Refusal {
  return new Refusal("invalid", message, { errors: [{ path: "evidence", code, message }] });
}

/** Whether an item has a photo. */
export function hasPhoto(tx: Tx, row: Pick<CaseRow, "id">, itemId: string): boolean {
  const found = tx.sql.exec("SELECT 1 FROM evidence WHERE case_id = ? AND item_id = ? LIMIT 1", row.id, itemId);
  return found.toArray().length > 0;
}

/** Whether an item has a photo that was sent when proof of the purchase was asked for. */
export function hasProof(tx: Tx, row: Pick<CaseRow, "id">, itemId: string): boolean {
  const found = tx.sql.exec("SELECT 1 FROM evidence WHERE case_id = ? AND item_id = ? AND proof = 1", row.id, itemId);
  return found.toArray().length > 0;
}

/** Takes note that these photos were sent when proof of the purchase was asked for. */
export function markProof(tx: Tx, ids: readonly string[]): void {
  for (const id of ids) tx.sql.exec("UPDATE evidence SET proof = 1 WHERE id = ?", id);
}

/** A case's photos by item, oldest first, each at an address that works for ten minutes at most. */
export function photosOf(tx: Tx, row: CaseRow): Record<string, Item["evidence"]> {
  const rows = tx.sql
    .exec<{ id: string; item_id: string }>("SELECT id, item_id FROM evidence WHERE case_id = ? ORDER BY at, id", row.id)
    .toArray();
  const photos: Record<string, Item["evidence"]> = {};
  for (const { id, item_id } of rows) {
    (photos[item_id] ??= []).push({ id, url: photoUrl(tx.settings, id, tx.now) });
  }
  return photos;
}

/**
 * Which of an item's photos came with another order before: the same bytes, or the same look. A hint to look twice and
 * no more: the look is what the sender's browser said.
 */
export function seenBefore(tx: Tx, row: CaseRow, itemId: string): string[] {
  return seenWhere(tx, "mine.case_id = ? AND mine.item_id = ?", [row.id, itemId]);
}

/** The same of photos that no case has named yet. */
export function seenAmong(tx: Tx, orderId: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const named = "mine.order_id = ? AND mine.id IN (SELECT value FROM json_each(?))";
  return seenWhere(tx, named, [orderId, JSON.stringify(ids)]);
}

function seenWhere(tx: Tx, mine: string, values: readonly string[]): string[] {
  const rows = tx.sql.exec<{ id: string }>(
    `SELECT mine.id FROM evidence AS mine WHERE ${mine} AND (
       EXISTS (SELECT 1 FROM evidence AS other WHERE other.sha256 = mine.sha256
         AND other.order_id <> mine.order_id AND other.case_id IS NOT NULL AND other.at <= mine.at)
       OR EXISTS (SELECT 1 FROM evidence AS other WHERE other.look = mine.look
         AND other.order_id <> mine.order_id AND other.case_id IS NOT NULL AND other.at <= mine.at))
     ORDER BY mine.at, mine.id`,
    ...values,
  );
  return rows.toArray().map(({ id }) => id);
}

/**
 * Uploads that no case has named for a day, a slice of them, as keys in the photo store. None can be named any more; the
 * rows stay until `forgetUploads`, so that a crash between leaves no bytes that nobody knows of.
 */
export function unusedUploads(tx: Tx): string[] {
  const rows = tx.sql.exec<{ id: string }>(
    `UPDATE evidence SET order_id = '' WHERE id IN
       (SELECT id FROM evidence WHERE case_id IS NULL AND at <= ? ORDER BY at LIMIT ?) RETURNING id`,
    tx.now - DAY,
    SLICE,
  );
  return rows.toArray().map(({ id }) => photoKey(tx.settings.id, id));
}

/** Forgets uploads whose bytes are gone. */
export function forgetUploads(tx: Tx, keys: readonly string[]): void {
  for (const key of keys) tx.sql.exec("DELETE FROM evidence WHERE case_id IS NULL AND id = ?", key.split("/")[1]!);
}
