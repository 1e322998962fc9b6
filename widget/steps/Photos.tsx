import type { TargetedEvent } from "preact";
import type { Item } from "../../shared/contract.ts";
import { spoken } from "../strings/spoken.ts";
import { followWords } from "./follow-words.ts";
import type { Props } from "./later.tsx";

/** The photos of an item; what makes them small is a chunk of its own, asked for when a photo is. */
export function Photos({ model, flow, item, add = followWords().asked.more }: Props & { item: Item; add?: string }) {
  const { albums } = flow;
  const album = albums.of(item.id);
  const Gallery = albums.chunk.value?.Gallery;
  const choose = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    // The same file can be chosen again.
    currentTarget.value = "";
    if (album) return album.add(files, item.evidence.length);
    void model.run(async () => {
      await albums.fetch();
      albums.of(item.id)!.add(files, item.evidence.length);
    });
  };
  // Ahead of need: a photo was asked for. Only when one is chosen does a failure matter.
  const prefetch = (slot: HTMLElement | null) => void (slot && albums.fetch().catch(() => {}));
  return (
    <div class="e" data-photos ref={prefetch}>
      {album && Gallery && <Gallery album={album} sent={item.evidence} say={spoken.photos} />}
      <label class="add">
        {add}
        <input class="v" type="file" accept="image/*" multiple onChange={choose} />
      </label>
    </div>
  );
}
