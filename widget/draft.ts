import type { Keys } from "./api.ts";

/** One string kept for us; a browser that allows no storage keeps nothing, and nothing breaks. */
export type Shelf = { get(): string | null; set(value: string | null): void };

/**
 * The shopper's words; by case and field, what is being written there; and the key of a write whose answer isn't there
 * yet, told apart by `write`. `at` is milliseconds.
 */
type Draft = { text: string; notes: Record<string, string | undefined>; write?: string; key?: string; at: number };

export type Drafts = Keys & {
  text(): string;
  keep(text: string): void;
  /** What is being written in a field; empty when nothing is. */
  note(field: string): string;
  jot(field: string, words: string): void;
  /** Whether any words are kept. */
  kept(): boolean;
  clear(): void;
};

const week = 7 * 864e5;

export function createDrafts(shelf: Shelf): Drafts {
  const now = Date.now();
  let draft: Draft = { text: "", notes: {}, at: now, ...read(shelf.get(), now) };
  const kept = () => !!draft.text || Object.values(draft.notes).some(Boolean);
  const put = (change: Partial<Draft>) => {
    draft = { ...draft, ...change, at: Date.now() };
    shelf.set(kept() || draft.key ? JSON.stringify(draft) : null);
  };
  return {
    text: () => draft.text,
    keep: (text) => put({ text }),
    note: (field) => draft.notes[field] ?? "",
    jot: (field, words) => put({ notes: { ...draft.notes, [field]: words || undefined } }),
    kept,
    clear: () => put({ text: "", write: undefined, key: undefined }),
    take(request) {
      const write = digest(request);
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

/** Tells one request from another, so that its words needn't be kept until its answer is there. */
function digest(request: string): string {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < request.length; at++) {
    one = Math.imul(one ^ request.charCodeAt(at), 2654435761);
    two = Math.imul(two ^ request.charCodeAt(at), 1597334677);
  }
  return `${one}.${two}`;
}

/** 128 random bits. Not `randomUUID`: a page on plain http doesn't have it. */
export function newKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
