import { jpeg } from "./jpeg.ts";
import { png } from "./png.ts";
import { webp } from "./webp.ts";

/** A picture as we keep it: what its bytes say it is, with nothing in it but the picture. */
export type Picture = { type: "image/jpeg" | "image/png" | "image/webp"; bytes: Uint8Array };

/** Each reads one format from its first byte to its last and leaves out what isn't the picture; null: not that format. */
const formats = { "image/jpeg": jpeg, "image/png": png, "image/webp": webp } as const;

/** The kinds of picture we take. */
export const pictureTypes = Object.keys(formats) as Picture["type"][];

/**
 * Reads a picture by its content, whatever its sender calls it, without the place, the time and the camera that phones
 * write into it, and without anything hidden behind it. Null: none we take. Never throws.
 */
export function pictureOf(bytes: Uint8Array): Picture | null {
  for (const type of pictureTypes) {
    const clean = formats[type](bytes);
    if (clean) return { type, bytes: clean };
  }
  return null;
}
