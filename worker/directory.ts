import { DurableObject } from "cloudflare:workers";
import type { Env } from "./env.ts";

/** The operator's list of merchants. Nothing a shopper waits for goes through here. */
export class Directory extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS merchants (id TEXT PRIMARY KEY, label TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
    );
  }

  /** Adds a merchant; again changes nothing. */
  add(id: string, label: string): void {
    this.ctx.storage.sql.exec("INSERT OR IGNORE INTO merchants VALUES (?, ?, ?)", id, label, Date.now());
  }

  /** All merchants, newest first. */
  list(): { id: string; name: string; createdAt: string }[] {
    const rows = this.ctx.storage.sql.exec<{ id: string; label: string; at: number }>(
      "SELECT * FROM merchants ORDER BY at DESC, id",
    );
    return rows.toArray().map(({ id, label, at }) => ({ id, name: label, createdAt: new Date(at).toISOString() }));
  }
}
