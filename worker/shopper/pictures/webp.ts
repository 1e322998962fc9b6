import { joined, says, showable, viewOf } from "./parts.ts";

/** The picture and its colours. EXIF and XMP are not among them; what moves is no photo. */
const kept = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ICCP"]);

/** In the extended header: there is EXIF, XMP, an animation. */
const NOT_KEPT = 0x08 | 0x04 | 0x02;

type Chunk = { name: string; bytes: Uint8Array };

/** A WebP without metadata; null when it is none, or moves. */
export function webp(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 20 || !says(bytes, 0, "RIFF") || !says(bytes, 8, "WEBP")) return null;
  const chunks = chunksOf(bytes)?.filter(({ name }) => kept.has(name));
  if (!chunks?.some(({ name }) => name === "VP8 " || name === "VP8L")) return null;
  if (!chunks.every(showableChunk)) return null;
  return wrapped(chunks.map(withoutFlags));
}

/** Every chunk as long as the file says it is; an odd one is followed by a byte of nothing. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = viewOf(bytes);
  const last = 8 + view.getUint32(4, true);
  if (last > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= last;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > last) return null;
    chunks.push({ name: String.fromCharCode(...bytes.subarray(at, at + 4)), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return chunks;
}

function showableChunk({ name, bytes }: Chunk): boolean {
  const view = viewOf(bytes);
  if (name === "VP8X") {
    if (bytes.length < 18) return false;
    const side = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return showable(side(12), side(15));
  }
  if (name === "VP8 ") {
    if (bytes.length < 18 || !says(bytes, 11, "\x9d\x01\x2a")) return false;
    return showable(view.getUint16(14, true) & 0x3fff, view.getUint16(16, true) & 0x3fff);
  }
  if (name === "VP8L") {
    if (bytes.length < 13 || bytes[8] !== 0x2f) return false;
    const packed = view.getUint32(9, true);
    return showable((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
  }
  return true;
}

function withoutFlags({ name, bytes }: Chunk): Uint8Array {
  if (name !== "VP8X") return bytes;
  const copy = bytes.slice();
  copy[8]! &= ~NOT_KEPT;
  return copy;
}

function wrapped(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = joined([new TextEncoder().encode("RIFF    WEBP"), ...chunks]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}
