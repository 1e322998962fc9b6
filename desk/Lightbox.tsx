import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { text } from "./strings.ts";

const words = text.photos;

type Props = {
  /** Addresses, in the order of the thumbnails. */
  photos: readonly string[];
  /** The item's. */
  title: string;
  /** Which is shown first, from 0. */
  start: number;
  onStale(): void;
  onClose(): void;
};

const ZOOMS = [1, 2, 4] as const;

/**
 * Photos one at a time, over the page. Arrows go from one to the next; once it is larger than the window, they move
 * about in it. Esc closes, and the focus goes back to where it was: a dialog does both by itself.
 */
export function Lightbox({ photos, title, start, onStale, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const chosen = useSignal(start);
  const zoom = useSignal(0);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  // There may be fewer since.
  const at = Math.min(chosen.value, photos.length - 1);
  const go = (by: number) => {
    chosen.value = (at + by + photos.length) % photos.length;
    zoom.value = 0;
  };
  const magnify = (by: number) => (zoom.value = Math.min(Math.max(zoom.value + by, 0), ZOOMS.length - 1));
  const toggle = () => (zoom.value = zoom.value === 0 ? 1 : 0);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys(event.key, { zoomed: zoom.value > 0, frame: frame.current, go, magnify });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <dialog class="lightbox" ref={dialog} aria-label={words.of(title)} onClose={onClose} onKeyDown={onKey}>
      <div class="lightbox-head">
        <p>
          <span class="strong">{title}</span>{" "}
          <span class="quiet" role="status">
            {words.nth(at + 1, photos.length)}
          </span>
        </p>
        {photos.length > 1 && <Button name={words.before} sign="‹" onClick={() => go(-1)} />}
        {photos.length > 1 && <Button name={words.after} sign="›" onClick={() => go(1)} />}
        <Button name={words.smaller} sign="−" onClick={() => magnify(-1)} />
        <Button name={words.larger} sign="+" onClick={() => magnify(1)} />
        <Button name={words.close} sign="×" onClick={() => dialog.current?.close()} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
      <div class="lightbox-frame" ref={frame} role="region" aria-label={words.picture} tabIndex={0}>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- + and - do the same */}
        <img
          key={photos[at]}
          class={`zoom-${ZOOMS[zoom.value]}`}
          src={photos[at]}
          alt={words.nth(at + 1, photos.length)}
          onClick={toggle}
          onError={onStale}
        />
      </div>
    </dialog>
  );
}

function Button({ name, sign, onClick }: { name: string; sign: string; onClick(): void }) {
  return (
    <button type="button" aria-label={name} title={name} onClick={onClick}>
      {sign}
    </button>
  );
}

type View = { zoomed: boolean; frame: HTMLElement | null; go(by: number): void; magnify(by: number): void };

const STEP = 120;

/** What a key does here; null for what it leaves to the browser. */
function keys(key: string, { zoomed, frame, go, magnify }: View): (() => void) | null {
  const pan = (left: number, top: number) => () => frame?.scrollBy({ left, top });
  if (key === "+" || key === "=") return () => magnify(1);
  if (key === "-") return () => magnify(-1);
  if (key === "ArrowLeft") return zoomed ? pan(-STEP, 0) : () => go(-1);
  if (key === "ArrowRight") return zoomed ? pan(STEP, 0) : () => go(1);
  if (key === "ArrowUp" && zoomed) return pan(0, -STEP);
  if (key === "ArrowDown" && zoomed) return pan(0, STEP);
  return null;
}
