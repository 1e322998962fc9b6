import type { Item } from "../../shared/contract.ts";
import { adopt } from "../edge.ts";
import { en } from "../strings/en-photos.ts";
import type { PhotoStrings } from "../strings/en-photos.ts";
import { createAlbum } from "./album.ts";
import type { Album } from "./album.ts";
import css from "./photos.css";
import { THUMB } from "./picture.ts";

/** The chunk of photos: asked for when one is. */
export { createAlbum };

type Shown = { key: string; thumb: HTMLCanvasElement | null; waiting: boolean; chosen: boolean };

/** The photos of an item, those sent before first, and in words how far the others are. */
export function Gallery({ album, sent, say = en }: { album: Album; sent: Item["evidence"]; say?: PhotoStrings }) {
  album.see(sent);
  const shown: Shown[] = [
    ...sent.map(({ id }) => ({ key: id, thumb: album.thumbs.value[id] ?? null, waiting: false, chosen: false })),
    ...album.photos().map(({ key, id, made }) => ({ key, thumb: made?.thumb ?? null, waiting: !id, chosen: true })),
  ];
  return (
    <>
      {shown[0] && (
        <ul class="ph" ref={dress} aria-label={say.list}>
          {shown.map((photo, index) => (
            <Tile key={photo.key} say={say} photo={photo} name={[index + 1, shown.length]} remove={album.remove} />
          ))}
        </ul>
      )}
      <div role="status">{statusOf(album, say)}</div>
    </>
  );
}

type TileProps = { say: PhotoStrings; photo: Shown; name: [number: number, of: number]; remove(key: string): void };

function Tile({ say, photo: { key, thumb, waiting, chosen }, name, remove }: TileProps) {
  return (
    <li>
      <canvas
        class={waiting ? "wait" : ""}
        role="img"
        aria-label={say.photo(...name)}
        width={THUMB}
        height={THUMB}
        ref={(canvas) => void (thumb && canvas?.getContext("2d")!.drawImage(thumb, 0, 0))}
      />
      {chosen && (
        <button type="button" aria-label={say.removeIt(name[0])} onClick={(event) => removed(event, () => remove(key))}>
          {say.remove}
        </button>
      )}
    </li>
  );
}

/** The focus must not fall to the page's start with the button it was on. */
function removed({ currentTarget }: { currentTarget: HTMLElement }, remove: () => void): void {
  const field = currentTarget.closest("[data-photos]");
  remove();
  field?.querySelector<HTMLElement>("input[type=file]")?.focus();
}

function statusOf(album: Album, say: PhotoStrings): string {
  const photos = album.photos();
  const waiting = photos.filter(({ id }) => !id);
  if (album.trouble.value) return say.trouble[album.trouble.value];
  if (waiting[0]) return waiting[0].made ? say.sending(waiting.length) : say.making;
  return photos[0] ? say.ready(photos.length) : "";
}

const dressed = new WeakSet<Node>();

/** Once in each root: the styles come with this chunk. */
function dress(element: HTMLElement | null): void {
  const root = element?.getRootNode();
  if (!(root instanceof ShadowRoot) || dressed.has(root)) return;
  dressed.add(root);
  adopt(root, css);
}
