import type { Keys } from "./api.ts";

/** One string kept for us; a browser that allows no storage keeps nothing, and nothing breaks. */
export type Shelf = { get(): string | null; set(value: string | null): void };

/** The shopper's words, and the key of a write whose answer isn't there yet. `at` is milliseconds. */
type Draft = { text: string; write?: string; key?: string; at: number };

export type Drafts = Keys & { text(): string; keep(text: string): void; clear(): void };

const week = 7 * 864e5;

export function createDrafts(shelf: Shelf): Drafts {
  const now = Date.now();
  let draft = read(shelf.get(), now) ?? { text: "", at: now };
  const put = (change: Partial<Draft>) => {
    draft = { ...draft, ...change, at: Date.now() };
    shelf.set(draft.text || draft.key ? JSON.stringify(draft) : null);
  };
  return {
    text: () => draft.text,
    keep: (text) => put({ text }),
    clear: () => put({ text: "" }),
    take(write) {
      if (draft.write !== write || !draft.key) put({ write, key: newKey() });
      return draft.key!;
    },
    done: () => put({ write: undefined, key: undefined }),
  };
}

function read(kept: string | null, now: number): Draft | null {
  try {
    const draft = JSON.parse(kept!) as Draft | null;
    return draft && now - draft.at < week ? draft : null;
  } catch {
    return null;
  }
}

/** 128 random bits. Not `randomUUID`: a page on plain http doesn't have it. */
function newKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
