import { exists } from "./tables.ts";
import { stored } from "./tx.ts";
import type { Settings, Tx } from "./tx.ts";

/** The merchant's settings: one row, replaced whole. */

/**
 * A way to read them: null where there is no merchant. They are read from the table each time, but parsed only when the
 * text is another than the last time.
 */
export function settingsOf(sql: SqlStorage): () => Settings | null {
  let there = false;
  let last: { json: string; settings: Settings } | null = null;
  return () => {
    there ||= exists(sql);
    if (!there) return null;
    const { json } = sql.exec<{ json: string }>("SELECT json FROM settings").one();
    if (last?.json !== json) last = { json, settings: stored(json) };
    return last.settings;
  };
}

/** Changes some of them. Their version rises, so that no one goes by old ones. */
export function changeSettings(
  tx: Pick<Tx, "sql" | "settings">,
  change: Partial<Omit<Settings, "id" | "version">>,
): void {
  tx.settings = { ...tx.settings, ...change, version: tx.settings.version + 1 };
  tx.sql.exec("UPDATE settings SET version = ?, json = ?", tx.settings.version, JSON.stringify(tx.settings));
}
