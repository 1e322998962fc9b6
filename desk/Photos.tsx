import { useSignal } from "@preact/signals";
import type { DeskItem } from "../shared/contract.ts";
import { webAddress } from "./format.ts";
import { Lightbox } from "./Lightbox.tsx";
import { text } from "./strings.ts";

const words = text.photos;

/** `onStale`: an address has run out, so the case should be read again. */
type Props = { item: DeskItem; onStale(): void };

/** An item's photos, small; one opens large over the page. */
export function Photos({ item, onStale }: Props) {
  const open = useSignal<number | null>(null);
  const photos = item.evidence.flatMap(({ id, url }) => ownAddress(id, url));
  if (photos.length === 0) return null;
  return (
    <div class="photos">
      <ul aria-label={words.of(item.title)}>
        {photos.map(({ id, src }, index) => (
          <li key={id}>
            <button
              type="button"
              aria-label={words.open(index + 1, photos.length, item.seenBefore.includes(id))}
              onClick={() => (open.value = index)}
            >
              <img src={src} alt="" width={96} height={96} onError={onStale} />
            </button>
          </li>
        ))}
      </ul>
      {item.seenBefore.length > 0 && <p class="quiet">{words.seenBefore}</p>}
      {open.value !== null && (
        <Lightbox
          photos={photos.map(({ src }) => src)}
          title={item.title}
          start={open.value}
          onStale={onStale}
          onClose={() => (open.value = null)}
        />
      )}
    </div>
  );
}

/** On this page's own host, whatever name the desk was opened by: its policy lets pictures come from there. */
function ownAddress(id: string, url: string): { id: string; src: string }[] {
  const address = webAddress(url);
  if (address === null) return [];
  const { pathname, search } = new URL(address);
  return [{ id, src: pathname + search }];
}
