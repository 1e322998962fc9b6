import { says, viewOf } from "./parts.ts";

/** Which way up a photo is: the one thing of its EXIF that is about the picture. Phones turn no pixels, they write this. */

const ORIENTATION = 0x0112;

/** 1 (as it is) to 8, out of an EXIF segment; 1 where it doesn't say. */
export function orientationOf(segment: Uint8Array): number {
  if (!says(segment, 4, "Exif\0\0")) return 1;
  const tiff = viewOf(segment.subarray(10));
  if (tiff.byteLength < 8) return 1;
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(start, little);
  for (let at = start + 2; at < start + 2 + entries * 12 && at + 12 <= tiff.byteLength; at += 12) {
    if (tiff.getUint16(at, little) === ORIENTATION) return known(tiff.getUint16(at + 8, little));
  }
  return 1;
}

const known = (orientation: number) => (orientation >= 1 && orientation <= 8 ? orientation : 1);

/** An EXIF segment that says this and nothing else; empty where there is nothing to say. */
export function orientationSegment(orientation: number): Uint8Array {
  if (orientation === 1) return new Uint8Array();
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, 0xe1, 0, 34, ...exif, ...tiff, ...directory);
}
