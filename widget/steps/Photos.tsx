import { signal } from "@preact/signals-core";
import type { ComponentProps, ComponentType } from "preact";
import type { Item } from "../../shared/contract.ts";
import { retrying } from "../edge.ts";
import type { Model } from "../model.ts";
import type { Album } from "../photos/album.ts";
import { en } from "../strings/en-follow.ts";
import type { Flow } from "./flow.ts";
import type { Props } from "./later.tsx";

/** The chunk of photos: what makes them small, uploads and draws them. */
type Chunk = {
  createAlbum(model: Model, ids: { get(): string[]; set(ids: string[]): void }): Album;
  Gallery: ComponentType<{ album: Album; sent: Item["evidence"] }>;
};
type FileEvent = Parameters<NonNullable<ComponentProps<"input">["onChange"]>>[0];

const chunk = signal<Chunk | null>(null);
const chunkOfPhotos = retrying<Chunk>(() => import("../photos/photos.tsx"));
const fetchPhotos = async () => (chunk.value ??= await chunkOfPhotos());

/** The photos of an item; what makes them small is a chunk of its own, asked for when a photo is. */
export function Photos({ model, flow, item }: Props & { item: Item }) {
  const Gallery = chunk.value?.Gallery;
  const choose = ({ currentTarget }: FileEvent) => {
    const files = [...(currentTarget.files ?? [])];
    // The same file can be chosen again.
    currentTarget.value = "";
    const add = async () => albumOf(await fetchPhotos(), model, flow, item).add(files, item.evidence.length);
    void (chunk.value ? add() : model.run(add));
  };
  return (
    <div class="e" data-photos ref={prefetch}>
      {chunk.value && Gallery && <Gallery album={albumOf(chunk.value, model, flow, item)} sent={item.evidence} />}
      <label class="add">
        {en.asked.more}
        <input class="v" type="file" accept="image/*" multiple onChange={choose} />
      </label>
    </div>
  );
}

/** Ahead of need: a photo was asked for. Only when one is chosen does a failure matter. */
const prefetch = (slot: HTMLElement | null) => void (slot && fetchPhotos().catch(() => {}));

const albums = new WeakMap<Flow, Map<string, Album>>();

/** An item's album, the same one as long as the conversation lasts. */
function albumOf({ createAlbum }: Chunk, model: Model, flow: Flow, { id }: Item): Album {
  const known = albums.get(flow) ?? new Map<string, Album>();
  albums.set(flow, known);
  const name = `${model.current.peek()!.id} ${id}`;
  const set = (ids: string[]) => void (flow.photos.value = { ...flow.photos.value, [id]: ids });
  const album = known.get(name) ?? createAlbum(model, { get: () => flow.photos.value[id] ?? [], set });
  known.set(name, album);
  return album;
}
