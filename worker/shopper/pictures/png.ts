import { joined, says, showable, viewOf } from "./parts.ts";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** The picture and its colours. Text, time and EXIF are not among them, nor is a second, moving picture. */
const kept = new Set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI".split(" "));

type Chunk = { name: string; bytes: Uint8Array };

/** A PNG without metadata; null when it is none. */
export function png(bytes: Uint8Array): Uint8Array | null {
  if (!signature.every((byte, index) => bytes[index] === byte)) return null;
  const chunks = chunksOf(bytes);
  if (!chunks || !chunks.some(({ name }) => name === "IDAT")) return null;
  const header = chunks[0]!;
  if (header.name !== "IHDR" || header.bytes.length !== 25) return null;
  const view = viewOf(header.bytes);
  if (!showable(view.getUint32(8), view.getUint32(12))) return null;
  return joined([signature, ...chunks.filter(({ name }) => kept.has(name)).map((chunk) => chunk.bytes)]);
}

/** Every chunk up to the last one, with its length and checksum; whatever comes behind that is not looked at. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    chunks.push({ name: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes: bytes.subarray(at, end) });
    if (says(bytes, at + 4, "IEND")) return chunks;
    at = end;
  }
  return null;
}
