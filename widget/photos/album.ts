import type { signal as makeSignal } from "@preact/signals-core";
import type { Item } from "../../shared/contract.ts";
import { ApiError } from "../api.ts";
import { newKey } from "../draft.ts";
import type { Model } from "../model.ts";
import { prepare, thumbOf } from "./picture.ts";
import type { Made } from "./picture.ts";

/** So many of an item, with those sent before; the server counts them too. */
export const MOST_PHOTOS = 6;
/** A megabyte takes its time on a slow line. */
const WITHIN = 90_000;

/** A photo that was chosen and isn't part of the case yet. `key` is its own for ever: a retry is the same upload. */
export type Photo = { key: string; id: string | null; file: Blob; made: Made | null };
export type Trouble = "unreadable" | "many";
export type Album = ReturnType<typeof createAlbum>;

/** The ids of what is uploaded, as whoever sends them keeps them: emptied there, the photos are gone here. */
type Ids = { get(): string[]; set(ids: string[]): void };
export type Given = { model: Model; ids: Ids; signal: typeof makeSignal };

/** The photos of one item: made small and uploaded one after the other, a lost connection waited out. */
export function createAlbum({ model, ids, signal }: Given) {
  const chosen = signal<Photo[]>([]);
  const thumbs = signal<Record<string, HTMLCanvasElement | null>>({});
  const trouble = signal<Trouble | null>(null);

  const photos = () => chosen.value.filter(({ id }) => id === null || ids.get().includes(id));
  const next = () => photos().find(({ id }) => id === null);
  const find = (key: string) => photos().find((photo) => photo.key === key);
  const put = (key: string, part: Partial<Photo>) => {
    chosen.value = photos().map((photo) => (photo.key === key ? { ...photo, ...part } : photo));
  };
  const keepThumb = (id: string, thumb: HTMLCanvasElement | null) => {
    thumbs.value = { ...thumbs.value, [id]: thumb };
  };

  const remove = (key: string) => {
    trouble.value = null;
    const { id } = find(key) ?? {};
    chosen.value = photos().filter((photo) => photo.key !== key);
    if (id) ids.set(ids.get().filter((other) => other !== id));
  };

  /** Adds what was chosen, as far as there is room beside the `sent` ones. */
  const add = (files: readonly Blob[], sent: number) => {
    const room = MOST_PHOTOS - sent - photos().length;
    trouble.value = files.length > room ? "many" : null;
    const added = files.slice(0, Math.max(0, room)).map((file) => ({ key: newKey(), id: null, file, made: null }));
    chosen.value = [...photos(), ...added];
    start();
  };

  /** One thing at a time, as everywhere in the panel: while photos are under way, nothing is sent without them. */
  const start = (): void => {
    if (!next()) return;
    if (!model.busy.peek()) return void model.run(work);
    const end = model.busy.subscribe((busy) => {
      if (busy) return;
      end();
      start();
    });
  };

  const work = async () => {
    for (let photo = next(); photo; photo = next()) await take(photo);
  };

  const take = async ({ key, file, made: before }: Photo) => {
    try {
      const made = before ?? (await prepare(file));
      put(key, { made });
      if (find(key)) await upload(key, made);
    } catch (error) {
      // It goes on later, unless this very photo was looked at and can't be taken.
      if (error instanceof ApiError && !error.decided) throw error;
      remove(key);
      trouble.value = "unreadable";
    }
  };

  const upload = async (key: string, { blob, look, thumb }: Made) => {
    const headers = { "Idempotency-Key": key, "Content-Type": blob.type };
    const answer = await model.api.send(`/v1/evidence?look=${look}`, blob, headers, WITHIN);
    const { id } = (await answer.json()) as { id: string };
    if (!find(key)) return;
    keepThumb(id, thumb);
    ids.set([...ids.get(), id]);
    put(key, { id });
  };

  const asked = new Set<string>();
  /** Fetches what was sent before, once each. Drawn, not shown as an image: the page's policy may forbid those. */
  const see = (sent: Item["evidence"]) => {
    for (const { id, url } of sent) {
      if (asked.has(id) || id in thumbs.peek()) continue;
      asked.add(id);
      void thumbFrom(url).then((thumb) => keepThumb(id, thumb));
    }
  };

  return { photos, thumbs, trouble, add, remove, see };
}

/** Null when it can't be had: its place is shown, empty. */
async function thumbFrom(url: string): Promise<HTMLCanvasElement | null> {
  try {
    const response = await fetch(url, { referrerPolicy: "no-referrer" });
    const picture = await createImageBitmap(await response.blob());
    const thumb = thumbOf(picture);
    picture.close();
    return thumb;
  } catch {
    return null;
  }
}
