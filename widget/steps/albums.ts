import { signal } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";
import type { ComponentType } from "preact";
import type { Item } from "../../shared/contract.ts";
import { retrying } from "../edge.ts";
import type { Model } from "../model.ts";
import type { Album, Given } from "../photos/album.ts";
import type { PhotoStrings } from "../strings/en-photos.ts";

/** The chunk of photos: what makes them small, uploads and draws them. */
type Chunk = {
  createAlbum(given: Given): Album;
  Gallery: ComponentType<{ album: Album; sent: Item["evidence"]; say?: PhotoStrings | undefined }>;
};

/**
 * The photos of each item, and the chunk they come with. `ids` are the uploaded ones by item, until they are sent. The
 * chunk is handed our `signal`: were it to import that too, the panel's one file would fall in two.
 */
export function createAlbums(model: Model, ids: Signal<Record<string, string[]>>) {
  const chunk = signal<Chunk | null>(null);
  const load = retrying<Chunk>(() => import("../photos/photos.tsx"));
  const known = new Map<string, Album>();

  const fetch = async () => (chunk.value ??= await load());

  /** An item's album, the same one as long as the conversation lasts; null before the chunk is there. */
  const of = (item: string): Album | null => {
    if (!chunk.value) return null;
    const name = `${model.current.peek()!.id} ${item}`;
    const get = () => ids.value[item] ?? [];
    const set = (uploaded: string[]) => void (ids.value = { ...ids.value, [item]: uploaded });
    const album = known.get(name) ?? chunk.value.createAlbum({ model, signal, ids: { get, set } });
    known.set(name, album);
    return album;
  };

  return { chunk, fetch, of };
}
