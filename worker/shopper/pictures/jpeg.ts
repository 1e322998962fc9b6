import { orientationOf, orientationSegment } from "./orientation.ts";
import { joined, says, showable } from "./parts.ts";

/** One marker and what belongs to it, up to the next; after a scan's header its data belongs to it too. */
type Segment = { marker: number; bytes: Uint8Array };

const [SOI, EOI, SOS, APP0, APP1, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xef, 0xfe];

/** A JPEG without metadata, but the right way up; null when it is none. */
export function jpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const segments = segmentsOf(bytes);
  if (!segments || !segments.some(({ marker }) => marker === SOS)) return null;
  const frames = segments.filter(({ marker }) => isFrame(marker));
  if (frames.length === 0 || !frames.every((frame) => showableFrame(frame.bytes))) return null;
  const turned = segments.map((segment) => (segment.marker === APP1 ? orientationOf(segment.bytes) : 1));
  const up = orientationSegment(turned.find((orientation) => orientation !== 1) ?? 1);
  const kept = segments.filter(isPicture).map((segment) => segment.bytes);
  return joined([Uint8Array.of(0xff, SOI), up, ...kept, Uint8Array.of(0xff, EOI)]);
}

/** What stands between the start and the end of the picture; whatever comes behind its end is not looked at. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  const segments: Segment[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    // Any number of these may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === EOI) return segments;
    const end = marker === undefined ? null : endOf(bytes, at, marker);
    if (marker === undefined || end === null) return null;
    segments.push({ marker, bytes: bytes.subarray(at, end) });
    at = end;
  }
  // Cut off before its end: browsers show what there is.
  return segments;
}

function endOf(bytes: Uint8Array, at: number, marker: number): number | null {
  if (isBare(marker)) return at + 2;
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return null;
  return marker === SOS ? endOfScan(bytes, end) : end;
}

/** In a scan's data 0xff is followed by 0, or by a restart; anything else ends it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
}

/** Markers that stand alone, with no length after them. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Start of frame, of any of its kinds; three numbers among them mean something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function showableFrame(bytes: Uint8Array): boolean {
  const number = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return showable(number(7), number(5));
}

/** Colours stay as they are; a header of another length than JFIF's own carries a small picture of before it was cut. */
function isPicture({ marker, bytes }: Segment): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP0) return bytes.length === 18 && says(bytes, 4, "JFIF\0");
  return says(bytes, 4, "ICC_PROFILE\0") || says(bytes, 4, "Adobe");
}
