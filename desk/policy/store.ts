import type { Draft } from "./draft.ts";

/** A draft outlives a reload and a closed tab. Storage may be blocked or full: then it just doesn't. */

/** The document as far as it is written, and the version it started from. */
export type Kept = { from: string; draft: Draft };

export type Store = { read(): Kept | null; write(kept: Kept | null): void };

/** One draft for each merchant, in this browser. */
export function draftStore(merchant: string): Store {
  const key = `amends-policy-draft-${merchant}`;
  return {
    read() {
      try {
        return keptIn(JSON.parse(localStorage.getItem(key) ?? "null"));
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        if (kept === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // Blocked storage costs a convenience, nothing else.
      }
    },
  };
}

/** What was stored by an older page may have another form. */
function keptIn(value: unknown): Kept | null {
  const kept = value as Partial<Kept> | null;
  return kept && typeof kept.from === "string" && typeof kept.draft === "object" && kept.draft !== null
    ? { from: kept.from, draft: kept.draft }
    : null;
}
